//! What makes two budgets differ: quantity, price, timing, currency, tax and scope, exactly to the minor unit.

use std::collections::BTreeMap;

use rust_decimal::{Decimal, MathematicalOps as _};

use super::budget::{Budget, BudgetLine, Category, How, NameId};
use super::decision::Rounding;
use super::price::PriceKey;
use crate::model::{Currency, FiscalYear};

/// Why an amount differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Effect {
    /// Something is in only one of the budgets.
    Scope,
    /// More or fewer units.
    Quantity,
    /// Another price, discount, minutes or rate of contingency.
    Price,
    /// The same earlier or later: years of escalation, months of a service.
    Timing,
    /// Another plan rate.
    Currency,
    /// VAT that is not recovered.
    Tax,
}

impl Effect {
    /// All effects in the order of the bars.
    pub const ALL: [Self; 6] = [Self::Scope, Self::Quantity, Self::Price, Self::Timing, Self::Currency, Self::Tax];

    /// The stable key.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Scope => "scope",
            Self::Quantity => "quantity",
            Self::Price => "price",
            Self::Timing => "timing",
            Self::Currency => "currency",
            Self::Tax => "tax",
        }
    }
}

/// The way from one total to another, in minor units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bridge {
    /// The total it begins with.
    pub from: i64,
    /// The total it ends with.
    pub to: i64,
    /// One bar an effect, in the order of [`Effect::ALL`]; their sum is `to - from`.
    pub bars: Vec<Bar>,
}

/// An effect with what it consists of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// The effect.
    pub effect: Effect,
    /// Its amount: the sum of its items.
    pub amount: i64,
    /// What it consists of, largest amount first, whatever its sign.
    pub items: Vec<BridgeItem>,
}

/// What an effect consists of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BridgeItem {
    /// Category.
    pub category: Category,
    /// Key of the lane's position in both outlooks; `None` where it belongs to none.
    pub lane: Option<usize>,
    /// What is bought; `None` for contingency, VAT and credits.
    pub key: Option<PriceKey>,
    /// Units before and after.
    pub quantity: (u64, u64),
    /// Amounts before and after.
    pub amounts: (i64, i64),
    /// What the effect makes of the difference.
    pub amount: i64,
}

/// What lines of two budgets are compared by.
type Key = (Category, Option<usize>, Option<PriceKey>, String);

/// Lines of one thing, added up.
#[derive(Clone, Default)]
struct Side {
    /// What its price is for: devices, device-months, visits; one for amounts that the user fixed.
    quantity: u64,
    amount: i128,
    /// Units of a service by wave and fiscal year.
    service: BTreeMap<NameId, BTreeMap<FiscalYear, u64>>,
    /// Months of a service, times units.
    months: u128,
    /// What lines would cost without escalation, by its years.
    plain: BTreeMap<u32, Decimal>,
    /// The rate of escalation.
    rate: Decimal,
    /// Currency of the price and plan rate, where it is a foreign one.
    quote: Option<(Currency, Decimal)>,
}

/// Compares two budgets over the same fleet: what it takes to come from the first to the second.
///
/// Things are matched by category, lane and what is bought. Of what is in both, units are valued at the first budget's average
/// price, and a service at its old length. Units are what a price is for: devices of goods and work, device-months of phones
/// without support, visits of travel. An amount that the user fixed has none, and is a price. What is left is split by reckoning
/// the second budget's units with the first one's plan rate, and with the first one's years of escalation. Contingency follows
/// the lines it is taken on, a change of its rate is a price. The shares are rounded to the minor unit, and what rounding leaves
/// stays with the price.
#[must_use]
pub fn bridge(from: &Budget, to: &Budget) -> Bridge {
    let mut items: Vec<(Effect, BridgeItem)> = Vec::new();
    let (before, after) = (sides(from), sides(to));
    let keys: std::collections::BTreeSet<&Key> = before.keys().chain(after.keys()).collect();
    let mut flagged: BTreeMap<Effect, i64> = BTreeMap::new();
    for key in keys {
        if key.0 == Category::Contingency {
            continue;
        }
        let (a, b) = (before.get(key), after.get(key));
        for (effect, amount) in effects(key.0, a, b, to.rounding) {
            if amount == 0 {
                continue;
            }
            *flagged.entry(effect).or_default() += amount;
            items.push((effect, item(key, a, b, amount)));
        }
    }
    contingency(from, to, &flagged, &mut items);
    let mut bars: Vec<Bar> =
        Effect::ALL.map(|effect| Bar { effect, amount: 0, items: Vec::new() }).into_iter().collect();
    for (effect, item) in items {
        if let Some(bar) = bars.iter_mut().find(|bar| bar.effect == effect) {
            bar.amount += item.amount;
            bar.items.push(item);
        }
    }
    for bar in &mut bars {
        bar.items.sort_by_key(|item| std::cmp::Reverse(item.amount.unsigned_abs()));
    }
    Bridge { from: from.total(), to: to.total(), bars }
}

fn sides(budget: &Budget) -> BTreeMap<Key, Side> {
    let mut sides: BTreeMap<Key, Side> = BTreeMap::new();
    // What is done once is paid by several lines, and counts with the first of them.
    let mut counted = vec![false; budget.hows.len()];
    let mut seen: Option<(u32, Category, Option<usize>)> = None;
    let mut last: Option<Key> = None;
    for line in &budget.lines {
        let same = (line.how, line.category, line.lane);
        let key = match last.take().filter(|_| seen == Some(same)) {
            Some(key) => key,
            None => key_of(budget, line),
        };
        seen = Some(same);
        let side = sides.entry(key.clone()).or_default();
        last = Some(key);
        let known = counted.get_mut(line.how as usize).is_some_and(|known| std::mem::replace(known, true));
        side.add(budget, line, !known);
    }
    sides
}

fn key_of(budget: &Budget, line: &BudgetLine) -> Key {
    let price = budget.price(line).map(|price| price.key.clone());
    let extra = match budget.how(line) {
        Some(How::TradeIn { program, .. }) => program.clone(),
        Some(How::Worked { work, .. }) => format!("{work:?}"),
        _ => String::new(),
    };
    (line.category, line.lane, price, extra)
}

impl Side {
    /// Adds a line; `first` is true for the first one that was made in its way.
    fn add(&mut self, budget: &Budget, line: &BudgetLine, first: bool) {
        self.amount += i128::from(line.amount.minor);
        match budget.how(line) {
            Some(How::Once { times, .. }) => self.quantity += if first { *times } else { 0 },
            Some(How::Fixed { .. }) => self.quantity = 1,
            Some(How::Monthly { months, .. }) => {
                self.months += u128::from(*months) * u128::from(line.quantity);
                *self.service.entry(line.wave).or_default().entry(line.fiscal_year).or_default() += line.quantity;
            }
            _ => self.quantity = self.quantity.saturating_add(line.quantity),
        }
        let Some(price) = budget.price(line) else { return };
        let (rate, years) = price.escalation;
        let amount = Decimal::from(line.amount.minor);
        let plain = if years == 0 || price.unit.minor == 0 {
            Some(amount)
        } else {
            let share = Decimal::from(price.base.minor).checked_div(Decimal::from(price.unit.minor));
            share.and_then(|share| amount.checked_mul(share))
        };
        let sum = self.plain.entry(years).or_default();
        *sum = sum.checked_add(plain.unwrap_or(amount)).unwrap_or(*sum);
        self.rate = rate;
        self.quote = price.exchange.as_ref().map(|rate| (price.base.currency, rate.quote));
    }

    /// What it counts; of a service the units of all waves, each once for all its years.
    fn units(&self) -> u64 {
        let most = |years: &BTreeMap<FiscalYear, u64>| years.values().max().copied().unwrap_or(0);
        self.service.values().fold(self.quantity, |sum, years| sum.saturating_add(most(years)))
    }

    fn minor(&self) -> i64 {
        i64::try_from(self.amount).unwrap_or(if self.amount < 0 { i64::MIN } else { i64::MAX })
    }

    /// What everything costs without escalation.
    fn unescalated(&self) -> Option<Decimal> {
        self.plain.values().try_fold(Decimal::ZERO, |sum, plain| sum.checked_add(*plain))
    }

    /// By how much escalation at a rate makes it dearer, on average: 1 for not at all.
    fn growth(&self, rate: Decimal) -> Option<Decimal> {
        let factor = Decimal::ONE.checked_add(rate)?;
        let grown = self.plain.iter().try_fold(Decimal::ZERO, |sum, (years, plain)| {
            sum.checked_add(plain.checked_mul(factor.checked_powu(u64::from(*years))?)?)
        })?;
        grown.checked_div(self.unescalated().filter(|sum| !sum.is_zero())?)
    }
}

/// The effects of one thing; they add up to the difference of its amounts.
fn effects(category: Category, a: Option<&Side>, b: Option<&Side>, rounding: Rounding) -> Vec<(Effect, i64)> {
    let difference = b.map_or(0, Side::minor).saturating_sub(a.map_or(0, Side::minor));
    if category == Category::Vat {
        return vec![(Effect::Tax, difference)];
    }
    let (Some(a), Some(b)) = (a, b) else { return vec![(Effect::Scope, difference)] };
    if a.units() == 0 || b.units() == 0 {
        return vec![(Effect::Scope, difference)];
    }
    let mut list = Vec::new();
    let mut left = difference;
    let mut take = |effect, amount: Option<i64>| {
        if let Some(amount) = amount {
            list.push((effect, amount));
            left = left.saturating_sub(amount);
        }
    };
    // Units at the old price; for a service at its old length.
    let share = |more: i128, of: i128| rounding.fraction(a.amount.checked_mul(more)?, of).ok();
    let more = i128::from(b.units()) - i128::from(a.units());
    let by_units = share(more, i128::from(a.units())).unwrap_or(0);
    take(Effect::Quantity, Some(by_units));
    if a.months > 0 && b.months > 0 {
        let months = |side: &Side| i128::try_from(side.months).unwrap_or(i128::MAX);
        let by_months = share(months(b) - months(a), months(a));
        take(Effect::Timing, by_months.map(|by_months| by_months - by_units));
    }
    if let (Some((old, before)), Some((new, now))) = (a.quote, b.quote)
        && old == new
        && before != now
    {
        // The same foreign amount at the old rate.
        let at_old = now.checked_div(before).and_then(|share| Decimal::from(b.minor()).checked_mul(share));
        take(Effect::Currency, at_old.and_then(|at_old| rounding.minor(Decimal::from(b.minor()) - at_old).ok()));
    }
    if !b.rate.is_zero() && !a.plain.is_empty() {
        let later = b.growth(b.rate).zip(a.growth(b.rate)).and_then(|(now, before)| now.checked_sub(before));
        let amount = later.zip(b.unescalated()).and_then(|(later, plain)| plain.checked_mul(later));
        take(Effect::Timing, amount.and_then(|amount| rounding.minor(amount).ok()));
    }
    list.push((Effect::Price, left));
    list
}

fn item(key: &Key, a: Option<&Side>, b: Option<&Side>, amount: i64) -> BridgeItem {
    let minor = |side: Option<&Side>| side.map_or(0, Side::minor);
    let quantity = |side: Option<&Side>| side.map_or(0, Side::units);
    BridgeItem {
        category: key.0,
        lane: key.1,
        key: key.2.clone(),
        quantity: (quantity(a), quantity(b)),
        amounts: (minor(a), minor(b)),
        amount,
    }
}

/// Contingency: the old rate on the new lines goes with the effects that made them, the rest is a price.
fn contingency(from: &Budget, to: &Budget, flagged: &BTreeMap<Effect, i64>, items: &mut Vec<(Effect, BridgeItem)>) {
    let total = |budget: &Budget| budget.category_total(Category::Contingency);
    let (a, b) = (total(from), total(to));
    let rated = |budget: &Budget| {
        budget.hows.iter().find_map(|how| match how {
            How::Contingency(made) => made.rate.map(|rate| (rate, made.base.minor)),
            _ => None,
        })
    };
    let mut push = |effect, amount| {
        if amount != 0 {
            let item = BridgeItem {
                category: Category::Contingency,
                lane: None,
                key: None,
                quantity: (1, 1),
                amounts: (a, b),
                amount,
            };
            items.push((effect, item));
        }
    };
    let Some((rate, base)) = rated(from) else {
        push(if a == 0 || b == 0 { Effect::Scope } else { Effect::Price }, b - a);
        return;
    };
    let Some((_, new_base)) = rated(to) else {
        push(Effect::Scope, b - a);
        return;
    };
    // What the old rate makes of the new base, spread over the effects in proportion.
    let at_old_rate = super::budget::contingency::on(new_base, rate, to.rounding).unwrap_or(b);
    let follows = at_old_rate - a;
    let grown = i128::from(new_base) - i128::from(base);
    let mut left = follows;
    if grown != 0 {
        for (effect, amount) in flagged.iter().filter(|(effect, _)| !matches!(effect, Effect::Tax | Effect::Price)) {
            let Ok(share) =
                to.rounding.fraction(i128::from(follows) * i128::from(*amount) * grown.signum(), grown.abs())
            else {
                continue;
            };
            push(*effect, share);
            left -= share;
        }
    }
    push(Effect::Price, left + b - at_old_rate);
}
