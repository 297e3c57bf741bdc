//! The list of sections: switches, order, and the page each begins on.

use egui::{Align2, CursorIcon, EventFilter, Key, Modifiers, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};
use lucide_icons::Icon;

use super::{ReportScreen, pages};
use crate::chart::Ink;
use crate::i18n::{fmt, tr::report_screen as tr};
use crate::plan::Section;
use crate::session::{Edit, section_name};
use crate::ui::planning::Planning;
use crate::ui::theme::Type;
use crate::ui::widgets::{Pane, UiExt as _, paint_icon, paint_text, pane_line};

const ROW: f32 = 41.0;

impl ReportScreen {
    pub(super) fn sections(&mut self, ui: &mut Ui, view: &Planning<'_>) {
        let lang = view.lang;
        Pane::header(&tr::sections(lang), "").line(true).show(ui, |ui| {
            ui.txt(Type::Dense, Ink::TextTertiary, tr::page(lang));
        });
        let sections = view.plan.report.sections.clone();
        let foot = 58.0;
        let list = ui.available_rect_before_wrap();
        let room = list.with_max_y(list.bottom() - foot);
        let current = pages(view).get(self.page).map(|page| page.section);
        let mut child = ui.new_child(egui::UiBuilder::new().max_rect(room));
        egui::ScrollArea::vertical().auto_shrink([false, false]).show(&mut child, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let top = ui.cursor().top();
            for (index, (section, on)) in sections.iter().enumerate() {
                self.row(ui, view, index, *section, *on, current == Some(index));
            }
            self.dropped(ui, view, top, sections.len());
        });
        let place = Rect::from_min_max(pos2(list.left(), list.bottom() - foot), list.max).shrink2(vec2(12.0, 8.0));
        ui.painter().hline(list.x_range(), list.bottom() - foot, Stroke::new(1.0, ui.ink(Ink::StrokeSubtle)));
        let mut hint = ui.new_child(egui::UiBuilder::new().max_rect(place));
        hint.txt_wrapped(Type::Dense, Ink::TextTertiary, tr::hint(lang));
    }

    fn row(&mut self, ui: &mut Ui, view: &Planning<'_>, index: usize, section: Section, on: bool, current: bool) {
        let lang = view.lang;
        let name = section_name(lang, section);
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
        response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, current, &name));
        if current {
            ui.painter().rect_filled(rect, 0, ui.ink(Ink::Selected));
            ui.painter().rect_filled(Rect::from_min_size(rect.min, vec2(2.0, ROW)), 0, ui.ink(Ink::Accent));
        } else if response.hovered() {
            ui.painter().rect_filled(rect, 0, ui.ink(Ink::Hover));
        }
        pane_line(ui, rect);
        if response.has_focus() {
            let stroke = Stroke::new(2.0, ui.ink(Ink::Accent));
            ui.painter().rect_stroke(rect.shrink(1.0), 2, stroke, egui::StrokeKind::Inside);
        }
        // The handle.
        let handle = Rect::from_min_size(rect.min, vec2(26.0, ROW));
        let grip = ui.interact(handle, response.id.with("grip"), Sense::drag()).on_hover_cursor(CursorIcon::Grab);
        grip.widget_info(|| WidgetInfo::labeled(Role::Button, true, tr::move_section(lang, &name)));
        paint_icon(ui, pos2(rect.left() + 15.0, rect.center().y), Icon::GripVertical, 14.0, ui.ink(Ink::TextTertiary));
        if grip.dragged()
            && let Some(pointer) = grip.interact_pointer_pos()
        {
            let step = ((pointer.y - rect.center().y) / ROW).round() as i32;
            let to = i32::try_from(index).unwrap_or(0).saturating_add(step).max(0);
            self.drag = Some((index, usize::try_from(to).unwrap_or(0)));
        }
        let place = Rect::from_center_size(pos2(rect.left() + 44.0, rect.center().y), vec2(26.0, 14.0));
        let mut child = ui.new_child(egui::UiBuilder::new().max_rect(place));
        let flipped = child.push_id(index, |ui| ui.toggle(on, &tr::switch(lang, &name))).inner;
        let ink = if on { Ink::TextPrimary } else { Ink::TextTertiary };
        let pages: Vec<usize> =
            pages(view).iter().enumerate().filter(|(_, page)| page.section == index).map(|(page, _)| page).collect();
        let (first, count) = (pages.first().copied(), pages.len());
        let words = Rect::from_min_max(pos2(rect.left() + 66.0, rect.top()), pos2(rect.right() - 40.0, rect.bottom()));
        let role = if current { Type::BodyBold } else { Type::Body };
        if count > 1 {
            let upper = words.with_max_y(words.center().y + 2.0);
            paint_text(ui, upper, Align2::LEFT_BOTTOM, role, ink, &name);
            let lower = words.with_min_y(words.center().y + 3.0);
            let text = tr::pages(lang, count as u64);
            paint_text(ui, lower, Align2::LEFT_TOP, Type::Caption, Ink::TextTertiary, &text);
        } else {
            paint_text(ui, words, Align2::LEFT_CENTER, role, ink, &name);
        }
        let number = first.map_or_else(|| fmt::DASH.to_owned(), |page| view.number(page as u64 + 1));
        let right = rect.with_max_x(rect.right() - 14.0);
        paint_text(ui, right, Align2::RIGHT_CENTER, Type::Body, Ink::TextTertiary, &number);
        if response.clicked() {
            response.request_focus();
            self.turn_to(view, index);
        }
        let report = &view.plan.report;
        if flipped {
            view.edit(Edit::Report(Box::new(report.switched(index))));
        }
        if response.has_focus() {
            let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
            let (up, down, space) = ui.input_mut(|input| {
                (
                    input.consume_key(Modifiers::ALT, Key::ArrowUp),
                    input.consume_key(Modifiers::ALT, Key::ArrowDown),
                    input.key_pressed(Key::Space),
                )
            });
            if up && index > 0 {
                view.edit(Edit::Report(Box::new(report.moved(index, index - 1))));
            }
            if down && index + 1 < report.sections.len() {
                view.edit(Edit::Report(Box::new(report.moved(index, index + 1))));
            }
            if space && !response.clicked_by(egui::PointerButton::Primary) {
                view.edit(Edit::Report(Box::new(report.switched(index))));
            }
        }
    }

    /// Shows where a dragged section would go, and moves it there when it is let go.
    fn dropped(&mut self, ui: &Ui, view: &Planning<'_>, top: f32, count: usize) {
        let Some((from, to)) = self.drag else { return };
        let to = to.min(count.saturating_sub(1));
        let line = top + ROW * (to + usize::from(to > from)) as f32;
        let x = ui.max_rect().x_range();
        ui.painter().hline(x, line, Stroke::new(2.0, ui.ink(Ink::Accent)));
        if !ui.input(|input| input.pointer.any_down()) {
            self.drag = None;
            if from != to {
                view.edit(Edit::Report(Box::new(view.plan.report.moved(from, to))));
            }
        }
    }
}
