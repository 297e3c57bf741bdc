//! `Outlook` to [`Scene`]: positioned marks in abstract units (1 unit = 1 point at scale 1).
//!
//! Layout is pure: it knows no window and no PDF. Screen, PDF and SVG paint the same marks.

pub mod bridge;
pub mod budget;
pub mod draw;
pub mod fallback;
#[cfg(test)]
pub(crate) mod fixture;
pub mod glyph;
pub mod licenses;
pub mod metrics;
pub mod palette;
pub mod pattern;
mod plot;
pub mod rollout;
pub mod scene;
pub mod stacks;
pub mod timeline;

pub use palette::{Ink, Palette};
pub use scene::*;
