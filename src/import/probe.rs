//! The parsers one by one, for the fuzz targets in `tests/fuzz`; not part of the program.

use std::ops::ControlFlow;

use super::container::{self, Container};
use super::delimited::{Delimited, Next, Part};
use super::fields::{agent, date, mac, place, price, text};
use super::sheet::Rows as _;
use super::{
    Input, Silent, blocks, certificate, encoding, fixed, html, json, looks, nmap, synonyms, syslog, table, workbook,
    xml,
};
use crate::model::{Currency, Day};

fn as_text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Delimited text: read in parts of any size, the rows are the same.
pub fn delimited(bytes: &[u8]) {
    let text = as_text(bytes);
    let read = Delimited::new(&text, None);
    let mut whole = Vec::new();
    read.visit(&mut |row| {
        whole.push((row.number, row.unclosed_quote, row.to_strings()));
        ControlFlow::Continue(())
    });
    let _ = read.line_beyond(64);
    let (mut parts, mut next) = (Vec::new(), None);
    for part in read.parts(1 + bytes.len() / 3) {
        let from = next.map_or(part, |next: Next| Part { start: next.start, line: next.line, ..part });
        next = Some(read.visit_part(from, &mut |row| {
            parts.push((row.number, row.unclosed_quote, row.to_strings()));
            ControlFlow::Continue(())
        }));
    }
    assert_eq!(whole, parts);
}

/// Workbooks, as any of the four kinds.
pub fn workbook(bytes: &[u8]) {
    let kind = container::detect(bytes);
    if container::check_expansion(bytes).is_err() {
        return;
    }
    for container in [Container::Xlsx, Container::Xlsb, Container::Xls, Container::Ods] {
        if kind == container || bytes.len().is_multiple_of(7) {
            let _ = workbook::read(bytes, container);
            let _ = workbook::currency(bytes, container);
        }
    }
}

/// Members of workbooks: what is looked for before their reader opens them.
pub fn members(bytes: &[u8]) {
    workbook::probe(bytes);
}

/// Output of consoles: columns of fixed width, and blocks.
pub fn console(bytes: &[u8]) {
    let text = as_text(bytes);
    let _ = (fixed::read(&text), blocks::read(&text));
}

/// XML.
pub fn xml(bytes: &[u8]) {
    let _ = xml::read(&as_text(bytes));
}

/// JSON.
pub fn json(bytes: &[u8]) {
    let _ = json::read(&as_text(bytes));
}

/// Scans.
pub fn nmap(bytes: &[u8]) {
    let _ = nmap::read(&as_text(bytes));
}

/// HTML tables.
pub fn html(bytes: &[u8]) {
    let _ = html::read(&as_text(bytes));
}

/// Encodings, found out and forced.
pub fn encoding(bytes: &[u8]) {
    for label in [None, Some("windows-1250"), Some("utf-16le")] {
        let decoded = encoding::decode(bytes, label);
        assert!(!decoded.text.contains('\0'));
    }
    let _ = encoding::undouble(&as_text(bytes));
}

/// Dates.
pub fn date(bytes: &[u8]) {
    let text = as_text(bytes);
    for order in [None, Some(date::DateOrder::DayFirst), Some(date::DateOrder::MonthFirst)] {
        let _ = date::read(&text, order, 2036);
    }
    date::OrderEvidence::default().add(&text);
}

/// Prices: the quick way and the long one agree.
pub fn price(bytes: &[u8]) {
    let text = as_text(bytes);
    for comma in [true, false] {
        let read = price::read(&text, comma);
        if let Some(plain) = price::plain(&text, Currency::EUR) {
            let price::PriceCell::Amount { amount, .. } = read else { panic!("`{text}` is a price") };
            assert_eq!(Some(plain), price::money(amount, Currency::EUR));
        }
        let _ = (price::without_sign(&text, comma), price::decimal(&text, comma));
    }
    let _ = (price::currency_in(&text), price::uses_comma(&text));
}

/// Addresses, and what else a short text may be.
pub fn mac(bytes: &[u8]) {
    let text = as_text(bytes);
    let _ = (mac::read(&text, false), mac::read(&text, true), mac::named_in(&text), mac::in_name(&text));
    let _ = (agent::read(&text), place::read(&text, true), place::site_name(&text), text::without_secrets(&text));
    let _ = (looks::is_model(&text), looks::is_vendor(&text), synonyms::fields_of(&text), table::site_of(&text));
}

/// Certificates, alone and in bundles.
pub fn certificate(bytes: &[u8]) {
    let Some(day) = Day::from_ymd(2026, 11, 24) else { return };
    let _ = certificate::recognize("x.pem", bytes);
    let _ = certificate::read(bytes, day).chains();
}

/// Logs of phones.
pub fn syslog(bytes: &[u8]) {
    let Some(day) = Day::from_ymd(2026, 11, 24) else { return };
    let _ = syslog::recognize("x.log", bytes);
    let _ = syslog::read(bytes, bytes.len() as u64, day, &Silent);
}

/// A whole import, twice: the second time nothing changes.
pub fn import(bytes: &[u8]) {
    let Some(day) = Day::from_ymd(2026, 11, 24) else { return };
    let inputs = [Input { path: "x".into(), bytes: Ok(bytes.to_vec()) }];
    let Some(once) = super::import(&inputs, None, day, &Silent) else { return };
    let Some(twice) = super::import(&inputs, Some(&once.fleet), day, &Silent) else { return };
    assert_eq!(once.fleet.len(), twice.fleet.len());
}
