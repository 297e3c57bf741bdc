//! Ways out of weeks over capacity and of missed deadlines, each with its result.

use rust_decimal::Decimal;

use super::level::Leveler;
use super::weeks::runs;
use super::{Board, DAY, Effort, TechnicianPeriod, Waves, WeekLoad};
use crate::model::{Day, Money};
use crate::plan::budget::labor;
use crate::plan::calendar::WEEK;
use crate::plan::decision::Plan;
use crate::plan::outlook::Outlook;
use crate::plan::price::PriceKey;

/// A change that helps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What it does, for the sentence.
    pub kind: FixKind,
    /// The waves after it, where they change.
    pub waves: Option<Waves>,
    /// The technicians by period after it, where they change.
    pub periods: Option<Vec<TechnicianPeriod>>,
}

/// What a fix does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FixKind {
    /// Some devices of a site are done in other weeks.
    Spread {
        /// Name of the wave.
        wave: String,
        /// Site.
        site: String,
        /// The Monday on which the bar begins then.
        start: Day,
        /// True if it begins earlier than before.
        earlier: bool,
        /// Devices in its first weeks, as long as they are equal: weeks and devices.
        first: (u64, u64),
        /// The most devices of a week it touches then, and what that week can take.
        most: (u64, u64),
        /// Days by which it ends later.
        later: i32,
    },
    /// More technicians for some weeks.
    Technicians {
        /// How many more.
        add: u16,
        /// The first Monday.
        from: Day,
        /// Weeks.
        weeks: u64,
        /// Hours of each of them.
        hours: Decimal,
        /// Price of an hour and of all of it; `None` while no hourly rate is set.
        cost: Option<(Money, Money)>,
        /// Devices of the fullest week and what it can take then.
        most: (u64, u64),
    },
}

/// Devices that are done after their deadline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Late {
    /// Index of the wave.
    pub wave: usize,
    /// Index of the part in the wave.
    pub part: usize,
    /// Devices.
    pub devices: u64,
    /// The deadline.
    pub deadline: Day,
    /// The first week that is too late.
    pub monday: Day,
}

/// Devices planned for weeks that end after their deadline, the earliest deadline first. Deadlines that were past when the
/// plan began are not missed by it.
#[must_use]
pub fn late(outlook: &Outlook) -> Vec<Late> {
    let as_of = outlook.as_of.unwrap_or(Day::MIN);
    let capacity = &outlook.rollout.capacity;
    let mut list = Vec::new();
    for (wave_index, wave) in outlook.waves.iter().enumerate() {
        for (part_index, part) in wave.parts.iter().enumerate() {
            let Some(deadline) = part.deadline.filter(|deadline| *deadline >= as_of) else { continue };
            let late =
                || part.weeks.iter().filter(move |week| capacity.ends_of_week(&part.site, week.monday).1 > deadline);
            if let Some(first) = late().next() {
                let devices = late().map(|week| week.devices).sum();
                list.push(Late { wave: wave_index, part: part_index, devices, deadline, monday: first.monday });
            }
        }
    }
    list.sort_by_key(|late| (late.deadline, late.wave, late.part));
    list
}

/// All weeks leveled, as one change; `None` if no week is over capacity.
#[must_use]
pub fn leveled(outlook: &Outlook) -> Option<Waves> {
    outlook.rollout.over().next()?;
    let mut leveler = Leveler::new(Board::of(outlook), outlook.rollout.earliest);
    for monday in leveler.mondays() {
        leveler.level_week(monday);
    }
    Some(leveler.board.waves())
}

/// Ways to fix a week that is over capacity, the best first.
#[must_use]
pub fn fixes(outlook: &Outlook, plan: &Plan, week: &WeekLoad) -> Vec<Fix> {
    let mut list: Vec<(i32, u64, Fix)> = Vec::new();
    for part in &week.parts {
        let mut leveler = Leveler::new(Board::of(outlook), outlook.rollout.earliest);
        let site =
            outlook.waves.get(part.wave).and_then(|wave| wave.parts.get(part.part)).map(|part| part.site.as_str());
        let Some(cell) = site.and_then(|site| leveler.board.find(part.wave, site)) else { continue };
        let excess = leveler.excess(cell, week.monday);
        let enough = excess >= week.over;
        if excess == 0 || !enough || leveler.relieve(cell, week.monday, excess, false) > 0 {
            continue;
        }
        if let Some((later, fix)) = spread(outlook, &leveler, cell) {
            list.push((later, part.devices, fix));
        }
    }
    list.sort_by_key(|(later, devices, _)| (*later, *devices));
    let mut fixes: Vec<Fix> = list.into_iter().map(|(_, _, fix)| fix).take(2).collect();
    fixes.extend(more_technicians(outlook, plan, week.monday, 1, excess_of(outlook, week), (week.devices, week.each)));
    fixes
}

/// Ways to be in time again with devices that are late.
#[must_use]
pub fn late_fixes(outlook: &Outlook, plan: &Plan, late: &Late) -> Vec<Fix> {
    let mut leveler = Leveler::new(Board::of(outlook), outlook.rollout.earliest);
    let part = outlook.waves.get(late.wave).and_then(|wave| wave.parts.get(late.part));
    let Some((part, cell)) = part.and_then(|part| Some((part, leveler.board.find(late.wave, &part.site)?))) else {
        return Vec::new();
    };
    let left = leveler.pull(cell);
    if left == 0 {
        return spread(outlook, &leveler, cell).map(|(_, fix)| fix).into_iter().collect();
    }
    // Time that is missing before the deadline, over the weeks in which the site is worked on before it.
    let last = crate::plan::calendar::monday_of(late.deadline);
    let from =
        part.weeks.first().map_or(last, |week| week.monday).min(last.plus_days(-WEEK)).max(outlook.rollout.earliest);
    let weeks = u64::try_from(last.days_since(from) / WEEK).unwrap_or(0);
    if weeks == 0 {
        return Vec::new();
    }
    let missing = Effort::from(left).saturating_mul(part.each);
    more_technicians(outlook, plan, from, weeks, missing, (left, part.each)).into_iter().collect()
}

fn excess_of(outlook: &Outlook, week: &WeekLoad) -> Effort {
    let room = outlook.rollout.capacity.room(week.monday);
    Effort::from(week.devices).saturating_mul(week.each).saturating_sub(room)
}

/// What happened to a cell, in numbers.
fn spread(outlook: &Outlook, leveler: &Leveler<'_>, cell: usize) -> Option<(i32, Fix)> {
    let after = leveler.board.cells.get(cell)?;
    let wave = outlook.waves.get(after.wave)?;
    let before = wave.parts.iter().find(|part| part.site == after.site)?;
    let (start, end) = (after.weeks.first()?.monday, after.weeks.last()?.monday);
    let bars = runs(leveler.board.capacity, &after.site, &after.weeks);
    let count = bars.first()?.first()?.devices;
    let equal = bars.first()?.iter().take_while(|week| week.devices == count).count();
    let load = |monday: Day| {
        let cells = leveler.board.cells.iter().flat_map(|cell| &cell.weeks);
        cells.filter(|week| week.monday == monday).map(|week| week.devices).sum::<u64>()
    };
    let most = after.weeks.iter().map(|week| load(week.monday)).max()?;
    let room = after.weeks.iter().map(|week| outlook.rollout.week(week.monday).capacity).min()?;
    let later = end.days_since(before.weeks.last()?.monday);
    let kind = FixKind::Spread {
        wave: wave.name.clone(),
        site: after.site.clone(),
        start,
        earlier: start < before.weeks.first()?.monday,
        first: (u64::try_from(equal).unwrap_or(1), count),
        most: (most, room),
        later,
    };
    Some((later, Fix { kind, waves: Some(leveler.board.waves()), periods: None }))
}

/// Technicians to add for some weeks so that a time that is missing is there; only where the crew is known.
fn more_technicians(
    outlook: &Outlook,
    plan: &Plan,
    from: Day,
    weeks: u64,
    missing: Effort,
    (devices, each): (u64, Effort),
) -> Option<Fix> {
    let capacity = &outlook.rollout.capacity;
    let assumptions = &plan.scenarios.get(outlook.scenario)?.assumptions;
    let hours_per_day = assumptions.hours_per_day?;
    if capacity.pace.is_some() || missing == 0 {
        return None;
    }
    let mondays = (0..i32::try_from(weeks).ok()?).map(|week| from.plus_days(WEEK * week));
    let days = mondays.clone().map(|monday| capacity.open_days(None, monday).count()).sum::<usize>();
    let time = Effort::try_from(days).ok()? * DAY;
    let add = u16::try_from(missing.div_ceil(time.max(1))).ok().filter(|_| time > 0)?;
    let mut periods = assumptions.technician_periods.clone();
    for monday in mondays {
        let technicians = capacity.technicians_on(monday).saturating_add(add);
        let until = Some(monday.plus_days(WEEK - 1));
        match periods.last_mut() {
            Some(last) if last.technicians == technicians && last.until == Some(monday.plus_days(-1)) => {
                last.until = until;
            }
            _ => periods.push(TechnicianPeriod { from: monday, until, technicians }),
        }
    }
    let hours = hours_per_day.checked_mul(Decimal::from(u64::try_from(days).ok()?))?;
    let hour = plan.prices.get(&PriceKey::TechnicianHour).map(|price| price.amount);
    let cost = hour.and_then(|hour| {
        let minutes = hours.checked_mul(Decimal::from(60))?;
        Some((hour, labor::cost(hour, minutes, u64::from(add), plan.settings.rounding).ok()?))
    });
    let room = capacity.room(from) + Effort::from(add) * time / Effort::from(weeks.max(1));
    let most = (devices, u64::try_from(room / each.max(1)).unwrap_or(u64::MAX));
    let kind = FixKind::Technicians { add, from, weeks, hours, cost, most };
    Some(Fix { kind, waves: None, periods: Some(periods) })
}
