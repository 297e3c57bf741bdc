//! The derivation of a number and what is missing, in words.

use rust_decimal::Decimal;

use super::Lang;
use super::fmt::{date, decimal, fiscal_year, money, number, percent};
use super::tr::explain as tr;
use crate::catalog::Catalog;
use crate::model::{Class, FiscalCalendar};
use crate::plan::budget::Missing;
use crate::plan::{Category, Origin, PriceKey, Step, WorkKind};

/// One step of a derivation with its numbers put in.
#[must_use]
pub fn step(lang: Lang, catalog: &Catalog, fiscal: FiscalCalendar, step: &Step) -> String {
    let rate = |rate: &Decimal| percent(lang, *rate);
    match step {
        Step::UnitPrice { key, amount, priced_on, origin } => {
            let (amount, what) = (money(lang, *amount), price(lang, catalog, key));
            let origin = self::origin(lang, catalog, origin);
            match priced_on {
                Some(day) => tr::unit_price_dated(lang, &amount, &date(lang, *day), &origin, &what),
                None => tr::unit_price(lang, &amount, &origin, &what),
            }
        }
        Step::NetOfTax { rate: tax, result } => tr::net_of_tax(lang, &rate(tax), &money(lang, *result)),
        Step::Discount { percent: Some(share), result, .. } => tr::discount(lang, &rate(share), &money(lang, *result)),
        Step::Discount { fixed, result, .. } => {
            let off = fixed.map_or_else(String::new, |fixed| money(lang, fixed));
            tr::discount(lang, &off, &money(lang, *result))
        }
        Step::Escalation { rate: yearly, years, result } => {
            let years = u64::try_from(*years).unwrap_or(0);
            tr::escalation(lang, years, &rate(yearly), &money(lang, *result))
        }
        Step::Quantity { unit, quantity, result } => {
            tr::quantity(lang, &number(lang, *quantity), &money(lang, *result), &money(lang, *unit))
        }
        Step::Labor { work, minutes, quantity, hourly, result } => tr::labor(
            lang,
            &money(lang, *hourly),
            &decimal(lang, *minutes),
            &number(lang, *quantity),
            &money(lang, *result),
            &self::work(lang, *work),
        ),
        Step::Months { monthly, quantity, from, to, months, result } => tr::months(
            lang,
            &date(lang, *from),
            &money(lang, *monthly),
            u64::from(*months),
            &number(lang, *quantity),
            &money(lang, *result),
            &date(lang, *to),
        ),
        Step::Contingency { rate: share, base, result } => {
            tr::contingency(lang, &money(lang, *base), &rate(share), &money(lang, *result))
        }
        Step::Vat { rate: tax, net, recoverable, result } => {
            tr::vat(lang, &money(lang, *net), &rate(tax), &rate(recoverable), &money(lang, *result))
        }
        Step::Share { total, weight, of, result } => {
            tr::share(lang, &number(lang, *of), &money(lang, *result), &money(lang, *total), &number(lang, *weight))
        }
        Step::FiscalYear { day, year } => tr::in_year(lang, &date(lang, *day), &fiscal_year(lang, fiscal, *year)),
    }
}

/// What is missing, in words.
#[must_use]
pub fn missing(lang: Lang, catalog: &Catalog, missing: &Missing) -> String {
    match missing {
        Missing::Price(key) => tr::missing_price(lang, &price(lang, catalog, key)),
        Missing::Rate(key, currency) => tr::missing_rate(lang, currency.code(), &price(lang, catalog, key)),
        Missing::Minutes(work) => tr::missing_minutes(lang, &self::work(lang, *work)),
        Missing::Target => tr::missing_target(lang),
    }
}

/// Where an input came from, in words.
#[must_use]
pub fn origin(lang: Lang, catalog: &Catalog, origin: &Origin) -> String {
    match origin {
        Origin::Fleet => tr::origin_fleet(lang),
        Origin::Catalog(id) => {
            let publisher = catalog.source(id).map_or(id.0.as_str(), |source| &source.publisher);
            tr::origin_catalog(lang, publisher)
        }
        Origin::User(words) if !words.is_empty() => words.clone(),
        Origin::User(_) => tr::origin_user(lang),
        Origin::Default => tr::origin_default(lang),
        Origin::Scenario => tr::origin_scenario(lang),
    }
}

/// What a price is of, in words.
#[must_use]
pub fn price(lang: Lang, catalog: &Catalog, key: &PriceKey) -> String {
    match key {
        PriceKey::Product(key) => lane_name(lang, catalog, key),
        PriceKey::SharedDeviceLicense => tr::price_license(lang),
        PriceKey::Headset => tr::price_headset(lang),
        PriceKey::Accessories => tr::price_accessories(lang),
        PriceKey::Shipping => tr::price_shipping(lang),
        PriceKey::TechnicianHour => tr::price_hour(lang),
    }
}

/// A kind of work, in words.
#[must_use]
pub fn work(lang: Lang, work: WorkKind) -> String {
    match work {
        WorkKind::Swap => tr::work_swap(lang),
        WorkKind::GatewayMove => tr::work_gateway(lang),
        WorkKind::FirmwareUpdate => tr::work_firmware(lang),
        WorkKind::SoftphoneSetup => tr::work_softphone(lang),
    }
}

/// A category of the budget, in words.
#[must_use]
pub fn category(lang: Lang, category: Category) -> String {
    match category {
        Category::Devices => tr::category_devices(lang),
        Category::Licenses => tr::category_licenses(lang),
        Category::Labor => tr::category_labor(lang),
        Category::Accessories => tr::category_accessories(lang),
        Category::Shipping => tr::category_shipping(lang),
        Category::TradeIn => tr::category_trade_in(lang),
        Category::Contingency => tr::category_contingency(lang),
        Category::Vat => tr::category_vat(lang),
    }
}

/// A lane in words: vendor and model, or the class of devices without product.
#[must_use]
pub fn lane_name(lang: Lang, catalog: &Catalog, key: &str) -> String {
    if let Some((_, product)) = catalog.product_by_key(key) {
        product.name()
    } else if let Some(class) = key.strip_prefix("class:").and_then(Class::from_key) {
        class_name(lang, catalog, class)
    } else if key == Class::Unknown.key() {
        tr::unknown_devices(lang)
    } else {
        key.to_owned()
    }
}

/// A class in words, as the catalog names it.
#[must_use]
pub fn class_name(lang: Lang, catalog: &Catalog, class: Class) -> String {
    let named = catalog.class(class).map(|facts| match lang {
        Lang::En => facts.name_en.clone(),
        Lang::De => facts.name_de.clone(),
    });
    named
        .filter(|name| !name.is_empty())
        .unwrap_or_else(|| if class == Class::Unknown { tr::unknown_devices(lang) } else { class.key().to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Currency, Money};

    #[test]
    fn a_step_shows_its_numbers() {
        let catalog = Catalog::default();
        let eur = |minor| Money::new(minor, Currency::EUR);
        let labor = Step::Labor {
            work: WorkKind::Swap,
            minutes: Decimal::from(36),
            quantity: 1200,
            hourly: eur(6200),
            result: eur(4_464_000),
        };
        let fiscal = FiscalCalendar::default();
        let text = step(Lang::En, &catalog, fiscal, &labor).replace('\u{a0}', " ");
        assert_eq!(text, "Phone swap: 1,200 × 36 min at €62.00 an hour = €44,640.00");
        let text = step(Lang::De, &catalog, fiscal, &labor).replace('\u{a0}', " ");
        assert_eq!(text, "Telefontausch: 1.200 × 36 min zu 62,00 € je Stunde = 44.640,00 €");
        let discount = Step::Discount { percent: Some(Decimal::new(5, 2)), fixed: None, result: eur(9500) };
        assert_eq!(step(Lang::En, &catalog, fiscal, &discount).replace('\u{a0}', " "), "Less 5 % discount = €95.00");
    }
}
