//! A fleet for tests: Contoso, 2,480 phones, bridge via SIP Gateway.

use std::sync::Arc;

use crate::catalog::Catalog;
use crate::model::{Class, Day, FiscalCalendar, FiscalYear, YearLabel};
use crate::plan::outlook::{Deadline, DeadlineKind, EventOutlook, EventRef, Lane, NewPhones};
use crate::plan::proposal::{Proposal, ProposalReason};
use crate::plan::support::{CurvePoint, Phase, PhaseReason};
use crate::plan::waves::WaveOutlook;
use crate::plan::{Action, Category, Decision, Outlook, Plan, Settings, State};

pub(crate) fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// A change to a state: at once, or evenly between two days.
type Change<'a> = (State, &'a str, &'a str);

fn lane(class: Class, name: &str, android: Option<&str>, devices: u64, start: State, changes: &[Change]) -> Lane {
    let mut counts = [0; 5];
    counts[start.index()] = devices;
    let mut curve = vec![CurvePoint { day: day("2018-01-01"), counts }];
    for (state, from, to) in changes {
        curve.push(CurvePoint { day: day(from), counts });
        counts = [0; 5];
        counts[state.index()] = devices;
        curve.push(CurvePoint { day: day(to), counts });
    }
    let mut states = vec![(start, Day::MIN)];
    states.extend(changes.iter().map(|(state, _, to)| (*state, day(to))));
    let mut before = Day::MIN;
    let phases = states
        .iter()
        .enumerate()
        .map(|(index, (state, from))| {
            let until = states.get(index + 1).map(|(_, until)| *until);
            let reason = match (state, until) {
                (State::Supported, Some(until)) if index == 0 => PhaseReason::CertifiedUntil(until.plus_days(-1)),
                (State::Supported, _) if class == Class::AnalogSbc => PhaseReason::BehindSbc,
                (State::Supported, _) => PhaseReason::OnGateway,
                (State::BestEffort, Some(until)) => PhaseReason::BestEffortUntil(until.plus_days(-1)),
                (State::BestEffort, None) => PhaseReason::BestEffort,
                (State::Unsupported, _) => PhaseReason::UnsupportedSince(before.plus_days(-1)),
                (State::Replaced, _) => PhaseReason::ReplacedBy("yealink-mp54".into()),
                (State::Unknown, _) => PhaseReason::NotIdentified,
            };
            before = until.unwrap_or(before);
            Phase { state: *state, from: *from, until, reason }
        })
        .collect();
    let deadline = changes.iter().find(|(state, ..)| *state == State::Unsupported).map(|(_, from, _)| Deadline {
        day: day(from).plus_days(-1),
        kind: DeadlineKind::ClassEnd,
        fact: "3pip.end".into(),
    });
    Lane {
        key: name.to_lowercase().replace(' ', "-"),
        product: None,
        class,
        name: name.into(),
        android: android.map(Into::into),
        devices,
        by_site: [("Berlin".to_owned(), devices)].into(),
        by_firmware: [].into(),
        curve: Arc::new(curve),
        phases,
        deadline,
        proposal: Arc::new(Proposal {
            decision: Decision::default(),
            reason: ProposalReason::NoEndPublished,
            impossible: Vec::new(),
            updates: false,
            checks: Vec::new(),
            target: None,
            below_minimum: 0,
        }),
        by_action: vec![(Action::Undecided, devices)],
        parts: [].into(),
        decision: Decision::default(),
        own: false,
        note: String::new(),
        unit: None,
        total: 0,
        waves: [].into(),
    }
}

/// The plan that belongs to [`outlook`].
pub(crate) fn plan() -> Plan {
    let settings = Settings {
        title: "Desk-phone migration plan".into(),
        organization: "Contoso GmbH".into(),
        fiscal: FiscalCalendar { start_month: 4, start_day: 1, label: YearLabel::Ending },
        ..Settings::default()
    };
    Plan::proposed(settings, ["Bridge via SIP Gateway".into(), "Replace all".into(), "Do nothing".into()])
}

/// The fleet of the pictures, seen from 23 November 2026.
pub(crate) fn outlook(catalog: &Catalog) -> Outlook {
    use State::{BestEffort, Replaced, Supported, Unknown, Unsupported};
    let w1 = |state| (state, "2027-01-11", "2027-03-19");
    let w2 = |state| (state, "2027-04-05", "2027-07-02");
    let lanes = vec![
        lane(Class::Lpe, "Polycom CX600", None, 118, Unsupported, &[w1(Replaced)]),
        lane(
            Class::ThreePip,
            "Polycom VVX 411",
            None,
            642,
            Supported,
            &[(Unsupported, "2023-08-01", "2023-08-01"), w2(Supported), (Replaced, "2029-10-01", "2030-10-25")],
        ),
        lane(
            Class::ThreePip,
            "AudioCodes 430HD",
            None,
            214,
            Supported,
            &[(Unsupported, "2023-08-01", "2023-08-01"), w1(Replaced)],
        ),
        lane(
            Class::ThreePip,
            "Yealink T48G",
            None,
            186,
            Supported,
            &[(Unsupported, "2023-08-01", "2023-08-01"), w2(Supported), (Replaced, "2029-10-01", "2030-03-22")],
        ),
        lane(Class::SipGateway, "Yealink T46S", None, 268, Supported, &[]),
        lane(Class::SipGateway, "Cisco 7841", None, 327, Supported, &[(Replaced, "2028-09-04", "2028-12-15")]),
        lane(
            Class::TeamsNative,
            "AudioCodes C450HD",
            Some("9"),
            126,
            Supported,
            &[(BestEffort, "2023-08-06", "2023-08-06"), (Unsupported, "2025-08-06", "2025-08-06"), w1(Replaced)],
        ),
        lane(
            Class::TeamsNative,
            "Poly CCX 500",
            Some("12"),
            178,
            Supported,
            &[(BestEffort, "2027-08-16", "2027-08-16"), (Replaced, "2029-01-08", "2029-03-23")],
        ),
        lane(
            Class::TeamsNative,
            "Yealink MP56",
            Some("12"),
            236,
            Supported,
            &[(BestEffort, "2027-08-16", "2027-08-16"), (Replaced, "2029-04-09", "2029-06-29")],
        ),
        lane(Class::AnalogSbc, "", None, 173, Supported, &[]),
        lane(Class::Unknown, "", None, 12, Unknown, &[]),
    ];
    let as_of = day("2026-11-23");
    let mut days: Vec<Day> = lanes.iter().flat_map(|lane| lane.curve.iter().map(|point| point.day)).collect();
    days.sort();
    days.dedup();
    let total_on = |day: Day, before: bool| {
        let mut counts = [0; 5];
        for lane in &lanes {
            let first = lane.curve.iter().find(|point| point.day == day && before);
            let of = first.map_or_else(|| lane.counts_on(day), |point| point.counts);
            counts.iter_mut().zip(of).for_each(|(sum, count)| *sum += count);
        }
        counts
    };
    let mut curve = Vec::new();
    for day in days {
        curve.push(CurvePoint { day, counts: total_on(day, true) });
        curve.push(CurvePoint { day, counts: total_on(day, false) });
    }
    curve.dedup();
    let wave = |name: &str, start: &str, end: &str, devices| WaveOutlook {
        name: name.into(),
        site: "Berlin".into(),
        fiscal_year: FiscalYear(2026),
        start: day(start),
        end: day(end),
        devices,
        items: Vec::new(),
        deadline: None,
        work_days: Some(20),
        work: None,
        technicians: None,
        fixed: false,
        parts: Vec::new(),
    };
    let events = catalog
        .events
        .iter()
        .enumerate()
        .filter(|(_, event)| event.date >= day("2023-01-01") && event.date < day("2032-01-01"))
        .map(|(index, event)| EventOutlook {
            event: EventRef::Certificate(index),
            day: event.date,
            devices: 100,
            lanes: vec![1],
        })
        .collect();
    let years: Vec<FiscalYear> = (2026..=2030).map(FiscalYear).collect();
    let mut outlook = Outlook {
        today: Some(as_of),
        as_of: Some(as_of),
        scenario: 0,
        devices: lanes.iter().map(|lane| lane.devices).sum(),
        years: years.clone(),
        span: Some((day("2023-01-01"), day("2031-12-31"))),
        lanes,
        curve: Arc::new(curve),
        new_phones: Arc::new(vec![NewPhones {
            product: "yealink-mp54".into(),
            devices: 244,
            from: day("2027-01-11"),
            phases: vec![
                Phase {
                    state: Supported,
                    from: day("2027-01-11"),
                    until: Some(day("2028-10-05")),
                    reason: PhaseReason::CertifiedUntil(day("2028-10-04")),
                },
                Phase {
                    state: BestEffort,
                    from: day("2028-10-05"),
                    until: None,
                    reason: PhaseReason::BestEffortUntil(day("2030-10-04")),
                },
            ],
        }]),
        events: Arc::new(events),
        waves: Arc::new(vec![
            wave("W1", "2027-01-11", "2027-03-19", 458),
            wave("W2", "2027-04-05", "2027-07-02", 928),
            wave("W3", "2028-09-04", "2028-12-15", 327),
            wave("W4", "2029-01-08", "2029-03-23", 220),
            wave("W5", "2029-04-09", "2029-06-29", 194),
            wave("W6", "2029-10-01", "2030-03-22", 388),
            wave("W7", "2030-04-08", "2030-10-25", 440),
        ]),
        sites: [("Berlin".to_owned(), 830), ("München".to_owned(), 512)].into(),
        ..Outlook::default()
    };
    let budget = Arc::make_mut(&mut outlook.budget);
    budget.years.clone_from(&years);
    let amounts = [
        (Category::Devices, [46_116, 0, 132_885, 122_802, 94_600]),
        (Category::Licenses, [885, 10_620, 10_620, 10_620, 10_620]),
        (Category::Labor, [25_144, 17_173, 20_348, 21_650, 16_368]),
        (Category::Accessories, [15_554, 0, 6_564, 6_984, 5_280]),
        (Category::Contingency, [7_016, 2_223, 13_633, 12_964, 10_149]),
        (Category::TradeIn, [-5_100, 0, -8_205, -8_730, -6_600]),
    ];
    for (category, row) in amounts {
        for (year, amount) in years.iter().zip(row) {
            budget.cells.insert((*year, category), amount * 100);
        }
    }
    outlook
}
