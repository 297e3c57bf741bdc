//! The date behind a state: which sources name it, which disagree, and what choosing another would change.

use egui::{Align, Frame, Layout, Margin, Stroke, Ui};
use lucide_icons::Icon;

use super::common::source;
use crate::catalog::{Fact, SourceId};
use crate::chart::Ink;
use crate::i18n::{fmt, tr::inspector as tr};
use crate::model::Day;
use crate::plan::outlook::{DeadlineKind, Lane};
use crate::plan::{Outlook, State};
use crate::session::Edit;
use crate::ui::planning::Planning;
use crate::ui::theme::Type;
use crate::ui::widgets::UiExt as _;

/// A date that a source names instead of the one in use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The date.
    pub day: Day,
    /// Who names it.
    pub source: String,
    /// What [`Edit::ChooseDate`] takes to use it; `None` is the catalog's own.
    pub choice: Option<Day>,
}

/// The key and the fact of a lane's last day of support; `None` where the plan sets it, and where there is none.
#[must_use]
pub fn deadline_fact<'a>(view: &Planning<'a>, lane: &'a Lane) -> Option<(&'a str, &'a Fact<Day>)> {
    let deadline = lane.deadline.as_ref()?;
    let product = lane.product.and_then(|product| view.catalog.product(product));
    let fact = match deadline.kind {
        DeadlineKind::ClassEnd => view.catalog.class(lane.class).map(|class| &class.end),
        DeadlineKind::BestEffortEnd => product
            .map(|product| &product.best_effort_end)
            .filter(|fact| fact.get().is_some())
            .or_else(|| view.catalog.class(lane.class).map(|class| &class.best_effort_end)),
        DeadlineKind::CertificationEnd => product.map(|product| &product.certification_end),
        DeadlineKind::VendorEnd => product.map(|product| &product.end_of_support),
        DeadlineKind::BridgeEnd => None,
    };
    Some((&deadline.fact, fact?))
}

/// The dates other sources name, each once.
#[must_use]
pub fn readings(view: &Planning<'_>, key: &str, fact: &Fact<Day>) -> Vec<Reading> {
    let own = fact.get().copied();
    let used = view.plan.chosen_dates.get(key).copied().or(own);
    let mut list: Vec<Reading> = Vec::new();
    let catalog = own.zip(fact.sources.first());
    let also = fact.also.iter().filter_map(|reading| Some((reading.day?, &reading.source)));
    for (day, source) in catalog.into_iter().chain(also) {
        if Some(day) != used && list.iter().all(|known| known.day != day) {
            list.push(Reading { day, source: publisher(view, source), choice: (Some(day) != own).then_some(day) });
        }
    }
    list
}

fn publisher(view: &Planning<'_>, id: &SourceId) -> String {
    view.catalog.source(id).map_or_else(|| id.0.clone(), |source| source.publisher.clone())
}

/// The date of a fact with its sources, the one used first, and those that disagree with what they say.
pub(super) fn show(ui: &mut Ui, view: &Planning<'_>, what: &str, key: &str, fact: &Fact<Day>) {
    let lang = view.lang;
    let own = fact.get().copied();
    let chosen = view.plan.chosen_dates.get(key).copied();
    let used = chosen.or(own);
    let others = readings(view, key, fact);
    ui.section(|ui| {
        let unclear = fact.also.iter().filter(|reading| reading.day.is_none()).count();
        let differ = others.len() + unclear;
        let title = match differ {
            0 => tr::fact_sources(lang, what),
            differ => tr::sources_disagree(lang, differ as u64, what),
        };
        ui.section_title(Some(Icon::BookOpen), &title);
        let written = |day: Day| {
            let precision = if Some(day) == own { fact.precision } else { crate::model::Precision::Day };
            fmt::date_precise(lang, day, precision)
        };
        let sources_of = |day: Option<Day>| {
            let mut list: Vec<&SourceId> = if day == own { fact.sources.iter().collect() } else { Vec::new() };
            let same = fact.also.iter().filter(|reading| reading.day == day && day.is_some());
            list.extend(same.map(|reading| &reading.source));
            let mut seen = Vec::new();
            list.retain(|id| {
                !seen.contains(id) && {
                    seen.push(*id);
                    true
                }
            });
            list
        };
        let title = used.map_or_else(|| tr::no_date(lang), written);
        card(ui, view, true, &title, &tr::used(lang), &sources_of(used), |_| {});
        for reading in &others {
            let days = used.map_or(0, |used| reading.day.days_since(used).unsigned_abs());
            let note = tr::conflicts(lang, u64::from(days));
            card(ui, view, false, &written(reading.day), &note, &sources_of(Some(reading.day)), |ui| {
                if !view.session.has_plan() {
                    // Without a plan there is nothing a date could change.
                    return;
                }
                let edit = Edit::ChooseDate(key.to_owned(), reading.choice);
                let other = view.preview(ui, std::slice::from_ref(&edit)).after;
                ui.txt_wrapped(Type::Dense, Ink::TextSecondary, difference(view, &other));
                if ui.small_secondary_button(None, &tr::use_date(lang)).clicked() {
                    view.edit(edit);
                }
            });
        }
        for reading in fact.also.iter().filter(|reading| reading.day.is_none()) {
            card(ui, view, false, &reading.text, &tr::conflicts(lang, 0), &[&reading.source], |_| {});
        }
        if chosen.is_some() && ui.small_secondary_button(Some(Icon::Undo2), &tr::use_catalog(lang)).clicked() {
            view.edit(Edit::ChooseDate(key.to_owned(), None));
        }
    });
}

/// A reading with its sources.
fn card(
    ui: &mut Ui,
    view: &Planning<'_>,
    used: bool,
    title: &str,
    note: &str,
    sources: &[&SourceId],
    more: impl FnOnce(&mut Ui),
) {
    let (ink, line, icon, state) = if used {
        (Ink::Panel, Ink::StateLine(State::Supported), Icon::CircleCheck, State::Supported)
    } else {
        (Ink::Inset, Ink::StrokeSubtle, Icon::GitCompareArrows, State::BestEffort)
    };
    Frame::new()
        .fill(ui.ink(ink))
        .stroke(Stroke::new(1.0, ui.ink(line)))
        .corner_radius(5)
        .inner_margin(Margin::symmetric(10, 7))
        .show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 2.0;
            ui.horizontal(|ui| {
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    let ink = if used { Ink::StateText(State::Supported) } else { Ink::TextTertiary };
                    ui.txt(Type::Dense, ink, note);
                    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                        ui.icon_sized(icon, 14.0, Ink::StateLine(state));
                        ui.txt_cut(Type::DenseBold, Ink::TextPrimary, title);
                    });
                });
            });
            for id in sources {
                source(ui, view, id);
            }
            more(ui);
        });
    ui.add_space(4.0);
}

/// Cost, waves and devices without support against the plan as it is.
fn difference(view: &Planning<'_>, other: &Outlook) -> String {
    let (lang, now) = (view.lang, view.outlook);
    let mut parts = Vec::new();
    let cost = other.budget.total().saturating_sub(now.budget.total());
    if cost != 0 {
        parts.push(tr::effect_cost(lang, &view.signed(cost)));
    }
    let days = |outlook: &Outlook| -> Vec<_> {
        outlook.waves.iter().map(|wave| (wave.name.clone(), wave.start, wave.end, wave.devices)).collect()
    };
    let (before, after) = (days(now), days(other));
    let moved = before
        .iter()
        .filter(|wave| !after.contains(wave))
        .count()
        .max(after.iter().filter(|wave| !before.contains(wave)).count());
    if moved > 0 {
        parts.push(tr::effect_waves(lang, moved as u64));
    }
    let (was, is) = (now.today(State::Unsupported), other.today(State::Unsupported));
    if was != is {
        parts.push(tr::effect_unsupported(lang, &view.number(is), &view.number(was)));
    }
    if parts.is_empty() { tr::effect_none(lang) } else { tr::effect(lang, &parts.join(", ")) }
}
