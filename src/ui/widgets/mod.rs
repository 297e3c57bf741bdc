//! House widgets: everything the screens are made of, in one extension trait.
//!
//! They know colors, type and sizes, but no data. Every widget that takes input has an accessible name.

mod bar;
mod button;
mod chip;
mod choice;
mod field;
mod menu;
mod pane;
mod state;
mod table;
mod text;

use egui::{Color32, Response, Sense, Ui};
use lucide_icons::Icon;

use super::theme::{self, Type};
use crate::chart::Ink;
use crate::model::ClassGroup;
use crate::plan::State;

pub use button::{Button, ButtonKind, ButtonSize};
pub use chip::ChipButton;
pub use field::{SearchField, command_field, form_row};
pub use menu::{MenuItem, menu_item, menu_title, menu_under};
pub use pane::{Pane, card, drop_frame, pane_line};
pub use state::{class_icon_ink, state_icon};
pub use table::{Cell, Column, Edge, Joins, NARROWEST, Table, TableOutput, WIDEST, column_edge, visible_range_text};
pub use text::{TextCut, fitting, galley, paint_icon, paint_text};

/// What every screen uses to show things.
pub trait UiExt {
    /// The color of an ink in the current theme.
    fn ink(&self, ink: Ink) -> Color32;
    /// A line of text.
    fn txt(&mut self, role: Type, ink: Ink, text: impl Into<String>) -> Response;
    /// Text that breaks into lines at the available width.
    fn txt_wrapped(&mut self, role: Type, ink: Ink, text: impl Into<String>) -> Response;
    /// A line of text, cut with an ellipsis at the available width; the whole text is its tooltip when cut.
    fn txt_cut(&mut self, role: Type, ink: Ink, text: impl Into<String>) -> Response;
    /// An icon of 16 points.
    fn icon(&mut self, icon: Icon, ink: Ink) -> Response;
    /// An icon of any size.
    fn icon_sized(&mut self, icon: Icon, size: f32, ink: Ink) -> Response;
    /// A square button with an icon; `name` is its tooltip and accessible name.
    fn icon_button(&mut self, icon: Icon, name: &str) -> Response;
    /// A small square button with an icon.
    fn icon_button_small(&mut self, icon: Icon, name: &str) -> Response;
    /// The one button that leads on.
    fn primary_button(&mut self, icon: Option<Icon>, text: &str) -> Response;
    /// An ordinary button.
    fn secondary_button(&mut self, icon: Option<Icon>, text: &str) -> Response;
    /// A small ordinary button.
    fn small_secondary_button(&mut self, icon: Option<Icon>, text: &str) -> Response;
    /// A button without frame.
    fn ghost_button(&mut self, icon: Option<Icon>, text: &str) -> Response;
    /// A button with a caret that opens a menu.
    fn dropdown<R>(&mut self, button: Button<'_>, contents: impl FnOnce(&mut Ui) -> R) -> Option<R>;
    /// Words side by side of which one is chosen; returns the new choice when it changes.
    fn segmented(&mut self, name: &str, options: &[&str], selected: usize) -> Option<usize>;
    /// A switch; true when it was flipped.
    fn toggle(&mut self, on: bool, name: &str) -> bool;
    /// A check box with text and, if given, a swatch before it and a number at the right edge.
    fn check_row(&mut self, checked: bool, swatch: Option<Ink>, text: &str, number: Option<&str>) -> Response;
    /// A radio button with text.
    fn radio_row(&mut self, chosen: bool, text: &str) -> Response;
    /// A small framed word.
    fn chip(&mut self, text: &str) -> Response;
    /// A tinted word with a cross; true when the cross was clicked.
    fn filter_chip(&mut self, text: &str, remove: &str) -> bool;
    /// Icon and word of a state on its fill.
    fn state_badge(&mut self, state: State, word: &str) -> Response;
    /// Icon and word of a state without fill, for tables.
    fn state_word(&mut self, state: State, word: &str) -> Response;
    /// The square of a class group.
    fn swatch(&mut self, group: ClassGroup) -> Response;
    /// A square of any ink.
    fn swatch_ink(&mut self, ink: Ink) -> Response;
    /// The head of a section.
    fn section_title(&mut self, icon: Option<Icon>, text: &str) -> Response;
    /// A section of the inspector with padding and a line under it.
    fn section<R>(&mut self, contents: impl FnOnce(&mut Ui) -> R) -> R;
    /// A key and its value in two columns.
    fn key_value(&mut self, key: &str, value: &str);
    /// A key and a number at the right edge.
    fn key_number(&mut self, key: &str, value: &str);
    /// A text that does something when clicked.
    fn link_text(&mut self, text: &str) -> Response;
    /// A box with formulas or quotes.
    fn code_box<R>(&mut self, contents: impl FnOnce(&mut Ui) -> R) -> R;
    /// A progress bar; `None` when no end is known.
    fn progress(&mut self, fraction: Option<f32>, width: f32, name: &str) -> Response;
    /// A bar of parts in proportion; returns the part under the pointer, clicked or not.
    fn stacked_bar(&mut self, name: &str, height: f32, parts: &[(Ink, u64, String)]) -> Option<(usize, bool)>;
    /// A bar of parts in proportion that only informs.
    fn share_bar(&mut self, name: &str, height: f32, parts: &[(Ink, u64, String)]);
    /// A sentence and, if given, a button in the middle of the pane; true when it was clicked.
    fn empty_state(&mut self, icon: Icon, sentence: &str, button: Option<&str>) -> bool;
    /// A line that says what failed and what to do.
    fn error_line(&mut self, sentence: &str) -> Response;
    /// A line that says what needs attention.
    fn warning_line(&mut self, sentence: &str) -> Response;
    /// A field of one line with an accessible name; Enter and losing the focus commit.
    fn text_field(&mut self, text: &mut String, name: &str, hint: &str, width: f32) -> Response;
    /// A key such as `Ctrl K` in a small frame.
    fn key_hint(&mut self, keys: &str) -> Response;
}

impl UiExt for Ui {
    fn ink(&self, ink: Ink) -> Color32 {
        theme::ink(self, ink)
    }

    fn txt(&mut self, role: Type, ink: Ink, text: impl Into<String>) -> Response {
        text::label(self, role, ink, text.into(), TextCut::Extend)
    }

    fn txt_wrapped(&mut self, role: Type, ink: Ink, text: impl Into<String>) -> Response {
        text::label(self, role, ink, text.into(), TextCut::Wrap)
    }

    fn txt_cut(&mut self, role: Type, ink: Ink, text: impl Into<String>) -> Response {
        text::label(self, role, ink, text.into(), TextCut::Truncate)
    }

    fn icon(&mut self, icon: Icon, ink: Ink) -> Response {
        text::icon(self, icon, 16.0, ink)
    }

    fn icon_sized(&mut self, icon: Icon, size: f32, ink: Ink) -> Response {
        text::icon(self, icon, size, ink)
    }

    fn icon_button(&mut self, icon: Icon, name: &str) -> Response {
        self.add(Button::icon(icon, name))
    }

    fn icon_button_small(&mut self, icon: Icon, name: &str) -> Response {
        self.add(Button::icon(icon, name).size(ButtonSize::Small))
    }

    fn primary_button(&mut self, icon: Option<Icon>, text: &str) -> Response {
        self.add(Button::new(icon, text).kind(ButtonKind::Primary))
    }

    fn secondary_button(&mut self, icon: Option<Icon>, text: &str) -> Response {
        self.add(Button::new(icon, text))
    }

    fn small_secondary_button(&mut self, icon: Option<Icon>, text: &str) -> Response {
        self.add(Button::new(icon, text).size(ButtonSize::Small))
    }

    fn ghost_button(&mut self, icon: Option<Icon>, text: &str) -> Response {
        self.add(Button::new(icon, text).kind(ButtonKind::Ghost))
    }

    fn dropdown<R>(&mut self, button: Button<'_>, contents: impl FnOnce(&mut Ui) -> R) -> Option<R> {
        menu::dropdown(self, button, contents)
    }

    fn segmented(&mut self, name: &str, options: &[&str], selected: usize) -> Option<usize> {
        choice::segmented(self, name, options, selected)
    }

    fn toggle(&mut self, on: bool, name: &str) -> bool {
        choice::toggle(self, on, name)
    }

    fn check_row(&mut self, checked: bool, swatch: Option<Ink>, text: &str, number: Option<&str>) -> Response {
        choice::check_row(self, checked, swatch, text, number)
    }

    fn radio_row(&mut self, chosen: bool, text: &str) -> Response {
        choice::radio_row(self, chosen, text)
    }

    fn chip(&mut self, text: &str) -> Response {
        choice::chip(self, text)
    }

    fn filter_chip(&mut self, text: &str, remove: &str) -> bool {
        choice::filter_chip(self, text, remove)
    }

    fn state_badge(&mut self, state: State, word: &str) -> Response {
        state::badge(self, state, word)
    }

    fn state_word(&mut self, state: State, word: &str) -> Response {
        state::word(self, state, word)
    }

    fn swatch(&mut self, group: ClassGroup) -> Response {
        state::swatch(self, Ink::Class(group))
    }

    fn swatch_ink(&mut self, ink: Ink) -> Response {
        state::swatch(self, ink)
    }

    fn section_title(&mut self, icon: Option<Icon>, text: &str) -> Response {
        pane::section_title(self, icon, text)
    }

    fn section<R>(&mut self, contents: impl FnOnce(&mut Ui) -> R) -> R {
        pane::section(self, contents)
    }

    fn key_value(&mut self, key: &str, value: &str) {
        pane::key_value(self, key, value);
    }

    fn key_number(&mut self, key: &str, value: &str) {
        pane::key_number(self, key, value);
    }

    fn link_text(&mut self, text: &str) -> Response {
        text::link(self, text)
    }

    fn code_box<R>(&mut self, contents: impl FnOnce(&mut Ui) -> R) -> R {
        pane::code_box(self, contents)
    }

    fn progress(&mut self, fraction: Option<f32>, width: f32, name: &str) -> Response {
        bar::progress(self, fraction, width, name)
    }

    fn stacked_bar(&mut self, name: &str, height: f32, parts: &[(Ink, u64, String)]) -> Option<(usize, bool)> {
        bar::stacked(self, name, height, parts, Sense::click())
    }

    fn share_bar(&mut self, name: &str, height: f32, parts: &[(Ink, u64, String)]) {
        bar::stacked(self, name, height, parts, Sense::hover());
    }

    fn empty_state(&mut self, icon: Icon, sentence: &str, button: Option<&str>) -> bool {
        pane::empty_state(self, icon, sentence, button)
    }

    fn error_line(&mut self, sentence: &str) -> Response {
        pane::message_line(self, State::Unsupported, sentence)
    }

    fn warning_line(&mut self, sentence: &str) -> Response {
        pane::message_line(self, State::BestEffort, sentence)
    }

    fn text_field(&mut self, text: &mut String, name: &str, hint: &str, width: f32) -> Response {
        field::text_field(self, text, name, hint, width)
    }

    fn key_hint(&mut self, keys: &str) -> Response {
        field::key_hint(self, keys)
    }
}

/// The ring around the widget that has the keyboard focus.
fn focus_ring(ui: &Ui, response: &Response, radius: u8) {
    if response.has_focus() {
        ui.painter().rect_stroke(
            response.rect.expand(1.0),
            radius + 1,
            egui::Stroke::new(2.0, ui.ink(Ink::Accent)),
            egui::StrokeKind::Outside,
        );
    }
}
