//! Bad and hostile files: one clear finding, nothing lost, nothing hanging.

#![expect(clippy::expect_used, clippy::panic, reason = "a test that cannot read its data has failed")]

use std::path::Path;

use switchover::i18n::Lang;
use switchover::i18n::finding::{hint, sentence};
use switchover::import::{
    FindingCode as Code, Imported, Input, Place, ReadOptions, Repair, Severity, Silent, import, import_with,
};
use switchover::model::{Currency, Day, Device, Field, Mac, Money};

fn input(name: &str) -> Input {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/bad").join(name);
    Input { bytes: Ok(std::fs::read(path).expect("the file")), path: name.into() }
}

fn today() -> Day {
    Day::from_ymd(2026, 11, 24).expect("a day")
}

fn run(name: &str) -> Imported {
    import(&[input(name)], None, today(), &Silent).expect("not cancelled")
}

fn rows(imported: &Imported, code: Code) -> Vec<u32> {
    imported.files[0].findings.iter().filter(|finding| finding.code == code).filter_map(|finding| finding.row).collect()
}

fn has(imported: &Imported, code: Code) -> bool {
    imported.files[0].findings.iter().any(|finding| finding.code == code)
}

/// The only error of a file that gave nothing.
fn refusal(name: &str) -> Code {
    let imported = run(name);
    assert!(imported.fleet.is_empty(), "{name} gave devices");
    let errors: Vec<_> =
        imported.files[0].findings.iter().filter(|finding| finding.severity == Severity::Error).collect();
    let [error] = errors.as_slice() else { panic!("{name}: {errors:?}") };
    for lang in Lang::ALL {
        assert!(sentence(lang, error).len() > 10 && hint(lang, error).len() > 10);
    }
    error.code
}

fn serial<'a>(imported: &'a Imported, serial: &str) -> Device<'a> {
    imported.fleet.iter().find(|device| device.text(Field::Serial) == serial).expect("the device")
}

#[test]
fn files_with_nothing_in_them_say_so() {
    assert_eq!(refusal("empty.csv"), Code::Empty);
    assert_eq!(refusal("bom-only.csv"), Code::Empty);
    assert_eq!(refusal("whitespace-only.csv"), Code::Empty);
    let header = run("header-only.csv");
    assert!(has(&header, Code::HeaderOnly));
    assert_eq!(header.files[0].tables[0].columns.iter().filter(|column| column.field.is_some()).count(), 8);
}

#[test]
fn foreign_damaged_and_locked_files_are_told_apart() {
    assert_eq!(refusal("binary-garbage.csv"), Code::Foreign);
    assert_eq!(refusal("not-a-workbook.xlsx"), Code::Foreign);
    assert_eq!(refusal("truncated.xlsx"), Code::Damaged);
    assert_eq!(refusal("truncated.json"), Code::Damaged);
    assert_eq!(refusal("password-protected.xlsx"), Code::Encrypted);
    assert_eq!(rows(&run("truncated.json"), Code::Damaged), [1]);
}

#[test]
fn bombs_and_giants_stop_at_a_limit() {
    assert_eq!(refusal("expanding-sheet.xlsx"), Code::Limit);
    assert_eq!(refusal("single-line-2mb.csv"), Code::Limit);
    assert_eq!(refusal("deeply-nested.json"), Code::Limit);
    let sheet = run("used-range-whole-sheet.xlsx");
    assert_eq!((sheet.fleet.len(), sheet.files[0].rejected), (1, 0));
}

#[test]
fn entities_are_not_expanded() {
    let scan = run("nmap-entity-expansion.xml");
    assert!(has(&scan, Code::EntityRefused));
    assert!(scan.fleet.is_empty(), "a host with nothing but an address is no device");
    let shown = format!("{:?}", scan.files[0]);
    assert!(!shown.contains("aaaaaaaa") && shown.len() < 20_000);
}

#[test]
fn the_content_decides_and_not_the_name() {
    let old = run("old-xls-renamed.xlsx");
    assert_eq!((old.files[0].kind.as_str(), old.fleet.len()), ("xls", 30));
    assert!(has(&old, Code::OtherType));
    let html = run("html-table-renamed.xls");
    assert_eq!((html.files[0].kind.as_str(), html.fleet.len()), ("html", 15));
    assert!(has(&html, Code::OtherType));
}

#[test]
fn one_bad_quote_costs_one_row() {
    let imported = run("unclosed-quote-line3.csv");
    assert_eq!(rows(&imported, Code::UnclosedQuote), [3]);
    assert_eq!(imported.fleet.len(), 19);
}

#[test]
fn ragged_rows_are_listed_and_never_shifted() {
    let imported = run("ragged-rows.csv");
    assert_eq!(rows(&imported, Code::Ragged), [5, 8, 11, 16]);
    assert_eq!(imported.fleet.len(), 15);
    assert!(imported.fleet.iter().all(|device| device.text(Field::Site) == "Ulm"));
}

#[test]
fn nul_characters_cut_nothing_off() {
    let imported = run("nul-bytes.csv");
    assert_eq!(rows(&imported, Code::NulRemoved), [3, 4]);
    assert_eq!(serial(&imported, "0004F20002").text(Field::Model), "CX600");
    assert_eq!(imported.fleet.len(), 3);
}

#[test]
fn mixed_encodings_lose_no_row() {
    let imported = run("mixed-encodings.csv");
    assert_eq!(imported.fleet.len(), 8);
    assert_eq!(rows(&imported, Code::MixedEncoding), [3, 5, 6, 7]);
    assert_eq!(rows(&imported, Code::Undecodable), [7]);
    assert_eq!(rows(&imported, Code::DoubleEncoded), [9]);
    assert_eq!(serial(&imported, "64167F000000").text(Field::Site), "Gebäude Süd");
    assert_eq!(serial(&imported, "64167F000001").text(Field::Site), "Gebäude Süd");
    assert_eq!(serial(&imported, "64167F000002").text(Field::Site), "Gdańsk");
    let options = ReadOptions { encoding: Some("windows-1250".into()), ..ReadOptions::default() };
    let other =
        import_with(&[(&input("mixed-encodings.csv"), &options)], None, today(), &Silent).expect("not cancelled");
    assert_eq!(other.files[0].encoding, "windows-1250");
}

#[test]
fn formulas_are_text() {
    let imported = run("formula-injection.csv");
    assert_eq!(imported.fleet.len(), 11);
    assert_eq!(serial(&imported, "0004F20000C8").text(Field::Notes), "=cmd|' /C calc'!A0");
    assert_eq!(serial(&imported, "-0004F2E8").text(Field::Model), "CX600");
    assert_eq!(rows(&imported, Code::FormulaText), [2, 3, 4, 5, 6, 7, 8, 10, 11]);
}

#[test]
fn dates_are_decided_by_their_column_and_never_invented() {
    let imported = run("impossible-and-ambiguous-dates.csv");
    assert_eq!(imported.fleet.len(), 20);
    let bought = |tail: &str| {
        serial(&imported, &format!("0004F20001{tail}")).purchase_date().map(|day| day.to_string()).unwrap_or_default()
    };
    let ends = |tail: &str| {
        serial(&imported, &format!("0004F20001{tail}")).warranty_end().map(|day| day.to_string()).unwrap_or_default()
    };
    for (tail, day) in [
        ("2C", ""),
        ("2D", ""),
        ("2E", "2099-01-01"),
        ("2F", ""),
        ("30", ""),
        ("31", "2024-02-29"),
        ("32", "2018-04-03"),
        ("33", "2018-04-13"),
        ("34", ""),
        ("35", "2014-03-14"),
        ("36", ""),
        ("37", ""),
        ("38", "2018-05-01"),
        ("39", "2018-03-14"),
        ("3A", "2018-03-01"),
        ("3B", "2018-01-01"),
        ("3D", ""),
        ("3E", ""),
        ("3F", "2018-05-01"),
    ] {
        assert_eq!(bought(tail), day, "purchase of …{tail}");
    }
    assert_eq!(
        (ends("33").as_str(), ends("35").as_str(), ends("3A").as_str(), ends("3B").as_str()),
        ("2021-04-13", "2017-03-14", "2021-03-31", "2021-12-31")
    );
    assert_eq!(rows(&imported, Code::FutureDate), [4]);
    assert_eq!(rows(&imported, Code::WarrantyBeforePurchase), [18]);
    assert_eq!(rows(&imported, Code::ImpreciseDate), [16, 16, 17, 17]);
    assert!(rows(&imported, Code::InvalidDate).starts_with(&[2, 3, 5, 6]));
}

#[test]
fn odd_prices_stay_out_and_readable() {
    let imported = run("odd-and-negative-prices.csv");
    assert_eq!(imported.fleet.len(), 20);
    let price = |tail: &str| serial(&imported, &format!("64167F0000{tail}")).purchase_price();
    let eur = |minor| Some(Money::new(minor, Currency::EUR));
    for (tail, expected) in [
        ("00", None),
        ("01", eur(0)),
        ("03", eur(123_456)),
        ("04", eur(123_456)),
        ("05", eur(123_456)),
        ("06", eur(123_456)),
        ("07", eur(14_900)),
        ("08", eur(14_900)),
        ("09", Some(Money::new(14_900, Currency::USD))),
        ("0A", eur(14_900)),
        ("0B", eur(15_000)),
        ("0C", None),
        ("0D", None),
        ("0E", None),
        ("0F", None),
        ("10", eur(14_900)),
        ("11", None),
        ("12", None),
        ("13", eur(123_450)),
    ] {
        assert_eq!(price(tail), expected, "price of …{tail}");
    }
    assert_eq!(rows(&imported, Code::OddPrice), [2, 16, 17]);
    assert_eq!(rows(&imported, Code::InvalidPrice), [14, 15, 19]);
    assert_eq!(serial(&imported, "64167F00000C").text(Field::Notes), "Preis: kostenlos");
    assert!(has(&imported, Code::MixedCurrencies));
}

#[test]
fn one_address_is_one_device_unless_it_is_certainly_two() {
    let imported = run("duplicate-and-invalid-macs.csv");
    let report = &imported.files[0];
    assert_eq!((report.records, report.merged, report.rejected), (19, 8, 0));
    let mac = Mac::from_bits(0x0004_F2AB_CDEF);
    let with: Vec<_> = imported.fleet.iter().filter(|device| device.mac().is_some()).collect();
    assert_eq!(with.iter().filter(|device| device.mac() == mac).count(), 1);
    assert_eq!(with[0].text(Field::Model), "CX600");
    assert_eq!(with[0].origins().len(), 9);
    assert_eq!(rows(&imported, Code::Conflict), [20]);
    assert_eq!(serial(&imported, "64167F999999").text(Field::Model), "VVX 411");
    assert_eq!(rows(&imported, Code::InvalidMac), [11, 12, 13, 14, 18]);
    assert_eq!(rows(&imported, Code::DamagedMac), [16, 17]);
    let damaged = report.findings.iter().find(|finding| finding.row == Some(16)).expect("row 16");
    assert_eq!(damaged.detail, "00:04:F2:AB:CD:EF");
}

#[test]
fn bad_files_do_not_stop_the_good_ones() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/bad");
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .expect("the folder")
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| name != "README.md")
        .collect();
    names.sort();
    assert_eq!(names.len(), 24);
    let mut inputs: Vec<Input> = names.iter().map(|name| input(name)).collect();
    inputs.push(Input { path: "gone.csv".into(), bytes: Err("No such file".into()) });
    let imported = import(&inputs, None, today(), &Silent).expect("not cancelled");
    assert_eq!(imported.files.len(), 25);
    assert!(imported.fleet.len() > 80);
    let gone = imported.files.last().expect("a report");
    assert_eq!(gone.findings[0].code, Code::Unreadable);
    // Importing everything again on top changes nothing.
    let again = import(&inputs, Some(&imported.fleet), today(), &Silent).expect("not cancelled");
    assert_eq!(again.fleet.len(), imported.fleet.len());
}

#[test]
fn repairs_are_offered_and_taken_only_on_request() {
    let input = input("duplicate-and-invalid-macs.csv");
    let read =
        |options: &ReadOptions| import_with(&[(&input, options)], None, today(), &Silent).expect("not cancelled");
    let plain = read(&ReadOptions::default());
    let damaged = plain.files[0].findings.iter().find(|finding| finding.row == Some(16)).expect("row 16");
    let suggestion = damaged.suggestion.clone().expect("a suggestion");
    assert_eq!((suggestion.field, suggestion.value.as_str()), (Field::Mac, "00:04:F2:AB:CD:EF"));
    let device = |imported: &Imported| imported.fleet.iter().find(|device| device.origins()[0].row == 16).is_some();
    assert!(device(&plain), "a device of its own until its address is repaired");
    let place = Place { sheet: String::new(), row: 16 };
    let repair = Repair { place: place.clone(), field: suggestion.field, value: suggestion.value };
    let repaired = read(&ReadOptions { repairs: vec![repair], ..ReadOptions::default() });
    assert!(!device(&repaired) && repaired.files[0].merged == plain.files[0].merged + 1);
    assert_eq!(rows(&repaired, Code::DamagedMac), [17]);
    let without = read(&ReadOptions { left_out: vec![place], ..ReadOptions::default() });
    assert_eq!((rows(&without, Code::LeftOut), without.files[0].rejected), (vec![16], 1));
    assert_eq!(without.fleet.len(), plain.fleet.len() - 1);
}

#[test]
fn a_row_of_the_wrong_form_is_made_from_its_repairs_alone() {
    let input = input("ragged-rows.csv");
    let repair =
        |field, value: &str| Repair { place: Place { sheet: String::new(), row: 11 }, field, value: value.to_owned() };
    let repairs =
        vec![repair(Field::Serial, "0004F2999999"), repair(Field::Site, "Ulm, Werk 1"), repair(Field::User, "Vogt")];
    let options = ReadOptions { repairs, ..ReadOptions::default() };
    let imported = import_with(&[(&input, &options)], None, today(), &Silent).expect("not cancelled");
    assert_eq!(rows(&imported, Code::Ragged), [5, 8, 16]);
    let device = serial(&imported, "0004F2999999");
    assert_eq!((device.text(Field::Site), device.text(Field::User)), ("Ulm, Werk 1", "Vogt"));
    assert_eq!((device.text(Field::Model), device.origins()[0].row), ("", 11));
}
