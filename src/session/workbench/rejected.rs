//! The rows that could not be used, as CSV with the reasons: to be corrected and imported again.

use super::Workbench;
use crate::i18n::{Lang, finding, tr::bench as tr};
use crate::import::{Finding, FindingCode, Severity};
use crate::model::cell::safe_cell;

/// The rows left out of an import with reason and advice, and the cells as written. `None` if there are none.
///
/// # Errors
/// When a row cannot be written, as a sentence.
#[must_use]
pub fn rejected_rows(bench: &Workbench, lang: Lang) -> Option<Result<Vec<u8>, String>> {
    let rejected = |finding: &&Finding| {
        finding.row.is_some() && (finding.severity == Severity::Error || finding.code == FindingCode::LeftOut)
    };
    let any = bench.reports().iter().any(|report| report.findings.iter().any(|finding| rejected(&finding)));
    any.then(|| write(bench, lang, rejected).map_err(|error| error.to_string()))
}

fn write(bench: &Workbench, lang: Lang, rejected: impl Fn(&&Finding) -> bool) -> Result<Vec<u8>, csv::Error> {
    // The byte order mark makes Excel read umlauts.
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(b"\xef\xbb\xbf".to_vec());
    let heads = [
        tr::rejected_file(lang),
        tr::rejected_sheet(lang),
        tr::rejected_row(lang),
        tr::rejected_reason(lang),
        tr::rejected_hint(lang),
    ];
    for (index, report) in bench.reports().iter().enumerate() {
        let rows: Vec<&Finding> = report.findings.iter().filter(&rejected).collect();
        if rows.is_empty() {
            continue;
        }
        let preview = bench.reading.previews.get(index);
        let mut sheet = None;
        for finding in rows {
            let table = report.table(&finding.sheet);
            let columns = table.map_or(&[][..], |table| table.columns.as_slice());
            if sheet != Some(&finding.sheet) {
                sheet = Some(&finding.sheet);
                let columns = columns.iter().map(|column| safe_cell(&column.header).into_owned());
                writer.write_record(heads.iter().cloned().chain(columns))?;
            }
            let row = finding.row.unwrap_or(0);
            let found = preview.and_then(|preview| preview.table(&finding.sheet)).and_then(|preview| {
                let at = preview.position(row);
                preview.rows(at..at + 1).into_iter().next().filter(|found| found.number == row)
            });
            let cells = found.map(|row| row.cells).unwrap_or_default();
            let secret = |at: usize| columns.get(at).is_some_and(|column| column.secret);
            let cells = cells.iter().enumerate().map(|(at, cell)| if secret(at) { "" } else { cell.as_str() });
            let place = [
                report.name.clone(),
                finding.sheet.clone(),
                row.to_string(),
                finding::sentence(lang, finding),
                finding::hint(lang, finding),
            ];
            writer
                .write_record(place.iter().map(String::as_str).chain(cells).map(|cell| safe_cell(cell).into_owned()))?;
        }
    }
    writer.into_inner().map_err(|error| csv::Error::from(std::io::Error::other(error.to_string())))
}
