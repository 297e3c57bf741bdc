//! Taking an import into the plan: settings and scenarios for a new plan, prices from price lists.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::workbench::product_key;
use crate::catalog::Catalog;
use crate::document::SourceBytes;
use crate::i18n::{Lang, tr::session as tr};
use crate::import::{FileReport, FindingCode, Imported, Input, PriceRow};
use crate::model::{Currency, Fleet, Money};
use crate::plan::{Plan, Price, PriceKey, PriceTier, Settings, WorkKind};

/// The plan proposed for a new fleet: title, currency of most purchases, three scenarios, and the prices found.
#[must_use]
pub fn proposed(lang: Lang, title: &str, imported: &Imported, catalog: &Catalog) -> Plan {
    let settings = Settings {
        title: if title.is_empty() { tr::untitled(lang) } else { title.to_owned() },
        currency: usual_currency(&imported.fleet),
        ..Settings::default()
    };
    let names = [tr::scenario_recommended(lang), tr::scenario_replace_all(lang), tr::scenario_do_nothing(lang)];
    with_prices(&Plan::proposed(settings, names), &imported.prices, catalog)
}

/// The plan with the prices, minutes and hourly rate of price lists. Rows that name nothing the plan has a price for are left;
/// rows of one item with rising quantities are the tiers of one price.
#[must_use]
pub fn with_prices(plan: &Plan, rows: &[PriceRow], catalog: &Catalog) -> Plan {
    let mut plan = plan.clone();
    let mut offers: Vec<Offer<'_>> = Vec::new();
    for row in rows {
        if let (Some(work), Some(minutes)) = (work(row), row.minutes) {
            for scenario in &mut plan.scenarios {
                scenario.assumptions.minutes.insert(work, minutes);
            }
            continue;
        }
        let Some(key) = price_key(row, catalog) else { continue };
        let currency = row.currency.unwrap_or(plan.settings.currency);
        let Some(amount) = row.amount.and_then(|amount| money(amount, currency)) else { continue };
        match offers.iter_mut().find(|offer| offer.key == key) {
            // Another item under the same key takes its place.
            Some(offer) if !offer.is_about(row) => offer.steps = vec![(row, amount)],
            Some(offer) => offer.add(row, amount),
            None => offers.push(Offer { key, steps: vec![(row, amount)] }),
        }
    }
    plan.prices.extend(offers.into_iter().filter_map(|offer| Some((offer.key.clone(), offer.price()?))));
    plan
}

/// What price lists say about one item, by quantity.
struct Offer<'a> {
    key: PriceKey,
    steps: Vec<(&'a PriceRow, Money)>,
}

impl<'a> Offer<'a> {
    fn is_about(&self, row: &PriceRow) -> bool {
        self.steps.iter().all(|(known, _)| (&known.vendor, &known.model) == (&row.vendor, &row.model))
    }

    /// A row for a quantity that is known already takes its place.
    fn add(&mut self, row: &'a PriceRow, amount: Money) {
        match self.steps.iter_mut().find(|(known, _)| from(known) == from(row)) {
            Some(known) => *known = (row, amount),
            None => self.steps.push((row, amount)),
        }
    }

    /// The price of the smallest quantity with the others as its tiers. A quote is valid as long as all of its rows are.
    fn price(mut self) -> Option<Price> {
        self.steps.sort_by_key(|(row, _)| from(row));
        let (first, amount) = *self.steps.first()?;
        let (last, _) = *self.steps.last()?;
        let tiers = self.steps.iter().map(|(row, amount)| PriceTier { from: from(row), amount: *amount });
        let source =
            if self.steps.len() > 1 { format!("{}; {}", first.source, last.source) } else { first.source.clone() };
        Some(Price {
            priced_on: self.steps.iter().filter_map(|(row, _)| row.priced_on).min(),
            valid_until: self.steps.iter().filter_map(|(row, _)| row.valid_until).min(),
            source,
            tiers: tiers.filter(|tier| tier.from > 1).collect(),
            ..Price::of(amount)
        })
    }
}

/// The first quantity a row holds for.
fn from(row: &PriceRow) -> u64 {
    row.from.unwrap_or(1).max(1)
}

/// The imported files as the plan keeps them. A file with a column of secrets is left out whole: what was dropped on reading
/// must not come back inside the plan.
#[must_use]
pub fn sources_of(inputs: &[Input], imported: &Imported) -> Vec<SourceBytes> {
    let secret = |report: &FileReport| {
        report.has_secrets() || report.findings.iter().any(|finding| finding.code == FindingCode::SecretDropped)
    };
    inputs
        .iter()
        .zip(&imported.files)
        .filter(|(_, report)| !secret(report))
        .filter_map(|(input, report)| {
            let bytes = Arc::new(input.bytes.as_ref().ok()?.clone());
            Some(SourceBytes { name: report.name.clone(), sha256: report.sha256.clone(), bytes })
        })
        .collect()
}

/// The currency most purchases of a fleet were made in; the euro if it has no prices.
#[must_use]
pub fn usual_currency(fleet: &Fleet) -> Currency {
    let mut counts: FxHashMap<Currency, u64> = FxHashMap::default();
    for price in fleet.iter().filter_map(|device| device.purchase_price().map(|price| (price, device.quantity()))) {
        *counts.entry(price.0.currency).or_default() += u64::from(price.1);
    }
    counts
        .into_iter()
        .max_by_key(|(currency, count)| (*count, std::cmp::Reverse(*currency)))
        .map_or(Currency::EUR, |(c, _)| c)
}

/// A title for the plan of some files: the folder they share, else the name of the first.
#[must_use]
pub fn title_of(inputs: &[Input]) -> String {
    let Some(first) = inputs.first() else { return String::new() };
    // Files named without folder are in the current one.
    let parent = first.path.parent().map(|parent| {
        if parent.as_os_str().is_empty() { std::env::current_dir().unwrap_or_default() } else { parent.to_owned() }
    });
    let folder = parent.as_deref().and_then(std::path::Path::file_name);
    let shared = inputs.len() > 1 && inputs.iter().all(|input| input.path.parent() == first.path.parent());
    let name = if shared { folder } else { None }.or_else(|| first.path.file_stem());
    let name = name.map(|name| name.to_string_lossy().replace(['_', '-'], " ")).unwrap_or_default();
    let mut letters = name.trim().chars();
    letters.next().map_or_else(String::new, |letter| letter.to_uppercase().chain(letters).collect())
}

fn money(amount: rust_decimal::Decimal, currency: Currency) -> Option<Money> {
    let factor = rust_decimal::Decimal::from(10_u32.pow(currency.exponent()));
    let minor =
        amount.checked_mul(factor)?.round_dp_with_strategy(0, rust_decimal::RoundingStrategy::MidpointAwayFromZero);
    i64::try_from(minor).ok().map(|minor| Money::new(minor, currency))
}

fn price_key(row: &PriceRow, catalog: &Catalog) -> Option<PriceKey> {
    match row.kind.as_str() {
        "device" | "ata" => product_key(catalog, &row.vendor, &row.model).map(PriceKey::Product),
        "license" => Some(PriceKey::SharedDeviceLicense),
        "headset" => Some(PriceKey::Headset),
        "accessories" => Some(PriceKey::Accessories),
        "shipping" => Some(PriceKey::Shipping),
        "labor" => Some(PriceKey::TechnicianHour),
        "travel" => Some(PriceKey::SiteVisit),
        "old_service" => Some(PriceKey::OldService),
        "failure" => Some(PriceKey::Failure),
        _ => None,
    }
}

/// The kind of work a `work` row gives minutes for, by the words in its name.
fn work(row: &PriceRow) -> Option<WorkKind> {
    if row.kind != "work" {
        return None;
    }
    let name = row.model.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| name.contains(word));
    if has(&["gateway"]) {
        Some(WorkKind::GatewayMove)
    } else if has(&["firmware", "update", "aktualis"]) {
        Some(WorkKind::FirmwareUpdate)
    } else if has(&["softphone", "soft client", "headset"]) {
        Some(WorkKind::SoftphoneSetup)
    } else if has(&["swap", "replace", "install", "tausch", "ersetz", "ersatz", "austausch", "exchange"]) {
        Some(WorkKind::Swap)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use rust_decimal::Decimal;

    use super::*;
    use crate::model::{DeviceRecord, FleetBuilder};

    fn row(kind: &str, model: &str) -> PriceRow {
        PriceRow {
            kind: kind.to_owned(),
            vendor: String::new(),
            model: model.to_owned(),
            currency: None,
            amount: Some(Decimal::new(6205, 2)),
            from: None,
            minutes: Some(Decimal::from(36)),
            priced_on: None,
            valid_until: None,
            source: "prices.csv, row 4".to_owned(),
        }
    }

    #[test]
    fn price_lists_set_prices_and_minutes_of_every_scenario() {
        let imported =
            Imported { prices: vec![row("labor", "Technician"), row("work", "Phone swap")], ..Imported::default() };
        let plan = proposed(Lang::De, "Brennhold", &imported, &Catalog::default());
        assert_eq!(plan.prices[&PriceKey::TechnicianHour].amount, Money::new(6205, Currency::EUR));
        assert_eq!(plan.scenarios.len(), 3);
        assert!(plan.scenarios.iter().all(|s| s.assumptions.minutes[&WorkKind::Swap] == Decimal::from(36)));
    }

    #[test]
    fn the_plan_takes_the_currency_most_devices_were_bought_in() {
        let mut fleet = FleetBuilder::default();
        for (code, quantity) in [("EUR", 2), ("CHF", 3)] {
            let price = Money::new(100, Currency::from_code(code).unwrap());
            fleet.push(&DeviceRecord { purchase_price: Some(price), quantity, ..DeviceRecord::default() });
        }
        assert_eq!(usual_currency(&fleet.build()).code(), "CHF");
        assert_eq!(usual_currency(&Fleet::default()), Currency::EUR);
    }
}
