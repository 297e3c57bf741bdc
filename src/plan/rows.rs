//! The strategy as rows: by model, by class, or by model at every site.

use rustc_hash::FxHashMap;

use super::budget::{Category, Missing, Shown, parts_of};
use super::curve::counts_on;
use super::decision::{Action, Decision, Selector, WorkKind};
use super::outlook::{Deadline, Lane, Outlook, Part};
use super::price::PriceKey;
use super::proposal::Impossible;
use super::support::State;
use crate::model::{Class, Money};

/// What a row of the strategy stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum RowsBy {
    /// A model.
    #[default]
    Model,
    /// A class.
    Class,
    /// A model at a site.
    Site,
}

/// A row of the strategy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StrategyRow {
    /// Which devices; a rule with this selector decides the row.
    pub when: Selector,
    /// Indices of its lanes.
    pub lanes: Vec<usize>,
    /// Class.
    pub class: Class,
    /// Site of a row at one site.
    pub site: Option<String>,
    /// Devices.
    pub devices: u64,
    /// The earliest last day of support of its lanes.
    pub deadline: Option<Deadline>,
    /// What is recommended, if it is the same for all of its lanes.
    pub recommended: Option<Action>,
    /// What is decided, if it is the same for all of its devices.
    pub decision: Option<Decision>,
    /// Devices by action, in the order actions are offered.
    pub by_action: Vec<(Action, u64)>,
    /// True if a rule of the user decides some of it.
    pub own: bool,
    /// Price of one unit, if there is one and only one.
    pub unit: Option<Money>,
    /// All budget lines of its devices, in minor units.
    pub total: i64,
    /// The same in whole currency units, so that the rows of a list add up to its sum as they are written.
    pub shown: i64,
    /// True if a price or assumption that its devices need is missing, so that `total` is a lower bound.
    pub incomplete: bool,
    /// Indices of the waves that work on it.
    pub waves: Vec<usize>,
}

impl StrategyRow {
    /// True if the choice differs from the recommendation for some devices.
    #[must_use]
    pub fn differs(&self) -> bool {
        self.own && self.recommended.is_none_or(|action| self.decision.as_ref().is_none_or(|own| own.action != action))
    }

    /// The reason why an action is possible for none of the lanes; `None` if it is for one.
    #[must_use]
    pub fn impossible(&self, outlook: &Outlook, action: Action) -> Option<Impossible> {
        let mut reason = None;
        for lane in self.lanes.iter().filter_map(|lane| outlook.lanes.get(*lane)) {
            let (_, why) = lane.proposal.impossible.iter().find(|(other, _)| *other == action)?;
            reason = reason.or(Some(*why));
        }
        reason
    }
}

/// Amount and unit price of some devices.
#[derive(Default)]
struct Cost {
    total: i64,
    units: Vec<Money>,
}

/// The rows of a strategy, in the order of lanes; rows of one site in the order of the sites.
#[must_use]
pub fn rows(outlook: &Outlook, by: RowsBy) -> Vec<StrategyRow> {
    let mut rows = match by {
        RowsBy::Model => outlook.lanes.iter().enumerate().map(|(index, lane)| of_lane(outlook, index, lane)).collect(),
        RowsBy::Class => by_class(outlook),
        RowsBy::Site => by_site(outlook),
    };
    if let Some(currency) = outlook.budget.lines.currency() {
        let totals: Vec<[i64; 1]> = rows.iter().map(|row| [row.total]).collect();
        let totals: Vec<&[i64]> = totals.iter().map(<[i64; 1]>::as_slice).collect();
        let shown = Shown::of(&totals, 1, currency, outlook.budget.rounding);
        rows.iter_mut().zip(shown.totals).for_each(|(row, shown)| row.shown = shown);
    }
    rows
}

/// The sites of a row of a model, out of rows by site; what is shown of them adds up to what is shown of the model.
#[must_use]
pub fn sites_of(outlook: &Outlook, row: &StrategyRow, by_site: &[StrategyRow]) -> Vec<StrategyRow> {
    let mut sites: Vec<StrategyRow> = by_site.iter().filter(|site| site.when.lane == row.when.lane).cloned().collect();
    if let Some(currency) = outlook.budget.lines.currency() {
        let totals: Vec<i64> = sites.iter().map(|site| site.total).collect();
        let shown = parts_of(row.shown, &totals, currency);
        sites.iter_mut().zip(shown).for_each(|(site, shown)| site.shown = shown);
    }
    sites
}

fn of_lane(outlook: &Outlook, index: usize, lane: &Lane) -> StrategyRow {
    StrategyRow {
        when: Selector { lane: Some(lane.key.clone()), ..Selector::default() },
        lanes: vec![index],
        class: lane.class,
        site: None,
        devices: lane.devices,
        deadline: lane.deadline.clone(),
        recommended: Some(lane.proposal.decision.action),
        decision: unanimous(outlook, lane.parts.iter().map(|part| part.decision)),
        by_action: lane.by_action.clone(),
        own: lane.parts.iter().any(|part| part.decision < outlook.rules.len()),
        unit: lane.unit,
        total: lane.total,
        shown: lane.total,
        incomplete: incomplete(outlook, index, None),
        waves: lane.waves.to_vec(),
    }
}

fn by_class(outlook: &Outlook) -> Vec<StrategyRow> {
    let mut list: Vec<StrategyRow> = Vec::new();
    for (index, lane) in outlook.lanes.iter().enumerate() {
        let row = of_lane(outlook, index, lane);
        if let Some(known) = list.iter_mut().find(|known| known.class == lane.class) {
            known.add(row);
        } else {
            let when = Selector { class: Some(lane.class), ..Selector::default() };
            list.push(StrategyRow { when, ..row });
        }
    }
    list
}

impl StrategyRow {
    fn add(&mut self, other: Self) {
        self.lanes.extend(other.lanes);
        self.devices += other.devices;
        let days = |deadline: &Option<Deadline>| deadline.as_ref().map(|deadline| deadline.day);
        if days(&other.deadline).is_some_and(|day| days(&self.deadline).is_none_or(|own| day < own)) {
            self.deadline = other.deadline;
        }
        self.recommended = self.recommended.filter(|action| other.recommended == Some(*action));
        self.decision = self.decision.take().filter(|decision| other.decision.as_ref() == Some(decision));
        let sum = |action: Action, list: &[(Action, u64)]| {
            list.iter().filter(|(own, _)| *own == action).map(|(_, devices)| *devices).sum::<u64>()
        };
        self.by_action = Action::ALL
            .into_iter()
            .map(|action| (action, sum(action, &self.by_action) + sum(action, &other.by_action)))
            .filter(|(_, devices)| *devices > 0)
            .collect();
        self.own |= other.own;
        self.unit = self.unit.filter(|unit| other.unit == Some(*unit));
        self.total = self.total.saturating_add(other.total);
        self.incomplete |= other.incomplete;
        self.waves.extend(other.waves);
        self.waves.sort_unstable();
        self.waves.dedup();
    }
}

fn by_site(outlook: &Outlook) -> Vec<StrategyRow> {
    let mut costs: FxHashMap<(usize, &str), Cost> = FxHashMap::default();
    for line in &outlook.budget.lines {
        let Some(lane) = line.lane else { continue };
        let cost = costs.entry((lane, outlook.budget.site(line))).or_default();
        cost.total = cost.total.saturating_add(line.amount.minor);
        if let (Category::Devices, Some(unit)) = (line.category, line.unit)
            && !cost.units.contains(&unit)
        {
            cost.units.push(unit);
        }
    }
    let order: FxHashMap<&str, usize> =
        outlook.sites.iter().enumerate().map(|(place, (site, _))| (site.as_str(), place)).collect();
    let action = |part: &Part| outlook.decisions.get(part.decision).map_or(Action::Undecided, |own| own.action);
    let mut list = Vec::new();
    for (index, lane) in outlook.lanes.iter().enumerate() {
        for parts in lane.parts.chunk_by(|a, b| a.site == b.site) {
            let Some((site, _)) = parts.first().and_then(|part| lane.by_site.get(part.site)) else { continue };
            let cost = costs.get(&(index, site.as_str()));
            let here = Action::ALL.into_iter().map(|own| {
                let devices = parts.iter().filter(|part| action(part) == own).map(|part| part.devices).sum();
                (own, devices)
            });
            let works = |wave: &usize| {
                let parts = outlook.waves.get(*wave).map(|wave| wave.parts.as_slice()).unwrap_or_default();
                parts.iter().any(|part| part.site == *site && part.items.iter().any(|item| item.lane == index))
            };
            let row = StrategyRow {
                when: Selector { lane: Some(lane.key.clone()), site: Some(site.clone()), ..Selector::default() },
                site: Some(site.clone()),
                devices: parts.iter().map(|part| part.devices).sum(),
                decision: unanimous(outlook, parts.iter().map(|part| part.decision)),
                by_action: here.filter(|(_, devices)| *devices > 0).collect(),
                own: parts.iter().any(|part| part.decision < outlook.rules.len()),
                unit: cost.and_then(|cost| if let [unit] = cost.units.as_slice() { Some(*unit) } else { None }),
                total: cost.map_or(0, |cost| cost.total),
                incomplete: incomplete(outlook, index, Some(site)),
                waves: lane.waves.iter().copied().filter(works).collect(),
                ..of_lane(outlook, index, lane)
            };
            list.push((order.get(site.as_str()).copied().unwrap_or(usize::MAX), row));
        }
    }
    list.sort_by_key(|(site, _)| *site);
    list.into_iter().map(|(_, row)| row).collect()
}

/// True if a price or assumption that a lane needs, at all sites or at one, is missing: its sum is a lower bound then.
///
/// Read from what the budget misses and from the work, the targets and the support of the devices.
#[must_use]
pub fn incomplete(outlook: &Outlook, index: usize, site: Option<&str>) -> bool {
    if outlook.budget.missing.is_empty() {
        return false;
    }
    let Some(lane) = outlook.lanes.get(index) else { return false };
    let works = works(outlook, lane, index, site);
    let swapped = works.contains(&WorkKind::Swap);
    let here = |part: &&Part| {
        let name = lane.by_site.get(part.site).map(|(name, _)| name.as_str());
        site.is_none_or(|site| name == Some(site))
    };
    let buys = |target: Option<&str>| {
        let mut decisions = lane.parts.iter().filter(here).filter_map(|part| outlook.decisions.get(part.decision));
        let buying = |decision: &Decision| {
            matches!(decision.action, Action::Replace | Action::UpdateFirmware | Action::SipGateway)
        };
        swapped && decisions.any(|decision| buying(decision) && decision.target.as_deref() == target)
    };
    // Only phones of these leave a service of their own.
    let served = matches!(lane.class, Class::Lpe | Class::LyncQualified | Class::ThreePip);
    let leaves = || served && works.iter().any(|work| *work != WorkKind::FirmwareUpdate);
    let needs = |key: &PriceKey| match key {
        PriceKey::Product(key) => buys(Some(key)),
        PriceKey::Headset => works.contains(&WorkKind::SoftphoneSetup),
        PriceKey::Accessories | PriceKey::Shipping => swapped,
        PriceKey::SharedDeviceLicense | PriceKey::OldService => leaves(),
        PriceKey::TechnicianHour => !works.is_empty() || exposed(outlook, lane, index, site, false),
        PriceKey::Failure => exposed(outlook, lane, index, site, false),
        // Travel is paid for a site, not for a model.
        PriceKey::SiteVisit => false,
    };
    outlook.budget.missing.iter().any(|missing| match &missing.what {
        Missing::Price(key) | Missing::Rate(key, _) | Missing::Tax(key) => needs(key),
        Missing::Minutes(work) => works.contains(work),
        Missing::Target => buys(None),
        Missing::Overlap => leaves(),
        Missing::Running => exposed(outlook, lane, index, site, true),
    })
}

/// The kinds of work on a lane, at all sites or at one.
fn works(outlook: &Outlook, lane: &Lane, index: usize, site: Option<&str>) -> Vec<WorkKind> {
    let waves = lane.waves.iter().filter_map(|wave| outlook.waves.get(*wave));
    let parts = waves.flat_map(|wave| &wave.parts).filter(|part| site.is_none_or(|site| part.site == site));
    let mut list = Vec::new();
    for item in parts.flat_map(|part| &part.items).filter(|item| item.lane == index) {
        if !list.contains(&item.work) {
            list.push(item.work);
        }
    }
    list
}

/// True if devices are without support at the end of the plan, or on any day from the as-of day on.
fn exposed(outlook: &Outlook, lane: &Lane, index: usize, site: Option<&str>, at_end: bool) -> bool {
    let Some((_, end)) = outlook.span else { return false };
    let from = if at_end { end } else { outlook.today.unwrap_or(end) };
    let place = site.map(|site| outlook.sites.iter().position(|(name, _)| name == site));
    let of_site = place.flatten().map(|place| outlook.curve_at(place, Some(index)));
    let curve = of_site.as_deref().unwrap_or(&lane.curve);
    let without = State::Unsupported.index();
    counts_on(curve, from)[without] > 0 || curve.iter().any(|point| point.day >= from && point.counts[without] > 0)
}

/// The one decision of some parts, if they have only one.
fn unanimous(outlook: &Outlook, mut parts: impl Iterator<Item = usize>) -> Option<Decision> {
    let first = outlook.decisions.get(parts.next()?)?;
    parts.all(|part| outlook.decisions.get(part) == Some(first)).then(|| first.clone())
}
