//! Hover, wheel, keys, and typing a number into a week.

use egui::{Event, Key, Modifiers, Rect, TextEdit, Ui, UiBuilder, pos2, vec2};

use super::{RolloutScreen, bar_words, board_of, inside, monday_at, selected_bar};
use crate::chart::rollout::{self, RolloutView};
use crate::chart::{Ink, Scene, Target};
use crate::i18n::tr::rollout as tr;
use crate::model::Day;
use crate::plan::calendar::WEEK;
use crate::plan::rollout::weeks::runs;
use crate::session::{Command, Edit, RolloutChange, RolloutEdit, Selection};
use crate::ui::planning::Planning;
use crate::ui::theme::Type;
use crate::ui::widgets::UiExt as _;

/// A number being typed into a week.
#[derive(Debug)]
pub(super) struct Typed {
    text: String,
    monday: Day,
    fresh: bool,
}

impl RolloutScreen {
    /// The week under the pointer.
    pub(super) fn hover(ui: &Ui, chart: &mut RolloutView, rect: Rect, size: (f32, f32)) {
        let covered = egui::Popup::is_any_open(ui.ctx());
        let pointer = ui.input(|input| input.pointer.hover_pos()).filter(|at| {
            rect.contains(*at) && !covered && ui.ctx().layer_id_at(*at).is_none_or(|layer| layer == ui.layer_id())
        });
        let at = pointer.map(|at| inside(rect, at)).filter(|at| at.y > rollout::OVERVIEW);
        chart.hovered = at.and_then(|at| monday_at(chart, size.0, at));
    }

    /// Keys, while nothing is typed and no menu is open.
    pub(super) fn keys(&mut self, ui: &Ui, view: &Planning<'_>, chart: &mut RolloutView, size: (f32, f32)) {
        if self.typed.is_some()
            || self.drag.is_some()
            || self.form.is_some()
            || ui.ctx().text_edit_focused()
            || egui::Popup::is_any_open(ui.ctx())
            || ui.memory(|memory| memory.focused().is_some())
        {
            return;
        }
        let typed: Vec<String> = ui.input(|input| {
            let text = |event: &Event| if let Event::Text(text) = event { Some(text.clone()) } else { None };
            input.events.iter().filter_map(text).collect()
        });
        let today = view.outlook.as_of.unwrap_or_else(|| view.session.today());
        let about = chart.hovered.or(chart.week()).unwrap_or(today);
        for text in typed {
            match text.as_str() {
                "+" | "=" => chart.zoom_about(1.25, about),
                "-" => chart.zoom_about(0.8, about),
                "t" | "T" => {
                    let half = chart.weeks(size.0) / 2;
                    chart.from = today.plus_days(-WEEK * half);
                }
                digits if digits.chars().all(|letter| letter.is_ascii_digit()) => {
                    if let (Some(monday), Some(Target::Bar(..))) = (chart.cell, &chart.selected) {
                        self.typed = Some(Typed { text: digits.to_owned(), monday, fresh: true });
                    }
                }
                _ => {}
            }
        }
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        for (key, weeks) in [(Key::ArrowRight, 1), (Key::ArrowLeft, -1), (Key::PageDown, 13), (Key::PageUp, -13)] {
            if pressed(key) {
                match chart.cell.filter(|_| weeks == 1 || weeks == -1) {
                    Some(cell) => step_week(view, cell, weeks),
                    None => chart.pan(WEEK * weeks),
                }
            }
        }
        if pressed(Key::Home) {
            chart.from = today;
        }
        if (pressed(Key::F2) || pressed(Key::Enter))
            && let (Some(monday), Some(Target::Bar(..))) = (chart.cell, &chart.selected)
        {
            self.typed = Some(Typed { text: count_of(view, monday).to_string(), monday, fresh: true });
        }
        if pressed(Key::Delete)
            && let Some(Target::Blackout(index)) = chart.selected
        {
            super::blackout::delete(view, index);
        }
        if pressed(Key::Escape) {
            view.send(Command::Select(Selection::None));
        }
    }

    /// The field over the week whose number is typed. Enter commits, Esc reverts.
    pub(super) fn typing(
        &mut self,
        ui: &mut Ui,
        view: &Planning<'_>,
        chart: &RolloutView,
        rect: Rect,
        width: f32,
        scene: &Scene,
    ) {
        let Some(typed) = &mut self.typed else { return };
        let Some(Target::Bar(wave, part, run)) = chart.selected else {
            self.typed = None;
            return;
        };
        let place = scene.hits.iter().find(|hit| hit.target == Target::Bar(wave, part, run)).map(|hit| hit.rect);
        let Some(place) = place else {
            self.typed = None;
            return;
        };
        let scale = chart.scale(width);
        let middle = f32::midpoint(scale.x(typed.monday), scale.x(typed.monday.plus_days(WEEK)));
        let corner = pos2(rect.left() + middle - 24.0, rect.top() + place.y - 1.0);
        let field = Rect::from_min_size(corner, vec2(48.0, place.h + 2.0));
        let mut child = ui.new_child(UiBuilder::new().max_rect(field));
        child.painter().rect_filled(field, 3, child.ink(Ink::Panel));
        let id = ui.scope_id().with("rollout-number");
        let edit = TextEdit::singleline(&mut typed.text)
            .id(id)
            .desired_width(field.width() - 10.0)
            .margin(egui::Margin::symmetric(5, 3))
            .align(egui::Align2::CENTER_CENTER)
            .font(Type::DenseBold.font());
        let response = child.add(edit).accessible_name(tr::devices_week(view.lang));
        if std::mem::take(&mut typed.fresh) {
            response.request_focus();
            let end = egui::text::CCursor::new(typed.text.chars().count());
            if let Some(mut state) = egui::text_edit::TextEditState::load(ui.ctx(), id) {
                state.cursor.set_char_range(Some(egui::text::CCursorRange::one(end)));
                state.store(ui.ctx(), id);
            }
        }
        if ui.input(|input| input.key_pressed(Key::Escape)) {
            self.typed = None;
        } else if response.lost_focus() {
            let (monday, text) = (typed.monday, typed.text.clone());
            self.typed = None;
            if let Ok(devices) = text.trim().parse::<u64>() {
                set_week(view, (wave, part, run), monday, devices);
            }
        }
    }
}

/// Sets the devices of one week of a bar.
pub(super) fn set_week(view: &Planning<'_>, (wave, part, run): (usize, usize, usize), monday: Day, devices: u64) {
    let Some((mut board, cell)) = board_of(view.outlook, wave, part) else { return };
    board.set_week(cell, run, monday, devices);
    let change = RolloutChange::Week(bar_words(view.lang, view.outlook, wave, part), monday);
    view.edit(Edit::Rollout(Box::new(RolloutEdit::waves(change, board.waves()))));
    view.send(Command::EndGesture);
}

fn count_of(view: &Planning<'_>, monday: Day) -> u64 {
    let found = selected_bar(view.outlook, view.session.selection());
    let part = found.and_then(|(wave, part, _)| view.outlook.waves.get(wave)?.parts.get(part));
    part.and_then(|part| part.weeks.iter().find(|week| week.monday == monday)).map_or(0, |week| week.devices)
}

/// Selects the next or previous week of the selected bar.
fn step_week(view: &Planning<'_>, cell: Day, weeks: i32) {
    let Some((wave, part, run)) = selected_bar(view.outlook, view.session.selection()) else { return };
    let Some(own) = view.outlook.waves.get(wave).and_then(|wave| wave.parts.get(part)) else { return };
    let bars = runs(&view.outlook.rollout.capacity, &own.site, &own.weeks);
    let Some(bar) = bars.get(run) else { return };
    let at = bar.iter().position(|week| week.monday == cell);
    let next = at.and_then(|at| at.checked_add_signed(weeks as isize)).and_then(|at| bar.get(at));
    if let (Some(next), Selection::Bar(name, site, first, _)) = (next, view.session.selection()) {
        view.select(Selection::Bar(name.clone(), site.clone(), *first, Some(next.monday)));
    }
}

/// Wheel: Ctrl zooms about the pointer, Shift pans, without keys the rows scroll.
pub(super) fn wheel(ui: &Ui, view: &Planning<'_>, chart: &mut RolloutView, rect: Rect, size: (f32, f32)) {
    if !ui.rect_contains_pointer(rect) {
        return;
    }
    let (zoom, scroll, pointer) =
        ui.input(|input| (input.zoom_delta(), input.smooth_scroll_delta(), input.pointer.hover_pos()));
    if (zoom - 1.0).abs() > 0.001 {
        let about = pointer.map(|at| chart.scale(size.0).day(inside(rect, at).x.max(rollout::LABELS)));
        chart.zoom_about(zoom, about.unwrap_or(chart.from));
    } else if scroll.x != 0.0 {
        let days = chart.days_of(-scroll.x);
        // A day at least: slow wheels must not stand still.
        chart.pan(if days == 0 { -(scroll.x.signum() as i32) } else { days });
    } else if scroll.y != 0.0 {
        let (rows, room) = rollout::rows_height(view.outlook, view.catalog, chart, view.lang, size);
        chart.scroll = (chart.scroll - scroll.y).clamp(0.0, (rows - room).max(0.0));
    }
}
