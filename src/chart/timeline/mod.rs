//! The timeline: certificates, waves, life-cycle bars and devices by support state over one axis.

mod areas;
pub mod axis;
mod events;
mod lanes;
mod overview;
mod rows;
pub mod stack;
#[cfg(test)]
mod tests;
mod verticals;
mod waves;
mod zoom;

use std::collections::BTreeSet;

pub use areas::{Areas, area_chart, areas_plot, state_at};
pub use axis::Scale;
pub use lanes::label_room;
pub use overview::{OverviewPart, overview_part, overview_scale};
pub use rows::{Group, Row, RowKind, groups};
pub use waves::{WavePart, wave_dragged, wave_part};
pub use zoom::{LONGEST, RowTarget, SHORTEST};

use super::draw::TextStyle;
use super::{Ink, Mark, Rect, Scene, Stroke, Target, pt};
use crate::catalog::Catalog;
use crate::i18n::Lang;
use crate::i18n::tr::chart as tr;
use crate::model::{Day, FiscalCalendar, FiscalYear};
use crate::plan::{Outlook, Plan};

/// How lanes are grouped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum GroupBy {
    /// By class group.
    #[default]
    Class,
    /// By site, the one with most devices first.
    Site,
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
    /// The as-of day while its cursor is dragged; that of the outlook if `None`.
    pub as_of: Option<Day>,
    /// Rows of the wave lane; see [`TimelineView::settle`].
    pub wave_rows: u8,
    /// Height of the areas where the user set it.
    pub areas: Option<f32>,
    /// Show the whole span below, with the part in view framed.
    pub overview: bool,
    /// Days being chosen with the pointer.
    pub chosen: Option<(Day, Day)>,
    /// Layers.
    pub layers: Layers,
    /// Grouping.
    pub group_by: GroupBy,
    /// True on screen: rows scroll and hit regions are made. On paper rows are as tall as the room allows.
    pub interactive: bool,
    /// On paper: only the rows `first..first + count`.
    pub only_rows: Option<(usize, usize)>,
    /// On paper: width of the label column, see [`label_room`].
    pub labels: Option<f32>,
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
            as_of: None,
            wave_rows: 1,
            areas: None,
            overview: false,
            chosen: None,
            layers: Layers::default(),
            group_by: GroupBy::Class,
            interactive: true,
            only_rows: None,
            labels: None,
        };
        for (id, class) in crate::model::ClassGroup::ALL.into_iter().enumerate() {
            if differs(outlook, &outlook.group(class).1) {
                view.expanded.insert(id);
            }
        }
        view
    }
}

/// True if some lanes go different ways.
fn differs(outlook: &Outlook, lanes: &[usize]) -> bool {
    let lanes: Vec<_> = lanes.iter().filter_map(|lane| outlook.lanes.get(*lane)).collect();
    lanes.iter().any(|lane| lanes.first().is_some_and(|first| !lanes::alike(first, lane)))
}

/// The days a timeline of this outlook shows when all is in view; five years around the as-of day if it is empty.
#[must_use]
pub fn span(outlook: &Outlook) -> (Day, Day) {
    let as_of = outlook.as_of.unwrap_or(Day::from_number(20_000));
    let (from, to) = outlook.span.unwrap_or((as_of.plus_months(-12), as_of.plus_months(48)));
    if to > from { (from, to.plus_days(1)) } else { (from, from.plus_months(12)) }
}

/// Width of the label column where there is room for it.
pub const LABELS: f32 = 254.0;
/// Free space to the right of the axis.
pub const MARGIN: f32 = 12.0;
/// Height of the strip of pills where there are no areas.
const PILLS: f32 = 24.0;
/// Left edge of the texts in the label column.
pub(super) const INDENT: f32 = 10.0;

/// Width of the label column in a timeline of this width.
fn labels(width: f32) -> f32 {
    (width * 0.34).clamp(160.0, LABELS)
}

/// What every part of the timeline needs to draw.
#[derive(Clone, Copy)]
pub(super) struct Frame<'a> {
    pub outlook: &'a Outlook,
    pub catalog: &'a Catalog,
    /// The plan, for what the user calls things; `None` where only sizes are asked for.
    pub plan: Option<&'a Plan>,
    pub view: &'a TimelineView,
    pub lang: Lang,
    pub fiscal: FiscalCalendar,
    /// The fiscal year of today.
    pub current: Option<FiscalYear>,
    pub scale: Scale,
}

impl Frame<'_> {
    /// Where the counts of the label column end.
    pub(super) fn counts_right(&self) -> f32 {
        self.scale.left() - 12.0
    }

    /// The day everything is read on.
    pub(super) fn as_of(&self) -> Option<Day> {
        self.view.as_of.or(self.outlook.as_of)
    }

    /// Today.
    pub(super) fn today(&self) -> Option<Day> {
        self.outlook.today.or(self.outlook.as_of)
    }

    /// The day whose counts are shown: under the pointer, else the as-of day.
    pub(super) fn counted(&self) -> Option<Day> {
        self.view.cursor.or(self.as_of())
    }

    /// Positions of the upright lines that words keep clear of. On screen they do not run away from the pointer.
    pub(super) fn lines(&self) -> impl Iterator<Item = f32> + '_ {
        let days = [self.today(), self.as_of(), self.view.cursor.filter(|_| !self.view.interactive)];
        days.into_iter().flatten().map(|day| self.scale.x(day))
    }

    /// True if the selection means this row; devices of a selected lane are selected at every site.
    pub(super) fn selects(&self, target: &Target) -> bool {
        match (&self.view.selected, target) {
            (Some(Target::Lane(lane)), Target::Piece(other, _)) => lane == other,
            (selected, target) => selected.as_ref() == Some(target),
        }
    }

    /// True if the pointer is on an event or wave that touches the devices of this row.
    pub(super) fn marks(&self, target: &Target) -> bool {
        let (Target::Lane(lane) | Target::Piece(lane, _)) = target else { return false };
        let site = if let Target::Piece(_, site) = target { Some(*site) } else { None };
        self.touches(*lane, site)
    }

    /// True if the pointer is on an event or wave that touches the devices of a lane, at one site if one is given.
    pub(super) fn touches(&self, lane: usize, site: Option<usize>) -> bool {
        let event = |index: &usize| self.outlook.events.get(*index).is_some_and(|event| event.lanes.contains(&lane));
        let site = site.and_then(|site| self.outlook.sites.get(site)).map(|(name, _)| name.as_str());
        let wave = |index: &usize| {
            self.outlook.waves.get(*index).is_some_and(|wave| {
                let mut parts = wave.parts.iter().filter(|part| site.is_none_or(|site| site == part.site));
                if wave.parts.is_empty() {
                    wave.items.iter().any(|item| item.lane == lane)
                } else {
                    parts.any(|part| part.items.iter().any(|item| item.lane == lane))
                }
            })
        };
        match &self.view.hovered {
            Some(Target::Event(index)) => event(index),
            Some(Target::Events(indices)) => indices.iter().any(event),
            Some(Target::Wave(index)) => wave(index),
            Some(Target::Waves(indices)) => indices.iter().any(wave),
            _ => false,
        }
    }
}

/// The scale of a timeline of this width.
#[must_use]
pub fn scale(view: &TimelineView, width: f32) -> Scale {
    let margin = if view.interactive { MARGIN } else { 0.0 };
    let labels = view.labels.unwrap_or_else(|| labels(width));
    Scale::new(view.from, view.to, labels, (width - margin).max(labels + 1.0))
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
    let waves = if view.layers.waves { waves::height(view) } else { 0.0 };
    axis::HEIGHT + events + waves
}

fn areas_height(view: &TimelineView, height: f32) -> f32 {
    if !view.layers.areas {
        // A strip for the pills of today and the cursor.
        let overview = if view.overview { overview::HEIGHT } else { 0.0 };
        return if view.interactive { PILLS + overview } else { 0.0 };
    }
    if !view.interactive {
        return (height * 0.25).clamp(140.0, 200.0);
    }
    let overview = if view.overview { overview::HEIGHT } else { 0.0 };
    let liked = view.areas.unwrap_or_else(|| (height * 0.28).clamp(150.0, 240.0));
    liked.clamp(AREAS.0, (height * AREAS.1).max(AREAS.0)) + overview
}

/// The least height of the areas, and the largest share of the whole height they may take.
const AREAS: (f32, f32) = (132.0, 0.6);

/// Where the line above the areas is, which can be dragged; `None` where there are none.
#[must_use]
pub fn areas_top(view: &TimelineView, height: f32) -> Option<f32> {
    (view.interactive && view.layers.areas).then(|| height - areas_height(view, height))
}

/// The height of the areas if the line above them is dragged here.
#[must_use]
pub fn areas_dragged(view: &TimelineView, height: f32, y: f32) -> f32 {
    let overview = if view.overview { overview::HEIGHT } else { 0.0 };
    (height - y - overview).clamp(AREAS.0, (height * AREAS.1).max(AREAS.0))
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
        plan: Some(plan),
        view,
        lang,
        fiscal,
        current: outlook.today.or(outlook.as_of).map(|day| fiscal.year_of(day)),
        scale: scale(view, width),
    };
    let mut scene = Scene::new(width, height);
    let right = frame.scale.right();
    let overview = if view.overview && view.interactive { overview::HEIGHT } else { 0.0 };
    let areas = areas_height(view, height) - overview;
    // On paper the areas follow the rows; on screen they are docked at the bottom.
    let rows_bottom =
        if view.interactive { height - areas - overview } else { head_height(view) + rows::height(&rows).min(room) };

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
    verticals::draw(&mut scene, &frame, rows_bottom, rows_bottom + areas);
    axis::draw(&mut scene, &frame);
    let bottom = if view.layers.areas { rows_bottom + areas } else { rows_bottom };
    scene.line(pt(frame.scale.left() - 0.5, 0.0), pt(frame.scale.left() - 0.5, bottom), hair());
    if overview > 0.0 {
        overview::draw(&mut scene, &frame, Rect::new(0.0, height - overview, width, overview));
    }
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
