//! From waves to budget lines, in the order of rule R21: price, discounts, escalation, quantity, labor, recurring cost,
//! contingency, VAT. A rounded amount is the truth from then on.

use std::collections::BTreeMap;

use super::allocate::allocate;
use super::{Budget, BudgetLine, Category, Missing, MissingPrice, NotPriced, contingency, labor, recurring, tax};
use crate::model::{Class, Day, FiscalYear, Money};
use crate::plan::budget::price::{PriceError, UnitPrice, unit_price};
use crate::plan::decision::{Assumptions, PriceKey, Settings, WorkKind};
use crate::plan::explain::Step;
use crate::plan::ground::Ground;
use crate::plan::schedule::Scheduled;
use crate::plan::work::Job;

/// Builds the budget of a scenario.
pub(in crate::plan) fn build(ground: &Ground<'_>, jobs: &[Job], waves: &[Scheduled]) -> Budget {
    let mut builder = Builder {
        ground,
        settings: &ground.inputs.plan.settings,
        assumptions: &ground.inputs.scenario.assumptions,
        lines: Vec::new(),
        flagged: BTreeMap::new(),
        nets: BTreeMap::new(),
        missing: BTreeMap::new(),
        not_priced: BTreeMap::new(),
    };
    for wave in waves {
        builder.wave(jobs, wave);
    }
    builder.contingency();
    builder.vat();
    builder.finish()
}

/// What is bought and done in a wave for one lane.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Item<'a> {
    lane: usize,
    work: WorkKind,
    target: Option<&'a str>,
}

/// The devices of an item at one site, paid by one cost center.
#[derive(Clone, Copy, Default)]
struct Share {
    devices: u64,
    /// Devices that need a shared-device license from now on.
    licenses: u64,
}

/// Who pays: site by index, cost center as imported.
type Payer<'a> = (usize, &'a str);

/// Sums of some lines of a fiscal year.
struct Sums<'a> {
    sum: i64,
    /// The last day of such a line.
    last: Day,
    payers: BTreeMap<Payer<'a>, i64>,
}

impl<'a> Sums<'a> {
    const fn new(day: Day) -> Self {
        Self { sum: 0, last: day, payers: BTreeMap::new() }
    }

    fn add(&mut self, payer: Payer<'a>, minor: i64, day: Day) {
        self.sum = self.sum.saturating_add(minor);
        self.last = self.last.max(day);
        let share = self.payers.entry(payer).or_default();
        *share = share.saturating_add(minor);
    }
}

struct Builder<'a> {
    ground: &'a Ground<'a>,
    settings: &'a Settings,
    assumptions: &'a Assumptions,
    lines: Vec<BudgetLine>,
    /// Sums of the lines contingency is taken on.
    flagged: BTreeMap<FiscalYear, Sums<'a>>,
    /// Sums of all lines VAT is paid on.
    nets: BTreeMap<FiscalYear, Sums<'a>>,
    missing: BTreeMap<Missing, (u64, FiscalYear)>,
    not_priced: BTreeMap<PriceKey, u64>,
}

/// What the lines of an item have in common.
struct Frame<'a> {
    day: Day,
    category: Category,
    lane: usize,
    product: Option<&'a str>,
    wave: &'a str,
    capex: bool,
    flagged: bool,
}

impl<'a> Builder<'a> {
    fn wave(&mut self, jobs: &'a [Job], wave: &'a Scheduled) {
        let mut items: BTreeMap<Item<'a>, BTreeMap<Payer<'a>, Share>> = BTreeMap::new();
        for job in wave.jobs.iter().filter_map(|job| jobs.get(*job)) {
            let Some(unit) = self.ground.units.get(job.unit) else { continue };
            let item = Item { lane: unit.lane, work: job.work, target: job.target.as_deref() };
            let licensed = self.new_on_teams(job, unit.lane);
            let shares = items.entry(item).or_default();
            for part in &unit.parts {
                let payer = (unit.site, self.ground.inputs.fleet.get(part.cost_center));
                let share = shares.entry(payer).or_default();
                share.devices += part.devices;
                share.licenses += if licensed { part.shared } else { 0 };
            }
        }
        for (item, shares) in &items {
            match item.work {
                WorkKind::Swap => self.phones(wave, item, shares),
                WorkKind::SoftphoneSetup => {
                    self.purchase(wave, item, shares, &PriceKey::Headset, Category::Accessories, true);
                }
                WorkKind::GatewayMove | WorkKind::FirmwareUpdate => {}
            }
            self.labor(wave, item, shares);
            self.licenses(wave, item, shares);
        }
    }

    /// True if a job brings phones to Teams that had no way into it: each of them without a named user needs a shared-device
    /// license from then on. Native and SIP Gateway phones have theirs today, so theirs is no cost of the plan.
    fn new_on_teams(&self, job: &Job, lane: usize) -> bool {
        let class = self.ground.class(lane);
        job.order == 0
            && matches!(class, Class::Lpe | Class::LyncQualified | Class::ThreePip)
            && matches!(job.work, WorkKind::Swap | WorkKind::GatewayMove)
    }

    fn phones(&mut self, wave: &Scheduled, item: &Item<'_>, shares: &BTreeMap<Payer<'a>, Share>) {
        let Some(target) = item.target else {
            let devices = shares.values().map(|share| share.devices).sum();
            self.miss(Missing::Target, devices, wave.outlook.start);
            return;
        };
        self.purchase(wave, item, shares, &PriceKey::Product(target.to_owned()), Category::Devices, true);
        // Not everybody needs these: without a price there is no line, and a question.
        self.purchase(wave, item, shares, &PriceKey::Accessories, Category::Accessories, false);
        self.purchase(wave, item, shares, &PriceKey::Shipping, Category::Shipping, false);
    }

    /// Goods for every device of an item, ordered when the wave begins.
    fn purchase(
        &mut self,
        wave: &Scheduled,
        item: &Item<'_>,
        shares: &BTreeMap<Payer<'a>, Share>,
        key: &PriceKey,
        category: Category,
        required: bool,
    ) {
        let day = wave.outlook.start;
        let devices = shares.values().map(|share| share.devices).sum();
        let Some(price) = self.price(key, day, true, devices, required) else { return };
        let frame = Frame {
            day,
            category,
            lane: item.lane,
            product: item.target.filter(|_| category == Category::Devices),
            wave: &wave.outlook.name,
            capex: true,
            flagged: price.flagged,
        };
        for (payer, share) in shares {
            let Ok(amount) = price.unit.times(share.devices) else {
                self.miss(Missing::Price(key.clone()), share.devices, day);
                continue;
            };
            let mut steps = price.steps.clone();
            steps.push(Step::Quantity { unit: price.unit, quantity: share.devices, result: amount });
            self.push(&frame, *payer, share.devices, Some(price.unit), amount, steps);
        }
    }

    /// Work on every device of an item, done when the wave ends: computed once for the item, then shared out by devices.
    fn labor(&mut self, wave: &Scheduled, item: &Item<'_>, shares: &BTreeMap<Payer<'a>, Share>) {
        let day = wave.outlook.end;
        let devices: u64 = shares.values().map(|share| share.devices).sum();
        let minutes = self.assumptions.minutes.get(&item.work).copied();
        if minutes.is_none() {
            self.miss(Missing::Minutes(item.work), devices, day);
        }
        let Some(hour) = self.price(&PriceKey::TechnicianHour, day, false, devices, true) else { return };
        let Some(minutes) = minutes else { return };
        let weights: Vec<u64> = shares.values().map(|share| share.devices).collect();
        let total = labor::cost(hour.unit, minutes, devices, self.settings.rounding);
        let parts = total.ok().and_then(|total| Some((total, allocate(total.minor, &weights).ok()?)));
        let Some((total, parts)) = parts else {
            self.miss(Missing::Price(PriceKey::TechnicianHour), devices, day);
            return;
        };
        let frame = Frame {
            day,
            category: Category::Labor,
            lane: item.lane,
            product: None,
            wave: &wave.outlook.name,
            // Installing a new phone is part of its cost; moving or updating an old one is not.
            capex: item.work == WorkKind::Swap,
            flagged: hour.flagged,
        };
        for ((payer, share), minor) in shares.iter().zip(parts) {
            let amount = Money::new(minor, total.currency);
            let mut steps = hour.steps.clone();
            steps.push(Step::Labor { work: item.work, minutes, quantity: devices, hourly: hour.unit, result: total });
            if shares.len() > 1 {
                steps.push(Step::Share { total, weight: share.devices, of: devices, result: amount });
            }
            self.push(&frame, *payer, share.devices, None, amount, steps);
        }
    }

    /// Shared-device licenses from the month in which the wave ends to the end of the horizon.
    fn licenses(&mut self, wave: &Scheduled, item: &Item<'_>, shares: &BTreeMap<Payer<'a>, Share>) {
        let licenses: u64 = shares.values().map(|share| share.licenses).sum();
        if licenses == 0 {
            return;
        }
        let (from, to) = (wave.outlook.end, self.ground.horizon_end());
        let Some(price) = self.price(&PriceKey::SharedDeviceLicense, from, false, licenses, false) else { return };
        let calendar = self.settings.fiscal;
        for stretch in recurring::by_fiscal_year(calendar, from, to) {
            let day = if calendar.start_day == 1 { stretch.from } else { stretch.from.month_end() };
            let frame = Frame {
                day,
                category: Category::Licenses,
                lane: item.lane,
                product: None,
                wave: &wave.outlook.name,
                capex: false,
                flagged: price.flagged,
            };
            for (payer, share) in shares.iter().filter(|(_, share)| share.licenses > 0) {
                let quantity = share.licenses;
                let Ok(amount) = recurring::whole_months(price.unit, quantity, stretch.months) else { continue };
                let mut steps = price.steps.clone();
                steps.push(Step::Months {
                    monthly: price.unit,
                    quantity,
                    from: stretch.from,
                    to: stretch.to,
                    months: stretch.months,
                    result: amount,
                });
                self.push(&frame, *payer, quantity, Some(price.unit), amount, steps);
            }
        }
    }

    /// The price of one unit on a day; notes what is missing, and for how many units.
    fn price(&mut self, key: &PriceKey, day: Day, escalate: bool, units: u64, required: bool) -> Option<UnitPrice> {
        let rate = if escalate { self.assumptions.price_escalation } else { rust_decimal::Decimal::ZERO };
        // A price that is there and cannot be used is always missing.
        let what = match unit_price(self.ground.inputs.plan, key, day, rate, self.ground.inputs.as_of) {
            Ok(price) => return Some(price),
            Err(PriceError::Currency(currency)) => Missing::Rate(key.clone(), currency),
            Err(PriceError::None) if !required => {
                *self.not_priced.entry(key.clone()).or_default() += units;
                return None;
            }
            Err(PriceError::None | PriceError::TooLarge) => Missing::Price(key.clone()),
        };
        self.miss(what, units, day);
        None
    }

    fn miss(&mut self, what: Missing, quantity: u64, day: Day) {
        let year = self.settings.fiscal.year_of(day);
        let entry = self.missing.entry(what).or_insert((0, year));
        entry.0 += quantity;
        entry.1 = entry.1.min(year);
    }

    fn push(
        &mut self,
        frame: &Frame<'_>,
        payer: Payer<'a>,
        quantity: u64,
        unit: Option<Money>,
        amount: Money,
        mut steps: Vec<Step>,
    ) {
        let fiscal_year = self.settings.fiscal.year_of(frame.day);
        steps.push(Step::FiscalYear { day: frame.day, year: fiscal_year });
        if frame.flagged {
            self.flagged.entry(fiscal_year).or_insert_with(|| Sums::new(frame.day)).add(payer, amount.minor, frame.day);
        }
        self.nets.entry(fiscal_year).or_insert_with(|| Sums::new(frame.day)).add(payer, amount.minor, frame.day);
        self.lines.push(BudgetLine {
            day: frame.day,
            fiscal_year,
            category: frame.category,
            lane: Some(frame.lane),
            class: Some(self.ground.class(frame.lane)),
            site: self.ground.site_name(payer.0).to_owned(),
            cost_center: payer.1.to_owned(),
            product: frame.product.map(str::to_owned),
            wave: frame.wave.to_owned(),
            quantity,
            unit,
            amount,
            capex: frame.capex,
            steps,
        });
    }

    /// Contingency on all flagged lines, rounded once, shared out by fiscal year and then by who pays.
    fn contingency(&mut self) {
        let Some(rate) = self.assumptions.contingency.filter(|rate| !rate.is_zero()) else { return };
        let currency = self.settings.currency;
        let flagged = std::mem::take(&mut self.flagged);
        let weights: Vec<u64> = flagged.values().map(|year| year.sum.max(0).unsigned_abs()).collect();
        let base = flagged.values().fold(0_i64, |sum, year| sum.saturating_add(year.sum.max(0)));
        let Ok(total) = contingency::on(base, rate, self.settings.rounding) else { return };
        let Ok(parts) = allocate(total, &weights) else { return };
        let money = |minor| Money::new(minor, currency);
        for ((year, sums), part) in flagged.iter().zip(parts) {
            let mut steps = vec![Step::Contingency { rate, base: money(base), result: money(total) }];
            if flagged.len() > 1 {
                let (weight, of) = (sums.sum.max(0).unsigned_abs(), base.unsigned_abs());
                steps.push(Step::Share { total: money(total), weight, of, result: money(part) });
            }
            self.overhead(*year, sums, Category::Contingency, money(part), &steps);
        }
    }

    /// VAT that is not recovered, computed once for the net sum of each fiscal year and shared out by who pays.
    fn vat(&mut self) {
        let Some(rate) = self.settings.vat_rate else { return };
        let recoverable = self.settings.vat_recoverable;
        let rounding = self.settings.rounding;
        let money = |minor| Money::new(minor, self.settings.currency);
        for (year, sums) in &std::mem::take(&mut self.nets) {
            let vat = tax::from_net(sums.sum, rate, rounding).map(|taxed| taxed.vat);
            let cost = vat.and_then(|vat| Ok(vat - tax::recoverable(vat, recoverable, rounding)?));
            let Some(cost) = cost.ok().filter(|cost| *cost != 0) else { continue };
            let step = Step::Vat { rate, net: money(sums.sum), recoverable, result: money(cost) };
            self.overhead(*year, sums, Category::Vat, money(cost), &[step]);
        }
    }

    /// Lines that belong to no lane: an amount shared out to sites and cost centers by what they pay (rule R03).
    fn overhead(&mut self, year: FiscalYear, sums: &Sums<'a>, category: Category, amount: Money, steps: &[Step]) {
        let weight = |minor: &i64| (*minor).max(0).unsigned_abs();
        let weights: Vec<u64> = sums.payers.values().map(weight).collect();
        let of = weights.iter().fold(0_u64, |sum, weight| sum.saturating_add(*weight));
        // Without anybody who pays more than nothing the amount stays undivided.
        let shares = allocate(amount.minor, &weights).map(|parts| sums.payers.keys().copied().zip(parts).collect());
        let shares: Vec<(Payer<'a>, i64)> = shares.unwrap_or_else(|_| vec![((usize::MAX, ""), amount.minor)]);
        let several = shares.len() > 1;
        for (position, (payer, minor)) in shares.into_iter().enumerate() {
            if minor == 0 {
                continue;
            }
            let part = Money::new(minor, amount.currency);
            let mut steps = steps.to_vec();
            if several {
                let weight = weights.get(position).copied().unwrap_or(0);
                steps.push(Step::Share { total: amount, weight, of, result: part });
            }
            steps.push(Step::FiscalYear { day: sums.last, year });
            if category != Category::Vat {
                self.nets.entry(year).or_insert_with(|| Sums::new(sums.last)).add(payer, minor, sums.last);
            }
            self.lines.push(BudgetLine {
                day: sums.last,
                fiscal_year: year,
                category,
                lane: None,
                class: None,
                site: self.ground.site_name(payer.0).to_owned(),
                cost_center: payer.1.to_owned(),
                product: None,
                wave: String::new(),
                quantity: 1,
                unit: None,
                amount: part,
                capex: false,
                steps,
            });
        }
    }

    fn finish(mut self) -> Budget {
        self.lines.sort_by(|a, b| {
            (a.day, a.lane, a.category)
                .cmp(&(b.day, b.lane, b.category))
                .then_with(|| (&a.site, &a.cost_center).cmp(&(&b.site, &b.cost_center)))
        });
        let mut budget = Budget { years: self.ground.years.clone(), ..Budget::default() };
        for line in &self.lines {
            let cell = budget.cells.entry((line.fiscal_year, line.category)).or_default();
            *cell = cell.saturating_add(line.amount.minor);
            if let Err(position) = budget.years.binary_search(&line.fiscal_year) {
                budget.years.insert(position, line.fiscal_year);
            }
        }
        let missing = self.missing.into_iter();
        budget.missing =
            missing.map(|(what, (quantity, fiscal_year))| MissingPrice { what, quantity, fiscal_year }).collect();
        let not_priced = self.not_priced.into_iter();
        budget.not_priced = not_priced.map(|(key, quantity)| NotPriced { key, quantity }).collect();
        budget.lines = self.lines;
        budget
    }
}
