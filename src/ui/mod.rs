//! The window: theme, widgets, shell and screens.
//!
//! Screens read a `Session` and send `Command`s; they compute nothing and touch no file.

pub mod commands;
pub mod cx;
pub mod inspector;
pub mod planning;
pub mod scene;
pub mod screens;
pub mod shell;
pub mod theme;
pub mod view;
pub mod widgets;
