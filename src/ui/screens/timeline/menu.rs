//! The context menu of the timeline.

use egui::{Popup, PopupAnchor, Ui};
use lucide_icons::Icon;

use super::{TimelineScreen, opened};
use crate::chart::Target;
use crate::chart::timeline::TimelineView;
use crate::i18n::tr::timeline as tr;
use crate::session::{Command, Screen};
use crate::ui::planning::Planning;
use crate::ui::screens::strategy::show_devices;
use crate::ui::widgets::menu_item;

impl TimelineScreen {
    /// Shows the menu of what was clicked with the secondary button, as long as it is open.
    pub(super) fn context_menu(&mut self, ui: &Ui, view: &Planning<'_>, chart: &mut TimelineView) {
        let Some((target, at)) = self.menu.clone() else { return };
        let mut open = true;
        let id = ui.scope_id().with("timeline-menu");
        let popup = Popup::new(id, ui.ctx().clone(), PopupAnchor::Position(at), ui.layer_id());
        popup
            .kind(egui::PopupKind::Menu)
            .layout(egui::Layout::top_down_justified(egui::Align::Min))
            .open_bool(&mut open)
            .show(|ui| {
                entries(ui, view, chart, &target);
            });
        if !open {
            self.menu = None;
        }
    }
}

fn entries(ui: &mut Ui, view: &Planning<'_>, chart: &mut TimelineView, target: &Target) {
    let lang = view.lang;
    let entry = |ui: &mut Ui, icon, text: String, act: &mut dyn FnMut()| {
        if menu_item(ui, Some(icon), &text) {
            act();
            ui.close();
        }
    };
    let open = match target {
        Target::Group(group) if chart.expanded.contains(group) => (Icon::ChevronDown, tr::menu_close(lang)),
        Target::Group(_) => (Icon::ChevronRight, tr::menu_open(lang)),
        Target::Wave(_) => (Icon::Truck, tr::menu_rollout(lang)),
        Target::Event(_) => (Icon::FileBadge, tr::menu_certificates(lang)),
        _ => (Icon::Signpost, tr::menu_strategy(lang)),
    };
    entry(ui, open.0, open.1, &mut || match target {
        Target::Group(group) => chart.toggle(*group),
        _ => opened(view, chart, target),
    });
    if !view.session.inspector_open() {
        entry(ui, Icon::Lightbulb, tr::menu_explain(lang), &mut || view.send(Command::ToggleInspector));
    }
    if let Target::Lane(lane) = target
        && let Some(lane) = view.outlook.lanes.get(*lane)
    {
        entry(ui, Icon::List, tr::menu_devices(lang), &mut || show_devices(view, lane));
    }
    if let Target::Group(_) = target {
        entry(ui, Icon::Signpost, tr::menu_strategy(lang), &mut || view.send(Command::Show(Screen::Strategy)));
    }
    entry(ui, Icon::Copy, tr::menu_copy(lang), &mut || {
        view.send(Command::CopyText(super::tip::lines(view, chart, target).join("\n")));
    });
}
