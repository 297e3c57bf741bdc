//! `switchover check`: dry run of an import; writes nothing. Certificates and logs are told from inventories by their content.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::PathBuf;

use serde::Serialize;

use super::evidence::Evidence;
use super::table::Table;
use super::{Exit, Failure, write_json};
use crate::catalog::{Catalog, Match, Matches};
use crate::i18n::fmt::number;
use crate::i18n::{Lang, finding, tr::cli as tr};
use crate::import::{self, DryRun, FileReport, Finding, FindingCode, Imported, Input, Severity, Silent};
use crate::model::{Day, DeviceKind, SpellingId};
use crate::session::{FileOnDisk, expand, read_file};

#[derive(Serialize)]
struct Json<'a> {
    files: Vec<FileJson<'a>>,
    fleet: FleetJson,
}

#[derive(Serialize)]
struct FileJson<'a> {
    path: &'a str,
    kind: &'a str,
    encoding: &'a str,
    delimiter: &'a str,
    header_row: Option<u32>,
    columns: Vec<ColumnJson<'a>>,
    records: u64,
    devices: u64,
    merged: u64,
    rejected: u64,
    not_phones: u64,
    unknown_model: u64,
    findings: Vec<FindingJson>,
}

#[derive(Serialize)]
struct ColumnJson<'a> {
    index: u32,
    header: &'a str,
    field: Option<&'static str>,
    confidence: u8,
}

#[derive(Serialize)]
struct FindingJson {
    code: FindingCode,
    severity: Severity,
    row: Option<u32>,
    column: Option<u32>,
    message: String,
}

#[derive(Serialize)]
struct FleetJson {
    devices: u64,
    merged_across_files: u64,
    by_class: BTreeMap<String, u64>,
    by_product: BTreeMap<String, u64>,
}

/// Reads files into inputs; what cannot be read is a finding of the import.
pub fn inputs(files: &[PathBuf], lang: Lang) -> Vec<Input> {
    let read = |path: PathBuf| Input { bytes: read_file(lang, &path), path };
    expand(files).into_iter().map(read).collect()
}

/// Imports without a base.
pub fn imported(files: &[PathBuf], day: Day, lang: Lang) -> (Vec<Input>, Imported) {
    let inputs = inputs(files, lang);
    // Silent never cancels, so there always is a result.
    let imported = import::import(&inputs, None, day, &Silent).unwrap_or_default();
    (inputs, imported)
}

/// True if a file has an error among its findings.
pub fn has_errors(files: &[FileReport]) -> bool {
    files.iter().flat_map(|file| &file.findings).any(|finding| finding.severity == Severity::Error)
}

pub fn run(files: &[PathBuf], json: bool, day: Day, lang: Lang, out: &mut dyn Write) -> Result<Exit, Failure> {
    let paths = expand(files);
    let evidence: Vec<Option<Evidence>> = paths.iter().map(|path| Evidence::of(path, day, lang)).collect();
    let others = paths.iter().zip(&evidence).filter(|(_, evidence)| evidence.is_none());
    let others: Vec<PathBuf> = others.map(|(path, _)| path.clone()).collect();
    // Nothing needs the catalog before the files are read.
    let (catalog, found) = std::thread::scope(|scope| {
        let catalog = scope.spawn(Catalog::builtin);
        let files: Vec<FileOnDisk> = others.iter().map(|path| FileOnDisk::new(path.clone(), lang)).collect();
        // Silent never cancels, so there always is a result.
        let found = import::dry_run(&files, day, &Silent).unwrap_or_default();
        (catalog.join().unwrap_or_else(|_| Catalog::builtin()), found)
    });
    let matches = Matches::of(found.fleet(), &catalog, &BTreeMap::new());
    let unknown = unknown_models(&found, &matches);
    let fleet = fleet(&found, &catalog, &matches);
    if json {
        let shown: Vec<String> = paths.iter().map(|path| path.display().to_string()).collect();
        let mut inventories = found.files().iter().zip(unknown);
        // In the order the files were given.
        let files = shown.iter().zip(&evidence).filter_map(|(path, evidence)| match evidence {
            Some(evidence) => Some(evidence_json(path, evidence, lang)),
            None => inventories.next().map(|(file, unknown)| file_json(file, unknown, lang)),
        });
        write_json(out, &Json { files: files.collect(), fleet })?;
    } else {
        let mut inventories = found.files().iter().zip(unknown);
        for (path, evidence) in paths.iter().zip(&evidence) {
            match evidence {
                Some(evidence) => {
                    writeln!(out, "{}  ({})", path.display(), evidence.key())?;
                    evidence.print(lang, out)?;
                    evidence.findings().try_for_each(|found| print_finding(found, lang, out))?;
                }
                None => {
                    if let Some((file, unknown)) = inventories.next() {
                        print_file(file, unknown, lang, out)?;
                    }
                }
            }
        }
        if !others.is_empty() {
            print_fleet(&fleet, lang, out)?;
        }
    }
    let failed = has_errors(found.files()) || evidence.iter().flatten().any(Evidence::failed);
    Ok(if failed { Exit::Findings } else { Exit::Done })
}

fn evidence_json<'a>(path: &'a str, evidence: &Evidence, lang: Lang) -> FileJson<'a> {
    FileJson {
        path,
        kind: evidence.key(),
        encoding: "",
        delimiter: "",
        header_row: None,
        columns: Vec::new(),
        records: evidence.records(),
        devices: evidence.devices(),
        merged: 0,
        rejected: 0,
        not_phones: 0,
        unknown_model: 0,
        findings: evidence.findings().map(|found| finding_json(found, lang)).collect(),
    }
}

fn finding_json(found: &Finding, lang: Lang) -> FindingJson {
    FindingJson {
        code: found.code,
        severity: found.severity,
        row: found.row,
        column: found.column,
        message: finding::advice(lang, found),
    }
}

/// Phones without product or class, by file, counted where the record was read first.
fn unknown_models(found: &DryRun, matches: &Matches) -> Vec<u64> {
    let fleet = found.fleet();
    let mut counts = vec![0; found.files().len()];
    let is_unknown = |id: u32| matches!(matches.get(SpellingId(id)), Match::Unknown | Match::Ambiguous { .. });
    let unknown: Vec<bool> = (0..).zip(fleet.spellings()).map(|(id, _)| is_unknown(id)).collect();
    if !unknown.contains(&true) {
        return counts;
    }
    for device in fleet.iter().filter(|device| device.kind() == DeviceKind::Phone) {
        if !unknown.get(device.spelling().0 as usize).copied().unwrap_or(true) {
            continue;
        }
        let report = device.origins().first().and_then(|origin| found.report_of(origin.file));
        if let Some(count) = report.and_then(|report| counts.get_mut(report)) {
            *count += u64::from(device.quantity());
        }
    }
    counts
}

fn file_json(file: &FileReport, unknown_model: u64, lang: Lang) -> FileJson<'_> {
    FileJson {
        path: &file.path,
        kind: &file.kind,
        encoding: &file.encoding,
        delimiter: &file.delimiter,
        header_row: file.tables.first().and_then(|table| table.header_row),
        columns: file
            .tables
            .first()
            .map_or(&[][..], |table| table.columns.as_slice())
            .iter()
            .map(|column| ColumnJson {
                index: column.index,
                header: &column.header,
                field: column.field.map(crate::model::Field::key),
                confidence: column.confidence,
            })
            .collect(),
        records: file.records,
        devices: file.devices,
        merged: file.merged,
        rejected: file.rejected,
        not_phones: file.not_phones,
        unknown_model,
        findings: file.findings.iter().map(|found| finding_json(found, lang)).collect(),
    }
}

fn fleet(found: &DryRun, catalog: &Catalog, matches: &Matches) -> FleetJson {
    let fleet = found.fleet();
    let mut counts = vec![0; fleet.spellings().len()];
    for device in fleet.iter() {
        if let Some(count) = counts.get_mut(device.spelling().0 as usize) {
            *count += u64::from(device.quantity());
        }
    }
    let mut json = FleetJson {
        devices: 0,
        merged_across_files: found.merged_across_files(),
        by_class: BTreeMap::new(),
        by_product: BTreeMap::new(),
    };
    let spelled = (0..).map(SpellingId).zip(fleet.spellings()).zip(counts);
    for ((id, _), devices) in spelled.filter(|((_, spelling), _)| spelling.kind == DeviceKind::Phone) {
        let matched = matches.get(id);
        json.devices += devices;
        *json.by_class.entry(matched.class(catalog).key().to_owned()).or_default() += devices;
        if let Some(product) = matched.product().and_then(|product| catalog.product(product)) {
            *json.by_product.entry(product.name()).or_default() += devices;
        }
    }
    json
}

fn print_file(file: &FileReport, unknown: u64, lang: Lang, out: &mut dyn Write) -> Result<(), Failure> {
    let parts: Vec<&str> =
        [file.kind.as_str(), &file.encoding, &file.delimiter].into_iter().filter(|part| !part.is_empty()).collect();
    let kind = parts.join(", ").replace('\t', "Tab");
    writeln!(out, "{}  ({kind})", file.path)?;
    writeln!(
        out,
        "  {}",
        tr::file_counts(lang, file.devices, file.merged, file.not_phones, file.records, file.rejected, unknown)
    )?;
    file.findings.iter().try_for_each(|found| print_finding(found, lang, out))
}

/// Warnings and errors with their place.
fn print_finding(found: &Finding, lang: Lang, out: &mut dyn Write) -> Result<(), Failure> {
    let severity = match found.severity {
        Severity::Info => return Ok(()),
        Severity::Warning => tr::warning(lang),
        Severity::Error => tr::error(lang),
    };
    let place = match (found.row, found.column) {
        (Some(row), Some(column)) => tr::row_column(lang, &column.to_string(), &row.to_string()),
        (Some(row), None) => tr::row_only(lang, &row.to_string()),
        (None, Some(column)) => tr::column_only(lang, &column.to_string()),
        (None, None) => String::new(),
    };
    writeln!(out, "  {severity}{place}: {}", finding::advice(lang, found))?;
    Ok(())
}

fn print_fleet(fleet: &FleetJson, lang: Lang, out: &mut dyn Write) -> Result<(), Failure> {
    writeln!(out, "\n{}", tr::fleet_counts(lang, fleet.devices, fleet.merged_across_files))?;
    let mut table = Table::new([tr::head_product(lang), tr::head_devices(lang)], &[1]);
    for (product, devices) in &fleet.by_product {
        table.row([product.clone(), number(lang, *devices)]);
    }
    table.print(out)?;
    Ok(())
}
