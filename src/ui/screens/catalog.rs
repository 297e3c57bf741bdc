//! The catalog: every model with its dates and where they come from.

use egui::{Id, Ui};
use lucide_icons::Icon;

use crate::catalog::{Fact, Known, OnGateway, Product};
use crate::chart::Ink;
use crate::i18n::explain::publisher;
use crate::i18n::{Lang, fmt, tr};
use crate::model::Day;
use crate::session::Selection;
use crate::ui::cx::{Cx, class_name};
use crate::ui::theme::{Type, size};
use crate::ui::widgets::{Cell, Column, Pane, SearchField, Table, UiExt as _};

/// What is searched for.
#[derive(Debug, Default)]
pub struct CatalogView {
    text: String,
}

/// Shows the screen.
pub fn show(ui: &mut Ui, cx: &Cx<'_>, view: &mut CatalogView) {
    let lang = cx.lang;
    let catalog = cx.session.catalog();
    ui.spacing_mut().item_spacing.y = 0.0;
    let (models, sources) = (catalog.products.len() as u64, catalog.sources.len() as u64);
    let note = tr::settings::catalog_note(lang, &catalog.edition, models, sources);
    Pane::screen(&tr::session::command_catalog(lang), &note).show(ui, |ui| {
        let hint = tr::settings::catalog_search(lang);
        SearchField {
            text: &mut view.text,
            name: &hint,
            hint: &hint,
            keys: "",
            icon: Icon::Search,
            id: Id::unique("catalog search"),
            width: 260.0,
        }
        .show(ui, |_| {});
    });
    let words: Vec<String> = view.text.split_whitespace().map(str::to_lowercase).collect();
    let fits = |product: &&Product| {
        let name = product.name().to_lowercase();
        let aliases = product.aliases.iter().any(|alias| words.iter().all(|word| alias.to_lowercase().contains(word)));
        words.iter().all(|word| name.contains(word)) || aliases
    };
    let products: Vec<&Product> = catalog.products.iter().filter(fits).collect();
    if products.is_empty() {
        ui.empty_state(Icon::Library, &tr::settings::catalog_empty(lang, view.text.trim()), None);
        return;
    }
    let columns = [
        Column::new(tr::settings::column_model(lang), 220.0).grow(1.0),
        Column::new(tr::settings::column_class(lang), 150.0),
        Column::new(tr::settings::column_gateway(lang), 170.0),
        Column::number(tr::settings::column_certified(lang), 130.0),
        Column::number(tr::settings::column_support(lang), 150.0),
        Column::new(tr::settings::column_sources(lang), 240.0).grow(1.0),
    ];
    let selected = match cx.session.selection() {
        Selection::Product(key) => products.iter().position(|product| product.key == *key),
        _ => None,
    };
    let name = |row: usize| products.get(row).map_or_else(String::new, |product| product.name());
    let output = Table::new("catalog", &columns, products.len())
        .row_height(size::ROW)
        .selected(selected)
        .name(&name)
        .show(ui, |ui, Cell { row, column }| {
            if let Some(product) = products.get(row) {
                cell(ui, cx, product, column);
            }
        });
    if let Some(product) = output.chosen.and_then(|row| products.get(row)) {
        cx.select(Selection::Product(product.key.clone()));
    }
}

fn cell(ui: &mut Ui, cx: &Cx<'_>, product: &Product, column: usize) {
    let lang = cx.lang;
    match column {
        0 => {
            ui.txt_cut(Type::Body, Ink::TextPrimary, product.name());
            if let Some(android) = &product.android {
                ui.txt_cut(Type::Dense, Ink::TextTertiary, tr::inventory::android(lang, android));
            }
        }
        1 => {
            ui.swatch(product.class.group());
            ui.txt_cut(Type::Body, Ink::TextPrimary, class_name(lang, product.class));
        }
        2 => {
            let text = match (product.on_gateway, product.gateway_min_firmware.get()) {
                (OnGateway::Yes, Some(version)) => tr::settings::gateway_from(lang, version),
                (OnGateway::Yes, None) => tr::settings::gateway_yes(lang),
                (OnGateway::No, _) => tr::settings::gateway_no(lang),
                (OnGateway::Unknown, _) => tr::settings::gateway_unknown(lang),
            };
            ui.txt_cut(Type::Dense, Ink::TextSecondary, text);
        }
        3 => {
            ui.txt_cut(Type::Body, Ink::TextPrimary, day(lang, &product.certification_end));
        }
        4 => {
            let fact = if product.best_effort_end.get().is_some() {
                &product.best_effort_end
            } else {
                &product.end_of_support
            };
            let class = cx.session.catalog().class(product.class).map(|class| &class.end);
            match class.filter(|end| fact.value == Known::Unknown && end.value != Known::Unknown) {
                // The whole class ends, whatever the vendor says of the model.
                Some(end) => {
                    let text = tr::settings::of_class(lang, &day(lang, end));
                    ui.txt_cut(Type::Body, Ink::TextSecondary, text);
                }
                None => drop(ui.txt_cut(Type::Body, Ink::TextPrimary, day(lang, fact))),
            }
        }
        _ => {
            let catalog = cx.session.catalog();
            let mut names: Vec<String> = product
                .sources
                .iter()
                .map(|id| catalog.source(id).map_or_else(|| id.0.clone(), |source| publisher(lang, source)))
                .collect();
            names.dedup();
            let addresses: Vec<&str> = product
                .sources
                .iter()
                .filter_map(|id| catalog.source(id))
                .map(|source| source.address.as_str())
                .take(6)
                .collect();
            ui.txt_cut(Type::Dense, Ink::TextSecondary, names.join(", ")).on_hover_text(addresses.join("\n"));
        }
    }
}

fn day(lang: Lang, fact: &Fact<Day>) -> String {
    match fact.value {
        Known::Is(day) => fmt::date_precise(lang, day, fact.precision),
        Known::NotAnnounced => tr::settings::not_announced(lang),
        Known::Unknown => "–".to_owned(),
    }
}
