//! A copy of unsaved work, in case the program ends unexpectedly.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::Session;
use super::files::Outcome;
use super::task::{Job, Ticket};
use crate::document;

/// The copy of unsaved work in the settings folder.
#[derive(Default)]
pub(super) struct Recovery {
    path: Option<PathBuf>,
    left_behind: Option<PathBuf>,
    written: Option<(u64, Instant)>,
    ours: bool,
}

/// The least time between two recovery copies.
const RECOVERY_PAUSE: Duration = Duration::from_secs(10);

impl Recovery {
    pub(super) fn in_folder(folder: Option<&Path>) -> Self {
        let path = folder.map(|folder| folder.join("recovery.switchover"));
        let left_behind = path.clone().filter(|path| path.is_file());
        Self { path, left_behind, written: None, ours: false }
    }

    pub(super) fn left_behind(&self) -> Option<&Path> {
        self.left_behind.as_deref()
    }

    pub(super) fn discard(&mut self) {
        if let Some(path) = self.left_behind.take() {
            // What cannot be removed is offered again next time.
            let _ = std::fs::remove_file(path);
        }
    }

    /// A copy of this revision stands on the disk, and it is ours to remove.
    pub(super) fn wrote(&mut self, revision: u64) {
        self.written = Some((revision, Instant::now()));
        self.ours = true;
    }

    pub(super) fn reset(&mut self) {
        self.written = None;
    }
}

impl Session {
    /// When [`Session::update`] should be called again although nothing happens, for a recovery copy.
    #[must_use]
    pub fn wake_after(&self) -> Option<Duration> {
        let (written, at) = self.recovery.written?;
        (self.dirty() && written != self.history.revision()).then(|| RECOVERY_PAUSE.saturating_sub(at.elapsed()))
    }

    pub(super) fn open_recovery_copy(&mut self) {
        if let Some(path) = self.recovery.left_behind.clone() {
            self.load(path, true, Vec::new());
        }
    }

    pub(super) fn keep_recovery_copy(&mut self) {
        let revision = self.history.revision();
        let due =
            self.recovery.written.is_none_or(|(written, at)| written != revision && at.elapsed() >= RECOVERY_PAUSE);
        if !self.dirty() || !due || self.tasks.busy() || self.recovery.left_behind.is_some() {
            return;
        }
        let Some(path) = self.recovery.path.clone() else { return };
        self.recovery.written = Some((revision, Instant::now()));
        let document = self.document();
        let work = move |_: &Ticket| {
            // Without a copy the work goes on; saving will tell what is wrong with the disk.
            let written = path.parent().is_none_or(|folder| std::fs::create_dir_all(folder).is_ok())
                && document::write(&document).is_ok_and(|bytes| super::export::store(&path, &bytes).is_ok());
            written.then_some(Outcome::Recovered { revision })
        };
        self.tasks.start(Job { name: String::new(), cancellable: false, shown: false, work: Box::new(work) });
    }

    pub(super) fn remove_recovery_copy(&mut self) {
        if std::mem::take(&mut self.recovery.ours)
            && let Some(path) = &self.recovery.path
        {
            // A copy too many is offered at the next start and can be discarded there.
            let _ = std::fs::remove_file(path);
        }
        self.recovery.written = None;
    }
}
