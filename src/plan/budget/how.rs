//! How a line was made: the inputs in short, and the chain of steps on demand.

use rust_decimal::Decimal;

use super::{Budget, BudgetLine, Category};
use crate::model::{Day, Money};
use crate::plan::decision::WorkKind;
use crate::plan::explain::Step;

/// What a line was made from. Prices are positions in [`Budget::prices`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum How {
    /// Units bought at one price.
    Bought {
        /// The price.
        price: u32,
        /// The day they can be used.
        ready: Day,
        /// Where fewer are bought than there are devices.
        needed: Option<Box<Needed>>,
    },
    /// An order under graduated tiers, shared out by units.
    Graduated {
        /// Price and units of every tier.
        bands: Vec<(u32, u64)>,
        /// Units of the order.
        quantity: u64,
        /// The whole order.
        total: Money,
        /// The day they can be used.
        ready: Day,
        /// Where fewer are bought than there are devices.
        needed: Option<Box<Needed>>,
    },
    /// Work, computed once and shared out by devices.
    Worked {
        /// Price of an hour.
        price: u32,
        /// The work.
        work: WorkKind,
        /// Minutes for one device.
        minutes: Decimal,
        /// Devices.
        quantity: u64,
        /// All of it.
        total: Money,
    },
    /// Started months of a service.
    Monthly {
        /// Price of a month.
        price: u32,
        /// First day.
        from: Day,
        /// Last day, inclusive.
        to: Day,
        /// Started months.
        months: u32,
    },
    /// One thing for all, such as a visit, shared out by devices.
    Once {
        /// The price.
        price: u32,
        /// How many.
        times: u64,
        /// Devices it is for.
        quantity: u64,
        /// All of it.
        total: Money,
    },
    /// Credit of a trade-in program.
    TradeIn {
        /// Its name.
        program: String,
        /// Where its terms come from.
        source: String,
        /// Credit for one unit, in the plan's currency.
        per_unit: Money,
        /// The last day to claim it.
        claim_by: Day,
        /// The last day on which the cash is expected.
        cash_by: Day,
    },
    /// Phones without support that fail.
    Failures {
        /// Price of putting one right.
        price: u32,
        /// Share that fails in a year.
        rate: Decimal,
        /// Months of a phone without support.
        device_months: u64,
        /// All of it, shared out by the device-months of who pays.
        total: Money,
    },
    /// Extra support of phones without support.
    Support {
        /// Price of an hour.
        price: u32,
        /// Minutes for one phone a month.
        minutes: Decimal,
        /// Months of a phone without support.
        device_months: u64,
        /// All of it, shared out by the device-months of who pays.
        total: Money,
    },
    /// Contingency of a year, shared out by what lines cost.
    Contingency(Box<ContingencyHow>),
    /// A cell the user fixed: the line is what is missing to it.
    Fixed {
        /// What was calculated.
        calculated: Money,
        /// What the user fixed.
        amount: Money,
        /// True if contingency is taken on the difference, as on most of the cell.
        flagged: bool,
    },
    /// VAT of a year that is not recovered, shared out by what lines cost.
    Vat(Box<VatHow>),
    /// The same reckoned line by line: of the lines that one site and cost center pays in a year.
    VatByLine(Box<VatByLineHow>),
}

/// Why fewer units are bought than there are devices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Needed {
    /// Share of the users who need one.
    pub share: Decimal,
    /// Users, one a device.
    pub users: u64,
    /// Units for them, rounded up to whole ones.
    pub order: u64,
}

/// What contingency of a year was made from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContingencyHow {
    /// The share; `None` for a fixed amount.
    pub rate: Option<Decimal>,
    /// Where a fixed amount comes from.
    pub source: String,
    /// All lines it is taken on.
    pub base: Money,
    /// All of it.
    pub total: Money,
    /// Those lines in this year.
    pub year_base: Money,
    /// The part of this year.
    pub part: Money,
    /// Weights of the year.
    pub of: u64,
}

/// What VAT of a year was made from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VatHow {
    /// The rate.
    pub rate: Decimal,
    /// The recovered share.
    pub recoverable: Decimal,
    /// The net sum of the year.
    pub net: Money,
    /// What is not recovered.
    pub total: Money,
    /// Weights of the year.
    pub of: u64,
}

/// What VAT of some lines was made from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VatByLineHow {
    /// The rate.
    pub rate: Decimal,
    /// The recovered share.
    pub recoverable: Decimal,
    /// How many lines there are.
    pub lines: u64,
    /// Their sum.
    pub net: Money,
}

impl Budget {
    /// The chain of rules and inputs that made a line of this budget.
    #[must_use]
    pub fn explain(&self, line: &BudgetLine) -> Vec<Step> {
        let mut steps = Vec::new();
        if let Some(how) = self.how(line) {
            self.made(how, line, &mut steps);
        }
        steps.push(Step::FiscalYear { day: line.day, year: line.fiscal_year });
        steps
    }

    /// What a line of this budget was made from.
    #[must_use]
    pub fn how(&self, line: &BudgetLine) -> Option<&How> {
        self.hows.get(line.how as usize)
    }

    /// The unit price a line was made from; `None` for shares of other lines.
    #[must_use]
    pub fn price(&self, line: &BudgetLine) -> Option<&super::UnitPrice> {
        self.price_of(self.how(line)?)
    }

    /// The unit price of a way in which lines are made.
    pub(super) fn price_of(&self, how: &How) -> Option<&super::UnitPrice> {
        let price = match how {
            How::Bought { price, .. }
            | How::Worked { price, .. }
            | How::Monthly { price, .. }
            | How::Once { price, .. }
            | How::Failures { price, .. }
            | How::Support { price, .. } => *price,
            How::Graduated { bands, .. } => bands.first()?.0,
            How::TradeIn { .. } | How::Contingency(_) | How::Fixed { .. } | How::Vat(_) | How::VatByLine(_) => {
                return None;
            }
        };
        self.prices.get(price as usize)
    }

    /// True if contingency is taken on a line (rule R14).
    #[must_use]
    pub fn is_flagged(&self, line: &BudgetLine) -> bool {
        self.how(line).is_some_and(|how| self.takes_contingency(how))
    }

    /// True if contingency is taken on what was made so (rule R14).
    pub(super) fn takes_contingency(&self, how: &How) -> bool {
        match how {
            How::TradeIn { .. } => true,
            How::Fixed { flagged, .. } => *flagged,
            How::Failures { .. } | How::Support { .. } => false,
            how => self.price_of(how).is_some_and(|price| price.flagged),
        }
    }

    /// All weights of the amount that a line has a share of (rule R03); `None` for a line that stands for itself. Lines with the
    /// same [`BudgetLine::how`] and such weights share out one amount, in their order.
    #[must_use]
    pub fn shared_by(&self, line: &BudgetLine) -> Option<u64> {
        let of = match self.how(line)? {
            How::Worked { quantity, .. } | How::Once { quantity, .. } | How::Graduated { quantity, .. } => *quantity,
            How::Failures { device_months, .. } | How::Support { device_months, .. } => *device_months,
            How::Contingency(made) => made.of,
            How::Vat(made) => made.of,
            How::Bought { .. } | How::Monthly { .. } | How::TradeIn { .. } | How::Fixed { .. } | How::VatByLine(_) => {
                return None;
            }
        };
        (line.weight < of).then_some(of)
    }

    /// The day on which the money of a line moves: its own, except for credits that are paid later (rule R05).
    #[must_use]
    pub fn cash_day(&self, line: &BudgetLine) -> Day {
        match self.how(line) {
            Some(How::TradeIn { cash_by, .. }) => *cash_by,
            _ => line.day,
        }
    }

    /// The day from which what a line buys can be used (rule R10).
    #[must_use]
    pub fn ready_day(&self, line: &BudgetLine) -> Day {
        match self.how(line) {
            Some(How::Bought { ready, .. } | How::Graduated { ready, .. }) => *ready,
            _ => line.day,
        }
    }

    fn made(&self, how: &How, line: &BudgetLine, steps: &mut Vec<Step>) {
        let quantity = line.quantity;
        let share = |total| self.share(line, total);
        if let How::Bought { needed: Some(needed), .. } | How::Graduated { needed: Some(needed), .. } = how {
            let Needed { share, users, order } = **needed;
            steps.push(Step::Needed { share, users, order, quantity });
        }
        let mut priced = |price: u32, make: &dyn Fn(&super::UnitPrice) -> (Step, Money), total: Money| {
            let Some(price) = self.prices.get(price as usize) else { return };
            steps.extend(price.steps.iter().cloned());
            let (step, foreign) = make(price);
            steps.push(step);
            steps.extend(price.exchange_step(foreign, total));
        };
        match how {
            How::Bought { price, .. } => priced(
                *price,
                &|price| {
                    let result = price.unit.times(quantity).unwrap_or(price.unit);
                    (Step::Quantity { unit: price.unit, quantity, result }, result)
                },
                line.amount,
            ),
            How::Monthly { price, from, to, months } => priced(
                *price,
                &|price| {
                    let units = quantity.saturating_mul(u64::from(*months));
                    let result = price.unit.times(units).unwrap_or(price.unit);
                    let (monthly, from, to, months) = (price.unit, *from, *to, *months);
                    (Step::Months { monthly, quantity, from, to, months, result }, result)
                },
                line.amount,
            ),
            How::Worked { price, work, minutes, quantity, total } => {
                let rounding = self.rounding;
                priced(
                    *price,
                    &|price| {
                        let (work, minutes, quantity, hourly) = (*work, *minutes, *quantity, price.unit);
                        let result = super::labor::cost(hourly, minutes, quantity, rounding).unwrap_or(hourly);
                        (Step::Labor { work, minutes, quantity, hourly, result }, result)
                    },
                    *total,
                );
                steps.extend(share(*total));
            }
            How::Once { price, times, total, .. } => {
                priced(
                    *price,
                    &|price| {
                        let result = price.unit.times(*times).unwrap_or(price.unit);
                        (Step::Quantity { unit: price.unit, quantity: *times, result }, result)
                    },
                    *total,
                );
                steps.extend(share(*total));
            }
            How::Graduated { bands, total, .. } => self.graduated(bands, *total, line, steps),
            How::TradeIn { program, source, per_unit, claim_by, cash_by } => steps.push(Step::TradeIn {
                program: program.clone(),
                source: source.clone(),
                per_unit: *per_unit,
                quantity,
                claim_by: *claim_by,
                cash_by: *cash_by,
                result: line.amount,
            }),
            How::Failures { price, rate, device_months, total } => {
                let rounding = self.rounding;
                priced(
                    *price,
                    &|price| {
                        let (each, rate, device_months) = (price.unit, *rate, *device_months);
                        let result = super::running::failures(each, rate, device_months, rounding).unwrap_or(each);
                        (Step::Failures { rate, device_months, each, result }, result)
                    },
                    *total,
                );
                steps.extend(share(*total));
            }
            How::Support { price, minutes, device_months, total } => {
                let rounding = self.rounding;
                priced(
                    *price,
                    &|price| {
                        let (hourly, minutes, device_months) = (price.unit, *minutes, *device_months);
                        let result = super::labor::cost(hourly, minutes, device_months, rounding).unwrap_or(hourly);
                        (Step::Support { minutes, device_months, hourly, result }, result)
                    },
                    *total,
                );
                steps.extend(share(*total));
            }
            How::Contingency(made) => {
                let ContingencyHow { rate, source, base, total, year_base, part, .. } = &**made;
                steps.push(match rate {
                    Some(rate) => Step::Contingency { rate: *rate, base: *base, result: *total },
                    None => Step::FixedContingency { source: source.clone(), result: *total },
                });
                if part != total {
                    let (weight, of) = (year_base.minor.unsigned_abs(), base.minor.unsigned_abs());
                    steps.push(Step::Share { total: *total, weight, of, result: *part });
                }
                steps.extend(share(*part));
            }
            How::Fixed { calculated, amount, flagged } => {
                let contingency = (line.category != Category::Vat).then_some(*flagged);
                let (calculated, amount) = (*calculated, *amount);
                steps.push(Step::Fixed { calculated, amount, contingency, result: line.amount });
            }
            How::VatByLine(made) => {
                let VatByLineHow { rate, recoverable, lines, net } = **made;
                steps.push(Step::VatByLine { rate, lines, net, recoverable, result: line.amount });
            }
            How::Vat(made) => {
                let VatHow { rate, recoverable, net, total, .. } = &**made;
                steps.push(Step::Vat { rate: *rate, net: *net, recoverable: *recoverable, result: *total });
                steps.extend(share(*total));
            }
        }
    }

    /// The share of an amount that a line has, where there is more than one.
    fn share(&self, line: &BudgetLine, total: Money) -> Option<Step> {
        let of = self.shared_by(line)?;
        Some(Step::Share { total, weight: line.weight, of, result: line.amount })
    }

    fn graduated(&self, bands: &[(u32, u64)], total: Money, line: &BudgetLine, steps: &mut Vec<Step>) {
        let mut foreign: Option<Money> = None;
        for (price, units) in bands {
            let Some(price) = self.prices.get(*price as usize) else { continue };
            steps.extend(price.steps.iter().cloned());
            let result = price.unit.times(*units).unwrap_or(price.unit);
            steps.push(Step::Quantity { unit: price.unit, quantity: *units, result });
            foreign = Some(foreign.map_or(result, |sum| sum.checked_add(result).unwrap_or(sum)));
        }
        let first = bands.first().and_then(|(price, _)| self.prices.get(*price as usize));
        if let (Some(price), Some(foreign)) = (first, foreign) {
            steps.push(Step::Sum { parts: u32::try_from(bands.len()).unwrap_or(u32::MAX), result: foreign });
            steps.extend(price.exchange_step(foreign, total));
        }
        steps.extend(self.share(line, total));
    }
}
