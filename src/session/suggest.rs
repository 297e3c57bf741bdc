//! What can be typed into the filter next: fields first, then values that the fleet has.

use super::filter::{Dimension, Key, key_of};
use super::inventory::InventoryView;
use crate::i18n::Lang;
use crate::model::Field;

/// Suggestions at most.
const MOST: usize = 8;

/// Something the filter could go on with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// What is typed for it: a whole term, or a field with its colon.
    pub text: String,
    /// What is shown.
    pub label: String,
    /// Devices it leaves, for values.
    pub devices: Option<u64>,
    /// True for a whole term, false for a field that still needs a value.
    pub complete: bool,
}

/// Words for fields, English and German, in the order they are offered.
const FIELDS: [(Key, &str, &str); 14] = [
    (Key::Class, "class", "klasse"),
    (Key::Field(Field::Site), "site", "standort"),
    (Key::Field(Field::Vendor), "vendor", "hersteller"),
    (Key::Product, "product", "produkt"),
    (Key::State, "state", "zustand"),
    (Key::Field(Field::Firmware), "firmware", "firmware"),
    (Key::Field(Field::Room), "room", "raum"),
    (Key::Field(Field::Model), "model", "modell"),
    (Key::Field(Field::User), "user", "benutzer"),
    (Key::Field(Field::Mac), "mac", "mac"),
    (Key::Field(Field::Serial), "serial", "seriennummer"),
    (Key::Field(Field::LastSeen), "seen", "gesehen"),
    (Key::Field(Field::PurchaseDate), "purchased", "anschaffung"),
    (Key::Field(Field::WarrantyEnd), "warranty", "garantie"),
];

/// What can follow what is typed. `name` says what a value of a facet is called; `products` are the fleet's with their devices.
#[must_use]
pub fn suggestions(
    lang: Lang,
    view: &InventoryView,
    products: &[(String, u64)],
    name: &dyn Fn(Dimension, &str) -> String,
    typing: &str,
) -> Vec<Suggestion> {
    let typing = typing.trim_start();
    let (exclude, typed) = typing.strip_prefix('-').map_or((false, typing), |rest| (true, rest));
    let sign = if exclude { "-" } else { "" };
    let typed_lower = typed.to_lowercase();
    let mut found = Vec::new();
    if let Some((field, value)) = typed_lower.split_once(':') {
        let value = value.trim().trim_matches('"');
        match key_of(field.trim()) {
            Some(Key::Product) => product_terms(products, value, sign, &mut found),
            Some(key) => {
                let dimension = Dimension::ALL.into_iter().find(|dimension| dimension.filter_key() == key);
                if let Some(dimension) = dimension {
                    values(view, dimension, name, value, exclude, &mut found);
                }
            }
            None => {}
        }
    } else if !typed.contains(['<', '>', '"']) {
        for (_, english, german) in FIELDS {
            let word = if lang == Lang::De { german } else { english };
            if word.starts_with(&typed_lower) {
                let text = format!("{sign}{word}: ");
                found.push(Suggestion { label: text.trim_end().to_owned(), text, devices: None, complete: false });
            }
        }
        if typed.chars().count() >= 2 {
            for dimension in Dimension::ALL {
                values(view, dimension, name, &typed_lower, exclude, &mut found);
            }
            product_terms(products, &typed_lower, sign, &mut found);
        }
    }
    found.truncate(MOST);
    found
}

/// Values of a facet that contain the words.
fn values(
    view: &InventoryView,
    dimension: Dimension,
    name: &dyn Fn(Dimension, &str) -> String,
    words: &str,
    exclude: bool,
    found: &mut Vec<Suggestion>,
) {
    let Some(facet) = view.facets.iter().find(|facet| facet.dimension == dimension) else { return };
    let fits = facet.values.iter().filter(|value| value.devices > 0 && !value.chosen && !value.excluded);
    for value in fits {
        let label = name(dimension, &value.value);
        if label.to_lowercase().contains(words) {
            let text = dimension.term(&value.value, exclude);
            found.push(Suggestion { text, label, devices: Some(value.devices), complete: true });
        }
    }
}

fn product_terms(products: &[(String, u64)], words: &str, sign: &str, found: &mut Vec<Suggestion>) {
    for (product, devices) in products.iter().filter(|(product, _)| product.to_lowercase().contains(words)) {
        let text = format!("{sign}product: \"{product}\"");
        found.push(Suggestion { text, label: product.clone(), devices: Some(*devices), complete: true });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::inventory::{Facet, FacetValue};

    fn view() -> InventoryView {
        let value =
            |value: &str, devices| FacetValue { value: value.to_owned(), devices, chosen: false, excluded: false };
        let facet = |dimension, values| Facet { dimension, values };
        InventoryView {
            facets: vec![
                facet(Dimension::Site, vec![value("Bad Orb", 12), value("Ulm", 3), value("Orbe", 0)]),
                facet(Dimension::State, vec![value("best_effort", 4)]),
            ],
            ..InventoryView::default()
        }
    }

    fn texts(typing: &str) -> Vec<String> {
        let name = |_: Dimension, value: &str| value.replace('_', " ");
        let products = [("Yealink T46S".to_owned(), 7), ("Poly VVX411".to_owned(), 2)];
        suggestions(Lang::En, &view(), &products, &name, typing).into_iter().map(|found| found.text).collect()
    }

    #[test]
    fn a_field_is_offered_before_its_value() {
        assert_eq!(texts("si"), ["site: "]);
        assert_eq!(texts("-si"), ["-site: "]);
        assert_eq!(texts("").len(), MOST);
    }

    #[test]
    fn values_are_those_the_fleet_has() {
        assert_eq!(texts("site: orb"), ["site: \"Bad Orb\""], "a value no device has left is not offered");
        assert_eq!(texts("-site: orb"), ["-site: \"Bad Orb\""]);
        assert_eq!(texts("t46"), ["product: \"Yealink T46S\""]);
        assert_eq!(texts("best"), ["state: \"best_effort\""]);
        assert_eq!(texts("product: poly"), ["product: \"Poly VVX411\""]);
    }

    #[test]
    fn comparisons_are_left_to_the_user() {
        assert!(texts("firmware < 5").is_empty());
    }
}
