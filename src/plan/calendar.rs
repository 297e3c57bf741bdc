//! Working days: Monday to Friday. Public holidays are not known to the program; a blackout stands in for them.

use crate::model::Day;

/// Days of a week.
pub const WEEK: i32 = 7;

/// 0 for Monday to 6 for Sunday.
const fn weekday(day: Day) -> i32 {
    // 1970-01-01 was a Thursday.
    (day.number() + 3).rem_euclid(WEEK)
}

/// The first Monday on or after a day.
#[must_use]
pub const fn monday_from(day: Day) -> Day {
    day.plus_days((WEEK - weekday(day)) % WEEK)
}

/// The Monday of a day's week.
#[must_use]
pub const fn monday_of(day: Day) -> Day {
    day.plus_days(-weekday(day))
}

/// The working days of a week, Monday to Friday.
pub fn workdays(monday: Day) -> impl Iterator<Item = Day> {
    (0..5).map(move |ahead| monday.plus_days(ahead))
}

/// The number of a week in its year (ISO 8601): week 1 holds the first Thursday.
#[must_use]
pub fn week_number(monday: Day) -> u32 {
    chrono::Datelike::iso_week(&monday.date()).week()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn weeks_begin_on_monday() {
        assert_eq!(monday_from(day("2027-01-04")), day("2027-01-04"));
        assert_eq!(monday_from(day("2027-01-05")), day("2027-01-11"));
        assert_eq!(monday_of(day("2027-01-10")), day("2027-01-04"));
        assert_eq!(workdays(day("2027-01-04")).last(), Some(day("2027-01-08")));
        assert_eq!(week_number(day("2027-02-08")), 6);
        assert_eq!(week_number(day("2026-12-28")), 53);
    }
}
