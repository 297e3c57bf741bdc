//! VAT: net and gross, per line and per document, and the share that is not recovered (rule R06).

use rust_decimal::Decimal;

use crate::model::MoneyError;
use crate::plan::decision::{Rounding, Settings};

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
    let vat = share(net, rate, rounding)?;
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

/// What VAT on a net amount costs: the VAT less the part of it that is recovered, both rounded.
///
/// # Errors
/// [`MoneyError::Overflow`] beyond 64 bits.
pub fn cost(net: i64, settings: &Settings) -> Result<i64, MoneyError> {
    let (Some(rate), rounding) = (settings.vat_rate, settings.rounding) else { return Ok(0) };
    let vat = from_net(net, rate, rounding)?.vat;
    vat.checked_sub(recoverable(vat, settings.vat_recoverable, rounding)?).ok_or(MoneyError::Overflow)
}

/// A rounded share of an amount, in whole numbers: it is asked for with every line.
fn share(amount: i64, share: Decimal, rounding: Rounding) -> Result<i64, MoneyError> {
    // Short numbers where they fit: multiplying long ones takes longer than all the rest.
    let short = i64::try_from(share.mantissa()).ok().and_then(|mantissa| amount.checked_mul(mantissa)).map(i128::from);
    let product = short.or_else(|| i128::from(amount).checked_mul(share.mantissa())).ok_or(MoneyError::Overflow)?;
    rounding.fraction(product, 10_i128.checked_pow(share.scale()).ok_or(MoneyError::Overflow)?)
}

/// The part of a VAT amount that is recovered, for a share of 0 to 1.
///
/// # Errors
/// [`MoneyError::Overflow`] beyond 64 bits.
pub fn recoverable(vat: i64, part: Decimal, rounding: Rounding) -> Result<i64, MoneyError> {
    share(vat, part, rounding)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vat_per_line_and_on_the_total_may_differ_by_cents() {
        let settings =
            Settings { vat_rate: Some(Decimal::new(19, 2)), vat_recoverable: Decimal::ZERO, ..Settings::default() };
        // 19 % of 0.03 is 0.0057, of three times that 0.0171.
        assert_eq!(cost(3, &settings), Ok(1));
        assert_eq!(cost(9, &settings), Ok(2));
        let half = Settings { vat_recoverable: Decimal::new(5, 1), ..settings };
        assert_eq!(cost(10_000, &half), Ok(950));
        assert_eq!(cost(-10_000, &half), Ok(-950));
    }
}
