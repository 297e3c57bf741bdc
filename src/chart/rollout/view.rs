//! What part of the rollout is shown: zoom and pan.

use super::rows::RowsBy;
use super::{INDENT, MARGIN};
use crate::chart::Target;
use crate::chart::timeline::Scale;
use crate::model::Day;
use crate::plan::Outlook;
use crate::plan::calendar::{WEEK, monday_of};

/// Width of the label column.
pub const LABELS: f32 = 177.0;
/// Width of a week when weeks are read.
pub const WEEK_WIDTH: f32 = 21.4;
/// Width of a week when months are read.
pub const MONTH: f32 = 7.0;
/// Width of a week at least and at most.
const RANGE: (f32, f32) = (1.2, 80.0);

/// What part of the rollout is shown, and how.
#[derive(Clone, Debug, PartialEq)]
pub struct RolloutView {
    /// First day shown.
    pub from: Day,
    /// Width of a week, in units.
    pub per_week: f32,
    /// How far the rows are scrolled, in units.
    pub scroll: f32,
    /// What the rows are.
    pub by: RowsBy,
    /// What is selected: a bar, wave, week or blackout.
    pub selected: Option<Target>,
    /// The week that is selected within a bar.
    pub cell: Option<Day>,
    /// The week the pointer is over.
    pub hovered: Option<Day>,
    /// True on screen: rows scroll and hit regions are made.
    pub interactive: bool,
}

impl RolloutView {
    /// The first weeks of work.
    #[must_use]
    pub fn of(outlook: &Outlook) -> Self {
        let first = outlook.waves.iter().map(|wave| wave.start).min().or(outlook.as_of);
        let from = monday_of(first.unwrap_or(Day::from_number(20_000))).plus_days(-WEEK);
        Self {
            from,
            per_week: WEEK_WIDTH,
            scroll: 0.0,
            by: RowsBy::Site,
            selected: None,
            cell: None,
            hovered: None,
            interactive: true,
        }
    }

    /// All weeks in a width, for paper.
    #[must_use]
    pub fn paper(outlook: &Outlook, width: f32) -> Self {
        let mut view = Self { interactive: false, ..Self::of(outlook) };
        view.show_all(outlook, width);
        view
    }

    /// The scale in a chart of this width.
    #[must_use]
    pub fn scale(&self, width: f32) -> Scale {
        let right = (width - MARGIN).max(LABELS + INDENT);
        // Whole days at fractions of a unit: the scale takes its width from a span of many days.
        let days = 7000;
        let wide = f64::from(days) / f64::from(WEEK) * f64::from(self.per_week);
        Scale::new(self.from, self.from.plus_days(days), LABELS, LABELS + wide as f32).cut(right)
    }

    /// Weeks in view, at least one.
    #[must_use]
    pub fn weeks(&self, width: f32) -> i32 {
        (((width - MARGIN - LABELS) / self.per_week) as i32).max(1)
    }

    /// The week selected as a column or within a bar.
    #[must_use]
    pub fn week(&self) -> Option<Day> {
        match self.selected {
            Some(Target::Week(monday)) => Some(monday),
            _ => self.cell,
        }
    }

    /// Days that a distance spans.
    #[must_use]
    pub fn days_of(&self, distance: f32) -> i32 {
        (distance / self.per_week * 7.0).round() as i32
    }

    /// Moves the view by days.
    pub fn pan(&mut self, days: i32) {
        self.from = self.from.plus_days(days);
    }

    /// Zooms about a day, which stays where it is.
    pub fn zoom_about(&mut self, factor: f32, about: Day) {
        let per_week = (self.per_week * factor).clamp(RANGE.0, RANGE.1);
        let before = about.days_since(self.from);
        let after = (before as f32 * self.per_week / per_week).round() as i32;
        self.per_week = per_week;
        self.from = about.plus_days(-after);
    }

    /// Sets the width of a week; the first day stays.
    pub fn set_per_week(&mut self, per_week: f32) {
        self.per_week = per_week.clamp(RANGE.0, RANGE.1);
        self.from = monday_of(self.from);
    }

    /// Shows the days between two days.
    pub fn show_days(&mut self, from: Day, to: Day, width: f32) {
        let weeks = (to.days_since(from) as f32 / WEEK as f32).max(1.0);
        self.per_week = ((width - MARGIN - LABELS) / weeks).clamp(RANGE.0, RANGE.1);
        self.from = from;
    }

    /// First and last Monday of the work.
    #[must_use]
    pub fn span(outlook: &Outlook) -> Option<(Day, Day)> {
        let weeks = &outlook.rollout.weeks;
        Some((weeks.first()?.monday, weeks.last()?.monday))
    }

    /// All work in view.
    pub fn show_all(&mut self, outlook: &Outlook, width: f32) {
        let Some((first, last)) = Self::span(outlook) else { return };
        let weeks = last.days_since(first) / WEEK + 3;
        self.per_week = ((width - MARGIN - LABELS) / weeks as f32).clamp(RANGE.0, WEEK_WIDTH);
        self.from = first.plus_days(-WEEK);
    }

    /// Brings a day into view.
    pub fn reveal(&mut self, day: Day, width: f32) {
        let weeks = self.weeks(width);
        let at = day.days_since(self.from) / WEEK;
        if day < self.from || at > weeks - 2 {
            self.from = monday_of(day).plus_days(-WEEK * (weeks / 6).max(1));
        }
    }
}
