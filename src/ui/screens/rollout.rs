//! Rollout: the waves, what is done in them, and how much time is left before their deadlines.

use egui::Ui;
use lucide_icons::Icon;

use super::strategy::two_lines;
use crate::chart::Ink;
use crate::i18n::{fmt, tr::rollout as tr};
use crate::model::Day;
use crate::plan::State;
use crate::plan::waves::WaveOutlook;
use crate::session::{Command, Screen, Selection};
use crate::ui::cx::Cx;
use crate::ui::planning::{Planning, words};
use crate::ui::theme::{Type, size};
use crate::ui::widgets::{Column, Pane, Table, UiExt as _};

/// The rollout screen.
#[derive(Debug, Default)]
pub struct RolloutScreen {
    shown: Option<usize>,
}

impl RolloutScreen {
    /// Shows it.
    pub fn show(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let view = Planning::new(cx);
        ui.spacing_mut().item_spacing.y = 0.0;
        let lang = view.lang;
        let waves = &view.outlook.waves;
        let devices: u64 = waves.iter().map(|wave| wave.devices).sum();
        let note = tr::note_devices(lang, &view.number(devices), &tr::note(lang, waves.len() as u64));
        Pane::screen(&tr::title(lang), &note).show(ui, |_| {});
        if waves.is_empty() {
            if ui.empty_state(Icon::Truck, &tr::empty(lang), Some(&tr::empty_button(lang))) {
                view.send(Command::Show(Screen::Strategy));
            }
            return;
        }
        let columns = [
            Column::new(tr::col_wave(lang), 64.0),
            Column::new(tr::col_site(lang), 120.0).grow(1.0),
            Column::new(tr::col_start(lang), 96.0),
            Column::new(tr::col_end(lang), 96.0),
            Column::number(tr::col_devices(lang), 72.0),
            Column::new(tr::col_work(lang), 170.0).grow(1.6),
            Column::new(tr::col_deadline(lang), 100.0),
            Column::new(tr::col_slack(lang), 112.0),
            Column::number(tr::col_effort(lang), 92.0),
        ];
        let selected = match view.session.selection() {
            Selection::Wave(name) => waves.iter().position(|wave| wave.name == *name),
            _ => None,
        };
        let scroll_to = if selected == self.shown { None } else { selected };
        self.shown = selected;
        let name = |row: usize| {
            let Some(wave) = waves.get(row) else { return String::new() };
            let (start, end) = (view.date(wave.start), view.date(wave.end));
            tr::row(lang, &view.number(wave.devices), &end, &wave.name, &site(&view, wave), &start)
        };
        let output = Table::new("waves", &columns, waves.len())
            .row_height(size::ROW_TWO)
            .selected(selected)
            .scroll_to(scroll_to)
            .name(&name)
            .show(ui, |ui, cell| {
                if let Some(wave) = waves.get(cell.row) {
                    wave_cell(ui, &view, wave, cell.column);
                }
            });
        if let Some(wave) = output.chosen.and_then(|row| waves.get(row)) {
            view.select(Selection::Wave(wave.name.clone()));
        }
        if output.opened.is_some() {
            view.send(Command::Show(Screen::Timeline));
        }
    }
}

/// The site of a wave.
#[must_use]
pub fn site(view: &Planning<'_>, wave: &WaveOutlook) -> String {
    crate::i18n::explain::wave_site(view.lang, wave)
}

/// What is done in a wave, by kind of work.
#[must_use]
pub fn work(view: &Planning<'_>, wave: &WaveOutlook) -> String {
    let items = crate::plan::WorkKind::ALL.into_iter().filter_map(|work| {
        let devices: u64 = wave.items.iter().filter(|item| item.work == work).map(|item| item.devices).sum();
        (devices > 0).then(|| tr::work_item(view.lang, &view.number(devices), &words::work(view.lang, work)))
    });
    items.collect::<Vec<_>>().join(", ")
}

fn wave_cell(ui: &mut Ui, view: &Planning<'_>, wave: &WaveOutlook, column: usize) {
    let lang = view.lang;
    match column {
        0 => drop(ui.txt(Type::BodyBold, Ink::AccentText, &wave.name)),
        1 => two_lines(ui, Type::Body, &site(view, wave), &view.year(wave.fiscal_year)),
        2 => drop(ui.txt(Type::Body, Ink::TextPrimary, view.date(wave.start))),
        3 => drop(ui.txt(Type::Body, Ink::TextPrimary, view.date(wave.end))),
        4 => drop(ui.txt(Type::BodyBold, Ink::TextPrimary, view.number(wave.devices))),
        5 => {
            let lanes: Vec<String> = wave
                .items
                .iter()
                .filter_map(|item| view.outlook.lanes.get(item.lane))
                .map(|lane| view.lane_name(lane))
                .collect();
            two_lines(ui, Type::Body, &work(view, wave), &lanes.join(", "));
        }
        6 => {
            let text = wave.deadline.map_or_else(|| tr::no_deadline(lang), |day| view.date(day));
            ui.txt(Type::Body, Ink::TextSecondary, text);
        }
        7 => match wave.deadline {
            Some(deadline) => slack(ui, view, wave, deadline),
            None => drop(ui.txt(Type::Body, Ink::TextTertiary, fmt::DASH)),
        },
        _ => match wave.work_days {
            Some(days) => drop(ui.txt(Type::Body, Ink::TextPrimary, view.number(days))),
            None => drop(ui.txt(Type::Body, Ink::TextTertiary, fmt::DASH).on_hover_text(tr::effort_unknown(lang))),
        },
    }
}

/// Days between the end of a wave and its deadline, with the state they mean.
///
/// A deadline that was past before the plan began says only that: every wave would be late against it.
pub(in crate::ui) fn slack(ui: &mut Ui, view: &Planning<'_>, wave: &WaveOutlook, deadline: Day) {
    let days = deadline.days_since(wave.end);
    if deadline < view.session.as_of() {
        ui.state_word(State::Unsupported, &crate::i18n::tr::inspector::past(view.lang));
        return;
    }
    let text = super::timeline::slack(view, days);
    let value = text.split('\t').nth(1).unwrap_or_default().to_owned();
    if days < 0 {
        ui.state_word(State::Unsupported, &format!("{}{value}", fmt::MINUS));
    } else if days < 30 {
        ui.state_word(State::BestEffort, &value);
    } else {
        ui.state_word(State::Supported, &value);
    }
}
