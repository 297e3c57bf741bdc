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

/// Who pays for what is done with the devices of a lane in a wave. Several groups of lines belong to one.
#[derive(Clone, Copy)]
struct Head {
    /// Index of the lane; [`NONE`] for none.
    pub lane: u32,
    /// What is bought in the place of the devices.
    pub product: NameId,
    pub wave: NameId,
    /// Where its shares begin in [`Lines::shares`].
    from: u32,
    /// Where they end.
    to: u32,
}

/// The devices of a [`Head`] that one site and cost center pays for.
#[derive(Clone, Copy, Default)]
pub(super) struct Share {
    /// Position in [`Lines::payers`]; [`NONE`] for nobody.
    pub payer: u32,
    pub devices: u64,
    /// Devices that need a shared-device license from now on.
    pub licenses: u64,
    /// Devices that leave the old telephone service.
    pub leaving: u64,
}

impl Share {
    /// Some devices of a payer.
    pub const fn of(payer: u32, devices: u64) -> Self {
        Self { payer, devices, licenses: 0, leaving: 0 }
    }
}

/// What the lines of a group count.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum By {
    Devices,
    Licenses,
    Leaving,
    /// One thing, shared out by devices.
    Once,
}

impl By {
    /// What it counts of a share.
    pub const fn of(self, share: &Share) -> u64 {
        match self {
            Self::Devices | Self::Once => share.devices,
            Self::Licenses => share.licenses,
            Self::Leaving => share.leaving,
        }
    }

    /// True if a share has a line. Some devices need no license; one that has no weight in an amount has a line all the same.
    pub const fn has(self, share: &Share) -> bool {
        matches!(self, Self::Devices | Self::Once) || self.of(share) > 0
    }
}

/// What some lines have in common. There is one line for every share of the head that [`By::has`].
#[derive(Clone, Copy)]
pub(super) struct Group {
    pub day: Day,
    pub fiscal_year: FiscalYear,
    pub category: Category,
    pub capex: bool,
    pub by: By,
    /// Place in [`Lines::heads`].
    pub head: u32,
    pub how: u32,
    /// Place in [`Lines::units`]; [`NONE`] for none.
    pub unit: u32,
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
    heads: Vec<Head>,
    shares: Vec<Share>,
    groups: Vec<Group>,
    /// The amount of every line, group by group.
    amounts: Vec<i64>,
    /// Unit prices of groups.
    units: Vec<Money>,
    payers: Arc<[Payer]>,
    currency: Option<Currency>,
    /// The class of every lane.
    classes: Vec<Class>,
    lanes: Vec<LaneCost>,
    /// Lines that are in no group, after all others.
    singles: Vec<BudgetLine>,
    made: OnceLock<Vec<BudgetLine>>,
}

impl Lines {
    /// No lines yet; `classes` are those of the lanes.
    pub(super) fn new(payers: &Arc<[Payer]>, currency: Currency, classes: Vec<Class>) -> Self {
        Self {
            payers: Arc::clone(payers),
            currency: Some(currency),
            lanes: vec![LaneCost::default(); classes.len()],
            classes,
            ..Self::default()
        }
    }

    /// Makes room for some heads with their shares, and for about so many groups of each.
    pub(super) fn reserve(&mut self, heads: usize, shares: usize, groups: usize) {
        self.heads.reserve(heads);
        self.shares.reserve(shares);
        self.groups.reserve(heads * groups);
        self.amounts.reserve(shares * groups);
    }

    /// Adds a head for groups to follow.
    pub(super) fn head(
        &mut self,
        lane: Option<usize>,
        product: NameId,
        wave: NameId,
        shares: impl Iterator<Item = Share>,
    ) -> u32 {
        let from = position(self.shares.len());
        self.shares.extend(shares);
        let lane = lane.and_then(|lane| u32::try_from(lane).ok()).unwrap_or(NONE);
        self.heads.push(Head { lane, product, wave, from, to: position(self.shares.len()) });
        position(self.heads.len() - 1)
    }

    /// Knows a unit price from now on; returns its place.
    pub(super) fn add_unit(&mut self, unit: Money) -> u32 {
        self.units.push(unit);
        position(self.units.len() - 1)
    }

    /// Adds the lines of a group: an amount for every share of its head that has one, and their sum.
    pub(super) fn add(&mut self, group: Group, amounts: impl Iterator<Item = i64>, sum: i64) {
        self.amounts.extend(amounts);
        self.groups.push(group);
        let head = self.heads.get(group.head as usize);
        if let Some(lane) = head.and_then(|head| self.lanes.get_mut(head.lane as usize)) {
            lane.total = lane.total.saturating_add(sum);
            if let (Category::Devices, Some(unit)) = (group.category, self.units.get(group.unit as usize)) {
                lane.several |= lane.unit.is_some_and(|known| known != *unit);
                lane.unit = Some(*unit);
            }
        }
        self.made.take();
    }

    /// Adds a line after all others.
    pub fn push(&mut self, line: BudgetLine) {
        self.singles.push(line);
        self.made.take();
    }

    /// Every group with its head and, for each of its lines, the share and the amount.
    fn groups(&self) -> impl Iterator<Item = (&Group, &Head, impl Iterator<Item = (&Share, i64)>)> {
        let mut rest = self.amounts.as_slice();
        self.groups.iter().filter_map(move |group| {
            let head = self.heads.get(group.head as usize)?;
            let shares = self.shares.get(head.from as usize..head.to as usize)?;
            let count = shares.iter().filter(|share| group.by.has(share)).count();
            let (amounts, after) = rest.split_at_checked(count)?;
            rest = after;
            let shares = shares.iter().filter(move |share| group.by.has(share));
            Some((group, head, shares.zip(amounts.iter().copied())))
        })
    }

    /// The groups of a fiscal year and category with their sums.
    pub(super) fn in_cell(&self, year: FiscalYear, category: Category) -> impl Iterator<Item = (&Group, i64)> {
        let of_cell = move |group: &Group| group.fiscal_year == year && group.category == category;
        self.groups()
            .filter(move |(group, ..)| of_cell(group))
            .map(|(group, _, lines)| (group, lines.fold(0, |sum: i64, (_, amount)| sum.saturating_add(amount))))
    }

    /// The currency of the plan; `None` for lines that were put together by themselves.
    #[must_use]
    pub const fn currency(&self) -> Option<Currency> {
        self.currency
    }

    /// How many there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.amounts.len() + self.singles.len()
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
        let currency = self.currency.unwrap_or(Currency::EUR);
        let name = |position: Option<u32>| position.map_or(NameId::NONE, |position| NameId::at(position as usize));
        for (group, head, shares) in self.groups() {
            let unit = self.units.get(group.unit as usize).copied();
            let lane = if head.lane == NONE { None } else { Some(head.lane as usize) };
            let class = lane.and_then(|lane| self.classes.get(lane)).copied();
            let product = if group.category == Category::Devices { head.product } else { NameId::NONE };
            for (share, amount) in shares {
                let payer = self.payers.get(share.payer as usize);
                let weight = group.by.of(share);
                lines.push(BudgetLine {
                    day: group.day,
                    fiscal_year: group.fiscal_year,
                    category: group.category,
                    lane,
                    class,
                    site: name(payer.map(|payer| payer.site)),
                    cost_center: name(payer.map(|payer| payer.cost_center)),
                    product,
                    wave: head.wave,
                    quantity: if group.by == By::Once { 1 } else { weight },
                    weight,
                    unit,
                    amount: Money::new(amount, currency),
                    capex: group.capex,
                    how: group.how,
                });
            }
        }
        lines.extend_from_slice(&self.singles);
        lines
    }
}

fn position(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(NONE)
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
