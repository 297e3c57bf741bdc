//! Working days: Monday to Friday. Public holidays are not known to the program.

use crate::model::Day;

/// 0 for Monday to 6 for Sunday.
const fn weekday(day: Day) -> i32 {
    // 1970-01-01 was a Thursday.
    (day.number() + 3).rem_euclid(7)
}

/// The first Monday on or after a day.
pub(super) const fn monday_from(day: Day) -> Day {
    day.plus_days((7 - weekday(day)) % 7)
}

/// The Monday of a day's week.
#[cfg(test)]
pub(super) const fn monday_of(day: Day) -> Day {
    day.plus_days(-weekday(day))
}

/// The last Friday on or before a day.
pub(super) const fn friday_until(day: Day) -> Day {
    day.plus_days(-((weekday(day) + 3) % 7))
}

/// The first working day on or after a day.
pub(super) const fn workday_from(day: Day) -> Day {
    let weekday = weekday(day);
    if weekday > 4 { day.plus_days(7 - weekday) } else { day }
}

/// The last working day on or before a day.
pub(super) const fn workday_until(day: Day) -> Day {
    let weekday = weekday(day);
    if weekday > 4 { day.plus_days(4 - weekday) } else { day }
}

/// The last of `days` working days that begin with the working day `first`.
pub(super) fn last_workday(first: Day, days: u64) -> Day {
    let steps = i32::try_from(days.max(1) - 1).unwrap_or(i32::MAX / 4).min(i32::MAX / 4);
    let total = weekday(first) + steps;
    first.plus_days(total / 5 * 7 + total % 5 - weekday(first))
}

/// The first of `days` working days that end with the working day `last`.
pub(super) fn first_workday(last: Day, days: u64) -> Day {
    let steps = i32::try_from(days.max(1) - 1).unwrap_or(i32::MAX / 4).min(i32::MAX / 4);
    let to_friday = 4 - weekday(last);
    let total = to_friday + steps;
    last.plus_days(to_friday - (total / 5 * 7 + total % 5))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn working_days_skip_weekends_both_ways() {
        let (thursday, tuesday) = (day("2027-01-14"), day("2027-01-19"));
        assert_eq!(last_workday(thursday, 4), tuesday);
        assert_eq!(first_workday(tuesday, 4), thursday);
        assert_eq!(last_workday(thursday, 1), thursday);
        for days in 1..40 {
            assert_eq!(first_workday(last_workday(thursday, days), days), thursday, "{days}");
        }
    }

    #[test]
    fn weeks_begin_on_monday() {
        assert_eq!(monday_from(day("2027-01-04")), day("2027-01-04"));
        assert_eq!(monday_from(day("2027-01-05")), day("2027-01-11"));
        assert_eq!(monday_of(day("2027-01-10")), day("2027-01-04"));
        assert_eq!(friday_until(day("2027-01-08")), day("2027-01-08"));
        assert_eq!(friday_until(day("2027-01-07")), day("2027-01-01"));
        assert_eq!(workday_from(day("2027-01-09")), day("2027-01-11"));
        assert_eq!(workday_until(day("2027-01-10")), day("2027-01-08"));
    }
}
