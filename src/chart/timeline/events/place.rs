//! Where marks and labels go, so that no two of them meet.

use super::super::Frame;
use super::data::Candidate;
use super::{DATE, ROWS, title_style};
use crate::i18n::fmt;

/// A label is led to its mark over at most this distance.
const FAR: f32 = 150.0;

/// A place for a mark with its label.
#[derive(Debug)]
pub(super) struct Place {
    /// Row of the mark.
    pub row: usize,
    /// Row of the label: that of the mark, or one above it with a line that leads there.
    pub label_row: usize,
    pub title: String,
    pub date: Option<String>,
    /// Left and right end of the words.
    pub words: (f32, f32),
    /// Left and right end of words and mark where they share a row, else of the words.
    pub room: (f32, f32),
}

/// What is already used in each row.
pub(super) struct Rows<'a> {
    pub(super) frame: &'a Frame<'a>,
    used: [Vec<(f32, f32)>; ROWS],
    /// Marks placed so far, with their row: their stems go down from there.
    stems: Vec<(f32, usize)>,
    /// Level parts of leader lines: the row they run below, and their ends.
    leaders: Vec<(usize, f32, f32)>,
}

impl<'a> Rows<'a> {
    pub(super) fn new(frame: &'a Frame<'a>) -> Self {
        Self { frame, used: Default::default(), stems: Vec::new(), leaders: Vec::new() }
    }

    /// Marks a room as used.
    pub(super) fn take(&mut self, row: usize, room: (f32, f32)) {
        if let Some(used) = self.used.get_mut(row) {
            used.push(room);
        }
    }

    /// True if nothing is in a room yet.
    pub(super) fn free(&self, row: usize, (left, right): (f32, f32)) -> bool {
        let inside = left >= self.frame.scale.left() + 2.0 && right <= self.frame.scale.right() - 1.0;
        let used = self.used.get(row);
        inside && used.is_some_and(|used| used.iter().all(|(from, to)| right + 6.0 <= *from || left >= *to + 6.0))
    }

    /// True if a label in this row would hide the stem of a mark above it.
    fn hides(&self, row: usize, (left, right): (f32, f32)) -> bool {
        self.stems.iter().any(|(stem, above)| *above < row && *stem > left && *stem < right)
    }

    /// True if the stem of a mark in this row would cross a label or leader line below it.
    fn blocked(&self, row: usize, x: f32) -> bool {
        let mut below = self.used.iter().skip(row + 1).flatten();
        below.any(|(from, to)| x > *from && x < *to) || self.cuts(x, row, ROWS)
    }

    /// True if an upright line from below row `from` to below row `to` would cross a leader line.
    fn cuts(&self, x: f32, from: usize, to: usize) -> bool {
        self.leaders.iter().any(|(row, left, right)| (from..to).contains(row) && x > left - 2.0 && x < right + 2.0)
    }

    /// True if a room is on the line of today or the as-of day.
    fn lined(&self, room: (f32, f32)) -> bool {
        let days = [self.frame.today(), self.frame.outlook.as_of];
        days.into_iter().flatten().map(|day| self.frame.scale.x(day)).any(|line| room.0 < line && room.1 > line)
    }

    /// Title with date, then without, then a shorter one; right of the mark, then left of it, in the first free row. Where
    /// there is no such place the label stands aside and a line leads to it. Places across the stem of another event come
    /// later; across today's line stand the user's own events only.
    pub(super) fn place(&mut self, candidate: &Candidate) -> Option<Place> {
        let date = fmt::date(self.frame.lang, candidate.day);
        let texts: Vec<(&str, Option<&str>)> =
            candidate.names.iter().flat_map(|name| [(name.as_str(), Some(date.as_str())), (name, None)]).collect();
        let style = title_style(candidate.past);
        let width =
            |(name, date): (&str, Option<&str>)| style.width(name) + date.map_or(0.0, |date| 6.0 + DATE.width(date));
        let texts: Vec<_> = texts.into_iter().map(|text| (text, width(text))).collect();
        self.beside(candidate, &texts, false, false)
            .or_else(|| self.aside(candidate, &texts))
            .or_else(|| self.beside(candidate, &texts, true, false))
            .or_else(|| candidate.own.then(|| self.beside(candidate, &texts, true, true)).flatten())
    }

    fn beside(
        &mut self,
        candidate: &Candidate,
        texts: &[((&str, Option<&str>), f32)],
        stems: bool,
        across: bool,
    ) -> Option<Place> {
        let x = candidate.x;
        for ((name, date), width) in texts {
            for left in [false, true] {
                let room = if left { (x - 9.0 - width, x + 6.0) } else { (x - 6.0, x + 9.0 + width) };
                if !across && self.lined(room) {
                    continue;
                }
                let good =
                    |row: &usize| self.free(*row, room) && (stems || !self.hides(*row, room) && !self.blocked(*row, x));
                if let Some(row) = (0..ROWS).find(good) {
                    self.take(row, room);
                    self.stems.push((x, row));
                    let words = if left { (room.0, x - 9.0) } else { (x + 9.0, room.1) };
                    let date = date.map(str::to_owned);
                    return Some(Place { row, label_row: row, title: (*name).to_owned(), date, words, room });
                }
            }
        }
        None
    }

    /// A label above its mark but beside it, as near as there is room.
    fn aside(&mut self, candidate: &Candidate, texts: &[((&str, Option<&str>), f32)]) -> Option<Place> {
        let x = candidate.x;
        let mark = (x - 6.0, x + 6.0);
        for row in (1..ROWS).rev() {
            if !self.free(row, mark) || self.blocked(row, x) || self.hides(row, mark) {
                continue;
            }
            for label_row in (0..row).rev() {
                let between = label_row + 1..row;
                if between.clone().any(|row| !self.free(row, (x - 3.0, x + 3.0))) || self.cuts(x, label_row, row) {
                    break;
                }
                for ((name, date), width) in texts {
                    let Some(room) = self.nearest(label_row, x, *width) else { continue };
                    let level = level(x, room);
                    self.take(label_row, room);
                    self.take(row, mark);
                    between.clone().for_each(|row| self.take(row, (x - 3.0, x + 3.0)));
                    self.stems.push((x, row));
                    self.leaders.push((label_row, level.0, level.1));
                    let date = date.map(str::to_owned);
                    return Some(Place { row, label_row, title: (*name).to_owned(), date, words: room, room });
                }
            }
        }
        None
    }

    /// The room of this width in a row that is nearest to a position.
    fn nearest(&self, row: usize, x: f32, width: f32) -> Option<(f32, f32)> {
        let used = self.used.get(row)?;
        let beside = used.iter().flat_map(|(from, to)| [to + 6.0, from - 6.0 - width]);
        let starts = [x - 8.0, x - width / 2.0, x - width + 8.0].into_iter().chain(beside);
        let rooms = starts.map(|left| (left, left + width)).filter(|room| {
            let (from, to) = level(x, *room);
            let apart = |(gap, left, right): &(usize, f32, f32)| *gap != row || to + 6.0 < *left || from > right + 6.0;
            let crossed = |(stem, above): &(f32, usize)| *above <= row && *stem > from - 3.0 && *stem < to + 3.0;
            to - from <= FAR
                && self.free(row, *room)
                && !self.hides(row, *room)
                && !self.lined((from.min(room.0), to.max(room.1)))
                && self.leaders.iter().all(apart)
                && !self.stems.iter().any(crossed)
        });
        let far = |room: &(f32, f32)| {
            let (from, to) = level(x, *room);
            to - from
        };
        rooms.min_by(|a, b| far(a).total_cmp(&far(b)))
    }
}

/// Ends of the level part of a leader line from a position to below the words of a room.
pub(super) fn level(x: f32, (left, right): (f32, f32)) -> (f32, f32) {
    let under = (right - left).min(14.0);
    if x < left {
        (x, left + under)
    } else if x > right {
        (right - under, x)
    } else {
        // Straight above: a short line under the words shows that they belong to it.
        ((x - 7.0).max(left), (x + 7.0).min(right))
    }
}
