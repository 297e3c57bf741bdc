//! The tabs of the scenarios: a click shows one, a double click renames it, dragging puts it elsewhere.

use egui::scroll_area::ScrollBarVisibility;
use egui::{CursorIcon, Key, Popup, PopupCloseBehavior, Rect, Response, Role, ScrollArea, Sense, Stroke, StrokeKind};
use egui::{Ui, WidgetInfo, vec2};
use lucide_icons::Icon;

use super::top::{ScenarioChoice, scenario_menu};
use crate::chart::Ink;
use crate::i18n::{Lang, tr};
use crate::plan::Base;
use crate::session::{Command, Edit};
use crate::ui::cx::Cx;
use crate::ui::theme::{Type, size};
use crate::ui::widgets::{Button, ButtonSize, UiExt as _, galley, menu_item};

/// What is going on in the tabs.
#[derive(Debug, Default)]
pub(super) struct TabsState {
    /// The scenario being renamed, with the name so far.
    renaming: Option<(usize, String)>,
    /// The scenario somebody wants to delete.
    deleting: Option<usize>,
    /// The scenario being dragged.
    dragged: Option<usize>,
}

pub(super) fn show(ui: &mut Ui, cx: &Cx<'_>, state: &mut TabsState) {
    let names: Vec<&str> = cx.session.plan().scenarios.iter().map(|scenario| scenario.name.as_str()).collect();
    if names.is_empty() {
        return;
    }
    let lang = cx.lang;
    let room = (ui.available_width() - 40.0).max(60.0);
    ScrollArea::horizontal()
        .id_salt("scenarios")
        .max_width(room)
        .auto_shrink([true, true])
        .scroll_bar_visibility(ScrollBarVisibility::AlwaysHidden)
        .show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 2.0;
                let places: Vec<Rect> =
                    names.iter().enumerate().map(|(index, name)| one(ui, cx, index, name, &names, state)).collect();
                drop_tab(ui, cx, &places, state);
            });
        });
    let add = ui.icon_button(Icon::Plus, &tr::ui::scenario_add(lang));
    Popup::menu(&add).gap(4.0).show(|ui| add_menu(ui, cx, &names));
}

/// A copy of the current scenario, or a new one without rules.
fn add_menu(ui: &mut Ui, cx: &Cx<'_>, names: &[&str]) {
    let lang = cx.lang;
    let current = cx.session.scenario();
    let name = names.get(current).copied().unwrap_or_default();
    if menu_item(ui, Some(Icon::Copy), &tr::ui::scenario_copy_of(lang, name)) {
        duplicate(cx, current, names);
    }
    ui.separator();
    for (base, icon, text) in [
        (Base::Recommended, Icon::WandSparkles, tr::session::scenario_recommended(lang)),
        (Base::ReplaceAll, Icon::ArrowLeftRight, tr::session::scenario_replace_all(lang)),
        (Base::DoNothing, Icon::CircleCheck, tr::session::scenario_do_nothing(lang)),
    ] {
        if menu_item(ui, Some(icon), &tr::ui::scenario_new_as(lang, &text)) {
            cx.send(Command::Edit(Edit::AddScenario(free(lang, names, text), base)));
        }
    }
}

/// A name that is not taken yet.
fn free(lang: Lang, names: &[&str], mut name: String) -> String {
    while names.contains(&name.as_str()) {
        name = tr::ui::scenario_copy_name(lang, &name);
    }
    name
}

fn one(ui: &mut Ui, cx: &Cx<'_>, index: usize, name: &str, names: &[&str], state: &mut TabsState) -> Rect {
    if let Some((at, text)) = &mut state.renaming
        && *at == index
    {
        let field = ui.text_field(text, &tr::ui::scenario_name(cx.lang), "", 180.0);
        if !field.has_focus() && !field.lost_focus() {
            field.request_focus();
        }
        if field.lost_focus() {
            let cancelled = ui.input(|input| input.key_pressed(Key::Escape));
            let new = text.trim().to_owned();
            if !cancelled && !new.is_empty() && new != name {
                cx.send(Command::Edit(Edit::RenameScenario(index, new)));
            }
            state.renaming = None;
        }
        return field.rect;
    }
    let current = index == cx.session.scenario();
    let tab = tab(ui, name, current);
    if tab.double_clicked() {
        state.renaming = Some((index, name.to_owned()));
    } else if tab.clicked() && !current {
        cx.send(Command::SelectScenario(index));
    }
    if tab.drag_started() {
        state.dragged = Some(index);
    }
    if tab.has_focus() && ui.input(|input| input.key_pressed(Key::F2)) {
        state.renaming = Some((index, name.to_owned()));
    }
    let mut choice = None;
    tab.context_menu(|ui| choice = scenario_menu(ui, cx.lang, index, names.len()));
    match choice {
        Some(ScenarioChoice::Rename) => state.renaming = Some((index, name.to_owned())),
        Some(ScenarioChoice::Duplicate) => duplicate(cx, index, names),
        Some(ScenarioChoice::Left) => cx.send(Command::Edit(Edit::MoveScenario(index, index.saturating_sub(1)))),
        Some(ScenarioChoice::Right) => cx.send(Command::Edit(Edit::MoveScenario(index, index + 1))),
        Some(ScenarioChoice::Delete) => state.deleting = Some(index),
        None => {}
    }
    if state.deleting == Some(index) {
        ask(cx, index, name, &tab, state);
    }
    tab.rect
}

/// Asks once before a scenario is deleted; undo brings it back.
fn ask(cx: &Cx<'_>, index: usize, name: &str, tab: &Response, state: &mut TabsState) {
    let lang = cx.lang;
    let mut open = true;
    let mut answered = false;
    Popup::from_response(tab)
        .id(tab.id.with("delete"))
        .open_bool(&mut open)
        .gap(6.0)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .show(|ui| {
            ui.set_width(270.0);
            ui.spacing_mut().item_spacing.y = 8.0;
            ui.txt_wrapped(Type::BodyBold, Ink::TextPrimary, tr::ui::scenario_delete_ask(lang, name));
            ui.txt_wrapped(Type::Dense, Ink::TextSecondary, tr::ui::scenario_delete_note(lang));
            ui.horizontal(|ui| {
                let delete = tr::ui::scenario_delete(lang);
                if ui.add(Button::new(Some(Icon::Trash), &delete).size(ButtonSize::Small).ink(Ink::Danger)).clicked() {
                    cx.send(Command::Edit(Edit::DeleteScenario(index)));
                    answered = true;
                }
                if ui.small_secondary_button(None, &tr::ui::confirm_cancel(lang)).clicked() {
                    answered = true;
                }
            });
        });
    if answered || !open {
        state.deleting = None;
    }
}

/// Shows where a dragged tab would go, and puts it there when it is let go.
fn drop_tab(ui: &Ui, cx: &Cx<'_>, places: &[Rect], state: &mut TabsState) {
    let Some(from) = state.dragged else { return };
    let Some(pointer) = ui.input(|input| input.pointer.latest_pos()) else { return };
    // The place is the number of tabs whose middle lies left of the pointer, the dragged one not counted.
    let others = || places.iter().enumerate().filter(|(index, _)| *index != from);
    let to = others().filter(|(_, rect)| rect.center().x < pointer.x).count();
    ui.ctx().set_cursor_icon(CursorIcon::Grabbing);
    if to != from {
        let before = others().nth(to).map(|(_, rect)| rect.left() - 1.0);
        let line = before.or_else(|| places.last().map(|rect| rect.right() + 1.0)).unwrap_or(0.0);
        let range = places.first().map_or(0.0..=0.0, |rect| rect.top()..=rect.bottom());
        ui.painter().vline(line, range, Stroke::new(2.0, ui.ink(Ink::Accent)));
    }
    if !ui.input(|input| input.pointer.any_down()) {
        state.dragged = None;
        if to != from {
            cx.send(Command::Edit(Edit::MoveScenario(from, to)));
        }
    }
}

fn tab(ui: &mut Ui, name: &str, current: bool) -> Response {
    let role = if current { Type::BodyBold } else { Type::Body };
    let galley = galley(ui, role, ui.ink(Ink::TextPrimary), name, 240.0);
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x + 20.0, size::CONTROL), Sense::click_and_drag());
    response.widget_info(|| WidgetInfo::selected(Role::Tab, ui.is_enabled(), current, name));
    if current {
        let stroke = Stroke::new(1.0, ui.ink(Ink::StrokeDefault));
        ui.painter().rect(rect, size::RADIUS, ui.ink(Ink::Panel), stroke, StrokeKind::Inside);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, size::RADIUS, ui.ink(Ink::Hover));
    }
    let color = ui.ink(if current { Ink::TextPrimary } else { Ink::TextSecondary });
    let place = egui::Align2::CENTER_CENTER.align_size_within_rect(galley.size(), rect);
    ui.painter().galley_with_override_text_color(place.min, galley, color);
    if response.has_focus() {
        let stroke = Stroke::new(2.0, ui.ink(Ink::Accent));
        ui.painter().rect_stroke(rect, size::RADIUS, stroke, StrokeKind::Inside);
    }
    response
}

/// Copies a scenario under a name that is not taken yet.
fn duplicate(cx: &Cx<'_>, index: usize, names: &[&str]) {
    let Some(name) = names.get(index) else { return };
    let copy = free(cx.lang, names, tr::ui::scenario_copy_name(cx.lang, name));
    cx.send(Command::Edit(Edit::DuplicateScenario(index, copy)));
}
