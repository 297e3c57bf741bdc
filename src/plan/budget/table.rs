//! The budget as a table: rows by category, class or site, columns by fiscal year. Every sum adds rounded lines.

use rustc_hash::FxHashMap;

use super::{Budget, BudgetLine, Category};
use crate::model::{ClassGroup, FiscalYear};

/// What the rows of the budget table are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Grouping {
    /// One row a category.
    #[default]
    Category,
    /// One row a class group.
    Class,
    /// One row a site.
    Site,
}

/// What a row of the budget table stands for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum RowKey {
    /// A category.
    Category(Category),
    /// A class group; `None` for lines that belong to no class, such as contingency.
    Class(Option<ClassGroup>),
    /// A site as imported; empty for lines without one.
    Site(String),
}

impl RowKey {
    /// The row of a line.
    #[must_use]
    pub fn of(line: &BudgetLine, grouping: Grouping) -> Self {
        match grouping {
            Grouping::Category => Self::Category(line.category),
            Grouping::Class => Self::Class(line.class.map(crate::model::Class::group)),
            Grouping::Site => Self::Site(line.site.clone()),
        }
    }
}

/// A row of the budget table, in minor units of the plan's currency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What it stands for.
    pub key: RowKey,
    /// The amount of each fiscal year of the budget.
    pub amounts: Vec<i64>,
    /// The sum of `amounts`.
    pub total: i64,
}

impl Budget {
    /// The table by a grouping: categories and classes in their own order, sites by falling total. Rows without any line are
    /// left out; the rows of every grouping add up to the same [`Budget::total`].
    #[must_use]
    pub fn rows(&self, grouping: Grouping) -> Vec<Row> {
        let columns: FxHashMap<FiscalYear, usize> =
            self.years.iter().enumerate().map(|(index, year)| (*year, index)).collect();
        let mut rows: FxHashMap<RowKey, Row> = FxHashMap::default();
        for line in &self.lines {
            let Some(column) = columns.get(&line.fiscal_year) else { continue };
            let key = RowKey::of(line, grouping);
            let row =
                rows.entry(key.clone()).or_insert_with(|| Row { key, amounts: vec![0; self.years.len()], total: 0 });
            if let Some(amount) = row.amounts.get_mut(*column) {
                *amount = amount.saturating_add(line.amount.minor);
            }
            row.total = row.total.saturating_add(line.amount.minor);
        }
        let mut rows: Vec<Row> = rows.into_values().collect();
        rows.sort_by(|a, b| match (&a.key, &b.key) {
            (RowKey::Category(a), RowKey::Category(b)) => a.cmp(b),
            (RowKey::Class(a), RowKey::Class(b)) => (a.is_none(), a).cmp(&(b.is_none(), b)),
            (RowKey::Site(x), RowKey::Site(y)) => {
                (x.is_empty(), -i128::from(a.total), x).cmp(&(y.is_empty(), -i128::from(b.total), y))
            }
            _ => std::cmp::Ordering::Equal,
        });
        rows
    }

    /// The sum of all years up to and including each year.
    #[must_use]
    pub fn cumulative(&self) -> Vec<i64> {
        let mut sum = 0_i64;
        self.years
            .iter()
            .map(|year| {
                sum = sum.saturating_add(self.year_total(*year));
                sum
            })
            .collect()
    }

    /// The dearest year with its sum; the earlier one of two equals.
    #[must_use]
    pub fn highest_year(&self) -> Option<(FiscalYear, i64)> {
        let totals = self.years.iter().map(|year| (*year, self.year_total(*year)));
        totals.reduce(|best, next| if next.1 > best.1 { next } else { best })
    }

    /// The lines behind a cell: of a year (`None`: all) and a category (`None`: all), the largest amount first.
    #[must_use]
    pub fn lines_of(&self, year: Option<FiscalYear>, category: Option<Category>) -> Vec<&BudgetLine> {
        let mut lines: Vec<_> = self
            .lines
            .iter()
            .filter(|line| year.is_none_or(|year| line.fiscal_year == year))
            .filter(|line| category.is_none_or(|category| line.category == category))
            .collect();
        lines.sort_by_key(|line| (-i128::from(line.amount.minor), line.day));
        lines
    }

    /// True if a sum over this category is a lower bound, because a price or assumption it needs is missing.
    #[must_use]
    pub fn incomplete(&self, category: Option<Category>) -> bool {
        use super::Missing;
        use crate::plan::PriceKey;
        self.missing.iter().any(|missing| {
            let needs = match &missing.what {
                Missing::Target | Missing::Price(PriceKey::Product(_)) | Missing::Rate(PriceKey::Product(_), _) => {
                    Category::Devices
                }
                Missing::Minutes(_)
                | Missing::Price(PriceKey::TechnicianHour)
                | Missing::Rate(PriceKey::TechnicianHour, _) => Category::Labor,
                Missing::Price(PriceKey::SharedDeviceLicense) | Missing::Rate(PriceKey::SharedDeviceLicense, _) => {
                    Category::Licenses
                }
                Missing::Price(PriceKey::Shipping) | Missing::Rate(PriceKey::Shipping, _) => Category::Shipping,
                Missing::Price(PriceKey::Headset | PriceKey::Accessories)
                | Missing::Rate(PriceKey::Headset | PriceKey::Accessories, _) => Category::Accessories,
            };
            // Contingency and VAT are shares of the others.
            category.is_none_or(|asked| asked == needs || matches!(asked, Category::Contingency | Category::Vat))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Class, Currency, Day, Money};

    fn line(year: i32, category: Category, class: Option<Class>, site: &str, minor: i64) -> BudgetLine {
        BudgetLine {
            day: Day::from_ymd(year, 6, 1).unwrap(),
            fiscal_year: FiscalYear(year),
            category,
            lane: None,
            class,
            site: site.to_owned(),
            cost_center: String::new(),
            product: None,
            wave: String::new(),
            quantity: 1,
            unit: None,
            amount: Money::new(minor, Currency::EUR),
            capex: false,
            steps: Vec::new(),
        }
    }

    fn budget() -> Budget {
        let lines = vec![
            line(2026, Category::Devices, Some(Class::ThreePip), "Berlin", 10_000),
            line(2027, Category::Devices, Some(Class::Lpe), "Wien", 70_000),
            line(2027, Category::Labor, Some(Class::ThreePip), "Berlin", 5_000),
            line(2027, Category::TradeIn, Some(Class::ThreePip), "Berlin", -1_500),
            line(2027, Category::Contingency, None, "", 800),
        ];
        let mut budget = Budget { years: vec![FiscalYear(2026), FiscalYear(2027)], ..Budget::default() };
        for line in &lines {
            *budget.cells.entry((line.fiscal_year, line.category)).or_default() += line.amount.minor;
        }
        budget.lines = lines;
        budget
    }

    #[test]
    fn every_grouping_adds_up_to_the_same_total_and_the_same_years() {
        let budget = budget();
        for grouping in [Grouping::Category, Grouping::Class, Grouping::Site] {
            let rows = budget.rows(grouping);
            assert_eq!(rows.iter().map(|row| row.total).sum::<i64>(), budget.total(), "{grouping:?}");
            for (index, year) in budget.years.iter().enumerate() {
                let sum: i64 = rows.iter().map(|row| row.amounts[index]).sum();
                assert_eq!(sum, budget.year_total(*year), "{grouping:?} {year:?}");
            }
        }
    }

    #[test]
    fn sites_come_by_falling_total_and_lines_without_one_last() {
        let keys: Vec<_> = budget().rows(Grouping::Site).into_iter().map(|row| row.key).collect();
        assert_eq!(keys, ["Wien", "Berlin", ""].map(|site| RowKey::Site(site.to_owned())));
        let classes: Vec<_> = budget().rows(Grouping::Class).into_iter().map(|row| row.key).collect();
        let groups = [Some(ClassGroup::Lpe), Some(ClassGroup::ThreePip), None];
        assert_eq!(classes, groups.map(RowKey::Class));
    }

    #[test]
    fn the_last_cumulative_sum_is_the_total_and_the_dearest_year_is_named() {
        let budget = budget();
        assert_eq!(budget.cumulative(), [10_000, 84_300]);
        assert_eq!(budget.highest_year(), Some((FiscalYear(2027), 74_300)));
    }

    #[test]
    fn a_missing_price_makes_its_category_and_the_shares_of_it_lower_bounds() {
        let mut budget = budget();
        assert!(!budget.incomplete(None));
        budget.missing.push(super::super::MissingPrice {
            what: super::super::Missing::Minutes(crate::plan::WorkKind::Swap),
            quantity: 3,
            fiscal_year: FiscalYear(2026),
        });
        assert!(budget.incomplete(None) && budget.incomplete(Some(Category::Labor)));
        assert!(budget.incomplete(Some(Category::Contingency)) && !budget.incomplete(Some(Category::Devices)));
    }
}
