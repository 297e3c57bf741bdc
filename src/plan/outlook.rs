//! All that follows from a plan: what every screen and every export reads.

use std::sync::Arc;

use smallvec::SmallVec;

use super::budget::{Budget, Missing};
use super::cadence::Cadence;
use super::crews::Pace;
use super::curve::{Stage, Track, counts_on, curve};
use super::decision::{Action, Decision};
use super::exposure::Exposure;
use super::firmware_list::FirmwareRow;
use super::kept::Kept;
use super::life::Life;
use super::price::PriceKey;
use super::proposal::{Impossible, Proposal};
use super::rollout::Rollout;
use super::simulate::Unused;
use super::stranded::Stranded;
use super::support::{Counts, CurvePoint, Phase, State};
use super::trust::{Break, Trust};
use super::waves::WaveOutlook;
use crate::catalog::ProductId;
use crate::model::{Class, Day, FiscalYear, Money};

/// Everything that follows from fleet, catalog, plan, scenario and day.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outlook {
    /// The day the plan is made on: work that is not dated by the user begins after it.
    pub today: Option<Day>,
    /// The day whose counts, states and countdowns are shown; today unless the user looks at another day.
    pub as_of: Option<Day>,
    /// Index of the scenario in the plan.
    pub scenario: usize,
    /// Phones in the plan.
    pub devices: u64,
    /// Fiscal years of the horizon.
    pub years: Vec<FiscalYear>,
    /// First and last day of the time axis: first past event to the end of the horizon.
    pub span: Option<(Day, Day)>,
    /// Lanes, one per product or unidentified class.
    pub lanes: Vec<Lane>,
    /// What is decided anywhere: the decisions of the scenario's rules in their order, then what every lane gets without a rule, and
    /// last that nothing is: for devices whose rule asks for what is not possible.
    pub decisions: Arc<Vec<Decision>>,
    /// What every rule of the scenario means for this fleet, in the order of the rules.
    pub rules: Vec<RuleOutlook>,
    /// Devices by state over time, all lanes.
    pub curve: Arc<Vec<CurvePoint>>,
    /// State of every cohort on the as-of day, in the order of [`Cohorts::cohorts`]; facets and filters read it.
    pub cohort_states: Arc<Vec<State>>,
    /// Phones bought by the plan, by target product.
    pub new_phones: Arc<Vec<NewPhones>>,
    /// Certificate events and milestones with whom they touch in this fleet.
    pub events: Arc<Vec<EventOutlook>>,
    /// The user's own dates, by day; events refer to them.
    pub own_events: Arc<Vec<OwnEvent>>,
    /// Which phones trust which root.
    pub trust: Arc<Trust>,
    /// What the certificate events break, by day.
    pub breaks: Arc<Vec<Break>>,
    /// How often own server certificates have to be renewed.
    pub cadence: Arc<Cadence>,
    /// Installed firmware against what it should be.
    pub firmware: Arc<Vec<FirmwareRow>>,
    /// Waves, by start.
    pub waves: Arc<Vec<WaveOutlook>>,
    /// The waves week by week, against what technicians can do.
    pub rollout: Arc<Rollout>,
    /// The pace of suggested waves, where technicians, hours or minutes are not all known and a default stands in.
    pub pace: Option<Pace>,
    /// The budget.
    pub budget: Arc<Budget>,
    /// Months without support and certificate events that reach phones in use.
    pub exposure: Arc<Exposure>,
    /// Book value of devices given up before the end of their useful life; `None` while that life is not set.
    pub stranded: Option<Vec<Stranded>>,
    /// Open questions, heaviest first.
    pub questions: Vec<OpenQuestion>,
    /// Devices whose product is certain or likely.
    pub matched: u64,
    /// Devices whose product is only likely.
    pub likely: u64,
    /// Devices by site, largest first.
    pub sites: Arc<[(String, u64)]>,
    /// Devices that go the same way, by lane. Every curve is a sum of these.
    pub courses: Arc<Vec<Course>>,
    /// What courses go through before, between and after work.
    pub lives: Arc<Vec<Life>>,
    /// How it was made, for [`super::outlook_after`].
    pub kept: Kept,
}

/// Devices of one lane and site that go the same way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Course {
    /// Index of the lane.
    pub lane: usize,
    /// Index into [`Outlook::sites`].
    pub site: usize,
    /// Devices.
    pub devices: u64,
    /// Index into [`Outlook::lives`]: what they go through before any work.
    pub life: usize,
    /// Work in order: first day, last day, and the life after it by index.
    pub work: SmallVec<[(Day, Day, usize); 1]>,
}

/// The devices of one product (or unidentified class).
#[derive(Clone, Debug, PartialEq)]
pub struct Lane {
    /// Stable key, as [`super::cohort::LaneKey::key`].
    pub key: String,
    /// The product.
    pub product: Option<ProductId>,
    /// The class.
    pub class: Class,
    /// Vendor, model, or empty for unidentified devices.
    pub name: String,
    /// Android version, where there is one.
    pub android: Option<String>,
    /// Devices.
    pub devices: u64,
    /// Devices by site, largest first.
    pub by_site: Arc<[(String, u64)]>,
    /// Devices by firmware as written, largest first.
    pub by_firmware: Arc<[(String, u64)]>,
    /// Devices by state over time.
    pub curve: Arc<Vec<CurvePoint>>,
    /// What the typical device goes through.
    pub phases: Vec<Phase>,
    /// Last day of support, if known.
    pub deadline: Option<Deadline>,
    /// What the program recommends.
    pub proposal: Arc<Proposal>,
    /// What is decided for most of its devices (the recommendation where the user decided nothing). A rule for one site can
    /// decide something else there: counts by action are in `by_action`.
    pub decision: Decision,
    /// Devices by action, in the order actions are offered; more than one where a rule means one site only.
    pub by_action: Vec<(Action, u64)>,
    /// Devices by site and decision, in the order of `by_site`.
    pub parts: Arc<[Part]>,
    /// True if a rule of the user decides, not the base of the scenario.
    pub own: bool,
    /// The user's reason.
    pub note: String,
    /// Price of one target unit in the year of purchase, if there is one and only one.
    pub unit: Option<Money>,
    /// All budget lines of this lane.
    pub total: i64,
    /// Indices of the waves that work on it.
    pub waves: Arc<[usize]>,
}

/// Devices of a lane at one site with one decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// Site: index into [`Lane::by_site`].
    pub site: usize,
    /// Devices.
    pub devices: u64,
    /// Index into [`Outlook::decisions`]; below the number of rules it is the rule that decides.
    pub decision: usize,
}

impl RuleOutlook {
    /// Devices that stay undecided because its action is not possible.
    #[must_use]
    pub fn prevented(&self) -> u64 {
        self.impossible.iter().map(|(_, devices)| devices).sum()
    }
}

/// What a rule means for a fleet.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct RuleOutlook {
    /// Devices it speaks of.
    pub matches: u64,
    /// Devices it decides, because no rule before it speaks of them and its action is possible.
    pub decides: u64,
    /// Devices it would decide if its action were possible, by the reason why it is not; they stay undecided.
    pub impossible: Vec<(Impossible, u64)>,
    /// Rules before it, by index, with the devices they take from it.
    pub taken_by: Vec<(usize, u64)>,
}

/// A last day of support and where it comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deadline {
    /// The last day of support, inclusive.
    pub day: Day,
    /// Which clock.
    pub kind: DeadlineKind,
    /// Key of the fact (`3pip.end`, `yealink-mp56.best_effort_end`).
    pub fact: String,
}

/// Which clock a deadline belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DeadlineKind {
    /// The whole class ends.
    ClassEnd,
    /// Microsoft support after certification ends.
    BestEffortEnd,
    /// Certification ends, no best effort known.
    CertificationEnd,
    /// The vendor's support ends.
    VendorEnd,
    /// A bridge the user set ends.
    BridgeEnd,
}

/// Phones the plan buys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPhones {
    /// Target product key.
    pub product: String,
    /// How many over the horizon.
    pub devices: u64,
    /// The first day one is in use.
    pub from: Day,
    /// What they go through.
    pub phases: Vec<Phase>,
}

/// A dated event with whom it touches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventOutlook {
    /// Which event.
    pub event: EventRef,
    /// The day.
    pub day: Day,
    /// Devices of this fleet it touches.
    pub devices: u64,
    /// Indices of the lanes it touches.
    pub lanes: Vec<usize>,
}

/// An event of the catalog or the plan, by position.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EventRef {
    /// A certificate event.
    Certificate(usize),
    /// A milestone.
    Milestone(usize),
    /// An own date: position in [`Outlook::own_events`].
    Own(usize),
}

/// A date of the user's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnEvent {
    /// The day.
    pub day: Day,
    /// What it is.
    pub what: OwnEventKind,
}

/// What an own date is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OwnEventKind {
    /// A date or task of the plan, by position.
    Date(usize),
    /// The leaf of an own chain ends: position in the plan, and the day to renew it by.
    ChainEnds(usize, Day),
}

/// Something that is not known and matters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenQuestion {
    /// What is open.
    pub kind: QuestionKind,
    /// Devices (or units) that hang on it.
    pub devices: u64,
}

/// What can be open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QuestionKind {
    /// Devices whose product is not known.
    UnknownProduct,
    /// Matches to confirm.
    LikelyMatch,
    /// Devices without a decision.
    Undecided,
    /// A price or assumption is missing.
    Missing(Missing),
    /// Sources disagree about a deadline (fact key).
    Conflict(String),
    /// Devices without a firmware version, whose state depends on it (lane key).
    FirmwareUnknown(String),
    /// Devices without site.
    NoSite,
    /// A target's own support ends within the plan (product key, last day).
    TargetEnds(String, Day),
    /// Contingency is not set.
    NoContingency,
    /// Who does the work is not set; waves use this pace.
    DefaultPace(Pace),
    /// Something that many plans pay for and this one has no price for; the budget leaves it out.
    NotPriced(PriceKey),
    /// What failures and extra support of phones without support cost; the budget leaves it out.
    Running,
    /// Devices without support on this last day of the plan.
    UnsupportedAtEnd(Day),
    /// A range takes part in no simulation.
    RangeUnused(Unused),
}

impl Outlook {
    /// Devices by state on a day: the sum of all lanes, so that lanes and total never differ by rounding.
    #[must_use]
    pub fn counts_on(&self, day: Day) -> Counts {
        if self.lanes.is_empty() {
            return counts_on(&self.curve, day);
        }
        let mut counts = [0; 5];
        for lane in &self.lanes {
            counts.iter_mut().zip(lane.counts_on(day)).for_each(|(sum, count)| *sum += count);
        }
        counts
    }

    /// The courses of a site, all of them or those of one lane.
    pub fn courses_at(&self, site: usize, lane: Option<usize>) -> impl Iterator<Item = &Course> {
        let (from, to) = match lane {
            Some(lane) => (
                self.courses.partition_point(|course| course.lane < lane),
                self.courses.partition_point(|course| course.lane <= lane),
            ),
            None => (0, self.courses.len()),
        };
        self.courses.get(from..to).unwrap_or_default().iter().filter(move |course| course.site == site)
    }

    /// Devices of a site by state over time, all of them or those of one lane.
    #[must_use]
    pub fn curve_at(&self, site: usize, lane: Option<usize>) -> Vec<CurvePoint> {
        let Some(span) = self.span else { return Vec::new() };
        let tracks: Vec<Track<'_>> = self.courses_at(site, lane).filter_map(|course| self.track(course)).collect();
        if tracks.is_empty() { Vec::new() } else { curve(&tracks, span) }
    }

    fn track(&self, course: &Course) -> Option<Track<'_>> {
        let stages = course
            .work
            .iter()
            .filter_map(|(start, end, after)| Some(Stage { start: *start, end: *end, after: self.lives.get(*after)? }));
        Some(Track { devices: course.devices, life: self.lives.get(course.life)?, stages: stages.collect() })
    }

    /// Devices in a state on the as-of day.
    #[must_use]
    pub fn today(&self, state: State) -> u64 {
        self.as_of.map_or(0, |day| self.counts_on(day)[state.index()])
    }
}

impl Lane {
    /// Devices an action is decided for.
    #[must_use]
    pub fn devices_with(&self, action: Action) -> u64 {
        self.by_action.iter().filter(|(own, _)| *own == action).map(|(_, devices)| devices).sum()
    }

    /// Devices by state on a day.
    #[must_use]
    pub fn counts_on(&self, day: Day) -> Counts {
        counts_on(&self.curve, day)
    }
}
