//! Calendar days without time zone or clock.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike as _, Months, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A calendar day, stored as the number of days since 1970-01-01.
///
/// It has no time zone and never drifts: month arithmetic is done from the original day and clamps to the
/// end of the month (rule R20).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i32);

/// Text that is not a calendar day in the form `YYYY-MM-DD`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a calendar day; write it as YYYY-MM-DD")]
pub struct ParseDayError(pub String);

const EPOCH: NaiveDate = match NaiveDate::from_ymd_opt(1970, 1, 1) {
    Some(date) => date,
    None => panic!("1970-01-01 exists"),
};

/// The number of 1970-01-01, counted from 0001-01-01 as 1.
const EPOCH_FROM_CE: i32 = 719_163;

/// The number of the day before the 1st of March of a year 0 of this calendar.
const FIRST_OF_MARCH: i32 = -719_469;

impl Day {
    /// The earliest day the program reckons with, 1900-01-01.
    pub const MIN: Self = Self(-25_567);
    /// The latest day the program reckons with, 9999-12-31.
    pub const MAX: Self = Self(2_932_896);

    /// Makes a day from its number since 1970-01-01, clamped to [`Day::MIN`]..=[`Day::MAX`].
    #[must_use]
    pub const fn from_number(number: i32) -> Self {
        if number < Self::MIN.0 {
            Self::MIN
        } else if number > Self::MAX.0 {
            Self::MAX
        } else {
            Self(number)
        }
    }

    /// Makes a day from year, month (1 to 12) and day of month; `None` if there is no such day. Years outside the supported range are
    /// clamped to it: who reads what people type checks the year first, as [`crate::i18n::parse::read_day`] does.
    #[must_use]
    pub fn from_ymd(year: i32, month: u32, day: u32) -> Option<Self> {
        if !(1900..=9999).contains(&year) || !(1..=12).contains(&month) || !(1..=28).contains(&day) {
            return NaiveDate::from_ymd_opt(year, month, day).map(Self::from_date);
        }
        // What nearly all days of an inventory are: one that every month has. The year begins with March, so that the leap day
        // is its last.
        let (year, month) = if month < 3 { (year - 1, month + 9) } else { (year, month - 3) };
        let leap_days = year / 4 - year / 100 + year / 400;
        let in_year = (153 * month + 2) / 5 + day;
        Some(Self(365 * year + leap_days + in_year.cast_signed() + FIRST_OF_MARCH))
    }

    /// Converts from a chrono date, clamped to the supported range.
    #[must_use]
    pub fn from_date(date: NaiveDate) -> Self {
        Self::from_number(date.num_days_from_ce() - EPOCH_FROM_CE)
    }

    /// Converts to a chrono date.
    #[must_use]
    pub fn date(self) -> NaiveDate {
        EPOCH.checked_add_signed(chrono::TimeDelta::days(i64::from(self.0))).unwrap_or(EPOCH)
    }

    /// The number of days since 1970-01-01.
    #[must_use]
    pub const fn number(self) -> i32 {
        self.0
    }

    /// The calendar year.
    #[must_use]
    pub fn year(self) -> i32 {
        self.date().year()
    }

    /// The month, 1 to 12.
    #[must_use]
    pub fn month(self) -> u32 {
        self.date().month()
    }

    /// The day of the month, 1 to 31.
    #[must_use]
    pub fn day_of_month(self) -> u32 {
        self.date().day()
    }

    /// The day `days` later (earlier if negative), clamped to the supported range.
    #[must_use]
    pub const fn plus_days(self, days: i32) -> Self {
        Self::from_number(self.0.saturating_add(days))
    }

    /// The day `months` later (earlier if negative); the day of month clamps to the month's end (rule R20).
    #[must_use]
    pub fn plus_months(self, months: i32) -> Self {
        let step = Months::new(months.unsigned_abs());
        let date = self.date();
        let moved = if months < 0 { date.checked_sub_months(step) } else { date.checked_add_months(step) };
        moved.map_or(if months < 0 { Self::MIN } else { Self::MAX }, Self::from_date)
    }

    /// Days from `earlier` to `self`; negative if `self` is before it.
    #[must_use]
    pub const fn days_since(self, earlier: Self) -> i32 {
        self.0 - earlier.0
    }

    /// The first day of this day's month.
    #[must_use]
    pub fn month_start(self) -> Self {
        self.plus_days(1 - i32::try_from(self.day_of_month()).unwrap_or(1))
    }

    /// The last day of this day's month.
    #[must_use]
    pub fn month_end(self) -> Self {
        self.month_start().plus_months(1).plus_days(-1)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.date().format("%Y-%m-%d"))
    }
}

impl FromStr for Day {
    type Err = ParseDayError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        NaiveDate::parse_from_str(text, "%Y-%m-%d").map(Self::from_date).map_err(|_| ParseDayError(text.to_owned()))
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

/// How exactly a date is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Precision {
    /// The day is known.
    #[default]
    Day,
    /// Only the month is known; the day stands for its first or last day.
    Month,
    /// Only the year is known.
    Year,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_of_the_calendar_has_its_number() {
        for year in [1899, 1900, 1999, 2000, 2023, 2024, 2100, 9999] {
            for (month, day) in (0..=13).flat_map(|month| (0..=32).map(move |day| (month, day))) {
                let known = NaiveDate::from_ymd_opt(year, month, day).map(Day::from_date);
                assert_eq!(Day::from_ymd(year, month, day), known, "{year}-{month}-{day}");
            }
        }
    }
}
