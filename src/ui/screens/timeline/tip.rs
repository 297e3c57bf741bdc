//! The tooltip of the timeline: at most six lines, all of which the inspector has as well.

use egui::{PopupAnchor, Tooltip, Ui};

use crate::chart::timeline::TimelineView;
use crate::chart::{Hit, Ink, Target};
use crate::i18n::tr::timeline as tr;
use crate::plan::State;
use crate::plan::outlook::Lane;
use crate::plan::support::Counts;
use crate::ui::planning::{Planning, words};
use crate::ui::theme::Type;
use crate::ui::widgets::UiExt as _;

/// Seconds the pointer rests before the tooltip comes.
const DELAY: f32 = 0.15;

pub(super) fn show(ui: &Ui, view: &Planning<'_>, chart: &TimelineView, hit: Option<&Hit>) {
    let Some(hit) = hit else { return };
    let rests = ui.input(|input| input.pointer.time_since_last_movement());
    if rests < DELAY {
        ui.ctx().request_repaint_after(std::time::Duration::from_secs_f32(DELAY - rests + 0.01));
        return;
    }
    let lines = lines(view, chart, &hit.target);
    let Some((title, rest)) = lines.split_first() else { return };
    Tooltip::always_open(ui.ctx().clone(), ui.layer_id(), ui.scope_id().with("timeline-tip"), PopupAnchor::Pointer)
        .gap(14.0)
        .show(|ui| {
            ui.set_max_width(300.0);
            ui.spacing_mut().item_spacing.y = 3.0;
            ui.spacing_mut().interact_size.y = 16.0;
            ui.txt_wrapped(Type::DenseBold, Ink::TextPrimary, title);
            for line in rest {
                match line.split_once('\t') {
                    Some((key, value)) => {
                        ui.horizontal(|ui| {
                            ui.txt(Type::Dense, Ink::TextTertiary, key);
                            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                                ui.txt(Type::Dense, Ink::TextPrimary, value);
                            });
                        });
                    }
                    None => drop(ui.txt_wrapped(Type::Dense, Ink::TextSecondary, line)),
                }
            }
        });
}

/// The lines of a tooltip; a tab separates a key from its value.
pub(super) fn lines(view: &Planning<'_>, chart: &TimelineView, target: &Target) -> Vec<String> {
    let (lang, outlook) = (view.lang, view.outlook);
    let mut lines = match target {
        Target::Lane(index) => outlook.lanes.get(*index).map(|lane| lane_lines(view, chart, lane)).unwrap_or_default(),
        Target::Group(id) => {
            let groups = crate::chart::timeline::groups(outlook, view.catalog, chart.group_by, lang);
            let Some(group) = groups.into_iter().find(|group| group.id == *id) else { return Vec::new() };
            let mut lines = vec![group.name, tr::tip_devices(lang, group.devices)];
            if let Some(day) = chart.cursor.or(outlook.as_of) {
                lines.extend(state_lines(view, outlook.counts_of(&group.lanes, day)));
            }
            lines
        }
        Target::Event(index) => {
            let Some(event) = outlook.events.get(*index) else { return Vec::new() };
            let title = super::super::certificates::event_title(view, event.event);
            vec![title, view.date(event.day), tr::tip_affected(lang, event.devices)]
        }
        Target::Wave(index) => {
            let Some(wave) = outlook.waves.get(*index) else { return Vec::new() };
            let title = if wave.site.is_empty() { wave.name.clone() } else { format!("{}, {}", wave.name, wave.site) };
            let span = tr::tip_span(lang, &view.date(wave.start), &view.date(wave.end));
            let mut lines = vec![title, span, tr::tip_devices(lang, wave.devices)];
            if let Some(deadline) = wave.deadline {
                lines.push(format!("{}\t{}", tr::tip_deadline(lang), view.date(deadline)));
                if deadline >= view.session.as_of() {
                    lines.push(slack(view, deadline.days_since(wave.end)));
                }
            }
            lines
        }
        _ => Vec::new(),
    };
    lines.truncate(6);
    lines
}

fn lane_lines(view: &Planning<'_>, chart: &TimelineView, lane: &Lane) -> Vec<String> {
    let lang = view.lang;
    let sites = lane.by_site.iter().filter(|(site, _)| !site.is_empty()).count();
    let mut devices = tr::tip_devices(lang, lane.devices);
    if sites > 0 {
        devices = format!("{devices}, {}", tr::tip_sites(lang, sites as u64));
    }
    let mut lines = vec![view.lane_name(lane), devices];
    if let Some(day) = chart.cursor.or(view.outlook.as_of) {
        lines.extend(state_lines(view, lane.counts_on(day)).into_iter().take(2));
    }
    if let Some(deadline) = &lane.deadline {
        lines.push(format!("{}\t{}", tr::tip_deadline(lang), view.date(deadline.day)));
    }
    let last = lane.waves.iter().filter_map(|wave| view.outlook.waves.get(*wave)).max_by_key(|wave| wave.end);
    if let Some(wave) = last {
        lines.push(format!("{}\t{}", tr::tip_done(lang, &wave.name), view.date(wave.end)));
        if let Some(deadline) = lane.deadline.as_ref().filter(|deadline| deadline.day >= view.session.as_of()) {
            lines.push(slack(view, deadline.day.days_since(wave.end)));
        }
    }
    lines
}

fn state_lines(view: &Planning<'_>, counts: Counts) -> Vec<String> {
    let mut states: Vec<_> = State::ALL.into_iter().zip(counts).filter(|(_, count)| *count > 0).collect();
    states.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    states
        .into_iter()
        .map(|(state, count)| format!("{}\t{}", words::state(view.lang, state), view.number(count)))
        .collect()
}

/// Days between the end of the work and the deadline.
pub(in crate::ui) fn slack(view: &Planning<'_>, days: i32) -> String {
    let key = if days < 0 { tr::tip_late(view.lang) } else { tr::tip_slack(view.lang) };
    format!("{key}\t{}", tr::tip_days(view.lang, u64::from(days.unsigned_abs())))
}
