//! The budget: lines with their derivation, and totals that are sums of lines.

pub mod allocate;
mod cells;
pub mod contingency;
mod credits;
pub mod depreciation;
pub mod discount;
pub mod escalation;
pub mod exchange;
mod fixed;
mod how;
pub mod labor;
mod line;
mod lines;
mod names;
mod orders;
mod overhead;
pub mod price;
pub mod recurring;
mod renewals;
pub mod rounding;
pub mod running;
mod shown;
mod sums;
mod table;
pub mod tax;
pub mod trade_in;
pub mod value;
mod what_if;
mod worth;

use rustc_hash::FxHashMap;

use super::decision::Rounding;
use super::price::PriceKey;
use crate::model::{Currency, FiscalYear, Money};

pub use cells::{CeilingCheck, LicenseMonth, Over};
pub use how::{ContingencyHow, How, Needed, VatByLineHow, VatHow};
pub use line::{BudgetLine, Lines};
pub(super) use lines::build;
pub use names::{NameId, Names};
pub use price::UnitPrice;
pub use shown::Shown;
pub(super) use shown::parts_of;
pub use table::{Grouping, Row, RowKey};
pub use value::PresentValue;
pub use what_if::WhatIf;
pub use worth::YearWorth;

/// What a budget line pays for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Category {
    /// Devices.
    Devices,
    /// Licenses.
    Licenses,
    /// Labor.
    Labor,
    /// Accessories.
    Accessories,
    /// Shipping.
    Shipping,
    /// Trade-in rebates, negative.
    TradeIn,
    /// Contingency.
    Contingency,
    /// VAT that is not recovered.
    Vat,
    /// Running phones without support: failures and extra support.
    Operations,
}

impl Category {
    /// All categories in the order of the table.
    pub const ALL: [Self; 9] = [
        Self::Devices,
        Self::Licenses,
        Self::Labor,
        Self::Accessories,
        Self::Shipping,
        Self::TradeIn,
        Self::Contingency,
        Self::Vat,
        Self::Operations,
    ];

    /// The stable key.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Devices => "devices",
            Self::Licenses => "licenses",
            Self::Labor => "labor",
            Self::Accessories => "accessories",
            Self::Shipping => "shipping",
            Self::TradeIn => "trade_in",
            Self::Contingency => "contingency",
            Self::Vat => "vat",
            Self::Operations => "operations",
        }
    }
}

/// A price or assumption that is missing, and what hangs on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingPrice {
    /// What is missing.
    pub what: Missing,
    /// Units without it.
    pub quantity: u64,
    /// The first fiscal year it is needed in.
    pub fiscal_year: FiscalYear,
}

/// Something that is bought with new phones in many plans, without a price in this one.
///
/// It is no [`Missing`] price: many organizations have no such cost, and a `+` behind every total until somebody enters zero would
/// say less than the question does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotPriced {
    /// What it is.
    pub key: PriceKey,
    /// Units without it.
    pub quantity: u64,
}

/// What can be missing.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Missing {
    /// No price at all.
    Price(PriceKey),
    /// A price in another currency than the plan's, without a plan rate.
    Rate(PriceKey, Currency),
    /// The rate of VAT, which a price includes.
    Tax(PriceKey),
    /// Minutes of a kind of work.
    Minutes(super::decision::WorkKind),
    /// A target product for replacements.
    Target,
    /// Months in which the old service is still paid.
    Overlap,
    /// What phones cost that stay without support to the end: failures, or extra support.
    Running,
}

/// Something about the budget that can be had better.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hint {
    /// A larger order costs less, because its tier prices all units (rule R04).
    CheaperWithMore {
        /// What is bought.
        key: PriceKey,
        /// Units of the order.
        order: u64,
        /// The larger quantity.
        quantity: u64,
        /// What it saves, in the currency of the price and before discounts.
        saves: Money,
    },
    /// A wave that would earn a credit gets none (rule R05).
    NoTradeIn {
        /// The program.
        program: String,
        /// Why.
        reason: trade_in::Reason,
        /// The wave.
        wave: NameId,
        /// Old devices it could hand in.
        devices: u64,
    },
}

/// The budget of a scenario.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Budget {
    /// Lines in the order of waves; what belongs to no wave comes last.
    pub lines: Lines,
    /// The fiscal years of the plan, whether they have lines or not.
    pub years: Vec<FiscalYear>,
    /// What is missing; while this is not empty totals are lower bounds.
    pub missing: Vec<MissingPrice>,
    /// What the budget leaves out because it has no price; totals do not claim to hold it.
    pub not_priced: Vec<NotPriced>,
    /// Sums of lines by year and category, in minor units.
    pub cells: FxHashMap<(FiscalYear, Category), i64>,
    /// Cells that the user fixed, whether that changes them or not.
    pub fixed: Vec<(FiscalYear, Category)>,
    /// The unit prices used, each with its derivation.
    pub prices: Vec<UnitPrice>,
    /// How lines were made; many lines share one.
    pub hows: Vec<How>,
    /// The names that lines refer to.
    pub names: Names,
    /// What could be had better.
    pub hints: Vec<Hint>,
    /// Months of a phone without support, from the as-of day to the end of the horizon.
    pub device_months: u64,
    /// How amounts were rounded.
    pub rounding: Rounding,
}

impl Budget {
    /// The sum of a year and category, in minor units of the plan's currency.
    #[must_use]
    pub fn cell(&self, year: FiscalYear, category: Category) -> i64 {
        self.cells.get(&(year, category)).copied().unwrap_or(0)
    }

    /// The sum of a year.
    #[must_use]
    pub fn year_total(&self, year: FiscalYear) -> i64 {
        Category::ALL.into_iter().map(|category| self.cell(year, category)).sum()
    }

    /// The sum of a category over all years.
    #[must_use]
    pub fn category_total(&self, category: Category) -> i64 {
        self.years.iter().map(|year| self.cell(*year, category)).sum()
    }

    /// The sum of everything.
    #[must_use]
    pub fn total(&self) -> i64 {
        self.years.iter().map(|year| self.year_total(*year)).sum()
    }
}
