//! Places written as a path (`Ulm > Werk 1 > Raum 3.11`).

/// Site, building and room of a path; empty where it does not say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Place<'a> {
    pub(crate) site: &'a str,
    pub(crate) building: &'a str,
    pub(crate) room: &'a str,
}

/// True if a text has parts.
pub(crate) fn is_path(text: &str) -> bool {
    has_separator(text) && parts(text).nth(1).is_some()
}

fn has_separator(text: &str) -> bool {
    text.bytes().any(|byte| matches!(byte, b'>' | b'/' | b'-' | b'\\'))
}

/// The parts of a path.
pub(crate) fn parts(text: &str) -> impl Iterator<Item = &str> + Clone {
    let separators = [" > ", " / ", " - ", "/", "\\"].into_iter().filter(|_| has_separator(text));
    let separator = separators.into_iter().find(|separator| text.contains(separator));
    text.split(separator.unwrap_or("\u{0}")).map(str::trim).filter(|part| !part.is_empty())
}

/// Reads a path; `skip` leaves out a leading part that every row shares (the organization).
pub(crate) fn read(text: &str, skip: bool) -> Place<'_> {
    let mut parts = parts(text).skip(usize::from(skip));
    let site = parts.next().unwrap_or("");
    let (second, third) = (parts.next().unwrap_or(""), parts.next().unwrap_or(""));
    if third.is_empty() && is_room(second) {
        Place { site, building: "", room: second }
    } else {
        Place { site, building: second, room: third }
    }
}

/// A site without the prefix that call managers put before it (`LOC_GRAZ`, `DP_ULM`), in ordinary case; empty for defaults.
pub(crate) fn site_name(text: &str) -> std::borrow::Cow<'_, str> {
    if matches!(text, "Hub_None" | "Default" | "Phantom" | "Shadow") {
        return "".into();
    }
    let bare = ["LOC_", "LOC-", "DP_", "DP-"].iter().find_map(|prefix| text.strip_prefix(prefix));
    let Some(bare) = bare.filter(|bare| !bare.is_empty()) else { return text.into() };
    if bare.contains(['A', 'E', 'I', 'O', 'U']) && bare.chars().all(|c| !c.is_lowercase()) {
        let mut letters = bare.chars();
        let first: String = letters.next().into_iter().collect();
        return (first + &letters.as_str().to_lowercase()).into();
    }
    bare.into()
}

/// True for what people call a building.
pub(crate) fn is_building(text: &str) -> bool {
    const WORDS: [&str; 14] = [
        "building",
        "bldg",
        "gebäude",
        "geb.",
        "haus ",
        "bâtiment",
        "batiment",
        "bat.",
        "edificio",
        "gebouw",
        "budynek",
        "block ",
        "bauteil",
        "tower",
    ];
    let lower = text.to_lowercase();
    WORDS.iter().any(|word| lower.starts_with(word))
}

/// True for a building with a room, or a path.
pub(crate) fn is_compound(text: &str) -> bool {
    text.split_once(", ").is_some_and(|(_, room)| is_room(room)) || is_path(text)
}

/// True for what people number rooms with (`3.11`, `Raum 5`, `R041`).
pub(crate) fn is_room(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let lower = text.to_lowercase();
    let named = ["raum", "room", "zimmer", "salle", "sala", "büro ", "office ", "regal", "shelf", "pokój", "kamer"]
        .iter()
        .any(|word| lower.starts_with(word));
    named || (digits >= 2 && digits * 2 >= text.chars().count().saturating_sub(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_split_by_what_their_parts_look_like() {
        let place = |site, building, room| Place { site, building, room };
        assert_eq!(read("Ulm > Werk 1 > Raum 3.11", false), place("Ulm", "Werk 1", "Raum 3.11"));
        assert_eq!(read("Brennhold/Lyon/Bâtiment A", true), place("Lyon", "Bâtiment A", ""));
        assert_eq!(read("Leeds / 0.04", false), place("Leeds", "", "0.04"));
        assert_eq!(
            (site_name("LOC_GRAZ").as_ref(), site_name("DP_ULM").as_ref(), site_name("Ulm").as_ref()),
            ("Graz", "Ulm", "Ulm")
        );
        assert_eq!(read("Sankt-Gallen", false), place("Sankt-Gallen", "", ""));
    }
}
