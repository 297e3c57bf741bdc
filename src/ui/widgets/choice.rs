//! Choices: segments, switches, check boxes, chips.

use egui::{Align2, CornerRadius, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};
use lucide_icons::Icon;

use super::{Type, UiExt as _, focus_ring, galley, paint_icon, paint_text, theme::size};
use crate::chart::Ink;

pub(super) fn segmented(ui: &mut Ui, name: &str, options: &[&str], selected: usize) -> Option<usize> {
    let mut chosen = None;
    let galleys: Vec<_> =
        options.iter().map(|text| galley(ui, Type::Dense, ui.ink(Ink::TextPrimary), text, f32::INFINITY)).collect();
    let widths: Vec<f32> = galleys.iter().map(|galley| galley.size().x + 20.0).collect();
    let (rect, response) = ui.allocate_exact_size(vec2(widths.iter().sum(), size::CONTROL_SMALL), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::RadioGroup, ui.is_enabled(), name));
    let mut x = rect.left();
    let last = options.len().saturating_sub(1);
    for (index, ((text, galley), width)) in options.iter().zip(galleys).zip(widths).enumerate() {
        let part = Rect::from_min_size(pos2(x, rect.top()), vec2(width, rect.height()));
        x += width;
        let id = response.id.with(index);
        let click = ui.interact(part, id, Sense::click());
        let on = index == selected;
        click.widget_info(|| WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), on, text));
        let side = |first: bool| if first { size::RADIUS } else { 0 };
        let corners = CornerRadius {
            nw: side(index == 0),
            sw: side(index == 0),
            ne: side(index == last),
            se: side(index == last),
        };
        let fill = if on {
            Ink::Selected
        } else if click.hovered() {
            Ink::Hover
        } else {
            Ink::Panel
        };
        ui.painter().rect_filled(part, corners, ui.ink(fill));
        if index > 0 {
            ui.painter().vline(part.left(), part.y_range(), Stroke::new(1.0, ui.ink(Ink::StrokeDefault)));
        }
        let color = ui.ink(if on { Ink::AccentText } else { Ink::TextSecondary });
        let place = Align2::CENTER_CENTER.align_size_within_rect(galley.size(), part);
        ui.painter().galley_with_override_text_color(place.min, galley, color);
        focus_ring(ui, &click, size::RADIUS);
        if click.clicked() && !on {
            chosen = Some(index);
        }
    }
    let stroke = Stroke::new(1.0, ui.ink(Ink::StrokeDefault));
    ui.painter().rect_stroke(rect, size::RADIUS, stroke, StrokeKind::Inside);
    chosen
}

pub(super) fn toggle(ui: &mut Ui, on: bool, name: &str) -> bool {
    let (rect, response) = ui.allocate_exact_size(vec2(26.0, 14.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Switch, ui.is_enabled(), on, name));
    if ui.is_rect_visible(rect) {
        let fill = ui.ink(if on { Ink::AccentFill } else { Ink::StrokeStrong });
        ui.painter().rect_filled(rect, 7, fill);
        let x = if on { rect.right() - 7.0 } else { rect.left() + 7.0 };
        ui.painter().circle_filled(pos2(x, rect.center().y), 5.0, ui.ink(Ink::AccentOn));
        focus_ring(ui, &response, 7);
    }
    response.clicked()
}

pub(super) fn check_row(ui: &mut Ui, checked: bool, swatch: Option<Ink>, text: &str, number: Option<&str>) -> Response {
    let (rect, response) = row(ui, text, swatch.is_some(), number);
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, ui.is_enabled(), checked, text));
    if ui.is_rect_visible(rect) {
        let place = Rect::from_center_size(pos2(rect.left() + 7.0, rect.center().y), vec2(14.0, 14.0));
        if checked {
            ui.painter().rect_filled(place, 3, ui.ink(Ink::AccentFill));
            paint_icon(ui, place.center(), Icon::Check, 12.0, ui.ink(Ink::AccentOn));
        } else {
            let stroke = if response.hovered() { Ink::Accent } else { Ink::StrokeStrong };
            let stroke = Stroke::new(1.0, ui.ink(stroke));
            ui.painter().rect(place, 3, ui.ink(Ink::Panel), stroke, StrokeKind::Inside);
        }
        words(ui, rect, swatch, text, number);
        focus_ring(ui, &response, 3);
    }
    response
}

pub(super) fn radio_row(ui: &mut Ui, chosen: bool, text: &str) -> Response {
    let (rect, response) = row(ui, text, false, None);
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), chosen, text));
    if ui.is_rect_visible(rect) {
        let center = pos2(rect.left() + 7.0, rect.center().y);
        if chosen {
            ui.painter().circle_filled(center, 7.0, ui.ink(Ink::AccentFill));
            ui.painter().circle_filled(center, 2.5, ui.ink(Ink::AccentOn));
        } else {
            let stroke = if response.hovered() { Ink::Accent } else { Ink::StrokeStrong };
            ui.painter().circle(center, 6.5, ui.ink(Ink::Panel), Stroke::new(1.0, ui.ink(stroke)));
        }
        words(ui, rect, None, text, None);
        focus_ring(ui, &response, 3);
    }
    response
}

/// Allocates a row for a box and words: full width if it has a number, as wide as its words otherwise.
fn row(ui: &mut Ui, text: &str, swatch: bool, number: Option<&str>) -> (Rect, Response) {
    let width = if number.is_some() {
        ui.available_width()
    } else {
        let words = galley(ui, Type::Body, ui.ink(Ink::TextPrimary), text, f32::INFINITY).size().x;
        words + 22.0 + if swatch { 14.0 } else { 0.0 }
    };
    ui.allocate_exact_size(vec2(width, size::FACET), Sense::click())
}

fn words(ui: &Ui, rect: Rect, swatch: Option<Ink>, text: &str, number: Option<&str>) {
    let mut left = rect.left() + 20.0;
    if let Some(ink) = swatch {
        let place = Rect::from_center_size(pos2(left + 4.0, rect.center().y), vec2(8.0, 8.0));
        ui.painter().rect_filled(place, size::RADIUS_SWATCH, ui.ink(ink));
        left += 14.0;
    }
    let mut right = rect.right();
    if let Some(number) = number {
        let place = Rect::from_min_max(pos2(left, rect.top()), rect.max);
        right = paint_text(ui, place, Align2::RIGHT_CENTER, Type::Dense, Ink::TextTertiary, number).left() - 6.0;
    }
    let place = Rect::from_min_max(pos2(left, rect.top()), pos2(right.max(left), rect.bottom()));
    // Rows with numbers stand in narrow lists.
    let role = if number.is_some() { Type::Dense } else { Type::Body };
    paint_text(ui, place, Align2::LEFT_CENTER, role, Ink::TextPrimary, text);
}

pub(super) fn chip(ui: &mut Ui, text: &str) -> Response {
    let galley = galley(ui, Type::Dense, ui.ink(Ink::TextSecondary), text, f32::INFINITY);
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x + 14.0, size::CHIP), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, ui.is_enabled(), text));
    let stroke = Stroke::new(1.0, ui.ink(Ink::StrokeDefault));
    ui.painter().rect(rect, size::RADIUS_CHIP, ui.ink(Ink::Panel), stroke, StrokeKind::Inside);
    let place = Align2::CENTER_CENTER.align_size_within_rect(galley.size(), rect);
    ui.painter().galley(place.min, galley, ui.ink(Ink::TextSecondary));
    response
}

pub(super) fn filter_chip(ui: &mut Ui, text: &str, remove: &str) -> bool {
    let color = ui.ink(Ink::AccentText);
    let galley = galley(ui, Type::Dense, color, text, f32::INFINITY);
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x + 30.0, size::CHIP), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), remove));
    ui.painter().rect_filled(rect, size::RADIUS_CHIP, ui.ink(Ink::AccentTint));
    let place = Align2::LEFT_CENTER.align_size_within_rect(galley.size(), rect.translate(vec2(8.0, 0.0)));
    ui.painter().galley(place.min, galley, color);
    paint_icon(ui, pos2(rect.right() - 12.0, rect.center().y), Icon::X, 12.0, color);
    focus_ring(ui, &response, size::RADIUS_CHIP);
    response.on_hover_text(remove).clicked()
}
