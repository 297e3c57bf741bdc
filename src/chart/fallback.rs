//! Fonts of the system for characters that the built-in family lacks, such as those of Chinese, Japanese and Korean.
//!
//! Nothing is read before such a character is met.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use fontdb::{Database, ID, Style};

use super::metrics::has_glyph;
use super::scene::Face;

/// Families that are known to cover a whole script, best first; other fonts follow by name.
const PREFERRED: [&str; 13] = [
    "Noto Sans CJK JP",
    "Noto Sans CJK",
    "Noto Sans",
    "Source Han Sans",
    "Microsoft YaHei",
    "PingFang",
    "Hiragino Sans",
    "Yu Gothic",
    "Meiryo",
    "Malgun Gothic",
    "Apple SD Gothic",
    "WenQuanYi",
    "Droid Sans Fallback",
];

/// A font file of the system.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fallback {
    /// Position in the order in which fonts were first needed; names the font in a document.
    pub number: usize,
    /// The bytes of the file.
    pub bytes: Arc<Vec<u8>>,
    /// The font inside the file.
    pub index: u32,
}

#[derive(Default)]
struct Known {
    /// Which font a character takes, and its advance in em; `None` if no font has it.
    characters: BTreeMap<char, Option<(usize, f32)>>,
    fonts: Vec<(ID, Fallback)>,
}

fn known() -> &'static Mutex<Known> {
    static KNOWN: OnceLock<Mutex<Known>> = OnceLock::new();
    KNOWN.get_or_init(Mutex::default)
}

/// The system's upright fonts, the preferred ones first.
fn system() -> &'static (Database, Vec<ID>) {
    static SYSTEM: OnceLock<(Database, Vec<ID>)> = OnceLock::new();
    SYSTEM.get_or_init(|| {
        let mut fonts = Database::new();
        fonts.load_system_fonts();
        let mut order: Vec<_> = fonts
            .faces()
            .filter(|face| face.style == Style::Normal)
            .map(|face| {
                let family = face.families.first().map_or("", |(name, _)| name.as_str());
                let rank = PREFERRED.iter().position(|known| family.starts_with(known)).unwrap_or(PREFERRED.len());
                let weight = face.weight.0.abs_diff(400);
                ((rank, weight, family.to_owned(), face.post_script_name.clone()), face.id)
            })
            .collect();
        order.sort();
        let order = order.into_iter().map(|(_, id)| id).collect();
        (fonts, order)
    })
}

fn find(known: &mut Known, character: char) -> Option<(usize, f32)> {
    let mut taken = known.fonts.iter().map(|(_, font)| glyph(&font.bytes, font.index, character)).enumerate();
    if let Some(taken) = taken.find_map(|(number, advance)| Some((number, advance?))) {
        return Some(taken);
    }
    let (fonts, order) = system();
    let found = order.iter().find_map(|id| {
        let found = fonts.with_face_data(*id, |bytes, index| {
            glyph(bytes, index, character).map(|advance| (Arc::new(bytes.to_vec()), index, advance))
        })??;
        Some((*id, found))
    });
    let (id, (bytes, index, advance)) = found?;
    let number = known.fonts.len();
    known.fonts.push((id, Fallback { number, bytes, index }));
    Some((number, advance))
}

/// The font of a character the built-in family lacks, by position, with its advance in em.
fn look_up(known: &mut Known, character: char) -> Option<(usize, f32)> {
    if let Some(found) = known.characters.get(&character) {
        return *found;
    }
    let found = find(known, character);
    known.characters.insert(character, found);
    found
}

/// The advance in em of a character, if the font has it and can be drawn.
fn glyph(bytes: &[u8], index: u32, character: char) -> Option<f32> {
    let font = ttf_parser::Face::parse(bytes, index).ok()?;
    let glyph = font.glyph_index(character)?;
    let tables = font.tables();
    // Pictures in color are no outlines.
    if tables.glyf.is_none() && tables.cff.is_none() {
        return None;
    }
    Some(f32::from(font.glyph_hor_advance(glyph)?) / f32::from(font.units_per_em()))
}

/// The font of the system that draws a character the built-in family lacks; `None` if there is none, or no need for one.
#[must_use]
pub fn font(character: char) -> Option<Fallback> {
    if character.is_control() || has_glyph(Face::Regular, character) {
        return None;
    }
    let mut known = known().lock().unwrap_or_else(PoisonError::into_inner);
    let (number, _) = look_up(&mut known, character)?;
    known.fonts.get(number).map(|(_, font)| font.clone())
}

/// The advance of such a character, in em.
#[must_use]
pub fn advance(character: char) -> Option<f32> {
    if character.is_control() || has_glyph(Face::Regular, character) {
        return None;
    }
    let mut known = known().lock().unwrap_or_else(PoisonError::into_inner);
    look_up(&mut known, character).map(|(_, advance)| advance)
}

/// The characters of some texts that no font has, in order.
#[must_use]
pub fn missing<'a>(texts: impl IntoIterator<Item = &'a str>) -> Vec<char> {
    let mut missing = std::collections::BTreeSet::new();
    for character in texts.into_iter().flat_map(str::chars).filter(|character| *character > '\u{17f}') {
        if !character.is_control() && !has_glyph(Face::Regular, character) && font(character).is_none() {
            missing.insert(character);
        }
    }
    missing.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_family_has_needs_no_other_font() {
        for character in "Aäß€Ωж".chars() {
            assert_eq!(font(character), None, "{character}");
        }
        assert_eq!(missing(["München €", "Αθήνα", "Москва"]), Vec::<char>::new());
    }

    #[test]
    fn a_character_no_font_can_have_is_named_once() {
        // A private character.
        assert_eq!(missing(["a\u{10fffd}b", "\u{10fffd}"]), ['\u{10fffd}']);
    }

    #[test]
    fn a_font_that_is_chosen_has_the_character() {
        // Whether the system has a font with it differs from machine to machine.
        if let Some(font) = font('語') {
            assert!(glyph(&font.bytes, font.index, '語').is_some_and(|advance| advance > 0.5));
            assert_eq!(advance('語'), glyph(&font.bytes, font.index, '語'));
        }
    }
}
