//! Slides with one large chart.

use super::super::flow::{Flow, leading};
use super::super::statements::{compared, highest, money};
use super::super::words::states_alt;
use super::super::{Ctx, figures::Figure};
use super::super::{gantt, risk};
use super::{FOOT, MARGIN, SMALL, TEXT, ZOOM, figure, message, room};
use crate::chart::budget::{BarsView, amount, bars, categories, cumulative, scenario_marker, scenario_stroke};
use crate::chart::draw::TextStyle;
use crate::chart::timeline::{self, TimelineView, layout};
use crate::chart::{Fill, Ink, Rect, Scene, Stroke, pt};
use crate::i18n::reason;
use crate::i18n::tr::report as tr;
use crate::model::ClassGroup;
use crate::plan::{Action, Category, Outlook, Section, State};

/// When support ends, by class; a class is opened where the room allows.
pub(super) fn timeline(ctx: &Ctx, flow: &mut Flow) {
    let losing = ctx.outlook.lanes.iter().filter(|lane| {
        let (today, end) = (ctx.outlook.as_of, ctx.end());
        lane.deadline.as_ref().is_some_and(|deadline| {
            today.is_none_or(|today| deadline.day >= today) && end.is_none_or(|end| deadline.day <= end)
        })
    });
    let devices = losing.map(|lane| lane.devices).sum();
    message(flow, &tr::slide_fleet(ctx.lang, devices), &super::super::words::states(ctx));
    let mut view = TimelineView::of(ctx.outlook);
    view.interactive = false;
    view.expanded.clear();
    if ctx.outlook.devices == 0 {
        return;
    }
    view.layers.areas = false;
    // As large as the slide allows: axis, events and waves above the rows, and the rows at their height on screen.
    let rows = timeline::rows_height(ctx.outlook, ctx.catalog, &view);
    let above = 1000.0 - timeline::rows_room(&view, 1000.0);
    let zoom = (room(flow) / (above + rows)).clamp(ZOOM, 1.75);
    let size = (flow.width() / zoom, room(flow) / zoom);
    view.labels = Some(timeline::label_room(ctx.outlook, ctx.catalog, ctx.lang, &view, size.0));
    let scene = layout(ctx.outlook, ctx.catalog, ctx.plan, ctx.lang, &view, size).scaled(zoom);
    flow.figure_at(scene, (MARGIN, flow.y), states_alt(ctx));
}

const ACTIONS: [(Action, Ink); 7] = [
    (Action::Keep, Ink::Class(ClassGroup::Lpe)),
    (Action::UpdateFirmware, Ink::Cost(Category::Licenses)),
    (Action::SipGateway, Ink::StateLine(State::Supported)),
    (Action::KeepOnSbc, Ink::Cost(Category::Accessories)),
    (Action::Replace, Ink::StateLine(State::Replaced)),
    (Action::Softphone, Ink::Cost(Category::Labor)),
    (Action::Undecided, Ink::StateLine(State::Unknown)),
];

/// What happens to each class: bars of devices by action.
pub(super) fn strategy(ctx: &Ctx, flow: &mut Flow) {
    let (decided, devices) = (ctx.outlook.decided(), ctx.outlook.devices);
    let title = if devices > 0 && decided == devices {
        tr::strategy_title_all(ctx.lang, devices)
    } else {
        tr::strategy_title(ctx.lang, decided, &ctx.number(devices))
    };
    message(flow, &title, &tr::slide_strategy(ctx.lang));
    let counts = ctx.outlook.by_action();
    let used: Vec<(Action, Ink)> =
        ACTIONS.into_iter().filter(|(action, _)| counts.iter().any(|(known, _)| known == action)).collect();
    legend(ctx, flow, &used);
    let groups = ClassGroup::ALL.map(|group| (group, ctx.outlook.group(group)));
    let groups: Vec<_> = groups.into_iter().filter(|(_, (count, _))| *count > 0).collect();
    let most = groups.iter().map(|(_, (count, _))| *count).max().unwrap_or(1).max(1);
    let height = (room(flow) / groups.len().max(1) as f32).min(82.0);
    let (left, names) = (flow.left(), 250.0);
    let width = flow.width() - names - 90.0;
    for (group, (count, lanes)) in groups {
        let mut scene = Scene::new(flow.width(), height);
        let middle = height / 2.0;
        let name = reason::class_group(ctx.lang, group);
        let lines = flow.wrapped(TEXT, &name, names - 20.0);
        let top = middle - (lines.len().saturating_sub(1)) as f32 * leading(TEXT) / 2.0;
        for (index, line) in lines.into_iter().enumerate() {
            scene.text(pt(0.0, TEXT.baseline(top + index as f32 * leading(TEXT))), TEXT, line);
        }
        let mut x = names;
        let bar = (height * 0.56).min(40.0);
        let mut words = vec![format!("{name}: {}", ctx.number(count))];
        for (action, ink) in &used {
            let devices: u64 = lanes
                .iter()
                .filter_map(|lane| ctx.outlook.lanes.get(*lane))
                .map(|lane| lane.devices_with(*action))
                .sum();
            if devices == 0 {
                continue;
            }
            let wide = (width * (devices as f64 / most as f64) as f32).max(2.0);
            let rect = Rect::new(x, middle - bar / 2.0, wide, bar);
            scene.boxed(rect, 2.0, Some(Fill::solid(*ink)), Some(Stroke::new(Ink::Panel, 1.5)));
            let text = ctx.number(devices);
            let style = TextStyle::bold(15.0, Ink::TextPrimary).center().on(Ink::Panel);
            if style.width(&text) + 18.0 <= wide {
                scene.text(pt(x + wide / 2.0, style.baseline(middle)), style, text.as_str());
            }
            words.push(format!("{} {text}", reason::action(ctx.lang, *action)));
            x += wide;
        }
        let sum = TextStyle::bold(18.0, Ink::TextPrimary);
        scene.text(pt(x + 12.0, sum.baseline(middle)), sum, ctx.number(count));
        flow.figure_at(scene, (left, flow.y), words.join(", "));
        flow.space(height);
    }
}

fn legend(ctx: &Ctx, flow: &mut Flow, used: &[(Action, Ink)]) {
    let (left, right) = (flow.left(), flow.left() + flow.width());
    let (mut x, mut y) = (left, flow.y + 12.0);
    for (action, ink) in used {
        let name = reason::action(ctx.lang, *action);
        let needed = 22.0 + SMALL.width(&name);
        if x > left && x + needed > right {
            (x, y) = (left, y + 24.0);
        }
        flow.scene().boxed(Rect::new(x, y - 7.0, 14.0, 14.0), 2.0, Some(Fill::solid(*ink)), None);
        flow.scene().text(pt(x + 22.0, SMALL.baseline(y)), SMALL, name);
        x += needed + 26.0;
    }
    flow.y = y + 22.0;
}

/// The waves over time.
pub(super) fn rollout(ctx: &Ctx, flow: &mut Flow) {
    let waves = &ctx.outlook.waves;
    let last = waves.iter().map(|wave| wave.end).max().map(|day| ctx.date(day)).unwrap_or_default();
    let late = waves.iter().filter(|wave| gantt::late(ctx, wave)).count() as u64;
    let lead = if waves.is_empty() { String::new() } else { tr::rollout_lead(ctx.lang, late) };
    let title = tr::slide_work(ctx.lang, waves.len() as u64, &last);
    message(flow, &title, &lead);
    let height = room(flow) - leading(SMALL);
    let mut charts = gantt::charts(ctx, flow.width() / ZOOM, height / ZOOM).into_iter();
    let Some(first) = charts.next() else { return };
    let chart = first.scaled(ZOOM);
    let bottom = flow.y + chart.height;
    flow.figure_at(chart, (MARGIN, flow.y), title);
    let more = charts.len() as u64;
    if more > 0 {
        let shown = tr::slide_more_sites(ctx.lang, more);
        flow.scene().text(pt(MARGIN, bottom + 18.0), SMALL, shown);
    }
}

/// The money by year.
pub(super) fn budget(ctx: &Ctx, flow: &mut Flow) {
    let budget = &ctx.outlook.budget;
    let (total, years) = (budget.total(), budget.years.len() as u64);
    let title = match (total, ctx.complete()) {
        (0, true) => tr::budget_title_none(ctx.lang),
        (0, false) => tr::budget_title_missing(ctx.lang),
        (_, true) => tr::budget_title(ctx.lang, &ctx.money(total), years),
        (_, false) => tr::budget_title_open(ctx.lang, &ctx.money(total), years),
    };
    message(flow, &title, &money(ctx));
    if categories(budget).is_empty() {
        return;
    }
    let side = 240.0;
    let (width, height) = (flow.width() - side - 40.0, room(flow));
    let view = BarsView { legend: true, years: true, ..BarsView::default() };
    let chart = bars(ctx.outlook, ctx.plan, ctx.lang, &view, (width / ZOOM, height / ZOOM)).scaled(ZOOM);
    let top = flow.y;
    flow.figure_at(chart, (MARGIN, top), title);
    let mut y = top;
    let x = MARGIN + width + 40.0;
    let mut totals = budget.years.iter().map(|year| (*year, budget.year_total(*year)));
    let first = totals.find(|(_, total)| *total > 0);
    let rest = highest(ctx.outlook).filter(|(year, _)| Some(*year) != first.map(|(year, _)| year));
    let mut numbers = Vec::new();
    if let Some((year, value)) = first {
        numbers.push((ctx.money(value), ctx.year(year)));
    }
    if let Some((year, value)) = rest {
        numbers.push((ctx.money(value), tr::slide_highest(ctx.lang, &ctx.year(year))));
    }
    let capex: i64 = budget.lines.iter().filter(|line| line.capex).map(|line| line.amount.minor).sum();
    numbers.push((ctx.money(capex), tr::slide_capex(ctx.lang)));
    numbers.push((ctx.money(total - capex), tr::slide_opex(ctx.lang)));
    // What is not certain says more than how the money is booked.
    if let Some(made) = risk::simulated(ctx) {
        numbers.insert(numbers.len().min(3), (ctx.money(made.total.p80), tr::risk_p80(ctx.lang)));
    }
    for (text, under) in numbers.into_iter().take(4) {
        y += figure(flow, (x, y, side), &Figure { text, under, ink: Ink::TextPrimary, of: Section::Budget });
    }
}

/// The scenarios beside each other.
pub(super) fn scenarios(ctx: &Ctx, flow: &mut Flow) {
    let outlooks: Vec<&Outlook> = ctx.input.outlooks.iter().map(AsRef::as_ref).collect();
    let total = ctx.outlook.budget.total();
    let title = tr::slide_compare(ctx.lang, &amount(ctx.lang, ctx.plan, total, ctx.complete()), ctx.scenario());
    message(flow, &title, &compared(ctx));
    let width = flow.width() * 0.56;
    let height = room(flow);
    let top = flow.y;
    let chart = cumulative(&outlooks, ctx.plan, ctx.lang, (width / ZOOM, height / ZOOM)).scaled(ZOOM);
    flow.figure_at(chart, (MARGIN, top), tr::cumulative_cost(ctx.lang));
    let (x, right) = (MARGIN + width + 40.0, flow.left() + flow.width());
    let mut y = top + 6.0;
    let end = ctx.end();
    for (index, outlook) in outlooks.iter().enumerate() {
        let name = ctx.scenario_name(index);
        let style = if index == ctx.input.current { super::STRONG } else { TEXT };
        let value = amount(ctx.lang, ctx.plan, outlook.budget.total(), outlook.budget.missing.is_empty());
        let money = TextStyle::bold(20.0, Ink::TextPrimary).right();
        let names = flow.wrapped(style, name, (right - x - 42.0 - money.width(&value) - 14.0).max(60.0));
        let folded = names.len().saturating_sub(1) as f32 * leading(style);
        if y + 84.0 + folded > FOOT - 20.0 {
            let more = (outlooks.len() - index) as u64;
            flow.scene().text(pt(x, y + 16.0), SMALL, tr::slide_more_rows(ctx.lang, more));
            break;
        }
        flow.scene().rule(x, right, y, Ink::StrokeDefault);
        flow.scene().line(pt(x, y + 20.0), pt(x + 30.0, y + 20.0), scenario_stroke(index));
        scenario_marker(flow.scene(), index, pt(x + 15.0, y + 20.0));
        let begun = flow.begin();
        for (line, text) in names.into_iter().enumerate() {
            let middle = y + 20.0 + line as f32 * leading(style);
            flow.scene().text(pt(x + 42.0, style.baseline(middle)), style, text);
        }
        flow.scene().text(pt(right, money.baseline(y + 20.0)), money, value);
        let remain = end.map_or(0, |end| outlook.counts_on(end)[State::Unsupported.index()]);
        let ink = if remain > 0 { Ink::StateText(State::Unsupported) } else { Ink::TextSecondary };
        let day = end.map(|end| ctx.date(end)).unwrap_or_default();
        let text = format!("{} {}", ctx.number(remain), tr::figure_end(ctx.lang, &day));
        flow.scene().text(pt(x + 42.0, y + 48.0 + folded), TextStyle { ink, ..SMALL }, text);
        flow.end(begun, crate::export::pdf::Role::Paragraph);
        y += 68.0 + folded;
    }
}
