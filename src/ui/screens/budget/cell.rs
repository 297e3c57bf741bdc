//! Cells of the tables of the budget screen, and how the arrow keys go through them.

use egui::{
    Align2, EventFilter, Key, Modifiers, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2,
};

use crate::chart::Ink;
use crate::i18n::fmt;
use crate::ui::theme::Type;
use crate::ui::widgets::{UiExt as _, paint_text};

/// A cell of a table.
pub(super) struct Cell<'a> {
    pub rect: Rect,
    pub text: &'a str,
    pub bold: bool,
    pub selected: bool,
    /// The same cell is under the pointer in the chart.
    pub lit: bool,
    /// The ink of its amount, where that is not the usual one.
    pub ink: Option<Ink>,
}

impl Cell<'_> {
    /// Paints it; `label` names it to who does not see the table.
    pub fn show(&self, ui: &Ui, label: &str) -> Response {
        let id = ui.scope_id().with(("budget-cell", label));
        let click = ui.interact(self.rect, id, Sense::CLICK);
        click.widget_info(|| WidgetInfo::selected(Role::Cell, true, self.selected, label));
        let box_ = self.rect.shrink2(vec2(1.0, 1.5));
        if self.selected {
            let stroke = Stroke::new(2.0, ui.ink(Ink::Accent));
            ui.painter().rect(box_, 3, ui.ink(Ink::Selected), stroke, StrokeKind::Inside);
        } else if click.hovered() || self.lit {
            ui.painter().rect_filled(box_, 3, ui.ink(Ink::Hover));
        }
        let usual = if self.text == fmt::DASH { Ink::TextTertiary } else { Ink::TextPrimary };
        let ink = self.ink.unwrap_or(usual);
        let role = if self.bold { Type::BodyBold } else { Type::Body };
        let inner = self.rect.with_max_x(self.rect.right() - 6.0);
        paint_text(ui, inner, Align2::RIGHT_CENTER, role, ink, self.text);
        click
    }
}

/// The name at the left of a row, with the type it is written in.
pub(super) fn name_cell(ui: &Ui, rect: Rect, name: &str, role: Type, selected: bool) -> Response {
    let id = ui.scope_id().with(("budget-row", name, rect.top().to_bits()));
    let click = ui.interact(rect, id, Sense::CLICK);
    click.widget_info(|| WidgetInfo::selected(Role::RowHeader, true, selected, name));
    if selected || click.hovered() {
        let ink = if selected { Ink::Selected } else { Ink::Hover };
        ui.painter().rect_filled(rect.expand2(vec2(6.0, -1.5)), 3, ui.ink(ink));
    }
    paint_text(ui, rect, Align2::LEFT_CENTER, role, Ink::TextPrimary, name);
    click
}

/// Row and column after the arrow keys that were pressed; `last` are the last ones.
pub(super) fn arrows(
    ui: &Ui,
    id: egui::Id,
    (mut row, mut column): (usize, usize),
    last: (usize, usize),
) -> (usize, usize) {
    let filter = EventFilter { vertical_arrows: true, horizontal_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    ui.input_mut(|input| {
        let mut pressed = |key| input.consume_key(Modifiers::NONE, key);
        if pressed(Key::ArrowRight) {
            column = (column + 1).min(last.1);
        }
        if pressed(Key::ArrowLeft) {
            column = column.saturating_sub(1);
        }
        if pressed(Key::ArrowDown) {
            row = (row + 1).min(last.0);
        }
        if pressed(Key::ArrowUp) {
            row = row.saturating_sub(1);
        }
    });
    (row, column)
}
