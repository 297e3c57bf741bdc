//! From the timeline to the devices behind it, as a filter of the inventory.

use crate::chart::Target;
use crate::chart::timeline::{self, GroupBy, TimelineView};
use crate::model::{Class, Day};
use crate::plan::State;
use crate::session::filter::Dimension;
use crate::session::{Command, Screen};
use crate::ui::planning::Planning;

/// Shows the devices of a row in the inventory.
pub(super) fn show(view: &Planning<'_>, chart: &TimelineView, target: &Target) {
    if let Some(filter) = filter(view, chart, target) {
        view.send(Command::Filter(filter));
        view.send(Command::Show(Screen::Inventory));
    }
}

/// Shows the devices that are in a state on a day: from then on everything is read on that day.
pub(super) fn in_state(view: &Planning<'_>, state: usize, day: Option<Day>) {
    let Some(state) = State::ALL.get(state) else { return };
    if let Some(day) = day {
        view.send(Command::SetAsOf(Some(day)));
    }
    view.send(Command::Filter(Dimension::State.term(state.key(), false)));
    view.send(Command::Show(Screen::Inventory));
}

/// The filter that means the devices of a row.
fn filter(view: &Planning<'_>, chart: &TimelineView, target: &Target) -> Option<String> {
    let outlook = view.outlook;
    let of_lane = |lane: usize| {
        let lane = outlook.lanes.get(lane)?;
        Some(match lane.name.as_str() {
            "" => Dimension::Class.term(lane.class.key(), false),
            name => format!("product: \"{}\"", name.replace('"', "")),
        })
    };
    let at_site = |site: usize| {
        let (site, _) = outlook.sites.get(site)?;
        (!site.is_empty()).then(|| Dimension::Site.term(site, false))
    };
    match target {
        Target::Lane(lane) => of_lane(*lane),
        Target::Piece(lane, site) => {
            let terms: Vec<String> = [of_lane(*lane), at_site(*site)].into_iter().flatten().collect();
            Some(terms.join(" "))
        }
        Target::Group(group) => match chart.group_by {
            GroupBy::Class => {
                let group = crate::model::ClassGroup::ALL.get(*group)?;
                let classes = Class::ALL.into_iter().filter(|class| class.group() == *group);
                let terms: Vec<String> = classes.map(|class| Dimension::Class.term(class.key(), false)).collect();
                Some(terms.join(" "))
            }
            GroupBy::Site => at_site(*group),
            GroupBy::Vendor => {
                let groups = timeline::groups(outlook, view.catalog, chart.group_by, view.lang);
                let vendor = groups.into_iter().find(|known| known.id == *group)?.key;
                (!vendor.is_empty()).then(|| Dimension::Vendor.term(&vendor, false))
            }
        },
        _ => None,
    }
}
