//! Lines of a budget as a reader counts them: one entry for each model, wave and price, whatever sites and cost centers pay.

use rustc_hash::FxHashMap;

use super::budget::{Budget, BudgetLine, Category, NameId};
use crate::model::Money;

/// Lines that differ only in who pays.
#[derive(Clone, Debug)]
pub struct Group {
    /// Category.
    pub category: Category,
    /// Index of the lane; `None` for contingency and VAT.
    pub lane: Option<usize>,
    /// Units.
    pub quantity: u64,
    /// Price of one unit, if there is a single one.
    pub unit: Option<Money>,
    /// The sum of the lines, in minor units.
    pub amount: i64,
    /// The lines, largest first.
    pub lines: Vec<BudgetLine>,
}

/// What explains a sum of lines.
#[derive(Clone, Debug, Default)]
pub struct Entries {
    /// The entries, the largest sum first.
    pub groups: Vec<Group>,
    /// The prices behind the lines, by position in [`Budget::prices`].
    pub prices: Vec<usize>,
}

impl Entries {
    /// What explains some lines.
    #[must_use]
    pub fn of(budget: &Budget, lines: &[&BudgetLine]) -> Self {
        // Lines are many, prices are few: each is looked for once.
        let mut used: Vec<_> = lines.iter().filter_map(|line| budget.price(line)).map(std::ptr::from_ref).collect();
        used.sort_unstable();
        used.dedup();
        let is_used = |price| used.binary_search(&std::ptr::from_ref(price)).is_ok();
        let prices = budget.prices.iter().enumerate().filter(|(_, price)| is_used(*price)).map(|(at, _)| at).collect();
        Self { groups: groups(budget, lines), prices }
    }
}

/// What makes two lines the same entry.
type Key<'b> = (Category, Option<usize>, NameId, &'b str, Option<Money>, u32);

/// Groups lines, the largest sum first; the order of the lines stays inside a group.
fn groups(budget: &Budget, lines: &[&BudgetLine]) -> Vec<Group> {
    let mut places: FxHashMap<Key<'_>, usize> = FxHashMap::default();
    let mut list: Vec<Group> = Vec::new();
    for line in lines {
        // Shares of one amount belong together, whoever pays them; so do units of one price.
        let price = budget.price(line).map_or(line.how, |_| u32::MAX);
        let key = (line.category, line.lane, line.product, budget.wave(line), line.unit, price);
        let place = *places.entry(key).or_insert_with(|| {
            let (category, lane, unit) = (line.category, line.lane, line.unit);
            list.push(Group { category, lane, quantity: 0, unit, amount: 0, lines: Vec::new() });
            list.len() - 1
        });
        let Some(group) = list.get_mut(place) else { continue };
        group.quantity = group.quantity.saturating_add(line.quantity);
        group.amount = group.amount.saturating_add(line.amount.minor);
        group.lines.push(**line);
    }
    list.sort_by_key(|group| std::cmp::Reverse(group.amount.unsigned_abs()));
    list
}
