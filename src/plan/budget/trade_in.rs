//! Trade-in and rebates (rule R05).

use crate::model::{Day, Money, MoneyError};

/// The terms of a trade-in program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Program {
    /// First day of purchase, inclusive.
    pub from: Day,
    /// Last day of purchase, inclusive.
    pub to: Day,
    /// New units it takes at least.
    pub minimum: u64,
    /// Credit for one unit.
    pub per_unit: Money,
    /// Units it pays for at most.
    pub cap: Option<u64>,
    /// Days from the purchase to the last day of the claim.
    pub claim_days: u16,
    /// Days from the claim to the cash, at most.
    pub pay_days: u16,
}

/// Why there is a credit or none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reason {
    /// All terms are met.
    Granted,
    /// The purchase is before or after the program.
    OutsideWindow,
    /// Too few new units.
    BelowMinimum,
}

/// What a purchase earns. The credit belongs to the budget of the purchase, the cash to its own period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Credit {
    /// The credit; zero unless granted.
    pub amount: Money,
    /// Why.
    pub reason: Reason,
    /// The last day to claim it; a later claim earns nothing.
    pub claim_by: Option<Day>,
    /// The last day on which the cash is expected.
    pub cash_by: Option<Day>,
}

impl Program {
    /// The credit for new units bought on a day against old units handed in. Each old unit counts once over all programs; the
    /// caller passes those that are left.
    ///
    /// # Errors
    /// [`MoneyError::Overflow`] beyond 64 bits.
    pub fn credit(&self, purchase: Day, new_units: u64, old_units: u64) -> Result<Credit, MoneyError> {
        let none =
            |reason| Credit { amount: Money::zero(self.per_unit.currency), reason, claim_by: None, cash_by: None };
        if purchase < self.from || purchase > self.to {
            return Ok(none(Reason::OutsideWindow));
        }
        if new_units < self.minimum {
            return Ok(none(Reason::BelowMinimum));
        }
        let units = new_units.min(old_units).min(self.cap.unwrap_or(u64::MAX));
        let claim_by = purchase.plus_days(i32::from(self.claim_days));
        Ok(Credit {
            amount: self.per_unit.times(units)?,
            reason: Reason::Granted,
            claim_by: Some(claim_by),
            cash_by: Some(claim_by.plus_days(i32::from(self.pay_days))),
        })
    }
}
