//! Certificates: dated events with whom they touch in this fleet, and the roots that firmware is documented to ship.

use egui::{Ui, UiBuilder};
use lucide_icons::Icon;

use super::strategy::two_lines;
use crate::catalog::{CertificateEvent, FirmwareTrust, Milestone};
use crate::chart::Ink;
use crate::i18n::tr::certificates as tr;
use crate::i18n::{Lang, fmt};
use crate::plan::outlook::{EventOutlook, EventRef};
use crate::session::{Command, Screen, Selection};
use crate::ui::cx::Cx;
use crate::ui::planning::{Planning, words};
use crate::ui::theme::{Type, size};
use crate::ui::widgets::{Column, Pane, Table, UiExt as _};

/// Which events are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
enum Filter {
    /// All.
    All,
    /// From today on.
    #[default]
    Coming,
    /// Those that touch devices of this fleet.
    Fleet,
}

impl Filter {
    const ALL: [Self; 3] = [Self::Coming, Self::Fleet, Self::All];
}

/// The certificates screen.
#[derive(Debug, Default)]
pub struct CertificatesScreen {
    filter: Filter,
    all_vendors: bool,
    shown: Option<usize>,
}

/// An event of the catalog.
#[derive(Clone, Copy, Debug)]
pub enum Entry<'a> {
    /// A certificate event.
    Certificate(&'a CertificateEvent),
    /// A milestone.
    Milestone(&'a Milestone),
}

/// The catalog's entry of an event.
#[must_use]
pub fn entry<'a>(view: &Planning<'a>, event: EventRef) -> Option<Entry<'a>> {
    match event {
        EventRef::Certificate(index) => view.catalog.events.get(index).map(Entry::Certificate),
        EventRef::Milestone(index) => view.catalog.milestones.get(index).map(Entry::Milestone),
    }
}

/// The title of an event.
#[must_use]
pub fn event_title(view: &Planning<'_>, event: EventRef) -> String {
    let title = match entry(view, event) {
        Some(Entry::Certificate(event)) => (&event.title_en, &event.title_de),
        Some(Entry::Milestone(milestone)) => (&milestone.title_en, &milestone.title_de),
        None => return String::new(),
    };
    if view.lang == Lang::De { title.1.clone() } else { title.0.clone() }
}

/// Icon and name of the kind of an event.
#[must_use]
pub fn event_kind(view: &Planning<'_>, event: EventRef) -> (Icon, String) {
    match entry(view, event) {
        Some(Entry::Certificate(event)) => words::event_kind(view.lang, event.kind),
        Some(Entry::Milestone(milestone)) => words::milestone_kind(view.lang, milestone.kind),
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
        None => String::new(),
    }
}

/// What a phone needs to live through an event.
#[must_use]
pub fn event_needs(view: &Planning<'_>, event: EventRef) -> String {
    match entry(view, event) {
        Some(Entry::Certificate(event)) => event.needs.clone(),
        Some(Entry::Milestone(milestone)) => milestone.detail.clone(),
        None => String::new(),
    }
}

/// "in 112 days", "90 days ago".
#[must_use]
pub fn countdown(view: &Planning<'_>, day: crate::model::Day) -> String {
    let days = day.days_since(view.session.as_of());
    let count = u64::from(days.unsigned_abs());
    if days < 0 { tr::days_ago(view.lang, count) } else { tr::in_days(view.lang, count) }
}

impl CertificatesScreen {
    /// Shows it.
    pub fn show(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let view = Planning::new(cx);
        ui.spacing_mut().item_spacing.y = 0.0;
        let lang = view.lang;
        let events = &view.outlook.events;
        let next = view.outlook.next_event().and_then(|index| events.get(index));
        let when = next.map_or_else(|| tr::note_past(lang), |event| tr::note_next(lang, &countdown(&view, event.day)));
        let note = if events.is_empty() { String::new() } else { tr::note(lang, events.len() as u64, &when) };
        Pane::screen(&tr::title(lang), &note).show(ui, |_| {});
        let room = ui.available_rect_before_wrap();
        let trust = trust_rows(&view, self.all_vendors);
        // The lower table takes what its rows need, at most two fifths.
        let wanted = size::PANE_HEADER + size::TABLE_HEADER + size::ROW_TWO * (trust.len().max(2) as f32) + 2.0;
        let split = room.bottom() - wanted.min(room.height() * 0.4);
        let mut upper = ui.new_child(UiBuilder::new().id_salt("events").max_rect(room.with_max_y(split)));
        self.events(&mut upper, &view);
        ui.painter().hline(room.x_range(), split, egui::Stroke::new(1.0, ui.ink(Ink::StrokeDefault)));
        let mut lower = ui.new_child(UiBuilder::new().id_salt("trust").max_rect(room.with_min_y(split + 1.0)));
        self.trust(&mut lower, &view, &trust);
        ui.advance_cursor_after_rect(room);
    }

    fn events(&mut self, ui: &mut Ui, view: &Planning<'_>) {
        let lang = view.lang;
        let today = view.session.as_of();
        let events: Vec<(usize, &EventOutlook)> = view
            .outlook
            .events
            .iter()
            .enumerate()
            .filter(|(_, event)| match self.filter {
                Filter::All => true,
                Filter::Coming => event.day >= today,
                Filter::Fleet => event.devices > 0,
            })
            .collect();
        Pane::header(&tr::events(lang), "").show(ui, |ui| {
            let names = [tr::events_coming(lang), tr::events_fleet(lang), tr::events_all(lang)];
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            let at = Filter::ALL.iter().position(|filter| *filter == self.filter).unwrap_or(0);
            if let Some(chosen) = ui.segmented(&tr::events_filter(lang), &names, at) {
                self.filter = Filter::ALL.get(chosen).copied().unwrap_or_default();
            }
        });
        if events.is_empty() {
            ui.empty_state(Icon::FileBadge, &tr::events_none(lang), None);
            return;
        }
        let columns = [
            Column::new(tr::col_date(lang), 112.0),
            Column::new(tr::col_kind(lang), 140.0),
            Column::new(tr::col_title(lang), 280.0).grow(1.3),
            Column::number(tr::col_devices(lang), 92.0),
            Column::new(tr::col_needs(lang), 190.0).grow(1.0),
        ];
        let selected = match view.session.selection() {
            Selection::Event(event) => events.iter().position(|(index, _)| index == event),
            _ => None,
        };
        let scroll_to = if selected == self.shown { None } else { selected };
        self.shown = selected;
        let name = |row: usize| {
            let Some((_, event)) = events.get(row) else { return String::new() };
            let devices = view.number(event.devices);
            tr::event_row(lang, &view.date(event.day), &devices, &event_title(view, event.event))
        };
        let output = Table::new("events", &columns, events.len())
            .row_height(size::ROW_TWO)
            .selected(selected)
            .scroll_to(scroll_to)
            .name(&name)
            .show(ui, |ui, cell| {
                if let Some((_, event)) = events.get(cell.row) {
                    event_cell(ui, view, event, cell.column);
                }
            });
        if let Some((index, _)) = output.chosen.and_then(|row| events.get(row)) {
            view.select(Selection::Event(*index));
        }
        if output.opened.is_some() {
            view.send(Command::Show(Screen::Timeline));
        }
    }

    fn trust(&mut self, ui: &mut Ui, view: &Planning<'_>, rows: &[&FirmwareTrust]) {
        let lang = view.lang;
        let note = tr::trust_note(lang, rows.len() as u64);
        Pane::header(&tr::trust(lang), &note).show(ui, |ui| {
            let names = [tr::trust_fleet(lang), tr::trust_all(lang)];
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            if let Some(chosen) = ui.segmented(&tr::trust(lang), &names, usize::from(self.all_vendors)) {
                self.all_vendors = chosen == 1;
            }
        });
        if rows.is_empty() {
            ui.empty_state(Icon::ShieldQuestionMark, &tr::trust_none(lang), None);
            return;
        }
        let columns = [
            Column::new(tr::col_vendor(lang), 100.0),
            Column::new(tr::col_family(lang), 130.0).grow(0.5),
            Column::new(tr::col_firmware(lang), 104.0),
            Column::new(tr::col_ships(lang), 150.0).grow(1.0),
            Column::new(tr::col_missing(lang), 110.0).grow(0.6),
            Column::new(tr::col_text(lang), 170.0).grow(1.2),
        ];
        let name = |row: usize| {
            rows.get(row)
                .map(|trust| format!("{} {} {}", trust.vendor, trust.family, trust.firmware))
                .unwrap_or_default()
        };
        Table::new("trust", &columns, rows.len()).row_height(size::ROW_TWO).name(&name).show(ui, |ui, cell| {
            if let Some(trust) = rows.get(cell.row) {
                trust_cell(ui, view, trust, cell.column);
            }
        });
    }
}

fn event_cell(ui: &mut Ui, view: &Planning<'_>, event: &EventOutlook, column: usize) {
    let past = event.day < view.session.as_of();
    let ink = if past { Ink::TextTertiary } else { Ink::TextPrimary };
    match column {
        0 => two_lines(ui, Type::Body, &view.date(event.day), &countdown(view, event.day)),
        1 => {
            let (icon, kind) = event_kind(view, event.event);
            ui.icon_sized(icon, 14.0, if past { Ink::TextTertiary } else { Ink::TextSecondary });
            ui.txt_cut(Type::Body, ink, kind);
        }
        2 => two_lines(ui, Type::Body, &event_title(view, event.event), &event_affects(view, event.event)),
        3 => {
            let text = if event.devices == 0 { fmt::DASH.to_owned() } else { view.number(event.devices) };
            ui.txt(if past { Type::Body } else { Type::BodyBold }, ink, text);
        }
        _ => wrapped(ui, &event_needs(view, event.event)),
    }
}

fn trust_cell(ui: &mut Ui, view: &Planning<'_>, trust: &FirmwareTrust, column: usize) {
    match column {
        0 => drop(ui.txt_cut(Type::Body, Ink::TextPrimary, &trust.vendor)),
        1 => drop(ui.txt_cut(Type::Body, Ink::TextPrimary, &trust.family)),
        2 => drop(ui.txt_cut(Type::Body, Ink::TextPrimary, &trust.firmware)),
        3 => wrapped(ui, &certificate_names(view, &trust.ships)),
        4 => wrapped(ui, &certificate_names(view, &trust.missing)),
        _ => wrapped(ui, trust_note(trust)),
    }
}

/// The subjects of certificates; ids the catalog does not have stay as they are.
fn certificate_names(view: &Planning<'_>, ids: &[String]) -> String {
    if ids.is_empty() {
        return fmt::DASH.to_owned();
    }
    let name = |id: &String| {
        let known = view.catalog.certificates.iter().find(|certificate| certificate.id == *id);
        known.map_or_else(|| id.clone(), |certificate| certificate.subject.clone())
    };
    ids.iter().map(name).collect::<Vec<_>>().join(", ")
}

/// What the source says beyond the lists: all of it where there are none, else what stands in parentheses.
fn trust_note(trust: &FirmwareTrust) -> &str {
    if trust.ships.is_empty() && trust.missing.is_empty() {
        return trust.text.split_once(':').map_or(trust.text.as_str(), |(_, rest)| rest);
    }
    let inner = trust.text.split_once('(').and_then(|(_, rest)| rest.rsplit_once(')'));
    inner.map_or(fmt::DASH, |(inner, _)| inner)
}

/// Two lines of small text; the rest is in the tooltip.
fn wrapped(ui: &mut Ui, text: &str) {
    let mut job = egui::text::LayoutJob::simple(
        text.to_owned(),
        Type::Dense.font(),
        ui.ink(Ink::TextSecondary),
        ui.available_width(),
    );
    job.wrap.max_rows = 2;
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let elided = galley.elided;
    let response = ui.add(egui::Label::new(galley));
    if elided {
        response.on_hover_text(text);
    }
}

/// Firmware of the vendors that this fleet has, or of all.
fn trust_rows<'a>(view: &Planning<'a>, all: bool) -> Vec<&'a FirmwareTrust> {
    let vendors: std::collections::BTreeSet<&str> = view
        .outlook
        .lanes
        .iter()
        .filter_map(|lane| view.catalog.product(lane.product?))
        .map(|product| product.vendor.as_str())
        .collect();
    view.catalog.firmware_trust.iter().filter(|trust| all || vendors.contains(trust.vendor.as_str())).collect()
}
