//! Dated events of the catalog, with the devices of this fleet they touch.

use super::ground::Ground;
use super::outlook::{EventOutlook, EventRef};
use crate::catalog::{CertificateEvent, EventKind, Milestone, MilestoneKind};
use crate::model::{ClassGroup, Day};

/// All certificate events and milestones by day; those that touch no device of the fleet have no lanes.
pub(super) fn events(ground: &Ground<'_>) -> Vec<EventOutlook> {
    let catalog = ground.inputs.catalog;
    let lanes = 0..ground.inputs.cohorts.lanes.len();
    let outlook = |event, day: Day, touches: &dyn Fn(usize) -> bool| {
        let lanes: Vec<usize> = lanes.clone().filter(|lane| touches(*lane)).collect();
        let devices = lanes.iter().filter_map(|lane| ground.devices.get(*lane)).sum();
        EventOutlook { event, day, devices, lanes }
    };
    let certificates = catalog.events.iter().enumerate().map(|(index, event)| {
        outlook(EventRef::Certificate(index), event.date, &|lane| certificate_touches(ground, event, lane))
    });
    let milestones = catalog.milestones.iter().enumerate().map(|(index, milestone)| {
        outlook(EventRef::Milestone(index), milestone.date, &|lane| milestone_touches(ground, milestone, lane))
    });
    let mut events: Vec<EventOutlook> = certificates.chain(milestones).collect();
    events.sort_by_key(|event| event.day);
    events
}

fn certificate_touches(ground: &Ground<'_>, event: &CertificateEvent, lane: usize) -> bool {
    let class = ground.class(lane);
    if !event.covers(class) {
        return false;
    }
    // Certificates that a maker installs are in that maker's devices only; the event's title names the makers.
    let maker = ground.product(lane).map(|product| product.vendor.as_str());
    event.kind != EventKind::MicExpiry || maker.is_none_or(|maker| event.title_en.contains(maker))
}

fn milestone_touches(ground: &Ground<'_>, milestone: &Milestone, lane: usize) -> bool {
    let class = ground.class(lane);
    match milestone.class {
        None => true,
        // The end of an Android version touches the products whose own dates it is. It is filed under the main class; the
        // other classes have a milestone of their own or share this one.
        Some(of) if milestone.kind == MilestoneKind::EndOfSupport && of.group() == ClassGroup::TeamsAndroid => {
            let own = |other: &Milestone| {
                (other.date, other.kind, other.class) == (milestone.date, milestone.kind, Some(class))
            };
            let filed = of == class || !ground.inputs.catalog.milestones.iter().any(own);
            class.group() == ClassGroup::TeamsAndroid
                && filed
                && ground.product(lane).is_some_and(|product| {
                    let ends = [&product.certification_end, &product.best_effort_end];
                    ends.iter().any(|fact| fact.get() == Some(&milestone.date))
                })
        }
        Some(of) => of == class,
    }
}
