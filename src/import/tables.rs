//! The tables of a file to records and its report.

use std::ops::ControlFlow;

use super::columns::{self, Column, Role};
use super::evidence::Evidence;
use super::file::{FileRead, Step};
use super::finding::{Finding, FindingCode, Severity};
use super::parts::{self, TableRead};
use super::price_list;
use super::report::{ColumnReport, ReadOptions, TableReport};
use super::rows::{Reading, corrections};
use super::sheet::{Sheet, Text};
use super::staging::{self, Staging};
use super::table::{self, Header, Sample};
use crate::model::{Currency, Day, Field, SourceFile};

/// What all tables of a file have in common.
#[derive(Clone, Copy)]
pub(crate) struct Task<'a> {
    pub(crate) options: &'a ReadOptions,
    /// Currency that the file itself shows.
    pub(crate) currency: Option<Currency>,
    pub(crate) today: Day,
    pub(crate) step: &'a Step<'a>,
}

/// Reads all tables of a file; `None` if the import was cancelled.
pub(crate) fn read(sheets: &[Sheet<'_>], task: Task<'_>, staging: &mut Staging, out: &mut FileRead) -> Option<()> {
    let mut used = 0_usize;
    for sheet in sheets {
        let options = task.options.for_sheet(sheet.name.as_deref().unwrap_or(""));
        let options = options.as_ref();
        let task = Task { options, ..task };
        out.findings.enter(sheet.name.as_deref().unwrap_or(""));
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
            read_prices(sheet, &header, task.today, out);
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
        read_table(sheet, &header, &columns, &sample, task, staging, out)?;
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
        || (sure(Field::Firmware, 60) && used >= 2)
}

fn read_prices(sheet: &Sheet<'_>, header: &Header, today: Day, out: &mut FileRead) {
    let columns: Vec<Column> =
        header.names.iter().map(|name| Column { header: name.clone(), role: Role::Unused, confidence: 0 }).collect();
    report_table(sheet, header, &columns, out);
    "price_list".clone_into(&mut out.report.kind);
    let list = price_list::read(sheet, header, &out.report.name, today);
    out.report.records += list.rows.len() as u64 + list.rejected;
    out.report.rejected += list.rejected;
    if list.rows.is_empty() {
        out.findings.push(Finding::of(FindingCode::HeaderOnly));
    }
    list.findings.into_iter().for_each(|finding| out.findings.push(finding));
    out.prices.extend(list.rows);
}

/// A table and its columns go into the report.
fn report_table(sheet: &Sheet<'_>, header: &Header, columns: &[Column], out: &mut FileRead) {
    let columns = (0_u32..).zip(columns).map(|(index, column)| {
        let field = match column.role {
            Role::Field(field) => Some(field),
            Role::WarrantyLength(_) => Some(Field::WarrantyEnd),
            Role::Currency => Some(Field::PurchasePrice),
            Role::Secret | Role::Unused => None,
        };
        let secret = column.role == Role::Secret;
        ColumnReport { index, header: column.header.clone(), field, confidence: column.confidence, secret }
    });
    out.report.tables.push(TableReport {
        sheet: sheet.name.clone().unwrap_or_default(),
        header_row: header.row.filter(|_| !sheet.keyed),
        columns: columns.collect(),
    });
}

/// Reads the records of a table; `None` if the import was cancelled.
fn read_table(
    sheet: &Sheet<'_>,
    header: &Header,
    columns: &[Column],
    sample: &Sample,
    task: Task<'_>,
    staging: &mut Staging,
    out: &mut FileRead,
) -> Option<()> {
    report_table(sheet, header, columns, out);
    tell_columns(columns, sample, out);
    let text = sheet.rows.text();
    // A text is read as its beginning says, and once more if the rest of it says otherwise.
    let limit = if text.is_some() { table::SAMPLE_ROWS } else { usize::MAX };
    let settle = |evidence: &Evidence| evidence.settle(header, columns, task.options, task.currency);
    let (settled, undecided) = settle(&Evidence::of(sheet, header, columns, limit));
    let source = SourceFile {
        name: out.report.name.clone(),
        sheet: sheet.name.clone(),
        sha256: String::new(),
        imported_on: Some(task.today),
    };
    let sheet_name = sheet.name.as_deref().unwrap_or("");
    let (repairs, left_out) = corrections(task.options, sheet_name);
    let mut reading = Reading {
        header,
        columns,
        settled,
        short_rows: sample.short * 5 > sample.rows,
        is_text: text.is_some(),
        sheet_site: sheet.name.as_deref().and_then(table::site_of).map(str::to_owned),
        file: staging.builder.next_file(),
        seed: staging::seed(&source),
        today: task.today,
        repairs,
        left_out,
        sheet: sheet_name,
    };
    staging.builder.add_file(source);
    let start = staging.len();
    let (undecided, read) = match text {
        None => (undecided, parts::read_rows(&*sheet.rows, &reading, task.step, staging)?),
        Some(text) => {
            let read = read_text(text, &reading, true, task.step, staging)?;
            let (settled, undecided) = settle(&read.evidence);
            if settled == reading.settled {
                (undecided, read)
            } else {
                staging.truncate(start);
                reading.settled = settled;
                (undecided, read_text(text, &reading, false, task.step, staging)?)
            }
        }
    };
    for finding in undecided {
        out.findings.push(finding);
    }
    out.findings.append(read.findings);
    out.report.records += read.tally.records;
    out.report.rejected += read.tally.rejected;
    if read.tally.records == 0 && staging.len() == start {
        out.findings.push(Finding { row: header.row, ..Finding::of(FindingCode::HeaderOnly) });
    }
    Some(())
}

fn read_text(
    text: Text<'_>,
    reading: &Reading<'_>,
    gathers: bool,
    step: &Step<'_>,
    staging: &mut Staging,
) -> Option<TableRead> {
    match text {
        Text::Whole(text) => parts::read_text(text, reading, gathers, step, staging),
        Text::Stream(text) => text.read(reading, gathers, step, staging),
    }
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
