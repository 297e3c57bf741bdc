//! Assumptions and prices of the scenario.

use rust_decimal::Decimal;

use super::flow::{Flow, style};
use super::table::{Cell, Table, left, right};
use super::{Ctx, head};
use crate::i18n::tr::{budget, report as tr};
use crate::i18n::{explain, finance as finance_words, fmt};
use crate::plan::Action;
use crate::plan::decision::{Assumptions, WorkKind};
use crate::plan::finance::Method;

pub(super) fn draw(ctx: &Ctx, flow: &mut Flow) {
    let lang = ctx.lang;
    head(ctx, flow, &tr::assumptions_title(lang), ctx.scenario());
    let settings = &ctx.plan.settings;
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    let mut add = |name: String, value: Option<String>| {
        rows.push(vec![name.into(), value.unwrap_or_else(|| tr::not_set(lang)).into()]);
    };
    add(tr::assumption_currency(lang), Some(settings.currency.code().to_owned()));
    add(tr::assumption_vat(lang), settings.vat_rate.map(|rate| fmt::percent(lang, rate)));
    if let Some(scenario) = ctx.plan.scenarios.get(ctx.outlook.scenario) {
        of_scenario(ctx, &scenario.assumptions, &mut add);
    }
    of_finance(ctx, &mut add);
    let columns = vec![left(tr::column_assumption(lang)), right(tr::column_value(lang))];
    Table { columns, rows, ..Table::default() }.set(flow);
    flow.space(6.0);
    super::risk::left_out(ctx, flow);

    if !ctx.prices() {
        return;
    }
    flow.heading(&tr::prices(lang), 60.0);
    if ctx.plan.prices.is_empty() {
        flow.paragraph(style::BODY, &tr::prices_none(lang));
        return;
    }
    let columns = vec![
        left(tr::column_item(lang)),
        left(tr::column_source(lang)),
        left(tr::column_priced_on(lang)),
        right(tr::column_price(lang)),
    ];
    let rows = ctx.plan.prices.iter();
    let rows = rows
        .map(|(key, price)| {
            vec![
                explain::price(ctx.lang, ctx.catalog, key).into(),
                price.source.clone().into(),
                price.priced_on.map_or("–".to_owned(), |day| ctx.date(day)).into(),
                Cell::bold(fmt::money(lang, price.amount)),
            ]
        })
        .collect();
    Table { columns, rows, ..Table::default() }.set(flow);
}

/// Takes a name and its value, or says that there is none.
type Add<'a> = &'a mut dyn FnMut(String, Option<String>);

fn of_scenario(ctx: &Ctx, assumptions: &Assumptions, add: Add<'_>) {
    let lang = ctx.lang;
    add(tr::assumption_escalation(lang), Some(fmt::percent(lang, assumptions.price_escalation)));
    match &assumptions.contingency_amount {
        Some(fixed) => {
            let text = [fmt::money(lang, fixed.amount), fixed.source.clone()];
            let text: Vec<String> = text.into_iter().filter(|part| !part.is_empty()).collect();
            add(tr::assumption_contingency_fixed(lang), Some(text.join(", ")));
        }
        None => add(tr::assumption_contingency(lang), assumptions.contingency.map(|share| fmt::percent(lang, share))),
    }
    for work in WorkKind::ALL {
        let minutes = assumptions.minutes.get(&work).map(|minutes| fmt::decimal(lang, *minutes));
        add(tr::assumption_minutes(lang, &explain::work(lang, work)), minutes);
    }
    let technicians = assumptions.technicians.map(|count| ctx.number(u64::from(count)));
    add(tr::assumption_technicians(lang), technicians);
    add(tr::assumption_hours(lang), assumptions.hours_per_day.map(|hours| fmt::decimal(lang, hours)));
    if let Some(months) = assumptions.overlap_months {
        add(tr::assumption_overlap(lang), Some(ctx.number(u64::from(months))));
    }
    if let Some(share) = assumptions.failures_per_year {
        add(tr::assumption_failures(lang), Some(fmt::percent(lang, share)));
    }
    if let Some(minutes) = assumptions.support_minutes {
        add(tr::assumption_support(lang), Some(fmt::decimal(lang, minutes)));
    }
    let softphones = ctx.outlook.lanes.iter().any(|lane| lane.devices_with(Action::Softphone) > 0);
    match assumptions.headset_share {
        Some(share) => add(tr::assumption_headsets(lang), Some(fmt::percent(lang, share))),
        None if softphones => {
            let all = fmt::percent(lang, Decimal::ONE);
            add(tr::assumption_headsets(lang), Some(tr::assumption_default(lang, &all)));
        }
        None => {}
    }
    // Ends of what is not certain; the likely value stands above or among the prices.
    let ranges = &assumptions.ranges;
    let mut range = |name: String, low: String, high: String| {
        add(tr::assumption_range(lang, &name), Some(tr::assumption_range_values(lang, &high, &low)));
    };
    for (key, ends) in ranges.prices.iter().filter(|_| ctx.prices()) {
        let [low, high] = [ends.optimistic, ends.pessimistic].map(|amount| fmt::money(lang, amount));
        range(explain::price(lang, ctx.catalog, key), low, high);
    }
    for (work, ends) in &ranges.minutes {
        let [low, high] = [ends.optimistic, ends.pessimistic].map(|minutes| fmt::decimal(lang, minutes));
        range(tr::assumption_minutes(lang, &explain::work(lang, *work)), low, high);
    }
    if let Some(ends) = ranges.quantity {
        let [low, high] = [ends.optimistic, ends.pessimistic].map(|factor| fmt::percent(lang, factor));
        range(budget::range_quantity(lang), low, high);
    }
}

/// What finance has chosen; what it has not is only named where it is asked for.
fn of_finance(ctx: &Ctx, add: Add<'_>) {
    let lang = ctx.lang;
    let finance = &ctx.plan.finance;
    if let Some(chosen) = &finance.depreciation {
        let months = chosen.months.to_string();
        let method = match &chosen.method {
            Method::StraightLine => tr::assumption_straight(lang, &months),
            own @ Method::Declining { .. } => {
                tr::assumption_method_months(lang, &finance_words::method(lang, own), &months)
            }
            own @ Method::Table(_) => finance_words::method(lang, own),
        };
        let text = if chosen.residual.is_zero() {
            method
        } else {
            tr::assumption_residual(lang, &method, &fmt::percent(lang, chosen.residual))
        };
        add(tr::assumption_depreciation(lang), Some(text));
    }
    if let Some(chosen) = &finance.low_value {
        add(tr::assumption_low_value(lang), Some(finance_words::low_value(lang, chosen)));
    }
    if let Some(months) = finance.old_life_months {
        add(tr::assumption_old_life(lang), Some(ctx.number(u64::from(months))));
    }
    for (currency, rate) in &finance.rates {
        let code = ctx.plan.settings.currency;
        let on = rate.on.map(|day| ctx.date(day)).unwrap_or_default();
        let parts = [fmt::decimal(lang, rate.quote), on, rate.source.clone()];
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        add(tr::assumption_rate(lang, currency.code(), code.code()), Some(parts.join(", ")));
    }
    if let Some(rate) = finance.discount_rate {
        let rate = fmt::percent(lang, rate);
        let text = ctx.outlook.today.map(|day| tr::assumption_discounted_to(lang, &ctx.date(day), &rate));
        add(tr::assumption_discount(lang), Some(text.unwrap_or(rate)));
    }
}
