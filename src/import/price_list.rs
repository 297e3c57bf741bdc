//! Price lists: what things cost, as purchasing sends it.

use std::ops::ControlFlow;
use std::str::FromStr as _;

use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

use super::fields::date::{self, DateCell, DateOrder};
use super::fields::price::{self, PriceCell};
use super::finding::{Finding, FindingCode};
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
    From,
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
        "currency" | "waehrung" => Part::Currency,
        "price" | "listprice" | "unitprice" | "netprice" | "preis" | "listenpreis" | "stueckpreis" | "einzelpreis"
        | "betrag" | "nettopreis" | "staffelpreis" | "tierprice" => Part::Price,
        "abmenge" | "abstueck" | "abstueckzahl" | "abanzahl" | "mengeab" | "mindestmenge" | "mindestabnahme"
        | "staffel" | "staffelmenge" | "mengenstaffel" | "minqty" | "minquantity" | "minimumquantity"
        | "minimumqty" | "minorderqty" | "moq" | "fromquantity" | "fromqty" | "quantityfrom" | "qtyfrom"
        | "fromunits" | "quantitybreak" | "qtybreak" | "pricebreak" | "breakquantity" | "tier" | "tierquantity" => {
            Part::From
        }
        "pricedate" | "priceddate" | "offerdate" | "preisdatum" | "angebotsdatum" | "preisvom" | "datum" | "date" => {
            Part::PricedOn
        }
        "minutes" | "minuten" | "min" => Part::Minutes,
        "validuntil" | "gueltigbis" | "expires" => Part::ValidUntil,
        "source" | "quelle" => Part::Source,
        _ => return None,
    })
}

/// True if a table says what things cost and not what is owned.
pub(crate) fn is_price_list(header: &Header) -> bool {
    let parts: Vec<Part> = header.names.iter().filter_map(|name| part_of(name)).collect();
    let has = |part| parts.contains(&part);
    let telling = [Part::Kind, Part::Currency, Part::PricedOn, Part::Minutes, Part::ValidUntil, Part::From]
        .into_iter()
        .filter(|part| has(*part));
    // A quantity from which a price holds is nothing that is owned.
    let owned = header.names.iter().filter(|name| part_of(name) != Some(Part::From)).any(|name| {
        use crate::model::Field;
        let (fields, sure) = synonyms::fields_of(name);
        sure >= 80
            && fields
                .iter()
                .any(|field| matches!(field, Field::Mac | Field::Serial | Field::AssetTag | Field::Quantity))
    });
    !owned && (has(Part::Price) || has(Part::Minutes)) && (has(Part::Item) || has(Part::Model)) && telling.count() >= 2
}

/// What a price list says.
#[derive(Default)]
pub(crate) struct PriceList {
    pub rows: Vec<PriceRow>,
    /// Rows that say nothing.
    pub rejected: u64,
    pub findings: Vec<Finding>,
}

/// Reads the rows.
pub(crate) fn read(sheet: &Sheet<'_>, header: &Header, file: &str, today: Day) -> PriceList {
    let parts: Vec<Option<Part>> = header.names.iter().map(|name| part_of(name)).collect();
    let header_currency = header.names.iter().find_map(|name| price::currency_in(name));
    let mut list = PriceList::default();
    // The smallest quantity an item has a price for, with the row that says so.
    let mut least: FxHashMap<(String, String, String), (u64, u32)> = FxHashMap::default();
    let comma = uses_comma(sheet, header, &parts);
    sheet.rows.visit(&mut |row| {
        let below = header.row.is_none_or(|header| row.number > header);
        let filled = row.filled();
        if below && filled > 0 && table::classify(row, filled, header, sheet.rows.text().is_some()) == RowKind::Record {
            match price_row(row, &parts, header_currency, comma, file, today) {
                Some(found) => {
                    let item = (found.kind.clone(), found.vendor.clone(), found.model.clone());
                    let here = (found.from.unwrap_or(1), row.number);
                    least.entry(item).and_modify(|least| *least = here.min(*least)).or_insert(here);
                    list.rows.push(found);
                }
                None => list.rejected += 1,
            }
        }
        ControlFlow::Continue(())
    });
    let mut above: Vec<(u64, u32)> = least.into_values().filter(|(from, _)| *from > 1).collect();
    above.sort_unstable_by_key(|(_, row)| *row);
    list.findings.extend(above.into_iter().map(|(from, row)| Finding {
        row: Some(row),
        detail: from.to_string(),
        ..Finding::of(FindingCode::NoSmallerPrice)
    }));
    list
}

/// The first quantity a text names: `50`, `ab 50`, `50+`, `50-99`, `1.000 Stk.`, `50,00`.
fn quantity_in(text: &str, comma: bool) -> Option<u64> {
    let rest = text.get(text.find(|c: char| c.is_ascii_digit())?..)?;
    let is_number = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '\'' | '’' | '\u{a0}' | '\u{202f}');
    let number = rest.split(|c| !is_number(c)).next()?.trim_end_matches(['.', ',']);
    u64::try_from(price::decimal(number, comma)?).ok()
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
        from: quantity_in(text(Part::From), comma),
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
