//! The inspector of a log: device by device what failed, since when, and which device of the fleet it is.

use chrono::NaiveDateTime;
use egui::Ui;

use crate::chart::Ink;
use crate::i18n::{explain, tr::certificates as tr};
use crate::model::Day;
use crate::plan::trust::missing_root;
use crate::plan::{LogDevice, LogProblem, LogRead, State};
use crate::session::Selection;
use crate::ui::cx::Cx;
use crate::ui::planning::Planning;
use crate::ui::screens::certificates as words;
use crate::ui::screens::inspector_head;
use crate::ui::theme::Type;
use crate::ui::widgets::UiExt as _;

/// Devices shown before the rest is counted.
const SHOWN: usize = 60;

pub(super) fn show(ui: &mut Ui, cx: &Cx<'_>, view: &Planning<'_>, log: &LogRead) {
    let lang = view.lang;
    let until = log.until.map_or_else(|| view.date(log.read_on), |time| when(view, time));
    inspector_head(ui, cx, &log.file, &tr::log_about(lang, log.hosts, log.lines, &until), |_| {});
    ui.section(|ui| ui.section_title(None, &tr::log_devices(lang)));
    // Those that still fail come first.
    let mut devices: Vec<&LogDevice> = log.devices.iter().collect();
    devices.sort_by_key(|device| (!device.rejects(), !device.lacks_root()));
    for device in devices.iter().take(SHOWN) {
        ui.section(|ui| one(ui, view, log, device));
    }
    if devices.len() > SHOWN {
        ui.section(|ui| ui.txt(Type::Dense, Ink::TextTertiary, tr::more_devices(lang, (devices.len() - SHOWN) as u64)));
    }
}

fn when(view: &Planning<'_>, time: NaiveDateTime) -> String {
    format!("{} {}", view.date(Day::from_date(time.date())), time.format("%H:%M:%S"))
}

fn times(view: &Planning<'_>, log: &LogProblem) -> String {
    match (log.first, log.last) {
        (Some(first), Some(last)) => tr::log_times(view.lang, log.count, &when(view, first), &when(view, last)),
        _ => tr::log_times_open(view.lang, log.count),
    }
}

fn one(ui: &mut Ui, view: &Planning<'_>, log: &LogRead, device: &LogDevice) {
    let lang = view.lang;
    let host = if device.host.is_empty() { tr::no_host(lang) } else { device.host.clone() };
    ui.txt_wrapped(Type::DenseBold, Ink::TextPrimary, host);
    match &device.matched {
        Some(matched) => {
            let lane = explain::lane_name(lang, view.catalog, &matched.lane);
            let text = format!("{lane} {}", matched.firmware);
            if ui.link_text(text.trim()).clicked() {
                view.select(Selection::Lane(matched.lane.clone()));
            }
            ui.txt(
                Type::Caption,
                Ink::TextTertiary,
                format!("{}, {}", matched.name, words::matched_by(lang, matched.by)),
            );
        }
        None => drop(ui.txt(Type::Caption, Ink::TextTertiary, tr::not_in_fleet(lang))),
    }
    for problem in &device.problems {
        ui.txt_wrapped(Type::Dense, Ink::TextPrimary, words::problem(lang, problem.problem));
        ui.txt_wrapped(Type::Caption, Ink::TextTertiary, times(view, problem));
    }
    if !device.peer.is_empty() {
        ui.txt_wrapped(Type::Caption, Ink::TextTertiary, tr::peer(lang, &device.peer));
    }
    if let Some(root) = missing_root(view.catalog, view.plan, log, device) {
        ui.txt_wrapped(Type::Dense, Ink::TextSecondary, tr::missing_roots(lang, &words::root_name(view, &root)));
    }
    if device.rejects() {
        ui.state_word(State::Unsupported, &tr::log_open(lang));
    } else if device.connected_after {
        let time = device.solved.map(|time| when(view, time)).unwrap_or_default();
        ui.state_word(State::Supported, tr::log_solved(lang, &time).trim());
    }
}
