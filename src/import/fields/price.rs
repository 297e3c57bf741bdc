//! Prices: amount and currency as written. Never through floating point.

use rust_decimal::Decimal;

use crate::model::{Currency, Money};

/// What a price cell says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum PriceCell {
    /// Nothing.
    Empty,
    /// An amount, its currency if written, and whether it is only about that much.
    Amount { amount: Decimal, currency: Option<Currency>, approximate: bool },
    /// Negative, in brackets, or absurdly high.
    Odd,
    /// No amount.
    Invalid,
}

/// No phone costs more, in any currency used here.
const ABSURD: i64 = 10_000_000;

/// Reads a price. `comma` says that the column uses the decimal comma.
pub(crate) fn read(text: &str, comma: bool) -> PriceCell {
    let text = text.trim().trim_end_matches(';').trim();
    if text.is_empty() || (super::text::is_placeholder(text) && text != "0") {
        return PriceCell::Empty;
    }
    // Most prices are plain numbers.
    if text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b',')) {
        return match decimal(text, comma) {
            Some(amount) if amount >= Decimal::from(ABSURD) => PriceCell::Odd,
            Some(amount) => PriceCell::Amount { amount, currency: None, approximate: false },
            None => PriceCell::Invalid,
        };
    }
    let currency = currency_in(text);
    let digits_at = text.find(|c: char| c.is_ascii_digit());
    let (Some(start), Some(end)) = (digits_at, text.rfind(|c: char| c.is_ascii_digit())) else {
        return PriceCell::Invalid;
    };
    let (before, number, after) =
        (text.get(..start).unwrap_or(""), text.get(start..=end).unwrap_or(""), text.get(end + 1..).unwrap_or(""));
    let mut words = String::new();
    for word in [before, after].into_iter().flat_map(|part| part.split([' ', '\u{a0}', '\u{202f}', '/'])) {
        let word = word.trim_matches(|c: char| !c.is_alphabetic()).to_lowercase();
        let known = Currency::from_code(&word).is_some_and(is_known) || sign_of(&word).is_some();
        if !word.is_empty() && !known {
            words.push_str(&word);
            words.push(' ');
        }
    }
    let mut approximate = before.contains('~') || before.contains('≈');
    for word in words.split_whitespace() {
        match word {
            "ca" | "circa" | "about" | "approx" | "env" | "etwa" | "ok" | "około" => approximate = true,
            "net" | "netto" | "gross" | "brutto" | "ht" | "ttc" | "zł" | "pcs" | "je" | "stk" | "st" => {}
            _ => return PriceCell::Invalid,
        }
    }
    let Some(amount) = decimal(number, comma) else { return PriceCell::Invalid };
    // Bookkeeping puts the sign behind (`212,00-`); `12,-` and `149.--` only say that there are no cents.
    let behind = after.starts_with(['-', '−', '–']);
    let negative =
        behind || before.trim_end().ends_with(['-', '−', '–']) || before.trim_start().starts_with(['-', '−']);
    let bracketed = before.contains('(') && after.contains(')');
    if negative || bracketed || amount >= Decimal::from(ABSURD) {
        return PriceCell::Odd;
    }
    PriceCell::Amount { amount, currency, approximate }
}

/// The quick way for what most prices look like, `149` or `149.50`; `None` for everything else, which [`read`] reads.
pub(crate) fn plain(text: &str, currency: Currency) -> Option<Money> {
    let bytes = text.as_bytes();
    let (whole, fraction) = match bytes {
        [whole @ .., b'.' | b',', a, b] => (whole, &[*a, *b][..]),
        whole => (whole, &[][..]),
    };
    if whole.is_empty() || whole.len() > 6 {
        return None;
    }
    let digits =
        |sum: Option<i64>, digit: &u8| Some(sum? * 10 + i64::from(digit.is_ascii_digit().then(|| digit - b'0')?));
    let written = fraction.iter().fold(whole.iter().fold(Some(0), digits), digits)?;
    let places = u32::try_from(fraction.len()).ok()?;
    let scale = currency.exponent().checked_sub(places)?;
    Some(Money::new(written * 10_i64.pow(scale), currency))
}

/// A negative or bracketed price without its sign, if it is a price then.
pub(crate) fn without_sign(text: &str, comma: bool) -> Option<String> {
    let bare: String = text.chars().filter(|c| !matches!(c, '-' | '−' | '–' | '(' | ')')).collect();
    let is_price = matches!(read(&bare, comma), PriceCell::Amount { .. });
    is_price.then(|| bare.trim().to_owned())
}

/// True for words that mean a price of nothing.
pub(crate) fn is_free(text: &str) -> bool {
    const WORDS: [&str; 8] =
        ["kostenlos", "gratis", "umsonst", "free", "free of charge", "gratuit", "gratuito", "bezpłatnie"];
    WORDS.contains(&text.trim().to_lowercase().as_str())
}

/// A whole number with a word for what is counted, and that word: `35 Stk.`, `ca. 10`, `36 Monate`.
pub(crate) fn counted(text: &str) -> Option<(u32, &str)> {
    const ABOUT: [&str; 8] = ["", "ca", "ca.", "circa", "env.", "~", "x", "×"];
    const UNITS: [&str; 34] = [
        "",
        "st",
        "stk",
        "stck",
        "stück",
        "pc",
        "pcs",
        "piece",
        "pieces",
        "unit",
        "units",
        "x",
        "×",
        "szt",
        "ud",
        "uds",
        "pz",
        "pièces",
        "stuks",
        "mon",
        "monat",
        "monate",
        "month",
        "months",
        "mois",
        "meses",
        "mesi",
        "maanden",
        "miesiące",
        "miesięcy",
        "m",
        "mo",
        "tel",
        "phones",
    ];
    let start = text.find(|c: char| c.is_ascii_digit())?;
    let (before, rest) = text.split_at_checked(start)?;
    let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let (digits, unit) = rest.split_at_checked(end)?;
    let unit = unit.trim().trim_end_matches('.');
    let is_unit = || UNITS.contains(&unit.to_lowercase().as_str()) || is_years(unit);
    let known = ABOUT.contains(&before.trim().to_lowercase().as_str()) && is_unit();
    digits.parse().ok().filter(|_| known).map(|number| (number, unit))
}

/// True for a word that counts years.
pub(crate) fn is_years(unit: &str) -> bool {
    const YEARS: [&str; 13] =
        ["jahr", "jahre", "years", "year", "yr", "yrs", "ans", "años", "anni", "jaar", "jaren", "lat", "lata"];
    YEARS.contains(&unit.to_lowercase().as_str())
}

/// A number with any separators; `comma` decides what `1,234` alone means.
pub(crate) fn decimal(number: &str, comma: bool) -> Option<Decimal> {
    let number: String = number.chars().filter(|c| !matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\'' | '’')).collect();
    if !number.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b',')) {
        return None;
    }
    let last = number.rfind(['.', ',']);
    let decimal_at = last.filter(|at| {
        let sign = number.as_bytes().get(*at).copied().unwrap_or(b'.');
        let other = if sign == b'.' { ',' } else { '.' };
        let places = number.len() - at - 1;
        let repeated = number.bytes().filter(|byte| *byte == sign).count() > 1;
        // Both signs: the last one is the decimal sign. One sign: three digits after it make thousands,
        // unless the column says otherwise.
        !repeated && (number.contains(other) || places != 3 || (comma == (sign == b',') && number.starts_with('0')))
    });
    let mut plain = String::with_capacity(number.len());
    for (at, character) in number.char_indices() {
        if Some(at) == decimal_at {
            plain.push('.');
        } else if character.is_ascii_digit() {
            plain.push(character);
        }
    }
    plain.parse().ok()
}

/// True if the amount is written with a decimal comma; `None` if it does not tell.
pub(crate) fn uses_comma(text: &str) -> Option<bool> {
    let at = memchr::memrchr2(b'.', b',', text.as_bytes())?;
    let digits = text.get(at + 1..)?.bytes().take_while(u8::is_ascii_digit).count();
    (digits > 0 && digits != 3).then(|| text.as_bytes().get(at) == Some(&b','))
}

/// An amount as money, rounded to the minor unit half away from zero (rule R01).
pub(crate) fn money(amount: Decimal, currency: Currency) -> Option<Money> {
    let scale = Decimal::from(10_i64.checked_pow(currency.exponent())?);
    let minor =
        amount.checked_mul(scale)?.round_dp_with_strategy(0, rust_decimal::RoundingStrategy::MidpointAwayFromZero);
    Some(Money::new(i64::try_from(minor.mantissa() / 10_i128.checked_pow(minor.scale())?).ok()?, currency))
}

/// The currency a text names by sign or code.
pub(crate) fn currency_in(text: &str) -> Option<Currency> {
    if text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b',' | b' ')) {
        return None;
    }
    if let Some(found) = text.char_indices().find_map(|(at, _)| sign_of(text.get(at..)?)) {
        return Some(found);
    }
    text.split(|c: char| !c.is_ascii_alphabetic())
        .filter(|word| word.len() == 3 && word.bytes().all(|byte| byte.is_ascii_uppercase()))
        .filter_map(Currency::from_code)
        .find(|code| is_known(*code))
}

fn is_known(currency: Currency) -> bool {
    const CODES: [&str; 24] = [
        "EUR", "USD", "GBP", "CHF", "PLN", "CZK", "SEK", "NOK", "DKK", "HUF", "RON", "BGN", "JPY", "CNY", "CAD", "AUD",
        "NZD", "INR", "BRL", "MXN", "ZAR", "TRY", "SGD", "HKD",
    ];
    CODES.contains(&currency.code())
}

fn sign_of(text: &str) -> Option<Currency> {
    const SIGNS: [(&str, &str); 12] = [
        ("€", "EUR"),
        ("C$", "CAD"),
        ("A$", "AUD"),
        ("$", "USD"),
        ("£", "GBP"),
        ("zł", "PLN"),
        ("Kč", "CZK"),
        ("¥", "JPY"),
        ("₹", "INR"),
        ("Fr.", "CHF"),
        ("SFr", "CHF"),
        ("₺", "TRY"),
    ];
    SIGNS.iter().find(|(sign, _)| text.starts_with(sign)).and_then(|(_, code)| Currency::from_code(code))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn amount(text: &str) -> String {
        match read(text, true) {
            PriceCell::Amount { amount, currency, approximate } => {
                format!(
                    "{amount}{}{}",
                    currency.map_or(String::new(), |code| format!(" {code}")),
                    if approximate { " ~" } else { "" }
                )
            }
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn amounts_are_read_as_people_write_them() {
        for (text, expected) in [
            ("1.234,56", "1234.56"),
            ("1,234.56", "1234.56"),
            ("1234.56", "1234.56"),
            ("1 234,56", "1234.56"),
            ("1'234.50", "1234.50"),
            ("149,00 €", "149.00 EUR"),
            ("EUR 149", "149 EUR"),
            ("$149.00", "149.00 USD"),
            ("149.-", "149"),
            ("ca. 150", "150 ~"),
            ("149,00;", "149.00"),
            ("1.234", "1234"),
            ("0", "0"),
            ("2421,16 zł", "2421.16 PLN"),
            ("-149,00", "Odd"),
            ("(149,00)", "Odd"),
            ("999999999999", "Odd"),
            ("NaN", "Invalid"),
            ("kostenlos", "Invalid"),
            ("1e3", "Invalid"),
            ("212,00-", "Odd"),
            ("1.000,00- EUR", "Odd"),
            ("EUR 12,-", "12 EUR"),
            ("149,-- €", "149 EUR"),
            ("CHF 1'234.50", "1234.50 CHF"),
            ("$1,234.5", "1234.5 USD"),
            ("", "Empty"),
        ] {
            assert_eq!(amount(text), expected, "{text}");
        }
    }

    #[test]
    fn counts_are_read_in_capitals_of_all_languages() {
        for (text, expected) in [
            ("35 STÜCK", (35, "STÜCK")),
            ("10 PIÈCES", (10, "PIÈCES")),
            ("3 AÑOS", (3, "AÑOS")),
            ("Ca. 35 Stk.", (35, "Stk")),
        ] {
            assert_eq!(counted(text), Some(expected), "{text}");
        }
        assert!(is_years("AÑOS") && !is_years("AÑO NUEVO"));
    }

    #[test]
    fn the_quick_way_reads_the_same() {
        for text in [
            "0", "7", "149", "149.5", "149.50", "149,50", "1.234", "1234.56", "999999", "1000000", "12.3.45", "",
            ".50", "00,10",
        ] {
            for code in ["EUR", "JPY", "KWD"] {
                let currency = Currency::from_code(code).unwrap();
                let slow = match read(text, true) {
                    PriceCell::Amount { amount, .. } => money(amount, currency),
                    _ => None,
                };
                assert!(plain(text, currency).is_none_or(|price| Some(price) == slow), "{text} {code}");
            }
        }
        assert_eq!(plain("149.50", Currency::EUR), Some(Money::new(14_950, Currency::EUR)));
    }

    #[test]
    fn money_keeps_the_minor_unit_of_its_currency() {
        let yen = Currency::from_code("JPY").unwrap();
        assert_eq!(money("149.005".parse().unwrap(), Currency::EUR).map(|money| money.minor), Some(14_901));
        assert_eq!(money("149.5".parse().unwrap(), yen).map(|money| money.minor), Some(150));
    }
}
