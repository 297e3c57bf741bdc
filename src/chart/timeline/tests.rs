use super::*;
use crate::chart::fixture;
use crate::plan::State;

fn laid_out(change: impl FnOnce(&mut TimelineView), lang: Lang, size: (f32, f32)) -> Scene {
    let catalog = Catalog::builtin();
    let outlook = fixture::outlook(&catalog);
    let mut view = TimelineView::of(&outlook);
    change(&mut view);
    layout(&outlook, &catalog, &fixture::plan(), lang, &view, size)
}

fn texts(scene: &Scene) -> Vec<(String, Rect)> {
    scene
        .marks
        .iter()
        .filter_map(|mark| match mark {
            Mark::Text { text, face, .. } if *face != super::super::Face::Icon => Some((text.clone(), mark.bounds()?)),
            _ => None,
        })
        .collect()
}

fn assert_no_collisions(scene: &Scene) {
    let texts = texts(scene);
    for (index, (text, rect)) in texts.iter().enumerate() {
        for (other, other_rect) in texts.iter().skip(index + 1) {
            assert!(!rect.overlaps(*other_rect), "{text:?} {rect:?} collides with {other:?} {other_rect:?}");
        }
    }
}

#[test]
fn words_never_collide_at_any_zoom_and_language() {
    let today = fixture::day("2026-11-23");
    for lang in Lang::ALL {
        for months in [1, 3, 12, 36, 108, 360] {
            for width in [760.0, 1027.0, 1600.0] {
                let zoom = |view: &mut TimelineView| {
                    view.interactive = false;
                    view.from = today.plus_months(-months / 3);
                    view.to = today.plus_months(months - months / 3).max(view.from.plus_days(28));
                    view.cursor = Some(today.plus_days(5));
                };
                assert_no_collisions(&laid_out(zoom, lang, (width, 700.0)));
            }
        }
    }
}

#[test]
fn nothing_leaves_the_paper() {
    let scene = laid_out(|view| view.interactive = false, Lang::De, (1027.0, 640.0));
    for mark in &scene.marks {
        let Some(bounds) = mark.bounds() else { continue };
        assert!(bounds.x >= -0.5 && bounds.right() <= scene.width + 0.6, "{mark:?}");
        assert!(bounds.y >= -0.5 && bounds.bottom() <= scene.height + 0.6, "{mark:?}");
    }
}

#[test]
fn a_label_column_shows_names_and_counts_that_add_up() {
    let scene = laid_out(|_| {}, Lang::En, (1100.0, 900.0));
    let texts: Vec<String> = texts(&scene).into_iter().map(|(text, _)| text).collect();
    for expected in
        ["3PIP, SfB certified", "1,042", "Polycom VVX 411", "642", "FY 26/27", "Unsupported after 31 Jul 2023"]
    {
        let expected = expected.replace("FY ", "FY\u{a0}").replace("31 Jul 2023", "31\u{a0}Jul\u{a0}2023");
        assert!(texts.contains(&expected), "{expected:?} is missing in {texts:?}");
    }
}

#[test]
fn the_today_line_stands_on_the_as_of_day() {
    let catalog = Catalog::builtin();
    let outlook = fixture::outlook(&catalog);
    let view = TimelineView::of(&outlook);
    let scene = layout(&outlook, &catalog, &fixture::plan(), Lang::En, &view, (1100.0, 900.0));
    let scale = scale(&view, 1100.0);
    let x = scale.x(fixture::day("2026-11-23"));
    let line = scene.marks.iter().find_map(|mark| match mark {
        Mark::Line { points, stroke } if stroke.ink == Ink::Accent => points.first().copied(),
        _ => None,
    });
    assert_eq!(line.map(|point| point.x), Some(x));
    assert_eq!(scale.day(x + 0.01), fixture::day("2026-11-23"));
}

#[test]
fn bars_stay_in_their_rows_and_on_the_axis() {
    let scene = laid_out(|_| {}, Lang::En, (1100.0, 900.0));
    let rows: Vec<Rect> = scene
        .hits
        .iter()
        .filter(|hit| matches!(hit.target, Target::Lane(_) | Target::Group(_)))
        .map(|hit| hit.rect)
        .collect();
    let mut bars = 0;
    for mark in &scene.marks {
        let Mark::Polygon { fill: Some(Fill { ink: Ink::StateFill(_), .. }), stroke: Some(_), points } = mark else {
            continue;
        };
        let bounds = mark.bounds().unwrap();
        if points.len() < 4 || bounds.h < 1.0 {
            continue;
        }
        bars += 1;
        assert!(bounds.x >= LABELS - 0.01 && bounds.right() <= 1100.0 - MARGIN + 0.01, "{bounds:?}");
        let inside = |row: &Rect| bounds.y >= row.y && bounds.bottom() <= row.bottom();
        assert!(rows.iter().any(inside), "{bounds:?} is in no row");
    }
    assert!(bars > 20);
}

#[test]
fn the_legend_counts_the_day_of_the_cursor() {
    let day = fixture::day("2029-05-14");
    let scene = laid_out(|view| view.cursor = Some(day), Lang::En, (1100.0, 900.0));
    let outlook = fixture::outlook(&Catalog::builtin());
    let replaced = fmt::number(Lang::En, outlook.counts_on(day)[State::Replaced.index()]);
    let texts: Vec<String> = texts(&scene).into_iter().map(|(text, _)| text).collect();
    assert!(texts.contains(&"on 14\u{a0}May\u{a0}2029".to_owned()), "{texts:?}");
    assert!(texts.contains(&replaced), "{replaced} is missing");
}

#[test]
fn every_lane_event_and_wave_can_be_hit_and_says_what_it_is() {
    let scene = laid_out(|_| {}, Lang::En, (1100.0, 900.0));
    let hits = |wanted: &dyn Fn(&Target) -> bool| scene.hits.iter().filter(|hit| wanted(&hit.target)).count();
    assert_eq!(hits(&|target| matches!(target, Target::Wave(_))), 7);
    assert!(hits(&|target| matches!(target, Target::Event(_))) >= 5);
    assert_eq!(hits(&|target| matches!(target, Target::Group(_))), 6);
    let lane = scene.hits.iter().find(|hit| hit.target == Target::Lane(1)).unwrap();
    assert_eq!(lane.label, "Polycom VVX 411, 642 devices, Unsupported, last day of support 31\u{a0}Jul\u{a0}2023");
}

#[test]
fn ticks_are_whole_periods_from_one_month_to_thirty_years() {
    let from = fixture::day("2026-11-23");
    let mut steps = Vec::new();
    for months in [1, 6, 12, 24, 60, 120, 360] {
        let scale = Scale::new(from, from.plus_months(months), 0.0, 800.0);
        let step = axis::step_for(&scale, Lang::En);
        let ticks = axis::ticks(&scale, step);
        assert!(ticks.len() >= 2 && ticks.len() <= 30, "{months} months: {} ticks", ticks.len());
        assert!(ticks.windows(2).all(|pair| scale.x(pair[1]) - scale.x(pair[0]) > 25.0), "{months} months");
        match step {
            axis::Step::Years(_) => assert!(ticks.iter().all(|day| (day.month(), day.day_of_month()) == (1, 1))),
            axis::Step::Months(_) => assert!(ticks.iter().all(|day| day.day_of_month() == 1)),
            // 4 January 2027 is a Monday.
            axis::Step::Week => assert!(ticks.iter().all(|day| day.days_since(fixture::day("2027-01-04")) % 7 == 0)),
            axis::Step::Day => {}
        }
        steps.push(step);
    }
    assert_eq!(steps.first(), Some(&axis::Step::Week));
    assert!(matches!(steps.last(), Some(axis::Step::Years(_))));
}

#[test]
fn summed_curves_keep_every_device() {
    let outlook = fixture::outlook(&Catalog::builtin());
    let breaks = stack::sum(outlook.lanes.iter().map(|lane| lane.curve.as_slice()));
    for text in ["2020-01-01", "2023-07-31", "2023-08-01", "2027-02-15", "2029-05-14", "2035-01-01"] {
        let day = fixture::day(text);
        let sum = stack::at(&breaks, f64::from(day.number())).unwrap();
        for state in State::ALL {
            let lanes: f64 = outlook.lanes.iter().map(|lane| lane.counts_on(day)[state.index()] as f64).sum();
            let rounding = outlook.lanes.len() as f64;
            assert!((sum.counts[state.index()] - lanes).abs() <= rounding, "{text} {state:?}");
        }
        assert!((sum.total() - outlook.devices as f64).abs() < 1e-3, "{text}");
    }
}

#[test]
fn a_thousand_lanes_cost_marks_only_where_they_are_seen() {
    let catalog = Catalog::builtin();
    let mut outlook = fixture::outlook(&catalog);
    let lane = outlook.lanes[1].clone();
    outlook.lanes = std::iter::repeat_n(lane, 1000).collect();
    let mut view = TimelineView::of(&outlook);
    view.expanded.insert(1);
    view.scroll = 5000.0;
    let scene = layout(&outlook, &catalog, &fixture::plan(), Lang::En, &view, (1100.0, 900.0));
    assert!(scene.marks.len() < 1500, "{} marks", scene.marks.len());
    assert!(scene.hits.iter().any(|hit| matches!(hit.target, Target::Lane(index) if index > 200)));
}

#[test]
fn an_empty_outlook_says_what_to_do() {
    let outlook = Outlook { as_of: Some(fixture::day("2026-11-23")), ..Outlook::default() };
    let view = TimelineView::of(&outlook);
    let scene = layout(&outlook, &Catalog::builtin(), &fixture::plan(), Lang::En, &view, (1100.0, 900.0));
    assert!(texts(&scene).iter().any(|(text, _)| text.starts_with("Import an inventory")));
}
