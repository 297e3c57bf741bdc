//! Buttons.

use egui::{Align2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Widget, WidgetInfo, pos2, vec2};
use lucide_icons::Icon;

use super::{Type, UiExt as _, focus_ring, paint_icon, theme::size};
use crate::chart::Ink;

/// How much a button asks for attention.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum ButtonKind {
    /// Filled with the accent: the one button that leads on.
    Primary,
    /// Framed.
    #[default]
    Secondary,
    /// Without frame until hovered.
    Ghost,
    /// Dashed frame: adds something.
    Dashed,
}

/// How high a button is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum ButtonSize {
    /// 24 points; 22 for a square one.
    Small,
    /// 28 points.
    #[default]
    Normal,
    /// 34 points.
    Large,
}

/// A button with an icon, words, or both.
#[derive(Clone, Copy, Debug)]
pub struct Button<'a> {
    icon: Option<Icon>,
    text: &'a str,
    name: &'a str,
    kind: ButtonKind,
    size: ButtonSize,
    caret: bool,
    selected: bool,
    bold: bool,
    width: Option<f32>,
    ink: Option<Ink>,
}

impl<'a> Button<'a> {
    /// A framed button with words.
    #[must_use]
    pub const fn new(icon: Option<Icon>, text: &'a str) -> Self {
        Self {
            icon,
            text,
            name: text,
            kind: ButtonKind::Secondary,
            size: ButtonSize::Normal,
            caret: false,
            selected: false,
            bold: false,
            width: None,
            ink: None,
        }
    }

    /// A square button with an icon only; `name` is its tooltip and accessible name.
    #[must_use]
    pub const fn icon(icon: Icon, name: &'a str) -> Self {
        Self { icon: Some(icon), text: "", kind: ButtonKind::Ghost, ..Self::new(None, name) }
    }

    /// Sets the kind.
    #[must_use]
    pub const fn kind(mut self, kind: ButtonKind) -> Self {
        self.kind = kind;
        self
    }

    /// Sets the height.
    #[must_use]
    pub const fn size(mut self, size: ButtonSize) -> Self {
        self.size = size;
        self
    }

    /// Shows a caret at the right: it opens a menu.
    #[must_use]
    pub const fn caret(mut self) -> Self {
        self.caret = true;
        self
    }

    /// Shows it as chosen.
    #[must_use]
    pub const fn selected(mut self, selected: bool) -> Self {
        self.selected = selected;
        self
    }

    /// Shows its words in bold.
    #[must_use]
    pub const fn bold(mut self, bold: bool) -> Self {
        self.bold = bold;
        self
    }

    /// Makes it this wide; words that do not fit are cut.
    #[must_use]
    pub const fn width(mut self, width: f32) -> Self {
        self.width = Some(width);
        self
    }

    /// Gives words and icon a color of their own.
    #[must_use]
    pub const fn ink(mut self, ink: Ink) -> Self {
        self.ink = Some(ink);
        self
    }

    /// Sets the accessible name, where the words alone do not say what it does.
    #[must_use]
    pub const fn name(mut self, name: &'a str) -> Self {
        self.name = name;
        self
    }

    fn role(&self) -> Type {
        let bold = self.bold || self.kind == ButtonKind::Primary;
        match (self.size, bold) {
            (ButtonSize::Small, false) => Type::Dense,
            (ButtonSize::Small, true) => Type::DenseBold,
            (_, false) => Type::Body,
            (_, true) => Type::BodyBold,
        }
    }
}

impl Widget for Button<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let height = match (self.size, self.text.is_empty()) {
            (ButtonSize::Small, true) => 22.0,
            (ButtonSize::Small, false) => size::CONTROL_SMALL,
            (ButtonSize::Normal, _) => size::CONTROL,
            (ButtonSize::Large, _) => size::CONTROL_LARGE,
        };
        let padding = match self.size {
            ButtonSize::Small => 8.0,
            ButtonSize::Normal => 10.0,
            ButtonSize::Large => 16.0,
        };
        let icon_size = if self.size == ButtonSize::Small { 14.0 } else { 16.0 };
        let role = self.role();
        let icon_width = if self.icon.is_some() { icon_size + 6.0 } else { 0.0 };
        let caret_width = if self.caret { 18.0 } else { 0.0 };
        let around = 2.0 * padding + icon_width + caret_width;
        let room = self.width.map_or(f32::INFINITY, |width| (width - around).max(8.0));
        let galley =
            (!self.text.is_empty()).then(|| super::galley(ui, role, ui.ink(Ink::TextPrimary), self.text, room));
        let width = match (&galley, self.width) {
            (_, Some(width)) => width,
            (Some(galley), None) => galley.size().x + around,
            (None, None) => height + caret_width,
        };
        let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
        response.widget_info(|| {
            let role = Role::Button;
            if self.selected {
                WidgetInfo::selected(role, ui.is_enabled(), true, self.name)
            } else {
                WidgetInfo::labeled(role, ui.is_enabled(), self.name)
            }
        });
        if ui.is_rect_visible(rect) {
            let text_ink = self.paint_frame(ui, rect, &response);
            let color = ui.ink(self.ink.unwrap_or(text_ink));
            let icon_color = match (self.ink, self.kind) {
                (None, ButtonKind::Ghost) if !response.hovered() => ui.ink(Ink::TextSecondary),
                _ => color,
            };
            if let Some(galley) = galley {
                let content = icon_width + galley.size().x;
                let start = if self.caret || self.width.is_none() {
                    rect.left() + padding
                } else {
                    rect.center().x - content / 2.0
                };
                if let Some(icon) = self.icon {
                    paint_icon(ui, pos2(start + icon_size / 2.0, rect.center().y), icon, icon_size, icon_color);
                }
                let place = Rect::from_min_size(pos2(start + icon_width, rect.top()), vec2(galley.size().x, height));
                let place = Align2::LEFT_CENTER.align_size_within_rect(galley.size(), place);
                ui.painter().galley_with_override_text_color(place.min, galley, color);
            } else if let Some(icon) = self.icon {
                let center = rect.center() - vec2(caret_width / 2.0, 0.0);
                paint_icon(ui, center, icon, icon_size, icon_color);
            }
            if self.caret {
                let at = pos2(rect.right() - padding - 5.0, rect.center().y);
                paint_icon(ui, at, Icon::ChevronDown, 13.0, ui.ink(Ink::TextTertiary));
            }
            focus_ring(ui, &response, size::RADIUS);
        }
        if self.text.is_empty() { response.on_hover_text(self.name) } else { response }
    }
}

impl Button<'_> {
    /// Paints fill and frame; returns the ink of the words.
    fn paint_frame(&self, ui: &Ui, rect: Rect, response: &Response) -> Ink {
        let hovered = response.hovered() && ui.is_enabled();
        let pressed = response.is_pointer_button_down_on();
        let frame = |fill: Ink, stroke: Ink| {
            ui.painter().rect(rect, size::RADIUS, ui.ink(fill), Stroke::new(1.0, ui.ink(stroke)), StrokeKind::Inside);
        };
        match self.kind {
            _ if self.selected => {
                frame(Ink::Selected, Ink::Accent);
                Ink::AccentText
            }
            ButtonKind::Primary => {
                let fill = if hovered || pressed { Ink::AccentFillHover } else { Ink::AccentFill };
                ui.painter().rect_filled(rect, size::RADIUS, ui.ink(fill));
                Ink::AccentOn
            }
            ButtonKind::Secondary => {
                let fill = if pressed {
                    Ink::Selected
                } else if hovered {
                    Ink::Hover
                } else {
                    Ink::Panel
                };
                frame(fill, if hovered { Ink::StrokeStrong } else { Ink::StrokeDefault });
                Ink::TextPrimary
            }
            ButtonKind::Ghost => {
                if hovered || pressed {
                    let fill = if pressed { Ink::Selected } else { Ink::Hover };
                    ui.painter().rect_filled(rect, size::RADIUS, ui.ink(fill));
                }
                Ink::TextPrimary
            }
            ButtonKind::Dashed => {
                if hovered {
                    ui.painter().rect_filled(rect, size::RADIUS, ui.ink(Ink::Hover));
                }
                super::pane::dashed_frame(ui, rect, ui.ink(Ink::StrokeStrong), 1.0);
                Ink::TextSecondary
            }
        }
    }
}
