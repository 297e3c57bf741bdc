//! Devices by state over time as stacked bands.

use super::axis::Scale;
use crate::chart::{Point, pt};
use crate::plan::State;
use crate::plan::support::CurvePoint;

/// The order of the states from the bottom up: trouble at the bottom, done on top.
pub const ORDER: [State; 5] =
    [State::Unsupported, State::BestEffort, State::Unknown, State::Supported, State::Replaced];

/// Devices by state (in the order of `State::ALL`) at a moment; between two breaks they change evenly.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Break {
    /// Day number; may have a fraction.
    pub day: f64,
    /// Devices by state.
    pub counts: [f64; 5],
}

impl Break {
    /// All devices.
    #[must_use]
    pub fn total(&self) -> f64 {
        self.counts.iter().sum()
    }
}

/// The sum of some curves. Costs by the number of points, not of curves times days.
#[must_use]
pub fn sum<'a>(curves: impl IntoIterator<Item = &'a [CurvePoint]>) -> Vec<Break> {
    // Every point adds a jump or a change of slope on its day; running sums give the curve.
    let mut changes: Vec<(i32, [f64; 5], [f64; 5])> = Vec::new();
    let mut start = [0.0; 5];
    for curve in curves {
        if let Some(first) = curve.first() {
            for (sum, count) in start.iter_mut().zip(first.counts) {
                *sum += count as f64;
            }
        }
        for pair in curve.windows(2) {
            let [before, after] = pair else { continue };
            if before.counts == after.counts {
                continue;
            }
            let change: [f64; 5] =
                std::array::from_fn(|index| after.counts[index] as f64 - before.counts[index] as f64);
            let days = after.day.days_since(before.day);
            if days <= 0 {
                changes.push((before.day.number(), change, [0.0; 5]));
            } else {
                let slope = change.map(|count| count / f64::from(days));
                changes.push((before.day.number(), [0.0; 5], slope));
                changes.push((after.day.number(), [0.0; 5], slope.map(|count| -count)));
            }
        }
    }
    changes.sort_by_key(|(day, ..)| *day);

    let mut breaks = Vec::new();
    let (mut counts, mut slope, mut last) = (start, [0.0; 5], None);
    for group in changes.chunk_by(|a, b| a.0 == b.0) {
        let Some((day, ..)) = group.first() else { continue };
        if let Some(last) = last {
            let days = f64::from(*day - last);
            for (count, slope) in counts.iter_mut().zip(slope) {
                *count += slope * days;
            }
        }
        last = Some(*day);
        breaks.push(Break { day: f64::from(*day), counts });
        let before = counts;
        for (_, jumps, slopes) in group {
            for index in 0..5 {
                counts[index] += jumps[index];
                slope[index] += slopes[index];
            }
        }
        if counts != before {
            breaks.push(Break { day: f64::from(*day), counts });
        }
    }
    for one in &mut breaks {
        // Rounding noise of the slopes must not show as a hair of color.
        one.counts = one.counts.map(|count| if count < 1e-6 { 0.0 } else { count });
    }
    if breaks.is_empty() && start.iter().any(|count| *count > 0.0) {
        breaks.push(Break { day: 0.0, counts: start });
    }
    breaks
}

/// The breaks inside a scale, with one at either end; breaks within half a unit are merged.
#[must_use]
pub fn visible(breaks: &[Break], scale: &Scale) -> Vec<Break> {
    let (first, last) = (scale.first(), scale.last());
    let mut shown = Vec::new();
    let Some(left) = at(breaks, first) else { return shown };
    shown.push(left);
    let inside = breaks.iter().filter(|one| one.day > first && one.day < last);
    let near = 0.5 / scale.per_day();
    let mut run: Vec<Break> = Vec::new();
    for one in inside.copied().chain(at(breaks, last)) {
        if run.first().is_some_and(|start| one.day - start.day > near) {
            flush(&mut run, &mut shown);
        }
        run.push(one);
    }
    flush(&mut run, &mut shown);
    shown
}

fn flush(run: &mut Vec<Break>, shown: &mut Vec<Break>) {
    shown.extend(run.first().copied());
    if run.len() > 1 {
        shown.extend(run.last().copied());
    }
    run.clear();
}

/// Devices by state at a moment.
#[must_use]
pub fn at(breaks: &[Break], day: f64) -> Option<Break> {
    let after = breaks.partition_point(|one| one.day <= day);
    let before = after.checked_sub(1).and_then(|index| breaks.get(index));
    match (before, breaks.get(after)) {
        (Some(before), Some(next)) if next.day > before.day => {
            let share = (day - before.day) / (next.day - before.day);
            let counts =
                std::array::from_fn(|index| before.counts[index] + (next.counts[index] - before.counts[index]) * share);
            Some(Break { day, counts })
        }
        (Some(one), _) | (None, Some(one)) => Some(Break { day, counts: one.counts }),
        (None, None) => None,
    }
}

/// A stretch of time in which a state has devices, as upper and lower edge.
#[derive(Clone, Debug, PartialEq)]
pub struct Ribbon {
    /// The state.
    pub state: State,
    /// Upper edge, left to right.
    pub upper: Vec<Point>,
    /// Lower edge, left to right.
    pub lower: Vec<Point>,
}

impl Ribbon {
    /// Its outline.
    #[must_use]
    pub fn polygon(&self) -> Vec<Point> {
        self.upper.iter().chain(self.lower.iter().rev()).copied().collect()
    }

    /// Upper and lower edge at a position; `None` outside.
    #[must_use]
    pub fn edges(&self, x: f32) -> Option<(f32, f32)> {
        let after = self.upper.partition_point(|point| point.x <= x);
        let (a, b) = (after.checked_sub(1)?, after.min(self.upper.len() - 1));
        let (left, right) = (self.upper.get(a)?.x, self.upper.get(b)?.x);
        let share = if right > left { (x - left) / (right - left) } else { 0.0 };
        let between = |edge: &[Point]| Some(edge.get(a)?.y + (edge.get(b)?.y - edge.get(a)?.y) * share);
        Some((between(&self.upper)?, between(&self.lower)?))
    }

    fn thickest(&self) -> f32 {
        self.upper.iter().zip(&self.lower).map(|(upper, lower)| lower.y - upper.y).fold(0.0, f32::max)
    }
}

/// Stacks the visible breaks between `top` and `bottom`; `whole` devices fill the height.
///
/// Ribbons nowhere thicker than `least` are left out.
#[must_use]
pub fn ribbons(shown: &[Break], scale: &Scale, whole: f64, top: f32, bottom: f32, least: f32) -> Vec<Ribbon> {
    if whole <= 0.0 {
        return Vec::new();
    }
    let height = f64::from(bottom - top);
    let y = |count: f64| (f64::from(bottom) - count / whole * height) as f32;
    let mut ribbons = Vec::new();
    for (position, state) in ORDER.into_iter().enumerate() {
        let below = |one: &Break| ORDER.iter().take(position).map(|state| one.counts[state.index()]).sum::<f64>();
        let mut open: Option<Ribbon> = None;
        for pair in shown.windows(2) {
            let [a, b] = pair else { continue };
            let (from, to) = (a.counts[state.index()], b.counts[state.index()]);
            if from <= 0.0 && to <= 0.0 {
                ribbons.extend(open.take());
                continue;
            }
            if a.day == b.day && from > 0.0 && to <= 0.0 {
                // It ends with a step: the vertical edge closes it.
                ribbons.extend(open.take());
                continue;
            }
            let ribbon = open.get_or_insert_with(|| Ribbon { state, upper: Vec::new(), lower: Vec::new() });
            // A state that begins with a step begins with its full height.
            if ribbon.upper.is_empty() && a.day < b.day {
                let base = below(a);
                ribbon.upper.push(pt(scale.at(a.day), y(base + from)));
                ribbon.lower.push(pt(scale.at(a.day), y(base)));
            }
            let base = below(b);
            ribbon.upper.push(pt(scale.at(b.day), y(base + to)));
            ribbon.lower.push(pt(scale.at(b.day), y(base)));
            if to <= 0.0 {
                ribbons.extend(open.take());
            }
        }
        ribbons.extend(open.take());
    }
    ribbons.retain(|ribbon| ribbon.upper.len() > 1 && ribbon.thickest() > least);
    ribbons
}

/// The spans in which a state has at least `share` of all devices.
#[must_use]
pub fn spans(shown: &[Break], scale: &Scale, state: State, share: f64) -> Vec<(f32, f32)> {
    let excess = |one: &Break| one.counts[state.index()] - share * one.total();
    let mut spans: Vec<(f32, f32)> = Vec::new();
    for pair in shown.windows(2) {
        let [a, b] = pair else { continue };
        let (left, right) = (excess(a), excess(b));
        if a.total() <= 0.0 || b.day <= a.day || (left < 0.0 && right < 0.0) {
            continue;
        }
        let crossing = || a.day + (b.day - a.day) * (left / (left - right));
        let from = if left < 0.0 { crossing() } else { a.day };
        let to = if right < 0.0 { crossing() } else { b.day };
        let (from, to) = (scale.at(from), scale.at(to));
        match spans.last_mut() {
            Some(last) if from - last.1 < 0.01 => last.1 = to,
            _ => spans.push((from, to)),
        }
    }
    spans
}
