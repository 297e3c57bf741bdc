//! Which writer makes which export.

use std::io::{self, Write as _};
use std::path::Path;

use super::command::ExportKind;
use crate::chart::{Palette, Scene};
use crate::export::{self, Input};

/// The bytes of an export.
///
/// # Errors
/// A sentence that says why it could not be made.
pub fn bytes(kind: ExportKind, input: &Input<'_>) -> Result<Vec<u8>, String> {
    match kind {
        ExportKind::Csv => export::csv::write(input),
        ExportKind::Xlsx => export::xlsx::write(input),
        ExportKind::Ics => Ok(export::ics::write(input)),
        ExportKind::Pdf => export::report::write(input),
        ExportKind::Svg => Ok(export::svg::write(input)),
        ExportKind::Png => export::png::write(input),
    }
}

/// A scene as pixels, two to the unit: width, height, and red, green and blue of each.
#[must_use]
pub fn pixels(scene: &Scene, dark: bool) -> (usize, usize, Vec<u8>) {
    let palette = if dark { Palette::dark() } else { Palette::light() };
    let (width, height, pixels) = export::png::pixels(scene, palette, 2.0);
    (width as usize, height as usize, pixels)
}

/// The export a file name asks for, by extension.
#[must_use]
pub fn kind_of(path: &Path) -> Option<ExportKind> {
    let extension = path.extension()?.to_str()?.to_ascii_lowercase();
    let kinds = [ExportKind::Pdf, ExportKind::Xlsx, ExportKind::Csv, ExportKind::Ics, ExportKind::Svg, ExportKind::Png];
    kinds.into_iter().find(|kind| super::files::extension(*kind) == extension)
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
