//! The inspector of a cell of the trust matrix: "Why missing?".

use egui::Ui;
use lucide_icons::Icon;

use super::{common, root};
use crate::chart::Ink;
use crate::i18n::tr::certificates as tr;
use crate::plan::State;
use crate::plan::outlook::Lane;
use crate::plan::trust::{Basis, Root, TrustCell, TrustState};
use crate::session::{CertificateEdit, Command, Edit, Screen};
use crate::ui::cx::Cx;
use crate::ui::planning::Planning;
use crate::ui::screens::certificates::{self as words, matrix_task};
use crate::ui::screens::inspector_head;
use crate::ui::theme::Type;
use crate::ui::widgets::UiExt as _;

pub(super) fn show(ui: &mut Ui, cx: &Cx<'_>, view: &Planning<'_>, key: &str, id: &str) -> bool {
    let trust = &view.outlook.trust;
    let Some((index, lane)) = view.outlook.lane(key) else { return false };
    let (Some(cell), Some(root)) = (trust.cell(index, id), trust.roots.iter().find(|root| root.id == id)) else {
        return false;
    };
    let lang = view.lang;
    let name = view.lane_name(lane);
    inspector_head(ui, cx, &root.subject, &tr::on_lane(lang, lane.devices, &name), |ui| {
        ui.add_space(2.0);
        ui.horizontal_wrapped(|ui| {
            let state = match cell.state {
                TrustState::Trusted => State::Supported,
                TrustState::Missing => State::Unsupported,
                TrustState::Undocumented | TrustState::NotUsed => State::Unknown,
            };
            ui.state_badge(state, &capital(&words::state(view, cell.state)));
            if cell.state == TrustState::Missing && cell.missing < lane.devices {
                let text = tr::on_some(lang, &view.number(lane.devices), &view.number(cell.missing));
                ui.txt(Type::Dense, Ink::TextSecondary, text);
            }
            if cell.accepted {
                ui.chip(&tr::accepted(lang));
            }
        });
    });
    why(ui, view, cell, lane);
    evidence(ui, view, cell, lane);
    root::facts(ui, view, root);
    in_plan(ui, view, cell, index, lane, root);
    actions(ui, view, cell, lane, root);
    true
}

/// A word as it stands alone.
fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn why(ui: &mut Ui, view: &Planning<'_>, cell: &TrustCell, lane: &Lane) {
    let lang = view.lang;
    ui.section(|ui| {
        let title = match cell.state {
            TrustState::Trusted => tr::why_trusted(lang),
            TrustState::Missing => tr::why_missing(lang),
            TrustState::Undocumented => tr::why_undocumented(lang),
            TrustState::NotUsed => tr::why_not_used(lang),
        };
        ui.section_title(Some(Icon::Lightbulb), &title);
        if cell.state == TrustState::NotUsed {
            ui.txt_wrapped(Type::Dense, Ink::TextSecondary, tr::not_used_why(lang));
            return;
        }
        let mut said: Vec<String> = Vec::new();
        ui.code_box(|ui| {
            for part in &cell.parts {
                let text = words::basis(view, part);
                if !said.contains(&text) {
                    let same = cell.parts.iter().filter(|other| words::basis(view, other) == text);
                    let devices = same.map(|other| other.devices).sum();
                    let count = match part.state {
                        TrustState::Missing => tr::phones_missing(lang, devices),
                        TrustState::Trusted => tr::phones_trusting(lang, devices),
                        _ => tr::phones_unknown(lang, devices),
                    };
                    ui.txt_wrapped(Type::Dense, Ink::TextPrimary, &text);
                    ui.txt(Type::DenseBold, Ink::TextPrimary, count);
                    said.push(text);
                }
            }
        });
        if cell.parts.iter().any(|part| !part.firmware.is_empty()) {
            ui.add_space(4.0);
            ui.txt(Type::Caption, Ink::TextTertiary, tr::by_firmware(lang));
            for part in &cell.parts {
                let firmware = if part.firmware.is_empty() { tr::no_firmware(lang) } else { part.firmware.clone() };
                let text = format!("{}, {}", view.number(part.devices), words::state(view, part.state));
                ui.key_value(&firmware, &text);
            }
        }
        let approved = lane
            .product
            .and_then(|id| view.catalog.product(id))
            .and_then(|product| product.gateway_approved_firmware.get());
        if let Some(approved) = approved {
            ui.key_value(&tr::approved(lang), approved);
        }
    });
}

/// Where the answer comes from: logs, sources of firmware, sources of certification.
fn evidence(ui: &mut Ui, view: &Planning<'_>, cell: &TrustCell, lane: &Lane) {
    let lang = view.lang;
    if cell.state == TrustState::NotUsed {
        return;
    }
    let mut bases: Vec<Basis> = cell.parts.iter().map(|part| part.basis).collect();
    bases.dedup();
    ui.section(|ui| {
        ui.section_title(None, &tr::evidence(lang));
        let mut any = false;
        let mut logs = Vec::new();
        for basis in bases {
            match basis {
                Basis::Log(log, _) if !logs.contains(&log) => {
                    logs.push(log);
                    let Some(read) = view.plan.certificates.logs.get(log) else { continue };
                    ui.txt_wrapped(Type::DenseBold, Ink::TextPrimary, &read.file);
                    let lines = read.devices.iter().map(|device| device.at_lines).filter(|lines| lines.0 > 0);
                    let (from, to) =
                        lines.fold((u64::MAX, 0), |span, lines| (span.0.min(lines.0), span.1.max(lines.1)));
                    let text = tr::evidence_lines(lang, &view.number(from), read.lines, &view.number(to));
                    ui.txt_wrapped(Type::Caption, Ink::TextTertiary, text);
                    any = true;
                }
                Basis::Firmware(at) => {
                    if let Some(fact) = view.catalog.firmware_trust.get(at) {
                        let text = format!("{} {}, {}", fact.vendor, fact.family, fact.firmware);
                        ui.txt_wrapped(Type::DenseBold, Ink::TextPrimary, text);
                        for source in &fact.sources {
                            common::source(ui, view, source);
                        }
                        any = true;
                    }
                }
                Basis::Certified(at) => {
                    let sources = view.catalog.events.get(at).map(|event| event.sources.as_slice()).unwrap_or_default();
                    let product = lane.product.and_then(|id| view.catalog.product(id));
                    let product = product.map(|product| product.sources.as_slice()).unwrap_or_default();
                    for source in product.iter().chain(sources).take(4) {
                        common::source(ui, view, source);
                        ui.add_space(3.0);
                    }
                    any = true;
                }
                _ => {}
            }
        }
        // What sources say about the store without tying it to a root.
        let product = lane.product.and_then(|id| view.catalog.product(id)).map(|product| product.key.as_str());
        let others = view
            .catalog
            .firmware_trust
            .iter()
            .filter(|fact| fact.reach == crate::catalog::Reach::Unknown && fact.means(product, lane.class));
        for fact in others.take(3) {
            ui.txt_wrapped(Type::Dense, Ink::TextSecondary, lang.pick(&fact.says_en, &fact.says_de));
            for source in fact.sources.iter().take(1) {
                common::source(ui, view, source);
            }
            any = true;
        }
        if !any {
            ui.txt_wrapped(Type::Dense, Ink::TextSecondary, tr::evidence_none(lang));
        }
    });
}

fn in_plan(ui: &mut Ui, view: &Planning<'_>, cell: &TrustCell, index: usize, lane: &Lane, root: &Root) {
    let lang = view.lang;
    ui.section(|ui| {
        ui.section_title(None, &tr::in_plan(lang));
        let waves: Vec<_> = lane.waves.iter().filter_map(|wave| view.outlook.waves.get(*wave)).collect();
        let mut text = match waves.iter().map(|wave| wave.end).max() {
            Some(end) => {
                let names: Vec<&str> = waves.iter().map(|wave| wave.name.as_str()).collect();
                let names = if names.len() > 4 {
                    format!("{} … {}", names.first().unwrap_or(&""), names.last().unwrap_or(&""))
                } else {
                    names.join(", ")
                };
                tr::in_plan_waves(lang, &view.date(end), &names)
            }
            None => tr::in_plan_none(lang),
        };
        let fix = view.outlook.breaks.iter().filter(|one| one.requires.contains(&root.id));
        let fix = fix.flat_map(|one| &one.lanes).find(|own| own.lane == index).and_then(|own| own.fixes.first());
        if let Some(fix) = fix.filter(|_| cell.missing > 0) {
            text.push(' ');
            text.push_str(&tr::in_plan_update(lang, cell.missing, &fix.firmware));
        }
        ui.txt_wrapped(Type::Dense, Ink::TextSecondary, text);
    });
}

fn actions(ui: &mut Ui, view: &Planning<'_>, cell: &TrustCell, lane: &Lane, root: &Root) {
    let lang = view.lang;
    if cell.state == TrustState::NotUsed {
        return;
    }
    let name = view.lane_name(lane);
    let (accept, on) =
        if cell.accepted { (tr::unaccept(lang), None) } else { (tr::accept(lang), Some(view.session.today())) };
    let mut labels = vec![
        (Icon::ListTodo, tr::create_task(lang)),
        (Icon::Phone, tr::show_phones(lang)),
        (Icon::Check, tr::menu_trusted(lang)),
        (Icon::X, tr::menu_missing(lang)),
    ];
    if cell.state == TrustState::Missing {
        labels.push((Icon::ThumbsUp, accept));
    } else if cell.own {
        labels.push((Icon::Undo2, tr::menu_documented(lang)));
    }
    let set = |trusted| {
        view.edit(Edit::Certificates(CertificateEdit::Trust {
            lane: lane.key.clone(),
            root: root.id.clone(),
            trusted,
            on: view.session.today(),
        }));
    };
    match common::buttons(ui, &labels) {
        Some(0) => view.edit(matrix_task(view, &lane.key, &name, root)),
        Some(1) => {
            view.send(Command::Filter(format!("product: \"{name}\"")));
            view.send(Command::Show(Screen::Inventory));
        }
        Some(2) => set(Some(true)),
        Some(3) => set(Some(false)),
        Some(4) if cell.state == TrustState::Missing => {
            let (lane, root) = (lane.key.clone(), root.id.clone());
            view.edit(Edit::Certificates(CertificateEdit::Accept { lane, root, on }));
        }
        Some(4) => set(None),
        _ => {}
    }
}
