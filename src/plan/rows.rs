//! The strategy as rows: by model, by class, or by model at every site.

use rustc_hash::FxHashMap;

use super::budget::Category;
use super::decision::{Action, Decision, Selector};
use super::outlook::{Deadline, Lane, Outlook, Part};
use super::proposal::Impossible;
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
    match by {
        RowsBy::Model => outlook.lanes.iter().enumerate().map(|(index, lane)| of_lane(outlook, index, lane)).collect(),
        RowsBy::Class => by_class(outlook),
        RowsBy::Site => by_site(outlook),
    }
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
                waves: lane.waves.iter().copied().filter(works).collect(),
                ..of_lane(outlook, index, lane)
            };
            list.push((order.get(site.as_str()).copied().unwrap_or(usize::MAX), row));
        }
    }
    list.sort_by_key(|(site, _)| *site);
    list.into_iter().map(|(_, row)| row).collect()
}

/// The one decision of some parts, if they have only one.
fn unanimous(outlook: &Outlook, mut parts: impl Iterator<Item = usize>) -> Option<Decision> {
    let first = outlook.decisions.get(parts.next()?)?;
    parts.all(|part| outlook.decisions.get(part) == Some(first)).then(|| first.clone())
}
