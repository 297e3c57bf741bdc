//! The cover: what, for whom, four figures, the way of the fleet, the decisions.

use super::flow::{Flow, leading, style};
use super::text::wrap;
use super::words::{Ask, decisions};
use super::{Ctx, logo};
use crate::chart::draw::TextStyle;
use crate::chart::timeline::{Areas, area_chart};
use crate::chart::{Ink, Mark, Stroke, metrics, pt};
use crate::i18n::fmt;
use crate::i18n::tr::chart;
use crate::i18n::tr::report as tr;
use crate::plan::State;

pub(super) fn draw(ctx: &Ctx, flow: &mut Flow) {
    let tall = flow.sheet.height > flow.sheet.width;
    owner(ctx, flow);
    flow.y = if tall { flow.sheet.height * 0.175 } else { 100.0 };
    let title = TextStyle::bold(if tall { 38.0 } else { 30.0 }, Ink::TextPrimary);
    flow.block(title, &ctx.title(), 0.0, flow.width() * 0.8);
    flow.space(8.0);
    let years = &ctx.outlook.years;
    if let (Some(first), Some(last)) = (years.first(), years.last()) {
        let text = tr::scenario_years(ctx.lang, &ctx.year(*first), &ctx.year(*last), ctx.scenario());
        flow.paragraph(TextStyle { size: 15.0, ..style::LEAD }, &text);
    }
    if let Some(day) = ctx.outlook.as_of {
        flow.paragraph(TextStyle { size: 15.0, ..style::LEAD }, &tr::as_of(ctx.lang, &ctx.date(day)));
    }
    flow.space(if tall { 40.0 } else { 14.0 });
    figures(ctx, flow);
    let asks = decisions(ctx);
    if tall {
        flow.heading(&chart::devices_by_state(ctx.lang), 260.0);
        flow.space(6.0);
        chart_of(ctx, flow, flow.width(), 216.0);
        flow.heading(&tr::decisions(ctx.lang), 60.0);
        asked(ctx, flow, &asks, 3);
    } else {
        flow.space(18.0);
        chart_of(ctx, flow, flow.width(), (flow.room() - 10.0).max(80.0));
    }
}

/// Organization and author at the top.
fn owner(ctx: &Ctx, flow: &mut Flow) {
    let (left, right, y) = (flow.left(), flow.left() + flow.width(), flow.sheet.margin);
    let settings = &ctx.plan.settings;
    let (name, room) = (TextStyle::bold(13.0, Ink::TextPrimary), flow.width() / 2.0 - 40.0);
    let scene = flow.scene();
    // The running title of other pages has no place here.
    scene.marks.clear();
    logo(scene, left, y);
    let organization = metrics::fit(name.face, name.size, &settings.organization, room);
    scene.text(pt(left + 28.0, name.baseline(y + 9.0)), name, organization);
    let author = metrics::fit(style::BODY.face, style::BODY.size, &settings.author, room);
    scene.text(pt(right, style::BODY.baseline(y + 9.0)), style::BODY.right(), author);
}

/// Up to four key figures in a row.
fn figures(ctx: &Ctx, flow: &mut Flow) {
    let outlook = ctx.outlook;
    let lang = ctx.lang;
    let unsupported = outlook.today(State::Unsupported);
    let sites = outlook.sites.iter().filter(|(site, _)| !site.is_empty()).count() as u64;
    let mut figures = vec![
        (ctx.number(outlook.devices), tr::figure_phones(lang, outlook.devices, sites), Ink::TextPrimary),
        (
            ctx.number(unsupported),
            tr::figure_unsupported(lang, &fmt::share(lang, unsupported, outlook.devices)),
            if unsupported > 0 { Ink::StateText(State::Unsupported) } else { Ink::StateText(State::Supported) },
        ),
    ];
    let headline = outlook.headline();
    if let Some(last) = headline.last {
        let month = fmt::month(lang, last.plus_days(1));
        figures.push((ctx.number(0), tr::figure_later(lang, &month), Ink::StateText(State::Supported)));
    } else if let Some(end) = headline.end {
        let ink = if headline.at_end > 0 { State::Unsupported } else { State::Supported };
        figures.push((ctx.number(headline.at_end), tr::figure_end(lang, &ctx.date(end)), Ink::StateText(ink)));
    }
    let years = outlook.budget.years.len() as u64;
    let under = if ctx.complete() { tr::figure_cost(lang, years) } else { tr::figure_cost_open(lang) };
    figures.push((ctx.money(outlook.budget.total()), under, Ink::TextPrimary));

    flow.rule(Ink::TextPrimary, 2.0);
    flow.space(14.0);
    let each = flow.width() / figures.len() as f32;
    let (left, top) = (flow.left(), flow.y);
    let mut height: f32 = 0.0;
    for (index, (figure, under, ink)) in figures.into_iter().enumerate() {
        let x = left + each * index as f32;
        let room = each - 14.0;
        let style = [26.0, 22.0, 18.0, 14.0]
            .into_iter()
            .map(|size| TextStyle::bold(size, ink))
            .find(|style| style.width(&figure) <= room)
            .unwrap_or(TextStyle::bold(12.0, ink));
        flow.scene().text(pt(x, top + 26.0), style, figure);
        let mut y = top + 36.0;
        for line in wrap(style::BODY, &under, room) {
            flow.scene().text(pt(x, y + style::BODY.size), style::BODY, line);
            y += leading(style::BODY);
        }
        height = height.max(y - top);
    }
    flow.space(height);
}

fn chart_of(ctx: &Ctx, flow: &mut Flow, width: f32, height: f32) {
    let fiscal = ctx.plan.settings.fiscal;
    let (Some(first), Some(end)) = (ctx.outlook.years.first(), ctx.end()) else { return };
    let areas = Areas { from: fiscal.first_day(*first), to: end.plus_days(1), label: 11.0, values: true };
    flow.place(area_chart(ctx.outlook, fiscal, ctx.lang, &areas, (width, height)));
}

/// The decisions asked for, numbered; at most `most`, and only as many as the page holds.
pub(super) fn asked(ctx: &Ctx, flow: &mut Flow, asks: &[Ask], most: usize) {
    if asks.is_empty() {
        flow.paragraph(style::BODY, &tr::decision_none(ctx.lang));
    }
    for (index, ask) in asks.iter().take(most).enumerate() {
        let width = flow.width() - 34.0;
        let lines = wrap(style::BODY, &ask.detail, width).len() + wrap(style::STRONG, &ask.what, width).len();
        let height = 14.0 + lines as f32 * leading(style::BODY);
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
        flow.block(style::STRONG, &ask.what, 34.0, width);
        flow.block(style::BODY, &ask.detail, 34.0, width);
        flow.space(7.0);
        if index + 1 < asks.len().min(most) {
            flow.rule(Ink::StrokeSubtle, 1.0);
        }
    }
}
