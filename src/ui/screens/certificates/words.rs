//! Words for events, roots, and what is known of them.

use lucide_icons::Icon;

use crate::catalog::{CertificateEvent, Milestone};
pub use crate::i18n::evidence::problem;
use crate::i18n::tr::certificates as tr;
use crate::i18n::{Lang, explain};
use crate::model::{Usage, X509};
use crate::plan::outlook::{EventRef, OwnEvent, OwnEventKind};
use crate::plan::trust::{Basis, Root, TrustCell, TrustPart, TrustState};
use crate::plan::{LogRead, MatchedBy};
use crate::ui::planning::{Planning, words};

/// An event of the catalog.
#[derive(Clone, Copy, Debug)]
pub enum Entry<'a> {
    /// A certificate event.
    Certificate(&'a CertificateEvent),
    /// A milestone.
    Milestone(&'a Milestone),
    /// An own date.
    Own(&'a OwnEvent),
}

/// The catalog's entry of an event.
#[must_use]
pub fn entry<'a>(view: &Planning<'a>, event: EventRef) -> Option<Entry<'a>> {
    match event {
        EventRef::Certificate(index) => view.catalog.events.get(index).map(Entry::Certificate),
        EventRef::Milestone(index) => view.catalog.milestones.get(index).map(Entry::Milestone),
        EventRef::Own(index) => view.outlook.own_events.get(index).map(Entry::Own),
    }
}

/// The title of an event.
#[must_use]
pub fn event_title(view: &Planning<'_>, event: EventRef) -> String {
    let title = match entry(view, event) {
        Some(Entry::Certificate(event)) => (&event.title_en, &event.title_de),
        Some(Entry::Milestone(milestone)) => (&milestone.title_en, &milestone.title_de),
        Some(Entry::Own(own)) => return explain::own_event(view.lang, view.plan, own),
        None => return String::new(),
    };
    view.lang.pick(title.0, title.1).to_owned()
}

/// What an event is called where there is little room.
#[must_use]
pub fn event_short(view: &Planning<'_>, event: EventRef) -> String {
    match entry(view, event) {
        Some(Entry::Certificate(event)) => view.lang.pick(&event.short_en, &event.short_de).to_owned(),
        _ => event_title(view, event),
    }
}

/// Icon and name of the kind of an event.
#[must_use]
pub fn event_kind(view: &Planning<'_>, event: EventRef) -> (Icon, String) {
    match entry(view, event) {
        Some(Entry::Certificate(event)) => words::event_kind(view.lang, event.kind),
        Some(Entry::Milestone(milestone)) => words::milestone_kind(view.lang, milestone.kind),
        Some(Entry::Own(own)) => words::own_kind(view.lang, view.plan, own),
        None => (Icon::CircleQuestionMark, String::new()),
    }
}

/// Whom an event touches, in words.
#[must_use]
pub fn event_affects(view: &Planning<'_>, event: EventRef) -> String {
    match entry(view, event) {
        Some(Entry::Certificate(event)) => words::affected(view.lang, &event.affects),
        Some(Entry::Milestone(Milestone { class: Some(class), .. })) => view.class_name(*class),
        Some(Entry::Milestone(_)) => tr::affects_all(view.lang),
        Some(Entry::Own(own)) => own_affects(view, own),
        None => String::new(),
    }
}

/// What a phone needs to live through an event.
#[must_use]
pub fn event_needs(view: &Planning<'_>, event: EventRef) -> String {
    match entry(view, event) {
        Some(Entry::Certificate(event)) => explain::event_needs(view.lang, event).to_owned(),
        Some(Entry::Milestone(milestone)) => explain::milestone_detail(view.lang, milestone).to_owned(),
        Some(Entry::Own(own)) => own_needs(view, own),
        None => String::new(),
    }
}

/// Whom an own date touches.
fn own_affects(view: &Planning<'_>, own: &OwnEvent) -> String {
    match own.what {
        OwnEventKind::ChainEnds(..) => tr::affects_own_server(view.lang),
        OwnEventKind::Date(index) => {
            let lane = view.plan.certificates.dates.get(index).and_then(|date| date.lane.as_deref());
            lane.map_or_else(|| tr::affects_all(view.lang), |lane| explain::lane_name(view.lang, view.catalog, lane))
        }
    }
}

/// What is to be done about an own date.
fn own_needs(view: &Planning<'_>, own: &OwnEvent) -> String {
    match own.what {
        OwnEventKind::ChainEnds(_, renew_by) => tr::renew_by(view.lang, &view.date(renew_by)),
        OwnEventKind::Date(index) => {
            view.plan.certificates.dates.get(index).map(|date| date.note.clone()).unwrap_or_default()
        }
    }
}

/// "in 112 days", "90 days ago".
#[must_use]
pub fn countdown(view: &Planning<'_>, day: crate::model::Day) -> String {
    let days = day.days_since(view.session.as_of());
    let count = u64::from(days.unsigned_abs());
    if days < 0 { tr::days_ago(view.lang, count) } else { tr::in_days(view.lang, count) }
}

/// The name of a root by its key: a certificate of the catalog, or one of an own chain.
#[must_use]
pub fn root_name(view: &Planning<'_>, id: &str) -> String {
    if let Some(known) = view.catalog.certificates.iter().find(|certificate| certificate.id == id) {
        return known.subject.clone();
    }
    let own = view.plan.certificates.chains.iter().flat_map(|chain| &chain.certificates);
    own.into_iter()
        .find(|certificate| certificate.sha256 == id)
        .map_or_else(|| id.to_owned(), |root| root.subject.clone())
}

/// What a cell of the matrix says, in a word.
#[must_use]
pub fn state(view: &Planning<'_>, state: TrustState) -> String {
    match state {
        TrustState::Trusted => tr::state_trusted(view.lang),
        TrustState::Missing => tr::state_missing(view.lang),
        TrustState::Undocumented => tr::state_undocumented(view.lang),
        TrustState::NotUsed => tr::state_not_used(view.lang),
    }
}

/// A cell of the matrix as a sentence.
#[must_use]
pub fn cell(view: &Planning<'_>, lane: &str, root: &Root, cell: &TrustCell) -> String {
    let word = state(view, cell.state);
    let of = cell.trusted + cell.missing + cell.undocumented;
    if cell.state == TrustState::Missing && cell.missing < of {
        return tr::cell_some(view.lang, cell.missing, lane, &view.number(of), &root.subject);
    }
    tr::cell(view.lang, lane, &root.subject, &word)
}

/// What an answer rests on, as a sentence.
#[must_use]
pub fn basis(view: &Planning<'_>, part: &TrustPart) -> String {
    let lang = view.lang;
    match part.basis {
        Basis::Nothing => tr::basis_nothing(lang),
        Basis::NoTls12 => tr::basis_no_tls(lang),
        Basis::Firmware(at) => view
            .catalog
            .firmware_trust
            .get(at)
            .map_or_else(String::new, |fact| lang.pick(&fact.says_en, &fact.says_de).to_owned()),
        Basis::Certified(at) => view.catalog.events.get(at).map_or_else(String::new, |event| {
            tr::basis_certified(lang, &view.date(event.date), lang.pick(&event.title_en, &event.title_de))
        }),
        Basis::Log(log, device) => log_basis(view, log, device),
        Basis::Own(at) => view.plan.certificates.trust.get(at).map_or_else(String::new, |own| {
            let day = view.date(own.on);
            match (own.store.is_empty(), own.trusted) {
                (false, _) => tr::basis_store(lang, &day, &own.store),
                (true, true) => tr::basis_tested_trusted(lang, &day),
                (true, false) => tr::basis_tested_missing(lang, &day),
            }
        }),
    }
}

fn log_basis(view: &Planning<'_>, log: usize, device: usize) -> String {
    let Some(read) = view.plan.certificates.logs.get(log) else { return String::new() };
    let Some(device) = read.devices.get(device) else { return String::new() };
    if device.connected_after {
        return tr::basis_log_solved(view.lang, &read.file);
    }
    let problem = device.problems.iter().find(|log| log.problem.missing_root());
    tr::basis_log(view.lang, &read.file, &problem.map_or_else(String::new, |log| self::problem(view.lang, log.problem)))
}

/// What a device of a log was found by.
#[must_use]
pub fn matched_by(lang: Lang, by: MatchedBy) -> String {
    match by {
        MatchedBy::Mac => tr::matched_mac(lang),
        MatchedBy::Name => tr::matched_name(lang),
        MatchedBy::Ip => tr::matched_ip(lang),
        MatchedBy::Extension => tr::matched_extension(lang),
    }
}

/// What a certificate may be used for.
#[must_use]
pub fn usages(lang: Lang, certificate: &X509) -> String {
    let has = |usage| certificate.usages.contains(&usage);
    match (has(Usage::Server), has(Usage::Client)) {
        (true, true) => tr::usage_both(lang),
        (true, false) => tr::usage_server(lang),
        (false, true) => tr::usage_client(lang),
        (false, false) if certificate.authority => tr::usage_authority(lang),
        (false, false) => tr::usage_any(lang),
    }
}

/// Devices of a log that reject a certificate, by the name of their lane; those not in the fleet come last.
#[must_use]
pub fn rejecting(view: &Planning<'_>, log: &LogRead) -> Vec<(Option<String>, String, u64)> {
    let mut lanes: Vec<(Option<String>, String, u64)> = Vec::new();
    for device in log.devices.iter().filter(|device| device.rejects()) {
        let key = device.matched.as_ref().map(|matched| matched.lane.clone());
        if let Some((_, _, count)) = lanes.iter_mut().find(|(known, ..)| *known == key) {
            *count += 1;
        } else {
            let name = key
                .as_ref()
                .map_or_else(|| tr::not_in_fleet(view.lang), |key| explain::lane_name(view.lang, view.catalog, key));
            lanes.push((key, name, 1));
        }
    }
    lanes.sort_by_key(|lane| (lane.0.is_none(), std::cmp::Reverse(lane.2)));
    lanes
}
