//! How what is bought becomes the cost of fiscal years, step by step. Sentences are made by `i18n`.

use rust_decimal::Decimal;

use super::{Asset, Treatment};
use crate::model::{Day, FiscalYear, Money};
use crate::plan::budget::depreciation as rule;
use crate::plan::decision::Plan;
use crate::plan::explain::RuleId;
use crate::plan::finance::{LowValueChoice, LowValueTreatment, Method};
use crate::plan::presets::Presets;
use crate::plan::stranded::Stranded;

/// One step from a purchase to what fiscal years are charged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BookStep {
    /// What is bought, with everything that belongs to it, contingency and VAT that is not recovered (R18).
    Cost {
        /// Phones; 0 for what belongs to none.
        quantity: u64,
        /// The day they can be used.
        ready: Day,
        /// What they cost.
        cost: Money,
    },
    /// One of them is below a threshold of low-value assets (R12).
    LowValue {
        /// What finance has chosen.
        choice: LowValueChoice,
        /// What one costs without VAT.
        unit_net: Money,
        /// The threshold.
        limit: Money,
    },
    /// No method is chosen: nothing is charged.
    Open,
    /// A share of the cost is left at the end of the life (R10).
    Residual {
        /// The share.
        share: Decimal,
        /// What is charged in all.
        base: Money,
    },
    /// How it is spread over the years (R10, R11, R13).
    Spread {
        /// The method.
        method: Method,
        /// Useful life in months; `None` for a table, which has its own years.
        months: Option<u32>,
        /// The first day of the first month that is charged.
        first: Day,
    },
    /// What a fiscal year is charged.
    Charge {
        /// The year.
        year: FiscalYear,
        /// Months of the life in it, where the method counts months.
        months: Option<u32>,
        /// The charge.
        amount: Money,
    },
    /// Phones that are given up early, and what is left of them on the books (R19).
    GivenUp {
        /// Phones of which purchase date and price are known.
        devices: u64,
        /// What they cost.
        cost: Money,
        /// Useful life in months.
        life: u16,
        /// What is left when they go.
        book_value: Money,
    },
    /// Phones that are given up and of which that is not known.
    UnknownPurchase {
        /// How many.
        devices: u64,
    },
}

impl BookStep {
    /// The rule the step applies.
    #[must_use]
    pub const fn rule(&self) -> RuleId {
        RuleId(match self {
            Self::Cost { .. } | Self::Open => 18,
            Self::LowValue { .. } => 12,
            Self::Residual { .. } | Self::Charge { .. } | Self::Spread { method: Method::StraightLine, .. } => 10,
            Self::Spread { method: Method::Declining { .. }, .. } => 11,
            Self::Spread { method: Method::Table(_), .. } => 13,
            Self::GivenUp { .. } | Self::UnknownPurchase { .. } => 19,
        })
    }
}

/// The steps from an asset to its charges.
#[must_use]
pub fn derivation(plan: &Plan, asset: &Asset) -> Vec<BookStep> {
    let money = |minor| Money::new(minor, plan.settings.currency);
    let mut steps = vec![BookStep::Cost {
        quantity: if asset.lane.is_some() { asset.quantity } else { 0 },
        ready: asset.ready,
        cost: money(asset.cost),
    }];
    let mut counted = Vec::new();
    match asset.treatment {
        Treatment::Open => steps.push(BookStep::Open),
        Treatment::Immediate | Treatment::Pool => {
            let chosen = plan.finance.low_value.as_ref();
            let preset = chosen.and_then(|chosen| Presets::builtin().low_value(&chosen.rule));
            if let (Some(chosen), Some(preset)) = (chosen, preset) {
                // Below the pool everything may be expensed at once.
                let (treatment, limit) = match (asset.treatment, chosen.treatment) {
                    (Treatment::Pool, _) => (LowValueTreatment::Pool, preset.pool_max),
                    (_, LowValueTreatment::Pool) => {
                        (LowValueTreatment::Immediate, preset.pool_above.unwrap_or(preset.immediate_max))
                    }
                    _ => (LowValueTreatment::Immediate, preset.immediate_max),
                };
                let choice = LowValueChoice { treatment, ..chosen.clone() };
                steps.push(BookStep::LowValue { choice, unit_net: money(asset.unit_net), limit: money(limit) });
            }
        }
        Treatment::Depreciated => {
            let Some(chosen) = &plan.finance.depreciation else { return steps };
            let months = match chosen.method {
                Method::Table(_) => None,
                Method::StraightLine | Method::Declining { .. } => Some(u32::from(chosen.months.max(1))),
            };
            let first = rule::first_month(asset.ready, chosen.start);
            if let Some(months) = months {
                counted = rule::months_by_year(plan.settings.fiscal, first, months);
                if !chosen.residual.is_zero() {
                    let base = asset.charges.iter().fold(0_i64, |sum, (_, charge)| sum.saturating_add(*charge));
                    steps.push(BookStep::Residual { share: chosen.residual, base: money(base) });
                }
            }
            steps.push(BookStep::Spread { method: chosen.method.clone(), months, first });
        }
    }
    steps.extend(asset.charges.iter().map(|(year, charge)| BookStep::Charge {
        year: *year,
        months: counted.iter().find(|(own, _)| own == year).map(|(_, months)| *months),
        amount: money(*charge),
    }));
    steps
}

/// The steps to the book value of devices that are given up.
#[must_use]
pub fn given_up(plan: &Plan, stranded: &Stranded) -> Vec<BookStep> {
    let Stranded { devices, unknown, cost, book_value, .. } = *stranded;
    let life = plan.finance.old_life_months.unwrap_or_default();
    let known = (devices > 0).then_some(BookStep::GivenUp { devices, cost, life, book_value });
    known.into_iter().chain((unknown > 0).then_some(BookStep::UnknownPurchase { devices: unknown })).collect()
}
