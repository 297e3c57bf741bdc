//! The lines over everything: today, the as-of day, and the day under the pointer, with their pills.

use super::{Frame, areas, axis, events, waves};
use crate::chart::draw::TextStyle;
use crate::chart::{Fill, Hit, Ink, Rect, Scene, Stroke, Target, pt};
use crate::i18n::fmt;
use crate::i18n::tr::chart as tr;

/// Height of a pill.
const PILL: f32 = 18.0;

/// How a pill looks.
#[derive(Clone, Copy)]
struct Look {
    ground: Ink,
    text: Ink,
    edge: Option<Ink>,
    /// It can be dragged: dots before its text say so.
    grip: bool,
}

/// Lines from below the axis to the areas; pills above the areas.
pub(super) fn draw(scene: &mut Scene, frame: &Frame, rows_bottom: f32, bottom: f32) {
    let (scale, lang, view) = (frame.scale, frame.lang, frame.view);
    let bottom = if view.layers.areas { bottom - areas::FOOT } else { bottom };
    let top = axis::HEIGHT;
    let (today, as_of) = (frame.today(), frame.as_of());
    let other = as_of.filter(|day| Some(*day) != today);
    chosen(scene, frame, top, bottom);
    for day in [today, other].into_iter().flatten().filter(|day| scale.shows(*day)) {
        let x = scale.x(day);
        scene.line(pt(x, top), pt(x, bottom), Stroke::new(Ink::Accent, 1.5));
    }
    let cursor = view.cursor.filter(|day| scale.shows(*day));
    if let Some(day) = cursor {
        let from = if view.layers.certificates { top + events::HEIGHT } else { top };
        let from = if view.layers.waves { from } else { from.max(top) };
        scene.line(pt(scale.x(day), from), pt(scale.x(day), bottom), Stroke::new(Ink::TextPrimary, 1.0));
    }
    // On pages of rows alone there is no strip for pills; the first page has named the line.
    if !view.layers.areas && !view.interactive {
        return;
    }
    let y = rows_bottom + 6.0;
    let mut taken = Vec::new();
    let grip = view.interactive;
    let filled = Look { ground: Ink::AccentFill, text: Ink::AccentOn, edge: None, grip };
    let quiet = Look { ground: Ink::Panel, text: Ink::AccentText, edge: Some(Ink::Accent), grip: false };
    if let Some(day) = other.filter(|day| scale.shows(*day)) {
        let text = tr::as_of(lang, &fmt::date(lang, day));
        let rect = pill(scene, frame, scale.x(day), y, &text, filled, &mut taken);
        handle(scene, frame, rect, &text);
    }
    if let Some(day) = today.filter(|day| scale.shows(*day)) {
        let text = tr::today(lang, &fmt::date(lang, day));
        let look = if other.is_some() { quiet } else { filled };
        let rect = pill(scene, frame, scale.x(day), y, &text, look, &mut taken);
        if other.is_none() {
            handle(scene, frame, rect, &text);
        }
    }
    if let Some(day) = cursor.filter(|day| Some(*day) != as_of) {
        let look = Look { ground: Ink::TextPrimary, text: Ink::Panel, edge: None, grip: false };
        pill(scene, frame, scale.x(day), y, &fmt::date(lang, day), look, &mut taken);
    }
}

/// The days being chosen to zoom to.
fn chosen(scene: &mut Scene, frame: &Frame, top: f32, bottom: f32) {
    let Some((from, to)) = frame.view.chosen else { return };
    let scale = frame.scale;
    let (a, b) = (scale.x(from.min(to)).max(scale.left()), scale.x(from.max(to)).min(scale.right()));
    if b <= a {
        return;
    }
    for x in [a, b] {
        scene.line(pt(x, top), pt(x, bottom), Stroke { dash: Some((4.0, 3.0)), ..Stroke::new(Ink::Accent, 1.5) });
    }
    scene.boxed(Rect::new(a, top, b - a, waves::ROW), 3.0, Some(Fill::solid(Ink::AccentTint)), None);
    let style = TextStyle::bold(11.0, Ink::AccentText).center();
    let text = tr::span_days(frame.lang, u64::from(to.days_since(from).unsigned_abs()));
    if style.width(&text) < b - a {
        scene.text(pt(f32::midpoint(a, b), style.baseline(top + waves::ROW / 2.0)), style, text);
    }
}

fn handle(scene: &mut Scene, frame: &Frame, rect: Rect, text: &str) {
    if frame.view.interactive {
        scene.hits.push(Hit { rect, target: Target::AsOf, label: tr::hit_as_of(frame.lang, text) });
    }
}

/// A date on a rounded box, kept inside the axis and beside others.
fn pill(scene: &mut Scene, frame: &Frame, x: f32, y: f32, text: &str, look: Look, taken: &mut Vec<(f32, f32)>) -> Rect {
    let style = TextStyle::bold(11.0, look.text);
    let grip = if look.grip { 8.0 } else { 0.0 };
    let width = style.width(text) + 14.0 + grip;
    let (least, most) = (frame.scale.left() + 2.0, frame.scale.right() - width);
    let free = |left: f32| {
        left >= least - 0.1
            && left <= most + 0.1
            && taken.iter().all(|(from, to)| left >= to + 3.9 || left + width <= from - 3.9)
    };
    let centered = (x - width / 2.0).min(most).max(least);
    let beside = taken.iter().flat_map(|(from, to)| [to + 4.0, from - 4.0 - width]);
    let mut places: Vec<f32> = beside.filter(|left| free(*left)).collect();
    places.sort_by(|a, b| (a - centered).abs().total_cmp(&(b - centered).abs()));
    let left = if free(centered) { centered } else { places.first().copied().unwrap_or(centered) };
    taken.push((left, left + width));
    let edge = look.edge.map(|ink| Stroke::new(ink, 1.0));
    let rect = Rect::new(left, y, width, PILL);
    scene.boxed(rect, 4.0, Some(Fill::solid(look.ground)), edge);
    if look.grip {
        for (column, row) in [(0.0, -1.0), (0.0, 0.0), (0.0, 1.0), (1.0, -1.0), (1.0, 0.0), (1.0, 1.0)] {
            let center = pt(left + 6.5 + 3.0 * column, y + PILL / 2.0 + 3.5 * row);
            let fill = Some(Fill::solid(look.text));
            scene.marks.push(crate::chart::Mark::Circle { center, radius: 0.9, fill, stroke: None });
        }
    }
    scene.text(pt(left + 7.0 + grip, style.baseline(y + PILL / 2.0)), style, text);
    rect
}
