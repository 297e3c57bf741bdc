//! The budget as a table: rows by category, class or site, columns by fiscal year. Every sum adds rounded lines.

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
    /// One row a cost center.
    CostCenter,
    /// Capital expenditure and running cost.
    Spending,
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
    /// A cost center as imported; empty for lines without one.
    CostCenter(String),
    /// Capital expenditure (`true`) or running cost.
    Spending(bool),
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
        let mut rows: Vec<Option<Row>> = Vec::new();
        for line in &self.lines {
            let Ok(column) = self.years.binary_search(&line.fiscal_year) else { continue };
            let position = self.position(line, grouping);
            if position >= rows.len() {
                rows.resize(position + 1, None);
            }
            let row = rows[position].get_or_insert_with(|| Row {
                key: self.row_key(line, grouping),
                amounts: vec![0; self.years.len()],
                total: 0,
            });
            if let Some(amount) = row.amounts.get_mut(column) {
                *amount = amount.saturating_add(line.amount.minor);
            }
            row.total = row.total.saturating_add(line.amount.minor);
        }
        let mut rows: Vec<Row> = rows.into_iter().flatten().collect();
        let by_total = |a: (&str, i64), b: (&str, i64)| {
            (a.0.is_empty(), -i128::from(a.1), a.0).cmp(&(b.0.is_empty(), -i128::from(b.1), b.0))
        };
        rows.sort_by(|a, b| match (&a.key, &b.key) {
            (RowKey::Class(a), RowKey::Class(b)) => (a.is_none(), a).cmp(&(b.is_none(), b)),
            (RowKey::Site(x), RowKey::Site(y)) | (RowKey::CostCenter(x), RowKey::CostCenter(y)) => {
                by_total((x, a.total), (y, b.total))
            }
            _ => std::cmp::Ordering::Equal,
        });
        rows
    }

    /// The position of a line's row before rows are sorted; 0 is for lines without the thing that is grouped by.
    fn position(&self, line: &BudgetLine, grouping: Grouping) -> usize {
        // Devices whose site is not known and lines that belong to none are in one row.
        let name = |names: &[String], name: super::NameId| {
            let position = name.position().filter(|at| names.get(*at).is_some_and(|name| !name.is_empty()));
            position.map_or(0, |position| position + 1)
        };
        match grouping {
            Grouping::Category => line.category as usize,
            Grouping::Class => line.class.map_or(0, |class| class.group() as usize + 1),
            Grouping::Site => name(&self.names.sites, line.site),
            Grouping::CostCenter => name(&self.names.cost_centers, line.cost_center),
            Grouping::Spending => usize::from(!line.capex),
        }
    }

    /// The row of a line under a grouping.
    #[must_use]
    pub fn row_key(&self, line: &BudgetLine, grouping: Grouping) -> RowKey {
        match grouping {
            Grouping::Category => RowKey::Category(line.category),
            Grouping::Class => RowKey::Class(line.class.map(crate::model::Class::group)),
            Grouping::Site => RowKey::Site(self.site(line).to_owned()),
            Grouping::CostCenter => RowKey::CostCenter(self.cost_center(line).to_owned()),
            Grouping::Spending => RowKey::Spending(line.capex),
        }
    }

    /// The sum of a row of the table, in a year (`None`: all), in minor units.
    #[must_use]
    pub fn sum_of(&self, year: Option<FiscalYear>, row: Option<&RowKey>) -> i64 {
        match (year, row) {
            (Some(year), Some(RowKey::Category(category))) => self.cell(year, *category),
            (None, Some(RowKey::Category(category))) => self.category_total(*category),
            (Some(year), None) => self.year_total(year),
            (None, None) => self.total(),
            (year, Some(row)) => {
                self.lines_in(year, row).iter().fold(0, |sum, line| sum.saturating_add(line.amount.minor))
            }
        }
    }

    /// True if a line is in a row of the table.
    #[must_use]
    pub fn is_in(&self, line: &BudgetLine, row: &RowKey) -> bool {
        match row {
            RowKey::Category(category) => line.category == *category,
            RowKey::Class(group) => line.class.map(crate::model::Class::group) == *group,
            RowKey::Site(site) => self.site(line) == site,
            RowKey::CostCenter(cost_center) => self.cost_center(line) == cost_center,
            RowKey::Spending(capex) => line.capex == *capex,
        }
    }

    /// The lines behind a row of the table, of a year (`None`: all), the largest amount first.
    #[must_use]
    pub fn lines_in(&self, year: Option<FiscalYear>, row: &RowKey) -> Vec<&BudgetLine> {
        let lines = self.lines.iter().filter(|line| year.is_none_or(|year| line.fiscal_year == year));
        let mut lines: Vec<_> = lines.filter(|line| self.is_in(line, row)).collect();
        lines.sort_by_key(|line| (-i128::from(line.amount.minor), line.day));
        lines
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
        self.incomplete_in(category, None)
    }

    /// The same for the sum of a fiscal year; `None`: all years. What is missing is missing from the first year it is needed in on.
    #[must_use]
    pub fn incomplete_in(&self, category: Option<Category>, year: Option<FiscalYear>) -> bool {
        use super::Missing;
        use crate::plan::PriceKey;
        let of_price = |key: &PriceKey| match key {
            PriceKey::Product(_) => Category::Devices,
            PriceKey::TechnicianHour | PriceKey::SiteVisit => Category::Labor,
            PriceKey::SharedDeviceLicense | PriceKey::OldService => Category::Licenses,
            PriceKey::Shipping => Category::Shipping,
            PriceKey::Headset | PriceKey::Accessories => Category::Accessories,
            PriceKey::Failure => Category::Operations,
        };
        let missing = self.missing.iter().filter(|missing| year.is_none_or(|year| missing.fiscal_year <= year));
        missing.into_iter().any(|missing| {
            let needs = match &missing.what {
                Missing::Price(key) | Missing::Rate(key, _) | Missing::Tax(key) => of_price(key),
                Missing::Target => Category::Devices,
                Missing::Minutes(_) => Category::Labor,
                Missing::Overlap => Category::Licenses,
                Missing::Running => Category::Operations,
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
    use crate::plan::budget::NameId;

    const SITES: [&str; 2] = ["Berlin", "Wien"];

    fn line(year: i32, category: Category, class: Option<Class>, site: &str, minor: i64) -> BudgetLine {
        let site = SITES.iter().position(|known| *known == site).map_or(NameId::NONE, NameId::at);
        BudgetLine {
            day: Day::from_ymd(year, 6, 1).unwrap(),
            fiscal_year: FiscalYear(year),
            category,
            lane: None,
            class,
            site,
            cost_center: NameId::NONE,
            product: NameId::NONE,
            wave: NameId::NONE,
            quantity: 1,
            weight: 1,
            unit: None,
            amount: Money::new(minor, Currency::EUR),
            capex: category == Category::Devices,
            how: 0,
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
        budget.lines = lines.into();
        budget.names.sites = SITES.map(str::to_owned).to_vec();
        budget
    }

    #[test]
    fn every_grouping_adds_up_to_the_same_total_and_the_same_years() {
        let budget = budget();
        let all = [Grouping::Category, Grouping::Class, Grouping::Site, Grouping::CostCenter, Grouping::Spending];
        for grouping in all {
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
