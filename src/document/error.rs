//! Why a plan file could not be read or written.

use std::io;

/// Why a plan file could not be read or written. The sentence for the user is made by `session`.
#[derive(Debug, thiserror::Error)]
pub enum DocumentError {
    /// The file could not be read or written.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// It is no plan file.
    #[error("not a Switchover plan")]
    Foreign,
    /// It is a PDF, but carries no plan inside.
    #[error("a PDF without a plan inside")]
    NoPlanInside,
    /// It was written by a newer program.
    #[error("written in format {0}, newer than this program")]
    Newer(u32),
    /// A member is missing, unreadable, or not what its checksum says.
    #[error("{member} is damaged: {reason}")]
    Damaged {
        /// The member of the zip.
        member: String,
        /// What is wrong with it.
        reason: String,
    },
    /// A member is larger than any plan can be.
    #[error("{0} is too large")]
    TooLarge(String),
}

impl DocumentError {
    pub(super) fn damaged(member: &str, reason: impl std::fmt::Display) -> Self {
        Self::Damaged { member: member.to_owned(), reason: reason.to_string() }
    }
}
