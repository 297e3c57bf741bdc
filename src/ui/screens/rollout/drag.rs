//! Drags: the background pans, a bar moves, its ends change its weeks, a number goes up and down, the frame of the overview
//! moves the view. A drag changes the plan as it goes and is one step; Esc takes it back.

use std::sync::Arc;

use egui::{CursorIcon, Key, Modifiers, Pos2, Rect, Response, Ui};

use super::{RolloutScreen, bar_words, board_of, inside, later, monday_at};
use crate::chart::rollout::{self, RolloutView};
use crate::chart::{Scene, Target};
use crate::model::Day;
use crate::plan::calendar::{WEEK, monday_of};
use crate::plan::rollout::{Board, weeks::runs};
use crate::plan::{Outlook, WeekDevices};
use crate::session::{Command, Edit, RolloutChange, RolloutEdit, Selection};
use crate::ui::planning::Planning;

/// Points from the end of a bar within which its end is taken.
const GRIP: f32 = 5.0;
/// Points the pointer moves up or down for one device.
const PER_DEVICE: f32 = 4.0;

/// A drag that goes on.
#[derive(Debug)]
pub(super) struct Drag {
    what: What,
    start: Pos2,
    /// True once the plan was changed.
    changed: bool,
    /// What was sent last.
    sent: Option<Step>,
    /// The bar where it is now. It is selected at the end: an inspector that opens would end the drag.
    bar: Option<Selection>,
    cancelled: bool,
}

#[derive(Debug)]
enum What {
    Pan(Day, f32),
    /// Days between the pointer and the first day shown.
    Overview(i32),
    /// An end of the frame in the overview; the other end, which stays.
    Frame(Day, bool),
    Wave(Arc<Outlook>, usize),
    Bar(Bar),
}

#[derive(Debug)]
struct Bar {
    outlook: Arc<Outlook>,
    wave: usize,
    part: usize,
    run: usize,
    weeks: Vec<WeekDevices>,
    /// The week under the pointer when the drag began.
    monday: Day,
    grip: Grip,
}

/// What of a bar was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Grip {
    /// Its middle: sideways moves it, up and down changes the number.
    Middle,
    Move,
    Number,
    Start,
    End,
}

/// What a drag asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    To(Day),
    Between(Day, Day),
    Count(u64),
    By(i32),
}

impl RolloutScreen {
    /// Follows a drag of the chart.
    pub(super) fn dragging(
        &mut self,
        ui: &Ui,
        view: &Planning<'_>,
        chart: &mut RolloutView,
        response: &Response,
        rect: Rect,
        scene: &Scene,
    ) {
        let width = rect.width().floor();
        let Some(pointer) = response.interact_pointer_pos() else {
            self.cursor(ui, view.outlook, chart, rect, scene);
            self.drag = None;
            return;
        };
        if response.drag_started() {
            let start = ui.input(|input| input.pointer.press_origin()).unwrap_or(pointer);
            let what = begin(view, chart, rect, scene, start);
            self.drag = Some(Drag { what, start, changed: false, sent: None, bar: None, cancelled: false });
        }
        let Some(drag) = &mut self.drag else { return };
        if !drag.cancelled && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
            drag.cancelled = true;
            if drag.changed {
                view.send(Command::CancelGesture);
            }
        }
        if !drag.cancelled && response.dragged() {
            let follow = !ui.input(|input| input.modifiers.alt);
            drag.go_on(view, chart, (rect, width), pointer, follow);
        }
        if response.drag_stopped() {
            if drag.changed && !drag.cancelled {
                view.send(Command::EndGesture);
            }
            if let Some(bar) = drag.bar.take().filter(|_| !drag.cancelled) {
                view.send(Command::Select(bar));
            }
            self.drag = None;
        }
    }

    /// The shape of the pointer over what could be dragged.
    fn cursor(&self, ui: &Ui, outlook: &Outlook, chart: &RolloutView, rect: Rect, scene: &Scene) {
        let Some(at) = ui.input(|input| input.pointer.hover_pos()).filter(|at| rect.contains(*at)) else { return };
        if self.menu.is_some() || egui::Popup::is_any_open(ui.ctx()) {
            return;
        }
        let point = inside(rect, at);
        if point.y < rollout::OVERVIEW {
            let ends = frame(outlook, chart, rect.width().floor());
            if ends.is_some_and(|(left, right)| (point.x - left).abs() <= GRIP || (point.x - right).abs() <= GRIP) {
                ui.ctx().set_cursor_icon(CursorIcon::ResizeHorizontal);
            }
            return;
        }
        let Some(hit) = scene.hit(point) else { return };
        if let Target::Bar(..) = hit.target {
            let icon = match grip(hit.rect.x, hit.rect.right(), point.x) {
                Grip::Start | Grip::End => CursorIcon::ResizeHorizontal,
                _ => CursorIcon::Grab,
            };
            ui.ctx().set_cursor_icon(icon);
        } else if matches!(hit.target, Target::Wave(_)) && chart.by == rollout::RowsBy::Wave {
            ui.ctx().set_cursor_icon(CursorIcon::Grab);
        }
    }
}

fn grip(left: f32, right: f32, x: f32) -> Grip {
    let reach = GRIP.min((right - left) / 4.0);
    if x < left + reach {
        Grip::Start
    } else if x > right - reach {
        Grip::End
    } else {
        Grip::Middle
    }
}

/// Left and right end of the frame in the overview.
fn frame(outlook: &Outlook, chart: &RolloutView, width: f32) -> Option<(f32, f32)> {
    let last = chart.from.plus_days(WEEK * chart.weeks(width));
    Some((rollout::overview_x(outlook, width, chart.from)?, rollout::overview_x(outlook, width, last)?))
}

/// What a drag from a point takes.
fn begin(view: &Planning<'_>, chart: &RolloutView, rect: Rect, scene: &Scene, start: Pos2) -> What {
    let width = rect.width().floor();
    let point = inside(rect, start);
    let pan = What::Pan(chart.from, chart.scroll);
    if point.y < rollout::OVERVIEW {
        let Some(day) = rollout::overview_day(view.outlook, width, point.x) else { return pan };
        if let Some((left, right)) = frame(view.outlook, chart, width) {
            let last = chart.from.plus_days(WEEK * chart.weeks(width));
            if (point.x - right).abs() <= GRIP {
                return What::Frame(chart.from, false);
            } else if (point.x - left).abs() <= GRIP {
                return What::Frame(last, true);
            }
        }
        let shown = day >= chart.from && day <= chart.from.plus_days(WEEK * chart.weeks(width));
        // Beside the frame the frame comes to the pointer.
        let half = WEEK * chart.weeks(width) / 2;
        return What::Overview(if shown { day.days_since(chart.from) } else { half });
    }
    match scene.hit(point).map(|hit| (&hit.target, hit.rect)) {
        Some((Target::Bar(wave, part, run), place)) => {
            let own = view.outlook.waves.get(*wave).and_then(|wave| wave.parts.get(*part));
            let weeks = own
                .and_then(|part| runs(&view.outlook.rollout.capacity, &part.site, &part.weeks).into_iter().nth(*run));
            let (Some(weeks), Some(monday)) = (weeks, monday_at(chart, width, point)) else { return pan };
            let (outlook, grip) = (Arc::clone(view.outlook), grip(place.x, place.right(), point.x));
            What::Bar(Bar { outlook, wave: *wave, part: *part, run: *run, weeks, monday, grip })
        }
        Some((Target::Wave(wave), _)) if chart.by == rollout::RowsBy::Wave => {
            What::Wave(Arc::clone(view.outlook), *wave)
        }
        _ => pan,
    }
}

impl Drag {
    fn go_on(
        &mut self,
        view: &Planning<'_>,
        chart: &mut RolloutView,
        (rect, width): (Rect, f32),
        pointer: Pos2,
        follow: bool,
    ) {
        let moved = pointer - self.start;
        let weeks = (moved.x / chart.per_week).round() as i32;
        match &mut self.what {
            What::Pan(from, scroll) => {
                chart.from = from.plus_days(chart.days_of(-moved.x));
                let (rows, room) =
                    rollout::rows_height(view.outlook, view.catalog, chart, view.lang, (width, rect.height().floor()));
                chart.scroll = (*scroll - moved.y).clamp(0.0, (rows - room).max(0.0));
            }
            What::Overview(ahead) => {
                if let Some(day) = rollout::overview_day(view.outlook, width, inside(rect, pointer).x) {
                    chart.from = day.plus_days(-*ahead);
                }
            }
            What::Frame(other, start) => {
                if let Some(day) = rollout::overview_day(view.outlook, width, inside(rect, pointer).x) {
                    let (from, to) = if *start { (day.min(*other), *other) } else { (*other, day.max(*other)) };
                    chart.show_days(from, to.max(from.plus_days(WEEK * 3)), width);
                }
            }
            What::Wave(outlook, wave) => {
                let step = Step::By(weeks);
                if self.sent == Some(step) || (self.sent.is_none() && weeks == 0) {
                    return;
                }
                let Some(own) = outlook.waves.get(*wave) else { return };
                let mut board = Board::of(outlook);
                board.move_wave(*wave, weeks);
                let change = RolloutChange::Move(own.name.clone(), later(monday_of(own.start), weeks));
                send(view, change, &board);
                (self.sent, self.changed) = (Some(step), true);
            }
            What::Bar(bar) => {
                if bar.grip == Grip::Middle {
                    if moved.length() < 4.0 {
                        return;
                    }
                    bar.grip = if moved.y.abs() > moved.x.abs() { Grip::Number } else { Grip::Move };
                }
                let Some(step) = bar.step(weeks, moved.y) else { return };
                if self.sent == Some(step) || (self.sent.is_none() && bar.is_at(step)) {
                    return;
                }
                if let Some(selection) = bar.send(view, step, follow) {
                    (self.sent, self.changed, self.bar) = (Some(step), true, Some(selection));
                }
            }
        }
    }
}

fn send(view: &Planning<'_>, change: RolloutChange, board: &Board<'_>) {
    view.edit(Edit::Rollout(Box::new(RolloutEdit::waves(change, board.waves()))));
}

impl Bar {
    fn ends(&self) -> Option<(Day, Day)> {
        Some((self.weeks.first()?.monday, self.weeks.last()?.monday))
    }

    fn count(&self) -> u64 {
        self.weeks.iter().find(|week| week.monday == self.monday).map_or(0, |week| week.devices)
    }

    fn step(&self, weeks: i32, down: f32) -> Option<Step> {
        let (first, last) = self.ends()?;
        Some(match self.grip {
            Grip::Move | Grip::Middle => Step::To(later(first, weeks)),
            Grip::Start => Step::Between(later(first, weeks).min(last), last),
            Grip::End => Step::Between(first, later(last, weeks).max(first)),
            Grip::Number => {
                let by = (-down / PER_DEVICE).round() as i64;
                let all = crate::plan::rollout::weeks::total(&self.weeks);
                Step::Count(self.count().saturating_add_signed(by).min(all))
            }
        })
    }

    /// True if a step leaves the bar as it was.
    fn is_at(&self, step: Step) -> bool {
        let Some((first, last)) = self.ends() else { return true };
        match step {
            Step::To(day) => day == first,
            Step::Between(from, to) => (from, to) == (first, last),
            Step::Count(devices) => devices == self.count(),
            Step::By(weeks) => weeks == 0,
        }
    }

    /// Changes the plan; returns the bar where it is then.
    fn send(&self, view: &Planning<'_>, step: Step, follow: bool) -> Option<Selection> {
        let (mut board, cell) = board_of(&self.outlook, self.wave, self.part)?;
        let what = bar_words(view.lang, &self.outlook, self.wave, self.part);
        let (first, _) = self.ends()?;
        let site = board.cells.get(cell)?.site.clone();
        let name = self.outlook.waves.get(self.wave)?.name.clone();
        let (change, begins, week) = match step {
            Step::To(to) => {
                let to = board.capacity.next_open(&site, to);
                board.move_bar(cell, self.run, to, follow);
                (RolloutChange::Move(what, to), to, None)
            }
            Step::Between(from, to) => {
                board.stretch(cell, self.run, from, to);
                (RolloutChange::Stretch(what), board.capacity.next_open(&site, from), None)
            }
            Step::Count(devices) => {
                board.set_week(cell, self.run, self.monday, devices);
                (RolloutChange::Week(what, self.monday), first, Some(self.monday))
            }
            Step::By(_) => return None,
        };
        send(view, change, &board);
        Some(Selection::Bar(name, site, begins, week))
    }
}
