//! What finance decides for a whole plan: exchange rates, trade-in programs, depreciation, discount rate, ceilings.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::decision::Selector;
use crate::model::{Currency, Day, FiscalYear, Money};

/// The choices of finance. Nothing is assumed silently: what is `None` or absent is not used, and asked for where it matters.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Finance {
    /// Plan rates of foreign currencies (rule R08).
    pub rates: BTreeMap<Currency, PlanRate>,
    /// Trade-in programs, in the order they are used (rule R05).
    pub trade_ins: Vec<TradeIn>,
    /// How purchases become costs of fiscal years (rules R10, R11, R13); `None` while finance has not chosen.
    pub depreciation: Option<Depreciation>,
    /// What happens to low-value assets (rule R12); `None` depreciates them like all others.
    pub low_value: Option<LowValueChoice>,
    /// Useful life of the devices already owned, in months, for their book value at an early replacement (rule R19).
    pub old_life_months: Option<u16>,
    /// Discount rate a year, nominal, as a fraction (rule R17).
    pub discount_rate: Option<Decimal>,
    /// What a fiscal year may cost at most.
    pub ceilings: BTreeMap<FiscalYear, Money>,
}

/// A plan rate as a direct quote: 1 unit of the plan's currency = `quote` units of the foreign one. Never an inverse.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanRate {
    /// Foreign units for one of the plan's; positive.
    pub quote: Decimal,
    /// The day of the rate.
    #[serde(default)]
    pub on: Option<Day>,
    /// Where it comes from, in the user's words.
    #[serde(default)]
    pub source: String,
}

/// A trade-in program: credit for old devices handed in when new ones are bought (rule R05).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TradeIn {
    /// Its name.
    pub name: String,
    /// First day of purchase, inclusive.
    pub from: Day,
    /// Last day of purchase, inclusive.
    pub to: Day,
    /// New units one purchase needs at least.
    #[serde(default)]
    pub minimum: u64,
    /// Credit for one unit.
    pub per_unit: Money,
    /// Units the program pays for at most, over all purchases.
    #[serde(default)]
    pub cap: Option<u64>,
    /// Days from the purchase to the last day of the claim.
    #[serde(default)]
    pub claim_days: u16,
    /// Days from the claim to the cash, at most.
    #[serde(default)]
    pub pay_days: u16,
    /// Keys of the new products it is for; empty for all.
    #[serde(default)]
    pub products: Vec<String>,
    /// The old devices it takes.
    #[serde(default)]
    pub old: Selector,
    /// Where the terms come from, in the user's words.
    #[serde(default)]
    pub source: String,
}

/// How the cost of an asset becomes costs of fiscal years.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Depreciation {
    /// The method.
    pub method: Method,
    /// Useful life in months; not used by [`Method::Table`].
    pub months: u16,
    /// The month it begins in.
    #[serde(default)]
    pub start: ServiceStart,
    /// Share of the cost that is left at the end of the life, 0 to 1.
    #[serde(default)]
    pub residual: Decimal,
    /// Key of the preset the life was taken from, for its source; `None` if the user typed it.
    #[serde(default)]
    pub preset: Option<String>,
}

/// A method of depreciation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Method {
    /// The same charge every month (rule R10).
    StraightLine,
    /// A share of the book value every year (rule R11).
    Declining {
        /// Key of the rule with factor, cap and the days of purchase it holds for.
        rule: String,
        /// True to change to straight line in the first year in which that charges more.
        switch: bool,
    },
    /// Fixed shares by year (rule R13), by key of the table.
    Table(String),
}

/// The month in which depreciation begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ServiceStart {
    /// The month in which the asset can be used counts in full.
    #[default]
    MonthOfService,
    /// It begins with the month after.
    NextMonth,
}

/// What is done with low-value assets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LowValueChoice {
    /// Key of the rule with its thresholds.
    pub rule: String,
    /// The treatment; one choice for all items of a year.
    pub treatment: LowValueTreatment,
}

/// A treatment of low-value assets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LowValueTreatment {
    /// Expensed in the year of purchase, up to the threshold.
    Immediate,
    /// Items between the two thresholds go to a pool written off in equal yearly parts.
    Pool,
}
