//! What follows from a plan for small fleets built by hand.

mod plan_support;

use plan_support::{Row, day, fleet_of, outlook_of, plan, rule};
use rust_decimal::Decimal;
use switchover::catalog::Catalog;
use switchover::model::{Class, Day};
use switchover::plan::outlook::{DeadlineKind, EventOutlook, EventRef, QuestionKind};
use switchover::plan::proposal::ProposalReason;
use switchover::plan::{Action, Base, Decision, Outlook, State, StrategyRule, Wave, Waves, WorkKind, curve};

const VVX: Row = Row::of("Poly", "VVX411", "Berlin", 60);
const CX600: Row = Row::of("Poly", "CX600", "Berlin", 20);
const T57W: Row = Row::of("Yealink", "T57W", "Wien", 40);
const CCX: Row = Row::of("Poly", "CCX500", "Wien", 30);
const TODAY: &str = "2026-11-23";

fn count(outlook: &Outlook, lane: &str, on: &str, state: State) -> u64 {
    let (_, lane) = outlook.lane(lane).unwrap_or_else(|| panic!("no lane {lane}"));
    lane.counts_on(day(on))[state.index()]
}

#[test]
fn skype_phones_are_supported_on_the_last_day_and_unsupported_the_day_after() {
    let outlook = outlook_of(&fleet_of(&[VVX]), &plan(Base::DoNothing), day(TODAY));
    assert_eq!(count(&outlook, "poly-vvx411", "2023-07-31", State::Supported), 60);
    assert_eq!(count(&outlook, "poly-vvx411", "2023-08-01", State::Unsupported), 60);
    assert_eq!(outlook.today(State::Unsupported), 60);
    let deadline = outlook.lanes[0].deadline.clone().unwrap();
    assert_eq!((deadline.day, deadline.kind), (day("2023-07-31"), DeadlineKind::ClassEnd));
}

#[test]
fn a_move_to_the_gateway_makes_them_supported() {
    let outlook = outlook_of(&fleet_of(&[VVX]), &plan(Base::Recommended), day(TODAY));
    assert_eq!(outlook.lanes[0].decision.action, Action::SipGateway);
    let reason = &outlook.lanes[0].proposal.reason;
    assert_eq!(*reason, ProposalReason::OnGatewayList { minimum: Some("5.9.5".to_owned()) });
    let wave = &outlook.waves[0];
    assert!(wave.start >= day(TODAY).plus_days(42), "there is time to order and to announce: {}", wave.start);
    assert_eq!(outlook.counts_on(wave.start)[State::Unsupported.index()], 60);
    assert_eq!(outlook.counts_on(wave.end)[State::Supported.index()], 60);
}

#[test]
fn the_recommendation_leaves_no_phone_unsupported_after_the_last_wave() {
    let fleet = fleet_of(&[VVX, CX600, T57W, CCX, Row::of("Yealink", "MP56", "", 7)]);
    let outlook = outlook_of(&fleet, &plan(Base::Recommended), day(TODAY));
    let last = outlook.waves.iter().map(|wave| wave.end).max().unwrap();
    assert!(last <= outlook.span.unwrap().1);
    for ahead in 0..1500 {
        let on = last.plus_days(ahead);
        assert_eq!(outlook.counts_on(on)[State::Unsupported.index()], 0, "{on}");
    }
}

#[test]
fn doing_nothing_keeps_every_phone_and_its_clocks_running() {
    let fleet = fleet_of(&[VVX, CX600, T57W, CCX]);
    let outlook = outlook_of(&fleet, &plan(Base::DoNothing), day(TODAY));
    assert!(outlook.waves.is_empty() && outlook.budget.lines.is_empty());
    assert_eq!(outlook.counts_on(day("2026-11-23")), [70, 0, 80, 0, 0]);
    assert_eq!(outlook.counts_on(day("2027-08-15")), [70, 0, 80, 0, 0]);
    assert_eq!(outlook.counts_on(day("2027-08-16")), [40, 30, 80, 0, 0], "certification has ended");
    assert_eq!(outlook.counts_on(day("2029-08-16")), [40, 0, 110, 0, 0], "best effort has ended");
}

#[test]
fn counts_always_add_up_to_the_fleet() {
    let fleet = fleet_of(&[VVX, CX600, T57W, CCX, Row::of("", "Mystery 9000", "Hamburg", 3)]);
    for base in [Base::Recommended, Base::ReplaceAll, Base::DoNothing] {
        let outlook = outlook_of(&fleet, &plan(base), day(TODAY));
        let (first, last) = outlook.span.unwrap();
        assert_eq!(outlook.devices, 153);
        let mut on = first;
        while on <= last {
            assert_eq!(outlook.counts_on(on).iter().sum::<u64>(), 153, "{base:?} {on}");
            for lane in &outlook.lanes {
                assert_eq!(lane.counts_on(on).iter().sum::<u64>(), lane.devices, "{base:?} {} {on}", lane.key);
            }
            on = on.plus_days(1);
        }
        for point in outlook.curve.iter() {
            let (whole, lanes) = (curve::counts_on(&outlook.curve, point.day), outlook.counts_on(point.day));
            let apart: u64 = whole.iter().zip(lanes).map(|(whole, lanes)| whole.abs_diff(lanes)).sum();
            assert!(apart <= 2 * outlook.lanes.len() as u64, "{base:?} {}: {whole:?} {lanes:?}", point.day);
        }
    }
}

#[test]
fn firmware_below_the_gateway_minimum_is_unsupported_until_it_is_moved() {
    let old = Row { firmware: "66.81.0.110", ..Row::of("Yealink", "T57W", "Wien", 5) };
    let unknown = Row { firmware: "", ..Row::of("Yealink", "T57W", "Wien", 8) };
    let new = Row { firmware: "96.86.0.20", ..Row::of("Yealink", "T57W", "Wien", 9) };
    let outlook = outlook_of(&fleet_of(&[old, unknown, new]), &plan(Base::Recommended), day(TODAY));
    assert_eq!(outlook.today(State::Unsupported), 5);
    assert_eq!(outlook.today(State::Supported), 17);
    assert_eq!(outlook.waves[0].devices, 5, "only those below the minimum are worked on");
    let asked = QuestionKind::FirmwareUnknown("yealink-t57w".to_owned());
    assert_eq!(outlook.questions.iter().find(|open| open.kind == asked).map(|open| open.devices), Some(8));
}

#[test]
fn cisco_phones_on_enterprise_firmware_need_multiplatform_firmware_first() {
    let enterprise = Row { firmware: "sip78xx.12-8-1SR1-4", ..Row::of("Cisco", "7841", "Wien", 4) };
    let multiplatform = Row { firmware: "12-0-3MPP", ..Row::of("Cisco", "7841", "Wien", 6) };
    let outlook = outlook_of(&fleet_of(&[enterprise, multiplatform]), &plan(Base::DoNothing), day(TODAY));
    assert_eq!(outlook.counts_on(day(TODAY)), [6, 0, 4, 0, 0]);
}

#[test]
fn an_edit_changes_its_lane_and_no_other() {
    let fleet = fleet_of(&[VVX, CX600, T57W, CCX]);
    let before = plan(Base::Recommended);
    let mut after = before.clone();
    after.scenarios[0].rules.push(rule("poly-vvx411", Decision { action: Action::Softphone, ..Decision::default() }));
    let (before, after) = (outlook_of(&fleet, &before, day(TODAY)), outlook_of(&fleet, &after, day(TODAY)));
    for (old, new) in before.lanes.iter().zip(&after.lanes) {
        if old.key == "poly-vvx411" {
            assert_eq!((new.decision.action, new.own), (Action::Softphone, true));
            assert_ne!(old.phases, new.phases);
        } else {
            assert_eq!((&old.decision, old.own, &old.deadline), (&new.decision, new.own, &new.deadline));
        }
    }
}

#[test]
fn the_first_rule_that_matches_wins_and_a_site_can_differ() {
    let berlin = Row { site: "Berlin", ..CCX };
    let mut plan = plan(Base::Recommended);
    let keep = Decision { action: Action::Keep, ..Decision::default() };
    let mut at_wien = rule("poly-ccx500", keep.clone());
    at_wien.when.site = Some("Wien".to_owned());
    let soft = Decision { action: Action::Softphone, ..Decision::default() };
    plan.scenarios[0].rules = vec![at_wien, StrategyRule { decision: soft, ..rule("poly-ccx500", keep) }];
    let outlook = outlook_of(&fleet_of(&[CCX, berlin]), &plan, day(TODAY));
    let worked: u64 = outlook.waves.iter().map(|wave| wave.devices).sum();
    assert_eq!(worked, 30);
    assert!(outlook.waves.iter().all(|wave| wave.site == "Berlin"));
}

#[test]
fn a_bridge_is_replaced_before_it_ends() {
    let mut plan = plan(Base::Recommended);
    let bridge = Decision { action: Action::SipGateway, target: None, until: Some(day("2029-06-30")) };
    plan.scenarios[0].rules.push(rule("poly-vvx411", bridge));
    let outlook = outlook_of(&fleet_of(&[VVX]), &plan, day(TODAY));
    assert_eq!(outlook.waves.len(), 2);
    assert!(outlook.waves[1].end < day("2029-06-30"));
    assert_eq!(outlook.counts_on(outlook.waves[1].end)[State::Replaced.index()], 60);
    assert_eq!(outlook.counts_on(outlook.waves[0].end)[State::Supported.index()], 60);
}

#[test]
fn a_chosen_date_is_used_instead_of_the_catalog_s() {
    let mut plan = plan(Base::DoNothing);
    plan.chosen_dates.insert("3pip.end".to_owned(), day("2023-08-01"));
    let outlook = outlook_of(&fleet_of(&[VVX]), &plan, day(TODAY));
    assert_eq!(count(&outlook, "poly-vvx411", "2023-08-01", State::Supported), 60);
    assert_eq!(count(&outlook, "poly-vvx411", "2023-08-02", State::Unsupported), 60);
}

#[test]
fn fixed_waves_are_kept_and_the_rest_is_suggested() {
    let mut plan = plan(Base::Recommended);
    let when = rule("poly-vvx411", Decision::default()).when;
    let (start, end) = (day("2027-03-01"), day("2027-03-12"));
    let wave = Wave { name: "Pilot".to_owned(), when, start, end, technicians: 2, sites: Vec::new() };
    plan.scenarios[0].waves = Waves::Fixed(vec![wave]);
    let outlook = outlook_of(&fleet_of(&[VVX, CX600]), &plan, day(TODAY));
    let pilot = outlook.waves.iter().find(|wave| wave.name == "Pilot").unwrap();
    assert_eq!((pilot.start, pilot.end, pilot.devices), (start, end, 60));
    let rest: u64 = outlook.waves.iter().filter(|wave| wave.name != "Pilot").map(|wave| wave.devices).sum();
    assert_eq!(rest, 20);
}

#[test]
fn waves_end_before_the_deadline_of_their_devices() {
    let outlook = outlook_of(&fleet_of(&[CCX]), &plan(Base::Recommended), day(TODAY));
    let wave = &outlook.waves[0];
    assert_eq!(wave.deadline, Some(day("2029-08-15")));
    assert!(wave.end < day("2029-08-15") && wave.start > day("2029-01-01"), "{} to {}", wave.start, wave.end);
}

#[test]
fn unidentified_devices_are_unknown_and_open() {
    let outlook =
        outlook_of(&fleet_of(&[Row::of("", "Mystery 9000", "Hamburg", 3)]), &plan(Base::Recommended), day(TODAY));
    assert_eq!(outlook.lanes[0].class, Class::Unknown);
    assert_eq!(outlook.today(State::Unknown), 3);
    for kind in [QuestionKind::UnknownProduct, QuestionKind::Undecided] {
        assert!(outlook.questions.iter().any(|open| open.kind == kind && open.devices == 3), "{kind:?}");
    }
}

#[test]
fn two_runs_are_equal() {
    let fleet = fleet_of(&[VVX, CX600, T57W, CCX, Row::of("", "Mystery 9000", "Hamburg", 3)]);
    for base in [Base::Recommended, Base::ReplaceAll] {
        let (first, second) =
            (outlook_of(&fleet, &plan(base), day(TODAY)), outlook_of(&fleet, &plan(base), day(TODAY)));
        assert_eq!(format!("{first:?}"), format!("{second:?}"));
    }
}

#[test]
fn an_empty_fleet_has_an_axis_and_events_but_no_devices() {
    let outlook = outlook_of(&fleet_of(&[]), &plan(Base::Recommended), day(TODAY));
    assert_eq!(outlook.devices, 0);
    assert!(outlook.span.is_some() && !outlook.events.is_empty());
    assert_eq!(outlook.counts_on(Day::MAX), [0; 5]);
}

/// Devices of today's fleet that an event touches, by a part of its title.
fn touched(outlook: &Outlook, on: &str, title: &str) -> Vec<u64> {
    let catalog = Catalog::builtin();
    let name = |event: &EventOutlook| match event.event {
        EventRef::Certificate(index) => catalog.events[index].title_en.clone(),
        EventRef::Milestone(index) => catalog.milestones[index].title_en.clone(),
        EventRef::Own(index) => format!("own date {index}"),
    };
    let events = outlook.events.iter().filter(|event| event.day == day(on) && name(event).contains(title));
    events.map(|event| event.devices).collect()
}

#[test]
fn events_count_the_devices_they_touch() {
    let cisco = Row::of("Cisco", "7841", "Wien", 11);
    let outlook = outlook_of(&fleet_of(&[VVX, CX600, T57W, CCX, cisco]), &plan(Base::DoNothing), day(TODAY));
    assert_eq!(touched(&outlook, "2023-07-31", "3PIP"), [60]);
    assert_eq!(touched(&outlook, "2029-05-14", "Cisco Manufacturing CA"), [11], "only the maker's own phones");
    assert_eq!(touched(&outlook, "2027-08-15", "Teams devices lose certification"), [30]);
    assert_eq!(touched(&outlook, "2027-08-15", "Teams panels lose certification"), [0]);
}

#[test]
fn absurd_assumptions_give_late_waves_and_no_panic() {
    let mut plan = plan(Base::ReplaceAll);
    let assumptions = &mut plan.scenarios[0].assumptions;
    let huge = Decimal::MAX;
    assumptions.minutes = WorkKind::ALL.into_iter().map(|work| (work, huge)).collect();
    assumptions.technicians = Some(1);
    assumptions.hours_per_day = Some(Decimal::new(1, 2));
    assumptions.price_escalation = huge;
    assumptions.contingency = Some(huge);
    plan.settings.vat_rate = Some(huge);
    plan.settings.vat_recoverable = -huge;
    let outlook = outlook_of(&fleet_of(&[VVX, CX600, T57W, CCX]), &plan, day(TODAY));
    assert_eq!(outlook.counts_on(day(TODAY)).iter().sum::<u64>(), 150);
}

#[test]
fn one_crew_goes_from_site_to_site_and_never_works_at_two() {
    let sites = ["Berlin", "Wien", "Hamburg", "Leipzig"];
    let rows = sites.map(|site| Row::of("Poly", "VVX411", site, 90));
    let mut plan = plan(Base::Recommended);
    let assumptions = &mut plan.scenarios[0].assumptions;
    assumptions.minutes.insert(WorkKind::GatewayMove, Decimal::from(18));
    assumptions.technicians = Some(3);
    assumptions.hours_per_day = Some(Decimal::from(6));
    let outlook = outlook_of(&fleet_of(&rows), &plan, day(TODAY));
    // 6 hours at 18 minutes are 20 devices a technician and day: 60 a day, 300 a week, and 360 devices take 6 days.
    let wave = &outlook.waves[0];
    assert_eq!((outlook.waves.len(), wave.sites(), wave.devices, wave.work_days), (1, 4, 360, Some(6)));
    for week in &outlook.rollout.weeks {
        assert_eq!((week.capacity, week.over), (300, 0), "{}", week.monday);
        assert!(week.devices <= 300, "{}", week.monday);
    }
}

#[test]
fn without_a_crew_one_team_goes_from_site_to_site_in_whole_weeks() {
    let sites = [("Berlin", 190), ("Wien", 90), ("Hamburg", 310), ("Leipzig", 5)];
    let rows = sites.map(|(site, devices)| Row::of("Poly", "VVX411", site, devices));
    let outlook = outlook_of(&fleet_of(&rows), &plan(Base::Recommended), day(TODAY));
    assert_eq!(outlook.waves.len(), 1, "one wave for one kind of work in one fiscal year");
    let parts = &outlook.waves[0].parts;
    let seen: Vec<(&str, String, String)> =
        parts.iter().map(|part| (part.site.as_str(), part.start.to_string(), part.end.to_string())).collect();
    let at = |site, start: &str, end: &str| (site, start.to_owned(), end.to_owned());
    // A crew does 100 a week: Hamburg takes four weeks with room beside it for a small site, then Berlin two, then Wien one.
    assert_eq!(
        seen,
        [
            at("Leipzig", "2027-01-04", "2027-01-08"),
            at("Hamburg", "2027-01-04", "2027-01-29"),
            at("Berlin", "2027-02-01", "2027-02-12"),
            at("Wien", "2027-02-15", "2027-02-19"),
        ]
    );
    assert!(outlook.rollout.weeks.iter().all(|week| week.devices <= 100 && week.over == 0));
    let pace = outlook.pace.unwrap();
    assert_eq!((pace.devices_a_day, pace.crews), (20, 1));
    let asked = outlook.questions.iter().find(|open| open.kind == QuestionKind::DefaultPace(pace));
    assert_eq!(asked.map(|open| open.devices), Some(595));
}

#[test]
fn waves_of_a_later_deadline_follow_each_other_and_end_before_it() {
    let sites = ["Berlin", "Wien", "Hamburg", "Leipzig"];
    let rows = sites.map(|site| Row::of("Poly", "CCX500", site, 150));
    let outlook = outlook_of(&fleet_of(&rows), &plan(Base::Recommended), day(TODAY));
    let parts = &outlook.waves[0].parts;
    assert_eq!((outlook.waves.len(), parts.len()), (1, sites.len()));
    for pair in parts.windows(2) {
        assert_eq!(pair[1].start.days_since(pair[0].end), 3, "from Friday to Monday");
    }
    let last = outlook.waves[0].end;
    assert!(last <= day("2029-08-01") && last > day("2029-07-20"), "with two weeks to spare: {last}");
}

#[test]
fn a_fleet_of_many_sites_gets_more_crews_and_says_so() {
    let names: Vec<String> = (0..300).map(|site| format!("Site {site}")).collect();
    let rows: Vec<Row> = names.iter().map(|site| Row::of("Poly", "VVX411", String::leak(site.clone()), 130)).collect();
    let outlook = outlook_of(&fleet_of(&rows), &plan(Base::Recommended), day(TODAY));
    let pace = outlook.pace.unwrap();
    assert!(pace.crews > 1);
    let last = outlook.waves.iter().map(|wave| wave.end).max().unwrap();
    assert!(last < day("2028-01-10"), "overdue phones wait a year at most: {last}");
    assert_eq!(outlook.headline().at_end, 0);
}

#[test]
fn a_plan_that_knows_its_crew_has_no_default_pace() {
    let mut plan = plan(Base::Recommended);
    let assumptions = &mut plan.scenarios[0].assumptions;
    assumptions.minutes.insert(WorkKind::GatewayMove, Decimal::from(18));
    assumptions.technicians = Some(3);
    assumptions.hours_per_day = Some(Decimal::from(6));
    let outlook = outlook_of(&fleet_of(&[VVX]), &plan, day(TODAY));
    assert_eq!(outlook.pace, None);
    assert!(!outlook.questions.iter().any(|open| matches!(open.kind, QuestionKind::DefaultPace(_))));
}

#[test]
fn devices_are_counted_by_the_action_of_their_own_site() {
    let berlin = Row { site: "Berlin", ..CCX };
    let mut plan = plan(Base::Recommended);
    let mut at_berlin = rule("poly-ccx500", Decision { action: Action::Softphone, ..Decision::default() });
    at_berlin.when.site = Some("Berlin".to_owned());
    let undecided = rule("yealink-t57w", Decision::default());
    plan.scenarios[0].rules = vec![at_berlin, undecided];
    let outlook = outlook_of(&fleet_of(&[CCX, Row { devices: 12, ..berlin }, T57W]), &plan, day(TODAY));
    let (_, lane) = outlook.lane("poly-ccx500").unwrap();
    assert_eq!(lane.by_action, [(Action::Replace, 30), (Action::Softphone, 12)]);
    assert_eq!(outlook.by_action(), [(Action::Replace, 30), (Action::Softphone, 12), (Action::Undecided, 40)]);
    assert_eq!(outlook.decided(), 42);
    for lane in &outlook.lanes {
        assert_eq!(lane.by_action.iter().map(|(_, devices)| devices).sum::<u64>(), lane.devices, "{}", lane.key);
    }
}

#[test]
fn doing_nothing_says_what_is_unsupported_at_the_end() {
    let outlook = outlook_of(&fleet_of(&[VVX, CX600, T57W, CCX]), &plan(Base::DoNothing), day(TODAY));
    let end = QuestionKind::UnsupportedAtEnd(outlook.span.unwrap().1);
    let asked = outlook.questions.iter().find(|open| open.kind == end);
    assert_eq!(asked.map(|open| open.devices), Some(outlook.headline().at_end));
    assert_eq!(outlook.headline().at_end, 110);
    assert_eq!(outlook.pace, None, "there are no waves to pace");
}

#[test]
fn firmware_older_than_the_certified_one_is_the_program_s_reading_and_says_so() {
    let catalog = Catalog::builtin();
    let certified = |product: &&switchover::catalog::Product| {
        product.class == Class::TeamsNative && product.teams_min_firmware.get().is_some()
    };
    let product = catalog.products.iter().find(certified).unwrap();
    let clocks = switchover::plan::life::Clocks { catalog: &catalog, chosen: &std::collections::BTreeMap::new() };
    let life = clocks.life(product.class, Some(product), "0.0.0.1");
    let phase = life.phase_on(day(TODAY)).unwrap();
    let minimum = product.teams_min_firmware.get().unwrap();
    assert_eq!(phase.reason, switchover::plan::support::PhaseReason::BelowCertified(minimum.clone()));
    for (lang, reading) in [(switchover::i18n::Lang::En, "reading"), (switchover::i18n::Lang::De, "Lesart")] {
        let long = &switchover::i18n::reason::phase(lang, &catalog, phase)[0];
        assert!(long.contains("Microsoft") && long.contains(reading), "{long}");
    }
}

#[test]
fn what_can_be_chosen_is_ranked_as_what_is_recommended() {
    let catalog = Catalog::builtin();
    let outlook = outlook_of(&fleet_of(&[CX600]), &plan(Base::Recommended), day(TODAY));
    let choices = switchover::plan::compare::targets(&catalog, &outlook.lanes[0], day(TODAY));
    assert_eq!(outlook.lanes[0].decision.target.as_ref(), Some(&choices[0].key));
}

#[test]
fn a_rule_decides_nothing_about_devices_for_which_its_action_is_not_possible() {
    use switchover::plan::proposal::Impossible;
    let analog = Row::of("Ascom", "d43", "Berlin", 5);
    let fleet = fleet_of(&[CX600, VVX, analog]);
    let without = outlook_of(&fleet, &plan(Base::DoNothing), day(TODAY));
    for (action, why, left) in
        [(Action::KeepOnSbc, Impossible::NotBehindSbc, 80), (Action::SipGateway, Impossible::NotOnGatewayList, 20)]
    {
        let mut plan = plan(Base::Recommended);
        let decision = Decision { action, target: Some("yealink-mp56-e2".to_owned()), until: None };
        let rule = StrategyRule { decision, ..StrategyRule::default() };
        plan.scenarios[0].rules = vec![rule.clone(), rule];
        let outlook = outlook_of(&fleet, &plan, day(TODAY));
        let (_, phones) = outlook.lane("poly-cx600").unwrap();
        assert_eq!(phones.by_action, [(Action::Undecided, 20)], "{action:?}");
        assert_eq!(phones.decision.action, Action::Undecided);
        assert_eq!(phones.curve, without.lane("poly-cx600").unwrap().1.curve, "nothing happens to them");
        let undecided = outlook.questions.iter().find(|question| question.kind == QuestionKind::Undecided).unwrap();
        assert_eq!(undecided.devices, left);
        let [first, second] = outlook.rules.as_slice() else { panic!("two rules") };
        assert_eq!((first.matches, first.decides, first.prevented()), (85, 85 - left, left));
        assert_eq!(first.impossible, [(why, left)]);
        assert_eq!((second.decides, second.prevented(), second.taken_by.clone()), (0, 0, vec![(0, 85)]));
    }
}

#[test]
fn an_update_that_is_done_or_comes_too_late_keeps_the_replacement_after_it() {
    // Its support has ended, so nothing is updated any more; what the rule buys stays in the plan.
    let fleet = fleet_of(&[Row { firmware: "1.15.262", ..Row::of("AudioCodes", "C450HD", "Berlin", 9) }]);
    let mut plan = plan(Base::DoNothing);
    let decision = Decision { action: Action::UpdateFirmware, target: Some("yealink-mp56-e2".to_owned()), until: None };
    plan.scenarios[0].rules.push(StrategyRule { decision, ..StrategyRule::default() });
    let outlook = outlook_of(&fleet, &plan, day(TODAY));
    let [lane] = outlook.lanes.as_slice() else { panic!("one model") };
    assert_eq!(lane.decision.action, Action::UpdateFirmware, "{:?}", lane.proposal);
    assert_eq!(outlook.new_phones.iter().map(|phones| phones.devices).sum::<u64>(), 9);
}
