//! Times of log lines.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Timelike as _};

use crate::model::Day;

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// A month by its English abbreviation, 1 to 12.
pub(super) fn month(text: &str) -> Option<u32> {
    MONTHS.iter().position(|month| *month == text).and_then(|index| u32::try_from(index + 1).ok())
}

/// `hh:mm:ss`, fractions cut off. A leap second is the second before it.
pub(super) fn clock(text: &str) -> Option<NaiveTime> {
    let mut parts = text.split([':', '.', ',']);
    let mut part = || parts.next().filter(|part| part.len() == 2)?.parse::<u32>().ok();
    let (hour, minute, second) = (part()?, part()?, part()?);
    NaiveTime::from_hms_opt(hour, minute, second.min(59))
}

/// A day without year in the newest year that does not put it after `today` (RFC 3164 has no years).
pub(super) fn yearless(month: u32, day: u32, today: Day) -> Option<NaiveDate> {
    let latest = today.date();
    // A 29 February is in a leap year, at most eight years back.
    (0..=8).find_map(|back| NaiveDate::from_ymd_opt(today.year() - back, month, day).filter(|date| *date <= latest))
}

/// An RFC 3339 time as UTC, cut to seconds.
pub(super) fn rfc3339(text: &str) -> Option<NaiveDateTime> {
    DateTime::parse_from_rfc3339(text).ok()?.naive_utc().with_nanosecond(0)
}

/// `2026-11-20T09:12:33` without zone, as written.
pub(super) fn local(text: &str) -> Option<NaiveDateTime> {
    let (date, time) = text.split_once(['T', ' '])?;
    Some(NaiveDateTime::new(date.parse().ok()?, clock(time)?))
}
