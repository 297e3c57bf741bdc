//! Classes that a text names where the product is not in the catalog.

use super::text::{squash, words};
use super::{Match, MatchReason};
use crate::model::Class;

/// The class that the model or the device type names in so many words; otherwise unknown.
pub(super) fn class_only(model: &str, device_type: &str) -> Match {
    match [device_type, model].into_iter().find_map(class_named) {
        Some(class) => Match::ClassOnly { class, why: MatchReason::DeviceType },
        None => Match::Unknown,
    }
}

fn class_named(text: &str) -> Option<Class> {
    // Device types of Microsoft Graph (`teamworkDevice`).
    match squash(text).as_str() {
        "sipanalog" => return Some(Class::AnalogAta),
        "teamsdisplay" => return Some(Class::TeamsDisplay),
        "teamspanel" => return Some(Class::TeamsPanel),
        "lyncphoneedition" => return Some(Class::Lpe),
        _ => {}
    }
    words(text).iter().find_map(|word| {
        let word = word.text.as_str();
        if word.starts_with("dect") || matches!(word, "mobilteil" | "schnurlostelefon" | "cordless") {
            Some(Class::DectSipGateway)
        } else if word.starts_with("analog") || matches!(word, "fax" | "faxgerät" | "faks" | "ata" | "fxs") {
            // Whether SIP Gateway takes the adapter is not known; an SBC takes any line.
            Some(Class::AnalogSbc)
        } else if word == "lpe" {
            Some(Class::Lpe)
        } else {
            None
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_the_text_says_is_taken() {
        assert_eq!(class_named("DECT-Mobilteil"), Some(Class::DectSipGateway));
        assert_eq!(class_named("Analog Phone"), Some(Class::AnalogSbc));
        assert_eq!(class_named("Tischtelefon"), None);
        assert_eq!(class_named("IP Phone"), None);
        assert_eq!(class_named("sipAnalog"), Some(Class::AnalogAta));
    }
}
