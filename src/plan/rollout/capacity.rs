//! What technicians can do in a week (rule R15): technicians × working days, less blackouts, against the time each device takes.

use super::{Blackout, TechnicianPeriod};
use crate::model::Day;
use crate::plan::budget::labor;
use crate::plan::calendar::{WEEK, monday_of, workdays};
use crate::plan::crews::{DEFAULT_PER_DAY, Pace};
use crate::plan::decision::{Assumptions, WorkKind};

/// Work time: parts of a technician's day.
pub type Effort = u128;

/// Parts of one day of one technician; so many that whole devices are never lost to rounding.
pub const DAY: Effort = 1_000_000_000_000;

/// Who works when, how fast, and when not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Capacity {
    /// Technicians at usual times; crews where the pace is a default.
    pub technicians: u16,
    /// Times with another number.
    pub periods: Vec<TechnicianPeriod>,
    /// Times without work.
    pub blackouts: Vec<Blackout>,
    /// The pace that stands in while minutes, technicians or hours are not known.
    pub pace: Option<Pace>,
    effort: [Effort; WorkKind::ALL.len()],
}

impl Capacity {
    /// The capacity of a scenario whose crew is known; `pace` stands in where it is not.
    #[must_use]
    pub fn new(assumptions: &Assumptions, blackouts: &[Blackout], pace: Option<Pace>) -> Self {
        let mut effort = [DAY / Effort::from(DEFAULT_PER_DAY); WorkKind::ALL.len()];
        let Some(pace) = pace else {
            for (slot, work) in effort.iter_mut().zip(WorkKind::ALL) {
                *slot = effort_of(assumptions, work).unwrap_or(*slot);
            }
            return Self {
                technicians: assumptions.technicians.unwrap_or(1),
                periods: assumptions.technician_periods.clone(),
                blackouts: blackouts.to_vec(),
                pace: None,
                effort,
            };
        };
        let technicians = u16::try_from(pace.crews).unwrap_or(u16::MAX);
        Self { technicians, periods: Vec::new(), blackouts: blackouts.to_vec(), pace: Some(pace), effort }
    }

    /// The time one device takes.
    #[must_use]
    pub fn effort(&self, work: WorkKind) -> Effort {
        self.effort.get(work as usize).copied().unwrap_or(DAY)
    }

    /// Technicians at work on a day, weekends and blackouts aside.
    #[must_use]
    pub fn technicians_on(&self, day: Day) -> u16 {
        self.periods.iter().rev().find(|period| period.holds(day)).map_or(self.technicians, |period| period.technicians)
    }

    /// True if somebody can work at a site on a working day; `None` asks for blackouts of all sites only.
    fn open(&self, site: Option<&str>, day: Day) -> bool {
        !self.blackouts.iter().any(|blackout| blackout.holds(site, day))
    }

    /// The working days of a week at a site.
    pub fn open_days<'a>(&'a self, site: Option<&'a str>, monday: Day) -> impl Iterator<Item = Day> + 'a {
        workdays(monday).filter(move |day| self.open(site, *day))
    }

    /// True if nobody works at a site in a whole week.
    #[must_use]
    pub fn closed(&self, site: &str, monday: Day) -> bool {
        !self.blackouts.is_empty() && self.open_days(Some(site), monday).next().is_none()
    }

    /// First and last working day of a week at a site; Monday and Friday of a week without any.
    #[must_use]
    pub fn ends_of_week(&self, site: &str, monday: Day) -> (Day, Day) {
        if self.blackouts.is_empty() {
            return (monday, monday.plus_days(4));
        }
        let mut days = self.open_days(Some(site), monday);
        let first = days.next();
        let last = days.last().or(first);
        (first.unwrap_or(monday), last.unwrap_or_else(|| monday.plus_days(4)))
    }

    /// The time all technicians have in a week.
    #[must_use]
    pub fn room(&self, monday: Day) -> Effort {
        if self.blackouts.is_empty() && self.periods.is_empty() {
            return 5 * Effort::from(self.technicians) * DAY;
        }
        self.open_days(None, monday).map(|day| Effort::from(self.technicians_on(day)) * DAY).sum()
    }

    /// The time all technicians have for a site in a week.
    #[must_use]
    pub fn site_room(&self, site: &str, monday: Day) -> Effort {
        self.open_days(Some(site), monday).map(|day| Effort::from(self.technicians_on(day)) * DAY).sum()
    }

    /// The time a crew of its own has in a week.
    #[must_use]
    pub fn own_room(&self, technicians: u16, monday: Day) -> Effort {
        let days = self.open_days(None, monday).count();
        Effort::from(technicians) * Effort::try_from(days).unwrap_or(0) * DAY
    }

    /// The time all technicians would have in a week without blackouts.
    #[must_use]
    pub fn nominal(&self, monday: Day) -> Effort {
        workdays(monday).map(|day| Effort::from(self.technicians_on(day)) * DAY).sum()
    }

    /// The first week from a week on in which a site is open.
    #[must_use]
    pub fn next_open(&self, site: &str, monday: Day) -> Day {
        let monday = monday_of(monday);
        // A blackout of ten years is a mistake; nothing is moved beyond it.
        (0..520).map(|week| monday.plus_days(WEEK * week)).find(|week| !self.closed(site, *week)).unwrap_or(monday)
    }
}

/// The time of one device for a known pace; `None` while minutes or hours are not known.
fn effort_of(assumptions: &Assumptions, work: WorkKind) -> Option<Effort> {
    let minutes = *assumptions.minutes.get(&work)?;
    let hours = assumptions.hours_per_day?;
    match labor::devices_per_day(minutes, hours)? {
        0 => Some(DAY.saturating_mul(Effort::from(labor::days_per_device(minutes, hours)?))),
        daily => Some(DAY / Effort::from(daily)),
    }
}
