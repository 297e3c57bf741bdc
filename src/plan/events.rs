//! Dated events of the catalog, with the devices of this fleet they touch.

use super::cadence;
use super::ground::Ground;
use super::outlook::{EventOutlook, EventRef, OwnEvent, OwnEventKind};
use crate::catalog::{CertificateEvent, EventKind, Milestone, MilestoneKind};
use crate::model::{ClassGroup, Day};

/// The user's own dates: those entered, and the ends of own certificates, by day.
pub(super) fn own_events(ground: &Ground<'_>) -> Vec<OwnEvent> {
    let plan = &ground.inputs.plan.certificates;
    let dates = plan.dates.iter().enumerate();
    let dates = dates.map(|(index, date)| OwnEvent { day: date.day, what: OwnEventKind::Date(index) });
    let ends = cadence::tracked(&plan.chains).filter(|(_, _, leaf)| !leaf.endless()).map(|(index, _, leaf)| {
        let renew_by = cadence::renew_by(leaf.last_day(), leaf.days());
        OwnEvent { day: leaf.last_day(), what: OwnEventKind::ChainEnds(index, renew_by) }
    });
    let mut events: Vec<OwnEvent> = dates.chain(ends).collect();
    events.sort_by_key(|event| event.day);
    events
}

/// All certificate events and milestones by day; those that touch no device of the fleet have no lanes.
pub(super) fn events(ground: &Ground<'_>, own: &[OwnEvent]) -> Vec<EventOutlook> {
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
    let own = own
        .iter()
        .enumerate()
        .map(|(index, event)| outlook(EventRef::Own(index), event.day, &|lane| own_touches(ground, event, lane)));
    let mut events: Vec<EventOutlook> = certificates.chain(milestones).chain(own).collect();
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

fn own_touches(ground: &Ground<'_>, event: &OwnEvent, lane: usize) -> bool {
    let OwnEventKind::Date(index) = event.what else { return false };
    let key = ground.inputs.cohorts.lanes.get(lane).map(|lane| lane.key.as_str());
    let date = ground.inputs.plan.certificates.dates.get(index);
    // A date that names no devices is about all of them.
    date.is_some_and(|date| date.lane.as_deref().is_none_or(|lane| Some(lane) == key))
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
