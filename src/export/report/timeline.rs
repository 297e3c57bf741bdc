//! The timeline on landscape pages; models that do not fit on the first follow on the next ones.

use super::flow::{Flow, style};
use super::words::{headline, states, states_alt};
use super::{Ctx, head, words};
use crate::chart::draw::TextStyle;
use crate::chart::timeline::{self, Group, GroupBy, LEAST_DENSITY, Layers, TimelineView, groups, layout};
use crate::chart::{Fill, Ink, Mark, Rect, Scene, Stroke, pt};
use crate::i18n::reason;
use crate::i18n::tr::report as tr;
use crate::plan::State;

pub(super) fn draw(ctx: &Ctx, flow: &mut Flow) {
    head(ctx, flow, &headline(ctx), &states(ctx));
    if ctx.outlook.devices == 0 {
        return;
    }
    flow.space(-4.0);
    let legend = legend(ctx, flow.width());
    flow.figure(legend, tr::legend_alt(ctx.lang));
    let mut view = TimelineView::of(ctx.outlook);
    view.interactive = false;
    let all = groups(ctx.outlook, ctx.catalog, GroupBy::Class, ctx.lang);
    let note = note(ctx, true);
    let below = flow.height(style::NOTE, &note, flow.width()) + 14.0;
    let (width, room) = (flow.width(), flow.room() - below);
    let fits = |view: &TimelineView| {
        timeline::rows_height(ctx.outlook, ctx.catalog, view) * LEAST_DENSITY <= timeline::rows_room(view, room)
    };
    let several = !fits(&view);
    if several {
        open_what_fits(ctx, &all, &mut view, &fits);
    }
    let labels = |view: &TimelineView| timeline::label_room(ctx.outlook, ctx.catalog, ctx.lang, view, width);
    view.labels = Some(labels(&view));
    let scene = layout(ctx.outlook, ctx.catalog, ctx.plan, ctx.lang, &view, (width, room));
    flow.figure(scene, states_alt(ctx));
    flow.y = flow.y.max(flow.bottom() - below + 8.0);
    words::note(flow, &self::note(ctx, several));
    if !several {
        return;
    }
    // What is closed on the first page follows, class by class.
    let closed: Vec<_> = all.iter().filter(|group| !view.expanded.contains(&group.id)).collect();
    view.expanded = all.iter().map(|group| group.id).collect();
    view.labels = Some(labels(&view));
    view.layers = Layers { certificates: false, waves: false, deadlines: true, areas: false };
    let count_of = |group: &Group| 1 + group.lanes.len() + group.new.len();
    // Runs of rows that belong to closed classes, and where classes begin.
    let mut runs: Vec<(usize, usize)> = Vec::new();
    let mut begins: Vec<usize> = Vec::new();
    let mut row = 0;
    for group in &all {
        let count = count_of(group);
        begins.push(row);
        if closed.iter().any(|closed| closed.id == group.id) && !group.lanes.is_empty() {
            match runs.last_mut().filter(|(from, count)| from + count == row) {
                Some((_, run)) => *run += count,
                None => runs.push((row, count)),
            }
        }
        row += count;
    }
    begins.push(row);
    let above = 1000.0 - timeline::rows_room(&view, 1000.0);
    // As many rows as fit at four fifths of their height on screen.
    let fit = |room: f32| ((room - above) / (ROW * LEAST_DENSITY)).max(0.0) as usize;
    let mut whole = None;
    for (from, count) in runs {
        let mut first = from;
        while first < from + count {
            let left = from + count - first;
            // What begins on a page that is partly used needs room to be worth its axis.
            if whole.is_none() || fit(flow.room()) < left.min(LEAST_ROWS) {
                flow.page();
                flow.outline(1, &tr::timeline_continued(ctx.lang));
            }
            let most = *whole.get_or_insert(fit(flow.room()).max(1));
            let room = fit(flow.room()).max(1);
            let shown = cut(&begins, first, left, room, most);
            view.only_rows = Some((first, shown));
            let room = flow.room().min(above + ROW * shown as f32 + 1.0);
            let scene = layout(ctx.outlook, ctx.catalog, ctx.plan, ctx.lang, &view, (flow.width(), room));
            flow.figure(scene, tr::timeline_continued(ctx.lang));
            flow.space(12.0);
            first += shown;
            if first < from + count {
                // The next class begins a page of its own rather than under a second axis.
                flow.y = flow.bottom();
            }
        }
    }
}

/// The height of a row on screen, with its share of the taller rows of classes.
const ROW: f32 = 24.5;
/// Fewer rows than this do not begin on a page that is partly used, unless they are all.
const LEAST_ROWS: usize = 5;

/// How many of the `left` rows from `first` on stand on a page with room for `fit`. A class that a whole page holds is not torn.
fn cut(begins: &[usize], first: usize, left: usize, fit: usize, whole: usize) -> usize {
    if left <= fit {
        return left;
    }
    let torn = begins.windows(2).find(|pair| pair[0] < first + fit && first + fit < pair[1]);
    match torn {
        Some(class) if class[0] > first && class[1] - class[0] <= whole => class[0] - first,
        _ => fit,
    }
}

/// Opens the classes whose models fit on the first page, those with most phones in trouble first.
fn open_what_fits(ctx: &Ctx, all: &[Group], view: &mut TimelineView, fits: &dyn Fn(&TimelineView) -> bool) {
    view.expanded.clear();
    let trouble = |group: &&Group| {
        let lanes = group.lanes.iter().filter_map(|lane| ctx.outlook.lanes.get(*lane));
        let due = lanes.filter(|lane| lane.deadline.is_some());
        due.map(|lane| lane.devices).sum::<u64>()
    };
    let mut order: Vec<&Group> = all.iter().collect();
    order.sort_by_key(|group| std::cmp::Reverse(trouble(group)));
    for group in order {
        view.expanded.insert(group.id);
        if !fits(view) {
            view.expanded.remove(&group.id);
        }
    }
}

/// What stands below the chart.
fn note(ctx: &Ctx, several: bool) -> String {
    let mut parts = Vec::new();
    if ctx.plan.report.page_sources {
        parts.push(words::publishers(ctx, &super::sources::used(ctx)));
    }
    parts.push(tr::no_end(ctx.lang));
    if several {
        parts.push(tr::timeline_collapsed(ctx.lang));
    }
    parts.retain(|part| !part.is_empty());
    parts.join(" ")
}

/// What colors, patterns and pennants mean, in one or more lines.
fn legend(ctx: &Ctx, width: f32) -> Scene {
    const ROW: f32 = 20.0;
    let style = TextStyle::regular(11.0, Ink::TextPrimary);
    let lang = ctx.lang;
    let mut scene = Scene::new(width, ROW + 6.0);
    let (mut x, mut y) = (0.0, ROW / 2.0);
    let mut next = |scene: &mut Scene, name: String, symbol: &dyn Fn(&mut Scene, f32, f32)| {
        let needed = 20.0 + style.width(&name);
        if x > 0.0 && x + needed > width {
            x = 0.0;
            y += ROW;
            scene.height += ROW;
        }
        symbol(scene, x, y);
        scene.text(pt(x + 20.0, style.baseline(y)), style, name);
        x += needed + 18.0;
    };
    for state in State::ALL {
        let name = if state == State::Replaced { tr::legend_replaced(lang) } else { reason::state(lang, state) };
        next(&mut scene, name, &|scene, x, y| {
            scene.state_swatch(Rect::new(x + 0.5, (y - 5.0).round() + 0.5, 14.0, 10.0), state);
        });
    }
    for (name, late) in [(tr::legend_passed(lang), true), (tr::legend_met(lang), false)] {
        next(&mut scene, name, &|scene, x, y| pennant(scene, x + 4.5, y, late));
    }
    next(&mut scene, tr::legend_wave(lang), &|scene, x, y| {
        let rect = Rect::new(x + 0.5, (y - 6.0).round() + 0.5, 14.0, 12.0);
        scene.boxed(rect, 3.0, Some(Fill::solid(Ink::AccentTint)), Some(Stroke::new(Ink::Accent, 1.0)));
    });
    scene
}

fn pennant(scene: &mut Scene, x: f32, y: f32, late: bool) {
    let ink = if late { Ink::StateLine(State::Unsupported) } else { Ink::TextSecondary };
    scene.line(pt(x, y - 6.0), pt(x, y + 6.0), Stroke::new(ink, 1.0));
    let points = vec![pt(x, y - 6.0), pt(x + 7.0, y - 3.0), pt(x, y)];
    let fill = Some(Fill::solid(if late { ink } else { Ink::Panel }));
    scene.marks.push(Mark::Polygon { points, fill, stroke: Some(Stroke::new(ink, 1.0)) });
}
