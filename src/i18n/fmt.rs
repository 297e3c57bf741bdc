//! Numbers, money, percentages, dates and fiscal years as each language writes them.
//!
//! Amounts never wrap: inside them stands U+00A0, the only space that every text layout of the program keeps together. Negative
//! amounts carry the minus sign U+2212.

use rust_decimal::{Decimal, RoundingStrategy};

use super::Lang;
use crate::model::{Currency, Day, FiscalCalendar, FiscalYear, Money, Precision};

/// The space that does not break.
pub const NBSP: char = '\u{a0}';
/// The sign of negative amounts.
pub const MINUS: char = '\u{2212}';
/// Stands for a value that is not there, such as an amount of zero in a table.
pub const DASH: &str = "–";

const MONTHS: [[&str; 12]; 2] = [
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    ["Jan", "Feb", "Mär", "Apr", "Mai", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dez"],
];

const MONTHS_FULL: [[&str; 12]; 2] = [
    [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    [
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ],
];

/// A day: `23 Nov 2026`, `23.11.2026`.
#[must_use]
pub fn date(lang: Lang, day: Day) -> String {
    let (year, month, day_of_month) = (day.year(), day.month(), day.day_of_month());
    match lang {
        Lang::En => format!("{day_of_month}{NBSP}{}{NBSP}{year}", month_name(lang, month)),
        Lang::De => format!("{day_of_month:02}.{month:02}.{year}"),
    }
}

/// A day as exactly as it is known: a day, a month or a year.
#[must_use]
pub fn date_precise(lang: Lang, day: Day, precision: Precision) -> String {
    match precision {
        Precision::Day => date(lang, day),
        Precision::Month => month(lang, day),
        Precision::Year => day.year().to_string(),
    }
}

/// The month of a day: `Nov 2026`, `Nov 2026`.
#[must_use]
pub fn month(lang: Lang, day: Day) -> String {
    format!("{}{NBSP}{}", month_name(lang, day.month()), day.year())
}

/// The short name of a month, 1 to 12; empty for another number.
#[must_use]
pub fn month_name(lang: Lang, month: u32) -> &'static str {
    named(&MONTHS, lang, month)
}

/// The whole name of a month, 1 to 12; empty for another number.
#[must_use]
pub fn month_full(lang: Lang, month: u32) -> &'static str {
    named(&MONTHS_FULL, lang, month)
}

/// A day of any year: `1 April`, `1. April`.
#[must_use]
pub fn day_and_month(lang: Lang, day: u32, month: u32) -> String {
    let dot = if lang == Lang::De { "." } else { "" };
    format!("{day}{dot}{NBSP}{}", month_full(lang, month))
}

fn named(months: &'static [[&'static str; 12]; 2], lang: Lang, month: u32) -> &'static str {
    let [english, german] = months;
    let names = match lang {
        Lang::En => english,
        Lang::De => german,
    };
    usize::try_from(month).ok().and_then(|month| names.get(month.wrapping_sub(1))).copied().unwrap_or_default()
}

/// A whole number with grouping: `2,480`, `2.480`.
#[must_use]
pub fn number(lang: Lang, value: impl Into<i128>) -> String {
    let value = value.into();
    let digits = group(lang, &value.unsigned_abs().to_string());
    if value < 0 { format!("{MINUS}{digits}") } else { digits }
}

/// A decimal number without trailing zeros: `1,234.5`, `1.234,5`.
#[must_use]
pub fn decimal(lang: Lang, value: Decimal) -> String {
    written(lang, value.normalize())
}

/// An amount with the decimals of its currency: `€592,183.00`, `592.183,00 €`.
#[must_use]
pub fn money(lang: Lang, amount: Money) -> String {
    let digits = written(lang, major(amount).abs());
    with_currency(lang, amount.minor < 0, &digits, amount.currency)
}

/// An amount as a bare number with the decimals of its currency, for spreadsheets: `592183.00`, `592183,00`.
#[must_use]
pub fn plain(lang: Lang, amount: Money) -> String {
    let text = major(amount).to_string();
    if lang == Lang::De { text.replace('.', ",") } else { text }
}

/// An amount in whole units, rounded half away from zero: `€592,183`, `592.183 €`.
#[must_use]
pub fn money_whole(lang: Lang, amount: Money) -> String {
    let whole = rounded(major(amount), 0);
    with_currency(lang, whole < Decimal::ZERO, &written(lang, whole.abs()), amount.currency)
}

/// An amount in thousands or millions, for axes and tight places: `€200k`, `€1.2M`, `200 Tsd. €`, `1,2 Mio. €`.
#[must_use]
pub fn money_short(lang: Lang, amount: Money) -> String {
    let digits = short(lang, amount);
    with_currency(lang, amount.minor < 0 && digits != "0", &digits, amount.currency)
}

/// The same without sign and currency, where the currency is said elsewhere: `200k`, `200 Tsd.`.
#[must_use]
pub fn short(lang: Lang, amount: Money) -> String {
    let value = major(amount);
    let (thousand, million) = (Decimal::ONE_THOUSAND, Decimal::ONE_THOUSAND * Decimal::ONE_THOUSAND);
    let scaled = |unit: Decimal| {
        let value = value.abs() / unit;
        decimal(lang, rounded(value, u32::from(value < Decimal::ONE_HUNDRED)))
    };
    // 999,950 and more would read "1,000k".
    match (value.abs(), lang) {
        (size, Lang::En) if size >= million - Decimal::from(500) => format!("{}M", scaled(million)),
        (size, Lang::De) if size >= million - Decimal::from(500) => format!("{}{NBSP}Mio.", scaled(million)),
        (size, Lang::En) if size >= thousand => format!("{}k", scaled(thousand)),
        (size, Lang::De) if size >= thousand => format!("{}{NBSP}Tsd.", scaled(thousand)),
        (size, _) => decimal(lang, rounded(size, 0)),
    }
}

/// A rate as percent, exact to four decimals: `2.25 %`, `33,3333 %` for 0.333333.
#[must_use]
pub fn percent(lang: Lang, fraction: Decimal) -> String {
    percent_with(lang, fraction, super::parse::PERCENT_DECIMALS)
}

fn percent_with(lang: Lang, fraction: Decimal, places: u32) -> String {
    let value = fraction.checked_mul(Decimal::ONE_HUNDRED).map_or(fraction, |value| rounded(value, places));
    format!("{}{NBSP}%", decimal(lang, value))
}

/// A share of a whole as percent with at most one decimal; the dash where there is no whole. Only everything is 100 %.
#[must_use]
pub fn share(lang: Lang, part: u64, whole: u64) -> String {
    match Decimal::from(part).checked_div(Decimal::from(whole)) {
        None => DASH.to_owned(),
        Some(exact) => {
            let least = Decimal::new(1, 3);
            let highest = if part < whole { Decimal::ONE - least } else { exact };
            let lowest = if part > 0 { least.min(highest) } else { exact };
            percent_with(lang, exact.clamp(lowest.min(highest), highest), 1)
        }
    }
}

/// A fiscal year: `FY 26/27`, `GJ 26/27`; `FY 2026` where it is the calendar year.
#[must_use]
pub fn fiscal_year(lang: Lang, calendar: FiscalCalendar, year: FiscalYear) -> String {
    let word = match lang {
        Lang::En => "FY",
        Lang::De => "GJ",
    };
    if calendar.is_calendar_year() {
        format!("{word}{NBSP}{}", year.0)
    } else {
        let short = |year: i32| year.rem_euclid(100);
        format!("{word}{NBSP}{:02}/{:02}", short(year.0), short(year.0 + 1))
    }
}

/// The sign of a currency, or its code where it has none of its own.
#[must_use]
pub fn currency_sign(currency: &Currency) -> &str {
    match currency.code() {
        "EUR" => "€",
        "USD" => "$",
        "GBP" => "£",
        "JPY" => "¥",
        code => code,
    }
}

fn major(amount: Money) -> Decimal {
    Decimal::from_i128_with_scale(i128::from(amount.minor), amount.currency.exponent())
}

fn rounded(value: Decimal, places: u32) -> Decimal {
    value.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero)
}

fn with_currency(lang: Lang, negative: bool, digits: &str, currency: Currency) -> String {
    let sign = currency_sign(&currency);
    let minus = if negative { "\u{2212}" } else { "" };
    match lang {
        Lang::En if sign.chars().count() == 1 => format!("{minus}{sign}{digits}"),
        Lang::En => format!("{minus}{sign}{NBSP}{digits}"),
        Lang::De => format!("{minus}{digits}{NBSP}{sign}"),
    }
}

/// Digits with grouping and decimal sign, all decimals kept.
fn written(lang: Lang, value: Decimal) -> String {
    let plain = value.abs().to_string();
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let mut text = group(lang, whole);
    if !fraction.is_empty() {
        text.push(if lang == Lang::En { '.' } else { ',' });
        text.push_str(fraction);
    }
    if value < Decimal::ZERO { format!("{MINUS}{text}") } else { text }
}

fn group(lang: Lang, digits: &str) -> String {
    let sign = if lang == Lang::En { ',' } else { '.' };
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(sign);
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn eur(minor: i64) -> Money {
        Money::new(minor, Currency::EUR)
    }

    #[test]
    fn numbers_are_grouped_by_language() {
        assert_eq!(number(Lang::En, 2480_u64), "2,480");
        assert_eq!(number(Lang::De, 1_234_567_u64), "1.234.567");
        assert_eq!(number(Lang::En, -999), "−999");
        assert_eq!(decimal(Lang::De, Decimal::new(123_450, 2)), "1.234,5");
    }

    #[test]
    fn money_has_the_decimals_of_its_currency() {
        assert_eq!(money(Lang::En, eur(-510_000)), "−€5,100.00");
        assert_eq!(money(Lang::De, eur(59_218_355)), "592.183,55\u{a0}€");
        let yen = Currency::from_code("JPY").unwrap();
        assert_eq!(money(Lang::En, Money::new(1500, yen)), "¥1,500");
        let franc = Currency::from_code("CHF").unwrap();
        assert_eq!(money(Lang::En, Money::new(120_005, franc)), "CHF\u{a0}1,200.05");
        assert_eq!(money(Lang::De, Money::new(120_005, franc)), "1.200,05\u{a0}CHF");
        let dinar = Currency::from_code("KWD").unwrap();
        assert_eq!(money(Lang::En, Money::new(1001, dinar)), "KWD\u{a0}1.001");
    }

    #[test]
    fn whole_amounts_round_half_away_from_zero_and_never_show_minus_zero() {
        assert_eq!(money_whole(Lang::En, eur(50)), "€1");
        assert_eq!(money_whole(Lang::En, eur(-50)), "−€1");
        assert_eq!(money_whole(Lang::En, eur(-49)), "€0");
        assert_eq!(money_whole(Lang::En, eur(i64::MIN)), "−€92,233,720,368,547,758");
    }

    #[test]
    fn short_amounts_fit_an_axis() {
        assert_eq!(money_short(Lang::En, eur(20_000_000)), "€200k");
        assert_eq!(money_short(Lang::En, eur(150_000)), "€1.5k");
        assert_eq!(money_short(Lang::De, eur(120_000_000)), "1,2\u{a0}Mio.\u{a0}€");
        assert_eq!(money_short(Lang::En, eur(99_995_000)), "€1M");
        assert_eq!(money_short(Lang::En, eur(0)), "€0");
        assert_eq!(money_short(Lang::En, eur(-30)), "€0");
    }

    #[test]
    fn rates_are_exact_and_shares_are_short() {
        assert_eq!(percent(Lang::En, Decimal::new(225, 4)), "2.25\u{a0}%");
        assert_eq!(percent(Lang::De, Decimal::new(333_333, 6)), "33,3333\u{a0}%");
        assert_eq!(percent(Lang::En, Decimal::new(-50, 3)), "−5\u{a0}%");
        assert_eq!(percent(Lang::En, Decimal::ONE / Decimal::from(3)), "33.3333\u{a0}%");
        assert_eq!(share(Lang::En, 1, 3), "33.3\u{a0}%");
    }

    #[test]
    fn percent_never_rounds_to_a_whole_that_is_not_there() {
        assert_eq!(percent(Lang::De, Decimal::new(995, 3)), "99,5\u{a0}%");
        assert_eq!(share(Lang::En, 2468, 2480), "99.5\u{a0}%");
        assert_eq!(share(Lang::En, 99_999, 100_000), "99.9\u{a0}%");
        assert_eq!(share(Lang::En, 1, 100_000), "0.1\u{a0}%");
        assert_eq!(share(Lang::En, 5, 5), "100\u{a0}%");
        assert_eq!(share(Lang::En, 0, 5), "0\u{a0}%");
        assert_eq!(share(Lang::En, 0, 0), "–");
    }

    #[test]
    fn days_and_years_follow_the_language() {
        let day = Day::from_ymd(2026, 3, 5).unwrap();
        assert_eq!(date(Lang::En, day), "5\u{a0}Mar\u{a0}2026");
        assert_eq!(date(Lang::De, day), "05.03.2026");
        assert_eq!(date_precise(Lang::De, day, Precision::Month), "Mär\u{a0}2026");
        let april = FiscalCalendar { start_month: 4, ..FiscalCalendar::default() };
        assert_eq!(fiscal_year(Lang::De, april, FiscalYear(2026)), "GJ\u{a0}26/27");
        assert_eq!(fiscal_year(Lang::En, april, FiscalYear(2099)), "FY\u{a0}99/00");
        assert_eq!(fiscal_year(Lang::En, FiscalCalendar::default(), FiscalYear(2026)), "FY\u{a0}2026");
    }
}
