//! The bytes of a file to its tables.

use std::path::Path;

use super::batch::Findings;
use super::container::{self, Container};
use super::encoding::{self, Decoded};
use super::file::FileRead;
use super::finding::{Finding, FindingCode, Severity};
use super::json::{self, JsonError};
use super::keyed::TooLarge;
use super::report::ReadOptions;
use super::sheet::{Grid, Sheet};
use super::workbook::{self, WorkbookError};
use super::{blocks, delimited, fixed, html, nmap, xml};
use crate::model::Currency;

/// A file as tables.
pub(crate) enum Opened<'a> {
    Text(Decoded<'a>),
    Sheets(Vec<Sheet<'a>>, Option<Currency>),
}

pub(crate) fn tell_other_type(path: &Path, container: Container, findings: &mut Findings) {
    let extension = path.extension().map(|extension| extension.to_string_lossy().to_lowercase()).unwrap_or_default();
    let known = ["csv", "tsv", "txt", "tab", "json", "xml", "html", "htm", "xlsx", "xlsm", "xlsb", "xls", "ods"];
    if known.contains(&extension.as_str()) && !container.matches_extension(&extension) {
        let detail = container.key().to_owned();
        findings.push(Finding { written: extension, detail, ..Finding::of(FindingCode::OtherType) });
    }
}

/// Opens a file, or says in a finding why not.
pub(crate) fn open<'a>(
    bytes: &'a [u8],
    container: Container,
    options: &ReadOptions,
    out: &mut FileRead,
) -> Result<Opened<'a>, Box<Finding>> {
    let of = Finding::of;
    let beyond = |TooLarge(what): TooLarge| Finding { detail: what.to_owned(), ..of(FindingCode::Limit) };
    let single = |grid: Grid, keyed| Opened::Sheets(vec![Sheet { name: None, rows: Box::new(grid), keyed }], None);
    match container {
        Container::Empty => Err(of(FindingCode::Empty).into()),
        Container::Encrypted => Err(of(FindingCode::Encrypted).into()),
        Container::Damaged => Err(of(FindingCode::Damaged).into()),
        Container::Foreign => Err(of(FindingCode::Foreign).into()),
        Container::Text => {
            let decoded = decode(bytes, options, out);
            if decoded.text.trim().is_empty() {
                return Err(of(FindingCode::Empty).into());
            }
            // A delimiter that someone chose, or that the text names, is not doubted.
            let separated = options.delimiter.is_some() || delimited::is_named(&decoded.text);
            Ok(if separated {
                Opened::Text(decoded)
            } else if let Some(grid) = fixed::read(&decoded.text) {
                " ".clone_into(&mut out.report.delimiter);
                single(grid, false)
            } else if let Some(grid) = blocks::read(&decoded.text) {
                "blocks".clone_into(&mut out.report.kind);
                single(grid.map_err(beyond)?, true)
            } else {
                Opened::Text(unwrapped(decoded))
            })
        }
        Container::Html => {
            let grid = html::read(&decode(bytes, options, out).text);
            Ok(single(grid.ok_or(TooLarge("cells")).map_err(beyond)?, false))
        }
        Container::Xml => {
            let document = xml::read(&decode(bytes, options, out).text);
            if document.entities {
                out.findings.push(of(FindingCode::EntityRefused).severe(Severity::Warning));
            }
            if document.truncated {
                out.findings.push(of(FindingCode::Damaged).severe(Severity::Error));
            }
            match document.list {
                Some(grid) => Ok(single(grid.map_err(beyond)?, true)),
                None if document.sheets.is_empty() => Err(of(FindingCode::Foreign).into()),
                None => Ok(Opened::Sheets(named(document.sheets, options), None)),
            }
        }
        Container::Json => {
            let table = json::read(&decode(bytes, options, out).text).map_err(|error| match error {
                JsonError::TooDeep => Finding { detail: "depth".to_owned(), ..of(FindingCode::Limit) },
                JsonError::Damaged { line, column } => Finding {
                    row: u32::try_from(line).ok(),
                    column: u32::try_from(column).ok(),
                    ..of(FindingCode::Damaged)
                },
                JsonError::NoObjects => of(FindingCode::NoColumns),
                JsonError::TooLarge(what) => beyond(what),
            })?;
            if table.more_pages {
                out.findings.push(of(FindingCode::MorePages).severe(Severity::Warning));
            }
            Ok(single(table.grid, true))
        }
        Container::NmapXml => {
            let scan = nmap::read(&decode(bytes, options, out).text);
            for host in &scan.down {
                out.findings.push(Finding { row: Some(*host), ..of(FindingCode::HostDown) });
            }
            out.report.records += scan.down.len() as u64;
            out.report.rejected += scan.down.len() as u64;
            if scan.entities {
                out.findings.push(of(FindingCode::EntityRefused).severe(Severity::Warning));
            }
            if scan.truncated {
                out.findings.push(of(FindingCode::Damaged).severe(Severity::Error));
            }
            Ok(single(scan.grid, true))
        }
        Container::Xlsx | Container::Xlsb | Container::Xls | Container::Ods => {
            container::check_expansion(bytes).map_err(|beyond| Finding {
                written: beyond.member,
                detail: (beyond.bytes >> 20).to_string(),
                ..of(FindingCode::Limit)
            })?;
            let grids = workbook::read(bytes, container).map_err(|error| match error {
                WorkbookError::Encrypted => of(FindingCode::Encrypted),
                WorkbookError::TooLarge => Finding { detail: "cells".to_owned(), ..of(FindingCode::Limit) },
                WorkbookError::Damaged(reason) => Finding { detail: reason, ..of(FindingCode::Damaged) },
            })?;
            Ok(Opened::Sheets(named(grids, options), workbook::currency(bytes, container)))
        }
    }
}

/// The sheets of a workbook that are wanted.
fn named<'a>(grids: Vec<(String, Grid)>, options: &ReadOptions) -> Vec<Sheet<'a>> {
    let wanted = grids.into_iter().filter(|(name, _)| options.sheet.as_ref().is_none_or(|sheet| sheet == name));
    wanted.map(|(name, grid)| Sheet { name: Some(name), rows: Box::new(grid), keyed: false }).collect()
}

/// A line that is quoted as a whole, without the quotes.
fn inner(line: &str) -> Option<String> {
    let inner = line.trim_end().strip_prefix('"')?.strip_suffix('"')?;
    // A quote inside is doubled; a single one ends a field.
    (!inner.replace("\"\"", "").contains('"')).then(|| inner.replace("\"\"", "\""))
}

/// True for text whose lines are quoted as a whole (`"a;b;c"`).
pub(crate) fn is_wrapped(text: &str) -> bool {
    let head: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).take(100).collect();
    let inside: Vec<String> = head.iter().filter_map(|line| inner(line)).collect();
    let inside: Vec<&str> = inside.iter().map(String::as_str).collect();
    inside.len() >= 2 && inside.len() == head.len() && fixed::is_separated(&inside, 1)
}

/// Such lines without the quotes.
fn unwrapped(decoded: Decoded<'_>) -> Decoded<'_> {
    if !is_wrapped(&decoded.text) {
        return decoded;
    }
    let lines: Vec<String> = decoded.text.lines().map(|line| inner(line).unwrap_or_else(|| line.to_owned())).collect();
    Decoded { text: lines.join("\n").into(), ..decoded }
}

fn decode<'a>(bytes: &'a [u8], options: &ReadOptions, out: &mut FileRead) -> Decoded<'a> {
    let decoded = encoding::decode(bytes, options.encoding.as_deref());
    out.report.encoding.clone_from(&decoded.label);
    let mut tell = |lines: &[u32], code, severity| {
        for line in lines {
            out.findings.push(Finding {
                row: Some(*line),
                severity,
                detail: decoded.label.clone(),
                ..Finding::of(code)
            });
        }
    };
    tell(&decoded.foreign_lines, FindingCode::MixedEncoding, Severity::Warning);
    tell(&decoded.damaged_lines, FindingCode::Undecodable, Severity::Warning);
    tell(&decoded.doubled_lines, FindingCode::DoubleEncoded, Severity::Warning);
    tell(&decoded.nul_lines, FindingCode::NulRemoved, Severity::Warning);
    decoded
}
