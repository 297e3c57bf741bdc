//! The budget as a table: rows by category, class or site; a cell is selected with the pointer or the arrow keys.

use egui::{Align2, Key, Modifiers, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};
use lucide_icons::Icon;

use super::At;
use super::cell::{Cell, arrows, name_cell};
use super::fix::{self, Typing};
use crate::chart::Ink;
use crate::i18n::{explain, fmt, tr::budget as tr, tr::inspector as words};
use crate::plan::budget::{Grouping, Row, RowKey, Shown};
use crate::plan::{BudgetLine, Outlook, State};
use crate::session::{Command, Edit, ExportKind, Figure, Screen, Selection};
use crate::ui::planning::Planning;
use crate::ui::theme::{Type, size};
use crate::ui::widgets::{UiExt as _, menu_item, paint_text, pane_line};

const ROW: f32 = 27.0;
/// Least width of the names and of a year.
const FIRST: f32 = 110.0;
const COLUMN: f32 = 66.0;

/// Header, rows, total and cumulative row.
pub(super) fn height(rows: usize) -> f32 {
    size::TABLE_HEADER + ROW * (rows as f32 + 2.0) + 1.0
}

/// The least width at which all columns can be read.
pub(super) fn least_width(years: usize) -> f32 {
    FIRST + COLUMN * (years as f32 + 1.0) + size::PANE_LEFT + size::PANE_RIGHT
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
        let first = (rect.width() * 0.26).clamp(FIRST, 200.0);
        let column = ((rect.width() - first - size::PANE_LEFT - size::PANE_RIGHT) / columns.max(1) as f32).max(COLUMN);
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

/// Shows it; returns the cell under the pointer.
pub(super) fn show(
    ui: &mut Ui,
    view: &Planning<'_>,
    grouping: Grouping,
    rows: &[Row],
    hovered: Option<&At>,
    typing: &mut Option<Typing>,
) -> Option<At> {
    let lang = view.lang;
    let budget = &view.outlook.budget;
    let years = &budget.years;
    let amounts: Vec<&[i64]> = rows.iter().map(|row| row.amounts.as_slice()).collect();
    let shown = Shown::of(&amounts, years.len(), view.currency(), budget.rounding);
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
    let mut under = None;
    let mut clicked = None;
    for (index, row) in rows.iter().enumerate() {
        let place = line(index);
        pane_line(ui, place);
        let name = explain::budget_row(lang, &row.key);
        let whole = Selection::Cell(None, Some(row.key.clone()));
        if row_name(ui, grid.name(place), &name, *view.session.selection() == whole) {
            clicked = Some(whole);
        }
        let category = match row.key {
            RowKey::Category(category) => Some(category),
            _ => None,
        };
        let whole_units = shown.rows.get(index).into_iter().flatten().chain(shown.totals.get(index));
        for (column, written) in whole_units.enumerate() {
            let year = (column < years.len()).then_some(column);
            let total = year.is_none();
            let amount = year.map_or(row.total, |year| row.amounts.get(year).copied().unwrap_or(0));
            // Cells of a category say that something is missing, those of other rows only where it all comes together.
            let fiscal = year.and_then(|year| years.get(year)).copied();
            let incomplete = (total || category.is_some()) && budget.incomplete_in(category, fiscal);
            let text = if amount == 0 && !total && !incomplete {
                fmt::DASH.to_owned()
            } else {
                view.whole_or_more(*written, incomplete)
            };
            let here = Selection::Cell(year, Some(row.key.clone()));
            let cell = Cell {
                rect: grid.cell(place, column),
                text: &text,
                bold: total,
                selected: *view.session.selection() == here,
                lit: year.is_some_and(|year| hovered.is_some_and(|at| at.0 == year && at.1 == row.key)),
                // Money that comes in.
                ink: (amount < 0).then_some(Ink::StateText(State::Supported)),
            };
            let label = tr::cell(lang, &text, &name, &year_name(view, year));
            let own = match (year.and_then(|year| years.get(year)), &row.key) {
                (Some(year), RowKey::Category(category)) => fix::fixed(view, *year, *category),
                _ => None,
            };
            let response = cell.show(ui, &label);
            if own.is_some() {
                fix::dot(ui, cell.rect);
            }
            if let (Some(now), RowKey::Category(category)) = (typing.clone(), &row.key)
                && (Some(now.year), now.category) == (year, *category)
            {
                *typing = fix::show(ui, view, now, cell.rect);
                continue;
            }
            if response.hovered() {
                under = year.map(|year| (year, row.key.clone())).or(under);
            }
            if response.clicked() || response.secondary_clicked() {
                clicked = Some(here);
            }
            if response.double_clicked() {
                open(view, year, Some(&row.key));
            }
            response.context_menu(|ui| {
                *typing = menu(ui, view, year, Some(&row.key)).or(typing.take());
            });
            response.on_hover_ui(|ui| {
                tip(ui, view, year, Some(&row.key));
                if let Some(own) = own {
                    ui.txt(Type::Dense, Ink::AccentText, fix::note(view, own));
                }
            });
        }
    }
    let chosen = |column: Option<usize>| *view.session.selection() == Selection::Cell(column, None);
    totals(ui, view, &grid, line(rows.len()), &shown, &chosen, &mut clicked);
    cumulative(ui, view, &grid, line(rows.len() + 1), &shown, &mut clicked);
    if let Some(selection) = clicked {
        view.select(selection);
        ui.memory_mut(|memory| memory.request_focus(focus.id));
    }
    // A cell chosen in the chart is typed over as well: it is enough that nothing else has the keyboard.
    let idle = focus.has_focus() || ui.memory(|memory| memory.focused().is_none());
    if typing.is_none() && idle {
        *typing = fix::begin(ui, view);
    }
    if focus.has_focus() && typing.is_none() {
        keys(ui, view, focus.id, rows);
    }
    under
}

/// The name at the left of a row; a click selects the whole row.
fn row_name(ui: &Ui, rect: Rect, name: &str, selected: bool) -> bool {
    name_cell(ui, rect, name, Type::Body, selected).clicked()
}

/// Amount, share of the year, and the same cell of the other scenarios.
pub(super) fn tip(ui: &mut Ui, view: &Planning<'_>, year: Option<usize>, row: Option<&RowKey>) {
    let lang = view.lang;
    ui.spacing_mut().item_spacing.y = 2.0;
    let sum = |outlook: &Outlook| {
        let year = year.and_then(|year| view.outlook.budget.years.get(year)).copied();
        (outlook.budget.sum_of(year, row), outlook.budget.sum_of(year, None))
    };
    let (own, all) = sum(view.outlook);
    let name = row.map_or_else(|| tr::row_total(lang), |row| explain::budget_row(lang, row));
    ui.txt(Type::DenseBold, Ink::TextPrimary, tr::cell(lang, &view.exact(own), &name, &year_name(view, year)));
    if row.is_some() && all != 0 {
        let share = fmt::share(lang, own.unsigned_abs(), all.unsigned_abs());
        ui.txt(Type::Dense, Ink::TextSecondary, tr::share_of_year(lang, &share, &year_name(view, year)));
    }
    for (index, other) in view.session.outlooks().iter().enumerate() {
        if index == view.session.scenario() {
            continue;
        }
        let Some(scenario) = view.plan.scenarios.get(index) else { continue };
        let (theirs, _) = sum(other);
        let difference = view.signed(own.saturating_sub(theirs));
        let text = tr::against(lang, &view.exact(theirs), &difference, &scenario.name);
        ui.txt(Type::Dense, Ink::TextSecondary, text);
    }
}

/// Lists the devices behind a cell in the inventory.
pub(super) fn open(view: &Planning<'_>, year: Option<usize>, row: Option<&RowKey>) {
    let budget = &view.outlook.budget;
    let year = year.and_then(|year| budget.years.get(year)).copied();
    let lines = match row {
        Some(row) => budget.lines_in(year, row),
        None => budget.lines_of(year, None),
    };
    let mut lanes: Vec<usize> = lines.iter().filter_map(|line| line.lane).collect();
    lanes.sort_unstable();
    lanes.dedup();
    let mut terms = Vec::new();
    let lanes = lanes.iter().filter_map(|lane| view.outlook.lanes.get(*lane));
    match lanes.clone().count() {
        0 => {}
        1 => terms.extend(lanes.map(|lane| format!("model: \"{}\"", view.lane_name(lane)))),
        _ => {
            for lane in lanes {
                let term = crate::session::filter::Dimension::Class.term(lane.class.key(), false);
                if !terms.contains(&term) {
                    terms.push(term);
                }
            }
        }
    }
    if let Some(RowKey::Site(site)) = row
        && !site.is_empty()
    {
        terms.push(crate::session::filter::Dimension::Site.term(site, false));
    }
    view.send(Command::Filter(terms.join(" ")));
    view.send(Command::Show(Screen::Inventory));
    // The filter speaks of models, classes and sites; selected are exactly the devices behind the cell.
    view.send(Command::SelectBehind(year, row.cloned()));
}

/// The context menu of a cell. Returns the amount that is to be typed.
fn menu(ui: &mut Ui, view: &Planning<'_>, year: Option<usize>, row: Option<&RowKey>) -> Option<Typing> {
    let lang = view.lang;
    let mut typing = None;
    if menu_item(ui, Some(Icon::Lightbulb), &tr::menu_explain(lang)) {
        view.send(Command::Explain);
        ui.close();
    }
    if let (Some(year), Some(RowKey::Category(category))) = (year, row) {
        if menu_item(ui, Some(Icon::Pencil), &tr::menu_fix(lang)) {
            typing = Typing::of(view, year, *category);
            ui.close();
        }
        let fiscal = view.outlook.budget.years.get(year).copied();
        if let Some(fiscal) = fiscal.filter(|fiscal| fix::fixed(view, *fiscal, *category).is_some())
            && menu_item(ui, Some(Icon::Undo2), &tr::menu_unfix(lang))
        {
            view.edit(Edit::FixCell(fiscal, *category, None));
            ui.close();
        }
    }
    if menu_item(ui, Some(Icon::List), &tr::menu_devices(lang)) {
        open(view, year, row);
        ui.close();
    }
    if menu_item(ui, Some(Icon::Copy), &tr::menu_copy(lang)) {
        view.send(Command::CopyText(with_formula(view, year, row)));
        ui.close();
    }
    if menu_item(ui, Some(Icon::FileSpreadsheet), &tr::menu_export(lang)) {
        view.send(Command::Export(ExportKind::Xlsx));
        ui.close();
    }
    typing
}

/// A cell with the steps of every line behind it, for a mail or a ticket.
fn with_formula(view: &Planning<'_>, year: Option<usize>, row: Option<&RowKey>) -> String {
    let lang = view.lang;
    let budget = &view.outlook.budget;
    let fiscal = year.and_then(|year| budget.years.get(year)).copied();
    let lines = match row {
        Some(row) => budget.lines_in(fiscal, row),
        None => budget.lines_of(fiscal, None),
    };
    let name = row.map_or_else(|| tr::row_total(lang), |row| explain::budget_row(lang, row));
    let mut text = tr::cell(lang, &view.exact(budget.sum_of(fiscal, row)), &name, &year_name(view, year));
    text.extend(lines.into_iter().map(|line| line_with_formula(view, line)));
    text
}

/// A line and its steps as a paragraph that follows another.
pub(super) fn line_with_formula(view: &Planning<'_>, line: &BudgetLine) -> String {
    let step = |step| format!("\n  {}", explain::step(view.lang, view.catalog, view.calendar(), step));
    let steps: String = view.outlook.budget.explain(line).iter().map(step).collect();
    format!("\n\n{}{steps}", fmt::money(view.lang, line.amount))
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
        let name = view.year(*year);
        let click = ui.interact(place, ui.scope_id().with(("budget-year", column)), Sense::CLICK);
        click.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, &name));
        let ink = match (*year == current, click.hovered()) {
            (true, _) => Ink::AccentText,
            (false, true) => Ink::TextPrimary,
            (false, false) => Ink::TextTertiary,
        };
        paint_text(ui, inner, Align2::RIGHT_CENTER, Type::Dense, ink, &name);
        if click.clicked() {
            view.select(Selection::Cell(Some(column), None));
        }
    }
    let place = grid.cell(head, years.len());
    let inner = place.with_max_x(place.right() - 6.0);
    paint_text(ui, inner, Align2::RIGHT_CENTER, Type::Dense, Ink::TextTertiary, &tr::col_total(lang));
}

fn totals(
    ui: &mut Ui,
    view: &Planning<'_>,
    grid: &Grid,
    place: Rect,
    shown: &Shown,
    selected: &dyn Fn(Option<usize>) -> bool,
    clicked: &mut Option<Selection>,
) {
    let lang = view.lang;
    let budget = &view.outlook.budget;
    ui.painter().rect_filled(place, 0, ui.ink(Ink::Inset));
    pane_line(ui, place);
    let name = tr::row_total(lang);
    paint_text(ui, grid.name(place), Align2::LEFT_CENTER, Type::BodyBold, Ink::TextPrimary, &name);
    let ceilings = &view.plan.finance.ceilings;
    for (column, sum) in shown.sums.iter().chain([&shown.total]).enumerate() {
        let year = (column < budget.years.len()).then_some(column);
        let fiscal = year.and_then(|year| budget.years.get(year)).copied();
        let text = view.whole_or_more(*sum, budget.incomplete_in(None, fiscal));
        let ceiling = fiscal.and_then(|year| Some((ceilings.get(&year)?.minor, budget.year_total(year))));
        let excess = ceiling.map(|(most, planned)| planned.saturating_sub(most)).filter(|excess| *excess > 0);
        let cell = Cell {
            rect: grid.cell(place, column),
            text: &text,
            bold: true,
            selected: selected(year),
            lit: false,
            ink: excess.map(|_| Ink::StateText(State::Unsupported)),
        };
        let mut label = tr::cell(lang, &text, &name, &year_name(view, year));
        let over = excess.map(|excess| words::ceiling_over(lang, &view.exact(excess)));
        if let Some(over) = &over {
            label = format!("{label}, {}: {over}", words::ceiling(lang));
        }
        let response = cell.show(ui, &label);
        if response.clicked() || response.secondary_clicked() {
            *clicked = Some(Selection::Cell(year, None));
        }
        if response.double_clicked() {
            open(view, year, None);
        }
        response.context_menu(|ui| drop(menu(ui, view, year, None)));
        response.on_hover_ui(|ui| {
            tip(ui, view, year, None);
            if let Some(over) = &over {
                let ink = Ink::StateText(State::Unsupported);
                ui.txt(Type::Dense, ink, format!("{}: {over}", words::ceiling(lang)));
            }
        });
    }
}

/// The sums up to each year; each says of which years.
fn cumulative(ui: &Ui, view: &Planning<'_>, grid: &Grid, place: Rect, shown: &Shown, clicked: &mut Option<Selection>) {
    let name = tr::row_cumulative(view.lang);
    paint_text(ui, grid.name(place), Align2::LEFT_CENTER, Type::Body, Ink::TextSecondary, &name);
    let budget = &view.outlook.budget;
    let mut sum = 0_i64;
    for (column, (year, own)) in budget.years.iter().zip(&shown.sums).enumerate() {
        sum = sum.saturating_add(*own);
        let here = Selection::Figure(Figure::Cumulative(*year));
        let text = view.whole_or_more(sum, budget.incomplete_in(None, Some(*year)));
        let cell = Cell {
            rect: grid.cell(place, column),
            text: &text,
            bold: false,
            selected: *view.session.selection() == here,
            lit: false,
            ink: None,
        };
        if cell.show(ui, &tr::cell(view.lang, &text, &name, &view.year(*year))).clicked() {
            *clicked = Some(here);
        }
    }
}

/// Arrow keys move the selected cell, Enter lists its devices.
fn keys(ui: &Ui, view: &Planning<'_>, id: egui::Id, rows: &[Row]) {
    let years = view.outlook.budget.years.len();
    let (year, chosen) = match view.session.selection() {
        Selection::Cell(year, row) => (*year, row.clone()),
        _ => (Some(0), None),
    };
    // Columns are the years and their sum, rows those of the table and the total.
    let row = rows.iter().position(|row| chosen.as_ref() == Some(&row.key)).unwrap_or(rows.len());
    let before = (row, year.unwrap_or(years));
    let after = arrows(ui, id, before, (rows.len(), years));
    if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter)) {
        open(view, year, chosen.as_ref());
    }
    if before != after {
        let (row, column) = after;
        let row = rows.get(row).map(|row| row.key.clone());
        view.select(Selection::Cell((column < years).then_some(column), row));
    }
}

pub(super) fn year_name(view: &Planning<'_>, year: Option<usize>) -> String {
    let year = year.and_then(|year| view.outlook.budget.years.get(year));
    year.map_or_else(|| tr::all_years(view.lang), |year| view.year(*year))
}
