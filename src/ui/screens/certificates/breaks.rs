//! What breaks on which day: events with the phones that drop off, why, what fixes it, and the wave that comes before.

use egui::{Align, Layout, Response, Sense, Ui, vec2};
use lucide_icons::Icon;

use super::words;
use crate::chart::Ink;
use crate::i18n::{fmt, tr::certificates as tr};
use crate::plan::State;
use crate::plan::trust::{Break, BreakKind, BreakLane, Remedy};
use crate::session::{Command, Screen, Selection};
use crate::ui::planning::Planning;
use crate::ui::screens::strategy::two_lines;
use crate::ui::theme::{Type, size};
use crate::ui::widgets::{Column, Table, UiExt as _, fitting};

/// What the table remembers.
#[derive(Debug, Default)]
pub struct BreaksView {
    past: bool,
}

/// A row: an event, and one lane of it.
type Row<'a> = (&'a Break, Option<&'a BreakLane>);

impl BreaksView {
    pub(super) fn filter(&mut self, ui: &mut Ui, view: &Planning<'_>) {
        let names = [tr::breaks_coming(view.lang), tr::breaks_all(view.lang)];
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        if let Some(chosen) = ui.segmented(&tr::breaks_filter(view.lang), &names, usize::from(self.past)) {
            self.past = chosen == 1;
        }
    }

    pub(super) fn show(&mut self, ui: &mut Ui, view: &Planning<'_>) {
        let lang = view.lang;
        let today = view.session.as_of();
        let shown = view.outlook.breaks.iter().filter(|one| self.past || one.day >= today);
        let rows: Vec<Row<'_>> = shown
            .filter(|one| one.kind != BreakKind::OwnServers || !one.chains.is_empty())
            .filter(|one| !one.elsewhere || !one.lanes.is_empty())
            .flat_map(|one| {
                let lanes: Vec<Row<'_>> = one.lanes.iter().map(|lane| (one, Some(lane))).collect();
                if lanes.is_empty() { vec![(one, None)] } else { lanes }
            })
            .collect();
        if rows.is_empty() {
            ui.empty_state(Icon::ShieldCheck, &tr::breaks_none(lang), None);
            return;
        }
        let columns = [
            Column::new(tr::col_date(lang), 112.0),
            Column::new(tr::col_title(lang), 250.0).grow(1.0),
            Column::new(tr::col_model(lang), 150.0).grow(0.4),
            Column::new(tr::col_drops(lang), 130.0),
            Column::new(tr::col_wave(lang), 130.0).grow(0.3),
            Column::new(tr::col_fix(lang), 170.0).grow(0.7),
        ];
        let selected = match view.session.selection() {
            Selection::Event(event) => rows.iter().position(|(one, _)| one.event == *event),
            _ => None,
        };
        let name = |row: usize| rows.get(row).map(|row| sentence(view, *row)).unwrap_or_default();
        let output = Table::new("breaks", &columns, rows.len())
            .row_height(size::ROW_TWO)
            .selected(selected)
            .name(&name)
            .show(ui, |ui, cell| {
                if let Some(row) = rows.get(cell.row) {
                    let first =
                        cell.row == 0 || rows.get(cell.row - 1).is_some_and(|(above, _)| above.event != row.0.event);
                    cell_of(ui, view, *row, cell.column, first);
                }
            });
        if let Some((one, _)) = output.chosen.and_then(|row| rows.get(row)) {
            view.select(Selection::Event(one.event));
        }
        if output.opened.is_some() {
            view.send(Command::Show(Screen::Timeline));
        }
    }
}

fn title(view: &Planning<'_>, one: &Break) -> String {
    view.outlook.events.get(one.event).map(|event| words::event_title(view, event.event)).unwrap_or_default()
}

fn short(view: &Planning<'_>, one: &Break) -> String {
    view.outlook.events.get(one.event).map(|event| words::event_short(view, event.event)).unwrap_or_default()
}

fn lane_name(view: &Planning<'_>, lane: usize) -> String {
    view.outlook.lanes.get(lane).map(|lane| view.lane_name(lane)).unwrap_or_default()
}

fn sentence(view: &Planning<'_>, (one, lane): Row<'_>) -> String {
    let devices =
        lane.map_or_else(String::new, |lane| format!(", {}: {}", lane_name(view, lane.lane), drops(view, lane)));
    format!("{}, {}{devices}", view.date(one.day), title(view, one))
}

/// How many drop off, or that nobody knows.
fn drops(view: &Planning<'_>, lane: &BreakLane) -> String {
    if lane.drops > 0 { tr::drops(view.lang, lane.drops) } else { tr::unknown(view.lang, lane.undocumented) }
}

/// Why devices of a lane drop off.
fn why(view: &Planning<'_>, one: &Break) -> String {
    let lang = view.lang;
    match one.kind {
        BreakKind::Tls => tr::why_tls(lang),
        BreakKind::Identity => tr::why_identity(lang),
        BreakKind::OwnServers => tr::why_own(lang),
        BreakKind::Root => {
            let names: Vec<String> = one.requires.iter().map(|root| words::root_name(view, root)).collect();
            tr::why_root(lang, &names.join(", "))
        }
    }
}

fn cell_of(ui: &mut Ui, view: &Planning<'_>, (one, lane): Row<'_>, column: usize, first: bool) {
    let lang = view.lang;
    match (column, lane) {
        (0 | 1, _) if !first => {}
        (0, _) => two_lines(ui, Type::Dense, &view.date(one.day), &words::countdown(view, one.day)),
        (1, _) => {
            let (title, why) = (title(view, one), why(view, one));
            let short = short(view, one);
            let shown = fitting(ui, Type::Dense, ui.available_width(), &[&title, &short]);
            let place = ui.max_rect();
            two_lines(ui, Type::Dense, shown, &why);
            ui.interact(place, ui.scope_id().with("event"), Sense::hover()).on_hover_text(format!("{title}\n{why}"));
        }
        (2, None) => {
            let text = if one.chains.is_empty() {
                tr::below_safe(lang, one.safe)
            } else {
                tr::below_chains(lang, one.chains.len() as u64)
            };
            ui.txt_cut(Type::Dense, Ink::TextSecondary, text);
        }
        (2, Some(lane)) => {
            ui.txt_cut(Type::Dense, Ink::TextPrimary, lane_name(view, lane.lane));
        }
        (3, Some(lane)) if lane.drops > 0 => drop(ui.state_word(State::Unsupported, &tr::drops(lang, lane.drops))),
        (3, Some(lane)) => drop(ui.state_word(State::Unknown, &tr::unknown(lang, lane.undocumented))),
        (4, Some(lane)) => waves(ui, view, lane),
        (5, Some(lane)) => fixes(ui, view, one, lane),
        (5, None) => {
            let needs = needs(view, one);
            wrapped(ui, &needs).on_hover_text(needs);
        }
        _ => {}
    }
}

/// A text over the two lines of a row.
fn wrapped(ui: &mut Ui, text: &str) -> Response {
    let fits = fitting(ui, Type::Dense, ui.available_width(), &[text, ""]) == text;
    if fits {
        return ui.txt_cut(Type::Dense, Ink::TextSecondary, text);
    }
    let size = vec2(ui.available_width(), size::ROW_TWO);
    let lines = ui.allocate_ui_with_layout(size, Layout::top_down(Align::Min), |ui| {
        ui.add_space(5.0);
        ui.txt_wrapped(Type::Dense, Ink::TextSecondary, text)
    });
    lines.inner
}

fn needs(view: &Planning<'_>, one: &Break) -> String {
    view.outlook.events.get(one.event).map(|event| words::event_needs(view, event.event)).unwrap_or_default()
}

fn waves(ui: &mut Ui, view: &Planning<'_>, lane: &BreakLane) {
    let lang = view.lang;
    let name = |index: &usize| view.outlook.waves.get(*index).map_or("", |wave| wave.name.as_str());
    let of = |wanted: bool| -> Vec<&str> {
        lane.waves.iter().filter(|(_, before)| *before == wanted).map(|(index, _)| name(index)).collect()
    };
    let (before, after) = (of(true), of(false));
    let short = |names: &[&str]| match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first, .., last] => format!("{first} … {last}"),
    };
    let upper = if before.is_empty() { tr::no_wave_before(lang) } else { tr::wave_before(lang, &short(&before)) };
    let lower = if lane.removed_before > 0 {
        tr::removed_before(lang, lane.removed_before)
    } else if after.is_empty() {
        String::new()
    } else {
        tr::wave_after(lang, &short(&after))
    };
    two_lines(ui, Type::Dense, &upper, &lower);
}

fn fixes(ui: &mut Ui, view: &Planning<'_>, one: &Break, lane: &BreakLane) {
    let lang = view.lang;
    let Some(fix) = lane.fixes.first() else {
        let text = match one.kind {
            _ if lane.without_tls => tr::fix_replace(lang),
            BreakKind::Root => tr::no_fix(lang),
            _ => needs(view, one),
        };
        let text = if text.is_empty() { fmt::DASH.to_owned() } else { text };
        wrapped(ui, &text).on_hover_text(text);
        return;
    };
    let source = match fix.remedy {
        Remedy::Ships(_) => tr::fix_ships(lang),
        Remedy::Approved => tr::fix_approved(lang),
        Remedy::Certified => tr::fix_certified(lang),
    };
    two_lines(ui, Type::Dense, &tr::fix_firmware(lang, &fix.firmware), &source);
}
