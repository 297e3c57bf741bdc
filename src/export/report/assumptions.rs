//! Assumptions and prices of the scenario.

use super::flow::{Flow, style};
use super::table::{Cell, Table, left, right};
use super::{Ctx, head};
use crate::i18n::explain;
use crate::i18n::fmt;
use crate::i18n::tr::report as tr;
use crate::plan::decision::WorkKind;

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
        let assumptions = &scenario.assumptions;
        add(tr::assumption_escalation(lang), Some(fmt::percent(lang, assumptions.price_escalation)));
        add(tr::assumption_contingency(lang), assumptions.contingency.map(|share| fmt::percent(lang, share)));
        for work in WorkKind::ALL {
            let minutes = assumptions.minutes.get(&work).map(|minutes| fmt::decimal(lang, *minutes));
            add(tr::assumption_minutes(lang, &explain::work(lang, work)), minutes);
        }
        let technicians = assumptions.technicians.map(|count| ctx.number(u64::from(count)));
        add(tr::assumption_technicians(lang), technicians);
        add(tr::assumption_hours(lang), assumptions.hours_per_day.map(|hours| fmt::decimal(lang, hours)));
    }
    let columns = vec![left(tr::column_assumption(lang)), right(tr::column_value(lang))];
    Table { columns, rows, ..Table::default() }.set(flow);

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
    let rows = ctx
        .plan
        .prices
        .iter()
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
