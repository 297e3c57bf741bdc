//! Plan files on disk: a save is all or nothing, and the version before it stays as a backup.

use std::ffi::OsString;
use std::fs;
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};

use super::{Document, DocumentError, archive, report};

/// The extension of plan files, without dot.
pub const EXTENSION: &str = "switchover";

/// The largest plan file read; a million devices with their sources are far below.
const LARGEST: u64 = 2 << 30;

/// True if the name is that of a plan file or of its backup.
#[must_use]
pub fn is_plan_file(path: &Path) -> bool {
    let plan = |path: &Path| path.extension().is_some_and(|known| known.eq_ignore_ascii_case(EXTENSION));
    plan(path)
        || (path.extension().is_some_and(|known| known.eq_ignore_ascii_case("bak"))
            && path.file_stem().is_some_and(|stem| plan(Path::new(stem))))
}

/// True if the name is that of a PDF, which may carry a plan inside.
#[must_use]
pub fn is_report_file(path: &Path) -> bool {
    path.extension().is_some_and(|known| known.eq_ignore_ascii_case("pdf"))
}

/// Where the version before the last save is: `NAME.switchover.bak`.
#[must_use]
pub fn backup_path(path: &Path) -> PathBuf {
    let mut name = path.file_name().map_or_else(OsString::new, OsString::from);
    name.push(".bak");
    path.with_file_name(name)
}

/// Reads a plan file, or the plan inside the PDF of its report.
///
/// # Errors
/// When it cannot be read, is no plan, is newer than the program, or is damaged.
pub fn open(path: &Path) -> Result<Document, DocumentError> {
    let file = fs::File::open(path)?;
    if file.metadata()?.len() > LARGEST {
        return Err(DocumentError::TooLarge(path.display().to_string()));
    }
    let mut bytes = Vec::new();
    file.take(LARGEST).read_to_end(&mut bytes)?;
    if bytes.starts_with(b"%PDF-") {
        bytes = report::plan_in(&bytes)?;
    }
    archive::read(&bytes)
}

/// Writes a plan file: temporary file, flushed to disk, renamed over the old one, which stays as a backup.
///
/// # Errors
/// When the folder or file cannot be written; the old file is untouched then.
pub fn save(path: &Path, document: &Document) -> Result<(), DocumentError> {
    let bytes = archive::write(document)?;
    let mut file = atomic_write_file::AtomicWriteFile::open(path)?;
    file.write_all(&bytes)?;
    if path.exists() {
        let backup = backup_path(path);
        let mut copy = atomic_write_file::AtomicWriteFile::open(backup)?;
        copy.write_all(&fs::read(path)?)?;
        copy.commit()?;
    }
    file.commit()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::plan::{Plan, Settings};

    fn titled(title: &str) -> Document {
        let settings = Settings { title: title.to_owned(), ..Settings::default() };
        let plan = Plan::proposed(settings, ["A".to_owned(), "B".to_owned(), "C".to_owned()]);
        Document { plan: Arc::new(plan), ..Document::default() }
    }

    #[test]
    fn the_version_before_stays_as_a_backup() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("office.switchover");
        save(&path, &titled("first")).unwrap();
        assert!(!backup_path(&path).exists());
        save(&path, &titled("second")).unwrap();
        assert_eq!(open(&path).unwrap().plan.settings.title, "second");
        assert_eq!(open(&backup_path(&path)).unwrap().plan.settings.title, "first");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2, "no temporary file is left");
    }

    #[test]
    fn a_save_that_fails_leaves_the_old_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("gone").join("office.switchover");
        assert!(matches!(save(&path, &titled("x")), Err(DocumentError::Io(_))));
    }

    #[test]
    fn plans_and_backups_are_known_by_name() {
        assert!(is_plan_file(Path::new("a/b.SwitchOver")));
        assert!(is_plan_file(Path::new("a/b.switchover.bak")));
        assert!(!is_plan_file(Path::new("a/b.csv.bak")));
    }
}
