//! The derivation of a number: a chain of rules with their inputs. Sentences are made by `i18n`.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::decision::{PriceKey, WorkKind};
use crate::model::{Day, FiscalYear, Money};

/// A rule of `finance-rules` (`R04`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct RuleId(pub u8);

impl std::fmt::Display for RuleId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "R{:02}", self.0)
    }
}

/// Where an input came from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Origin {
    /// The fleet: counted devices.
    Fleet,
    /// The catalog, with its source.
    Catalog(crate::catalog::SourceId),
    /// The user or an imported price list, in their words.
    User(String),
    /// A default of the program.
    Default,
    /// Strategy and waves of the scenario.
    Scenario,
}

/// One step from inputs to an amount. Amounts are exact after the step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Step {
    /// The unit price that the chain starts from.
    UnitPrice {
        /// What it is a price of.
        key: PriceKey,
        /// The amount.
        amount: Money,
        /// Day of the price.
        priced_on: Option<Day>,
        /// Where it comes from.
        origin: Origin,
    },
    /// VAT taken out of a price that includes it (R06).
    NetOfTax {
        /// The rate.
        rate: Decimal,
        /// The net price.
        result: Money,
    },
    /// A discount (R04).
    Discount {
        /// The share taken off, if it is one.
        percent: Option<Decimal>,
        /// The fixed amount taken off, if it is one.
        fixed: Option<Money>,
        /// The price after it, rounded.
        result: Money,
    },
    /// Escalation over whole fiscal years (R07).
    Escalation {
        /// The rate.
        rate: Decimal,
        /// The years.
        years: i32,
        /// The escalated price, rounded.
        result: Money,
    },
    /// Unit price times quantity.
    Quantity {
        /// Price of one.
        unit: Money,
        /// How many.
        quantity: u64,
        /// The product.
        result: Money,
    },
    /// Minutes of work (R15).
    Labor {
        /// The work.
        work: WorkKind,
        /// Minutes for one device.
        minutes: Decimal,
        /// Devices.
        quantity: u64,
        /// Rate of an hour.
        hourly: Money,
        /// The amount, rounded once.
        result: Money,
    },
    /// Started calendar months of a recurring cost (R16).
    Months {
        /// Price of a month.
        monthly: Money,
        /// Units.
        quantity: u64,
        /// First day.
        from: Day,
        /// Last day, inclusive.
        to: Day,
        /// Started months inside the fiscal year.
        months: u32,
        /// The amount.
        result: Money,
    },
    /// Contingency on flagged lines (R14).
    Contingency {
        /// The rate.
        rate: Decimal,
        /// The sum of the flagged lines.
        base: Money,
        /// The amount, rounded.
        result: Money,
    },
    /// VAT that is not recovered (R06).
    Vat {
        /// The rate.
        rate: Decimal,
        /// The net sum.
        net: Money,
        /// The recovered share.
        recoverable: Decimal,
        /// What remains as a cost.
        result: Money,
    },
    /// Allocation by largest remainder (R03).
    Share {
        /// The amount that is shared out.
        total: Money,
        /// This share's weight.
        weight: u64,
        /// All weights.
        of: u64,
        /// The share.
        result: Money,
    },
    /// The fiscal year a day falls in (R09).
    FiscalYear {
        /// The day.
        day: Day,
        /// Its year.
        year: FiscalYear,
    },
}

impl Step {
    /// The rule the step applies.
    #[must_use]
    pub const fn rule(&self) -> RuleId {
        RuleId(match self {
            Self::UnitPrice { .. } | Self::Quantity { .. } => 1,
            Self::Share { .. } => 3,
            Self::Discount { .. } => 4,
            Self::NetOfTax { .. } | Self::Vat { .. } => 6,
            Self::Escalation { .. } => 7,
            Self::FiscalYear { .. } => 9,
            Self::Contingency { .. } => 14,
            Self::Labor { .. } => 15,
            Self::Months { .. } => 16,
        })
    }
}
