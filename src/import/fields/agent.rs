//! Vendor, model and firmware in one text: a SIP user agent, or what a system calls a device.

use crate::import::looks;

/// What a text says about a device.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Agent {
    /// The maker, as written.
    pub(crate) vendor: String,
    /// The model, as written.
    pub(crate) model: String,
    /// The version; empty if there is none.
    pub(crate) version: String,
}

/// Words of user agents that name neither maker nor model.
const NOISE: [&str; 15] = [
    "ua",
    "ipphone",
    "ip",
    "phone",
    "sip",
    "3pcc",
    "mpp",
    "audc",
    "voip",
    "telephone",
    "useragent",
    "soundpointip",
    "client",
    "enterprise",
    "rev0",
];

/// Reads vendor and model where both are there: `PolycomVVX-VVX_411-UA/5.9.5.0614`, `Yealink SIP-T46S 66.86.0.15`,
/// `Cisco-CP8851-3PCC/11.3.5`, `AUDC-IPPhone-430HD_UC_3.4.6.594/1.0`, `snomD785/10.1.51.12`.
pub(crate) fn read(text: &str) -> Option<Agent> {
    if !(6..=120).contains(&text.len()) {
        return None;
    }
    let lower = text.to_ascii_lowercase();
    let (vendor, length) = maker(&lower)?;
    let rest = text.get(length..)?;
    // What follows the maker's name without a sign between is the model, or the maker's family (`PolycomVVX-VVX_411`).
    let mut words = rest.split([' ', '/', '_', '-', ';', '(', ')', ',']).filter(|word| !word.is_empty()).peekable();
    let (mut model, mut version): (Vec<&str>, &str) = (Vec::new(), "");
    let glued = rest.starts_with(|c: char| c.is_alphanumeric());
    let mut first = true;
    while let Some(word) = words.next() {
        // The maker may be named once more (`Polycom/5.9.5.0614 PolycomVVX-VVX_411-UA/5.9.5.0614`).
        let name = lower.get(..length).unwrap_or_default();
        let again = word.get(..length).is_some_and(|head| head.eq_ignore_ascii_case(name));
        let word = if again { word.get(length..).unwrap_or_default() } else { word };
        let family = (again || first && glued) && words.peek().is_some_and(|next| family_of(word, next));
        first = false;
        if word.is_empty() {
            continue;
        }
        let address = word.len() == 12 && word.bytes().all(|byte| byte.is_ascii_hexdigit());
        if address {
            continue;
        }
        if is_version(word) {
            if version.is_empty() {
                version = word;
            }
        } else if (version.is_empty() || !model.iter().any(|word| has_digit(word)))
            && model.len() < 4
            && !family
            && !NOISE.contains(&word.to_ascii_lowercase().as_str())
        {
            // `430HD_UC_3.4.6.594`: a prefix of the version.
            let prefix = words.peek().is_some_and(|next| is_version(next)) && !model.is_empty() && !has_digit(word);
            if !prefix {
                model.push(word);
            }
        }
    }
    let model = model.join(" ");
    let vendor = vendor.or_else(|| text.get(..length)).unwrap_or_default().to_owned();
    has_digit(&model).then(|| Agent { vendor, model, version: version.to_owned() })
}

/// The maker a text begins with, if it is not as written there, and where its name ends.
fn maker(lower: &str) -> Option<(Option<&'static str>, usize)> {
    const CODES: [(&str, &str); 3] = [("audc", "AudioCodes"), ("polyedge", "Poly"), ("polytrio", "Poly")];
    let coded = CODES.iter().find(|(code, _)| lower.starts_with(code));
    if let Some((code, vendor)) = coded {
        return Some((Some(*vendor), if *code == "audc" { 4 } else { "poly".len() }));
    }
    let found = looks::vendors().filter(|vendor| lower.starts_with(vendor)).max_by_key(|vendor| vendor.len())?;
    // Two letters are a maker only as a word of their own.
    let next = lower.as_bytes().get(found.len());
    let is_word = next.is_none_or(|byte| !byte.is_ascii_alphanumeric());
    (is_word || found.len() >= 4).then_some((None, found.len()))
}

fn family_of(word: &str, next: &str) -> bool {
    let (word, next) = (word.to_ascii_lowercase(), next.to_ascii_lowercase());
    !has_digit(&word)
        && (next.starts_with(&word)
            || word.contains("soundpoint")
            || word.contains("soundstation")
            || word.starts_with(&next))
}

fn has_digit(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit())
}

fn is_version(text: &str) -> bool {
    let parts =
        text.split('.').filter(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric()));
    parts.clone().count() >= 3 && text.starts_with(|c: char| c.is_ascii_digit())
        || (text.split('.').count() == 2
            && parts.clone().all(|part| part.bytes().all(|byte| byte.is_ascii_digit()))
            && parts.count() == 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn user_agents_name_maker_model_and_version() {
        for (text, vendor, model, version) in [
            ("PolycomVVX-VVX_411-UA/5.9.5.0614", "Polycom", "VVX 411", "5.9.5.0614"),
            ("Yealink SIP-T46S 66.86.0.15", "Yealink", "T46S", "66.86.0.15"),
            ("Cisco-CP8851-3PCC/11.3.5", "Cisco", "CP8851", "11.3.5"),
            ("AUDC-IPPhone-430HD_UC_3.4.6.594/1.0", "AudioCodes", "430HD", "3.4.6.594"),
            ("snomD785/10.1.51.12", "snom", "D785", "10.1.51.12"),
            ("Grandstream GXP2170 1.0.11.3", "Grandstream", "GXP2170", "1.0.11.3"),
            ("Polycom CX600", "Polycom", "CX600", ""),
            ("Polycom/5.9.5.0614 PolycomVVX-VVX_411-UA/5.9.5.0614", "Polycom", "VVX 411", "5.9.5.0614"),
            ("AUDC-IPPhone/3.4.6.604 (450HD; 00908F112244)", "AudioCodes", "450HD", "3.4.6.604"),
        ] {
            let found = Agent { vendor: vendor.into(), model: model.into(), version: version.into() };
            assert_eq!(read(text), Some(found), "{text}");
        }
        for text in [
            "66.86.0.15",
            "CPE/4.0.7423.1 OCPhone/4.0.7423.1",
            "UA/5.9.5.0614",
            "sip78xx.12-8-1",
            "Hp",
            "Polycom",
            "Reception 12",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
