//! One file from bytes to records and its report.

use std::fmt::Write as _;
use std::ops::ControlFlow;
use std::path::Path;

use sha2::{Digest as _, Sha256};

use super::columns::{self, Column, Role};
use super::container::{self, Container};
use super::delimited::Delimited;
use super::encoding::{self, Decoded};
use super::evidence::Evidence;
use super::finding::{Finding, FindingCode, Severity};
use super::json::{self, JsonError};
use super::merge::{Groups, Staged};
use super::report::{ColumnReport, FileReport, PriceRow, ReadOptions};
use super::rows::{Findings, Reading, RowReader, Tally};
use super::sheet::{Grid, Sheet};
use super::table::{self, Header, Sample};
use super::workbook::{self, WorkbookError};
use super::{Input, Progress, html, nmap, price_list};
use crate::model::{Currency, Day, DeviceKind, Field, FleetBuilder, SourceFile};

/// Rows kept for the preview.
const PREVIEW_ROWS: usize = 10_000;
/// Characters of a cell kept for the preview.
const PREVIEW_CELL: usize = 300;
/// Longest line of a text file.
const LINE_LIMIT: usize = 1 << 20;

/// Where the whole import is when this file starts.
pub(crate) struct Step<'a> {
    pub(crate) done: u64,
    pub(crate) total: u64,
    pub(crate) progress: &'a dyn Progress,
}

/// What one file gave.
#[derive(Default)]
pub(crate) struct FileRead {
    pub(crate) report: FileReport,
    pub(crate) staged: Vec<Staged>,
    pub(crate) prices: Vec<PriceRow>,
    findings: Findings,
}

impl FileRead {
    fn error(mut self, finding: Finding) -> Self {
        self.findings.push(finding.severe(Severity::Error));
        self.close()
    }

    fn close(mut self) -> Self {
        self.report.findings = std::mem::take(&mut self.findings).finish();
        self
    }
}

/// A number for the name and sheet of a file.
pub(crate) fn seed(file: &SourceFile) -> u64 {
    use std::hash::{BuildHasher as _, Hasher as _};
    let mut hasher = rustc_hash::FxBuildHasher.build_hasher();
    hasher.write(file.name.as_bytes());
    hasher.write_u8(0);
    hasher.write(file.sheet.as_deref().unwrap_or("").as_bytes());
    hasher.finish()
}

/// Reads a file. `None` if the import was cancelled.
pub(crate) fn read(
    input: &Input,
    options: &ReadOptions,
    today: Day,
    builder: &mut FleetBuilder,
    step: &Step<'_>,
) -> Option<FileRead> {
    let mut out = FileRead::default();
    let name = input.path.file_name().map_or_else(|| input.path.to_string_lossy(), |name| name.to_string_lossy());
    out.report.name = name.into_owned();
    out.report.path = input.path.to_string_lossy().into_owned();
    let bytes = match &input.bytes {
        Ok(bytes) => bytes.as_slice(),
        Err(reason) => {
            return Some(out.error(Finding { detail: reason.clone(), ..Finding::of(FindingCode::Unreadable) }));
        }
    };
    for byte in Sha256::digest(bytes) {
        // Writing to a string cannot fail.
        let _ = write!(out.report.sha256, "{byte:02x}");
    }
    let container = container::detect(bytes);
    container.key().clone_into(&mut out.report.kind);
    tell_other_type(&input.path, container, &mut out.findings);
    let sheets = match open(bytes, container, options, &mut out) {
        Ok(sheets) => sheets,
        Err(finding) => return Some(out.error(finding)),
    };
    match sheets {
        Opened::Text(decoded) => {
            let forced = options.delimiter.and_then(|delimiter| u8::try_from(delimiter).ok());
            let text = Delimited::new(&decoded.text, forced);
            if let Some(line) = text.line_beyond(LINE_LIMIT) {
                let at = Finding { row: Some(line), detail: "line".to_owned(), ..Finding::of(FindingCode::Limit) };
                return Some(out.error(at));
            }
            out.report.delimiter = char::from(text.delimiter()).to_string();
            let sheets = [Sheet { name: None, rows: Box::new(text), keyed: false }];
            tables(&sheets, options, None, today, builder, step, &mut out)?;
        }
        Opened::Sheets(sheets, currency) => tables(&sheets, options, currency, today, builder, step, &mut out)?,
    }
    Some(out.close())
}

/// A file as tables.
pub(crate) enum Opened<'a> {
    Text(Decoded<'a>),
    Sheets(Vec<Sheet<'a>>, Option<Currency>),
}

fn tell_other_type(path: &Path, container: Container, findings: &mut Findings) {
    let extension = path.extension().map(|extension| extension.to_string_lossy().to_lowercase()).unwrap_or_default();
    let known = ["csv", "tsv", "txt", "tab", "json", "xml", "html", "htm", "xlsx", "xlsm", "xlsb", "xls", "ods"];
    if known.contains(&extension.as_str()) && !container.matches_extension(&extension) {
        let detail = container.key().to_owned();
        findings.push(Finding { written: extension, detail, ..Finding::of(FindingCode::OtherType) });
    }
}

pub(crate) fn open<'a>(
    bytes: &'a [u8],
    container: Container,
    options: &ReadOptions,
    out: &mut FileRead,
) -> Result<Opened<'a>, Finding> {
    let of = Finding::of;
    let single = |grid: Grid, keyed| Opened::Sheets(vec![Sheet { name: None, rows: Box::new(grid), keyed }], None);
    match container {
        Container::Empty => Err(of(FindingCode::Empty)),
        Container::Encrypted => Err(of(FindingCode::Encrypted)),
        Container::Damaged => Err(of(FindingCode::Damaged)),
        Container::Foreign => Err(of(FindingCode::Foreign)),
        Container::Text => {
            let decoded = decode(bytes, options, out);
            if decoded.text.trim().is_empty() { Err(of(FindingCode::Empty)) } else { Ok(Opened::Text(decoded)) }
        }
        Container::Html => Ok(single(html::read(&decode(bytes, options, out).text), false)),
        Container::Json => {
            let table = json::read(&decode(bytes, options, out).text).map_err(|error| match error {
                JsonError::TooDeep => Finding { detail: "depth".to_owned(), ..of(FindingCode::Limit) },
                JsonError::Damaged { line, column } => Finding {
                    row: u32::try_from(line).ok(),
                    column: u32::try_from(column).ok(),
                    ..of(FindingCode::Damaged)
                },
                JsonError::NoObjects => of(FindingCode::NoColumns),
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
            let wanted = grids.into_iter().filter(|(name, _)| options.sheet.as_ref().is_none_or(|sheet| sheet == name));
            let sheets = wanted.map(|(name, grid)| Sheet { name: Some(name), rows: Box::new(grid), keyed: false });
            Ok(Opened::Sheets(sheets.collect(), workbook::currency(bytes, container)))
        }
    }
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

/// Reads all tables of a file; `None` if the import was cancelled.
fn tables(
    sheets: &[Sheet<'_>],
    options: &ReadOptions,
    currency: Option<Currency>,
    today: Day,
    builder: &mut FleetBuilder,
    step: &Step<'_>,
    out: &mut FileRead,
) -> Option<()> {
    let mut used = 0_usize;
    for sheet in sheets {
        out.findings.enter(sheet.name.as_deref());
        let skipped = |out: &mut FileRead| {
            let written = sheet.name.clone().unwrap_or_default();
            out.findings.push(Finding { written, ..Finding::of(FindingCode::SheetSkipped) });
        };
        let Some(header) = table::find_header(sheet, options.header_row) else {
            if sheets.len() > 1 {
                skipped(out);
            }
            continue;
        };
        if header.names.len() >= table::COLUMN_LIMIT {
            let at = Finding { row: header.row, detail: "columns".to_owned(), ..Finding::of(FindingCode::Limit) };
            out.findings.push(at.severe(Severity::Error));
            continue;
        }
        if options.columns.is_empty() && price_list::is_price_list(&header) {
            used += 1;
            read_prices(sheet, &header, today, out);
            continue;
        }
        let sample = table::sample(sheet, &header);
        let columns = columns::assign(&header.names, &sample.stats, &options.columns);
        if !describes_devices(&columns, options) {
            if sheets.len() > 1 {
                skipped(out);
            } else {
                report_table(sheet, &header, &columns, out);
                out.findings
                    .push(Finding { row: header.row, ..Finding::of(FindingCode::NoColumns) }.severe(Severity::Error));
                used += 1;
            }
            continue;
        }
        used += 1;
        read_table(sheet, &header, &columns, &sample, (options, currency, today), builder, step, out)?;
    }
    if used == 0 {
        let code = if sheets.iter().all(|sheet| is_empty(sheet)) { FindingCode::Empty } else { FindingCode::NoColumns };
        out.findings.push(Finding::of(code).severe(Severity::Error));
    }
    Some(())
}

fn is_empty(sheet: &Sheet<'_>) -> bool {
    let mut empty = true;
    sheet.rows.visit(&mut |row| {
        empty &= row.filled() == 0;
        if empty { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    });
    empty
}

/// A table of devices names at least what identifies or describes one.
fn describes_devices(columns: &[Column], options: &ReadOptions) -> bool {
    let sure = |field: Field, least: u8| {
        columns.iter().any(|column| column.role == Role::Field(field) && column.confidence >= least)
    };
    let forced = !options.columns.is_empty();
    let used = columns.iter().filter(|column| matches!(column.role, Role::Field(_))).count();
    forced
        || sure(Field::Mac, 50)
        || ((sure(Field::Serial, 60) || sure(Field::AssetTag, 60) || sure(Field::Model, 60)) && used >= 2)
        || (sure(Field::DeviceType, 60) && used >= 3)
}

fn read_prices(sheet: &Sheet<'_>, header: &Header, today: Day, out: &mut FileRead) {
    let columns: Vec<Column> =
        header.names.iter().map(|name| Column { header: name.clone(), role: Role::Unused, confidence: 0 }).collect();
    report_table(sheet, header, &columns, out);
    "price_list".clone_into(&mut out.report.kind);
    let (rows, rejected) = price_list::read(sheet, header, &out.report.name, today);
    out.report.records += rows.len() as u64 + rejected;
    out.report.rejected += rejected;
    if rows.is_empty() {
        out.findings.push(Finding::of(FindingCode::HeaderOnly));
    }
    out.prices.extend(rows);
}

/// The columns and the preview of the first table go into the report.
fn report_table(sheet: &Sheet<'_>, header: &Header, columns: &[Column], out: &mut FileRead) {
    out.report.sheets.extend(sheet.name.clone());
    if !out.report.columns.is_empty() {
        return;
    }
    out.report.header_row = header.row.filter(|_| !sheet.keyed);
    for (index, column) in (0_u32..).zip(columns) {
        let field = match column.role {
            Role::Field(field) => Some(field),
            Role::WarrantyMonths => Some(Field::WarrantyEnd),
            Role::Currency => Some(Field::PurchasePrice),
            Role::Secret | Role::Unused => None,
        };
        let secret = column.role == Role::Secret;
        let header = column.header.clone();
        out.report.columns.push(ColumnReport { index, header, field, confidence: column.confidence, secret });
    }
    sheet.rows.visit(&mut |row| {
        if row.filled() > 0 {
            let below = header.row.is_none_or(|header| row.number > header);
            let cells = (0..row.len()).map(|index| {
                let secret = columns.get(index).is_some_and(|column| column.role == Role::Secret) && below;
                let text = if secret { "" } else { row.cell(index).text };
                let text = super::fields::text::without_secrets(text).unwrap_or_else(|| text.to_owned());
                text.chars().take(PREVIEW_CELL).collect()
            });
            out.report.preview.push((row.number, cells.collect()));
        }
        if out.report.preview.len() < PREVIEW_ROWS { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    });
}

#[expect(clippy::too_many_arguments, reason = "the stages before this one, each its own value")]
fn read_table(
    sheet: &Sheet<'_>,
    header: &Header,
    columns: &[Column],
    sample: &Sample,
    (options, file_currency, today): (&ReadOptions, Option<Currency>, Day),
    builder: &mut FleetBuilder,
    step: &Step<'_>,
    out: &mut FileRead,
) -> Option<()> {
    report_table(sheet, header, columns, out);
    tell_columns(columns, sample, out);
    let evidence = Evidence::of(sheet, header, columns);
    let orders = super::evidence::settle_orders(&evidence, columns, options, &mut out.findings);
    let currency =
        super::evidence::settle_currency(&evidence, header, columns, options, file_currency, &mut out.findings);
    let source = SourceFile {
        name: out.report.name.clone(),
        sheet: sheet.name.clone(),
        sha256: out.report.sha256.clone(),
        imported_on: Some(today),
    };
    let seed = seed(&source);
    let same =
        |known: &SourceFile| known.name == source.name && known.sheet == source.sheet && known.sha256 == source.sha256;
    let known = builder.files().iter().position(same).and_then(|at| u16::try_from(at).ok());
    let file = known.map_or_else(|| builder.add_file(source.clone()), crate::model::FileId);
    let reading = Reading {
        header,
        columns,
        orders,
        comma: evidence.comma > 0,
        currency,
        short_rows: sample.short * 5 > sample.rows,
        is_text: sheet.rows.is_text(),
        options,
        sheet: sheet.name.as_deref().unwrap_or(""),
        skip_organization: evidence.skip_organization(),
        sheet_site: sheet.name.as_deref().and_then(table::site_of).map(str::to_owned),
        file,
        rank: u32::from(file.0) + 2,
        seed,
        today,
    };
    let mut reader = RowReader::new(reading);
    let (mut count, mut cancelled) = (0_u32, false);
    let before = out.staged.len();
    sheet.rows.visit(&mut |row| {
        count = count.wrapping_add(1);
        if count.is_multiple_of(4096) && !step.progress.report(step.done + row.offset, step.total) {
            cancelled = true;
            return ControlFlow::Break(());
        }
        if let Some(staged) = reader.read(row, &mut out.findings, builder) {
            out.staged.push(staged);
        }
        ControlFlow::Continue(())
    });
    if cancelled {
        return None;
    }
    let Tally { records, rejected } = reader.tally;
    out.report.records += records;
    out.report.rejected += rejected;
    if records == 0 && out.staged.len() == before {
        out.findings.push(Finding { row: header.row, ..Finding::of(FindingCode::HeaderOnly) });
    }
    Some(())
}

fn tell_columns(columns: &[Column], sample: &Sample, out: &mut FileRead) {
    for (index, column) in (1_u32..).zip(columns) {
        let code = match column.role {
            Role::Secret => FindingCode::SecretDropped,
            // An unnamed or empty column is nothing to worry about.
            Role::Unused if !column.header.is_empty() && sample.filled(index as usize - 1) => {
                FindingCode::UnmappedColumn
            }
            _ => continue,
        };
        out.findings.push(Finding { column: Some(index), header: column.header.clone(), ..Finding::of(code) });
    }
}

/// Fills in what only the finished file can tell: devices, duplicates, kinds.
pub(crate) fn count(read: &mut FileRead, builder: &FleetBuilder) {
    let groups = Groups::of(&read.staged, 0, builder);
    let mut findings = Findings::default();
    for (index, staged) in (0_u32..).zip(&read.staged) {
        let root = groups.root(index);
        let row = staged.origins.first().map(|origin| origin.row);
        let file = staged.origins.first().and_then(|origin| builder.files().get(usize::from(origin.file.0)));
        findings.enter(file.and_then(|file| file.sheet.as_deref()));
        if root != index {
            read.report.merged += 1;
            let first = read.staged.get(root as usize).and_then(|first| first.origins.first()).map(|origin| origin.row);
            let detail = first.map(|row| row.to_string()).unwrap_or_default();
            findings.push(Finding {
                row,
                detail,
                written: identity(staged, builder),
                ..Finding::of(FindingCode::Duplicate)
            });
            continue;
        }
        read.report.devices += u64::from(staged.record.quantity.max(1));
        let code = match staged.record.kind {
            DeviceKind::Phone => continue,
            DeviceKind::SoftClient => {
                read.report.soft_clients += 1;
                FindingCode::SoftClient
            }
            DeviceKind::NotPhone => {
                read.report.not_phones += 1;
                FindingCode::NotAPhone
            }
        };
        let name = |field| builder.text(staged.record.text(field));
        let detail = if name(Field::DeviceType).is_empty() { name(Field::Model) } else { name(Field::DeviceType) };
        findings.push(Finding {
            row,
            detail: detail.to_owned(),
            written: name(Field::Name).to_owned(),
            ..Finding::of(code)
        });
    }
    read.report.findings.extend(findings.finish());
}

fn identity(staged: &Staged, builder: &FleetBuilder) -> String {
    let text = |field| builder.text(staged.record.text(field));
    staged.record.mac.map_or_else(
        || {
            [Field::Serial, Field::AssetTag, Field::Model]
                .map(text)
                .into_iter()
                .find(|text| !text.is_empty())
                .unwrap_or("")
                .to_owned()
        },
        |mac| mac.to_string(),
    )
}

/// Reports records that share an address and are certainly two devices.
pub(crate) fn tell_conflicts(groups: &Groups, staged: &[Staged], builder: &FleetBuilder, reports: &mut [FileReport]) {
    for (first, second) in &groups.conflicts {
        let get = |index: &u32| staged.get(*index as usize).and_then(|staged| Some((staged, *staged.origins.first()?)));
        let (Some((owner, owner_at)), Some((record, at))) = (get(first), get(second)) else { continue };
        let file = |file: crate::model::FileId| builder.files().get(usize::from(file.0));
        let (Some(owner_file), Some(record_file)) = (file(owner_at.file), file(at.file)) else { continue };
        let Some(report) = reports.iter_mut().find(|report| report.sha256 == record_file.sha256) else { continue };
        report.findings.push(Finding {
            severity: Severity::Warning,
            row: Some(at.row),
            sheet: record_file.sheet.clone().unwrap_or_default(),
            field: Some(Field::Mac),
            written: owner.record.mac.map(|mac| mac.to_string()).unwrap_or_default(),
            detail: format!("{}:{}", owner_file.name, owner_at.row),
            header: builder.text(record.record.text(Field::Model)).to_owned(),
            ..Finding::of(FindingCode::Conflict)
        });
    }
}
