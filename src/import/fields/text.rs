//! Text cells: words for nothing, formulas, secrets.

/// Words people write into a cell that is meant to be empty.
const NOTHING: [&str; 34] = [
    "",
    "-",
    "--",
    "---",
    "?",
    "0",
    "n/a",
    "na",
    "n.a.",
    "#n/a",
    "null",
    "none",
    "nil",
    "unknown",
    "unbekannt",
    "brak",
    "keine",
    "k.a.",
    "k. a.",
    "k.a",
    "ohne",
    "inconnu",
    "desconocido",
    "sconosciuto",
    "onbekend",
    "nieznany",
    "unassigned",
    "unaccessible",
    "not available",
    "no tag",
    "not checked",
    "tbd",
    "#nv",
    "undefined",
];

/// For every first letter, the lengths of the words for nothing that begin with it, a bit for each.
const LENGTHS: [u16; 128] = {
    let mut lengths = [0; 128];
    let mut at = 0;
    while at < NOTHING.len() {
        let word = NOTHING[at].as_bytes();
        let first = if word.is_empty() { 0 } else { word[0] };
        lengths[first as usize] |= 1 << word.len();
        at += 1;
    }
    lengths
};

/// True for an empty cell and for words that stand for one.
pub(crate) fn is_placeholder(text: &str) -> bool {
    let first = text.as_bytes().first().map_or(0, u8::to_ascii_lowercase);
    // Most cells are told apart by their first letter and length.
    let may_be =
        text.len() < 16 && LENGTHS.get(usize::from(first)).is_some_and(|lengths| lengths >> text.len() & 1 == 1);
    may_be && NOTHING.iter().any(|word| word.eq_ignore_ascii_case(text))
}

/// True if a serial number or asset tag tells one device from others.
pub(crate) fn is_identity(text: &str) -> bool {
    let mut characters = text.bytes().filter(u8::is_ascii_alphanumeric);
    let Some(first) = characters.next() else { return false };
    // Three characters, not all the same.
    let varied = characters.enumerate().scan(false, |varied, (after, character)| {
        *varied |= character != first;
        Some(after > 0 && *varied)
    });
    text.len() <= 64 && varied.into_iter().any(|enough| enough) && !is_placeholder(text)
}

/// True if a spreadsheet would run the text as a formula.
pub(crate) fn is_formula(text: &str) -> bool {
    match text.as_bytes() {
        [b'=' | b'@', rest @ ..] => rest.iter().any(u8::is_ascii_alphanumeric),
        [b'+' | b'-', rest @ ..] => {
            rest.contains(&b'|')
                || rest.contains(&b'!')
                || (rest.contains(&b'(') && rest.iter().any(u8::is_ascii_alphabetic))
        }
        _ => false,
    }
}

/// True if a header says that its column holds passwords, PINs or keys.
pub(crate) fn is_secret_header(header: &str) -> bool {
    let words = words(header);
    let compact: String = words.concat();
    let parts = [
        "password",
        "passwd",
        "passwort",
        "kennwort",
        "passphrase",
        "motdepasse",
        "contrasena",
        "contraseña",
        "wachtwoord",
        "hasło",
        "haslo",
        "authpass",
        "secret",
        "privatekey",
        "sharedkey",
        "presharedkey",
        "apikey",
        "accesstoken",
        "webpass",
        "authenticationstring",
        "snmpcommunity",
        "credential",
        "geheimnis",
        "zugangscode",
    ];
    let exact = ["pin", "psk", "pw", "pwd", "puk", "pins", "secret", "pass", "vmpin"];
    // `certPassword expires` is still a secret's neighbour; dates of a secret are not worth the risk.
    parts.iter().any(|part| compact.contains(part)) || words.iter().any(|word| exact.contains(&word.as_str()))
}

/// The words of a header in lower case: split at everything that is no letter or digit, and at camel humps.
pub(crate) fn words(header: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut word = String::new();
    let mut previous_lower = false;
    for character in header.chars() {
        let hump = character.is_uppercase() && previous_lower;
        if (!character.is_alphanumeric() || hump) && !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
        if character.is_alphanumeric() {
            word.extend(character.to_lowercase());
        }
        previous_lower = character.is_lowercase();
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

/// Takes passwords and PINs out of free text (`PIN: 4711`); `None` if there are none.
pub(crate) fn without_secrets(text: &str) -> Option<String> {
    const KEYS: [&str; 8] = ["password", "passwort", "kennwort", "passwd", "pwd", "pin", "secret", "hasło"];
    if text.len() < 6 || memchr::memchr2(b':', b'=', text.as_bytes()).is_none() {
        return None;
    }
    let lower = text.to_lowercase();
    if lower.len() != text.len() || !KEYS.iter().any(|key| lower.contains(key)) {
        return None;
    }
    let mut out = String::with_capacity(text.len());
    let (mut at, mut found) = (0, false);
    while at < text.len() {
        let rest = lower.get(at..)?;
        let boundary = at == 0 || !lower.get(..at)?.ends_with(char::is_alphanumeric);
        let key = KEYS.iter().find(|key| boundary && rest.starts_with(**key));
        let value = key.and_then(|key| {
            let after = rest.get(key.len()..)?;
            let trimmed = after.trim_start();
            let value = trimmed.strip_prefix([':', '='])?.trim_start();
            let start = text.len() - value.len();
            let length = value.find(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ')')).unwrap_or(value.len());
            (length > 0).then_some((start, start + length))
        });
        if let Some((start, end)) = value {
            out.push_str(text.get(at..start)?);
            out.push_str("***");
            at = end;
            found = true;
        } else {
            let character = text.get(at..)?.chars().next()?;
            out.push(character);
            at += character.len_utf8();
        }
    }
    found.then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_known_by_their_header() {
        for header in [
            "AuthPassword",
            "VMPIN",
            "Voicemail PIN",
            "web_pass",
            "mb_pin",
            "reg.1.auth.password",
            "RPS PIN",
            "Kennwort",
        ] {
            assert!(is_secret_header(header), "{header}");
        }
        for header in ["Shipping date", "Pinned", "Spinning", "Passage", "Owner", "Authentication Server"] {
            assert!(!is_secret_header(header), "{header}");
        }
    }

    #[test]
    fn secrets_in_notes_are_covered() {
        assert_eq!(without_secrets("Flur, PIN: 4711, ok").as_deref(), Some("Flur, PIN: ***, ok"));
        assert_eq!(without_secrets("Passwort=geheim!x y").as_deref(), Some("Passwort=*** y"));
        assert_eq!(without_secrets("pinned on wall"), None);
    }

    #[test]
    fn phone_numbers_and_serials_are_no_formulas() {
        assert!(is_formula("=1+1") && is_formula("+SUM(1)*cmd|' /C calc'!A0") && is_formula("@SUM(A1)"));
        assert!(
            !is_formula("+49 731 0000 1028")
                && !is_formula("-0004F2E8")
                && !is_formula("+49 (731) 12")
                && !is_formula("-")
        );
    }

    #[test]
    fn every_word_for_nothing_is_known() {
        assert!(NOTHING.iter().all(|word| is_placeholder(word) && is_placeholder(&word.to_uppercase())));
    }

    #[test]
    fn weak_identities_are_none() {
        for text in ["N/A", "unbekannt", "brak", "0", "1", "10", "", "0000000", "-"] {
            assert!(!is_identity(text), "{text}");
        }
        assert!(is_identity("FCH1631FN2Z") && is_identity("3146"));
    }
}
