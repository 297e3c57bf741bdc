//! The filter field: finished terms are chips, the rest is typed.

use egui::{Id, Key, Ui};
use lucide_icons::Icon;

use crate::i18n::tr;
use crate::session::Command;
use crate::session::filter::{Dimension, Term, parse};
use crate::ui::commands::spec_of;
use crate::ui::cx::Cx;
use crate::ui::widgets::{SearchField, UiExt as _};

/// The filter as it stands in the field.
#[derive(Debug, Default)]
pub struct FilterState {
    /// Finished terms.
    done: String,
    /// What is being typed.
    typing: String,
    /// What was sent last.
    sent: String,
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
    let clear = if empty { 0.0 } else { 36.0 };
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
    state.typing = typing;
    if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
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
    state.send(cx);
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
