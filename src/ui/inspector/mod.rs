//! What the inspector says about lanes, groups, events, waves and budget cells.

mod cell;
mod common;
mod devices;
mod event;
mod fact;
mod group;
mod lane;
mod place;
mod product;
mod wave;
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
            wave.map(|wave| wave::show(ui, cx, &view, wave)).is_some()
        }
        Selection::Cell(year, row) => {
            cell::show(ui, cx, &view, *year, row.as_ref());
            true
        }
        _ => false,
    }
}
