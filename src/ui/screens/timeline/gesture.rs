//! What is being dragged in the timeline: days, a span to zoom to, the as-of day, a wave, the overview, the line above the areas.

use std::sync::Arc;

use egui::{CursorIcon, Key, Modifiers, Pos2, Rect, Response, Ui};

use super::inside;
use crate::chart::timeline::{
    self, OverviewPart, TimelineView, WavePart, areas_dragged, areas_top, overview_part, overview_scale, wave_dragged,
    wave_part,
};
use crate::chart::{Scene, Target};
use crate::model::Day;
use crate::plan::Outlook;
use crate::plan::rollout::Board;
use crate::session::{Command, Edit};
use crate::ui::planning::Planning;

/// Distance from the line above the areas within which the pointer takes it.
const LINE: f32 = 4.0;
/// Distance from today's line within which the as-of day becomes today.
const NEAR_TODAY: f32 = 5.0;

/// A drag.
#[derive(Debug, Default)]
pub(super) enum Gesture {
    /// None.
    #[default]
    None,
    /// Ended by Esc; the button is still down.
    Cancelled,
    /// The days and rows move with the pointer.
    Pan { from: Day, to: Day, scroll: f32, start: Pos2 },
    /// Days are chosen to zoom to.
    Span { from: Day },
    /// The as-of day.
    AsOf,
    /// The line above the areas.
    Areas,
    /// The frame of the overview, or one of its edges.
    Overview { part: OverviewPart, from: Day, to: Day, grabbed: Day },
    /// A wave, or one of its ends.
    Wave(MovedWave),
}

/// A wave that is being dragged.
#[derive(Debug)]
pub(super) struct MovedWave {
    /// Its position in the outlook.
    index: usize,
    /// Its name.
    pub name: String,
    part: WavePart,
    before: (Day, Day),
    grabbed: Day,
    /// First and last day so far.
    pub now: (Day, Day),
    /// What follows from them; `None` as long as nothing changed.
    pub preview: Option<Arc<Outlook>>,
}

impl MovedWave {
    /// The waves of the plan with this one where it was dragged to; `None` where it was.
    fn edit(&self, view: &Planning<'_>) -> Option<Edit> {
        if self.now == self.before {
            return None;
        }
        let mut board = Board::of(view.outlook);
        match self.part {
            WavePart::Whole => board.move_wave(self.index, self.now.0.days_since(self.before.0) / 7),
            WavePart::Start | WavePart::End => board.stretch_wave(self.index, self.now.0, self.now.1),
        }
        Some(Edit::SetWaves(board.waves()))
    }
}

impl Gesture {
    /// True while something is dragged.
    pub(super) const fn active(&self) -> bool {
        !matches!(self, Self::None)
    }

    /// The plan as it would be if the wave were dropped here.
    pub(super) fn preview(&self) -> Option<&Arc<Outlook>> {
        match self {
            Self::Wave(wave) => wave.preview.as_ref(),
            _ => None,
        }
    }

    /// Begins, continues and ends a drag.
    pub(super) fn update(
        &mut self,
        ui: &Ui,
        view: &Planning<'_>,
        chart: &mut TimelineView,
        scene: &Scene,
        response: &Response,
    ) {
        let Some(pointer) = response.interact_pointer_pos() else {
            self.end(view, chart, true);
            hint(ui, view, chart, scene, response);
            return;
        };
        let rect = response.rect;
        if response.drag_started() {
            let press = ui.input(|input| input.pointer.press_origin()).unwrap_or(pointer);
            *self = begin(ui, view, chart, scene, rect, press);
        }
        if self.active() && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
            self.end(view, chart, true);
            *self = Self::Cancelled;
        }
        if response.dragged() {
            self.drag(ui, view, chart, rect, pointer);
        }
        if response.drag_stopped() {
            self.end(view, chart, false);
        }
    }

    fn drag(&mut self, ui: &Ui, view: &Planning<'_>, chart: &mut TimelineView, rect: Rect, pointer: Pos2) {
        let at = inside(rect, pointer);
        let width = rect.width();
        let day = day_near(chart, at.x, width);
        match self {
            Self::None | Self::Cancelled => {}
            Self::Pan { from, to, scroll, start } => {
                let days = chart.days_of(start.x - pointer.x, width);
                chart.show_days(from.plus_days(days), to.plus_days(days));
                super::input::scroll_rows(view, chart, *scroll + start.y - pointer.y, rect.height());
                chart.cursor = None;
                ui.set_cursor_icon(CursorIcon::Grabbing);
            }
            Self::Span { from } => chart.chosen = Some((*from, day)),
            Self::AsOf => {
                let today = view.session.today();
                let near = (timeline::scale(chart, width).x(today) - at.x).abs() <= NEAR_TODAY;
                chart.as_of = Some(if near { today } else { day });
                chart.cursor = None;
                ui.set_cursor_icon(CursorIcon::Grabbing);
            }
            Self::Areas => {
                chart.areas = Some(areas_dragged(chart, rect.height(), at.y));
                chart.cursor = None;
                ui.set_cursor_icon(CursorIcon::ResizeVertical);
            }
            Self::Overview { part, from, to, grabbed } => {
                let scale = overview_scale(view.outlook, chart, width);
                let days = scale.day(at.x).days_since(*grabbed);
                match part {
                    OverviewPart::Start => chart.show_from(from.plus_days(days), *to),
                    OverviewPart::End => chart.show_days(*from, to.plus_days(days).max(from.plus_days(1))),
                    OverviewPart::Frame | OverviewPart::Beside => {
                        chart.show_days(from.plus_days(days), to.plus_days(days));
                    }
                }
                chart.cursor = None;
            }
            Self::Wave(wave) => {
                let now = wave_dragged(wave.before, wave.part, day.days_since(wave.grabbed));
                chart.cursor = None;
                ui.set_cursor_icon(match wave.part {
                    WavePart::Whole => CursorIcon::Grabbing,
                    WavePart::Start | WavePart::End => CursorIcon::ResizeHorizontal,
                });
                if now != wave.now {
                    wave.now = now;
                    wave.preview = wave.edit(view).map(|edit| view.session.preview(&[edit]));
                }
            }
        }
    }

    /// Ends a drag: takes what it chose, unless it is cancelled.
    fn end(&mut self, view: &Planning<'_>, chart: &mut TimelineView, cancelled: bool) {
        match std::mem::take(self) {
            Self::Span { .. } => {
                if let Some((a, b)) = chart.chosen.filter(|(a, b)| !cancelled && a != b) {
                    chart.show_days(a.min(b), a.max(b));
                }
            }
            Self::AsOf => {
                if let Some(day) = chart.as_of.filter(|_| !cancelled) {
                    view.send(Command::SetAsOf(Some(day)));
                }
            }
            Self::Wave(wave) if !cancelled => {
                if let Some(edit) = wave.edit(view) {
                    view.edit(edit);
                    view.send(Command::EndGesture);
                }
            }
            _ => {}
        }
        chart.chosen = None;
        chart.as_of = None;
    }
}

/// The day under a position, also beside the axis.
fn day_near(chart: &TimelineView, x: f32, width: f32) -> Day {
    let scale = timeline::scale(chart, width);
    scale.day(x.clamp(scale.left(), scale.right()))
}

fn begin(ui: &Ui, view: &Planning<'_>, chart: &TimelineView, scene: &Scene, rect: Rect, press: Pos2) -> Gesture {
    let at = inside(rect, press);
    let width = rect.width();
    let pan = Gesture::Pan { from: chart.from, to: chart.to, scroll: chart.scroll, start: press };
    if areas_top(chart, rect.height()).is_some_and(|line| (line - at.y).abs() <= LINE) {
        return Gesture::Areas;
    }
    let hit = scene.hit(at);
    match hit.map(|hit| &hit.target) {
        Some(Target::AsOf) => return Gesture::AsOf,
        Some(Target::Overview) => {
            let part = overview_part(view.outlook, chart, width, at.x);
            let grabbed = overview_scale(view.outlook, chart, width).day(at.x);
            let days = chart.days();
            let (from, to) = match part {
                // Beside the frame it jumps there first.
                OverviewPart::Beside => (grabbed.plus_days(-days / 2), grabbed.plus_days(days - days / 2)),
                _ => (chart.from, chart.to),
            };
            return Gesture::Overview { part, from, to, grabbed };
        }
        Some(Target::Wave(index)) => {
            if let (Some(wave), Some(hit)) = (view.outlook.waves.get(*index), hit) {
                let before = (wave.start, wave.end);
                return Gesture::Wave(MovedWave {
                    index: *index,
                    name: wave.name.clone(),
                    part: wave_part(hit.rect, at.x),
                    before,
                    grabbed: day_near(chart, at.x, width),
                    now: before,
                    preview: None,
                });
            }
        }
        _ => {}
    }
    match chart.day_at(at.x, width) {
        Some(from) if ui.input(|input| input.modifiers.shift) => Gesture::Span { from },
        _ => pan,
    }
}

/// The shape of the pointer says what can be dragged.
fn hint(ui: &Ui, view: &Planning<'_>, chart: &TimelineView, scene: &Scene, response: &Response) {
    let Some(pointer) = ui.input(|input| input.pointer.hover_pos()).filter(|at| response.rect.contains(*at)) else {
        return;
    };
    if ui.ctx().layer_id_at(pointer).is_some_and(|layer| layer != ui.layer_id()) {
        return;
    }
    let at = inside(response.rect, pointer);
    if areas_top(chart, response.rect.height()).is_some_and(|line| (line - at.y).abs() <= LINE) {
        ui.set_cursor_icon(CursorIcon::ResizeVertical);
        return;
    }
    let hit = scene.hit(at);
    let icon = match hit.map(|hit| (&hit.target, hit.rect)) {
        Some((Target::AsOf, _)) => CursorIcon::Grab,
        Some((Target::Wave(_), rect)) => match wave_part(rect, at.x) {
            WavePart::Whole => CursorIcon::Grab,
            WavePart::Start | WavePart::End => CursorIcon::ResizeHorizontal,
        },
        Some((Target::Overview, _)) => match overview_part(view.outlook, chart, response.rect.width(), at.x) {
            OverviewPart::Start | OverviewPart::End => CursorIcon::ResizeHorizontal,
            OverviewPart::Frame => CursorIcon::Grab,
            OverviewPart::Beside => CursorIcon::PointingHand,
        },
        Some((Target::State(_) | Target::Events(_) | Target::Waves(_), _)) => CursorIcon::PointingHand,
        _ => return,
    };
    ui.set_cursor_icon(icon);
}
