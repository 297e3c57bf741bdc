//! Lines of text that fit a width.

use crate::chart::draw::TextStyle;

/// Breaks a text into lines of at most `width`, between words; a word that is wider is broken where it must be.
///
/// No-break spaces keep their words together. An empty text gives no line.
#[must_use]
pub fn wrap(style: TextStyle, text: &str, width: f32) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        let mut line = String::new();
        for word in paragraph.split(' ').filter(|word| !word.is_empty()) {
            let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
            if style.width(&longer) <= width {
                line = longer;
                continue;
            }
            if !line.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            line = broken(style, word, width, &mut lines);
        }
        if !line.is_empty() {
            lines.push(line);
        }
    }
    lines
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
            let lines = wrap(STYLE, text, width);
            for line in &lines {
                assert!(STYLE.width(line) <= width, "{line:?} at {width}");
            }
            let letters = |text: &str| text.chars().filter(|c| *c != ' ').collect::<String>();
            assert_eq!(letters(&lines.concat()), letters(text));
        }
    }

    #[test]
    fn dates_stay_together() {
        let lines = wrap(STYLE, "ends on 23\u{a0}Nov\u{a0}2026", 80.0);
        assert_eq!(lines, ["ends on", "23\u{a0}Nov\u{a0}2026"]);
    }

    #[test]
    fn nothing_gives_no_line() {
        assert!(wrap(STYLE, "", 100.0).is_empty());
    }
}
