//! Widths of text, from the same fonts that screen and PDF use.

use super::scene::Face;

/// The bytes of a face.
#[must_use]
pub fn font_bytes(face: Face) -> &'static [u8] {
    match face {
        Face::Regular => notosans::REGULAR_TTF,
        Face::Bold => notosans::BOLD_TTF,
        Face::Icon => lucide_icons::LUCIDE_FONT_BYTES,
    }
}

/// The width of a line of text, in the units of `size`.
#[must_use]
pub fn text_width(face: Face, size: f32, text: &str) -> f32 {
    let _ = face;
    size * 0.55 * text.chars().count() as f32
}
