//! The budget as a table: rows by category, class or site; a cell is selected with the pointer or the arrow keys.

use egui::{Align2, EventFilter, Key, Modifiers, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use crate::chart::Ink;
use crate::i18n::{fmt, tr::budget as tr};
use crate::plan::budget::{Grouping, Row, RowKey};
use crate::session::Selection;
use crate::ui::planning::{Planning, words};
use crate::ui::theme::{Type, size};
use crate::ui::widgets::{UiExt as _, paint_text, pane_line};

const ROW: f32 = 27.0;

/// Header, rows, total and cumulative row.
pub(super) fn height(rows: usize) -> f32 {
    size::TABLE_HEADER + ROW * (rows as f32 + 2.0) + 1.0
}

/// Where the columns are.
struct Grid {
    left: f32,
    first: f32,
    column: f32,
    right: f32,
}

impl Grid {
    fn of(rect: Rect, columns: usize) -> Self {
        let first = (rect.width() * 0.26).clamp(110.0, 200.0);
        let column = ((rect.width() - first - size::PANE_LEFT - size::PANE_RIGHT) / columns.max(1) as f32).max(66.0);
        Self { left: rect.left() + size::PANE_LEFT, first, column, right: rect.right() }
    }

    fn cell(&self, row: Rect, column: usize) -> Rect {
        let left = self.left + self.first + self.column * column as f32;
        Rect::from_min_max(pos2(left, row.top()), pos2(left + self.column, row.bottom()))
    }

    fn name(&self, row: Rect) -> Rect {
        Rect::from_min_max(pos2(self.left, row.top()), pos2(self.left + self.first - 6.0, row.bottom()))
    }
}

pub(super) fn show(ui: &mut Ui, view: &Planning<'_>, grouping: Grouping, rows: &[Row]) {
    let lang = view.lang;
    let budget = &view.outlook.budget;
    let years = &budget.years;
    let (rect, focus) =
        ui.allocate_exact_size(vec2(ui.available_width(), height(rows.len())), Sense::focusable_noninteractive());
    focus.widget_info(|| WidgetInfo::labeled(Role::Table, true, tr::table(lang)));
    let grid = Grid::of(rect, years.len() + 1);
    ui.painter().hline(rect.x_range(), rect.top(), Stroke::new(1.0, ui.ink(Ink::StrokeDefault)));
    header(ui, view, grouping, &grid, rect);
    let line = |index: usize| {
        let top = rect.top() + size::TABLE_HEADER + ROW * index as f32;
        Rect::from_min_max(pos2(rect.left(), top), pos2(grid.right, top + ROW))
    };
    for (index, row) in rows.iter().enumerate() {
        let place = line(index);
        pane_line(ui, place);
        let name = row_name(view, &row.key);
        let own = match row.key {
            RowKey::Category(category) => Some(category),
            _ => None,
        };
        paint_text(ui, grid.name(place), Align2::LEFT_CENTER, Type::Body, Ink::TextPrimary, &name);
        let incomplete = own.is_some_and(|own| budget.incomplete(Some(own)));
        let amounts = row.amounts.iter().copied().map(Some).chain([None]);
        for (column, amount) in amounts.enumerate() {
            let total = amount.is_none();
            let amount = amount.unwrap_or(row.total);
            let year_index = (!total).then_some(column);
            let text = amount_text(view, amount, total && incomplete, !total);
            let selected = own.is_some() && *view.session.selection() == Selection::Cell(year_index, own);
            let cell = Cell { rect: grid.cell(place, column), text: &text, bold: total, selected, credit: amount < 0 };
            let label = tr::cell(lang, &text, &name, &year_name(view, year_index));
            if cell.show(ui, &label, own.is_some()) {
                view.select(Selection::Cell(year_index, own));
                ui.memory_mut(|memory| memory.request_focus(focus.id));
            }
        }
    }
    let chosen = |column: Option<usize>| *view.session.selection() == Selection::Cell(column, None);
    totals(ui, view, &grid, line(rows.len()), &chosen);
    cumulative(ui, view, &grid, line(rows.len() + 1));
    if focus.has_focus() {
        keys(ui, view, focus.id, grouping, rows);
    }
}

/// A cell of the table.
struct Cell<'a> {
    rect: Rect,
    text: &'a str,
    bold: bool,
    selected: bool,
    credit: bool,
}

impl Cell<'_> {
    /// Shows it; true when it was clicked.
    fn show(&self, ui: &Ui, label: &str, clickable: bool) -> bool {
        let id = ui.scope_id().with(("budget-cell", label));
        let click = ui.interact(self.rect, id, if clickable { Sense::CLICK } else { Sense::hover() });
        click.widget_info(|| WidgetInfo::selected(Role::Cell, true, self.selected, label));
        let box_ = self.rect.shrink2(vec2(1.0, 1.5));
        if self.selected {
            let stroke = Stroke::new(2.0, ui.ink(Ink::Accent));
            ui.painter().rect(box_, 3, ui.ink(Ink::Selected), stroke, StrokeKind::Inside);
        } else if click.hovered() && clickable {
            ui.painter().rect_filled(box_, 3, ui.ink(Ink::Hover));
        }
        let ink = if self.text == fmt::DASH {
            Ink::TextTertiary
        } else if self.credit {
            Ink::StateText(crate::plan::State::Supported)
        } else {
            Ink::TextPrimary
        };
        let role = if self.bold { Type::BodyBold } else { Type::Body };
        let inner = self.rect.with_max_x(self.rect.right() - 6.0);
        paint_text(ui, inner, Align2::RIGHT_CENTER, role, ink, self.text);
        click.clicked()
    }
}

fn header(ui: &Ui, view: &Planning<'_>, grouping: Grouping, grid: &Grid, rect: Rect) {
    let lang = view.lang;
    let head = Rect::from_min_size(rect.min, vec2(rect.width(), size::TABLE_HEADER));
    ui.painter().rect_filled(head.with_min_y(head.top() + 1.0), 0, ui.ink(Ink::Inset));
    pane_line(ui, head);
    let title = match grouping {
        Grouping::Category => tr::col_category(lang),
        Grouping::Class => tr::col_class(lang),
        Grouping::Site => tr::col_site(lang),
        Grouping::CostCenter => tr::col_cost_center(lang),
        Grouping::Spending => tr::col_spending(lang),
    };
    paint_text(ui, grid.name(head), Align2::LEFT_CENTER, Type::Dense, Ink::TextTertiary, &title);
    let years = &view.outlook.budget.years;
    let current = view.calendar().year_of(view.session.as_of());
    for (column, year) in years.iter().enumerate() {
        let place = grid.cell(head, column);
        let inner = place.with_max_x(place.right() - 6.0);
        let ink = if *year == current { Ink::AccentText } else { Ink::TextTertiary };
        paint_text(ui, inner, Align2::RIGHT_CENTER, Type::Dense, ink, &view.year(*year));
    }
    let place = grid.cell(head, years.len());
    let inner = place.with_max_x(place.right() - 6.0);
    paint_text(ui, inner, Align2::RIGHT_CENTER, Type::Dense, Ink::TextTertiary, &tr::col_total(lang));
}

fn totals(ui: &mut Ui, view: &Planning<'_>, grid: &Grid, place: Rect, selected: &dyn Fn(Option<usize>) -> bool) {
    let lang = view.lang;
    let budget = &view.outlook.budget;
    ui.painter().rect_filled(place, 0, ui.ink(Ink::Inset));
    pane_line(ui, place);
    let name = tr::row_total(lang);
    paint_text(ui, grid.name(place), Align2::LEFT_CENTER, Type::BodyBold, Ink::TextPrimary, &name);
    let incomplete = budget.incomplete(None);
    let sums = budget.years.iter().map(|year| budget.year_total(*year)).chain([budget.total()]);
    for (column, sum) in sums.enumerate() {
        let year = (column < budget.years.len()).then_some(column);
        let text = amount_text(view, sum, incomplete && year.is_none(), false);
        let on = selected(year);
        let cell = Cell { rect: grid.cell(place, column), text: &text, bold: true, selected: on, credit: false };
        if cell.show(ui, &tr::cell(lang, &text, &name, &year_name(view, year)), true) {
            view.select(Selection::Cell(year, None));
        }
    }
}

fn cumulative(ui: &Ui, view: &Planning<'_>, grid: &Grid, place: Rect) {
    let name = tr::row_cumulative(view.lang);
    paint_text(ui, grid.name(place), Align2::LEFT_CENTER, Type::Body, Ink::TextSecondary, &name);
    for (column, sum) in view.outlook.budget.cumulative().into_iter().enumerate() {
        let cell = grid.cell(place, column);
        let inner = cell.with_max_x(cell.right() - 6.0);
        paint_text(ui, inner, Align2::RIGHT_CENTER, Type::Body, Ink::TextSecondary, &view.whole(sum));
    }
}

/// Arrow keys move the selected cell.
fn keys(ui: &Ui, view: &Planning<'_>, id: egui::Id, grouping: Grouping, rows: &[Row]) {
    let filter = EventFilter { vertical_arrows: true, horizontal_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    let years = view.outlook.budget.years.len();
    let (year, category) = match view.session.selection() {
        Selection::Cell(year, category) => (*year, *category),
        _ => (Some(0), None),
    };
    // Columns are the years and their sum, rows the categories and the total.
    let mut column = year.unwrap_or(years);
    let at = |row: &Row| matches!(row.key, RowKey::Category(own) if Some(own) == category);
    let last = if grouping == Grouping::Category { rows.len() } else { 0 };
    let mut row = rows.iter().position(at).unwrap_or(last);
    let before = (row, column);
    ui.input_mut(|input| {
        let mut pressed = |key| input.consume_key(Modifiers::NONE, key);
        if pressed(Key::ArrowRight) {
            column = (column + 1).min(years);
        }
        if pressed(Key::ArrowLeft) {
            column = column.saturating_sub(1);
        }
        if pressed(Key::ArrowDown) {
            row = (row + 1).min(last);
        }
        if pressed(Key::ArrowUp) {
            row = row.saturating_sub(1);
        }
    });
    if before != (row, column) {
        let category = rows.get(row).filter(|_| row < last).and_then(|row| match row.key {
            RowKey::Category(category) => Some(category),
            _ => None,
        });
        view.select(Selection::Cell((column < years).then_some(column), category));
    }
}

fn amount_text(view: &Planning<'_>, amount: i64, incomplete: bool, dash: bool) -> String {
    if amount == 0 && dash { fmt::DASH.to_owned() } else { view.whole_or_more(amount, incomplete) }
}

fn year_name(view: &Planning<'_>, year: Option<usize>) -> String {
    let year = year.and_then(|year| view.outlook.budget.years.get(year));
    year.map_or_else(|| tr::all_years(view.lang), |year| view.year(*year))
}

fn row_name(view: &Planning<'_>, key: &RowKey) -> String {
    let lang = view.lang;
    match key {
        RowKey::Category(category) => words::category(lang, *category),
        RowKey::Class(Some(group)) => words::group(lang, *group),
        RowKey::Class(None) => tr::row_no_class(lang),
        RowKey::Site(site) if site.is_empty() => tr::row_no_site(lang),
        RowKey::Site(site) => site.clone(),
        RowKey::CostCenter(name) if name.is_empty() => tr::row_no_cost_center(lang),
        RowKey::CostCenter(name) => name.clone(),
        RowKey::Spending(true) => tr::row_capex(lang),
        RowKey::Spending(false) => tr::row_opex(lang),
    }
}
