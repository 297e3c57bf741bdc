//! What makes the other scenarios cost more or less: the way from one total to the other, and what it consists of.

use super::Ctx;
use super::flow::{Flow, leading, style};
use super::table::{Carry, Cell, Table, left, right};
use super::text::wrap;
use super::words::{lane_name, note_to};
use crate::chart::draw::TextStyle;
use crate::chart::{Fill, Ink, Rect, Scene, pt};
use crate::i18n::explain;
use crate::i18n::tr::{budget as words, report as tr};
use crate::plan::bridge::{Bar, Bridge, BridgeItem, Effect, bridge};
use crate::plan::{Category, Outlook, Section, State};

/// Other scenarios whose way is printed.
const MOST: usize = 4;
/// Items of a way that are printed one by one.
const ITEMS: usize = 12;

pub(super) fn draw(ctx: &Ctx, flow: &mut Flow) {
    let others = ctx.input.outlooks.iter().enumerate().filter(|(index, _)| *index != ctx.input.current);
    for (index, other) in others.take(MOST) {
        // Lower bounds have no difference.
        if ctx.complete() && other.budget.missing.is_empty() {
            way(ctx, flow, index, other);
        }
    }
}

/// The way from the scenario of the report to another one.
fn way(ctx: &Ctx, flow: &mut Flow, index: usize, other: &Outlook) {
    let made = bridge(&ctx.outlook.budget, &other.budget);
    let bars: Vec<&Bar> = made.bars.iter().filter(|bar| !bar.items.is_empty()).collect();
    if bars.is_empty() {
        return;
    }
    let name = ctx.scenario_name(index);
    let title = title(ctx, &made, name);
    let steps = steps(ctx, &made, &bars, name);
    let chart = chart(ctx, &steps, flow.width());
    flow.heading(&title, chart.height + 10.0);
    flow.outline(1, &title);
    let alt: Vec<String> = steps.iter().map(|step| format!("{}: {}", step.name, step.text)).collect();
    flow.figure(chart, alt.join(". "));
    flow.space(8.0);
    items(ctx, flow, &made, &bars, other);
    flow.space(4.0);
    note_to(flow, &tr::derived_in_assumptions(ctx.lang), Section::Assumptions);
}

/// How much dearer or cheaper, and what makes most of it.
fn title(ctx: &Ctx, made: &Bridge, name: &str) -> String {
    let difference = made.to.saturating_sub(made.from);
    if difference == 0 {
        return tr::bridge_same(ctx.lang, name);
    }
    let along = made.bars.iter().filter(|bar| bar.amount.signum() == difference.signum());
    let most = along.max_by_key(|bar| bar.amount.unsigned_abs()).map_or(Effect::Scope, |bar| bar.effect);
    let effect = tr::bridge_effect(ctx.lang, most.key());
    let amount = ctx.money(difference.saturating_abs());
    if difference > 0 {
        tr::bridge_more(ctx.lang, &amount, &effect, name)
    } else {
        tr::bridge_less(ctx.lang, &amount, &effect, name)
    }
}

/// A row of the chart.
struct Step {
    name: String,
    text: String,
    /// What it spans, in minor units.
    span: (i64, i64),
    total: bool,
}

fn steps(ctx: &Ctx, made: &Bridge, bars: &[&Bar], name: &str) -> Vec<Step> {
    let total = |name: &str, amount: i64| Step {
        name: name.to_owned(),
        text: ctx.exact(amount),
        span: (0, amount),
        total: true,
    };
    let mut steps = vec![total(ctx.scenario(), made.from)];
    let mut at = made.from;
    for bar in bars {
        let to = at.saturating_add(bar.amount);
        let name = words::effect(ctx.lang, bar.effect.key());
        steps.push(Step { name, text: ctx.signed(bar.amount), span: (at, to), total: false });
        at = to;
    }
    steps.push(total(name, made.to));
    steps
}

/// Floating bars from one total down to the other; names at the left are folded, amounts stand at the right.
fn chart(ctx: &Ctx, steps: &[Step], width: f32) -> Scene {
    const NAMES: f32 = 168.0;
    const BAR: f32 = 14.0;
    let amounts = steps.iter().map(|step| TextStyle::bold(11.0, Ink::TextPrimary).width(&step.text));
    let amounts = amounts.fold(0.0, f32::max) + 14.0;
    let (low, high) = steps.iter().fold((0, 1), |(low, high), step| {
        let (a, b) = step.span;
        (a.min(b).min(low), a.max(b).max(high))
    });
    let room = (width - NAMES - amounts).max(60.0);
    let x = |value: i64| NAMES + room * ((value.saturating_sub(low)) as f64 / (high.saturating_sub(low)) as f64) as f32;
    let mut scene = Scene::new(width, 0.0);
    let mut y = 4.0;
    let mut before: Option<(f32, f32)> = None;
    for step in steps {
        let name = if step.total { style::STRONG } else { style::BODY };
        let name = TextStyle { size: 11.0, ink: Ink::TextPrimary, ..name };
        let lines = wrap(ctx.lang, name, &step.name, NAMES - 14.0);
        let height = (lines.len() as f32 * leading(name)).max(BAR) + 8.0;
        let middle = y + height / 2.0;
        let first = middle - (lines.len().saturating_sub(1)) as f32 * leading(name) / 2.0;
        for (index, line) in lines.into_iter().enumerate() {
            scene.text(pt(0.0, name.baseline(first + index as f32 * leading(name))), name, line);
        }
        let (from, to) = (x(step.span.0.min(step.span.1)), x(step.span.0.max(step.span.1)));
        let ink = match (step.total, step.span.1 > step.span.0) {
            (true, _) => Ink::Cost(Category::Devices),
            (false, true) => Ink::StateLine(State::Unsupported),
            (false, false) => Ink::StateLine(State::Supported),
        };
        let rect = Rect::new(from, middle - BAR / 2.0, (to - from).max(1.5), BAR);
        // Where the last bar ended this one begins.
        if let Some((level, bottom)) = before {
            scene.line(pt(level, bottom), pt(level, rect.y), crate::chart::Stroke::new(Ink::StrokeStrong, 1.0));
        }
        scene.boxed(rect, 1.5, Some(Fill::solid(ink)), None);
        before = Some((x(step.span.1), rect.bottom()));
        let amount = TextStyle::bold(11.0, Ink::TextPrimary).right();
        scene.text(pt(width, amount.baseline(middle)), amount, step.text.as_str());
        y += height;
    }
    scene.line(pt(x(0), 0.0), pt(x(0), y), crate::chart::Stroke::new(Ink::StrokeStrong, 1.0));
    scene.height = y + 4.0;
    scene
}

/// What the effects consist of, the largest first; what is left is one row, so that the table adds up to the difference.
fn items(ctx: &Ctx, flow: &mut Flow, made: &Bridge, bars: &[&Bar], other: &Outlook) {
    let lang = ctx.lang;
    let mut all: Vec<(Effect, &BridgeItem)> =
        bars.iter().flat_map(|bar| bar.items.iter().map(|item| (bar.effect, item))).collect();
    all.sort_by_key(|(_, item)| std::cmp::Reverse(item.amount.unsigned_abs()));
    let rest = all.split_off(all.len().min(ITEMS));
    let columns = vec![
        left(tr::column_item(lang)),
        left(tr::column_effect(lang)),
        right(tr::column_units(lang)),
        right(tr::column_difference(lang)),
    ];
    let mut rows: Vec<Vec<Cell>> = all.iter().map(|(effect, item)| row(ctx, *effect, item, other)).collect();
    let mut values: Vec<i64> = all.iter().map(|(_, item)| item.amount).collect();
    if !rest.is_empty() {
        let sum = rest.iter().map(|(_, item)| item.amount).fold(0, i64::saturating_add);
        let name = tr::bridge_others(lang, rest.len() as u64);
        rows.push(vec![name.into(), Cell::default(), Cell::default(), ctx.signed(sum).into()]);
        values.push(sum);
    }
    let difference = made.to.saturating_sub(made.from);
    rows.push(vec![
        Cell::bold(tr::bridge_sum(lang)),
        Cell::default(),
        Cell::default(),
        Cell::bold(ctx.signed(difference)),
    ]);
    let show = |_: usize, value: i64| ctx.signed(value);
    let carry = Carry {
        out: tr::carried(lang),
        into: tr::brought(lang),
        values: values.into_iter().map(|value| vec![(3, value)]).collect(),
        show: &show,
    };
    let table = Table { columns, rows, sums: 1, carry: Some(carry), ..Table::default() };
    flow.ensure(table.beginning(flow));
    table.set(flow);
}

fn row(ctx: &Ctx, effect: Effect, item: &BridgeItem, other: &Outlook) -> Vec<Cell> {
    let lane = item.lane.and_then(|lane| ctx.outlook.lanes.get(lane).or_else(|| other.lanes.get(lane)));
    let lane = lane.map(|lane| lane_name(ctx, lane));
    let category = explain::category(ctx.lang, item.category);
    let key = item.key.as_ref().map(|key| explain::price(ctx.lang, ctx.catalog, key)).filter(|key| *key != category);
    let what: Vec<String> = [Some(category), lane, key].into_iter().flatten().collect();
    let (before, after) = item.quantity;
    let units = match (before, after) {
        _ if item.key.is_none() => "–".to_owned(),
        (before, after) if before == after => ctx.number(after),
        _ => format!("{} → {}", ctx.number(before), ctx.number(after)),
    };
    vec![
        what.join(", ").into(),
        words::effect(ctx.lang, effect.key()).into(),
        units.into(),
        ctx.signed(item.amount).into(),
    ]
}
