//! The summary: decision, money, risk and dates in sentences, what is asked for, and the states year by year.

use super::cover::asked;
use super::flow::{Flow, leading, style};
use super::statements::{compared, dates, decided, money, risk};
use super::table::{Cell, Table, left, right};
use super::words::{decide_by, decisions, headline};
use super::{Ctx, head};
use crate::chart::Ink;
use crate::export::pdf::{LinkTo, Role};
use crate::i18n::reason;
use crate::i18n::tr::report as tr;
use crate::plan::{Section, State};

pub(super) fn draw(ctx: &Ctx, flow: &mut Flow) {
    head(ctx, flow, &headline(ctx), &tr::scenario_named(ctx.lang, ctx.scenario()));
    let mut parts = vec![(tr::part_decision(ctx.lang), decided(ctx), Section::Strategy)];
    if ctx.prices() {
        parts.push((tr::part_money(ctx.lang), format!("{} {}", money(ctx), compared(ctx)), Section::Budget));
    }
    parts.push((tr::part_risk(ctx.lang), risk(ctx), Section::Certificates));
    parts.push((tr::part_dates(ctx.lang), dates(ctx), Section::Rollout));
    for (name, text, of) in parts {
        part(flow, &name, text.trim(), of);
    }
    flow.rule(Ink::StrokeDefault, 1.0);
    let asks = decisions(ctx);
    let heading =
        decide_by(ctx).map_or_else(|| tr::decisions(ctx.lang), |day| tr::decisions_by(ctx.lang, &ctx.date(day)));
    flow.heading(&heading, 50.0);
    asked(ctx, flow, &asks, usize::MAX);
    states(ctx, flow);
}

/// A word at the left, and what there is to say about it.
fn part(flow: &mut Flow, name: &str, text: &str, of: Section) {
    const NAMES: f32 = 116.0;
    if text.is_empty() {
        return;
    }
    let width = flow.width() - NAMES;
    let height = flow.height(style::BODY, text, width).max(leading(style::BODY));
    flow.ensure(height + 18.0);
    flow.rule(Ink::StrokeDefault, 1.0);
    flow.space(9.0);
    let y = flow.y;
    let begun = flow.begin();
    let rect = crate::chart::Rect::new(flow.left(), y, style::STRONG.width(name), leading(style::BODY));
    let at = crate::chart::pt(flow.left(), y + style::BODY.size);
    flow.scene().text(at, style::STRONG, name);
    flow.link(rect, LinkTo::Section(of), name);
    flow.end(begun, Role::Heading(2));
    let body = crate::chart::draw::TextStyle { ink: Ink::TextPrimary, ..style::BODY };
    flow.block(body, text, (NAMES, width), &Role::Paragraph);
    flow.space(9.0);
}

/// Devices by support state, today and at the end of each fiscal year.
fn states(ctx: &Ctx, flow: &mut Flow) {
    let Some(today) = ctx.outlook.as_of.filter(|_| ctx.outlook.devices > 0) else { return };
    flow.heading(&tr::states_by_year(ctx.lang), 80.0);
    let fiscal = ctx.plan.settings.fiscal;
    let mut columns = vec![left(tr::state(ctx.lang)), right(tr::today(ctx.lang))];
    // More years than a page is wide are thinned out; the last one always counts.
    let years = &ctx.outlook.years;
    let step = years.len().div_ceil(8).max(1);
    let shown: Vec<_> = years.iter().rev().step_by(step).rev().copied().collect();
    columns.extend(shown.iter().map(|year| right(ctx.year(*year))));
    let mut days = vec![today];
    days.extend(shown.iter().map(|year| fiscal.last_day(*year)));
    let rows = State::ALL
        .into_iter()
        .map(|state| {
            let mut row: Vec<Cell> = vec![reason::state(ctx.lang, state).into()];
            for day in &days {
                let count = ctx.outlook.counts_on(*day)[state.index()];
                let alarm = (state == State::Unsupported && count > 0).then_some(state);
                let text = if count == 0 { "–".to_owned() } else { ctx.number(count) };
                row.push(Cell { state: alarm, ..text.into() });
            }
            row
        })
        .collect();
    Table { columns, rows, ..Table::default() }.set(flow);
}
