//! Lines of a budget as a reader counts them: one entry for each model, wave and price, whatever sites and cost centers pay.

use rustc_hash::FxHashMap;

use super::budget::{Budget, BudgetLine, Category, NameId};
use crate::model::Money;

/// Lines that differ only in who pays.
#[derive(Clone, Debug)]
pub struct Group<'a> {
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
    pub lines: Vec<&'a BudgetLine>,
}

/// What makes two lines the same entry.
type Key<'b> = (Category, Option<usize>, NameId, &'b str, Option<Money>, u32);

/// Groups lines, the largest sum first; the order of the lines stays inside a group.
#[must_use]
pub fn groups<'a>(budget: &Budget, lines: &[&'a BudgetLine]) -> Vec<Group<'a>> {
    let mut places: FxHashMap<Key<'_>, usize> = FxHashMap::default();
    let mut list: Vec<Group<'a>> = Vec::new();
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
        group.lines.push(line);
    }
    list.sort_by_key(|group| std::cmp::Reverse(group.amount.unsigned_abs()));
    list
}
