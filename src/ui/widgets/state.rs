//! Support states and classes: never by color alone.

use egui::{Align2, Rect, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};
use lucide_icons::Icon;

use super::{Type, UiExt as _, galley, paint_icon, theme::size};
use crate::chart::Ink;
use crate::model::ClassGroup;
use crate::plan::State;

/// The icon of a state.
#[must_use]
pub const fn state_icon(state: State) -> Icon {
    match state {
        State::Supported => Icon::CircleCheck,
        State::BestEffort => Icon::Clock,
        State::Unsupported => Icon::CircleAlert,
        State::Replaced => Icon::ArrowLeftRight,
        State::Unknown => Icon::CircleQuestionMark,
    }
}

/// The ink of a class group's swatch.
#[must_use]
pub const fn class_icon_ink(group: ClassGroup) -> Ink {
    Ink::Class(group)
}

pub(super) fn badge(ui: &mut Ui, state: State, text: &str) -> Response {
    let color = ui.ink(Ink::StateText(state));
    let galley = galley(ui, Type::Body, color, text, f32::INFINITY);
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x + 30.0, size::CHIP), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, ui.is_enabled(), text));
    ui.painter().rect_filled(rect, size::RADIUS_CHIP, ui.ink(Ink::StateFill(state)));
    paint_icon(ui, pos2(rect.left() + 13.0, rect.center().y), state_icon(state), 13.0, ui.ink(Ink::StateLine(state)));
    let place = Rect::from_min_max(pos2(rect.left() + 23.0, rect.top()), rect.max);
    let place = Align2::LEFT_CENTER.align_size_within_rect(galley.size(), place);
    ui.painter().galley(place.min, galley, color);
    response
}

pub(super) fn word(ui: &mut Ui, state: State, text: &str) -> Response {
    let room = (ui.available_width() - 18.0).max(8.0);
    let color = ui.ink(Ink::StateText(state));
    let galley = galley(ui, Type::Body, color, text, room);
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x + 18.0, 18.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, ui.is_enabled(), text));
    paint_icon(ui, pos2(rect.left() + 6.5, rect.center().y), state_icon(state), 13.0, ui.ink(Ink::StateLine(state)));
    let place = Rect::from_min_max(pos2(rect.left() + 18.0, rect.top()), rect.max);
    let place = Align2::LEFT_CENTER.align_size_within_rect(galley.size(), place);
    ui.painter().galley(place.min, galley, color);
    response
}

pub(super) fn swatch(ui: &mut Ui, ink: Ink) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(8.0, 8.0), Sense::hover());
    ui.painter().rect_filled(rect, size::RADIUS_SWATCH, ui.ink(ink));
    response
}
