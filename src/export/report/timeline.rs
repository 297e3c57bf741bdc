//! The timeline on landscape pages; models that do not fit on the first follow on the next ones.

use super::flow::{Flow, style};
use super::words::{headline, states};
use super::{Ctx, head};
use crate::chart::draw::TextStyle;
use crate::chart::timeline::{self, GroupBy, LEAST_DENSITY, Layers, TimelineView, groups, layout};
use crate::chart::{Fill, Ink, Mark, Rect, Scene, Stroke, pt};
use crate::i18n::reason;
use crate::i18n::tr::report as tr;
use crate::plan::State;

pub(super) fn draw(ctx: &Ctx, flow: &mut Flow) {
    head(ctx, flow, &headline(ctx), &states(ctx));
    flow.space(-4.0);
    let legend = legend(ctx, flow.width());
    flow.place(legend);
    let mut view = TimelineView::of(ctx.outlook);
    view.interactive = false;
    let room = flow.room() - 34.0;
    let all = groups(ctx.outlook, ctx.catalog, GroupBy::Class, ctx.lang);
    let fits = |view: &TimelineView| {
        timeline::rows_height(ctx.outlook, ctx.catalog, view) * LEAST_DENSITY <= timeline::rows_room(view, room)
    };
    let several = !fits(&view);
    if several {
        view.expanded.clear();
    }
    let scene = layout(ctx.outlook, ctx.catalog, ctx.plan, ctx.lang, &view, (flow.width(), room));
    flow.place(scene);
    flow.y = flow.bottom() - 30.0;
    let mut note = tr::no_end(ctx.lang);
    if several {
        note = format!("{note} {}", tr::timeline_collapsed(ctx.lang));
    }
    flow.paragraph(style::NOTE, &note);
    if !several {
        return;
    }
    view.expanded = all.iter().map(|group| group.id).collect();
    view.layers = Layers { certificates: false, waves: false, deadlines: true, areas: false };
    let rows: usize = all.iter().map(|group| 1 + group.lanes.len() + group.new.len()).sum();
    let mut first = 0;
    while first < rows {
        flow.page();
        flow.outline(1, &tr::timeline_continued(ctx.lang));
        let room = flow.room();
        // As many rows as fit at four fifths of their height on screen.
        let count = ((timeline::rows_room(&view, room) / (27.0 * 0.8)) as usize).max(1);
        view.only_rows = Some((first, count));
        let scene = layout(ctx.outlook, ctx.catalog, ctx.plan, ctx.lang, &view, (flow.width(), room));
        flow.place(scene);
        first += count;
    }
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
