//! What a log shows: which phones reject a certificate, and what to do about it.

use egui::{Frame, ScrollArea, Ui, vec2};
use lucide_icons::Icon;

use super::{padding, words};
use crate::chart::Ink;
use crate::i18n::{finding, tr::certificates as tr};
use crate::import::Severity;
use crate::model::Day;
use crate::plan::trust::{RootGroup, missing_root};
use crate::plan::{LogDevice, LogRead, State};
use crate::session::{CertificateEdit, Command, Edit, LogWatch, Selection, show_devices};
use crate::ui::planning::Planning;
use crate::ui::theme::Type;
use crate::ui::widgets::{Button, ButtonSize, MenuItem, Pane, UiExt as _};

pub(super) fn show(ui: &mut Ui, view: &Planning<'_>, chosen: &mut usize) {
    let lang = view.lang;
    let logs = &view.plan.certificates.logs;
    Pane::header(&tr::triage(lang), "").show(ui, |ui| {
        let Some(log) = logs.get(*chosen) else { return };
        ui.dropdown(Button::new(None, &super::short(&log.file)).size(ButtonSize::Small), |ui| {
            for (index, log) in logs.iter().enumerate() {
                if ui.add(MenuItem { checked: index == *chosen, ..MenuItem::new(None, &log.file) }).clicked() {
                    *chosen = index;
                    view.select(Selection::Log(index));
                }
            }
        });
    });
    if let Some(log) = view.session.log_watch() {
        reading(ui, view, &log);
        return;
    }
    let Some(log) = logs.get(*chosen) else {
        if ui.empty_state(Icon::SquareTerminal, &tr::triage_none(lang), Some(&tr::import_log(lang))) {
            view.send(Command::ChooseLogs);
        }
        return;
    };
    ScrollArea::vertical().id_salt("triage").auto_shrink([false, false]).show(ui, |ui| {
        Frame::new().inner_margin(padding()).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 5.0;
            ui.spacing_mut().interact_size.y = 18.0;
            summary(ui, view, *chosen, log);
        });
    });
}

/// A log that is being read: how far, and which phones fail so far.
fn reading(ui: &mut Ui, view: &Planning<'_>, log: &LogWatch) {
    let lang = view.lang;
    let so_far = &log.so_far;
    Frame::new().inner_margin(padding()).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 5.0;
        ui.spacing_mut().interact_size.y = 18.0;
        let name = tr::log_reading(lang, &log.file);
        ui.txt_cut(Type::DenseBold, Ink::TextPrimary, name.as_str());
        let fraction = so_far.bytes as f32 / log.total.max(1) as f32;
        ui.progress(Some(fraction), ui.available_width(), &name);
        let (done, total) = (view.number(so_far.bytes / MEGABYTE), view.number(log.total.div_ceil(MEGABYTE)));
        ui.txt_cut(Type::Caption, Ink::TextTertiary, tr::log_so_far(lang, &done, so_far.lines, &total));
        ui.txt_wrapped(Type::Dense, Ink::TextPrimary, tr::rejecting_so_far(lang, so_far.rejecting));
        if ui.small_secondary_button(Some(Icon::X), &tr::log_cancel(lang)).clicked() {
            view.send(Command::CancelTask);
        }
        for (host, problem) in &so_far.newest {
            let host = if host.is_empty() { tr::no_host(lang) } else { host.clone() };
            ui.txt_cut(Type::Dense, Ink::TextSecondary, format!("{host} {}", words::problem(lang, *problem)));
        }
    });
}

/// Bytes of a megabyte, as file managers count.
const MEGABYTE: u64 = 1_000_000;

fn summary(ui: &mut Ui, view: &Planning<'_>, index: usize, log: &LogRead) {
    let lang = view.lang;
    let rejecting: Vec<&LogDevice> = log.devices.iter().filter(|device| device.rejects()).collect();
    let lanes = words::rejecting(view, log);
    ui.horizontal(|ui| {
        let (icon, ink) = if rejecting.is_empty() {
            (Icon::ShieldCheck, Ink::StateLine(State::Supported))
        } else {
            (Icon::ShieldAlert, Ink::StateLine(State::Unsupported))
        };
        ui.icon_sized(icon, 16.0, ink);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            if ui.link_text(&tr::rejecting(lang, rejecting.len() as u64)).clicked() {
                view.select(Selection::Log(index));
            }
            ui.txt_cut(Type::Caption, Ink::TextTertiary, about(view, log));
        });
    });
    if !rejecting.is_empty() {
        missing(ui, view, index, log, &rejecting);
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 4.0);
        for (_, name, count) in &lanes {
            ui.state_badge(State::Unsupported, &format!("{name} {}", view.number(*count)));
        }
    });
    others(ui, view, log);
    if let Some(device) = rejecting.first() {
        ui.code_box(|ui| {
            let problem = device.problems.iter().find(|one| one.problem.missing_root()).or(device.problems.first());
            let text = problem.map_or_else(String::new, |one| words::problem(lang, one.problem));
            ui.txt_cut(Type::Dense, Ink::TextPrimary, format!("{} {text}", host(view, device)));
            if !device.peer.is_empty() {
                ui.txt_cut(Type::Dense, Ink::TextTertiary, tr::peer(lang, &device.peer));
            }
        });
    }
    notes(ui, view, log);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        let names: Vec<String> =
            rejecting.iter().filter_map(|device| Some(device.matched.as_ref()?.name.clone())).collect();
        if !names.is_empty()
            && ui.small_secondary_button(Some(Icon::Table), &tr::show_rejecting(lang, names.len() as u64)).clicked()
        {
            for command in show_devices(&names) {
                view.send(command);
            }
        }
        if ui.small_secondary_button(Some(Icon::List), &tr::details(lang)).clicked() {
            view.select(Selection::Log(index));
            view.send(Command::Explain);
        }
        if ui.small_secondary_button(Some(Icon::Trash2), &tr::remove(lang)).clicked() {
            view.edit(Edit::Certificates(CertificateEdit::RemoveLog(index)));
        }
    });
}

/// The name of a device in a log.
fn host(view: &Planning<'_>, device: &LogDevice) -> String {
    if device.host.is_empty() { tr::no_host(view.lang) } else { device.host.clone() }
}

/// Lines, devices and the last day of a log.
fn about(view: &Planning<'_>, log: &LogRead) -> String {
    let until = log.until.map_or_else(|| view.date(log.read_on), |time| view.date(Day::from_date(time.date())));
    tr::log_about(view.lang, log.hosts, log.lines, &until)
}

/// Which root is missing: concluded from the server, or chosen by the user where the log names none.
fn missing(ui: &mut Ui, view: &Planning<'_>, index: usize, log: &LogRead, rejecting: &[&LogDevice]) {
    let lang = view.lang;
    let mut roots: Vec<String> = Vec::new();
    let mut unnamed = 0_u64;
    for device in rejecting {
        match missing_root(view.catalog, view.plan, log, device) {
            Some(root) if !roots.contains(&root) => roots.push(root),
            Some(_) => {}
            None => unnamed += 1,
        }
    }
    let names: Vec<String> = roots.iter().map(|root| words::root_name(view, root)).collect();
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        if names.is_empty() {
            ui.txt(Type::Dense, Ink::TextSecondary, tr::root_not_named(lang));
        } else {
            ui.txt(Type::Dense, Ink::TextSecondary, tr::missing_roots(lang, &names.join(", ")));
        }
        if unnamed > 0 || log.root.is_some() {
            let text = tr::which_root(lang);
            ui.dropdown(Button::new(None, &text).size(ButtonSize::Small), |ui| {
                for root in view.outlook.trust.roots.iter().filter(|root| root.group != RootGroup::Device) {
                    let checked = log.root.as_deref() == Some(&root.id);
                    if ui.add(MenuItem { checked, ..MenuItem::new(None, &root.subject) }).clicked() {
                        let root = (!checked).then(|| root.id.clone());
                        view.edit(Edit::Certificates(CertificateEdit::LogRoot(index, root)));
                    }
                }
            });
        }
    });
}

/// Devices with other problems, and those that came through.
fn others(ui: &mut Ui, view: &Planning<'_>, log: &LogRead) {
    let lang = view.lang;
    let solved = log.devices.iter().filter(|device| device.lacks_root() && device.connected_after).count();
    let other = log.devices.iter().filter(|device| !device.lacks_root()).count();
    let mut lines = Vec::new();
    if solved > 0 {
        lines.push(tr::solved(lang, solved as u64));
    }
    if other > 0 {
        lines.push(tr::other_problems(lang, other as u64));
    }
    if !lines.is_empty() {
        ui.txt_wrapped(Type::Dense, Ink::TextSecondary, lines.join(". "));
    }
}

fn notes(ui: &mut Ui, view: &Planning<'_>, log: &LogRead) {
    let Some(noticed) = view.session.noticed().iter().find(|one| one.file == log.file) else { return };
    for found in &noticed.findings {
        let sentence = finding::sentence(view.lang, found);
        let line = if found.severity >= Severity::Warning {
            ui.warning_line(&sentence)
        } else {
            ui.txt_wrapped(Type::Caption, Ink::TextTertiary, sentence)
        };
        line.on_hover_text(finding::hint(view.lang, found));
    }
}
