//! The dialogs of the operating system.

use std::path::PathBuf;

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

fn path(file: &FileHandle) -> PathBuf {
    file.path().to_owned()
}

impl FileDialogs for Native {
    fn open(&self, request: OpenRequest) -> Pending {
        let dialog = dialog(&request.title, &request.filters, request.folder);
        if request.several {
            let answer = dialog.pick_files();
            Box::new(move || pollster::block_on(answer).unwrap_or_default().iter().map(path).collect())
        } else {
            let answer = dialog.pick_file();
            Box::new(move || pollster::block_on(answer).iter().map(path).collect())
        }
    }

    fn save(&self, request: SaveRequest) -> Pending {
        let dialog = dialog(&request.title, &request.filters, request.folder).set_file_name(&request.file_name);
        let answer = dialog.save_file();
        Box::new(move || pollster::block_on(answer).iter().map(path).collect())
    }
}
