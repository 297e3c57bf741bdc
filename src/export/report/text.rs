//! Lines of text that fit a width.

use crate::chart::draw::TextStyle;
use crate::i18n::Lang;

/// Words with fewer letters are never hyphenated.
const SHORTEST: usize = 9;
/// A line may stay this much shorter than its column, as a share, before a word is hyphenated: the right edge stays calm.
const RAGGED: f32 = 0.14;

/// Words of titles from this size on are only hyphenated where a line holds nothing else.
const LARGE: f32 = 17.0;

/// Breaks a text into lines of at most `width`, between words; a long word is hyphenated where the line would stay short, and
/// broken where it must be.
///
/// No-break spaces keep their words together. An empty text gives no line.
#[must_use]
pub fn wrap(lang: Lang, style: TextStyle, text: &str, width: f32) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        let mut line = String::new();
        for word in paragraph.split(' ').filter(|word| !word.is_empty()) {
            let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
            if style.width(&longer) <= width {
                line = longer;
                continue;
            }
            let used = style.width(&line);
            let loose = line.is_empty() || (style.size < LARGE && width - used > width * RAGGED);
            let cut = if loose { hyphenated(lang, style, &line, word, width) } else { None };
            let mut rest = word;
            if let Some((begun, left)) = cut {
                lines.push(begun);
                rest = left;
            } else if !line.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            line = remainder(lang, style, rest, width, &mut lines);
        }
        if !line.is_empty() {
            lines.push(line);
        }
    }
    lines
}

/// What is left of a word for the next line; full lines of it go into `lines`.
fn remainder(lang: Lang, style: TextStyle, word: &str, width: f32, lines: &mut Vec<String>) -> String {
    let mut rest = word;
    while style.width(rest) > width {
        let Some((begun, left)) = hyphenated(lang, style, "", rest, width) else {
            return broken(style, rest, width, lines);
        };
        lines.push(begun);
        rest = left;
    }
    rest.to_owned()
}

/// The line with as much of the word as fits before a hyphen, and the rest of the word.
fn hyphenated<'a>(lang: Lang, style: TextStyle, line: &str, word: &'a str, width: f32) -> Option<(String, &'a str)> {
    let before = if line.is_empty() { String::new() } else { format!("{line} ") };
    // A hyphen of its own is the best place.
    let own = word.match_indices(['-', '/']).map(|(at, sign)| at + sign.len()).filter(|at| *at < word.len());
    let mut own = own.filter_map(|at| {
        let (begun, rest) = (format!("{before}{}", word.get(..at)?), word.get(at..)?);
        (at > 2 && style.width(&begun) <= width).then_some((begun, rest))
    });
    if let Some(found) = own.next_back() {
        return Some(found);
    }
    let letters = word.trim_end_matches(|character: char| !character.is_alphabetic());
    let plain = letters.chars().all(char::is_alphabetic) && letters.chars().skip(1).all(char::is_lowercase);
    if !plain || letters.chars().count() < SHORTEST {
        return None;
    }
    let language = match lang {
        Lang::En => hypher::Lang::English,
        Lang::De => hypher::Lang::German,
    };
    let mut at = 0;
    let mut found = None;
    for syllable in hypher::hyphenate(letters, language) {
        at += syllable.len();
        let (Some(begin), Some(rest)) = (letters.get(..at), word.get(at..)) else { continue };
        let enough = begin.chars().count() >= 3 && letters.get(at..).is_some_and(|end| end.chars().count() >= 3);
        let begun = format!("{before}{begin}-");
        if enough && style.width(&begun) <= width {
            found = Some((begun, rest));
        }
    }
    found
}

/// Puts the full lines of a long word into `lines` and returns the rest.
fn broken(style: TextStyle, word: &str, width: f32, lines: &mut Vec<String>) -> String {
    let mut rest = String::new();
    for character in word.chars() {
        rest.push(character);
        if style.width(&rest) > width && rest.chars().count() > 1 {
            rest.pop();
            // A break after a separator reads better than one inside a word.
            let cut = rest.rfind(['/', '-', '.', '_', '@', ':']).map_or(rest.len(), |index| index + 1);
            let tail = rest.split_off(cut);
            lines.push(rest);
            rest = tail;
            rest.push(character);
        }
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::Ink;

    const STYLE: TextStyle = TextStyle::regular(12.0, Ink::TextPrimary);

    #[test]
    fn no_line_is_too_wide_and_no_word_is_lost() {
        let text = "Die Zertifikate der Geräte in https://learn.microsoft.com/de-de/microsoftteams/devices/teams-phones \
                    laufen am 14.05.2029 ab; Überlandleitungsbetriebsgesellschaftsverwaltung";
        for width in [40.0, 90.0, 200.0, 1000.0] {
            let lines = wrap(Lang::De, STYLE, text, width);
            for line in &lines {
                assert!(STYLE.width(line) <= width, "{line:?} at {width}");
            }
            let letters = |text: &str| text.chars().filter(|c| *c != ' ' && *c != '-').collect::<String>();
            assert_eq!(letters(&lines.concat()), letters(text));
        }
    }

    #[test]
    fn long_german_words_are_hyphenated_between_syllables() {
        let lines = wrap(Lang::De, STYLE, "Zertifikatsverwaltung", 90.0);
        assert_eq!(lines, ["Zertifikatsver-", "waltung"]);
        // What names a thing is not cut.
        assert_eq!(wrap(Lang::De, STYLE, "ein Gerät VVX411aXYZ0 hier", 90.0), ["ein Gerät", "VVX411aXYZ0", "hier"]);
    }

    #[test]
    fn dates_stay_together() {
        let lines = wrap(Lang::En, STYLE, "ends on 23\u{a0}Nov\u{a0}2026", 80.0);
        assert_eq!(lines, ["ends on", "23\u{a0}Nov\u{a0}2026"]);
    }

    #[test]
    fn nothing_gives_no_line() {
        assert!(wrap(Lang::En, STYLE, "", 100.0).is_empty());
    }
}
