//! What a budget may become: a seeded simulation over the ranges of a scenario (rule R14).
//!
//! Prices and minutes scale the lines they made, the quantity factor scales all of them. Values are drawn in floating point and
//! become whole millionths of a millionth at once: amounts are multiplied by those in whole numbers, and every scaled sum is
//! rounded to the minor unit as the plan rounds, before it is added up. No sample is ever stored in a plan.

use std::collections::BTreeMap;

use super::budget::{Budget, Category, How, tax};
use super::decision::{FixedContingency, Plan, Rounding, Scenario, Settings, VatMode, WorkKind};
use super::factors::{Factor, factors};
pub use super::factors::{Unused, WhyUnused, unused};
use super::price::PriceKey;
use super::range::Shape;
use super::sample::Sampler;
use crate::model::{FiscalYear, Money};

/// How often a simulation is run, and from where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Request {
    /// The same seed gives the same result.
    pub seed: u64,
    /// Runs; at least 1.
    pub runs: u32,
}

impl Default for Request {
    fn default() -> Self {
        Self { seed: 1, runs: 10_000 }
    }
}

/// What is not certain.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Driver {
    /// A price.
    Price(PriceKey),
    /// Minutes of a kind of work.
    Minutes(WorkKind),
    /// The number of devices.
    Quantity,
}

/// Amounts that are not exceeded in 50, 80 and 95 % of the runs, in minor units.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Percentiles {
    /// With the likely values.
    pub base: i64,
    /// The middle.
    pub p50: i64,
    /// Four of five runs.
    pub p80: i64,
    /// Nineteen of twenty runs.
    pub p95: i64,
}

/// What one driver does to the total while all others are likely, in minor units.
#[derive(Clone, Debug, PartialEq)]
pub struct Swing {
    /// The driver.
    pub driver: Driver,
    /// The total at its optimistic value.
    pub low: i64,
    /// The total at its pessimistic value.
    pub high: i64,
    /// Rank correlation of its samples with the totals, -1 to 1.
    pub correlation: f64,
}

/// The result of a simulation. Contingency is in none of its sums: it is what they are measured for. VAT that is not recovered is.
#[derive(Clone, Debug, PartialEq)]
pub struct Simulated {
    /// What was asked.
    pub request: Request,
    /// By fiscal year of the budget.
    pub years: Vec<(FiscalYear, Percentiles)>,
    /// Over all years. Percentiles of years do not add up to it.
    pub total: Percentiles,
    /// The same before VAT: contingency is set from it.
    pub net: Percentiles,
    /// Drivers, the widest first.
    pub drivers: Vec<Swing>,
}

impl Simulated {
    /// Contingency that covers four of five runs: P80 before VAT less the sum with likely values; never negative.
    #[must_use]
    pub fn contingency(&self, settings: &Settings) -> FixedContingency {
        let Request { seed, runs } = self.request;
        FixedContingency {
            amount: Money::new((self.net.p80 - self.net.base).max(0), settings.currency),
            source: format!("P80 - base, seed {seed}, {runs} runs"),
        }
    }
}

/// Lines of a year that the same drivers scale.
struct Group {
    year: usize,
    price: Option<usize>,
    minutes: Option<usize>,
    scales: bool,
    amount: i64,
    /// VAT on its lines that is not recovered, where it is reckoned line by line.
    vat: i64,
}

/// A factor on amounts, in parts of [`Times::ONE`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Times(i64);

impl Times {
    const ONE: Self = Self(1_000_000_000_000);

    /// The nearest whole number of parts; beyond 64 bits the largest.
    fn of(factor: f64) -> Self {
        Self((factor * Self::ONE.0 as f64).round() as i64)
    }

    /// Both factors together.
    fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::ONE, factor) | (factor, Self::ONE) => factor,
            (one, other) => Self(one.on(other.0, Rounding::HalfAwayFromZero)),
        }
    }

    /// An amount times the factor, rounded once; beyond 64 bits the largest.
    fn on(self, amount: i64, rounding: Rounding) -> i64 {
        if self == Self::ONE || amount == 0 {
            return amount;
        }
        let product = i128::from(amount) * i128::from(self.0);
        let most = if product < 0 { i64::MIN } else { i64::MAX };
        rounding.fraction(product, i128::from(Self::ONE.0)).unwrap_or(most)
    }
}

/// What scales a group: its year, the places of its price and its minutes among the drivers, and whether quantities do.
type Scaled = (usize, Option<usize>, Option<usize>, bool);

struct Model<'a> {
    settings: &'a Settings,
    years: &'a [FiscalYear],
    groups: Vec<Group>,
    factors: Vec<Factor>,
}

/// Runs a simulation of a scenario's budget. `go_on` is asked now and then with the runs done so far; `None` if it says no.
#[must_use]
pub fn simulate(
    plan: &Plan,
    scenario: &Scenario,
    budget: &Budget,
    request: Request,
    go_on: &dyn Fn(u32) -> bool,
) -> Option<Simulated> {
    let model = Model::new(plan, scenario, budget);
    let runs = request.runs.max(1);
    let mut sampler = Sampler::new(request.seed);
    let shape = scenario.assumptions.ranges.shape;
    let likely = vec![Times::ONE; model.factors.len()];
    let base = model.sums(&likely);
    let count = runs as usize;
    let mut by_year: Vec<Vec<i64>> = vec![Vec::with_capacity(count); model.years.len()];
    let (mut totals, mut nets) = (Vec::with_capacity(count), Vec::with_capacity(count));
    let mut samples: Vec<Vec<Times>> = vec![Vec::with_capacity(count); model.factors.len()];
    for run in 0..runs {
        if run % 256 == 0 && !go_on(run) {
            return None;
        }
        let mut at = likely.clone();
        for ((value, factor), kept) in at.iter_mut().zip(&model.factors).zip(&mut samples) {
            *value = Times::of(factor.sample(shape, &mut sampler));
            kept.push(*value);
        }
        let sums = model.sums(&at);
        for (list, (_, gross)) in by_year.iter_mut().zip(&sums) {
            list.push(*gross);
        }
        totals.push(sums.iter().map(|(_, gross)| gross).sum());
        nets.push(sums.iter().map(|(net, _)| net).sum());
    }
    let years = model.years.iter().zip(by_year).zip(&base);
    let drivers = model.swings(&likely, &samples, &totals);
    Some(Simulated {
        request: Request { runs, ..request },
        years: years.map(|((year, list), (_, base))| (*year, percentiles(list, *base))).collect(),
        total: percentiles(totals, base.iter().map(|(_, gross)| gross).sum()),
        net: percentiles(nets, base.iter().map(|(net, _)| net).sum()),
        drivers,
    })
}

impl<'a> Model<'a> {
    fn new(plan: &'a Plan, scenario: &'a Scenario, budget: &'a Budget) -> Self {
        let (factors, _) = factors(plan, scenario);
        let place = |driver: &Driver| factors.iter().position(|factor| factor.driver == *driver);
        let by_line = plan.settings.vat_mode == VatMode::Line;
        let mut sums: BTreeMap<Scaled, (i64, i64)> = BTreeMap::new();
        for line in &budget.lines {
            if matches!(line.category, Category::Contingency | Category::Vat) {
                continue;
            }
            let Ok(year) = budget.years.binary_search(&line.fiscal_year) else { continue };
            let price = budget.price(line).and_then(|price| place(&Driver::Price(price.key.clone())));
            let how = budget.how(line);
            let minutes = match how {
                Some(How::Worked { work, .. }) => place(&Driver::Minutes(*work)),
                _ => None,
            };
            let scales = !matches!(how, Some(How::Once { .. }));
            let (sum, vat) = sums.entry((year, price, minutes, scales)).or_default();
            *sum = sum.saturating_add(line.amount.minor);
            if by_line {
                *vat = vat.saturating_add(tax::cost(line.amount.minor, &plan.settings).unwrap_or(0));
            }
        }
        let groups = sums.into_iter().map(|((year, price, minutes, scales), (amount, vat))| Group {
            year,
            price,
            minutes,
            scales,
            amount,
            vat,
        });
        Self { settings: &plan.settings, years: &budget.years, groups: groups.collect(), factors }
    }

    /// Net and gross sum of every year at some values of the drivers.
    fn sums(&self, at: &[Times]) -> Vec<(i64, i64)> {
        let mut nets = vec![(0_i64, 0_i64); self.years.len()];
        let quantity = self.factors.iter().position(|factor| factor.driver == Driver::Quantity);
        let value = |index: Option<usize>| index.and_then(|index| at.get(index)).copied().unwrap_or(Times::ONE);
        let rounding = self.settings.rounding;
        for group in &self.groups {
            let factor = value(group.price).and(value(group.minutes)).and(value(quantity.filter(|_| group.scales)));
            if let Some((sum, vat)) = nets.get_mut(group.year) {
                *sum = sum.saturating_add(factor.on(group.amount, rounding));
                *vat = vat.saturating_add(factor.on(group.vat, rounding));
            }
        }
        let gross = |net: i64, by_line| {
            let vat = match self.settings.vat_mode {
                VatMode::Total => tax::cost(net, self.settings).unwrap_or(0),
                VatMode::Line => by_line,
            };
            net.saturating_add(vat)
        };
        nets.into_iter().map(|(net, by_line)| (net, gross(net, by_line))).collect()
    }

    fn swings(&self, likely: &[Times], samples: &[Vec<Times>], totals: &[i64]) -> Vec<Swing> {
        let total = |index: usize, value: f64| {
            let mut at = likely.to_vec();
            at[index] = Times::of(value);
            self.sums(&at).iter().map(|(_, gross)| gross).sum()
        };
        let of = ranks(totals);
        let mut swings: Vec<Swing> = self
            .factors
            .iter()
            .zip(samples)
            .enumerate()
            .map(|(index, (factor, samples))| Swing {
                driver: factor.driver.clone(),
                low: total(index, factor.optimistic),
                high: total(index, factor.pessimistic),
                correlation: correlation(&ranks(samples), &of),
            })
            .collect();
        swings.sort_by_key(|swing| std::cmp::Reverse((swing.high - swing.low).unsigned_abs()));
        swings
    }
}

impl Factor {
    fn sample(&self, shape: Shape, sampler: &mut Sampler) -> f64 {
        let (low, high) = (self.optimistic.min(self.pessimistic), self.optimistic.max(self.pessimistic));
        match shape {
            Shape::Pert => sampler.pert(low, 1.0, high),
            Shape::Triangular => sampler.triangular(low, 1.0, high),
        }
    }
}

/// Nearest-rank percentiles.
fn percentiles(mut list: Vec<i64>, base: i64) -> Percentiles {
    list.sort_unstable();
    let at = |percent: usize| {
        let rank = (list.len() * percent).div_ceil(100).max(1);
        list.get(rank - 1).copied().unwrap_or(base)
    };
    Percentiles { base, p50: at(50), p80: at(80), p95: at(95) }
}

/// Ranks from 1; equals share the middle of theirs.
fn ranks<T: Copy + Ord>(values: &[T]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by_key(|index| values[*index]);
    let mut ranks = vec![0.0; values.len()];
    let mut place = 0;
    for equal in order.chunk_by(|a, b| values[*a] == values[*b]) {
        let middle = place as f64 + f64::midpoint(equal.len() as f64, 1.0);
        for index in equal {
            ranks[*index] = middle;
        }
        place += equal.len();
    }
    ranks
}

fn correlation(a: &[f64], b: &[f64]) -> f64 {
    let count = a.len().max(1) as f64;
    let mean = |list: &[f64]| list.iter().sum::<f64>() / count;
    let (mean_a, mean_b) = (mean(a), mean(b));
    let pairs = || a.iter().zip(b).map(|(a, b)| (a - mean_a, b - mean_b));
    let (together, own_a, own_b) = pairs().fold((0.0, 0.0, 0.0), |(together, own_a, own_b), (a, b)| {
        (a.mul_add(b, together), a.mul_add(a, own_a), b.mul_add(b, own_b))
    });
    let scale = f64::sqrt(own_a * own_b);
    if scale > 0.0 { together / scale } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_scaled_in_whole_numbers_and_rounded_once_whatever_their_size() {
        let away = Rounding::HalfAwayFromZero;
        assert_eq!(Times::of(1.0), Times::ONE);
        assert_eq!((Times::of(0.9).on(5, away), Times::of(0.9).on(-5, away)), (5, -5));
        assert_eq!((Times::of(0.9).on(5, Rounding::HalfEven), Times::of(0.7).on(5, Rounding::HalfEven)), (4, 4));
        // Floating point has 53 bits: it would lose the last digits of this amount.
        let large = 9_007_199_254_740_993;
        assert_eq!((Times::ONE.on(large, away), Times::of(2.0).on(large, away)), (large, 2 * large));
        assert_eq!((Times::of(10.0).on(i64::MAX, away), Times::of(10.0).on(i64::MIN, away)), (i64::MAX, i64::MIN));
        assert_eq!(Times::of(1.5).and(Times::of(0.5)), Times::of(0.75));
    }
}
