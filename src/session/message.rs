//! The line that tells what went wrong or is done, and the question before something is lost.

use super::command::Command;
use crate::import::Severity;

/// A message to the user. It stays until the next one or until it is closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// How bad it is.
    pub severity: Severity,
    /// One sentence: what, where, what to do.
    pub text: String,
    /// What helps to report it; can be copied.
    pub details: Option<String>,
}

/// Unsaved changes would be lost: the window asks, and sends [`Command::Answer`].
#[derive(Clone, Debug, PartialEq)]
pub struct Confirm {
    /// The question.
    pub text: String,
    /// What happens after "Save" or "Discard".
    pub then: Command,
}
