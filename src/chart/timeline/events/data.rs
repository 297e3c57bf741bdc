//! Which events the lane shows, what they are called, and which matter most.

use super::super::Frame;
use crate::catalog::{CertificateEvent, EventKind};
use crate::chart::metrics;
use crate::i18n::explain;
use crate::model::Day;
use crate::plan::outlook::{EventOutlook, EventRef, OwnEvent, OwnEventKind};

/// A user's own title is written up to this width; those of the catalog are short by themselves.
const OWN: f32 = 260.0;

/// The mark of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    /// Something expires.
    Diamond,
    /// Certificates may be valid for less long.
    Ring,
    /// A date or task of the user.
    Flag,
}

/// An event that could be shown.
#[derive(Debug)]
pub(super) struct Candidate {
    /// Index in the outlook.
    pub index: usize,
    pub day: Day,
    pub x: f32,
    pub devices: u64,
    pub past: bool,
    pub look: Look,
    /// True for a date or certificate of the user's own.
    pub own: bool,
    /// The whole title, for tooltips and screen readers.
    pub title: String,
    /// What may stand beside the mark, the longest first.
    pub names: Vec<String>,
    /// How much it matters, the largest first.
    weight: (bool, u8, u64),
}

/// The events in view that touch this fleet or are the user's own, those that matter most first.
pub(super) fn candidates(frame: &Frame) -> Vec<Candidate> {
    let shown = frame.outlook.events.iter().enumerate().filter(|(_, event)| frame.scale.shows(event.day));
    let mut found: Vec<Candidate> = shown.filter_map(|(index, event)| candidate(frame, index, event)).collect();
    found.sort_by_key(|candidate| (std::cmp::Reverse(candidate.weight), candidate.index));
    found
}

fn candidate(frame: &Frame, index: usize, outlook: &EventOutlook) -> Option<Candidate> {
    let lang = frame.lang;
    // While the cursor is dragged labels stay where they are.
    let past = frame.outlook.as_of.is_some_and(|today| outlook.day < today);
    let (title, names, look, weight) = match outlook.event {
        EventRef::Certificate(position) => {
            // A fleet is only bothered by what touches it; without devices all events are of interest.
            if frame.outlook.devices > 0 && outlook.devices == 0 {
                return None;
            }
            let event = frame.catalog.events.get(position)?;
            let title = lang.pick(&event.title_en, &event.title_de);
            let short = lang.pick(&event.short_en, &event.short_de);
            let look = if event.kind == EventKind::ValidityCap { Look::Ring } else { Look::Diamond };
            (title.to_owned(), vec![short.to_owned()], look, weight(event, outlook.devices, past))
        }
        EventRef::Own(position) => {
            let own = frame.outlook.own_events.get(position)?;
            let title = explain::own_event(lang, frame.plan?, own);
            let look = match own.what {
                OwnEventKind::Date(_) => Look::Flag,
                OwnEventKind::ChainEnds(..) => Look::Diamond,
            };
            // Who enters a date wants to see it, and may write as much as they like.
            let names = vec![metrics::fit_words(super::title_style(past).face, super::SIZE, &title, OWN)];
            (title, names, look, (true, OWN_WEIGHT + u8::from(!past), outlook.devices))
        }
        EventRef::Milestone(_) => return None,
    };
    let (day, x) = (outlook.day, frame.scale.x(outlook.day));
    let own = matches!(outlook.event, EventRef::Own(_));
    Some(Candidate { index, day, x, devices: outlook.devices, past, look, own, title, names, weight })
}

/// More than any event of the catalog.
const OWN_WEIGHT: u8 = 20;

/// How much an event matters: what stops phones first, then what is still to come, then what touches most devices.
fn weight(event: &CertificateEvent, devices: u64, past: bool) -> (bool, u8, u64) {
    let kind = match event.kind {
        EventKind::MicExpiry | EventKind::RootExpiry => 5,
        EventKind::RootRotation | EventKind::TlsVersion | EventKind::ValidityCap => 4,
        EventKind::Distrust | EventKind::IssuerExpiry => 2,
        EventKind::IssuerRotation => 1,
        EventKind::EkuChange => 0,
    };
    // The chains that Teams itself and the makers of phones use.
    let teams =
        ["Microsoft", "Teams", "Direct Routing", "DigiCert Global", "DigiCert G1", "Baltimore", "Cisco", "Public TLS"];
    let near = teams.iter().any(|word| event.title_en.contains(word));
    (devices > 0, kind + 2 * u8::from(near) + 3 * u8::from(!past), devices)
}

/// The user's dates about a lane, for the flags on its row.
pub(in super::super) fn own_dates<'a>(frame: &Frame<'a>, lane: usize) -> impl Iterator<Item = &'a EventOutlook> {
    let (outlook, plan) = (frame.outlook, frame.plan);
    outlook.events.iter().filter(move |event| {
        let EventRef::Own(position) = event.event else { return false };
        let about = |own: &OwnEvent| match own.what {
            OwnEventKind::Date(date) => {
                plan.and_then(|plan| plan.certificates.dates.get(date)?.lane.as_ref()).is_some()
            }
            OwnEventKind::ChainEnds(..) => false,
        };
        event.lanes.contains(&lane) && outlook.own_events.get(position).is_some_and(about)
    })
}
