use std::collections::BTreeMap;

use super::*;
use crate::catalog::Matches;
use crate::chart::Target;
use crate::model::{DeviceRecord, Field, FleetBuilder};
use crate::plan::rollout::Board;
use crate::plan::{Base, Blackout, Cohorts, Scenario, Waves, outlook};

const SIZE: (f32, f32) = (960.0, 790.0);

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// Phones at three sites with an end in 2029, and phones that are overdue.
fn plan_of(sites: &[(&str, u32)]) -> (Outlook, Plan) {
    let mut builder = FleetBuilder::default();
    for (site, devices) in sites {
        for model in ["VVX411", "CCX500"] {
            let texts = [(Field::Vendor, "Poly"), (Field::Model, model), (Field::Site, *site)];
            builder.push(&DeviceRecord {
                texts: texts.into_iter().map(|(field, text)| (field, text.to_owned())).collect(),
                quantity: *devices,
                ..DeviceRecord::default()
            });
        }
    }
    let scenario = Scenario { base: Base::Recommended, ..Scenario::default() };
    let plan = Plan { scenarios: vec![scenario], ..Plan::default() };
    let fleet = builder.build();
    (see(&fleet, &plan), plan)
}

fn see(fleet: &crate::model::Fleet, plan: &Plan) -> Outlook {
    let catalog = Catalog::builtin();
    let matches = Matches::of(fleet, &catalog, &BTreeMap::new());
    let cohorts = Cohorts::of(fleet, &matches, &catalog);
    outlook(fleet, &cohorts, &catalog, plan, 0, day("2026-11-23"))
}

fn draw(outlook: &Outlook, plan: &Plan, view: &RolloutView, lang: Lang) -> Scene {
    layout(outlook, &Catalog::builtin(), plan, lang, view, SIZE)
}

fn texts(scene: &Scene) -> Vec<(String, Rect)> {
    let text = |mark: &Mark| match mark {
        Mark::Text { text, .. } => Some((text.clone(), mark.bounds()?)),
        _ => None,
    };
    scene.marks.iter().filter_map(text).collect()
}

const SITES: [(&str, u32); 5] = [("Berlin", 190), ("Wien", 60), ("Hamburg", 40), ("Leipzig", 3), ("Graz", 2)];

#[test]
fn every_bar_in_view_can_be_hit_and_says_what_it_is() {
    let (outlook, plan) = plan_of(&SITES);
    let view = RolloutView::of(&outlook);
    let scene = draw(&outlook, &plan, &view, Lang::En);
    let bars: Vec<&str> =
        scene.hits.iter().filter(|hit| matches!(hit.target, Target::Bar(..))).map(|hit| hit.label.as_str()).collect();
    assert!(
        bars.iter().any(|label| label.starts_with("Berlin, W1, 190 devices, 4\u{a0}Jan\u{a0}2027 to ")),
        "{bars:?}"
    );
    let weeks = scene.hits.iter().filter(|hit| matches!(hit.target, Target::Week(_))).count();
    assert!(weeks > 20, "the columns of the load can be hit");
    assert!(scene.hits.iter().any(|hit| matches!(hit.target, Target::Wave(0))), "so can the waves of the strip");
    let mut paper = RolloutView::paper(&outlook, SIZE.0);
    assert!(draw(&outlook, &plan, &paper, Lang::En).hits.is_empty(), "nothing can be hit on paper");
    paper.by = RowsBy::Vendor;
    assert!(texts(&draw(&outlook, &plan, &paper, Lang::De)).iter().any(|(text, _)| text == "Poly"));
}

#[test]
fn labels_never_collide_at_any_zoom() {
    let (outlook, plan) = plan_of(&SITES);
    for lang in Lang::ALL {
        for per_week in [WEEK_WIDTH, MONTH, 3.0, 60.0] {
            for by in [RowsBy::Site, RowsBy::Wave, RowsBy::Vendor] {
                let mut view = RolloutView { by, ..RolloutView::of(&outlook) };
                view.set_per_week(per_week);
                let all = texts(&draw(&outlook, &plan, &view, lang));
                for (index, (text, place)) in all.iter().enumerate() {
                    for (other, there) in &all[..index] {
                        assert!(!place.overlaps(*there), "{text:?} over {other:?} at {per_week} by {by:?}");
                    }
                }
            }
        }
    }
}

#[test]
fn numbers_stand_in_weeks_that_have_room_and_totals_in_bars_that_have_not() {
    let (outlook, plan) = plan_of(&SITES);
    let mut view = RolloutView::of(&outlook);
    let shown = |view: &RolloutView, wanted: &str| {
        texts(&draw(&outlook, &plan, view, Lang::En)).iter().any(|(text, _)| text == wanted)
    };
    assert!(shown(&view, "95"), "190 devices are two weeks of 95");
    view.set_per_week(12.0);
    assert!(!shown(&view, "95") && shown(&view, "190"), "there is room for the total only");
}

#[test]
fn weeks_over_capacity_are_hatched_and_named() {
    let (seen, mut plan) = plan_of(&SITES);
    let mut board = Board::of(&seen);
    let first = seen.rollout.weeks[0].monday;
    for cell in 0..board.cells.len() {
        if board.cells[cell].wave == 0 {
            board.move_bar(cell, 0, first, false);
        }
    }
    let Waves::Fixed(waves) = board.waves() else { panic!("fixed") };
    plan.scenarios[0].waves = Waves::Fixed(waves);
    let mut builder = FleetBuilder::default();
    for (site, devices) in SITES {
        let texts = [(Field::Vendor, "Poly"), (Field::Model, "VVX411"), (Field::Site, site)];
        builder.push(&DeviceRecord {
            texts: texts.into_iter().map(|(field, text)| (field, text.to_owned())).collect(),
            quantity: devices,
            ..DeviceRecord::default()
        });
    }
    plan.blackouts.push(Blackout {
        name: "Close".to_owned(),
        first: day("2027-03-22"),
        last: day("2027-04-02"),
        site: None,
    });
    let outlook = see(&builder.build(), &plan);
    let over = outlook.rollout.over().next().expect("a full week").over;
    let scene = draw(&outlook, &plan, &RolloutView::of(&outlook), Lang::En);
    let all = texts(&scene);
    assert!(all.iter().any(|(text, _)| *text == format!("+{over}")), "{over}");
    assert!(all.iter().any(|(text, _)| text == "Close") && all.iter().any(|(text, _)| text.contains("Apr")));
    assert!(scene.hits.iter().any(|hit| hit.target == Target::Blackout(0)));
    let hatched = |mark: &&Mark| matches!(mark, Mark::Rect { fill: Some(fill), .. } if *fill == OVER);
    assert!(scene.marks.iter().filter(hatched).count() > 1, "the weeks of the bars and the part above the line");
}

#[test]
fn the_day_of_the_strip_is_where_the_wave_is_drawn() {
    let (outlook, plan) = plan_of(&SITES);
    let scene = draw(&outlook, &plan, &RolloutView::of(&outlook), Lang::En);
    let hit = scene.hits.iter().find(|hit| hit.target == Target::Wave(0)).expect("a pill");
    let start = overview_day(&outlook, SIZE.0, hit.rect.x).expect("a day");
    assert!(start.days_since(outlook.waves[0].start).abs() < 8, "{start}");
}
