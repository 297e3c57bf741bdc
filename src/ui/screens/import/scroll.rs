//! Scrolling by rows: exact at any number of rows, where a length in points would not be.

use egui::{CursorIcon, Id, Rect, Sense, Ui, pos2, vec2};

use crate::chart::Ink;
use crate::ui::widgets::UiExt as _;

/// Where a grid is scrolled to.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Scroll {
    /// Rows above the upper edge, with the part of a row.
    pub(super) top: f64,
    /// Points at the left of the left edge.
    pub(super) left: f32,
}

/// What a grid shows at a time, and what there is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Extent {
    /// Rows in all.
    pub(super) rows: usize,
    /// Rows that fit.
    pub(super) page: f64,
    /// Width of all columns.
    pub(super) width: f32,
    /// Width that is seen.
    pub(super) seen: f32,
}

/// Breadth of a scroll bar.
pub(super) const BAR: f32 = 9.0;
/// Shortest thumb.
const THUMB: f32 = 28.0;

impl Scroll {
    /// Within what there is.
    pub(super) fn clamped(self, extent: &Extent) -> Self {
        Self {
            top: self.top.clamp(0.0, (extent.rows as f64 - extent.page).max(0.0)),
            left: self.left.clamp(0.0, (extent.width - extent.seen).max(0.0)),
        }
    }

    /// With this row in view, a little below the upper edge if it was not.
    pub(super) fn showing(self, row: usize, extent: &Extent) -> Self {
        let row = row as f64;
        let inside = row >= self.top && row + 1.0 <= self.top + extent.page;
        let top = if inside { self.top } else { row - 3.0 };
        Self { top, ..self }.clamped(extent)
    }

    /// Where the thumb of a bar is: its start and length as shares of the bar.
    fn thumb(start: f64, page: f64, all: f64) -> Option<(f64, f64)> {
        (all > page && all > 0.0).then(|| (start / all, page / all))
    }

    /// Follows wheel and keys over the rows.
    pub(super) fn follow(&mut self, ui: &Ui, rect: Rect, row: f32, extent: &Extent) {
        if ui.rect_contains_pointer(rect) {
            let wheel = ui.input(egui::InputState::smooth_scroll_delta);
            self.top -= f64::from(wheel.y / row);
            self.left -= wheel.x;
        }
        *self = self.clamped(extent);
    }

    /// Shows both bars where they are needed and follows them.
    pub(super) fn bars(&mut self, ui: &Ui, rect: Rect, id: Id, extent: &Extent) {
        if let Some((start, length)) = Self::thumb(self.top, extent.page, extent.rows as f64) {
            let bar = Rect::from_min_max(pos2(rect.right() - BAR, rect.top()), rect.max);
            let free = f64::from(bar.height());
            let length = (length * free).max(f64::from(THUMB)).min(free);
            let most = (extent.rows as f64 - extent.page).max(1e-9);
            let at = (start * extent.rows as f64 / most) * (free - length);
            let thumb =
                Rect::from_min_size(pos2(bar.left() + 1.5, bar.top() + at as f32), vec2(BAR - 3.0, length as f32));
            if let Some(moved) = drag(ui, id.with("rows"), bar, thumb, false) {
                self.top += f64::from(moved) / (free - length).max(1.0) * most;
            }
        }
        if let Some((start, length)) =
            Self::thumb(f64::from(self.left), f64::from(extent.seen), f64::from(extent.width))
        {
            let bar =
                Rect::from_min_max(pos2(rect.left(), rect.bottom() - BAR), pos2(rect.right() - BAR, rect.bottom()));
            let free = f64::from(bar.width());
            let length = (length * free).max(f64::from(THUMB)).min(free);
            let most = f64::from((extent.width - extent.seen).max(1e-3));
            let at = (start * f64::from(extent.width) / most) * (free - length);
            let thumb =
                Rect::from_min_size(pos2(bar.left() + at as f32, bar.top() + 1.5), vec2(length as f32, BAR - 3.0));
            if let Some(moved) = drag(ui, id.with("columns"), bar, thumb, true) {
                self.left += (f64::from(moved) / (free - length).max(1.0) * most) as f32;
            }
        }
        *self = self.clamped(extent);
    }
}

/// A bar with its thumb; how far the thumb is dragged, or to be brought under a click.
fn drag(ui: &Ui, id: Id, bar: Rect, thumb: Rect, across: bool) -> Option<f32> {
    let response = ui.interact(bar, id, Sense::click_and_drag());
    let ink = if response.hovered() || response.dragged() { Ink::TextTertiary } else { Ink::StrokeStrong };
    ui.painter().rect_filled(thumb, 3, ui.ink(ink));
    let response = response.on_hover_cursor(CursorIcon::Default);
    if response.clicked() {
        let point = response.interact_pointer_pos()?;
        let to = if across { point.x - thumb.center().x } else { point.y - thumb.center().y };
        return Some(to);
    }
    response.dragged().then(|| if across { response.drag_delta().x } else { response.drag_delta().y })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_of_ten_million_rows_can_be_brought_into_view() {
        let extent = Extent { rows: 10_000_000, page: 12.5, width: 900.0, seen: 600.0 };
        let shown = Scroll::default().showing(9_999_999, &extent);
        assert!(shown.top + extent.page >= 10_000_000.0 && shown.top < 10_000_000.0);
        assert_eq!(shown.showing(9_999_990, &extent), shown, "what is seen stays where it is");
        let far = Scroll { top: -4.0, left: 5000.0 }.clamped(&extent);
        assert_eq!(far, Scroll { top: 0.0, left: 300.0 });
    }
}
