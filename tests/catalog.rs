//! The catalog's files are whole, consistent and sourced.

use std::collections::{BTreeMap, BTreeSet};

use switchover::catalog::{Affected, Catalog, Fact, FormFactor, Known, Product, SourceId};
use switchover::model::{Class, Day, Precision};

fn day(text: &str) -> Day {
    text.parse().unwrap_or_else(|error| panic!("{error}"))
}

fn product<'a>(catalog: &'a Catalog, key: &str) -> &'a Product {
    catalog.product_by_key(key).unwrap_or_else(|| panic!("{key} is in the catalog")).1
}

/// Every date fact of a product, with its name.
fn dates(product: &Product) -> [(&'static str, &Fact<Day>); 4] {
    [
        ("certification_end", &product.certification_end),
        ("best_effort_end", &product.best_effort_end),
        ("end_of_sale", &product.end_of_sale),
        ("end_of_support", &product.end_of_support),
    ]
}

fn texts(product: &Product) -> [(&'static str, &Fact<String>); 4] {
    [
        ("gateway_min_firmware", &product.gateway_min_firmware),
        ("gateway_approved_firmware", &product.gateway_approved_firmware),
        ("teams_min_firmware", &product.teams_min_firmware),
        ("latest_firmware", &product.latest_firmware),
    ]
}

/// End of certification and of support by Android version.
fn android_rule(version: &str) -> Option<(&'static str, &'static str)> {
    Some(match version {
        "7" => ("2021-10-04", "2023-10-04"),
        "8.1" => ("2021-12-31", "2023-12-31"),
        "9" => ("2023-08-05", "2025-08-05"),
        "10" | "11" => ("2026-09-03", "2027-09-03"),
        "12" | "13" => ("2027-08-15", "2029-08-15"),
        "14" => ("2028-10-04", "2030-10-04"),
        "15" => ("2029-10-15", "2031-10-15"),
        _ => return None,
    })
}

#[test]
fn nothing_is_missing() {
    let catalog = Catalog::builtin();
    assert_eq!(catalog.edition, "2026.11");
    assert_eq!(catalog.checked_on, Some(day("2026-11-23")));
    assert_eq!(catalog.products.len(), 242);
    assert_eq!(catalog.vendors.len(), 17);
    assert_eq!(catalog.classes.len(), 10);
    assert_eq!(catalog.milestones.len(), 37);
    assert_eq!(catalog.certificates.len(), 75);
    assert_eq!(catalog.events.len(), 88);
    assert_eq!(catalog.firmware_trust.len(), 17);
    assert_eq!(catalog.prices.len(), 46);
    assert_eq!(catalog.conflicts.len(), 34);
    assert_eq!(catalog.conflicts.iter().map(|conflict| conflict.readings.len()).sum::<usize>(), 76);
    for class in Class::ALL.into_iter().filter(|class| *class != Class::Unknown) {
        assert!(catalog.class(class).is_some(), "{class:?} has an entry");
    }
}

#[test]
fn products_are_sorted_and_their_keys_differ() {
    let catalog = Catalog::builtin();
    assert!(catalog.products.windows(2).all(|pair| pair[0].key < pair[1].key));
}

#[test]
fn every_named_source_exists_and_every_source_is_named() {
    let catalog = Catalog::builtin();
    let mut named: BTreeSet<&SourceId> = BTreeSet::new();
    named.extend(catalog.products.iter().flat_map(|product| &product.sources));
    for product in &catalog.products {
        named.extend(dates(product).iter().flat_map(|(_, fact)| &fact.sources));
        named.extend(texts(product).iter().flat_map(|(_, fact)| &fact.sources));
    }
    named.extend(catalog.classes.iter().flat_map(|class| &class.sources));
    named.extend(catalog.milestones.iter().flat_map(|milestone| &milestone.sources));
    named.extend(catalog.conflicts.iter().flat_map(|conflict| &conflict.readings).map(|reading| &reading.source));
    named.extend(catalog.certificates.iter().flat_map(|certificate| &certificate.sources));
    named.extend(catalog.events.iter().flat_map(|event| &event.sources));
    named.extend(catalog.firmware_trust.iter().flat_map(|trust| &trust.sources));
    named.extend(catalog.prices.iter().flat_map(|price| &price.sources));
    named.extend(catalog.consequences.iter().flat_map(|one| &one.sources));
    let known: BTreeSet<&SourceId> = catalog.sources.iter().map(|source| &source.id).collect();
    assert_eq!(known.len(), catalog.sources.len(), "source keys differ");
    assert_eq!(named, known);
    assert!(catalog.sources.iter().all(|source| !source.publisher.is_empty() && !source.address.is_empty()));
}

#[test]
fn every_entry_has_a_source() {
    let catalog = Catalog::builtin();
    assert!(catalog.products.iter().all(|product| !product.sources.is_empty()));
    assert!(catalog.classes.iter().all(|class| !class.sources.is_empty()));
    assert!(catalog.milestones.iter().all(|milestone| !milestone.sources.is_empty()));
    assert!(catalog.certificates.iter().all(|certificate| !certificate.sources.is_empty()));
    assert!(catalog.events.iter().all(|event| !event.sources.is_empty()));
    assert!(catalog.firmware_trust.iter().all(|trust| !trust.sources.is_empty()));
    assert!(catalog.prices.iter().all(|price| !price.sources.is_empty()));
    for conflict in &catalog.conflicts {
        assert!(!conflict.facts.is_empty() && !conflict.readings.is_empty(), "{}", conflict.scope);
    }
}

#[test]
fn every_known_fact_has_a_source_and_the_day_it_was_read() {
    fn sourced<T>(fact: &Fact<T>) -> bool {
        matches!(fact.value, Known::Unknown) || (!fact.sources.is_empty() && fact.read_on.is_some())
    }
    let catalog = Catalog::builtin();
    for product in &catalog.products {
        assert!(dates(product).iter().all(|(_, fact)| sourced(fact)), "{}", product.key);
        assert!(texts(product).iter().all(|(_, fact)| sourced(fact)), "{}", product.key);
    }
    assert!(catalog.classes.iter().all(|class| sourced(&class.end) && sourced(&class.best_effort_end)));
}

#[test]
fn vendor_dates_that_nobody_published_stay_unknown() {
    let catalog = Catalog::builtin();
    for product in &catalog.products {
        assert_eq!(product.end_of_sale.value, Known::Unknown, "{}", product.key);
        assert_eq!(product.end_of_support.value, Known::Unknown, "{}", product.key);
    }
}

#[test]
fn aliases_mean_one_product() {
    let catalog = Catalog::builtin();
    let squash =
        |text: &str| text.chars().filter(|c| !c.is_whitespace() && *c != '-').flat_map(char::to_lowercase).collect();
    let mut owners: BTreeMap<String, &str> = BTreeMap::new();
    for product in &catalog.products {
        let own: BTreeSet<String> = product.aliases.iter().map(|alias| squash(alias)).collect();
        for alias in own {
            let other = owners.insert(alias.clone(), &product.key);
            assert_eq!(other, None, "`{alias}` of {} is also an alias of another product", product.key);
        }
    }
}

#[test]
fn certification_follows_the_android_version_unless_sources_disagree() {
    let catalog = Catalog::builtin();
    let mut checked = 0;
    for product in &catalog.products {
        let Some((certified, supported)) = product.android.as_deref().and_then(android_rule) else { continue };
        // Displays have a date for the whole category; a fact in dispute lists the reading it follows.
        let by_category = product.class == Class::TeamsDisplay;
        for (fact, rule) in [(&product.certification_end, certified), (&product.best_effort_end, supported)] {
            let end = fact.get().copied();
            let disputed = fact.also.iter().any(|reading| reading.day == end);
            assert!(end == Some(day(rule)) || by_category || disputed, "{}: {end:?} instead of {rule}", product.key);
            checked += 1;
        }
        assert!(product.best_effort_end.get() > product.certification_end.get(), "{}", product.key);
    }
    assert!(checked > 80, "only {checked} dates were checked");
}

#[test]
fn events_are_in_order_and_name_known_certificates() {
    let catalog = Catalog::builtin();
    let known: BTreeSet<&str> = catalog.certificates.iter().map(|certificate| certificate.id.as_str()).collect();
    assert_eq!(known.len(), catalog.certificates.len());
    assert!(catalog.events.windows(2).all(|pair| pair[0].date <= pair[1].date));
    for event in &catalog.events {
        assert!(!event.title_en.is_empty() && !event.title_de.is_empty() && !event.affects.is_empty());
        assert!(event.certificates.iter().all(|id| known.contains(id.as_str())), "{}", event.title_en);
    }
    for trust in &catalog.firmware_trust {
        assert!(trust.ships.iter().all(|id| known.contains(id.as_str())), "{}", trust.text);
    }
}

#[test]
fn what_phones_need_is_said_in_both_languages_and_names_what_exists() {
    let catalog = Catalog::builtin();
    assert_eq!(catalog.events.len(), 88);
    for event in &catalog.events {
        assert!(!event.needs.is_empty() && !event.needs_de.is_empty(), "{} {}", event.date, event.title_en);
        for (short, title) in [(&event.short_en, &event.title_en), (&event.short_de, &event.title_de)] {
            assert!(!short.is_empty() && short.chars().count() <= 36, "{} {title}: {short}", event.date);
        }
        for root in &event.requires {
            let known = catalog.certificates.iter().find(|certificate| certificate.id == *root);
            assert!(known.is_some_and(|known| known.kind == "root"), "{root} of {} is no root", event.date);
        }
    }
    for milestone in &catalog.milestones {
        let both = milestone.detail.is_empty() == milestone.detail_de.is_empty();
        assert!(both && !milestone.title_de.is_empty(), "{} {}", milestone.date, milestone.title_en);
    }
    for trust in &catalog.firmware_trust {
        assert!(!trust.says_en.is_empty() && !trust.says_de.is_empty(), "{}", trust.text);
        for one in &trust.applies {
            let class = one.strip_prefix("class:").map(|key| Class::from_key(key).is_some());
            assert!(
                class.unwrap_or_else(|| catalog.product_by_key(one).is_some()),
                "{one} is neither product nor class"
            );
        }
    }
}

#[test]
fn certificates_have_plausible_validity_and_fingerprints() {
    let catalog = Catalog::builtin();
    for certificate in &catalog.certificates {
        if let (Some(from), Some(until)) = (certificate.not_before, certificate.not_after) {
            assert!(from < until, "{}", certificate.id);
        }
        if let Some(sha256) = &certificate.sha256 {
            let hex = sha256.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte));
            assert!(sha256.len() == 64 && hex, "{}", certificate.id);
        }
    }
    let root = catalog.certificates.iter().find(|known| known.id == "digicert-global-root-g2").unwrap();
    assert_eq!(root.sha256.as_deref(), Some("cb3ccbb76031e5e0138f8dd39a23f9de47ffc35e43c1144cea27d46a5ab1cb5f"));
    assert_eq!((root.not_after, root.distrust), (Some(day("2038-01-15")), Some(day("2029-04-15"))));
}

#[test]
fn every_disputed_fact_exists() {
    let catalog = Catalog::builtin();
    for conflict in &catalog.conflicts {
        for fact in &conflict.facts {
            let (scope, _) = fact.split_once('.').unwrap();
            let milestone = || fact.strip_prefix("milestone.").and_then(|date| date.parse::<Day>().ok());
            let exists = catalog.product_by_key(scope).is_some()
                || Class::from_key(scope).is_some()
                || scope.strip_prefix("class-").is_some_and(|class| Class::from_key(class).is_some())
                || scope.starts_with("android-")
                || scope == "price"
                || milestone().is_some_and(|day| catalog.milestones.iter().any(|known| known.date == day));
            assert!(exists, "{fact}");
        }
    }
}

#[test]
fn the_end_of_3pip_shows_the_other_readings() {
    let catalog = Catalog::builtin();
    let end = &catalog.class(Class::ThreePip).unwrap().end;
    assert_eq!(end.get(), Some(&day("2023-07-31")));
    let msxfaq = end.also.iter().find(|reading| reading.source.0 == "msxfaq-3pip").unwrap();
    assert_eq!(msxfaq.day, Some(day("2023-08-01")));
    let impossible = end.also.iter().find(|reading| reading.text.starts_with("2023-06-31")).unwrap();
    assert_eq!(impossible.day, None, "June has 30 days");
    assert_eq!(catalog.conflict_for("3pip.end").unwrap().readings.len(), 6);
    assert!(catalog.conflict_for("lync_qualified.end").is_none());
}

#[test]
fn disagreements_reach_the_products_they_are_about() {
    let catalog = Catalog::builtin();
    let readings = |fact: &Fact<Day>| fact.also.iter().filter_map(|reading| reading.day).collect::<BTreeSet<_>>();
    let ccx = product(&catalog, "poly-ccx500");
    assert_eq!(ccx.certification_end.get(), Some(&day("2027-08-15")));
    assert!(readings(&ccx.certification_end).contains(&day("2026-10-04")), "an earlier date for Android 12");
    let pad = product(&catalog, "neat-pad-panel");
    assert!(readings(&pad.certification_end).contains(&day("2025-09-03")));
    assert!(readings(&pad.best_effort_end).contains(&day("2028-09-03")));
    let epos = product(&catalog, "epos-expand-control-panel");
    let expected = BTreeSet::from([day("2025-01-01"), day("2026-09-03")]);
    assert_eq!(readings(&epos.certification_end), expected, "a date of its own, not the Android table's readings");
    let gateway = product(&catalog, "yealink-t21p");
    assert!(gateway.gateway_min_firmware.also.iter().any(|reading| reading.text.contains("34.72.0.75")));
    assert_eq!(product(&catalog, "yealink-mp56-e2").certification_end.also, [], "Android 13 is not in dispute");
    let conflict = catalog.conflict_for("poly-ccx500.certification_end").unwrap();
    assert_eq!(conflict.scope, "android_12");
}

#[test]
fn well_known_phones_have_their_class_and_dates() {
    let catalog = Catalog::builtin();
    assert_eq!(product(&catalog, "poly-cx600").class, Class::Lpe);
    assert_eq!(catalog.class(Class::Lpe).unwrap().end.get(), Some(&day("2023-04-11")));
    assert_eq!(catalog.class(Class::Lpe).unwrap().tls12, Some(false));
    assert_eq!(catalog.class(Class::LyncQualified).unwrap().tls12, None, "no source says");
    let t46s = product(&catalog, "yealink-t46s");
    assert_eq!(t46s.class, Class::ThreePip);
    assert_eq!(t46s.gateway_min_firmware.get().map(String::as_str), Some("83"));
    assert_eq!(t46s.gateway_min_firmware.sources, [SourceId("sip-gateway-2025".to_owned())]);
    let mp56 = product(&catalog, "yealink-mp56");
    assert_eq!(mp56.best_effort_end.get(), Some(&day("2029-08-15")));
    assert_eq!(mp56.latest_firmware_on, None, "the source swaps the release dates");
}

#[test]
fn months_stay_months() {
    let catalog = Catalog::builtin();
    let months: Vec<_> =
        catalog.milestones.iter().filter(|known| known.precision == Precision::Month).map(|known| known.date).collect();
    assert_eq!(months, [day("2025-06-01"), day("2025-11-30")]);
    let events: Vec<_> =
        catalog.events.iter().filter(|known| known.precision == Precision::Month).map(|known| known.date).collect();
    assert_eq!(events, [day("2022-10-31")]);
}

#[test]
fn targets_are_certified_native_products_with_the_longest_support_first() {
    let catalog = Catalog::builtin();
    let on = day("2026-11-24");
    let desk = catalog.targets(FormFactor::Desk, on);
    assert!(desk.len() >= 10, "{}", desk.len());
    let ends: Vec<_> = desk.iter().map(|id| catalog.product(*id).unwrap().best_effort_end.get().copied()).collect();
    assert!(ends.windows(2).all(|pair| pair[0] >= pair[1]));
    for id in &desk {
        let product = catalog.product(*id).unwrap();
        assert_eq!((product.class, product.form), (Class::TeamsNative, FormFactor::Desk), "{}", product.key);
        assert!(product.certification_end.get() >= Some(&on), "{}", product.key);
    }
    let first = catalog.product(desk[0]).unwrap();
    assert_eq!(first.key, "yealink-mp52-e2", "the newest firmware wins where support ends on the same day");
    assert!(catalog.targets(FormFactor::Desk, day("2027-08-15")).len() == desk.len(), "the last day is inclusive");
    assert!(catalog.targets(FormFactor::Desk, day("2027-08-16")).is_empty());
    assert!(catalog.targets(FormFactor::Dect, on).is_empty(), "no DECT phone is a native Teams phone");
}

#[test]
fn events_touch_the_classes_they_name() {
    assert!(Affected::All.covers(Class::Unknown));
    assert!(Affected::SipGateway.covers(Class::DectSipGateway) && !Affected::SipGateway.covers(Class::TeamsNative));
    assert!(Affected::Sbc.covers(Class::AnalogSbc) && !Affected::Sbc.covers(Class::AnalogAta));
    let catalog = Catalog::builtin();
    for class in Class::ALL.into_iter().filter(|class| *class != Class::Unknown) {
        assert!(catalog.events.iter().any(|event| event.covers(class)), "{class:?}");
    }
}
