//! Rows and cells of the matrix.

use egui::{Align2, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};
use lucide_icons::Icon;

use super::super::words;
use super::Matrix;
use super::layout::{CELL, MARK};
use crate::chart::Ink;
use crate::i18n::{fmt, tr::certificates as tr};
use crate::plan::State;
use crate::plan::trust::{Root, TrustCell, TrustState};
use crate::session::{Command, Selection};
use crate::ui::planning::Planning;
use crate::ui::theme::{Type, size};
use crate::ui::widgets::{UiExt as _, fitting, paint_icon, paint_text, pane_line};

impl Matrix<'_, '_> {
    pub(super) fn row(&self, ui: &mut Ui, index: usize) {
        let Some(row) = self.rows.get(index) else { return };
        let view = self.view;
        let Some(lane) = view.outlook.lanes.get(row.lane) else { return };
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), CELL.1), Sense::hover());
        let left = rect.left() + size::PANE_LEFT;
        let selected = self.selected();
        let here = selected.is_some_and(|(row, _)| row == index);
        let whole = Rect::from_min_max(pos2(left - 4.0, rect.top()), pos2(left + self.plan.width, rect.bottom()));
        if here {
            ui.painter().rect_filled(whole, 0, ui.ink(Ink::Selected));
        } else if ui.rect_contains_pointer(whole) {
            ui.painter().rect_filled(whole, 0, ui.ink(Ink::Hover));
        }
        pane_line(ui, whole.with_min_x(left));
        let name = view.lane_name(lane);
        let names = Rect::from_min_max(pos2(left, rect.top()), pos2(left + self.plan.names, rect.bottom()));
        let label = ui.interact(names, self.id.with(("row", index)), Sense::click());
        label.widget_info(|| WidgetInfo::selected(Role::RowHeader, true, here, &name));
        let swatch = Rect::from_center_size(pos2(left + 4.0, rect.center().y), vec2(8.0, 8.0));
        ui.painter().rect_filled(swatch, size::RADIUS_SWATCH, ui.ink(Ink::Class(lane.class.group())));
        let role = if here { Type::DenseBold } else { Type::Dense };
        let words = names.with_min_x(left + 14.0);
        // Where the columns leave little room the model has to do, without its maker.
        let model = lane.product.and_then(|product| view.catalog.product(product)).map_or("", |product| &product.model);
        let short: Vec<&str> = model.split(' ').take(2).collect();
        let short = short.join(" ");
        let texts: Vec<&str> = [&name, model, &short].into_iter().filter(|text| !text.is_empty()).collect();
        let shown = fitting(ui, role, words.width(), &texts);
        paint_text(ui, words, Align2::LEFT_CENTER, role, Ink::TextPrimary, shown);
        let numbers =
            Rect::from_min_max(pos2(left + self.plan.names, rect.top()), pos2(left + self.plan.numbers, rect.bottom()));
        paint_text(ui, numbers, Align2::RIGHT_CENTER, Type::Dense, Ink::TextPrimary, &view.number(lane.devices));
        if label.clicked() {
            view.select(Selection::Lane(lane.key.clone()));
        }
        label.on_hover_text(format!("{name}\n{}", view.lane_note(lane)));
        for (column, ((root, cell), x)) in self.trust.roots.iter().zip(&row.cells).zip(&self.plan.roots).enumerate() {
            let place = Rect::from_min_size(pos2(left + x, rect.top()), vec2(self.plan.cell, CELL.1));
            let chosen = selected == Some((index, Some(column)));
            self.cell(ui, place, (index, column), root, cell, chosen, &name);
        }
    }

    #[expect(clippy::too_many_arguments, reason = "a cell is where it is, what it says, and whether it is chosen")]
    fn cell(&self, ui: &Ui, place: Rect, at: (usize, usize), root: &Root, cell: &TrustCell, chosen: bool, lane: &str) {
        let view = self.view;
        let id = self.id.with(at);
        let response = ui.interact(place, id, Sense::click());
        let sentence = words::cell(view, lane, root, cell);
        response.widget_info(|| WidgetInfo::selected(Role::Cell, true, chosen, &sentence));
        let mark = Rect::from_center_size(place.center(), vec2(MARK.0.min(place.width() - 6.0), MARK.1));
        paint(ui, view, mark, root, cell);
        if chosen {
            let stroke = Stroke::new(2.0, ui.ink(Ink::Accent));
            ui.painter().rect_stroke(mark, size::RADIUS_CHIP, stroke, StrokeKind::Inside);
        }
        if response.clicked() || response.secondary_clicked() {
            self.select(at.0, at.1);
            ui.memory_mut(|memory| memory.request_focus(self.id));
        }
        if response.double_clicked() {
            view.send(Command::Explain);
        }
        // The one place that takes the keys of the whole matrix.
        if chosen {
            ui.interact(Rect::NOTHING, self.id, Sense::focusable_noninteractive());
        }
        response.context_menu(|ui| self.menu(ui, at, root, cell));
        response.on_hover_ui(|ui| self.tip(ui, &sentence, cell));
    }

    fn tip(&self, ui: &mut Ui, sentence: &str, cell: &TrustCell) {
        ui.set_max_width(320.0);
        ui.txt_wrapped(Type::DenseBold, Ink::TextPrimary, sentence);
        for part in cell.parts.iter().take(3) {
            let basis = words::basis(self.view, part);
            let firmware = match part.firmware.as_str() {
                // One part for all versions.
                "" if cell.parts.len() == 1 => String::new(),
                "" => format!(" × {}", tr::no_firmware(self.view.lang)),
                firmware => format!(" × {firmware}"),
            };
            let text = format!("{}{firmware}: {basis}", self.view.number(part.devices));
            ui.txt_wrapped(Type::Dense, Ink::TextSecondary, text);
        }
    }
}

fn paint(ui: &Ui, view: &Planning<'_>, mark: Rect, root: &Root, cell: &TrustCell) {
    let center = mark.center();
    let past = root.not_after.is_some_and(|end| end < view.session.as_of());
    match cell.state {
        TrustState::Trusted => {
            let ink = if past { Ink::TextTertiary } else { Ink::StateLine(State::Supported) };
            paint_icon(ui, center, Icon::Check, 14.0, ui.ink(ink));
        }
        TrustState::Missing => {
            if cell.accepted || past {
                let stroke = Stroke::new(1.0, ui.ink(Ink::StateLine(State::Unsupported)));
                ui.painter().rect_stroke(mark, size::RADIUS_CHIP, stroke, StrokeKind::Inside);
            } else {
                ui.painter().rect_filled(mark, size::RADIUS_CHIP, ui.ink(Ink::StateFill(State::Unsupported)));
            }
            let of = cell.missing + cell.trusted + cell.undocumented;
            let color = ui.ink(Ink::StateLine(State::Unsupported));
            if cell.missing < of {
                paint_icon(ui, pos2(center.x - 10.0, center.y), Icon::X, 13.0, color);
                let words = Rect::from_min_max(pos2(center.x, mark.top()), mark.max);
                paint_text(
                    ui,
                    words,
                    Align2::LEFT_CENTER,
                    Type::Dense,
                    Ink::StateText(State::Unsupported),
                    &view.number(cell.missing),
                );
            } else {
                paint_icon(ui, center, Icon::X, 13.0, color);
            }
        }
        TrustState::Undocumented if cell.trusted > 0 => {
            paint_icon(ui, pos2(center.x - 10.0, center.y), Icon::CircleQuestionMark, 13.0, ui.ink(Ink::TextTertiary));
            let words = Rect::from_min_max(pos2(center.x, mark.top()), mark.max);
            let count = view.number(cell.undocumented);
            paint_text(ui, words, Align2::LEFT_CENTER, Type::Dense, Ink::TextTertiary, &count);
        }
        TrustState::Undocumented => paint_icon(ui, center, Icon::CircleQuestionMark, 13.0, ui.ink(Ink::TextTertiary)),
        TrustState::NotUsed => {
            paint_text(ui, mark, Align2::CENTER_CENTER, Type::Dense, Ink::TextTertiary, fmt::DASH);
        }
    }
    if cell.own {
        ui.painter().circle_filled(pos2(mark.right() - 5.0, mark.top() + 5.0), 2.5, ui.ink(Ink::Accent));
    }
}
