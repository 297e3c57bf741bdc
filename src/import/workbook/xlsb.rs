//! Merged cells of XLSB workbooks, which the reader does not tell. They are a convenience: what cannot be read has none.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Cursor, Read as _};

use calamine::Dimensions;
use encoding_rs::UTF_16LE;
use quick_xml::events::Event;
use zip::ZipArchive;

use super::long;
use super::merged::{AREA_LIMIT, Merged};

/// Records of the [MS-XLSB] format.
const END_SHEET: u16 = 0x0082;
const BUNDLE_SHEET: u16 = 0x009C;
const MERGE_CELL: u16 = 0x00B0;

/// The merged cells by sheet.
pub(super) fn merged(bytes: &[u8]) -> Merged {
    let mut found = Merged::new();
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else { return found };
    let parts = parts(&mut archive);
    let mut left = AREA_LIMIT;
    for (name, relation) in sheets(&mut archive) {
        let Some(part) = parts.get(&relation) else { continue };
        let Ok(sheet) = archive.by_name(part) else { continue };
        let mut areas = Vec::new();
        walk(BufReader::new(sheet), MERGE_CELL, &mut |data| {
            areas.extend(area(data));
            left -= 1;
            left > 0
        });
        found.insert(name, areas);
        if left == 0 {
            break;
        }
    }
    found
}

/// The sheets of the workbook: name and relation.
fn sheets(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let Ok(book) = archive.by_name("xl/workbook.bin") else { return found };
    walk(BufReader::new(book), BUNDLE_SHEET, &mut |data| {
        // State and number of the sheet stand before its relation and its name.
        let sheet = data.get(8..).and_then(|data| {
            let (relation, rest) = wide(data)?;
            Some((wide(rest)?.0, relation))
        });
        found.extend(sheet);
        true
    });
    found
}

/// The members of the archive by relation.
fn parts(archive: &mut ZipArchive<Cursor<&[u8]>>) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let Ok(relations) = archive.by_name("xl/_rels/workbook.bin.rels") else { return found };
    let mut reader = quick_xml::Reader::from_reader(BufReader::new(relations));
    reader.config_mut().check_end_names = false;
    let mut buffer = Vec::new();
    loop {
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(element) | Event::Empty(element)) => {
                let attribute = |name| super::attribute(&element, name);
                if let (Some(id), Some(target)) = (attribute("Id"), attribute("Target")) {
                    let part = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
                    found.insert(id, part);
                }
            }
            Ok(Event::Eof) | Err(_) => return found,
            Ok(_) => {}
        }
        buffer.clear();
    }
}

/// Shows the contents of all records of a kind until the visitor says `false`.
fn walk(mut from: impl BufRead, wanted: u16, visit: &mut dyn FnMut(&[u8]) -> bool) {
    let mut data = Vec::new();
    while let Some((kind, length)) = head(&mut from).filter(|(kind, _)| *kind != END_SHEET) {
        let mut content = from.by_ref().take(length.into());
        if kind == wanted {
            data.clear();
            // A record that is cut off is shown as it is; the next one is not there.
            let _ = content.read_to_end(&mut data);
            if !visit(&data) {
                return;
            }
        } else if std::io::copy(&mut content, &mut std::io::sink()).is_err() {
            return;
        }
    }
}

/// Kind and length of the next record: seven bits a byte, the lowest first.
fn head(from: &mut impl BufRead) -> Option<(u16, u32)> {
    let mut number = |bytes: u32| {
        let mut sum = 0;
        for place in 0..bytes {
            let mut byte = [0];
            from.read_exact(&mut byte).ok()?;
            sum |= u32::from(byte[0] & 0x7F) << (7 * place);
            if byte[0] & 0x80 == 0 {
                break;
            }
        }
        Some(sum)
    };
    Some((u16::try_from(number(2)?).ok()?, number(4)?))
}

/// A text with its length in front, and what follows it.
fn wide(data: &[u8]) -> Option<(String, &[u8])> {
    let length = long(data, 0)? as usize;
    let end = length.checked_mul(2)?.checked_add(4)?;
    let text = UTF_16LE.decode_without_bom_handling(data.get(4..end)?).0.into_owned();
    Some((text, data.get(end..)?))
}

/// First and last row, first and last column.
fn area(data: &[u8]) -> Option<Dimensions> {
    let [first_row, last_row, first, last] = [long(data, 0)?, long(data, 4)?, long(data, 8)?, long(data, 12)?];
    Some(Dimensions { start: (first_row, first), end: (last_row, last) })
}
