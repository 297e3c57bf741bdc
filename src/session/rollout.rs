//! Changes of the rollout: waves, technicians by period, blackouts.

use crate::i18n::tr::rollout as tr;
use crate::i18n::{Lang, fmt};
use crate::model::Day;
use crate::plan::{Blackout, Plan, TechnicianPeriod, Waves};

/// A change of the rollout with what it leads to; what is `None` stays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RolloutEdit {
    /// What the user did.
    pub change: RolloutChange,
    /// The waves of the current scenario.
    pub waves: Option<Waves>,
    /// Technicians by period of the current scenario.
    pub periods: Option<Vec<TechnicianPeriod>>,
    /// Blackouts of the plan.
    pub blackouts: Option<Vec<Blackout>>,
}

/// What the user did to the rollout.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RolloutChange {
    /// Moved something to begin on a day.
    Move(String, Day),
    /// Changed the weeks of something.
    Stretch(String),
    /// Set the devices of something in the week of a day.
    Week(String, Day),
    /// Split the bar of something.
    Split(String),
    /// Moved something into a wave.
    ToWave(String, String),
    /// Gave a wave technicians of its own.
    OwnTechnicians(String),
    /// Spread the devices of something over more weeks.
    Spread(String),
    /// Added so many technicians for some weeks.
    AddTechnicians(u64),
    /// Changed technicians by period.
    Periods,
    /// Leveled all weeks.
    Level,
    /// Went back to suggested waves.
    Suggest,
    /// Added a blackout.
    AddBlackout(String),
    /// Changed a blackout.
    ChangeBlackout(String),
    /// Deleted a blackout.
    DeleteBlackout(String),
}

impl RolloutEdit {
    /// New waves.
    #[must_use]
    pub const fn waves(change: RolloutChange, waves: Waves) -> Self {
        Self { change, waves: Some(waves), periods: None, blackouts: None }
    }

    /// New blackouts.
    #[must_use]
    pub const fn blackouts(change: RolloutChange, blackouts: Vec<Blackout>) -> Self {
        Self { change, waves: None, periods: None, blackouts: Some(blackouts) }
    }

    /// New technicians by period.
    #[must_use]
    pub const fn periods(change: RolloutChange, periods: Vec<TechnicianPeriod>) -> Self {
        Self { change, waves: None, periods: Some(periods), blackouts: None }
    }

    pub(super) fn apply(&self, plan: &mut Plan, scenario: usize) {
        if let Some(blackouts) = &self.blackouts {
            plan.blackouts.clone_from(blackouts);
        }
        let Some(scenario) = plan.scenarios.get_mut(scenario) else { return };
        if let Some(waves) = &self.waves {
            scenario.waves.clone_from(waves);
        }
        if let Some(periods) = &self.periods {
            scenario.assumptions.technician_periods.clone_from(periods);
        }
    }

    pub(super) fn label(&self, lang: Lang) -> String {
        match &self.change {
            RolloutChange::Move(what, to) => tr::edit_move(lang, &fmt::date(lang, *to), what),
            RolloutChange::Stretch(what) => tr::edit_stretch(lang, what),
            RolloutChange::Week(what, day) => tr::edit_week(lang, &fmt::date(lang, *day), what),
            RolloutChange::Split(what) => tr::edit_split(lang, what),
            RolloutChange::ToWave(what, wave) => tr::edit_to_wave(lang, wave, what),
            RolloutChange::OwnTechnicians(wave) => tr::edit_own_technicians(lang, wave),
            RolloutChange::Spread(what) => tr::edit_spread(lang, what),
            RolloutChange::AddTechnicians(count) => tr::edit_add_technicians(lang, *count),
            RolloutChange::Periods => tr::edit_periods(lang),
            RolloutChange::Level => tr::edit_level(lang),
            RolloutChange::Suggest => tr::edit_suggest(lang),
            RolloutChange::AddBlackout(name) => tr::edit_add_blackout(lang, name),
            RolloutChange::ChangeBlackout(name) => tr::edit_change_blackout(lang, name),
            RolloutChange::DeleteBlackout(name) => tr::edit_delete_blackout(lang, name),
        }
    }

    /// Drags send one change after the other; they are one step until the pointer is released.
    pub(super) fn merge_key(&self) -> Option<String> {
        match &self.change {
            RolloutChange::Move(what, _) => Some(format!("move {what}")),
            RolloutChange::Stretch(what) => Some(format!("stretch {what}")),
            RolloutChange::Week(what, day) => Some(format!("week {what} {day}")),
            _ => None,
        }
    }
}
