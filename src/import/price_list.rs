//! Price lists: what things cost, as purchasing sends it.

use std::ops::ControlFlow;
use std::str::FromStr as _;

use rust_decimal::Decimal;

use super::fields::date::{self, DateCell, DateOrder};
use super::fields::price::{self, PriceCell};
use super::report::PriceRow;
use super::sheet::{CellKind, Row, Sheet};
use super::synonyms;
use super::table::{self, Header, RowKind};
use crate::model::{Currency, Day};

/// The columns of a price list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Item,
    Kind,
    Vendor,
    Model,
    Currency,
    Price,
    PricedOn,
    Minutes,
    ValidUntil,
    Source,
}

fn part_of(header: &str) -> Option<Part> {
    let bare = header.split(['(', '[']).next().unwrap_or(header);
    Some(match synonyms::key(bare).as_str() {
        "item" | "position" | "artikel" | "leistung" | "bezeichnung" | "description" | "beschreibung" => Part::Item,
        "kind" | "art" | "category" | "kategorie" | "type" | "typ" => Part::Kind,
        "vendor" | "manufacturer" | "hersteller" | "marke" | "brand" => Part::Vendor,
        "model" | "modell" | "product" | "produkt" => Part::Model,
        "currency" | "währung" | "waehrung" => Part::Currency,
        "price" | "listprice" | "unitprice" | "netprice" | "preis" | "listenpreis" | "stückpreis" | "einzelpreis"
        | "betrag" | "nettopreis" => Part::Price,
        "pricedate" | "priceddate" | "offerdate" | "preisdatum" | "angebotsdatum" | "preisvom" | "datum" | "date" => {
            Part::PricedOn
        }
        "minutes" | "minuten" | "min" => Part::Minutes,
        "validuntil" | "gültigbis" | "gueltigbis" | "expires" => Part::ValidUntil,
        "source" | "quelle" => Part::Source,
        _ => return None,
    })
}

/// True if a table says what things cost and not what is owned.
pub(crate) fn is_price_list(header: &Header) -> bool {
    let parts: Vec<Part> = header.names.iter().filter_map(|name| part_of(name)).collect();
    let has = |part| parts.contains(&part);
    let telling = [Part::Kind, Part::Currency, Part::PricedOn, Part::Minutes, Part::ValidUntil]
        .into_iter()
        .filter(|part| has(*part));
    let owned = header.names.iter().any(|name| {
        use crate::model::Field;
        let (fields, sure) = synonyms::fields_of(name);
        sure >= 80
            && fields
                .iter()
                .any(|field| matches!(field, Field::Mac | Field::Serial | Field::AssetTag | Field::Quantity))
    });
    !owned && (has(Part::Price) || has(Part::Minutes)) && (has(Part::Item) || has(Part::Model)) && telling.count() >= 2
}

/// Reads the rows; the second value counts rows that say nothing.
pub(crate) fn read(sheet: &Sheet<'_>, header: &Header, file: &str, today: Day) -> (Vec<PriceRow>, u64) {
    let parts: Vec<Option<Part>> = header.names.iter().map(|name| part_of(name)).collect();
    let header_currency = header.names.iter().find_map(|name| price::currency_in(name));
    let (mut rows, mut rejected) = (Vec::new(), 0);
    let comma = uses_comma(sheet, header, &parts);
    sheet.rows.visit(&mut |row| {
        let below = header.row.is_none_or(|header| row.number > header);
        let filled = row.filled();
        if below && filled > 0 && table::classify(row, filled, header, sheet.rows.text().is_some()) == RowKind::Record {
            match price_row(row, &parts, header_currency, comma, file, today) {
                Some(found) => rows.push(found),
                None => rejected += 1,
            }
        }
        ControlFlow::Continue(())
    });
    (rows, rejected)
}

fn uses_comma(sheet: &Sheet<'_>, header: &Header, parts: &[Option<Part>]) -> bool {
    let place = parts.iter().position(|part| *part == Some(Part::Price));
    let mut balance = 0_i32;
    sheet.rows.visit(&mut |row| {
        if header.row.is_none_or(|header| row.number > header)
            && let Some(comma) = place.and_then(|place| price::uses_comma(row.cell(place).text))
        {
            balance += if comma { 1 } else { -1 };
        }
        ControlFlow::Continue(())
    });
    balance > 0
}

fn price_row(
    row: &Row<'_>,
    parts: &[Option<Part>],
    header_currency: Option<Currency>,
    comma: bool,
    file: &str,
    today: Day,
) -> Option<PriceRow> {
    let get = |part: Part| parts.iter().position(|known| *known == Some(part)).map(|at| row.cell(at));
    let text = |part: Part| get(part).map_or("", |cell| cell.text);
    let amount = get(Part::Price).and_then(|cell| {
        if cell.kind == CellKind::Number {
            return Decimal::from_str(cell.text).ok().map(|amount| (amount, None));
        }
        match price::read(cell.text, comma) {
            PriceCell::Amount { amount, currency, .. } => Some((amount, currency)),
            _ => None,
        }
    });
    let minutes = price::decimal(text(Part::Minutes), comma);
    let day = |part: Part| match date::read(text(part), Some(DateOrder::DayFirst), today.year() + 20) {
        DateCell::Date(day, _) => Some(day),
        _ => None,
    };
    let (item, model) = (text(Part::Item), text(Part::Model));
    let kind = kind_of(text(Part::Kind), item, minutes.is_some() && amount.is_none());
    let model = match kind {
        "work" => work_of(model).or_else(|| work_of(item)).unwrap_or(model),
        _ if model.is_empty() => item,
        _ => model,
    };
    if (amount.is_none() && minutes.is_none()) || (model.is_empty() && item.is_empty()) {
        return None;
    }
    let currency = amount.and_then(|(_, own)| own);
    let noted = text(Part::Source);
    Some(PriceRow {
        kind: kind.to_owned(),
        vendor: text(Part::Vendor).to_owned(),
        model: model.to_owned(),
        currency: currency
            .or_else(|| Currency::from_code(text(Part::Currency)))
            .or_else(|| price::currency_in(text(Part::Currency)))
            .or(header_currency),
        amount: amount.map(|(amount, _)| amount),
        minutes,
        priced_on: day(Part::PricedOn),
        valid_until: day(Part::ValidUntil),
        source: if noted.is_empty() {
            format!("{file}:{}", row.number)
        } else {
            format!("{file}:{} · {noted}", row.number)
        },
    })
}

/// The kind of a row, from its kind column, else from its item.
fn kind_of(kind: &str, item: &str, only_minutes: bool) -> &'static str {
    for text in [kind, item] {
        let lower = text.to_lowercase();
        let has = |words: &[&str]| words.iter().any(|word| lower.contains(word));
        let found = if has(&["travel", "site visit", "anfahrt", "reisekosten"]) {
            "travel"
        } else if has(&["failure", "repair", "ausfall", "reparatur"]) {
            "failure"
        } else if has(&["old service", "old telephone", "alter dienst", "alte telefonie", "altvertrag"]) {
            "old_service"
        } else if has(&["device", "gerät", "telefon", "phone", "hardware", "ata"]) && !has(&["licen", "lizenz"]) {
            "device"
        } else if has(&["licen", "lizenz", "subscription", "abonnement"]) {
            "license"
        } else if has(&["headset", "kopfhörer"]) {
            "headset"
        } else if has(&["accessor", "zubehör", "kabel", "cable", "halter", "mount"]) {
            "accessories"
        } else if has(&["shipping", "versand", "fracht", "delivery", "lieferung"]) {
            "shipping"
        } else if has(&["work", "arbeitszeit", "aufwand", "effort"]) || (only_minutes && !lower.is_empty()) {
            "work"
        } else if has(&["labor", "labour", "techni", "stunde", "hour", "arbeit", "lohn"]) {
            "labor"
        } else {
            continue;
        };
        return found;
    }
    if only_minutes { "work" } else { "device" }
}

/// The task a work row is about.
fn work_of(text: &str) -> Option<&'static str> {
    let lower = text.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    if has(&["gateway"]) {
        Some("gateway_move")
    } else if has(&["firmware"]) {
        Some("firmware_update")
    } else if has(&["softphone", "headset"]) {
        Some("softphone_setup")
    } else if has(&["swap", "tausch", "replace", "austausch"]) {
        Some("swap")
    } else {
        None
    }
}
