//! Lines of a budget: kept in short, written out when somebody reads them.
//!
//! An edit makes tens of thousands of lines anew, and most of them are never looked at one by one. What lines have in common is
//! kept once; what is left of each is who pays, and how much.

use std::fmt;
use std::ops::Deref;
use std::sync::{Arc, OnceLock};

#[cfg(doc)]
use super::Budget;
use super::{Category, NameId};
use crate::model::{Class, Currency, Day, FiscalYear, Money};
use crate::plan::units::Payer;

/// One line of the budget, without text: names are looked up with [`Budget::site`] and its neighbors, the derivation is made by
/// [`Budget::explain`] when somebody asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BudgetLine {
    /// The day it is ordered or done; it decides the fiscal year.
    pub day: Day,
    /// The fiscal year of that day.
    pub fiscal_year: FiscalYear,
    /// Category.
    pub category: Category,
    /// Index of the lane whose devices cause it; `None` for contingency and VAT.
    pub lane: Option<usize>,
    /// Class of that lane.
    pub class: Option<Class>,
    /// Site, as imported ([`Budget::site`]). Contingency and VAT are shared out to sites and cost centers (rule R03).
    pub site: NameId,
    /// Cost center, as imported ([`Budget::cost_center`]).
    pub cost_center: NameId,
    /// Key of the product that is bought ([`Budget::product`]).
    pub product: NameId,
    /// Wave it belongs to ([`Budget::wave`]).
    pub wave: NameId,
    /// Units.
    pub quantity: u64,
    /// This line's weight in [`BudgetLine::how`], where an amount is shared out.
    pub weight: u64,
    /// Price of one unit; `None` where there is no single one.
    pub unit: Option<Money>,
    /// The amount; rounded, and the truth from then on.
    pub amount: Money,
    /// True for capital expenditure.
    pub capex: bool,
    /// How it was made: position in [`Budget::hows`].
    pub how: u32,
}

/// What some lines have in common.
#[derive(Clone, Copy)]
pub(super) struct Group {
    pub day: Day,
    pub fiscal_year: FiscalYear,
    pub category: Category,
    pub class: Option<Class>,
    pub capex: bool,
    /// Index of the lane; [`NONE`] for none.
    pub lane: u32,
    pub product: NameId,
    pub wave: NameId,
    pub how: u32,
    /// Place in [`Lines::units`]; [`NONE`] for none.
    pub unit: u32,
    /// Where its parts end in [`Lines::parts`].
    pub end: u32,
}

/// What one payer has of a group.
#[derive(Clone, Copy)]
pub(super) struct Part {
    /// Position in the payers; [`NONE`] for nobody.
    pub payer: u32,
    /// True if it is of one unit, whatever its weight.
    pub once: bool,
    /// Units; of one unit what the amount is shared out by.
    pub weight: u64,
    pub amount: i64,
}

/// No lane, payer or unit price.
pub(super) const NONE: u32 = u32::MAX;

/// What the lines of a lane come to.
#[derive(Clone, Copy, Default)]
struct LaneCost {
    total: i64,
    /// Price of one device, and whether there are several.
    unit: Option<Money>,
    several: bool,
}

/// The lines of a budget in their order. Reads as a slice of [`BudgetLine`]; the slice is made when it is read first.
#[derive(Clone, Default)]
pub struct Lines {
    groups: Vec<Group>,
    parts: Vec<Part>,
    units: Vec<Money>,
    payers: Arc<[Payer]>,
    currency: Option<Currency>,
    lanes: Vec<LaneCost>,
    /// Lines that are in no group, after all others.
    singles: Vec<BudgetLine>,
    made: OnceLock<Vec<BudgetLine>>,
}

impl Lines {
    pub(super) fn new(payers: &Arc<[Payer]>, currency: Currency, lanes: usize) -> Self {
        Self {
            payers: Arc::clone(payers),
            currency: Some(currency),
            lanes: vec![LaneCost::default(); lanes],
            ..Self::default()
        }
    }

    /// Makes room for groups and their lines.
    pub(super) fn reserve(&mut self, groups: usize, lines: usize) {
        self.groups.reserve(groups);
        self.parts.reserve(lines);
    }

    /// Adds the lines of a group, whose sum is given.
    pub(super) fn add(&mut self, group: Group, unit: Option<Money>, parts: &[Part], sum: i64) {
        let position = |length: usize| u32::try_from(length).unwrap_or(NONE);
        let unit = unit.map_or(NONE, |unit| {
            let known = self.units.iter().rposition(|known| *known == unit);
            position(known.unwrap_or_else(|| {
                self.units.push(unit);
                self.units.len() - 1
            }))
        });
        self.parts.extend_from_slice(parts);
        self.groups.push(Group { unit, end: position(self.parts.len()), ..group });
        if let Some(lane) = self.lanes.get_mut(group.lane as usize) {
            lane.total = lane.total.saturating_add(sum);
            if let (Category::Devices, Some(unit)) = (group.category, self.units.get(unit as usize)) {
                lane.several |= lane.unit.is_some_and(|known| known != *unit);
                lane.unit = Some(*unit);
            }
        }
        self.made = OnceLock::new();
    }

    /// Adds a line after all others.
    pub fn push(&mut self, line: BudgetLine) {
        self.singles.push(line);
        self.made = OnceLock::new();
    }

    /// The groups of a fiscal year and category with their sums.
    pub(super) fn in_cell(&self, year: FiscalYear, category: Category) -> impl Iterator<Item = (&Group, i64)> {
        let begins = std::iter::once(0).chain(self.groups.iter().map(|group| group.end as usize));
        let of_cell = move |(group, _): &(&Group, usize)| group.fiscal_year == year && group.category == category;
        self.groups.iter().zip(begins).filter(of_cell).map(|(group, from)| {
            let parts = self.parts.get(from..group.end as usize).unwrap_or_default();
            (group, parts.iter().fold(0, |sum: i64, part| sum.saturating_add(part.amount)))
        })
    }

    /// How many there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.parts.len() + self.singles.len()
    }

    /// True if there is none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The sum of a lane in minor units, and the price of one device where there is one and only one.
    pub(in crate::plan) fn of_lane(&self, lane: usize) -> (i64, Option<Money>) {
        self.lanes.get(lane).map_or((0, None), |cost| (cost.total, cost.unit.filter(|_| !cost.several)))
    }

    fn make(&self) -> Vec<BudgetLine> {
        let mut lines = Vec::with_capacity(self.len());
        let mut from = 0;
        let currency = self.currency.unwrap_or(Currency::EUR);
        let name = |position: Option<u32>| position.map_or(NameId::NONE, |position| NameId::at(position as usize));
        for group in &self.groups {
            let unit = self.units.get(group.unit as usize).copied();
            let lane = if group.lane == NONE { None } else { Some(group.lane as usize) };
            for part in self.parts.get(from..group.end as usize).unwrap_or_default() {
                let payer = self.payers.get(part.payer as usize);
                lines.push(BudgetLine {
                    day: group.day,
                    fiscal_year: group.fiscal_year,
                    category: group.category,
                    lane,
                    class: group.class,
                    site: name(payer.map(|payer| payer.site)),
                    cost_center: name(payer.map(|payer| payer.cost_center)),
                    product: group.product,
                    wave: group.wave,
                    quantity: if part.once { 1 } else { part.weight },
                    weight: part.weight,
                    unit,
                    amount: Money::new(part.amount, currency),
                    capex: group.capex,
                    how: group.how,
                });
            }
            from = group.end as usize;
        }
        lines.extend_from_slice(&self.singles);
        lines
    }
}

impl Group {
    /// A group without unit price; [`Lines::add`] puts in what is missing.
    pub const fn new(day: Day, fiscal_year: FiscalYear, category: Category, how: u32) -> Self {
        Self {
            day,
            fiscal_year,
            category,
            class: None,
            capex: false,
            lane: NONE,
            product: NameId::NONE,
            wave: NameId::NONE,
            how,
            unit: NONE,
            end: 0,
        }
    }
}

impl Deref for Lines {
    type Target = [BudgetLine];

    fn deref(&self) -> &[BudgetLine] {
        self.made.get_or_init(|| self.make())
    }
}

impl<'a> IntoIterator for &'a Lines {
    type Item = &'a BudgetLine;
    type IntoIter = std::slice::Iter<'a, BudgetLine>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl From<Vec<BudgetLine>> for Lines {
    fn from(singles: Vec<BudgetLine>) -> Self {
        Self { singles, ..Self::default() }
    }
}

impl PartialEq for Lines {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl Eq for Lines {}

impl fmt::Debug for Lines {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self).finish()
    }
}
