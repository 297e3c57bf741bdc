//! Colors, type and sizes of the window, from the tokens in `assets/theme/*.ron`.
//!
//! This is the only place of the window where raw colors are made.

mod fonts;
mod style;

use std::sync::OnceLock;

use egui::{Color32, Context, FontFamily, FontId, Ui};

use crate::chart::palette::Rgba;
use crate::chart::{Ink, Palette};

pub use fonts::{definitions, use_system_fonts};

/// Sizes of the frame around the screens, in points.
pub mod size {
    /// Height of the bar on top.
    pub const TOP_BAR: f32 = 44.0;
    /// Height of the bar at the bottom.
    pub const STATUS_BAR: f32 = 26.0;
    /// Width of the rail with words.
    pub const RAIL: f32 = 184.0;
    /// Width of the rail with icons only.
    pub const RAIL_NARROW: f32 = 48.0;
    /// Below this width of the window the rail shows icons only.
    pub const RAIL_BREAK: f32 = 1320.0;
    /// Width of the inspector at first.
    pub const INSPECTOR: f32 = 296.0;
    /// Smallest and largest width of the inspector.
    pub const INSPECTOR_RANGE: (f32, f32) = (260.0, 480.0);
    /// Below this width of the window the inspector is hidden.
    pub const INSPECTOR_BREAK: f32 = 1280.0;
    /// Height of the head of a screen.
    pub const SCREEN_HEADER: f32 = 44.0;
    /// Height of the head of a pane.
    pub const PANE_HEADER: f32 = 36.0;
    /// Height of a button, field or tab.
    pub const CONTROL: f32 = 28.0;
    /// Height of a small button.
    pub const CONTROL_SMALL: f32 = 24.0;
    /// Height of a large button.
    pub const CONTROL_LARGE: f32 = 34.0;
    /// Height of a table row of one line.
    pub const ROW: f32 = 27.0;
    /// Height of a table row of two lines.
    pub const ROW_TWO: f32 = 45.0;
    /// Height of a table header.
    pub const TABLE_HEADER: f32 = 28.0;
    /// Height of a facet row.
    pub const FACET: f32 = 22.0;
    /// Height of a chip.
    pub const CHIP: f32 = 20.0;
    /// Corner radius of buttons and fields.
    pub const RADIUS: u8 = 5;
    /// Corner radius of popups and the drop zone.
    pub const RADIUS_POPUP: u8 = 6;
    /// Corner radius of chips and small boxes.
    pub const RADIUS_CHIP: u8 = 4;
    /// Corner radius of swatches and segments.
    pub const RADIUS_SWATCH: u8 = 2;
    /// Padding at the left of a pane.
    pub const PANE_LEFT: f32 = 16.0;
    /// Padding at the right of a pane.
    pub const PANE_RIGHT: f32 = 12.0;
}

/// How far text is lifted in its line box, as a share of its size: Noto Sans sits low in buttons and rows.
pub const LIFT: f32 = 0.06;

/// A role of text: size and weight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Type {
    /// Key figure, title of the start screen.
    Display,
    /// Title of the drop zone.
    DropTitle,
    /// Title of a screen or of the inspector.
    Title,
    /// Body, table cell, navigation.
    Body,
    /// Body, selected or a sum.
    BodyBold,
    /// Dense table, secondary text.
    Dense,
    /// Section header, table header.
    DenseBold,
    /// Bar label, axis, caption.
    Caption,
    /// Caption that stands out.
    CaptionBold,
}

impl Type {
    /// The font with its size in points.
    #[must_use]
    pub fn font(self) -> FontId {
        let (size, family) = match self {
            Self::Display => (26.0, bold()),
            Self::DropTitle => (18.0, bold()),
            Self::Title => (15.0, bold()),
            Self::Body => (13.0, FontFamily::Proportional),
            Self::BodyBold => (13.0, bold()),
            Self::Dense => (12.0, FontFamily::Proportional),
            Self::DenseBold => (12.0, bold()),
            Self::Caption => (11.0, FontFamily::Proportional),
            Self::CaptionBold => (11.0, bold()),
        };
        FontId::new(size, family)
    }
}

/// The bold family.
#[must_use]
pub fn bold() -> FontFamily {
    FontFamily::Name("bold".into())
}

/// The family of icons.
#[must_use]
pub fn icons() -> FontFamily {
    FontFamily::Name("icons".into())
}

/// The palette of the light or dark theme, read once.
#[must_use]
pub fn palette(dark: bool) -> &'static Palette {
    static PALETTES: OnceLock<[Palette; 2]> = OnceLock::new();
    let [light, dark_palette] = PALETTES.get_or_init(|| [Palette::light().clone(), Palette::dark().clone()]);
    if dark { dark_palette } else { light }
}

/// The color of an ink in a theme.
#[must_use]
pub fn color(dark: bool, ink: Ink) -> Color32 {
    to_color(palette(dark).color(ink))
}

/// The color of an ink in the theme a `Ui` is shown in.
#[must_use]
pub fn ink(ui: &Ui, ink: Ink) -> Color32 {
    color(ui.visuals().dark_mode, ink)
}

/// Sets fonts and both styles. Call once, before the first frame.
pub fn install(ctx: &Context) {
    ctx.set_fonts(definitions());
    ctx.set_style_of(egui::Theme::Light, style::style(false));
    ctx.set_style_of(egui::Theme::Dark, style::style(true));
}

/// The color of a palette value.
#[must_use]
pub fn to_color(Rgba([r, g, b, a]): Rgba) -> Color32 {
    #[expect(clippy::disallowed_methods, reason = "the one place where palette values become colors")]
    Color32::from_rgba_unmultiplied(r, g, b, a)
}
