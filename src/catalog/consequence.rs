//! What an action asks for and costs besides money: work, needs, losses, limits.

use serde::{Deserialize, Serialize};

use super::{Catalog, Product, SourceId};
use crate::model::Class;

/// Something that comes with an action.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Consequence {
    /// Key of the action (`sip_gateway`).
    pub action: String,
    /// Classes it is about; empty for all.
    #[serde(default)]
    pub classes: Vec<Class>,
    /// The vendor it is about; empty for all.
    #[serde(default)]
    pub vendor: String,
    /// Its kind.
    pub kind: ConsequenceKind,
    /// In English.
    pub en: String,
    /// In German.
    pub de: String,
    /// Where it comes from.
    pub sources: Vec<SourceId>,
}

/// A kind of consequence, in the order they are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ConsequenceKind {
    /// Work on every device.
    Work,
    /// What has to be there first.
    Need,
    /// What no longer works.
    Loss,
    /// A rule that goes on to hold.
    Limit,
}

impl ConsequenceKind {
    /// All kinds in the order they are shown.
    pub const ALL: [Self; 4] = [Self::Work, Self::Need, Self::Loss, Self::Limit];
}

impl Catalog {
    /// What comes with an action for devices of a class and product.
    pub fn consequences<'a>(
        &'a self,
        action: &'a str,
        class: Class,
        product: Option<&'a Product>,
    ) -> impl Iterator<Item = &'a Consequence> {
        let vendor = move |wanted: &str| product.is_some_and(|product| product.vendor.eq_ignore_ascii_case(wanted));
        self.consequences.iter().filter(move |one| {
            one.action == action
                && (one.classes.is_empty() || one.classes.contains(&class))
                && (one.vendor.is_empty() || vendor(&one.vendor))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moving_to_sip_gateway_says_what_work_and_losses_come_with_it() {
        let catalog = Catalog::builtin();
        let (_, cisco) = catalog.product_by_key("cisco-7841").expect("the catalog knows it");
        let list: Vec<_> = catalog.consequences("sip_gateway", cisco.class, Some(cisco)).collect();
        let says = |kind, words: &str| list.iter().any(|one| one.kind == kind && one.en.contains(words));
        assert!(says(ConsequenceKind::Work, "multiplatform") && says(ConsequenceKind::Work, "factory settings"));
        assert!(says(ConsequenceKind::Work, "15 minutes") && says(ConsequenceKind::Work, "100 phones"));
        assert!(says(ConsequenceKind::Loss, "presence"));
        let ata: Vec<_> = catalog.consequences("sip_gateway", Class::AnalogAta, None).collect();
        assert!(ata.iter().any(|one| one.en.contains("Fax")), "an ATA loses fax");
        assert!(ata.iter().all(|one| !one.en.contains("multiplatform")), "only Cisco phones are converted");
    }

    #[test]
    fn every_consequence_has_a_known_source_and_both_languages() {
        let catalog = Catalog::builtin();
        assert!(!catalog.consequences.is_empty());
        for one in &catalog.consequences {
            assert!(!one.en.is_empty() && !one.de.is_empty() && !one.sources.is_empty(), "{one:?}");
            assert!(one.sources.iter().all(|source| catalog.source(source).is_some()), "{one:?}");
        }
    }
}
