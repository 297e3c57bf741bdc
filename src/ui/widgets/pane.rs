//! Panes, sections, and what stands in them when there is nothing else.

use egui::{
    Align, Align2, Color32, Frame, Layout, Margin, Rect, Response, Role, Sense, Shape, Stroke, StrokeKind, Ui,
    UiBuilder, WidgetInfo, pos2, vec2,
};
use lucide_icons::Icon;

use super::{Button, ButtonKind, ButtonSize, Type, UiExt as _, fitting, paint_icon, state_icon, theme::size};
use crate::chart::Ink;
use crate::plan::State;

/// The head of a pane or screen: a title, words beside it, and controls at the right.
#[derive(Clone, Copy, Debug)]
pub struct Pane<'a> {
    title: &'a str,
    note: &'a str,
    role: Type,
    height: f32,
    line: bool,
    fill: Ink,
}

impl<'a> Pane<'a> {
    /// The head of a screen.
    #[must_use]
    pub const fn screen(title: &'a str, note: &'a str) -> Self {
        Self { title, note, role: Type::Title, height: size::SCREEN_HEADER, line: true, fill: Ink::Panel }
    }

    /// The head of a pane inside a screen.
    #[must_use]
    pub const fn header(title: &'a str, note: &'a str) -> Self {
        Self { title, note, role: Type::DenseBold, height: size::PANE_HEADER, line: false, fill: Ink::Panel }
    }

    /// Draws a line under it.
    #[must_use]
    pub const fn line(mut self, line: bool) -> Self {
        self.line = line;
        self
    }

    /// Fills it with this ink.
    #[must_use]
    pub const fn fill(mut self, fill: Ink) -> Self {
        self.fill = fill;
        self
    }

    /// Shows it over the full width; `right` adds controls from right to left.
    pub fn show<R>(self, ui: &mut Ui, right: impl FnOnce(&mut Ui) -> R) -> R {
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), self.height), Sense::hover());
        if self.fill != Ink::Panel {
            ui.painter().rect_filled(rect, 0, ui.ink(self.fill));
        }
        if self.line {
            pane_line(ui, rect);
        }
        let inner = Rect::from_min_max(
            pos2(rect.left() + size::PANE_LEFT, rect.top()),
            pos2(rect.right() - size::PANE_RIGHT, rect.bottom()),
        );
        let mut end = ui.new_child(UiBuilder::new().max_rect(inner).layout(Layout::right_to_left(Align::Center)));
        let result = right(&mut end);
        let room = Rect::from_min_max(inner.min, pos2(end.min_rect().left() - 12.0, inner.bottom()));
        let mut start = ui.new_child(UiBuilder::new().max_rect(room).layout(Layout::left_to_right(Align::Center)));
        start.spacing_mut().item_spacing.x = 10.0;
        let title = start.txt(self.role, Ink::TextPrimary, self.title);
        title.widget_info(|| WidgetInfo::labeled(Role::Heading, true, self.title));
        if self.role == Type::Title {
            // Beside the title of a screen a sentence stands whole or not at all; then the title tells it.
            let note = fitting(&start, Type::Body, start.available_width(), &[self.note, ""]);
            if note.is_empty() && !self.note.is_empty() {
                title.on_hover_text(self.note);
            } else {
                start.txt_cut(Type::Body, Ink::TextTertiary, note);
            }
        } else if !self.note.is_empty() && start.available_width() > 24.0 {
            start.txt_cut(Type::Dense, Ink::TextTertiary, self.note);
        }
        result
    }
}

/// A line at the lower edge of a rectangle.
pub fn pane_line(ui: &Ui, rect: Rect) {
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, ui.ink(Ink::StrokeSubtle)));
}

pub(super) fn section_title(ui: &mut Ui, icon: Option<Icon>, text: &str) -> Response {
    ui.horizontal(|ui| {
        ui.set_min_height(18.0);
        if let Some(icon) = icon {
            ui.spacing_mut().item_spacing.x = 6.0;
            ui.icon_sized(icon, 14.0, Ink::AccentText);
        }
        // A title that is too long breaks; it never makes the pane wider.
        ui.txt_wrapped(Type::DenseBold, Ink::TextPrimary, text)
    })
    .inner
}

pub(super) fn section<R>(ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let frame = Frame::new().inner_margin(Margin { left: 14, right: 14, top: 12, bottom: 12 });
    let inner = frame.show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        ui.spacing_mut().item_spacing = vec2(8.0, 4.0);
        ui.spacing_mut().interact_size.y = 18.0;
        contents(ui)
    });
    pane_line(ui, inner.response.rect);
    inner.inner
}

pub(super) fn key_value(ui: &mut Ui, key: &str, value: &str) {
    let width = ui.available_width();
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let column = (width * 0.38).min(140.0);
        let start = ui.cursor().left();
        ui.scope(|ui| {
            ui.set_max_width(column);
            ui.txt_wrapped(Type::Dense, Ink::TextTertiary, key);
        });
        ui.add_space((start + column + 6.0 - ui.cursor().left()).max(0.0));
        ui.scope(|ui| {
            ui.set_max_width((width - column - 6.0).max(20.0));
            ui.vertical(|ui| ui.txt_wrapped(Type::Dense, Ink::TextPrimary, value));
        });
    });
}

pub(super) fn key_number(ui: &mut Ui, key: &str, value: &str) {
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.txt(Type::DenseBold, Ink::TextPrimary, value);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| ui.txt_cut(Type::Dense, Ink::TextSecondary, key));
        });
    });
}

pub(super) fn code_box<R>(ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> R) -> R {
    Frame::new()
        .fill(ui.ink(Ink::Inset))
        .stroke(Stroke::new(1.0, ui.ink(Ink::StrokeSubtle)))
        .corner_radius(size::RADIUS_CHIP)
        .inner_margin(Margin::symmetric(8, 6))
        .show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 2.0;
            contents(ui)
        })
        .inner
}

pub(super) fn empty_state(ui: &mut Ui, icon: Icon, sentence: &str, button: Option<&str>) -> bool {
    let rect = ui.available_rect_before_wrap();
    let height = if button.is_some() { 110.0 } else { 66.0 };
    let width = rect.width().min(440.0);
    let place = Align2::CENTER_CENTER.align_size_within_rect(vec2(width, height), rect);
    let mut child = ui.new_child(UiBuilder::new().max_rect(place).layout(Layout::top_down(Align::Center)));
    child.spacing_mut().item_spacing.y = 10.0;
    child.icon_sized(icon, 28.0, Ink::StrokeStrong);
    child.txt_wrapped(Type::Body, Ink::TextSecondary, sentence);
    let clicked = button.is_some_and(|text| {
        child.add(Button::new(None, text).kind(ButtonKind::Secondary).size(ButtonSize::Normal)).clicked()
    });
    ui.advance_cursor_after_rect(rect);
    clicked
}

pub(super) fn message_line(ui: &mut Ui, state: State, sentence: &str) -> Response {
    let icon = if state == State::Unsupported { Icon::OctagonAlert } else { state_icon(state) };
    let inner = Frame::new()
        .fill(ui.ink(Ink::StateFill(state)))
        .stroke(Stroke::new(1.0, ui.ink(Ink::StateLine(state))))
        .corner_radius(size::RADIUS_CHIP)
        .inner_margin(Margin { left: 28, right: 8, top: 5, bottom: 5 })
        .show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            ui.txt_wrapped(Type::Dense, Ink::StateText(state), sentence)
        });
    let rect = inner.response.rect;
    paint_icon(ui, pos2(rect.left() + 15.0, rect.top() + 14.0), icon, 14.0, ui.ink(Ink::StateLine(state)));
    inner.response
}

/// A dashed rounded frame, as the drop zone has.
pub(super) fn dashed_frame(ui: &Ui, rect: Rect, color: Color32, width: f32) {
    let rect = rect.shrink(width / 2.0);
    let radius = f32::from(size::RADIUS_POPUP);
    let mut path = Vec::with_capacity(40);
    let corners = [
        (pos2(rect.right() - radius, rect.top() + radius), -90.0_f32),
        (pos2(rect.right() - radius, rect.bottom() - radius), 0.0),
        (pos2(rect.left() + radius, rect.bottom() - radius), 90.0),
        (pos2(rect.left() + radius, rect.top() + radius), 180.0),
    ];
    for (center, from) in corners {
        for step in 0..=6_u8 {
            let angle = (from + 15.0 * f32::from(step)).to_radians();
            path.push(center + radius * vec2(angle.cos(), angle.sin()));
        }
    }
    if let Some(first) = path.first().copied() {
        path.push(first);
    }
    ui.painter().extend(Shape::dashed_line(&path, Stroke::new(width, color), 6.0, 4.0));
}

/// A framed card with a fill; used by the start screen and the workbench.
pub fn card(ui: &Ui, rect: Rect, fill: Ink, stroke: Ink) {
    let stroke = Stroke::new(1.0, ui.ink(stroke));
    ui.painter().rect(rect, size::RADIUS_POPUP, ui.ink(fill), stroke, StrokeKind::Inside);
}

/// The dashed frame for screens.
pub fn drop_frame(ui: &Ui, rect: Rect, ink: Ink, dashed: bool) {
    if dashed {
        dashed_frame(ui, rect, ui.ink(ink), 1.5);
    } else {
        let stroke = Stroke::new(1.5, ui.ink(ink));
        ui.painter().rect_stroke(rect, size::RADIUS_POPUP, stroke, StrokeKind::Inside);
    }
}
