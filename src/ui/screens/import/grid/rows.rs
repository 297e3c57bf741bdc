//! The rows in sight, what is noticed in their cells, and the cell that is being corrected.

use egui::{Align2, Key, Rect, Sense, Stroke, TextEdit, Ui, UiBuilder, pos2, vec2};
use lucide_icons::Icon;

use super::super::ImportView;
use super::super::problems::problem_at;
use super::{Cell, Mark, Shown};
use crate::chart::Ink;
use crate::i18n::{finding, fmt, tr};
use crate::import::{Place, PreviewRow, ReadOptions, Repair, Severity};
use crate::model::Field;
use crate::plan::State;
use crate::session::{BenchEdit, Command, Problem, Workbench};
use crate::ui::cx::Cx;
use crate::ui::theme::{Type, size};
use crate::ui::widgets::{MenuItem, UiExt as _, menu_item, paint_icon, paint_text, pane_line};

/// The rows.
pub(super) fn paint(
    ui: &mut Ui,
    cx: &Cx<'_>,
    bench: &Workbench,
    view: &mut ImportView,
    shown: &Shown<'_>,
    (rect, body): (Rect, Rect),
    id: egui::Id,
) {
    let Shown { at, table, .. } = *shown;
    let none = ReadOptions::default();
    let options = bench.choices.files.get(at).map_or(&none, |choice| &choice.options);
    let lines = Rect::from_min_max(pos2(rect.left(), body.top()), body.max);
    let mut child = ui.new_child(UiBuilder::new().max_rect(lines).id_salt("rows"));
    child.shrink_clip_rect(lines);
    let selected = selected_row(bench, view, shown);
    let shift = (view.grid.scroll.top.fract() * f64::from(size::ROW)) as f32;
    let first = view.grid.scroll.top as usize;
    let count = (body.height() / size::ROW).ceil() as usize + 1;
    let mut chosen = None;
    for line in 0..count {
        let Some(row) = view.grid.rows.get((first + line).saturating_sub(view.grid.first)) else { break };
        let top = body.top() + line as f32 * size::ROW - shift;
        let place = Rect::from_min_size(pos2(rect.left(), top), vec2(lines.width(), size::ROW));
        let response = child.interact(place, id.with(("row", row.number)), Sense::click());
        let painter = RowPainter { cx, shown, options, view, row, body };
        painter.paint(&mut child, place, &response, selected == Some(row.number));
        if let Some(hit) = painter.hit(&response) {
            chosen = Some((row.number, hit, response.double_clicked()));
        }
        response.context_menu(|ui| menu(ui, cx, at, &Place { sheet: table.sheet.clone(), row: row.number }, options));
    }
    if let Some((row, (column, text, mark), twice)) = chosen {
        if let Some(finding) = mark {
            view.problem = Some(Problem::Finding { file: at, finding, kept: false });
            view.tab = problem_at(bench, at, finding);
        }
        if twice && table.columns.get(column).is_some_and(|column| column.field.is_some() && !column.secret) {
            view.grid.editing = Some(Cell { row, column, text, fresh: true });
        }
    }
}

/// The row of the problem that is selected, if it is in this table.
fn selected_row(bench: &Workbench, view: &ImportView, shown: &Shown<'_>) -> Option<u32> {
    match view.problem? {
        Problem::Finding { file, finding, .. } if file == shown.at => {
            let found = bench.reports().get(file)?.findings.get(finding)?;
            found.row.filter(|_| found.sheet == shown.table.sheet)
        }
        Problem::Repaired { file, repair } if file == shown.at => {
            let place = &bench.choices.files.get(file)?.options.repairs.get(repair)?.place;
            (place.sheet == shown.table.sheet).then_some(place.row)
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
        let own = ReadOptions { header_row: Some(place.row), ..options.for_sheet(&place.sheet).into_owned() };
        let options = options.with_sheet(&place.sheet, &own);
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
    shown: &'a Shown<'a>,
    options: &'a ReadOptions,
    view: &'a ImportView,
    row: &'a PreviewRow,
    body: Rect,
}

impl RowPainter<'_> {
    fn is_header(&self) -> bool {
        self.shown.table.header_row == Some(self.row.number)
    }

    fn below_header(&self) -> bool {
        self.shown.table.header_row.is_none_or(|header| self.row.number > header)
    }

    fn repair(&self, field: Option<Field>) -> Option<&Repair> {
        let here = |repair: &&Repair| {
            repair.place.row == self.row.number
                && repair.place.sheet == self.shown.table.sheet
                && Some(repair.field) == field
        };
        self.options.repairs.iter().find(here)
    }

    fn left_out(&self) -> bool {
        self.options.left_out.iter().any(|place| place.row == self.row.number && place.sheet == self.shown.table.sheet)
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
        if let Some(found) = whole.filter(|_| in_numbers).and_then(|mark| self.shown.file.findings.get(mark.finding)) {
            response.clone().on_hover_text_at_pointer(finding::advice(lang, found));
        }
    }

    fn cell(&self, ui: &mut Ui, response: &egui::Response, index: usize, place: Rect) {
        let Some(column) = self.shown.table.columns.get(index) else { return };
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
        if let Some(found) = mark.and_then(|mark| self.shown.file.findings.get(mark.finding)) {
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
        let field = self.shown.table.columns.get(index).and_then(|column| column.field);
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
pub(super) fn edit_cell(ui: &mut Ui, cx: &Cx<'_>, view: &mut ImportView, shown: &Shown<'_>, body: Rect) {
    let Some(mut cell) = view.grid.editing.take() else { return };
    let Some(column) = shown.table.columns.get(cell.column) else { return };
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
            let place = Place { sheet: shown.table.sheet.clone(), row: cell.row };
            let repair = Repair { place, field, value: cell.text.trim().to_owned() };
            cx.send(Command::Bench(BenchEdit::Repair(vec![(view.file, repair)])));
        }
        return;
    }
    view.grid.editing = Some(cell);
}
