//! Rollout waves as pills; waves that would be too narrow for their names share one.

use super::lanes::{layer_head, layer_rule};
use super::{Frame, TimelineView, axis};
use crate::chart::draw::TextStyle;
use crate::chart::{Fill, Hit, Ink, Rect, Scene, Stroke, Target, pt};
use crate::i18n::fmt;
use crate::i18n::tr::chart as tr;
use crate::model::Day;
use crate::plan::waves::WaveOutlook;

/// Height of a row of the lane.
pub(super) const ROW: f32 = 24.0;
/// Height of each further row.
const MORE: f32 = 18.0;
/// Rows at most: beyond that waves share a pill.
const MOST: u8 = 3;
/// Distance from an end of a pill within which the pointer takes the end.
const END: f32 = 5.0;

/// Height of the lane.
pub(super) fn height(view: &TimelineView) -> f32 {
    ROW + MORE * f32::from(view.wave_rows.clamp(1, MOST) - 1)
}

/// The part of a wave under the pointer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WavePart {
    /// Its first day.
    Start,
    /// Its last day.
    End,
    /// All of it.
    Whole,
}

/// Which part of a wave's pill is at a horizontal position.
#[must_use]
pub fn wave_part(pill: Rect, x: f32) -> WavePart {
    // The ends of a short pill would leave nothing to take it by.
    let end = END.min(pill.w / 4.0);
    if x < pill.x + end {
        WavePart::Start
    } else if x > pill.right() - end {
        WavePart::End
    } else {
        WavePart::Whole
    }
}

/// Waves that are drawn as one pill.
struct Pill {
    left: f32,
    right: f32,
    row: u8,
    waves: Vec<usize>,
}

impl Pill {
    /// The narrowest it may be drawn: one name and some air.
    fn least(&self, frame: &Frame) -> f32 {
        let shortest = names(frame, self).last().map_or(0.0, |name| SMALL.width(name));
        (shortest + 7.0).max(16.0)
    }
}

const SMALL: TextStyle = TextStyle::bold(9.5, Ink::AccentText).center();

/// Visible waves by start, each with the row it is in.
fn placed(frame: &Frame, rows: u8) -> Vec<Pill> {
    let scale = frame.scale;
    let mut pills: Vec<Pill> = frame
        .outlook
        .waves
        .iter()
        .enumerate()
        .map(|(index, wave)| (scale.x(wave.start), scale.x(wave.end.plus_days(1)), index))
        .filter(|(left, right, _)| *right > scale.left() && *left < scale.right())
        .map(|(left, right, index)| Pill { left, right, row: 0, waves: vec![index] })
        .collect();
    pills.sort_by(|a, b| a.left.total_cmp(&b.left));
    let mut ends = [f32::MIN; MOST as usize];
    for pill in &mut pills {
        let right = pill.right.max(pill.left + pill.least(frame));
        let free = (0..rows.clamp(1, MOST)).find(|row| ends[usize::from(*row)] <= pill.left + 0.5);
        // Where no row is free the one that ends first is shared.
        let row = free.unwrap_or_else(|| {
            (0..rows.clamp(1, MOST)).min_by(|a, b| ends[usize::from(*a)].total_cmp(&ends[usize::from(*b)])).unwrap_or(0)
        });
        pill.row = row;
        ends[usize::from(row)] = ends[usize::from(row)].max(right);
    }
    pills
}

/// Pills that do not touch: what would be too narrow for its name joins its neighbor, with a count.
fn pills(frame: &Frame) -> Vec<Pill> {
    let mut pills: Vec<Pill> = Vec::new();
    for row in 0..frame.view.wave_rows.clamp(1, MOST) {
        let mut line: Vec<Pill> = Vec::new();
        for pill in placed(frame, frame.view.wave_rows).into_iter().filter(|pill| pill.row == row) {
            line.push(pill);
            // Joining makes a pill longer, so that it may reach the one before it as well.
            while let [.., before, last] = line.as_slice() {
                let end = before.right.max(f32::midpoint(before.left, before.right) + before.least(frame) / 2.0);
                let start = last.left.min(f32::midpoint(last.left, last.right) - last.least(frame) / 2.0);
                if end + 1.0 <= start.max(before.right - 0.5) && before.right <= last.left + 0.5 {
                    break;
                }
                let Some(last) = line.pop() else { break };
                if let Some(before) = line.last_mut() {
                    before.right = before.right.max(last.right);
                    before.waves.extend(last.waves);
                }
            }
        }
        pills.extend(line);
    }
    for pill in &mut pills {
        pill.left = pill.left.max(frame.scale.left());
        pill.right = pill.right.min(frame.scale.right());
    }
    pills
}

/// Rows in which no waves that are wide enough for their names overlap, at most three.
pub(super) fn rows_needed(frame: &Frame) -> u8 {
    let scale = frame.scale;
    let mut wide: Vec<(f32, f32)> = frame
        .outlook
        .waves
        .iter()
        .map(|wave| (scale.x(wave.start), scale.x(wave.end.plus_days(1))))
        .filter(|(left, right)| *right > scale.left() && *left < scale.right() && right - left >= 26.0)
        .collect();
    wide.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut ends: Vec<f32> = Vec::new();
    for (left, right) in wide {
        match ends.iter_mut().find(|end| **end <= left + 0.5) {
            Some(end) => *end = right,
            None => ends.push(right),
        }
    }
    u8::try_from(ends.len()).unwrap_or(MOST).clamp(1, MOST)
}

/// Tints the time of waves behind the rows: of all waves while they are few, of the selected one always.
pub(super) fn shade(scene: &mut Scene, frame: &Frame, top: f32, bottom: f32) {
    if !frame.view.layers.waves {
        return;
    }
    let selected = match frame.view.selected {
        Some(Target::Wave(index)) => Some(index),
        _ => None,
    };
    let pills = pills(frame);
    let covered: f32 = pills.iter().map(|pill| pill.right - pill.left).sum();
    let few = covered < (frame.scale.right() - frame.scale.left()) * 0.4;
    for pill in &pills {
        if few || selected.is_some_and(|index| pill.waves.contains(&index)) {
            let (left, right) = (pill.left.round(), pill.right.round());
            scene.fill(Rect::new(left, top, right - left, bottom - top), Ink::AccentTint);
        }
    }
}

/// Draws the lane at `top`.
pub(super) fn draw(scene: &mut Scene, frame: &Frame, top: f32) {
    let lang = frame.lang;
    let planned = frame.outlook.waves.len() as u64;
    let head = top + ROW / 2.0;
    layer_head(scene, frame, head, lucide_icons::Icon::Truck, &tr::waves(lang), &tr::waves_count(lang, planned));
    let pills = pills(frame);
    for (index, pill) in pills.iter().enumerate() {
        let middle = head + MORE * f32::from(pill.row);
        // A short wave is drawn a little longer than it is, for its name; several as long as their names are, in free room.
        let room = |other: Option<&Pill>, gap: &dyn Fn(&Pill) -> f32| {
            other.filter(|other| other.row == pill.row).map_or(f32::MAX, |other| (gap(other) / 2.0 - 1.0).max(0.0))
        };
        let before = room(index.checked_sub(1).and_then(|index| pills.get(index)), &|other| pill.left - other.right);
        let after = room(pills.get(index + 1), &|other| other.left - pill.right);
        let longest = names(frame, pill).first().map_or(0.0, |name| SMALL.width(name) + 7.0).min(64.0);
        let missing = |wanted: f32| ((wanted - (pill.right - pill.left)) / 2.0).max(0.0);
        let wider = missing(longest).min(before).min(after).max(missing(pill.least(frame)));
        let left = axis::snap((pill.left - wider).max(frame.scale.left()));
        let right = axis::snap((pill.right + wider).min(frame.scale.right()));
        let rect = Rect::new(left, (middle - 8.0).round() + 0.5, right - left, 16.0);
        let selected = matches!(frame.view.selected, Some(Target::Wave(index)) if pill.waves.contains(&index));
        let target = target(pill);
        let hovered = frame.view.hovered.as_ref() == Some(&target);
        let stroke = Stroke::new(Ink::Accent, if selected { 2.0 } else { 1.0 });
        let ground = if hovered { Ink::Selected } else { Ink::AccentTint };
        scene.boxed(rect, 3.0, Some(Fill::solid(ground)), Some(stroke));
        let sizes = [TextStyle { size: 11.0, ..SMALL }, SMALL];
        let fits = |text: &String| sizes.iter().find(|style| style.width(text) + 2.0 <= rect.w).copied();
        let text = names(frame, pill).into_iter().find_map(|text| fits(&text).map(|style| (text, style)));
        if let Some((text, style)) = text {
            scene.text(pt(rect.x + rect.w / 2.0, style.baseline(middle)), style, text);
        }
        let label = sentences(frame, pill);
        scene.hits.push(Hit { rect, target, label });
    }
    layer_rule(scene, frame, top + height(frame.view) - 1.0);
}

fn target(pill: &Pill) -> Target {
    match pill.waves.as_slice() {
        [one] => Target::Wave(*one),
        many => Target::Waves(many.to_vec()),
    }
}

/// What a pill can be called, longest first.
fn names(frame: &Frame, pill: &Pill) -> Vec<String> {
    let wave = |index: &usize| frame.outlook.waves.get(*index);
    match pill.waves.as_slice() {
        [one] => wave(one).map(|wave| vec![wave.name.clone()]).unwrap_or_default(),
        many => {
            let first = many.first().and_then(wave).map_or("", |wave| wave.name.as_str());
            let last = many.last().and_then(wave).map_or("", |wave| wave.name.as_str());
            let count = many.len() as u64;
            // Names of one row of numbers are a range; others are only counted.
            let mut numbers: Vec<u32> = many.iter().filter_map(wave).filter_map(number).collect();
            numbers.sort_unstable();
            let range = numbers.len() == many.len() && numbers.windows(2).all(|pair| pair[0] + 1 == pair[1]);
            let range = range.then(|| format!("{first}–{last}"));
            range.into_iter().chain([tr::waves_some(frame.lang, count), fmt::number(frame.lang, count)]).collect()
        }
    }
}

/// The number in a name such as `W12`.
fn number(wave: &WaveOutlook) -> Option<u32> {
    wave.name.strip_prefix('W')?.parse().ok()
}

/// A sentence for one wave, or one for all that share a pill.
fn sentences(frame: &Frame, pill: &Pill) -> String {
    let waves: Vec<&WaveOutlook> = pill.waves.iter().filter_map(|index| frame.outlook.waves.get(*index)).collect();
    match waves.as_slice() {
        [one] => sentence(frame, one),
        many => {
            let devices = many.iter().map(|wave| wave.devices).sum();
            let from = many.iter().map(|wave| wave.start).min().map(|day| fmt::date(frame.lang, day));
            let to = many.iter().map(|wave| wave.end).max().map(|day| fmt::date(frame.lang, day));
            let name = names(frame, pill).into_iter().next().unwrap_or_default();
            tr::hit_wave(frame.lang, devices, &from.unwrap_or_default(), &name, &to.unwrap_or_default())
        }
    }
}

fn sentence(frame: &Frame, wave: &WaveOutlook) -> String {
    let (from, to) = (fmt::date(frame.lang, wave.start), fmt::date(frame.lang, wave.end));
    tr::hit_wave(frame.lang, wave.devices, &from, &wave.name, &to)
}

/// First and last day of a wave whose part is dragged by some days: by whole weeks, and a week long at least.
#[must_use]
pub fn wave_dragged((start, end): (Day, Day), part: WavePart, days: i32) -> (Day, Day) {
    let days = (f64::from(days) / 7.0).round() as i32 * 7;
    match part {
        WavePart::Whole => (start.plus_days(days), end.plus_days(days)),
        WavePart::Start => {
            let most = (end.days_since(start).max(0) / 7) * 7;
            (start.plus_days(days.min(most)), end)
        }
        WavePart::End => {
            let least = -(end.days_since(start).max(0) / 7) * 7;
            (start, end.plus_days(days.max(least)))
        }
    }
}
