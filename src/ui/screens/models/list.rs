//! Spellings of models, the heaviest first.

use egui::Ui;
use lucide_icons::Icon;

use super::super::inventory::Picker;
use super::{ModelsView, Place, own};
use crate::catalog::matching::Assignment;
use crate::catalog::{Catalog, OWN, Product};
use crate::chart::Ink;
use crate::i18n::{Lang, fmt, tr};
use crate::plan::State;
use crate::session::{ModelRow, Standing};
use crate::ui::cx::{Cx, class_name};
use crate::ui::theme::{Type, size};
use crate::ui::widgets::{Cell, Column, MenuItem, Table, UiExt as _};

pub(super) fn show(ui: &mut Ui, cx: &Cx<'_>, place: Place<'_>, rows: &[ModelRow], view: &mut ModelsView) {
    let lang = cx.lang;
    if rows.is_empty() {
        ui.empty_state(Icon::CircleCheck, &tr::models::all_known(lang), None);
        return;
    }
    let columns = [
        Column::new(tr::models::column_written(lang), 250.0).grow(1.0),
        Column::number(tr::models::column_devices(lang), 90.0),
        Column::number(tr::models::column_paid(lang), 110.0),
        Column::new(tr::models::column_known(lang), 280.0).grow(1.0),
        Column::number("", 240.0),
    ];
    let selected = view.row.filter(|row| *row < rows.len());
    let name = |row: usize| rows.get(row).map_or_else(String::new, |row| row.written.clone());
    let (mut picker, mut form) = (None, None);
    let mut act = |ui: &mut Ui, row: &ModelRow, menu: bool| match actions(ui, cx, place, row, menu) {
        Some(Wanted::Pick) => picker = Some(Picker::of(row.key.clone(), row.written.clone(), row.devices)),
        Some(Wanted::Describe) => form = Some(own::Form::of(cx, place.catalog, row)),
        None => {}
    };
    let act = std::cell::RefCell::new(&mut act);
    let mut menu = |ui: &mut Ui, row: usize| {
        if let Some(row) = rows.get(row) {
            (act.borrow_mut())(ui, row, true);
        }
    };
    let output = Table::new("models", &columns, rows.len())
        .row_height(size::ROW)
        .selected(selected)
        .name(&name)
        .menu(&mut menu)
        .show(ui, |ui, Cell { row, column }| {
            let Some(row) = rows.get(row) else { return };
            match column {
                0 => {
                    let nothing = tr::models::nothing_written(lang);
                    let text = if row.written.is_empty() { nothing.as_str() } else { row.written.as_str() };
                    ui.txt_cut(Type::Dense, Ink::TextPrimary, text);
                }
                1 => drop(ui.txt_cut(Type::DenseBold, Ink::TextPrimary, fmt::number(lang, row.devices))),
                2 => {
                    let paid = row.paid.map_or_else(|| "–".to_owned(), |paid| fmt::money(lang, paid));
                    ui.txt_cut(Type::Dense, Ink::TextSecondary, paid);
                }
                3 => standing(ui, cx, place.catalog, row),
                _ => (act.borrow_mut())(ui, row, false),
            }
        });
    view.row = output.chosen.or(view.row);
    if let Some(row) = output.opened.and_then(|row| rows.get(row)) {
        picker = Some(Picker::of(row.key.clone(), row.written.clone(), row.devices));
    }
    if picker.is_some() {
        view.picker = picker;
    }
    if form.is_some() {
        view.own = form;
    }
}

enum Wanted {
    Pick,
    Describe,
}

/// What is known of a spelling, in words.
fn standing(ui: &mut Ui, cx: &Cx<'_>, catalog: &Catalog, row: &ModelRow) {
    let lang = cx.lang;
    let name = |id: &crate::catalog::ProductId| catalog.product(*id).map_or_else(String::new, Product::name);
    let (icon, ink, text) = match &row.standing {
        Standing::Unknown => (Icon::CircleQuestionMark, Ink::StateLine(State::Unknown), tr::models::unknown(lang)),
        Standing::Several(products) => {
            let names: Vec<String> = products.iter().take(3).map(name).collect();
            (Icon::CircleAlert, Ink::StateLine(State::BestEffort), tr::models::several(lang, &names.join(", ")))
        }
        Standing::Class(class) => {
            (Icon::Tag, Ink::TextTertiary, tr::models::only_class(lang, &class_name(lang, *class)))
        }
        Standing::Likely(product, why, percent) => {
            let why = crate::ui::screens::inventory::reason(lang, *why);
            let text = tr::models::likely(lang, &name(product), &percent.to_string(), &why);
            (Icon::Lightbulb, Ink::StateLine(State::BestEffort), text)
        }
        Standing::Named(assignment) => {
            (Icon::Check, Ink::StateLine(State::Supported), named(lang, catalog, assignment))
        }
    };
    ui.icon_sized(icon, 13.0, ink);
    ui.txt_cut(Type::Dense, Ink::TextSecondary, text);
}

/// What the user said a spelling means.
fn named(lang: Lang, catalog: &Catalog, assignment: &Assignment) -> String {
    match assignment {
        Assignment::Product(key) => {
            let name = catalog.product_by_key(key).map_or_else(|| key.clone(), |(_, product)| product.name());
            if key.starts_with(OWN) { tr::models::named_own(lang, &name) } else { tr::models::named(lang, &name) }
        }
        Assignment::Class(class) => tr::models::named(lang, &class_name(lang, *class)),
    }
}

/// Links of a row, or entries of its menu.
fn actions(ui: &mut Ui, cx: &Cx<'_>, place: Place<'_>, row: &ModelRow, menu: bool) -> Option<Wanted> {
    let lang = cx.lang;
    ui.spacing_mut().item_spacing.x = 14.0;
    let mut clicked = |icon: Icon, text: &str| {
        if menu { ui.add(MenuItem::new(Some(icon), text)).clicked() } else { ui.link_text(text).clicked() }
    };
    let mut wanted = None;
    if matches!(row.standing, Standing::Named(_)) && clicked(Icon::Undo2, &tr::models::take_back(lang)) {
        place.assign(cx, vec![(row.key.clone(), None)]);
    }
    if let Standing::Likely(product, ..) = &row.standing
        && let Some(product) = place.catalog.product(*product)
        && clicked(Icon::Check, &tr::models::confirm(lang))
    {
        place.assign(cx, vec![(row.key.clone(), Some(Assignment::Product(product.key.clone())))]);
    }
    if clicked(Icon::Pencil, &tr::models::describe(lang)) {
        wanted = Some(Wanted::Describe);
    }
    if clicked(Icon::Tag, &tr::models::assign(lang)) {
        wanted = Some(Wanted::Pick);
    }
    wanted
}
