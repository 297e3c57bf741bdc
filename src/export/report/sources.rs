//! Where the facts come from, and where sources disagree.

use std::collections::BTreeSet;

use super::flow::Flow;
use super::table::{Cell, Table, left};
use super::{Ctx, head};
use crate::catalog::{Fact, Source, SourceId};
use crate::export::pdf::LinkTo;
use crate::i18n::explain::publisher;
use crate::i18n::reason;
use crate::i18n::tr::report as tr;
use crate::model::{Class, Day};
use crate::plan::outlook::{EventRef, QuestionKind};

pub(super) fn draw(ctx: &Ctx, flow: &mut Flow) {
    let sources = used(ctx);
    let last = sources.iter().map(|source| source.read_on).max().map(|day| ctx.date(day)).unwrap_or_default();
    head(ctx, flow, &tr::sources_title(ctx.lang, sources.len() as u64, &last), "");
    conflicts(ctx, flow);
    if !sources.is_empty() {
        flow.space(10.0);
        let columns = vec![
            left(tr::column_publisher(ctx.lang)),
            left(tr::column_address(ctx.lang)),
            left(tr::column_read(ctx.lang)),
        ];
        let rows = sources
            .iter()
            .map(|source| {
                let web = source.address.starts_with("https://") || source.address.starts_with("http://");
                vec![
                    Cell::from(publisher(ctx.lang, source)),
                    Cell { to: web.then(|| LinkTo::Address(source.address.clone())), ..source.address.clone().into() },
                    ctx.date(source.read_on).into(),
                ]
            })
            .collect();
        Table { columns, rows, ..Table::default() }.set(flow);
    }
    files(ctx, flow);
}

/// The sources of everything that is shown of this fleet, by publisher.
pub(super) fn used<'a>(ctx: &Ctx<'a>) -> Vec<&'a Source> {
    let mut ids: BTreeSet<&SourceId> = BTreeSet::new();
    for lane in &ctx.outlook.lanes {
        if let Some(facts) = ctx.catalog.class(lane.class) {
            ids.extend(facts.end.sources.iter().chain(&facts.best_effort_end.sources));
        }
        if let Some(product) = lane.product.and_then(|id| ctx.catalog.product(id)) {
            ids.extend(&product.sources);
            let dates = [&product.certification_end, &product.best_effort_end, &product.end_of_support];
            ids.extend(dates.into_iter().flat_map(|fact| &fact.sources));
            ids.extend(&product.gateway_min_firmware.sources);
        }
    }
    let end = ctx.end();
    for event in ctx.outlook.events.iter() {
        let coming = ctx.outlook.as_of.is_none_or(|today| event.day >= today) && end.is_none_or(|end| event.day <= end);
        if let (EventRef::Certificate(index), true) = (event.event, coming && event.devices > 0) {
            ids.extend(ctx.catalog.events.get(index).into_iter().flat_map(|event| &event.sources));
        }
    }
    let mut sources: Vec<&Source> = ids.into_iter().filter_map(|id| ctx.catalog.source(id)).collect();
    sources.sort_by(|a, b| (&a.publisher, &a.address).cmp(&(&b.publisher, &b.address)));
    sources
}

fn conflicts(ctx: &Ctx, flow: &mut Flow) {
    let mut rows = Vec::new();
    let mut count = 0;
    for question in &ctx.outlook.questions {
        let QuestionKind::Conflict(key) = &question.kind else { continue };
        let Some(fact) = fact(ctx, key) else { continue };
        count += 1;
        let chosen = ctx.plan.chosen_dates.get(key).or_else(|| fact.get()).copied();
        for (index, reading) in fact.also.iter().enumerate() {
            let name = if index == 0 { reason::fact(ctx.lang, ctx.catalog, key) } else { String::new() };
            let is_used = reading.day.is_some() && reading.day == chosen;
            let publisher =
                ctx.catalog.source(&reading.source).map_or(reading.source.0.as_str(), |source| &source.publisher);
            rows.push(vec![
                Cell::bold(name),
                reading.day.map_or_else(|| reading.text.clone(), |day| ctx.date(day)).into(),
                publisher.into(),
                if is_used { tr::used(ctx.lang) } else { String::new() }.into(),
            ]);
        }
    }
    if count == 0 {
        return;
    }
    flow.heading(&tr::conflicts(ctx.lang, count), 60.0);
    let columns = vec![
        left(tr::column_fact(ctx.lang)),
        left(tr::column_reading(ctx.lang)),
        left(tr::column_source(ctx.lang)),
        left(tr::column_used(ctx.lang)),
    ];
    Table { columns, rows, ..Table::default() }.set(flow);
}

/// A dated fact by key, such as `3pip.end` or `yealink-mp56.best_effort_end`.
fn fact<'a>(ctx: &Ctx<'a>, key: &str) -> Option<&'a Fact<Day>> {
    let (subject, field) = key.rsplit_once('.')?;
    if let Some(facts) = Class::from_key(subject).and_then(|class| ctx.catalog.class(class)) {
        return match field {
            "end" => Some(&facts.end),
            "best_effort_end" => Some(&facts.best_effort_end),
            _ => None,
        };
    }
    let (_, product) = ctx.catalog.product_by_key(subject)?;
    match field {
        "certification_end" => Some(&product.certification_end),
        "best_effort_end" => Some(&product.best_effort_end),
        "end_of_sale" => Some(&product.end_of_sale),
        "end_of_support" => Some(&product.end_of_support),
        _ => None,
    }
}

fn files(ctx: &Ctx, flow: &mut Flow) {
    let files = ctx.input.fleet.files();
    if files.is_empty() {
        return;
    }
    flow.heading(&tr::files(ctx.lang), 60.0);
    let columns = vec![left(tr::column_file(ctx.lang)), left("SHA-256"), left(tr::column_imported(ctx.lang))];
    let rows = files
        .iter()
        .map(|file| {
            let name =
                file.sheet.as_ref().map_or_else(|| file.name.clone(), |sheet| format!("{} · {sheet}", file.name));
            let short = file.sha256.get(..16).unwrap_or(&file.sha256);
            let day = file.imported_on.map_or("–".to_owned(), |day| ctx.date(day));
            vec![Cell::bold(name), short.into(), day.into()]
        })
        .collect();
    Table { columns, rows, ..Table::default() }.set(flow);
}
