//! Pointer, wheel and keys of the timeline; drags are in `gesture`, the arithmetic is in `chart::timeline`.

use egui::{Event, Key, Modifiers, Rect, Ui};

use super::{TimelineScreen, inside, select};
use crate::chart::Target;
use crate::chart::timeline::TimelineView;
use crate::plan::Outlook;
use crate::session::{Command, Selection};
use crate::ui::planning::Planning;

impl TimelineScreen {
    /// What the pointer is over, from the scene of the last frame.
    pub(super) fn hover(&self, ui: &Ui, chart: &mut TimelineView, rect: Rect) {
        let covered = egui::Popup::is_any_open(ui.ctx());
        let pointer = ui.input(|input| input.pointer.hover_pos()).filter(|at| {
            rect.contains(*at) && !covered && ui.ctx().layer_id_at(*at).is_none_or(|layer| layer == ui.layer_id())
        });
        let Some(pointer) = pointer else {
            chart.hovered = None;
            if ui.input(|input| input.pointer.is_moving() || !input.pointer.has_pointer()) {
                chart.cursor = None;
            }
            return;
        };
        let at = inside(rect, pointer);
        let scene = self.cached.as_ref().map(|cached| &cached.scene);
        chart.hovered = scene.and_then(|scene| scene.hit(at)).map(|hit| hit.target.clone());
        chart.cursor = chart.day_at(at.x, rect.width().floor());
    }

    /// Keys, while nothing is typed and no menu is open.
    pub(super) fn keys(ui: &Ui, view: &Planning<'_>, chart: &mut TimelineView, size: (f32, f32)) {
        if ui.ctx().text_edit_focused()
            || egui::Popup::is_any_open(ui.ctx())
            || ui.memory(|memory| memory.focused().is_some())
        {
            return;
        }
        let typed: Vec<String> = ui.input(|input| {
            input
                .events
                .iter()
                .filter_map(|event| match event {
                    Event::Text(text) => Some(text.clone()),
                    _ => None,
                })
                .collect()
        });
        let today = view.session.today();
        let about = chart.cursor.unwrap_or_else(|| view.session.as_of());
        for text in typed {
            match text.as_str() {
                "+" | "=" => chart.zoom_about(1.25, about),
                "-" => chart.zoom_about(0.8, about),
                "t" | "T" => chart.center(today),
                "," => step_event(view, chart, false),
                "." => step_event(view, chart, true),
                _ => {}
            }
        }
        let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        let tenth = (chart.days() / 10).max(1);
        // With Shift the as-of day walks by a month.
        for (key, months) in [(Key::ArrowLeft, -1), (Key::ArrowRight, 1)] {
            if pressed(Modifiers::SHIFT, key) {
                view.send(Command::SetAsOf(Some(view.session.as_of().plus_months(months))));
            }
        }
        if pressed(Modifiers::NONE, Key::ArrowRight) {
            match chart.selected.clone() {
                Some(Target::Group(group)) if !chart.expanded.contains(&group) => chart.toggle(group),
                _ => chart.pan(tenth),
            }
        }
        if pressed(Modifiers::NONE, Key::ArrowLeft) {
            match chart.selected.clone() {
                Some(Target::Group(group)) if chart.expanded.contains(&group) => chart.toggle(group),
                _ => chart.pan(-tenth),
            }
        }
        for (key, months) in [(Key::PageUp, -12), (Key::PageDown, 12)] {
            if pressed(Modifiers::NONE, key) {
                chart.pan(chart.from.plus_months(months).days_since(chart.from));
            }
        }
        if pressed(Modifiers::NONE, Key::Home) {
            chart.center(today);
        }
        for (key, down) in [(Key::ArrowDown, true), (Key::ArrowUp, false)] {
            if pressed(Modifiers::NONE, key) {
                step_row(view, chart, size.1, down);
            }
        }
        if chart.selected.is_some() && pressed(Modifiers::NONE, Key::Enter) {
            view.send(Command::Explain);
        }
    }
}

/// Wheel: Ctrl zooms about the pointer, Shift pans, without keys the rows scroll.
pub(super) fn wheel(ui: &Ui, view: &Planning<'_>, chart: &mut TimelineView, rect: Rect) {
    if !ui.rect_contains_pointer(rect) {
        return;
    }
    let width = rect.width().floor();
    let (zoom, scroll, pointer) =
        ui.input(|input| (input.zoom_delta(), input.smooth_scroll_delta(), input.pointer.hover_pos()));
    if (zoom - 1.0).abs() > 0.001 {
        let about = pointer.and_then(|at| chart.day_at(inside(rect, at).x, width));
        let about = about.unwrap_or_else(|| view.session.as_of());
        chart.zoom_about(f64::from(zoom), about);
    } else if scroll.x != 0.0 {
        let days = chart.days_of(-scroll.x, width);
        // A day at least: slow wheels must not stand still.
        chart.pan(if days == 0 { -(scroll.x.signum() as i32) } else { days });
    } else if scroll.y != 0.0 {
        scroll_rows(view, chart, chart.scroll - scroll.y, rect.height());
    }
}

pub(super) fn scroll_rows(view: &Planning<'_>, chart: &mut TimelineView, to: f32, height: f32) {
    let rows = crate::chart::timeline::rows_height(view.outlook, view.catalog, chart);
    let room = crate::chart::timeline::rows_room(chart, height);
    chart.scroll = to.clamp(0.0, (rows - room).max(0.0));
}

/// Selects the next or previous event by day, from the selected one or from today.
fn step_event(view: &Planning<'_>, chart: &TimelineView, forward: bool) {
    let selected = match chart.selected {
        Some(Target::Event(event)) => Some(event),
        _ => None,
    };
    if let Some(event) = next_event(view.outlook, selected, forward) {
        view.select(Selection::Event(event));
    }
}

fn next_event(outlook: &Outlook, selected: Option<usize>, forward: bool) -> Option<usize> {
    let mut order: Vec<usize> = (0..outlook.events.len()).collect();
    order.sort_by_key(|index| outlook.events.get(*index).map(|event| event.day));
    let Some(at) = selected.and_then(|selected| order.iter().position(|index| *index == selected)) else {
        return outlook.next_event().or_else(|| order.last().copied());
    };
    let next = if forward { at.checked_add(1) } else { at.checked_sub(1) };
    next.and_then(|next| order.get(next)).copied()
}

fn step_row(view: &Planning<'_>, chart: &mut TimelineView, height: f32, down: bool) {
    let rows = chart.row_targets(view.outlook, view.catalog, view.lang);
    let at = chart.selected.as_ref().and_then(|selected| rows.iter().position(|row| row.target == *selected));
    let next = match (at, down) {
        (None, _) => Some(0),
        (Some(at), true) => at.checked_add(1),
        (Some(at), false) => at.checked_sub(1),
    };
    if let Some(row) = next.and_then(|next| rows.get(next)) {
        chart.scroll_to(row, height);
        select(view, chart, &row.target);
    }
}
