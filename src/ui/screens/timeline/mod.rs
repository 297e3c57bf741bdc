//! Timeline: device classes against certificates, waves and deadlines.
//!
//! The chart is a scene of `chart::timeline`; here are only the controls, the pointer and the keys.

mod input;
mod menu;
mod tip;
mod toolbar;

pub(in crate::ui) use self::tip::slack;

use std::sync::Arc;

use egui::{Pos2, Rect, Ui, UiBuilder};

use crate::chart::timeline::{self, GroupBy, TimelineView};
use crate::chart::{Scene, Target, pt};
use crate::i18n::Lang;
use crate::i18n::tr::timeline as tr;
use crate::model::{Day, FiscalCalendar};
use crate::plan::Outlook;
use crate::plan::summary::Headline;
use crate::session::{Command, Screen, Selection};
use crate::ui::cx::Cx;
use crate::ui::planning::Planning;
use crate::ui::scene;
use crate::ui::widgets::{Pane, UiExt as _};

/// The timeline screen with what it remembers between frames.
#[derive(Debug, Default)]
pub struct TimelineScreen {
    view: Option<TimelineView>,
    /// Devices of the fleet the view was made for: a new fleet begins with a new view.
    devices: u64,
    cached: Option<Cached>,
    /// First and last day shown when the drag began, scroll, and where the pointer was.
    drag: Option<(Day, Day, f32, Pos2)>,
    menu: Option<(Target, Pos2)>,
    /// The selection last brought into view.
    shown: Selection,
}

/// The scene of the last frame and what it was made from.
#[derive(Debug)]
struct Cached {
    outlook: Arc<Outlook>,
    view: TimelineView,
    lang: Lang,
    fiscal: FiscalCalendar,
    size: (f32, f32),
    scene: Arc<Scene>,
}

impl TimelineScreen {
    /// Shows it.
    pub fn show(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let view = Planning::new(cx);
        ui.spacing_mut().item_spacing.y = 0.0;
        let mut chart = self.take_view(&view);
        let finding = finding(&view);
        let title = tr::title(view.lang);
        Pane::screen(&title, &finding).show(ui, |ui| toolbar::show(ui, &view, &mut chart));
        let rect = ui.available_rect_before_wrap();
        if view.empty() {
            // The axis and the events show all the same, with the way in over them.
            self.chart(ui, &view, &mut chart, rect);
            let place = Rect::from_center_size(rect.center(), egui::vec2(360.0, 120.0));
            let mut child = ui.new_child(UiBuilder::new().max_rect(place));
            child.vertical_centered(|ui| {
                ui.add_space(46.0);
                if ui.primary_button(Some(lucide_icons::Icon::Import), &tr::empty_button(view.lang)).clicked() {
                    view.send(Command::ChooseImport);
                }
            });
        } else {
            self.chart(ui, &view, &mut chart, rect);
        }
        self.view = Some(chart);
    }

    /// The view to draw: kept, made anew for a new fleet, and following the selection.
    fn take_view(&mut self, view: &Planning<'_>) -> TimelineView {
        let devices = view.outlook.devices;
        let fresh = devices != self.devices;
        self.devices = devices;
        let mut chart = match self.view.take().filter(|_| !fresh) {
            Some(chart) => chart,
            None => TimelineView::of(view.outlook),
        };
        chart.selected = target_of(view, chart.group_by);
        if view.session.selection() != &self.shown {
            self.shown = view.session.selection().clone();
            self.reveal(view, &mut chart);
        }
        chart
    }

    /// Opens the group of a selected lane, and brings a selected event or wave into view.
    fn reveal(&mut self, view: &Planning<'_>, chart: &mut TimelineView) {
        let outlook = view.outlook;
        match chart.selected.clone() {
            Some(Target::Lane(lane)) => {
                let groups = timeline::groups(outlook, view.catalog, chart.group_by, view.lang);
                if let Some(group) = groups.iter().find(|group| group.lanes.contains(&lane)) {
                    chart.expanded.insert(group.id);
                }
                if let Some(height) = self.cached.as_ref().map(|cached| cached.size.1) {
                    let rows = chart.row_targets(outlook, view.catalog, view.lang);
                    if let Some(row) = rows.iter().find(|row| row.target == Target::Lane(lane)) {
                        chart.scroll_to(row, height);
                    }
                }
            }
            Some(Target::Event(event)) => {
                if let Some(event) = outlook.events.get(event) {
                    chart.reveal(event.day);
                }
            }
            Some(Target::Wave(wave)) => {
                if let Some(wave) = outlook.waves.get(wave) {
                    chart.reveal(wave.start);
                }
            }
            _ => {}
        }
    }

    fn chart(&mut self, ui: &mut Ui, view: &Planning<'_>, chart: &mut TimelineView, rect: Rect) {
        let size = (rect.width().floor().max(320.0), rect.height().floor().max(200.0));
        input::keys(ui, view, chart, size);
        input::wheel(ui, view, chart, rect);
        self.hover(ui, chart, rect);
        let scene = self.scene(view, chart, size);
        let mut child = ui.new_child(UiBuilder::new().max_rect(rect));
        child.set_clip_rect(rect.intersect(ui.clip_rect()));
        let output = scene::show(&mut child, &tr::chart(view.lang), &scene);
        ui.advance_cursor_after_rect(rect);
        self.pan(&output.response, chart, size);
        if let Some(target) = output.clicked.clone() {
            self.clicked(ui, view, chart, rect, &target);
        } else if output.response.clicked() {
            view.select(Selection::None);
        }
        if let Some(target) = &output.opened {
            opened(view, chart, target);
        }
        if let (Some(target), Some(at)) = (output.secondary.clone(), ui.input(|input| input.pointer.interact_pos())) {
            select(view, chart, &target);
            self.menu = Some((target, at));
        }
        self.context_menu(ui, view, chart);
        if self.drag.is_none() && self.menu.is_none() {
            tip::show(ui, view, chart, output.hit(&scene));
        }
    }

    fn scene(&mut self, view: &Planning<'_>, chart: &TimelineView, size: (f32, f32)) -> Arc<Scene> {
        let (lang, fiscal) = (view.lang, view.calendar());
        if let Some(cached) = &self.cached
            && Arc::ptr_eq(&cached.outlook, view.outlook)
            && (cached.lang, cached.fiscal, cached.size) == (lang, fiscal, size)
            && cached.view == *chart
        {
            return Arc::clone(&cached.scene);
        }
        let scene = Arc::new(timeline::layout(view.outlook, view.catalog, view.plan, lang, chart, size));
        self.cached = Some(Cached {
            outlook: Arc::clone(view.outlook),
            view: chart.clone(),
            lang,
            fiscal,
            size,
            scene: Arc::clone(&scene),
        });
        scene
    }

    /// A click selects; on the triangle of a group it opens or closes it.
    fn clicked(&mut self, ui: &Ui, view: &Planning<'_>, chart: &mut TimelineView, rect: Rect, target: &Target) {
        let on_triangle =
            ui.input(|input| input.pointer.interact_pos()).is_some_and(|pointer| pointer.x - rect.left() < 26.0);
        match target {
            Target::Group(group) if on_triangle || chart.group_by != GroupBy::Class => chart.toggle(*group),
            _ => {}
        }
        select(view, chart, target);
        self.shown = view.session.selection().clone();
    }
}

/// Selects what a target stands for.
fn select(view: &Planning<'_>, chart: &TimelineView, target: &Target) {
    if let Some(selection) = selection_of(view, chart, target) {
        view.select(selection);
    }
}

fn selection_of(view: &Planning<'_>, chart: &TimelineView, target: &Target) -> Option<Selection> {
    let outlook = view.outlook;
    Some(match target {
        Target::Group(group) if chart.group_by == GroupBy::Class => Selection::Group(*group),
        Target::Lane(lane) => Selection::Lane(outlook.lanes.get(*lane)?.key.clone()),
        Target::Event(event) => Selection::Event(*event),
        Target::Wave(wave) => Selection::Wave(outlook.waves.get(*wave)?.name.clone()),
        _ => return None,
    })
}

fn target_of(view: &Planning<'_>, by: GroupBy) -> Option<Target> {
    Some(match view.session.selection() {
        Selection::Lane(key) => Target::Lane(view.outlook.lane(key)?.0),
        Selection::Group(group) if by == GroupBy::Class => Target::Group(*group),
        Selection::Event(event) => Target::Event(*event),
        Selection::Wave(name) => Target::Wave(view.outlook.waves.iter().position(|wave| wave.name == *name)?),
        _ => return None,
    })
}

/// A double click opens the item where it is edited.
fn opened(view: &Planning<'_>, chart: &mut TimelineView, target: &Target) {
    match target {
        Target::Group(group) if chart.group_by == GroupBy::Class => chart.toggle(*group),
        Target::Lane(_) => view.send(Command::Show(Screen::Strategy)),
        Target::Wave(_) => view.send(Command::Show(Screen::Rollout)),
        Target::Event(_) => view.send(Command::Show(Screen::Certificates)),
        _ => {}
    }
}

/// The finding beside the title.
fn finding(view: &Planning<'_>) -> String {
    if view.empty() {
        return String::new();
    }
    let lang = view.lang;
    let Headline { today, last, at_end, end } = view.outlook.headline();
    let (unsupported, later) = (view.number(today), view.number(at_end));
    match (last, end) {
        (Some(last), _) if today > 0 => tr::finding_until(lang, &view.date(last), &unsupported),
        (Some(last), _) => tr::finding_soon(lang, &view.date(last)),
        (None, Some(end)) if at_end > 0 && today > 0 => tr::finding_never(lang, &view.date(end), &later, &unsupported),
        (None, Some(end)) if at_end > 0 => tr::finding_later(lang, &view.date(end), &later),
        _ => tr::finding_none(lang),
    }
}

/// A position in the scene.
fn inside(rect: Rect, at: Pos2) -> crate::chart::Point {
    pt(at.x - rect.left(), at.y - rect.top())
}
