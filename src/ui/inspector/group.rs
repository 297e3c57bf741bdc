//! The inspector of a class group.

use egui::Ui;

use super::common;
use crate::chart::Ink;
use crate::i18n::tr::inspector as tr;
use crate::model::ClassGroup;
use crate::plan::outlook::DeadlineKind;
use crate::session::Selection;
use crate::ui::cx::Cx;
use crate::ui::planning::{Planning, words};
use crate::ui::screens::inspector_head;
use crate::ui::theme::Type;
use crate::ui::widgets::UiExt as _;

pub(super) fn show(ui: &mut Ui, cx: &Cx<'_>, view: &Planning<'_>, group: ClassGroup) {
    let lang = view.lang;
    let (devices, lanes) = view.outlook.group(group);
    inspector_head(ui, cx, &words::group(lang, group), &tr::devices(lang, devices), |_| {});
    if let Some(day) = view.outlook.as_of {
        common::states(ui, view, day, view.outlook.counts_of(&lanes, day));
    }
    ui.section(|ui| {
        ui.section_title(None, &tr::group_lanes(lang));
        for lane in lanes.iter().filter_map(|lane| view.outlook.lanes.get(*lane)) {
            ui.horizontal(|ui| {
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    ui.txt(Type::DenseBold, Ink::TextPrimary, view.number(lane.devices));
                    ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                        if ui.link_text(&view.lane_name(lane)).clicked() {
                            view.select(Selection::Lane(lane.key.clone()));
                        }
                    });
                });
            });
        }
    });
    if let Some(facts) =
        lanes.first().and_then(|lane| view.outlook.lanes.get(*lane)).and_then(|lane| view.catalog.class(lane.class))
    {
        common::fact(
            ui,
            view,
            &words::deadline(lang, DeadlineKind::ClassEnd),
            &format!("{}.end", facts.class.key()),
            &facts.end,
        );
    }
    let sites = view.outlook.sites_of(&lanes);
    common::bars(ui, view, &tr::by_site(lang), &tr::no_site(lang), Ink::Class(group), &sites);
}
