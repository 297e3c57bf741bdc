//! The inspector of a root: what it is, who needs it, and which phones have it.

use egui::Ui;
use lucide_icons::Icon;

use super::common;
use crate::chart::Ink;
use crate::i18n::tr::certificates as tr;
use crate::plan::State;
use crate::plan::trust::{Root, TrustState};
use crate::session::{Command, Selection};
use crate::ui::cx::Cx;
use crate::ui::planning::Planning;
use crate::ui::screens::inspector_head;
use crate::ui::theme::Type;
use crate::ui::widgets::UiExt as _;

pub(super) fn show(ui: &mut Ui, cx: &Cx<'_>, view: &Planning<'_>, id: &str) -> bool {
    let trust = &view.outlook.trust;
    let Some(root) = trust.roots.iter().find(|root| root.id == id) else { return false };
    let lang = view.lang;
    inspector_head(ui, cx, &root.subject, &root.organization, |_| {});
    let sum = |state: fn(&crate::plan::trust::TrustCell) -> u64| -> u64 {
        (0..trust.rows.len())
            .filter_map(|row| trust.rows.get(row))
            .filter_map(|row| trust.cell(row.lane, id))
            .map(state)
            .sum()
    };
    let (missing, unknown, trusting) =
        (sum(|cell| cell.missing), sum(|cell| cell.undocumented), sum(|cell| cell.trusted));
    ui.section(|ui| {
        for (state, count, text) in [
            (State::Unsupported, missing, tr::phones_missing(lang, missing)),
            (State::Unknown, unknown, tr::phones_unknown(lang, unknown)),
            (State::Supported, trusting, tr::phones_trusting(lang, trusting)),
        ] {
            if count > 0 {
                ui.state_word(state, &text);
            }
        }
    });
    facts(ui, view, root);
    ui.section(|ui| {
        ui.section_title(None, &tr::state_missing(lang));
        let lacks = trust
            .rows
            .iter()
            .filter(|row| trust.cell(row.lane, id).is_some_and(|cell| cell.state == TrustState::Missing));
        for lane in lacks.filter_map(|row| view.outlook.lanes.get(row.lane)) {
            if ui.link_text(&view.lane_name(lane)).clicked() {
                view.select(Selection::Trust(lane.key.clone(), id.to_owned()));
            }
        }
    });
    if let Some(known) = root.known.and_then(|at| view.catalog.certificates.get(at)) {
        common::sources(ui, view, &known.sources);
    }
    if common::buttons(ui, &[(Icon::Copy, tr::copy_fingerprint(lang))]).is_some() {
        let sha = root.known.and_then(|at| view.catalog.certificates.get(at)?.sha256.clone());
        view.send(Command::CopyText(sha.unwrap_or_else(|| root.id.clone())));
    }
    true
}

/// What a root is.
pub(super) fn facts(ui: &mut Ui, view: &Planning<'_>, root: &Root) {
    let lang = view.lang;
    let known = root.known.and_then(|at| view.catalog.certificates.get(at));
    let sha256 = known.and_then(|known| known.sha256.clone()).unwrap_or_else(|| root.id.clone());
    // The catalog keeps no serial numbers; an imported copy has one.
    let own =
        view.plan.certificates.chains.iter().flat_map(|chain| &chain.certificates).find(|own| own.sha256 == sha256);
    ui.section(|ui| {
        ui.section_title(None, &tr::root_certificate(lang));
        if let Some(own) = own {
            ui.key_value(&tr::serial(lang), &own.serial);
            ui.key_value(&tr::sha1(lang), &own.sha1);
        }
        ui.key_value(&tr::sha256(lang), &in_groups(&sha256));
        if let Some(end) = root.not_after {
            ui.key_value(&tr::valid_until(lang), &view.date(end));
        }
        if let Some(day) = root.distrust {
            ui.key_value(&tr::distrusted(lang), &view.date(day));
        }
        let services = known.map(|known| known.used_by.as_slice()).unwrap_or_default();
        let names: Vec<String> = services
            .iter()
            .filter_map(|service| match service.as_str() {
                "teams_sip_gateway" => Some(tr::used_teams(lang)),
                "teams_direct_routing" => Some(tr::used_direct(lang)),
                "skype_online" => Some(tr::used_skype(lang)),
                "phone_mic" => Some(tr::used_device(lang)),
                _ => None,
            })
            .collect();
        if !names.is_empty() {
            ui.key_value(&tr::required_by(lang), &names.join(", "));
        }
        if let Some(known) = known.filter(|known| !known.note.is_empty() && lang == crate::i18n::Lang::En) {
            ui.txt_wrapped(Type::Caption, Ink::TextTertiary, &known.note);
        }
    });
}

/// A fingerprint in groups, so that it breaks into lines and can be compared by eye.
pub(super) fn in_groups(hex: &str) -> String {
    let letters: Vec<char> = hex.chars().collect();
    letters.chunks(16).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}
