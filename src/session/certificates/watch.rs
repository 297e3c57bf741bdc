//! What is known of a log while it is being read, for the window to show. Nothing of it is kept.

use std::sync::{Arc, Mutex, PoisonError};

use crate::import::syslog::Glimpse;

/// A log that is being read, as far as it is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogWatch {
    /// Name of the file.
    pub file: String,
    /// Its size in bytes.
    pub total: u64,
    /// What it held so far.
    pub so_far: Glimpse,
}

/// Where the thread that reads puts it, and the window finds it.
#[derive(Clone, Debug, Default)]
pub struct Watched(Arc<Mutex<Option<LogWatch>>>);

impl Watched {
    /// The log that is being read, if one is.
    #[must_use]
    pub fn now(&self) -> Option<LogWatch> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Says how far a log is read.
    pub fn set(&self, log: LogWatch) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(log);
    }

    /// Forgets it as soon as the returned value is dropped, however reading ends.
    #[must_use]
    pub fn until_dropped(&self) -> Forget {
        Forget(self.clone())
    }
}

/// Forgets what was watched when it is dropped.
#[derive(Debug)]
pub struct Forget(Watched);

impl Drop for Forget {
    fn drop(&mut self) {
        *self.0.0.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }
}
