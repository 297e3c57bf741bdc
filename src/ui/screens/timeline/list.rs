//! The list behind a mark that stands for several events or waves.

use egui::{Popup, PopupAnchor, Pos2, ScrollArea, Ui};
use lucide_icons::Icon;

use super::TimelineScreen;
use crate::chart::Target;
use crate::chart::timeline::TimelineView;
use crate::i18n::tr::timeline as tr;
use crate::model::Day;
use crate::session::Selection;
use crate::ui::planning::Planning;
use crate::ui::widgets::{menu_item, menu_title};

/// An open list: what it lists, and where it hangs.
pub(super) type Open = (Target, Pos2);

impl TimelineScreen {
    /// Shows the list of a mark that was clicked, as long as it is open.
    pub(super) fn list(&mut self, ui: &Ui, view: &Planning<'_>, chart: &mut TimelineView) {
        let Some((target, at)) = self.list.clone() else { return };
        let mut open = true;
        let id = ui.scope_id().with("timeline-list");
        Popup::new(id, ui.ctx().clone(), PopupAnchor::Position(at), ui.layer_id())
            .kind(egui::PopupKind::Menu)
            .layout(egui::Layout::top_down_justified(egui::Align::Min))
            .open_bool(&mut open)
            .show(|ui| {
                ScrollArea::vertical().max_height(320.0).min_scrolled_height(320.0).show(ui, |ui| match &target {
                    Target::Events(events) => entries_of_events(ui, view, chart, events),
                    Target::Waves(waves) => entries_of_waves(ui, view, chart, waves),
                    _ => {}
                });
            });
        if !open {
            self.list = None;
        }
    }
}

fn entries_of_events(ui: &mut Ui, view: &Planning<'_>, chart: &mut TimelineView, indices: &[usize]) {
    menu_title(ui, &crate::i18n::tr::chart::certificates_count(view.lang, indices.len() as u64));
    let mut order: Vec<usize> = indices.to_vec();
    order.sort_by_key(|index| view.outlook.events.get(*index).map(|event| event.day));
    let days: Vec<Day> = order.iter().filter_map(|index| view.outlook.events.get(*index)).map(|one| one.day).collect();
    zoom_to(ui, view, chart, days.first().copied(), days.last().copied());
    for index in order {
        let Some(event) = view.outlook.events.get(index) else { continue };
        let (icon, _) = super::super::certificates::event_kind(view, event.event);
        let title = super::super::certificates::event_title(view, event.event);
        if menu_item(ui, Some(icon), &format!("{}  {title}", view.date(event.day))) {
            view.select(Selection::Event(index));
            ui.close();
        }
    }
}

fn entries_of_waves(ui: &mut Ui, view: &Planning<'_>, chart: &mut TimelineView, indices: &[usize]) {
    menu_title(ui, &crate::i18n::tr::chart::waves_some(view.lang, indices.len() as u64));
    let waves = || indices.iter().filter_map(|index| view.outlook.waves.get(*index));
    let (from, to) = (waves().map(|wave| wave.start).min(), waves().map(|wave| wave.end).max());
    zoom_to(ui, view, chart, from, to);
    for wave in waves() {
        let span = tr::tip_span(view.lang, &view.date(wave.start), &view.date(wave.end));
        let name = if wave.site.is_empty() { wave.name.clone() } else { format!("{}, {}", wave.name, wave.site) };
        let text = format!("{name}  {span}  {}", tr::tip_devices(view.lang, wave.devices));
        if menu_item(ui, Some(Icon::Truck), &text) {
            view.select(Selection::Wave(wave.name.clone()));
            ui.close();
        }
    }
}

/// The entry that shows what is listed apart from each other.
fn zoom_to(ui: &mut Ui, view: &Planning<'_>, chart: &mut TimelineView, from: Option<Day>, to: Option<Day>) {
    let (Some(from), Some(to)) = (from, to) else { return };
    if menu_item(ui, Some(Icon::ZoomIn), &tr::list_zoom(view.lang)) {
        let around = (to.days_since(from) / 10).max(10);
        chart.show_days(from.plus_days(-around), to.plus_days(around + 1));
        ui.close();
    }
    ui.separator();
}
