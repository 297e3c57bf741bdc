//! What a wave orders, does and rents, as lines.

use std::rc::Rc;

use rust_decimal::Decimal;
use smallvec::SmallVec;

use super::line::{self, By};
use super::lines::{Builder, Frame, Part, Share};
use super::price::{self, cheaper_with_more, is_graduated, tier_of};
use super::recurring::Stretch;
use super::{Category, Hint, How, Missing, NameId, Needed, allocate, labor, recurring};
use crate::model::{Day, Money};
use crate::plan::decision::WorkKind;
use crate::plan::price::{Price, PriceKey};
use crate::plan::schedule::Scheduled;

impl Builder<'_> {
    pub(super) fn phones(&mut self, wave: &Scheduled, frame: Frame, product: NameId, shares: &[Share]) {
        let (start, end) = (wave.start, wave.end);
        let order = devices(shares);
        let Some(key) = product.position().and_then(|at| self.products.get(at)).copied() else {
            self.miss(Missing::Target, order, start);
            return;
        };
        let all = Order { units: order, ready: end, required: true, needed: None };
        self.purchase(Frame { product, ..frame }, key, shares, &all);
        // Not everybody needs these: without a price there is no line, and a question.
        for (category, key) in
            [(Category::Accessories, PriceKey::Accessories), (Category::Shipping, PriceKey::Shipping)]
        {
            let key = self.at(&key);
            self.purchase(Frame { category, ..frame }, key, shares, &Order { required: false, ..all.clone() });
        }
    }

    /// Headsets for the users of an item who need one: their share of the users, in whole headsets, shared out by devices.
    pub(super) fn headsets(&mut self, frame: Frame, shares: &[Share], ready: Day) {
        let key = self.at(&PriceKey::Headset);
        let users = devices(shares);
        let all = Order { units: users, ready, required: true, needed: None };
        let Some(share) = self.assumptions.headset_share.filter(|share| *share < Decimal::ONE) else {
            self.purchase(frame, key, shares, &all);
            return;
        };
        let order = needed(share, users);
        let weights: SmallVec<[u64; 4]> = shares.iter().map(|share| share.own.devices).collect();
        let Ok(parts) = allocate::shares(i64::try_from(order).unwrap_or(i64::MAX), &weights) else { return };
        let own = shares.iter().zip(parts).filter(|(_, headsets)| *headsets > 0).map(|(share, headsets)| Share {
            own: line::Share { devices: headsets.unsigned_abs(), ..share.own },
            ..*share
        });
        let own: Vec<Share> = own.collect();
        if !own.is_empty() {
            let needed = Some(Box::new(Needed { share, users, order }));
            // These are fewer than the devices of the item.
            self.purchase(Frame { of: None, ..frame }, key, &own, &Order { units: order, needed, ..all });
        }
    }

    /// Goods for every device of an item, ordered when the wave begins and in use when it ends. An order is what one lane needs in
    /// one wave; volume tiers look at it.
    fn purchase(&mut self, frame: Frame, at: usize, shares: &[Share], all: &Order) {
        let (day, order, ready) = (frame.day, all.units, all.ready);
        let Some(price) = self.priced(at, day, order, all.required) else { return };
        if let Some((quantity, saves)) = cheaper_with_more(price, order)
            && let Some((key, _)) = self.keys.get(at)
        {
            self.budget.hints.push(Hint::CheaperWithMore { key: key.clone(), order, quantity, saves });
        }
        if is_graduated(price) {
            self.graduated(frame, (at, price), shares, all);
            return;
        }
        let Some(index) = self.unit(at, tier_of(price, order), (day, true), order) else { return };
        let Some(unit) = self.budget.prices.get(index as usize) else { return };
        let flagged = unit.flagged;
        let (currency, rounding) = (self.settings.currency, self.settings.rounding);
        let amount = |devices| unit.unit.times(devices).and_then(|all| unit.to_plan(all, currency, rounding)).ok();
        let mut parts = Parts::with_capacity(shares.len());
        let mut unpriced = 0;
        for share in shares {
            match amount(share.own.devices) {
                Some(amount) => parts.push(part(share, By::Devices, amount.minor)),
                None => unpriced += share.own.devices,
            }
        }
        if unpriced > 0
            && let Some((key, _)) = self.keys.get(at)
        {
            self.miss(Missing::Price(key.clone()), unpriced, day);
        }
        let of = frame.of.filter(|_| parts.len() == shares.len());
        let unit = self.units.get(index as usize).copied();
        let how = How::Bought { price: index, ready, needed: all.needed.clone() };
        self.push(&Frame { flagged, of, ..frame }, how, unit, &parts);
    }

    fn graduated(&mut self, frame: Frame, (at, price): (usize, &Price), shares: &[Share], all: &Order) {
        let (order, ready, needed) = (all.units, all.ready, all.needed.clone());
        let mut bands = Vec::new();
        let mut flagged = true;
        let mut fits = true;
        let mut foreign: Option<Money> = None;
        for (tier, units) in price::bands(price, order) {
            let Some(index) = self.unit(at, tier, (frame.day, true), order) else { return };
            let Some(unit) = self.budget.prices.get(index as usize) else { return };
            flagged = unit.flagged;
            let sum = unit.unit.times(units).and_then(|all| foreign.map_or(Ok(all), |sum| sum.checked_add(all)));
            match sum {
                Ok(sum) => foreign = Some(sum),
                Err(_) => fits = false,
            }
            bands.push((index, units));
        }
        let first = bands.first().and_then(|(index, _)| self.budget.prices.get(*index as usize));
        let converted = first
            .zip(foreign)
            .and_then(|(price, foreign)| price.to_plan(foreign, self.settings.currency, self.settings.rounding).ok());
        let Some(total) = converted.filter(|_| fits) else {
            if let Some(key) = self.keys.get(at).map(|(key, _)| key.clone()) {
                self.miss(Missing::Price(key), order, frame.day);
            }
            return;
        };
        let Some(parts) = by_devices(shares, total) else { return };
        let how = How::Graduated { bands, quantity: order, total, ready, needed };
        self.push(&Frame { flagged, ..frame }, how, None, &parts);
    }

    /// Work on every device of an item, done when the wave ends: computed once for the item, then shared out by devices.
    pub(super) fn labor(&mut self, frame: Frame, work: WorkKind, shares: &[Share]) {
        let (day, devices) = (frame.day, devices(shares));
        let minutes = self.assumptions.minutes.get(&work).copied();
        if minutes.is_none() {
            self.miss(Missing::Minutes(work), devices, day);
        }
        let Some(price) = self.fixed(&PriceKey::TechnicianHour, day, devices, true) else { return };
        let Some(minutes) = minutes else { return };
        let Some(hour) = self.budget.prices.get(price as usize) else { return };
        let flagged = hour.flagged;
        let rounding = self.settings.rounding;
        let total = labor::cost(hour.unit, minutes, devices, rounding)
            .and_then(|all| hour.to_plan(all, self.settings.currency, rounding));
        let Some((total, parts)) = total.ok().and_then(|total| Some((total, by_devices(shares, total)?))) else {
            self.miss(Missing::Price(PriceKey::TechnicianHour), devices, day);
            return;
        };
        let how = How::Worked { price, work, minutes, quantity: devices, total };
        self.push(&Frame { flagged, ..frame }, how, None, &parts);
    }

    /// Shared-device licenses from the month in which the wave ends to the end of the horizon. A month in which a fiscal year
    /// begins is booked in that year (rule R09): the month the horizon ends in is then the first one after it.
    pub(super) fn licenses(&mut self, frame: Frame, shares: &[Share]) {
        let end = self.ground.horizon_end();
        let to = if self.settings.fiscal.start_day == 1 { end } else { end.month_start().plus_days(-1) };
        self.service(frame, &PriceKey::SharedDeviceLicense, shares, By::Licenses, to);
    }

    /// The old service while old and new are both paid (rule R16: only the old one is the extra cost).
    pub(super) fn old_service(&mut self, frame: Frame, shares: &[Share]) {
        let all = By::Leaving.all(shares);
        if all == 0 {
            return;
        }
        let months = self.assumptions.overlap_months;
        let at = self.at(&PriceKey::OldService);
        if months.is_none() && self.keys.get(at).is_some_and(|(_, price)| price.is_some()) {
            self.miss(Missing::Overlap, all, frame.day);
            return;
        }
        if months == Some(0) {
            return;
        }
        let last = frame.day.month_start().plus_months(i32::from(months.unwrap_or(1))).plus_days(-1);
        self.service(frame, &PriceKey::OldService, shares, By::Leaving, last);
    }

    /// Started months of a service from the day of the frame to a last day, by fiscal year.
    fn service(&mut self, frame: Frame, key: &PriceKey, shares: &[Share], by: By, to: Day) {
        let all = by.all(shares);
        if all == 0 {
            return;
        }
        let from = frame.day;
        let Some(price) = self.fixed(key, from, all, false) else { return };
        let stretches = self.stretches(price, from, to);
        for (stretch, how) in stretches.iter() {
            let Some(monthly) = self.budget.prices.get(price as usize) else { return };
            let (unit, flagged) = (monthly.unit, monthly.flagged);
            let day = if self.settings.fiscal.start_day == 1 { stretch.from } else { stretch.from.month_end() };
            let amount = |quantity| {
                let all = recurring::whole_months(unit, quantity, stretch.months).ok()?;
                monthly.to_plan(all, self.settings.currency, self.settings.rounding).ok()
            };
            let paying = || shares.iter().filter(|share| by.has(&share.own));
            let parts: Parts =
                paying().filter_map(|share| Some(part(share, by, amount(by.of(&share.own))?.minor))).collect();
            let of = frame.of.filter(|_| parts.len() == paying().count()).map(|(head, _)| (head, by));
            let unit = self.units.get(price as usize).copied();
            self.push_made(&Frame { day, flagged, of, ..frame }, *how, unit, &parts);
        }
    }

    /// The stretches of a service at a price, each with the way its lines are made.
    fn stretches(&mut self, price: u32, from: Day, to: Day) -> Rc<Stretches> {
        if let Some(known) = self.stretches.get(&(price, from, to)) {
            return Rc::clone(known);
        }
        let stretches = recurring::by_fiscal_year(self.settings.fiscal, from, to).into_iter();
        let made = stretches.map(|stretch| {
            let Stretch { from, to, months, .. } = stretch;
            (stretch, self.how(How::Monthly { price, from, to, months }))
        });
        let made: Rc<Stretches> = Rc::new(made.collect());
        self.stretches.insert((price, from, to), Rc::clone(&made));
        made
    }

    /// Travel to every site of a wave.
    pub(super) fn visits(&mut self, wave: &Scheduled, name: NameId, shares: &[Share]) {
        let mut payers: SmallVec<[u32; 8]> = SmallVec::new();
        for share in shares {
            let Some(devices) = self.by_payer.get_mut(share.own.payer as usize) else { continue };
            if *devices == 0 {
                payers.push(share.own.payer);
            }
            *devices += share.own.devices;
        }
        payers.sort_unstable();
        payers.dedup();
        let by_payer: SmallVec<[(u32, u64); 8]> = payers
            .into_iter()
            .filter_map(|payer| Some((payer, std::mem::take(self.by_payer.get_mut(payer as usize)?))))
            .collect();
        let ground = self.ground;
        let site = |payer: u32| ground.payers.get(payer as usize).map(|payer| payer.site);
        let sites = || by_payer.chunk_by(|a, b| site(a.0) == site(b.0));
        let day = wave.end;
        let count = u64::try_from(sites().count()).unwrap_or(0);
        let Some(price) = self.fixed(&PriceKey::SiteVisit, day, count, false) else { return };
        let capex = shares.iter().any(|share| share.item.work == WorkKind::Swap);
        for payers in sites() {
            let Some(visit) = self.budget.prices.get(price as usize) else { return };
            let flagged = visit.flagged;
            let Ok(total) = visit.to_plan(visit.unit, self.settings.currency, self.settings.rounding) else { continue };
            let weights: SmallVec<[u64; 4]> = payers.iter().map(|(_, devices)| *devices).collect();
            let Ok(amounts) = allocate::shares(total.minor, &weights) else { continue };
            let parts = payers.iter().zip(amounts);
            let parts: Parts =
                parts.map(|((payer, weight), amount)| Part { payer: *payer, weight: *weight, amount }).collect();
            let quantity = weights.iter().sum();
            let own = payers.iter().map(|(payer, devices)| line::Share::of(*payer, *devices));
            let head = self.budget.lines.head(None, NameId::NONE, name, own);
            let frame = Frame {
                day,
                category: Category::Labor,
                lane: None,
                product: NameId::NONE,
                wave: name,
                capex,
                flagged,
                of: Some((head, By::Once)),
            };
            self.push(&frame, How::Once { price, times: 1, quantity, total }, None, &parts);
        }
    }
}

impl By {
    /// What it counts of some shares.
    fn all(self, shares: &[Share]) -> u64 {
        shares.iter().map(|share| self.of(&share.own)).sum()
    }
}

/// What is ordered for an item.
#[derive(Clone)]
struct Order {
    /// Volume tiers look at it.
    units: u64,
    /// The day they can be used.
    ready: Day,
    /// True if a missing price makes the total a lower bound.
    required: bool,
    /// Where not every device needs one.
    needed: Option<Box<Needed>>,
}

/// Units for a share of the users: whole ones, so that nobody who needs one goes without.
fn needed(share: Decimal, users: u64) -> u64 {
    let exact = Decimal::from(users).checked_mul(share.max(Decimal::ZERO));
    exact.and_then(|exact| u64::try_from(exact.ceil()).ok()).unwrap_or(users)
}

/// Stretches of a service, each with the way its lines are made.
pub(super) type Stretches = Vec<(Stretch, u32)>;

pub(super) fn devices(shares: &[Share]) -> u64 {
    By::Devices.all(shares)
}

const fn part(share: &Share, by: By, amount: i64) -> Part {
    Part { payer: share.own.payer, weight: by.of(&share.own), amount }
}

/// An amount shared out by devices.
fn by_devices(shares: &[Share], total: Money) -> Option<Parts> {
    let weights: SmallVec<[u64; 4]> = shares.iter().map(|share| share.own.devices).collect();
    let amounts = allocate::shares(total.minor, &weights).ok()?;
    Some(shares.iter().zip(amounts).map(|(share, amount)| part(share, By::Devices, amount)).collect())
}

/// The parts of an amount; most sites have a few cost centers.
type Parts = SmallVec<[Part; 4]>;
