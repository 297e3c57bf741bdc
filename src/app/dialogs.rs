//! The dialogs of the operating system.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use rfd::{AsyncFileDialog, FileHandle};

use crate::session::dialogs::{FileDialogs, Filter, OpenRequest, Pending, SaveRequest};

/// Native dialogs. They are created on the thread of the window, where macOS insists on it, and awaited on a worker.
#[derive(Clone, Copy, Debug, Default)]
pub struct Native;

fn dialog(title: &str, filters: &[Filter], folder: Option<PathBuf>) -> AsyncFileDialog {
    let mut dialog = AsyncFileDialog::new().set_title(title);
    for filter in filters {
        dialog = dialog.add_filter(&filter.name, &filter.extensions);
    }
    match folder {
        Some(folder) => dialog.set_directory(folder),
        None => dialog,
    }
}

/// Nobody cancels a dialog sooner than this after it was asked for.
const SOONEST: Duration = Duration::from_millis(200);

/// Waits for the files that are chosen. Linux answers at once, as if the user had cancelled, where neither a portal nor zenity
/// can show a dialog.
fn chosen(answer: impl Future<Output = Vec<FileHandle>>) -> Option<Vec<PathBuf>> {
    let asked = Instant::now();
    let files: Vec<PathBuf> = pollster::block_on(answer).iter().map(|file| file.path().to_owned()).collect();
    let can_fail = cfg!(all(unix, not(target_os = "macos")));
    (!files.is_empty() || !can_fail || asked.elapsed() > SOONEST).then_some(files)
}

impl FileDialogs for Native {
    fn open(&self, request: OpenRequest) -> Pending {
        let dialog = dialog(&request.title, &request.filters, request.folder);
        if request.several {
            let answer = dialog.pick_files();
            Box::new(move || chosen(async { answer.await.unwrap_or_default() }))
        } else {
            let answer = dialog.pick_file();
            Box::new(move || chosen(async { answer.await.into_iter().collect() }))
        }
    }

    fn save(&self, request: SaveRequest) -> Pending {
        let dialog = dialog(&request.title, &request.filters, request.folder).set_file_name(&request.file_name);
        let answer = dialog.save_file();
        Box::new(move || chosen(async { answer.await.into_iter().collect() }))
    }
}
