//! Bars: progress and shares.

use egui::{Rect, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::{UiExt as _, theme::size};
use crate::chart::Ink;

pub(super) fn progress(ui: &mut Ui, fraction: Option<f32>, width: f32, name: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(width, 6.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::ProgressIndicator, ui.is_enabled(), name));
    ui.painter().rect_filled(rect, 2, ui.ink(Ink::StrokeDefault));
    let done = match fraction {
        Some(fraction) => Rect::from_min_size(rect.min, vec2(rect.width() * fraction.clamp(0.0, 1.0), rect.height())),
        // No end is known: a part in the middle says that something is going on.
        None => Rect::from_center_size(rect.center(), vec2(rect.width() / 3.0, rect.height())),
    };
    ui.painter().rect_filled(done, 2, ui.ink(Ink::Accent));
    response
}

pub(super) fn stacked(
    ui: &mut Ui,
    name: &str,
    height: f32,
    parts: &[(Ink, u64, String)],
    sense: Sense,
) -> Option<(usize, bool)> {
    const GAP: f32 = 2.0;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Meter, ui.is_enabled(), name));
    let total: u64 = parts.iter().map(|(_, count, _)| count).sum();
    let shown = parts.iter().filter(|(_, count, _)| *count > 0).count();
    if total == 0 {
        ui.painter().rect_filled(rect, size::RADIUS_SWATCH, ui.ink(Ink::StrokeDefault));
        return None;
    }
    let room = (rect.width() - GAP * (shown.saturating_sub(1)) as f32).max(1.0);
    let mut left = rect.left();
    let mut over = None;
    for (index, (ink, count, label)) in parts.iter().enumerate().filter(|(_, (_, count, _))| *count > 0) {
        let width = (room * (*count as f32 / total as f32)).max(1.0);
        let part = Rect::from_min_max(pos2(left, rect.top()), pos2((left + width).min(rect.right()), rect.bottom()));
        ui.painter().rect_filled(part, size::RADIUS_SWATCH, ui.ink(*ink));
        let click = ui.interact(part.expand2(vec2(0.0, 4.0)), response.id.with(index), sense);
        let role = if sense == Sense::click() { Role::Button } else { Role::Label };
        click.widget_info(|| WidgetInfo::labeled(role, ui.is_enabled(), label));
        let click = click.on_hover_text(label);
        if click.hovered() || click.clicked() {
            over = Some((index, click.clicked()));
        }
        left += width + GAP;
    }
    over
}
