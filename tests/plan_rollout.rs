//! The rollout week by week: devices are never lost, nobody works in a blackout, leveling keeps to what technicians can do.

mod plan_support;

use plan_support::{Row, day, fleet_of, outlook_of, plan};
use proptest::prelude::*;
use rust_decimal::Decimal;
use switchover::model::{Currency, Day, Money};
use switchover::plan::rollout::{Board, FixKind, fixes, late, late_fixes, leveled, weeks};
use switchover::plan::{Base, Blackout, Outlook, Plan, Price, PriceKey, TechnicianPeriod, WaveSite, Waves, WorkKind};

const TODAY: &str = "2026-11-23";
const SITES: [&str; 4] = ["Berlin", "Wien", "Hamburg", "Leipzig"];

/// A plan with `technicians` who each move 16 phones a week.
fn crewed(technicians: u16) -> Plan {
    let mut plan = plan(Base::Recommended);
    let assumptions = &mut plan.scenarios[0].assumptions;
    assumptions.minutes = WorkKind::ALL.into_iter().map(|work| (work, Decimal::from(120))).collect();
    assumptions.technicians = Some(technicians);
    assumptions.hours_per_day = Some(Decimal::from(8));
    plan
}

fn outlook(counts: &[u32], plan: &Plan) -> Outlook {
    let rows: Vec<Row> = SITES
        .iter()
        .zip(counts)
        .filter(|(_, count)| **count > 0)
        .map(|(site, count)| Row::of("Poly", "VVX411", site, *count))
        .collect();
    outlook_of(&fleet_of(&rows), plan, day(TODAY))
}

fn with(plan: &Plan, waves: Waves) -> Plan {
    let mut plan = plan.clone();
    plan.scenarios[0].waves = waves;
    plan
}

/// Devices by wave, site and week.
fn cells(outlook: &Outlook) -> Vec<(String, String, Day, u64)> {
    let mut list = Vec::new();
    for wave in outlook.waves.iter() {
        for part in &wave.parts {
            list.extend(
                part.weeks.iter().map(|week| (wave.name.clone(), part.site.clone(), week.monday, week.devices)),
            );
        }
    }
    list.sort();
    list
}

fn at(outlook: &Outlook, site: &str, monday: &str) -> u64 {
    let own = |(_, other, week, _): &&(String, String, Day, u64)| other == site && *week == day(monday);
    cells(outlook).iter().filter(own).map(|(.., devices)| devices).sum()
}

fn week(monday: &str, devices: u64) -> switchover::plan::WeekDevices {
    switchover::plan::WeekDevices { monday: day(monday), devices }
}

/// One wave with what is said for each site.
fn fixed(outlook: &Outlook, sites: &[(&str, Vec<switchover::plan::WeekDevices>)]) -> Waves {
    let Waves::Fixed(mut list) = Board::of(outlook).waves() else { panic!("a board gives fixed waves") };
    let wave = &mut list[0];
    for WaveSite { site, weeks, .. } in &mut wave.sites {
        if let Some((_, own)) = sites.iter().find(|(name, _)| name == site) {
            weeks.clone_from(own);
        }
    }
    Waves::Fixed(list)
}

#[test]
fn fixing_suggested_waves_changes_nothing() {
    let counts = [190, 118, 76, 4];
    for plan in [plan(Base::Recommended), plan(Base::ReplaceAll), crewed(3)] {
        let suggested = outlook(&counts, &plan);
        let kept = outlook(&counts, &with(&plan, Board::of(&suggested).waves()));
        assert_eq!(cells(&kept), cells(&suggested));
        assert_eq!(kept.budget.total(), suggested.budget.total());
        assert_eq!(kept.pace, suggested.pace);
        assert!(kept.waves.iter().all(|wave| wave.fixed));
    }
}

#[test]
fn a_bar_jumps_over_a_blackout_and_goes_on_after_it() {
    let mut plan = crewed(3);
    plan.blackouts.push(Blackout {
        name: "Year-end close".to_owned(),
        first: day("2027-03-22"),
        last: day("2027-04-02"),
        site: None,
    });
    let before = outlook(&[190, 0, 0, 0], &plan);
    let mut board = Board::of(&before);
    let cell = board.find(0, "Berlin").unwrap();
    board.move_bar(cell, 0, day("2027-03-15"), true);
    let after = outlook(&[190, 0, 0, 0], &with(&plan, board.waves()));
    let mondays: Vec<String> = cells(&after).iter().map(|(_, _, monday, _)| monday.to_string()).collect();
    assert_eq!(mondays, ["2027-03-15", "2027-04-05", "2027-04-12", "2027-04-19"]);
    assert_eq!(weeks::runs(&after.rollout.capacity, "Berlin", &after.waves[0].parts[0].weeks).len(), 1);
    assert_eq!(after.waves[0].devices, 190);
}

#[test]
fn a_blackout_put_over_fixed_waves_moves_their_work_behind_it() {
    let plan = crewed(3);
    let before = outlook(&[190, 0, 0, 0], &plan);
    let mut closed = with(&plan, Board::of(&before).waves());
    let first = before.waves[0].start;
    closed.blackouts.push(Blackout { name: "Move".to_owned(), first, last: first.plus_days(11), site: None });
    let after = outlook(&[190, 0, 0, 0], &closed);
    assert_eq!(after.waves[0].start, first.plus_days(14));
    assert_eq!(after.waves[0].devices, 190);
    closed.blackouts[0].site = Some("Wien".to_owned());
    let other = outlook(&[190, 0, 0, 0], &closed);
    assert_eq!(other.waves[0].start, first, "another site is not touched");
}

#[test]
fn a_number_that_is_typed_balances_the_rest_of_the_bar() {
    let before = outlook(&[190, 0, 0, 0], &crewed(3));
    let run = &before.waves[0].parts[0].weeks;
    let mut board = Board::of(&before);
    board.set_week(0, 0, run[0].monday, 10);
    let after = outlook(&[190, 0, 0, 0], &with(&crewed(3), board.waves()));
    let counts: Vec<u64> = cells(&after).iter().map(|(.., devices)| *devices).collect();
    assert_eq!(counts, [10, 61, 60, 59]);
}

#[test]
fn a_bar_that_is_split_is_two_bars_and_its_total_stays() {
    let before = outlook(&[190, 0, 0, 0], &crewed(3));
    let third = before.waves[0].parts[0].weeks[2].monday;
    let mut board = Board::of(&before);
    board.split(0, 0, third);
    assert_eq!(board.runs(0).len(), 2);
    assert_eq!(board.devices(), 190);
    board.move_bar(0, 1, third, true);
    assert_eq!(board.runs(0).len(), 1, "moved back they are one bar again");
}

#[test]
fn the_site_that_begins_in_a_full_week_begins_earlier_and_ends_the_same_day() {
    // Three technicians at 16 a week: 48. Berlin 38 a week for five weeks, München's place is Wien's here.
    let mut plan = crewed(3);
    for minutes in plan.scenarios[0].assumptions.minutes.values_mut() {
        // 3 devices a day and technician, and one more in five days, is not a whole number; 8 h / 150 min gives 3.
        *minutes = Decimal::from(150);
    }
    let suggested = outlook(&[190, 118, 0, 0], &plan);
    assert_eq!(suggested.rollout.weeks[0].capacity, 45);
    let berlin = ["2027-01-11", "2027-01-18", "2027-01-25", "2027-02-01", "2027-02-08"].map(|monday| week(monday, 38));
    let wien = vec![week("2027-02-08", 28), week("2027-02-15", 30), week("2027-02-22", 30), week("2027-03-01", 30)];
    let plan = with(&plan, fixed(&suggested, &[("Berlin", berlin.to_vec()), ("Wien", wien)]));
    let full = outlook(&[190, 118, 0, 0], &plan);
    let over: Vec<(String, u64, u64)> =
        full.rollout.over().map(|week| (week.monday.to_string(), week.devices, week.over)).collect();
    assert_eq!(over, [("2027-02-08".to_owned(), 66, 21)]);

    let ways = fixes(&full, &plan, &full.rollout.week(day("2027-02-08")));
    let FixKind::Spread { site, start, earlier, first, most, later, .. } = &ways[0].kind else {
        panic!("the first way moves devices: {ways:?}")
    };
    assert_eq!((site.as_str(), *start, *earlier, *later), ("Wien", day("2027-01-18"), true, 0));
    assert_eq!((*first, *most), ((4, 7), (45, 45)));
    let fixed = outlook(&[190, 118, 0, 0], &with(&plan, ways[0].waves.clone().unwrap()));
    assert_eq!(fixed.rollout.over().count(), 0);
    assert_eq!(at(&fixed, "Wien", "2027-02-08"), 7);
    assert_eq!(fixed.waves[0].end, full.waves[0].end);
}

#[test]
fn technicians_for_a_week_are_offered_with_hours_and_cost_and_are_enough() {
    let mut plan = crewed(3);
    let rate = Money::new(6_200, Currency::EUR);
    let price = Price {
        amount: rate,
        discounts: Vec::new(),
        tax_included: false,
        priced_on: None,
        valid_until: None,
        source: String::new(),
        contingency: true,
        tiers: Vec::new(),
        tier_mode: switchover::plan::TierMode::default(),
    };
    plan.prices.insert(PriceKey::TechnicianHour, price);
    let suggested = outlook(&[100, 0, 0, 0], &plan);
    let plan = with(&plan, fixed(&suggested, &[("Berlin", vec![week("2027-01-11", 100)])]));
    let full = outlook(&[100, 0, 0, 0], &plan);
    let one = full.rollout.week(day("2027-01-11"));
    // 8 hours at 120 minutes are 4 a day: 20 a week for one, 60 for three.
    assert_eq!((one.capacity, one.over), (60, 40));
    let ways = fixes(&full, &plan, &one);
    let found = ways.iter().find_map(|fix| match &fix.kind {
        FixKind::Technicians { add, hours, cost, most, .. } => Some((*add, *hours, *cost, *most, fix.periods.clone())),
        FixKind::Spread { .. } => None,
    });
    let (add, hours, cost, most, periods) = found.expect("more technicians help");
    assert_eq!((add, hours, most), (2, Decimal::from(40), (100, 100)));
    assert_eq!(cost.map(|(_, cost)| cost.minor), Some(2 * 40 * 6_200));
    let mut more = plan.clone();
    more.scenarios[0].assumptions.technician_periods = periods.unwrap();
    let fits = outlook(&[100, 0, 0, 0], &more);
    assert_eq!(fits.rollout.over().count(), 0);
    assert_eq!(fits.rollout.week(day("2027-01-18")).capacity, 60, "the week after is as before");
}

#[test]
fn technicians_by_period_are_steps_of_the_capacity() {
    let mut plan = crewed(3);
    plan.scenarios[0].assumptions.technician_periods =
        vec![TechnicianPeriod { from: day("2027-03-29"), until: None, technicians: 6 }];
    let seen = outlook(&[190, 0, 0, 0], &plan);
    assert_eq!(seen.rollout.week(day("2027-03-22")).capacity, 60);
    assert_eq!(seen.rollout.week(day("2027-03-29")).capacity, 120);
}

#[test]
fn what_does_not_fit_before_its_deadline_is_named_with_the_smallest_change_that_helps() {
    let plan = crewed(3);
    let rows = [Row::of("Poly", "CCX500", "Wien", 30)];
    let fleet = fleet_of(&rows);
    let suggested = outlook_of(&fleet, &plan, day(TODAY));
    assert!(late(&suggested).is_empty());
    let wave = &suggested.waves[0];
    assert_eq!(wave.deadline, Some(day("2029-08-15")));
    let plan = with(&plan, fixed(&suggested, &[("Wien", vec![week("2029-08-06", 18), week("2029-08-20", 12)])]));
    let seen = outlook_of(&fleet, &plan, day(TODAY));
    let missed = late(&seen);
    assert_eq!((missed.len(), missed[0].devices, missed[0].deadline), (1, 12, day("2029-08-15")));
    let ways = late_fixes(&seen, &plan, &missed[0]);
    let after = outlook_of(&fleet, &with(&plan, ways[0].waves.clone().unwrap()), day(TODAY));
    assert!(late(&after).is_empty());
    assert_eq!(after.waves[0].devices, 30);
    assert_eq!(after.rollout.over().count(), 0);
}

#[test]
fn moved_work_pushes_later_work_on_the_same_phones_ahead_of_it() {
    let mut plan = crewed(3);
    let until = Some(day("2029-06-30"));
    let decision = switchover::plan::Decision { action: switchover::plan::Action::SipGateway, target: None, until };
    plan.scenarios[0].rules.push(plan_support::rule("poly-vvx411", decision));
    let seen = outlook(&[60, 0, 0, 0], &plan);
    assert_eq!(seen.waves.len(), 2);
    let (mut follow, mut stay) = (Board::of(&seen), Board::of(&seen));
    let to = seen.waves[1].parts[0].weeks[0].monday;
    follow.move_bar(0, 0, to, true);
    stay.move_bar(0, 0, to, false);
    assert!(follow.cells[1].weeks[0].monday > follow.cells[0].weeks.last().unwrap().monday);
    assert_eq!(stay.cells[1].weeks, seen.waves[1].parts[0].weeks);
}

#[test]
fn a_wave_with_technicians_of_its_own_is_measured_against_them() {
    let plan = crewed(1);
    let seen = outlook(&[100, 0, 0, 0], &plan);
    let plan = with(&plan, fixed(&seen, &[("Berlin", vec![week("2027-01-11", 100)])]));
    let full = outlook(&[100, 0, 0, 0], &plan);
    assert_eq!(full.rollout.week(day("2027-01-11")).over, 80);
    let mut board = Board::of(&full);
    board.set_technicians(0, Some(5));
    let own = outlook(&[100, 0, 0, 0], &with(&plan, board.waves()));
    assert_eq!(own.waves[0].technicians, Some(5));
    assert_eq!(own.rollout.week(day("2027-01-11")).over, 0);
}

/// Weeks from the first Monday of 2027.
fn weeks_of(counts: Vec<(u8, u64)>) -> Vec<switchover::plan::WeekDevices> {
    let list = counts.into_iter().map(|(ahead, devices)| switchover::plan::WeekDevices {
        monday: day("2027-01-04").plus_days(7 * i32::from(ahead)),
        devices,
    });
    weeks::joined(&list.collect::<Vec<_>>(), &[])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn leveling_keeps_every_device_and_every_week(
        counts in prop::array::uniform4(1_u32..120),
        plans in prop::array::uniform4(prop::collection::vec((0_u8..12, 1_u64..60), 1..6)),
        technicians in 1_u16..5,
        closed in 0_i32..10,
    ) {
        let mut plan = crewed(technicians);
        let first = day("2027-01-04").plus_days(7 * closed);
        plan.blackouts.push(Blackout { name: "Close".to_owned(), first, last: first.plus_days(11), site: None });
        let suggested = outlook(&counts, &plan);
        let sites: Vec<_> = SITES.into_iter().zip(plans.map(weeks_of)).collect();
        let plan = with(&plan, fixed(&suggested, &sites));
        let before = outlook(&counts, &plan);
        let all: u64 = counts.iter().map(|count| u64::from(*count)).sum();
        prop_assert_eq!(before.waves.iter().map(|wave| wave.devices).sum::<u64>(), all);
        let planned: u64 = before.rollout.weeks.iter().map(|week| week.devices).sum();
        prop_assert_eq!(planned, all, "the weeks hold the devices there are");
        let after = match leveled(&before) {
            Some(waves) => outlook(&counts, &with(&plan, waves)),
            None => before,
        };
        prop_assert_eq!(after.rollout.over().count(), 0);
        prop_assert_eq!(after.rollout.weeks.iter().map(|week| week.devices).sum::<u64>(), all);
        for week in &after.rollout.weeks {
            prop_assert!(week.devices <= week.capacity, "{}: {} of {}", week.monday, week.devices, week.capacity);
            let inside = week.monday >= first && week.monday <= first.plus_days(11);
            prop_assert!(!inside || week.devices == 0, "nobody works in the blackout: {}", week.monday);
            prop_assert_eq!(week.monday.days_since(day("2027-01-04")) % 7, 0);
        }
        prop_assert!(leveled(&after).is_none());
    }

    #[test]
    fn changes_of_a_bar_never_change_its_total(
        count in 1_u32..300,
        moves in prop::collection::vec((0_u8..4, -10_i32..20, 0_u64..80), 1..8),
    ) {
        let plan = crewed(2);
        let seen = outlook(&[count, 0, 0, 0], &plan);
        let mut board = Board::of(&seen);
        for (kind, weeks, devices) in moves {
            let run = board.runs(0).into_iter().next().unwrap();
            let (start, end) = (run[0].monday, run[run.len() - 1].monday);
            let to = start.plus_days(7 * weeks);
            match kind {
                0 => board.move_bar(0, 0, to, true),
                1 => board.stretch(0, 0, start, end.max(to)),
                2 => board.set_week(0, 0, run[usize::try_from(devices).unwrap() % run.len()].monday, devices),
                _ => board.split(0, 0, to.max(start)),
            }
            prop_assert_eq!(board.devices(), u64::from(count));
            prop_assert!(board.cells[0].weeks.iter().all(|week| week.devices > 0));
        }
    }
}

#[test]
fn the_work_on_a_model_moves_into_another_wave_and_no_device_is_lost() {
    let rows = [
        Row::of("Poly", "VVX411", "Berlin", 40),
        Row::of("Yealink", "T48S", "Berlin", 30),
        Row::of("Yealink", "T48S", "Wien", 20),
        Row::of("Polycom", "CX600", "Berlin", 12),
    ];
    let mut plan = crewed(3);
    let seen = outlook_of(&fleet_of(&rows), &plan, day(TODAY));
    let work = |outlook: &Outlook, wave: usize| -> u64 { outlook.waves[wave].devices };
    let (lane, _) = seen.lane("poly-cx600").expect("the lane");
    let from = seen.waves.iter().position(|wave| wave.items.iter().any(|item| item.lane == lane)).expect("its wave");
    let to = (0..seen.waves.len()).find(|wave| *wave != from).expect("another wave");
    let all: u64 = seen.waves.iter().map(|wave| wave.devices).sum();
    let mut board = Board::of(&seen);
    assert_eq!(board.lane_to_wave(&seen, lane, None, to), 12);
    assert_eq!(board.devices(), all);
    let (start, end) = (seen.waves[to].start, seen.waves[to].end);
    let name = seen.waves[to].name.clone();
    plan.scenarios[0].waves = board.waves();
    let after = outlook_of(&fleet_of(&rows), &plan, day(TODAY));
    let wave = after.waves.iter().position(|wave| wave.name == name).expect("the wave");
    assert_eq!(work(&after, wave), work(&seen, to) + 12);
    assert_eq!((after.waves[wave].start, after.waves[wave].end), (start, end), "it is done in the weeks of the wave");
    assert_eq!(after.waves.iter().map(|wave| wave.devices).sum::<u64>(), all);
    assert!(after.lanes[lane].waves.contains(&wave) && after.lanes[lane].waves.len() == 1);
    // At one site only, into a new wave, in the weeks it had.
    let (gateway, _) = after.lane("yealink-t48s").expect("the lane");
    let mut board = Board::of(&after);
    assert_eq!(board.lane_to_wave(&after, gateway, Some("Wien"), after.waves.len()), 20);
    plan.scenarios[0].waves = board.waves();
    let split = outlook_of(&fleet_of(&rows), &plan, day(TODAY));
    assert_eq!(split.waves.len(), after.waves.len() + 1);
    assert!(split.waves.iter().any(|wave| wave.devices == 20 && wave.site == "Wien"));
    // What nothing is to be done for cannot be added to a wave.
    assert_eq!(Board::of(&split).lane_to_wave(&split, usize::MAX, None, 0), 0);
}
