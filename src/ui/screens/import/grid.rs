//! All rows of a file as written, under the fields their columns are read as. Only the rows in sight are asked for.

use std::sync::Arc;

use egui::{Align2, Key, Popup, Rect, Role, Sense, Stroke, TextEdit, Ui, UiBuilder, WidgetInfo, pos2, vec2};
use lucide_icons::Icon;
use rustc_hash::FxHashMap;

use super::ImportView;
use super::columns;
use super::problems::problem_at;
use super::scroll::{BAR, Extent, Scroll};
use crate::chart::Ink;
use crate::i18n::{finding, fmt, tr};
use crate::import::{FileReport, Place, Preview, PreviewRow, ReadOptions, Repair, Severity};
use crate::model::Field;
use crate::plan::State;
use crate::session::{BenchEdit, Command, KeptFinding, Problem, Workbench};
use crate::ui::cx::Cx;
use crate::ui::theme::{Type, size};
use crate::ui::widgets::{MenuItem, Pane, UiExt as _, menu_item, paint_icon, paint_text, pane_line};

/// Width of the row numbers.
const NUMBER: f32 = 58.0;
/// Height of the heads of the columns.
const HEAD: f32 = 54.0;
/// Rows the widths of columns are taken from.
const MEASURED: usize = 60;

/// What is kept of the grid between frames.
#[derive(Debug, Default)]
pub(super) struct GridState {
    scroll: Scroll,
    /// The row to bring into view, by its number.
    pub(super) go_to: Option<u32>,
    rows: Vec<PreviewRow>,
    first: usize,
    shown: Option<(usize, usize)>,
    widths: Vec<f32>,
    samples: Vec<Vec<String>>,
    marks: FxHashMap<u32, Vec<Mark>>,
    marked: usize,
    editing: Option<Cell>,
}

/// A finding in the grid.
#[derive(Clone, Copy, Debug)]
struct Mark {
    column: Option<usize>,
    severity: Severity,
    finding: usize,
}

/// A cell being corrected.
#[derive(Debug)]
struct Cell {
    row: u32,
    column: usize,
    text: String,
    fresh: bool,
}

pub(super) fn show(ui: &mut Ui, cx: &Cx<'_>, bench: &Workbench, view: &mut ImportView) {
    let lang = cx.lang;
    let at = view.file;
    let (Some(file), Some(preview)) = (bench.reports().get(at), bench.reading.previews.get(at)) else { return };
    refresh(&mut view.grid, bench, at, file, preview);
    head(ui, cx, bench, view, file, preview);
    if bench.rereading() {
        let rect = Rect::from_min_size(ui.cursor().min - vec2(0.0, 2.0), vec2(ui.available_width(), 2.0));
        let fraction = cx.session.task().and_then(|task| task.fraction).unwrap_or(0.0);
        let done = rect.with_max_x(rect.left() + rect.width() * fraction);
        ui.painter().rect_filled(done, 0, ui.ink(Ink::Accent));
    }
    if preview.is_empty() || file.columns.is_empty() {
        ui.empty_state(Icon::FileSpreadsheet, &tr::importing::no_preview(lang), None);
        return;
    }
    let rect = ui.available_rect_before_wrap();
    ui.advance_cursor_after_rect(rect);
    let heads = Rect::from_min_max(pos2(rect.left() + NUMBER, rect.top()), pos2(rect.right(), rect.top() + HEAD));
    let width: f32 = view.grid.widths.iter().sum();
    // The bars stand beside the rows, never over them.
    let outer = Rect::from_min_max(pos2(rect.left() + NUMBER, rect.top() + HEAD), rect.max);
    let across = width > outer.width() - BAR;
    let corner = vec2(BAR, if across { BAR } else { 0.0 });
    let body = Rect::from_min_max(outer.min, outer.max - corner);
    let page = f64::from(body.height() / size::ROW);
    let extent = Extent { rows: preview.len(), page, width, seen: body.width() };
    let id = ui.scope_id().with(("grid", at));
    if let Some(number) = view.grid.go_to.take() {
        view.grid.scroll = view.grid.scroll.showing(preview.position(number), &extent);
    }
    keys(ui, id, rect, &mut view.grid.scroll, &extent);
    view.grid.scroll.follow(ui, rect, size::ROW, &extent);
    fetch(&mut view.grid, preview, &extent);
    paint_rows(ui, cx, bench, view, file, (rect, body), id);
    paint_heads(ui, cx, bench, view, file, (rect, heads));
    view.grid.scroll.bars(ui, outer, id, &extent);
    edit_cell(ui, cx, bench, view, file, body);
}

/// Keeps widths and marks until another file, reading or choice is shown.
fn refresh(grid: &mut GridState, bench: &Workbench, at: usize, file: &FileReport, preview: &Arc<Preview>) {
    let shown = Some((at, Arc::as_ptr(preview) as usize));
    let marked = Arc::as_ptr(&bench.problems) as usize;
    if grid.shown != shown {
        let go_to = grid.go_to;
        *grid = GridState { go_to, shown, ..GridState::default() };
    }
    if grid.marked == marked && !grid.widths.is_empty() {
        return;
    }
    grid.marked = marked;
    grid.first = 0;
    grid.rows.clear();
    let header = file.header_row.map_or(0, |row| preview.position(row) + 1);
    let rows = preview.rows(header..header + MEASURED);
    grid.widths = widths(file, &rows);
    grid.samples = (0..file.columns.len())
        .map(|index| {
            let cells = rows.iter().filter_map(|row| row.cells.get(index)).filter(|cell| !cell.is_empty());
            let mut cells: Vec<String> = cells.take(3).map(|cell| cell.chars().take(40).collect()).collect();
            cells.dedup();
            cells
        })
        .collect();
    grid.marks = marks(bench, at, file);
}

/// Column widths from what is written in the first rows.
fn widths(file: &FileReport, rows: &[PreviewRow]) -> Vec<f32> {
    file.columns
        .iter()
        .enumerate()
        .map(|(index, column)| {
            let cells = rows.iter().filter_map(|row| row.cells.get(index));
            let longest = cells.map(|cell| cell.chars().count()).max().unwrap_or(0);
            let header = column.header.chars().count() + 7;
            (longest.max(header) as f32 * 6.6 + 18.0).clamp(96.0, 230.0)
        })
        .collect()
}

/// The sheet whose rows are shown; empty where there are none.
pub(super) fn sheet_of(bench: &Workbench, at: usize) -> &str {
    bench.reports().get(at).and_then(|file| file.sheets.first()).map_or("", String::as_str)
}

/// The findings of the rows shown that are open, by row.
fn marks(bench: &Workbench, at: usize, file: &FileReport) -> FxHashMap<u32, Vec<Mark>> {
    let sheet = sheet_of(bench, at);
    let mut marks: FxHashMap<u32, Vec<Mark>> = FxHashMap::default();
    for (index, found) in file.findings.iter().enumerate() {
        let Some(row) = found.row.filter(|_| found.severity != Severity::Info && found.sheet == sheet) else {
            continue;
        };
        if bench.choices.kept.contains(&KeptFinding::of(at, found)) {
            continue;
        }
        let by_column = found.column.and_then(|column| usize::try_from(column).ok()?.checked_sub(1));
        let by_field =
            || found.field.and_then(|field| file.columns.iter().position(|column| column.field == Some(field)));
        let mark = Mark { column: by_column.or_else(by_field), severity: found.severity, finding: index };
        marks.entry(row).or_default().push(mark);
    }
    marks
}

/// Asks for the rows in sight, some more around them, when they are not there yet.
fn fetch(grid: &mut GridState, preview: &Preview, extent: &Extent) {
    let first = grid.scroll.top as usize;
    let last = (grid.scroll.top + extent.page).ceil() as usize;
    let last = last.min(preview.len());
    if !grid.rows.is_empty() && grid.first <= first && last <= grid.first + grid.rows.len() {
        return;
    }
    let from = first.saturating_sub(32);
    grid.rows = preview.rows(from..last + 64);
    grid.first = from;
}

fn keys(ui: &Ui, id: egui::Id, rect: Rect, scroll: &mut Scroll, extent: &Extent) {
    let focus = ui.interact(rect, id.with("focus"), Sense::focusable_noninteractive());
    focus.widget_info(|| WidgetInfo::labeled(Role::Grid, true, "rows"));
    if !focus.has_focus() {
        return;
    }
    let filter = egui::EventFilter { vertical_arrows: true, horizontal_arrows: true, ..egui::EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(focus.id, filter));
    ui.input(|input| {
        for (key, rows) in [
            (Key::ArrowDown, 1.0),
            (Key::ArrowUp, -1.0),
            (Key::PageDown, extent.page - 1.0),
            (Key::PageUp, 1.0 - extent.page),
            (Key::Home, -1e12),
            (Key::End, 1e12),
        ] {
            if input.key_pressed(key) {
                scroll.top += rows;
            }
        }
        for (key, points) in [(Key::ArrowRight, 60.0), (Key::ArrowLeft, -60.0)] {
            if input.key_pressed(key) {
                scroll.left += points;
            }
        }
    });
}

fn head(ui: &mut Ui, cx: &Cx<'_>, bench: &Workbench, view: &mut ImportView, file: &FileReport, preview: &Preview) {
    let lang = cx.lang;
    let number = |value: usize| fmt::number(lang, value as u64);
    let used = file.columns.iter().filter(|column| column.field.is_some()).count();
    let sure =
        file.columns.iter().filter(|column| column.field.is_some() && column.confidence >= columns::SURE).count();
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
        if file.columns.is_empty() {
            return;
        }
        save_mapping(ui, cx, bench, view, file);
        ui.add_space(6.0);
        ui.txt(Type::Dense, Ink::TextSecondary, tr::importing::columns_sure(lang, &number(used), &number(sure)));
        ui.icon_sized(Icon::WandSparkles, 14.0, Ink::TextSecondary);
    });
}

/// The button that remembers how the file is read, with the field for its name.
fn save_mapping(ui: &mut Ui, cx: &Cx<'_>, bench: &Workbench, view: &mut ImportView, file: &FileReport) {
    let lang = cx.lang;
    let response = ui.small_secondary_button(None, &tr::importing::save_mapping(lang));
    let current = bench.options(view.file).and_then(|choice| choice.mapping.clone());
    let shown =
        Popup::menu(&response).gap(4.0).close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside).show(|ui| {
            ui.set_width(280.0);
            let proposed = || {
                let stem = file.name.rsplit_once('.').map_or(file.name.as_str(), |(stem, _)| stem);
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

fn paint_heads(
    ui: &mut Ui,
    cx: &Cx<'_>,
    bench: &Workbench,
    view: &mut ImportView,
    file: &FileReport,
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
    for (index, (column, width)) in file.columns.iter().zip(widths).enumerate() {
        let cell = Rect::from_min_size(pos2(left, heads.top()), vec2(*width, HEAD));
        left += width;
        if cell.right() < heads.left() || cell.left() > heads.right() {
            continue;
        }
        let samples = samples.get(index).map_or(&[][..], Vec::as_slice);
        columns::head(&mut child, cx, (bench, view.file), &mut view.fields, column, cell, samples);
    }
}

fn paint_rows(
    ui: &mut Ui,
    cx: &Cx<'_>,
    bench: &Workbench,
    view: &mut ImportView,
    file: &FileReport,
    (rect, body): (Rect, Rect),
    id: egui::Id,
) {
    let at = view.file;
    let sheet = sheet_of(bench, at).to_owned();
    let options = bench.choices.files.get(at).map(|choice| choice.options.clone()).unwrap_or_default();
    let lines = Rect::from_min_max(pos2(rect.left(), body.top()), body.max);
    let mut child = ui.new_child(UiBuilder::new().max_rect(lines).id_salt("rows"));
    child.shrink_clip_rect(lines);
    let selected = selected_row(bench, view);
    let shift = (view.grid.scroll.top.fract() * f64::from(size::ROW)) as f32;
    let first = view.grid.scroll.top as usize;
    let count = (body.height() / size::ROW).ceil() as usize + 1;
    let mut chosen = None;
    for line in 0..count {
        let Some(row) = view.grid.rows.get((first + line).saturating_sub(view.grid.first)) else { break };
        let top = body.top() + line as f32 * size::ROW - shift;
        let place = Rect::from_min_size(pos2(rect.left(), top), vec2(lines.width(), size::ROW));
        let response = child.interact(place, id.with(("row", row.number)), Sense::click());
        let painter = RowPainter { cx, file, options: &options, view, row, sheet: &sheet, body };
        painter.paint(&mut child, place, &response, selected == Some(row.number));
        if let Some(hit) = painter.hit(&response) {
            chosen = Some((row.number, hit, response.double_clicked()));
        }
        response.context_menu(|ui| menu(ui, cx, at, &Place { sheet: sheet.clone(), row: row.number }, &options));
    }
    if let Some((row, (column, text, mark), twice)) = chosen {
        if let Some(finding) = mark {
            view.problem = Some(Problem::Finding { file: at, finding, kept: false });
            view.tab = problem_at(bench, at, finding);
        }
        if twice && file.columns.get(column).is_some_and(|column| column.field.is_some() && !column.secret) {
            view.grid.editing = Some(Cell { row, column, text, fresh: true });
        }
    }
}

/// The row of the problem that is selected, if it is in this file.
fn selected_row(bench: &Workbench, view: &ImportView) -> Option<u32> {
    match view.problem? {
        Problem::Finding { file, finding, .. } if file == view.file => {
            bench.reports().get(file)?.findings.get(finding)?.row
        }
        Problem::Repaired { file, repair } if file == view.file => {
            Some(bench.choices.files.get(file)?.options.repairs.get(repair)?.place.row)
        }
        _ => None,
    }
}

/// What can be done with a row.
fn menu(ui: &mut Ui, cx: &Cx<'_>, file: usize, place: &Place, options: &ReadOptions) {
    let lang = cx.lang;
    let out = options.left_out.contains(place);
    let (icon, text) = if out {
        (Icon::Undo2, tr::importing::take_row_in(lang))
    } else {
        (Icon::EyeOff, tr::importing::leave_row_out(lang))
    };
    if menu_item(ui, Some(icon), &text) {
        cx.send(Command::Bench(BenchEdit::LeaveOut(file, place.clone(), !out)));
    }
    if menu_item(ui, Some(Icon::Heading), &tr::importing::use_as_header(lang)) {
        let options = ReadOptions { header_row: Some(place.row), ..options.clone() };
        cx.send(Command::Bench(BenchEdit::Read(file, Box::new(options))));
    }
    let repairs: Vec<Field> =
        options.repairs.iter().filter(|repair| repair.place == *place).map(|repair| repair.field).collect();
    for field in repairs {
        let text = tr::importing::take_back(lang, &finding::field_name(lang, field));
        if ui.add(MenuItem::new(Some(Icon::Undo2), &text)).clicked() {
            cx.send(Command::Bench(BenchEdit::Unrepair(file, place.clone(), field)));
        }
    }
}

/// Paints one row.
struct RowPainter<'a> {
    cx: &'a Cx<'a>,
    file: &'a FileReport,
    options: &'a ReadOptions,
    view: &'a ImportView,
    row: &'a PreviewRow,
    sheet: &'a str,
    body: Rect,
}

impl RowPainter<'_> {
    fn is_header(&self) -> bool {
        self.file.header_row == Some(self.row.number)
    }

    fn below_header(&self) -> bool {
        self.file.header_row.is_none_or(|header| self.row.number > header)
    }

    fn repair(&self, field: Option<Field>) -> Option<&Repair> {
        let here = |repair: &&Repair| {
            repair.place.row == self.row.number && repair.place.sheet == self.sheet && Some(repair.field) == field
        };
        self.options.repairs.iter().find(here)
    }

    fn left_out(&self) -> bool {
        self.options.left_out.iter().any(|place| place.row == self.row.number && place.sheet == self.sheet)
    }

    fn marks(&self) -> &[Mark] {
        self.view.grid.marks.get(&self.row.number).map_or(&[], Vec::as_slice)
    }

    /// The cells with their places, as far as they are in sight.
    fn cells(&self, top: f32) -> Vec<(usize, Rect)> {
        let mut left = self.body.left() - self.view.grid.scroll.left;
        let place = |(index, width): (usize, &f32)| {
            let rect = Rect::from_min_size(pos2(left, top), vec2(*width, size::ROW));
            left += width;
            (rect.right() > self.body.left() && rect.left() < self.body.right()).then_some((index, rect))
        };
        self.view.grid.widths.iter().enumerate().filter_map(place).collect()
    }

    fn paint(&self, ui: &mut Ui, rect: Rect, response: &egui::Response, selected: bool) {
        let lang = self.cx.lang;
        let fill = if selected {
            Some(Ink::Selected)
        } else if self.is_header() {
            Some(Ink::Inset)
        } else if response.hovered() {
            Some(Ink::Hover)
        } else {
            None
        };
        if let Some(fill) = fill {
            ui.painter().rect_filled(rect, 0, ui.ink(fill));
        }
        pane_line(ui, rect);
        let whole = self.marks().iter().find(|mark| mark.column.is_none());
        let clip = ui.clip_rect();
        let inner = clip.intersect(self.body.with_min_y(clip.top()));
        for (index, place) in self.cells(rect.top()) {
            let mut child = ui.new_child(UiBuilder::new().max_rect(place));
            child.set_clip_rect(inner);
            self.cell(&mut child, response, index, place);
        }
        let numbers = Rect::from_min_max(rect.min, pos2(self.body.left() - 10.0, rect.bottom()));
        if selected {
            let edge = Rect::from_min_size(rect.min, vec2(2.0, rect.height()));
            ui.painter().rect_filled(edge, 0, ui.ink(Ink::Accent));
        }
        if let Some(mark) = whole {
            let ink = Ink::StateLine(state(mark.severity));
            paint_icon(ui, pos2(rect.left() + 12.0, rect.center().y), Icon::CircleAlert, 13.0, ui.ink(ink));
        } else if self.is_header() {
            paint_icon(ui, pos2(rect.left() + 12.0, rect.center().y), Icon::Heading, 12.0, ui.ink(Ink::TextTertiary));
        }
        let number = fmt::number(lang, self.row.number);
        paint_text(ui, numbers, Align2::RIGHT_CENTER, Type::Dense, Ink::TextTertiary, &number);
        if self.left_out() {
            let stroke = Stroke::new(1.0, ui.ink(Ink::TextTertiary));
            ui.painter().hline(numbers.right() + 12.0..=rect.right(), rect.center().y, stroke);
        }
        let in_numbers = response.hover_pos().is_some_and(|point| point.x < self.body.left());
        if let Some(found) = whole.filter(|_| in_numbers).and_then(|mark| self.file.findings.get(mark.finding)) {
            response.clone().on_hover_text_at_pointer(finding::advice(lang, found));
        }
    }

    fn cell(&self, ui: &mut Ui, response: &egui::Response, index: usize, place: Rect) {
        let Some(column) = self.file.columns.get(index) else { return };
        let written = self.row.cells.get(index).map_or("", String::as_str);
        let repair = self.repair(column.field).filter(|_| self.below_header());
        let mark = self.marks().iter().find(|mark| mark.column == Some(index)).filter(|_| self.below_header());
        let secret = column.secret && self.below_header() && !written.is_empty();
        let text = if secret { "•••" } else { repair.map_or(written, |repair| repair.value.as_str()) };
        let mut ink = if column.field.is_some() && self.below_header() && !secret && !self.left_out() {
            Ink::TextPrimary
        } else {
            Ink::TextTertiary
        };
        let mut right = 6.0;
        if let Some(mark) = mark {
            let state = state(mark.severity);
            ui.painter().rect_filled(place.shrink2(vec2(0.0, 0.5)), 0, ui.ink(Ink::StateFill(state)));
            let center = pos2(place.right() - 12.0, place.center().y);
            let icon = if mark.severity == Severity::Error { Icon::CircleAlert } else { Icon::TriangleAlert };
            paint_icon(ui, center, icon, 12.0, ui.ink(Ink::StateLine(state)));
            ink = Ink::StateText(state);
            right = 22.0;
        } else if repair.is_some() {
            ui.painter().rect_filled(place.shrink2(vec2(0.0, 0.5)), 0, ui.ink(Ink::AccentTint));
            paint_icon(
                ui,
                pos2(place.right() - 12.0, place.center().y),
                Icon::PencilLine,
                12.0,
                ui.ink(Ink::AccentText),
            );
            ink = Ink::AccentText;
            right = 22.0;
        }
        let lang = self.cx.lang;
        let empty = tr::importing::empty_cell(lang);
        let text = if text.is_empty() && (mark.is_some() || repair.is_some()) { empty.as_str() } else { text };
        let role = if self.is_header() { Type::DenseBold } else { Type::Dense };
        let room = Rect::from_min_max(place.min + vec2(8.0, 0.0), pos2(place.right() - right, place.bottom()));
        paint_text(ui, room, Align2::LEFT_CENTER, role, ink, text);
        let under = response.hover_pos().is_some_and(|point| place.contains(point) && self.body.contains(point));
        if !under {
            return;
        }
        if let Some(found) = mark.and_then(|mark| self.file.findings.get(mark.finding)) {
            response.clone().on_hover_text_at_pointer(finding::advice(lang, found));
        } else if repair.is_some() {
            let was = if written.is_empty() { empty.as_str() } else { written };
            response.clone().on_hover_text_at_pointer(tr::importing::was_written(lang, was));
        }
    }

    /// The cell that was clicked: its column, its text, and the finding in it.
    fn hit(&self, response: &egui::Response) -> Option<(usize, String, Option<usize>)> {
        if !response.clicked() {
            return None;
        }
        let point = response.interact_pointer_pos()?;
        let mark =
            |index: Option<usize>| self.marks().iter().find(|mark| mark.column == index).map(|mark| mark.finding);
        if point.x < self.body.left() {
            return Some((usize::MAX, String::new(), mark(None)));
        }
        let cells = self.cells(response.rect.top());
        let (index, _) = cells.into_iter().find(|(_, place)| place.contains(point))?;
        let field = self.file.columns.get(index).and_then(|column| column.field);
        let written = self.row.cells.get(index).cloned().unwrap_or_default();
        let text = self.repair(field).map_or(written, |repair| repair.value.clone());
        Some((index, if self.below_header() { text } else { String::new() }, mark(Some(index))))
    }
}

const fn state(severity: Severity) -> State {
    match severity {
        Severity::Error => State::Unsupported,
        Severity::Warning | Severity::Info => State::BestEffort,
    }
}

/// The field over a cell that is being corrected.
fn edit_cell(ui: &mut Ui, cx: &Cx<'_>, bench: &Workbench, view: &mut ImportView, file: &FileReport, body: Rect) {
    let Some(mut cell) = view.grid.editing.take() else { return };
    let Some(column) = file.columns.get(cell.column) else { return };
    let Some(field) = column.field else { return };
    let Some(line) = view.grid.rows.iter().position(|row| row.number == cell.row) else { return };
    let top = body.top() + ((view.grid.first + line) as f64 - view.grid.scroll.top) as f32 * size::ROW;
    let left = body.left() - view.grid.scroll.left + view.grid.widths.iter().take(cell.column).sum::<f32>();
    let width = view.grid.widths.get(cell.column).copied().unwrap_or(120.0);
    let place = Rect::from_min_size(pos2(left, top), vec2(width, size::ROW));
    let mut child = ui.new_child(UiBuilder::new().max_rect(place).id_salt("cell"));
    let name = tr::importing::correct(cx.lang, &finding::field_name(cx.lang, field), &fmt::number(cx.lang, cell.row));
    let edit = TextEdit::singleline(&mut cell.text).desired_width(width - 12.0).font(Type::Dense.font());
    let response = child.put(place, edit).accessible_name(&name);
    if std::mem::take(&mut cell.fresh) {
        response.request_focus();
    }
    if response.lost_focus() {
        if !ui.input(|input| input.key_pressed(Key::Escape)) {
            let place = Place { sheet: sheet_of(bench, view.file).to_owned(), row: cell.row };
            let repair = Repair { place, field, value: cell.text.trim().to_owned() };
            cx.send(Command::Bench(BenchEdit::Repair(vec![(view.file, repair)])));
        }
        return;
    }
    view.grid.editing = Some(cell);
}
