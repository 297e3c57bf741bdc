//! From waves to budget lines, in the order of rule R21: price, discounts, escalation, quantity, trade-in, labor, recurring cost,
//! contingency, VAT. A rounded amount is the truth from then on.

use std::collections::BTreeMap;
use std::rc::Rc;

use rustc_hash::FxHashMap;

use super::line::{self, Group, Lines, Part};
use super::price::{PriceError, unit_price, years};
use super::recurring::Stretch;
use super::{Budget, Category, How, Missing, MissingPrice, NameId, Names, NotPriced, tax};
use crate::model::{Class, Day, FiscalYear, Money};
use crate::plan::cadence::Cadence;
use crate::plan::curve::Track;
use crate::plan::decision::{Assumptions, Price, PriceKey, Settings, VatMode, WorkKind};
use crate::plan::ground::Ground;
use crate::plan::schedule::Scheduled;
use crate::plan::support::CurvePoint;
use crate::plan::work::Job;

/// Builds the budget of a scenario. `curves` are the states of every lane over time, `tracks` what every unit goes through.
pub(in crate::plan) fn build(
    ground: &Ground<'_>,
    jobs: &[Job<'_>],
    waves: &[Scheduled],
    (curves, tracks): (&[&[CurvePoint]], &[Track<'_>]),
    cadence: &Cadence,
) -> Budget {
    let mut builder = Builder::new(ground, waves);
    // A device, what belongs to it, its labor, and a license.
    let parts: usize = jobs.iter().filter_map(|job| ground.units.get(job.unit)).map(|unit| unit.parts.len()).sum();
    builder.budget.lines.reserve(jobs.len() * 5, parts * 5);
    builder.budget.hows.reserve(jobs.len() * 2);
    for (index, wave) in waves.iter().enumerate() {
        builder.wave(jobs, wave, NameId::at(index));
    }
    builder.running(curves, tracks);
    builder.renewals(cadence);
    builder.fix(|category| !matches!(category, Category::Contingency | Category::Vat));
    builder.contingency();
    builder.fix(|category| category == Category::Contingency);
    builder.vat();
    builder.fix(|category| category == Category::Vat);
    builder.finish()
}

/// What is bought and done in a wave for one lane.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Item {
    pub lane: usize,
    pub work: WorkKind,
    /// Position in [`Names::products`].
    pub product: NameId,
}

/// The devices of an item that one site and cost center pays for.
#[derive(Clone, Copy)]
pub(super) struct Share {
    pub item: Item,
    /// Position in [`Ground::payers`].
    pub payer: u32,
    pub devices: u64,
    /// Devices that need a shared-device license from now on.
    pub licenses: u64,
    /// Devices that leave the old telephone service.
    pub leaving: u64,
}

/// Sums of some lines of a fiscal year.
pub(super) struct Sums {
    pub year: FiscalYear,
    pub sum: i64,
    /// The last day of such a line.
    pub last: Day,
    /// By payer: what is expensed, and what is capital expenditure.
    pub payers: Vec<[i64; 2]>,
    /// The same for VAT that is reckoned line by line: lines, and what they cost in VAT. Empty where it is not.
    pub taxed: Vec<[(u64, i64); 2]>,
}

/// The payer of lines that belong to no site.
pub(super) const NOBODY: u32 = line::NONE;

/// The sum of some parts.
pub(super) fn sum(parts: &[Part]) -> i64 {
    parts.iter().fold(0, |sum, part| sum.saturating_add(part.amount))
}

pub(super) struct Builder<'a> {
    pub ground: &'a Ground<'a>,
    pub settings: &'a Settings,
    pub assumptions: &'a Assumptions,
    pub budget: Budget,
    /// Sums of the lines contingency is taken on.
    pub flagged: Vec<Sums>,
    /// Sums of all lines VAT is paid on.
    pub nets: Vec<Sums>,
    missing: BTreeMap<Missing, (u64, FiscalYear)>,
    not_priced: BTreeMap<PriceKey, u64>,
    /// Keys that were looked up, with what the plan has for them.
    pub keys: Vec<(PriceKey, Option<&'a Price>)>,
    /// The place in `keys` of every product in [`Names::products`].
    pub products: Vec<usize>,
    /// Unit prices by key, tier and years of escalation.
    known: FxHashMap<(usize, Option<usize>, u32), Result<u32, PriceError>>,
    /// The unit price of every key that was asked for last: tier, years, and position.
    recent: Vec<Option<(Option<usize>, u32, u32)>>,
    /// Units every trade-in program still takes.
    pub caps: Vec<Option<u64>>,
    /// Fiscal years of the days asked for so far: groups of lines are many, their days few.
    years: FxHashMap<Day, FiscalYear>,
    /// Sums of lines by year and category, in the order of years.
    cells: Vec<(FiscalYear, [Option<i64>; Category::ALL.len()])>,
    /// The last way in which lines of a category were made.
    made: [Option<u32>; Category::ALL.len()],
    /// Stretches of services asked for so far.
    pub stretches: FxHashMap<(Day, Day), Rc<[Stretch]>>,
}

/// What the lines of a group have in common.
#[derive(Clone, Copy)]
pub(super) struct Frame {
    pub day: Day,
    pub category: Category,
    pub lane: Option<usize>,
    pub product: NameId,
    pub wave: NameId,
    pub capex: bool,
    pub flagged: bool,
}

impl<'a> Builder<'a> {
    fn new(ground: &'a Ground<'a>, waves: &[Scheduled]) -> Self {
        let inputs = ground.inputs;
        let text = |text| inputs.fleet.get(text).to_owned();
        let names = Names {
            sites: ground.sites.iter().map(|site| text(site.name)).collect(),
            cost_centers: ground.all.cost_centers.iter().map(|name| text(*name)).collect(),
            products: Vec::new(),
            waves: waves.iter().map(|wave| wave.name.clone()).collect(),
        };
        let prices = &inputs.plan.prices;
        let settings = &inputs.plan.settings;
        let lines = Lines::new(&ground.all.payers, settings.currency, inputs.cohorts.lanes.len());
        let budget =
            Budget { lines, years: ground.years.clone(), rounding: settings.rounding, names, ..Budget::default() };
        Self {
            ground,
            settings,
            assumptions: &inputs.scenario.assumptions,
            budget,
            flagged: Vec::new(),
            nets: Vec::new(),
            missing: BTreeMap::new(),
            not_priced: BTreeMap::new(),
            keys: PriceKey::OTHERS.into_iter().map(|key| (key.clone(), prices.get(&key))).collect(),
            products: Vec::new(),
            known: FxHashMap::default(),
            years: FxHashMap::default(),
            recent: vec![None; PriceKey::OTHERS.len()],
            cells: Vec::new(),
            made: [None; Category::ALL.len()],
            stretches: FxHashMap::default(),
            caps: inputs.plan.finance.trade_ins.iter().map(|program| program.cap).collect(),
        }
    }

    fn wave(&mut self, jobs: &[Job<'_>], wave: &Scheduled, name: NameId) {
        let shares = self.shares(jobs, wave);
        let (start, end) = (wave.start, wave.end);
        for shares in shares.chunk_by(|a, b| a.item == b.item) {
            let Some(item) = shares.first().map(|share| share.item) else { continue };
            let frame = |day, category, capex| Frame {
                day,
                category,
                lane: Some(item.lane),
                product: NameId::NONE,
                wave: name,
                capex,
                flagged: false,
            };
            match item.work {
                WorkKind::Swap => self.phones(wave, &frame, item, shares),
                WorkKind::SoftphoneSetup => self.headsets(frame(start, Category::Accessories, true), shares, end),
                WorkKind::GatewayMove | WorkKind::FirmwareUpdate | WorkKind::CertificateRenewal => {}
            }
            // Installing a new phone is part of its cost; moving or updating an old one is not.
            self.labor(frame(end, Category::Labor, item.work == WorkKind::Swap), item.work, shares);
            self.licenses(frame(end, Category::Licenses, false), shares);
            self.old_service(frame(end, Category::Licenses, false), shares);
        }
        self.trade_ins(start, name, &shares);
        self.visits(wave, name, &shares);
    }

    /// What is done in a wave by item and payer, in this order.
    fn shares(&mut self, jobs: &[Job<'_>], wave: &Scheduled) -> Vec<Share> {
        let ground = self.ground;
        let mut shares: Vec<Share> = Vec::with_capacity(wave.jobs.len() * 2);
        for job in wave.jobs.iter().filter_map(|job| jobs.get(*job)) {
            let Some(unit) = ground.units.get(job.unit) else { continue };
            let product = job.target.map_or(NameId::NONE, |target| self.product(target));
            let item = Item { lane: unit.lane, work: job.work, product };
            let leaves = self.leaves_old_service(job, unit.lane);
            let licensed = leaves && job.work != WorkKind::SoftphoneSetup;
            shares.extend(unit.parts.iter().map(|part| Share {
                item,
                payer: part.payer,
                devices: part.devices,
                licenses: if licensed { part.shared } else { 0 },
                leaving: if leaves { part.devices } else { 0 },
            }));
        }
        shares.sort_unstable_by_key(|share| (share.item, share.payer));
        shares.dedup_by(|next, share| {
            let same = (next.item, next.payer) == (share.item, share.payer);
            if same {
                share.devices += next.devices;
                share.licenses += next.licenses;
                share.leaving += next.leaving;
            }
            same
        });
        shares
    }

    fn product(&mut self, key: &str) -> NameId {
        let products = &self.budget.names.products;
        let last = products.len().checked_sub(1).filter(|last| products.get(*last).is_some_and(|known| known == key));
        let known = last.or_else(|| products.iter().position(|known| known == key));
        let position = known.unwrap_or_else(|| {
            self.budget.names.products.push(key.to_owned());
            let at = self.at(&PriceKey::Product(key.to_owned()));
            self.products.push(at);
            self.products.len() - 1
        });
        NameId::at(position)
    }

    /// True if a job takes phones out of a service of their own, which has no way into Teams: each of them without a named user
    /// needs a shared-device license from then on. Native and SIP Gateway phones have theirs today, so theirs is no cost of the
    /// plan.
    fn leaves_old_service(&self, job: &Job<'_>, lane: usize) -> bool {
        let class = self.ground.class(lane);
        job.order == 0
            && matches!(class, Class::Lpe | Class::LyncQualified | Class::ThreePip)
            && job.work != WorkKind::FirmwareUpdate
    }

    /// The position of a key among those looked up.
    pub fn at(&mut self, key: &PriceKey) -> usize {
        let known = self.keys.iter().position(|(known, _)| known == key);
        known.unwrap_or_else(|| {
            self.keys.push((key.clone(), self.ground.inputs.plan.prices.get(key)));
            self.recent.push(None);
            self.keys.len() - 1
        })
    }

    /// The price the plan has for a key that was looked up; notes what is missing, and for how many units.
    pub fn priced(&mut self, at: usize, day: Day, units: u64, required: bool) -> Option<&'a Price> {
        let (key, price) = self.keys.get(at)?;
        if price.is_none() {
            let key = key.clone();
            if required {
                self.miss(Missing::Price(key), units, day);
            } else {
                *self.not_priced.entry(key).or_default() += units;
            }
            return None;
        }
        *price
    }

    /// A price that is neither escalated nor of tiers.
    pub fn fixed(&mut self, key: &PriceKey, day: Day, units: u64, required: bool) -> Option<u32> {
        let at = self.at(key);
        self.priced(at, day, units, required)?;
        self.unit(at, None, (day, false), units)
    }

    /// The unit price of a key on a day, escalated or not: position in [`Budget::prices`]. A price that is there and cannot be used
    /// is always missing.
    pub fn unit(&mut self, at: usize, tier: Option<usize>, order: (Day, bool), units: u64) -> Option<u32> {
        let (day, escalate) = order;
        let inputs = self.ground.inputs;
        let (key, price) = self.keys.get(at)?;
        let rate = self.assumptions.price_escalation;
        let escalate = escalate && !rate.is_zero();
        let years = price.filter(|_| escalate).map_or(0, |price| years(self.settings, price, day, inputs.as_of));
        if let Some(Some((_, _, index))) =
            self.recent.get(at).filter(|last| last.is_some_and(|(known, same, _)| (known, same) == (tier, years)))
        {
            return Some(*index);
        }
        let known = self.known.entry((at, tier, years)).or_insert_with(|| {
            let found = unit_price(inputs.plan, key, tier, rate, years)?;
            self.budget.prices.push(found);
            Ok(u32::try_from(self.budget.prices.len() - 1).unwrap_or(u32::MAX))
        });
        let what = match known {
            Ok(index) => {
                if let Some(last) = self.recent.get_mut(at) {
                    *last = Some((tier, years, *index));
                }
                return Some(*index);
            }
            Err(PriceError::Currency(currency)) => Missing::Rate(key.clone(), *currency),
            Err(PriceError::None | PriceError::TooLarge) => Missing::Price(key.clone()),
        };
        self.miss(what, units, day);
        None
    }

    pub fn miss(&mut self, what: Missing, quantity: u64, day: Day) {
        let year = self.settings.fiscal.year_of(day);
        let entry = self.missing.entry(what).or_insert((0, year));
        entry.0 += quantity;
        entry.1 = entry.1.min(year);
    }

    /// Adds the lines of a group, and adds them up.
    pub fn push(&mut self, frame: &Frame, how: How, unit: Option<Money>, parts: &[Part]) {
        if parts.is_empty() {
            return;
        }
        let calendar = self.settings.fiscal;
        let year = *self.years.entry(frame.day).or_insert_with(|| calendar.year_of(frame.day));
        let how = self.shared(frame.category, how);
        let sum = sum(parts);
        self.count(year, frame.category, sum);
        if frame.flagged {
            Sums::of(&mut self.flagged, year, frame.day, self.ground.payers.len()).add(frame, parts, sum);
        }
        self.tax(frame, year, parts, sum);
        self.add_lines(frame, year, how, unit, (parts, sum));
    }

    /// Adds to the sums that VAT is paid on.
    pub fn tax(&mut self, frame: &Frame, year: FiscalYear, parts: &[Part], sum: i64) {
        let sums = Sums::of(&mut self.nets, year, frame.day, self.ground.payers.len());
        sums.add(frame, parts, sum);
        if self.settings.vat_mode == VatMode::Line && self.settings.vat_rate.is_some() {
            sums.add_taxes(frame, parts, self.settings);
        }
    }

    /// The sum of a year and category so far.
    pub fn cell(&self, year: FiscalYear, category: Category) -> i64 {
        let sums = self.cells.iter().find(|(known, _)| *known == year);
        sums.and_then(|(_, sums)| sums.get(category as usize).copied().flatten()).unwrap_or(0)
    }

    /// Adds to the sum of a year and category.
    pub fn count(&mut self, year: FiscalYear, category: Category, amount: i64) {
        let place = self.cells.partition_point(|(known, _)| *known < year);
        if self.cells.get(place).is_none_or(|(known, _)| *known != year) {
            self.cells.insert(place, (year, [None; Category::ALL.len()]));
        }
        if let Some(sum) = self.cells.get_mut(place).and_then(|(_, sums)| sums.get_mut(category as usize)) {
            *sum = Some(sum.unwrap_or(0).saturating_add(amount));
        }
    }

    /// The position of a way in which lines are made. What speaks of units only and was the same before is kept once.
    fn shared(&mut self, category: Category, how: How) -> u32 {
        let last = self.made.get(category as usize).copied().flatten();
        if let (Some(last), How::Bought { .. } | How::Monthly { .. }) = (last, &how)
            && self.budget.hows.get(last as usize) == Some(&how)
        {
            return last;
        }
        let position = self.how(how);
        if let Some(last) = self.made.get_mut(category as usize) {
            *last = Some(position);
        }
        position
    }

    /// The position of a way in which lines are made.
    pub fn how(&mut self, how: How) -> u32 {
        self.budget.hows.push(how);
        u32::try_from(self.budget.hows.len() - 1).unwrap_or(u32::MAX)
    }

    /// Adds lines; `sum` is that of the parts.
    pub fn add_lines(
        &mut self,
        frame: &Frame,
        year: FiscalYear,
        how: u32,
        unit: Option<Money>,
        (parts, sum): (&[Part], i64),
    ) {
        let group = Group {
            class: frame.lane.map(|lane| self.ground.class(lane)),
            capex: frame.capex,
            lane: frame.lane.and_then(|lane| u32::try_from(lane).ok()).unwrap_or(line::NONE),
            product: frame.product,
            wave: frame.wave,
            ..Group::new(frame.day, year, frame.category, how)
        };
        self.budget.lines.add(group, unit, parts, sum);
    }

    fn finish(mut self) -> Budget {
        let cells = self.cells.iter().flat_map(|(year, sums)| {
            Category::ALL.into_iter().zip(sums).filter_map(|(category, sum)| Some(((*year, category), (*sum)?)))
        });
        self.budget.cells = cells.collect();
        let missing = self.missing.into_iter();
        self.budget.missing =
            missing.map(|(what, (quantity, fiscal_year))| MissingPrice { what, quantity, fiscal_year }).collect();
        let not_priced = self.not_priced.into_iter();
        self.budget.not_priced = not_priced.map(|(key, quantity)| NotPriced { key, quantity }).collect();
        let extra: Vec<FiscalYear> = self.budget.cells.keys().map(|(year, _)| *year).collect();
        for year in extra {
            if let Err(position) = self.budget.years.binary_search(&year) {
                self.budget.years.insert(position, year);
            }
        }
        self.budget
    }
}

impl Sums {
    /// The sums of a fiscal year.
    pub fn of(list: &mut Vec<Self>, year: FiscalYear, day: Day, payers: usize) -> &mut Self {
        let position = list.partition_point(|sums| sums.year < year);
        if list.get(position).is_none_or(|sums| sums.year != year) {
            let payers = vec![[0; 2]; payers + 1];
            list.insert(position, Self { year, sum: 0, last: day, payers, taxed: Vec::new() });
        }
        &mut list[position]
    }

    pub fn add(&mut self, frame: &Frame, parts: &[Part], sum: i64) {
        self.sum = self.sum.saturating_add(sum);
        self.last = self.last.max(frame.day);
        let nobody = self.payers.len() - 1;
        for part in parts {
            let payer = (part.payer as usize).min(nobody);
            let share = &mut self.payers[payer][usize::from(frame.capex)];
            *share = share.saturating_add(part.amount);
        }
    }

    /// Adds what lines cost in VAT, each rounded by itself. An amount too large for that has none.
    pub fn add_taxes(&mut self, frame: &Frame, parts: &[Part], settings: &Settings) {
        self.taxed.resize(self.payers.len(), [(0, 0); 2]);
        let nobody = self.payers.len() - 1;
        for part in parts {
            let Some(of_payer) = self.taxed.get_mut((part.payer as usize).min(nobody)) else { continue };
            let (lines, cost) = &mut of_payer[usize::from(frame.capex)];
            *lines += 1;
            *cost = cost.saturating_add(tax::cost(part.amount, settings).unwrap_or(0));
        }
    }
}
