//! Rollout waves as pills; waves that would overlap share one.

use super::lanes::{layer_head, layer_rule};
use super::{Frame, axis};
use crate::chart::draw::TextStyle;
use crate::chart::{Fill, Hit, Ink, Rect, Scene, Stroke, Target, pt};
use crate::i18n::fmt;
use crate::i18n::tr::chart as tr;
use crate::plan::waves::WaveOutlook;

/// Height of the lane.
pub(super) const HEIGHT: f32 = 24.0;

/// Waves that are drawn as one pill.
struct Pill {
    left: f32,
    right: f32,
    waves: Vec<usize>,
}

/// Visible waves from left to right, merged where they overlap.
fn pills(frame: &Frame) -> Vec<Pill> {
    let scale = frame.scale;
    let mut spans: Vec<(f32, f32, usize)> = frame
        .outlook
        .waves
        .iter()
        .enumerate()
        .map(|(index, wave)| (scale.x(wave.start), scale.x(wave.end.plus_days(1)), index))
        .filter(|(left, right, _)| *right > scale.left() && *left < scale.right())
        .map(|(left, right, index)| (left.max(scale.left()), right.min(scale.right()), index))
        .collect();
    spans.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut pills: Vec<Pill> = Vec::new();
    for (left, right, index) in spans {
        match pills.last_mut() {
            Some(last) if left < last.right - 0.5 => {
                last.right = last.right.max(right);
                last.waves.push(index);
            }
            _ => pills.push(Pill { left, right, waves: vec![index] }),
        }
    }
    pills
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
    let middle = top + HEIGHT / 2.0;
    let lang = frame.lang;
    let planned = frame.outlook.waves.len() as u64;
    layer_head(scene, frame, middle, lucide_icons::Icon::Truck, &tr::waves(lang), &tr::waves_count(lang, planned));
    let style = TextStyle::bold(11.0, Ink::AccentText).center();
    let pills = pills(frame);
    for (index, pill) in pills.iter().enumerate() {
        // A short wave may be drawn a little longer than it is, for its name.
        // Neighbors share the gap between them.
        let half = |gap: f32| (gap / 2.0 - 1.0).max(0.0);
        let before =
            index.checked_sub(1).and_then(|index| pills.get(index)).map_or(frame.scale.left(), |pill| pill.right);
        let after = pills.get(index + 1).map_or(frame.scale.right(), |pill| pill.left);
        let wanted = names(frame, pill).last().map_or(0.0, |name| TextStyle { size: 9.5, ..style }.width(name) + 3.0);
        let wider = ((wanted - (pill.right - pill.left)) / 2.0).clamp(0.0, 4.0);
        let left = axis::snap(pill.left - wider.min(half(pill.left - before)));
        let right = axis::snap((pill.right + wider.min(half(after - pill.right))).max(pill.left + 3.0));
        let rect = Rect::new(left, (middle - 8.0).round() + 0.5, right - left, 16.0);
        let selected = matches!(frame.view.selected, Some(Target::Wave(index)) if pill.waves.contains(&index));
        let stroke = Stroke::new(Ink::Accent, if selected { 2.0 } else { 1.0 });
        scene.boxed(rect, 3.0, Some(Fill::solid(Ink::AccentTint)), Some(stroke));
        let texts = names(frame, pill);
        let sizes = [11.0, 9.5].map(|size| TextStyle { size, ..style });
        let fits = |text: &String| sizes.iter().find(|style| style.width(text) + 2.0 <= rect.w).copied();
        if let Some((text, style)) = texts.into_iter().find_map(|text| fits(&text).map(|style| (text, style))) {
            scene.text(pt(rect.x + rect.w / 2.0, style.baseline(middle)), style, text);
        }
        hits(scene, frame, pill, rect);
    }
    layer_rule(scene, frame, top + HEIGHT - 1.0);
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
            vec![format!("{first}–{last}"), tr::waves_some(frame.lang, count), fmt::number(frame.lang, count)]
        }
    }
}

/// Every wave of a pill can be hit: shared pills are divided from top to bottom.
fn hits(scene: &mut Scene, frame: &Frame, pill: &Pill, rect: Rect) {
    let each = rect.h / pill.waves.len().max(1) as f32;
    for (position, index) in pill.waves.iter().enumerate() {
        let Some(wave) = frame.outlook.waves.get(*index) else { continue };
        let rect = Rect::new(rect.x, rect.y + each * position as f32, rect.w, each);
        scene.hits.push(Hit { rect, target: Target::Wave(*index), label: sentence(frame, wave) });
    }
}

fn sentence(frame: &Frame, wave: &WaveOutlook) -> String {
    let (from, to) = (fmt::date(frame.lang, wave.start), fmt::date(frame.lang, wave.end));
    tr::hit_wave(frame.lang, wave.devices, &from, &wave.name, &to)
}
