//! The first slide, and the one that says it all.

use super::super::figures::{Figure, key_figures, later, today};
use super::super::flow::{Flow, leading};
use super::super::statements::{decided, highest};
use super::super::words::{decisions, states_alt};
use super::super::{Ctx, mark};
use super::{FOOT, LEAD, SMALL, STRONG, ZOOM, figure, message, room};
use crate::chart::draw::TextStyle;
use crate::chart::timeline::{Areas, Scale, area_chart};
use crate::chart::{Fill, Ink, Mark, Rect, Scene, Stroke, pt};
use crate::export::pdf::Role;
use crate::i18n::fmt;
use crate::i18n::tr::report as tr;
use crate::plan::{Section, State};

/// What the slides are about, and for whom.
pub(super) fn cover(ctx: &Ctx, flow: &mut Flow) {
    let (left, width) = (flow.left(), flow.width());
    let organization = &ctx.plan.settings.organization;
    let used = mark(ctx, flow.scene(), left, 56.0, 34.0, false) + 14.0;
    flow.y = 62.0;
    flow.block(TextStyle::bold(17.0, Ink::TextPrimary), organization, (used, width - used), &Role::Paragraph);
    flow.y = 250.0;
    let sizes = [60.0, 50.0, 42.0, 34.0].map(|size| TextStyle::bold(size, Ink::TextPrimary));
    let title = ctx.title();
    let style =
        sizes.into_iter().find(|style| flow.wrapped(*style, &title, width * 0.9).len() <= 2).unwrap_or(sizes[3]);
    flow.block(style, &title, (0.0, width * 0.9), &Role::Heading(1));
    flow.space(18.0);
    let large = TextStyle { size: 22.0, ..LEAD };
    if let (Some(first), Some(last)) = (ctx.outlook.years.first(), ctx.outlook.years.last()) {
        let text = tr::scenario_years(ctx.lang, &ctx.year(*first), &ctx.year(*last), ctx.scenario());
        flow.block(large, &text, (0.0, width), &Role::Paragraph);
    }
    if let Some(day) = ctx.outlook.as_of {
        flow.block(large, &tr::as_of(ctx.lang, &ctx.date(day)), (0.0, width), &Role::Paragraph);
    }
    flow.y = FOOT - 70.0;
    flow.block(LEAD, &ctx.plan.settings.author, (0.0, width), &Role::Paragraph);
}

/// The answer: what is reached for which money, the way there, four figures, the decisions.
pub(super) fn answer(ctx: &Ctx, flow: &mut Flow) {
    message(flow, &title(ctx), &decided(ctx));
    let asks = decisions(ctx);
    let bottom = if asks.is_empty() { FOOT - 20.0 } else { FOOT - 112.0 };
    let top = flow.y;
    let side = 300.0;
    let left = flow.left();
    let width = flow.width() - side - 48.0;
    if ctx.outlook.devices > 0 {
        let chart = chart(ctx, width, bottom - top);
        flow.figure_at(chart, (left, top), states_alt(ctx));
    }
    let mut y = top;
    for number in figures(ctx) {
        y += figure(flow, (left + width + 48.0, y, side), &number);
    }
    // Decisions at the bottom, at most three beside each other.
    let shown = asks.len().min(3);
    let each = (flow.width() + 28.0) / shown.max(1) as f32;
    let list = flow.group();
    for (index, ask) in asks.iter().take(shown).enumerate() {
        let x = left + each * index as f32;
        let (y, width) = (FOOT - 98.0, each - 28.0);
        flow.scene().line(pt(x, y), pt(x + width, y), Stroke::new(Ink::TextPrimary, 2.0));
        let center = pt(x + 13.0, y + 28.0);
        let stroke = Some(Stroke::new(Ink::TextPrimary, 1.25));
        flow.scene().marks.push(Mark::Circle { center, radius: 12.5, fill: None, stroke });
        let number = TextStyle::bold(14.0, Ink::TextPrimary).center();
        flow.scene().text(pt(center.x, number.baseline(center.y)), number, (index + 1).to_string());
        let begun = flow.begin();
        let mut y = y + 14.0;
        let what = flow.wrapped(STRONG, &ask.what, width - 38.0);
        let mut left_over = 4_usize.saturating_sub(what.len());
        for line in what.into_iter().take(3) {
            flow.scene().text(pt(x + 38.0, y + STRONG.size), STRONG, line);
            y += leading(STRONG);
        }
        let detail = flow.wrapped(SMALL, &ask.detail, width - 38.0);
        // A detail that does not fit is left to the slide of decisions.
        if detail.len() > left_over {
            left_over = 0;
        }
        for line in detail.into_iter().take(left_over) {
            flow.scene().text(pt(x + 38.0, y + SMALL.size), SMALL, line);
            y += leading(SMALL);
        }
        flow.end(begun, Role::Item(list));
    }
    flow.y = flow.y.max(top + room(flow).max(0.0));
}

/// What the plan reaches, for which money.
fn title(ctx: &Ctx) -> String {
    let outlook = ctx.outlook;
    let lang = ctx.lang;
    if outlook.devices == 0 || outlook.today(State::Unknown) == outlook.devices {
        return super::super::words::headline(ctx);
    }
    let headline = outlook.headline();
    let end = headline.end.or_else(|| ctx.end()).map(|day| ctx.date(day)).unwrap_or_default();
    let month = headline.last.map(|last| fmt::month(lang, last.plus_days(1)));
    let unknown = super::super::words::unknown_at_end(ctx) > 0;
    let total = outlook.budget.total();
    if ctx.prices() && ctx.complete() && total != 0 {
        let amount = ctx.money(total);
        return match (headline.at_end, month) {
            (0, Some(month)) if unknown => tr::slide_answer_after_known(lang, &amount, &month),
            (0, Some(month)) => tr::slide_answer_after(lang, &amount, &month),
            (0, None) => tr::slide_answer_fine(lang, &amount, &end),
            (remain, _) => tr::slide_answer_remain(lang, &amount, remain, &end),
        };
    }
    match (headline.at_end, month) {
        (0, Some(month)) if unknown => tr::slide_answer_after_known_free(lang, &month),
        (0, Some(month)) => tr::slide_answer_after_free(lang, &month),
        (0, None) => tr::slide_answer_fine_free(lang, &end),
        (remain, _) => tr::slide_answer_remain_free(lang, remain, &end),
    }
}

/// At most four figures that the title does not say.
fn figures(ctx: &Ctx) -> Vec<Figure> {
    let mut figures: Vec<Figure> = today(ctx).into_iter().chain(later(ctx)).collect();
    if figures.is_empty() {
        figures = key_figures(ctx);
    }
    if ctx.prices()
        && let Some((year, most)) = highest(ctx.outlook)
    {
        let under = tr::slide_highest(ctx.lang, &ctx.year(year));
        figures.push(Figure { text: ctx.money(most), under, ink: Ink::TextPrimary, of: Section::Budget });
    }
    let other = ctx.input.outlooks.iter().enumerate().find(|(index, _)| *index != ctx.input.current);
    if let Some((index, other)) = other.filter(|(_, other)| {
        ctx.prices() && ctx.complete() && other.budget.missing.is_empty() && ctx.outlook.budget.total() != 0
    }) {
        let difference = ctx.outlook.budget.total() - other.budget.total();
        let name = ctx.plan.scenarios.get(index).map_or("", |scenario| scenario.name.as_str());
        let sign = if difference > 0 { "+" } else { "" };
        let text = format!("{sign}{}", ctx.money(difference));
        let under = tr::slide_against(ctx.lang, name);
        figures.push(Figure { text, under, ink: Ink::TextPrimary, of: Section::Budget });
    }
    figures.truncate(4);
    figures
}

/// The states of the fleet over time, with the waves above.
fn chart(ctx: &Ctx, width: f32, height: f32) -> Scene {
    const WAVES: f32 = 34.0;
    let mut scene = Scene::new(width, height);
    let fiscal = ctx.plan.settings.fiscal;
    let (Some(first), Some(end)) = (ctx.outlook.years.first(), ctx.end()) else { return scene };
    let areas = Areas { from: fiscal.first_day(*first), to: end.plus_days(1), label: 11.5, values: true };
    let size = (width / ZOOM, (height - WAVES) / ZOOM);
    let states = area_chart(ctx.outlook, fiscal, ctx.lang, &areas, size).scaled(ZOOM);
    // The same scale as the chart's.
    let values = TextStyle::regular(10.5, Ink::TextTertiary);
    let values = (values.width(&ctx.number(ctx.outlook.devices)) + 10.0) * ZOOM;
    let scale = Scale::new(areas.from, areas.to, values, width);
    let style = TextStyle::bold(13.0, Ink::AccentText).center();
    // Waves of several sites that follow each other closely are one pill.
    let mut pills: Vec<(f32, f32, Vec<&str>)> = Vec::new();
    for wave in ctx.outlook.waves.iter() {
        let (from, to) = (scale.x(wave.start).max(values), scale.x(wave.end.plus_days(1)).min(width));
        if to <= values || from >= width {
            continue;
        }
        match pills.last_mut().filter(|(_, end, _)| from < *end + 3.0) {
            Some((_, end, names)) => {
                *end = end.max(to);
                names.push(&wave.name);
            }
            None => pills.push((from, to, vec![&wave.name])),
        }
    }
    let nexts: Vec<f32> = pills.iter().skip(1).map(|(from, ..)| *from).chain([width]).collect();
    for ((from, to, names), next) in pills.into_iter().zip(nexts) {
        let rect = Rect::new(from, 2.0, (to - from).max(4.0), 24.0);
        let stroke = Some(Stroke::new(Ink::Accent, 1.25));
        scene.boxed(rect, 4.0, Some(Fill::solid(Ink::AccentTint)), stroke);
        let all = match names.as_slice() {
            [only] => (*only).to_owned(),
            [first, .., last] => format!("{first} – {last}"),
            [] => String::new(),
        };
        if style.width(&all) + 6.0 <= rect.w {
            scene.text(pt(rect.x + rect.w / 2.0, style.baseline(14.0)), style, all);
        } else if rect.right() + 6.0 + style.width(&all) <= next - 6.0 {
            let left = TextStyle::bold(13.0, Ink::AccentText);
            scene.text(pt(rect.right() + 6.0, style.baseline(14.0)), left, all);
        }
    }
    scene.place(states, 0.0, WAVES);
    scene
}
