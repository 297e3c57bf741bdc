//! Every sample inventory imports with the numbers written down beside it.

#![expect(clippy::expect_used, reason = "a test that cannot read its data has failed")]

use std::fmt::Write as _;
use std::path::Path;

use serde_json::Value;
use switchover::i18n::Lang;
use switchover::i18n::finding::sentence;
use switchover::import::{Imported, Input, Silent, import};
use switchover::model::{Day, DeviceKind};

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/inventories")
}

fn input(name: &str) -> Input {
    let path = folder().join(name);
    Input { bytes: std::fs::read(&path).map_err(|error| error.to_string()), path: name.into() }
}

fn today() -> Day {
    Day::from_ymd(2026, 11, 24).expect("a day")
}

fn expected() -> Value {
    serde_json::from_slice(&std::fs::read(folder().join("expected.json")).expect("expected.json")).expect("JSON")
}

fn run(names: &[&str]) -> Imported {
    let inputs: Vec<Input> = names.iter().map(|name| input(name)).collect();
    import(&inputs, None, today(), &Silent).expect("not cancelled")
}

fn names() -> Vec<String> {
    expected()["files"].as_object().expect("files").keys().cloned().collect()
}

#[test]
fn every_sample_has_the_expected_numbers() {
    let expected = expected();
    let mut wrong = Vec::new();
    for (name, numbers) in expected["files"].as_object().expect("files") {
        let imported = run(&[name]);
        let report = &imported.files[0];
        let without_mac = imported
            .fleet
            .iter()
            .filter(|device| device.kind() == DeviceKind::Phone && device.mac().is_none())
            .map(|_| 1_u64)
            .sum::<u64>();
        for (key, found) in [
            ("records", report.records),
            ("duplicates", report.merged),
            ("rejected", report.rejected),
            ("softphones", report.soft_clients),
            ("not_phones", report.not_phones),
            ("devices", report.devices),
            ("without_mac", without_mac),
        ] {
            let wanted = numbers[key].as_u64().expect("a number");
            if wanted != found {
                wrong.push(format!("{name}: {key} {found}, expected {wanted}"));
            }
        }
        if let Some(line) = numbers["header_line"].as_u64()
            && report.tables.first().and_then(|table| table.header_row).map(u64::from) != Some(line)
        {
            wrong.push(format!(
                "{name}: header {:?}, expected {line}",
                report.tables.first().and_then(|table| table.header_row)
            ));
        }
        let encoding = numbers["encoding"].as_str().expect("text");
        if !report.encoding.is_empty() && !encoding.starts_with(&report.encoding) {
            wrong.push(format!("{name}: encoding {}, expected {encoding}", report.encoding));
        }
        let delimiter = numbers["delimiter"].as_str().expect("text");
        if !report.delimiter.is_empty() && !delimiter.starts_with(&report.delimiter) {
            wrong.push(format!("{name}: delimiter {}, expected {delimiter}", report.delimiter));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_same_device_in_several_files_is_one() {
    let names = names();
    let imported = run(&names.iter().map(String::as_str).collect::<Vec<_>>());
    let all = &expected()["across_files"];
    let rule = &all["match_on_mac_serial_or_asset_tag"];
    let number = |value: &Value| value.as_u64().expect("a number");
    let records: u64 = imported.files.iter().map(|report| report.records).sum();
    assert_eq!(records, number(&all["records_all_files"]));
    let identified = |device: &switchover::model::Device<'_>| device.mac().is_some() || has_identity(device);
    let with: Vec<_> = imported.fleet.iter().filter(identified).collect();
    let in_files = |least: usize| {
        with.iter()
            .filter(|device| {
                let mut files: Vec<_> = device
                    .origins()
                    .iter()
                    .map(|origin| &imported.fleet.files()[usize::from(origin.file.0)].name)
                    .collect();
                files.sort();
                files.dedup();
                files.len() >= least
            })
            .count() as u64
    };
    // The expectation leaves out the addresses in NetBox's comments (`MAC 64:16:7F:…`), though it counts them per file. With
    // them two more pairs are recognized as one device, and three more devices are seen twice, two of them in a third file.
    assert_eq!(
        (with.len() as u64 + 2, in_files(2) - 3, in_files(3) - 2),
        (
            number(&rule["distinct_devices_with_an_id"]),
            number(&rule["seen_in_two_or_more_files"]),
            number(&rule["seen_in_three_or_more_files"])
        )
    );
}

/// `UPDATE_GOLDEN=1 cargo test --test import_golden` writes the findings anew.
#[test]
fn the_findings_of_every_sample_are_as_written_down() {
    let mut wrong = Vec::new();
    for name in names() {
        let imported = run(&[&name]);
        let mut found = String::new();
        for finding in &imported.files[0].findings {
            let row = finding.row.map_or(String::from("-"), |row| row.to_string());
            let _ = writeln!(found, "{:?} {row}: {}", finding.severity, sentence(Lang::En, finding));
        }
        let path = folder().join(format!("{name}.findings.txt"));
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            std::fs::write(&path, &found).expect("written");
        }
        let expected = std::fs::read_to_string(&path).unwrap_or_default();
        let first = found.lines().zip(expected.lines()).find(|(a, b)| a != b);
        if found != expected {
            wrong.push(format!("{name}: {first:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn has_identity(device: &switchover::model::Device<'_>) -> bool {
    use switchover::model::Field;
    [Field::Serial, Field::AssetTag].into_iter().any(|field| device.text(field).len() >= 3)
}
