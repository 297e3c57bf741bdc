//! VAT: net and gross, per line and per document, and the share that is not recovered (rule R06).

use rust_decimal::Decimal;

use crate::model::MoneyError;
use crate::plan::decision::Rounding;

/// A net amount with its VAT, in minor units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Taxed {
    /// Without VAT.
    pub net: i64,
    /// The VAT.
    pub vat: i64,
    /// With VAT; always net + vat.
    pub gross: i64,
}

/// VAT on a net amount.
///
/// # Errors
/// [`MoneyError::Overflow`] beyond 64 bits.
pub fn from_net(net: i64, rate: Decimal, rounding: Rounding) -> Result<Taxed, MoneyError> {
    let vat = rounding.minor(Decimal::from(net).checked_mul(rate).ok_or(MoneyError::Overflow)?)?;
    Ok(Taxed { net, vat, gross: net.checked_add(vat).ok_or(MoneyError::Overflow)? })
}

/// Net and VAT in a gross amount; VAT is what remains, never computed by itself.
///
/// # Errors
/// [`MoneyError::Overflow`] beyond 64 bits or for a rate of -1.
pub fn from_gross(gross: i64, rate: Decimal, rounding: Rounding) -> Result<Taxed, MoneyError> {
    let factor = Decimal::ONE.checked_add(rate).ok_or(MoneyError::Overflow)?;
    let exact = Decimal::from(gross).checked_div(factor).ok_or(MoneyError::Overflow)?;
    let net = rounding.minor(exact)?;
    Ok(Taxed { net, vat: gross.checked_sub(net).ok_or(MoneyError::Overflow)?, gross })
}

/// The part of a VAT amount that is recovered, for a share of 0 to 1.
///
/// # Errors
/// [`MoneyError::Overflow`] beyond 64 bits.
pub fn recoverable(vat: i64, share: Decimal, rounding: Rounding) -> Result<i64, MoneyError> {
    rounding.minor(Decimal::from(vat).checked_mul(share).ok_or(MoneyError::Overflow)?)
}
