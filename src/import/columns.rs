//! Which column is which field: by header and by content.

use super::fields::{price, text};
use super::lexicon::{self, Word};
use super::stats::Stats;
use super::synonyms;
use crate::model::Field;

/// What a column is used for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// It holds a field.
    Field(Field),
    /// It holds the length of the warranty; a number alone counts so many months.
    WarrantyLength(u8),
    /// It holds the currency of the prices.
    Currency,
    /// It holds secrets and is dropped.
    Secret,
    /// It is not used.
    Unused,
}

/// A column and what it was taken for.
#[derive(Clone, Debug)]
pub(crate) struct Column {
    /// Header as written.
    pub(crate) header: String,
    /// What it is used for.
    pub(crate) role: Role,
    /// Confidence in percent.
    pub(crate) confidence: u8,
}

/// A header with few meanings is surer than one with many.
fn header_score(sure: u8, meanings: usize) -> f64 {
    f64::from(sure) - 12.0 * (meanings.min(3) as f64 - 1.0)
}

/// True for a header that says nothing: none, a letter, `Column 5`, `Unnamed: 3`.
fn is_generic(key: &str) -> bool {
    const WORDS: [&str; 15] = [
        "column", "col", "field", "unnamed", "value", "spalte", "feld", "wert", "colonne", "champ", "columna", "campo",
        "colonna", "kolom", "kolumna",
    ];
    let word = key.trim_end_matches(|c: char| c.is_ascii_digit());
    word.chars().count() <= 1 || WORDS.contains(&word)
}

/// Headers of the currency of the prices.
const CURRENCY: [&str; 11] =
    ["currency", "waehrung", "waehrg", "devise", "moneda", "valuta", "waluta", "divisa", "munt", "crcy", "curr"];

/// Scores all uses of a column, best first.
fn candidates(header: &str, stats: &Stats) -> Vec<(Role, f64)> {
    let (fields, sure) = synonyms::fields_of(header);
    let base = header_score(sure, fields.len());
    let of = |count: u32| stats.share(count);
    let key = synonyms::key(header);
    let mut found: Vec<(Role, f64)> = Vec::new();
    for field in &fields {
        let vague = fields.len() > 1;
        let score = match field {
            Field::Mac if stats.filled > 0 && of(stats.mac) < 0.3 => {
                if vague || of(stats.mac) == 0.0 && sure < 90 {
                    0.0
                } else {
                    base.min(60.0)
                }
            }
            Field::Mac => base.max(if of(stats.mac) >= 0.5 { 97.0 } else { 0.0 }),
            Field::Ip if of(stats.ip) < 0.3 && (stats.filled > 0 || key == "address") => 0.0,
            // Part of a longer header proves nothing where the content cannot confirm it.
            Field::Name
            | Field::Department
            | Field::DeviceType
            | Field::Status
            | Field::Site
            | Field::Building
            | Field::Room
            | Field::User
            | Field::CostCenter
            | Field::AssetTag
            | Field::Quantity
            | Field::Notes
                if sure < 60 || (sure < 80 && matches!(field, Field::Name | Field::Status | Field::DeviceType)) =>
            {
                0.0
            }
            Field::Department if sure < 84 && of(stats.class) >= 0.6 => 0.0,
            Field::Site if key == "devicepool" => base - 20.0,
            Field::Vendor if vague && of(stats.vendor) < 0.4 => 0.0,
            Field::Vendor if of(stats.vendor) >= 0.4 => base + 5.0,
            // Words that any device may stand below are told by what stands below them.
            Field::Model if vague && sure < 84 && of(stats.model) < 0.2 && of(stats.coded) < 0.6 => 0.0,
            Field::DeviceType if vague && sure < 84 && of(stats.class) < 0.2 => 0.0,
            Field::Model if stats.filled > 0 && of(stats.class) >= 0.6 && of(stats.model) < 0.3 => {
                if key == "model" || key == "modell" { base - 20.0 } else { 0.0 }
            }
            Field::Model if of(stats.model) >= 0.3 => base + 14.0,
            // `9611`, `J179CC`, `2420` below `Type`: few of them in many rows.
            Field::Model if (key == "type" || key == "typ") && of(stats.coded) >= 0.6 && of(stats.class) < 0.2 => {
                base - 10.0
            }
            Field::Model if key == "type" || key == "typ" => 0.0,
            Field::DeviceType | Field::PhoneNumber if of(stats.model) >= 0.5 && of(stats.class) < 0.3 => 0.0,
            Field::DeviceType if of(stats.class) >= 0.4 => base + 14.0,
            Field::DeviceType if stats.filled > 0 && of(stats.class) < 0.2 && (key == "type" || key == "typ") => 0.0,
            Field::DeviceType => base - 15.0,
            Field::Extension if of(stats.dial) >= 0.5 => 0.0,
            Field::Extension if stats.filled > 0 && of(stats.extension) < 0.3 => base - 50.0,
            Field::Quantity if stats.filled > 0 && of(stats.small) < 0.6 => 0.0,
            Field::PurchasePrice if stats.filled > 0 && of(stats.price) < 0.3 => base - 50.0,
            Field::PurchaseDate if of(stats.year) >= 0.8 => base - 5.0,
            Field::PurchaseDate | Field::LastSeen if stats.filled > 0 && of(stats.date) < 0.2 => base - 50.0,
            Field::WarrantyEnd if stats.filled > 0 && of(stats.date) < 0.2 => 0.0,
            Field::Firmware if stats.filled > 0 && of(stats.firmware) < 0.15 && of(stats.date) > 0.5 => 0.0,
            Field::Email if stats.filled > 0 && of(stats.email) < 0.3 => 0.0,
            Field::User if key == "description" || key == "number" => base - 25.0,
            Field::Name if stats.filled > 0 && of(stats.mac) > 0.6 => base - 30.0,
            Field::Serial if stats.filled > 0 && of(stats.identity) < 0.2 => base - 40.0,
            Field::Serial if vague => base + 4.0,
            Field::AssetTag if key == "id" || key == "code" => base - 30.0,
            // What stands in most rows is no room, whatever it looks like (`ULM01`).
            Field::Site if of(stats.room) > 0.6 && !stats.is_shared() => base - 20.0,
            Field::Room if vague && stats.is_shared() => base - 20.0,
            Field::Room if vague && of(stats.room) > 0.4 => base + 10.0,
            Field::Room if vague && of(stats.compound) < 0.3 => 0.0,
            _ => base,
        };
        // An empty column must not take a field from a filled one.
        found.push((Role::Field(*field), if stats.filled == 0 { score - 20.0 } else { score }));
    }
    if lexicon::says(header, Word::Warranty) && of(stats.small) >= 0.7 && of(stats.date) < 0.2 {
        let years = text::words(header).iter().any(|word| price::is_years(word));
        found.push((Role::WarrantyLength(if years { 12 } else { 1 }), 85.0));
    }
    if CURRENCY.contains(&key.as_str()) {
        found.push((Role::Currency, if of(stats.currency) > 0.5 { 95.0 } else { 60.0 }));
    }
    let identity_header = fields.iter().any(|field| matches!(field, Field::Serial | Field::AssetTag)) && sure >= 80;
    // What the header says cannot be what the column holds (`Gerät` above models): then only the content counts.
    let refuted = !fields.is_empty() && stats.filled > 0 && found.iter().all(|(_, score)| *score <= 0.0);
    if stats.filled >= 2 && !identity_header {
        let mut by_content = |field: Field, share: f64, least: f64, score: f64| {
            if share >= least && !fields.contains(&field) {
                // Content alone is trusted less where the header says something else for sure, but an address is an address.
                let doubted = sure >= 80 && !refuted && (field != Field::Mac || share < 0.9);
                let trusted = if sure >= 80 && !refuted { score - 5.0 } else { score * share };
                found.push((Role::Field(field), if doubted { score - 35.0 } else { trusted }));
            }
        };
        by_content(Field::Mac, of(stats.mac), 0.6, 90.0);
        // Masks, gateways and servers are addresses that stand in many rows as well.
        let network = ["mask", "gateway", "server", "dns", "subnet", "router", "registrar", "proxy"];
        let versions = stats.is_versions() && !network.iter().any(|word| key.contains(word));
        if !versions {
            by_content(Field::Ip, of(stats.ip), 0.8, 80.0);
        }
        by_content(Field::Email, of(stats.email), 0.8, 60.0);
        by_content(Field::PhoneNumber, of(stats.dial), 0.8, 60.0);
        by_content(Field::Vendor, of(stats.vendor), 0.7, 78.0);
        by_content(Field::Model, of(stats.model), 0.6, 75.0);
        by_content(Field::DeviceType, of(stats.class), 0.8, 60.0);
        if versions {
            by_content(Field::Firmware, of(stats.ip).max(of(stats.firmware)), 0.5, 62.0);
        } else if of(stats.mac) < 0.3 && of(stats.ip) < 0.3 && of(stats.date) < 0.3 {
            by_content(Field::Firmware, of(stats.agent).max(of(stats.firmware)), 0.8, 62.0);
        }
        // Nothing but a user agent names maker, model and version at once, some of them with their address.
        by_content(Field::Firmware, of(stats.agent), 0.5, 99.0);
        if stats.filled >= 5
            && stats.distinct() > 0.95
            && of(stats.mac) < 0.3
            && of(stats.date) < 0.3
            && of(stats.ip) < 0.3
        {
            let plain =
                of(stats.email) < 0.1 && of(stats.price) < 0.5 && of(stats.firmware) < 0.3 && of(stats.model) < 0.3;
            let plain = plain && of(stats.compound) < 0.3 && of(stats.dial) < 0.3;
            if plain && fields.is_empty() && is_generic(&key) {
                by_content(Field::Serial, of(stats.identity), 0.9, 55.0);
            }
        }
    }
    if of(stats.building) >= 0.6
        && let Some(site) = found.iter_mut().find(|(role, _)| *role == Role::Field(Field::Site))
    {
        site.0 = Role::Field(Field::Building);
    }
    found.sort_by(|a, b| b.1.total_cmp(&a.1));
    found
}

/// The least score a use must have.
const LEAST: f64 = 44.0;

/// Gives every column its use; each field goes to the column that fits it best.
pub(crate) fn assign(headers: &[String], stats: &[Stats], forced: &[(u32, Option<Field>)]) -> Vec<Column> {
    let mut columns: Vec<Column> =
        headers.iter().map(|header| Column { header: header.clone(), role: Role::Unused, confidence: 0 }).collect();
    let mut taken: Vec<Role> = Vec::new();
    let mut settled = vec![false; columns.len()];
    for (index, field) in forced {
        let index = *index as usize;
        if let (Some(column), Some(settled)) = (columns.get_mut(index), settled.get_mut(index)) {
            column.role = field.map_or(Role::Unused, Role::Field);
            column.confidence = 100;
            *settled = true;
            taken.push(column.role);
        }
    }
    let mut scored: Vec<(usize, Role, f64)> = Vec::new();
    for (index, column) in columns.iter_mut().enumerate() {
        if settled[index] {
            continue;
        }
        let empty = Stats::default();
        let stats = stats.get(index).unwrap_or(&empty);
        if text::is_secret_header(&column.header) {
            column.role = Role::Secret;
            column.confidence = 95;
            settled[index] = true;
            continue;
        }
        let uses = candidates(&column.header, stats);
        if uses.is_empty() && stats.filled >= 3 && stats.share(stats.secret) > 0.6 && stats.distinct() > 0.8 {
            column.role = Role::Secret;
            column.confidence = 60;
            settled[index] = true;
            continue;
        }
        scored.extend(uses.into_iter().map(|(role, score)| (index, role, score)));
    }
    scored.sort_by(|a, b| b.2.total_cmp(&a.2).then(a.0.cmp(&b.0)));
    for (index, role, score) in scored.iter().copied() {
        if score < LEAST || settled[index] || taken.contains(&role) {
            continue;
        }
        settled[index] = true;
        taken.push(role);
        columns[index].role = role;
        columns[index].confidence = score.clamp(0.0, 99.0) as u8;
    }
    // A device has several addresses (`Wi-Fi MAC`, `Ethernet MAC`); those of a switch stand in many rows.
    for (index, role, score) in scored {
        let own = |stats: &Stats| stats.filled > 0 && stats.share(stats.mac) >= 0.9 && stats.distinct() > 0.9;
        if role == Role::Field(Field::Mac) && score >= 90.0 && !settled[index] && stats.get(index).is_some_and(own) {
            settled[index] = true;
            columns[index].role = role;
            columns[index].confidence = score.clamp(0.0, 99.0) as u8;
        }
    }
    columns
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::sheet::{CellKind, Cells, OwnedCell, Row};

    fn roles(headers: &[&str], rows: &[&[&str]]) -> Vec<Role> {
        let mut stats = vec![Stats::default(); headers.len()];
        for row in rows {
            let cells: Vec<OwnedCell> =
                row.iter().map(|text| OwnedCell { text: (*text).into(), kind: CellKind::Text }).collect();
            Stats::add_row(
                &mut stats,
                &Row { number: 1, unclosed_quote: false, offset: 0, cells: Cells::Owned(&cells) },
            );
        }
        let headers: Vec<String> = headers.iter().map(|header| (*header).to_owned()).collect();
        assign(&headers, &stats, &[]).into_iter().map(|column| column.role).collect()
    }

    #[test]
    fn the_same_word_means_what_its_column_holds() {
        use Role::Field as F;
        let cucm = roles(
            &["Device Name", "Device Type"],
            &[&["SEP0004F2ABCDEF", "Cisco 7841"], &["SEP0004F2ABCDE0", "Cisco 8851"]],
        );
        assert_eq!(cucm, [F(Field::Mac), F(Field::Model)]);
        let netbox =
            roles(&["Name", "Role", "Type"], &[&["ph-1", "IP Phone", "VVX 411"], &["sw-1", "Access Switch", "T46S"]]);
        assert_eq!(netbox, [F(Field::Name), F(Field::DeviceType), F(Field::Model)]);
        let glpi = roles(&["Typ", "Modell"], &[&["Tischtelefon", "CX600"], &["DECT-Basis", "W60B"]]);
        assert_eq!(glpi, [F(Field::DeviceType), F(Field::Model)]);
        let lync = roles(
            &["Hardware version", "User agent"],
            &[&["CX600", "CPE/4.0.7423.1 OCPhone/4.0.7423.1"], &["CX700", "CPE/4.0.7577.0"]],
        );
        assert_eq!(lync, [F(Field::Model), F(Field::Firmware)]);
    }

    #[test]
    fn content_decides_where_the_header_says_nothing() {
        use Role::Field as F;
        let found = roles(
            &["Spalte1", "x", "wer", "was"],
            &[&["0004F2ABCDEF", "10.0.0.1", "Poly", "CCX 500"], &["0004F2ABCDE0", "10.0.0.2", "Yealink", "MP56"]],
        );
        assert_eq!(found, [F(Field::Mac), F(Field::Ip), F(Field::Vendor), F(Field::Model)]);
    }

    #[test]
    fn content_outweighs_a_header_that_cannot_be_true() {
        use Role::Field as F;
        let found = roles(
            &["Gerät", "Raum"],
            &[&["Polycom VVX 411", "A 1.04"], &["Yealink T46S", "A 1.05"], &["AudioCodes 450HD", "B 2.01"]],
        );
        assert_eq!(found, [F(Field::Model), F(Field::Room)]);
    }

    #[test]
    fn versions_of_four_numbers_are_no_addresses() {
        use Role::Field as F;
        let rows: Vec<[String; 3]> = (10..20)
            .map(|host| [format!("805EC01122{host}"), format!("66.84.0.{}", 15 + host / 15), format!("10.20.1.{host}")])
            .collect();
        let rows: Vec<Vec<&str>> = rows.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
        let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
        assert_eq!(roles(&["Teil 1", "Teil 2", "Teil 3"], &rows), [F(Field::Mac), F(Field::Firmware), F(Field::Ip)]);
    }

    #[test]
    fn addresses_of_the_network_are_no_versions() {
        use Role::Field as F;
        let rows: Vec<[String; 4]> = (10..20)
            .map(|host| {
                let address = format!("10.20.1.{host}");
                [format!("805EC01122{host}"), address, "255.255.255.0".to_owned(), "10.20.1.1".to_owned()]
            })
            .collect();
        let rows: Vec<Vec<&str>> = rows.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
        let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
        for headers in [["MAC", "IP", "Subnetzmaske", "Gateway"], ["A", "B", "C", "D"]] {
            let found = roles(&headers, &rows);
            assert_eq!(found[..2], [F(Field::Mac), F(Field::Ip)]);
            assert!(!found.contains(&F(Field::Firmware)), "{found:?}");
        }
    }

    #[test]
    fn secret_columns_are_found_by_header_and_by_content() {
        let found = roles(
            &["Extension", "AuthPassword", "field7"],
            &[&["1001", "x", "aB3$kk9Zq1"], &["1002", "y", "Zp0!mN8wRt"], &["1003", "z", "q7R#tY2uIo"]],
        );
        assert_eq!(found[1], Role::Secret);
        assert_eq!(found[2], Role::Secret);
    }
}
