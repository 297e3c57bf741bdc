//! The context menu of the timeline.

use std::sync::Arc;

use egui::{Popup, PopupAnchor, Ui};
use lucide_icons::Icon;

use super::{TimelineScreen, devices};
use crate::chart::timeline::TimelineView;
use crate::chart::{Scene, Target};
use crate::i18n::tr::timeline as tr;
use crate::session::{Command, Edit, Screen};
use crate::ui::inspector::{Reading, deadline_fact, readings};
use crate::ui::planning::Planning;
use crate::ui::widgets::menu_item;

impl TimelineScreen {
    /// Shows the menu of what was clicked with the secondary button, as long as it is open.
    pub(super) fn context_menu(&mut self, ui: &Ui, view: &Planning<'_>, chart: &mut TimelineView, scene: &Arc<Scene>) {
        let Some((target, at, day)) = self.menu.clone() else { return };
        let mut open = true;
        let mut adding = false;
        let id = ui.scope_id().with("timeline-menu");
        let popup = Popup::new(id, ui.ctx().clone(), PopupAnchor::Position(at), ui.layer_id());
        popup
            .kind(egui::PopupKind::Menu)
            .layout(egui::Layout::top_down_justified(egui::Align::Min))
            .open_bool(&mut open)
            .show(|ui| {
                Self::entries(ui, view, chart, &target, &mut adding);
                if let Some(day) = day {
                    entry(ui, Icon::CalendarDays, &tr::menu_as_of(view.lang, &view.date(day)), &mut || {
                        view.send(Command::SetAsOf(Some(day)));
                    });
                }
                let dark = ui.visuals().dark_mode;
                entry(ui, Icon::Image, &tr::menu_picture(view.lang), &mut || {
                    view.send(Command::CopyPicture(Arc::clone(scene), dark));
                });
            });
        if adding {
            self.adding = Some((target, at));
        }
        if !open || adding {
            self.menu = None;
        }
    }

    fn entries(ui: &mut Ui, view: &Planning<'_>, chart: &mut TimelineView, target: &Target, adding: &mut bool) {
        let lang = view.lang;
        if matches!(target, Target::AsOf | Target::Overview | Target::State(_)) {
            return;
        }
        entry(ui, Icon::Lightbulb, &tr::menu_explain(lang), &mut || view.send(Command::Explain));
        match target {
            Target::Group(group) => {
                let open = chart.expanded.contains(group);
                let (icon, text) = if open {
                    (Icon::ChevronDown, tr::menu_close(lang))
                } else {
                    (Icon::ChevronRight, tr::menu_open(lang))
                };
                entry(ui, icon, &text, &mut || chart.toggle(*group));
            }
            Target::Wave(_) => {
                entry(ui, Icon::Truck, &tr::menu_rollout(lang), &mut || view.send(Command::Show(Screen::Rollout)));
            }
            Target::Event(_) => entry(ui, Icon::FileBadge, &tr::menu_certificates(lang), &mut || {
                view.send(Command::Show(Screen::Certificates));
            }),
            _ => {}
        }
        if matches!(target, Target::Group(_) | Target::Lane(_) | Target::Piece(..)) {
            entry(ui, Icon::Signpost, &tr::menu_strategy(lang), &mut || view.send(Command::Show(Screen::Strategy)));
            entry(ui, Icon::Truck, &tr::menu_add_more(lang), &mut || *adding = true);
            entry(ui, Icon::List, &tr::menu_devices(lang), &mut || devices::show(view, chart, target));
        }
        if let Target::Lane(lane) | Target::Piece(lane, _) = target
            && let Some(lane) = view.outlook.lanes.get(*lane)
            && let Some((key, fact)) = deadline_fact(view, lane)
        {
            for Reading { day, source, choice } in readings(view, key, fact) {
                let text = tr::menu_other_date(lang, &view.date(day), &source);
                entry(ui, Icon::GitCompareArrows, &text, &mut || {
                    view.edit(Edit::ChooseDate(key.to_owned(), choice));
                });
            }
        }
        entry(ui, Icon::Copy, &tr::menu_copy(lang), &mut || {
            view.send(Command::CopyText(super::tip::lines(view, chart, target).join("\n")));
        });
    }
}

fn entry(ui: &mut Ui, icon: Icon, text: &str, act: &mut dyn FnMut()) {
    if menu_item(ui, Some(icon), text) {
        act();
        ui.close();
    }
}
