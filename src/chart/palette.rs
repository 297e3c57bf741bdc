//! Colors by meaning; the values live in `assets/theme/*.ron`.

use std::collections::BTreeMap;
use std::sync::OnceLock;

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

impl Ink {
    /// The number of inks.
    pub const COUNT: usize = PLAIN.len() + 4 * State::ALL.len() + ClassGroup::ALL.len() + Category::ALL.len();

    /// All inks, in the order of [`Ink::index`].
    pub fn all() -> impl Iterator<Item = Self> {
        PLAIN
            .iter()
            .map(|(ink, _)| *ink)
            .chain(State::ALL.map(Self::StateFill))
            .chain(State::ALL.map(Self::StateLine))
            .chain(State::ALL.map(Self::StateHatch))
            .chain(State::ALL.map(Self::StateText))
            .chain(ClassGroup::ALL.map(Self::Class))
            .chain(Category::ALL.map(Self::Cost))
    }

    /// Its position in [`Ink::all`].
    fn index(self) -> usize {
        const STATES: usize = PLAIN.len();
        const CLASSES: usize = STATES + 4 * State::ALL.len();
        match self {
            Self::StateFill(state) => STATES + state.index(),
            Self::StateLine(state) => STATES + State::ALL.len() + state.index(),
            Self::StateHatch(state) => STATES + 2 * State::ALL.len() + state.index(),
            Self::StateText(state) => STATES + 3 * State::ALL.len() + state.index(),
            Self::Class(group) => CLASSES + group as usize,
            Self::Cost(category) => CLASSES + ClassGroup::ALL.len() + category as usize,
            plain => PLAIN.iter().position(|(ink, _)| *ink == plain).unwrap_or(0),
        }
    }

    /// The name of its token in a theme file; [`Ink::StateHatch`] has none, it is mixed from fill and line.
    fn token(self) -> Option<String> {
        Some(match self {
            Self::StateFill(state) => format!("state.{}.fill", state.key()),
            Self::StateLine(state) => format!("state.{}.line", state.key()),
            Self::StateText(state) => format!("state.{}.text", state.key()),
            Self::StateHatch(_) => return None,
            Self::Class(group) => format!("class.{}", group_token(group)),
            Self::Cost(category) => format!("cost.{}", category.key()),
            plain => PLAIN.get(plain.index()).map(|(_, name)| (*name).to_owned())?,
        })
    }
}

const fn group_token(group: ClassGroup) -> &'static str {
    match group {
        ClassGroup::Lpe => "lpe",
        ClassGroup::ThreePip => "three_pip",
        ClassGroup::SipGateway => "sip_gateway",
        ClassGroup::TeamsAndroid => "teams_android",
        ClassGroup::AnalogDect => "analog_dect",
        ClassGroup::Unknown => "unknown",
    }
}

/// Inks without a parameter, in the order of the enum, with their tokens.
const PLAIN: [(Ink, &str); 23] = [
    (Ink::App, "bg.app"),
    (Ink::Panel, "bg.panel"),
    (Ink::Inset, "bg.inset"),
    (Ink::Hover, "bg.hover"),
    (Ink::Selected, "bg.selected"),
    (Ink::Popup, "bg.popup"),
    (Ink::StrokeSubtle, "stroke.subtle"),
    (Ink::StrokeDefault, "stroke.default"),
    (Ink::StrokeStrong, "stroke.strong"),
    (Ink::TextPrimary, "text.primary"),
    (Ink::TextSecondary, "text.secondary"),
    (Ink::TextTertiary, "text.tertiary"),
    (Ink::Accent, "accent"),
    (Ink::AccentText, "accent.text"),
    (Ink::AccentFill, "accent.fill"),
    (Ink::AccentFillHover, "accent.fill.hover"),
    (Ink::AccentOn, "accent.on"),
    (Ink::AccentTint, "accent.tint"),
    (Ink::Danger, "danger"),
    (Ink::BandA, "axis.band.a"),
    (Ink::BandB, "axis.band.b"),
    (Ink::BandCurrent, "axis.band.current"),
    (Ink::ReportCanvas, "report.canvas"),
];

/// A color as red, green, blue, alpha, 0 to 255, not premultiplied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Rgba(pub [u8; 4]);

impl Rgba {
    /// Reads `#RRGGBB`; `None` for anything else.
    #[must_use]
    pub fn from_hex(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6)?;
        let number = u32::from_str_radix(digits, 16).ok()?;
        let [_, red, green, blue] = number.to_be_bytes();
        Some(Self([red, green, blue, 255]))
    }

    /// The color half way to another one.
    #[must_use]
    pub fn half_way(self, other: Self) -> Self {
        let mut mixed = self.0;
        for (channel, other) in mixed.iter_mut().zip(other.0) {
            *channel = channel.midpoint(other);
        }
        Self(mixed)
    }

    /// `#RRGGBB`, without alpha.
    #[must_use]
    pub fn to_hex(self) -> String {
        let [red, green, blue, _] = self.0;
        format!("#{red:02X}{green:02X}{blue:02X}")
    }
}

/// All colors of a theme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Palette {
    /// True for the dark theme.
    pub dark: bool,
    colors: [Rgba; Ink::COUNT],
}

impl Default for Palette {
    fn default() -> Self {
        Self::light().clone()
    }
}

/// Why a theme file cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ThemeError {
    /// It is no RON of the expected shape.
    #[error("the theme cannot be read: {0}")]
    Syntax(String),
    /// A token is missing or is no color.
    #[error("the theme has no color `{0}`; write it as \"#RRGGBB\"")]
    Color(String),
}

#[derive(Deserialize)]
struct Theme {
    dark: bool,
    colors: BTreeMap<String, String>,
}

impl Palette {
    /// The light theme, which every exported page uses as well.
    #[must_use]
    pub fn light() -> &'static Self {
        static LIGHT: OnceLock<Palette> = OnceLock::new();
        LIGHT.get_or_init(|| Self::embedded(include_str!("../../assets/theme/light.ron")))
    }

    /// The dark theme.
    #[must_use]
    pub fn dark() -> &'static Self {
        static DARK: OnceLock<Palette> = OnceLock::new();
        DARK.get_or_init(|| Self::embedded(include_str!("../../assets/theme/dark.ron")))
    }

    #[expect(clippy::expect_used, reason = "both files are part of the program and a test reads them")]
    fn embedded(text: &str) -> Self {
        Self::from_ron(text).expect("embedded themes are complete")
    }

    /// Reads a theme file.
    ///
    /// # Errors
    /// [`ThemeError`] if it is no theme or lacks a token.
    pub fn from_ron(text: &str) -> Result<Self, ThemeError> {
        let theme: Theme = ron::from_str(text).map_err(|error| ThemeError::Syntax(error.to_string()))?;
        let read = |ink: Ink| {
            let token = ink.token().unwrap_or_default();
            let color = theme.colors.get(&token).and_then(|text| Rgba::from_hex(text));
            color.ok_or(ThemeError::Color(token))
        };
        let mut colors = [Rgba([0, 0, 0, 255]); Ink::COUNT];
        for (slot, ink) in colors.iter_mut().zip(Ink::all()) {
            *slot = match ink {
                Ink::StateHatch(state) => read(Ink::StateFill(state))?.half_way(read(Ink::StateLine(state))?),
                ink => read(ink)?,
            };
        }
        Ok(Self { dark: theme.dark, colors })
    }

    /// The color of an ink.
    #[must_use]
    pub fn color(&self, ink: Ink) -> Rgba {
        self.colors.get(ink.index()).copied().unwrap_or(Rgba([0, 0, 0, 255]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn luminance(color: Rgba) -> f64 {
        let linear = |channel: u8| {
            let share = f64::from(channel) / 255.0;
            if share <= 0.040_45 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        };
        let [red, green, blue, _] = color.0;
        0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }

    fn contrast(a: Rgba, b: Rgba) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn every_ink_has_its_own_place() {
        for (position, ink) in Ink::all().enumerate() {
            assert_eq!(ink.index(), position, "{ink:?}");
        }
        assert_eq!(Ink::all().count(), Ink::COUNT);
    }

    #[test]
    fn text_is_readable_on_what_it_stands_on() {
        for palette in [Palette::light(), Palette::dark()] {
            let mut pairs = vec![(Ink::AccentOn, Ink::AccentFill), (Ink::AccentOn, Ink::AccentFillHover)];
            for ground in [Ink::App, Ink::Panel, Ink::Inset, Ink::Hover, Ink::Selected, Ink::Popup] {
                pairs.extend([Ink::TextPrimary, Ink::TextSecondary].map(|text| (text, ground)));
            }
            for ground in [Ink::App, Ink::Panel, Ink::Inset, Ink::Popup, Ink::BandB] {
                pairs.push((Ink::TextTertiary, ground));
            }
            pairs.extend([Ink::Panel, Ink::AccentTint, Ink::BandCurrent].map(|ground| (Ink::AccentText, ground)));
            for state in State::ALL {
                for ground in [Ink::StateFill(state), Ink::Panel, Ink::App, Ink::Selected] {
                    pairs.push((Ink::StateText(state), ground));
                }
            }
            for (text, ground) in pairs {
                let ratio = contrast(palette.color(text), palette.color(ground));
                assert!(ratio >= 4.5, "{text:?} on {ground:?} reaches {ratio:.2} (dark: {})", palette.dark);
            }
        }
    }

    #[test]
    fn supported_and_replaced_differ_in_lightness() {
        for palette in [Palette::light(), Palette::dark()] {
            let supported = luminance(palette.color(Ink::StateFill(State::Supported)));
            let replaced = luminance(palette.color(Ink::StateFill(State::Replaced)));
            assert_eq!(replaced > supported, palette.dark);
        }
    }

    #[test]
    fn a_missing_token_is_named() {
        let text = include_str!("../../assets/theme/light.ron").replace("\"danger\": \"#B3261E\",", "");
        assert_eq!(Palette::from_ron(&text), Err(ThemeError::Color("danger".to_owned())));
    }
}
