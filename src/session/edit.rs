//! A change of the plan, as a value.

use rust_decimal::Decimal;

use crate::catalog::matching::Assignment;
use crate::model::Day;
use crate::plan::{Decision, Price, PriceKey, ReportSettings, Selector, Settings, Waves, WorkKind};

/// A change of the plan. It is applied in one place; its label names it in the undo button.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// Replace the settings.
    Settings(Box<Settings>),
    /// Decide what happens to some devices of the current scenario; `None` goes back to the recommendation.
    Decide {
        /// Which devices.
        when: Selector,
        /// The decision.
        decision: Option<Decision>,
        /// The user's reason.
        note: String,
    },
    /// Drop all own rules of the current scenario.
    UseAllRecommendations,
    /// Set or remove a price.
    SetPrice(PriceKey, Option<Price>),
    /// Set the yearly price increase of the current scenario.
    SetEscalation(Decimal),
    /// Set the contingency of the current scenario.
    SetContingency(Option<Decimal>),
    /// Set the minutes of a kind of work in the current scenario.
    SetMinutes(WorkKind, Option<Decimal>),
    /// Set technicians and their hours a day in the current scenario.
    SetTechnicians(Option<u16>, Option<Decimal>),
    /// Say what a spelling means; `None` goes back to the program's match.
    Assign(String, Option<Assignment>),
    /// Use another source's date for a fact; `None` goes back to the catalog's choice.
    ChooseDate(String, Option<Day>),
    /// Copy a scenario under a new name and make it current.
    DuplicateScenario(usize, String),
    /// Rename a scenario.
    RenameScenario(usize, String),
    /// Delete a scenario; the last one stays.
    DeleteScenario(usize),
    /// Replace the waves of the current scenario.
    SetWaves(Waves),
    /// Replace the report settings.
    Report(Box<ReportSettings>),
}
