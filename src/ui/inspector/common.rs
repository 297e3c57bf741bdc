//! Parts that several inspectors share: sources, bars by site, states on a day.

use egui::{Align, Align2, Id, Layout, Rect, Sense, Ui, pos2, vec2};
use lucide_icons::Icon;

use crate::catalog::SourceId;
use crate::chart::metrics::fit;
use crate::chart::{Face, Ink};
use crate::i18n::tr::inspector as tr;
use crate::model::Day;
use crate::plan::State;
use crate::plan::support::Counts;
use crate::session::Selection;
use crate::ui::planning::{Planning, words};
use crate::ui::theme::Type;
use crate::ui::widgets::{UiExt as _, paint_text};

/// Sites or firmware shown before the rest is counted.
const SHOWN: usize = 8;

/// A list of names with bars and numbers.
pub(super) fn bars(ui: &mut Ui, view: &Planning<'_>, title: &str, none: &str, ink: Ink, rows: &[(String, u64)]) {
    if rows.is_empty() {
        return;
    }
    ui.section(|ui| {
        ui.section_title(None, title);
        let most = rows.iter().map(|(_, count)| *count).max().unwrap_or(1).max(1);
        for (name, count) in rows.iter().take(SHOWN) {
            let name = if name.is_empty() { none } else { name };
            let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 18.0), Sense::hover());
            let number = view.number(*count);
            response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, format!("{name}, {number}")));
            let names = rect.width() * 0.36;
            let place = rect.with_max_x(rect.left() + names - 6.0);
            paint_text(ui, place, Align2::LEFT_CENTER, Type::Dense, Ink::TextSecondary, name);
            paint_text(ui, rect, Align2::RIGHT_CENTER, Type::DenseBold, Ink::TextPrimary, &number);
            let room = rect.width() - names - 48.0;
            let width = (room * (*count as f32 / most as f32)).max(2.0);
            let bar = Rect::from_min_size(pos2(rect.left() + names, rect.center().y - 4.0), vec2(width, 8.0));
            ui.painter().rect_filled(bar, 2, ui.ink(ink));
            if ui.painter().layout_no_wrap(name.to_owned(), Type::Dense.font(), egui::Color32::TRANSPARENT).size().x
                > place.width()
            {
                response.on_hover_text(name);
            }
        }
        if rows.len() > SHOWN {
            ui.txt(Type::Dense, Ink::TextTertiary, tr::more(view.lang, (rows.len() - SHOWN) as u64));
        }
    });
}

/// A source: publisher, address, and the day it was read.
pub(super) fn source(ui: &mut Ui, view: &Planning<'_>, id: &SourceId) {
    match view.catalog.source(id) {
        Some(source) => {
            ui.txt_wrapped(Type::Dense, Ink::TextPrimary, crate::i18n::explain::publisher(view.lang, source));
            let read = tr::checked(view.lang, &view.date(source.read_on));
            let response = ui.txt_cut(Type::Caption, Ink::TextTertiary, &source.address);
            response.on_hover_text(&source.address);
            ui.txt(Type::Caption, Ink::TextTertiary, read);
        }
        None => drop(ui.txt_wrapped(Type::Dense, Ink::TextSecondary, &id.0)),
    }
}

/// All sources of something.
pub(super) fn sources(ui: &mut Ui, view: &Planning<'_>, ids: &[SourceId]) {
    if ids.is_empty() {
        return;
    }
    ui.section(|ui| {
        ui.section_title(Some(Icon::BookOpen), &tr::sources(view.lang));
        for id in ids {
            source(ui, view, id);
            ui.add_space(4.0);
        }
    });
}

/// Devices by state on a day.
pub(super) fn states(ui: &mut Ui, view: &Planning<'_>, day: Day, counts: Counts) {
    ui.section(|ui| {
        ui.section_title(None, &tr::states_on(view.lang, &view.date(day)));
        for (state, count) in State::ALL.into_iter().zip(counts).filter(|(_, count)| *count > 0) {
            ui.horizontal(|ui| {
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    ui.txt(Type::DenseBold, Ink::TextPrimary, view.number(count));
                    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                        ui.state_word(state, &words::state(view.lang, state));
                    });
                });
            });
        }
    });
}

/// Models with their devices, each a link.
pub(super) fn lanes(ui: &mut Ui, view: &Planning<'_>, lanes: &[(usize, u64)]) {
    ui.section(|ui| {
        ui.section_title(None, &tr::group_lanes(view.lang));
        for (lane, devices) in lanes {
            let Some(lane) = view.outlook.lanes.get(*lane) else { continue };
            ui.horizontal(|ui| {
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    ui.txt(Type::DenseBold, Ink::TextPrimary, view.number(*devices));
                    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                        if ui.link_text(&view.lane_name(lane)).clicked() {
                            view.select(Selection::Lane(lane.key.clone()));
                        }
                    });
                });
            });
        }
    });
}

/// Buttons side by side, below each other where the pane is narrow. Returns the one clicked.
pub(super) fn buttons(ui: &mut Ui, labels: &[(Icon, String)]) -> Option<usize> {
    let mut clicked = None;
    ui.section(|ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
            for (index, (icon, text)) in labels.iter().enumerate() {
                if ui.small_secondary_button(Some(*icon), text).clicked() {
                    clicked = Some(index);
                }
            }
        });
    });
    clicked
}

/// An amount with its name that opens to how it is made; true if it is open. The first of several begins open.
pub(super) fn disclosure(ui: &mut Ui, index: usize, title: &str, note: &str, amount: &str) -> bool {
    let id = ui.make_persistent_id(("entry", index, title, note));
    let open = ui.data(|data| data.get_temp::<bool>(id)).unwrap_or(index == 0);
    let response = ui
        .horizontal(|ui| {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.txt(Type::DenseBold, Ink::TextPrimary, amount);
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    ui.spacing_mut().item_spacing.x = 4.0;
                    let icon = if open { Icon::ChevronDown } else { Icon::ChevronRight };
                    ui.icon_sized(icon, 12.0, Ink::TextTertiary);
                    ui.txt_cut(Type::Dense, Ink::TextPrimary, title);
                });
            });
        })
        .response;
    let click = ui.interact(response.rect, id.with("click"), Sense::click());
    click.widget_info(|| egui::WidgetInfo::labeled(egui::Role::DisclosureTriangle, true, title));
    if click.clicked() {
        ui.data_mut(|data| data.insert_temp(id, !open));
    }
    if !note.is_empty() {
        ui.txt_wrapped(Type::Caption, Ink::TextTertiary, note);
    }
    open
}

/// A name that leads somewhere, and an amount; true if it was clicked.
pub(super) fn link_row(ui: &mut Ui, name: &str, amount: &str) -> bool {
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.txt(Type::DenseBold, Ink::TextPrimary, amount);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                // A long name is cut: it would widen the pane.
                let shown = fit(Face::Regular, Type::Dense.font().size, name, ui.available_width());
                let response = ui.link_text(&shown);
                if shown == name { response } else { response.on_hover_text(name) }.clicked()
            })
            .inner
        })
        .inner
    })
    .inner
}

/// More entries of a list with each click.
const MORE: usize = 50;

/// How many entries of a list of the selection are shown one by one: at first so many.
pub(super) fn shown(ui: &Ui, view: &Planning<'_>, list: usize, first: usize) -> usize {
    let id = Id::unique(("inspector-shown", view.session.selection(), list));
    ui.data(|data| data.get_temp(id)).unwrap_or(first)
}

/// What is not shown one by one, as a sum; a click shows more of it.
pub(super) fn rest(ui: &mut Ui, view: &Planning<'_>, list: usize, amounts: impl ExactSizeIterator<Item = i64>) {
    let count = amounts.len();
    if count == 0 {
        return;
    }
    let amount = view.exact(amounts.fold(0_i64, i64::saturating_add));
    if link_row(ui, &tr::show_more(view.lang, count as u64), &amount) {
        let id = Id::unique(("inspector-shown", view.session.selection(), list));
        ui.data_mut(|data| {
            let shown = data.get_temp_mut_or(id, 0_usize);
            *shown = (*shown).max(MORE / 4) + MORE;
        });
    }
}
