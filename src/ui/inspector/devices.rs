//! The inspector of several devices selected together.

use egui::Ui;

use super::common;
use crate::chart::Ink;
use crate::i18n::explain;
use crate::i18n::tr::inspector as tr;
use crate::session::Picked;
use crate::ui::cx::Cx;
use crate::ui::planning::Planning;
use crate::ui::screens::inspector_head;

pub(super) fn show(ui: &mut Ui, cx: &Cx<'_>, view: &Planning<'_>, picked: &Picked) {
    let lang = view.lang;
    let title = tr::several(lang, picked.rows.len() as u64);
    let note =
        if picked.devices == picked.rows.len() as u64 { String::new() } else { tr::devices(lang, picked.devices) };
    inspector_head(ui, cx, &title, &note, |_| {});
    if let Some(day) = view.outlook.as_of {
        common::states(ui, view, day, picked.states);
    }
    let models: Vec<(String, u64)> =
        picked.lanes.iter().map(|(lane, count)| (explain::lane_name(lang, view.catalog, lane), *count)).collect();
    common::bars(ui, view, &tr::several_models(lang), "", Ink::Accent, &models);
    common::bars(ui, view, &tr::by_site(lang), &tr::no_site(lang), Ink::Accent, &picked.sites);
}
