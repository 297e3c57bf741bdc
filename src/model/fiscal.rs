//! Fiscal years (rule R09).

use serde::{Deserialize, Serialize};

use super::Day;

/// Which calendar year names a fiscal year that spans two.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum YearLabel {
    /// FY 2027 ends in 2027.
    #[default]
    Ending,
    /// FY 2027 starts in 2027.
    Starting,
}

/// When the fiscal year starts and how it is named. 52/53-week years are out of scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct FiscalCalendar {
    /// First month, 1 to 12.
    pub start_month: u8,
    /// First day of that month, 1 to 28.
    pub start_day: u8,
    /// The year that names it.
    pub label: YearLabel,
}

impl Default for FiscalCalendar {
    fn default() -> Self {
        Self { start_month: 1, start_day: 1, label: YearLabel::Ending }
    }
}

/// A fiscal year, named by the calendar year in which it starts, whatever the label.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct FiscalYear(pub i32);

impl FiscalYear {
    /// The following year.
    #[must_use]
    pub const fn next(self) -> Self {
        Self(self.0 + 1)
    }
}

impl FiscalCalendar {
    /// The fiscal year a day falls in.
    #[must_use]
    pub fn year_of(self, day: Day) -> FiscalYear {
        let year = day.year();
        if (day.month(), day.day_of_month()) >= (u32::from(self.start_month), u32::from(self.start_day)) {
            FiscalYear(year)
        } else {
            FiscalYear(year - 1)
        }
    }

    /// The first day of a fiscal year.
    #[must_use]
    pub fn first_day(self, year: FiscalYear) -> Day {
        Day::from_ymd(year.0, u32::from(self.start_month), u32::from(self.start_day)).unwrap_or(Day::MIN)
    }

    /// The last day of a fiscal year, inclusive.
    #[must_use]
    pub fn last_day(self, year: FiscalYear) -> Day {
        self.first_day(year.next()).plus_days(-1)
    }

    /// The period 1 to 12 of a day, counted in months from the start of its fiscal year.
    #[must_use]
    pub fn period_of(self, day: Day) -> u8 {
        let first = self.first_day(self.year_of(day));
        (1..=11)
            .rev()
            .find(|months| first.plus_months(*months) <= day)
            .map_or(1, |months| u8::try_from(months + 1).unwrap_or(12))
    }

    /// The quarter 1 to 4 of a day.
    #[must_use]
    pub fn quarter_of(self, day: Day) -> u8 {
        (self.period_of(day) - 1) / 3 + 1
    }

    /// The calendar year that names a fiscal year: its last day's or its first day's, as the label says.
    #[must_use]
    pub fn label_year(self, year: FiscalYear) -> i32 {
        match self.label {
            YearLabel::Ending => self.last_day(year).year(),
            YearLabel::Starting => year.0,
        }
    }

    /// The fiscal year that a calendar year names, as the label says.
    #[must_use]
    pub const fn year_named(self, label_year: i32) -> FiscalYear {
        match self.label {
            YearLabel::Ending if !self.is_calendar_year() => FiscalYear(label_year - 1),
            YearLabel::Ending | YearLabel::Starting => FiscalYear(label_year),
        }
    }

    /// True when fiscal and calendar year are the same, so that one label is enough.
    #[must_use]
    pub const fn is_calendar_year(self) -> bool {
        self.start_month == 1 && self.start_day == 1
    }
}
