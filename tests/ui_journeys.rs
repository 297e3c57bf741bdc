//! Journeys through the real application, as a user goes.
#![allow(clippy::expect_used, reason = "a test may panic")]

mod common;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use common::{Window, sample_files};
use egui_kittest::kittest::Queryable as _;
use switchover::i18n::Lang;
use switchover::model::Field;
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
    let devices = window.session().workbench().expect("the workbench is open").counts().devices;
    assert!(devices > 0, "the sample has devices");
    assert!(!window.session().has_plan(), "nothing is taken before the button");
    let label = format!("Import {} phones", switchover::i18n::fmt::number(Lang::En, devices));
    window.harness.get_by_label(&label).click();
    window.settle();
    assert_eq!(window.session().outlook().devices, devices);
    window.send(Command::Undo);
    assert_eq!(window.session().outlook().devices, 0, "undo takes the import back");
    window.send(Command::Redo);
    assert_eq!(window.session().outlook().devices, devices);
}

#[test]
fn the_window_begins_with_the_language_the_day_and_the_scenario_of_the_shell() {
    let mut window = Window::new();
    let day = switchover::model::Day::from_ymd(2028, 1, 1);
    let scenario = Some("Nichts tun".to_owned());
    let opening = switchover::app::Opening { paths: Vec::new(), scenario, as_of: day, lang: Some(Lang::De) };
    window.harness.state_mut().open(opening);
    window.settle();
    window.send(Command::ExploreSample);
    window.settle();
    let session = window.session();
    assert_eq!((session.lang(), Some(session.as_of()), session.scenario()), (Lang::De, day, 2));
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

#[test]
fn every_bad_file_has_its_sentence_and_the_good_ones_come_in() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/bad");
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .expect("the bad files are in the repository")
        .map(|entry| entry.expect("a file").path())
        .filter(|path| path.extension().is_some_and(|kind| kind != "md"))
        .collect();
    files.sort();
    assert!(files.len() > 15, "only {} bad files", files.len());
    let bad = files.len();
    files.extend(sample_files());
    for lang in Lang::ALL {
        let mut window = Window::with(lang, Theme::Light);
        window.send(Command::OpenPaths(files.clone()));
        let bench = window.session().workbench().expect("the workbench is open");
        let reports = bench.reports();
        assert_eq!(reports.len(), files.len(), "every file has its card");
        for report in reports.iter().take(bad).filter(|report| report.devices == 0) {
            let told = report.findings.iter().map(|finding| switchover::i18n::finding::sentence(lang, finding));
            assert!(told.into_iter().any(|sentence| sentence.len() > 10), "nothing is said about {}", report.name);
        }
        let devices = bench.counts().devices;
        window.send(Command::AcceptImport);
        assert_eq!(window.session().outlook().devices, devices);
        assert!(devices > 700, "the good files are imported beside the bad ones: {devices}");
    }
}

/// A file as the window system hands it over.
#[derive(Debug)]
struct Dropped(PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}

#[test]
fn dropped_files_and_pasted_tables_reach_the_workbench() {
    let mut window = Window::new();
    let files = sample_files();
    window.harness.input_mut().dropped_files =
        files.iter().map(|path| Arc::new(Dropped(path.clone())) as Arc<_>).collect();
    window.settle();
    let bench = window.session().workbench().expect("the workbench is open");
    assert_eq!(bench.reports().len(), files.len());

    let mut window = Window::new();
    let table = "Name\tModel\tMAC\nReception\tPolycom VVX 411\t0004F28A2011\n";
    window.harness.event(egui::Event::Paste(table.to_owned()));
    window.settle();
    assert_eq!(window.session().workbench().expect("the workbench is open").counts().devices, 1);
}

#[test]
fn phones_and_other_devices_are_counted_the_same_everywhere() {
    let mut window = Window::new();
    window.send(Command::ExploreSample);
    window.send(Command::Show(Screen::Inventory));
    let session = window.session();
    let (shown, outlook) = (session.inventory(), session.outlook());
    assert_eq!((shown.phones, shown.matched), (outlook.devices, outlook.matched));
    let others = session.fleet().devices() - outlook.devices;
    assert!(others > 0, "the sample has devices that are no phones");
    let note = format!("{} phones, {others} other devices", outlook.devices);
    assert!(window.harness.query_by_label(&note).is_some(), "{note} is in the head of the screen");
    window.harness.get_by_label("No phone").click();
    window.settle();
    let rows = &window.session().inventory().rows;
    assert!(!rows.is_empty() && window.session().inventory().phones == 0, "the facet shows only what is no phone");
}

#[test]
fn the_keys_of_the_window_work() {
    let mut window = Window::new();
    window.send(Command::ExploreSample);
    let command = egui::Modifiers::COMMAND;
    let keys = [egui::Key::Num1, egui::Key::Num2, egui::Key::Num3, egui::Key::Num4, egui::Key::Num5, egui::Key::Num6];
    for (key, screen) in keys.into_iter().chain([egui::Key::Num7]).zip(Screen::RAIL) {
        window.harness.key_press_modifiers(command, key);
        window.settle();
        assert_eq!(window.session().screen(), screen);
    }
    window.harness.key_press_modifiers(egui::Modifiers::ALT, egui::Key::ArrowLeft);
    window.settle();
    assert_eq!(window.session().screen(), Screen::Budget);
    window.harness.key_press_modifiers(egui::Modifiers::ALT, egui::Key::ArrowRight);
    window.settle();
    assert_eq!(window.session().screen(), Screen::Report);
    window.harness.get_by_label("Add scenario").click();
    window.settle();
    window.harness.get_by_label_contains("Copy of “").click();
    window.settle();
    assert_eq!(window.session().plan().scenarios.len(), 4);
    window.harness.key_press_modifiers(command, egui::Key::Z);
    window.settle();
    assert_eq!(window.session().plan().scenarios.len(), 3, "Ctrl+Z takes it back");
    window.harness.key_press_modifiers(command | egui::Modifiers::SHIFT, egui::Key::Z);
    window.settle();
    assert_eq!(window.session().plan().scenarios.len(), 4, "Ctrl+Shift+Z brings it again");
}

#[test]
fn a_refused_setting_keeps_its_text_and_says_why() {
    let mut window = Window::new();
    window.send(Command::ExploreSample);
    window.send(Command::Show(Screen::Settings));
    window.harness.get_by_role_and_label(egui::Role::TextInput, "VAT rate").focus();
    window.settle();
    window.harness.event(egui::Event::Text("a lot".to_owned()));
    window.settle();
    window.harness.key_press(egui::Key::Enter);
    window.settle();
    assert!(window.harness.query_by_label("Write the rate as a percentage, such as 19").is_some());
    let field = window.harness.get_by_role_and_label(egui::Role::TextInput, "VAT rate");
    assert_eq!(field.value().as_deref(), Some("a lot"), "what was typed stays");
    assert_eq!(window.session().plan().settings.vat_rate, None);
}

#[test]
fn esc_closes_the_menu_then_clears_the_selection_and_a_name_being_typed_goes_back() {
    let mut window = Window::new();
    window.send(Command::ExploreSample);
    window.send(Command::Show(Screen::Inventory));
    window.send(Command::Select(Selection::Device(0)));
    let escape = |window: &mut Window| {
        window.harness.key_press(egui::Key::Escape);
        window.settle();
    };
    window.harness.get_by_label("Language").click();
    window.settle();
    assert!(window.harness.query_by_label("Deutsch").is_some(), "the menu is open");
    escape(&mut window);
    assert!(window.harness.query_by_label("Deutsch").is_none(), "Esc closes the menu");
    assert_eq!(*window.session().selection(), Selection::Device(0), "and leaves the selection");
    escape(&mut window);
    assert_eq!(*window.session().selection(), Selection::None);
    escape(&mut window);
    assert!(window.session().inspector_open(), "the next selection is explained again");

    let name = window.session().plan().scenarios[1].name.clone();
    window.harness.get_by_label(&name).click_secondary();
    window.settle();
    window.harness.get_by_label("Rename").click();
    window.settle();
    window.settle();
    assert!(window.harness.query_by_label("Name of the scenario").is_some(), "the name can be typed");
    window.harness.event(egui::Event::Text("Other".to_owned()));
    window.settle();
    escape(&mut window);
    assert_eq!(window.session().plan().scenarios[1].name, name, "Esc gives the old name back");
}

#[test]
fn several_devices_are_selected_with_shift_and_counted_together() {
    let mut window = Window::new();
    window.send(Command::ExploreSample);
    window.send(Command::Show(Screen::Inventory));
    let rows = window.session().inventory().rows.clone();
    let name = |row: usize| {
        let fleet = window.session().fleet();
        fleet.device(switchover::model::DeviceId(rows[row])).expect("a device").text(Field::Name).to_owned()
    };
    let (first, third) = (name(0), name(2));
    window.harness.get_all_by_role_and_label(egui::Role::Row, &first).next().expect("a row").click();
    window.settle();
    assert_eq!(*window.session().selection(), Selection::Device(rows[0]));
    let row = window.harness.get_all_by_role_and_label(egui::Role::Row, &third).next().expect("a row");
    row.click_modifiers(egui::Modifiers::SHIFT);
    window.settle();
    assert!(window.harness.query_by_label("3 devices selected").is_some(), "the inspector counts them");
    let Selection::Devices(picked) = window.session().selection().clone() else { panic!("three are selected") };
    assert_eq!(picked.lanes.iter().map(|(_, devices)| devices).sum::<u64>(), picked.devices, "all three are phones");
    window.send(Command::SelectDevices(vec![rows[1]]));
    assert_eq!(*window.session().selection(), Selection::Device(rows[1]), "one alone is a plain selection");
}

#[test]
fn a_filter_is_kept_as_a_view_and_comes_back() {
    let mut window = Window::new();
    window.send(Command::ExploreSample);
    window.send(Command::Show(Screen::Inventory));
    window.send(Command::Filter("state: \"unsupported\"".to_owned()));
    let some = window.session().inventory().rows.len();
    window.harness.get_by_label("Save view").click();
    window.settle();
    window.harness.get_by_label("Name of the view").focus();
    window.settle();
    window.harness.event(egui::Event::Text("Overdue".to_owned()));
    window.settle();
    window.harness.get_by_label("Keep").click();
    window.settle();
    assert_eq!(window.session().plan().views[0].name, "Overdue");
    window.send(Command::Filter(String::new()));
    assert!(window.session().inventory().rows.len() > some);
    window.harness.get_by_label("Save view").click();
    window.settle();
    window.harness.get_by_label("Overdue").click();
    window.settle();
    assert_eq!(window.session().inventory().rows.len(), some);
    window.send(Command::Undo);
    assert!(window.session().plan().views.is_empty(), "keeping a view is one step back");
}

#[test]
fn the_filter_offers_fields_and_values_and_takes_them_by_key() {
    let mut window = Window::new();
    window.send(Command::ExploreSample);
    window.send(Command::Show(Screen::Inventory));
    window.send(Command::FocusFilter);
    window.harness.event(egui::Event::Text("vend".to_owned()));
    window.settle();
    assert!(window.harness.query_by_label("vendor:").is_some(), "the field is offered");
    window.harness.key_press(egui::Key::Tab);
    window.settle();
    window.harness.event(egui::Event::Text("yea".to_owned()));
    window.settle();
    window.harness.key_press(egui::Key::ArrowDown);
    window.settle();
    window.harness.key_press(egui::Key::Enter);
    window.settle();
    assert_eq!(window.session().inventory().text, "vendor: \"Yealink\"");
}

#[test]
fn a_product_of_the_catalog_explains_itself() {
    let mut window = Window::new();
    window.send(Command::ExploreSample);
    window.send(Command::Show(Screen::Catalog));
    window.send(Command::Select(Selection::Product("poly-vvx411".to_owned())));
    assert!(window.harness.query_by_label("Show devices").is_some(), "the fleet has some");
    window.harness.get_by_label("Show devices").click();
    window.settle();
    assert_eq!(window.session().screen(), Screen::Inventory);
    assert_eq!(window.session().inventory().devices, 69);
}
