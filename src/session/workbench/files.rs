//! Files and folders to bytes.

use std::fs::File;
use std::io::{self, Read as _, Seek as _, SeekFrom};
use std::path::{Path, PathBuf};

use super::super::task::Ticket;
use crate::i18n::{Lang, tr::session as tr};
use crate::import::{Input, Unread};

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
    read_whole(path, length).map_err(|error| unreadable(lang, &error))
}

/// A file that is read while it is imported.
#[derive(Clone, Debug)]
pub struct FileOnDisk {
    path: PathBuf,
    lang: Lang,
    length: u64,
}

impl FileOnDisk {
    /// The file at a path; why it cannot be read is said in a language.
    #[must_use]
    pub fn new(path: PathBuf, lang: Lang) -> Self {
        let length = std::fs::metadata(&path).map_or(0, |data| data.len());
        Self { path, lang, length }
    }
}

impl Unread for FileOnDisk {
    fn path(&self) -> &Path {
        &self.path
    }

    fn length(&self) -> u64 {
        self.length
    }

    fn open(&self) -> io::Result<Box<dyn io::Read + Send + '_>> {
        if self.length > LARGEST {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        Ok(Box::new(File::open(&self.path)?))
    }

    fn whole(&self) -> Result<Vec<u8>, String> {
        read_file(self.lang, &self.path)
    }
}

/// Bytes of a large file that one thread reads at least.
const SHARE: usize = 16 << 20;

/// Reads a file, a large one by several threads: most of the time goes into getting the memory for it.
fn read_whole(path: &Path, length: u64) -> io::Result<Vec<u8>> {
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let length = usize::try_from(length).unwrap_or(usize::MAX);
    let share = length.div_ceil(threads.min(length / SHARE).max(1));
    if share == length {
        return std::fs::read(path);
    }
    let mut bytes = vec![0; length];
    let read_share = |(number, piece): (u64, &mut [u8])| {
        let mut file = File::open(path)?;
        file.seek(SeekFrom::Start(number * share as u64))?;
        file.read_exact(piece)
    };
    let read = std::thread::scope(|scope| {
        let shares: Vec<_> =
            (0..).zip(bytes.chunks_mut(share)).map(|piece| scope.spawn(move || read_share(piece))).collect();
        shares.into_iter().try_for_each(|share| share.join().unwrap_or_else(|_| Err(io::ErrorKind::Other.into())))
    });
    // A file that became shorter meanwhile is read as it is.
    if read.is_ok() { Ok(bytes) } else { std::fs::read(path) }
}

/// Why a file could not be read or written, as a part of a sentence.
#[must_use]
pub fn unreadable(lang: Lang, error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => tr::io_not_found(lang),
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => tr::io_denied(lang),
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => tr::io_full(lang),
        io::ErrorKind::IsADirectory => tr::io_folder(lang),
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
