//! The filter field: finished terms are chips, the rest is typed.

use egui::{Id, Key, Modifiers, Popup, Ui};
use lucide_icons::Icon;

use super::facets;
use crate::chart::{Face, metrics::text_width};
use crate::i18n::{Lang, fmt, tr};
use crate::session::filter::{Dimension, Term, parse};
use crate::session::suggest::{Suggestion, suggestions};
use crate::session::{Command, Edit};
use crate::ui::commands::spec_of;
use crate::ui::cx::Cx;
use crate::ui::widgets::{Button, MenuItem, SearchField, UiExt as _, menu_title};

/// The filter as it stands in the field.
#[derive(Debug, Default)]
pub struct FilterState {
    /// Finished terms.
    done: String,
    /// What is being typed.
    typing: String,
    /// What was sent last.
    sent: String,
    /// The suggestion the arrow keys are at.
    at: Option<usize>,
    /// Esc or a choice closed the suggestions until the text changes.
    closed: bool,
    /// The name of a view while it is typed.
    view_name: String,
}

impl FilterState {
    /// Takes over a filter that was set elsewhere.
    fn sync(&mut self, cx: &Cx<'_>) {
        let text = &cx.session.inventory().text;
        if *text != self.sent {
            self.done.clone_from(text);
            self.typing.clear();
            self.sent.clone_from(text);
        }
    }

    fn send(&mut self, cx: &Cx<'_>) {
        let text = format!("{} {}", self.done.trim(), self.typing.trim()).trim().to_owned();
        if text != self.sent {
            self.sent.clone_from(&text);
            cx.send(Command::Filter(text));
        }
    }

    /// Replaces the whole filter.
    pub fn set(&mut self, cx: &Cx<'_>, text: &str) {
        text.clone_into(&mut self.done);
        self.typing.clear();
        self.send(cx);
    }

    /// Takes a suggestion: a whole term becomes a chip, a field waits for its value.
    fn take(&mut self, ui: &Ui, id: Id, suggestion: &Suggestion) {
        self.at = None;
        if suggestion.complete {
            self.done = joined(&self.done, &suggestion.text);
            self.typing.clear();
        } else {
            self.typing.clone_from(&suggestion.text);
        }
        if let Some(mut field) = egui::text_edit::TextEditState::load(ui.ctx(), id) {
            let end = egui::text::CCursor::new(self.typing.chars().count());
            field.cursor.set_char_range(Some(egui::text::CCursorRange::one(end)));
            field.store(ui.ctx(), id);
        }
    }

    /// Asks for a value of a facet, or no longer; with `exclude` it leaves the value out.
    pub fn toggle(&mut self, cx: &Cx<'_>, dimension: Dimension, value: &str, exclude: bool) {
        self.done = toggled(&self.done, dimension, value, exclude);
        self.send(cx);
    }
}

/// A filter with a value of a facet added, or removed if it was there.
fn toggled(text: &str, dimension: Dimension, value: &str, exclude: bool) -> String {
    let known = |term: &&Term| term.dimension() == Some(dimension) && term.names(value);
    match parse(text).iter().find(known) {
        Some(term) => {
            let rest = without(text, term);
            if term.exclude == exclude { rest } else { joined(&rest, &dimension.term(value, exclude)) }
        }
        None => joined(text, &dimension.term(value, exclude)),
    }
}

fn joined(text: &str, term: &str) -> String {
    format!("{} {term}", text.trim()).trim().to_owned()
}

/// A filter without one of its terms.
fn without(text: &str, term: &Term) -> String {
    let before = text.get(..term.span.start).unwrap_or("").trim();
    let after = text.get(term.span.end..).unwrap_or("").trim();
    format!("{before} {after}").trim().to_owned()
}

/// Shows the field over the width that is left.
pub(super) fn show(ui: &mut Ui, cx: &Cx<'_>, state: &mut FilterState, focus: bool) {
    state.sync(cx);
    let lang = cx.lang;
    let terms = parse(&state.done);
    let keys = spec_of(cx.session, &Command::FocusFilter).map_or_else(String::new, |spec| spec.keys);
    let empty = state.done.is_empty() && state.typing.is_empty();
    let id = Id::unique("inventory filter");
    if focus {
        ui.memory_mut(|memory| memory.request_focus(id));
    }
    let mut removed = None;
    let mut typing = std::mem::take(&mut state.typing);
    let was_empty = typing.is_empty();
    let before = typing.clone();
    let focused = ui.memory(|memory| memory.has_focus(id));
    // An empty field offers its fields when asked with the arrow key: a list that opens by itself hides the first rows.
    let asked = state.at.is_some() || ui.input(|input| input.key_pressed(Key::ArrowDown));
    let offers = focused && !state.closed && (asked || !typing.trim().is_empty());
    let offered = if offers { offered(cx, &typing) } else { Vec::new() };
    let mut taken = keys_in(ui, state, &offered);
    let save = text_width(Face::Regular, 13.0, &tr::inventory::save_view(lang)) + 52.0;
    let clear = if empty { save } else { save + 36.0 };
    let response = SearchField {
        text: &mut typing,
        name: &tr::inventory::filter_name(lang),
        hint: &if terms.is_empty() { tr::inventory::filter_hint(lang) } else { String::new() },
        keys: &keys,
        icon: Icon::ListFilter,
        id,
        width: ui.available_width() - clear,
    }
    .show(ui, |ui| {
        for (index, term) in terms.iter().enumerate() {
            let text = state.done.get(term.span.clone()).unwrap_or_default().replace('"', "");
            let shown: String =
                if text.chars().count() > 40 { text.chars().take(39).chain(['…']).collect() } else { text };
            if ui.filter_chip(&shown, &tr::inventory::remove_term(lang, &shown)) {
                removed = Some(index);
            }
        }
    });
    if typing != before {
        (state.at, state.closed) = (None, false);
    }
    state.typing = typing;
    if focused && let Some(clicked) = list(lang, &response, state.at, &offered) {
        taken = Some(clicked);
    }
    if let Some(suggestion) = taken.and_then(|index| offered.get(index)) {
        state.take(ui, id, suggestion);
        response.request_focus();
    } else if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
        state.done = joined(&state.done, state.typing.trim());
        state.typing.clear();
        response.request_focus();
    }
    if response.has_focus() && was_empty && ui.input(|input| input.key_pressed(Key::Backspace)) {
        removed = terms.len().checked_sub(1);
    }
    if let Some(term) = removed.and_then(|index| terms.get(index)) {
        state.done = without(&state.done, term);
    }
    if !empty && ui.icon_button(Icon::X, &tr::inventory::clear_filter(lang)).clicked() {
        state.done.clear();
        state.typing.clear();
    }
    views(ui, cx, state);
    state.send(cx);
}

/// What the text could go on with.
fn offered(cx: &Cx<'_>, typing: &str) -> Vec<Suggestion> {
    let lanes = &cx.session.outlook().lanes;
    let products: Vec<(String, u64)> =
        lanes.iter().filter(|lane| !lane.name.is_empty()).map(|lane| (lane.name.clone(), lane.devices)).collect();
    let name = |dimension: Dimension, value: &str| facets::words(cx.lang, dimension, value).0;
    suggestions(cx.lang, cx.session.inventory(), &products, &name, typing)
}

/// Arrow keys walk through the suggestions, Tab and Enter take one, Esc closes them.
fn keys_in(ui: &Ui, state: &mut FilterState, offered: &[Suggestion]) -> Option<usize> {
    if offered.is_empty() {
        return None;
    }
    let last = offered.len() - 1;
    ui.input_mut(|input| {
        let mut pressed = |key| input.consume_key(Modifiers::NONE, key);
        if pressed(Key::ArrowDown) {
            state.at = Some(state.at.map_or(0, |at| (at + 1).min(last)));
        }
        if pressed(Key::ArrowUp) {
            state.at = state.at.and_then(|at| at.checked_sub(1));
        }
        if pressed(Key::Escape) {
            (state.at, state.closed) = (None, true);
        }
        if pressed(Key::Tab) {
            return Some(state.at.unwrap_or(0));
        }
        state.at.filter(|_| pressed(Key::Enter))
    })
}

/// The suggestions under the field; the one that was clicked.
fn list(lang: Lang, field: &egui::Response, at: Option<usize>, offered: &[Suggestion]) -> Option<usize> {
    if offered.is_empty() {
        return None;
    }
    let mut clicked = None;
    Popup::from_response(field)
        .open(true)
        .gap(6.0)
        .style(egui::containers::menu::menu_style)
        .close_behavior(egui::PopupCloseBehavior::IgnoreClicks)
        .show(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for (index, suggestion) in offered.iter().enumerate() {
                let devices = suggestion.devices.map_or_else(String::new, |devices| fmt::number(lang, devices));
                let icon = if suggestion.complete { Icon::Tag } else { Icon::ListFilter };
                let item = MenuItem {
                    keys: &devices,
                    checked: at == Some(index),
                    ..MenuItem::new(Some(icon), &suggestion.label)
                };
                if ui.add(item).clicked() {
                    clicked = Some(index);
                }
            }
        });
    clicked
}

/// Keeps the filter under a name, and shows the views kept.
fn views(ui: &mut Ui, cx: &Cx<'_>, state: &mut FilterState) {
    let lang = cx.lang;
    let text = tr::inventory::save_view(lang);
    let button = ui.add(Button::new(Some(Icon::Bookmark), &text));
    let mut open = None;
    Popup::menu(&button).gap(4.0).close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside).show(|ui| {
        let filter = cx.session.inventory().text.trim().to_owned();
        let name = tr::inventory::view_name(lang);
        ui.horizontal(|ui| {
            let field = ui.text_field(&mut state.view_name, &name, &name, 200.0);
            let enter = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
            let named = !state.view_name.trim().is_empty() && !filter.is_empty();
            let keep = ui.add_enabled(named, Button::new(None, &tr::inventory::view_keep(lang)));
            if named && (keep.clicked() || enter) {
                let name = std::mem::take(&mut state.view_name).trim().to_owned();
                cx.send(Command::Edit(Edit::SaveView(name, Some(filter.clone()))));
                ui.close();
            }
        });
        let kept = &cx.session.plan().views;
        if !kept.is_empty() {
            menu_title(ui, &tr::inventory::views(lang));
        }
        for view in kept {
            ui.horizontal(|ui| {
                if ui
                    .add(MenuItem { checked: view.filter == filter, ..MenuItem::new(Some(Icon::Bookmark), &view.name) })
                    .clicked()
                {
                    open = Some(view.filter.clone());
                    ui.close();
                }
                if ui.icon_button_small(Icon::X, &tr::inventory::view_forget(lang, &view.name)).clicked() {
                    cx.send(Command::Edit(Edit::SaveView(view.name.clone(), None)));
                }
            });
        }
    });
    if let Some(filter) = open {
        state.done = filter;
        state.typing.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_facet_value_is_added_and_taken_away_again() {
        let once = toggled("room: 3", Dimension::Site, "Bad Orb", false);
        assert_eq!(once, "room: 3 site: \"Bad Orb\"");
        assert_eq!(toggled(&once, Dimension::Site, "Bad Orb", false), "room: 3");
    }

    #[test]
    fn excluding_a_chosen_value_replaces_it() {
        let once = toggled("", Dimension::Vendor, "Yealink", false);
        assert_eq!(toggled(&once, Dimension::Vendor, "Yealink", true), "-vendor: \"Yealink\"");
    }
}
