//! Strategy: what happens to every model, and what it costs.

mod cells;

use egui::{Align, Layout, Sense, Ui, vec2};
use lucide_icons::Icon;

use self::cells::Cells;
pub(in crate::ui) use self::cells::{choose, two_lines};
use crate::chart::Ink;
use crate::i18n::tr::strategy as tr;
use crate::plan::outlook::Lane;
use crate::plan::{Action, Base, Selector};
use crate::session::{Command, Edit, Screen, Selection};
use crate::ui::cx::Cx;
use crate::ui::planning::{Planning, words};
use crate::ui::theme::{Type, size};
use crate::ui::widgets::{Button, Column, Pane, Table, UiExt as _, menu_item, pane_line};

/// The strategy screen. Everything it shows is in the session.
#[derive(Debug, Default)]
pub struct StrategyScreen {
    /// The lane last scrolled to, so that a selection made elsewhere is brought into view once.
    shown: Option<String>,
}

impl StrategyScreen {
    /// Shows it.
    pub fn show(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let view = Planning::new(cx);
        ui.spacing_mut().item_spacing.y = 0.0;
        let (lang, outlook) = (view.lang, view.outlook);
        let note = if view.empty() {
            String::new()
        } else {
            tr::note(lang, &view.number(outlook.decided()), &view.number(outlook.devices))
        };
        let own = view.scenario().is_some_and(|scenario| !scenario.rules.is_empty());
        Pane::screen(&tr::title(lang), &note).show(ui, |ui| {
            let text = tr::use_all(lang);
            let response = ui.add_enabled(own, Button::new(Some(Icon::WandSparkles), &text));
            let response = if own { response } else { response.on_disabled_hover_text(tr::all_recommended(lang)) };
            if response.clicked() {
                view.edit(Edit::UseAllRecommendations);
            }
        });
        if view.empty() {
            if ui.empty_state(Icon::Signpost, &tr::empty(lang), Some(&tr::empty_button(lang))) {
                view.send(Command::ChooseImport);
            }
            return;
        }
        action_bar(ui, &view);
        let footer = 38.0;
        let room = ui.available_rect_before_wrap();
        let table = room.with_max_y(room.bottom() - footer);
        let mut child = ui.new_child(egui::UiBuilder::new().max_rect(table));
        self.table(&mut child, &view);
        ui.advance_cursor_after_rect(table);
        total_row(ui, &view);
    }

    fn table(&mut self, ui: &mut Ui, view: &Planning<'_>) {
        let lang = view.lang;
        let columns = [
            Column::new(tr::col_model(lang), 138.0).grow(1.0),
            Column::number(tr::col_count(lang), 56.0),
            Column::new(tr::col_deadline(lang), 106.0),
            Column::new(tr::col_recommended(lang), 130.0).grow(1.4),
            Column::new(tr::col_action(lang), cells::action_width(lang) + 10.0),
            Column::new(tr::col_target(lang), 112.0).grow(1.0),
            Column::number(tr::col_unit(lang), 66.0),
            Column::number(tr::col_total(lang), 84.0),
        ];
        let lanes = &view.outlook.lanes;
        let selected = match view.session.selection() {
            Selection::Lane(key) => view.outlook.lane(key).map(|(index, _)| index),
            _ => None,
        };
        let key = selected.and_then(|index| lanes.get(index)).map(|lane| lane.key.clone());
        let scroll_to = if key == self.shown { None } else { selected };
        self.shown = key;
        let name = |row: usize| lanes.get(row).map(|lane| row_name(view, lane)).unwrap_or_default();
        let mut menu = |ui: &mut Ui, row: usize| {
            if let Some(lane) = lanes.get(row) {
                row_menu(ui, view, lane);
            }
        };
        let salt = tr::table(lang);
        let output = Table::new(&salt, &columns, lanes.len())
            .row_height(size::ROW_TWO)
            .selected(selected)
            .scroll_to(scroll_to)
            .name(&name)
            .menu(&mut menu)
            .show(ui, |ui, cell| {
                if let Some(lane) = lanes.get(cell.row) {
                    Cells { view, lane, selected: selected == Some(cell.row) }.show(ui, cell.column);
                }
            });
        if let Some(lane) = output.chosen.and_then(|row| lanes.get(row)) {
            view.select(Selection::Lane(lane.key.clone()));
        }
        if let Some(lane) = output.opened.and_then(|row| lanes.get(row)) {
            show_devices(view, lane);
        }
        let typing = ui.ctx().text_edit_focused();
        if let Some(lane) = selected.and_then(|row| lanes.get(row)).filter(|_| !typing)
            && ui.input(|input| input.modifiers.is_none() && input.key_pressed(egui::Key::R))
        {
            use_recommendation(view, lane);
        }
    }
}

fn row_name(view: &Planning<'_>, lane: &Lane) -> String {
    let action = words::action(view.lang, lane.decision.action);
    tr::row(view.lang, &action, &view.number(lane.devices), &view.lane_name(lane))
}

/// Goes back to what the program recommends for a lane.
pub fn use_recommendation(view: &Planning<'_>, lane: &Lane) {
    let follows = view.scenario().is_some_and(|scenario| scenario.base == Base::Recommended);
    let when = Selector { lane: Some(lane.key.clone()), ..Selector::default() };
    let class_rule = view.scenario().is_some_and(|scenario| {
        scenario
            .rules
            .iter()
            .any(|rule| rule.when.lane.is_none() && rule.when.class.is_none_or(|class| class == lane.class))
    });
    // Without its own rule the lane falls back to the base of the scenario, which is the recommendation only in some.
    let decision = (!follows || class_rule).then(|| lane.proposal.decision.clone());
    view.edit(Edit::Decide { when, decision, note: String::new() });
}

/// Lists the devices of a lane in the inventory.
pub fn show_devices(view: &Planning<'_>, lane: &Lane) {
    view.send(Command::Filter(format!("model:\"{}\"", view.lane_name(lane))));
    view.send(Command::Show(Screen::Inventory));
}

fn row_menu(ui: &mut Ui, view: &Planning<'_>, lane: &Lane) {
    let lang = view.lang;
    if menu_item(ui, Some(Icon::List), &tr::menu_devices(lang)) {
        show_devices(view, lane);
        ui.close();
    }
    if menu_item(ui, Some(Icon::WandSparkles), &tr::menu_recommendation(lang)) {
        use_recommendation(view, lane);
        ui.close();
    }
    if menu_item(ui, Some(Icon::Layers), &tr::menu_class(lang)) {
        let when = Selector { class: Some(lane.class), ..Selector::default() };
        view.edit(Edit::Decide { when, decision: Some(lane.decision.clone()), note: lane.note.clone() });
        ui.close();
    }
    if menu_item(ui, Some(Icon::ChartNoAxesGantt), &tr::menu_timeline(lang)) {
        view.select(Selection::Lane(lane.key.clone()));
        view.send(Command::Show(Screen::Timeline));
        ui.close();
    }
    if menu_item(ui, Some(Icon::Copy), &tr::menu_copy(lang)) {
        view.send(Command::CopyText(as_table(view)));
        ui.close();
    }
}

/// The table as text with tabs, for a spreadsheet.
fn as_table(view: &Planning<'_>) -> String {
    let lang = view.lang;
    let head = [
        tr::col_model(lang),
        tr::col_count(lang),
        tr::col_deadline(lang),
        tr::col_action(lang),
        tr::col_target(lang),
        tr::col_total(lang),
    ];
    let mut text = head.join("\t");
    for lane in &view.outlook.lanes {
        let deadline = lane.deadline.as_ref().map(|deadline| view.date(deadline.day)).unwrap_or_default();
        let target = lane.decision.target.as_deref().map(|key| view.product_name(key)).unwrap_or_default();
        let row = [
            view.lane_name(lane),
            lane.devices.to_string(),
            deadline,
            words::action(lang, lane.decision.action),
            target,
            view.whole(lane.total),
        ];
        text.push('\n');
        text.push_str(&row.join("\t"));
    }
    text
}

fn action_bar(ui: &mut Ui, view: &Planning<'_>) {
    let lang = view.lang;
    let all = view.number(view.outlook.devices);
    let parts = view.outlook.by_action();
    let bar: Vec<_> = parts
        .iter()
        .map(|(action, devices)| {
            let label = tr::bar_part(lang, &words::action(lang, *action), &all, &view.number(*devices));
            (words::action_ink(*action), *devices, label)
        })
        .collect();
    let frame = egui::Frame::new().inner_margin(egui::Margin { left: 16, right: 16, top: 10, bottom: 8 });
    let inner = frame.show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 8.0;
        let over = ui.stacked_bar(&tr::bar(lang), 9.0, &bar);
        let chosen = over.filter(|(_, clicked)| *clicked).and_then(|(index, _)| parts.get(index));
        if let Some((action, _)) = chosen {
            select_first(view, *action);
        }
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(18.0, 4.0);
            for (action, devices) in &parts {
                ui.horizontal(|ui| {
                    ui.spacing_mut().item_spacing.x = 6.0;
                    ui.swatch_ink(words::action_ink(*action));
                    ui.txt(Type::Dense, Ink::TextSecondary, words::action(lang, *action));
                    ui.txt(Type::DenseBold, Ink::TextPrimary, view.number(*devices));
                });
            }
        });
    });
    pane_line(ui, inner.response.rect);
}

fn select_first(view: &Planning<'_>, action: Action) {
    if let Some(lane) = view.outlook.lanes.iter().find(|lane| lane.devices_with(action) > 0) {
        view.select(Selection::Lane(lane.key.clone()));
    }
}

fn total_row(ui: &mut Ui, view: &Planning<'_>) {
    let lang = view.lang;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 38.0), Sense::hover());
    ui.painter().rect_filled(rect, 0, ui.ink(Ink::Inset));
    ui.painter().hline(rect.x_range(), rect.top(), egui::Stroke::new(1.0, ui.ink(Ink::StrokeDefault)));
    let inner = rect.shrink2(vec2(12.0, 0.0));
    let mut child = ui.new_child(egui::UiBuilder::new().max_rect(inner).layout(Layout::right_to_left(Align::Center)));
    let missing = view.outlook.budget.missing.len();
    child.txt(Type::BodyBold, Ink::TextPrimary, view.whole_or_more(view.outlook.lanes_total(), missing > 0));
    child.with_layout(Layout::left_to_right(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = 10.0;
        ui.txt(Type::BodyBold, Ink::TextPrimary, tr::total_row(lang));
        ui.txt(Type::BodyBold, Ink::TextPrimary, view.number(view.outlook.devices));
        if missing > 0 {
            ui.icon_sized(Icon::TriangleAlert, 14.0, Ink::StateLine(crate::plan::State::BestEffort));
            ui.txt_cut(Type::Dense, Ink::TextSecondary, tr::total_missing(lang, missing as u64));
        } else {
            ui.txt_cut(Type::Dense, Ink::TextTertiary, tr::total_note(lang));
        }
    });
}
