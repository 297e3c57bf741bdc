//! Above the rows: how many columns are known, the sheets, the mapping, and the heads of the columns.

use egui::{Align2, Key, Popup, Rect, Ui, UiBuilder, pos2, vec2};
use lucide_icons::Icon;

use super::super::ImportView;
use super::super::columns;
use super::{GridState, HEAD, Shown};
use crate::chart::Ink;
use crate::i18n::{fmt, tr};
use crate::session::{Command, Workbench};
use crate::ui::cx::Cx;
use crate::ui::theme::{Type, size};
use crate::ui::widgets::{ChipButton, MenuItem, Pane, UiExt as _, column_edge, menu_title, paint_text, pane_line};

pub(super) fn show(ui: &mut Ui, cx: &Cx<'_>, bench: &Workbench, view: &mut ImportView, shown: &Shown<'_>) {
    let Shown { file, table, preview, .. } = *shown;
    let lang = cx.lang;
    let number = |value: usize| fmt::number(lang, value as u64);
    let used = table.columns.iter().filter(|column| column.field.is_some()).count();
    let sure =
        table.columns.iter().filter(|column| column.field.is_some() && column.confidence >= columns::SURE).count();
    let (first, last) = (view.grid.scroll.top as usize, view.grid.scroll.top + 1.0);
    let in_sight = |at: usize| view.grid.rows.get(at.saturating_sub(view.grid.first)).map(|row| row.number);
    let page = ((ui.available_height() - HEAD - size::PANE_HEADER) / size::ROW).max(1.0) as usize;
    let bottom = (last as usize + page).saturating_sub(2).min(preview.len().saturating_sub(1));
    let note = match (in_sight(first), in_sight(bottom)) {
        (Some(first), Some(bottom)) => {
            let number = |row: u32| fmt::number(lang, row);
            tr::importing::rows_note(
                lang,
                &fmt::number(lang, preview.len() as u64),
                &file.name,
                &number(first),
                &number(bottom),
            )
        }
        _ => file.name.clone(),
    };
    Pane::header(&tr::importing::columns(lang), &note).line(true).show(ui, |ui| {
        if table.columns.is_empty() {
            return;
        }
        save_mapping(ui, cx, bench, view, &file.name);
        ui.add_space(6.0);
        ui.txt(Type::Dense, Ink::TextSecondary, tr::importing::columns_sure(lang, &number(used), &number(sure)));
        ui.icon_sized(Icon::WandSparkles, 14.0, Ink::TextSecondary);
        sheets(ui, cx, view, shown);
    });
}

/// The sheets of a workbook that are read, to choose the one that is shown.
fn sheets(ui: &mut Ui, cx: &Cx<'_>, view: &mut ImportView, shown: &Shown<'_>) {
    if shown.file.tables.len() < 2 {
        return;
    }
    ui.add_space(10.0);
    let title = tr::importing::sheet_shown(cx.lang);
    let name = tr::importing::chip_name(cx.lang, &shown.file.name, &title);
    let chip = ChipButton::new(&shown.table.sheet).name(&name).icon(Icon::Sheet);
    let response = ui.add(chip).on_hover_text(&title);
    Popup::menu(&response).gap(2.0).show(|ui| {
        menu_title(ui, &title);
        for table in &shown.file.tables {
            let checked = table.sheet == shown.table.sheet;
            if ui.add(MenuItem { checked, ..MenuItem::new(Some(Icon::Sheet), &table.sheet) }).clicked() {
                view.sheet.clone_from(&table.sheet);
            }
        }
    });
}

/// The button that remembers how the file is read, with the field for its name.
fn save_mapping(ui: &mut Ui, cx: &Cx<'_>, bench: &Workbench, view: &mut ImportView, file: &str) {
    let lang = cx.lang;
    let response = ui.small_secondary_button(None, &tr::importing::save_mapping(lang));
    let current = bench.options(view.file).and_then(|choice| choice.mapping.clone());
    let shown =
        Popup::menu(&response).gap(4.0).close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside).show(|ui| {
            ui.set_width(280.0);
            let proposed = || {
                let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
                current.clone().unwrap_or_else(|| stem.to_owned())
            };
            let fresh = view.naming.is_none();
            let name = view.naming.get_or_insert_with(proposed);
            ui.txt_wrapped(Type::Dense, Ink::TextSecondary, tr::importing::mapping_note(lang));
            ui.add_space(4.0);
            let label = tr::importing::mapping_name(lang);
            let field = ui.text_field(name, &label, &label, 276.0);
            if fresh {
                field.request_focus();
            }
            ui.add_space(6.0);
            let enter = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
            let button = ui.primary_button(None, &tr::importing::save(lang));
            if (button.clicked() || enter) && !name.trim().is_empty() {
                cx.send(Command::SaveMapping(view.file, name.trim().to_owned()));
                view.naming = None;
                ui.close();
            }
        });
    if shown.is_none() {
        view.naming = None;
    }
}

/// The heads of the columns.
pub(super) fn paint(
    ui: &mut Ui,
    cx: &Cx<'_>,
    bench: &Workbench,
    view: &mut ImportView,
    shown: &Shown<'_>,
    (rect, heads): (Rect, Rect),
) {
    let whole = rect.with_max_y(heads.bottom());
    ui.painter().rect_filled(whole, 0, ui.ink(Ink::Inset));
    pane_line(ui, whole);
    let corner = Rect::from_min_max(whole.min, pos2(heads.left() - 10.0, whole.bottom()));
    let row = tr::importing::row_number(cx.lang);
    paint_text(ui, corner, Align2::RIGHT_CENTER, Type::Caption, Ink::TextTertiary, &row);
    let mut child = ui.new_child(UiBuilder::new().max_rect(heads).id_salt("heads"));
    child.shrink_clip_rect(heads);
    let GridState { scroll, widths, samples, .. } = &view.grid;
    let mut left = heads.left() - scroll.left;
    let mut edges = Vec::new();
    for (index, (column, width)) in shown.table.columns.iter().zip(widths).enumerate() {
        let cell = Rect::from_min_size(pos2(left, heads.top()), vec2(*width, HEAD));
        left += width;
        if cell.right() < heads.left() || cell.left() > heads.right() {
            continue;
        }
        let samples = samples.get(index).map_or(&[][..], Vec::as_slice);
        columns::head(&mut child, cx, (bench, shown.at, shown.table), &mut view.fields, column, cell, samples);
        edges.extend(column_edge(&child, child.scope_id().with(("edge", index)), cell).map(|edge| (index, edge)));
    }
    for (index, edge) in edges {
        view.grid.resize(index, edge);
    }
}
