//! File dialogs behind a trait, so that tests can script the answers.

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::Mutex;

/// A named group of file extensions, without dots.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filter {
    /// Its name, in the user's language.
    pub name: String,
    /// Extensions; `*` for all.
    pub extensions: Vec<&'static str>,
}

/// Asks for files that exist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenRequest {
    /// Title of the dialog.
    pub title: String,
    /// Filters, the first one chosen.
    pub filters: Vec<Filter>,
    /// Whether several files can be chosen.
    pub several: bool,
    /// Folder to begin in.
    pub folder: Option<PathBuf>,
}

/// Asks for a name to write to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SaveRequest {
    /// Title of the dialog.
    pub title: String,
    /// Name proposed, with extension.
    pub file_name: String,
    /// Filters, the first one chosen.
    pub filters: Vec<Filter>,
    /// Folder to begin in.
    pub folder: Option<PathBuf>,
}

/// A dialog that is open: waits for the answer on a worker thread. Empty when the user cancelled; `None` if the system showed
/// no dialog.
pub type Pending = Box<dyn FnOnce() -> Option<Vec<PathBuf>> + Send>;

/// The dialogs of the system. Called on the thread of the window, where some systems insist to create them.
pub trait FileDialogs {
    /// Asks for files to read.
    fn open(&self, request: OpenRequest) -> Pending;
    /// Asks for a file to write.
    fn save(&self, request: SaveRequest) -> Pending;
}

/// Answers given beforehand, for tests and for runs without a window. Asked more often than that, it cancels.
#[derive(Debug, Default)]
pub struct Scripted {
    answers: Mutex<VecDeque<Vec<PathBuf>>>,
    asked: Mutex<Vec<String>>,
}

impl Scripted {
    /// Dialogs that give these answers in turn.
    #[must_use]
    pub fn new(answers: impl IntoIterator<Item = Vec<PathBuf>>) -> Self {
        Self { answers: Mutex::new(answers.into_iter().collect()), asked: Mutex::default() }
    }

    /// Adds an answer.
    pub fn answer(&self, paths: Vec<PathBuf>) {
        if let Ok(mut answers) = self.answers.lock() {
            answers.push_back(paths);
        }
    }

    /// The titles, or proposed names, asked with so far.
    #[must_use]
    pub fn asked(&self) -> Vec<String> {
        self.asked.lock().map(|asked| asked.clone()).unwrap_or_default()
    }

    fn reply(&self, question: String) -> Pending {
        if let Ok(mut asked) = self.asked.lock() {
            asked.push(question);
        }
        let answer = self.answers.lock().ok().and_then(|mut answers| answers.pop_front()).unwrap_or_default();
        Box::new(move || Some(answer))
    }
}

impl FileDialogs for Scripted {
    fn open(&self, request: OpenRequest) -> Pending {
        self.reply(request.title)
    }

    fn save(&self, request: SaveRequest) -> Pending {
        self.reply(request.file_name)
    }
}
