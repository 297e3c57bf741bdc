//! Widths of text, from the same fonts that screen and PDF use, with their kerning.

use std::sync::OnceLock;

use ttf_parser::gpos::{PairAdjustment, PositioningSubtable};
use ttf_parser::{GlyphId, Tag};

use super::fallback;
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

/// Characters whose advances are kept in a table: ASCII, Latin-1 and Latin Extended-A.
const TABLE: usize = 0x180;

struct Metrics {
    /// `None` only if the font crate shipped a broken file.
    font: Option<ttf_parser::Face<'static>>,
    /// Advances in em.
    table: [f32; TABLE],
    /// Kerning in em by the character before; a row is read when it is first needed.
    kerning: Vec<OnceLock<Box<[f32; TABLE]>>>,
    ascent: f32,
    descent: f32,
    cap_height: f32,
}

impl Metrics {
    fn read(face: Face) -> Self {
        let font = ttf_parser::Face::parse(font_bytes(face), 0).ok();
        let kerning = std::iter::repeat_with(OnceLock::new).take(TABLE).collect();
        let mut metrics = Self { font, table: [0.0; TABLE], kerning, ascent: 0.8, descent: 0.2, cap_height: 0.7 };
        if let Some(font) = &metrics.font {
            let em = f32::from(font.units_per_em());
            metrics.ascent = f32::from(font.ascender()) / em;
            metrics.descent = -f32::from(font.descender()) / em;
            metrics.cap_height = font.capital_height().map_or(0.7, |height| f32::from(height) / em);
        }
        for code in 0..TABLE {
            let character = u32::try_from(code).ok().and_then(char::from_u32).unwrap_or(' ');
            metrics.table[code] = metrics.advance_of(character);
        }
        metrics
    }

    fn of(face: Face) -> &'static Self {
        static FACES: [OnceLock<Metrics>; 3] = [OnceLock::new(), OnceLock::new(), OnceLock::new()];
        let slot = match face {
            Face::Regular => &FACES[0],
            Face::Bold => &FACES[1],
            Face::Icon => &FACES[2],
        };
        slot.get_or_init(|| Self::read(face))
    }

    fn advance_of(&self, character: char) -> f32 {
        let Some(font) = &self.font else { return 0.55 };
        let Some(glyph) = font.glyph_index(character) else {
            // A character no font has is drawn as the `.notdef` box.
            return fallback::advance(character).unwrap_or_else(|| self.em(GlyphId(0)));
        };
        self.em(glyph)
    }

    fn em(&self, glyph: GlyphId) -> f32 {
        let Some(font) = &self.font else { return 0.55 };
        f32::from(font.glyph_hor_advance(glyph).unwrap_or(0)) / f32::from(font.units_per_em())
    }

    fn kern(&self, before: char, after: char) -> f32 {
        // Digits keep their columns.
        if before.is_ascii_digit() || after.is_ascii_digit() {
            return 0.0;
        }
        match (self.kerning.get(before as usize), after as usize) {
            (Some(row), after) if after < TABLE => {
                row.get_or_init(|| Box::new(std::array::from_fn(|code| self.kern_of(before, code))))[after]
            }
            (_, after) => self.kern_of(before, after),
        }
    }

    /// The kerning of a pair as the feature `kern` of the font says it, in em.
    fn kern_of(&self, before: char, after: usize) -> f32 {
        let after = u32::try_from(after).ok().and_then(char::from_u32);
        let Some((font, after)) = self.font.as_ref().zip(after) else { return 0.0 };
        let (Some(first), Some(second)) = (font.glyph_index(before), font.glyph_index(after)) else { return 0.0 };
        let Some(table) = font.tables().gpos else { return 0.0 };
        let lookups = table.features.into_iter().filter(|feature| feature.tag == Tag::from_bytes(b"kern"));
        let mut lookups: Vec<u16> = lookups.flat_map(|feature| feature.lookup_indices).collect();
        lookups.sort_unstable();
        lookups.dedup();
        let lookups = lookups.into_iter().filter_map(|index| table.lookups.get(index));
        // Within a lookup the first subtable that knows the pair decides.
        let values = lookups.filter_map(|lookup| {
            lookup.subtables.into_iter::<PositioningSubtable>().find_map(|subtable| pair(subtable, first, second))
        });
        f32::from(values.sum::<i16>()) / f32::from(font.units_per_em())
    }

    fn advance(&self, character: char) -> f32 {
        self.table.get(character as usize).copied().unwrap_or_else(|| self.advance_of(character))
    }
}

/// What a subtable adds to the advance of the first glyph before the second, in units of the font.
fn pair(subtable: PositioningSubtable<'_>, first: GlyphId, second: GlyphId) -> Option<i16> {
    let PositioningSubtable::Pair(pair) = subtable else { return None };
    match pair {
        PairAdjustment::Format1 { coverage, sets } => {
            let (value, _) = sets.get(coverage.get(first)?)?.get(second)?;
            Some(value.x_advance)
        }
        PairAdjustment::Format2 { coverage, classes: (left, right), matrix } => {
            coverage.get(first)?;
            let (value, _) = matrix.get((left.get(first), right.get(second)))?;
            Some(value.x_advance)
        }
    }
}

/// The width of a line of text, kerned, in the units of `size`.
#[must_use]
pub fn text_width(face: Face, size: f32, text: &str) -> f32 {
    let metrics = Metrics::of(face);
    let mut width = 0.0;
    let mut before = None;
    for character in text.chars() {
        width += metrics.advance(character) + before.map_or(0.0, |before| metrics.kern(before, character));
        before = Some(character);
    }
    width * size
}

/// How much closer (negative) or wider two characters stand than their widths say, in em.
#[must_use]
pub fn kern(face: Face, before: char, after: char) -> f32 {
    Metrics::of(face).kern(before, after)
}

/// The advance of a character, in em.
#[must_use]
pub fn advance(face: Face, character: char) -> f32 {
    Metrics::of(face).advance(character)
}

/// Height above the baseline that any character needs.
#[must_use]
pub fn ascent(face: Face, size: f32) -> f32 {
    Metrics::of(face).ascent * size
}

/// Depth below the baseline that any character needs.
#[must_use]
pub fn descent(face: Face, size: f32) -> f32 {
    Metrics::of(face).descent * size
}

/// Ascent and descent together: the height of one line without extra leading.
#[must_use]
pub fn line_height(face: Face, size: f32) -> f32 {
    ascent(face, size) + descent(face, size)
}

/// Height of capitals and digits.
#[must_use]
pub fn cap_height(face: Face, size: f32) -> f32 {
    Metrics::of(face).cap_height * size
}

/// The baseline that centers capitals and digits on `middle`.
#[must_use]
pub fn centered_baseline(face: Face, size: f32, middle: f32) -> f32 {
    middle + cap_height(face, size) / 2.0
}

/// True if the face has a glyph for the character.
#[must_use]
pub fn has_glyph(face: Face, character: char) -> bool {
    Metrics::of(face).font.as_ref().is_some_and(|font| font.glyph_index(character).is_some())
}

/// The text, or its longest beginning with `…` that is at most `width` wide.
///
/// Meant for names from the outside. Labels of our own choose a shorter text instead.
#[must_use]
pub fn fit(face: Face, size: f32, text: &str, width: f32) -> String {
    if text_width(face, size, text) <= width {
        return text.to_owned();
    }
    let metrics = Metrics::of(face);
    let mut end = 0;
    let mut taken = 0.0;
    let mut before = None;
    for (index, character) in text.char_indices() {
        let kerned = before.map_or(0.0, |before| metrics.kern(before, character));
        taken += metrics.advance(character) + kerned;
        if (taken + metrics.kern(character, '…').max(0.0) + metrics.advance('…')) * size > width {
            break;
        }
        before = Some(character);
        end = index + character.len_utf8();
    }
    let kept = text.get(..end).unwrap_or("").trim_end();
    format!("{kept}…")
}

/// The text, or as many of its first whole words with `…` as are at most `width` wide; of the first word as much as fits.
///
/// Words that only lead to the next one (`and`, `to`) are left out at the end.
#[must_use]
pub fn fit_words(face: Face, size: f32, text: &str, width: f32) -> String {
    const LEADING: [&str; 12] = ["and", "or", "to", "of", "the", "by", "und", "oder", "von", "der", "die", "auf"];
    if text_width(face, size, text) <= width {
        return text.to_owned();
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    for count in (1..words.len()).rev() {
        let kept = words.get(..count).unwrap_or_default();
        if kept.last().is_some_and(|word| LEADING.contains(word)) {
            continue;
        }
        let short = format!("{}…", kept.join(" ").trim_end_matches([',', ';', ':', '(']).trim_end());
        if text_width(face, size, &short) <= width {
            return short;
        }
    }
    fit(face, size, text, width)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_tabular_in_both_weights() {
        for face in [Face::Regular, Face::Bold] {
            let zero = text_width(face, 10.0, "0");
            assert!(zero > 4.0);
            for digit in '1'..='9' {
                assert_eq!(text_width(face, 10.0, &digit.to_string()), zero, "{digit}");
            }
        }
    }

    #[test]
    fn pairs_are_kerned_and_columns_of_digits_are_not() {
        for face in [Face::Regular, Face::Bold] {
            for pair in [['T', 'o'], ['A', 'V']] {
                assert!(kern(face, pair[0], pair[1]) < -0.01, "{face:?} {pair:?}");
            }
            assert_eq!(kern(face, 'n', 'n'), 0.0);
            assert_eq!(kern(face, '1', '1') + kern(face, '7', '.'), 0.0);
            let apart = text_width(face, 20.0, "T") + text_width(face, 20.0, "o");
            let together = text_width(face, 20.0, "To");
            assert!((together - apart - 20.0 * kern(face, 'T', 'o')).abs() < 1e-3);
        }
    }

    #[test]
    fn bold_is_wider_and_size_scales() {
        let text = "Geräte nach Support-Status";
        assert!(text_width(Face::Bold, 12.0, text) > text_width(Face::Regular, 12.0, text));
        let (one, two) = (text_width(Face::Regular, 1.0, text), text_width(Face::Regular, 2.0, text));
        assert!((two - 2.0 * one).abs() < 1e-4);
    }

    #[test]
    fn a_fitted_name_is_never_wider_than_its_room() {
        let name = "Betriebsstätte Größenwahnsinnig-Überlingen €";
        for width in (0_u8..250).map(f32::from) {
            let fitted = fit(Face::Regular, 12.0, name, width);
            let least = text_width(Face::Regular, 12.0, "…");
            assert!(text_width(Face::Regular, 12.0, &fitted) <= width.max(least) + 1e-3, "{fitted} at {width}");
        }
        assert_eq!(fit(Face::Regular, 12.0, "Wien", 500.0), "Wien");
    }

    #[test]
    fn titles_are_cut_between_words() {
        let title = "Let's Encrypt issuers R10 to R14 and E5 to E9 expire";
        for width in (60_u8..250).map(f32::from) {
            let cut = fit_words(Face::Bold, 11.0, title, width);
            assert!(text_width(Face::Bold, 11.0, &cut) <= width, "{cut} at {width}");
            let kept = cut.trim_end_matches('…');
            assert!(title.starts_with(kept) && title[kept.len()..].starts_with([' ', '\0']), "{cut} at {width}");
            assert!(!kept.ends_with(" to") && !kept.ends_with(" and"), "{cut}");
        }
        assert_eq!(fit_words(Face::Bold, 11.0, title, 900.0), title);
    }

    #[test]
    fn the_characters_of_our_texts_have_glyphs() {
        for face in [Face::Regular, Face::Bold] {
            for character in "ÄÖÜäöüß€–−×≥≤…„“”‚‘’°½·éèñçłőΩЖ→".chars() {
                assert!(has_glyph(face, character), "{face:?} lacks {character}");
            }
        }
    }
}
