//! The tooltip of the rollout: at most six lines, all of which the inspector has as well.

use egui::{PopupAnchor, Tooltip, Ui};

use super::site_name;
use crate::chart::rollout::RolloutView;
use crate::chart::{Hit, Ink, Target};
use crate::i18n::tr::rollout as tr;
use crate::model::Day;
use crate::ui::planning::Planning;
use crate::ui::theme::Type;
use crate::ui::widgets::UiExt as _;

/// Seconds the pointer rests before the tooltip comes.
const DELAY: f32 = 0.15;

pub(super) fn show(ui: &Ui, view: &Planning<'_>, chart: &RolloutView, hit: Option<&Hit>, monday: Option<Day>) {
    let Some(hit) = hit else { return };
    let rests = ui.input(|input| input.pointer.time_since_last_movement());
    if rests < DELAY {
        ui.ctx().request_repaint_after(std::time::Duration::from_secs_f32(DELAY - rests + 0.01));
        return;
    }
    let lines = lines(view, &hit.target, monday.or(chart.hovered));
    let Some((title, rest)) = lines.split_first() else { return };
    Tooltip::always_open(ui.ctx().clone(), ui.layer_id(), ui.scope_id().with("rollout-tip"), PopupAnchor::Pointer)
        .gap(14.0)
        .show(|ui| {
            ui.set_max_width(280.0);
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
pub(super) fn lines(view: &Planning<'_>, target: &Target, monday: Option<Day>) -> Vec<String> {
    let (lang, outlook) = (view.lang, view.outlook);
    let mut lines = match target {
        Target::Bar(wave, part, _) => {
            let Some(wave) = outlook.waves.get(*wave) else { return Vec::new() };
            let Some(part) = wave.parts.get(*part) else { return Vec::new() };
            let span = format!("{} – {}", view.date(part.start), view.date(part.end));
            let mut lines = vec![format!("{}, {}", wave.name, site_name(lang, &part.site)), span];
            lines.push(tr::row_vendor(lang, part.devices, &view.number(part.devices)));
            if let Some(deadline) = part.deadline {
                lines.push(format!("{}\t{}", tr::deadline(lang), view.date(deadline)));
            }
            if let Some(monday) = monday {
                lines.extend(week(view, monday, false));
            }
            lines
        }
        Target::Wave(wave) => {
            let Some(wave) = outlook.waves.get(*wave) else { return Vec::new() };
            let span = format!("{} – {}", view.date(wave.start), view.date(wave.end));
            let devices = tr::row_wave(lang, wave.sites() as u64, &view.number(wave.devices));
            vec![format!("{}, {}", wave.name, crate::i18n::explain::wave_site(lang, wave)), span, devices]
        }
        Target::Week(monday) => week(view, *monday, true),
        Target::Capacity => monday.map(|monday| week(view, monday, true)).unwrap_or_default(),
        Target::Blackout(index) => {
            let Some(blackout) = view.plan.blackouts.get(*index) else { return Vec::new() };
            let span = format!("{} – {}", view.date(blackout.first), view.date(blackout.last));
            let site = blackout.site.clone().unwrap_or_else(|| tr::all_sites(lang));
            vec![blackout.name.clone(), span, site]
        }
        Target::Event(index) => {
            let Some(event) = outlook.events.get(*index) else { return Vec::new() };
            vec![super::super::certificates::event_title(view, event.event), view.date(event.day)]
        }
        Target::Lane(index) => {
            let Some(lane) = outlook.lanes.get(*index) else { return Vec::new() };
            let deadline = lane.deadline.as_ref().map(|deadline| view.date(deadline.day));
            [Some(view.lane_name(lane)), deadline].into_iter().flatten().collect()
        }
        _ => Vec::new(),
    };
    lines.truncate(6);
    lines
}

fn week(view: &Planning<'_>, monday: Day, sites: bool) -> Vec<String> {
    let lang = view.lang;
    let week = view.outlook.rollout.week(monday);
    let total = tr::of(lang, &view.number(week.capacity), &view.number(week.devices));
    let mut lines = vec![tr::week_of(lang, &view.date(monday))];
    if sites {
        let mut parts = week.parts.clone();
        parts.sort_by_key(|part| std::cmp::Reverse(part.devices));
        for part in parts.iter().take(3) {
            let Some(wave) = view.outlook.waves.get(part.wave) else { continue };
            let site = wave.parts.get(part.part).map(|part| site_name(lang, &part.site)).unwrap_or_default();
            lines.push(format!("{site}, {}\t{}", wave.name, view.number(part.devices)));
        }
        lines.push(format!("{}\t{total}", tr::tip_capacity(lang)));
    } else {
        lines = vec![format!("{}\t{total}", tr::week_of(lang, &view.date(monday)))];
    }
    if week.over > 0 {
        lines.push(format!("{}\t{}", tr::tip_over(lang), view.number(week.over)));
    } else if sites {
        lines.push(format!("{}\t{}", tr::tip_rest(lang), view.number(week.capacity.saturating_sub(week.devices))));
    }
    lines
}
