//! Numbers as people type them: as the language writes them, never guessed (rule R01), and days.

use rust_decimal::Decimal;

use super::{Lang, fmt};
use crate::model::{AmountError, AmountFormat, Currency, Day, Money, parse_amount};

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
    /// Groups that are not of three digits.
    #[error("the thousands are not grouped by three digits")]
    Grouping,
    /// The sign or code of another currency than the one that is asked for, which this is.
    #[error("the amount is not in {0}")]
    Currency(Currency),
    /// More decimals than there may be.
    #[error("more than {0} decimals")]
    Decimals(u32),
    /// Too large or too small for what it is.
    #[error("out of range")]
    Range,
}

/// The most decimals of a percentage that is typed: as many as one is shown with.
pub const PERCENT_DECIMALS: u32 = 4;

/// Years of days that are typed. What lies outside is a slip of the hand.
pub const YEARS: std::ops::RangeInclusive<i32> = 1980..=2199;

/// How a language writes numbers.
const fn format(lang: Lang) -> AmountFormat {
    match lang {
        Lang::En => AmountFormat::ENGLISH,
        Lang::De => AmountFormat::GERMAN,
    }
}

/// Reads a number as the language writes it: `1,234.5` in English, `1.234,5` in German. Blanks and apostrophes group as well.
///
/// # Errors
/// What keeps the text from being a number.
pub fn decimal(lang: Lang, text: &str) -> Result<Decimal, BadNumber> {
    let text = text.trim();
    let plain = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')).unwrap_or(text);
    let plain = plain.strip_prefix(['-', fmt::MINUS]).unwrap_or(plain);
    let allowed =
        |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '\'' | '\u{2019}' | ' ' | fmt::NBSP | '\u{202f}');
    if let Some(other) = plain.chars().find(|c| !allowed(*c)) {
        return Err(BadNumber::Sign(other));
    }
    if !plain.contains(|c: char| c.is_ascii_digit()) {
        return Err(BadNumber::Empty);
    }
    let format = format(lang);
    let places = plain.rsplit_once(format.decimal).map_or(0, |(_, behind)| behind.len());
    let places = u32::try_from(places).unwrap_or(u32::MAX);
    if places > Decimal::MAX_SCALE {
        return Err(BadNumber::Range);
    }
    let value = parse_amount(text, Some(format), places).map_err(|error| match error {
        AmountError::NotAnAmount | AmountError::AmbiguousSeparator => BadNumber::Separators,
        AmountError::BadGrouping => BadNumber::Grouping,
        AmountError::TooPrecise => BadNumber::Decimals(places),
        AmountError::TooLarge => BadNumber::Range,
    })?;
    Decimal::try_new(value, places).map_err(|_| BadNumber::Range)
}

/// Reads a share that is written in percent, with or without the sign: 0.025 for `2.5 %`.
///
/// # Errors
/// As [`decimal`], and [`BadNumber::Decimals`] beyond [`PERCENT_DECIMALS`].
pub fn percent(lang: Lang, text: &str) -> Result<Decimal, BadNumber> {
    let text = text.trim();
    let value = decimal(lang, text.strip_suffix('%').unwrap_or(text))?.normalize();
    if value.scale() > PERCENT_DECIMALS {
        return Err(BadNumber::Decimals(PERCENT_DECIMALS));
    }
    value.checked_div(Decimal::ONE_HUNDRED).ok_or(BadNumber::Range)
}

/// Reads an amount of money with at most the decimals of its currency, whose sign or code may stand on either side.
///
/// # Errors
/// As [`decimal`], [`BadNumber::Currency`] for another currency, and [`BadNumber::Decimals`] for parts of the smallest unit.
pub fn money(lang: Lang, text: &str, currency: Currency) -> Result<Money, BadNumber> {
    let bare = without_currency(text, currency)?;
    let value = decimal(lang, &bare)?;
    let exponent = currency.exponent();
    let scale = Decimal::from(10_u64.checked_pow(exponent).ok_or(BadNumber::Range)?);
    let minor = value.checked_mul(scale).ok_or(BadNumber::Range)?.normalize();
    if !minor.fract().is_zero() {
        return Err(BadNumber::Decimals(exponent));
    }
    i64::try_from(minor.trunc().mantissa() / 10_i128.pow(minor.trunc().scale()))
        .map(|minor| Money::new(minor, currency))
        .map_err(|_| BadNumber::Range)
}

/// An amount without sign and code of its currency; both may stand on either side, behind a minus or a bracket as well.
fn without_currency(text: &str, currency: Currency) -> Result<String, BadNumber> {
    let is_sign = |c: char| matches!(c, '$' | '\u{a2}'..='\u{a5}' | '\u{20a0}'..='\u{20cf}');
    let mut bare = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let letters = rest.len() - rest.trim_start_matches(char::is_alphabetic).len();
        let (word, behind) = rest.split_at(if letters > 0 { letters } else { c.len_utf8() });
        rest = behind;
        let own = word == fmt::currency_sign(&currency) || word.eq_ignore_ascii_case(currency.code());
        // Inside a number a currency is no part of it: `1€50`.
        let outside = |text: &str| !text.contains(|c: char| c.is_ascii_digit());
        if own && (outside(&bare) || outside(rest)) {
            continue;
        }
        let code = word.chars().all(char::is_uppercase) && Currency::from_code(word).is_some();
        if is_sign(c) || code {
            return Err(BadNumber::Currency(currency));
        }
        bare.push_str(word);
    }
    Ok(bare.trim().to_owned())
}

/// Why a text is no day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadDay {
    /// It is not written as a day, or there is no such day.
    #[error("this is no day")]
    Unreadable,
    /// The year is outside [`YEARS`], or it is not clear which one is meant.
    #[error("the year is not one of four digits from {first} to {last}", first = YEARS.start(), last = YEARS.end())]
    Year,
}

/// Reads a day as [`read_day`] does; `None` for what is no day.
#[must_use]
pub fn day(lang: Lang, text: &str) -> Option<Day> {
    read_day(lang, text).ok()
}

/// Reads a day as people write it: `2026-11-23`, `23.11.2026`, `23 Nov 2026`, `Nov 23, 2026`; `11/23/2026` is month first in English
/// and day first in German. Years of two digits are of this century, except between hyphens, where `26-11-23` could mean two days.
///
/// # Errors
/// What is wrong with it.
pub fn read_day(lang: Lang, text: &str) -> Result<Day, BadDay> {
    let text = text.trim();
    let separators = ['.', '/', '-', ' ', ',', fmt::NBSP];
    let parts: Vec<&str> = text.split(separators).filter(|part| !part.is_empty()).collect();
    let [a, b, c] = parts.as_slice() else { return Err(BadDay::Unreadable) };
    let number = |part: &str| {
        let digits = part.chars().all(|c| c.is_ascii_digit());
        part.parse::<u32>().ok().filter(|_| digits).ok_or(BadDay::Unreadable)
    };
    let year = |part: &str| match (part.len(), i32::try_from(number(part)?).unwrap_or(i32::MAX)) {
        (2, short) if !text.contains('-') => Ok(short + 2000),
        (4, year) if YEARS.contains(&year) => Ok(year),
        _ => Err(BadDay::Year),
    };
    let (year, month, day) = if let Some(month) = month(b) {
        (year(c)?, month, number(a)?)
    } else if let Some(month) = month(a) {
        (year(c)?, month, number(b)?)
    } else if a.len() > 2 {
        number(c).and(number(b))?;
        (year(a)?, number(b)?, number(c)?)
    } else {
        let (first, second) = (number(a)?, number(b)?);
        let english = text.contains('/') && lang == Lang::En;
        (year(c)?, if english { first } else { second }, if english { second } else { first })
    };
    Day::from_ymd(year, month, day).ok_or(BadDay::Unreadable)
}

/// Reads a day, or the first day of a month or year: `Jan 2028`, `01.2028`, `2028-01`, `2028`.
#[must_use]
pub fn day_or_period(lang: Lang, text: &str) -> Option<Day> {
    if let Some(day) = day(lang, text) {
        return Some(day);
    }
    let parts: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    let number = |part: &str| part.parse::<u32>().ok();
    let year = |part: &str| part.parse::<i32>().ok().filter(|year| part.len() == 4 && YEARS.contains(year));
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
            let full = fmt::month_full(lang, *month).to_lowercase();
            full.starts_with(&wanted) || fmt::month_name(lang, *month).to_lowercase() == wanted
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
            let written = fmt::date(lang, wanted.unwrap());
            assert_eq!(day(lang, &written), wanted, "what the program writes it reads again");
            for text in ["", "soon", "31.02.2026", "2026", "23.11"] {
                assert_eq!(day(lang, text), None, "{text}");
            }
        }
        for text in [
            "31.12.202",
            "31.3.202",
            "31.12.20266",
            "26-12-31",
            "31-12-26",
            "1.1.1900",
            "31.12.0202",
            "2200-01-01",
            "1.1.5",
        ] {
            for lang in Lang::ALL {
                assert_eq!(read_day(lang, text), Err(BadDay::Year), "{text}");
                assert_eq!(day_or_period(lang, text), None, "{text}");
            }
        }
        assert_eq!(read_day(Lang::De, "31.02.2026"), Err(BadDay::Unreadable));
        assert_eq!(day_or_period(Lang::En, "0202"), None);
        assert_eq!(day(Lang::En, "11/23/2026"), wanted);
        assert_eq!(day(Lang::De, "23/11/2026"), wanted);
        assert_eq!(day(Lang::De, "1. März 2027"), Day::from_ymd(2027, 3, 1));
    }

    fn cents(lang: Lang, text: &str) -> Result<i64, BadNumber> {
        money(lang, text, Currency::EUR).map(|money| money.minor)
    }

    #[test]
    fn amounts_are_read_as_the_language_writes_them() {
        for lang in Lang::ALL {
            for text in [" 199 ", "€199", "199 €", "EUR 199", "199eur"] {
                assert_eq!(cents(lang, text), Ok(19_900), "{text} in {lang:?}");
            }
        }
        for text in ["1,234.50", "1 234.50", "1\u{a0}234.5", "1\u{202f}234.50", "1'234.50", "€1,234.50", "1234.500"] {
            assert_eq!(cents(Lang::En, text), Ok(123_450), "{text}");
        }
        for text in ["1.234,50", "1 234,5", "1’234,50", "1.234,50\u{a0}€", "1234,50"] {
            assert_eq!(cents(Lang::De, text), Ok(123_450), "{text}");
        }
        assert_eq!(cents(Lang::De, "1.234.567"), Ok(123_456_700));
        for text in ["−5,5", "-€5,50", "€-5,50", "(5,50 €)"] {
            assert_eq!(cents(Lang::De, text), Ok(-550), "{text}");
        }
        assert_eq!(cents(Lang::En, ".5"), Ok(50));
    }

    /// The rows of vector R01-2 in the languages of the program: nothing is guessed.
    #[test]
    fn wrong_grouping_is_an_error_and_never_guessed() {
        for text in ["12,5", "199,00", "1,0", "1 2 3", "1,23,456", "1,2345", "1 2.50", ",5"] {
            assert_eq!(decimal(Lang::En, text), Err(BadNumber::Grouping), "{text}");
            assert_eq!(cents(Lang::En, text), Err(BadNumber::Grouping), "{text}");
        }
        for text in ["12.5", "199.00", "1.0", "1 2 3", "1.23.456"] {
            assert_eq!(decimal(Lang::De, text), Err(BadNumber::Grouping), "{text}");
        }
        for (lang, text) in
            [(Lang::En, "1.234,50"), (Lang::De, "1,234.50"), (Lang::En, "1.2.3"), (Lang::En, "1.234.567")]
        {
            assert_eq!(decimal(lang, text), Err(BadNumber::Separators), "{text}");
        }
        assert_eq!(cents(Lang::De, "158.369,24"), Ok(15_836_924));
        assert_eq!(cents(Lang::En, "-110.7 €"), Ok(-11_070));
        assert_eq!(cents(Lang::En, "(250.00)"), Ok(-25_000));
    }

    #[test]
    fn an_amount_in_another_currency_names_the_one_that_is_asked_for() {
        for text in ["$100", "100 $", "USD 100", "CHF100", "R$1652.29", "£1"] {
            assert_eq!(cents(Lang::En, text), Err(BadNumber::Currency(Currency::EUR)), "{text}");
        }
        let dollars = money(Lang::En, "$100", Currency::USD).map(|money| money.minor);
        assert_eq!(dollars, Ok(10_000));
        assert_eq!(money(Lang::En, "€100", Currency::USD), Err(BadNumber::Currency(Currency::USD)));
        assert_eq!(cents(Lang::En, "5%"), Err(BadNumber::Sign('%')));
        assert_eq!(decimal(Lang::En, "€5"), Err(BadNumber::Sign('€')), "a count has no currency");
    }

    #[test]
    fn percentages_are_exact_to_four_decimals() {
        assert_eq!(percent(Lang::En, "2.25 %"), Ok(Decimal::new(225, 4)));
        assert_eq!(percent(Lang::De, "33,3333"), Ok(Decimal::new(333_333, 6)));
        assert_eq!(percent(Lang::En, "-5%"), Ok(Decimal::new(-5, 2)));
        assert_eq!(percent(Lang::En, "2.50000"), Ok(Decimal::new(25, 3)));
        assert_eq!(percent(Lang::En, "33.33333"), Err(BadNumber::Decimals(4)));
        assert_eq!(percent(Lang::En, "5 %%"), Err(BadNumber::Sign('%')));
        for lang in Lang::ALL {
            for rate in [Decimal::new(225, 4), Decimal::new(333_333, 6), Decimal::new(-1, 2), Decimal::TWO] {
                assert_eq!(percent(lang, &fmt::percent(lang, rate)), Ok(rate), "what is shown is read again");
            }
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
        for text in ["", "€", "-", "()"] {
            assert_eq!(cents(Lang::En, text), Err(BadNumber::Empty), "{text}");
        }
        assert_eq!(cents(Lang::En, "about 200"), Err(BadNumber::Sign('a')));
        assert_eq!(cents(Lang::En, "5-"), Err(BadNumber::Sign('-')));
        assert_eq!(cents(Lang::En, "--5"), Err(BadNumber::Sign('-')));
        assert_eq!(cents(Lang::En, "1€50"), Err(BadNumber::Currency(Currency::EUR)));
        assert_eq!(cents(Lang::De, "1,999"), Err(BadNumber::Decimals(2)));
        assert_eq!(cents(Lang::En, "99999999999999999999"), Err(BadNumber::Range));
        assert_eq!(decimal(Lang::En, "99999999999999999999999999999999"), Err(BadNumber::Range));
        assert_eq!(decimal(Lang::En, "0.00000000000000000000000000000001"), Err(BadNumber::Range));
    }

    #[test]
    fn what_the_program_writes_it_reads_again() {
        for lang in Lang::ALL {
            for minor in [0, 1, 99, 100, 19_900, 123_456_789, -510_000] {
                let text = fmt::money(lang, Money::new(minor, Currency::EUR));
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
