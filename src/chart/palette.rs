//! Colors by meaning; the values live in `assets/theme/*.ron`.

use serde::{Deserialize, Serialize};

use crate::model::ClassGroup;
use crate::plan::{Category, State};

/// A color by what it means. A [`Palette`] turns it into a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Ink {
    /// `bg.app`
    App,
    /// `bg.panel`
    Panel,
    /// `bg.inset`
    Inset,
    /// `bg.hover`
    Hover,
    /// `bg.selected`
    Selected,
    /// `bg.popup`
    Popup,
    /// `stroke.subtle`
    StrokeSubtle,
    /// `stroke.default`
    StrokeDefault,
    /// `stroke.strong`
    StrokeStrong,
    /// `text.primary`
    TextPrimary,
    /// `text.secondary`
    TextSecondary,
    /// `text.tertiary`
    TextTertiary,
    /// `accent`
    Accent,
    /// `accent.text`
    AccentText,
    /// `accent.fill`
    AccentFill,
    /// `accent.fill.hover`
    AccentFillHover,
    /// `accent.on`
    AccentOn,
    /// `accent.tint`
    AccentTint,
    /// `danger`
    Danger,
    /// `axis.band.a`
    BandA,
    /// `axis.band.b`
    BandB,
    /// `axis.band.current`
    BandCurrent,
    /// `report.canvas`
    ReportCanvas,
    /// Fill of a support state.
    StateFill(State),
    /// Line of a support state.
    StateLine(State),
    /// Line of a support state at half strength, for hatching.
    StateHatch(State),
    /// Text of a support state.
    StateText(State),
    /// Swatch of a class group.
    Class(ClassGroup),
    /// A budget category.
    Cost(Category),
}

/// A color as red, green, blue, alpha, 0 to 255, not premultiplied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Rgba(pub [u8; 4]);

/// All colors of a theme.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Palette {
    /// True for the dark theme.
    pub dark: bool,
}

impl Palette {
    /// The color of an ink.
    #[must_use]
    pub fn color(&self, ink: Ink) -> Rgba {
        let _ = ink;
        Rgba([128, 128, 128, 255])
    }
}
