//! Heads of log lines: the seed's format, RFC 3164 with and without priority, RFC 5424, and the bars of Polycom.

use chrono::NaiveDateTime;

use super::time::{clock, local, month, rfc3339, yearless};
use crate::model::Day;

/// The head of a line, and its text.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Head<'a> {
    /// Name or address of the device; empty if the line names none.
    pub host: &'a str,
    /// When; without zone as written, else UTC.
    pub time: Option<NaiveDateTime>,
    /// False if priority or time are impossible.
    pub sound: bool,
    /// Structured data and message.
    pub text: &'a str,
}

/// Highest priority: facility 23, severity 7.
const HIGHEST: u32 = 191;

/// The head of a line; `None` if it has none that is known.
pub(super) fn parse(line: &str, today: Day) -> Option<Head<'_>> {
    let (sound, rest) = match priority(line) {
        Some((priority, rest)) => (priority <= HIGHEST, rest),
        None => (true, line),
    };
    let prioritized = rest.len() < line.len();
    let head = if prioritized && rest.starts_with("1 ") { rfc5424(rest.get(2..)?) } else { None };
    let head = head.or_else(|| rfc3164(rest, today)).or_else(|| iso(rest)).or_else(|| bars(line));
    head.map(|head| Head { sound: head.sound && sound, ..head })
}

fn priority(line: &str) -> Option<(u32, &str)> {
    let (number, rest) = line.strip_prefix('<')?.split_once('>')?;
    let digits = (1..=3).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| (number.parse().unwrap_or(u32::MAX), rest))
}

/// The first word and what follows the blanks after it.
fn word(text: &str) -> Option<(&str, &str)> {
    let (word, rest) = text.split_once(' ')?;
    (!word.is_empty()).then(|| (word, rest.trim_start_matches(' ')))
}

fn named(host: &str) -> &str {
    if host == "-" { "" } else { host.trim_end_matches(':') }
}

/// `2026-11-20T09:12:33.120Z host app procid msgid [data] text`.
fn rfc5424(rest: &str) -> Option<Head<'_>> {
    let (time, rest) = word(rest)?;
    let (host, rest) = word(rest)?;
    let (_, rest) = word(rest)?;
    let (_, rest) = word(rest)?;
    let (_, text) = word(rest)?;
    let parsed = rfc3339(time);
    Some(Head { host: named(host), time: parsed, sound: parsed.is_some() || time == "-", text })
}

/// `Nov 12 08:55:02 host text`, also with the year after the day (`Nov 12 2026 08:55:02`).
fn rfc3164(rest: &str, today: Day) -> Option<Head<'_>> {
    let month = month(rest.get(..3)?)?;
    let (day, rest) = word(rest.get(3..)?.strip_prefix(' ')?.trim_start_matches(' '))?;
    let day: u32 = day.parse().ok()?;
    let (mut next, mut rest) = word(rest)?;
    let year = (next.len() == 4).then(|| next.parse::<i32>().ok()).flatten();
    if year.is_some() {
        (next, rest) = word(rest)?;
    }
    let date = match year {
        Some(year) => chrono::NaiveDate::from_ymd_opt(year, month, day),
        None => yearless(month, day, today),
    };
    let time = date.zip(clock(next.trim_end_matches(':'))).map(|(date, time)| NaiveDateTime::new(date, time));
    if !next.contains(':') {
        return None;
    }
    let (host, text) = word(rest)?;
    Some(Head { host: named(host), time, sound: time.is_some(), text })
}

/// `2026-11-20T09:12:33+01:00 host text`, as files of rsyslog have it.
fn iso(rest: &str) -> Option<Head<'_>> {
    let (stamp, rest) = word(rest)?;
    let bytes = stamp.as_bytes();
    let dated = bytes.len() >= 19 && bytes.get(4) == Some(&b'-') && bytes.get(10) == Some(&b'T');
    if !dated || !bytes.get(..4)?.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let time = rfc3339(stamp).or_else(|| local(stamp));
    let (host, text) = word(rest)?;
    (!host.contains([';', ','])).then_some(Head { host: named(host), time, sound: time.is_some(), text })
}

/// `1120070207|sip  |4|03|text`: the time has no year and no zone and is left alone, and there is no host.
fn bars(line: &str) -> Option<Head<'_>> {
    let (stamp, rest) = line.split_once('|')?;
    let digits = (8..=14).contains(&stamp.len()) && stamp.bytes().all(|byte| byte.is_ascii_digit());
    let (module, rest) = rest.split_once('|')?;
    let (level, rest) = rest.split_once('|')?;
    let (missed, text) = rest.split_once('|')?;
    let number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let known = digits && module.trim().len() <= 8 && number(level) && number(missed);
    known.then_some(Head { host: "", time: None, sound: true, text })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(line: &str) -> String {
        let today = Day::from_ymd(2026, 11, 23).unwrap();
        parse(line, today).and_then(|head| head.time).map(|time| time.to_string()).unwrap_or_default()
    }

    #[test]
    fn a_time_without_year_is_in_the_newest_year_that_has_come() {
        assert_eq!(at("Nov 23 08:00:00 a b"), "2026-11-23 08:00:00");
        assert_eq!(at("Nov 24 08:00:00 a b"), "2025-11-24 08:00:00");
        assert_eq!(at("Feb 29 08:00:00 a b"), "2024-02-29 08:00:00");
        assert_eq!(at("Nov 12 2024 08:00:00 a b"), "2024-11-12 08:00:00");
    }

    #[test]
    fn times_with_zone_become_utc() {
        assert_eq!(at("<11>1 2026-11-20T10:12:35.5+01:00 host a 1 - - text"), "2026-11-20 09:12:35");
        assert_eq!(at("2026-11-20T10:12:35+01:00 host text"), "2026-11-20 09:12:35");
    }

    #[test]
    fn what_is_no_log_has_no_head() {
        let today = Day::from_ymd(2026, 11, 23).unwrap();
        for line in ["Name;Modell;Firmware", "430HD|Köln|3|x", "May be this is text", "", "2026-11-20;a b;c"] {
            assert_eq!(parse(line, today), None, "{line}");
        }
    }
}
