//! What a text looks like: an address, a maker, a model, a version, a password.

use std::net::IpAddr;

/// True for an IP address, with or without a prefix length.
pub(crate) fn is_ip(text: &str) -> bool {
    ip_in(text).is_some()
}

/// True for an address out of the ranges that organizations give to their own devices (RFC 1918, RFC 6598, RFC 3927, RFC 4193).
pub(crate) fn is_private_ip(text: &str) -> bool {
    match ip_in(text) {
        Some(IpAddr::V4(address)) => {
            let shared = matches!(address.octets(), [100, 64..=127, ..]);
            address.is_private() || address.is_link_local() || shared
        }
        Some(IpAddr::V6(address)) => address.is_unique_local() || address.is_unicast_link_local(),
        None => false,
    }
}

fn ip_in(text: &str) -> Option<IpAddr> {
    let address = text.split(['/', ' ', ';', ',']).next().unwrap_or("");
    if address.len() >= 7 && address.contains(['.', ':']) { address.parse().ok() } else { None }
}

/// Makers of desk phones and what stands beside them, in lower case.
const VENDORS: [&str; 36] = [
    "polycom",
    "poly",
    "hp poly",
    "hp",
    "yealink",
    "audiocodes",
    "cisco",
    "cisco systems",
    "snom",
    "gigaset",
    "siemens",
    "siemens gigaset",
    "unify",
    "mitel",
    "aastra",
    "avaya",
    "crestron",
    "lenovo",
    "logitech",
    "grandstream",
    "panasonic",
    "nec",
    "alcatel",
    "alcatel-lucent",
    "ale",
    "fanvil",
    "2n",
    "algo",
    "spectralink",
    "ascom",
    "lg-nortel",
    "lg-ericsson",
    "nortel",
    "plantronics",
    "jabra",
    "innovaphone",
];

/// The makers, in lower case.
pub(crate) fn vendors() -> impl Iterator<Item = &'static str> {
    VENDORS.into_iter()
}

/// True for the name of a maker alone.
pub(crate) fn is_vendor(text: &str) -> bool {
    let lower = text.to_lowercase();
    let lower = lower.trim_end_matches(|c: char| !c.is_alphanumeric());
    let bare = [" inc", " gmbh", " ag", " corp", " corporation", " networks", " systems", " communications"]
        .iter()
        .find_map(|end| lower.strip_suffix(end))
        .unwrap_or(lower)
        .trim_end_matches([',', ' ']);
    VENDORS.contains(&lower) || VENDORS.contains(&bare)
}

/// What a list of assets says before the model (`Telefon Polycom CX600`).
const NOUNS: [&str; 8] =
    ["ip phone ", "ip-phone ", "ip telefon ", "ip-telefon ", "telefon ", "phone ", "tischtelefon ", "telephone "];

/// Letters and digits like a model designation, after the vendor if there is one.
pub(crate) fn is_model(text: &str) -> bool {
    if text.len() < 3 || text.len() > 40 || text.contains(['@', ':', '\\', '>', ';']) {
        return false;
    }
    let lower = text.to_lowercase();
    let lower = NOUNS.iter().find_map(|noun| lower.strip_prefix(noun)).unwrap_or(&lower);
    let bare =
        VENDORS.iter().filter_map(|vendor| lower.strip_prefix(vendor)).min_by_key(|rest| rest.len()).unwrap_or(lower);
    let had_vendor = bare.len() < lower.len();
    let compact: String = bare.chars().filter(|c| c.is_alphanumeric()).collect();
    let digits = compact.bytes().filter(u8::is_ascii_digit).count();
    let letters = compact.len() - digits;
    if !(2..=5).contains(&digits) || compact.len() > 14 {
        return had_vendor && digits > 0;
    }
    let families = [
        "ccx",
        "cx",
        "vvx",
        "trio",
        "edge",
        "soundpoint",
        "soundstation",
        "mp5",
        "cp9",
        "cp7",
        "cp8",
        "sipt",
        "sipcp",
        "t2",
        "t3",
        "t4",
        "t5",
        "w5",
        "w6",
        "w7",
        "w8",
        "w9",
        "d1",
        "d3",
        "d7",
        "d8",
        "c4",
        "uc",
        "ip",
        "ata",
        "ht",
        "spa",
        "gxp",
        "grp",
        "dect",
        "openscape",
        "optipoint",
        "mivoice",
        "j1",
        "tc",
        "tsw",
        "thinksmart",
    ];
    let known = families.iter().any(|family| compact.starts_with(family));
    let hd = compact.ends_with("hd") && letters <= 5;
    let number = letters <= 1
        && digits == 4
        && matches!(compact.as_bytes().first(), Some(b'4' | b'5' | b'6' | b'7' | b'8' | b'9'));
    known || hd || (had_vendor && digits >= 2) || (number && letters == 1) || (number && had_vendor) || {
        number && matches!(compact.get(..2), Some("78" | "79" | "88" | "67" | "68" | "69" | "89" | "41" | "53"))
    }
}

/// True for a version of at least three parts, whatever stands before it. Identifiers in hexadecimal are none.
pub(crate) fn is_firmware(text: &str) -> bool {
    let number = text.rsplit([' ', '/', '_']).next().unwrap_or(text);
    let part = |part: &&str| {
        let letters = part.trim_start_matches(|c: char| c.is_ascii_digit());
        letters.len() < part.len() && letters.len() <= 3 && letters.bytes().all(|byte| byte.is_ascii_alphabetic())
    };
    let parts = number.trim_start_matches(|c: char| c.is_ascii_alphabetic()).split(['.', '-']).filter(part).count();
    parts >= 3 && !is_ip(text) && text.len() < 60 && number.len() >= 5
}

/// Looks like a generated password: every kind of character, no words.
pub(crate) fn is_random(text: &str) -> bool {
    let (mut upper, mut lower, mut digit, mut sign) = (0, 0, 0, 0);
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' => upper += 1,
            b'a'..=b'z' => lower += 1,
            b'0'..=b'9' => digit += 1,
            b'!' | b'#' | b'$' | b'%' | b'&' | b'*' | b'?' | b'^' | b'+' | b'=' | b'~' => sign += 1,
            _ => return false,
        }
    }
    (8..=64).contains(&text.len())
        && upper > 0
        && lower > 0
        && digit > 0
        && (sign > 0 || changes(text) * 2 >= text.len())
}

/// How often the kind of character changes; words and serials change rarely.
fn changes(text: &str) -> usize {
    let kind = |byte: &u8| match byte {
        b'A'..=b'Z' => 0,
        b'a'..=b'z' => 1,
        _ => 2,
    };
    text.as_bytes()
        .windows(2)
        .filter(|pair| pair.iter().map(kind).collect::<Vec<_>>().windows(2).any(|two| two[0] != two[1]))
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_told_from_identifiers() {
        for version in ["4.0.7577.4512", "UA/5.9.5.0614", "sip78xx.12-8-1", "11.3.5MPP", "UC_2.2.16.142", "V1.0.6.38"] {
            assert!(is_firmware(version), "{version}");
        }
        for other in ["7e43eecb-bb72-d33d-2363-0ae8b13728fe", "10.20.31.16", "106485C198189893", "4711", "0.1"] {
            assert!(!is_firmware(other), "{other}");
        }
    }
}
