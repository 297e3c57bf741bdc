//! All rows of a file as written, under the fields their columns are read as. Only the rows in sight are asked for.

mod head;
mod rows;

use std::sync::Arc;

use egui::{Key, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};
use lucide_icons::Icon;
use rustc_hash::FxHashMap;

use super::ImportView;
use super::scroll::{BAR, Extent, Scroll};
use crate::chart::Ink;
use crate::i18n::tr;
use crate::import::{FileReport, PreviewRow, PreviewTable, Severity, TableReport};
use crate::session::{KeptFinding, Workbench};
use crate::ui::cx::Cx;
use crate::ui::theme::size;
use crate::ui::widgets::{Edge, NARROWEST, UiExt as _, WIDEST};

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
    /// Widths the user chose.
    own: OwnWidths,
    samples: Vec<Vec<String>>,
    marks: FxHashMap<u32, Vec<Mark>>,
    marked: usize,
    editing: Option<Cell>,
}

/// Widths that stay while the same table of the same file is read in other ways.
#[derive(Debug, Default)]
struct OwnWidths {
    file: usize,
    sheet: String,
    by_column: FxHashMap<usize, f32>,
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

impl GridState {
    /// Makes a column as wide as its edge was dragged to, or as wide as its cells ask for.
    fn resize(&mut self, column: usize, edge: Edge) {
        match edge {
            Edge::Moved(by) => {
                if let Some(width) = self.widths.get_mut(column) {
                    *width = (*width + by).clamp(NARROWEST, WIDEST);
                    self.own.by_column.insert(column, *width);
                }
            }
            Edge::Reset => {
                self.own.by_column.remove(&column);
                // The next frame measures anew.
                self.widths.clear();
            }
        }
    }
}

/// The table that is shown.
#[derive(Clone, Copy)]
struct Shown<'a> {
    at: usize,
    file: &'a FileReport,
    table: &'a TableReport,
    preview: &'a PreviewTable,
}

impl<'a> Shown<'a> {
    fn of(bench: &'a Workbench, view: &ImportView) -> Option<Self> {
        let at = view.file;
        let (file, preview) = (bench.reports().get(at)?, bench.reading.previews.get(at)?);
        let table = file.table(&view.sheet)?;
        Some(Self { at, file, table, preview: preview.table(&table.sheet)? })
    }
}

pub(super) fn show(ui: &mut Ui, cx: &Cx<'_>, bench: &Workbench, view: &mut ImportView) {
    let lang = cx.lang;
    let Some(shown) = Shown::of(bench, view).filter(|shown| !shown.preview.is_empty()) else {
        ui.empty_state(Icon::FileSpreadsheet, &tr::importing::no_preview(lang), None);
        return;
    };
    let Shown { at, preview, .. } = shown;
    refresh(&mut view.grid, bench, &shown);
    head::show(ui, cx, bench, view, &shown);
    if bench.rereading() {
        let rect = Rect::from_min_size(ui.cursor().min - vec2(0.0, 2.0), vec2(ui.available_width(), 2.0));
        let fraction = cx.session.task().and_then(|task| task.fraction).unwrap_or(0.0);
        let done = rect.with_max_x(rect.left() + rect.width() * fraction);
        ui.painter().rect_filled(done, 0, ui.ink(Ink::Accent));
    }
    if shown.table.columns.is_empty() {
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
    rows::paint(ui, cx, bench, view, &shown, (rect, body), id);
    head::paint(ui, cx, bench, view, &shown, (rect, heads));
    view.grid.scroll.bars(ui, outer, id, &extent);
    rows::edit_cell(ui, cx, view, &shown, body);
}

/// Keeps widths and marks until another table, reading or choice is shown.
fn refresh(grid: &mut GridState, bench: &Workbench, shown: &Shown<'_>) {
    let Shown { table, preview, .. } = *shown;
    // Every sheet has a preview of its own.
    let key = Some((shown.at, std::ptr::from_ref(preview) as usize));
    let marked = Arc::as_ptr(&bench.problems) as usize;
    if grid.shown != key {
        let go_to = grid.go_to;
        let same = grid.own.file == shown.at && grid.own.sheet == table.sheet;
        let own = std::mem::take(&mut grid.own);
        let own =
            if same { own } else { OwnWidths { file: shown.at, sheet: table.sheet.clone(), ..OwnWidths::default() } };
        *grid = GridState { go_to, shown: key, own, ..GridState::default() };
    }
    if grid.marked == marked && !grid.widths.is_empty() {
        return;
    }
    grid.marked = marked;
    grid.first = 0;
    grid.rows.clear();
    let header = table.header_row.map_or(0, |row| preview.position(row) + 1);
    let rows = preview.rows(header..header + MEASURED);
    grid.widths = widths(table, &rows);
    for (column, width) in &grid.own.by_column {
        if let Some(known) = grid.widths.get_mut(*column) {
            *known = *width;
        }
    }
    grid.samples = (0..table.columns.len())
        .map(|index| {
            let cells = rows.iter().filter_map(|row| row.cells.get(index)).filter(|cell| !cell.is_empty());
            let mut cells: Vec<String> = cells.take(3).map(|cell| cell.chars().take(40).collect()).collect();
            cells.dedup();
            cells
        })
        .collect();
    grid.marks = marks(bench, shown);
}

/// Column widths from what is written in the first rows.
fn widths(table: &TableReport, rows: &[PreviewRow]) -> Vec<f32> {
    table
        .columns
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

/// The findings of the rows shown that are open, by row.
fn marks(bench: &Workbench, shown: &Shown<'_>) -> FxHashMap<u32, Vec<Mark>> {
    let Shown { at, file, table, .. } = *shown;
    let mut marks: FxHashMap<u32, Vec<Mark>> = FxHashMap::default();
    for (index, found) in file.findings.iter().enumerate() {
        let Some(row) = found.row.filter(|_| found.severity != Severity::Info && found.sheet == table.sheet) else {
            continue;
        };
        if bench.choices.kept.contains(&KeptFinding::of(at, found)) {
            continue;
        }
        let by_column = found.column.and_then(|column| usize::try_from(column).ok()?.checked_sub(1));
        let by_field =
            || found.field.and_then(|field| table.columns.iter().position(|column| column.field == Some(field)));
        let mark = Mark { column: by_column.or_else(by_field), severity: found.severity, finding: index };
        marks.entry(row).or_default().push(mark);
    }
    marks
}

/// Asks for the rows in sight, some more around them, when they are not there yet.
fn fetch(grid: &mut GridState, preview: &PreviewTable, extent: &Extent) {
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
