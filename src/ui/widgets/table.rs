//! Tables of any length: only the visible rows are asked for.

use std::ops::Range;

use egui::{
    Align, Align2, CursorIcon, EventFilter, Id, Key, Layout, Modifiers, Popup, Rect, Role, Sense, Stroke, Ui,
    UiBuilder, WidgetInfo, pos2, vec2,
};
use egui_table::{CellInfo, HeaderCellInfo, HeaderRow, PrefetchInfo, TableDelegate};
use lucide_icons::Icon;

use super::{Type, UiExt as _, paint_icon, paint_text, pane_line, theme::size};
use crate::chart::Ink;
use crate::i18n::{Lang, fmt, tr};

/// A column of a [`Table`].
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    title: String,
    width: f32,
    grow: f32,
    right: bool,
    sortable: bool,
}

impl Column {
    /// A column with text at the left.
    #[must_use]
    pub fn new(title: impl Into<String>, width: f32) -> Self {
        Self { title: title.into(), width, grow: 0.0, right: false, sortable: false }
    }

    /// A column with numbers at the right.
    #[must_use]
    pub fn number(title: impl Into<String>, width: f32) -> Self {
        Self { right: true, ..Self::new(title, width) }
    }

    /// Takes this share of the room that is left.
    #[must_use]
    pub fn grow(mut self, share: f32) -> Self {
        self.grow = share;
        self
    }

    /// Its title sorts.
    #[must_use]
    pub fn sortable(mut self) -> Self {
        self.sortable = true;
        self
    }
}

/// The part of its width a growing column gives up when there is too little room.
const GIVES: f32 = 0.34;

/// A cell: row and column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Row, counted from 0.
    pub row: usize,
    /// Column, counted from 0.
    pub column: usize,
}

/// What happened in a table during a frame.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableOutput {
    /// The row that was clicked or reached with the arrow keys.
    pub chosen: Option<usize>,
    /// The row that was double clicked, or Enter on the selected row.
    pub opened: Option<usize>,
    /// The column whose title was clicked.
    pub sort: Option<usize>,
    /// How the chosen row joins the rows already selected.
    pub joins: Joins,
    /// True if all rows were asked for.
    pub all: bool,
    /// The rows on screen.
    pub visible: Range<usize>,
}

/// How a chosen row joins the rows already selected.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Joins {
    /// It takes their place.
    #[default]
    Alone,
    /// It is added, or taken away if it was there.
    Toggles,
    /// It and all rows up to it are added.
    Extends,
}

impl Joins {
    fn by(modifiers: Modifiers) -> Self {
        if modifiers.shift {
            Self::Extends
        } else if modifiers.command {
            Self::Toggles
        } else {
            Self::Alone
        }
    }
}

/// Shows the context menu of a row.
type RowMenu<'a> = &'a mut dyn FnMut(&mut Ui, usize);

/// A table with a fixed header, hovered and selected rows, and columns that can be made wider.
pub struct Table<'a> {
    salt: &'a str,
    columns: &'a [Column],
    rows: usize,
    row_height: f32,
    sort: Option<(usize, bool)>,
    selected: Option<usize>,
    marked: Option<&'a dyn Fn(usize) -> bool>,
    scroll_to: Option<usize>,
    indent: f32,
    name: Option<&'a dyn Fn(usize) -> String>,
    menu: Option<RowMenu<'a>>,
}

impl<'a> Table<'a> {
    /// A table with rows of one line.
    #[must_use]
    pub fn new(salt: &'a str, columns: &'a [Column], rows: usize) -> Self {
        Self {
            salt,
            columns,
            rows,
            row_height: size::ROW,
            sort: None,
            selected: None,
            marked: None,
            scroll_to: None,
            indent: size::RADIUS_POPUP.into(),
            name: None,
            menu: None,
        }
    }

    /// Sets the height of the rows.
    #[must_use]
    pub fn row_height(mut self, height: f32) -> Self {
        self.row_height = height;
        self
    }

    /// Marks the column the rows are sorted by; `true` is descending.
    #[must_use]
    pub fn sort(mut self, sort: Option<(usize, bool)>) -> Self {
        self.sort = sort;
        self
    }

    /// Marks the selected row.
    #[must_use]
    pub fn selected(mut self, row: Option<usize>) -> Self {
        self.selected = row;
        self
    }

    /// Says which rows are selected besides; clicks with Ctrl and Shift then say how the row joins them.
    #[must_use]
    pub fn marked(mut self, marked: &'a dyn Fn(usize) -> bool) -> Self {
        self.marked = Some(marked);
        self
    }

    /// Brings a row into view.
    #[must_use]
    pub fn scroll_to(mut self, row: Option<usize>) -> Self {
        self.scroll_to = row;
        self
    }

    /// Says what a row is, for screen readers.
    #[must_use]
    pub fn name(mut self, name: &'a dyn Fn(usize) -> String) -> Self {
        self.name = Some(name);
        self
    }

    /// Adds a context menu to the rows.
    #[must_use]
    pub fn menu(mut self, menu: RowMenu<'a>) -> Self {
        self.menu = Some(menu);
        self
    }

    /// Shows it in the room that is left; `cell` shows what is in a cell.
    pub fn show(self, ui: &mut Ui, cell: impl FnMut(&mut Ui, Cell)) -> TableOutput {
        let id = ui.make_persistent_id(self.salt);
        let rect = ui.available_rect_before_wrap();
        let focus = ui.interact(rect, id, Sense::focusable_noninteractive());
        focus.widget_info(|| WidgetInfo::labeled(Role::Table, ui.is_enabled(), self.salt));
        leave_to_menu(ui, id);
        let moved = self.keyboard(ui, id, rect);
        let header = Rect::from_min_size(rect.min, vec2(rect.width(), size::TABLE_HEADER));
        ui.painter().rect_filled(header, 0, ui.ink(Ink::Inset));
        pane_line(ui, header);
        let widths = self.widths(ui, id, rect.width());
        let columns: Vec<_> = widths
            .iter()
            .map(|width| egui_table::Column::new(*width).range(*width..=*width).resizable(false))
            .collect();
        let mut table = egui_table::Table::new()
            .id_salt(self.salt)
            .num_rows(self.rows as u64)
            .columns(columns)
            .headers([HeaderRow::new(size::TABLE_HEADER)])
            .auto_size_mode(egui_table::AutoSizeMode::Never);
        if let Some(row) = moved.or(self.scroll_to).filter(|row| *row < self.rows) {
            table = table.scroll_to_row(row as u64, None);
        }
        let mut output = TableOutput { chosen: moved, ..TableOutput::default() };
        if self.marked.is_some() && focus.has_focus() {
            output.all = ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::A));
            if moved.is_some() && ui.input(|input| input.modifiers.shift) {
                output.joins = Joins::Extends;
            }
        }
        if focus.has_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
            output.opened = self.selected;
        }
        let mut delegate = Delegate { table: self, cell, output, id, widths };
        // Rows take their ids from their surroundings: two tables in one pane must not share them.
        ui.push_id(id, |ui| table.show(ui, &mut delegate));
        delegate.output
    }

    /// Moves the selection with the arrow keys while the table has the focus.
    fn keyboard(&self, ui: &Ui, id: Id, rect: Rect) -> Option<usize> {
        if self.rows == 0 || !ui.memory(|memory| memory.has_focus(id)) {
            return None;
        }
        let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
        let page = ((rect.height() - size::TABLE_HEADER) / self.row_height).max(1.0) as usize;
        let last = self.rows - 1;
        let at = self.selected;
        ui.input(|input| {
            let pressed = |key| input.key_pressed(key);
            if pressed(Key::ArrowDown) {
                Some(at.map_or(0, |row| (row + 1).min(last)))
            } else if pressed(Key::ArrowUp) {
                Some(at.map_or(0, |row| row.saturating_sub(1)))
            } else if pressed(Key::PageDown) {
                Some(at.map_or(0, |row| (row + page).min(last)))
            } else if pressed(Key::PageUp) {
                Some(at.map_or(0, |row| row.saturating_sub(page)))
            } else if pressed(Key::Home) {
                Some(0)
            } else if pressed(Key::End) {
                Some(last)
            } else {
                None
            }
        })
    }

    /// Widths as the user left them, and the rest shared out among the columns that grow.
    fn widths(&self, ui: &Ui, id: Id, room: f32) -> Vec<f32> {
        let own = |column: usize| ui.data(|data| data.get_temp::<f32>(id.with(("width", column))));
        let mut widths: Vec<f32> =
            self.columns.iter().enumerate().map(|(index, column)| own(index).unwrap_or(column.width)).collect();
        let rest = room - widths.iter().sum::<f32>();
        let grow: f32 = self.columns.iter().map(|column| column.grow).sum();
        if rest > 0.0 {
            let last = widths.len().saturating_sub(1);
            for (index, (width, column)) in widths.iter_mut().zip(self.columns).enumerate() {
                if grow > 0.0 {
                    *width += rest * column.grow / grow;
                } else if index == last {
                    *width += rest;
                }
            }
        }
        // Columns that grow give way first, down to two thirds of their width; after that all are squeezed a little, and what
        // is still too wide scrolls.
        let spare = |column: &Column, width: f32| if column.grow > 0.0 { width * GIVES } else { 0.0 };
        let give: f32 = self.columns.iter().zip(&widths).map(|(column, width)| spare(column, *width)).sum();
        if rest < 0.0 && give > 0.0 {
            let share = (-rest / give).min(1.0);
            for (width, column) in widths.iter_mut().zip(self.columns) {
                *width -= spare(column, *width) * share;
            }
        }
        let wide: f32 = widths.iter().sum();
        let squeeze = if wide > room && wide < 1.1 * room { room / wide } else { 1.0 };
        widths.iter().map(|width| (width * squeeze).floor()).collect()
    }
}

/// Frames in which a table waits for the entry of a closed menu to lose the keyboard.
const WAITS: u8 = 4;

/// A menu that is open has the keyboard to itself; when it is gone the table that had it before has it again.
fn leave_to_menu(ui: &Ui, id: Id) {
    let lent = id.with("lent");
    if Popup::is_any_open(ui.ctx()) {
        if ui.memory(|memory| memory.has_focus(id)) {
            ui.memory_mut(|memory| memory.surrender_focus(id));
            ui.data_mut(|data| data.insert_temp(lent, WAITS));
        }
        return;
    }
    let Some(waits) = ui.data_mut(|data| data.remove_temp::<u8>(lent)) else { return };
    if ui.memory(|memory| memory.focused().is_none()) {
        ui.memory_mut(|memory| memory.request_focus(id));
    } else if waits > 0 {
        ui.data_mut(|data| data.insert_temp(lent, waits - 1));
        ui.request_repaint();
    }
}

/// Limits of a column the user makes wider or narrower.
pub const NARROWEST: f32 = 32.0;
/// As [`NARROWEST`].
pub const WIDEST: f32 = 900.0;

/// What was done to the edge of a column.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Edge {
    /// Moved to the right by so many points.
    Moved(f32),
    /// Clicked twice: the column gets its own width again.
    Reset,
}

/// A handle at the right edge of the title of a column.
#[must_use]
pub fn column_edge(ui: &Ui, id: Id, title: Rect) -> Option<Edge> {
    let handle = Rect::from_min_max(pos2(title.right() - 5.0, title.top()), pos2(title.right() + 1.0, title.bottom()));
    let drag = ui.interact(handle, id, Sense::DRAG | Sense::CLICK).on_hover_cursor(CursorIcon::ResizeColumn);
    if drag.hovered() || drag.dragged() {
        ui.painter().vline(title.right() - 1.0, title.y_range(), Stroke::new(1.0, ui.ink(Ink::StrokeStrong)));
    }
    if drag.double_clicked() {
        return Some(Edge::Reset);
    }
    drag.dragged().then(|| Edge::Moved(drag.drag_delta().x))
}

struct Delegate<'a, F> {
    table: Table<'a>,
    cell: F,
    output: TableOutput,
    id: Id,
    widths: Vec<f32>,
}

impl<F> Delegate<'_, F> {
    /// The part of a cell that holds its content.
    fn inner(&self, rect: Rect, column: usize) -> Rect {
        let left = if column == 0 { self.table.indent + 6.0 } else { 4.0 };
        let last = column + 1 == self.table.columns.len();
        Rect::from_min_max(
            pos2(rect.left() + left, rect.top()),
            pos2(rect.right() - if last { 12.0 } else { 6.0 }, rect.bottom()),
        )
    }

    /// A handle at the right edge of a column title that makes the column wider.
    fn resizer(&self, ui: &Ui, rect: Rect, column: usize) {
        let key = self.id.with(("width", column));
        match column_edge(ui, self.id.with(("resize", column)), rect) {
            Some(Edge::Reset) => ui.data_mut(|data| data.remove::<f32>(key)),
            Some(Edge::Moved(by)) => {
                let width = self.widths.get(column).copied().unwrap_or(80.0) + by;
                ui.data_mut(|data| data.insert_temp(key, width.clamp(NARROWEST, WIDEST)));
            }
            None => {}
        }
    }
}

impl<F: FnMut(&mut Ui, Cell)> TableDelegate for Delegate<'_, F> {
    fn prepare(&mut self, info: &PrefetchInfo) {
        let row = |row: u64| usize::try_from(row).unwrap_or(usize::MAX).min(self.table.rows);
        self.output.visible = row(info.visible_rows.start)..row(info.visible_rows.end);
    }

    fn header_cell_ui(&mut self, ui: &mut Ui, info: &HeaderCellInfo) {
        let index = info.col_range.start;
        let rect = ui.max_rect();
        let Some(column) = self.table.columns.get(index) else { return };
        let inner = self.inner(rect, index);
        let sorted = self.table.sort.filter(|(sorted, _)| *sorted == index);
        let mut ink = Ink::TextTertiary;
        if column.sortable {
            let click = ui.interact(rect, self.id.with(("sort", index)), Sense::CLICK);
            click.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, ui.is_enabled(), &column.title));
            if click.hovered() || sorted.is_some() {
                ink = Ink::TextPrimary;
            }
            if click.clicked() {
                self.output.sort = Some(index);
            }
        }
        let align = if column.right { Align2::RIGHT_CENTER } else { Align2::LEFT_CENTER };
        let room = if sorted.is_some() && !column.right {
            Rect::from_min_max(inner.min, inner.max - vec2(14.0, 0.0))
        } else {
            inner
        };
        let words = paint_text(ui, room, align, Type::Dense, ink, &column.title);
        if let Some((_, descending)) = sorted {
            let x = if column.right { words.left() - 8.0 } else { words.right() + 8.0 };
            let icon = if descending { Icon::ArrowDown } else { Icon::ArrowUp };
            paint_icon(ui, pos2(x, inner.center().y), icon, 11.0, ui.ink(Ink::TextTertiary));
        }
        self.resizer(ui, rect, index);
    }

    fn row_ui(&mut self, ui: &mut Ui, row_nr: u64) {
        let row = usize::try_from(row_nr).unwrap_or(usize::MAX);
        let rect = ui.max_rect();
        let click = ui.interact(rect, ui.scope_id().with("row"), Sense::CLICK);
        let marked = self.table.marked.is_some_and(|marked| marked(row));
        let selected = self.table.selected == Some(row);
        if let Some(name) = self.table.name {
            click.widget_info(|| WidgetInfo::selected(Role::Row, ui.is_enabled(), selected || marked, name(row)));
        }
        let wide = rect.with_max_x(ui.clip_rect().right().max(rect.right()));
        if selected {
            ui.painter().rect_filled(wide, 0, ui.ink(Ink::Selected));
            let edge = Rect::from_min_size(rect.min, vec2(2.0, rect.height()));
            ui.painter().rect_filled(edge, 0, ui.ink(Ink::Accent));
        } else if marked {
            ui.painter().rect_filled(wide, 0, ui.ink(Ink::Selected));
        } else if click.contains_pointer() {
            ui.painter().rect_filled(wide, 0, ui.ink(Ink::Hover));
        }
        pane_line(ui, wide);
        // The menu of one of several rows is about all of them.
        if click.clicked() || click.secondary_clicked() && !marked {
            self.output.chosen = Some(row);
            if self.table.marked.is_some() && click.clicked() {
                self.output.joins = Joins::by(ui.input(|input| input.modifiers));
            }
            ui.memory_mut(|memory| memory.request_focus(self.id));
        }
        if click.double_clicked() {
            self.output.opened = Some(row);
        }
        if let Some(menu) = &mut self.table.menu {
            click.context_menu(|ui| menu(ui, row));
        }
    }

    fn cell_ui(&mut self, ui: &mut Ui, info: &CellInfo) {
        let column = info.col_nr;
        let inner = self.inner(ui.max_rect(), column);
        let right = self.table.columns.get(column).is_some_and(|column| column.right);
        let layout = if right { Layout::right_to_left(Align::Center) } else { Layout::left_to_right(Align::Center) };
        let mut child = ui.new_child(UiBuilder::new().max_rect(inner).layout(layout));
        child.spacing_mut().item_spacing.x = 6.0;
        child.shrink_clip_rect(inner);
        let row = usize::try_from(info.row_nr).unwrap_or(usize::MAX);
        (self.cell)(&mut child, Cell { row, column });
    }

    fn default_row_height(&self) -> f32 {
        self.table.row_height
    }
}

/// The footer of a long table: "Rows 409 to 432 of 830".
#[must_use]
pub fn visible_range_text(lang: Lang, visible: &Range<usize>, rows: usize) -> String {
    if rows == 0 {
        return String::new();
    }
    let number = |value: usize| fmt::number(lang, value as u64);
    let first = (visible.start + 1).min(rows);
    tr::ui::visible_rows(lang, &number(first), &number(visible.end.clamp(first, rows)), &number(rows))
}
