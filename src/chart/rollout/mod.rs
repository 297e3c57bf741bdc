//! The rollout: sites (or waves, or vendors) against weeks, with blackouts, deadlines and what technicians can do.

mod bars;
mod head;
mod load;
mod rows;
#[cfg(test)]
mod tests;
mod view;

pub use rows::{RowsBy, Strip};
pub use view::{LABELS, MONTH, RolloutView, WEEK_WIDTH};

use super::draw::TextStyle;
use super::timeline::Scale;
use super::{Fill, Ink, Mark, Pattern, Rect, Scene, Stroke, pt};
use crate::catalog::Catalog;
use crate::i18n::{Lang, fmt};
use crate::model::Day;
use crate::plan::calendar::{WEEK, monday_of};
use crate::plan::{Outlook, Plan, State, WorkKind};

/// Height of the strip of all waves.
pub const OVERVIEW: f32 = 53.0;
/// Height of months and weeks.
const AXIS: f32 = 43.0;
/// Height of the deadlines.
const DEADLINES: f32 = 44.0;
/// Left edge of the texts in the label column.
const INDENT: f32 = 16.0;
/// Free space to the right of the axis.
const MARGIN: f32 = 12.0;

/// What every part of the chart needs to draw.
#[derive(Clone, Copy)]
struct Frame<'a> {
    outlook: &'a Outlook,
    catalog: &'a Catalog,
    plan: &'a Plan,
    view: &'a RolloutView,
    lang: Lang,
    scale: Scale,
    width: f32,
}

impl Frame<'_> {
    /// Left and right edge of a week.
    fn week(&self, monday: Day) -> (f32, f32) {
        (self.scale.x(monday).round(), self.scale.x(monday.plus_days(WEEK)).round())
    }

    /// Width of a week.
    fn per_week(&self) -> f32 {
        self.view.per_week
    }

    /// The Mondays in view.
    fn mondays(&self) -> impl Iterator<Item = Day> + use<> {
        let first = monday_of(self.view.from);
        let count = (self.scale.right() - self.scale.left()) / self.view.per_week;
        (0..=(count.ceil() as i32).min(3000)).map(move |week| first.plus_days(WEEK * week))
    }

    /// The part of the chart beside the labels.
    fn window(&self, top: f32, bottom: f32) -> Rect {
        Rect::new(self.scale.left(), top, self.scale.right() - self.scale.left(), (bottom - top).max(0.0))
    }

    /// True if a week has more devices than technicians can do.
    fn over(&self, monday: Day) -> bool {
        let weeks = &self.outlook.rollout.weeks;
        let position = weeks.partition_point(|week| week.monday < monday);
        weeks.get(position).is_some_and(|week| week.monday == monday && week.over > 0)
    }

    fn number(&self, value: u64) -> String {
        fmt::number(self.lang, value)
    }
}

/// Fill, line and text of a kind of work.
const fn inks(work: Option<WorkKind>) -> (Ink, Ink, Ink) {
    match work {
        Some(WorkKind::Swap) | None => (Ink::AccentTint, Ink::Accent, Ink::AccentText),
        Some(WorkKind::GatewayMove) => state_inks(State::Supported),
        Some(WorkKind::FirmwareUpdate) => state_inks(State::Unknown),
        Some(WorkKind::SoftphoneSetup) => state_inks(State::Replaced),
        Some(WorkKind::CertificateRenewal) => state_inks(State::BestEffort),
    }
}

const fn state_inks(state: State) -> (Ink, Ink, Ink) {
    (Ink::StateFill(state), Ink::StateLine(state), Ink::StateText(state))
}

/// How a blackout is filled.
const BLACKOUT: Fill = Fill { ink: Ink::Hover, pattern: Some((Pattern::Hatch, Ink::StrokeDefault)) };
/// How work beyond the capacity is filled.
const OVER: Fill = Fill {
    ink: Ink::StateFill(State::Unsupported),
    pattern: Some((Pattern::Hatch, Ink::StateHatch(State::Unsupported))),
};

/// The height of the load chart in a scene of some height.
#[must_use]
pub fn load_height(height: f32) -> f32 {
    (height * 0.37).clamp(170.0, 292.0)
}

/// The height of the rows at their natural size, and the room there is for them.
#[must_use]
pub fn rows_height(
    outlook: &Outlook,
    catalog: &Catalog,
    view: &RolloutView,
    lang: Lang,
    (_, height): (f32, f32),
) -> (f32, f32) {
    let rows = rows::rows(outlook, catalog, view, lang);
    let all = rows.last().map_or(0.0, |row| row.y + row.h);
    (all, (height - OVERVIEW - AXIS - DEADLINES - load_height(height)).max(0.0))
}

/// The day under a position of the strip of all waves.
#[must_use]
pub fn overview_day(outlook: &Outlook, width: f32, x: f32) -> Option<Day> {
    let scale = head::overview_scale(outlook, width)?;
    Some(scale.day(x.clamp(scale.left(), scale.right())))
}

/// Top and height of the row in which a bar or wave stands, unscrolled.
#[must_use]
pub fn row_of(
    outlook: &Outlook,
    catalog: &Catalog,
    view: &RolloutView,
    lang: Lang,
    target: &super::Target,
) -> Option<(f32, f32)> {
    let stands = |strip: &Strip| match *target {
        super::Target::Bar(wave, part, run) => strip.wave == wave && strip.bar == Some((part, run)),
        super::Target::Wave(wave) => strip.wave == wave,
        _ => false,
    };
    let rows = rows::rows(outlook, catalog, view, lang);
    rows.iter().find(|row| row.strips.iter().any(stands)).map(|row| (row.y, row.h))
}

/// The position of a day in the strip of all waves.
#[must_use]
pub fn overview_x(outlook: &Outlook, width: f32, day: Day) -> Option<f32> {
    Some(head::overview_scale(outlook, width)?.x(day))
}

/// Lays the rollout out into a scene of this size.
#[must_use]
pub fn layout(
    outlook: &Outlook,
    catalog: &Catalog,
    plan: &Plan,
    lang: Lang,
    view: &RolloutView,
    (width, height): (f32, f32),
) -> Scene {
    let frame = Frame { outlook, catalog, plan, view, lang, scale: view.scale(width), width };
    let mut scene = Scene::new(width, height);
    let rows = rows::rows(outlook, catalog, view, lang);
    let natural = rows.last().map_or(0.0, |row| row.y + row.h);
    let load = load_height(height);
    let top = OVERVIEW + AXIS + DEADLINES;
    let room = (height - top - load).max(0.0);
    // Few rows leave the rest to the load chart, which follows them.
    let rows_bottom = top + natural.min(room);
    let scrolled = if view.interactive { view.scroll.clamp(0.0, (natural - room).max(0.0)) } else { 0.0 };

    let load_place = Rect::new(0.0, rows_bottom, width, (height - rows_bottom).min(load.max(292.0)));
    columns(&mut scene, &frame, top, rows_bottom, load_place);
    head::deadlines(&mut scene, &frame, OVERVIEW + AXIS, rows_bottom);
    let window = Rect::new(0.0, top, width, rows_bottom - top);
    scene.marks.push(Mark::Clip(window));
    bars::draw(&mut scene, &frame, &rows, window, scrolled);
    scene.marks.push(Mark::EndClip);
    load::draw(&mut scene, &frame, load_place);
    head::axis(&mut scene, &frame, OVERVIEW);
    head::overview(&mut scene, &frame);
    scene.rule(0.0, width, rows_bottom - 0.5, Ink::StrokeDefault);
    let left = frame.scale.left() - 0.5;
    scene.line(pt(left, OVERVIEW), pt(left, rows_bottom), Stroke::new(Ink::StrokeDefault, 1.0));
    if !view.interactive {
        scene.hits.clear();
    }
    scene
}

/// The selected and the hovered week through all rows, and the line of today.
fn columns(scene: &mut Scene, frame: &Frame<'_>, top: f32, bottom: f32, load: Rect) {
    let window = frame.window(top, load.bottom());
    scene.marks.push(Mark::Clip(window));
    if let Some(monday) = frame.view.hovered {
        let (left, right) = frame.week(monday);
        scene.fill(Rect::new(left, top, right - left, bottom - top), Ink::Inset);
    }
    if let Some(monday) = frame.view.week() {
        let (left, right) = frame.week(monday);
        scene.fill(Rect::new(left, top, right - left, bottom - top), Ink::Selected);
    }
    if let Some(today) = frame.outlook.as_of.filter(|day| frame.scale.shows(*day)) {
        let x = frame.scale.x(today);
        scene.line(pt(x, top), pt(x, bottom), Stroke::new(Ink::Accent, 1.5));
    }
    scene.marks.push(Mark::EndClip);
}

/// A caption in the label column.
fn caption(scene: &mut Scene, middle: f32, text: &str, bold: bool) {
    let style =
        if bold { TextStyle::bold(12.0, Ink::TextPrimary) } else { TextStyle::regular(11.0, Ink::TextSecondary) };
    let text = super::metrics::fit(style.face, style.size, text, LABELS - INDENT - 8.0);
    scene.text(pt(INDENT, style.baseline(middle)), style, text);
}
