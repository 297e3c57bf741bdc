//! The whole application without a window: commands, edits, undo, background tasks, settings.
//!
//! Screens read a [`Session`] and send [`Command`]s; commands run once a frame in one place.

mod command;
mod edit;

pub use command::{Command, ExportKind, Screen, Selection, Theme};
pub use edit::Edit;
