//! What the bars of the budget are stacked from: the rows of its table, in the same order and under the same names.

use super::Ink;
use super::draw::{cost_fill, cost_stroke};
use super::scene::{Fill, Pattern, Stroke};
use crate::i18n::{Lang, explain, tr::chart as tr};
use crate::plan::budget::{Grouping, Row, RowKey};
use crate::plan::{Budget, Category};

/// Rows with a color of their own; further ones share the last.
const MOST: usize = 6;

/// One color of the stacked bars.
#[derive(Clone, Debug, PartialEq)]
pub struct Stack {
    /// The rows of the table it stands for.
    pub rows: Vec<RowKey>,
    /// Its name.
    pub name: String,
    /// The ink it is drawn with.
    pub ink: Ink,
    /// Its fill.
    pub fill: Fill,
    /// Its outline, where the fill is a pattern.
    pub stroke: Option<Stroke>,
    /// Amounts by fiscal year, in minor units.
    pub amounts: Vec<i64>,
}

impl Stack {
    fn of(lang: Lang, row: Row, fill: Fill, stroke: Option<Stroke>) -> Self {
        let ink = fill.pattern.map_or(fill.ink, |(_, ink)| ink);
        Self { name: explain::budget_row(lang, &row.key), rows: vec![row.key], ink, fill, stroke, amounts: row.amounts }
    }
}

/// The order of categories in a bar, from zero upwards; what is not named follows, contingency is on top.
const fn height_of(category: Category) -> usize {
    match category {
        Category::Contingency => usize::MAX,
        Category::Vat => usize::MAX - 1,
        other => other as usize,
    }
}

/// The stacks of a budget under a grouping, from zero upwards.
#[must_use]
pub fn stacks(budget: &Budget, lang: Lang, grouping: Grouping) -> Vec<Stack> {
    let mut rows = if grouping == Grouping::Category { by_category(budget) } else { budget.rows(grouping) };
    let rest = if rows.len() > MOST + 1 && grouping != Grouping::Category { rows.split_off(MOST) } else { Vec::new() };
    let mut list: Vec<Stack> = rows.into_iter().enumerate().map(|(index, row)| colored(lang, index, row)).collect();
    if let Some(first) = rest.first() {
        let name = tr::rest(lang, rest.len() as u64);
        let mut amounts = vec![0_i64; first.amounts.len()];
        for row in &rest {
            amounts.iter_mut().zip(&row.amounts).for_each(|(sum, amount)| *sum = sum.saturating_add(*amount));
        }
        let fill = Fill { ink: Ink::Panel, pattern: Some((Pattern::ThickHatch, Ink::StrokeStrong)) };
        let stroke = Some(Stroke::new(Ink::StrokeStrong, 1.0));
        let rows = rest.into_iter().map(|row| row.key).collect();
        list.push(Stack { rows, name, ink: Ink::StrokeStrong, fill, stroke, amounts });
    }
    list
}

/// The categories with amounts, from zero upwards.
fn by_category(budget: &Budget) -> Vec<Row> {
    let row = |category: Category| {
        let amounts: Vec<i64> = budget.years.iter().map(|year| budget.cell(*year, category)).collect();
        let total = budget.category_total(category);
        amounts.iter().any(|amount| *amount != 0).then_some(Row { key: RowKey::Category(category), amounts, total })
    };
    let mut categories = Category::ALL;
    categories.sort_by_key(|category| height_of(*category));
    categories.into_iter().filter_map(row).collect()
}

fn colored(lang: Lang, index: usize, row: Row) -> Stack {
    let (fill, stroke) = match &row.key {
        RowKey::Category(category) => (cost_fill(*category), cost_stroke(*category)),
        RowKey::Class(Some(group)) => (Fill::solid(Ink::Class(*group)), None),
        RowKey::Class(None) => (cost_fill(Category::Contingency), cost_stroke(Category::Contingency)),
        _ => {
            const INKS: [Category; MOST] = [
                Category::Devices,
                Category::Labor,
                Category::Licenses,
                Category::Accessories,
                Category::Shipping,
                Category::TradeIn,
            ];
            (Fill::solid(INKS.get(index).map_or(Ink::StrokeStrong, |category| Ink::Cost(*category))), None)
        }
    };
    Stack::of(lang, row, fill, stroke)
}
