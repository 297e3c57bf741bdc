//! The inspector of an own certificate: its chain and its renewals.

use egui::Ui;
use lucide_icons::Icon;

use super::common;
use super::root::in_groups;
use crate::chart::Ink;
use crate::i18n::{finding, tr::certificates as tr};
use crate::plan::OwnChain;
use crate::session::{CertificateEdit, Command, Edit};
use crate::ui::cx::Cx;
use crate::ui::planning::Planning;
use crate::ui::screens::inspector_head;
use crate::ui::theme::Type;
use crate::ui::widgets::UiExt as _;

/// Renewals shown before the rest is counted.
const SHOWN: usize = 8;

pub(super) fn show(ui: &mut Ui, cx: &Cx<'_>, view: &Planning<'_>, index: usize, chain: &OwnChain) {
    let lang = view.lang;
    let Some(leaf) = chain.leaf() else { return };
    inspector_head(ui, cx, &leaf.subject, &chain.file, |_| {});
    ui.section(|ui| {
        ui.key_value(&tr::subject(lang), &leaf.subject_name);
        ui.key_value(&tr::issuer(lang), &leaf.issuer_name);
        ui.key_value(&tr::serial(lang), &leaf.serial);
        ui.key_value(&tr::sha256(lang), &in_groups(&leaf.sha256));
        ui.key_value(&tr::sha1(lang), &in_groups(&leaf.sha1));
        ui.key_value(&tr::key(lang), &format!("{}, {}", leaf.key, leaf.signature));
        if !leaf.names.is_empty() {
            ui.key_value(&tr::names(lang), &leaf.names.join(", "));
        }
    });
    ui.section(|ui| {
        ui.section_title(Some(Icon::Link), &tr::chain(lang));
        for certificate in &chain.certificates {
            ui.txt_wrapped(Type::Dense, Ink::TextPrimary, &certificate.subject);
            ui.txt(
                Type::Caption,
                Ink::TextTertiary,
                format!("{} – {}", view.date(certificate.first_day()), view.date(certificate.last_day())),
            );
        }
        if let Some(last) = chain.certificates.last().filter(|last| !last.self_signed()) {
            ui.txt_wrapped(Type::Dense, Ink::TextSecondary, tr::chain_ends(lang, &last.issuer));
        }
    });
    if let Some(own) = view.outlook.cadence.certificates.iter().find(|own| own.chain == index) {
        ui.section(|ui| {
            ui.section_title(Some(Icon::CalendarClock), &tr::renewals_planned(lang));
            for day in own.days.iter().take(SHOWN) {
                ui.txt(Type::Dense, Ink::TextPrimary, view.date(*day));
            }
            if own.days.len() > SHOWN {
                ui.txt(Type::Dense, Ink::TextTertiary, tr::more_devices(lang, (own.days.len() - SHOWN) as u64));
            }
        });
    }
    if let Some(noticed) =
        view.session.noticed().iter().find(|one| one.file == chain.file).filter(|one| !one.findings.is_empty())
    {
        ui.section(|ui| {
            for found in &noticed.findings {
                ui.txt_wrapped(Type::Dense, Ink::TextSecondary, finding::advice(lang, found));
            }
        });
    }
    match common::buttons(ui, &[(Icon::Copy, tr::copy_fingerprint(lang)), (Icon::Trash2, tr::remove(lang))]) {
        Some(0) => view.send(Command::CopyText(leaf.sha256.clone())),
        Some(_) => view.edit(Edit::Certificates(CertificateEdit::RemoveChain(index))),
        None => {}
    }
}
