//! The command palette: screens, commands, scenarios and models by typing.

use egui::{Align2, Area, Frame, Id, Key, Modifiers, Order, Rect, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};
use lucide_icons::Icon;

use crate::chart::Ink;
use crate::i18n::tr;
use crate::session::{Command, Screen, Selection};
use crate::ui::commands::{screen_icon, specs};
use crate::ui::cx::Cx;
use crate::ui::theme::{Type, size};
use crate::ui::widgets::{SearchField, UiExt as _, paint_icon, paint_text};

/// What is typed and chosen.
#[derive(Debug, Default)]
pub(super) struct PaletteState {
    text: String,
    chosen: usize,
    open: bool,
}

/// An entry that can be run.
struct Entry {
    icon: Icon,
    text: String,
    kind: String,
    keys: String,
    commands: Vec<Command>,
}

const WIDTH: f32 = 560.0;
const ROW: f32 = 30.0;
/// More models than this are not listed: the user types on.
const MOST: usize = 60;

pub(super) fn show(ui: &Ui, cx: &Cx<'_>, state: &mut PaletteState) {
    if !cx.session.palette_open() {
        state.open = false;
        return;
    }
    let opened = !state.open;
    if opened {
        *state = PaletteState { open: true, ..PaletteState::default() };
    }
    let entries = matching(cx, &state.text);
    keys(ui, cx, state, &entries);
    let area = Area::new(Id::unique("palette"))
        .order(Order::Foreground)
        .anchor(Align2::CENTER_TOP, vec2(0.0, 56.0))
        .show(ui.ctx(), |ui| {
            Frame::popup(ui.style()).inner_margin(8).show(ui, |ui| contents(ui, cx, state, &entries, opened));
        });
    if !opened && area.response.clicked_elsewhere() {
        cx.send(Command::TogglePalette);
    }
}

fn keys(ui: &Ui, cx: &Cx<'_>, state: &mut PaletteState, entries: &[Entry]) {
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if pressed(Key::Escape) {
        cx.send(Command::TogglePalette);
    }
    let last = entries.len().saturating_sub(1);
    if pressed(Key::ArrowDown) {
        state.chosen = (state.chosen + 1).min(last);
    }
    if pressed(Key::ArrowUp) {
        state.chosen = state.chosen.saturating_sub(1);
    }
    state.chosen = state.chosen.min(last);
    if pressed(Key::Enter)
        && let Some(entry) = entries.get(state.chosen)
    {
        run(cx, entry);
    }
}

fn run(cx: &Cx<'_>, entry: &Entry) {
    cx.send(Command::TogglePalette);
    for command in &entry.commands {
        cx.send(command.clone());
    }
}

fn contents(ui: &mut Ui, cx: &Cx<'_>, state: &mut PaletteState, entries: &[Entry], opened: bool) {
    ui.set_width(WIDTH);
    let hint = tr::ui::search_hint(cx.lang);
    let before = state.text.clone();
    let field = SearchField {
        text: &mut state.text,
        name: &hint,
        hint: &hint,
        keys: "Esc",
        icon: Icon::Search,
        id: Id::unique("palette text"),
        width: WIDTH,
    }
    .show(ui, |_| {});
    if opened || !field.has_focus() {
        field.request_focus();
    }
    if state.text != before {
        state.chosen = 0;
    }
    ui.add_space(2.0);
    if entries.is_empty() {
        ui.txt(Type::Body, Ink::TextSecondary, tr::ui::palette_none(cx.lang, state.text.trim()));
        return;
    }
    let height = (entries.len() as f32 * ROW).min(12.0 * ROW);
    ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (index, entry) in entries.iter().enumerate() {
            row(ui, cx, entry, index == state.chosen);
        }
    });
    ui.txt(Type::Caption, Ink::TextTertiary, tr::ui::palette_keys(cx.lang));
}

fn row(ui: &mut Ui, cx: &Cx<'_>, entry: &Entry, chosen: bool) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::CLICK);
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, chosen, &entry.text));
    if chosen {
        ui.painter().rect_filled(rect, size::RADIUS_CHIP, ui.ink(Ink::Selected));
        response.scroll_to_me(None);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, size::RADIUS_CHIP, ui.ink(Ink::Hover));
    }
    paint_icon(ui, pos2(rect.left() + 16.0, rect.center().y), entry.icon, 15.0, ui.ink(Ink::TextSecondary));
    let inner = Rect::from_min_max(pos2(rect.left() + 34.0, rect.top()), pos2(rect.right() - 10.0, rect.bottom()));
    let keys = Rect::from_min_max(pos2(inner.right() - 150.0, inner.top()), inner.max);
    let note = if entry.keys.is_empty() { &entry.kind } else { &entry.keys };
    let note = paint_text(ui, keys, Align2::RIGHT_CENTER, Type::Dense, Ink::TextTertiary, note);
    let words = Rect::from_min_max(inner.min, pos2(note.left() - 8.0, inner.bottom()));
    paint_text(ui, words, Align2::LEFT_CENTER, Type::Body, Ink::TextPrimary, &entry.text);
    if response.clicked() {
        run(cx, entry);
    }
}

/// Entries whose words all begin somewhere in the text, best first.
fn matching(cx: &Cx<'_>, text: &str) -> Vec<Entry> {
    let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
    let mut found: Vec<(u8, Entry)> = Vec::new();
    let mut offer = |entry: Entry| {
        if let Some(rank) = rank(&entry.text.to_lowercase(), &words) {
            found.push((rank, entry));
        }
    };
    let lang = cx.lang;
    for spec in specs(cx.session).into_iter().filter(|spec| spec.enabled && spec.command != Command::TogglePalette) {
        let kind = if matches!(spec.command, Command::Show(_)) {
            tr::ui::palette_screen(lang)
        } else {
            tr::ui::palette_command(lang)
        };
        offer(Entry { icon: spec.icon, text: spec.text, kind, keys: spec.keys, commands: vec![spec.command] });
    }
    for (index, scenario) in cx.session.plan().scenarios.iter().enumerate() {
        offer(Entry {
            icon: Icon::GitCompare,
            text: scenario.name.clone(),
            kind: tr::ui::palette_scenario(lang),
            keys: String::new(),
            commands: vec![Command::SelectScenario(index)],
        });
    }
    if !words.is_empty() {
        for lane in cx.session.outlook().lanes.iter().filter(|lane| !lane.name.is_empty()).take(MOST) {
            offer(Entry {
                icon: screen_icon(Screen::Strategy),
                text: lane.name.clone(),
                kind: tr::ui::palette_model(lang),
                keys: String::new(),
                commands: vec![Command::Show(Screen::Timeline), Command::Select(Selection::Lane(lane.key.clone()))],
            });
        }
    }
    found.sort_by_key(|(rank, _)| *rank);
    found.into_iter().map(|(_, entry)| entry).collect()
}

/// How well words fit a text: 0 at its beginning, 1 at the beginning of a word, 2 inside; `None` if one is missing.
fn rank(text: &str, words: &[String]) -> Option<u8> {
    words
        .iter()
        .map(|word| {
            if text.starts_with(word.as_str()) {
                Some(0)
            } else if text.split(|c: char| !c.is_alphanumeric()).any(|part| part.starts_with(word.as_str())) {
                Some(1)
            } else {
                text.contains(word.as_str()).then_some(2)
            }
        })
        .try_fold(0, |worst, rank| Some(worst.max(rank?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_rank_by_where_they_are_found() {
        let words = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(rank("export pdf…", &words("exp")), Some(0));
        assert_eq!(rank("export pdf…", &words("pdf")), Some(1));
        assert_eq!(rank("timeline", &words("line")), Some(2));
        assert_eq!(rank("export pdf…", &words("pdf xlsx")), None);
        assert_eq!(rank("anything", &[]), Some(0));
    }
}
