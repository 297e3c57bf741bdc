//! The inspector of a class group.

use egui::Ui;

use super::{common, fact};
use crate::chart::Ink;
use crate::i18n::tr::inspector as tr;
use crate::model::ClassGroup;
use crate::plan::outlook::DeadlineKind;
use crate::ui::cx::Cx;
use crate::ui::planning::{Planning, words};
use crate::ui::screens::inspector_head;

pub(super) fn show(ui: &mut Ui, cx: &Cx<'_>, view: &Planning<'_>, group: ClassGroup) {
    let lang = view.lang;
    let (devices, lanes) = view.outlook.group(group);
    inspector_head(ui, cx, &words::group(lang, group), &tr::devices(lang, devices), |_| {});
    if let Some(day) = view.outlook.as_of {
        common::states(ui, view, day, view.outlook.counts_of(&lanes, day));
    }
    let of = |lane: &usize| view.outlook.lanes.get(*lane).map_or(0, |lane| lane.devices);
    common::lanes(ui, view, &lanes.iter().map(|lane| (*lane, of(lane))).collect::<Vec<_>>());
    if let Some(facts) =
        lanes.first().and_then(|lane| view.outlook.lanes.get(*lane)).and_then(|lane| view.catalog.class(lane.class))
    {
        let what = words::deadline(lang, DeadlineKind::ClassEnd);
        fact::show(ui, view, &what, &format!("{}.end", facts.class.key()), &facts.end);
    }
    let sites = view.outlook.sites_of(&lanes);
    common::bars(ui, view, &tr::by_site(lang), &tr::no_site(lang), Ink::Class(group), &sites);
}
