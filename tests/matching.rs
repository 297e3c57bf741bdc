//! Spellings of real inventories find their product, and nothing finds a wrong one in silence.

use std::collections::BTreeMap;

use proptest::prelude::*;
use switchover::catalog::matching::{Assignment, assignment_key};
use switchover::catalog::{Catalog, Match, MatchReason, Matcher, Matches};
use switchover::model::{Class, DeviceKind, DeviceRecord, Field, FleetBuilder};

/// Products in the samples that the catalog does not have.
const NOT_IN_CATALOG: [(&str, &str); 12] = [
    ("Yealink", "W60B"),
    ("Cisco", "7962G"),
    ("Cisco", "8831"),
    ("Crestron", "UC-MM30-T"),
    ("Mitel", "6867i"),
    ("Snom", "D785"),
    ("Snom", "M700"),
    ("Gigaset", "N720 DM PRO"),
    ("Gigaset", "S700H PRO"),
    ("Gigaset", "DA310"),
    ("2N", "Helios IP Verso"),
    ("Grandstream", "HT802"),
];

/// The catalog's key of a canonical name in the samples.
fn key_of(vendor: &str, model: &str) -> String {
    match (vendor, model) {
        ("Aastra", "6725ip") => "mitel-mivoice-6725-lync-phone".to_owned(),
        ("Cisco", "ATA 191") => "cisco-ata191-mpp".to_owned(),
        ("Crestron", model) => format!("crestron-{}", model.trim_end_matches("-T").to_lowercase()),
        ("Poly" | "Polycom", model) if model.starts_with("VVX") || model.starts_with("CCX") => {
            format!("poly-{}", model.replace(' ', "").to_lowercase())
        }
        ("Polycom", model) => switchover::catalog::product_key("Poly", model),
        (vendor, model) => switchover::catalog::product_key(vendor, model),
    }
}

fn describe(catalog: &Catalog, found: &Match) -> String {
    let key = |id| catalog.product(id).map_or("?", |product| product.key.as_str());
    match found {
        Match::Certain { product, why } => format!("{} certain {why:?}", key(*product)),
        Match::Likely { product, why, percent } => format!("{} likely {why:?} {percent}", key(*product)),
        Match::Ambiguous { candidates } => {
            format!("ambiguous {}", candidates.iter().map(|id| key(*id)).collect::<Vec<_>>().join(" "))
        }
        Match::ClassOnly { class, why } => format!("class {} {why:?}", class.key()),
        Match::Unknown => "unknown".to_owned(),
    }
}

fn find(vendor: &str, model: &str) -> String {
    let catalog = Catalog::builtin();
    describe(&catalog, &Matcher::new(&catalog).find(vendor, model, "", DeviceKind::Phone))
}

#[test]
fn every_sample_spelling_finds_its_product() {
    let catalog = Catalog::builtin();
    let matcher = Matcher::new(&catalog);
    let mut wrong = Vec::new();
    let mut rows = csv::Reader::from_path("tests/data/matching/model-variants.csv").unwrap();
    for row in rows.records() {
        let row = row.unwrap();
        let [vendor, model, vendor_text, model_text] = [0, 1, 2, 3].map(|column| row.get(column).unwrap());
        let found = matcher.find(vendor_text, model_text, "", DeviceKind::Phone);
        let described = describe(&catalog, &found);
        if NOT_IN_CATALOG.contains(&(vendor, model)) {
            if !matches!(found, Match::Unknown | Match::ClassOnly { .. }) {
                wrong.push(format!("{vendor_text} | {model_text}: not in the catalog, found {described}"));
            }
            continue;
        }
        let expected = key_of(vendor, model);
        let is_typo = vendor_text == "Polycm";
        let right = match found {
            Match::Certain { product, .. } => !is_typo && catalog.product(product).unwrap().key == expected,
            Match::Likely { product, .. } => is_typo && catalog.product(product).unwrap().key == expected,
            _ => false,
        };
        if !right {
            wrong.push(format!("{vendor_text} | {model_text}: expected {expected}, found {described}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_a_person_would_recognize_is_likely_with_its_reason() {
    for (vendor, model, expected) in [
        ("Polycom", "CX6OO", "poly-cx600 likely LookAlike 90"),
        ("", "VVX 4l1", "poly-vvx411 likely LookAlike 90"),
        ("Yealink", "SIP-T58", "yealink-t58a likely Family 85"),
        ("Polycom", "CX600 (refurbished)", "poly-cx600 likely ExtraWords 85"),
        ("Cisco", "8845 (refurbished)", "cisco-8845 likely ExtraWords 85"),
        ("Polycm", "VVX 411", "poly-vvx411 likely Typo 90"),
        ("Poly", "Egde E450", "poly-edge-e450 likely Typo 80"),
        ("Poly", "Edge E450 blau", "poly-edge-e450 likely ExtraWords 85"),
        ("AudioCodes", "C450", "audiocodes-c450hd likely Family 75"),
        ("", "i63", "ascom-i63 likely ShortName 70"),
        ("Yealnik", "T46S", "yealink-t46s likely Typo 90"),
    ] {
        assert_eq!(find(vendor, model), expected, "{vendor} | {model}");
    }
}

#[test]
fn vendors_are_found_in_every_form() {
    for (vendor, model, expected) in [
        ("", "HP Poly Trio 8800", "poly-trio-8800 certain Normalized"),
        ("OBihai", "OBi302", "poly-obi-302 certain Alias"),
        ("ALE", "M7", "alcatel-lucent-enterprise-m7 certain WithVendor"),
        ("", "ALE M7", "alcatel-lucent-enterprise-m7 certain Alias"),
        ("Cisco", "Cisco Unified IP Phone 7841", "cisco-7841 certain WithVendor"),
        ("", "CP-7841-K9=", "cisco-7841 certain Normalized"),
        ("", "IPP-430HD", "audiocodes-430hd certain Normalized"),
        ("", "Teams-C450HD", "audiocodes-c450hd certain Normalized"),
        ("hp poly", "polyccx500", "poly-ccx500 certain Normalized"),
        ("Plantronics", "CCX 600", "poly-ccx600 certain Alias"),
        ("Ascom Wireless Solutions", "d81", "ascom-d81 certain ExactName"),
    ] {
        assert_eq!(find(vendor, model), expected, "{vendor} | {model}");
    }
}

#[test]
fn short_and_numeric_names_need_their_vendor() {
    for (vendor, model) in
        [("", "M3"), ("", "7841"), ("", "4120"), ("Snom", "M7"), ("Yealink", "7841"), ("Telekom", "8851")]
    {
        assert_eq!(find(vendor, model), "unknown", "{vendor} | {model}");
    }
    assert_eq!(find("Ciscoo", "7841"), "cisco-7841 likely Typo 90");
    assert_eq!(find("HP", "DeskJet 4120"), "unknown");
}

#[test]
fn a_vendor_that_contradicts_is_never_silent() {
    assert_eq!(find("Yealink", "VVX 411"), "poly-vvx411 likely OtherVendor 50");
    assert_eq!(find("Telekom", "VVX 411"), "poly-vvx411 likely OtherVendor 70");
    assert_eq!(find("Yealink", "Polycom VVX 411"), "poly-vvx411 likely OtherVendor 50");
    assert_eq!(find("Telekom", "Yealink T46S"), "yealink-t46s certain Alias");
}

#[test]
fn digits_are_never_guessed() {
    for (vendor, model) in [
        ("Poly", "VVX 412"),
        ("Poly", "CCX 700"),
        ("Poly", "CX400"),
        ("Poly", "CX300"),
        ("Yealink", "T58W"),
        ("Yealink", "MP56 E3"),
        ("Yealink", "W79P"),
        ("Cisco", "8800"),
        ("Poly", "VVX 411 expansion module"),
        ("Poly", "Power supply for CCX 500"),
        ("Yealink", "T46S Wandhalterung"),
        ("", "163"),
    ] {
        assert_eq!(find(vendor, model), "unknown", "{vendor} | {model}");
    }
}

#[test]
fn a_name_with_another_digit_is_never_the_same_product() {
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let catalog = Catalog::builtin();
    let matcher = Matcher::new(&catalog);
    let mut tried = 0;
    for product in &catalog.products {
        let places: Vec<usize> = product.model.match_indices(|c: char| c.is_ascii_digit()).map(|(at, _)| at).collect();
        for (at, digit) in places.into_iter().flat_map(|at| ('0'..='9').map(move |digit| (at, digit))) {
            let mut model = product.model.clone();
            model.replace_range(at..=at, &digit.to_string());
            for vendor in [product.vendor.as_str(), ""] {
                let found = matcher.find(vendor, &model, "", DeviceKind::Phone);
                let Some(id) = found.product() else { continue };
                let names = &catalog.product(id).unwrap().aliases;
                let same = names.iter().any(|name| digits(name) == digits(&model));
                assert!(same, "{vendor} | {model}: {}", describe(&catalog, &found));
                tried += 1;
            }
        }
    }
    assert!(tried > 1000, "{tried}");
}

proptest! {
    #[test]
    fn any_text_has_an_answer_and_the_same_one_twice(vendor in ".{0,20}", model in ".{0,60}", kind in "[a-zäA-Z -]{0,20}") {
        let catalog = Catalog::builtin();
        let matcher = Matcher::new(&catalog);
        let found = matcher.find(&vendor, &model, &kind, DeviceKind::Phone);
        prop_assert_eq!(&found, &matcher.find(&vendor, &model, &kind, DeviceKind::Phone));
        if let Match::Likely { percent, .. } = found {
            prop_assert!((1..100).contains(&percent));
        }
    }

    #[test]
    fn case_blanks_and_hyphens_do_not_matter(at in 0..242_usize, upper in any::<bool>(), blank in 0..3_usize) {
        let catalog = Catalog::builtin();
        let product = &catalog.products[at % catalog.products.len()];
        let mut model = if upper { product.model.to_uppercase() } else { product.model.to_lowercase() };
        model = model.replace([' ', '-', '_'], ["", " ", "-"][blank]);
        let found = Matcher::new(&catalog).find(&product.vendor, &model, "", DeviceKind::Phone);
        let certain = matches!(found, Match::Certain { product: id, .. } if catalog.product(id) == Some(product));
        prop_assert!(certain, "{} | {model}: {}", product.vendor, describe(&catalog, &found));
    }
}

#[test]
fn several_possible_products_are_ambiguous() {
    assert_eq!(find("Yealink", "T46"), "ambiguous yealink-t46g yealink-t46s yealink-t46u");
    assert_eq!(find("Poly", "VVX 411 / VVX 501"), "ambiguous poly-vvx411 poly-vvx501");
    assert_eq!(find("AudioCodes", "430"), "ambiguous audiocodes-430hd audiocodes-430hdg");
}

#[test]
fn placeholders_name_nothing() {
    for (vendor, model) in [
        ("", ""),
        ("", "UC-PHONE"),
        ("", "IP Phone"),
        ("", "Telefon grau"),
        ("AudioCodes", "GENERIC_PHONE"),
        ("HP", "HP Unknown"),
        ("HP", "HP LaserJet M404"),
        ("Polycom", "Polycom"),
        ("", "Systemtelefon"),
        ("Yealink", "Yealink VoIP phone http config"),
        ("(((", ")))"),
    ] {
        assert_eq!(find(vendor, model), "unknown", "{vendor} | {model}");
    }
}

#[test]
fn classes_come_from_what_the_type_says() {
    let catalog = Catalog::builtin();
    let matcher = Matcher::new(&catalog);
    let class = |vendor, model, device_type| match matcher.find(vendor, model, device_type, DeviceKind::Phone) {
        Match::ClassOnly { class, why: MatchReason::DeviceType } => Some(class),
        _ => None,
    };
    assert_eq!(class("Gigaset", "S700H PRO", "DECT-Mobilteil"), Some(Class::DectSipGateway));
    assert_eq!(class("", "", "Analogtelefon"), Some(Class::AnalogSbc));
    assert_eq!(class("", "Analog Phone", ""), Some(Class::AnalogSbc));
    assert_eq!(class("Mitel", "6867i", "Tischtelefon"), None);
    let soft = matcher.find("Cisco", "7841", "", DeviceKind::SoftClient);
    assert_eq!(soft, Match::Unknown, "a soft client is no phone whatever its name");
}

#[test]
fn what_the_user_says_comes_first() {
    let mut fleet = FleetBuilder::default();
    let record = |vendor: &str, model: &str| DeviceRecord {
        texts: vec![(Field::Vendor, vendor.to_owned()), (Field::Model, model.to_owned())],
        ..DeviceRecord::default()
    };
    fleet.push(&record("Polycom", "VVX 411"));
    fleet.push(&record("", "Telefon grau"));
    fleet.push(&record("Polycom", "VVX 501"));
    let fleet = fleet.build();
    let catalog = Catalog::builtin();
    let assigned = BTreeMap::from([
        (assignment_key("Polycom", "VVX 411", ""), Assignment::Product("poly-vvx410".to_owned())),
        (assignment_key("", "Telefon grau", ""), Assignment::Class(Class::AnalogSbc)),
        (assignment_key("Polycom", "VVX 501", ""), Assignment::Product("no-such-product".to_owned())),
    ]);
    let matches = Matches::of(&fleet, &catalog, &assigned);
    let found: Vec<_> = fleet.iter().map(|device| describe(&catalog, matches.get(device.spelling()))).collect();
    assert_eq!(found, ["poly-vvx410 certain User", "class analog_sbc User", "poly-vvx501 certain Alias"]);
}

#[test]
fn every_name_in_the_catalog_finds_its_product_with_its_vendor() {
    let catalog = Catalog::builtin();
    let matcher = Matcher::new(&catalog);
    let mut wrong = Vec::new();
    for product in &catalog.products {
        for alias in &product.aliases {
            let found = matcher.find(&product.vendor, alias, "", DeviceKind::Phone);
            if found.product().and_then(|id| catalog.product(id)) != Some(product) {
                wrong.push(format!("{} | {alias}: {}", product.vendor, describe(&catalog, &found)));
            }
        }
        let certain = matcher.find(&product.vendor, &product.model, "", DeviceKind::Phone);
        if !matches!(certain, Match::Certain { .. }) {
            wrong.push(format!("{}: {}", product.key, describe(&catalog, &certain)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
