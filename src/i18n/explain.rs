//! The derivation of a number and what is missing, in words.

use rust_decimal::Decimal;

use super::fmt::{date, decimal, fiscal_year, money, number, percent};
use super::tr::budget;
use super::tr::explain as tr;
use super::{Lang, reason};
use crate::catalog::{Catalog, CertificateEvent, Milestone, OWN, Source};
use crate::model::{Class, FiscalCalendar};
use crate::plan::budget::trade_in::Reason;
use crate::plan::budget::{Hint, Missing, RowKey};
use crate::plan::outlook::{OwnEvent, OwnEventKind};
use crate::plan::simulate::{Driver, Unused, WhyUnused};
use crate::plan::statement::StatementNote;
use crate::plan::waves::WaveOutlook;
use crate::plan::{Budget, Category, Origin, Plan, PriceKey, Step, TierMode, WorkKind};

/// Where a wave is: its site, or how many sites it goes to.
#[must_use]
pub fn wave_site(lang: Lang, wave: &WaveOutlook) -> String {
    match wave.sites() {
        0 | 1 if wave.site.is_empty() => tr::wave_no_site(lang),
        0 | 1 => wave.site.clone(),
        sites => tr::wave_sites(lang, u64::try_from(sites).unwrap_or(u64::MAX)),
    }
}

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
        Step::Tier { from, mode, result } => {
            let (from, result) = (number(lang, *from), money(lang, *result));
            match mode {
                TierMode::AllUnits => tr::tier_all(lang, &from, &result),
                TierMode::Graduated => tr::tier_graduated(lang, &from, &result),
            }
        }
        Step::Exchange { amount, quote, on, source, result } => {
            let own = result.currency.code();
            let when = on.map_or_else(String::new, |day| format!(", {}", date(lang, day)));
            let origin = format!("{}{when}", entered(lang, source));
            let (foreign, quote) = (amount.currency.code(), decimal(lang, *quote));
            tr::exchange(lang, &money(lang, *amount), foreign, &origin, own, &quote, &money(lang, *result))
        }
        Step::Sum { parts, result } => tr::sum(lang, u64::from(*parts), &money(lang, *result)),
        Step::TradeIn { program, source, per_unit, quantity, claim_by, cash_by, result } => tr::trade_in(
            lang,
            &date(lang, *cash_by),
            &date(lang, *claim_by),
            &entered(lang, source),
            program,
            &number(lang, *quantity),
            &money(lang, *result),
            &money(lang, *per_unit),
        ),
        Step::Failures { rate: share, device_months, each, result } => {
            tr::failures(lang, &money(lang, *each), &number(lang, *device_months), &rate(share), &money(lang, *result))
        }
        Step::Support { minutes, device_months, hourly, result } => tr::support(
            lang,
            &money(lang, *hourly),
            &decimal(lang, *minutes),
            &number(lang, *device_months),
            &money(lang, *result),
        ),
        Step::Fixed { calculated, amount, contingency, result } => {
            let (amount, calculated) = (money(lang, *amount), money(lang, *calculated));
            let result = money(lang, *result);
            match contingency {
                Some(true) => tr::fixed_both(lang, &amount, &calculated, &result),
                Some(false) => tr::fixed_vat(lang, &amount, &calculated, &result),
                None => tr::fixed(lang, &amount, &calculated, &result),
            }
        }
        Step::FixedContingency { source, result } => {
            let origin = entered(lang, source);
            tr::contingency_fixed(lang, &origin, &money(lang, *result))
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
        Step::Needed { share, users, order, quantity } => {
            let (order, quantity) = (number(lang, *order), number(lang, *quantity));
            tr::needed(lang, &order, &quantity, &rate(share), &number(lang, *users))
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
        Step::VatByLine { rate: tax, lines, net, recoverable, result } => {
            let (lines, net, result) = (number(lang, *lines), money(lang, *net), money(lang, *result));
            tr::vat_by_line(lang, &lines, &net, &rate(tax), &rate(recoverable), &result)
        }
        Step::Share { total, weight, of, result } => {
            tr::share(lang, &number(lang, *of), &money(lang, *result), &money(lang, *total), &number(lang, *weight))
        }
        Step::FiscalYear { day, year } => tr::in_year(lang, &date(lang, *day), &fiscal_year(lang, fiscal, *year)),
    }
}

/// A row of the budget table.
#[must_use]
pub fn budget_row(lang: Lang, key: &RowKey) -> String {
    use super::tr::budget as tr;
    match key {
        RowKey::Category(own) => category(lang, *own),
        RowKey::Class(Some(group)) => reason::class_group(lang, *group),
        RowKey::Class(None) => tr::row_no_class(lang),
        RowKey::Site(site) if site.is_empty() => tr::row_no_site(lang),
        RowKey::Site(site) => site.clone(),
        RowKey::CostCenter(name) if name.is_empty() => tr::row_no_cost_center(lang),
        RowKey::CostCenter(name) => name.clone(),
        RowKey::Spending(true) => tr::row_capex(lang),
        RowKey::Spending(false) => tr::row_opex(lang),
    }
}

/// What is missing, in words.
#[must_use]
pub fn missing(lang: Lang, catalog: &Catalog, missing: &Missing) -> String {
    match missing {
        Missing::Price(key) => tr::missing_price(lang, &price(lang, catalog, key)),
        Missing::Rate(key, currency) => tr::missing_rate(lang, currency.code(), &price(lang, catalog, key)),
        Missing::Tax(key) => tr::missing_tax(lang, &price(lang, catalog, key)),
        Missing::Minutes(work) => tr::missing_minutes(lang, &self::work(lang, *work)),
        Missing::Target => tr::missing_target(lang),
        Missing::Overlap => tr::missing_overlap(lang),
        Missing::Running => tr::missing_running(lang),
    }
}

/// What could be had better, in words.
#[must_use]
pub fn hint(lang: Lang, catalog: &Catalog, budget: &Budget, hint: &Hint) -> String {
    match hint {
        Hint::CheaperWithMore { key, order, quantity, saves } => tr::hint_more(
            lang,
            &number(lang, *order),
            &number(lang, *quantity),
            &money(lang, *saves),
            &price(lang, catalog, key),
        ),
        Hint::NoTradeIn { program, reason, wave, devices } => {
            let wave = wave.position().and_then(|at| budget.names.waves.get(at)).map_or("", String::as_str);
            let devices = number(lang, *devices);
            match reason {
                Reason::OutsideWindow => tr::hint_window(lang, &devices, program, wave),
                Reason::BelowMinimum | Reason::Granted => tr::hint_minimum(lang, &devices, program, wave),
            }
        }
    }
}

/// Where an input came from, in words.
#[must_use]
pub fn origin(lang: Lang, catalog: &Catalog, origin: &Origin) -> String {
    match origin {
        Origin::Fleet => tr::origin_fleet(lang),
        Origin::Catalog(id) => {
            let publisher = catalog.source(id).map_or_else(|| id.0.clone(), |source| publisher(lang, source));
            tr::origin_catalog(lang, &publisher)
        }
        Origin::User(words) => entered(lang, words),
        Origin::Default => tr::origin_default(lang),
        Origin::Scenario => tr::origin_scenario(lang),
    }
}

/// What the user says about the origin of an input.
fn entered(lang: Lang, source: &str) -> String {
    if source.is_empty() { tr::origin_user(lang) } else { source.to_owned() }
}

/// Who published a source; the user for facts of their own.
#[must_use]
pub fn publisher(lang: Lang, source: &Source) -> String {
    if source.id.0.starts_with(OWN) { tr::publisher_own(lang) } else { source.publisher.clone() }
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
        PriceKey::SiteVisit => tr::price_visit(lang),
        PriceKey::OldService => tr::price_old_service(lang),
        PriceKey::Failure => tr::price_failure(lang),
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
        WorkKind::CertificateRenewal => tr::work_renewal(lang),
    }
}

/// What is not certain, in words.
#[must_use]
pub fn driver(lang: Lang, catalog: &Catalog, driver: &Driver) -> String {
    match driver {
        Driver::Price(key) => price(lang, catalog, key),
        Driver::Minutes(kind) => work(lang, *kind),
        Driver::Quantity => budget::range_quantity(lang),
    }
}

/// Why a range takes part in no simulation, as a sentence.
#[must_use]
pub fn unused_range(lang: Lang, catalog: &Catalog, unused: &Unused) -> String {
    let what = driver(lang, catalog, &unused.driver);
    match unused.why {
        WhyUnused::Currency { range, price } => tr::range_currency(lang, price.code(), range.code(), &what),
        WhyUnused::NoValue => tr::range_no_value(lang, &what),
        WhyUnused::Zero => tr::range_zero(lang, &what),
        WhyUnused::Outside => tr::range_outside(lang, &what),
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
        Category::Operations => tr::category_operations(lang),
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

/// An own date in words: the user's, or the end of an own certificate.
#[must_use]
pub fn own_event(lang: Lang, plan: &Plan, event: &OwnEvent) -> String {
    match event.what {
        OwnEventKind::Date(index) => {
            plan.certificates.dates.get(index).map(|date| date.title.clone()).unwrap_or_default()
        }
        OwnEventKind::ChainEnds(index, _) => {
            let leaf = plan.certificates.chains.get(index).and_then(|chain| chain.leaf());
            tr::own_chain_ends(lang, leaf.map_or("", |leaf| &leaf.subject))
        }
    }
}

/// What a phone needs to get through an event.
#[must_use]
pub fn event_needs(lang: Lang, event: &CertificateEvent) -> &str {
    if lang == Lang::De && !event.needs_de.is_empty() { &event.needs_de } else { &event.needs }
}

/// What keeps the profit-and-loss view from being complete.
#[must_use]
pub fn statement_note(lang: Lang, fiscal: FiscalCalendar, note: &StatementNote) -> String {
    match note {
        StatementNote::NoMethod => budget::note_no_method(lang),
        StatementNote::NoOldLife => budget::note_no_old_life(lang),
        StatementNote::UnknownPurchases(devices) => budget::note_unknown_purchases(lang, *devices),
        StatementNote::OutsideValidity => budget::note_outside(lang),
        StatementNote::MidQuarter(year) => budget::note_mid_quarter(lang, &fiscal_year(lang, fiscal, *year)),
        StatementNote::UnknownRule => budget::note_unknown_rule(lang),
    }
}

/// The details of a milestone; empty where the catalog has none.
#[must_use]
pub fn milestone_detail(lang: Lang, milestone: &Milestone) -> &str {
    lang.pick(&milestone.detail, &milestone.detail_de)
}

/// A class in words, as the catalog names it.
#[must_use]
pub fn class_name(lang: Lang, catalog: &Catalog, class: Class) -> String {
    named(lang, catalog, class)
        .unwrap_or_else(|| if class == Class::Unknown { tr::unknown_devices(lang) } else { class.key().to_owned() })
}

/// A class as the catalog names it, or its group.
#[must_use]
pub fn class_or_group(lang: Lang, catalog: &Catalog, class: Class) -> String {
    named(lang, catalog, class).unwrap_or_else(|| reason::class_group(lang, class.group()))
}

fn named(lang: Lang, catalog: &Catalog, class: Class) -> Option<String> {
    let facts = catalog.class(class)?;
    Some(lang.pick(&facts.name_en, &facts.name_de)).filter(|name| !name.is_empty()).map(str::to_owned)
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
