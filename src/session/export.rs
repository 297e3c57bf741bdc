//! Which writer makes which export.

use std::io::{self, BufWriter, Write as _};
use std::path::Path;
use std::sync::Arc;

use super::command::ExportKind;
use super::workbench::unreadable;
use crate::document::{self, Document};
use crate::export::svg::Chart;
use crate::export::{self, ExportError, Input};
use crate::i18n::Lang;

/// What went wrong, in the user's language.
#[must_use]
pub fn sentence(lang: Lang, error: &ExportError) -> String {
    match error {
        ExportError::Made(reason) => reason.clone(),
        ExportError::Io(error) => unreadable(lang, error),
        ExportError::Cancelled => String::new(),
    }
}

/// The plan file that a report carries inside, without the imported files; `None` for other exports, or if the plan says so.
#[must_use]
pub fn attached(kind: ExportKind, document: &Document) -> Option<Arc<Vec<u8>>> {
    if kind != ExportKind::Pdf || !document.plan.report.attach_plan {
        return None;
    }
    let document = Document { sources: Arc::default(), ..document.clone() };
    document::write(&document).ok().map(Arc::new)
}

/// Writes an export, all or nothing.
///
/// # Errors
/// [`ExportError`] if it cannot be made or written, or was stopped.
pub fn to_file(kind: ExportKind, input: &Input<'_>, path: &Path) -> Result<(), ExportError> {
    let mut file = atomic_write_file::AtomicWriteFile::open(path).map_err(ExportError::Io)?;
    // A million rows are written as they are made.
    let mut writer = BufWriter::with_capacity(1 << 16, &mut file);
    let made = ExportError::Made;
    let bytes = match kind {
        ExportKind::Csv => {
            export::csv::write_to(input, &mut writer).map_err(|error| match error.kind() {
                io::ErrorKind::Interrupted => ExportError::Cancelled,
                _ => ExportError::Io(error),
            })?;
            Vec::new()
        }
        ExportKind::Xlsx => {
            export::xlsx::write_to(input, &mut writer)?;
            Vec::new()
        }
        ExportKind::Ics => export::ics::write(input),
        ExportKind::Pdf => export::report::write(input)?,
        ExportKind::Svg => export::svg::write(input, Chart::Timeline),
        ExportKind::Png => export::png::write(input, Chart::Timeline).map_err(made)?,
        ExportKind::BudgetSvg => export::svg::write(input, Chart::Budget),
        ExportKind::BudgetPng => export::png::write(input, Chart::Budget).map_err(made)?,
    };
    writer.write_all(&bytes).map_err(ExportError::Io)?;
    writer.flush().map_err(ExportError::Io)?;
    drop(writer);
    if !(input.progress)(1, 1) {
        return Err(ExportError::Cancelled);
    }
    file.commit().map_err(ExportError::Io)
}

/// The export a file name asks for, by extension.
#[must_use]
pub fn kind_of(path: &Path) -> Option<ExportKind> {
    let extension = path.extension()?.to_str()?.to_ascii_lowercase();
    let kinds = [ExportKind::Pdf, ExportKind::Xlsx, ExportKind::Csv, ExportKind::Ics, ExportKind::Svg, ExportKind::Png];
    kinds.into_iter().find(|kind| super::asking::extension(*kind) == extension)
}

/// Writes a file, all or nothing.
///
/// # Errors
/// When the folder cannot be written.
pub fn store(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = atomic_write_file::AtomicWriteFile::open(path)?;
    file.write_all(bytes)?;
    file.commit()
}
