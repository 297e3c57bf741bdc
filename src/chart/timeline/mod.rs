//! The timeline: certificates, waves, life-cycle bars and devices by support state over one axis.

mod areas;
pub mod axis;
mod events;
mod lanes;
mod rows;
pub mod stack;
#[cfg(test)]
mod tests;
mod waves;
mod zoom;

use std::collections::BTreeSet;

pub use areas::{Areas, area_chart};
pub use axis::Scale;
pub use rows::{Group, Row, RowKind, groups};
pub use zoom::{LONGEST, RowTarget, SHORTEST};

use super::draw::TextStyle;
use super::{Fill, Ink, Mark, Rect, Scene, Stroke, Target, pt};
use crate::catalog::Catalog;
use crate::i18n::tr::chart as tr;
use crate::i18n::{Lang, fmt};
use crate::model::{Day, FiscalCalendar, FiscalYear};
use crate::plan::{Outlook, Plan};

/// How lanes are grouped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum GroupBy {
    /// By class group.
    #[default]
    Class,
    /// By vendor, the one with most devices first.
    Vendor,
}

/// Which layers are shown besides the lanes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Layers {
    /// Certificate events.
    pub certificates: bool,
    /// Rollout waves.
    pub waves: bool,
    /// Pennants at the last day of support.
    pub deadlines: bool,
    /// Devices by support state.
    pub areas: bool,
}

impl Default for Layers {
    fn default() -> Self {
        Self { certificates: true, waves: true, deadlines: true, areas: true }
    }
}

/// What part of the timeline is shown, and how.
#[derive(Clone, Debug, PartialEq)]
pub struct TimelineView {
    /// First day shown.
    pub from: Day,
    /// First day that is no longer shown.
    pub to: Day,
    /// Ids of the open groups.
    pub expanded: BTreeSet<usize>,
    /// How far the rows are scrolled, in units.
    pub scroll: f32,
    /// What is selected: a group, lane, event or wave.
    pub selected: Option<Target>,
    /// What the pointer is over.
    pub hovered: Option<Target>,
    /// The day whose counts are shown; the as-of day if `None`.
    pub cursor: Option<Day>,
    /// Layers.
    pub layers: Layers,
    /// Grouping.
    pub group_by: GroupBy,
    /// True on screen: rows scroll and hit regions are made. On paper rows are as tall as the room allows.
    pub interactive: bool,
    /// On paper: only the rows `first..first + count`.
    pub only_rows: Option<(usize, usize)>,
}

impl TimelineView {
    /// The whole span of an outlook, with every group open whose lanes differ.
    #[must_use]
    pub fn of(outlook: &Outlook) -> Self {
        let (from, to) = span(outlook);
        let mut view = Self {
            from,
            to,
            expanded: BTreeSet::new(),
            scroll: 0.0,
            selected: None,
            hovered: None,
            cursor: None,
            layers: Layers::default(),
            group_by: GroupBy::Class,
            interactive: true,
            only_rows: None,
        };
        for (id, class) in crate::model::ClassGroup::ALL.into_iter().enumerate() {
            let lanes: Vec<_> = outlook.lanes.iter().filter(|lane| lane.class.group() == class).collect();
            if lanes.iter().any(|lane| lanes.first().is_some_and(|first| !lanes::alike(first, lane))) {
                view.expanded.insert(id);
            }
        }
        view
    }
}

/// The days a timeline of this outlook shows when all is in view; five years around the as-of day if it is empty.
#[must_use]
pub fn span(outlook: &Outlook) -> (Day, Day) {
    let as_of = outlook.as_of.unwrap_or(Day::from_number(20_000));
    let (from, to) = outlook.span.unwrap_or((as_of.plus_months(-12), as_of.plus_months(48)));
    if to > from { (from, to.plus_days(1)) } else { (from, from.plus_months(12)) }
}

/// Width of the label column.
pub const LABELS: f32 = 254.0;
/// Free space to the right of the axis.
pub const MARGIN: f32 = 12.0;
/// Left edge of the texts in the label column.
pub(super) const INDENT: f32 = 10.0;

/// What every part of the timeline needs to draw.
#[derive(Clone, Copy)]
pub(super) struct Frame<'a> {
    pub outlook: &'a Outlook,
    pub catalog: &'a Catalog,
    pub view: &'a TimelineView,
    pub lang: Lang,
    pub fiscal: FiscalCalendar,
    /// The fiscal year of the as-of day.
    pub current: Option<FiscalYear>,
    pub scale: Scale,
}

impl Frame<'_> {
    /// Where the counts of the label column end.
    pub(super) fn counts_right(&self) -> f32 {
        self.scale.left() - 12.0
    }
}

/// The scale of a timeline of this width.
#[must_use]
pub fn scale(view: &TimelineView, width: f32) -> Scale {
    let margin = if view.interactive { MARGIN } else { 0.0 };
    Scale::new(view.from, view.to, LABELS, (width - margin).max(LABELS + 1.0))
}

/// The height of the rows when they have the height they like best on screen.
#[must_use]
pub fn rows_height(outlook: &Outlook, catalog: &Catalog, view: &TimelineView) -> f32 {
    rows::height(&rows::rows(&groups(outlook, catalog, view.group_by, Lang::En), view, 1.0))
}

/// The height of the part of the scene in which rows are shown, for scrolling.
#[must_use]
pub fn rows_room(view: &TimelineView, height: f32) -> f32 {
    (height - head_height(view) - areas_height(view, height)).max(0.0)
}

fn head_height(view: &TimelineView) -> f32 {
    let events = if view.layers.certificates { events::HEIGHT } else { 0.0 };
    let waves = if view.layers.waves { waves::HEIGHT } else { 0.0 };
    axis::HEIGHT + events + waves
}

fn areas_height(view: &TimelineView, height: f32) -> f32 {
    if !view.layers.areas {
        // A strip for the pills of today and the cursor.
        return if view.interactive { 24.0 } else { 0.0 };
    }
    if view.interactive { (height * 0.28).clamp(150.0, 240.0) } else { (height * 0.25).clamp(140.0, 200.0) }
}

/// Lays the timeline out into a scene of this size.
#[must_use]
pub fn layout(
    outlook: &Outlook,
    catalog: &Catalog,
    plan: &Plan,
    lang: Lang,
    view: &TimelineView,
    (width, height): (f32, f32),
) -> Scene {
    let fiscal = plan.settings.fiscal;
    let groups = groups(outlook, catalog, view.group_by, lang);
    let room = rows_room(view, height);
    let density = if view.interactive { 1.0 } else { density(&groups, view, room) };
    let mut rows = rows::rows(&groups, view, density);
    if let Some((first, count)) = view.only_rows {
        rows = rows.into_iter().skip(first).take(count).collect();
        let top = rows.first().map_or(0.0, |row| row.y);
        for row in &mut rows {
            row.y -= top;
        }
    }
    let frame = Frame {
        outlook,
        catalog,
        view,
        lang,
        fiscal,
        current: outlook.as_of.map(|day| fiscal.year_of(day)),
        scale: scale(view, width),
    };
    let mut scene = Scene::new(width, height);
    let right = frame.scale.right();
    let areas = areas_height(view, height);
    // On paper the areas follow the rows; on screen they are docked at the bottom.
    let rows_bottom = if view.interactive { height - areas } else { head_height(view) + rows::height(&rows).min(room) };

    ground(&mut scene, &frame, axis::HEIGHT, rows_bottom + areas);
    waves::shade(&mut scene, &frame, axis::HEIGHT, rows_bottom);

    let top = head_height(view);
    let window = Rect::new(0.0, top, width, (rows_bottom - top).max(0.0));
    scene.marks.push(Mark::Clip(window));
    let scrolled =
        if view.interactive { view.scroll.clamp(0.0, (rows::height(&rows) - window.h).max(0.0)) } else { 0.0 };
    lanes::draw(&mut scene, &frame, &groups, &rows, window, scrolled);
    scene.marks.push(Mark::EndClip);
    if rows.is_empty() {
        let style = TextStyle::regular(13.0, Ink::TextSecondary).center();
        let middle = f32::midpoint(frame.scale.left(), right);
        scene.text(pt(middle, window.y + window.h.min(80.0) / 2.0), style, tr::no_devices(lang));
    }

    let mut y = axis::HEIGHT;
    if view.layers.certificates {
        events::draw(&mut scene, &frame, y, rows_bottom);
        y += events::HEIGHT;
    }
    if view.layers.waves {
        waves::draw(&mut scene, &frame, y);
    }
    if view.layers.areas {
        areas::draw(&mut scene, &frame, Rect::new(0.0, rows_bottom, width, areas));
    }
    verticals(&mut scene, &frame, rows_bottom, rows_bottom + areas);
    axis::draw(&mut scene, &frame);
    let bottom = if view.layers.areas { rows_bottom + areas } else { rows_bottom };
    scene.line(pt(frame.scale.left() - 0.5, 0.0), pt(frame.scale.left() - 0.5, bottom), hair());
    if !view.interactive {
        scene.hits.clear();
    }
    scene
}

/// The density at which all rows fit, between the densest that is readable and the screen's.
fn density(groups: &[Group], view: &TimelineView, room: f32) -> f32 {
    let mut rows = rows::rows(groups, view, 1.0);
    if let Some((first, count)) = view.only_rows {
        rows = rows.into_iter().skip(first).take(count).collect();
    }
    let natural: f32 = rows.iter().map(|row| row.h).sum();
    if natural <= 0.0 { 1.0 } else { (room / natural).clamp(LEAST_DENSITY, 1.0) }
}

/// Rows on paper are at least this share of their height on screen; below it texts would touch.
pub const LEAST_DENSITY: f32 = 0.74;

pub(super) const fn hair() -> Stroke {
    Stroke::new(Ink::StrokeDefault, 1.0)
}

/// Fiscal years as bands behind everything.
fn ground(scene: &mut Scene, frame: &Frame, top: f32, bottom: f32) {
    for band in axis::bands(&frame.scale, frame.fiscal) {
        let ink = axis::band_ink(band.year, frame.current);
        scene.fill(Rect::new(band.left, top, band.right - band.left, bottom - top), ink);
    }
}

/// Today's line and the cursor with their pills.
fn verticals(scene: &mut Scene, frame: &Frame, rows_bottom: f32, bottom: f32) {
    let Frame { scale, lang, view, .. } = *frame;
    let bottom = if view.layers.areas { bottom - areas::FOOT } else { bottom };
    let top = axis::HEIGHT;
    let pill_y = rows_bottom + 6.0;
    let mut taken: Option<(f32, f32)> = None;
    if let Some(today) = frame.outlook.as_of.filter(|day| scale.shows(*day)) {
        let x = scale.x(today);
        scene.line(pt(x, top), pt(x, bottom), Stroke::new(Ink::Accent, 1.5));
        let text = tr::today(lang, &fmt::date(lang, today));
        // On pages of rows alone there is no strip for pills; the first page has named the line.
        if !view.layers.areas && !view.interactive {
            return;
        }
        taken = Some(pill(scene, frame, x, pill_y, &text, (Ink::AccentFill, Ink::AccentOn), None));
    }
    if let Some(cursor) = view.cursor.filter(|day| scale.shows(*day)) {
        let x = scale.x(cursor);
        let from = if view.layers.certificates { top + events::HEIGHT } else { top };
        scene.line(pt(x, from), pt(x, bottom), Stroke::new(Ink::TextPrimary, 1.0));
        pill(scene, frame, x, pill_y, &fmt::date(lang, cursor), (Ink::TextPrimary, Ink::Panel), taken);
    }
}

/// A date on a rounded box, kept inside the axis and beside another one. Returns its left and right edge.
fn pill(
    scene: &mut Scene,
    frame: &Frame,
    x: f32,
    y: f32,
    text: &str,
    (ground, ink): (Ink, Ink),
    taken: Option<(f32, f32)>,
) -> (f32, f32) {
    let style = TextStyle::bold(11.0, ink).center();
    let width = style.width(text) + 14.0;
    let (least, most) = (frame.scale.left() + 2.0, frame.scale.right() - width);
    let mut left = (x - width / 2.0).min(most).max(least);
    if let Some((from, to)) = taken
        && left < to + 4.0
        && left + width > from - 4.0
    {
        left = if x >= f32::midpoint(from, to) { to + 4.0 } else { from - 4.0 - width };
        if left > most {
            left = from - 4.0 - width;
        } else if left < least {
            left = to + 4.0;
        }
    }
    scene.boxed(Rect::new(left, y, width, 18.0), 4.0, Some(Fill::solid(ground)), None);
    scene.text(pt(left + width / 2.0, style.baseline(y + 9.0)), style, text);
    (left, left + width)
}
