//! The rollout in the real window.
#![allow(clippy::expect_used, reason = "a test that does not find what it needs fails with the reason")]

mod common;

use common::Window;
use egui_kittest::kittest::Queryable as _;
use switchover::i18n::Lang;
use switchover::plan::Outlook;
use switchover::session::{Command, Screen, Selection, Theme};

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
    for wave in &outlook.waves {
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
