//! Events of certificates and the user's own dates, with labels that never collide.

mod data;
mod place;

pub(super) use self::data::own_dates;

use self::data::{Candidate, Look, candidates};
use self::place::{Place, Rows, level};
use super::axis::snap;
use super::lanes::{layer_head, layer_rule};
use super::{Frame, INDENT};
use crate::chart::draw::TextStyle;
use crate::chart::{Fill, Hit, Ink, Mark, Point, Rect, Scene, Stroke, Target, pt};
use crate::i18n::fmt;
use crate::i18n::tr::chart as tr;

/// Height of the lane.
pub(super) const HEIGHT: f32 = 72.0;
const ROWS: usize = 4;
const ROW: f32 = 17.0;
const SIZE: f32 = 11.0;

const DATE: TextStyle = TextStyle::regular(SIZE, Ink::TextTertiary);

const fn title_style(past: bool) -> TextStyle {
    if past { TextStyle::regular(SIZE, Ink::TextSecondary) } else { TextStyle::bold(SIZE, Ink::TextPrimary) }
}

fn row_middle(top: f32, row: usize) -> f32 {
    top + 2.0 + ROW * (row as f32 + 0.5)
}

/// Draws the lane at `top`; dotted lines go down to `bottom` for what is still to come.
pub(super) fn draw(scene: &mut Scene, frame: &Frame, top: f32, bottom: f32) {
    let candidates = candidates(frame);
    head(scene, frame, top, &candidates);
    let floor = top + HEIGHT - 1.0;
    let mut rows = Rows::new(frame);
    // More labels than this are a wall of text, whatever the room.
    let most = ((frame.scale.right() - frame.scale.left()) / 90.0).clamp(3.0, 12.0) as usize;
    let mut placed = Vec::new();
    let mut left_over = Vec::new();
    for candidate in candidates {
        let place = if placed.len() < most { rows.place(&candidate) } else { None };
        match place {
            Some(place) => placed.push((candidate, place)),
            None => left_over.push(candidate),
        }
    }
    // Stems first, so that labels stand on them.
    for (candidate, place) in &placed {
        stem(scene, candidate, place, top, floor, bottom);
    }
    // Where a label stands aside, the region reaches from it to its mark; what is in between lies on top.
    let aside = |(_, place): &&(Candidate, Place)| place.label_row != place.row;
    for (candidate, place) in placed.iter().filter(aside).chain(placed.iter().filter(|one| !aside(one))) {
        label(scene, frame, candidate, place, top);
    }
    more(scene, &mut rows, &left_over, top);
    layer_rule(scene, frame, top + HEIGHT - 1.0);
}

/// The line from a mark to the floor of the lane and on through the rows, and the one that leads to a label aside.
fn stem(scene: &mut Scene, candidate: &Candidate, place: &Place, top: f32, floor: f32, bottom: f32) {
    let x = snap(candidate.x);
    let middle = row_middle(top, place.row);
    let ink = if candidate.past { Ink::StrokeStrong } else { Ink::TextSecondary };
    scene.line(pt(x, middle + 6.0), pt(x, floor), Stroke::new(ink, 1.0));
    if !candidate.past && candidate.devices > 0 {
        let dotted = Stroke { dash: Some((1.0, 3.0)), ..Stroke::new(Ink::TextTertiary, 1.0) };
        scene.line(pt(x, floor), pt(x, bottom), dotted);
    }
    if place.label_row != place.row {
        let y = snap(row_middle(top, place.label_row) + ROW / 2.0 + 0.5);
        let (from, to) = level(candidate.x, place.words);
        let leader = Stroke::new(Ink::StrokeStrong, 1.0);
        scene.line(pt(x, middle - 5.0), pt(x, y), leader);
        scene.line(pt(from, y), pt(to, y), leader);
    }
}

fn label(scene: &mut Scene, frame: &Frame, candidate: &Candidate, place: &Place, top: f32) {
    let middle = row_middle(top, place.label_row);
    let center = pt(candidate.x, row_middle(top, place.row));
    ground(scene, frame, (place.words.0 - 2.0, place.words.1 + 1.0), middle);
    symbol(scene, center, candidate.look, candidate.past);
    let style = title_style(candidate.past);
    let baseline = style.baseline(middle);
    scene.text(pt(place.words.0, baseline), style, place.title.as_str());
    if let Some(date) = &place.date {
        let after = place.words.0 + style.width(&place.title) + 6.0;
        scene.text(pt(after, baseline), DATE, date.as_str());
    }
    let (from, to) = (place.room.0.min(center.x - 6.0), place.room.1.max(center.x + 6.0));
    hit(scene, frame, &[candidate], Rect::new(from, middle - ROW / 2.0, to - from, center.y - middle + ROW));
}

/// Ground behind words, which keeps stems of other events out of them.
fn ground(scene: &mut Scene, frame: &Frame, (from, to): (f32, f32), middle: f32) {
    for band in super::axis::bands(&frame.scale, frame.fiscal) {
        let (left, right) = (from.max(band.left), to.min(band.right));
        let rect = Rect::new(left, middle - ROW / 2.0 + 1.0, right - left, ROW - 2.0);
        scene.fill(rect, super::axis::band_ink(band.year, frame.current));
    }
}

/// Events without a label, as "+3" where there is room. None is lost: what finds no room is counted in the nearest.
fn more(scene: &mut Scene, rows: &mut Rows, left_over: &[Candidate], top: f32) {
    let frame = rows.frame;
    let mut by_x: Vec<&Candidate> = left_over.iter().collect();
    by_x.sort_by(|a, b| a.x.total_cmp(&b.x));
    let half = DATE.width(&tr::certificates_more(frame.lang, 99)) / 2.0;
    let mut groups: Vec<Vec<&Candidate>> = Vec::new();
    for candidate in by_x {
        match groups.last_mut().filter(|group| group.first().is_some_and(|first| candidate.x - first.x < 70.0)) {
            Some(group) => group.push(candidate),
            None => groups.push(vec![candidate]),
        }
    }
    let mut placed: Vec<(usize, (f32, f32), Vec<&Candidate>)> = Vec::new();
    let mut homeless = Vec::new();
    let (least, most) = (frame.scale.left() + 3.0 + half, frame.scale.right() - 2.0 - half);
    for group in groups {
        let ends = group.first().zip(group.last());
        let middle = ends.map_or(0.0, |(first, last)| f32::midpoint(first.x, last.x)).max(least).min(most);
        // Beside the middle if need be.
        let shifts = [0.0, 20.0, -20.0, 40.0, -40.0, 60.0, -60.0];
        let spot = shifts.into_iter().find_map(|shift| {
            let room = (middle + shift - half, middle + shift + half);
            (0..ROWS).rev().find(|row| rows.free(*row, room)).map(|row| (row, room))
        });
        match spot {
            Some((row, room)) => {
                rows.take(row, room);
                placed.push((row, room, group));
            }
            None => homeless.extend(group),
        }
    }
    for candidate in homeless {
        let away = |room: &(f32, f32)| (f32::midpoint(room.0, room.1) - candidate.x).abs();
        let nearest = placed.iter_mut().min_by(|(_, a, _), (_, b, _)| away(a).total_cmp(&away(b)));
        if let Some((_, _, group)) = nearest {
            group.push(candidate);
        }
    }
    for (row, room, group) in placed {
        let text = tr::certificates_more(frame.lang, group.len() as u64);
        let y = row_middle(top, row);
        ground(scene, frame, room, y);
        scene.text(pt(f32::midpoint(room.0, room.1), DATE.baseline(y)), DATE.center(), text);
        hit(scene, frame, &group, Rect::new(room.0 - 2.0, y - ROW / 2.0, room.1 - room.0 + 4.0, ROW));
    }
}

fn hit(scene: &mut Scene, frame: &Frame, candidates: &[&Candidate], rect: Rect) {
    let sentence = |candidate: &&Candidate| {
        let date = fmt::date(frame.lang, candidate.day);
        tr::hit_event(frame.lang, candidate.devices, &date, &candidate.title)
    };
    if candidates.is_empty() {
        return;
    }
    let label = candidates.iter().map(sentence).collect::<Vec<_>>().join("\n");
    let target = match candidates {
        [one] => Target::Event(one.index),
        many => Target::Events(many.iter().map(|candidate| candidate.index).collect()),
    };
    scene.hits.push(Hit { rect, target, label });
}

/// A ring for shorter validity, a flag for a date of the user, a diamond for all else; hollow and grey when it is past.
fn symbol(scene: &mut Scene, center: Point, look: Look, past: bool) {
    let ink = if past { Ink::TextTertiary } else { Ink::TextPrimary };
    let Point { x, y } = center;
    let points = match look {
        Look::Ring => {
            let stroke = Some(Stroke::new(ink, if past { 1.5 } else { 2.0 }));
            scene.marks.push(Mark::Circle { center, radius: 4.0, fill: Some(Fill::solid(Ink::Panel)), stroke });
            return;
        }
        Look::Diamond => vec![pt(x, y - 5.5), pt(x + 5.5, y), pt(x, y + 5.5), pt(x - 5.5, y)],
        Look::Flag => {
            let pole = snap(x);
            scene.line(pt(pole, y - 5.5), pt(pole, y + 6.0), Stroke::new(ink, 1.25));
            vec![
                pt(pole, y - 5.5),
                pt(pole + 6.0, y - 5.5),
                pt(pole + 4.0, y - 2.5),
                pt(pole + 6.0, y + 0.5),
                pt(pole, y + 0.5),
            ]
        }
    };
    let fill = Some(Fill::solid(if past { Ink::Panel } else { ink }));
    scene.marks.push(Mark::Polygon { points, fill, stroke: Some(Stroke::new(ink, 1.25)) });
}

/// The head of the lane, with a legend of the marks that are in use.
fn head(scene: &mut Scene, frame: &Frame, top: f32, candidates: &[Candidate]) {
    let lang = frame.lang;
    let count = tr::certificates_count(lang, candidates.len() as u64);
    layer_head(scene, frame, top + 15.0, lucide_icons::Icon::ShieldCheck, &tr::certificates(lang), &count);
    let style = TextStyle::regular(10.5, Ink::TextTertiary);
    let mut legend =
        vec![(Look::Diamond, tr::certificates_expiry(lang)), (Look::Ring, tr::certificates_validity(lang))];
    if candidates.iter().any(|candidate| candidate.look == Look::Flag) {
        legend.push((Look::Flag, tr::certificates_own(lang)));
    }
    let left = INDENT + 24.0;
    let (mut x, mut middle) = (left, top + 36.0);
    for (look, name) in legend {
        if x > left && x + 9.0 + style.width(&name) > frame.counts_right() {
            (x, middle) = (left, middle + 18.0);
        }
        symbol(scene, pt(x, middle), look, false);
        scene.text(pt(x + 9.0, style.baseline(middle)), style, name.as_str());
        x += style.width(&name) + 27.0;
    }
}
