//! What only a finished file tells: devices, duplicates, kinds, conflicts.

use super::batch::Findings;
use super::file::FileRead;
use super::finding::{Finding, FindingCode, Severity};
use super::merge::Groups;
use super::report::FileReport;
use super::staging::Staging;
use crate::model::{Device, DeviceKind, Field, FileId, SourceFile};

/// Fills in devices, duplicates and kinds of a file.
pub(crate) fn count(read: &mut FileRead, groups: &Groups, staging: &Staging) {
    let mut findings = Findings::default();
    for index in read.records.clone() {
        let Some(record) = staging.record(index) else { break };
        let root = groups.root(index);
        let mut tell = |finding: Finding| {
            let origin = record.origins().first();
            let file = origin.and_then(|origin| staging.builder.files().get(usize::from(origin.file.0)));
            findings.enter(file.and_then(|file| file.sheet.as_deref()).unwrap_or(""));
            findings.push(Finding { row: origin.map(|origin| origin.row), ..finding });
        };
        if root != index {
            read.report.merged += 1;
            let first = staging.record(root).and_then(|first| first.origins().first());
            let detail = first.map(|origin| origin.row.to_string()).unwrap_or_default();
            tell(Finding { detail, written: identity(record), ..Finding::of(FindingCode::Duplicate) });
            continue;
        }
        read.report.devices += u64::from(record.quantity());
        let code = match record.kind() {
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
        let device_type = record.text(Field::DeviceType);
        let detail = if device_type.is_empty() { record.text(Field::Model) } else { device_type };
        let written = record.text(Field::Name).to_owned();
        tell(Finding { detail: detail.to_owned(), written, ..Finding::of(code) });
    }
    read.report.findings.extend(findings.finish());
}

fn identity(record: Device<'_>) -> String {
    let texts = [Field::Serial, Field::AssetTag, Field::Model].map(|field| record.text(field));
    let named = || texts.into_iter().find(|text| !text.is_empty()).unwrap_or("").to_owned();
    record.mac().map_or_else(named, |mac| mac.to_string())
}

/// Reports records that share an address and are certainly two devices.
pub(crate) fn tell_conflicts(groups: &Groups, staging: &Staging, reports: &mut [FileReport]) {
    let file = |FileId(file): FileId| -> Option<&SourceFile> { staging.builder.files().get(usize::from(file)) };
    for (first, second) in &groups.conflicts {
        let get = |index: &u32| staging.record(*index).and_then(|record| Some((record, *record.origins().first()?)));
        let (Some((owner, owner_at)), Some((record, at))) = (get(first), get(second)) else { continue };
        let (Some(owner_file), Some(record_file)) = (file(owner_at.file), file(at.file)) else { continue };
        let Some(report) = staging.input_of(at.file).and_then(|input| reports.get_mut(input)) else { continue };
        report.findings.push(Finding {
            severity: Severity::Warning,
            row: Some(at.row),
            sheet: record_file.sheet.clone().unwrap_or_default(),
            field: Some(Field::Mac),
            written: owner.mac().map(|mac| mac.to_string()).unwrap_or_default(),
            detail: format!("{}:{}", owner_file.name, owner_at.row),
            header: record.text(Field::Model).to_owned(),
            ..Finding::of(FindingCode::Conflict)
        });
    }
}
