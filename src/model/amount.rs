//! Amounts as people write them, read with a locale that was chosen, never guessed (rule R01).

/// How a locale writes numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AmountFormat {
    /// Between whole units and decimals.
    pub decimal: char,
    /// Between groups of three digits; blanks and apostrophes are always taken as well.
    pub group: char,
}

impl AmountFormat {
    /// `1,234.56`
    pub const ENGLISH: Self = Self { decimal: '.', group: ',' };
    /// `1.234,56`
    pub const GERMAN: Self = Self { decimal: ',', group: '.' };
    /// `1'234.56`
    pub const SWISS: Self = Self { decimal: '.', group: '\'' };
    /// `1 234,56`
    pub const FRENCH: Self = Self { decimal: ',', group: ' ' };

    /// The format of a locale (`de-CH`, `pt-BR`); `None` for a locale that is not known.
    #[must_use]
    pub fn of_locale(locale: &str) -> Option<Self> {
        let locale = locale.replace('_', "-").to_ascii_lowercase();
        let (language, region) = locale.split_once('-').unwrap_or((&locale, ""));
        Some(match (language, region) {
            ("de" | "fr" | "it" | "rm", "ch" | "li") => Self::SWISS,
            ("en" | "ja" | "zh" | "ko" | "he" | "th", _) | ("es", "mx" | "us") => Self::ENGLISH,
            ("de" | "nl" | "da" | "es" | "pt" | "it" | "tr" | "id" | "el" | "ro" | "hr" | "sl", _) => Self::GERMAN,
            ("fr" | "sv" | "nb" | "nn" | "no" | "fi" | "pl" | "cs" | "sk" | "hu" | "uk" | "bg", _) => Self::FRENCH,
            _ => return None,
        })
    }
}

/// Why a text is no amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AmountError {
    /// There are no digits, or something that belongs to no amount.
    #[error("this is not an amount")]
    NotAnAmount,
    /// Point or comma without a locale: it could be decimals or groups.
    #[error("point or comma could mean decimals or thousands; choose a number format")]
    AmbiguousSeparator,
    /// Groups that are not of three digits.
    #[error("the thousands are not grouped by three digits; check the number format")]
    BadGrouping,
    /// More decimals than the currency has.
    #[error("the amount has more decimals than the currency")]
    TooPrecise,
    /// Beyond 64 bits of minor units.
    #[error("the amount is too large")]
    TooLarge,
}

const fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}')
}

/// Reads an amount into minor units of a currency with `exponent` decimals.
///
/// Takes a currency sign or code on either side, a leading minus (also U+2212) and accounting brackets. Without a format, texts
/// with point or comma are refused.
///
/// # Errors
/// [`AmountError`] says why the text is no amount.
pub fn parse_amount(text: &str, format: Option<AmountFormat>, exponent: u32) -> Result<i64, AmountError> {
    let mut body = text.trim_matches(|c: char| c.is_whitespace() || is_blank(c));
    let mut negative = false;
    if let Some(inner) = body.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        negative = true;
        body = inner;
    }
    // A minus may stand before or after the currency sign, once.
    let mut signs = u8::from(negative);
    loop {
        let trimmed = body.trim_start_matches(is_currency).trim_end_matches(is_currency);
        let Some(rest) = trimmed.strip_prefix(['-', '\u{2212}']) else {
            body = trimmed;
            break;
        };
        signs += 1;
        negative = true;
        body = rest;
    }
    if signs > 1 {
        return Err(AmountError::NotAnAmount);
    }
    let minor = magnitude(body, format, exponent)?;
    Ok(if negative { -minor } else { minor })
}

/// Currency signs, letters of codes and blanks around an amount.
fn is_currency(c: char) -> bool {
    is_blank(c) || c.is_alphabetic() || matches!(c, '$' | '\u{a2}'..='\u{a5}' | '\u{20a0}'..='\u{20cf}')
}

fn magnitude(body: &str, format: Option<AmountFormat>, exponent: u32) -> Result<i64, AmountError> {
    if format.is_none() && body.contains(['.', ',']) {
        return Err(AmountError::AmbiguousSeparator);
    }
    let format = format.unwrap_or(AmountFormat::SWISS);
    let (whole, decimals) = body.split_once(format.decimal).unwrap_or((body, ""));
    let is_group = |c: char| c == format.group || is_blank(c) || matches!(c, '\'' | '\u{2019}');
    let allowed = |c: char| c.is_ascii_digit() || is_group(c);
    if !whole.chars().all(allowed) || !decimals.chars().all(|c| c.is_ascii_digit()) || body.is_empty() {
        return Err(AmountError::NotAnAmount);
    }
    let groups: Vec<&str> = whole.split(is_group).collect();
    let (first, rest) = groups.split_first().ok_or(AmountError::NotAnAmount)?;
    if !rest.is_empty() && (first.is_empty() || first.len() > 3 || rest.iter().any(|group| group.len() != 3)) {
        return Err(AmountError::BadGrouping);
    }
    let places = exponent as usize;
    let exact = decimals.trim_end_matches('0');
    if exact.len() > places {
        return Err(AmountError::TooPrecise);
    }
    let digits: String = groups.concat();
    if digits.is_empty() && decimals.is_empty() {
        return Err(AmountError::NotAnAmount);
    }
    let all = format!("{digits}{exact}{}", "0".repeat(places - exact.len()));
    if all.is_empty() { Ok(0) } else { all.parse().map_err(|_| AmountError::TooLarge) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_decimal_separator_is_refused() {
        assert_eq!(parse_amount("1,2,3", Some(AmountFormat::GERMAN), 2), Err(AmountError::NotAnAmount));
        assert_eq!(parse_amount("1.2.3", Some(AmountFormat::ENGLISH), 2), Err(AmountError::NotAnAmount));
    }

    #[test]
    fn empty_and_foreign_texts_are_no_amounts() {
        for text in ["", " ", "€", "-", "()", "n/a", "12:30", "--5", "(-5)", ".", "5-"] {
            assert_eq!(parse_amount(text, Some(AmountFormat::ENGLISH), 2), Err(AmountError::NotAnAmount), "{text:?}");
        }
    }

    #[test]
    fn signs_and_codes_may_stand_on_either_side() {
        let english = Some(AmountFormat::ENGLISH);
        for text in ["-€5.00", "€-5.00", "\u{2212}5 EUR", "(EUR 5.00)", "-5.000"] {
            assert_eq!(parse_amount(text, english, 2), Ok(-500), "{text}");
        }
        assert_eq!(parse_amount("199", None, 2), Ok(19_900));
        assert_eq!(parse_amount("1\u{202f}234,5", Some(AmountFormat::FRENCH), 2), Ok(123_450));
    }

    #[test]
    fn too_many_decimals_and_digits_are_refused() {
        assert_eq!(parse_amount("1.005", Some(AmountFormat::ENGLISH), 2), Err(AmountError::TooPrecise));
        assert_eq!(parse_amount("99999999999999999999", None, 2), Err(AmountError::TooLarge));
    }
}
