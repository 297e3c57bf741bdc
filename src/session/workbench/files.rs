//! Files and folders to bytes.

use std::path::{Path, PathBuf};

use super::super::task::Ticket;
use crate::i18n::{Lang, tr::session as tr};
use crate::import::Input;

/// The largest file read; import has its own, smaller limits on what is in it.
const LARGEST: u64 = 2 << 30;

/// Reads files; a folder stands for the files in it. `None` if cancelled.
pub(super) fn read(lang: Lang, paths: &[PathBuf], ticket: &Ticket) -> Option<Vec<Input>> {
    let mut inputs = Vec::new();
    for path in expand(paths) {
        if ticket.cancelled() {
            return None;
        }
        let bytes = read_file(lang, &path);
        inputs.push(Input { path, bytes });
    }
    Some(inputs)
}

/// The bytes of a file, or a sentence that says why not.
///
/// # Errors
/// The sentence, in the language asked for.
pub fn read_file(lang: Lang, path: &Path) -> Result<Vec<u8>, String> {
    let length = std::fs::metadata(path).map_err(|error| unreadable(lang, &error))?.len();
    if length > LARGEST {
        return Err(tr::file_too_large(lang));
    }
    std::fs::read(path).map_err(|error| unreadable(lang, &error))
}

/// Why a file could not be read or written, as a part of a sentence.
#[must_use]
pub fn unreadable(lang: Lang, error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => tr::io_not_found(lang),
        std::io::ErrorKind::PermissionDenied | std::io::ErrorKind::ReadOnlyFilesystem => tr::io_denied(lang),
        std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => tr::io_full(lang),
        std::io::ErrorKind::IsADirectory => tr::io_folder(lang),
        _ => error.to_string(),
    }
}

/// Paths with folders replaced by the files in them, sorted. Hidden files, and notes beside inventories, are left out.
#[must_use]
pub fn expand(paths: &[PathBuf]) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for path in paths {
        if !path.is_dir() {
            files.push(path.clone());
            continue;
        }
        let mut inside: Vec<PathBuf> = std::fs::read_dir(path)
            .into_iter()
            .flatten()
            .filter_map(|entry| entry.ok().map(|entry| entry.path()))
            .filter(|path| path.is_file())
            .filter(|path| path.file_name().is_some_and(|name| !name.to_string_lossy().starts_with('.')))
            .collect();
        inside.sort();
        if inside.is_empty() {
            // Named, so that the report says why nothing came of it.
            inside.push(path.clone());
        }
        files.append(&mut inside);
    }
    let note = |path: &PathBuf| path.extension().is_some_and(|kind| kind.eq_ignore_ascii_case("md"));
    if !files.iter().all(note) {
        files.retain(|path| !note(path));
    }
    files
}
