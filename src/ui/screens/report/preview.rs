//! The page preview: the scenes of the PDF, always on white.

use egui::{
    Align, Key, Layout, Modifiers, Rect, Role, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};
use lucide_icons::Icon;
use rust_decimal::Decimal;

use super::{ReportScreen, pages};
use crate::chart::Ink;
use crate::i18n::{fmt, tr::report_screen as tr};
use crate::session::{Command, Edit, section_name};
use crate::ui::planning::Planning;
use crate::ui::scene;
use crate::ui::theme::{self, Type, size};
use crate::ui::widgets::{Button, ButtonSize, UiExt as _, menu_item, pane_line};

const THUMBS: f32 = 118.0;
/// Zoom of the preview in percent.
const ZOOM: std::ops::RangeInclusive<f32> = 0.25..=4.0;

/// The place of a page that is being drawn.
fn blank(ui: &Ui, room: Rect) {
    let size = vec2(room.height() * 0.55, room.height() * 0.78);
    ui.painter().rect_filled(Rect::from_center_size(room.center(), size), 3, ui.ink(Ink::Hover));
}

impl ReportScreen {
    pub(super) fn preview(&mut self, ui: &mut Ui, view: &Planning<'_>) {
        let lang = view.lang;
        let room = ui.available_rect_before_wrap();
        if pages(view).is_empty() {
            if view.session.report_fresh() {
                ui.empty_state(Icon::FileText, &tr::all_off(lang), None);
            } else {
                ui.painter().rect_filled(room, 0, ui.ink(Ink::ReportCanvas));
                blank(ui, room);
            }
            return;
        }
        let head = room.with_max_y(room.top() + size::PANE_HEADER);
        let thumbs = room.with_min_y(room.bottom() - THUMBS);
        let canvas = Rect::from_min_max(head.left_bottom(), thumbs.right_top());
        let fit = self.fitting(view, canvas);
        self.pager(ui, view, head, fit);
        self.canvas(ui, view, canvas, fit);
        self.thumbs(ui, view, thumbs);
        self.keys(ui, view);
    }

    /// The scale at which the current page fits.
    fn fitting(&self, view: &Planning<'_>, canvas: Rect) -> f32 {
        let Some(page) = pages(view).get(self.page) else { return 1.0 };
        let (width, height) = ((canvas.width() - 48.0).max(40.0), (canvas.height() - 48.0).max(40.0));
        (width / page.scene.width).min(height / page.scene.height)
    }

    fn section_of(view: &Planning<'_>, page: usize) -> String {
        let section = pages(view).get(page).and_then(|page| view.plan.report.sections.get(page.section));
        section.map(|(section, _)| section_name(view.lang, *section)).unwrap_or_default()
    }

    fn turn(&mut self, view: &Planning<'_>, by: i32) {
        let last = pages(view).len().saturating_sub(1);
        let page = i32::try_from(self.page).unwrap_or(0).saturating_add(by).max(0);
        self.page = usize::try_from(page).unwrap_or(0).min(last);
        self.pan = egui::Vec2::ZERO;
    }

    fn set_zoom(&mut self, zoom: f32) {
        self.zoom = Some(zoom.clamp(*ZOOM.start(), *ZOOM.end()));
    }

    fn pager(&mut self, ui: &mut Ui, view: &Planning<'_>, head: Rect, fit: f32) {
        let lang = view.lang;
        pane_line(ui, head);
        let inner = head.shrink2(vec2(12.0, 0.0));
        let count = pages(view).len() as u64;
        let zoom = self.zoom.unwrap_or(fit);
        let mut left = ui.new_child(UiBuilder::new().max_rect(inner).layout(Layout::left_to_right(Align::Center)));
        if left.icon_button_small(Icon::ChevronLeft, &tr::previous(lang)).clicked() {
            self.turn(view, -1);
        }
        let page = view.number(self.page as u64 + 1);
        left.txt(Type::Body, Ink::TextPrimary, tr::page_of(lang, &page, &view.number(count)));
        if left.icon_button_small(Icon::ChevronRight, &tr::next(lang)).clicked() {
            self.turn(view, 1);
        }
        let used = left.min_rect().right();
        let mut right = ui.new_child(UiBuilder::new().max_rect(inner).layout(Layout::right_to_left(Align::Center)));
        let fit_text = tr::fit(lang);
        if right.add(Button::new(None, &fit_text).size(ButtonSize::Small).selected(self.zoom.is_none())).clicked() {
            self.zoom = None;
            self.pan = egui::Vec2::ZERO;
        }
        if right.icon_button_small(Icon::Plus, &tr::zoom_in(lang)).clicked() {
            self.set_zoom(zoom * 1.25);
        }
        let percent = Decimal::new(i64::from((zoom * 100.0).round() as i32), 2);
        right.txt(Type::Dense, Ink::TextPrimary, fmt::percent(lang, percent));
        if right.icon_button_small(Icon::Minus, &tr::zoom_out(lang)).clicked() {
            self.set_zoom(zoom / 1.25);
        }
        let free =
            Rect::from_min_max(pos2(used + 12.0, head.top()), pos2(right.min_rect().left() - 12.0, head.bottom()));
        if free.width() > 80.0 {
            let section = Self::section_of(view, self.page);
            crate::ui::widgets::paint_text(
                ui,
                free,
                egui::Align2::CENTER_CENTER,
                Type::Body,
                Ink::TextTertiary,
                &section,
            );
        }
    }

    fn canvas(&mut self, ui: &mut Ui, view: &Planning<'_>, canvas: Rect, fit: f32) {
        ui.painter().rect_filled(canvas, 0, ui.ink(Ink::ReportCanvas));
        let response = ui.interact(canvas, ui.scope_id().with("canvas"), Sense::click_and_drag());
        let section = Self::section_of(view, self.page);
        let name = tr::preview(view.lang, &view.number(self.page as u64 + 1), &section);
        response.widget_info(|| WidgetInfo::labeled(Role::Figure, true, &name));
        if response.contains_pointer() {
            let (zoom, scroll) = ui.input(|input| (input.zoom_delta(), input.smooth_scroll_delta()));
            if (zoom - 1.0).abs() > 0.001 {
                self.set_zoom(self.zoom.unwrap_or(fit) * zoom);
            } else {
                self.pan += scroll;
            }
        }
        if response.dragged() {
            self.pan += response.drag_delta();
        }
        let scale = self.zoom.unwrap_or(fit);
        let Some(page) = pages(view).get(self.page) else { return };
        let whole = vec2(page.scene.width, page.scene.height) * scale;
        let slack = ((whole - canvas.size()) / 2.0 + vec2(24.0, 24.0)).max(egui::Vec2::ZERO);
        let slack = vec2(
            if whole.x > canvas.width() { slack.x } else { 0.0 },
            if whole.y > canvas.height() { slack.y } else { 0.0 },
        );
        let pan = self.pan.clamp(-slack, slack);
        let place = Rect::from_center_size(canvas.center() + pan, whole);
        let painter = ui.painter().with_clip_rect(canvas.intersect(ui.clip_rect()));
        painter.rect_filled(place, 0, theme::color(false, Ink::Panel));
        painter.rect_stroke(place, 0, Stroke::new(1.0, ui.ink(Ink::StrokeDefault)), StrokeKind::Outside);
        scene::paint(&painter, false, place.min, scale, &page.scene);
        self.pan = pan;
        self.page_menu(&response, view);
    }

    /// What can be done with the page that is shown.
    fn page_menu(&self, response: &egui::Response, view: &Planning<'_>) {
        let lang = view.lang;
        response.context_menu(|ui| {
            if menu_item(ui, Some(Icon::Copy), &tr::copy_page(lang)) {
                view.send(Command::CopyPage(self.page));
                ui.close();
            }
            let section = pages(view).get(self.page).map(|page| page.section);
            if let Some(section) = section
                && menu_item(ui, None, &tr::switch_off(lang, &Self::section_of(view, self.page)))
            {
                view.edit(Edit::Report(Box::new(view.plan.report.switched(section))));
                ui.close();
            }
        });
    }

    fn thumbs(&mut self, ui: &mut Ui, view: &Planning<'_>, rect: Rect) {
        ui.painter().rect_filled(rect, 0, ui.ink(Ink::Panel));
        ui.painter().hline(rect.x_range(), rect.top(), Stroke::new(1.0, ui.ink(Ink::StrokeDefault)));
        let mut chosen = None;
        let mut child = ui.new_child(UiBuilder::new().id_salt("thumbs").max_rect(rect.shrink2(vec2(12.0, 6.0))));
        egui::ScrollArea::horizontal().auto_shrink([false, false]).show(&mut child, |ui| {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 8.0;
                ui.add_space(2.0);
                for (index, page) in pages(view).iter().enumerate() {
                    let thumb = &page.thumbnail;
                    let scale = 82.0 / thumb.height.max(thumb.width * 0.7);
                    let inner = vec2(thumb.width, thumb.height) * scale;
                    let (place, response) = ui.allocate_exact_size(vec2(inner.x, 102.0), Sense::click());
                    let name = tr::thumbnail(view.lang, &view.number(index as u64 + 1), &Self::section_of(view, index));
                    let current = index == self.page;
                    response.widget_info(|| WidgetInfo::selected(Role::Button, true, current, &name));
                    if response.clicked() {
                        chosen = Some(index);
                    }
                    if !ui.is_rect_visible(place) {
                        continue;
                    }
                    let page = Rect::from_min_size(pos2(place.left(), place.top() + (84.0 - inner.y) / 2.0), inner);
                    ui.painter().rect_filled(page, 0, theme::color(false, Ink::Panel));
                    scene::paint(ui.painter(), false, page.min, scale, thumb);
                    let (width, ink) = if current { (2.0, Ink::Accent) } else { (1.0, Ink::StrokeDefault) };
                    ui.painter().rect_stroke(page, 1, Stroke::new(width, ui.ink(ink)), StrokeKind::Outside);
                    let role = if current { Type::CaptionBold } else { Type::Caption };
                    let ink = if current { Ink::AccentText } else { Ink::TextTertiary };
                    let foot = Rect::from_min_max(pos2(place.left(), place.bottom() - 14.0), place.max);
                    let number = view.number(index as u64 + 1);
                    crate::ui::widgets::paint_text(ui, foot, egui::Align2::CENTER_CENTER, role, ink, &number);
                    response.on_hover_text(name);
                }
            });
        });
        if let Some(page) = chosen {
            self.page = page;
            self.pan = egui::Vec2::ZERO;
        }
    }

    fn keys(&mut self, ui: &Ui, view: &Planning<'_>) {
        if ui.ctx().text_edit_focused() {
            return;
        }
        let (down, up) = ui.input_mut(|input| {
            (input.consume_key(Modifiers::NONE, Key::PageDown), input.consume_key(Modifiers::NONE, Key::PageUp))
        });
        if down {
            self.turn(view, 1);
        }
        if up {
            self.turn(view, -1);
        }
    }
}
