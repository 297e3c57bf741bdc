//! The tabs of the scenarios.

use egui::scroll_area::ScrollBarVisibility;
use egui::{Key, Response, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};
use lucide_icons::Icon;

use super::top::{ScenarioChoice, scenario_menu};
use crate::chart::Ink;
use crate::i18n::tr;
use crate::session::{Command, Edit};
use crate::ui::cx::Cx;
use crate::ui::theme::{Type, size};
use crate::ui::widgets::{UiExt as _, galley};

pub(super) fn show(ui: &mut Ui, cx: &Cx<'_>, renaming: &mut Option<(usize, String)>) {
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
                for (index, name) in names.iter().enumerate() {
                    one(ui, cx, index, name, &names, renaming);
                }
            });
        });
    if ui.icon_button(Icon::Plus, &tr::ui::scenario_add(lang)).clicked() {
        duplicate(cx, cx.session.scenario(), &names);
    }
}

fn one(ui: &mut Ui, cx: &Cx<'_>, index: usize, name: &str, names: &[&str], renaming: &mut Option<(usize, String)>) {
    if let Some((at, text)) = renaming
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
            *renaming = None;
        }
        return;
    }
    let current = index == cx.session.scenario();
    let tab = tab(ui, name, current);
    if tab.double_clicked() {
        *renaming = Some((index, name.to_owned()));
    } else if tab.clicked() && !current {
        cx.send(Command::SelectScenario(index));
    }
    let mut choice = None;
    tab.context_menu(|ui| choice = scenario_menu(ui, cx.lang, names.len() > 1));
    match choice {
        Some(ScenarioChoice::Rename) => *renaming = Some((index, name.to_owned())),
        Some(ScenarioChoice::Duplicate) => duplicate(cx, index, names),
        Some(ScenarioChoice::Delete) => cx.send(Command::Edit(Edit::DeleteScenario(index))),
        None => {}
    }
}

fn tab(ui: &mut Ui, name: &str, current: bool) -> Response {
    let role = if current { Type::BodyBold } else { Type::Body };
    let galley = galley(ui, role, ui.ink(Ink::TextPrimary), name, 240.0);
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x + 20.0, size::CONTROL), Sense::click());
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
    let mut copy = tr::ui::scenario_copy_name(cx.lang, name);
    while names.contains(&copy.as_str()) {
        copy = tr::ui::scenario_copy_name(cx.lang, &copy);
    }
    cx.send(Command::Edit(Edit::DuplicateScenario(index, copy)));
}
