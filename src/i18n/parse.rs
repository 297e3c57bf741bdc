//! Numbers as people type them: `199,00` and `199.00`, with or without grouping, in either language.

use rust_decimal::Decimal;

use super::Lang;
use crate::model::{Currency, Day, Money};

/// Why a text is not a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadNumber {
    /// Nothing is written.
    #[error("nothing is written")]
    Empty,
    /// Something else than digits and separators is written.
    #[error("`{0}` does not belong into a number")]
    Sign(char),
    /// Separators stand where no number has them.
    #[error("the separators do not make a number")]
    Separators,
    /// More decimals than the currency has.
    #[error("more than {0} decimals")]
    Decimals(u32),
    /// Too large or too small for what it is.
    #[error("out of range")]
    Range,
}

/// Reads a number. Currency signs, percent signs and spaces around it are allowed.
///
/// Two kinds of separators: the last one is the decimal sign. One kind: the language decides, except where only one reading is
/// possible (`199,00` is 199 in English too, `1.234.567` is a whole number in both).
///
/// # Errors
/// What keeps the text from being a number.
pub fn decimal(lang: Lang, text: &str) -> Result<Decimal, BadNumber> {
    let mut negative = false;
    let mut digits = String::new();
    for character in text.trim().chars() {
        match character {
            '0'..='9' | '.' | ',' => digits.push(character),
            '-' | '\u{2212}' if digits.is_empty() && !negative => negative = true,
            '\'' | '\u{2019}' | '\u{a0}' | '\u{202f}' | ' ' | '€' | '$' | '£' | '¥' | '%' => {}
            other => return Err(BadNumber::Sign(other)),
        }
    }
    if digits.is_empty() {
        return Err(BadNumber::Empty);
    }
    let (own_decimal, own_group) = if lang == Lang::En { ('.', ',') } else { (',', '.') };
    let count = |sign: char| digits.matches(sign).count();
    let point = match (count(own_decimal), count(own_group)) {
        (1, 0) => Some(own_decimal),
        (0, 1) => {
            // `199,00` typed in English: no grouping has two digits behind it.
            let behind = digits.rsplit(own_group).next().unwrap_or("").len();
            let ahead = digits.split(own_group).next().unwrap_or("").len();
            (behind != 3 || ahead == 0 || ahead > 3).then_some(own_group)
        }
        (0, _) | (_, 0) => None,
        (_, _) => digits.chars().rev().find(|sign| matches!(sign, '.' | ',')),
    };
    let (whole, fraction) = match point {
        Some(point) => digits.split_once(point).ok_or(BadNumber::Separators)?,
        None => (digits.as_str(), ""),
    };
    if fraction.contains(['.', ',']) {
        return Err(BadNumber::Separators);
    }
    let groups: Vec<&str> = whole.split(['.', ',']).collect();
    let grouped = groups.len() > 1;
    let proper =
        |(index, group): (usize, &&str)| if index == 0 { (1..=3).contains(&group.len()) } else { group.len() == 3 };
    if grouped && !groups.iter().enumerate().all(proper) {
        return Err(BadNumber::Separators);
    }
    if whole.contains('.') && whole.contains(',') {
        return Err(BadNumber::Separators);
    }
    let plain = format!("{}.{}", groups.concat(), if fraction.is_empty() { "0" } else { fraction });
    let plain = if plain.starts_with('.') { format!("0{plain}") } else { plain };
    let value: Decimal = plain.parse().map_err(|_| BadNumber::Range)?;
    Ok(if negative { -value } else { value })
}

/// Reads an amount of money with at most the decimals of its currency.
///
/// # Errors
/// As [`decimal`], and [`BadNumber::Decimals`] for parts of the smallest unit.
pub fn money(lang: Lang, text: &str, currency: Currency) -> Result<Money, BadNumber> {
    let text = text.trim();
    let code = currency.code();
    let text = text.strip_prefix(code).or_else(|| text.strip_suffix(code)).unwrap_or(text);
    let value = decimal(lang, text)?;
    let exponent = currency.exponent();
    let scale = Decimal::from(10_u64.checked_pow(exponent).ok_or(BadNumber::Range)?);
    let minor = value.checked_mul(scale).ok_or(BadNumber::Range)?;
    if !minor.fract().is_zero() {
        return Err(BadNumber::Decimals(exponent));
    }
    i64::try_from(minor.trunc().mantissa() / 10_i128.pow(minor.trunc().scale()))
        .map(|minor| Money::new(minor, currency))
        .map_err(|_| BadNumber::Range)
}

/// Reads a day as people write it: `2026-11-23`, `23.11.2026`, `23 Nov 2026`, `Nov 23, 2026`; `11/23/2026` is month first in English
/// and day first in German. Years of two digits are of this century. `None` for what is no day.
#[must_use]
pub fn day(lang: Lang, text: &str) -> Option<Day> {
    let text = text.trim();
    if let Ok(day) = text.parse() {
        return Some(day);
    }
    let separators = ['.', '/', '-', ' ', ',', '\u{a0}'];
    let parts: Vec<&str> = text.split(separators).filter(|part| !part.is_empty()).collect();
    let [a, b, c] = parts.as_slice() else { return None };
    let number = |part: &str| part.parse::<u32>().ok();
    let year = number(c).map(|year| if c.len() <= 2 { year + 2000 } else { year })?;
    let year = i32::try_from(year).ok()?;
    if let Some(month) = month(b) {
        return Day::from_ymd(year, month, number(a)?);
    }
    if let Some(month) = month(a) {
        return Day::from_ymd(year, month, number(b)?);
    }
    let (first, second) = (number(a)?, number(b)?);
    if text.contains('/') && lang == Lang::En {
        Day::from_ymd(year, first, second)
    } else {
        Day::from_ymd(year, second, first)
    }
}

/// Reads a day, or the first day of a month or year: `Jan 2028`, `01.2028`, `2028-01`, `2028`.
#[must_use]
pub fn day_or_period(lang: Lang, text: &str) -> Option<Day> {
    if let Some(day) = day(lang, text) {
        return Some(day);
    }
    let parts: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    let number = |part: &str| part.parse::<u32>().ok();
    let year = |part: &str| part.parse::<i32>().ok().filter(|_| part.len() == 4);
    match parts.as_slice() {
        [only] => Day::from_ymd(year(only)?, 1, 1),
        [first, second] => {
            let (year, other) = year(first).map(|year| (year, second)).or_else(|| Some((year(second)?, first)))?;
            Day::from_ymd(year, month(other).or_else(|| number(other))?, 1)
        }
        _ => None,
    }
}

/// The number of a month by its name in either language, whole or short.
fn month(text: &str) -> Option<u32> {
    let wanted = text.to_lowercase();
    if wanted.chars().count() < 3 {
        return None;
    }
    (1..=12).find(|month| {
        Lang::ALL.into_iter().any(|lang| {
            let full = super::fmt::month_full(lang, *month).to_lowercase();
            full.starts_with(&wanted) || super::fmt::month_name(lang, *month).to_lowercase() == wanted
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_they_are_written_in_either_language() {
        let wanted = Day::from_ymd(2026, 11, 23);
        for lang in Lang::ALL {
            for text in ["2026-11-23", "23.11.2026", "23.11.26", "23 Nov 2026", "Nov 23, 2026", "23. November 2026"] {
                assert_eq!(day(lang, text), wanted, "{text} in {lang:?}");
            }
            let written = super::super::fmt::date(lang, wanted.unwrap());
            assert_eq!(day(lang, &written), wanted, "what the program writes it reads again");
            for text in ["", "soon", "31.02.2026", "2026", "23.11"] {
                assert_eq!(day(lang, text), None, "{text}");
            }
        }
        assert_eq!(day(Lang::En, "11/23/2026"), wanted);
        assert_eq!(day(Lang::De, "23/11/2026"), wanted);
        assert_eq!(day(Lang::De, "1. März 2027"), Day::from_ymd(2027, 3, 1));
    }

    fn cents(lang: Lang, text: &str) -> Result<i64, BadNumber> {
        money(lang, text, Currency::EUR).map(|money| money.minor)
    }

    #[test]
    fn both_ways_of_writing_are_read_in_both_languages() {
        for lang in Lang::ALL {
            for text in ["199,00", "199.00", " 199 ", "€199.00", "199,00\u{a0}€", "EUR 199"] {
                assert_eq!(cents(lang, text), Ok(19_900), "{text} in {lang:?}");
            }
            for text in ["1,234.50", "1.234,50", "1 234,50", "1'234.50"] {
                assert_eq!(cents(lang, text), Ok(123_450), "{text} in {lang:?}");
            }
            assert_eq!(cents(lang, "1.234.567"), Ok(123_456_700));
            assert_eq!(cents(lang, "−5,5"), Ok(-550));
            assert_eq!(cents(lang, ".5"), Ok(50));
        }
    }

    #[test]
    fn three_digits_behind_one_separator_follow_the_language() {
        assert_eq!(decimal(Lang::En, "1,234"), Ok(Decimal::from(1234)));
        assert_eq!(decimal(Lang::De, "1.234"), Ok(Decimal::from(1234)));
        assert_eq!(decimal(Lang::En, "1.234"), Ok(Decimal::new(1234, 3)));
        assert_eq!(decimal(Lang::De, "1,234"), Ok(Decimal::new(1234, 3)));
    }

    #[test]
    fn what_is_no_number_says_why() {
        assert_eq!(cents(Lang::En, ""), Err(BadNumber::Empty));
        assert_eq!(cents(Lang::En, "about 200"), Err(BadNumber::Sign('a')));
        assert_eq!(cents(Lang::En, "1,23,456"), Err(BadNumber::Separators));
        assert_eq!(cents(Lang::En, "1.2.3,4"), Err(BadNumber::Separators));
        assert_eq!(cents(Lang::De, "1,999"), Err(BadNumber::Decimals(2)));
        assert_eq!(cents(Lang::En, "99999999999999999999"), Err(BadNumber::Range));
        assert_eq!(decimal(Lang::En, "99999999999999999999999999999999"), Err(BadNumber::Range));
    }

    #[test]
    fn what_the_program_writes_it_reads_again() {
        for lang in Lang::ALL {
            for minor in [0, 1, 99, 100, 19_900, 123_456_789, -510_000] {
                let text = super::super::fmt::money(lang, Money::new(minor, Currency::EUR));
                assert_eq!(cents(lang, &text), Ok(minor), "{text}");
            }
        }
    }

    #[test]
    fn a_month_or_a_year_means_its_first_day() {
        for text in ["1 Jan 2028", "Jan 2028", "Januar 2028", "01.2028", "2028-01", "2028-01-01", " 2028 "] {
            for lang in Lang::ALL {
                assert_eq!(day_or_period(lang, text), Day::from_ymd(2028, 1, 1), "{text}");
            }
        }
        for text in ["", "soon", "12", "13.2028", "1.2.3.4", "Foo 2028"] {
            assert_eq!(day_or_period(Lang::En, text), None, "{text}");
        }
    }
}
