//! Zooming, panning and walking through a timeline. Pure: a view in, a view out.

use super::{TimelineView, groups, rows, rows_room, scale, span};
use crate::catalog::Catalog;
use crate::chart::Target;
use crate::i18n::Lang;
use crate::model::{Day, FiscalCalendar};
use crate::plan::Outlook;

/// The shortest span that can be shown, in days.
pub const SHORTEST: i32 = 31;
/// The longest span that can be shown, in days.
pub const LONGEST: i32 = 30 * 366;

/// A row of the timeline that can be selected.
#[derive(Clone, Debug, PartialEq)]
pub struct RowTarget {
    /// A group or a lane.
    pub target: Target,
    /// Distance from the top of the first row.
    pub y: f32,
    /// Height.
    pub h: f32,
}

impl TimelineView {
    /// Prepares the parts whose height depends on what is in view, for a timeline of this width.
    pub fn settle(&mut self, outlook: &Outlook, catalog: &Catalog, lang: Lang, width: f32) {
        let fiscal = FiscalCalendar::default();
        let scale = scale(self, width);
        let frame = super::Frame { outlook, catalog, plan: None, view: self, lang, fiscal, current: None, scale };
        self.wave_rows = super::waves::rows_needed(&frame);
        let (from, to) = span(outlook);
        // Half a month more or less at the ends is still all of it.
        let whole = self.from.days_since(from).abs() <= 16 && self.to.days_since(to).abs() <= 16;
        self.overview = outlook.devices > 0 && !whole;
    }

    /// Opens the groups whose lanes differ as long as all rows fit into a height: those with devices without support first.
    pub fn open_what_fits(&mut self, outlook: &Outlook, catalog: &Catalog, lang: Lang, height: f32) {
        let groups = groups(outlook, catalog, self.group_by, lang);
        let room = rows_room(self, height);
        let trouble = |group: &super::Group| {
            let counts = outlook.today.map(|day| outlook.counts_of(&group.lanes, day)).unwrap_or_default();
            counts[crate::plan::State::Unsupported.index()] + counts[crate::plan::State::BestEffort.index()]
        };
        let mut order: Vec<(u64, usize)> = groups
            .iter()
            .filter(|group| super::differs(outlook, &group.lanes))
            .map(|group| (trouble(group), group.id))
            .collect();
        order.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        self.expanded.clear();
        for (_, id) in order {
            self.expanded.insert(id);
            if rows::height(&rows::rows(&groups, self, 1.0)) > room {
                self.expanded.remove(&id);
            }
        }
    }

    /// The days shown.
    #[must_use]
    pub const fn days(&self) -> i32 {
        self.to.days_since(self.from)
    }

    /// Shows the days `from..to`, kept between [`SHORTEST`] and [`LONGEST`].
    pub fn show_days(&mut self, from: Day, to: Day) {
        let days = to.days_since(from).clamp(SHORTEST, LONGEST);
        self.from = from;
        self.to = from.plus_days(days);
        if self.to.days_since(self.from) < days {
            self.from = self.to.plus_days(-days);
        }
    }

    /// Shows the days `from..to`, kept between [`SHORTEST`] and [`LONGEST`]; the end stays where it is.
    pub fn show_from(&mut self, from: Day, to: Day) {
        let days = to.days_since(from).clamp(SHORTEST, LONGEST);
        self.show_days(to.plus_days(-days), to);
    }

    /// Shows `factor` times fewer days; `about` stays where it is on screen.
    pub fn zoom_about(&mut self, factor: f64, about: Day) {
        if !factor.is_finite() || factor <= 0.0 {
            return;
        }
        let days = f64::from(self.days().max(1));
        let wanted = (days / factor).clamp(f64::from(SHORTEST), f64::from(LONGEST));
        let share = f64::from(about.days_since(self.from)) / days;
        let before = (share.clamp(0.0, 1.0) * wanted).round();
        let from = about.plus_days(-(before as i32));
        self.show_days(from, from.plus_days(wanted.round() as i32));
    }

    /// Moves by some days, later if positive.
    pub fn pan(&mut self, days: i32) {
        let length = self.days();
        let from = self.from.plus_days(days).min(Day::MAX.plus_days(-length));
        self.show_days(from, from.plus_days(length));
    }

    /// Puts a day in the middle.
    pub fn center(&mut self, day: Day) {
        let half = self.days() / 2;
        self.pan(day.days_since(self.from) - half);
    }

    /// Puts a day in the middle if it is not shown.
    pub fn reveal(&mut self, day: Day) {
        if day < self.from || day >= self.to {
            self.center(day);
        }
    }

    /// Shows some fiscal years from the one that holds a day.
    pub fn show_years(&mut self, calendar: FiscalCalendar, today: Day, years: i32) {
        let first = calendar.year_of(today);
        let end = crate::model::FiscalYear(first.0.saturating_add(years));
        self.show_days(calendar.first_day(first), calendar.first_day(end));
    }

    /// Shows everything the outlook speaks of.
    pub fn show_all(&mut self, outlook: &Outlook) {
        let (from, to) = span(outlook);
        self.show_days(from, to);
    }

    /// Shows the first to the last event with a twentieth of the span around; all if there are no events.
    pub fn fit(&mut self, outlook: &Outlook) {
        let days = outlook.events.iter().map(|event| event.day);
        let (Some(first), Some(last)) = (days.clone().min(), days.max()) else { return self.show_all(outlook) };
        let around = (last.days_since(first) / 20).max(SHORTEST);
        self.show_days(first.plus_days(-around), last.plus_days(around));
    }

    /// How far the view is zoomed in: 0 is [`LONGEST`], 1 is [`SHORTEST`], in equal factors.
    #[must_use]
    pub fn zoom(&self) -> f32 {
        let range = (f64::from(LONGEST) / f64::from(SHORTEST)).ln();
        ((f64::from(LONGEST) / f64::from(self.days().max(1))).ln() / range).clamp(0.0, 1.0) as f32
    }

    /// Zooms about the middle so that [`Self::zoom`] becomes this value.
    pub fn set_zoom(&mut self, zoom: f32) {
        let range = (f64::from(LONGEST) / f64::from(SHORTEST)).ln();
        let wanted = f64::from(LONGEST) / (f64::from(zoom.clamp(0.0, 1.0)) * range).exp();
        let middle = self.from.plus_days(self.days() / 2);
        self.zoom_about(f64::from(self.days().max(1)) / wanted, middle);
    }

    /// Opens a closed group and closes an open one.
    pub fn toggle(&mut self, group: usize) {
        if !self.expanded.remove(&group) {
            self.expanded.insert(group);
        }
    }

    /// The day under a horizontal position of a timeline of this width; `None` over the labels.
    #[must_use]
    pub fn day_at(&self, x: f32, width: f32) -> Option<Day> {
        let scale = scale(self, width);
        (x >= scale.left() && x <= scale.right()).then(|| scale.day(x))
    }

    /// Days that a horizontal distance stands for.
    #[must_use]
    pub fn days_of(&self, distance: f32, width: f32) -> i32 {
        (f64::from(distance) / scale(self, width).per_day()).round() as i32
    }

    /// The rows that can be selected, in their order.
    #[must_use]
    pub fn row_targets(&self, outlook: &Outlook, catalog: &Catalog, lang: Lang) -> Vec<RowTarget> {
        let groups = groups(outlook, catalog, self.group_by, lang);
        let rows = rows::rows(&groups, self, 1.0);
        rows.into_iter()
            .filter_map(|row| {
                let target = match row.kind {
                    super::RowKind::Group(position) => Target::Group(groups.get(position)?.id),
                    super::RowKind::Lane(lane) => match groups.get(row.group)?.site {
                        Some(site) => Target::Piece(lane, site),
                        None => Target::Lane(lane),
                    },
                    super::RowKind::New(_) => return None,
                };
                Some(RowTarget { target, y: row.y, h: row.h })
            })
            .collect()
    }

    /// Scrolls so that a row is visible in a timeline of this height.
    pub fn scroll_to(&mut self, row: &RowTarget, height: f32) {
        let room = rows_room(self, height);
        self.scroll = self.scroll.min(row.y).max(row.y + row.h - room).max(0.0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> Day {
        Day::from_ymd(year, month, day).unwrap()
    }

    fn view() -> TimelineView {
        let mut view = TimelineView::of(&Outlook::default());
        view.show_days(day(2024, 1, 1), day(2032, 1, 1));
        view
    }

    #[test]
    fn zooming_keeps_the_day_under_the_pointer_in_place() {
        let mut view = view();
        let about = day(2027, 7, 2);
        let width = 1000.0;
        for _ in 0..12 {
            let before = scale(&view, width).x(about);
            view.zoom_about(1.2, about);
            let moved = scale(&view, width).x(about) - before;
            // Days are whole: half a day at most.
            assert!(f64::from(moved.abs()) <= scale(&view, width).per_day() * 1.01 + 0.1, "{moved}");
        }
        assert!(view.days() < 400);
    }

    #[test]
    fn zooming_stops_at_a_month_and_at_thirty_years() {
        let mut view = view();
        for _ in 0..100 {
            view.zoom_about(1.5, day(2027, 1, 1));
        }
        assert_eq!(view.days(), SHORTEST);
        for _ in 0..100 {
            view.zoom_about(0.5, day(2027, 1, 1));
        }
        assert_eq!(view.days(), LONGEST);
        view.zoom_about(f64::NAN, day(2027, 1, 1));
        view.zoom_about(0.0, day(2027, 1, 1));
        assert_eq!(view.days(), LONGEST);
    }

    #[test]
    fn panning_keeps_the_length_even_at_the_ends_of_time() {
        let mut view = view();
        let days = view.days();
        view.pan(400);
        assert_eq!((view.from, view.days()), (day(2025, 2, 4), days));
        view.pan(i32::MAX);
        assert_eq!(view.days(), days);
        view.pan(i32::MIN);
        assert_eq!(view.days(), days);
    }

    #[test]
    fn the_slider_runs_both_ways() {
        let mut view = view();
        for wanted in [0.0, 0.2, 0.5, 0.9, 1.0] {
            view.set_zoom(wanted);
            assert!((view.zoom() - wanted).abs() < 0.01, "{wanted} became {}", view.zoom());
        }
    }

    #[test]
    fn one_fiscal_year_is_today_s() {
        let mut view = view();
        let april = FiscalCalendar { start_month: 4, ..FiscalCalendar::default() };
        view.show_years(april, day(2026, 11, 23), 1);
        assert_eq!((view.from, view.to), (day(2026, 4, 1), day(2027, 4, 1)));
        view.show_years(april, day(2027, 3, 31), 3);
        assert_eq!((view.from, view.to), (day(2026, 4, 1), day(2029, 4, 1)));
    }

    #[test]
    fn a_day_out_of_view_is_brought_to_the_middle() {
        let mut view = view();
        view.show_days(day(2026, 1, 1), day(2027, 1, 1));
        view.reveal(day(2026, 3, 1));
        assert_eq!(view.from, day(2026, 1, 1));
        view.reveal(day(2031, 11, 10));
        assert!(view.from < day(2031, 11, 10) && view.to > day(2031, 11, 10));
        assert_eq!(view.days(), 365);
    }
}
