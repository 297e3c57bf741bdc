//! Dates as people type them: `1 Jan 2028`, `Jan 2028`, `1.1.2028`, `2028-01-01`, `2028`.

use super::{Lang, fmt};
use crate::model::Day;

/// Reads a date in either language; of a month or a year the first day. `None` if it is not one, or could be two.
///
/// `5/6/2028` is two dates, `25/6/2028` and `6/25/2028` are one.
#[must_use]
pub fn day(text: &str) -> Option<Day> {
    let parts: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    let number = |part: &str| part.parse::<u32>().ok();
    let month = |part: &str| if part.chars().all(|c| c.is_ascii_digit()) { None } else { month_named(part) };
    let year = |part: &str| number(part).and_then(whole_year);
    match parts.as_slice() {
        [only] if only.len() == 4 => Day::from_ymd(year(only)?, 1, 1),
        [first, last] => {
            // `Jan 2028`, `2028-01`, `01.2028`.
            if first.len() == 4 && number(first).is_some() {
                return Day::from_ymd(year(first)?, month(last).or_else(|| number(last))?, 1);
            }
            Day::from_ymd(year(last).filter(|_| last.len() == 4)?, month(first).or_else(|| number(first))?, 1)
        }
        [first, second, third] => {
            if first.len() == 4 && number(first).is_some() {
                return Day::from_ymd(year(first)?, month(second).or_else(|| number(second))?, number(third)?);
            }
            let year = year(third)?;
            if let Some(named) = month(second) {
                return Day::from_ymd(year, named, ordinal(first)?);
            }
            if let Some(named) = month(first) {
                return Day::from_ymd(year, named, ordinal(second)?);
            }
            let (a, b) = (number(first)?, number(second)?);
            if text.contains('/') {
                return match (a > 12, b > 12) {
                    (true, false) => Day::from_ymd(year, b, a),
                    (false, true) => Day::from_ymd(year, a, b),
                    _ if a == b => Day::from_ymd(year, a, b),
                    _ => None,
                };
            }
            Day::from_ymd(year, b, a)
        }
        _ => None,
    }
}

/// `1`, `1st`, `22nd`.
fn ordinal(part: &str) -> Option<u32> {
    let digits: String = part.chars().take_while(char::is_ascii_digit).collect();
    let rest = part.get(digits.len()..)?;
    if matches!(rest, "" | "st" | "nd" | "rd" | "th") { digits.parse().ok() } else { None }
}

/// Two digits mean this century.
fn whole_year(year: u32) -> Option<i32> {
    let year = if year < 100 { 2000 + year } else { year };
    i32::try_from(year).ok().filter(|year| (1900..=2200).contains(year))
}

/// The month a word begins with, three letters at least.
fn month_named(word: &str) -> Option<u32> {
    const LONG: [[&str; 12]; 2] = [
        [
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
        ],
        [
            "januar",
            "februar",
            "märz",
            "april",
            "mai",
            "juni",
            "juli",
            "august",
            "september",
            "oktober",
            "november",
            "dezember",
        ],
    ];
    let word = word.to_lowercase();
    if word.chars().count() < 3 {
        return None;
    }
    let named = |names: &[&str; 12]| names.iter().position(|name| name.starts_with(&word));
    let short = |lang: Lang| {
        (1..=12_u32).find(|month| fmt::month_name(lang, *month).to_lowercase().trim_end_matches('.') == word)
    };
    LONG.iter()
        .find_map(named)
        .and_then(|index| u32::try_from(index + 1).ok())
        .or_else(|| Lang::ALL.into_iter().find_map(short))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_both_languages_write_them() {
        for text in [
            "1 Jan 2028",
            "1. Januar 2028",
            "1.1.2028",
            "01.01.28",
            "2028-01-01",
            "Jan 1, 2028",
            "Jan 2028",
            "1st January 2028",
            "2028",
            "2028-01",
            "01.2028",
            " 1\u{a0}Jan\u{a0}2028 ",
            "1/1/2028",
        ] {
            assert_eq!(day(text), Day::from_ymd(2028, 1, 1), "{text}");
        }
        assert_eq!(day("25/6/2028"), Day::from_ymd(2028, 6, 25));
        assert_eq!(day("14. März 2029"), Day::from_ymd(2029, 3, 14));
        assert_eq!(day("29 Feb 2028"), Day::from_ymd(2028, 2, 29));
    }

    #[test]
    fn what_is_written_is_read_again() {
        for lang in Lang::ALL {
            for days in (0..800).step_by(13) {
                let day_written = Day::from_number(20_000 + days);
                assert_eq!(day(&fmt::date(lang, day_written)), Some(day_written), "{}", fmt::date(lang, day_written));
            }
        }
    }

    #[test]
    fn what_is_no_date_or_two_dates_is_none() {
        for text in ["", "soon", "5/6/2028", "31.2.2028", "29 Feb 2027", "1 Foo 2028", "12", "99999-01-01", "1.1.9999"]
        {
            assert_eq!(day(text), None, "{text}");
        }
    }
}
