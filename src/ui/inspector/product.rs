//! The inspector of a product of the catalog: what is known of it, and who says so.

use egui::Ui;

use super::{common, fact};
use crate::catalog::{Known, OnGateway, Product};
use crate::chart::Ink;
use crate::i18n::{fmt, reason, tr};
use crate::plan::outlook::DeadlineKind;
use crate::session::{Command, Screen, Selection};
use crate::ui::cx::Cx;
use crate::ui::planning::{Planning, words};
use crate::ui::screens::inspector_head;
use crate::ui::theme::Type;
use crate::ui::widgets::UiExt as _;

pub(super) fn show(ui: &mut Ui, cx: &Cx<'_>, view: &Planning<'_>, product: &Product) {
    let lang = view.lang;
    let note = match &product.android {
        Some(android) => format!("{}, Android {android}", reason::class(lang, product.class)),
        None => reason::class(lang, product.class),
    };
    inspector_head(ui, cx, &product.name(), &note, |_| {});
    here(ui, view, product);
    firmware(ui, view, product);
    for (what, field, known) in [
        (words::deadline(lang, DeadlineKind::CertificationEnd), "certification_end", &product.certification_end),
        (words::deadline(lang, DeadlineKind::BestEffortEnd), "best_effort_end", &product.best_effort_end),
        (words::deadline(lang, DeadlineKind::VendorEnd), "end_of_support", &product.end_of_support),
        (tr::inspector::end_of_sale(lang), "end_of_sale", &product.end_of_sale),
    ] {
        if known.value != Known::Unknown || !known.also.is_empty() {
            fact::show(ui, view, &what, &format!("{}.{field}", product.key), known);
        }
    }
    if let Some(class) = view.catalog.class(product.class).filter(|class| class.end.value != Known::Unknown) {
        let key = format!("{}.end", product.class.key());
        fact::show(ui, view, &words::deadline(lang, DeadlineKind::ClassEnd), &key, &class.end);
    }
    if !product.aliases.is_empty() {
        ui.section(|ui| {
            ui.section_title(None, &tr::inspector::spellings(lang));
            ui.txt_wrapped(Type::Dense, Ink::TextSecondary, product.aliases.join(" · "));
        });
    }
    if !product.note.is_empty() {
        ui.section(|ui| {
            ui.section_title(None, &tr::inspector::catalog_note(lang));
            ui.txt_wrapped(Type::Dense, Ink::TextSecondary, &product.note);
        });
    }
    common::sources(ui, view, &product.sources);
}

/// How many of them this fleet has, and where to see them.
fn here(ui: &mut Ui, view: &Planning<'_>, product: &Product) {
    let lang = view.lang;
    let Some((_, lane)) = view.outlook.lane(&product.key) else { return };
    ui.section(|ui| {
        ui.key_value(&tr::inspector::in_this_fleet(lang), &tr::inspector::devices(lang, lane.devices));
        if ui.link_text(&tr::inspector::show_devices(lang)).clicked() {
            view.send(Command::Filter(format!("product: \"{}\"", product.name())));
            view.send(Command::Show(Screen::Inventory));
        }
        if ui.link_text(&tr::inventory::menu_timeline(lang)).clicked() {
            view.send(Command::Show(Screen::Timeline));
            view.select(Selection::Lane(lane.key.clone()));
        }
    });
}

/// SIP Gateway, and the firmware versions that matter.
fn firmware(ui: &mut Ui, view: &Planning<'_>, product: &Product) {
    let lang = view.lang;
    let gateway = match product.on_gateway {
        OnGateway::Yes => tr::settings::gateway_yes(lang),
        OnGateway::No => tr::settings::gateway_no(lang),
        OnGateway::Unknown => tr::settings::gateway_unknown(lang),
    };
    let rows = [
        (tr::inspector::firmware_gateway(lang), product.gateway_min_firmware.get()),
        (tr::inspector::firmware_approved(lang), product.gateway_approved_firmware.get()),
        (tr::inspector::firmware_certified(lang), product.teams_min_firmware.get()),
        (tr::inspector::firmware_latest(lang), product.latest_firmware.get()),
    ];
    ui.section(|ui| {
        ui.key_value(&tr::settings::column_gateway(lang), &gateway);
        for (what, version) in rows {
            if let Some(version) = version {
                ui.key_value(&what, version);
            }
        }
        if let Some(day) = product.latest_firmware_on {
            ui.key_value(&tr::inspector::firmware_day(lang), &fmt::date(lang, day));
        }
    });
}
