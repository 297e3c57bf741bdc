//! Rollout: the waves week by week, what technicians can do, and the weeks in which nobody works.
//!
//! The chart is a scene of `chart::rollout`; here are only the controls, the pointer and the keys.

mod blackout;
mod drag;
mod input;
mod menu;
mod periods;
mod tip;
mod toolbar;

use std::sync::Arc;

use egui::{Pos2, Rect, Ui, UiBuilder};
use lucide_icons::Icon;

use crate::chart::rollout::{self, RolloutView};
use crate::chart::{Ink, Point, Scene, Target, pt};
use crate::i18n::tr::rollout as tr;
use crate::i18n::{Lang, explain};
use crate::model::Day;
use crate::plan::calendar::{WEEK, monday_of};
use crate::plan::rollout::{Board, late, weeks::runs};
use crate::plan::waves::WaveOutlook;
use crate::plan::{Outlook, Plan, State};
use crate::session::{Command, Screen, Selection};
use crate::ui::cx::Cx;
use crate::ui::planning::Planning;
use crate::ui::scene;
use crate::ui::theme::Type;
use crate::ui::widgets::{Pane, UiExt as _};

pub(in crate::ui) use blackout::delete as delete_blackout;
pub use periods::PeriodsForm;

/// The rollout screen with what it remembers between frames.
#[derive(Debug, Default)]
pub struct RolloutScreen {
    view: Option<RolloutView>,
    /// Devices of the fleet the view was made for: a new fleet begins with a new view.
    devices: u64,
    cached: Option<Cached>,
    drag: Option<drag::Drag>,
    menu: Option<(Target, Option<Day>, Pos2)>,
    form: Option<blackout::Form>,
    typed: Option<input::Typed>,
    /// The selection last brought into view.
    shown: Selection,
    /// Technicians by period, while they are edited.
    pub periods: PeriodsForm,
}

/// The scene of the last frame and what it was made from.
#[derive(Debug)]
struct Cached {
    outlook: Arc<Outlook>,
    plan: Plan,
    view: RolloutView,
    lang: Lang,
    size: (f32, f32),
    scene: Arc<Scene>,
}

impl RolloutScreen {
    /// Shows it.
    pub fn show(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let view = Planning::new(cx);
        let lang = view.lang;
        ui.spacing_mut().item_spacing.y = 0.0;
        let width = ui.available_width();
        let mut chart = self.take_view(&view, width);
        let note = note(&view);
        Pane::screen(&tr::title(lang), &note).show(ui, |ui| {
            if !view.outlook.waves.is_empty() {
                toolbar::show(self, ui, &view, &mut chart, width);
            }
        });
        if view.outlook.waves.is_empty() {
            if ui.empty_state(Icon::Truck, &tr::empty(lang), Some(&tr::empty_button(lang))) {
                view.send(Command::Show(Screen::Strategy));
            }
            return;
        }
        lines(ui, &view);
        let rect = ui.available_rect_before_wrap();
        self.chart(ui, &view, &mut chart, rect);
        self.view = Some(chart);
    }

    /// The view to draw: kept, made anew for a new fleet, and following the selection.
    fn take_view(&mut self, view: &Planning<'_>, width: f32) -> RolloutView {
        let devices = view.outlook.devices;
        let fresh = devices != self.devices;
        self.devices = devices;
        let mut chart = match self.view.take().filter(|_| !fresh) {
            Some(chart) => chart,
            None => RolloutView::of(view.outlook),
        };
        (chart.selected, chart.cell) = target_of(view);
        if view.session.selection() != &self.shown {
            self.shown = view.session.selection().clone();
            if self.drag.is_none()
                && let Some(day) = shown_day(view, &chart)
            {
                chart.reveal(day, width);
            }
            self.reveal_row(view, &mut chart);
        }
        chart
    }

    /// Scrolls the row of a selected bar or wave into view.
    fn reveal_row(&self, view: &Planning<'_>, chart: &mut RolloutView) {
        let Some(size) = self.cached.as_ref().map(|cached| cached.size) else { return };
        let Some(target) = chart.selected.clone() else { return };
        let row = rollout::row_of(view.outlook, view.catalog, chart, view.lang, &target);
        if let Some((top, height)) = row {
            let (rows, room) = rollout::rows_height(view.outlook, view.catalog, chart, view.lang, size);
            let scroll = chart.scroll.min(top).max(top + height - room);
            chart.scroll = scroll.clamp(0.0, (rows - room).max(0.0));
        }
    }

    fn chart(&mut self, ui: &mut Ui, view: &Planning<'_>, chart: &mut RolloutView, rect: Rect) {
        let size = (rect.width().floor().max(420.0), rect.height().floor().max(260.0));
        self.keys(ui, view, chart, size);
        input::wheel(ui, view, chart, rect, size);
        Self::hover(ui, chart, rect, size);
        let scene = self.scene(view, chart, size);
        let mut child = ui.new_child(UiBuilder::new().max_rect(rect));
        child.set_clip_rect(rect.intersect(ui.clip_rect()));
        let output = scene::show(&mut child, &tr::chart(view.lang), &scene);
        ui.advance_cursor_after_rect(rect);
        self.dragging(ui, view, chart, &output.response, rect, &scene);
        let at = ui.input(|input| input.pointer.interact_pos());
        let monday = at.and_then(|at| monday_at(chart, size.0, inside(rect, at)));
        if let Some(target) = output.clicked.clone() {
            select(view, &target, monday);
        } else if output.response.clicked() {
            view.select(Selection::None);
        }
        if let Some(target) = &output.opened {
            self.opened(view, target);
        }
        if let (Some(target), Some(at)) = (output.secondary.clone(), at) {
            select(view, &target, monday);
            self.menu = Some((target, monday, at));
        }
        self.context_menu(ui, view);
        self.typing(ui, view, chart, rect, size.0, &scene);
        self.blackout_form(ui, view);
        if self.drag.is_none() && self.menu.is_none() && self.typed.is_none() {
            tip::show(ui, view, chart, output.hit(&scene), monday);
        }
    }

    fn scene(&mut self, view: &Planning<'_>, chart: &RolloutView, size: (f32, f32)) -> Arc<Scene> {
        if let Some(cached) = &self.cached
            && Arc::ptr_eq(&cached.outlook, view.outlook)
            && (cached.lang, cached.size) == (view.lang, size)
            && cached.view == *chart
            && cached.plan.blackouts == view.plan.blackouts
            && cached.plan.settings == view.plan.settings
        {
            return Arc::clone(&cached.scene);
        }
        let scene = Arc::new(rollout::layout(view.outlook, view.catalog, view.plan, view.lang, chart, size));
        let plan =
            Plan { settings: view.plan.settings.clone(), blackouts: view.plan.blackouts.clone(), ..Plan::default() };
        self.cached = Some(Cached {
            outlook: Arc::clone(view.outlook),
            plan,
            view: chart.clone(),
            lang: view.lang,
            size,
            scene: Arc::clone(&scene),
        });
        scene
    }

    /// A double click opens the item where it is edited.
    fn opened(&mut self, view: &Planning<'_>, target: &Target) {
        match target {
            Target::Bar(wave, part, _) => {
                if let Some(part) = view.outlook.waves.get(*wave).and_then(|wave| wave.parts.get(*part)) {
                    show_site(view, &part.site);
                }
            }
            Target::Wave(_) => view.send(Command::Show(Screen::Timeline)),
            Target::Blackout(index) => self.form = blackout::Form::of(view, *index),
            Target::Capacity => view.send(Command::Show(Screen::Budget)),
            Target::Event(_) => view.send(Command::Show(Screen::Certificates)),
            Target::Lane(_) => view.send(Command::Show(Screen::Strategy)),
            _ => {}
        }
    }
}

/// Lists the devices of a site in the inventory.
fn show_site(view: &Planning<'_>, site: &str) {
    view.send(Command::Filter(format!("site:\"{site}\"")));
    view.send(Command::Show(Screen::Inventory));
}

/// What the plan does not know, and what does not fit, over the chart.
fn lines(ui: &mut Ui, view: &Planning<'_>) {
    let lang = view.lang;
    let late = late(view.outlook);
    if let Some(first) = late.first() {
        let what =
            view.outlook.waves.get(first.wave).and_then(|wave| {
                Some(format!("{}, {}", wave.name, site_name(lang, &wave.parts.get(first.part)?.site)))
            });
        let mut what = what.unwrap_or_default();
        if late.len() > 1 {
            what = format!("{what} {}", tr::late_more(lang, late.len() as u64 - 1));
        }
        let sentence = tr::late_note(lang, first.devices, &view.date(first.deadline), &what);
        egui::Frame::new().inner_margin(egui::Margin::symmetric(16, 6)).show(ui, |ui| {
            let response = ui.error_line(&sentence);
            let click = ui.interact(response.rect, ui.scope_id().with("late"), egui::Sense::click());
            click.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Link, true, &sentence));
            if click.clicked() {
                select(view, &Target::Wave(first.wave), None);
                if let Some(bar) = bar_of(view.outlook, first.wave, first.part, first.monday) {
                    select(view, &bar, Some(first.monday));
                }
            }
        });
    }
    if let Some(pace) = view.outlook.pace {
        egui::Frame::new().inner_margin(egui::Margin::symmetric(16, 5)).show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.icon_sized(Icon::Info, 14.0, Ink::TextTertiary);
                let text = tr::pace_note(lang, pace.crews, &view.number(pace.devices_a_day));
                ui.txt_cut(Type::Dense, Ink::TextSecondary, text);
                if ui.link_text(&tr::pace_button(lang)).clicked() {
                    view.send(Command::Show(Screen::Budget));
                }
            });
        });
        let bottom = ui.cursor().top();
        let stroke = egui::Stroke::new(1.0, ui.ink(Ink::StrokeSubtle));
        ui.painter().hline(ui.max_rect().x_range(), bottom - 0.5, stroke);
    }
}

/// The finding beside the title.
fn note(view: &Planning<'_>) -> String {
    let lang = view.lang;
    let count = view.outlook.waves.len() as u64;
    let waves = tr::note(lang, count);
    let over = view.outlook.rollout.over().count() as u64;
    match (count, over) {
        (0, _) => String::new(),
        (_, 0) => tr::note_fits(lang, &waves),
        (_, over) => tr::note_over(lang, over, &waves),
    }
}

/// The name of a site; devices without one are said to have none.
#[must_use]
pub fn site_name(lang: Lang, site: &str) -> String {
    if site.is_empty() { tr::no_site(lang) } else { site.to_owned() }
}

/// The site of a wave, or how many it has.
#[must_use]
pub fn site(view: &Planning<'_>, wave: &WaveOutlook) -> String {
    explain::wave_site(view.lang, wave)
}

/// Days between the end of a wave and its deadline, with the state they mean.
///
/// A deadline that was past before the plan began says only that: every wave would be late against it.
pub(in crate::ui) fn slack(ui: &mut Ui, view: &Planning<'_>, end: Day, deadline: Day) {
    let days = deadline.days_since(end);
    if deadline < view.session.as_of() {
        ui.state_word(State::Unsupported, &crate::i18n::tr::inspector::past(view.lang));
        return;
    }
    let text = super::timeline::slack(view, days);
    let value = text.split('\t').nth(1).unwrap_or_default().to_owned();
    if days < 0 {
        ui.state_word(State::Unsupported, &format!("{}{value}", crate::i18n::fmt::MINUS));
    } else if days < 30 {
        ui.state_word(State::BestEffort, &value);
    } else {
        ui.state_word(State::Supported, &value);
    }
}

/// A position in the scene.
fn inside(rect: Rect, at: Pos2) -> Point {
    pt(at.x - rect.left(), at.y - rect.top())
}

/// The Monday of the week under a point beside the labels.
fn monday_at(chart: &RolloutView, width: f32, at: Point) -> Option<Day> {
    let scale = chart.scale(width);
    (at.x >= scale.left() && at.x < scale.right()).then(|| monday_of(scale.day(at.x)))
}

/// Selects what a target stands for; of a bar also the week.
fn select(view: &Planning<'_>, target: &Target, monday: Option<Day>) {
    let outlook = view.outlook;
    let selection = match target {
        Target::Bar(wave, part, run) => bar_selection(outlook, *wave, *part, *run, monday),
        Target::Wave(wave) => outlook.waves.get(*wave).map(|wave| Selection::Wave(wave.name.clone())),
        Target::Week(monday) => Some(Selection::Week(*monday)),
        Target::Capacity => monday.map(Selection::Week),
        Target::Blackout(index) => Some(Selection::Blackout(*index)),
        Target::Event(index) => Some(Selection::Event(*index)),
        Target::Lane(index) => outlook.lanes.get(*index).map(|lane| Selection::Lane(lane.key.clone())),
        _ => None,
    };
    if let Some(selection) = selection {
        view.select(selection);
    }
}

fn bar_selection(outlook: &Outlook, wave: usize, part: usize, run: usize, monday: Option<Day>) -> Option<Selection> {
    let wave = outlook.waves.get(wave)?;
    let part = wave.parts.get(part)?;
    let bars = runs(&outlook.rollout.capacity, &part.site, &part.weeks);
    let bar = bars.get(run)?;
    let week = monday.filter(|monday| bar.iter().any(|week| week.monday == *monday));
    Some(Selection::Bar(wave.name.clone(), part.site.clone(), bar.first()?.monday, week))
}

/// The bar of a part that has a week.
fn bar_of(outlook: &Outlook, wave: usize, part: usize, monday: Day) -> Option<Target> {
    let own = outlook.waves.get(wave)?.parts.get(part)?;
    let bars = runs(&outlook.rollout.capacity, &own.site, &own.weeks);
    let run = bars.iter().position(|bar| bar.iter().any(|week| week.monday == monday))?;
    Some(Target::Bar(wave, part, run))
}

/// The wave, part and bar that a selection means, while they are there.
pub(in crate::ui) fn selected_bar(outlook: &Outlook, selection: &Selection) -> Option<(usize, usize, usize)> {
    let Selection::Bar(name, site, first, _) = selection else { return None };
    let wave = outlook.waves.iter().position(|wave| wave.name == *name)?;
    let part = outlook.waves.get(wave)?.parts.iter().position(|part| part.site == *site)?;
    let bars = runs(&outlook.rollout.capacity, site, &outlook.waves.get(wave)?.parts.get(part)?.weeks);
    // Where the bar has moved the nearest one is meant.
    let near =
        |bar: &Vec<crate::plan::WeekDevices>| bar.first().map_or(i32::MAX, |week| week.monday.days_since(*first).abs());
    let run = bars.iter().enumerate().min_by_key(|(_, bar)| near(bar))?.0;
    Some((wave, part, run))
}

fn target_of(view: &Planning<'_>) -> (Option<Target>, Option<Day>) {
    match view.session.selection() {
        selection @ Selection::Bar(_, _, _, week) => {
            let bar = selected_bar(view.outlook, selection);
            (bar.map(|(wave, part, run)| Target::Bar(wave, part, run)), *week)
        }
        Selection::Wave(name) => {
            (view.outlook.waves.iter().position(|wave| wave.name == *name).map(Target::Wave), None)
        }
        Selection::Week(monday) => (Some(Target::Week(*monday)), None),
        Selection::Blackout(index) => (Some(Target::Blackout(*index)), None),
        Selection::Event(index) => (Some(Target::Event(*index)), None),
        _ => (None, None),
    }
}

/// The day that has to be in view for a selection.
fn shown_day(view: &Planning<'_>, chart: &RolloutView) -> Option<Day> {
    match view.session.selection() {
        Selection::Bar(_, _, first, _) => Some(*first),
        Selection::Week(monday) => Some(*monday),
        Selection::Blackout(index) => view.plan.blackouts.get(*index).map(|blackout| blackout.first),
        _ => match chart.selected {
            Some(Target::Wave(wave)) => view.outlook.waves.get(wave).map(|wave| wave.start),
            Some(Target::Event(event)) => view.outlook.events.get(event).map(|event| event.day),
            _ => None,
        },
    }
}

/// A board over the outlook with the position of a bar's cell.
fn board_of(outlook: &Outlook, wave: usize, part: usize) -> Option<(Board<'_>, usize)> {
    let board = Board::of(outlook);
    let site = &outlook.waves.get(wave)?.parts.get(part)?.site;
    let cell = board.find(wave, site)?;
    Some((board, cell))
}

/// A bar in words, for the names of steps: "W1, Berlin".
fn bar_words(lang: Lang, outlook: &Outlook, wave: usize, part: usize) -> String {
    let words = outlook
        .waves
        .get(wave)
        .and_then(|wave| Some(format!("{}, {}", wave.name, site_name(lang, &wave.parts.get(part)?.site))));
    words.unwrap_or_default()
}

/// The Monday some weeks later.
pub(in crate::ui) fn later(monday: Day, weeks: i32) -> Day {
    monday.plus_days(WEEK * weeks)
}
