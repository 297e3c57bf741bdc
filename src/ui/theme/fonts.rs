//! The one type family of the window and its icons.

use std::sync::Arc;

use egui::{FontData, FontDefinitions, FontFamily, FontTweak};

use super::{LIFT, bold, icons};
use crate::chart::metrics::font_bytes;
use crate::chart::scene::Face;

/// Noto Sans regular and bold with the icons behind them. The default fonts of egui are not used.
#[must_use]
pub fn definitions() -> FontDefinitions {
    let text = |face| {
        let tweak = FontTweak { y_offset_factor: -LIFT, ..FontTweak::default() };
        Arc::new(FontData::from_static(font_bytes(face)).tweak(tweak))
    };
    let mut fonts = FontDefinitions::empty();
    fonts.font_data.insert("regular".to_owned(), text(Face::Regular));
    fonts.font_data.insert("bold".to_owned(), text(Face::Bold));
    fonts.font_data.insert("icons".to_owned(), Arc::new(FontData::from_static(font_bytes(Face::Icon))));
    let stack = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    fonts.families.insert(FontFamily::Proportional, stack(&["regular", "icons"]));
    fonts.families.insert(FontFamily::Monospace, stack(&["regular", "icons"]));
    fonts.families.insert(bold(), stack(&["bold", "icons"]));
    fonts.families.insert(icons(), stack(&["icons", "regular"]));
    fonts
}
