//! Certificate events that are still to come.

use super::flow::Flow;
use super::table::{Cell, Table, left, right};
use super::{Ctx, head};
use crate::i18n::Lang;
use crate::i18n::tr::report as tr;
use crate::plan::outlook::EventRef;

pub(super) fn draw(ctx: &Ctx, flow: &mut Flow) {
    let today = ctx.outlook.as_of;
    let end = ctx.end();
    let mut rows = Vec::new();
    for outlook in &ctx.outlook.events {
        let EventRef::Certificate(index) = outlook.event else { continue };
        let Some(event) = ctx.catalog.events.get(index) else { continue };
        let coming = today.is_none_or(|today| outlook.day >= today) && end.is_none_or(|end| outlook.day <= end);
        if !coming || outlook.devices == 0 {
            continue;
        }
        let title = match ctx.lang {
            Lang::En => &event.title_en,
            Lang::De => &event.title_de,
        };
        rows.push(vec![
            Cell::from(ctx.date(outlook.day)),
            Cell::bold(title.clone()),
            Cell::from(crate::i18n::explain::event_needs(ctx.lang, event).to_owned()),
            Cell::from(ctx.number(outlook.devices)),
        ]);
    }
    let until = end.map(|day| ctx.date(day)).unwrap_or_default();
    let title = tr::certificates_title(ctx.lang, rows.len() as u64, &until);
    head(ctx, flow, &title, &tr::certificates_lead(ctx.lang));
    if rows.is_empty() {
        return;
    }
    let columns = vec![
        left(tr::column_date(ctx.lang)),
        left(tr::column_event(ctx.lang)),
        left(tr::column_needs(ctx.lang)),
        right(tr::column_devices(ctx.lang)),
    ];
    Table { columns, rows, sums: 0 }.set(flow);
}
