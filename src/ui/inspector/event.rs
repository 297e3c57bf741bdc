//! The inspector of a certificate event or milestone.

use egui::Ui;
use lucide_icons::Icon;

use super::common;
use crate::chart::Ink;
use crate::i18n::tr::inspector as tr;
use crate::plan::outlook::EventOutlook;
use crate::session::{Command, Screen};
use crate::ui::cx::Cx;
use crate::ui::planning::Planning;
use crate::ui::screens::certificates::{self, Entry};
use crate::ui::screens::inspector_head;
use crate::ui::theme::Type;
use crate::ui::widgets::UiExt as _;

pub(super) fn show(ui: &mut Ui, cx: &Cx<'_>, view: &Planning<'_>, event: &EventOutlook) {
    let lang = view.lang;
    let (icon, kind) = certificates::event_kind(view, event.event);
    let when = format!("{}, {}", view.date(event.day), certificates::countdown(view, event.day));
    inspector_head(ui, cx, &certificates::event_title(view, event.event), &when, |ui| {
        ui.horizontal(|ui| {
            ui.icon_sized(icon, 14.0, Ink::TextSecondary);
            ui.txt(Type::Dense, Ink::TextSecondary, kind);
        });
    });
    ui.section(|ui| {
        ui.key_value(&tr::affects(lang), &certificates::event_affects(view, event.event));
        ui.key_value(&tr::affected_here(lang), &tr::devices(lang, event.devices));
    });
    let needs = certificates::event_needs(view, event.event);
    if !needs.is_empty() {
        ui.section(|ui| {
            ui.section_title(Some(Icon::Lightbulb), &tr::needs(lang));
            ui.txt_wrapped(Type::Dense, Ink::TextSecondary, needs);
        });
    }
    if !event.lanes.is_empty() {
        let of = |lane: &usize| view.outlook.lanes.get(*lane).map_or(0, |lane| lane.devices);
        common::lanes(ui, view, &event.lanes.iter().map(|lane| (*lane, of(lane))).collect::<Vec<_>>());
    }
    match certificates::entry(view, event.event) {
        Some(Entry::Certificate(entry)) => {
            named_certificates(ui, view, &entry.certificates);
            common::sources(ui, view, &entry.sources);
        }
        Some(Entry::Milestone(milestone)) => common::sources(ui, view, &milestone.sources),
        Some(Entry::Own(_)) | None => {}
    }
    let (icon, text, screen) = if view.session.screen() == Screen::Certificates {
        (Icon::ChartNoAxesGantt, tr::show_timeline(lang), Screen::Timeline)
    } else {
        (Icon::FileBadge, tr::show_certificates(lang), Screen::Certificates)
    };
    if common::buttons(ui, &[(icon, text)]).is_some() {
        view.send(Command::Show(screen));
    }
}

/// The certificates an event speaks of, with their end and fingerprint.
fn named_certificates(ui: &mut Ui, view: &Planning<'_>, ids: &[String]) {
    if ids.is_empty() {
        return;
    }
    let lang = view.lang;
    ui.section(|ui| {
        ui.section_title(Some(Icon::FileBadge), &tr::certificates(lang));
        for id in ids {
            let Some(certificate) = view.catalog.certificates.iter().find(|certificate| certificate.id == *id) else {
                ui.txt(Type::Dense, Ink::TextSecondary, id);
                continue;
            };
            ui.txt_wrapped(Type::Dense, Ink::TextPrimary, &certificate.subject);
            if let Some(end) = certificate.not_after {
                ui.txt(Type::Caption, Ink::TextTertiary, tr::valid_until(lang, &view.date(end)));
            }
            if let Some(fingerprint) = &certificate.sha256 {
                let response =
                    ui.txt_cut(Type::Caption, Ink::TextTertiary, format!("{} {fingerprint}", tr::fingerprint(lang)));
                response.on_hover_text(fingerprint);
            }
            ui.add_space(4.0);
        }
    });
}
