//! The trust matrix: phones against roots. What is selected and what the keys do is here; `layout` says where things stand,
//! `head`, `cells` and `menu` show them.

mod cells;
mod head;
mod layout;
mod menu;

pub use menu::task;

use egui::{EventFilter, Id, Key, ScrollArea, Ui};
use lucide_icons::Icon;

use self::layout::{CELL, Layout, layout};
use crate::chart::Ink;
use crate::i18n::tr::certificates as tr;
use crate::plan::trust::{RootGroup, Trust, TrustRow, TrustState};
use crate::session::{CertificateEdit, Command, Edit, Selection};
use crate::ui::planning::Planning;
use crate::ui::theme::{Type, size};
use crate::ui::widgets::UiExt as _;

/// Which rows are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
enum Rows {
    /// All.
    #[default]
    All,
    /// Those that lack a root.
    Missing,
    /// Those of which something is unknown.
    Unknown,
}

/// What the matrix remembers.
#[derive(Debug, Default)]
pub struct MatrixView {
    rows: Rows,
    shown: Option<usize>,
}

/// Height of the legend.
const LEGEND: f32 = 30.0;

impl MatrixView {
    pub(super) fn filter(&mut self, ui: &mut Ui, view: &Planning<'_>) {
        const ALL: [Rows; 3] = [Rows::All, Rows::Missing, Rows::Unknown];
        let names = [tr::rows_all(view.lang), tr::rows_missing(view.lang), tr::rows_unknown(view.lang)];
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        if let Some(chosen) = ui.segmented(&tr::rows_filter(view.lang), &names, self.rows as usize) {
            self.rows = ALL.get(chosen).copied().unwrap_or_default();
        }
    }

    pub(super) fn show(&mut self, ui: &mut Ui, view: &Planning<'_>) {
        let trust = &view.outlook.trust;
        if trust.rows.is_empty() || trust.roots.is_empty() {
            if ui.empty_state(Icon::ShieldQuestionMark, &tr::trust_none(view.lang), Some(&tr::trust_import(view.lang)))
            {
                view.send(Command::ChooseImport);
            }
            return;
        }
        let has = |row: &&TrustRow, state| row.cells.iter().any(|cell| cell.state == state);
        let rows: Vec<&TrustRow> = trust
            .rows
            .iter()
            .filter(|row| match self.rows {
                Rows::All => true,
                Rows::Missing => has(row, TrustState::Missing),
                Rows::Unknown => has(row, TrustState::Undocumented),
            })
            .collect();
        let room = ui.available_rect_before_wrap();
        let groups: Vec<RootGroup> = trust.roots.iter().map(|root| root.group).collect();
        let plan = layout(room.width() - size::PANE_LEFT - size::PANE_RIGHT, &groups);
        let body = room.with_max_y(room.bottom() - LEGEND);
        let mut upper = ui.new_child(egui::UiBuilder::new().id_salt("matrix").max_rect(body));
        upper.shrink_clip_rect(body);
        let matrix = Matrix { view, trust, rows: &rows, plan: &plan, id: ui.scope_id().with("matrix") };
        let scroll_to = matrix.keys(&upper).or_else(|| self.follow(&matrix));
        ScrollArea::horizontal().id_salt("across").auto_shrink([false, false]).show(&mut upper, |ui| {
            ui.set_min_width(plan.width + size::PANE_LEFT);
            matrix.head(ui);
            if rows.is_empty() {
                ui.add_space(12.0);
                ui.horizontal(|ui| {
                    ui.add_space(size::PANE_LEFT);
                    ui.txt(Type::Dense, Ink::TextSecondary, tr::rows_none(view.lang));
                });
                return;
            }
            let mut area = ScrollArea::vertical().id_salt("rows").auto_shrink([false, false]);
            if let Some(row) = scroll_to {
                let offset = (row as f32 + 1.0) * CELL.1 - ui.available_height() / 2.0;
                area = area.vertical_scroll_offset(offset.max(0.0));
            }
            area.show_rows(ui, CELL.1, rows.len(), |ui, range| {
                for row in range {
                    matrix.row(ui, row);
                }
            });
        });
        head::legend(ui, view, room.with_min_y(room.bottom() - LEGEND));
        ui.advance_cursor_after_rect(room);
    }

    /// The row of a selection that came from elsewhere.
    fn follow(&mut self, matrix: &Matrix<'_, '_>) -> Option<usize> {
        let selected = matrix.selected().map(|(row, _)| row);
        let changed = selected != self.shown;
        self.shown = selected;
        selected.filter(|_| changed && matrix.rows.len() > 12)
    }
}

struct Matrix<'a, 'b> {
    view: &'a Planning<'b>,
    trust: &'a Trust,
    rows: &'a [&'a TrustRow],
    plan: &'a Layout,
    id: Id,
}

impl Matrix<'_, '_> {
    fn lane_key(&self, row: &TrustRow) -> &str {
        self.view.outlook.lanes.get(row.lane).map_or("", |lane| lane.key.as_str())
    }

    fn lane_name(&self, row: &TrustRow) -> String {
        self.view.outlook.lanes.get(row.lane).map(|lane| self.view.lane_name(lane)).unwrap_or_default()
    }

    /// Row and column of the selection.
    fn selected(&self) -> Option<(usize, Option<usize>)> {
        let row = |lane: &str| self.rows.iter().position(|row| self.lane_key(row) == lane);
        match self.view.session.selection() {
            Selection::Trust(lane, root) => {
                let column = self.trust.roots.iter().position(|known| known.id == *root);
                row(lane).map(|row| (row, column))
            }
            Selection::Lane(lane) => row(lane).map(|row| (row, None)),
            _ => None,
        }
    }

    fn select(&self, row: usize, column: usize) {
        if let (Some(row), Some(root)) = (self.rows.get(row), self.trust.roots.get(column)) {
            self.view.select(Selection::Trust(self.lane_key(row).to_owned(), root.id.clone()));
        }
    }

    /// Arrows move, Space sets by hand, Enter explains, F8 goes to the next missing root. Returns the row moved to.
    fn keys(&self, ui: &Ui) -> Option<usize> {
        let focus = ui.memory(|memory| memory.has_focus(self.id));
        if ui.input(|input| input.key_pressed(Key::F8)) {
            return self.next_missing();
        }
        let (row, column) = self.selected().filter(|_| focus)?;
        let column = column.unwrap_or(0);
        let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(self.id, filter));
        let pressed = |key| ui.input(|input| input.modifiers.is_none() && input.key_pressed(key));
        let (last_row, last_column) = (self.rows.len().saturating_sub(1), self.trust.roots.len().saturating_sub(1));
        let to = if pressed(Key::ArrowUp) {
            Some((row.saturating_sub(1), column))
        } else if pressed(Key::ArrowDown) {
            Some(((row + 1).min(last_row), column))
        } else if pressed(Key::ArrowLeft) {
            Some((row, column.saturating_sub(1)))
        } else if pressed(Key::ArrowRight) {
            Some((row, (column + 1).min(last_column)))
        } else {
            None
        };
        if let Some((row, column)) = to {
            self.select(row, column);
            return Some(row).filter(|_| self.rows.len() > 12);
        }
        if pressed(Key::Space) {
            self.cycle(row, column);
        }
        if pressed(Key::Enter) {
            self.view.send(Command::Explain);
        }
        None
    }

    fn next_missing(&self) -> Option<usize> {
        let columns = self.trust.roots.len();
        let from = self.selected().map_or(0, |(row, column)| row * columns + column.unwrap_or(0) + 1);
        let all = self.rows.len() * columns;
        let missing = |at: &usize| {
            let cell = self.rows.get(at / columns).and_then(|row| row.cells.get(at % columns));
            cell.is_some_and(|cell| cell.state == TrustState::Missing)
        };
        let at = (from..all).chain(0..from.min(all)).find(missing)?;
        self.select(at / columns, at % columns);
        Some(at / columns)
    }

    /// Nothing, trusted, missing, and back to what is documented.
    fn cycle(&self, row: usize, column: usize) {
        let Some(cell) = self.rows.get(row).and_then(|row| row.cells.get(column)) else { return };
        let next = match (cell.own, cell.state) {
            (_, TrustState::NotUsed) => return,
            (false, _) => Some(true),
            (true, TrustState::Trusted) => Some(false),
            (true, _) => None,
        };
        self.set(row, column, next);
    }

    fn set(&self, row: usize, column: usize, trusted: Option<bool>) {
        let (Some(row), Some(root)) = (self.rows.get(row), self.trust.roots.get(column)) else { return };
        self.view.edit(Edit::Certificates(CertificateEdit::Trust {
            lane: self.lane_key(row).to_owned(),
            root: root.id.clone(),
            trusted,
            on: self.view.session.today(),
        }));
    }
}
