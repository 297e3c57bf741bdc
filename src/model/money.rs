//! Exact money: minor units and an ISO 4217 currency (rule R01).

use std::fmt;

use serde::{Deserialize, Serialize};

/// An ISO 4217 currency code.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency([u8; 3]);

impl Currency {
    /// The euro.
    pub const EUR: Self = Self(*b"EUR");
    /// The US dollar.
    pub const USD: Self = Self(*b"USD");

    /// Reads a three-letter code, in any case; `None` for anything else.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        let bytes: [u8; 3] = code.trim().as_bytes().try_into().ok()?;
        bytes.iter().all(u8::is_ascii_alphabetic).then(|| Self(bytes.map(|byte| byte.to_ascii_uppercase())))
    }

    /// The code in capitals.
    #[must_use]
    pub fn code(&self) -> &str {
        // Three ASCII letters always are a text.
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// The code as a number that is never 0.
    pub(super) const fn number(self) -> u32 {
        let [a, b, c] = self.0;
        u32::from_be_bytes([0, a, b, c])
    }

    /// The currency with a number of [`Self::number`].
    pub(super) fn from_number(number: u32) -> Option<Self> {
        let [_, code @ ..] = number.to_be_bytes();
        code.iter().all(u8::is_ascii_uppercase).then_some(Self(code))
    }

    /// The number of decimals of the minor unit (rule R01, ISO 4217 list of 2026-01-01).
    #[must_use]
    pub fn exponent(self) -> u32 {
        match &self.0 {
            b"BIF" | b"CLP" | b"DJF" | b"GNF" | b"ISK" | b"JPY" | b"KMF" | b"KRW" | b"PYG" | b"RWF" | b"UGX"
            | b"UYI" | b"VND" | b"VUV" | b"XAF" | b"XOF" | b"XPF" => 0,
            b"BHD" | b"IQD" | b"JOD" | b"KWD" | b"LYD" | b"OMR" | b"TND" => 3,
            b"CLF" | b"UYW" => 4,
            _ => 2,
        }
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl Serialize for Currency {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Currency {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = String::deserialize(deserializer)?;
        Self::from_code(&code).ok_or_else(|| serde::de::Error::custom(format!("`{code}` is not a currency code")))
    }
}

/// An amount of money in minor units (cents for EUR) of one currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Money {
    /// The amount in minor units; negative for credits.
    pub minor: i64,
    /// Its currency.
    pub currency: Currency,
}

/// Why an operation on money has no result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MoneyError {
    /// The amounts are in different currencies; they need a plan rate first (rule R08).
    #[error("amounts in {0} and {1} cannot be added")]
    Mixed(Currency, Currency),
    /// The result does not fit into 64 bits of minor units.
    #[error("the amount is too large")]
    Overflow,
}

impl Money {
    /// An amount of `minor` units.
    #[must_use]
    pub const fn new(minor: i64, currency: Currency) -> Self {
        Self { minor, currency }
    }

    /// Nothing, in this currency.
    #[must_use]
    pub const fn zero(currency: Currency) -> Self {
        Self { minor: 0, currency }
    }

    /// The same number in another currency: 199.00 EUR becomes 199.00 USD. Decimals the other one does not have are rounded half
    /// away from zero; beyond 64 bits it is the largest amount there is.
    #[must_use]
    pub fn written_in(self, currency: Currency) -> Self {
        let (from, to) = (self.currency.exponent(), currency.exponent());
        let minor = i128::from(self.minor) * 10_i128.pow(to.saturating_sub(from));
        let step = 10_i128.pow(from.saturating_sub(to));
        let minor = (minor + minor.signum() * (step / 2)) / step;
        let most = if minor < 0 { i64::MIN } else { i64::MAX };
        Self { minor: i64::try_from(minor).unwrap_or(most), currency }
    }

    /// Adds an amount of the same currency.
    ///
    /// # Errors
    /// [`MoneyError::Mixed`] for different currencies, [`MoneyError::Overflow`] beyond 64 bits.
    pub fn checked_add(self, other: Self) -> Result<Self, MoneyError> {
        if self.currency != other.currency {
            return Err(MoneyError::Mixed(self.currency, other.currency));
        }
        self.minor.checked_add(other.minor).map(|minor| Self { minor, ..self }).ok_or(MoneyError::Overflow)
    }

    /// Multiplies by a count.
    ///
    /// # Errors
    /// [`MoneyError::Overflow`] beyond 64 bits.
    pub fn times(self, count: u64) -> Result<Self, MoneyError> {
        i64::try_from(i128::from(self.minor) * i128::from(count))
            .map(|minor| Self { minor, ..self })
            .map_err(|_| MoneyError::Overflow)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_of_an_amount_stays_in_another_currency() {
        let code = |code: &str| Currency::from_code(code).unwrap();
        let eur = |minor| Money::new(minor, Currency::EUR);
        assert_eq!(eur(19_950).written_in(Currency::USD), Money::new(19_950, Currency::USD));
        assert_eq!(eur(19_950).written_in(code("JPY")), Money::new(200, code("JPY")));
        assert_eq!(eur(-19_950).written_in(code("JPY")), Money::new(-200, code("JPY")));
        assert_eq!(eur(19_950).written_in(code("KWD")), Money::new(199_500, code("KWD")));
        assert_eq!(eur(i64::MAX).written_in(code("KWD")).minor, i64::MAX);
    }
}
