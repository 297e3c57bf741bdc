//! Bars with the devices of each week, and blackouts behind them.

use super::rows::{Row, Strip};
use super::{BLACKOUT, Frame, INDENT, LABELS, OVER, inks};
use crate::chart::draw::TextStyle;
use crate::chart::{Fill, Hit, Ink, Rect, Scene, Stroke, Target, metrics, pt};
use crate::i18n::{fmt, tr::rollout as tr};
use crate::model::Day;
use crate::plan::Blackout;

/// From the top of a row to the top of its first bar.
const TOP: f32 = 25.0;
/// Height of a bar.
const BAR: f32 = 24.0;
/// From lane to lane.
const LANE: f32 = 44.0;
/// Bars narrower than this stand together as one mark with a count.
const NARROW: f32 = 7.0;
/// Size of the numbers in cells.
const NUMBER: f32 = 11.0;

/// Draws all rows into a window.
pub(super) fn draw(scene: &mut Scene, frame: &Frame<'_>, rows: &[Row], window: Rect, scrolled: f32) {
    let top = window.y - scrolled;
    let shown = |row: &&Row| top + row.y < window.bottom() && top + row.y + row.h > window.y;
    blackouts(scene, frame, rows, window, top);
    for row in rows.iter().filter(shown) {
        let y = top + row.y;
        label(scene, row, y);
        scene.rule(0.0, frame.width, y + row.h - 0.5, Ink::StrokeSubtle);
    }
    let chart = frame.window(window.y, window.bottom());
    scene.marks.push(crate::chart::Mark::Clip(chart));
    for row in rows.iter().filter(shown) {
        let y = top + row.y;
        let lanes = row.strips.iter().map(|strip| strip.lane).max().unwrap_or(0);
        for lane in 0..=lanes {
            let strips: Vec<&Strip> = row.strips.iter().filter(|strip| strip.lane == lane).collect();
            line(scene, frame, row, &strips, y + LANE * lane as f32, chart);
        }
    }
    blackout_names(scene, frame, rows, window, top);
    scene.marks.push(crate::chart::Mark::EndClip);
}

fn label(scene: &mut Scene, row: &Row, y: f32) {
    let name = TextStyle::regular(13.0, Ink::TextPrimary);
    let note = TextStyle::regular(11.0, Ink::TextTertiary);
    let room = LABELS - INDENT - 8.0;
    scene.text(pt(INDENT, y + 26.0), name, metrics::fit(name.face, name.size, &row.label, room));
    scene.text(pt(INDENT, y + 42.0), note, metrics::fit(note.face, note.size, &row.note, room));
}

/// The bars of one lane of a row, from left to right; narrow ones that touch become one mark.
fn line(scene: &mut Scene, frame: &Frame<'_>, row: &Row, strips: &[&Strip], y: f32, chart: Rect) {
    let mut groups: Vec<(f32, f32, Vec<&Strip>)> = Vec::new();
    for strip in strips {
        let (left, _) = frame.week(strip.first());
        let (_, right) = frame.week(strip.last());
        let narrow = right - left < NARROW;
        match groups.last_mut() {
            Some((from, to, list)) if narrow && left - *to < 3.0 && list.iter().all(|_| *to - *from < 3.0 * NARROW) => {
                *to = right.max(*to);
                list.push(strip);
            }
            _ => groups.push((left, right, vec![strip])),
        }
    }
    for (index, (left, right, list)) in groups.iter().enumerate() {
        if *right < chart.x || *left > chart.right() {
            continue;
        }
        // A name may use the room up to the next bar.
        let next = groups.get(index + 1).map_or(f32::MAX, |(left, ..)| *left);
        match list.as_slice() {
            [one] => bar(scene, frame, row, one, y, next, chart),
            many => merged(scene, frame, row, many, (*left, *right), y, next, chart),
        }
    }
}

fn selected(frame: &Frame<'_>, strip: &Strip) -> bool {
    match frame.view.selected {
        Some(Target::Wave(wave)) => wave == strip.wave,
        Some(Target::Bar(wave, part, run)) => wave == strip.wave && strip.bar == Some((part, run)),
        _ => false,
    }
}

/// The name over a bar, as long as there is room for it.
fn name(scene: &mut Scene, texts: &[String], style: TextStyle, at: (f32, f32), next: f32, chart: Rect) {
    let left = at.0.max(chart.x) + 2.0;
    let room = next.min(chart.right()) - left - 2.0;
    if let Some(text) = texts.iter().find(|text| style.width(text) <= room) {
        scene.text(pt(left, at.1), style.on(Ink::Panel), text.as_str());
    }
}

fn bar(scene: &mut Scene, frame: &Frame<'_>, row: &Row, strip: &Strip, y: f32, next: f32, chart: Rect) {
    let Some(wave) = frame.outlook.waves.get(strip.wave) else { return };
    let (fill, stroke, ink) = inks(strip.work);
    let (left, _) = frame.week(strip.first());
    let (_, right) = frame.week(strip.last());
    let rect = Rect::new(left + 0.5, y + TOP + 0.5, (right - left - 1.0).max(3.0), BAR - 1.0);
    scene.boxed(rect, 3.0, Some(Fill::solid(fill)), None);
    let style = TextStyle::regular(NUMBER, ink).center();
    let widest = strip.weeks.iter().map(|week| style.width(&frame.number(week.devices))).fold(0.0, f32::max);
    let cells = widest + 2.0 <= frame.per_week();
    let middle = y + TOP + BAR / 2.0;
    let by_site = strip.bar.is_some();
    for (position, week) in strip.weeks.iter().enumerate() {
        let (from, to) = frame.week(week.monday);
        let over = frame.over(week.monday);
        if over {
            let cell = Rect::new(from + 0.5, y + TOP + 0.5, (to - from).max(2.0), BAR - 1.0);
            scene.boxed(cell, 2.0, Some(OVER), Some(Stroke::new(Ink::StateLine(crate::plan::State::Unsupported), 1.0)));
        } else if position > 0 && cells {
            let line = Stroke::new(stroke, 0.5);
            scene.line(pt(from, y + TOP + 5.0), pt(from, y + TOP + BAR - 5.0), line);
        }
        if cells {
            let text = frame.number(week.devices);
            let center = f32::midpoint(from, to);
            if over {
                let bold = TextStyle::bold(NUMBER, Ink::StateText(crate::plan::State::Unsupported)).center();
                let ground = Ink::StateFill(crate::plan::State::Unsupported);
                scene.text(pt(center, bold.baseline(middle)), bold.on(ground), text);
            } else {
                scene.text(pt(center, style.baseline(middle)), style, text);
            }
        }
    }
    if !cells {
        let text = frame.number(strip.devices);
        if style.width(&text) + 4.0 <= rect.w {
            scene.text(pt(rect.x + rect.w / 2.0, style.baseline(middle)), style, text);
        }
    }
    let late = strip.late.map(|_| Ink::StateLine(crate::plan::State::Unsupported));
    let chosen = selected(frame, strip);
    let width = if chosen || late.is_some() { 2.0 } else { 1.0 };
    let line = if chosen { Ink::Accent } else { late.unwrap_or(stroke) };
    scene.boxed(rect, 3.0, None, Some(Stroke::new(line, width)));
    if let Some(cell) = frame.view.cell.filter(|_| chosen && by_site)
        && strip.weeks.iter().any(|week| week.monday == cell)
    {
        let (from, to) = frame.week(cell);
        let cell = Rect::new(from + 0.5, y + TOP - 1.5, to - from - 1.0, BAR + 3.0);
        scene.boxed(cell, 3.0, None, Some(Stroke::new(Ink::Accent, 2.0)));
    }
    let count = frame.number(strip.devices);
    let full = tr::bar(frame.lang, &count, &wave.name);
    let mut texts = vec![full.clone(), wave.name.clone()];
    let mut label = TextStyle::regular(11.0, ink);
    if let Some(days) = strip.late {
        let late = tr::days_late(frame.lang, u64::from(days.unsigned_abs()));
        texts.insert(0, format!("{full}, {late}"));
        label.ink = Ink::StateText(crate::plan::State::Unsupported);
    }
    name(scene, &texts, label, (left, y + TOP - 5.0), next, chart);
    hit(scene, frame, row, strip, rect, chart);
}

/// Several narrow bars as one mark.
#[expect(clippy::too_many_arguments, reason = "where the mark stands, and what it stands for")]
fn merged(
    scene: &mut Scene,
    frame: &Frame<'_>,
    row: &Row,
    strips: &[&Strip],
    (left, right): (f32, f32),
    y: f32,
    next: f32,
    chart: Rect,
) {
    let work = strips.first().and_then(|first| first.work).filter(|work| strips.iter().all(|s| s.work == Some(*work)));
    let (fill, stroke, ink) = inks(work);
    let rect = Rect::new(left + 0.5, y + TOP + 0.5, (right - left - 1.0).max(3.0), BAR - 1.0);
    let chosen = strips.iter().any(|strip| selected(frame, strip));
    let line = Stroke::new(if chosen { Ink::Accent } else { stroke }, if chosen { 2.0 } else { 1.0 });
    scene.boxed(rect, 3.0, Some(Fill::solid(fill)), Some(line));
    let text = tr::merged(frame.lang, strips.len() as u64);
    let short = frame.number(strips.len() as u64);
    name(scene, &[text, short], TextStyle::regular(11.0, ink), (left, y + TOP - 5.0), next, chart);
    for strip in strips {
        let (from, _) = frame.week(strip.first());
        let (_, to) = frame.week(strip.last());
        hit(scene, frame, row, strip, Rect::new(from, rect.y, (to - from).max(2.0), rect.h), chart);
    }
}

fn hit(scene: &mut Scene, frame: &Frame<'_>, row: &Row, strip: &Strip, rect: Rect, chart: Rect) {
    let Some(wave) = frame.outlook.waves.get(strip.wave) else { return };
    let left = rect.x.max(chart.x);
    let top = rect.y.max(chart.y);
    let rect = Rect::new(left, top, rect.right().min(chart.right()) - left, rect.bottom().min(chart.bottom()) - top);
    if rect.w <= 0.0 || rect.h <= 0.0 {
        return;
    }
    let (start, end) = (fmt::date(frame.lang, strip.first()), fmt::date(frame.lang, strip.last().plus_days(4)));
    let mut label = tr::hit_bar(frame.lang, &frame.number(strip.devices), &end, &wave.name, &row.label, &start);
    if let Some(days) = strip.late {
        label = tr::hit_bar_late(frame.lang, &label, u64::from(days.unsigned_abs()));
    }
    let target = strip.bar.map_or(Target::Wave(strip.wave), |(part, run)| Target::Bar(strip.wave, part, run));
    scene.hits.push(Hit { rect, target, label });
}

/// Left and right edge of a blackout.
pub(super) fn edges(frame: &Frame<'_>, blackout: &Blackout) -> (f32, f32) {
    // A blackout up to Friday takes the weekend as well: nobody works there either.
    let last = blackout.last.plus_days(1);
    let last = if crate::plan::calendar::monday_from(last).days_since(last) <= 2 {
        crate::plan::calendar::monday_from(last)
    } else {
        last
    };
    (frame.scale.x(blackout.first).round(), frame.scale.x(last).round())
}

fn rows_of<'a>(rows: &'a [Row], blackout: &'a Blackout) -> impl Iterator<Item = &'a Row> {
    rows.iter().filter(|row| blackout.site.is_none() || row.site == blackout.site)
}

fn blackouts(scene: &mut Scene, frame: &Frame<'_>, rows: &[Row], window: Rect, top: f32) {
    let chart = frame.window(window.y, window.bottom());
    for (index, blackout) in frame.plan.blackouts.iter().enumerate() {
        let (left, right) = edges(frame, blackout);
        let (left, right) = (left.max(chart.x), right.min(chart.right()));
        if right <= left {
            continue;
        }
        let chosen = frame.view.selected == Some(Target::Blackout(index));
        let stroke = chosen.then(|| Stroke::new(Ink::Accent, 2.0));
        let places: Vec<(f32, f32)> = if blackout.site.is_none() {
            vec![(chart.y, chart.bottom())]
        } else {
            rows_of(rows, blackout).map(|row| (top + row.y, top + row.y + row.h - 1.0)).collect()
        };
        for (from, to) in places {
            let (from, to) = (from.max(chart.y), to.min(chart.bottom()));
            if to <= from {
                continue;
            }
            let rect = Rect::new(left, from, (right - left).max(2.0), to - from);
            scene.boxed(rect, 0.0, Some(BLACKOUT), stroke);
            let place = blackout.site.clone().unwrap_or_else(|| tr::all_sites(frame.lang));
            let (first, last) = (fmt::date(frame.lang, blackout.first), fmt::date(frame.lang, blackout.last));
            let label = tr::hit_blackout(frame.lang, &first, &last, &blackout.name, &place);
            scene.hits.push(Hit { rect, target: Target::Blackout(index), label });
        }
    }
}

/// First and last day without year, short.
fn span(frame: &Frame<'_>, blackout: &Blackout) -> String {
    let short = |day: Day| super::head::short_date(frame.lang, day);
    if (blackout.first.year(), blackout.first.month()) == (blackout.last.year(), blackout.last.month()) {
        let dot = if frame.lang == crate::i18n::Lang::De { "." } else { "" };
        return format!("{}{dot} – {}", blackout.first.day_of_month(), short(blackout.last));
    }
    format!("{} – {}", short(blackout.first), short(blackout.last))
}

/// The names of blackouts, each in the first row where nothing else stands.
fn blackout_names(scene: &mut Scene, frame: &Frame<'_>, rows: &[Row], window: Rect, top: f32) {
    let mut taken: Vec<Rect> = Vec::new();
    let chart = frame.window(window.y, window.bottom());
    for blackout in &frame.plan.blackouts {
        let (left, right) = edges(frame, blackout);
        if right < chart.x || left > chart.right() {
            continue;
        }
        let (title, dates) = (TextStyle::regular(11.0, Ink::TextPrimary), TextStyle::regular(11.0, Ink::TextTertiary));
        let name = metrics::fit(title.face, title.size, &blackout.name, 130.0);
        let days = span(frame, blackout);
        let width = title.width(&name).max(dates.width(&days)) + 12.0;
        let middle = f32::midpoint(left, right);
        // Over the hatching, or beside it where it is narrow.
        let spots = [middle - width / 2.0, left - width - 4.0, right + 4.0];
        let place = rows_of(rows, blackout).find_map(|row| {
            let y = top + row.y + 13.0;
            spots.iter().find_map(|x| {
                let rect = Rect::new(x.round() + 0.5, y.round() + 0.5, width, 33.0);
                let inside = rect.x > chart.x
                    && rect.right() < chart.right()
                    && rect.y > chart.y
                    && rect.bottom() < chart.bottom();
                let around = Rect::new(rect.x - 4.0, rect.y - 4.0, rect.w + 8.0, rect.h + 8.0);
                let free = row.strips.iter().all(|strip| {
                    let (from, _) = frame.week(strip.first());
                    let (_, to) = frame.week(strip.last());
                    let label = from + 10.0 + TextStyle::regular(11.0, Ink::TextPrimary).width("W00, 0000");
                    let y = top + row.y + LANE * strip.lane as f32;
                    !Rect::new(from, y, to.max(label) - from, TOP + BAR).overlaps(around)
                });
                (inside && free && taken.iter().all(|other| !other.overlaps(around))).then_some(rect)
            })
        });
        let Some(rect) = place else { continue };
        taken.push(rect);
        scene.boxed(rect, 4.0, Some(Fill::solid(Ink::Panel)), Some(Stroke::new(Ink::StrokeDefault, 1.0)));
        let x = rect.x + rect.w / 2.0;
        scene.text(pt(x, rect.y + 14.0), title.center(), name);
        scene.text(pt(x, rect.y + 27.0), dates.center(), days);
    }
}
