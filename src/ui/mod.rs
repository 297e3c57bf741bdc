//! The window: theme, widgets, shell and screens.
//!
//! Screens read a `Session` and send `Command`s; they compute nothing and touch no file.

pub mod scene;
pub mod theme;
pub mod widgets;
