//! Journeys through the import workbench, in the real application.
#![allow(clippy::expect_used, clippy::format_push_string, reason = "a test may panic, and does not count its strings")]

mod common;

use std::path::{Path, PathBuf};

use common::Window;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;
use switchover::model::cell::value;
use switchover::model::{DeviceId, Field, Fleet};
use switchover::session::diff::{RowClass, RowKey};
use switchover::session::{BenchEdit, Command, Edit, Screen, Standing, Tab};

/// A file with this text in the folder of the window.
fn file(window: &Window, name: &str, text: &str) -> PathBuf {
    let path = window.home.path().join(name);
    std::fs::write(&path, text).expect("the file is written");
    path
}

fn open(window: &mut Window, paths: &[PathBuf]) {
    window.send(Command::OpenPaths(paths.to_vec()));
    assert_eq!(window.session().screen(), Screen::Import);
}

/// Every value of every record, and where it comes from.
fn contents(fleet: &Fleet) -> Vec<String> {
    let line = |device: switchover::model::Device<'_>| {
        let mut line: Vec<String> = Field::ALL.iter().map(|field| value(device, *field).into_owned()).collect();
        line.extend(device.origins().iter().map(|origin| format!("{}:{}", origin.file.0, origin.row)));
        line.join("|")
    };
    fleet.iter().map(line).collect()
}

fn shown(window: &Window) -> Vec<Vec<String>> {
    let bench = window.session().workbench().expect("the workbench is open");
    bench.reading.previews[0].table("").expect("rows").rows(0..50).into_iter().map(|row| row.cells).collect()
}

const ADDRESSES: [&str; 4] = ["64:16:7F:00:00:03", "64:16:7F:00:00:04", "00:15:65:00:00:01", "00:15:65:00:00:02"];

fn phones(rows: &[(&str, &str, &str)]) -> String {
    let mut text = "Vendor,Model,MAC,Site\n".to_owned();
    for (vendor_model, mac, site) in rows {
        let (vendor, model) = vendor_model.split_once(' ').expect("vendor and model");
        text.push_str(&format!("{vendor},{model},{mac},{site}\n"));
    }
    text
}

#[test]
fn another_delimiter_reads_the_file_again_and_the_rows_follow() {
    let mut window = Window::new();
    let path = file(
        &window,
        "phones.csv",
        "Model;MAC;Site\nCX600;64:16:7F:00:00:03;Wien, Nord\nCX600;64:16:7F:00:00:04;Ulm, Ost\n",
    );
    open(&mut window, &[path]);
    assert_eq!(shown(&window)[1], ["CX600", "64:16:7F:00:00:03", "Wien, Nord"]);
    window.harness.get_by_label("phones.csv: Delimiter").click();
    window.settle();
    window.harness.get_by_label("Comma").click();
    window.settle();
    assert_eq!(shown(&window)[1], ["CX600;64:16:7F:00:00:03;Wien", "Nord"]);
    assert!(window.session().undo_label().is_some(), "the step can be taken back in the workbench");
    window.harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::Z);
    window.settle();
    assert_eq!(shown(&window)[1].len(), 3);
    window.send(Command::Redo);
    assert_eq!(shown(&window)[1].len(), 2);
}

#[test]
fn a_column_is_given_another_field_by_its_chip() {
    let mut window = Window::new();
    let path =
        file(&window, "phones.csv", "Model,MAC,Where\nCX600,64:16:7F:00:00:03,Wien\nCX600,64:16:7F:00:00:04,Ulm\n");
    open(&mut window, &[path]);
    let fields = |window: &Window| -> Vec<Option<Field>> {
        window.session().workbench().expect("open").reports()[0].tables[0]
            .columns
            .iter()
            .map(|column| column.field)
            .collect()
    };
    let before = fields(&window)[2];
    assert_ne!(before, Some(Field::Department));
    let name = match before {
        None => "Where: Not used".to_owned(),
        Some(field) => format!("Where: {}", switchover::i18n::finding::field_name(switchover::i18n::Lang::En, field)),
    };
    window.harness.get_by_role_and_label(Role::ComboBox, &name).click();
    window.settle();
    window.harness.get_by_role_and_label(Role::TextInput, "Find a field").type_text("depart");
    window.settle();
    window.harness.get_by_label("Department").click();
    window.settle();
    assert_eq!(fields(&window)[2], Some(Field::Department));
    let fleet = &window.session().workbench().expect("open").reading.imported.fleet;
    assert_eq!(fleet.device(DeviceId(0)).expect("a device").text(Field::Department), "Wien");
}

#[test]
fn all_suggestions_are_applied_at_once_and_each_can_be_taken_back() {
    let mut window = Window::new();
    let text = phones(&[
        ("Polycom CX600", "64:16:7F:00:00:O3", "Wien"),
        ("Polycom CX600", "64:16:7F:00:OO:04", "Wien"),
        ("Polycom CX600", "64:16:7F:00:00:05", "Wien"),
    ]);
    let path = file(&window, "phones.csv", &text);
    open(&mut window, &[path]);
    let bench = window.session().workbench().expect("open");
    assert_eq!(bench.problems.suggested(), 2);
    assert_eq!(bench.problems.clean_devices(), 1);
    window.harness.get_by_label("Apply 2 suggestions").click();
    window.settle();
    let bench = window.session().workbench().expect("open");
    assert!(bench.problems.list(Tab::Attention).is_empty(), "{:?}", bench.reports()[0].findings);
    let macs = |window: &Window| -> Vec<String> {
        let fleet = &window.session().workbench().expect("open").reading.imported.fleet;
        fleet.iter().filter_map(switchover::model::Device::mac).map(|mac| mac.to_string()).collect()
    };
    assert_eq!(macs(&window), ["64:16:7F:00:00:03", "64:16:7F:00:00:04", "64:16:7F:00:00:05"]);
    assert_eq!(shown(&window)[1][2], "64:16:7F:00:00:O3", "the file is shown as it is");
    window.harness.get_by_label_contains("Cleaned").click();
    window.settle();
    window.harness.get_all_by_label("Take back").next().expect("a repair").click();
    window.settle();
    assert_eq!(macs(&window).len(), 2, "one address is damaged again");
    window.send(Command::Undo);
    window.send(Command::Undo);
    assert_eq!(window.session().workbench().expect("open").problems.suggested(), 2);
}

#[test]
fn a_problem_is_kept_as_it_is_or_its_row_left_out() {
    let mut window = Window::new();
    let text = phones(&[("Polycom CX600", "no address", "Wien"), ("Polycom CX600", ADDRESSES[1], "Wien")]);
    let path = file(&window, "phones.csv", &text);
    open(&mut window, &[path]);
    let open_problems =
        |window: &Window| window.session().workbench().expect("open").problems.list(Tab::Attention).len();
    let before = open_problems(&window);
    assert!(before > 0);
    window.harness.get_all_by_label("More").next().expect("the menu of a problem").click();
    window.settle();
    window.harness.get_by_label("Keep").click();
    window.settle();
    assert_eq!(open_problems(&window), before - 1);
    window.send(Command::Undo);
    assert_eq!(open_problems(&window), before);
    window.harness.get_all_by_label("More").next().expect("the menu of a problem").click();
    window.settle();
    window.harness.get_by_label("Leave out").click();
    window.settle();
    let bench = window.session().workbench().expect("open");
    assert_eq!((bench.counts().devices, bench.counts().rejected), (1, 1));
    window.send(Command::AcceptImport);
    assert_eq!(window.session().fleet().len(), 1);
}

#[test]
fn only_clean_rows_are_taken_and_rejected_rows_are_written_with_their_reasons() {
    let mut window = Window::new();
    let text =
        phones(&[("Polycom CX600", "no address", "Wien"), ("Polycom CX600", ADDRESSES[1], "Wien")]) + "=broken,row\n";
    let more =
        ["00", "01", "02", "03", "04", "05"].map(|end| format!("Polycom,CX600,64:16:7F:00:01:{end},Ulm\n")).concat();
    let path = file(&window, "phones.csv", &(text + &more));
    open(&mut window, &[path]);
    let target = window.home.path().join("out.csv");
    window.answer(std::slice::from_ref(&target));
    window.harness.get_by_label("Export rejected rows").click();
    window.settle();
    let written = std::fs::read_to_string(&target).expect("the rows are written");
    assert!(written.contains("phones.csv") && written.contains(",4,") && written.contains("'=broken"), "{written}");
    window.harness.get_by_label("Import only the 7 clean ones").click();
    window.settle();
    assert_eq!(window.session().fleet().len(), 7);
    let device = window.session().fleet().device(DeviceId(0)).expect("a device");
    assert_eq!(device.mac().expect("an address").to_string(), ADDRESSES[1]);
}

#[test]
fn a_new_edition_shows_what_changes_and_one_row_is_refused() {
    let mut window = Window::new();
    let old = phones(&[
        ("Polycom CX600", ADDRESSES[0], "Wien"),
        ("Polycom CX600", ADDRESSES[1], "Wien"),
        ("Yealink MP56", ADDRESSES[2], "Ulm"),
    ]);
    let path = file(&window, "phones.csv", &old);
    open(&mut window, std::slice::from_ref(&path));
    window.send(Command::AcceptImport);
    let price = switchover::plan::PriceKey::Headset;
    let before = (contents(window.session().fleet()), window.session().plan().clone());

    // The very same file changes nothing and is no undo step.
    let step = window.session().undo_label();
    open(&mut window, std::slice::from_ref(&path));
    window.send(Command::AcceptImport);
    assert_eq!(contents(window.session().fleet()), before.0);
    assert_eq!(window.session().undo_label(), step);

    let new = phones(&[
        ("Polycom CX600", ADDRESSES[0], "Linz"),
        ("Polycom CX600", ADDRESSES[1], "Graz"),
        ("Yealink T46S", ADDRESSES[3], "Ulm"),
    ]);
    std::fs::write(&path, new).expect("the new edition");
    open(&mut window, std::slice::from_ref(&path));
    let bench = window.session().workbench().expect("open");
    let diff = bench.reading.diff.as_ref().expect("it is compared with the plan");
    assert_eq!(RowClass::ALL.map(|class| diff.count(class)), [1, 2, 0, 1]);
    assert_eq!(diff.changed[0].fields, [Field::Site]);
    window.harness.get_by_label("Changes").click();
    window.settle();
    window.harness.get_by_label(&format!("{}: Accepted", ADDRESSES[1])).click();
    window.settle();
    assert!(window.harness.query_by_label("Import 2 changes").is_some(), "one new, one changed; what is gone stays");
    window.send(Command::Bench(BenchEdit::DecideRow(RowClass::Gone, RowKey::Known(2), true)));
    window.harness.get_by_label("Import 3 changes").click();
    window.settle();
    let sites: Vec<&str> = window.session().fleet().iter().map(|device| device.text(Field::Site)).collect();
    assert_eq!(sites, ["Linz", "Wien", "Ulm"]);
    let models: Vec<&str> = window.session().fleet().iter().map(|device| device.text(Field::Model)).collect();
    assert_eq!(models, ["CX600", "CX600", "T46S"]);
    window.send(Command::Undo);
    assert_eq!(contents(window.session().fleet()), before.0);
    assert_eq!(*window.session().plan(), before.1);
    assert!(!window.session().plan().prices.contains_key(&price));
}

#[test]
fn an_import_with_prices_is_taken_back_whole() {
    let mut window = Window::new();
    let path = file(&window, "phones.csv", &phones(&[("Polycom CX600", ADDRESSES[0], "Wien")]));
    open(&mut window, &[path]);
    window.send(Command::AcceptImport);
    let before =
        (contents(window.session().fleet()), window.session().plan().clone(), window.session().outlook().devices);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/brennhold");
    let files = ["price-list.csv", "glpi-telefone-excel-de.csv"].map(|name| folder.join(name));
    open(&mut window, &files);
    window.send(Command::AcceptImport);
    assert_ne!(window.session().plan().prices, before.1.prices, "the price list sets prices");
    assert!(window.session().outlook().devices > 100);
    window.send(Command::Undo);
    let session = window.session();
    assert_eq!((contents(session.fleet()), session.plan().clone(), session.outlook().devices), before);
}

#[test]
fn a_mapping_is_saved_and_reads_the_next_file_of_its_kind_without_a_hand() {
    let mut window = Window::new();
    let first =
        file(&window, "october.csv", "Model,MAC,Zone X\nCX600,64:16:7F:00:00:03,Wien\nCX600,64:16:7F:00:00:04,Ulm\n");
    open(&mut window, &[first]);
    let mut options = window.session().workbench().expect("open").choices.files[0].options.clone();
    options.columns.push((2, Some(Field::CostCenter)));
    window.send(Command::Bench(BenchEdit::Read(0, Box::new(options))));
    window.harness.get_by_label("Save as mapping").click();
    window.settle();
    window.harness.get_by_label("Save").click();
    window.settle();
    assert_eq!(window.session().mappings()[0].name, "october");
    window.send(Command::DiscardImport);

    let next =
        file(&window, "november.csv", "Zone X,MAC,Model\nLinz,64:16:7F:00:00:07,CX600\nUlm,64:16:7F:00:00:08,CX600\n");
    open(&mut window, &[next]);
    let bench = window.session().workbench().expect("open");
    assert_eq!(bench.choices.files[0].mapping.as_deref(), Some("october"));
    assert_eq!(bench.reading.imported.fleet.device(DeviceId(0)).expect("a device").text(Field::CostCenter), "Linz");
    assert!(window.harness.query_all_by_label("november.csv: Mapping").next().is_some(), "the card says so");

    window.send(Command::Show(Screen::Settings));
    let out = window.home.path().join("all.ron");
    window.answer(std::slice::from_ref(&out));
    window.send(Command::ExportMappings(None));
    window.send(Command::RenameMapping("october".to_owned(), "Phones".to_owned()));
    assert!(window.harness.query_by_label("Rename Phones").is_some());
    window.harness.get_by_label("Delete Phones").click();
    window.settle();
    assert!(window.session().mappings().is_empty());
    window.answer(&[out]);
    window.send(Command::ImportMappings);
    assert_eq!(window.session().mappings()[0].name, "october");
}

#[test]
fn an_unknown_model_is_named_described_and_taken_back() {
    let mut window = Window::new();
    let text = phones(&[
        ("Tiptel Innoline-3910", "00:12:34:00:00:01", "Wien"),
        ("Tiptel Innoline-3910", "00:12:34:00:00:02", "Wien"),
        ("Foo Bar-9", "00:12:34:00:00:03", "Wien"),
    ]);
    let path = file(&window, "phones.csv", &text);
    open(&mut window, &[path]);
    window.send(Command::AcceptImport);
    window.send(Command::Show(Screen::Models));
    let rows: Vec<(String, u64)> =
        window.session().models().unknown.iter().map(|row| (row.written.clone(), row.devices)).collect();
    assert_eq!(rows, [("Tiptel Innoline-3910".to_owned(), 2), ("Foo Bar-9".to_owned(), 1)], "the heaviest first");
    window.harness.get_all_by_label("Describe…").next().expect("the link").click();
    window.settle();
    let field = "Vendor’s end of support";
    window.harness.get_by_role_and_label(Role::TextInput, field).focus();
    window.settle();
    window.harness.get_by_role_and_label(Role::TextInput, field).type_text("30 Jun 2028");
    window.settle();
    window.harness.get_by_label("Describe and assign").click();
    window.settle();
    let session = window.session();
    assert_eq!(session.plan().own_products.len(), 1);
    let lane = session.outlook().lanes.iter().find(|lane| lane.key.starts_with("own-")).expect("it has a lane");
    assert_eq!((lane.devices, lane.name.as_str()), (2, "Tiptel Innoline-3910"));
    let (_, product) = session.catalog().product_by_key(&lane.key).expect("it is in the catalog");
    assert_eq!(product.end_of_support.get().map(ToString::to_string).as_deref(), Some("2028-06-30"));
    window.send(Command::Undo);
    assert!(window.session().plan().own_products.is_empty());
    assert_eq!(window.session().models().unknown_devices(), 3);
    window.send(Command::Redo);
    assert_eq!(window.session().models().unknown_devices(), 1);
    assert!(matches!(window.session().models().unknown.last().expect("a row").standing, Standing::Named(_)));

    // Own products come back with the plan file.
    let saved = window.home.path().join("own.switchover");
    window.answer(std::slice::from_ref(&saved));
    window.send(Command::Save);
    let own = window.session().plan().own_products.clone();
    let mut again = Window::new();
    again.send(Command::OpenPaths(vec![saved]));
    assert_eq!(again.session().plan().own_products, own);
    assert!(again.session().outlook().lanes.iter().any(|lane| lane.key == own[0].key()));
}

#[test]
fn likely_models_are_confirmed_together_and_sites_merged() {
    let mut window = Window::new();
    let text = phones(&[
        ("Polycom CX6OO", ADDRESSES[0], "Gdańsk"),
        ("Polycom CX600", ADDRESSES[1], "Gdansk"),
        ("Polycom CX600", "64:16:7F:00:00:09", "Gda?sk"),
    ]);
    let path = file(&window, "phones.csv", &text);
    open(&mut window, std::slice::from_ref(&path));
    window.harness.get_by_label("Match models").click();
    window.settle();
    window.harness.get_by_label_contains("Likely").click();
    window.settle();
    window.harness.get_by_label("Confirm 1 likely match").click();
    window.settle();
    assert!(window.session().workbench().expect("open").reading.derived.models.likely.is_empty());
    window.send(Command::AcceptImport);
    assert_eq!(window.session().plan().assignments.len(), 1, "what was confirmed is in the plan");

    window.send(Command::Show(Screen::Models));
    window.harness.get_by_label_contains("Sites").click();
    window.settle();
    window.harness.get_by_label("Merge into Gdańsk").click();
    window.settle();
    let sites = |window: &Window| -> Vec<String> {
        window.session().outlook().sites.iter().map(|(site, _)| site.clone()).collect()
    };
    assert_eq!(sites(&window), ["Gdańsk"]);
    assert!(window.session().sites_alike().is_empty());
    window.send(Command::Undo);
    assert_eq!(sites(&window).len(), 3);
    window.send(Command::Redo);

    // A new edition with the old spellings keeps the merged name.
    std::fs::write(&path, text.replace("Polycom,CX600", "Polycom,CX700")).expect("a new edition");
    open(&mut window, &[path]);
    let bench = window.session().workbench().expect("open");
    let diff = bench.reading.diff.as_ref().expect("compared");
    assert!(diff.changed.iter().all(|row| row.fields == [Field::Model]), "{:?}", diff.changed);
}

#[test]
fn a_cancelled_import_leaves_nothing_behind() {
    let mut window = Window::new();
    let mut text = "Vendor,Model,MAC,Site\n".to_owned();
    for row in 0..60_000 {
        text.push_str(&format!(
            "Polycom,CX600,64:16:7F:{:02X}:{:02X}:{:02X},Wien\n",
            row >> 16,
            row >> 8 & 255,
            row & 255
        ));
    }
    let path = file(&window, "many.csv", &text);
    let session = window.harness.state_mut().session_mut();
    session.send(Command::OpenPaths(vec![path.clone()]));
    session.update();
    session.send(Command::CancelTask);
    session.settle();
    assert!(session.workbench().is_none() && !session.has_plan() && session.task().is_none());
    assert_eq!(session.screen(), Screen::Start);

    // Cancelling what a choice began keeps the last complete reading and the choice before.
    open(&mut window, &[path]);
    let devices = window.session().workbench().expect("open").counts().devices;
    assert_eq!(devices, 60_000);
    let session = window.harness.state_mut().session_mut();
    let choices = session.workbench().expect("open").choices.clone();
    let mut options = choices.files[0].options.clone();
    options.delimiter = Some(';');
    session.send(Command::Bench(BenchEdit::Read(0, Box::new(options))));
    session.update();
    assert!(session.workbench().expect("open").rereading());
    session.send(Command::CancelTask);
    session.settle();
    let bench = session.workbench().expect("open");
    assert!(!bench.rereading());
    assert_eq!((bench.counts().devices, bench.choices.files == choices.files), (devices, true));
    assert!(session.undo_label().is_none(), "what did not happen is no step");
}

#[test]
fn every_row_of_a_long_file_can_be_seen_and_a_problem_leads_to_its_row() {
    let mut window = Window::new();
    let mut text = "Vendor,Model,MAC,Site\n".to_owned();
    for row in 0..25_000 {
        let mac =
            if row == 24_990 { "broken".to_owned() } else { format!("64:16:7F:00:{:02X}:{:02X}", row >> 8, row & 255) };
        text.push_str(&format!("Polycom,CX600,{mac},Wien\n"));
    }
    let path = file(&window, "many.csv", &text);
    open(&mut window, &[path]);
    assert_eq!(window.session().workbench().expect("open").reading.previews[0].table("").expect("rows").len(), 25_001);
    window.harness.get_all_by_label_contains("“broken”").next().expect("the problem").click();
    window.settle();
    let note = "many.csv, rows 24,989 to";
    assert!(window.harness.query_by_label_contains(note).is_some(), "the grid shows the row of the problem");
}

#[test]
fn more_files_join_those_that_are_open_and_one_is_taken_out() {
    let mut window = Window::new();
    let first = file(&window, "a.csv", &phones(&[("Polycom CX600", ADDRESSES[0], "Wien")]));
    let second = file(&window, "b.csv", &phones(&[("Polycom CX600", ADDRESSES[1], "Wien")]));
    open(&mut window, &[first]);
    window.answer(&[second]);
    window.harness.get_by_label("Add file").click();
    window.settle();
    assert_eq!(window.session().workbench().expect("open").counts().devices, 2);
    window.harness.get_by_label("Files").click();
    window.settle();
    window.harness.get_by_label("Remove a.csv").click();
    window.settle();
    let bench = window.session().workbench().expect("open");
    assert_eq!((bench.reports().len(), bench.reports()[0].name.as_str()), (1, "b.csv"));
    window.send(Command::Undo);
    assert_eq!(window.session().workbench().expect("open").reports().len(), 2);
}

#[test]
fn sites_can_be_merged_by_hand_and_rules_follow() {
    let mut window = Window::new();
    let path = file(
        &window,
        "a.csv",
        &phones(&[("Polycom CX600", ADDRESSES[0], "Wien"), ("Polycom CX600", ADDRESSES[1], "WIEN")]),
    );
    open(&mut window, &[path]);
    window.send(Command::AcceptImport);
    window.send(Command::Edit(Edit::MergeSites(vec![("WIEN".to_owned(), "Wien".to_owned())])));
    assert_eq!(window.session().outlook().sites.len(), 1);
    assert_eq!(window.session().undo_label().as_deref(), Some("Merge sites into Wien"));
}

/// A workbook whose second sheet has its columns elsewhere than the first.
fn two_sheets(window: &Window) -> PathBuf {
    let mut book = rust_xlsxwriter::Workbook::new();
    for (name, rows) in [
        (
            "Ulm",
            [
                ["Model", "MAC", "Zone X"],
                ["CX600", "64:16:7F:00:00:03", "4711"],
                ["CX600", "64:16:7F:00:00:04", "4712"],
            ],
        ),
        (
            "Graz",
            [
                ["Zone X", "Model", "MAC"],
                ["4713", "CX600", "64:16:7F:00:00:05"],
                ["4714", "CX700", "64:16:7F:00:00:06"],
            ],
        ),
    ] {
        let sheet = book.add_worksheet().set_name(name).expect("a name");
        for (row, cells) in (0..).zip(rows) {
            for (column, cell) in (0..).zip(cells) {
                sheet.write_string(row, column, cell).expect("written");
            }
        }
    }
    let path = window.home.path().join("sites.xlsx");
    book.save(&path).expect("the file is written");
    path
}

#[test]
fn each_sheet_of_a_workbook_is_shown_and_read_by_its_own_columns() {
    let mut window = Window::new();
    let path = two_sheets(&window);
    open(&mut window, std::slice::from_ref(&path));
    let zones = |window: &Window| -> Vec<String> {
        let fleet = &window.session().workbench().expect("open").reading.imported.fleet;
        fleet.iter().map(|device| device.text(Field::CostCenter).to_owned()).collect()
    };
    assert_eq!(zones(&window), ["", "", "", ""]);
    window.harness.get_by_role_and_label(Role::ComboBox, "sites.xlsx: Sheet shown below").click();
    window.settle();
    window.harness.get_by_label("Graz").click();
    window.settle();
    window.harness.get_by_role_and_label(Role::ComboBox, "Zone X: Not used").click();
    window.settle();
    window.harness.get_by_role_and_label(Role::TextInput, "Find a field").type_text("cost");
    window.settle();
    window.harness.get_by_label("Cost center").click();
    window.settle();
    assert_eq!(zones(&window), ["", "", "4713", "4714"], "the first column of the other sheet is its model");

    window.harness.get_by_label("Save as mapping").click();
    window.settle();
    window.harness.get_by_label("Save").click();
    window.settle();
    window.send(Command::DiscardImport);
    open(&mut window, &[path]);
    assert_eq!(zones(&window), ["", "", "4713", "4714"], "the mapping knows the sheets");
    window.send(Command::Bench(BenchEdit::UseMapping(0, None)));
    assert_eq!(zones(&window), ["", "", "", ""]);
}

#[test]
fn a_price_list_imported_twice_changes_nothing() {
    let mut window = Window::new();
    let devices = file(&window, "phones.csv", &phones(&[("Polycom CX600", ADDRESSES[0], "Wien")]));
    let prices = file(
        &window,
        "prices.csv",
        "Kind,Vendor,Model,Currency,Price,Price date\nlabor,,Technician hour,EUR,62.05,2026-10-01\n",
    );
    open(&mut window, &[devices, prices.clone()]);
    window.send(Command::AcceptImport);
    assert_eq!(window.session().plan().prices.len(), 1);
    let undo = window.session().undo_label();
    open(&mut window, &[prices]);
    window.send(Command::AcceptImport);
    assert_eq!(window.session().undo_label(), undo, "no step is recorded");
}
