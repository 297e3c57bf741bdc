//! Where sources disagree: every fact shows the other readings of it.

use super::Catalog;
use super::fact::{Fact, Reading};
use super::facts::{Conflict, Product};
use crate::model::Day;

/// The fields of a product that can be in dispute, as fact keys name them.
#[derive(Clone, Copy)]
enum Field<'a> {
    Day(&'a Fact<Day>),
    Text(&'a Fact<String>),
}

/// Writes the readings of `conflicts.ron` into the facts they are about.
pub(super) fn attach(catalog: &mut Catalog) {
    let conflicts = std::mem::take(&mut catalog.conflicts);
    for conflict in &conflicts {
        for fact in &conflict.facts {
            let Some((scope, field)) = split(fact) else { continue };
            for product in &mut catalog.products {
                if reaches(conflict, scope, field, product) {
                    let also = match field {
                        "certification_end" => &mut product.certification_end.also,
                        "best_effort_end" => &mut product.best_effort_end.also,
                        "end_of_sale" => &mut product.end_of_sale.also,
                        "end_of_support" => &mut product.end_of_support.also,
                        "gateway_min_firmware" => &mut product.gateway_min_firmware.also,
                        "gateway_approved_firmware" => &mut product.gateway_approved_firmware.also,
                        "teams_min_firmware" => &mut product.teams_min_firmware.also,
                        "latest_firmware" => &mut product.latest_firmware.also,
                        _ => continue,
                    };
                    add(also, &conflict.readings);
                }
            }
            for class in catalog.classes.iter_mut().filter(|class| class.class.key() == scope) {
                match field {
                    "end" => add(&mut class.end.also, &conflict.readings),
                    "best_effort_end" => add(&mut class.best_effort_end.also, &conflict.readings),
                    _ => {}
                }
            }
        }
    }
    catalog.conflicts = conflicts;
}

/// An event without a source of its own rests on the certificates it names.
pub(super) fn source_events(catalog: &mut Catalog) {
    for event in catalog.events.iter_mut().filter(|event| event.sources.is_empty()) {
        for certificate in catalog.certificates.iter().filter(|known| event.certificates.contains(&known.id)) {
            for source in &certificate.sources {
                if !event.sources.contains(source) {
                    event.sources.push(source.clone());
                }
            }
        }
    }
}

/// The disagreements about a fact, the most specific first.
pub(super) fn about<'a>(catalog: &'a Catalog, fact: &str) -> Vec<&'a Conflict> {
    let named = catalog.conflicts.iter().filter(|conflict| conflict.facts.iter().any(|known| known == fact));
    let mut found: Vec<_> = named.collect();
    let Some((key, field)) = split(fact) else { return found };
    if let Some((_, product)) = catalog.product_by_key(key) {
        let wider = catalog.conflicts.iter().filter(|conflict| {
            let scopes = conflict.facts.iter().filter_map(|known| split(known));
            scopes
                .filter(|(scope, known)| *known == field && *scope != key)
                .any(|(scope, _)| reaches(conflict, scope, field, product))
        });
        found.extend(wider);
    }
    found
}

/// Scope and field of a fact key; the scope can hold a dot (`android-8.1.certification_end`).
fn split(fact: &str) -> Option<(&str, &str)> {
    fact.rsplit_once('.')
}

/// Whether a conflict about `scope` and `field` is about this product.
///
/// What is said of a whole class or Android version is about a product only if the value in use is one of the readings:
/// a product with a date of its own is not touched by it.
fn reaches(conflict: &Conflict, scope: &str, field: &str, product: &Product) -> bool {
    if scope == product.key {
        return true;
    }
    let android = scope.strip_prefix("android-").is_some_and(|version| product.android.as_deref() == Some(version));
    let class = scope.strip_prefix("class-").is_some_and(|class| class == product.class.key());
    (android || class) && in_use(conflict, field, product)
}

fn in_use(conflict: &Conflict, field: &str, product: &Product) -> bool {
    let value = match field {
        "certification_end" => Field::Day(&product.certification_end),
        "best_effort_end" => Field::Day(&product.best_effort_end),
        "gateway_min_firmware" => Field::Text(&product.gateway_min_firmware),
        "gateway_approved_firmware" => Field::Text(&product.gateway_approved_firmware),
        _ => return false,
    };
    conflict.readings.iter().any(|reading| match value {
        Field::Day(fact) => fact.get().is_some_and(|day| reading.day == Some(*day)),
        Field::Text(fact) => fact.get().is_some_and(|text| reading.text == *text),
    })
}

fn add(also: &mut Vec<Reading>, readings: &[Reading]) {
    for reading in readings {
        if !also.contains(reading) {
            also.push(reading.clone());
        }
    }
}
