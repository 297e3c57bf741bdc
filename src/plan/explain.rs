//! The derivation of a number: a chain of rules with their inputs. Sentences are made by `i18n`.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::decision::WorkKind;
use super::price::{PriceKey, TierMode};
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
    /// The tier of a volume price (R04).
    Tier {
        /// The first quantity it holds for.
        from: u64,
        /// Which units it prices.
        mode: TierMode,
        /// Its price of one unit.
        result: Money,
    },
    /// Conversion with the plan rate (R08).
    Exchange {
        /// The foreign amount.
        amount: Money,
        /// Foreign units for one of the plan's currency.
        quote: Decimal,
        /// The day of the rate.
        on: Option<Day>,
        /// Where it comes from.
        source: String,
        /// The amount in the plan's currency, rounded once.
        result: Money,
    },
    /// The parts of an order added up.
    Sum {
        /// How many.
        parts: u32,
        /// The sum.
        result: Money,
    },
    /// Credit of a trade-in program (R05).
    TradeIn {
        /// The program.
        program: String,
        /// Where its terms come from.
        source: String,
        /// Credit for one unit.
        per_unit: Money,
        /// Units it pays for.
        quantity: u64,
        /// The last day to claim it.
        claim_by: Day,
        /// The last day on which the cash is expected.
        cash_by: Day,
        /// The credit, negative.
        result: Money,
    },
    /// Phones without support that fail: share a year × device-months / 12 × cost of one, rounded once (R02).
    Failures {
        /// Share that fails in a year.
        rate: Decimal,
        /// Months of a phone without support.
        device_months: u64,
        /// Cost of putting one right.
        each: Money,
        /// The amount, rounded once.
        result: Money,
    },
    /// Extra support of phones without support (R15).
    Support {
        /// Minutes for one phone a month.
        minutes: Decimal,
        /// Months of a phone without support.
        device_months: u64,
        /// Rate of an hour.
        hourly: Money,
        /// The amount, rounded once.
        result: Money,
    },
    /// A cell of the budget that the user fixed.
    Fixed {
        /// What was calculated.
        calculated: Money,
        /// What the user fixed.
        amount: Money,
        /// Whether contingency is taken on the difference; `None` for a cell that neither contingency nor VAT follows.
        contingency: Option<bool>,
        /// The difference.
        result: Money,
    },
    /// Contingency as a fixed amount (R14).
    FixedContingency {
        /// Where it comes from.
        source: String,
        /// The amount over all years.
        result: Money,
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
    /// Units for those of the users who need one, in whole units, and the part of them that this line buys (R03).
    Needed {
        /// Share of the users.
        share: Decimal,
        /// Users, one a device.
        users: u64,
        /// Units of the order, rounded up.
        order: u64,
        /// Units of this line.
        quantity: u64,
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
    /// VAT that is not recovered, reckoned and rounded line by line (R06).
    VatByLine {
        /// The rate.
        rate: Decimal,
        /// How many lines.
        lines: u64,
        /// Their sum.
        net: Money,
        /// The recovered share.
        recoverable: Decimal,
        /// What remains as a cost: the sum over the lines.
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
            Self::UnitPrice { .. } | Self::Quantity { .. } | Self::Fixed { .. } | Self::Sum { .. } => 1,
            Self::Failures { .. } => 2,
            Self::Share { .. } | Self::Needed { .. } => 3,
            Self::Discount { .. } | Self::Tier { .. } => 4,
            Self::TradeIn { .. } => 5,
            Self::NetOfTax { .. } | Self::Vat { .. } | Self::VatByLine { .. } => 6,
            Self::Escalation { .. } => 7,
            Self::Exchange { .. } => 8,
            Self::FiscalYear { .. } => 9,
            Self::Contingency { .. } | Self::FixedContingency { .. } => 14,
            Self::Labor { .. } | Self::Support { .. } => 15,
            Self::Months { .. } => 16,
        })
    }
}
