//! The whole span in one strip, with a frame around the part in view.

use super::stack::{self, Break};
use super::{Frame, INDENT, Scale, TimelineView, axis, span};
use crate::chart::draw::{TextStyle, state_fill};
use crate::chart::{Hit, Ink, Mark, Point, Rect, Scene, Stroke, Target, pt};
use crate::i18n::fmt;
use crate::i18n::tr::chart as tr;
use crate::plan::Outlook;

/// Height of the strip.
pub(super) const HEIGHT: f32 = 30.0;
/// Distance from an edge of the frame within which the pointer takes the edge.
const EDGE: f32 = 6.0;

/// The part of the overview under the pointer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OverviewPart {
    /// The left edge of the frame.
    Start,
    /// The right edge of the frame.
    End,
    /// The frame.
    Frame,
    /// Outside of the frame.
    Beside,
}

/// The scale of the overview: everything the outlook speaks of, and what is in view.
#[must_use]
pub fn overview_scale(outlook: &Outlook, view: &TimelineView, width: f32) -> Scale {
    let (from, to) = span(outlook);
    let axis = super::scale(view, width);
    Scale::new(from.min(view.from), to.max(view.to), axis.left(), axis.right())
}

/// What of the overview is at a horizontal position.
#[must_use]
pub fn overview_part(outlook: &Outlook, view: &TimelineView, width: f32, x: f32) -> OverviewPart {
    let scale = overview_scale(outlook, view, width);
    let (left, right) = (scale.x(view.from), scale.x(view.to));
    if (x - left).abs() <= EDGE {
        OverviewPart::Start
    } else if (x - right).abs() <= EDGE {
        OverviewPart::End
    } else if x > left && x < right {
        OverviewPart::Frame
    } else {
        OverviewPart::Beside
    }
}

pub(super) fn draw(scene: &mut Scene, frame: &Frame, rect: Rect) {
    let scale = overview_scale(frame.outlook, frame.view, rect.w);
    let plot = Rect::new(scale.left(), rect.y + 4.0, scale.right() - scale.left(), rect.h - 8.0);
    scene.rule(0.0, scale.right(), axis::snap(rect.y), Ink::StrokeSubtle);
    let style = TextStyle::regular(11.0, Ink::TextTertiary);
    scene.text(pt(INDENT, style.baseline(rect.y + rect.h / 2.0)), style, tr::overview(frame.lang));
    scene.fill(plot, Ink::Inset);
    let shown = stack::visible(&stack::sum([frame.outlook.curve.as_slice()]), &scale);
    let whole = shown.iter().map(Break::total).fold(0.0, f64::max);
    for ribbon in stack::ribbons(&shown, &scale, whole, plot.y, plot.bottom(), 0.4) {
        // Patterns would be noise at this height; lightness tells the states apart.
        let fill = Some(crate::chart::Fill { pattern: None, ..state_fill(ribbon.state, false) });
        scene.marks.push(Mark::Polygon { points: ribbon.polygon(), fill, stroke: None });
        let line = Stroke::new(Ink::StateLine(ribbon.state), 1.0);
        scene.marks.push(Mark::Line { points: ribbon.upper.clone(), stroke: line });
    }
    for day in [frame.today(), frame.as_of()].into_iter().flatten() {
        let x = scale.x(day);
        scene.line(pt(x, plot.y), pt(x, plot.bottom()), Stroke::new(Ink::Accent, 1.5));
    }
    let (left, right) = (scale.x(frame.view.from), scale.x(frame.view.to));
    let window = Rect::new(left, plot.y - 1.5, (right - left).max(4.0), plot.h + 3.0);
    scene.boxed(window, 3.0, None, Some(Stroke::new(Ink::Accent, 2.0)));
    for x in [window.x, window.right()] {
        let middle = window.y + window.h / 2.0;
        let grip = |dy: f32| Point { x, y: middle + dy };
        scene.line(grip(-4.0), grip(4.0), Stroke::new(Ink::Accent, 4.0));
    }
    let (from, to) = (fmt::date(frame.lang, frame.view.from), fmt::date(frame.lang, frame.view.to.plus_days(-1)));
    scene.hits.push(Hit { rect: plot, target: Target::Overview, label: tr::hit_overview(frame.lang, &from, &to) });
}
