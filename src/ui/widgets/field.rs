//! Fields to type into.

use egui::{Align2, Id, Margin, Rect, Response, Role, Sense, Stroke, StrokeKind, TextEdit, Ui, WidgetInfo, pos2, vec2};
use lucide_icons::Icon;

use super::{Type, UiExt as _, galley, paint_icon, paint_text, theme::size};
use crate::chart::Ink;

pub(super) fn text_field(ui: &mut Ui, text: &mut String, name: &str, hint: &str, width: f32) -> Response {
    let edit = TextEdit::singleline(text)
        .desired_width(width - 16.0)
        .min_size(vec2(width, size::CONTROL))
        .margin(Margin::symmetric(8, 4))
        .align(Align2::LEFT_CENTER)
        .font(Type::Body.font())
        .hint_text(hint.to_owned());
    ui.add(edit).accessible_name(name)
}

/// A row of a form: its label, and what is entered at the same place in every row.
pub fn form_row<R>(ui: &mut Ui, label: &str, label_width: f32, add: impl FnOnce(&mut Ui) -> R) -> R {
    ui.horizontal(|ui| {
        ui.set_min_height(size::CONTROL);
        let start = ui.cursor().left();
        ui.txt(Type::Body, Ink::TextSecondary, label);
        ui.add_space((start + label_width - ui.cursor().left()).max(0.0));
        add(ui)
    })
    .inner
}

pub(super) fn key_hint(ui: &mut Ui, keys: &str) -> Response {
    let galley = galley(ui, Type::Caption, ui.ink(Ink::TextTertiary), keys, f32::INFINITY);
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x + 10.0, 18.0), Sense::hover());
    paint_key(ui, rect, keys);
    response
}

fn paint_key(ui: &Ui, rect: Rect, keys: &str) {
    let stroke = Stroke::new(1.0, ui.ink(Ink::StrokeDefault));
    ui.painter().rect_stroke(rect, size::RADIUS_CHIP, stroke, StrokeKind::Inside);
    paint_text(ui, rect, Align2::CENTER_CENTER, Type::Caption, Ink::TextTertiary, keys);
}

/// A field for a filter, with an icon, a hint and its shortcut.
#[derive(Debug)]
pub struct SearchField<'a> {
    /// Its text.
    pub text: &'a mut String,
    /// Accessible name.
    pub name: &'a str,
    /// Words while it is empty.
    pub hint: &'a str,
    /// Keys that lead to it; empty for none.
    pub keys: &'a str,
    /// Icon at the left.
    pub icon: Icon,
    /// Its id, for putting the cursor into it.
    pub id: Id,
    /// Width in points.
    pub width: f32,
}

impl SearchField<'_> {
    /// Shows it; `before` adds chips between the icon and the text.
    pub fn show(self, ui: &mut Ui, before: impl FnOnce(&mut Ui)) -> Response {
        let (rect, _) = ui.allocate_exact_size(vec2(self.width, size::CONTROL), Sense::hover());
        let keys = if self.keys.is_empty() {
            0.0
        } else {
            galley(ui, Type::Caption, ui.ink(Ink::TextTertiary), self.keys, f32::INFINITY).size().x + 10.0
        };
        let stroke = Stroke::new(1.0, ui.ink(Ink::StrokeDefault));
        ui.painter().rect(rect, size::RADIUS, ui.ink(Ink::Panel), stroke, StrokeKind::Inside);
        paint_icon(ui, pos2(rect.left() + 15.0, rect.center().y), self.icon, 14.0, ui.ink(Ink::TextTertiary));
        let inner =
            Rect::from_min_max(pos2(rect.left() + 28.0, rect.top()), pos2(rect.right() - keys - 12.0, rect.bottom()));
        let mut child = ui
            .new_child(egui::UiBuilder::new().max_rect(inner).layout(egui::Layout::left_to_right(egui::Align::Center)));
        child.spacing_mut().item_spacing.x = 6.0;
        before(&mut child);
        let edit = TextEdit::singleline(self.text)
            .id(self.id)
            .desired_width(child.available_width().max(40.0))
            .margin(Margin::symmetric(0, 4))
            .align(Align2::LEFT_CENTER)
            .frame(egui::Frame::new())
            .font(Type::Body.font())
            .hint_text(self.hint.to_owned());
        let response = child.add(edit).accessible_name(self.name);
        if !self.keys.is_empty() {
            let place = Rect::from_min_size(pos2(rect.right() - keys - 8.0, rect.center().y - 9.0), vec2(keys, 18.0));
            paint_key(ui, place, self.keys);
        }
        if response.has_focus() {
            let stroke = Stroke::new(2.0, ui.ink(Ink::Accent));
            ui.painter().rect_stroke(rect, size::RADIUS, stroke, StrokeKind::Inside);
        }
        response
    }
}

/// A field that looks like a search field and opens something instead; true when it was clicked.
pub fn command_field(ui: &mut Ui, hint: &str, keys: &str, width: f32) -> bool {
    let (rect, response) = ui.allocate_exact_size(vec2(width, size::CONTROL), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), hint));
    let stroke = if response.hovered() { Ink::StrokeStrong } else { Ink::StrokeDefault };
    let stroke = Stroke::new(1.0, ui.ink(stroke));
    ui.painter().rect(rect, size::RADIUS, ui.ink(Ink::Panel), stroke, StrokeKind::Inside);
    paint_icon(ui, pos2(rect.left() + 15.0, rect.center().y), Icon::Search, 14.0, ui.ink(Ink::TextTertiary));
    let keys_width = galley(ui, Type::Caption, ui.ink(Ink::TextTertiary), keys, f32::INFINITY).size().x + 10.0;
    let place =
        Rect::from_min_max(pos2(rect.left() + 30.0, rect.top()), pos2(rect.right() - keys_width - 14.0, rect.bottom()));
    paint_text(ui, place, Align2::LEFT_CENTER, Type::Body, Ink::TextTertiary, hint);
    let key = Rect::from_min_size(pos2(rect.right() - keys_width - 8.0, rect.center().y - 9.0), vec2(keys_width, 18.0));
    paint_key(ui, key, keys);
    super::focus_ring(ui, &response, size::RADIUS);
    response.clicked()
}
