//! Journeys through the real application, as a user goes.
#![allow(clippy::expect_used, reason = "a test may panic")]

mod common;

use common::{Window, sample_files};
use egui_kittest::kittest::Queryable as _;
use switchover::i18n::Lang;
use switchover::session::{Answer, Command, Screen, Selection, Theme};

#[test]
fn the_sample_fleet_leads_to_rows_that_can_be_filtered() {
    let mut window = Window::new();
    window.harness.get_by_label("Explore sample").click();
    window.settle();
    assert!(window.session().has_plan(), "the sample is a plan");
    window.send(Command::Show(Screen::Inventory));
    let all = window.session().inventory().rows.len();
    assert!(all > 100, "only {all} rows");
    let site = window.session().outlook().sites.first().expect("a site").0.clone();
    window.harness.get_by_label(&site).click();
    window.settle();
    let some = window.session().inventory().rows.len();
    assert!(some > 0 && some < all, "{some} of {all} rows after a click on {site}");
    window.harness.get_by_label("Clear filter").click();
    window.settle();
    assert_eq!(window.session().inventory().rows.len(), all, "clearing the filter shows all rows again");
}

#[test]
fn files_go_through_the_workbench_into_the_plan_and_out_again() {
    let mut window = Window::new();
    window.answer(&sample_files());
    window.harness.get_by_label("Choose files").click();
    window.settle();
    assert_eq!(window.session().screen(), Screen::Import);
    let devices = window.session().workbench().expect("the workbench is open").counts.devices;
    assert!(devices > 0, "the sample has devices");
    assert!(!window.session().has_plan(), "nothing is taken before the button");
    let label = format!("Import {} devices", switchover::i18n::fmt::number(Lang::En, devices));
    window.harness.get_by_label(&label).click();
    window.settle();
    assert_eq!(window.session().outlook().devices, devices);
    window.send(Command::Undo);
    assert_eq!(window.session().outlook().devices, 0, "undo takes the import back");
    window.send(Command::Redo);
    assert_eq!(window.session().outlook().devices, devices);
}

#[test]
fn a_cancelled_dialog_changes_nothing() {
    let mut window = Window::new();
    window.harness.get_by_label("Choose files").click();
    window.settle();
    assert_eq!(window.session().screen(), Screen::Start);
    assert!(window.session().workbench().is_none());
    assert_eq!(window.dialogs.asked().len(), 1);
}

#[test]
fn the_palette_runs_what_is_typed() {
    let mut window = Window::new();
    window.harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::K);
    window.settle();
    assert!(window.session().palette_open(), "Ctrl+K opens the palette");
    window.harness.event(egui::Event::Text("german".to_owned()));
    window.settle();
    window.harness.key_press(egui::Key::Enter);
    window.settle();
    assert_eq!(window.session().lang(), Lang::De);
    assert!(!window.session().palette_open());
}

#[test]
fn closing_asks_once_while_changes_are_not_saved() {
    let mut window = Window::new();
    window.send(Command::ExploreSample);
    window.send(Command::Quit);
    assert!(window.session().confirm().is_some(), "there is unsaved work");
    window.harness.get_by_label("Cancel").click();
    window.settle();
    assert!(window.session().confirm().is_none());
    assert!(window.session().has_plan(), "cancel keeps everything");
    window.send(Command::Quit);
    window.send(Command::Answer(Answer::Discard));
    assert!(window.session().confirm().is_none());
}

#[test]
fn a_device_explains_where_it_comes_from() {
    let mut window = Window::new();
    window.send(Command::ExploreSample);
    window.send(Command::Show(Screen::Inventory));
    let first = window.session().inventory().rows.first().copied().expect("a row");
    window.send(Command::Select(Selection::Device(first)));
    let fleet = window.session().fleet().clone();
    let device = fleet.device(switchover::model::DeviceId(first)).expect("a device");
    let file = fleet.files()[usize::from(device.origins()[0].file.0)].name.clone();
    assert!(window.harness.query_all_by_label(&file).next().is_some(), "{file} is not in the inspector");
    assert!(window.harness.query_by_label("Why this model?").is_some());
}

#[test]
fn every_screen_shows_with_and_without_a_plan_in_both_languages_and_themes() {
    let screens = [Screen::Start, Screen::Import, Screen::Catalog, Screen::Settings].into_iter().chain(Screen::RAIL);
    for lang in Lang::ALL {
        for theme in [Theme::Light, Theme::Dark] {
            let mut empty = Window::with(lang, theme);
            for screen in screens.clone() {
                empty.send(Command::Show(screen));
            }
            empty.send(Command::ExploreSample);
            for screen in screens.clone() {
                empty.send(Command::Show(screen));
                assert_eq!(empty.session().screen(), screen);
            }
        }
    }
}
