//! The inspector of a week: what is planned, why it can take what it can, and what to do where that is too much.

use egui::Ui;
use lucide_icons::Icon;

use super::{fixes, link_cut};
use crate::chart::Ink;
use crate::i18n::{explain, fmt, tr::rollout as tr};
use crate::model::Day;
use crate::plan::State;
use crate::plan::calendar::week_number;
use crate::plan::rollout::{DAY, WeekLoad, fixes as ways};
use crate::session::{Command, Screen, Selection};
use crate::ui::cx::Cx;
use crate::ui::planning::Planning;
use crate::ui::screens::{inspector_head, rollout};
use crate::ui::theme::Type;
use crate::ui::widgets::UiExt as _;

/// Other weeks over capacity that are listed.
const SHOWN: usize = 6;

pub(in super::super) fn show(ui: &mut Ui, cx: &Cx<'_>, view: &Planning<'_>, monday: Day) {
    let lang = view.lang;
    let week = view.outlook.rollout.week(monday);
    let year = view.year(view.calendar().year_of(monday));
    let note = tr::week_number(lang, &week_number(monday).to_string(), &year);
    inspector_head(ui, cx, &tr::week_of(lang, &view.date(monday)), &note, |ui| {
        ui.add_space(4.0);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 8.0;
            if week.over > 0 {
                ui.state_badge(State::Unsupported, &tr::over_capacity(lang, &view.number(week.over)));
            } else {
                ui.state_badge(State::Supported, &tr::within(lang));
            }
            let of = tr::of(lang, &view.number(week.capacity), &view.number(week.devices));
            ui.txt(Type::Dense, Ink::TextSecondary, of);
        });
    });
    planned(ui, view, &week);
    why(ui, view, &week);
    if week.over > 0 {
        fixes::show(ui, view, &ways(view.outlook, view.plan, &week), &tr::fixes_none(lang));
    }
    also(ui, view, monday);
}

fn planned(ui: &mut Ui, view: &Planning<'_>, week: &WeekLoad) {
    let lang = view.lang;
    ui.section(|ui| {
        ui.section_title(None, &tr::planned(lang));
        if week.parts.is_empty() {
            ui.txt_wrapped(Type::Dense, Ink::TextSecondary, tr::planned_none(lang));
            return;
        }
        let mut parts = week.parts.clone();
        parts.sort_by_key(|part| std::cmp::Reverse(part.devices));
        for planned in parts {
            let Some(wave) = view.outlook.waves.get(planned.wave) else { continue };
            let Some(part) = wave.parts.get(planned.part) else { continue };
            let count = part.weeks.len() as u64;
            let nth = planned.week as u64 + 1;
            let words = if nth == 1 {
                tr::week_first(lang, count)
            } else if nth == count {
                tr::week_last(lang, count)
            } else {
                tr::week_nth(lang, count, &view.number(nth))
            };
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 5.0;
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    ui.txt(Type::DenseBold, Ink::TextPrimary, view.number(planned.devices));
                    ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                        let name = format!("{}, {}", rollout::site_name(lang, &part.site), wave.name);
                        if link_cut(ui, &name) {
                            let bar = Selection::Bar(
                                wave.name.clone(),
                                part.site.clone(),
                                part.weeks.first().map_or(week.monday, |week| week.monday),
                                Some(week.monday),
                            );
                            view.select(bar);
                        }
                        ui.txt_cut(Type::Caption, Ink::TextTertiary, words);
                    });
                });
            });
        }
        ui.separator();
        ui.key_number(&tr::total(lang), &view.number(week.devices));
    });
}

/// The capacity of the week with its rule and inputs.
fn why(ui: &mut Ui, view: &Planning<'_>, week: &WeekLoad) {
    let lang = view.lang;
    let capacity = &view.outlook.rollout.capacity;
    ui.section(|ui| {
        ui.section_title(Some(Icon::Lightbulb), &tr::why_capacity(lang, &view.number(week.capacity)));
        let technicians = u64::from(week.technicians);
        let each = u64::try_from(u128::from(week.days) * DAY / week.each.max(1)).unwrap_or(u64::MAX);
        let (each, devices) = (view.number(each), view.number(week.capacity));
        let formula = if capacity.pace.is_some() {
            tr::why_formula_crews(lang, &devices, &each, technicians)
        } else {
            tr::why_formula(lang, &devices, &each, technicians)
        };
        ui.code_box(|ui| ui.txt_wrapped(Type::Dense, Ink::TextPrimary, formula));
        ui.add_space(2.0);
        if week.days < 5 {
            ui.txt_wrapped(Type::Caption, Ink::TextTertiary, tr::why_days(lang, u64::from(week.days)));
        }
        let work = week.parts.first().and_then(|part| view.outlook.waves.get(part.wave)?.work);
        let work = work.map_or_else(|| tr::work_mixed(lang), |work| explain::work(lang, work));
        let value = tr::per_technician_value(lang, &view.number(view.outlook.rollout.per_technician(week)), &work);
        ui.key_value(&tr::per_technician(lang), &value);
        ui.key_value(&tr::technicians(lang), &technicians_words(view, week.monday, technicians));
        let source = if capacity.pace.is_some() { tr::source_default(lang) } else { tr::source_assumptions(lang) };
        ui.key_value(&tr::source(lang), &source);
        for part in &week.parts {
            if let Some(wave) = view.outlook.waves.get(part.wave).filter(|wave| wave.technicians.is_some()) {
                ui.txt_wrapped(Type::Caption, Ink::TextTertiary, tr::source_own(lang, &wave.name));
            }
        }
        if capacity.pace.is_some() && ui.link_text(&tr::set_pace(lang)).clicked() {
            view.send(Command::Show(Screen::Budget));
        }
    });
}

/// How many technicians there are, and until or from when, as the periods say.
fn technicians_words(view: &Planning<'_>, monday: Day, count: u64) -> String {
    let lang = view.lang;
    let capacity = &view.outlook.rollout.capacity;
    let next = capacity.periods.iter().filter(|period| period.from > monday.plus_days(4)).min_by_key(|p| p.from);
    let current = capacity.periods.iter().rev().find(|period| period.holds(monday.plus_days(2)));
    match (current.and_then(|period| period.until), next) {
        (Some(until), _) => tr::technicians_until(lang, count, &view.date(until)),
        (None, Some(next)) => tr::technicians_until(lang, count, &view.date(next.from.plus_days(-1))),
        (None, None) => current.map_or_else(
            || fmt::number(lang, count),
            |period| tr::technicians_from(lang, count, &view.date(period.from)),
        ),
    }
}

/// The other weeks over capacity.
fn also(ui: &mut Ui, view: &Planning<'_>, monday: Day) {
    let lang = view.lang;
    let others: Vec<&WeekLoad> = view.outlook.rollout.over().filter(|week| week.monday != monday).collect();
    if others.is_empty() {
        return;
    }
    ui.section(|ui| {
        ui.section_title(None, &tr::also_over(lang));
        for week in others.iter().take(SHOWN) {
            let mut sites: Vec<String> = week
                .parts
                .iter()
                .filter_map(|part| view.outlook.waves.get(part.wave)?.parts.get(part.part))
                .map(|part| rollout::site_name(lang, &part.site))
                .collect();
            sites.sort();
            sites.dedup();
            let more = sites.len().saturating_sub(2);
            sites.truncate(2);
            let mut names = sites.join(", ");
            if more > 0 {
                names = format!("{names} {}", tr::over(lang, &view.number(more as u64)));
            }
            let text = tr::also_week(lang, &view.date(week.monday), &names);
            ui.horizontal(|ui| {
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    let over = tr::over(lang, &view.number(week.over));
                    ui.txt(Type::DenseBold, Ink::StateText(State::Unsupported), over);
                    ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                        if link_cut(ui, &text) {
                            view.select(Selection::Week(week.monday));
                        }
                    });
                });
            });
        }
        if others.len() > SHOWN {
            let more = crate::i18n::tr::inspector::more(lang, (others.len() - SHOWN) as u64);
            ui.txt(Type::Dense, Ink::TextTertiary, more);
        }
    });
}
