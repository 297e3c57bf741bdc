//! From waves to budget lines, in the order of rule R21: price, discounts, escalation, quantity, trade-in, labor, recurring cost,
//! contingency, VAT. A rounded amount is the truth from then on.

use std::collections::BTreeMap;
use std::ops::Deref;
use std::rc::Rc;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::line::{self, By, Group, Lines, NONE};
use super::orders::Stretches;
use super::price::{PriceError, unit_price, years};
use super::sums::{Ledger, Years};
use super::{Budget, Category, How, Missing, MissingPrice, NameId, Names, NotPriced};
use crate::model::{Class, Day, FiscalYear};
use crate::plan::cadence::Cadence;
use crate::plan::curve::Track;
use crate::plan::decision::{Assumptions, Decision, Settings, WorkKind};
use crate::plan::ground::Ground;
use crate::plan::price::{Price, PriceKey};
use crate::plan::schedule::Scheduled;
use crate::plan::strategy::Strategy;
use crate::plan::timetable::Curves;
use crate::plan::work::Job;

/// Builds the budget of a scenario. `curves` are the states of every lane over time, `tracks` what every unit goes through.
pub(in crate::plan) fn build(
    ground: &Ground<'_>,
    Strategy { jobs, decisions, .. }: &Strategy,
    waves: &[Scheduled],
    (curves, tracks): (&dyn Deref<Target = Arc<Curves>>, &dyn Deref<Target = Vec<Track<'_>>>),
    cadence: &Cadence,
) -> Budget {
    let mut builder = Builder::new(ground, decisions, waves);
    // A device, what belongs to it, its labor, and a license.
    let parts: usize = jobs.iter().filter_map(|job| ground.units.get(job.unit)).map(|unit| unit.parts.len()).sum();
    builder.budget.lines.reserve(jobs.len(), parts, 5);
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
    pub own: line::Share,
}

/// What one payer has of a group of lines.
#[derive(Clone, Copy)]
pub(super) struct Part {
    /// Position in the payers; [`NOBODY`] for nobody.
    pub payer: u32,
    /// Units, or what the amount is shared out by.
    pub weight: u64,
    pub amount: i64,
}

/// The payer of lines that belong to no site.
pub(super) const NOBODY: u32 = NONE;

/// The sum of some parts.
pub(super) fn sum(parts: &[Part]) -> i64 {
    parts.iter().fold(0, |sum, part| sum.saturating_add(part.amount))
}

pub(super) struct Builder<'a> {
    pub ground: &'a Ground<'a>,
    pub settings: &'a Settings,
    pub assumptions: &'a Assumptions,
    pub budget: Budget,
    pub ledger: Ledger,
    missing: BTreeMap<Missing, (u64, FiscalYear)>,
    not_priced: BTreeMap<PriceKey, u64>,
    /// Keys that were looked up, with what the plan has for them.
    pub keys: Vec<(PriceKey, Option<&'a Price>)>,
    /// The place in `keys` of every product in [`Names::products`].
    pub products: Vec<usize>,
    decisions: &'a [Decision],
    /// The product every decision buys, once it is known.
    bought: Vec<Option<NameId>>,
    /// Unit prices by key, tier and years of escalation.
    known: FxHashMap<(usize, Option<usize>, u32), Result<u32, PriceError>>,
    /// The unit price of every key that was asked for last: tier, years, and position.
    recent: Vec<Option<(Option<usize>, u32, u32)>>,
    /// Units every trade-in program still takes.
    pub caps: Vec<Option<u64>>,
    years: Years,
    /// The last way in which lines of a category were made.
    made: [Option<u32>; Category::ALL.len()],
    /// Stretches of services asked for so far, by price, first and last day.
    pub stretches: FxHashMap<(u32, Day, Day), Rc<Stretches>>,
    /// Where [`super::line::Lines`] keeps the unit price of every price.
    pub units: Vec<u32>,
    /// What is done in a wave; kept for the next one.
    shares: Vec<Share>,
    /// Devices by payer of a wave; all 0 between two waves.
    pub by_payer: Vec<u64>,
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
    /// The head whose shares have the lines, and what they count; `None` for lines with payers of their own.
    pub of: Option<(u32, By)>,
}

impl<'a> Builder<'a> {
    fn new(ground: &'a Ground<'a>, decisions: &'a [Decision], waves: &[Scheduled]) -> Self {
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
        let classes = inputs.cohorts.lanes.iter().map(|lane| lane.class).collect();
        let lines = Lines::new(&ground.all.payers, settings.currency, classes);
        let budget =
            Budget { lines, years: ground.years.clone(), rounding: settings.rounding, names, ..Budget::default() };
        Self {
            ground,
            settings,
            assumptions: &inputs.scenario.assumptions,
            budget,
            ledger: Ledger::default(),
            missing: BTreeMap::new(),
            not_priced: BTreeMap::new(),
            keys: PriceKey::OTHERS.into_iter().map(|key| (key.clone(), prices.get(&key))).collect(),
            products: Vec::new(),
            decisions,
            bought: vec![None; decisions.len()],
            known: FxHashMap::default(),
            years: Years::new(settings.fiscal),
            recent: vec![None; PriceKey::OTHERS.len()],
            made: [None; Category::ALL.len()],
            stretches: FxHashMap::default(),
            units: Vec::new(),
            shares: Vec::new(),
            by_payer: vec![0; ground.payers.len() + 1],
            caps: inputs.plan.finance.trade_ins.iter().map(|program| program.cap).collect(),
        }
    }

    fn wave(&mut self, jobs: &[Job], wave: &Scheduled, name: NameId) {
        let mut shares = std::mem::take(&mut self.shares);
        self.shares(jobs, wave, &mut shares);
        let (start, end) = (wave.start, wave.end);
        for shares in shares.chunk_by(|a, b| a.item == b.item) {
            let Some(Item { lane, work, product }) = shares.first().map(|share| share.item) else { continue };
            let own = shares.iter().map(|share| share.own);
            let head = self.budget.lines.head(Some(lane), product, name, own);
            let frame = Frame {
                day: start,
                category: Category::Devices,
                lane: Some(lane),
                product: NameId::NONE,
                wave: name,
                capex: true,
                flagged: false,
                of: Some((head, By::Devices)),
            };
            match work {
                WorkKind::Swap => self.phones(wave, frame, product, shares),
                WorkKind::SoftphoneSetup => {
                    self.headsets(Frame { category: Category::Accessories, ..frame }, shares, end);
                }
                WorkKind::GatewayMove | WorkKind::FirmwareUpdate | WorkKind::CertificateRenewal => {}
            }
            // Installing a new phone is part of its cost; moving or updating an old one is not.
            let capex = work == WorkKind::Swap;
            self.labor(Frame { day: end, category: Category::Labor, capex, ..frame }, work, shares);
            let service = Frame { day: end, category: Category::Licenses, capex: false, ..frame };
            self.licenses(service, shares);
            self.old_service(service, shares);
        }
        self.trade_ins(start, name, &shares);
        self.visits(wave, name, &shares);
        self.shares = shares;
    }

    /// What is done in a wave by item and payer, in this order.
    fn shares(&mut self, jobs: &[Job], wave: &Scheduled, shares: &mut Vec<Share>) {
        let ground = self.ground;
        shares.clear();
        for job in wave.jobs.iter().filter_map(|job| jobs.get(*job)) {
            let Some(unit) = ground.units.get(job.unit) else { continue };
            let product = job.target.map_or(NameId::NONE, |decision| self.bought(decision as usize));
            let item = Item { lane: unit.lane, work: job.work, product };
            let leaves = self.leaves_old_service(job, unit.lane);
            let licensed = leaves && job.work != WorkKind::SoftphoneSetup;
            shares.extend(unit.parts.iter().map(|part| Share {
                item,
                own: line::Share {
                    payer: part.payer,
                    devices: part.devices,
                    licenses: if licensed { part.shared } else { 0 },
                    leaving: if leaves { part.devices } else { 0 },
                },
            }));
        }
        let key = |share: &Share| (share.item, share.own.payer);
        shares.sort_unstable_by_key(key);
        shares.dedup_by(|next, share| {
            let same = key(next) == key(share);
            if same {
                share.own.devices += next.own.devices;
                share.own.licenses += next.own.licenses;
                share.own.leaving += next.own.leaving;
            }
            same
        });
    }

    /// The product that a decision buys.
    fn bought(&mut self, decision: usize) -> NameId {
        if let Some(known) = self.bought.get(decision).copied().flatten() {
            return known;
        }
        let key = self.decisions.get(decision).and_then(|decision| decision.target.as_deref());
        let product = key.map_or(NameId::NONE, |key| self.product(key));
        if let Some(known) = self.bought.get_mut(decision) {
            *known = Some(product);
        }
        product
    }

    fn product(&mut self, key: &str) -> NameId {
        let known = self.budget.names.products.iter().position(|known| known == key);
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
    fn leaves_old_service(&self, job: &Job, lane: usize) -> bool {
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
            self.units.push(self.budget.lines.add_unit(found.unit));
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
            Err(PriceError::Tax) => Missing::Tax(key.clone()),
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

    /// Adds the lines of a group, and adds them up. `unit` is the place of the unit price in the lines.
    pub fn push(&mut self, frame: &Frame, how: How, unit: Option<u32>, parts: &[Part]) {
        if !parts.is_empty() {
            let how = self.shared(frame.category, how);
            self.push_made(frame, how, unit, parts);
        }
    }

    /// The same for lines that are made in a way that is known.
    pub fn push_made(&mut self, frame: &Frame, how: u32, unit: Option<u32>, parts: &[Part]) {
        if parts.is_empty() {
            return;
        }
        let year = self.years.of(frame.day);
        let sum = sum(parts);
        let sums = self.ledger.of(year);
        sums.count(frame.category, sum);
        sums.add(frame, parts, sum, self.ground.payers.len(), self.settings);
        self.add_lines(frame, year, how, unit, (parts, sum));
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
        unit: Option<u32>,
        (parts, sum): (&[Part], i64),
    ) {
        let lines = &mut self.budget.lines;
        let (head, by) = frame.of.unwrap_or_else(|| {
            let own = parts.iter().map(|part| line::Share::of(part.payer, part.weight));
            (lines.head(frame.lane, frame.product, frame.wave, own), By::Devices)
        });
        let Frame { day, category, capex, .. } = *frame;
        let group = Group { day, fiscal_year: year, category, capex, by, head, how, unit: unit.unwrap_or(NONE) };
        lines.add(group, parts.iter().map(|part| part.amount), sum);
    }

    fn finish(mut self) -> Budget {
        self.budget.cells = self.ledger.cells().collect();
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
