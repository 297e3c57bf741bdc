//! What the inspector says about lanes, groups, events, waves, budget cells, trust, certificates and logs.

mod actions;
mod by_number;
mod cell;
mod chain;
mod common;
mod devices;
mod event;
mod fact;
mod figure;
mod group;
mod lane;
mod log;
mod place;
mod product;
mod rollout;
mod root;
mod statement;
mod trust;
mod why;

pub use fact::{Reading, deadline_fact, readings};

use egui::Ui;

use super::cx::Cx;
use super::planning::Planning;
use crate::model::ClassGroup;
use crate::session::Selection;

/// Explains the selection; false if it is none of what is planned.
pub fn show(ui: &mut Ui, cx: &Cx<'_>) -> bool {
    let view = Planning::new(cx);
    let outlook = view.outlook;
    match view.session.selection() {
        Selection::Devices(picked) => {
            devices::show(ui, cx, &view, picked);
            true
        }
        Selection::Product(key) => {
            view.catalog.product_by_key(key).map(|(_, product)| product::show(ui, cx, &view, product)).is_some()
        }
        Selection::Lane(key) => outlook.lane(key).map(|(_, lane)| lane::show(ui, cx, &view, lane)).is_some(),
        Selection::Group(index) => {
            ClassGroup::ALL.get(*index).map(|group| group::show(ui, cx, &view, *group)).is_some()
        }
        Selection::Site(name) => {
            let site = outlook.sites.iter().position(|(site, _)| site == name);
            site.map(|site| place::site(ui, cx, &view, site)).is_some()
        }
        Selection::Vendor(name) => {
            place::vendor(ui, cx, &view, name);
            true
        }
        Selection::Event(index) => outlook.events.get(*index).map(|event| event::show(ui, cx, &view, event)).is_some(),
        Selection::Wave(name) => {
            let wave = outlook.waves.iter().find(|wave| wave.name == *name);
            wave.map(|wave| rollout::wave(ui, cx, &view, wave)).is_some()
        }
        Selection::Trust(lane, root) => trust::show(ui, cx, &view, lane, root),
        Selection::Root(root) => root::show(ui, cx, &view, root),
        Selection::Chain(index) => {
            view.plan.certificates.chains.get(*index).map(|chain| chain::show(ui, cx, &view, *index, chain)).is_some()
        }
        Selection::Log(index) => {
            view.plan.certificates.logs.get(*index).map(|log| log::show(ui, cx, &view, log)).is_some()
        }
        selection @ Selection::Bar(..) => rollout::bar(ui, cx, &view, selection).is_some(),
        Selection::Week(monday) => {
            rollout::week(ui, cx, &view, *monday);
            true
        }
        Selection::Blackout(index) => rollout::blackout(ui, cx, &view, *index).is_some(),
        Selection::Figure(figure) => figure::show(ui, cx, &view, *figure).is_some(),
        Selection::Statement(year, row) => statement::show(ui, cx, &view, (*row, *year)).is_some(),
        Selection::Cell(year, row) => {
            cell::show(ui, cx, &view, *year, row.as_ref());
            true
        }
        _ => false,
    }
}
