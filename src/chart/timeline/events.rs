//! Certificate events with labels that never collide.

use super::axis::snap;
use super::lanes::{layer_head, layer_rule};
use super::{Frame, INDENT};
use crate::catalog::{CertificateEvent, EventKind};
use crate::chart::draw::TextStyle;
use crate::chart::{Fill, Hit, Ink, Mark, Point, Rect, Scene, Stroke, Target, pt};
use crate::i18n::tr::chart as tr;
use crate::i18n::{Lang, fmt};
use crate::plan::outlook::EventRef;

/// Height of the lane.
pub(super) const HEIGHT: f32 = 72.0;
const ROWS: usize = 4;
const ROW: f32 = 17.0;
const SIZE: f32 = 11.0;
/// A title up to this width is written in one line where there is room; else it is folded into two or three.
const WHOLE: f32 = 330.0;

/// An event that could be shown.
struct Candidate<'a> {
    /// Index in the outlook.
    index: usize,
    event: &'a CertificateEvent,
    x: f32,
    devices: u64,
    past: bool,
}

/// How much an event matters: what stops phones first, then what is still to come, then what touches most devices.
fn weight(candidate: &Candidate) -> (bool, u8, u64) {
    let kind = match candidate.event.kind {
        EventKind::MicExpiry | EventKind::RootExpiry => 5,
        EventKind::RootRotation | EventKind::TlsVersion | EventKind::ValidityCap => 4,
        EventKind::Distrust | EventKind::IssuerExpiry => 2,
        EventKind::IssuerRotation => 1,
        EventKind::EkuChange => 0,
    };
    // The chains that Teams itself and the makers of phones use.
    let teams =
        ["Microsoft", "Teams", "Direct Routing", "DigiCert Global", "DigiCert G1", "Baltimore", "Cisco", "Public TLS"];
    let near = teams.iter().any(|word| candidate.event.title_en.contains(word));
    (candidate.devices > 0, kind + 2 * u8::from(near) + 3 * u8::from(!candidate.past), candidate.devices)
}

/// The title of an event in a language.
#[must_use]
pub(super) fn title(event: &CertificateEvent, lang: Lang) -> &str {
    match lang {
        Lang::En => &event.title_en,
        Lang::De => &event.title_de,
    }
}

fn candidates<'a>(frame: &Frame<'a>) -> Vec<Candidate<'a>> {
    // While the cursor is dragged labels stay where they are.
    let today = frame.outlook.as_of;
    let mut found: Vec<Candidate> = frame
        .outlook
        .events
        .iter()
        .enumerate()
        .filter(|(_, event)| frame.scale.shows(event.day))
        .filter_map(|(index, event)| match event.event {
            EventRef::Certificate(position) => Some(Candidate {
                index,
                event: frame.catalog.events.get(position)?,
                x: frame.scale.x(event.day),
                devices: event.devices,
                past: today.is_some_and(|today| event.day < today),
            }),
            EventRef::Milestone(_) | EventRef::Own(_) => None,
        })
        .collect();
    // A fleet is only bothered by what touches it; without devices all events are of interest.
    if frame.outlook.devices > 0 {
        found.retain(|candidate| candidate.devices > 0);
    }
    found.sort_by_key(|candidate| (std::cmp::Reverse(weight(candidate)), candidate.index));
    found
}

/// A place for a marker with its label.
struct Place {
    row: usize,
    /// The label ends left of the marker.
    left: bool,
    /// The title, folded over this row and the ones below it.
    title: Vec<String>,
    date: Option<String>,
    room: (f32, f32),
}

/// Words in so many lines, as even as they go; `None` if there are not enough words.
fn folded(style: TextStyle, text: &str, lines: usize) -> Option<Vec<String>> {
    let words: Vec<&str> = text.split_whitespace().collect();
    if lines <= 1 {
        return Some(vec![words.join(" ")]);
    }
    let ways = (1..words.len()).filter_map(|count| {
        let first = words.get(..count)?.join(" ");
        let rest = folded(style, &words.get(count..)?.join(" "), lines - 1)?;
        Some(std::iter::once(first).chain(rest).collect::<Vec<String>>())
    });
    let widest = |lines: &Vec<String>| lines.iter().map(|line| style.width(line)).fold(0.0, f32::max);
    ways.min_by(|a, b| widest(a).total_cmp(&widest(b)))
}

/// What is already used in each row.
struct Rows<'a> {
    frame: &'a Frame<'a>,
    used: [Vec<(f32, f32)>; ROWS],
    /// Markers placed so far, with their row: their stems go down from there.
    stems: Vec<(f32, usize)>,
}

impl Rows<'_> {
    fn free(&self, row: usize, (left, right): (f32, f32)) -> bool {
        let inside = left >= self.frame.scale.left() + 2.0 && right <= self.frame.scale.right() - 1.0;
        let used = self.used.get(row);
        inside && used.is_some_and(|used| used.iter().all(|(from, to)| right + 6.0 <= *from || left >= *to + 6.0))
    }

    /// True if a label in this row would hide the stem of a marker above it, or its own stem cross a label below.
    fn crosses(&self, row: usize, x: f32, (left, right): (f32, f32)) -> bool {
        let hides = self.stems.iter().any(|(stem, above)| *above < row && *stem > left && *stem < right);
        let below = self.used.iter().skip(row + 1).flatten();
        hides || { below }.any(|(from, to)| x > *from && x < *to)
    }

    /// Title with date, then a shorter title, then without the date, then folded; to the right, then to the left; the first free
    /// rows. Places across the stem of another event come later, those across today's line last.
    fn place(&mut self, candidate: &Candidate) -> Option<Place> {
        let lang = self.frame.lang;
        let style = title_style(candidate.past);
        let full = title(candidate.event, lang);
        let short = full.split([',', '(', ';']).next().unwrap_or(full).trim();
        let date = fmt::date(lang, candidate.event.date);
        let lines: Vec<f32> = [self.frame.today(), self.frame.outlook.as_of]
            .into_iter()
            .flatten()
            .map(|day| self.frame.scale.x(day))
            .collect();
        let widest = |lines: &[String]| lines.iter().map(|line| style.width(line)).fold(0.0, f32::max);
        let whole = [(full, true), (short, true), (short, false)].map(|(text, dated)| (vec![text.to_owned()], dated));
        let several = [(full, 2), (short, 2), (full, 3)];
        let several = several.into_iter().filter_map(|(text, lines)| Some((folded(style, text, lines)?, false)));
        let ways: Vec<(Vec<String>, bool)> =
            whole.into_iter().chain(several).filter(|(title, _)| widest(title) <= WHOLE).collect();
        for (stems, across) in [(false, false), (true, false), (true, true)] {
            for (title, dated) in &ways {
                let width = widest(title) + if *dated { 6.0 + DATE.width(&date) } else { 0.0 };
                for left in [false, true] {
                    let room = if left {
                        (candidate.x - 9.0 - width, candidate.x + 6.0)
                    } else {
                        (candidate.x - 6.0, candidate.x + 9.0 + width)
                    };
                    if !across && lines.iter().any(|line| room.0 < *line && room.1 > *line) {
                        continue;
                    }
                    let rows = |first: usize| first..first + title.len();
                    let good = |row: &usize| {
                        rows(*row).all(|row| self.free(row, room))
                            && (stems || rows(*row).all(|row| !self.crosses(row, candidate.x, room)))
                    };
                    if let Some(row) = (0..=ROWS.saturating_sub(title.len())).find(good) {
                        rows(row).for_each(|row| self.used[row].push(room));
                        self.stems.push((candidate.x, row));
                        let date = dated.then(|| date.clone());
                        return Some(Place { row, left, title: title.clone(), date, room });
                    }
                }
            }
        }
        None
    }
}

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
    head(scene, frame, top, candidates.len() as u64);
    let floor = top + HEIGHT - 1.0;
    let mut rows = Rows { frame, used: Default::default(), stems: Vec::new() };
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
        let x = snap(candidate.x);
        let middle = row_middle(top, place.row);
        let ink = if candidate.past { Ink::StrokeStrong } else { Ink::TextSecondary };
        scene.line(pt(x, middle + 6.0), pt(x, floor), Stroke::new(ink, 1.0));
        if !candidate.past && candidate.devices > 0 {
            let dotted = Stroke { dash: Some((1.0, 3.0)), ..Stroke::new(Ink::TextTertiary, 1.0) };
            scene.line(pt(x, floor), pt(x, bottom), dotted);
        }
    }
    for (candidate, place) in &placed {
        let middle = row_middle(top, place.row);
        let (from, to) = place.room;
        let words = if place.left { (from, candidate.x - 7.0) } else { (candidate.x + 7.0, to) };
        for line in 0..place.title.len() {
            ground(scene, frame, words, row_middle(top, place.row + line));
        }
        marker(scene, candidate, pt(candidate.x, middle));
        let style = title_style(candidate.past);
        for (line, text) in place.title.iter().enumerate() {
            let baseline = style.baseline(row_middle(top, place.row + line));
            // The date stands behind a title of one line; lines at the left of the marker end at it.
            let dated = place.date.as_ref().map_or(0.0, |date| 6.0 + DATE.width(date));
            let x = if place.left { candidate.x - 9.0 - dated - style.width(text) } else { candidate.x + 9.0 };
            scene.text(pt(x, baseline), style, text.as_str());
            if let Some(date) = &place.date {
                scene.text(pt(x + style.width(text) + 6.0, baseline), DATE, date.as_str());
            }
        }
        let rect = Rect::new(from, middle - ROW / 2.0, to - from, ROW * place.title.len() as f32);
        hit(scene, frame, &[candidate], rect);
    }
    more(scene, &mut rows, &left_over, top);
    layer_rule(scene, frame, top + HEIGHT - 1.0);
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
                rows.used[row].push(room);
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
        let date = fmt::date(frame.lang, candidate.event.date);
        tr::hit_event(frame.lang, candidate.devices, &date, title(candidate.event, frame.lang))
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

/// A ring for shorter validity, a diamond for all else; hollow and grey when it is past.
fn marker(scene: &mut Scene, candidate: &Candidate, center: Point) {
    symbol(scene, center, candidate.event.kind == EventKind::ValidityCap, candidate.past);
}

fn symbol(scene: &mut Scene, center: Point, ring: bool, past: bool) {
    let ink = if past { Ink::TextTertiary } else { Ink::TextPrimary };
    if ring {
        let stroke = Some(Stroke::new(ink, if past { 1.5 } else { 2.0 }));
        scene.marks.push(Mark::Circle { center, radius: 4.0, fill: Some(Fill::solid(Ink::Panel)), stroke });
        return;
    }
    let Point { x, y } = center;
    let points = vec![pt(x, y - 5.5), pt(x + 5.5, y), pt(x, y + 5.5), pt(x - 5.5, y)];
    let fill = Some(Fill::solid(if past { Ink::Panel } else { ink }));
    scene.marks.push(Mark::Polygon { points, fill, stroke: Some(Stroke::new(ink, 1.25)) });
}

fn head(scene: &mut Scene, frame: &Frame, top: f32, count: u64) {
    let lang = frame.lang;
    let count = tr::certificates_count(lang, count);
    layer_head(scene, frame, top + 15.0, lucide_icons::Icon::ShieldCheck, &tr::certificates(lang), &count);
    let style = TextStyle::regular(10.5, Ink::TextTertiary);
    let middle = top + 36.0;
    let mut x = INDENT + 24.0;
    for (ring, name) in [(false, tr::certificates_expiry(lang)), (true, tr::certificates_validity(lang))] {
        symbol(scene, pt(x, middle), ring, false);
        scene.text(pt(x + 9.0, style.baseline(middle)), style, name.as_str());
        x += style.width(&name) + 27.0;
    }
}
