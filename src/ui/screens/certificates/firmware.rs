//! The firmware work list: what is installed, what should be, and by when.

use egui::Ui;
use lucide_icons::Icon;

use super::words;
use crate::chart::Ink;
use crate::i18n::{fmt, tr::certificates as tr};
use crate::plan::State;
use crate::plan::firmware_list::{FirmwareRow, Installed, Standing};
use crate::session::Selection;
use crate::ui::planning::Planning;
use crate::ui::screens::strategy::two_lines;
use crate::ui::theme::{Type, size};
use crate::ui::widgets::{Column, Table, UiExt as _};

/// A row: a product, and one installed version of it.
type Row<'a> = (&'a FirmwareRow, &'a Installed);

pub(super) fn show(ui: &mut Ui, view: &Planning<'_>) {
    let lang = view.lang;
    let rows: Vec<Row<'_>> = view
        .outlook
        .firmware
        .iter()
        .flat_map(|row| row.installed.iter().map(move |installed| (row, installed)))
        .collect();
    if rows.is_empty() {
        ui.empty_state(Icon::RefreshCw, &tr::firmware_none(lang), None);
        return;
    }
    let columns = [
        Column::new(tr::col_model(lang), 140.0).grow(0.3),
        Column::new(tr::col_installed(lang), 140.0).grow(0.3),
        Column::number(tr::col_devices(lang), 62.0),
        Column::new(tr::col_gateway(lang), 118.0).grow(0.2),
        Column::new(tr::col_teams(lang), 118.0).grow(0.2),
        Column::new(tr::col_root(lang), 118.0).grow(0.2),
        Column::new(tr::col_latest(lang), 118.0).grow(0.2),
        Column::new(tr::col_before(lang), 180.0).grow(1.0),
    ];
    let selected = match view.session.selection() {
        Selection::Lane(key) => {
            rows.iter().position(|(row, _)| view.outlook.lanes.get(row.lane).is_some_and(|lane| lane.key == *key))
        }
        _ => None,
    };
    let name = |row: usize| rows.get(row).map(|row| sentence(view, *row)).unwrap_or_default();
    let output = Table::new("firmware", &columns, rows.len())
        .row_height(size::ROW_TWO)
        .selected(selected)
        .name(&name)
        .show(ui, |ui, cell| {
            if let Some(row) = rows.get(cell.row) {
                let first = cell.row == 0 || rows.get(cell.row - 1).is_some_and(|(above, _)| above.lane != row.0.lane);
                cell_of(ui, view, *row, cell.column, first);
            }
        });
    if let Some((row, _)) = output.chosen.and_then(|row| rows.get(row))
        && let Some(lane) = view.outlook.lanes.get(row.lane)
    {
        view.select(Selection::Lane(lane.key.clone()));
    }
}

fn product(view: &Planning<'_>, row: &FirmwareRow) -> String {
    view.outlook.lanes.get(row.lane).map(|lane| view.lane_name(lane)).unwrap_or_default()
}

fn version(view: &Planning<'_>, installed: &Installed) -> String {
    if installed.firmware.is_empty() { tr::no_firmware(view.lang) } else { installed.firmware.clone() }
}

fn sentence(view: &Planning<'_>, (row, installed): Row<'_>) -> String {
    format!("{}, {}, {}", product(view, row), version(view, installed), view.number(installed.devices))
}

fn cell_of(ui: &mut Ui, view: &Planning<'_>, (row, installed): Row<'_>, column: usize, first: bool) {
    let lang = view.lang;
    match column {
        0 if first => {
            let note = if row.behind > 0 { tr::behind(lang, row.behind) } else { String::new() };
            two_lines(ui, Type::Dense, &product(view, row), &note);
        }
        1 => drop(ui.txt_cut(Type::Dense, Ink::TextPrimary, version(view, installed))),
        2 => drop(ui.txt(Type::Dense, Ink::TextPrimary, view.number(installed.devices))),
        3 => standing(ui, view, installed.gateway, &row.gateway_minimum),
        4 => standing(ui, view, installed.teams, &row.teams_minimum),
        5 => standing(ui, view, installed.root, row.root.as_ref().map_or("", |(version, _)| version)),
        6 => standing(ui, view, installed.latest, &row.latest),
        7 if !installed.behind()
            && let Some(text) = check(view, installed) =>
        {
            let response = ui.txt_cut(Type::Dense, Ink::TextSecondary, &text);
            response.on_hover_text(text);
        }
        7 if installed.behind() || first && row.unclear > 0 => before(ui, view, row, installed),
        _ => {}
    }
}

/// What to find out where a version cannot be compared.
fn check(view: &Planning<'_>, installed: &Installed) -> Option<String> {
    let asked = [installed.gateway, installed.teams, installed.root, installed.latest];
    if asked.contains(&Standing::NotRecorded) {
        Some(tr::find_version(view.lang))
    } else if asked.contains(&Standing::Incomparable) {
        Some(tr::compare_by_hand(view.lang))
    } else {
        None
    }
}

/// The version asked for, and how the installed one stands to it.
fn standing(ui: &mut Ui, view: &Planning<'_>, standing: Standing, wanted: &str) {
    let lang = view.lang;
    let (state, word) = match standing {
        Standing::NotAsked => {
            ui.txt(Type::Dense, Ink::TextTertiary, fmt::DASH);
            return;
        }
        Standing::Enough => (State::Supported, tr::stands_enough(lang)),
        Standing::Behind => (State::Unsupported, tr::stands_behind(lang)),
        Standing::Incomparable => (State::Unknown, tr::stands_incomparable(lang)),
        Standing::NotRecorded => (State::Unknown, tr::stands_not_recorded(lang)),
    };
    let room = egui::vec2(ui.available_width(), size::ROW_TWO);
    ui.allocate_ui_with_layout(room, egui::Layout::top_down(egui::Align::Min), |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.add_space(5.0);
        ui.txt_cut(Type::Dense, Ink::TextPrimary, wanted);
        let response = ui.txt_cut(Type::Caption, Ink::StateText(state), word);
        if standing == Standing::Incomparable {
            response.on_hover_text(tr::incomparable_why(lang));
        }
    });
}

fn before(ui: &mut Ui, view: &Planning<'_>, row: &FirmwareRow, installed: &Installed) {
    let lang = view.lang;
    let target =
        if installed.behind() && !row.target.is_empty() { tr::install(lang, &row.target) } else { String::new() };
    let Some((day, event)) = row.before else {
        two_lines(ui, Type::Dense, &target, "");
        return;
    };
    let event = event.and_then(|at| view.outlook.breaks.get(at)).and_then(|one| view.outlook.events.get(one.event));
    let why = event.map_or_else(|| tr::before_support_ends(lang), |event| words::event_short(view, event.event));
    if target.is_empty() {
        two_lines(ui, Type::Dense, &tr::check_before(lang, &view.date(day)), &why);
    } else {
        two_lines(ui, Type::Dense, &target, &tr::by_day(lang, &view.date(day), &why));
    }
}
