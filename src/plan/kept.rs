//! How an outlook was made, kept with it: the next one makes anew only what an edit has touched.
//!
//! An outlook is made in stages. A stage is taken over from the outlook before if all it is made from is the same: the stages
//! under it by identity, what it reads of fleet, plan and scenario by value. What a stage reads is said here and nowhere else; a
//! test makes random edits one after the other and compares each outlook with one made from nothing.

use std::fmt;
use std::sync::Arc;

use super::budget::Budget;
use super::cadence::Cadence;
use super::cohort::Cohorts;
use super::decision::{Decision, Plan, Scenario, Selector, Settings};
use super::exposure::Exposure;
use super::firmware_list::FirmwareRow;
use super::ground::{Inputs, conditions};
use super::outlook::{EventOutlook, OwnEvent};
use super::price::PriceKey;
use super::stranded::Stranded;
use super::strategy::Strategy;
use super::timetable::{Curves, Timetable, View};
use super::trust::{Break, Trust};
use crate::catalog::Catalog;
use crate::model::{Day, Fleet};

/// What outlooks are made from, shared by those that follow each other.
#[derive(Clone, Debug)]
pub struct Sources {
    /// The fleet.
    pub fleet: Arc<Fleet>,
    /// Its devices, grouped.
    pub cohorts: Arc<Cohorts>,
    /// The catalog.
    pub catalog: Arc<Catalog>,
    /// The plan.
    pub plan: Arc<Plan>,
}

impl Sources {
    /// What the outlook of a scenario is made from; `empty` stands in for one that is not there.
    pub(super) fn inputs<'a>(&'a self, scenario: usize, as_of: Day, empty: &'a Scenario) -> Inputs<'a> {
        let Self { fleet, cohorts, catalog, plan } = self;
        Inputs { fleet, cohorts, catalog, plan, scenario: plan.scenarios.get(scenario).unwrap_or(empty), as_of }
    }
}

/// The stages of an outlook.
#[derive(Clone)]
pub(super) struct Stages {
    pub strategy: Arc<Strategy>,
    pub timetable: Arc<Timetable>,
    pub curves: Arc<Curves>,
    pub view: Arc<View>,
    pub events: Arc<Events>,
    pub trust: Arc<Trust>,
    pub breaks: Arc<Vec<Break>>,
    pub firmware: Arc<Vec<FirmwareRow>>,
    pub cadence: Arc<Cadence>,
    pub exposure: Arc<Exposure>,
    pub budget: Arc<Budget>,
    pub stranded: Arc<Option<Vec<Stranded>>>,
}

impl Stages {
    /// True if nothing was made anew.
    pub fn same(&self, before: &Self) -> bool {
        let Self { strategy, timetable, curves, view, events, trust, breaks, firmware, cadence, .. } = self;
        Arc::ptr_eq(strategy, &before.strategy)
            && Arc::ptr_eq(timetable, &before.timetable)
            && Arc::ptr_eq(curves, &before.curves)
            && Arc::ptr_eq(view, &before.view)
            && Arc::ptr_eq(events, &before.events)
            && Arc::ptr_eq(trust, &before.trust)
            && Arc::ptr_eq(breaks, &before.breaks)
            && Arc::ptr_eq(firmware, &before.firmware)
            && Arc::ptr_eq(cadence, &before.cadence)
            && Arc::ptr_eq(&self.exposure, &before.exposure)
            && Arc::ptr_eq(&self.budget, &before.budget)
            && Arc::ptr_eq(&self.stranded, &before.stranded)
    }
}

/// Dated events, and the user's own dates that they refer to.
pub(super) struct Events {
    pub own: Arc<Vec<OwnEvent>>,
    pub all: Arc<Vec<EventOutlook>>,
}

/// The stages of an outlook with what they were made from.
pub(super) struct Made {
    pub sources: Sources,
    pub scenario: usize,
    /// The day the plan was made on, and the day it was read on.
    pub days: (Day, Day),
    pub stages: Stages,
}

/// What an outlook keeps of how it was made; nothing if its sources are not shared.
#[derive(Clone, Default)]
pub struct Kept(pub(super) Option<Arc<Made>>);

/// Outlooks that say the same are the same, however they were made.
impl PartialEq for Kept {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl fmt::Debug for Kept {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Kept")
    }
}

/// The outlook before, as the next one reads it.
pub(super) struct Before<'a> {
    pub inputs: Inputs<'a>,
    pub as_of: Day,
    pub stages: &'a Stages,
}

/// A stage of the outlook before, or a new one.
pub(super) fn stage<T>(before: Option<&Arc<T>>, make: impl FnOnce() -> T) -> Arc<T> {
    before.map_or_else(|| Arc::new(make()), Arc::clone)
}

impl Inputs<'_> {
    /// True if facts are the same: devices, catalog, the dates chosen from it, and the day.
    pub fn same_facts(&self, before: &Inputs<'_>) -> bool {
        std::ptr::eq(self.fleet, before.fleet)
            && std::ptr::eq(self.cohorts, before.cohorts)
            && std::ptr::eq(self.catalog, before.catalog)
            && self.as_of == before.as_of
            && self.plan.chosen_dates == before.plan.chosen_dates
    }

    /// True if a [`Strategy`] is the same. It prefers products that have or had a price, whatever that is.
    pub fn same_strategy(&self, before: &Inputs<'_>) -> bool {
        let (settings, known) = (&self.plan.settings, &before.plan.settings);
        self.same_facts(before)
            && (settings.fiscal, settings.horizon_years) == (known.fiscal, known.horizon_years)
            && priced(self.plan).eq(priced(before.plan))
            && self.plan.unpriced == before.plan.unpriced
            && rules(self.scenario).eq(rules(before.scenario))
            && (self.scenario.base, conditions(self.scenario)) == (before.scenario.base, conditions(before.scenario))
    }

    /// True if the notes of rules are the same; they are shown and lead to nothing.
    pub fn same_notes(&self, before: &Inputs<'_>) -> bool {
        self.scenario.rules.iter().map(|rule| &rule.note).eq(before.scenario.rules.iter().map(|rule| &rule.note))
    }

    /// True if a [`Timetable`] of the same strategy is the same.
    pub fn same_timetable(&self, before: &Inputs<'_>) -> bool {
        let (own, known) = (&self.scenario.assumptions, &before.scenario.assumptions);
        (own.technicians, own.hours_per_day) == (known.technicians, known.hours_per_day)
            && own.minutes == known.minutes
            && own.technician_periods == known.technician_periods
            && self.plan.blackouts == before.plan.blackouts
            && self.scenario.waves == before.scenario.waves
    }

    /// True if [`Trust`] and [`Events`] are the same.
    pub fn same_trust(&self, before: &Inputs<'_>) -> bool {
        self.same_facts(before) && self.plan.certificates == before.plan.certificates
    }

    /// True if a [`Cadence`] of the same timetable is the same.
    pub fn same_cadence(&self, before: &Inputs<'_>) -> bool {
        let hour = |plan: &'_ Plan| plan.prices.get(&PriceKey::TechnicianHour).map(|price| price.amount);
        self.plan.certificates == before.plan.certificates
            && self.scenario.assumptions.minutes == before.scenario.assumptions.minutes
            && hour(self.plan) == hour(before.plan)
            && self.plan.settings.rounding == before.plan.settings.rounding
    }

    /// True if book values given up with the same timetable are the same.
    pub fn same_stranded(&self, before: &Inputs<'_>) -> bool {
        let (own, known) = (&self.plan.finance, &before.plan.finance);
        own.old_life_months == known.old_life_months
            && own.rates == known.rates
            && same_amounts(&self.plan.settings, &before.plan.settings)
    }

    /// True if a [`Budget`] of the same curves and cadence is the same.
    pub fn same_budget(&self, before: &Inputs<'_>) -> bool {
        self.scenario.assumptions == before.scenario.assumptions
            && self.scenario.fixed == before.scenario.fixed
            && self.plan.prices == before.plan.prices
            && self.plan.finance == before.plan.finance
            && same_amounts(&self.plan.settings, &before.plan.settings)
    }
}

/// Rules without their notes.
fn rules(scenario: &Scenario) -> impl Iterator<Item = (&Selector, &Decision)> {
    scenario.rules.iter().map(|rule| (&rule.when, &rule.decision))
}

/// Products with a price.
fn priced(plan: &Plan) -> impl Iterator<Item = &PriceKey> {
    plan.prices.keys().filter(|key| matches!(key, PriceKey::Product(_)))
}

/// True if settings lead to the same amounts.
fn same_amounts(own: &Settings, before: &Settings) -> bool {
    let Settings { currency, fiscal, horizon_years, vat_rate, vat_recoverable, vat_mode, rounding, .. } = *own;
    (currency, fiscal, horizon_years, vat_rate, vat_recoverable, vat_mode, rounding)
        == (
            before.currency,
            before.fiscal,
            before.horizon_years,
            before.vat_rate,
            before.vat_recoverable,
            before.vat_mode,
            before.rounding,
        )
}
