//! The cover: what, for whom, four figures, the way of the fleet, the decisions.

use super::figures::{Figure, key_figures};
use super::flow::{Flow, leading, style};
use super::words::{Ask, decide_by, decisions, states_alt};
use super::{Ctx, mark};
use crate::chart::draw::TextStyle;
use crate::chart::timeline::{Areas, area_chart};
use crate::chart::{Ink, Mark, Rect, Stroke, pt};
use crate::export::pdf::{LinkTo, Role};
use crate::i18n::tr::chart;
use crate::i18n::tr::report as tr;

pub(super) fn draw(ctx: &Ctx, flow: &mut Flow) {
    owner(ctx, flow);
    flow.y = flow.y.max(flow.sheet.height * 0.165);
    // A long title is set smaller, so that it stays a title and the page one page.
    let sizes = [38.0, 32.0, 27.0, 22.0].map(|size| TextStyle::bold(size, Ink::TextPrimary));
    let room = (0.0, flow.width() * 0.86);
    let fits = |style: &TextStyle| flow.wrapped(*style, &ctx.title(), room.1).len() <= 2;
    let title = sizes.into_iter().find(fits).unwrap_or(sizes[3]);
    flow.block(title, &ctx.title(), room, &Role::Heading(1));
    flow.space(8.0);
    let years = &ctx.outlook.years;
    if let (Some(first), Some(last)) = (years.first(), years.last()) {
        let text = tr::scenario_years(ctx.lang, &ctx.year(*first), &ctx.year(*last), ctx.scenario());
        flow.paragraph(TextStyle { size: 15.0, ..style::LEAD }, &text);
    }
    if let Some(day) = ctx.outlook.as_of {
        flow.paragraph(TextStyle { size: 15.0, ..style::LEAD }, &tr::as_of(ctx.lang, &ctx.date(day)));
    }
    flow.space(34.0);
    figures(ctx, flow);
    if ctx.outlook.devices > 0 {
        flow.heading(&chart::devices_by_state(ctx.lang), 230.0);
        flow.space(6.0);
        chart_of(ctx, flow, flow.width(), 216.0);
    }
    let heading =
        decide_by(ctx).map_or_else(|| tr::decisions(ctx.lang), |day| tr::decisions_by(ctx.lang, &ctx.date(day)));
    if flow.room() > 90.0 {
        flow.heading(&heading, 60.0);
        asked(ctx, flow, &decisions(ctx), 3);
    }
}

/// Organization and author at the top.
fn owner(ctx: &Ctx, flow: &mut Flow) {
    let (left, right, y) = (flow.left(), flow.left() + flow.width(), flow.sheet.margin);
    let settings = &ctx.plan.settings;
    let name = TextStyle::bold(13.0, Ink::TextPrimary);
    // The running title of other pages has no place here.
    flow.scene().marks.clear();
    let height = if ctx.logo.is_some() { 30.0 } else { 18.0 };
    let used = mark(ctx, flow.scene(), left, y, height, false) + 10.0;
    let half = flow.width() / 2.0 - 12.0;
    let mut bottom = y + height;
    let middle = y + height / 2.0;
    let sides =
        [(name, &settings.organization, half - used, left + used), (style::BODY, &settings.author, half, right)];
    for (style, text, room, x) in sides {
        let lines = flow.wrapped(style, text, room);
        let begun = flow.begin();
        let top = style.baseline(middle) - (lines.len().saturating_sub(1)) as f32 * leading(style) / 2.0;
        for (index, line) in lines.iter().enumerate() {
            let style = if x > left + flow.width() / 2.0 { style.right() } else { style };
            // A name of several lines grows downwards only.
            let y = top.max(style.baseline(y + 9.0)) + index as f32 * leading(style);
            flow.scene().text(pt(x, y), style, line.as_str());
            bottom = bottom.max(y + 4.0);
        }
        if !lines.is_empty() {
            flow.end(begun, Role::Paragraph);
        }
    }
    flow.y = bottom + 30.0;
}

/// Up to four key figures in a row; each leads to the section it comes from.
fn figures(ctx: &Ctx, flow: &mut Flow) {
    flow.rule(Ink::TextPrimary, 2.0);
    flow.space(14.0);
    let figures = key_figures(ctx);
    let each = flow.width() / figures.len() as f32;
    let (left, top) = (flow.left(), flow.y);
    let mut height: f32 = 0.0;
    for (index, Figure { text, under, ink, of }) in figures.into_iter().enumerate() {
        let x = left + each * index as f32;
        let room = each - 14.0;
        let style = [26.0, 22.0, 18.0, 14.0]
            .into_iter()
            .map(|size| TextStyle::bold(size, ink))
            .find(|style| style.width(&text) <= room)
            .unwrap_or(TextStyle::bold(12.0, ink));
        let begun = flow.begin();
        flow.scene().text(pt(x, top + 26.0), style, text.as_str());
        let mut y = top + 36.0;
        for line in flow.wrapped(style::BODY, &under, room) {
            flow.scene().text(pt(x, y + style::BODY.size), style::BODY, line);
            y += leading(style::BODY);
        }
        flow.link(Rect::new(x, top, room, y - top), LinkTo::Section(of), &format!("{text} {under}"));
        flow.end(begun, Role::Paragraph);
        height = height.max(y - top);
    }
    flow.space(height);
}

fn chart_of(ctx: &Ctx, flow: &mut Flow, width: f32, height: f32) {
    let fiscal = ctx.plan.settings.fiscal;
    let (Some(first), Some(end)) = (ctx.outlook.years.first(), ctx.end()) else { return };
    let areas = Areas { from: fiscal.first_day(*first), to: end.plus_days(1), label: 11.0, values: true };
    let chart = area_chart(ctx.outlook, fiscal, ctx.lang, &areas, (width, height));
    flow.figure(chart, states_alt(ctx));
}

/// The decisions asked for, numbered; at most `most`, and only as many as the page holds.
pub(super) fn asked(ctx: &Ctx, flow: &mut Flow, asks: &[Ask], most: usize) {
    if asks.is_empty() {
        flow.paragraph(style::BODY, &tr::decision_none(ctx.lang));
    }
    let list = flow.group();
    for (index, ask) in asks.iter().take(most).enumerate() {
        let width = flow.width() - 34.0;
        let height = 14.0 + flow.height(style::BODY, &ask.detail, width) + flow.height(style::STRONG, &ask.what, width);
        if most < asks.len() && flow.room() < height {
            break;
        }
        flow.ensure(height);
        flow.space(5.0);
        let center = pt(flow.left() + 10.0, flow.y + 10.0);
        let stroke = Some(Stroke::new(Ink::StrokeStrong, 1.0));
        flow.scene().marks.push(Mark::Circle { center, radius: 9.5, fill: None, stroke });
        let number = TextStyle::bold(11.0, Ink::TextPrimary).center();
        flow.scene().text(pt(center.x, number.baseline(center.y)), number, (index + 1).to_string());
        flow.block(style::STRONG, &ask.what, (34.0, width), &Role::Item(list));
        flow.block(style::BODY, &ask.detail, (34.0, width), &Role::Item(list));
        flow.space(7.0);
        if index + 1 < asks.len().min(most) {
            flow.rule(Ink::StrokeSubtle, 1.0);
        }
    }
}
