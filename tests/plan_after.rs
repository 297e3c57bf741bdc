//! An outlook made after another one is the same as one made from nothing, whatever was edited in between.

#[path = "plan_support/edits.rs"]
mod edits;

use std::sync::{Arc, LazyLock};

use edits::{Edit, World, apply, edit, today};
use proptest::prelude::*;
use switchover::plan::{Outlook, Plan, Price, PriceKey, Sources, StrategyRule, outlook_after, outlook_on};

static WORLD: LazyLock<World> = LazyLock::new(World::new);

fn sources(plan: &Plan) -> Sources {
    let World { catalog, fleet, cohorts } = &*WORLD;
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
