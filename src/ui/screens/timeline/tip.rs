//! The tooltip of the timeline: a few lines, all of which the inspector has as well.

use egui::{PopupAnchor, Tooltip, Ui};
use lucide_icons::Icon;

use super::gesture::MovedWave;
use crate::chart::timeline::TimelineView;
use crate::chart::{Hit, Ink, Target};
use crate::i18n::Lang;
use crate::i18n::tr::timeline as tr;
use crate::plan::outlook::Lane;
use crate::plan::support::Counts;
use crate::plan::{Outlook, State};
use crate::ui::planning::{Planning, words};
use crate::ui::theme::Type;
use crate::ui::widgets::{UiExt as _, state_icon};

/// Lines at most.
const LINES: usize = 7;
/// Seconds the pointer rests before the tooltip comes.
const DELAY: f32 = 0.15;

pub(super) fn show(ui: &Ui, view: &Planning<'_>, chart: &TimelineView, hit: Option<&Hit>) {
    let Some(hit) = hit else { return };
    let rests = ui.input(|input| input.pointer.time_since_last_movement());
    if rests < DELAY {
        ui.ctx().request_repaint_after(std::time::Duration::from_secs_f32(DELAY - rests + 0.01));
        return;
    }
    bubble(ui, view.lang, &lines(view, chart, &hit.target));
}

/// The title with what is right of it, sentences below, and keys with their values under a line.
fn bubble(ui: &Ui, lang: Lang, lines: &[String]) {
    let Some((title, rest)) = lines.split_first() else { return };
    Tooltip::always_open(ui.ctx().clone(), ui.layer_id(), ui.scope_id().with("timeline-tip"), PopupAnchor::Pointer)
        .gap(14.0)
        .show(|ui| {
            ui.set_max_width(300.0);
            ui.spacing_mut().item_spacing.y = 3.0;
            ui.spacing_mut().interact_size.y = 16.0;
            ui.txt_wrapped(Type::DenseBold, Ink::TextPrimary, title);
            let mut ruled = false;
            for line in rest {
                let Some((key, value)) = line.split_once('\t') else {
                    ui.txt_wrapped(Type::Dense, Ink::TextSecondary, line);
                    continue;
                };
                if !std::mem::replace(&mut ruled, true) {
                    ui.add_space(2.0);
                    ui.separator();
                }
                ui.horizontal(|ui| {
                    ui.spacing_mut().item_spacing.x = 7.0;
                    match icon_of(lang, key) {
                        Some((icon, ink)) => drop(ui.icon_sized(icon, 13.0, ink)),
                        None => ui.add_space(20.0),
                    }
                    ui.txt(Type::Dense, Ink::TextSecondary, key);
                    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                        ui.txt(Type::DenseBold, Ink::TextPrimary, value);
                    });
                });
            }
        });
}

/// The icon before a key: of a state, or of what the key is about.
fn icon_of(lang: Lang, key: &str) -> Option<(Icon, Ink)> {
    if let Some(state) = State::ALL.into_iter().find(|state| words::state(lang, *state) == key) {
        return Some((state_icon(state), Ink::StateLine(state)));
    }
    let known = [
        (tr::tip_deadline(lang), Icon::FlagTriangleRight, Ink::TextSecondary),
        (tr::tip_slack(lang), Icon::CircleCheck, Ink::StateLine(State::Supported)),
        (tr::tip_late(lang), Icon::OctagonAlert, Ink::StateLine(State::Unsupported)),
        (tr::tip_cost(lang), Icon::Coins, Ink::TextSecondary),
    ];
    let found = known.into_iter().find(|(name, ..)| name == key).map(|(_, icon, ink)| (icon, ink));
    // What is left is the end of a wave, which has a name of its own.
    found.or(Some((Icon::Truck, Ink::AccentText)))
}

/// The lines of a tooltip; a tab separates a key from its value.
pub(super) fn lines(view: &Planning<'_>, chart: &TimelineView, target: &Target) -> Vec<String> {
    let (lang, outlook) = (view.lang, view.outlook);
    let mut lines = match target {
        Target::Lane(index) => {
            outlook.lanes.get(*index).map(|lane| lane_lines(view, chart, lane, None)).unwrap_or_default()
        }
        Target::Piece(index, site) => {
            outlook.lanes.get(*index).map(|lane| lane_lines(view, chart, lane, Some(*site))).unwrap_or_default()
        }
        Target::Events(indices) => {
            let mut events: Vec<_> = indices.iter().filter_map(|index| outlook.events.get(*index)).collect();
            events.sort_by_key(|event| event.day);
            let mut lines = vec![crate::i18n::tr::chart::certificates_count(lang, events.len() as u64)];
            let title = |event: &crate::plan::outlook::EventOutlook| {
                format!("{}  {}", view.date(event.day), super::super::certificates::event_title(view, event.event))
            };
            lines.extend(events.iter().take(LINES - 2).map(|event| title(event)));
            if events.len() > LINES - 2 {
                lines.push(tr::tip_list(lang));
            }
            lines
        }
        Target::Waves(indices) => {
            let waves = || indices.iter().filter_map(|index| outlook.waves.get(*index));
            let devices = waves().map(|wave| wave.devices).sum();
            let mut lines = vec![crate::i18n::tr::chart::waves_some(lang, indices.len() as u64)];
            if let (Some(from), Some(to)) = (waves().map(|wave| wave.start).min(), waves().map(|wave| wave.end).max()) {
                lines.push(tr::tip_span(lang, &view.date(from), &view.date(to)));
            }
            lines.extend([tr::tip_devices(lang, devices), tr::tip_list(lang)]);
            lines
        }
        Target::State(state) => {
            let Some(state) = State::ALL.get(*state) else { return Vec::new() };
            let day = chart.cursor.unwrap_or_else(|| view.session.as_of());
            let count = outlook.counts_on(day)[state.index()];
            vec![
                words::state(lang, *state),
                tr::tip_on(lang, &view.date(day)),
                tr::tip_devices(lang, count),
                tr::tip_open(lang),
            ]
        }
        Target::AsOf => vec![tr::as_of_name(lang), tr::tip_as_of(lang)],
        Target::Group(id) => {
            let groups = crate::chart::timeline::groups(outlook, view.catalog, chart.group_by, lang);
            let Some(group) = groups.into_iter().find(|group| group.id == *id) else { return Vec::new() };
            let day = chart.cursor.unwrap_or_else(|| view.session.as_of());
            let counts = match group.site {
                Some(site) => crate::plan::curve::counts_on(&outlook.curve_at(site, None), day),
                None => outlook.counts_of(&group.lanes, day),
            };
            let mut lines = vec![group.name, tr::tip_devices(lang, group.devices)];
            lines.extend(state_lines(view, counts));
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
    lines.truncate(LINES);
    lines
}

/// What the wave being dragged would be, and what that changes.
pub(super) fn wave(ui: &Ui, view: &Planning<'_>, moved: &MovedWave) {
    let lang = view.lang;
    let outlook: &Outlook = moved.preview.as_deref().unwrap_or(view.outlook);
    let Some(wave) = outlook.waves.iter().find(|wave| wave.name == moved.name) else { return };
    let mut lines = vec![wave.name.clone(), tr::tip_span(lang, &view.date(wave.start), &view.date(wave.end))];
    lines.push(tr::tip_devices(lang, wave.devices));
    if let Some(deadline) = wave.deadline {
        lines.push(format!("{}\t{}", tr::tip_deadline(lang), view.date(deadline)));
        if deadline >= view.session.today() {
            lines.push(slack(view, deadline.days_since(wave.end)));
        }
    }
    let change = outlook.budget.total().saturating_sub(view.outlook.budget.total());
    let change = if change == 0 { tr::tip_no_change(lang) } else { view.signed(change) };
    lines.push(format!("{}\t{change}", tr::tip_cost(lang)));
    lines.push(tr::tip_cancel(lang));
    bubble(ui, lang, &lines);
}

fn lane_lines(view: &Planning<'_>, chart: &TimelineView, lane: &Lane, site: Option<usize>) -> Vec<String> {
    let lang = view.lang;
    let day = chart.cursor.unwrap_or_else(|| view.session.as_of());
    let place = site.and_then(|site| Some((site, view.outlook.sites.get(site)?)));
    let (devices, counts) = if let Some((site, (name, _))) = place {
        let index = view.outlook.lane(&lane.key).map(|(index, _)| index);
        let counts = crate::plan::curve::counts_on(&view.outlook.curve_at(site, index), day);
        let devices = tr::tip_devices(lang, counts.iter().sum());
        (if name.is_empty() { devices } else { format!("{devices}, {name}") }, counts)
    } else {
        let sites = lane.by_site.iter().filter(|(site, _)| !site.is_empty()).count();
        let devices = tr::tip_devices(lang, lane.devices);
        let counts = lane.counts_on(day);
        (if sites > 0 { format!("{devices}, {}", tr::tip_sites(lang, sites as u64)) } else { devices }, counts)
    };
    let mut lines = vec![view.lane_name(lane), devices];
    lines.extend(state_lines(view, counts).into_iter().take(2));
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
