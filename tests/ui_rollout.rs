//! The rollout in the real window: move a bar, type a number, plan a blackout, level weeks, and take it all back.
#![allow(clippy::expect_used, reason = "a test that does not find what it needs fails with the reason")]

mod common;

use common::Window;
use egui_kittest::kittest::Queryable as _;
use switchover::i18n::Lang;
use switchover::plan::rollout::Board;
use switchover::plan::{Outlook, Waves};
use switchover::session::{Command, Edit, RolloutChange, RolloutEdit, Screen, Selection, Theme};

/// The rollout of the sample fleet.
fn sample(lang: Lang) -> Window {
    let mut window = Window::with(lang, Theme::Light);
    window.send(Command::SetLang(lang));
    window.send(Command::ExploreSample);
    if window.session().workbench().is_some() {
        window.send(Command::AcceptImport);
    }
    window.send(Command::Show(Screen::Rollout));
    window.harness.run_steps(3);
    assert!(!window.session().outlook().waves.is_empty(), "the sample has waves");
    window
}

/// Devices by wave, site and week.
fn cells(outlook: &Outlook) -> Vec<(String, String, String, u64)> {
    let mut list = Vec::new();
    for wave in outlook.waves.iter() {
        for part in &wave.parts {
            list.extend(
                part.weeks
                    .iter()
                    .map(|week| (wave.name.clone(), part.site.clone(), week.monday.to_string(), week.devices)),
            );
        }
    }
    list.sort();
    list
}

/// The largest part of the first wave, as it is called in the window.
fn largest(window: &Window) -> (String, String) {
    let wave = window.session().outlook().waves.first().expect("a wave");
    let part = wave.parts.iter().max_by_key(|part| part.devices).expect("a part");
    (wave.name.clone(), part.site.clone())
}

fn drag(window: &mut Window, from: egui::Pos2, by: egui::Vec2) {
    window.harness.drag_at(from);
    window.harness.run_steps(2);
    for step in 1..=4_u8 {
        window.harness.hover_at(from + by * (f32::from(step) / 4.0));
        window.harness.run_steps(2);
    }
    window.harness.drop_at(from + by);
    window.settle();
}

#[test]
fn a_bar_that_is_dragged_moves_by_whole_weeks_as_one_step() {
    let mut window = sample(Lang::En);
    let before = cells(window.session().outlook());
    let (wave, site) = largest(&window);
    let bar = window.harness.get_by_label_contains(&format!("{site}, {wave}, ")).rect();
    drag(&mut window, bar.center(), egui::vec2(21.4 * 4.0, 0.0));
    let after = cells(window.session().outlook());
    assert_ne!(after, before);
    let first = |cells: &[(String, String, String, u64)]| -> switchover::model::Day {
        let own = cells.iter().filter(|(name, place, ..)| *name == wave && *place == site);
        own.map(|(_, _, monday, _)| monday.parse().expect("a day")).min().expect("the bar")
    };
    assert_eq!(first(&after).days_since(first(&before)), 28);
    let total = |cells: &[(String, String, String, u64)]| cells.iter().map(|(.., devices)| devices).sum::<u64>();
    assert_eq!(total(&after), total(&before));
    let label = window.session().undo_label().expect("a step");
    assert!(label.starts_with(&format!("Move {wave}, {site} to ")), "{label}");
    window.send(Command::Undo);
    assert_eq!(cells(window.session().outlook()), before);
    assert_eq!(window.session().plan().scenarios[0].waves, Waves::Suggested, "the drag was one step");
}

#[test]
fn a_drag_that_escape_ends_leaves_no_step_behind() {
    let mut window = sample(Lang::En);
    let before = cells(window.session().outlook());
    let steps = (window.session().undo_label(), window.session().redo_label());
    let (wave, site) = largest(&window);
    let from = window.harness.get_by_label_contains(&format!("{site}, {wave}, ")).rect().center();
    window.harness.drag_at(from);
    window.harness.run_steps(2);
    for step in 1..=4_u8 {
        window.harness.hover_at(from + egui::vec2(21.4 * f32::from(step), 0.0));
        window.harness.run_steps(2);
    }
    assert_ne!(cells(window.session().outlook()), before, "the plan follows the drag");
    window.harness.key_press(egui::Key::Escape);
    window.harness.run_steps(2);
    window.harness.hover_at(from + egui::vec2(21.4 * 6.0, 0.0));
    window.harness.run_steps(2);
    window.harness.drop_at(from + egui::vec2(21.4 * 6.0, 0.0));
    window.settle();
    assert_eq!(cells(window.session().outlook()), before);
    assert_eq!((window.session().undo_label(), window.session().redo_label()), steps);
}

#[test]
fn a_blackout_is_typed_in_the_language_of_the_window_and_nobody_works_in_it() {
    let mut window = sample(Lang::De);
    let start = window.session().outlook().waves[0].start;
    window.harness.get_by_label("Sperrzeit").click();
    window.settle();
    for (field, text) in [
        ("Name", "Umzug".to_owned()),
        ("Von", switchover::i18n::fmt::date(Lang::De, start)),
        ("Bis", switchover::i18n::fmt::date(Lang::De, start.plus_days(11))),
    ] {
        let role = egui::accesskit::Role::TextInput;
        window.harness.get_by_role_and_label(role, field).click();
        window.harness.run_steps(2);
        window.harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::A);
        window.harness.run_steps(1);
        window.harness.get_by_role_and_label(role, field).type_text(&text);
        window.harness.run_steps(2);
    }
    window.harness.get_by_label("Hinzufügen").click();
    window.settle();
    let blackout = window.session().plan().blackouts.first().expect("a blackout").clone();
    assert_eq!((blackout.name.as_str(), blackout.first, blackout.last), ("Umzug", start, start.plus_days(11)));
    assert_eq!(window.session().selection(), &Selection::Blackout(0));
    for (_, site, monday, _) in cells(window.session().outlook()) {
        let monday: switchover::model::Day = monday.parse().expect("a day");
        assert!(!blackout.holds(Some(&site), monday), "{site} works on {monday}");
    }
    window.harness.get_by_label_contains("Sperrzeit Umzug, ");
    assert_eq!(window.session().undo_label().as_deref(), Some("Sperrzeit Umzug hinzufügen"));
    window.send(Command::Undo);
    assert!(window.session().plan().blackouts.is_empty());
}

#[test]
fn level_weeks_takes_every_week_below_the_line_as_one_step() {
    let mut window = sample(Lang::En);
    let outlook = std::sync::Arc::clone(window.session().outlook());
    let mut board = Board::of(&outlook);
    let first = outlook.rollout.weeks[0].monday;
    let last = outlook.rollout.weeks[0].parts.len().max(2);
    for cell in 0..board.cells.len().min(last + 6) {
        board.move_bar(cell, 0, first, false);
    }
    let edit = RolloutEdit::waves(RolloutChange::Move("all".to_owned(), first), board.waves());
    window.send(Command::Edit(Edit::Rollout(Box::new(edit))));
    let over = window.session().outlook().rollout.over().count();
    assert!(over > 0, "the first week is full");
    assert!(window.harness.query_all_by_label_contains(" over capacity").count() > 0, "and says so");
    let full = cells(window.session().outlook());

    window.send(Command::Select(Selection::Week(first)));
    window.harness.run_steps(3);
    window.harness.get_by_label("Ways to fix");
    window.harness.get_by_label("Level weeks").click();
    window.settle();
    assert_eq!(window.session().outlook().rollout.over().count(), 0);
    window.harness.get_by_label_contains("no week over capacity");
    assert_eq!(window.session().undo_label().as_deref(), Some("Level weeks"));
    window.send(Command::Undo);
    assert_eq!(cells(window.session().outlook()), full);
}

#[test]
fn a_number_typed_into_a_week_balances_the_bar() {
    let mut window = sample(Lang::En);
    let outlook = std::sync::Arc::clone(window.session().outlook());
    let found = outlook.waves.iter().find_map(|wave| {
        let part = wave.parts.iter().find(|part| part.weeks.len() > 1 && part.weeks[0].devices > 3)?;
        Some((wave.name.clone(), part.site.clone(), part.weeks.clone()))
    });
    let (wave, site, weeks) = found.expect("a bar of two weeks");
    let monday = weeks[0].monday;
    window.send(Command::Select(Selection::Bar(wave.clone(), site.clone(), monday, Some(monday))));
    window.harness.run_steps(3);
    window.harness.event(egui::Event::Text("3".to_owned()));
    window.harness.run_steps(3);
    window.harness.key_press(egui::Key::Enter);
    window.settle();
    let own: Vec<u64> = cells(window.session().outlook())
        .into_iter()
        .filter(|(name, place, ..)| *name == wave && *place == site)
        .map(|(.., devices)| devices)
        .collect();
    assert_eq!(own[0], 3);
    assert_eq!(own.iter().sum::<u64>(), weeks.iter().map(|week| week.devices).sum::<u64>());
}
