//! What a file is, by its content and never by its name.

use std::io::{Cursor, Read};

use zip::ZipArchive;

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Container {
    /// Nothing in it.
    Empty,
    /// Delimited text.
    Text,
    /// JSON.
    Json,
    /// An nmap scan.
    NmapXml,
    /// A list in XML, or a workbook written as XML.
    Xml,
    /// An HTML page with a table.
    Html,
    /// Office Open XML workbook.
    Xlsx,
    /// Binary workbook of the same office suite.
    Xlsb,
    /// BIFF workbook.
    Xls,
    /// Open document spreadsheet.
    Ods,
    /// A workbook with a password.
    Encrypted,
    /// A file that is cut off or broken.
    Damaged,
    /// A file of another kind.
    Foreign,
}

impl Container {
    /// The stable key for reports.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Text => "csv",
            Self::Json => "json",
            Self::NmapXml => "nmap_xml",
            Self::Xml => "xml",
            Self::Html => "html",
            Self::Xlsx => "xlsx",
            Self::Xlsb => "xlsb",
            Self::Xls => "xls",
            Self::Ods => "ods",
            Self::Encrypted => "encrypted",
            Self::Damaged => "damaged",
            Self::Foreign => "foreign",
        }
    }

    /// True if a file name extension (lower case) promises this kind.
    pub(crate) fn matches_extension(self, extension: &str) -> bool {
        match self {
            Self::Text => matches!(extension, "csv" | "tsv" | "txt" | "tab" | "log" | "dat" | ""),
            Self::Json => matches!(extension, "json" | "txt" | ""),
            Self::NmapXml => matches!(extension, "xml" | "nmap" | "txt" | ""),
            Self::Xml => matches!(extension, "xml" | "txt" | ""),
            Self::Html => matches!(extension, "html" | "htm" | ""),
            Self::Xlsx => matches!(extension, "xlsx" | "xlsm" | "xltx" | ""),
            Self::Xlsb => matches!(extension, "xlsb" | ""),
            Self::Xls => matches!(extension, "xls" | "xlt" | ""),
            Self::Ods => matches!(extension, "ods" | ""),
            Self::Empty | Self::Encrypted | Self::Damaged | Self::Foreign => true,
        }
    }
}

/// Recognizes what bytes are.
pub(crate) fn detect(bytes: &[u8]) -> Container {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return detect_zip(bytes);
    }
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
        return detect_ole(bytes);
    }
    let known = [&b"%PDF"[..], b"\x7FELF", b"\x89PNG", b"GIF8", b"\xFF\xD8\xFF", b"\x1F\x8B", b"7z\xBC\xAF", b"Rar!"];
    if known.iter().any(|magic| bytes.starts_with(magic)) {
        return Container::Foreign;
    }
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let blank = |byte: &u8| byte.is_ascii_whitespace() || *byte == 0;
    if matches!(bytes, [0xFF, 0xFE] | [0xFE, 0xFF]) || text.iter().all(blank) {
        return Container::Empty;
    }
    let start = text.iter().position(|byte| !byte.is_ascii_whitespace()).unwrap_or(0);
    let head: String =
        text.get(start..(start + 4096).min(text.len())).unwrap_or(&[]).iter().map(|byte| char::from(*byte)).collect();
    let lower = head.to_ascii_lowercase();
    if lower.starts_with("<?xml") || lower.starts_with('<') {
        return if lower.contains("<workbook") && lower.contains("office:spreadsheet") {
            Container::Xml
        } else if lower.contains("<nmaprun") {
            Container::NmapXml
        } else if ["<html", "<table", "<!doctype html", "<body", "<meta"].iter().any(|tag| has_tag(&lower, tag)) {
            Container::Html
        } else if lower.starts_with("<?xml") {
            Container::Xml
        } else {
            Container::Foreign
        };
    }
    if head.starts_with('{') || head.starts_with('[') {
        return Container::Json;
    }
    if super::encoding::is_binary(bytes) { Container::Foreign } else { Container::Text }
}

/// True if a tag begins so; a longer name (`<metadata>`) is another one.
fn has_tag(text: &str, tag: &str) -> bool {
    text.match_indices(tag).any(|(at, _)| {
        let next = text.as_bytes().get(at + tag.len());
        next.is_some_and(|byte| byte.is_ascii_whitespace() || matches!(byte, b'>' | b'/'))
    })
}

fn detect_zip(bytes: &[u8]) -> Container {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else { return Container::Damaged };
    let has = |name: &str| archive.index_for_name(name).is_some();
    if has("xl/workbook.xml") {
        return Container::Xlsx;
    }
    if has("xl/workbook.bin") {
        return Container::Xlsb;
    }
    let mut kind = String::new();
    if let Ok(member) = archive.by_name("mimetype") {
        // The member is one short line; more is not read.
        let _ = member.take(100).read_to_string(&mut kind);
    }
    if kind.contains("opendocument.spreadsheet") { Container::Ods } else { Container::Foreign }
}

fn detect_ole(bytes: &[u8]) -> Container {
    let utf16 = |name: &str| -> Vec<u8> { name.encode_utf16().flat_map(u16::to_le_bytes).collect() };
    let has = |name: &str| memchr::memmem::find(bytes, &utf16(name)).is_some();
    if has("EncryptedPackage") {
        Container::Encrypted
    } else if has("Workbook") || has("Book") {
        Container::Xls
    } else {
        Container::Foreign
    }
}

/// A member of a workbook that unpacks beyond all measure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Expansion {
    /// Name of the member.
    pub(crate) member: String,
    /// Bytes it unpacks to, at least.
    pub(crate) bytes: u64,
}

/// Most a single member may unpack to.
const MEMBER_LIMIT: u64 = 256 << 20;
/// Most all members together may unpack to.
const TOTAL_LIMIT: u64 = 1 << 30;
/// Members above this size may not be packed tighter than [`RATIO_LIMIT`]; deflate reaches 1032.
const RATIO_FROM: u64 = 16 << 20;
const RATIO_LIMIT: u64 = 200;
/// Most members.
const MEMBER_COUNT: usize = 20_000;

/// Unpacks every member into nothing and reports the first that breaks a limit; sizes in the directory can lie.
pub(crate) fn check_expansion(bytes: &[u8]) -> Result<(), Expansion> {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else { return Ok(()) };
    if archive.len() > MEMBER_COUNT {
        return Err(Expansion { member: format!("{} members", archive.len()), bytes: 0 });
    }
    let mut total = 0_u64;
    for index in 0..archive.len() {
        let Ok(mut member) = archive.by_index(index) else { continue };
        let packed = member.compressed_size().max(1);
        let name = member.name().map(std::borrow::Cow::into_owned).unwrap_or_default();
        let too_big = |size: u64| size > MEMBER_LIMIT || (size > RATIO_FROM && size / packed > RATIO_LIMIT);
        if too_big(member.size()) {
            return Err(Expansion { member: name, bytes: member.size() });
        }
        let mut buffer = [0_u8; 1 << 13];
        let mut size = 0_u64;
        while let Ok(count @ 1..) = member.read(&mut buffer) {
            size += count as u64;
            if too_big(size) || total + size > TOTAL_LIMIT {
                return Err(Expansion { member: name, bytes: size });
            }
        }
        total += size;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_of_a_page_is_no_beginning_of_a_longer_name() {
        for (text, expected) in [
            ("<?xml version=\"1.0\"?><export><metadata/><a/></export>", Container::Xml),
            ("<?xml version=\"1.0\"?><TableData><Row/></TableData>", Container::Xml),
            ("<?xml version=\"1.0\"?><html><body/></html>", Container::Html),
            ("<table\n border=1><tr><td>x</table>", Container::Html),
            ("<!DOCTYPE html><p>x", Container::Html),
        ] {
            assert_eq!(detect(text.as_bytes()), expected, "{text}");
        }
    }
}
