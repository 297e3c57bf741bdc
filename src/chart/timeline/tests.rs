use std::sync::Arc;

use super::*;
use crate::chart::{Fill, Hit, fixture};
use crate::i18n::fmt;
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
    let waves: usize = scene.hits.iter().map(|hit| waves_of(&hit.target).len()).sum();
    assert_eq!(waves, 7);
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

fn waves_of(target: &Target) -> Vec<usize> {
    match target {
        Target::Wave(wave) => vec![*wave],
        Target::Waves(waves) => waves.clone(),
        _ => Vec::new(),
    }
}

/// An outlook with this many waves of five working days, one a week.
fn many_waves(count: usize) -> (Arc<Catalog>, Outlook) {
    let catalog = Catalog::builtin();
    let mut outlook = fixture::outlook(&catalog);
    let first = outlook.waves[0].clone();
    let waves = (0..count).map(|index| {
        let start = fixture::day("2027-01-11").plus_days(7 * i32::try_from(index).unwrap());
        let name = format!("W{}", index + 1);
        crate::plan::waves::WaveOutlook { name, start, end: start.plus_days(4), ..first.clone() }
    });
    outlook.waves = Arc::new(waves.collect());
    (catalog, outlook)
}

#[test]
fn narrow_waves_merge_with_their_names_or_a_count_and_part_when_there_is_room() {
    let (catalog, outlook) = many_waves(17);
    let draw = |months: i32| {
        let mut view = TimelineView::of(&outlook);
        view.show_days(fixture::day("2027-01-01"), fixture::day("2027-01-01").plus_months(months));
        view.settle(&outlook, &catalog, Lang::En, 1100.0);
        layout(&outlook, &catalog, &fixture::plan(), Lang::En, &view, (1100.0, 900.0))
    };
    for (months, pills) in [(96, 1), (6, 17)] {
        let scene = draw(months);
        let hits: Vec<&Hit> = scene.hits.iter().filter(|hit| !waves_of(&hit.target).is_empty()).collect();
        assert_eq!(hits.len(), pills, "{months} months");
        let mut waves: Vec<usize> = hits.iter().flat_map(|hit| waves_of(&hit.target)).collect();
        waves.sort_unstable();
        assert_eq!(waves, (0..17).collect::<Vec<_>>(), "every wave is in one pill");
        for (index, hit) in hits.iter().enumerate() {
            assert!(hits.iter().skip(index + 1).all(|other| !hit.rect.overlaps(other.rect)), "{:?}", hit.rect);
            assert!(hit.rect.w >= 16.0, "{:?} is too narrow to hit", hit.rect);
        }
    }
    let words: Vec<String> = texts(&draw(96)).into_iter().map(|(text, _)| text).collect();
    assert!(words.contains(&"W1–W17".to_owned()), "{words:?}");
}

#[test]
fn overlapping_waves_get_rows_of_their_own_while_there_are_three() {
    let (catalog, mut outlook) = many_waves(6);
    for wave in Arc::make_mut(&mut outlook.waves) {
        wave.end = wave.start.plus_days(60);
    }
    let mut view = TimelineView::of(&outlook);
    view.show_days(fixture::day("2027-01-01"), fixture::day("2027-07-01"));
    view.settle(&outlook, &catalog, Lang::En, 1100.0);
    assert_eq!(view.wave_rows, 3);
    let scene = layout(&outlook, &catalog, &fixture::plan(), Lang::En, &view, (1100.0, 900.0));
    let waves: usize = scene.hits.iter().map(|hit| waves_of(&hit.target).len()).sum();
    assert_eq!(waves, 6);
    view.show_days(fixture::day("2023-01-01"), fixture::day("2051-01-01"));
    view.settle(&outlook, &catalog, Lang::En, 1100.0);
    assert_eq!(view.wave_rows, 1, "what shares a pill needs no rows");
}

#[test]
fn a_dragged_wave_moves_by_weeks_and_lasts_a_week_at_least() {
    let wave = (fixture::day("2027-01-11"), fixture::day("2027-03-19"));
    let (start, end) = wave_dragged(wave, WavePart::Whole, 9);
    assert_eq!((start, end.days_since(start)), (fixture::day("2027-01-18"), wave.1.days_since(wave.0)));
    assert_eq!(wave_dragged(wave, WavePart::End, -1000), (wave.0, fixture::day("2027-01-15")));
    assert_eq!(wave_dragged(wave, WavePart::Start, 1000), (fixture::day("2027-03-15"), wave.1));
    assert_eq!(wave_dragged(wave, WavePart::Whole, 3), wave, "less than half a week is none");
}

#[test]
fn no_event_is_lost_at_any_zoom() {
    let catalog = Catalog::builtin();
    let outlook = fixture::outlook(&catalog);
    for months in [3, 12, 36, 108, 360] {
        for width in [700.0, 1100.0, 1900.0] {
            let mut view = TimelineView::of(&outlook);
            let from = fixture::day("2026-01-01").plus_months(-months / 2);
            view.show_days(from, from.plus_months(months));
            let scene = layout(&outlook, &catalog, &fixture::plan(), Lang::En, &view, (width, 900.0));
            let mut listed: Vec<usize> = scene
                .hits
                .iter()
                .flat_map(|hit| match &hit.target {
                    Target::Event(event) => vec![*event],
                    Target::Events(events) => events.clone(),
                    _ => Vec::new(),
                })
                .collect();
            listed.sort_unstable();
            let scale = scale(&view, width);
            let shown: Vec<usize> =
                (0..outlook.events.len()).filter(|index| scale.shows(outlook.events[*index].day)).collect();
            assert_eq!(listed, shown, "{months} months at {width}");
        }
    }
}

#[test]
fn hovering_an_event_marks_the_rows_it_touches() {
    let tinted = |hovered: Option<Target>| {
        let scene = laid_out(|view| view.hovered = hovered, Lang::En, (1100.0, 900.0));
        let hover = |mark: &&Mark| matches!(mark, Mark::Rect { fill: Some(fill), .. } if fill.ink == Ink::Hover);
        scene.marks.iter().filter(hover).count()
    };
    assert_eq!(tinted(None), 0);
    assert_eq!(tinted(Some(Target::Event(0))), 1, "the event touches one lane");
}

#[test]
fn the_as_of_day_has_a_line_and_a_handle_of_its_own_beside_today() {
    let day = fixture::day("2028-01-01");
    let scene = laid_out(|view| view.as_of = Some(day), Lang::En, (1100.0, 900.0));
    let words: Vec<String> = texts(&scene).into_iter().map(|(text, _)| text).collect();
    for expected in ["As of 1\u{a0}Jan\u{a0}2028", "Today 23\u{a0}Nov\u{a0}2026", "on 1\u{a0}Jan\u{a0}2028"] {
        assert!(words.contains(&expected.to_owned()), "{expected:?} is missing in {words:?}");
    }
    assert_eq!(scene.hits.iter().filter(|hit| hit.target == Target::AsOf).count(), 1);
    let outlook = fixture::outlook(&Catalog::builtin());
    let unsupported = outlook.counts_on(day)[State::Unsupported.index()];
    let sentence = scene.hits.iter().find(|hit| hit.target == Target::State(State::Unsupported.index()));
    assert!(sentence.is_some_and(|hit| hit.label.contains(&fmt::number(Lang::En, unsupported))));
}

#[test]
fn the_overview_shows_only_while_something_is_out_of_view_and_has_its_frame_there() {
    let catalog = Catalog::builtin();
    let outlook = fixture::outlook(&catalog);
    let mut view = TimelineView::of(&outlook);
    view.settle(&outlook, &catalog, Lang::En, 1100.0);
    assert!(!view.overview);
    view.show_days(fixture::day("2026-01-01"), fixture::day("2027-01-01"));
    view.settle(&outlook, &catalog, Lang::En, 1100.0);
    assert!(view.overview);
    let scale = overview_scale(&outlook, &view, 1100.0);
    let part = |x: f32| overview_part(&outlook, &view, 1100.0, x);
    assert_eq!(part(scale.x(view.from) + 1.0), OverviewPart::Start);
    assert_eq!(part(scale.x(view.to) - 1.0), OverviewPart::End);
    assert_eq!(part(scale.x(fixture::day("2026-07-01"))), OverviewPart::Frame);
    assert_eq!(part(scale.x(fixture::day("2030-01-01"))), OverviewPart::Beside);
}

#[test]
fn areas_name_the_state_under_the_pointer() {
    let outlook = fixture::outlook(&Catalog::builtin());
    let day = fixture::day("2026-11-23");
    assert_eq!(state_at(&outlook, day, 0.01), Some(State::Unsupported));
    assert_eq!(state_at(&outlook, day, 0.99), Some(State::Supported));
    assert_eq!(state_at(&outlook, fixture::day("2031-06-01"), 0.99), Some(State::Replaced));
}

#[test]
fn only_groups_that_fit_are_opened() {
    let catalog = Catalog::builtin();
    let outlook = fixture::outlook(&catalog);
    let mut view = TimelineView::of(&outlook);
    for height in [420.0, 600.0, 900.0, 1400.0] {
        view.open_what_fits(&outlook, &catalog, Lang::En, height);
        let needed = rows_height(&outlook, &catalog, &view);
        assert!(needed <= rows_room(&view, height) || view.expanded.is_empty(), "{height}");
    }
    assert!(!view.expanded.is_empty(), "at 1400 everything fits");
}

/// The fixture with dates of the user: a task for one lane, a date for all, and a tracked certificate.
fn with_own_dates() -> (Arc<Catalog>, Outlook, Plan) {
    use crate::plan::outlook::{EventOutlook, EventRef, OwnEvent, OwnEventKind};
    use crate::plan::{OwnChain, OwnDate};
    let catalog = Catalog::builtin();
    let (mut outlook, mut plan) = (fixture::outlook(&catalog), fixture::plan());
    let lane = outlook.lanes[1].key.clone();
    let date = |day: &str, title: &str, lane: Option<String>| OwnDate {
        day: fixture::day(day),
        title: title.into(),
        lane,
        task: false,
        note: String::new(),
    };
    plan.certificates.dates =
        vec![date("2027-06-30", "Union agreement ends", Some(lane)), date("2028-02-01", "Office closes", None)];
    let leaf = r#"(subject: "sbc01.contoso.example", subject_name: "", issuer: "", issuer_name: "", serial: "1",
        not_before: "2026-11-02T00:00:00", not_after: "2027-05-20T23:59:59", key: "RSA 2048", sha256: "00")"#;
    let leaf: crate::model::X509 = ron::from_str(leaf).unwrap();
    plan.certificates.chains = vec![OwnChain {
        file: "sbc01.pem".into(),
        imported_on: fixture::day("2026-11-23"),
        certificates: vec![leaf],
        tracked: true,
        public: None,
    }];
    let whats = [
        (OwnEventKind::Date(0), "2027-06-30", vec![1]),
        (OwnEventKind::Date(1), "2028-02-01", vec![0, 1, 2]),
        (OwnEventKind::ChainEnds(0, fixture::day("2027-04-20")), "2027-05-20", Vec::new()),
    ];
    for (index, (what, day, lanes)) in whats.into_iter().enumerate() {
        let day = fixture::day(day);
        Arc::make_mut(&mut outlook.own_events).push(OwnEvent { day, what });
        Arc::make_mut(&mut outlook.events).push(EventOutlook { event: EventRef::Own(index), day, devices: 0, lanes });
    }
    (catalog, outlook, plan)
}

#[test]
fn own_dates_and_certificates_stand_in_the_lane_and_on_their_row_on_screen_and_on_paper() {
    let (catalog, outlook, plan) = with_own_dates();
    for interactive in [true, false] {
        let view = TimelineView { interactive, ..TimelineView::of(&outlook) };
        let scene = layout(&outlook, &catalog, &plan, Lang::En, &view, (1100.0, 900.0));
        let words: Vec<String> = texts(&scene).into_iter().map(|(text, _)| text).collect();
        for own in ["Union agreement ends", "Office closes", "Certificate of sbc01.contoso.example ends", "Own date"] {
            assert!(words.contains(&own.to_owned()), "{own} is missing in {words:?}");
        }
        assert_no_collisions(&scene);
        // The date that is about one model has a square flag on its row, the one for all devices has none.
        let x = scale(&view, 1100.0).x(fixture::day("2027-06-30"));
        let flag = |mark: &&Mark| matches!(mark, Mark::Rect { rect, .. } if (rect.w, rect.h) == (6.0, 5.0));
        let flags: Vec<Rect> = scene.marks.iter().filter(flag).filter_map(Mark::bounds).collect();
        assert_eq!(flags.len(), 1);
        assert!((flags[0].x - x).abs() < 2.0);
    }
    let view = TimelineView::of(&outlook);
    let scene = layout(&outlook, &catalog, &plan, Lang::En, &view, (1100.0, 900.0));
    let sentence = scene.hits.iter().find(|hit| hit.label.contains("Union agreement ends"));
    assert!(sentence.is_some_and(|hit| matches!(hit.target, Target::Event(_)) && hit.label.contains("2027")));
}

#[test]
fn no_title_is_cut_and_leader_lines_keep_clear_of_words() {
    let catalog = Catalog::builtin();
    let mut outlook = fixture::outlook(&catalog);
    outlook.devices = 2480;
    let events = catalog.events.iter().enumerate().map(|(index, event)| crate::plan::outlook::EventOutlook {
        event: crate::plan::outlook::EventRef::Certificate(index),
        day: event.date,
        devices: 10 + index as u64,
        lanes: vec![0],
    });
    outlook.events = Arc::new(events.collect());
    let (mut leaders, mut shown) = (0, 0);
    for lang in Lang::ALL {
        for months in [6, 24, 96, 240] {
            for width in [760.0, 1100.0, 1600.0] {
                let mut view = TimelineView::of(&outlook);
                let from = fixture::day("2026-11-01").plus_months(-months / 2);
                view.show_days(from, from.plus_months(months));
                let scene = layout(&outlook, &catalog, &fixture::plan(), lang, &view, (width, 900.0));
                let lane = axis::HEIGHT..axis::HEIGHT + events::HEIGHT;
                let words: Vec<(String, Rect)> = texts(&scene)
                    .into_iter()
                    .filter(|(_, rect)| lane.contains(&rect.y) && rect.x > labels(width))
                    .collect();
                shown += words.len();
                assert!(words.iter().all(|(text, _)| !text.ends_with('…')), "{words:?}");
                for mark in &scene.marks {
                    let Mark::Line { points, stroke } = mark else { continue };
                    let [a, b] = points.as_slice() else { continue };
                    if stroke.ink != Ink::StrokeStrong || a.y != b.y || !lane.contains(&a.y) {
                        continue;
                    }
                    leaders += 1;
                    let (left, right) = (a.x.min(b.x), a.x.max(b.x));
                    for (text, rect) in &words {
                        let apart = right <= rect.x || left >= rect.right();
                        assert!(apart || a.y >= rect.bottom() - 3.5 || a.y <= rect.y + 1.0, "{text} {rect:?} {a:?}");
                    }
                }
                assert_no_collisions(&scene);
            }
        }
    }
    assert!(leaders > 5, "{leaders} leader lines for {shown} labels");
}
