//! An outlook made after another one is the same as one made from nothing, whatever was edited in between.
#![allow(clippy::unwrap_used, reason = "a plan that cannot be written or read is a failed test")]

#[path = "plan_support/edits.rs"]
mod edits;

use std::sync::{Arc, LazyLock};

use edits::{Edit, World, apply, edit, today};
use proptest::prelude::*;
use switchover::plan::statement::statement;
use switchover::plan::{Outlook, Plan, Price, PriceKey, Sources, StrategyRule, outlook_after, outlook_on};

static WORLD: LazyLock<World> = LazyLock::new(World::new);

/// A fleet that costs little, and outlooks of some plans over it.
static SMALL: LazyLock<(World, Vec<Arc<Outlook>>)> = LazyLock::new(|| {
    let world = World::small();
    let of = |base| outlook_after(&Arc::default(), &sources_in(&world, &edits::plan(base)), 0, (today(), today()));
    let shown = (0..3).map(of).chain([Arc::default()]).collect();
    (world, shown)
});

fn sources(plan: &Plan) -> Sources {
    sources_in(&WORLD, plan)
}

fn sources_in(world: &World, plan: &Plan) -> Sources {
    let World { catalog, fleet, cohorts } = world;
    let (fleet, cohorts, catalog) = (Arc::clone(fleet), Arc::clone(cohorts), Arc::clone(catalog));
    Sources { fleet, cohorts, catalog, plan: Arc::new(plan.clone()) }
}

/// Where two outlooks part.
fn difference(one: &Outlook, other: &Outlook) -> String {
    let (one, other) = (format!("{one:#?}"), format!("{other:#?}"));
    let lines = one.lines().zip(other.lines()).enumerate();
    let apart: Vec<String> =
        lines.filter(|(_, (a, b))| a != b).take(5).map(|(at, (a, b))| format!("{at}: {a} / {b}")).collect();
    apart.join("\n")
}

fn follows(base: u16, sequence: &[Edit]) -> Result<(), TestCaseError> {
    let (mut plan, mut days) = (edits::plan(base), (today(), today()));
    plan.scenarios.extend(edits::plan(base + 1).scenarios);
    let mut shown = outlook_after(&Arc::default(), &sources(&plan), 0, days);
    for edit in sequence {
        apply(&WORLD, &mut plan, &mut days, &shown, *edit);
        shown = outlook_after(&shown, &sources(&plan), 0, days);
        let anew = outlook_on(&WORLD.fleet, &WORLD.cohorts, &WORLD.catalog, &plan, 0, days);
        prop_assert!(*shown == anew, "after {edit:?}:\n{}", difference(&shown, &anew));
        // Any outlook may be the one before, that of another scenario too.
        let other = outlook_after(&shown, &sources(&plan), 1, days);
        let anew = outlook_on(&WORLD.fleet, &WORLD.cohorts, &WORLD.catalog, &plan, 1, days);
        prop_assert!(*other == anew, "other scenario after {edit:?}:\n{}", difference(&other, &anew));
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn an_outlook_after_any_edits_is_the_one_made_from_nothing(
        base in 0_u16..3,
        sequence in prop::collection::vec(edit(), 1..5),
    ) {
        follows(base, &sequence)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn what_follows_is_a_function_of_the_plan_file_and_the_day_alone(
        base in 0_u16..3,
        sequence in prop::collection::vec(edit(), 0..6),
        before in 0_usize..4,
    ) {
        let (world, shown) = &*SMALL;
        let (mut plan, mut days) = (edits::plan(base), (today(), today()));
        plan.settings.horizon_years = 1;
        plan.finance.discount_rate = Some(rust_decimal::Decimal::new(5, 2));
        for edit in &sequence {
            apply(world, &mut plan, &mut days, &shown[usize::from(base)], *edit);
        }
        let file = ron::to_string(&plan).unwrap();
        let read: Plan = ron::from_str(&file).unwrap();
        prop_assert_eq!(&read, &plan);
        // Whatever was on screen before, and whoever reckons it.
        let after = outlook_after(&shown[before], &sources_in(world, &read), 0, days);
        let anew = outlook_on(&world.fleet, &world.cohorts, &world.catalog, &plan, 0, days);
        prop_assert!(*after == anew, "{}", difference(&after, &anew));
        // What always holds, in a plan of which anything may be known or not.
        let budget = &after.budget;
        let sum: i64 = budget.lines.iter().map(|line| line.amount.minor).sum();
        prop_assert_eq!(budget.total(), sum);
        if let Ok(made) = statement(&plan, &after) {
            prop_assert_eq!(made.reconciliation().difference(), 0);
        }
        if let Some(worth) = after.present_value(&plan) {
            prop_assert_eq!(worth.years, plan.settings.horizon());
        }
    }
}

#[test]
fn what_an_edit_does_not_touch_is_the_same_as_before() {
    let plan = edits::plan(0);
    let days = (today(), today());
    let before = outlook_after(&Arc::default(), &sources(&plan), 0, days);
    // Nothing that leads to anything: the outlook itself.
    let mut titled = plan.clone();
    titled.settings.title = "Another title".to_owned();
    assert!(Arc::ptr_eq(&before, &outlook_after(&before, &sources(&titled), 0, days)));
    // Money moves no phone.
    let mut dearer = plan.clone();
    dearer
        .prices
        .insert(PriceKey::TechnicianHour, Price::of(switchover::model::Money::new(9_900, plan.settings.currency)));
    let after = outlook_after(&before, &sources(&dearer), 0, days);
    assert!(after.budget.total() > before.budget.total());
    assert!(Arc::ptr_eq(&after.waves, &before.waves) && Arc::ptr_eq(&after.trust, &before.trust));
    // Another crew moves phones, and changes nothing about what they trust.
    let mut crewed = dearer.clone();
    crewed.scenarios[0].assumptions.technicians = Some(9);
    crewed.scenarios[0].assumptions.hours_per_day = Some(rust_decimal::Decimal::from(6));
    let moved = outlook_after(&after, &sources(&crewed), 0, days);
    assert!(!Arc::ptr_eq(&moved.waves, &after.waves));
    assert!(Arc::ptr_eq(&moved.trust, &after.trust) && Arc::ptr_eq(&moved.lives, &after.lives));
    // A note is shown and leads to nothing.
    let mut ruled = crewed.clone();
    ruled.scenarios[0].rules.push(StrategyRule::default());
    let ruled_outlook = outlook_after(&moved, &sources(&ruled), 0, days);
    let mut noted = ruled.clone();
    noted.scenarios[0].rules[0].note = "other".to_owned();
    let noted = outlook_after(&ruled_outlook, &sources(&noted), 0, days);
    assert!(Arc::ptr_eq(&noted.waves, &ruled_outlook.waves) && !Arc::ptr_eq(&noted, &ruled_outlook));
    assert!(noted.lanes.iter().any(|lane| lane.note == "other"));
    // Another day to look at changes no amount.
    let later = outlook_after(&moved, &sources(&crewed), 0, (today(), today().plus_days(900)));
    assert!(Arc::ptr_eq(&later.budget, &moved.budget) && !Arc::ptr_eq(&later.cohort_states, &moved.cohort_states));
}
