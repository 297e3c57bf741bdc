//! Timeline: device classes against certificates, waves and deadlines.
//!
//! The chart is a scene of `chart::timeline`; here are only the controls, the pointer and the keys.

mod add;
mod as_of;
mod devices;
mod gesture;
mod input;
mod list;
mod menu;
mod tip;
mod toolbar;

pub(in crate::ui) use self::tip::slack;

use std::sync::Arc;

use egui::{Pos2, Rect, Ui, UiBuilder};

use self::gesture::Gesture;
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
    /// Open the groups that fit at the next chance: the view is new, or grouped anew.
    arrange: bool,
    cached: Option<Cached>,
    gesture: Gesture,
    menu: Option<(Target, Pos2, Option<Day>)>,
    list: Option<list::Open>,
    /// The devices to add to a wave.
    adding: Option<list::Open>,
    /// The as-of day being typed.
    typed: String,
    /// The field for it was open in the last frame.
    asked: bool,
    /// The selection last brought into view.
    shown: Selection,
    /// The as-of day last brought into view.
    seen: Option<Day>,
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
        Pane::screen(&title, &finding).show(ui, |ui| self.toolbar(ui, &view, &mut chart));
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
        let mut chart = self.view.take().filter(|_| !fresh).unwrap_or_else(|| {
            self.arrange = true;
            TimelineView::of(view.outlook)
        });
        chart.selected = target_of(view, chart.group_by);
        if view.session.selection() != &self.shown {
            self.shown = view.session.selection().clone();
            self.reveal(view, &mut chart);
        }
        let as_of = view.session.as_of();
        if self.seen.replace(as_of).is_some_and(|seen| seen != as_of) {
            chart.reveal(as_of);
        }
        chart
    }

    /// Opens the group of a selected lane, and brings a selected event or wave into view.
    fn reveal(&mut self, view: &Planning<'_>, chart: &mut TimelineView) {
        let outlook = view.outlook;
        match chart.selected.clone() {
            Some(Target::Lane(lane)) => {
                let groups = timeline::groups(outlook, view.catalog, chart.group_by, view.lang);
                let of_lane = || groups.iter().filter(|group| group.lanes.contains(&lane));
                if !of_lane().any(|group| chart.expanded.contains(&group.id))
                    && let Some(group) = of_lane().next()
                {
                    chart.expanded.insert(group.id);
                }
                if let Some(height) = self.cached.as_ref().map(|cached| cached.size.1) {
                    let rows = chart.row_targets(outlook, view.catalog, view.lang);
                    let is_lane = |target: &Target| matches!(target, Target::Lane(other) | Target::Piece(other, _) if *other == lane);
                    if let Some(row) = rows.iter().find(|row| is_lane(&row.target)) {
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
        let size = (rect.width().floor().max(320.0), rect.height().floor().max(160.0));
        if std::mem::take(&mut self.arrange) {
            chart.open_what_fits(view.outlook, view.catalog, view.lang, size.1);
        }
        Self::keys(ui, view, chart, size);
        input::wheel(ui, view, chart, rect);
        self.hover(ui, chart, rect);
        let outlook = Arc::clone(self.gesture.preview().unwrap_or(view.outlook));
        chart.settle(&outlook, view.catalog, view.lang, size.0);
        let scene = self.scene(view, &outlook, chart, size);
        let mut child = ui.new_child(UiBuilder::new().max_rect(rect));
        child.set_clip_rect(rect.intersect(ui.clip_rect()));
        let output = scene::show(&mut child, &tr::chart(view.lang), &scene);
        ui.advance_cursor_after_rect(rect);
        self.gesture.update(ui, view, chart, &scene, &output.response);
        if let Some(target) = output.clicked.clone() {
            self.clicked(ui, view, chart, rect, &target);
        } else if output.response.clicked() {
            view.select(Selection::None);
        }
        let pointer = ui.input(|input| input.pointer.interact_pos());
        let at = pointer.map(|pointer| inside(rect, pointer));
        if let Some(target) = &output.opened {
            Self::opened(view, chart, target, at.and_then(|at| chart.day_at(at.x, size.0)));
        } else if output.response.double_clicked()
            && let Some(at) = at
        {
            open_area(view, chart, at, size);
        }
        let day = at.and_then(|at| chart.day_at(at.x, size.0));
        if let (Some(target), Some(pointer)) = (output.secondary.clone(), pointer) {
            select(view, chart, &target);
            self.menu = Some((target, pointer, day));
        } else if output.response.secondary_clicked()
            && let (Some(pointer), Some(day)) = (pointer, day)
        {
            self.menu = Some((Target::AsOf, pointer, Some(day)));
        }
        self.context_menu(ui, view, chart, &scene);
        self.list(ui, view, chart);
        self.wave_list(ui, view, chart);
        if let Gesture::Wave(wave) = &self.gesture {
            tip::wave(ui, view, wave);
        } else if !self.gesture.active() && self.menu.is_none() && self.list.is_none() && self.adding.is_none() {
            tip::show(ui, view, chart, output.hit(&scene));
        }
    }

    fn scene(
        &mut self,
        view: &Planning<'_>,
        outlook: &Arc<Outlook>,
        chart: &TimelineView,
        size: (f32, f32),
    ) -> Arc<Scene> {
        let (lang, fiscal) = (view.lang, view.calendar());
        let mut chart = chart.clone();
        // In a low window the rows come first.
        chart.layers.areas &= size.1 >= 380.0;
        chart.layers.certificates &= size.1 >= 260.0;
        if let Some(cached) = &self.cached
            && Arc::ptr_eq(&cached.outlook, outlook)
            && (cached.lang, cached.fiscal, cached.size) == (lang, fiscal, size)
            && cached.view == chart
        {
            return Arc::clone(&cached.scene);
        }
        let scene = Arc::new(timeline::layout(outlook, view.catalog, view.plan, lang, &chart, size));
        let outlook = Arc::clone(outlook);
        self.cached = Some(Cached { outlook, view: chart, lang, fiscal, size, scene: Arc::clone(&scene) });
        scene
    }

    /// A click selects; on the triangle of a group it opens or closes it, on a mark of several it lists them.
    fn clicked(&mut self, ui: &Ui, view: &Planning<'_>, chart: &mut TimelineView, rect: Rect, target: &Target) {
        let pointer = ui.input(|input| input.pointer.interact_pos());
        match target {
            Target::Group(group) if pointer.is_some_and(|pointer| pointer.x - rect.left() < 26.0) => {
                chart.toggle(*group);
            }
            Target::Events(_) | Target::Waves(_) => {
                self.list = Some((target.clone(), pointer.unwrap_or_else(|| rect.center())));
                return;
            }
            Target::State(_) | Target::AsOf | Target::Overview => return,
            _ => {}
        }
        select(view, chart, target);
        self.shown = selection_of(view, chart, target).unwrap_or_else(|| view.session.selection().clone());
    }

    /// A double click on a name opens the item where it is edited; on its bar it shows the devices behind it.
    fn opened(view: &Planning<'_>, chart: &mut TimelineView, target: &Target, on_axis: Option<Day>) {
        match target {
            Target::Group(_) | Target::Lane(_) | Target::Piece(..) if on_axis.is_some() => {
                devices::show(view, chart, target);
            }
            Target::Group(group) => chart.toggle(*group),
            Target::Lane(_) | Target::Piece(..) => view.send(Command::Show(Screen::Strategy)),
            Target::Wave(_) => view.send(Command::Show(Screen::Rollout)),
            Target::Event(_) => view.send(Command::Show(Screen::Certificates)),
            Target::State(state) => devices::in_state(view, *state, chart.cursor),
            Target::AsOf => view.send(Command::SetAsOf(None)),
            _ => {}
        }
    }
}

/// A double click on an area lists the devices that are in its state on that day.
fn open_area(view: &Planning<'_>, chart: &TimelineView, at: crate::chart::Point, size: (f32, f32)) {
    let Some(plot) = timeline::areas_plot(chart, size).filter(|plot| plot.contains(at)) else { return };
    let Some(day) = chart.day_at(at.x, size.0) else { return };
    if let Some(state) = timeline::state_at(view.outlook, day, (plot.bottom() - at.y) / plot.h) {
        devices::in_state(view, state.index(), Some(day));
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
        Target::Group(group) => match chart.group_by {
            GroupBy::Class => Selection::Group(*group),
            GroupBy::Site => Selection::Site(outlook.sites.get(*group)?.0.clone()),
            GroupBy::Vendor => {
                let groups = timeline::groups(outlook, view.catalog, chart.group_by, view.lang);
                Selection::Vendor(groups.into_iter().find(|known| known.id == *group)?.key)
            }
        },
        Target::Lane(lane) | Target::Piece(lane, _) => Selection::Lane(outlook.lanes.get(*lane)?.key.clone()),
        Target::Event(event) => Selection::Event(*event),
        Target::Wave(wave) => Selection::Wave(outlook.waves.get(*wave)?.name.clone()),
        _ => return None,
    })
}

fn target_of(view: &Planning<'_>, by: GroupBy) -> Option<Target> {
    let outlook = view.outlook;
    Some(match view.session.selection() {
        Selection::Lane(key) => Target::Lane(outlook.lane(key)?.0),
        Selection::Group(group) if by == GroupBy::Class => Target::Group(*group),
        Selection::Site(site) if by == GroupBy::Site => {
            Target::Group(outlook.sites.iter().position(|(name, _)| name == site)?)
        }
        Selection::Vendor(vendor) if by == GroupBy::Vendor => {
            let groups = timeline::groups(outlook, view.catalog, by, view.lang);
            Target::Group(groups.into_iter().find(|group| group.key == *vendor)?.id)
        }
        Selection::Event(event) => Target::Event(*event),
        Selection::Wave(name) => Target::Wave(outlook.waves.iter().position(|wave| wave.name == *name)?),
        _ => return None,
    })
}

/// The finding beside the title.
fn finding(view: &Planning<'_>) -> String {
    if view.empty() {
        return String::new();
    }
    let lang = view.lang;
    let Headline { today, last, at_end, end } = view.outlook.headline();
    let (unsupported, later) = (view.number(today), view.number(at_end));
    let as_of = view.session.as_of();
    if as_of != view.session.today() {
        return tr::finding_on(lang, &view.date(as_of), &unsupported);
    }
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
