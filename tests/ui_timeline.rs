//! The timeline in the real window: reading another day, grouping by site, moving a wave, dates that sources dispute.
#![allow(clippy::expect_used, reason = "a test that does not find what it needs fails with the reason")]

mod common;

use common::{Window, today};
use egui::{Key, Modifiers, PointerButton, Pos2, pos2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use switchover::i18n::{Lang, fmt};
use switchover::model::Day;
use switchover::plan::State;
use switchover::session::{Command, Screen, Selection, Theme};

/// The window with the sample fleet on the timeline.
fn timeline(lang: Lang) -> Window {
    let mut window = Window::with(lang, Theme::Light);
    window.send(Command::SetLang(lang));
    window.send(Command::ExploreSample);
    window.send(Command::Show(Screen::Timeline));
    window.harness.run_steps(3);
    assert!(window.session().outlook().devices > 0, "the sample has phones");
    window
}

fn day(year: i32, month: u32, day: u32) -> Day {
    Day::from_ymd(year, month, day).expect("a day")
}

/// The middle of what a label names.
fn center(window: &Window, label: &str) -> Pos2 {
    window.harness.get_by_label_contains(label).rect().center()
}

fn drag(window: &mut Window, from: Pos2, to: Pos2) {
    window.harness.drag_at(from);
    window.harness.run_steps(2);
    for step in 1..=4_u8 {
        window.harness.hover_at(from + (to - from) * (f32::from(step) / 4.0));
        window.harness.run_steps(2);
    }
}

/// Presses or releases the first button in the next frame.
fn press(window: &mut Window, pos: Pos2, pressed: bool) {
    let (button, modifiers) = (PointerButton::Primary, Modifiers::NONE);
    window.harness.event(egui::Event::PointerButton { pos, button, pressed, modifiers });
}

fn drop(window: &mut Window, at: Pos2) {
    window.harness.drop_at(at);
    window.settle();
}

#[test]
fn another_day_changes_every_count_and_no_decision() {
    let mut window = timeline(Lang::En);
    let then = day(2028, 1, 1);
    let before = window.session().outlook().clone();
    window.send(Command::SetAsOf(Some(then)));
    let after = window.session().outlook();
    assert_eq!(after.as_of, Some(then));
    assert_eq!(after.today, Some(today()));
    assert_eq!(after.waves, before.waves, "looking at another day moves no wave");
    assert_eq!(after.budget.total(), before.budget.total());
    assert_eq!(after.today(State::Unsupported), before.counts_on(then)[State::Unsupported.index()]);
    assert!(after.today(State::Unsupported) < before.today(State::Unsupported));

    // The facet of the inventory counts the same day, in devices one by one.
    window.send(Command::Show(Screen::Inventory));
    let after = window.session().outlook();
    let states = &window.session().inventory().facets[3];
    let count =
        |state: State| states.values.iter().find(|value| value.value == state.key()).map_or(0, |value| value.devices);
    for state in State::ALL {
        assert_eq!(count(state), after.today(state), "{state:?}");
    }
    window.send(Command::Show(Screen::Timeline));
    window.harness.get_by_label("As of 1\u{a0}Jan\u{a0}2028");
    window.harness.get_by_label("Back to today").click();
    window.settle();
    assert_eq!(window.session().as_of(), today());
    assert!(window.harness.query_by_label("Back to today").is_none());
}

#[test]
fn any_past_and_future_day_can_be_read() {
    let mut window = timeline(Lang::En);
    for then in [day(2019, 6, 1), day(2024, 2, 29), day(2045, 12, 31)] {
        window.send(Command::SetAsOf(Some(then)));
        let outlook = window.session().outlook();
        let counts = outlook.counts_on(then);
        assert_eq!(counts.iter().sum::<u64>(), outlook.devices, "{then}");
        let (from, to) = outlook.span.expect("a span");
        assert!(from <= then && then <= to, "the axis reaches {then}");
    }
    window.send(Command::SetAsOf(Some(day(2019, 6, 1))));
    let past = window.session().outlook().today(State::Unsupported);
    window.send(Command::SetAsOf(None));
    assert!(past < window.session().outlook().today(State::Unsupported), "in 2019 fewer phones were without support");
}

#[test]
fn a_typed_day_is_read_and_a_wrong_one_says_why() {
    let mut window = timeline(Lang::De);
    window.harness.get_by_label("Stichtag").click();
    window.settle();
    let field = window.harness.get_by_label("Anderer Tag");
    field.focus();
    window.harness.run_steps(2);
    window.harness.get_by_label("Anderer Tag").type_text("demnächst");
    window.harness.run_steps(3);
    window.harness.get_by_label_contains("Bitte ein Datum schreiben");
    for _ in 0..9 {
        window.harness.key_press(Key::Backspace);
    }
    window.harness.run_steps(2);
    window.harness.get_by_label("Anderer Tag").type_text("1.1.2028");
    window.harness.run_steps(2);
    window.harness.key_press(Key::Enter);
    window.settle();
    assert_eq!(window.session().as_of(), day(2028, 1, 1));
}

#[test]
fn dragging_the_cursor_of_today_reads_another_day_and_escape_leaves_it() {
    let mut window = timeline(Lang::En);
    let from = center(&window, "Drag to read every count");
    drag(&mut window, from, from + egui::vec2(150.0, 0.0));
    window.harness.key_press(Key::Escape);
    window.harness.run_steps(2);
    drop(&mut window, from + egui::vec2(150.0, 0.0));
    assert_eq!(window.session().as_of(), today(), "Esc cancels the drag");

    drag(&mut window, from, from + egui::vec2(150.0, 0.0));
    drop(&mut window, from + egui::vec2(150.0, 0.0));
    assert!(window.session().as_of() > today().plus_days(30), "{}", window.session().as_of());
}

#[test]
fn a_double_click_on_a_state_lists_its_devices_on_that_day() {
    let mut window = timeline(Lang::En);
    let first = window.session().outlook().waves.first().expect("a wave").start;
    let then = first.plus_days(-10);
    window.send(Command::SetAsOf(Some(then)));
    let unsupported = window.session().outlook().today(State::Unsupported);
    assert!(unsupported > 0);
    let at = center(&window, "Unsupported: ");
    window.harness.hover_at(at);
    window.harness.run_steps(2);
    // All in one frame: frames of a test are too far apart for a double click.
    for pressed in [true, false, true, false] {
        let (button, modifiers) = (PointerButton::Primary, Modifiers::NONE);
        let event = egui::Event::PointerButton { pos: at, button, pressed, modifiers };
        window.harness.input_mut().events.push(event);
    }
    window.settle();
    assert_eq!(window.session().screen(), Screen::Inventory);
    assert_eq!(window.session().as_of(), then);
    assert_eq!(window.session().inventory().phones, unsupported);
}

#[test]
fn groups_by_site_and_vendor_hold_every_phone() {
    let mut window = timeline(Lang::En);
    for (choice, other) in [("By site", "By class"), ("By vendor", "By site")] {
        window.harness.get_by_label(other).click();
        window.settle();
        window.harness.get_by_label(choice).click();
        window.settle();
        window.harness.get_by_label(choice);
    }
    let outlook = window.session().outlook().clone();
    for then in [today(), day(2023, 5, 1), day(2027, 2, 15), day(2029, 6, 1)] {
        let mut sum = [0_i64; 5];
        for site in 0..outlook.sites.len() {
            let counts = switchover::plan::curve::counts_on(&outlook.curve_at(site, None), then);
            assert_eq!(counts.iter().sum::<u64>(), outlook.sites[site].1, "{} on {then}", outlook.sites[site].0);
            sum.iter_mut().zip(counts).for_each(|(sum, count)| *sum += i64::try_from(count).expect("few"));
        }
        let whole = outlook.counts_on(then);
        for state in State::ALL {
            let difference = sum[state.index()] - i64::try_from(whole[state.index()]).expect("few");
            // While a wave runs each site rounds for itself.
            let lanes = i64::try_from(outlook.lanes.len()).expect("few");
            assert!(difference.abs() <= lanes, "{state:?} on {then}: {difference}");
        }
    }
    // Walking down the rows selects a vendor, and the inspector explains it.
    window.send(Command::Select(Selection::None));
    window.harness.key_press(Key::ArrowDown);
    window.settle();
    assert!(matches!(window.session().selection(), Selection::Vendor(name) if !name.is_empty()));
    window.harness.get_by_label_contains("Models");
}

#[test]
fn a_dragged_wave_moves_in_one_undo_step_and_escape_leaves_it() {
    let mut window = timeline(Lang::En);
    // Near enough that every wave has a pill of its own.
    let first = window.session().outlook().waves.first().expect("a wave").clone();
    window.harness.get_by_label("1 FY").click();
    window.settle();
    window.send(Command::Select(Selection::Wave(first.name.clone())));
    for _ in 0..5 {
        window.harness.get_by_label("Zoom in").click();
        window.settle();
    }
    let outlook = window.session().outlook().clone();
    let (name, pill) = outlook
        .waves
        .iter()
        .find_map(|wave| {
            let label = format!("{}, {} to ", wave.name, fmt::date(Lang::En, wave.start));
            let node = window.harness.query_all_by_label_contains(&label).next()?;
            Some((wave.name.clone(), node.rect()))
        })
        .expect("a wave with a pill of its own");
    let wave = |window: &Window| {
        window.session().outlook().waves.iter().find(|wave| wave.name == name).expect("it stays").clone()
    };
    let before = wave(&window);
    let (from, to) = (pill.center(), pill.center() + egui::vec2(220.0, 0.0));

    drag(&mut window, from, to);
    window.harness.get_by_label_contains("Esc cancels");
    window.harness.key_press(Key::Escape);
    window.harness.run_steps(2);
    drop(&mut window, to);
    assert_eq!(wave(&window), before, "Esc cancels the drag");
    assert!(window.session().undo_label().is_none_or(|label| label != "Change waves"));

    // On a slow machine Esc and the release come in one frame.
    drag(&mut window, from, to);
    let modifiers = Modifiers::NONE;
    let escape = egui::Event::Key { key: Key::Escape, physical_key: None, pressed: true, repeat: false, modifiers };
    let release = egui::Event::PointerButton { pos: to, button: PointerButton::Primary, pressed: false, modifiers };
    window.harness.input_mut().events.extend([escape, release, egui::Event::PointerMoved(to + egui::vec2(0.0, 300.0))]);
    window.harness.run_steps(3);
    assert_eq!(wave(&window), before, "Esc cancels the drag in the frame of its end as well");

    drag(&mut window, from, to);
    drop(&mut window, to);
    let after = wave(&window);
    assert!(after.fixed && after.start > before.start, "{:?} → {:?}", before.start, after.start);
    assert_eq!(after.devices, before.devices, "no device is lost");
    assert_ne!(window.session().outlook().curve, outlook.curve, "the areas follow");
    let others = |outlook: &switchover::plan::Outlook| -> Vec<_> {
        let others = outlook.waves.iter().filter(|wave| wave.name != name);
        let mut list: Vec<_> = others.map(|wave| (wave.name.clone(), wave.start, wave.end, wave.devices)).collect();
        list.sort();
        list
    };
    assert_eq!(others(window.session().outlook()), others(&outlook), "the other waves stay");
    window.send(Command::Undo);
    assert_eq!(wave(&window), before, "one step takes it back");
}

#[test]
fn a_disputed_date_says_what_the_other_would_change_and_can_be_chosen_and_taken_back() {
    let mut window = timeline(Lang::En);
    let outlook = window.session().outlook().clone();
    let lane = outlook
        .lanes
        .iter()
        .find(|lane| lane.deadline.as_ref().is_some_and(|deadline| deadline.fact == "3pip.end"))
        .expect("the sample has 3PIP phones");
    window.send(Command::Select(Selection::Lane(lane.key.clone())));
    window.harness.get_by_label_contains("Why Unsupported?");
    let other = "1\u{a0}Aug\u{a0}2023";
    assert!(window.harness.query_all_by_label_contains(other).count() > 0, "the other date is named");
    let effects = window.harness.query_all_by_label_contains("Using it").count();
    assert!(effects > 0, "what the other date would change is said");
    window.harness.query_all_by_label("Use other date").next().expect("a button").click();
    window.settle();
    let changed = window.session().outlook();
    let (_, now) = changed.lane(&lane.key).expect("the lane stays");
    assert_ne!(now.deadline, lane.deadline);
    window.send(Command::Undo);
    let (_, now) = window.session().outlook().lane(&lane.key).expect("the lane stays");
    assert_eq!(now.deadline, lane.deadline);
}

#[test]
fn events_that_share_a_mark_open_a_list() {
    let mut window = timeline(Lang::En);
    let mark = window
        .harness
        .query_all_by_label_contains("device")
        .map(|node| (node.rect(), node.accesskit_node().label().unwrap_or_default()))
        .find(|(_, label)| label.matches('\n').count() >= 2)
        .map(|(rect, _)| rect)
        .expect("a mark of several events");
    let at = mark.center();
    window.harness.hover_at(at);
    window.harness.run_steps(2);
    press(&mut window, at, true);
    press(&mut window, at, false);
    window.settle();
    window.harness.get_by_label("Zoom in on these");
}

#[test]
fn nothing_leaves_a_small_window() {
    let sizes = [([1280.0, 720.0], Lang::De), ([1180.0, 720.0], Lang::En), ([720.0, 450.0], Lang::De)];
    for (size, lang) in sizes {
        let mut window = Window::sized(lang, Theme::Light, size);
        window.send(Command::SetLang(lang));
        window.send(Command::ExploreSample);
        window.send(Command::Show(Screen::Timeline));
        window.harness.run_steps(3);
        let whole = egui::Rect::from_min_size(pos2(0.0, 0.0), egui::vec2(size[0], size[1]));
        let nodes: Vec<_> = window
            .harness
            .query_all_by_role(egui::accesskit::Role::GraphicsSymbol)
            .map(|node| (node.rect(), node.accesskit_node().label().unwrap_or_default()))
            .collect();
        assert!(nodes.len() > 5, "{} marks at {size:?}", nodes.len());
        for (rect, label) in &nodes {
            assert!(whole.expand(1.0).contains_rect(*rect), "{label:?} at {rect:?} is outside of {size:?}");
        }
        let rows = nodes.iter().filter(|(rect, _)| rect.width() > size[0] * 0.5).count();
        assert!(rows >= 2, "{rows} rows at {size:?}");
    }
}

#[test]
fn the_phones_of_a_row_are_added_to_a_wave_from_its_menu() {
    let mut window = timeline(Lang::En);
    let before = window.session().outlook().clone();
    let lanes = before.group(switchover::model::ClassGroup::Lpe).1;
    let has = |outlook: &switchover::plan::Outlook, name: &str, lane: usize| {
        let wave = outlook.waves.iter().find(|wave| wave.name == name).expect("the wave");
        wave.items.iter().any(|item| item.lane == lane)
    };
    let target = before.waves.iter().find(|wave| !lanes.iter().any(|lane| has(&before, &wave.name, *lane)));
    let target = target.expect("a wave without these phones").clone();
    window.harness.get_by_label_contains("Lync Phone Edition, ").click_secondary();
    window.settle();
    window.harness.get_by_label("Add to wave …").click();
    window.settle();
    let entry = format!("{}  ", target.name);
    window.harness.get_by_label_contains(&entry).click();
    window.settle();
    let after = window.session().outlook();
    for lane in lanes {
        assert!(has(after, &target.name, lane), "lane {lane} is in {}", target.name);
        assert_eq!(after.lanes[lane].waves.len(), 1, "and in no other");
    }
    let sum = |outlook: &switchover::plan::Outlook| outlook.waves.iter().map(|wave| wave.devices).sum::<u64>();
    assert_eq!(sum(after), sum(&before), "no device is lost");
    let wave = after.waves.iter().find(|wave| wave.name == target.name).expect("it stays");
    assert_eq!((wave.start, wave.end), (target.start, target.end), "they are moved in the weeks of the wave");
    window.send(Command::Undo);
    assert_eq!(window.session().outlook().waves, before.waves, "one step takes it back");
}

#[test]
fn own_dates_stand_on_the_timeline_and_open_in_the_inspector() {
    let mut window = timeline(Lang::De);
    let lane = window.session().outlook().lanes[0].key.clone();
    let date = switchover::plan::OwnDate {
        day: today().plus_days(200),
        title: "Mietvertrag endet".to_owned(),
        lane: Some(lane),
        task: false,
        note: "Schlüssel abgeben".to_owned(),
    };
    let edit = switchover::session::CertificateEdit::Date(None, date);
    window.send(Command::Edit(switchover::session::Edit::Certificates(edit)));
    window.harness.get_by_label_contains("Mietvertrag endet, ").click();
    window.settle();
    assert!(matches!(window.session().selection(), Selection::Event(_)));
    window.send(Command::Explain);
    assert!(window.harness.query_all_by_label_contains("Schlüssel abgeben").next().is_some());
}

#[test]
fn whatever_is_added_to_whichever_wave_no_device_is_lost_and_no_wave_is_made_up() {
    use switchover::plan::rollout::Board;
    use switchover::session::{Edit, RolloutChange, RolloutEdit};
    let window = timeline(Lang::En);
    let before = window.session().outlook().clone();
    let work = |outlook: &switchover::plan::Outlook| outlook.waves.iter().map(|wave| wave.devices).sum::<u64>();
    let mut tried = 0;
    for class in switchover::model::ClassGroup::ALL {
        for wave in 0..before.waves.len() {
            let mut board = Board::of(&before);
            let lanes = before.group(class).1;
            let moved: u64 = lanes.iter().map(|lane| board.lane_to_wave(&before, *lane, None, wave)).sum();
            if moved == 0 {
                continue;
            }
            tried += 1;
            let change = RolloutChange::ToWave(String::new(), String::new());
            let edit = Edit::Rollout(Box::new(RolloutEdit::waves(change, board.waves())));
            let after = window.session().preview(&[edit]);
            let names = |outlook: &switchover::plan::Outlook| -> Vec<(String, u64)> {
                outlook.waves.iter().map(|wave| (wave.name.clone(), wave.devices)).collect()
            };
            let target = &before.waves[wave];
            let there = after.waves.iter().find(|wave| wave.name == target.name).map_or(0, |wave| wave.devices);
            let said = format!("{class:?} to {}: {:?} became {:?}", target.name, names(&before), names(&after));
            assert_eq!(there, target.devices + moved, "{said}");
            assert_eq!(work(&after), work(&before), "{said}");
            let known =
                |wave: &switchover::plan::waves::WaveOutlook| before.waves.iter().any(|one| one.name == wave.name);
            assert!(after.waves.iter().all(known), "{said}");
        }
    }
    assert!(tried > 3, "{tried} moves");
}
