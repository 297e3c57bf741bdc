//! Devices by support state as stacked areas.

use super::axis::{self, Scale, snap};
use super::stack::{self, Break, ORDER, Ribbon};
use super::{Frame, INDENT, TimelineView};
use crate::chart::draw::{TextStyle, state_fill};
use crate::chart::{Fill, Hit, Ink, Mark, Rect, Scene, Stroke, Target, pt};
use crate::i18n::reason;
use crate::i18n::tr::chart as tr;
use crate::i18n::{Lang, fmt};
use crate::model::{Day, FiscalCalendar};
use crate::plan::{Outlook, State};

/// Height of the strip of year labels below the areas.
pub(super) const FOOT: f32 = 22.0;
const HEAD: f32 = 30.0;
const LABEL: f32 = 11.0;

/// Draws areas, value axis and legend into a part of the timeline.
pub(super) fn draw(scene: &mut Scene, frame: &Frame, rect: Rect) {
    let scale = frame.scale;
    let plot = Rect::new(scale.left(), rect.y + HEAD, scale.right() - scale.left(), rect.h - HEAD - FOOT);
    scene.rule(0.0, scale.right(), snap(rect.y), Ink::StrokeDefault);
    let breaks = stack::sum([frame.outlook.curve.as_slice()]);
    let cuts: Vec<f32> = frame.lines().collect();
    let drawing = Drawing { lang: frame.lang, scale: &scale, plot, lines: &cuts, label: LABEL };
    let ribbons = drawing.areas(scene, &breaks);
    value_axis(scene, frame.lang, plot, frame.outlook.devices);
    drawing.words(scene, &ribbons);
    if let Some(cursor) = frame.view.cursor.filter(|day| scale.shows(*day)) {
        let x = scale.x(cursor);
        for y in edges(&ribbons, x) {
            let stroke = Some(Stroke::new(Ink::TextPrimary, 1.5));
            scene.marks.push(Mark::Circle {
                center: pt(x, y),
                radius: 3.0,
                fill: Some(Fill::solid(Ink::Panel)),
                stroke,
            });
        }
    }
    let style = TextStyle::regular(10.5, Ink::TextTertiary).center();
    let bands = axis::bands(&scale, frame.fiscal);
    for (x, _, text) in axis::year_labels(frame, &bands, style, false) {
        scene.text(pt(x, style.baseline(plot.bottom() + FOOT / 2.0)), style, text);
    }
    legend(scene, frame, rect);
}

/// The state whose area is at a height, counted from the bottom of the plot in shares of all devices; `None` above all.
#[must_use]
pub fn state_at(outlook: &Outlook, day: Day, share: f32) -> Option<State> {
    let counts = outlook.counts_on(day);
    let whole: u64 = counts.iter().sum();
    let mut below = 0;
    ORDER.into_iter().find(|state| {
        below += counts[state.index()];
        below > 0 && f64::from(share) <= below as f64 / whole.max(1) as f64
    })
}

/// The part of the timeline in which the areas are drawn; `None` where there are none.
#[must_use]
pub fn areas_plot(view: &TimelineView, (width, height): (f32, f32)) -> Option<Rect> {
    let top = super::areas_top(view, height)?;
    let scale = super::scale(view, width);
    let overview = if view.overview { super::overview::HEIGHT } else { 0.0 };
    Some(Rect::new(scale.left(), top + HEAD, scale.right() - scale.left(), height - overview - top - HEAD - FOOT))
}

/// The heights at which ribbons meet at a position.
fn edges(ribbons: &[Ribbon], x: f32) -> Vec<f32> {
    let mut edges: Vec<f32> = ribbons
        .iter()
        .filter_map(|ribbon| ribbon.edges(x))
        .filter(|(up, low)| low - up > 0.5)
        .map(|(up, _)| up)
        .collect();
    edges.sort_by(f32::total_cmp);
    edges.dedup_by(|a, b| (*a - *b).abs() < 6.0);
    edges
}

struct Drawing<'a> {
    lang: Lang,
    scale: &'a Scale,
    plot: Rect,
    /// Vertical lines that words keep clear of.
    lines: &'a [f32],
    label: f32,
}

impl Drawing<'_> {
    fn areas(&self, scene: &mut Scene, breaks: &[Break]) -> Vec<Ribbon> {
        let Self { scale, plot, .. } = *self;
        let shown = stack::visible(breaks, scale);
        let whole = shown.iter().map(Break::total).fold(0.0, f64::max);
        let ribbons = stack::ribbons(&shown, scale, whole, plot.y, plot.bottom(), 0.05);
        for ribbon in &ribbons {
            let fill = Some(state_fill(ribbon.state, true));
            scene.marks.push(Mark::Polygon { points: ribbon.polygon(), fill, stroke: None });
        }
        for ribbon in &ribbons {
            // The outline of its upper edge; steps are closed on both sides.
            let mut points = ribbon.upper.clone();
            if let (Some(first), Some(low)) = (ribbon.upper.first(), ribbon.lower.first())
                && first.x > scale.left() + 0.5
            {
                points.insert(0, *low);
            }
            if let (Some(last), Some(low)) = (ribbon.upper.last(), ribbon.lower.last())
                && last.x < scale.right() - 0.5
            {
                points.push(*low);
            }
            scene.marks.push(Mark::Line { points, stroke: Stroke::new(Ink::StateLine(ribbon.state), 1.25) });
        }
        ribbons
    }

    fn words(&self, scene: &mut Scene, ribbons: &[Ribbon]) {
        for ribbon in ribbons {
            self.word(scene, ribbon);
        }
    }

    /// The state's name where the ribbon is thick enough, again and again in a long one.
    fn word(&self, scene: &mut Scene, ribbon: &Ribbon) {
        let text = reason::state(self.lang, ribbon.state);
        let ground = state_fill(ribbon.state, true);
        let style = TextStyle::bold(self.label, Ink::StateText(ribbon.state)).center();
        let style = if ground.pattern.is_some() { style.on(ground.ink) } else { style };
        let (half, need) = (style.width(&text) / 2.0 + 6.0, self.label + 7.0);
        let (Some(first), Some(last)) = (ribbon.upper.first(), ribbon.upper.last()) else { return };
        let parts = ((last.x - first.x) / 300.0).ceil().clamp(1.0, 6.0) as usize;
        let each = (last.x - first.x) / parts as f32;
        let mut taken = f32::MIN;
        for part in 0..parts {
            let from = (first.x + each * part as f32 + half).max(taken + 120.0);
            let to =
                (first.x + each * (part + 1) as f32 - if part + 1 == parts { half } else { 0.0 }).min(last.x - half);
            let center = f32::midpoint(from, to);
            // The thickest place; among places that are thick enough the one in the middle.
            let merit = |x: f32, height: f32| height.min(4.0 * need) - 0.1 * (x - center).abs();
            let mut best: Option<(f32, f32, f32)> = None;
            let mut x = from;
            while x <= to {
                let clear = self.lines.iter().all(|line| (line - x).abs() > half);
                if let (true, Some((top, bottom))) = (clear, self.room(ribbon, x, half))
                    && bottom - top >= need
                    && best.is_none_or(|(other, high, low)| merit(x, bottom - top) > merit(other, low - high))
                {
                    best = Some((x, top, bottom));
                }
                x += 6.0;
            }
            if let Some((x, top, bottom)) = best {
                scene.text(pt(x, style.baseline(f32::midpoint(top, bottom))), style, text.as_str());
                taken = x;
            }
        }
    }

    /// The height that is free over the whole width of a word.
    fn room(&self, ribbon: &Ribbon, x: f32, half: f32) -> Option<(f32, f32)> {
        let (mut top, mut bottom) = (self.plot.y, self.plot.bottom());
        for step in -3_i8..=3 {
            let (up, low) = ribbon.edges(x + half * f32::from(step) / 3.0)?;
            (top, bottom) = (top.max(up), bottom.min(low));
        }
        Some((top, bottom))
    }
}

/// Round values for an axis from 0 to `most`: at most about five of them.
#[must_use]
pub fn round_steps(most: u64) -> Vec<u64> {
    let mut unit = 1_u64;
    loop {
        for factor in [1, 2, 5] {
            let step = unit.saturating_mul(factor);
            if most / step.max(1) <= 5 {
                return (0..=most / step).map(|n| n * step).collect();
            }
        }
        unit = unit.saturating_mul(10);
    }
}

fn value_axis(scene: &mut Scene, lang: Lang, plot: Rect, whole: u64) {
    let style = TextStyle::regular(10.5, Ink::TextTertiary).right();
    let y = |count: u64| plot.bottom() - plot.h * (count as f64 / whole.max(1) as f64) as f32;
    let mut values = round_steps(whole);
    // The sum on top; a round value too close to it gives way.
    values.retain(|value| y(*value) - plot.y >= 14.0 || *value == whole);
    if whole > 0 && values.last() != Some(&whole) {
        values.push(whole);
    }
    for value in values {
        scene.text(pt(plot.x - 8.0, style.baseline(y(value))), style, fmt::number(lang, value));
        if value > 0 && value < whole {
            scene.rule(plot.x, plot.right(), snap(y(value)), Ink::StrokeDefault);
        }
    }
    scene.rule(plot.x, plot.right(), snap(plot.bottom()), Ink::StrokeStrong);
}

fn legend(scene: &mut Scene, frame: &Frame, rect: Rect) {
    let lang = frame.lang;
    let title = TextStyle::bold(12.0, Ink::TextPrimary);
    scene.text(pt(INDENT, title.baseline(rect.y + 15.0)), title, tr::devices_by_state(lang));
    let Some(day) = frame.counted() else { return };
    let date = fmt::date(lang, day);
    let today = frame.today() == Some(day);
    let when = if today { tr::devices_today(lang, &date) } else { tr::devices_on(lang, &date) };
    let small = TextStyle::regular(11.0, Ink::TextTertiary);
    scene.text(pt(INDENT, small.baseline(rect.y + 34.0)), small, when);
    let counts = frame.outlook.counts_on(day);
    let names = TextStyle::regular(12.0, Ink::TextSecondary);
    let numbers = TextStyle::bold(12.0, Ink::TextPrimary).right();
    let top = rect.y + 44.0;
    let each = ((rect.bottom() - top - 4.0) / ORDER.len() as f32).min(19.0);
    for (position, state) in ORDER.into_iter().rev().enumerate() {
        let middle = top + each * (position as f32 + 0.5);
        let count = counts[state.index()];
        let hit = Rect::new(0.0, middle - each / 2.0, frame.counts_right() - 40.0, each);
        let target = Target::State(state.index());
        if frame.view.hovered.as_ref() == Some(&target) {
            scene.boxed(Rect::new(4.0, hit.y, hit.w - 4.0, hit.h), 4.0, Some(Fill::solid(Ink::Hover)), None);
        }
        scene.state_swatch(Rect::new(INDENT + 0.5, (middle - 5.0).round() + 0.5, 14.0, 10.0), state);
        scene.text(pt(INDENT + 22.0, names.baseline(middle)), names, reason::state(lang, state));
        let label = tr::hit_state(lang, count, &date, &reason::state(lang, state));
        scene.hits.push(Hit { rect: hit, target, label });
        let style = if count == 0 { TextStyle { ink: Ink::TextSecondary, ..numbers } } else { numbers };
        // Left of the value axis, which has the numbers of the plot.
        scene.text(pt(frame.counts_right() - 46.0, numbers.baseline(middle)), style, fmt::number(lang, count));
    }
}

/// A chart of devices by support state alone, as on the cover.
#[derive(Clone, Copy, Debug)]
pub struct Areas {
    /// First day.
    pub from: Day,
    /// First day no longer shown.
    pub to: Day,
    /// Size of the words in the areas.
    pub label: f32,
    /// Show the numbers of devices at the left.
    pub values: bool,
}

/// Draws the devices of an outlook by support state into a scene of this size.
#[must_use]
pub fn area_chart(
    outlook: &Outlook,
    fiscal: FiscalCalendar,
    lang: Lang,
    areas: &Areas,
    (width, height): (f32, f32),
) -> Scene {
    let mut scene = Scene::new(width, height);
    let values = TextStyle::regular(10.5, Ink::TextTertiary);
    let left = if areas.values { values.width(&fmt::number(lang, outlook.devices)) + 10.0 } else { 0.0 };
    let scale = Scale::new(areas.from, areas.to, left, width);
    let plot = Rect::new(left, 1.0, width - left, height - 1.0 - FOOT - 4.0);
    let today = outlook.as_of.filter(|day| scale.shows(*day)).map(|day| scale.x(day));
    let lines: Vec<f32> = today.into_iter().collect();
    let drawing = Drawing { lang, scale: &scale, plot, lines: &lines, label: areas.label };
    let ribbons = drawing.areas(&mut scene, &stack::sum([outlook.curve.as_slice()]));
    if areas.values {
        value_axis(&mut scene, lang, plot, outlook.devices);
    } else {
        scene.rule(plot.x, plot.right(), snap(plot.bottom()), Ink::StrokeStrong);
    }
    drawing.words(&mut scene, &ribbons);
    let style = TextStyle::regular(areas.label + 1.0, Ink::TextSecondary).center();
    let bands = axis::bands(&scale, fiscal);
    let room = bands.iter().filter(|band| band.whole).map(|band| band.right - band.left).fold(f32::MAX, f32::min);
    let named = |band: &axis::Band, long: bool| {
        if long { fmt::fiscal_year(lang, fiscal, band.year) } else { axis::short_year(lang, fiscal, band.year) }
    };
    let in_full = bands.iter().all(|band| style.width(&named(band, true)) + 8.0 <= room);
    let every = bands.iter().map(|band| style.width(&named(band, false)) + 8.0).fold(0.0, f32::max) / room.max(1.0);
    let every = if in_full { 1 } else { every.ceil().max(1.0) as usize };
    for (position, band) in bands.iter().enumerate() {
        scene.line(
            pt(snap(band.left.min(plot.right() - 1.0)), plot.bottom()),
            pt(snap(band.left.min(plot.right() - 1.0)), plot.bottom() + 5.0),
            Stroke::new(Ink::StrokeStrong, 1.0),
        );
        let text = named(band, in_full);
        let (half, middle) = (style.width(&text) / 2.0, f32::midpoint(band.left, band.right));
        if position % every == 0
            && middle - half >= 0.0
            && middle + half <= width
            && (every > 1 || band.right - band.left > 2.0 * half)
        {
            scene.text(pt(middle, style.baseline(plot.bottom() + 16.0)), style, text);
        }
    }
    if let Some(x) = today {
        scene.line(pt(x, plot.y), pt(x, plot.bottom()), Stroke::new(Ink::Accent, 1.5));
        let style = TextStyle::bold(areas.label, Ink::AccentOn).center();
        let text = tr::today_short(lang);
        let pill = style.width(&text) + 12.0;
        let left = (x - pill / 2.0).clamp(plot.x, (plot.right() - pill).max(plot.x));
        scene.boxed(
            Rect::new(left, plot.y + 4.0, pill, areas.label + 7.0),
            3.0,
            Some(Fill::solid(Ink::AccentFill)),
            None,
        );
        scene.text(pt(left + pill / 2.0, style.baseline(plot.y + 7.5 + areas.label / 2.0)), style, text);
    }
    scene
}
