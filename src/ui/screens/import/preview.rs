//! The rows of a file as written, under the fields their columns were taken for.

use egui::{Align2, Rect, ScrollArea, Sense, Stroke, StrokeKind, Ui, pos2, vec2};
use lucide_icons::Icon;

use super::ImportView;
use crate::chart::Ink;
use crate::i18n::{finding::field_name, fmt, tr};
use crate::import::{ColumnReport, FileReport, Severity};
use crate::plan::State;
use crate::session::Workbench;
use crate::ui::cx::Cx;
use crate::ui::theme::{Type, size};
use crate::ui::widgets::{Pane, UiExt as _, paint_icon, paint_text, pane_line};

const NUMBER: f32 = 48.0;
const HEAD: f32 = 54.0;
/// A column is named with this confidence or more without a second look.
const SURE: u8 = 90;

pub(super) fn show(ui: &mut Ui, cx: &Cx<'_>, bench: &Workbench, view: &mut ImportView) {
    let lang = cx.lang;
    let Some(file) = bench.reports().get(view.file) else { return };
    let number = |value: usize| fmt::number(lang, value as u64);
    let used = file.columns.iter().filter(|column| column.field.is_some()).count();
    let sure = file.columns.iter().filter(|column| column.field.is_some() && column.confidence >= SURE).count();
    let all = file.columns.len();
    let note = tr::importing::columns_note(lang, &number(all), &file.name, &number(used));
    Pane::header(&tr::importing::columns(lang), &note).line(true).show(ui, |ui| {
        if all > 0 {
            ui.txt(Type::Dense, Ink::TextSecondary, tr::importing::columns_sure(lang, &number(all), &number(sure)));
            ui.icon_sized(Icon::WandSparkles, 14.0, Ink::TextSecondary);
        }
    });
    if file.preview.is_empty() || file.columns.is_empty() {
        ui.empty_state(Icon::FileSpreadsheet, &tr::importing::no_preview(lang), None);
        return;
    }
    let widths = widths(file);
    let total = NUMBER + widths.iter().sum::<f32>();
    ScrollArea::horizontal().id_salt(("preview", view.file)).auto_shrink([false, false]).show(ui, |ui| {
        ui.set_min_width(total.max(ui.available_width()));
        head(ui, cx, file, &widths);
        let mut area = ScrollArea::vertical().id_salt("rows").auto_shrink([false, false]);
        if let Some(row) = view.scroll_to.take()
            && let Some(index) = file.preview.iter().position(|(number, _)| *number == row)
        {
            area = area.vertical_scroll_offset((index as f32 - 3.0).max(0.0) * size::ROW);
        }
        ui.spacing_mut().item_spacing.y = 0.0;
        area.show_rows(ui, size::ROW, file.preview.len(), |ui, range| {
            for (number, cells) in file.preview.get(range).unwrap_or_default() {
                row(ui, cx, file, &widths, *number, cells);
            }
        });
    });
}

/// Column widths from what is written in the first rows.
fn widths(file: &FileReport) -> Vec<f32> {
    file.columns
        .iter()
        .enumerate()
        .map(|(index, column)| {
            let cells = file.preview.iter().take(40).filter_map(|(_, cells)| cells.get(index));
            let longest = cells.map(|cell| cell.chars().count()).max().unwrap_or(0);
            let header = column.header.chars().count() + 7;
            (longest.max(header) as f32 * 7.0 + 16.0).clamp(88.0, 220.0)
        })
        .collect()
}

fn head(ui: &mut Ui, cx: &Cx<'_>, file: &FileReport, widths: &[f32]) {
    let lang = cx.lang;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), HEAD), Sense::hover());
    ui.painter().rect_filled(rect, 0, ui.ink(Ink::Inset));
    pane_line(ui, rect);
    let place = Rect::from_min_size(rect.min, vec2(NUMBER - 8.0, HEAD));
    paint_text(ui, place, Align2::RIGHT_CENTER, Type::Caption, Ink::TextTertiary, &tr::importing::row_number(lang));
    let mut left = rect.left() + NUMBER;
    for (column, width) in file.columns.iter().zip(widths) {
        let cell = Rect::from_min_size(pos2(left, rect.top()), vec2(*width, HEAD));
        left += width;
        column_head(ui, cx, column, cell);
    }
}

fn column_head(ui: &mut Ui, cx: &Cx<'_>, column: &ColumnReport, cell: Rect) {
    let lang = cx.lang;
    let line = Rect::from_min_size(cell.min + vec2(6.0, 6.0), vec2(cell.width() - 12.0, 16.0));
    let percent = fmt::share(lang, u64::from(column.confidence), 100);
    let ink = Ink::StateText(if column.confidence >= SURE { State::Supported } else { State::BestEffort });
    let mut room = line;
    if column.field.is_some() {
        let shown = paint_text(ui, line, Align2::RIGHT_CENTER, Type::Caption, ink, &percent);
        room.max.x = shown.left() - 4.0;
    }
    paint_text(ui, room, Align2::LEFT_CENTER, Type::Caption, Ink::TextTertiary, &column.header);
    let chip = Rect::from_min_size(cell.min + vec2(4.0, 26.0), vec2(cell.width() - 8.0, 22.0));
    let (text, fill, stroke, words) = match column.field {
        _ if column.secret => (
            tr::importing::secret(lang),
            Ink::Inset,
            Ink::StateLine(State::Unsupported),
            Ink::StateText(State::Unsupported),
        ),
        Some(field) if column.confidence >= SURE => {
            (field_name(lang, field), Ink::Panel, Ink::StrokeDefault, Ink::TextPrimary)
        }
        Some(field) => (
            field_name(lang, field),
            Ink::StateFill(State::BestEffort),
            Ink::StateLine(State::BestEffort),
            Ink::StateText(State::BestEffort),
        ),
        None => (tr::importing::not_used(lang), Ink::Inset, Ink::StrokeSubtle, Ink::TextTertiary),
    };
    let pen = Stroke::new(1.0, ui.ink(stroke));
    ui.painter().rect(chip, size::RADIUS_CHIP, ui.ink(fill), pen, StrokeKind::Inside);
    paint_text(ui, chip.shrink2(vec2(6.0, 0.0)), Align2::LEFT_CENTER, Type::Dense, words, &text);
    let id = ui.scope_id().with(("column", column.index));
    let hover = ui.interact(cell, id, Sense::hover());
    hover.widget_info(|| {
        egui::WidgetInfo::labeled(egui::Role::ColumnHeader, true, format!("{}: {text}", column.header))
    });
    hover.on_hover_text(format!("{}\n{text}", column.header));
}

fn row(ui: &mut Ui, cx: &Cx<'_>, file: &FileReport, widths: &[f32], number: u32, cells: &[String]) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), size::ROW), Sense::hover());
    if response.hovered() {
        ui.painter().rect_filled(rect, 0, ui.ink(Ink::Hover));
    }
    pane_line(ui, rect);
    let place = Rect::from_min_size(rect.min, vec2(NUMBER - 8.0, rect.height()));
    let text = fmt::number(cx.lang, number);
    paint_text(ui, place, Align2::RIGHT_CENTER, Type::Dense, Ink::TextTertiary, &text);
    let mut left = rect.left() + NUMBER;
    for ((column, width), cell) in file.columns.iter().zip(widths).zip(cells) {
        let place = Rect::from_min_size(pos2(left, rect.top()), vec2(*width, rect.height()));
        left += width;
        let at = column.index + 1;
        let marked = file.findings.iter().find(|finding| {
            finding.row == Some(number) && finding.column == Some(at) && finding.severity != Severity::Info
        });
        if let Some(finding) = marked {
            let state = if finding.severity == Severity::Error { State::Unsupported } else { State::BestEffort };
            ui.painter().rect_filled(place.shrink2(vec2(0.0, 0.5)), 0, ui.ink(Ink::StateFill(state)));
            paint_icon(
                ui,
                pos2(place.right() - 11.0, place.center().y),
                Icon::CircleAlert,
                13.0,
                ui.ink(Ink::StateLine(state)),
            );
            if ui.rect_contains_pointer(place) {
                response.show_tooltip_text(crate::i18n::finding::sentence(cx.lang, finding));
            }
        }
        let ink = if column.secret {
            Ink::TextTertiary
        } else if column.field.is_some() {
            Ink::TextPrimary
        } else {
            Ink::TextTertiary
        };
        let room = place.shrink2(vec2(6.0, 0.0)).with_max_x(place.right() - if marked.is_some() { 22.0 } else { 6.0 });
        let text = if column.secret { "•••" } else { cell.as_str() };
        paint_text(ui, room, Align2::LEFT_CENTER, Type::Dense, ink, text);
    }
}
