//! How often server certificates have to be renewed: limits on their validity, the schedule of own certificates, and the point
//! where automation pays.

use rust_decimal::Decimal;

use super::budget::labor;
use super::certificates::OwnChain;
use super::decision::{Plan, Scenario, WorkKind};
use super::price::PriceKey;
use crate::catalog::Catalog;
use crate::model::{Day, Money, X509};

/// A limit on the validity of public TLS certificates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cap {
    /// The first day of issue it holds for.
    pub from: Day,
    /// Days at most.
    pub days: u32,
    /// The event that says so, by position in `Catalog::events`.
    pub event: usize,
}

/// Renewals that one certificate needs at least in a calendar year.
#[derive(Clone, Debug, PartialEq)]
pub struct YearRate {
    /// The year.
    pub year: i32,
    /// Renewals of one certificate that is renewed on its last day: the sum of 1 / limit over the days of the year. Not a whole
    /// number, because a year holds no whole number of lives.
    pub rate: f64,
    /// The limits in force in it, in order.
    pub caps: Vec<u32>,
}

/// An own server certificate with its renewals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Renewals {
    /// Position of the chain in the plan.
    pub chain: usize,
    /// Last day of validity.
    pub last_day: Day,
    /// The day it should be renewed by.
    pub renew_by: Day,
    /// Whether public limits hold for it.
    pub public: bool,
    /// The days of its renewals from the as-of day on, to the end of the plan or of the chart, whichever is later.
    pub days: Vec<Day>,
}

/// The point where automation pays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BreakEven {
    /// One-off cost of automation.
    pub cost: Money,
    /// Labor of one renewal by hand.
    pub each: Money,
    /// Renewals by hand that cost as much.
    pub renewals: u64,
    /// The day of that renewal; `None` if the plan ends before.
    pub day: Option<Day>,
}

/// How often own certificates have to be renewed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cadence {
    /// Limits, by day.
    pub caps: Vec<Cap>,
    /// Years of the chart: two before the as-of year, four after it.
    pub years: Vec<YearRate>,
    /// Tracked certificates, the next renewal first.
    pub certificates: Vec<Renewals>,
    /// Minutes of one renewal, as the scenario says; `None` while that is an open question.
    pub minutes: Option<Decimal>,
    /// The point where automation pays; `None` while its cost, the minutes or the price of an hour are not known.
    pub automation: Option<BreakEven>,
}

impl Cadence {
    /// Renewals of all own certificates in a calendar year.
    #[must_use]
    pub fn renewals_in(&self, year: i32) -> u64 {
        self.all().filter(|day| day.year() == year).count() as u64
    }

    /// Minutes of work in a calendar year.
    #[must_use]
    pub fn minutes_in(&self, year: i32) -> Option<Decimal> {
        self.minutes.and_then(|minutes| minutes.checked_mul(Decimal::from(self.renewals_in(year))))
    }

    /// The limit for certificates issued on a day.
    #[must_use]
    pub fn cap_on(&self, day: Day) -> Option<u32> {
        cap_on(&self.caps, day)
    }

    fn all(&self) -> impl Iterator<Item = Day> + '_ {
        self.certificates.iter().flat_map(|own| own.days.iter().copied())
    }
}

/// Days before the end at which a certificate is renewed: 30, or a third of its validity if that is less. An authority that
/// does not answer and a holiday fit into it; Let's Encrypt and its clients renew at two thirds as well.
const LEAD: u32 = 30;

/// Renewals planned for one certificate at most.
const MOST: usize = 2_000;

/// The day by which a certificate of this validity is renewed.
#[must_use]
pub fn renew_by(last_day: Day, days: u32) -> Day {
    let lead = LEAD.min(days / 3);
    last_day.plus_days(-i32::try_from(lead).unwrap_or(0))
}

/// The limits of the catalog, by day.
#[must_use]
pub fn caps(catalog: &Catalog) -> Vec<Cap> {
    let events = catalog.events.iter().enumerate();
    events.filter_map(|(event, entry)| Some(Cap { from: entry.date, days: entry.cap?.into(), event })).collect()
}

/// The limit for certificates issued on a day.
#[must_use]
pub fn cap_on(caps: &[Cap], day: Day) -> Option<u32> {
    caps.iter().rev().find(|cap| cap.from <= day).map(|cap| cap.days)
}

/// Renewals of one certificate in a year under the limits, if each lives as long as it may.
#[must_use]
pub fn rate(caps: &[Cap], year: i32) -> YearRate {
    let mut sums: Vec<(u32, u32)> = Vec::new();
    let mut day = Day::from_ymd(year, 1, 1).unwrap_or(Day::MIN);
    let end = Day::from_ymd(year + 1, 1, 1).unwrap_or(day);
    while day < end {
        // Limits change on few days.
        let next = caps.iter().map(|cap| cap.from).filter(|from| *from > day).min().unwrap_or(end).min(end);
        if let Some(cap) = cap_on(caps, day) {
            let stretch = u32::try_from(next.days_since(day)).unwrap_or(0);
            match sums.last_mut() {
                Some((known, days)) if *known == cap => *days += stretch,
                _ => sums.push((cap, stretch)),
            }
        }
        day = next;
    }
    let rate = sums.iter().map(|(cap, days)| f64::from(*days) / f64::from((*cap).max(1))).sum();
    YearRate { year, rate, caps: sums.into_iter().map(|(cap, _)| cap).collect() }
}

/// The days on which a certificate is renewed from a day on. Each new one is issued on the day of the renewal and lives as long
/// as the limit of that day allows, or as long as the one before if no limit holds.
#[must_use]
pub fn schedule(leaf: &X509, caps: &[Cap], public: bool, from: Day, until: Day) -> Vec<Day> {
    let own = leaf.days().max(1);
    let mut days = Vec::new();
    let mut next = renew_by(leaf.last_day(), own).max(from);
    while next <= until && days.len() < MOST {
        days.push(next);
        let limit = if public { cap_on(caps, next) } else { None };
        let length = limit.unwrap_or(own).max(1);
        let last = next.plus_days(i32::try_from(length - 1).unwrap_or(i32::MAX));
        next = renew_by(last, length).max(next.plus_days(1));
    }
    days
}

/// Whether a public authority issued a chain: as the user says, else not if its root signs itself and is not in the catalog.
#[must_use]
pub fn is_public(catalog: &Catalog, chain: &OwnChain) -> bool {
    chain.public.unwrap_or_else(|| {
        let Some(root) = chain.root() else { return true };
        catalog.certificates.iter().any(|known| known.sha256.as_deref() == Some(&root.sha256))
    })
}

/// Chains whose renewals are planned: tracked, and not succeeded by a newer certificate of the same name.
pub(super) fn tracked(chains: &[OwnChain]) -> impl Iterator<Item = (usize, &OwnChain, &X509)> {
    chains.iter().enumerate().filter(|(_, chain)| chain.tracked).filter_map(move |(index, chain)| {
        let leaf = chain.leaf()?;
        let newer = chains.iter().filter_map(OwnChain::leaf).any(|other| {
            other.subject_name == leaf.subject_name
                && other.issuer_name == leaf.issuer_name
                && other.not_before > leaf.not_before
        });
        (!newer).then_some((index, chain, leaf))
    })
}

/// Computes the cadence of a plan.
pub(super) fn cadence(catalog: &Catalog, plan: &Plan, scenario: &Scenario, as_of: Day, end: Day) -> Cadence {
    let caps = caps(catalog);
    let years: Vec<YearRate> = (as_of.year() - 2..=as_of.year() + 4).map(|year| rate(&caps, year)).collect();
    let chart_end = Day::from_ymd(as_of.year() + 4, 12, 31).unwrap_or(end);
    let mut certificates: Vec<Renewals> = tracked(&plan.certificates.chains)
        .map(|(chain, own, leaf)| {
            let public = is_public(catalog, own);
            Renewals {
                chain,
                last_day: leaf.last_day(),
                renew_by: renew_by(leaf.last_day(), leaf.days()),
                public,
                days: schedule(leaf, &caps, public, as_of, end.max(chart_end)),
            }
        })
        .collect();
    certificates.sort_by_key(|own| (own.renew_by, own.chain));
    let minutes = scenario.assumptions.minutes.get(&WorkKind::CertificateRenewal).copied();
    let mut cadence = Cadence { caps, years, certificates, minutes, automation: None };
    cadence.automation = break_even(&cadence, plan, minutes);
    cadence
}

fn break_even(cadence: &Cadence, plan: &Plan, minutes: Option<Decimal>) -> Option<BreakEven> {
    let cost = plan.certificates.automation?;
    let hour = plan.prices.get(&PriceKey::TechnicianHour)?.amount;
    let each = labor::cost(hour, minutes?, 1, plan.settings.rounding).ok()?;
    if each.minor <= 0 || each.currency != cost.currency || cost.minor < 0 {
        return None;
    }
    let renewals = u64::try_from((cost.minor + each.minor - 1) / each.minor).ok()?;
    let mut days: Vec<Day> = cadence.all().collect();
    days.sort_unstable();
    let day = usize::try_from(renewals.max(1) - 1).ok().and_then(|index| days.get(index).copied());
    Some(BreakEven { cost, each, renewals, day })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn built_in() -> Vec<Cap> {
        caps(&Catalog::builtin())
    }

    #[test]
    fn the_limits_are_those_of_the_baseline_requirements() {
        let days: Vec<u32> = built_in().iter().map(|cap| cap.days).collect();
        assert_eq!(days, [825, 398, 200, 100, 47]);
        let on = |text: &str| cap_on(&built_in(), text.parse().unwrap());
        assert_eq!((on("2026-03-14"), on("2026-03-15"), on("2029-03-15")), (Some(398), Some(200), Some(47)));
        assert_eq!(on("2017-01-01"), None);
    }

    #[test]
    fn a_certificate_is_renewed_eight_times_as_often_in_2030_as_in_2025() {
        let rounded: Vec<String> = (2024..=2030).map(|year| format!("{:.1}", rate(&built_in(), year).rate)).collect();
        assert_eq!(rounded, ["0.9", "0.9", "1.6", "3.3", "3.7", "6.9", "7.8"]);
        assert_eq!(rate(&built_in(), 2029).caps, [100, 47]);
    }

    #[test]
    fn renewal_is_thirty_days_or_a_third_before_the_end() {
        let day = |text: &str| text.parse::<Day>().unwrap();
        assert_eq!(renew_by(day("2027-05-20"), 199), day("2027-04-20"));
        assert_eq!(renew_by(day("2029-06-01"), 47), day("2029-05-17"));
        assert_eq!(renew_by(day("2029-06-01"), 1), day("2029-06-01"));
    }
}
