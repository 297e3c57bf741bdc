//! The whole application without a window: commands, edits, undo, background tasks, settings.
//!
//! Screens read a [`Session`] and send [`Command`]s; commands run once a frame in one place.

mod command;
mod edit;

pub use command::{Answer, Command, ExportKind, Screen, Selection, SortColumn, Theme};
pub use edit::Edit;
