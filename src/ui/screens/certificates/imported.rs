//! The card of an imported certificate: what it is, how long it lasts, and what is wrong with it.

use egui::{Frame, Role, ScrollArea, Sense, Ui, WidgetInfo, vec2};
use lucide_icons::Icon;

use super::{padding, words};
use crate::chart::Ink;
use crate::i18n::{finding, tr::certificates as tr};
use crate::import::Severity;
use crate::model::{Validity, X509};
use crate::plan::cadence;
use crate::plan::{OwnChain, State};
use crate::session::{CertificateEdit, Command, Edit, Selection};
use crate::ui::planning::Planning;
use crate::ui::theme::Type;
use crate::ui::widgets::{Button, ButtonSize, MenuItem, Pane, UiExt as _, menu_title};

pub(super) fn show(ui: &mut Ui, view: &Planning<'_>, chosen: &mut usize) {
    let lang = view.lang;
    let chains = &view.plan.certificates.chains;
    Pane::header(&tr::imported(lang), "").show(ui, |ui| {
        let Some(chain) = chains.get(*chosen) else { return };
        ui.dropdown(Button::new(None, &super::short(&label(chain))).size(ButtonSize::Small), |ui| {
            ScrollArea::vertical().max_height(300.0).show(ui, |ui| {
                for (index, chain) in chains.iter().enumerate() {
                    let name = label(chain);
                    if ui.add(MenuItem { checked: index == *chosen, ..MenuItem::new(None, &name) }).clicked() {
                        *chosen = index;
                        view.select(Selection::Chain(index));
                    }
                }
            });
        });
    });
    let Some((chain, leaf)) = chains.get(*chosen).and_then(|chain| Some((chain, chain.leaf()?))) else {
        if ui.empty_state(Icon::FileBadge, &tr::imported_none(lang), Some(&tr::import_certificate(lang))) {
            view.send(Command::ChooseCertificates);
        }
        return;
    };
    ScrollArea::vertical().id_salt("imported").auto_shrink([false, false]).show(ui, |ui| {
        Frame::new().inner_margin(padding()).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 3.0;
            ui.spacing_mut().interact_size.y = 18.0;
            row(ui, tr::subject(lang), leaf.subject.clone());
            row(ui, tr::issuer(lang), leaf.issuer.clone());
            row(ui, tr::root(lang), root(view, chain));
            row(ui, tr::valid(lang), span(view, leaf));
            row(ui, tr::length(lang), length(view, leaf));
            row(ui, tr::key(lang), format!("{}, {}", leaf.key, words::usages(lang, leaf)));
            bar(ui, view, leaf);
            notes(ui, view, chain);
            actions(ui, view, *chosen, chain);
        });
    });
}

/// Width of the names of values.
const KEY: f32 = 74.0;

/// A value with its name before it, in one line.
fn row(ui: &mut Ui, key: String, value: String) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let start = ui.cursor().left();
        ui.txt(Type::Dense, Ink::TextTertiary, key);
        ui.add_space((start + KEY - ui.cursor().left()).max(6.0));
        ui.txt_cut(Type::Dense, Ink::TextPrimary, value);
    });
}

/// File and subject; a file can hold several chains.
fn label(chain: &OwnChain) -> String {
    let subject = chain.leaf().map_or("", |leaf| leaf.subject.as_str());
    if chain.file.contains(subject) || subject.is_empty() {
        chain.file.clone()
    } else {
        format!("{} · {subject}", chain.file)
    }
}

fn root(view: &Planning<'_>, chain: &OwnChain) -> String {
    if let Some(root) = chain.root() {
        return root.subject.clone();
    }
    let last = chain.certificates.last().map_or("", |last| last.issuer.as_str());
    // An issuer the catalog knows is known, even if its certificate is not in the file.
    let known = view.catalog.certificates.iter().any(|known| known.subject == last);
    if known { last.to_owned() } else { tr::root_missing(view.lang, last) }
}

fn span(view: &Planning<'_>, leaf: &X509) -> String {
    let from = view.date(leaf.first_day());
    if leaf.endless() {
        tr::span_endless(view.lang, &from)
    } else {
        format!("{from} – {}", view.date(leaf.last_day()))
    }
}

fn length(view: &Planning<'_>, leaf: &X509) -> String {
    let lang = view.lang;
    let today = view.session.as_of();
    if leaf.endless() {
        return tr::length_endless(lang);
    }
    match leaf.on(today) {
        Validity::Expired => {
            let ago = u64::from(today.days_since(leaf.last_day()).unsigned_abs());
            tr::length_expired(lang, u64::from(leaf.days()), ago)
        }
        Validity::NotYetValid => {
            let ahead = u64::from(leaf.first_day().days_since(today).unsigned_abs());
            tr::length_future(lang, u64::from(leaf.days()), ahead)
        }
        Validity::Valid => {
            let left = u64::from(leaf.last_day().days_since(today).unsigned_abs());
            tr::length_left(lang, u64::from(leaf.days()), left)
        }
    }
}

/// How much of the validity is used, and the day to renew by.
fn bar(ui: &mut Ui, view: &Planning<'_>, leaf: &X509) {
    if leaf.endless() {
        return;
    }
    let today = view.session.as_of();
    let days = leaf.days().max(1);
    let used = u32::try_from(today.days_since(leaf.first_day()).max(0)).unwrap_or(0).min(days);
    let used_text = tr::used(view.lang, u64::from(used));
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 10.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::ProgressIndicator, true, &used_text));
    let track = egui::Rect::from_center_size(rect.center(), vec2(rect.width(), 6.0));
    ui.painter().rect_filled(track, 2, ui.ink(Ink::StrokeDefault));
    let share = used as f32 / days as f32;
    let ink = if leaf.on(today) == Validity::Valid { Ink::Accent } else { Ink::StateLine(State::Unsupported) };
    ui.painter().rect_filled(track.with_max_x(track.left() + track.width() * share), 2, ui.ink(ink));
    ui.horizontal(|ui| {
        ui.txt(Type::Caption, Ink::TextTertiary, used_text);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if leaf.role() == crate::model::ChainRole::Leaf {
                let day = cadence::renew_by(leaf.last_day(), leaf.days());
                ui.txt(Type::Caption, Ink::TextTertiary, tr::renew_by(view.lang, &view.date(day)));
            }
        });
    });
}

/// What was noticed in its file.
fn notes(ui: &mut Ui, view: &Planning<'_>, chain: &OwnChain) {
    let Some(noticed) = view.session.noticed().iter().find(|one| one.file == chain.file) else { return };
    for found in noticed.findings.iter().filter(|found| found.severity >= Severity::Warning).take(4) {
        let sentence = finding::sentence(view.lang, found);
        let line =
            if found.severity == Severity::Error { ui.error_line(&sentence) } else { ui.warning_line(&sentence) };
        line.on_hover_text(finding::hint(view.lang, found));
    }
}

fn actions(ui: &mut Ui, view: &Planning<'_>, index: usize, chain: &OwnChain) {
    let lang = view.lang;
    ui.add_space(2.0);
    if chain.is_server() {
        if ui.check_row(chain.tracked, None, &tr::track(lang), None).clicked() {
            view.edit(Edit::Certificates(CertificateEdit::TrackChain(index, !chain.tracked)));
        }
        let public = cadence::is_public(view.catalog, chain);
        if ui.check_row(public, None, &tr::public(lang), None).clicked() {
            view.edit(Edit::Certificates(CertificateEdit::ChainPublic(index, Some(!public))));
        }
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        if ui.small_secondary_button(Some(Icon::Copy), &tr::copy_fingerprint(lang)).clicked()
            && let Some(leaf) = chain.leaf()
        {
            view.send(Command::CopyText(leaf.sha256.clone()));
        }
        store(ui, view, chain);
        if ui.small_secondary_button(Some(Icon::Trash2), &tr::remove(lang)).clicked() {
            view.edit(Edit::Certificates(CertificateEdit::RemoveChain(index)));
        }
    });
}

/// The roots of a file as the trust store of a product.
fn store(ui: &mut Ui, view: &Planning<'_>, chain: &OwnChain) {
    let all = view
        .plan
        .certificates
        .chains
        .iter()
        .filter(|other| other.file == chain.file)
        .flat_map(|other| &other.certificates);
    let roots: Vec<String> = all
        .filter(|certificate| certificate.authority)
        .map(|certificate| {
            let known =
                view.catalog.certificates.iter().find(|known| known.sha256.as_deref() == Some(&certificate.sha256));
            known.map_or_else(|| certificate.sha256.clone(), |known| known.id.clone())
        })
        .collect();
    if roots.is_empty() || view.outlook.lanes.is_empty() {
        return;
    }
    let text = tr::as_store(view.lang);
    ui.dropdown(Button::new(Some(Icon::ShieldCheck), &text).size(ButtonSize::Small), |ui| {
        menu_title(ui, &tr::as_store_of(view.lang, roots.len() as u64));
        ScrollArea::vertical().max_height(300.0).show(ui, |ui| {
            for lane in &view.outlook.lanes {
                let name = view.lane_name(lane);
                if ui.add(MenuItem::new(None, &name)).clicked() {
                    view.edit(Edit::Certificates(CertificateEdit::TrustStore {
                        lane: lane.key.clone(),
                        roots: roots.clone(),
                        file: chain.file.clone(),
                        on: view.session.today(),
                    }));
                }
            }
        });
    });
}
