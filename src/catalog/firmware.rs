//! Firmware versions compared by their maker's own scheme, never as decimals.
//!
//! A version is only compared with one of the same line: Yealink's first number names the hardware, `AudioCodes` builds
//! `UC_…` and `TEAMS_…` firmware side by side, Cisco has enterprise and multiplatform (MPP) firmware for the same phone.
//! What cannot be compared is `None`, so that nobody plans on a guess.

use std::cmp::Ordering;

/// Whether installed firmware satisfies a minimum; `None` where that cannot be told.
///
/// The minimum may be shorter than the version (`5.9.5`), may be Yealink's branch alone (`83`), and may name one
/// version for each region, separated by ` / `: then the answer is `None` unless it is the same for all of them.
#[must_use]
pub fn at_least(vendor: &str, installed: &str, minimum: &str) -> Option<bool> {
    let scheme = Scheme::of(vendor);
    let installed = Version::parse(scheme, installed)?;
    let mut answers = minimum.split(" / ").map(|one| meets(scheme, &installed, &Version::parse(scheme, one)?));
    let first = answers.next()??;
    answers.all(|answer| answer == Some(first)).then_some(first)
}

/// Which of two versions is newer; `None` where they are of different lines or one is not precise enough.
#[must_use]
pub fn compare(vendor: &str, a: &str, b: &str) -> Option<Ordering> {
    let scheme = Scheme::of(vendor);
    let (a, b) = (Version::parse(scheme, a)?, Version::parse(scheme, b)?);
    if !same_line(scheme, &a, &b) {
        return None;
    }
    match order(&a.parts, &b.parts) {
        (Ordering::Equal, rest) => rest.iter().all(Part::is_zero).then_some(Ordering::Equal),
        (decided, _) => Some(decided),
    }
}

/// Whether two versions begin with the same number, which in most schemes names the line they belong to; `None` where one of
/// them cannot be read.
#[must_use]
pub fn same_first_number(vendor: &str, a: &str, b: &str) -> Option<bool> {
    let scheme = Scheme::of(vendor);
    let (a, b) = (Version::parse(scheme, a)?, Version::parse(scheme, b)?);
    Some(a.parts.first()?.0 == b.parts.first()?.0)
}

/// Whether Cisco firmware is multiplatform firmware (MPP or `PhoneOS`), which SIP Gateway needs; `None` where the text does
/// not say so.
#[must_use]
pub fn is_multiplatform(firmware: &str) -> Option<bool> {
    match cisco_line(&firmware.to_ascii_lowercase()) {
        Line::Multiplatform | Line::PhoneOs => Some(true),
        Line::Enterprise => Some(false),
        _ => None,
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Scheme {
    Poly,
    Yealink,
    AudioCodes,
    Cisco,
    Other,
}

impl Scheme {
    fn of(vendor: &str) -> Self {
        let vendor = vendor.to_ascii_lowercase();
        let named = |names: &[&str]| names.iter().any(|name| vendor.contains(name));
        if named(&["yealink"]) {
            Self::Yealink
        } else if named(&["audiocodes"]) {
            Self::AudioCodes
        } else if named(&["cisco"]) {
            Self::Cisco
        } else if named(&["poly", "obihai"]) || vendor == "hp" {
            Self::Poly
        } else {
            Self::Other
        }
    }
}

/// The line a version belongs to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Line {
    Unknown,
    Teams,
    Sip,
    Skype,
    Panel,
    Enterprise,
    Multiplatform,
    PhoneOs,
}

/// One part of a version: its number, then its letters (`60A`).
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
struct Part(u64, String);

impl Part {
    fn is_zero(&self) -> bool {
        self.0 == 0 && self.1.is_empty()
    }
}

struct Version {
    line: Line,
    parts: Vec<Part>,
}

impl Version {
    fn parse(scheme: Scheme, text: &str) -> Option<Self> {
        // Remarks in parentheses (`(AOSP)`, `(NOAM)`) are not part of the version.
        let text = text.split('(').next().unwrap_or_default().trim().to_ascii_lowercase();
        if scheme == Scheme::Cisco {
            return Self::cisco(&text);
        }
        let parts = parts(version_word(&text)?)?;
        let line = match scheme {
            Scheme::AudioCodes if text.starts_with("teams_") => Line::Teams,
            Scheme::AudioCodes if text.starts_with("uc") && text.contains('_') => Line::Sip,
            Scheme::Yealink => yealink_line(&parts),
            _ => Line::Unknown,
        };
        let keep = match scheme {
            // The fifth part of a Poly version is a build stamp of the same release.
            Scheme::Poly => 4,
            _ => parts.len(),
        };
        Some(Self { line, parts: parts.into_iter().take(keep).collect() })
    }

    /// `sip78xx.12-8-1SR1-4`, `11.3.5MPP`, `11-2-2MPP0101-013`, `PhoneOS 3.3.1`: release, service release, build.
    fn cisco(text: &str) -> Option<Self> {
        let line = cisco_line(text);
        let word = text.split_whitespace().rev().find(|word| word.contains(|c: char| c.is_ascii_digit()))?;
        let loads_name = word.starts_with("sip") || word.starts_with("sccp") || word.starts_with("cmterm");
        let word = if loads_name { word.split_once('.').map_or(word, |(_, version)| version) } else { word };
        let word = word.trim_start_matches(|c: char| !c.is_ascii_digit());
        let release_end = word.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(word.len());
        let (release, rest) = word.split_at(release_end);
        let mut numbers = numbers(release)?;
        let later = if numbers.len() > 3 { numbers.split_off(3) } else { Vec::new() };
        let service = rest.contains("sr");
        let rest = self::numbers(rest)?;
        if !later.is_empty() || !rest.is_empty() {
            numbers.resize(3, 0);
            if !service {
                numbers.push(0);
            }
            numbers.extend(later);
            numbers.extend(rest);
        }
        let parts: Vec<_> = numbers.into_iter().map(|number| Part(number, String::new())).collect();
        (!parts.is_empty()).then_some(Self { line, parts })
    }
}

fn numbers(text: &str) -> Option<Vec<u64>> {
    text.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty()).map(|run| run.parse().ok()).collect()
}

fn cisco_line(text: &str) -> Line {
    if text.contains("phoneos") {
        Line::PhoneOs
    } else if ["mpp", "3pcc", "msr"].iter().any(|mark| text.contains(mark)) {
        Line::Multiplatform
    } else if ["sip", "sccp", "cmterm"].iter().any(|mark| text.starts_with(mark)) && text.contains('.') {
        Line::Enterprise
    } else {
        Line::Unknown
    }
}

fn yealink_line(parts: &[Part]) -> Line {
    match parts {
        [_, branch, _, ..] => match branch.0 {
            8 | 9 => Line::Skype,
            15 => Line::Teams,
            70..=99 => Line::Sip,
            520 => Line::Panel,
            _ => Line::Unknown,
        },
        _ => Line::Unknown,
    }
}

/// The word that holds the version: `UA/5.9.5.0614`, `snomD735-SIP 10.1.159.12`, `T46S-66.84.0.15.rom`.
fn version_word(text: &str) -> Option<&str> {
    let words = || text.split(|c: char| c.is_whitespace() || c == '/' || c == '_' || c == ',');
    let has_digit = |word: &&str| word.contains(|c: char| c.is_ascii_digit());
    let word = words().rfind(|word| has_digit(word) && word.contains('.')).or_else(|| words().rfind(has_digit))?;
    let word = match word.split_once('-') {
        Some((before, after)) if !before.contains('.') && after.contains(|c: char| c.is_ascii_digit()) => after,
        _ => word,
    };
    // A leading dot stays, so that the source's `x.8.1.62` is not taken for a version.
    Some(word.trim_start_matches(|c: char| c.is_alphabetic()))
}

fn parts(word: &str) -> Option<Vec<Part>> {
    let mut parts = Vec::new();
    for piece in word.split(['.', '-']) {
        let letters = piece.trim_start_matches(|c: char| c.is_ascii_digit());
        let digits = piece.get(..piece.len() - letters.len())?;
        if digits.is_empty() && letters.is_empty() {
            return None;
        }
        let number = if digits.is_empty() { 0 } else { digits.parse().ok()? };
        parts.push(Part(number, letters.to_owned()));
    }
    while parts.last().is_some_and(|part: &Part| part.1 == "rom" || part.1 == "bin" || part.1 == "zip") {
        parts.pop();
    }
    parts.iter().any(|part| part.0 > 0).then_some(parts)
}

fn same_line(scheme: Scheme, a: &Version, b: &Version) -> bool {
    let lines_differ = a.line != b.line && a.line != Line::Unknown && b.line != Line::Unknown;
    // The first number of a Yealink version is the hardware: `66` for the T4xS phones.
    let hardware_differs = scheme == Scheme::Yealink && a.parts.first() != b.parts.first();
    !lines_differ && !hardware_differs
}

/// The order of the common parts, and what the longer one has beyond them.
fn order<'a>(a: &'a [Part], b: &'a [Part]) -> (Ordering, &'a [Part]) {
    let common = a.len().min(b.len());
    let decided = a.iter().zip(b).map(|(a, b)| a.cmp(b)).find(|order| order.is_ne());
    let longer = if a.len() > b.len() { a } else { b };
    (decided.unwrap_or(Ordering::Equal), longer.get(common..).unwrap_or_default())
}

fn meets(scheme: Scheme, installed: &Version, minimum: &Version) -> Option<bool> {
    // Enterprise firmware never satisfies a multiplatform minimum, whatever its number.
    let multiplatform = matches!(minimum.line, Line::Multiplatform | Line::PhoneOs);
    if installed.line == Line::Enterprise && multiplatform {
        return Some(false);
    }
    if scheme == Scheme::Yealink
        && let [branch] = minimum.parts.as_slice()
    {
        return match installed.parts.as_slice() {
            [installed] | [_, installed, ..] => Some(installed >= branch),
            [] => None,
        };
    }
    if !same_line(scheme, installed, minimum) {
        return None;
    }
    match order(&installed.parts, &minimum.parts) {
        (Ordering::Greater, _) => Some(true),
        (Ordering::Less, _) => Some(false),
        (Ordering::Equal, rest) => {
            let enough = installed.parts.len() >= minimum.parts.len() || rest.iter().all(Part::is_zero);
            enough.then_some(true)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_numbers_not_decimals() {
        assert_eq!(at_least("Poly", "5.10.0.1000", "5.9.5"), Some(true));
        assert_eq!(compare("Snom", "10.1.9.1", "10.1.141.13"), Some(Ordering::Less));
    }

    #[test]
    fn poly_prefixes_and_build_stamps_do_not_matter() {
        assert_eq!(at_least("Poly", "UA/5.9.5.0614", "5.9.5"), Some(true));
        assert_eq!(at_least("Poly", "UCS 6.4.3.5814", "5.9.5"), Some(true));
        assert_eq!(at_least("Poly", "PVOS 8.0.3.0525", "8.1.0.12774"), Some(false));
        assert_eq!(at_least("Polycom", "5.9.5.0614", "5.9.5.3182"), Some(false));
        assert_eq!(compare("HP Poly", "5.9.5.0614.17109", "UA/5.9.5.0614"), Some(Ordering::Equal));
        assert_eq!(at_least("Poly", "9.1.1.0258 (AOSP)", "9.0.0.10315"), Some(true));
    }

    #[test]
    fn a_version_too_short_for_the_minimum_decides_nothing() {
        assert_eq!(at_least("Poly", "5.9.5", "5.9.5.3182"), None);
        assert_eq!(at_least("Poly", "5.9", "5.9.0.0"), Some(true));
        assert_eq!(at_least("Poly", "", "5.9.5"), None);
        assert_eq!(at_least("Poly", "unknown", "5.9.5"), None);
    }

    #[test]
    fn yealink_minimum_83_is_the_branch() {
        assert_eq!(at_least("Yealink", "66.86.5.1", "83"), Some(true));
        assert_eq!(at_least("Yealink", "T46S-66.84.0.125.rom", "83"), Some(true));
        assert_eq!(at_least("Yealink", "66.81.0.110", "83"), Some(false));
        assert_eq!(at_least("Yealink", "66.9.0.23", "83"), Some(false), "Skype for Business firmware");
        assert_eq!(at_least("Yealink", "58.15.0.122", "83"), Some(false), "Teams firmware");
    }

    #[test]
    fn yealink_versions_of_other_hardware_or_lines_are_not_compared() {
        assert_eq!(compare("Yealink", "66.86.5.1", "108.86.5.1"), None);
        assert_eq!(compare("Yealink", "58.15.0.122", "58.86.0.20"), None);
        assert_eq!(compare("Yealink", "122.15.0.78", "122.15.0.142"), Some(Ordering::Less));
        assert_eq!(at_least("Yealink", "52.84.0.15", "x.8.1.62"), None);
    }

    #[test]
    fn regional_minimums_answer_only_when_they_agree() {
        let minimum = "146.85.5.4 (NOAM) / 146.85.5.2 (EMEA) / 146.85.5.3 (APAC)";
        assert_eq!(at_least("Yealink", "146.85.5.4", minimum), Some(true));
        assert_eq!(at_least("Yealink", "146.85.5.3", minimum), None);
        assert_eq!(at_least("Yealink", "146.85.0.9", minimum), Some(false));
    }

    #[test]
    fn audiocodes_lines_are_kept_apart() {
        assert_eq!(at_least("AudioCodes", "UC_3.4.6.594", "3.2.1"), Some(true));
        assert_eq!(at_least("AudioCodes", "UC430HD_3.1.3.144.18", "3.2.1"), Some(false));
        assert_eq!(at_least("AudioCodes", "TEAMS_1.19.712", "3.2.1"), Some(false));
        assert_eq!(compare("AudioCodes", "TEAMS_1.19.712", "UC_3.4.6.594"), None);
        assert_eq!(at_least("AudioCodes", "6.60A.367.005", "6.60A.367.001"), Some(true));
        assert_eq!(at_least("AudioCodes", "7.26A.356.075", "7.40A.400.063"), Some(false));
    }

    #[test]
    fn cisco_enterprise_firmware_never_meets_a_multiplatform_minimum() {
        assert_eq!(at_least("Cisco", "sip78xx.14-2-1-0101-21", "11.1.1MPP"), Some(false));
        assert_eq!(at_least("Cisco", "12-0-3MPP", "11.3.5MPP"), Some(true));
        assert_eq!(at_least("Cisco", "sip88xx.11-3-1MSR1-3", "11.1.1MPP"), Some(true));
        assert_eq!(at_least("Cisco", "11.0.1MPP", "11.1.1MPP"), Some(false));
        assert_eq!(at_least("Cisco", "11-2-2MPP0101-013", "11.2.2MPP"), Some(true));
        assert_eq!(at_least("Cisco", "PhoneOS 3.2.1", "PhoneOS 3.3.1"), Some(false));
        assert_eq!(compare("Cisco", "sip78xx.12-8-1SR1-4", "sip78xx.14-1-1SR2-1"), Some(Ordering::Less));
        assert_eq!(compare("Cisco", "sip78xx.14-2-1-0101-21", "sip78xx.14-2-1SR1-4"), Some(Ordering::Less));
    }

    #[test]
    fn multiplatform_is_read_from_the_text_only() {
        assert_eq!(is_multiplatform("12-0-3MPP"), Some(true));
        assert_eq!(is_multiplatform("sip88xx.11-3-1MSR1-3"), Some(true));
        assert_eq!(is_multiplatform("sip78xx.12-8-1SR1-4"), Some(false));
        assert_eq!(is_multiplatform("SCCP42.9-4-2SR3-1S"), Some(false));
        assert_eq!(is_multiplatform("12.0.3"), None);
        assert_eq!(is_multiplatform(""), None);
    }

    #[test]
    fn letters_order_the_versions_of_other_makers() {
        assert_eq!(at_least("Spectralink", "PCS22D", "PCS22B"), Some(true));
        assert_eq!(at_least("Spectralink", "PCS21C", "PCS22Ab"), Some(false));
        assert_eq!(at_least("Ascom", "R4B", "R3N"), Some(true));
        assert_eq!(at_least("Snom", "snomD735-SIP 10.1.159.12", "10.1.141.13"), Some(true));
    }
}
