//! Chips that open a menu.

use egui::{Align2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Widget, WidgetInfo, pos2, vec2};
use lucide_icons::Icon;

use super::{Type, UiExt as _, focus_ring, galley, paint_icon, theme::size};
use crate::chart::Ink;

/// A small framed word with a caret: it shows a choice and opens a menu of others.
#[derive(Clone, Copy, Debug)]
pub struct ChipButton<'a> {
    text: &'a str,
    name: &'a str,
    icon: Option<Icon>,
    fill: Ink,
    line: Ink,
    ink: Ink,
    width: Option<f32>,
}

impl<'a> ChipButton<'a> {
    /// A chip with words.
    #[must_use]
    pub const fn new(text: &'a str) -> Self {
        Self {
            text,
            name: text,
            icon: None,
            fill: Ink::Panel,
            line: Ink::StrokeDefault,
            ink: Ink::TextPrimary,
            width: None,
        }
    }

    /// Sets the accessible name.
    #[must_use]
    pub const fn name(mut self, name: &'a str) -> Self {
        self.name = name;
        self
    }

    /// Shows an icon before the words.
    #[must_use]
    pub const fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }

    /// Sets the ink of the words.
    #[must_use]
    pub const fn ink(mut self, ink: Ink) -> Self {
        self.ink = ink;
        self
    }

    /// Sets fill, frame and words.
    #[must_use]
    pub const fn look(mut self, fill: Ink, line: Ink, ink: Ink) -> Self {
        self.fill = fill;
        self.line = line;
        self.ink = ink;
        self
    }

    /// Makes it this wide; words that do not fit are cut.
    #[must_use]
    pub const fn width(mut self, width: f32) -> Self {
        self.width = Some(width);
        self
    }
}

/// Room of the caret.
const CARET: f32 = 17.0;
/// Room of an icon.
const ICON: f32 = 16.0;

impl Widget for ChipButton<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let before = if self.icon.is_some() { ICON } else { 0.0 };
        let room = self.width.map_or(f32::INFINITY, |width| (width - 6.0 - before - CARET).max(8.0));
        let words = galley(ui, Type::Dense, ui.ink(self.ink), self.text, room);
        let gap = if self.text.is_empty() { 0.0 } else { 6.0 };
        let width = self.width.unwrap_or(gap + before + words.size().x + CARET);
        let (rect, response) = ui.allocate_exact_size(vec2(width, size::CHIP + 2.0), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, ui.is_enabled(), self.name));
        if ui.is_rect_visible(rect) {
            let line = if response.hovered() { Ink::StrokeStrong } else { self.line };
            let stroke = Stroke::new(1.0, ui.ink(line));
            ui.painter().rect(rect, size::RADIUS_CHIP, ui.ink(self.fill), stroke, StrokeKind::Inside);
            if let Some(icon) = self.icon {
                paint_icon(ui, pos2(rect.left() + 11.0, rect.center().y), icon, 12.0, ui.ink(self.ink));
            }
            let place = Rect::from_min_max(pos2(rect.left() + gap + before, rect.top()), rect.max);
            let place = Align2::LEFT_CENTER.align_size_within_rect(words.size(), place);
            ui.painter().galley(place.min, words, ui.ink(self.ink));
            let caret = pos2(rect.right() - 9.5, rect.center().y + 0.5);
            let ink = if self.ink == Ink::TextPrimary { Ink::TextTertiary } else { self.ink };
            paint_icon(ui, caret, Icon::ChevronDown, 11.0, ui.ink(ink));
            focus_ring(ui, &response, size::RADIUS_CHIP);
        }
        response
    }
}
