//! Small files, each with one difficulty, and what comes of them: columns, devices, findings.

#![expect(clippy::expect_used, reason = "a test that cannot read its data has failed")]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use switchover::i18n::Lang;
use switchover::i18n::finding::sentence;
use switchover::import::{Imported, Input, Silent, import};
use switchover::model::cell::value;
use switchover::model::{Day, DeviceKind, Field};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/cases")
}

fn read(name: &str, bytes: Vec<u8>) -> Imported {
    let day = Day::from_ymd(2026, 11, 24).expect("a day");
    import(&[Input { path: name.into(), bytes: Ok(bytes) }], None, day, &Silent).expect("not cancelled")
}

fn cases() -> Vec<String> {
    let files = std::fs::read_dir(folder()).expect("the folder");
    let mut names: Vec<String> = files.filter_map(|entry| entry.ok()?.file_name().into_string().ok()).collect();
    names.retain(|name| !name.ends_with(".expected.txt"));
    names.sort();
    names
}

/// Columns, devices and findings, one a line.
fn described(imported: &Imported) -> String {
    let report = &imported.files[0];
    let mut text = String::new();
    for column in report.tables.first().map_or(&[][..], |table| table.columns.as_slice()) {
        let field = column.field.map_or("-", Field::key);
        let _ = writeln!(text, "column {}: {field}", column.header);
    }
    text += &devices(imported);
    for finding in &report.findings {
        let row = finding.row.map_or(String::from("-"), |row| row.to_string());
        let better = finding.suggestion.as_ref().map_or(String::new(), |better| format!(" [{}]", better.value));
        let _ = writeln!(text, "{:?} {row}: {}{better}", finding.severity, sentence(Lang::En, finding));
    }
    text
}

fn devices(imported: &Imported) -> String {
    let mut text = String::new();
    for device in imported.fleet.iter() {
        let rows: Vec<String> = device.origins().iter().map(|origin| origin.row.to_string()).collect();
        let _ = write!(text, "device {}:", rows.join("+"));
        for field in Field::ALL {
            let value = value(device, field);
            if !value.is_empty() && (field != Field::Quantity || device.quantity() > 1) {
                let _ = write!(text, " {}={value:?}", field.key());
            }
        }
        for other in device.alternatives() {
            let _ = write!(text, " not {}={:?} of row {}", other.field.key(), device.written(*other), other.origin.row);
        }
        if device.kind() != DeviceKind::Phone {
            let _ = write!(text, " {:?}", device.kind());
        }
        text.push('\n');
    }
    text
}

/// `UPDATE_GOLDEN=1 cargo test --test import_cases` writes what is found anew.
#[test]
fn every_case_is_as_written_down() {
    let mut wrong = Vec::new();
    for name in cases() {
        let found = described(&read(&name, std::fs::read(folder().join(&name)).expect("a case")));
        let path = folder().join(format!("{name}.expected.txt"));
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            std::fs::write(&path, &found).expect("written");
        }
        let expected = std::fs::read_to_string(&path).unwrap_or_default();
        if found != expected {
            let first = found.lines().zip(expected.lines()).find(|(a, b)| a != b);
            wrong.push(format!("{name}: {first:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(cases().len() >= 20);
}

#[test]
fn the_same_table_in_any_encoding_and_with_any_line_end_is_the_same() {
    for name in ["headers-de.csv", "headers-pl.csv", "titles-blocks-totals.csv"] {
        let text = std::fs::read_to_string(folder().join(name)).expect("a case");
        let expected = devices(&read(name, text.clone().into_bytes()));
        let utf16 = |bytes: fn(u16) -> [u8; 2], mark: &str| -> Vec<u8> {
            format!("{mark}{text}").encode_utf16().flat_map(bytes).collect()
        };
        let legacy = if name.ends_with("pl.csv") { encoding_rs::WINDOWS_1250 } else { encoding_rs::WINDOWS_1252 };
        let forms = [
            utf16(u16::to_le_bytes, ""),
            utf16(u16::to_be_bytes, ""),
            utf16(u16::to_le_bytes, "\u{FEFF}"),
            format!("\u{FEFF}{text}").into_bytes(),
            legacy.encode(&text).0.into_owned(),
            text.replace('\n', "\r\n").into_bytes(),
            text.replace('\n', "\r").into_bytes(),
        ];
        for (form, bytes) in forms.into_iter().enumerate() {
            assert_eq!(devices(&read(name, bytes)), expected, "{name}, form {form}");
        }
    }
}

#[test]
fn an_empty_second_column_of_a_field_takes_nothing_away_however_often_it_is_there() {
    let day = Day::from_ymd(2026, 11, 24).expect("a day");
    let mut text = "MAC,A,B\n".to_owned();
    for row in 0..4 {
        let _ = writeln!(text, "0004F2AB000{row},1.04,n/a");
    }
    let input = Input { path: "rooms.csv".into(), bytes: Ok(text.into_bytes()) };
    let columns = vec![(1, Some(Field::Room)), (2, Some(Field::Room))];
    let options = switchover::import::ReadOptions { columns, ..Default::default() };
    let imported = switchover::import::import_with(&[(&input, &options)], None, day, &Silent).expect("not cancelled");
    let rooms: Vec<&str> = imported.fleet.iter().map(|device| device.text(Field::Room)).collect();
    assert_eq!(rooms, ["1.04"; 4]);
}
