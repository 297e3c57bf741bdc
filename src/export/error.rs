//! Why an export was not written.

use std::io;

/// Why an export was not written.
#[derive(Debug)]
pub enum ExportError {
    /// It could not be made, as a sentence.
    Made(String),
    /// The file could not be written.
    Io(io::Error),
    /// The user stopped it; there is no file.
    Cancelled,
}
