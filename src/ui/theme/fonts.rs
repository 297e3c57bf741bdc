//! The one type family of the window and its icons.

use std::sync::Arc;

use egui::epaint::text::{FontPriority, InsertFontFamily};
use egui::{Context, FallbackRequest, FontData, FontDefinitions, FontFamily, FontInsert, FontTweak};

use super::{LIFT, bold, icons};
use crate::chart::fallback;
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

/// Lets the window take fonts of the system for characters that the family lacks, such as those of Chinese, Japanese and Korean:
/// the same fonts that the report takes. None is looked for before such a character is shown.
pub fn use_system_fonts(ctx: &Context) {
    ctx.add_font_provider(Arc::new(|request: &FallbackRequest<'_>| found(request)));
}

fn found(request: &FallbackRequest<'_>) -> Option<FontInsert> {
    let font = fallback::font(request.cluster.chars().next()?)?;
    let name = format!("system {}", font.number);
    let family = |family| InsertFontFamily { family, priority: FontPriority::Lowest };
    let families = [FontFamily::Proportional, FontFamily::Monospace, bold()];
    Some(FontInsert::new(&name, FontData::from_blob(font.bytes, font.index), families.map(family).to_vec()))
}
