//! Useful lives, methods and thresholds of depreciation as data, with country, validity and source (`assets/finance/presets.ron`).

use std::sync::LazyLock;

use rust_decimal::Decimal;
use serde::Deserialize;

use super::budget::depreciation::Thresholds;
use crate::model::{Currency, Day};

/// All presets.
#[derive(Clone, Debug, PartialEq, Eq, Default, Deserialize)]
pub struct Presets {
    /// Useful lives.
    pub lives: Vec<LifePreset>,
    /// Rules of declining balance.
    pub declining: Vec<DecliningPreset>,
    /// Rules on low-value assets.
    pub low_value: Vec<LowValuePreset>,
    /// Tables of fixed shares.
    pub tables: Vec<TablePreset>,
}

/// A useful life.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct LifePreset {
    /// Its key.
    pub key: String,
    /// ISO country code.
    pub country: String,
    /// Months.
    pub months: u16,
    /// First day of purchase it holds for.
    pub valid_from: Day,
    /// Last day of purchase it holds for; `None` without end.
    #[serde(default)]
    pub valid_to: Option<Day>,
    /// Its name in English.
    pub title_en: String,
    /// Its name in German.
    pub title_de: String,
    /// Where it comes from.
    pub source: String,
}

/// A rule of declining balance (rule R11).
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct DecliningPreset {
    /// Its key.
    pub key: String,
    /// ISO country code.
    pub country: String,
    /// How often the straight-line rate it may be.
    pub factor: Decimal,
    /// The highest rate a year, as a fraction.
    pub cap: Decimal,
    /// First day of purchase it holds for.
    pub valid_from: Day,
    /// Last day of purchase it holds for; `None` without end.
    #[serde(default)]
    pub valid_to: Option<Day>,
    /// Its name in English.
    pub title_en: String,
    /// Its name in German.
    pub title_de: String,
    /// Where it comes from.
    pub source: String,
}

/// A rule on low-value assets (rule R12). Amounts are minor units, per item, net of VAT even if VAT is not recovered.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct LowValuePreset {
    /// Its key.
    pub key: String,
    /// ISO country code.
    pub country: String,
    /// The currency of the amounts.
    pub currency: Currency,
    /// Items up to this may be expensed at once.
    pub immediate_max: i64,
    /// Items above this may go to a pool; `None` where there are no pools.
    pub pool_above: Option<i64>,
    /// Items up to this may go to a pool.
    pub pool_max: i64,
    /// Years a pool is written off over.
    pub pool_years: u8,
    /// First day of purchase it holds for.
    pub valid_from: Day,
    /// Last day of purchase it holds for; `None` without end.
    #[serde(default)]
    pub valid_to: Option<Day>,
    /// Its name in English.
    pub title_en: String,
    /// Its name in German.
    pub title_de: String,
    /// Where it comes from.
    pub source: String,
}

/// A table of fixed shares by year (rule R13).
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct TablePreset {
    /// Its key.
    pub key: String,
    /// ISO country code.
    pub country: String,
    /// Shares of the cost by year; their sum is 1.
    pub shares: Vec<Decimal>,
    /// First day of purchase it holds for.
    pub valid_from: Day,
    /// Last day of purchase it holds for; `None` without end.
    #[serde(default)]
    pub valid_to: Option<Day>,
    /// Its name in English.
    pub title_en: String,
    /// Its name in German.
    pub title_de: String,
    /// Where it comes from.
    pub source: String,
}

static BUILTIN: LazyLock<Presets> =
    LazyLock::new(|| ron::from_str(include_str!("../../assets/finance/presets.ron")).unwrap_or_default());

impl Presets {
    /// The presets the program brings; a test reads every one of them.
    #[must_use]
    pub fn builtin() -> &'static Self {
        &BUILTIN
    }

    /// The rule of declining balance with a key.
    #[must_use]
    pub fn declining(&self, key: &str) -> Option<&DecliningPreset> {
        self.declining.iter().find(|preset| preset.key == key)
    }

    /// The rule on low-value assets with a key.
    #[must_use]
    pub fn low_value(&self, key: &str) -> Option<&LowValuePreset> {
        self.low_value.iter().find(|preset| preset.key == key)
    }

    /// The table with a key.
    #[must_use]
    pub fn table(&self, key: &str) -> Option<&TablePreset> {
        self.tables.iter().find(|preset| preset.key == key)
    }
}

impl LowValuePreset {
    /// Its thresholds.
    #[must_use]
    pub const fn thresholds(&self) -> Thresholds {
        Thresholds {
            immediate_max: self.immediate_max,
            pool_above: self.pool_above,
            pool_max: self.pool_max,
            pool_years: self.pool_years,
        }
    }
}

/// True if a day lies in a validity, both ends inclusive.
#[must_use]
pub fn holds(from: Day, to: Option<Day>, on: Day) -> bool {
    on >= from && to.is_none_or(|to| on <= to)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_preset_is_read_and_says_where_it_comes_from() {
        let all: Presets = ron::from_str(include_str!("../../assets/finance/presets.ron")).unwrap();
        assert_eq!(&all, Presets::builtin());
        assert_eq!((all.lives.len(), all.declining.len(), all.low_value.len(), all.tables.len()), (6, 1, 2, 1));
        let sources =
            all.lives.iter().map(|preset| &preset.source).chain(all.tables.iter().map(|preset| &preset.source));
        assert!(sources.chain(all.low_value.iter().map(|preset| &preset.source)).all(|source| !source.is_empty()));
        for table in &all.tables {
            assert_eq!(table.shares.iter().sum::<Decimal>(), Decimal::ONE, "{}", table.key);
        }
    }
}
