//! The screens, and what stands in the inspector beside them.

pub mod budget;
pub mod catalog;
pub mod certificates;
pub mod import;
pub mod inventory;
pub mod models;
pub mod report;
pub mod rollout;
pub mod settings;
pub mod start;
pub mod strategy;
pub mod timeline;

use egui::{ScrollArea, Ui};
use lucide_icons::Icon;

use super::cx::Cx;
use super::theme::Type;
use super::view::View;
use super::widgets::UiExt as _;
use crate::chart::Ink;
use crate::i18n::tr;
use crate::session::{Command, Screen, Selection, Session};

/// True for screens whose right pane belongs to them and is always shown.
#[must_use]
pub fn has_own_side_panel(screen: Screen) -> bool {
    matches!(screen, Screen::Import | Screen::Report)
}

/// True while there is something at the right: screens keep their whole width as long as nothing is selected.
#[must_use]
pub fn has_side_panel(screen: Screen, session: &Session) -> bool {
    match screen {
        Screen::Start | Screen::Settings | Screen::Models => false,
        Screen::Catalog => matches!(session.selection(), Selection::Product(_)),
        Screen::Import => session.workbench().is_some(),
        Screen::Report => session.has_plan(),
        _ => session.has_plan() && *session.selection() != Selection::None,
    }
}

/// Shows the current screen.
pub fn show(ui: &mut Ui, cx: &Cx<'_>, view: &mut View) {
    match cx.session.screen() {
        Screen::Start => start::show(ui, cx, &mut view.start),
        Screen::Timeline => view.timeline.show(ui, cx),
        Screen::Certificates => view.certificates.show(ui, cx),
        Screen::Strategy => view.strategy.show(ui, cx),
        Screen::Rollout => view.rollout.show(ui, cx),
        Screen::Models => models::show(ui, cx, &mut view.models),
        Screen::Catalog => catalog::show(ui, cx, &mut view.catalog),
        Screen::Settings => settings::show(ui, cx, &mut view.settings),
        Screen::Import => import::show(ui, cx, &mut view.import),
        Screen::Inventory => {
            let focus = std::mem::take(&mut view.focus_filter);
            inventory::show(ui, cx, &mut view.inventory, focus);
        }
        Screen::Budget => view.budget.show(ui, cx),
        Screen::Report => view.report.show(ui, cx),
    }
}

/// Shows what is at the right of the current screen.
pub fn side_panel(ui: &mut Ui, cx: &Cx<'_>, view: &mut View) {
    ui.spacing_mut().item_spacing.y = 0.0;
    if cx.session.screen() == Screen::Import {
        import::result_panel(ui, cx);
        return;
    }
    ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
        if cx.session.screen() == Screen::Report {
            view.report.side_panel(ui, cx);
        } else if let Selection::Device(index) = cx.session.selection() {
            inventory::inspector(ui, cx, *index, &mut view.inventory);
        } else if !super::inspector::show(ui, cx) {
            nothing(ui, cx);
        } else if let Selection::Week(_) = cx.session.selection() {
            view.rollout.periods.show(ui, &super::planning::Planning::new(cx));
        }
    });
}

/// The head of an inspector: title, a line under it, and the button that closes it.
pub fn inspector_head(ui: &mut Ui, cx: &Cx<'_>, title: &str, note: &str, more: impl FnOnce(&mut Ui)) {
    ui.section(|ui| {
        ui.horizontal(|ui| {
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Min), |ui| {
                if ui.icon_button_small(Icon::X, &tr::ui::inspector_close(cx.lang)).clicked() {
                    cx.send(Command::ToggleInspector);
                }
                ui.with_layout(egui::Layout::top_down(egui::Align::Min), |ui| {
                    ui.txt_wrapped(Type::Title, Ink::TextPrimary, title);
                });
            });
        });
        if !note.is_empty() {
            ui.txt_wrapped(Type::Dense, Ink::TextTertiary, note);
        }
        more(ui);
    });
}

/// The inspector while nothing is selected.
fn nothing(ui: &mut Ui, cx: &Cx<'_>) {
    ui.empty_state(Icon::MousePointerClick, &tr::ui::inspector_empty(cx.lang), None);
}

/// The inspector of something that is no longer there.
pub fn inspector_gone(ui: &mut Ui, cx: &Cx<'_>) {
    ui.empty_state(Icon::MousePointerClick, &tr::ui::inspector_gone(cx.lang), None);
}
