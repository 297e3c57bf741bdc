//! The budget: lines with their derivation, and totals that are sums of lines.

pub mod allocate;
pub mod contingency;
pub mod discount;
pub mod escalation;
pub mod exchange;
pub mod labor;
mod lines;
pub mod price;
pub mod recurring;
pub mod rounding;
mod table;
pub mod tax;
pub mod trade_in;

use rustc_hash::FxHashMap;

use super::decision::PriceKey;
use super::explain::Step;
use crate::model::{Class, Currency, Day, FiscalYear, Money};

pub(super) use lines::build;
pub use table::{Grouping, Row, RowKey};

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
}

impl Category {
    /// All categories in the order of the table.
    pub const ALL: [Self; 8] = [
        Self::Devices,
        Self::Licenses,
        Self::Labor,
        Self::Accessories,
        Self::Shipping,
        Self::TradeIn,
        Self::Contingency,
        Self::Vat,
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
        }
    }
}

/// One line of the budget.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BudgetLine {
    /// The day it is paid.
    pub day: Day,
    /// The fiscal year of that day.
    pub fiscal_year: FiscalYear,
    /// Category.
    pub category: Category,
    /// Index of the lane whose devices cause it; `None` for contingency and VAT.
    pub lane: Option<usize>,
    /// Class of that lane.
    pub class: Option<Class>,
    /// Site, as imported; empty if none. Contingency and VAT are shared out to sites and cost centers (rule R03).
    pub site: String,
    /// Cost center, as imported; empty if none.
    pub cost_center: String,
    /// Product key of what is bought.
    pub product: Option<String>,
    /// Wave it belongs to, by name; empty if none.
    pub wave: String,
    /// Units.
    pub quantity: u64,
    /// Price of one unit; `None` where there is no single one.
    pub unit: Option<Money>,
    /// The amount; rounded, and the truth from then on.
    pub amount: Money,
    /// True for capital expenditure.
    pub capex: bool,
    /// How it was made.
    pub steps: Vec<Step>,
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
    /// Minutes of a kind of work.
    Minutes(super::decision::WorkKind),
    /// A target product for replacements.
    Target,
}

/// The budget of a scenario.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Budget {
    /// Lines, by day.
    pub lines: Vec<BudgetLine>,
    /// The fiscal years of the plan, whether they have lines or not.
    pub years: Vec<FiscalYear>,
    /// What is missing; while this is not empty totals are lower bounds.
    pub missing: Vec<MissingPrice>,
    /// What the budget leaves out because it has no price; totals do not claim to hold it.
    pub not_priced: Vec<NotPriced>,
    /// Sums of lines by year and category, in minor units.
    pub cells: FxHashMap<(FiscalYear, Category), i64>,
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
