//! The strategy as a table: by model, by class or by site; several rows can be marked and set together.

use std::rc::Rc;
use std::sync::Arc;

use egui::{Align, Key, Layout, Sense, Ui, vec2};
use lucide_icons::Icon;

use super::cells::{self, Cells};
use super::choose::{self, Ask};
use super::editor::Draft;
use super::{StrategyScreen, cells::names, split};
use crate::chart::Ink;
use crate::i18n::tr::strategy as tr;
use crate::plan::outlook::Lane;
use crate::plan::rows::{RowsBy, StrategyRow};
use crate::plan::{Decision, Selector, StrategyRule};
use crate::session::filter::Dimension;
use crate::session::{Choice, Command, Edit, RuleEdit, Screen, Selection};
use crate::ui::planning::{Planning, words};
use crate::ui::theme::{Type, size};
use crate::ui::widgets::{Column, Table, UiExt as _, menu_item};

impl StrategyScreen {
    pub(super) fn table(&mut self, ui: &mut Ui, view: &Planning<'_>, by: RowsBy, ask: &Ask) {
        let lang = view.lang;
        let columns = [
            Column::new(if by == RowsBy::Class { tr::col_class(lang) } else { tr::col_model(lang) }, 138.0).grow(1.0),
            Column::number(tr::col_count(lang), 56.0),
            Column::new(tr::col_deadline(lang), 106.0),
            Column::new(tr::col_recommended(lang), 130.0).grow(1.4),
            Column::new(tr::col_action(lang), cells::action_column(lang)),
            Column::new(tr::col_target(lang), 112.0).grow(1.0),
            Column::number(tr::col_unit(lang), 66.0),
            Column::number(tr::col_total(lang), 84.0),
        ];
        let rows = self.rows(view, by);
        let selected = rows.iter().position(|row| self.at.as_ref() == Some(&row.when)).or_else(|| {
            let Selection::Lane(key) = view.session.selection() else { return None };
            rows.iter().position(|row| row.when.lane.as_ref() == Some(key))
        });
        let key = selected.and_then(|index| rows.get(index)).map(|row| row.when.clone());
        let scroll_to = if key == self.shown { None } else { selected };
        self.shown = key;
        self.marked.retain(|when| rows.iter().any(|row| row.when == *when));
        let marked: Vec<bool> = rows.iter().map(|row| self.marked.contains(&row.when)).collect();
        let group: Vec<&StrategyRow> =
            rows.iter().zip(&marked).filter(|(_, marked)| **marked).map(|(row, _)| row).collect();
        let set = self.marked.clone();
        let meant = |row: &StrategyRow| group.len() > 1 && set.contains(&row.when);
        let open_rows = self.split.clone();
        let name = |row: usize| rows.get(row).map(|row| row_name(view, row)).unwrap_or_default();
        let is_marked = |row: usize| marked.get(row).copied().unwrap_or(false);
        let inner = |row: &StrategyRow| by == RowsBy::Model && row.site.is_some();
        let mut split = None;
        let mut menu = |ui: &mut Ui, row: usize| {
            if let Some(row) = rows.get(row) {
                let one = [row];
                let chosen: &[&StrategyRow] = if meant(row) { &group } else { &one };
                split = row_menu(ui, view, row, chosen, ask, open_rows.contains(&row.when)).or(split.take());
            }
        };
        let busy = ui.ctx().text_edit_focused() || egui::Popup::is_any_open(ui.ctx());
        let pressed = |ui: &Ui, key| !busy && ui.input(|input| input.modifiers.is_none() && input.key_pressed(key));
        let (open, by_recommendation) = (pressed(ui, Key::F2), pressed(ui, Key::R));
        let salt = tr::table(lang);
        let output = Table::new(&salt, &columns, rows.len())
            .row_height(size::ROW_TWO)
            .selected(selected)
            .marked(&is_marked)
            .scroll_to(scroll_to)
            .name(&name)
            .menu(&mut menu)
            .show(ui, |ui, cell| {
                let Some(row) = rows.get(cell.row) else { return };
                let one = [row];
                let cells = Cells {
                    view,
                    row,
                    chosen: if meant(row) { &group } else { &one },
                    selected: selected == Some(cell.row),
                    inner: inner(row),
                    open: open && selected == Some(cell.row),
                    ask,
                };
                cells.show(ui, cell.column);
            });
        if let Some(index) = output.chosen
            && let Some(row) = rows.get(index)
        {
            self.pick(ui, &rows, index, selected);
            if let [lane] = row.lanes.as_slice()
                && let Some(lane) = view.outlook.lanes.get(*lane)
            {
                view.select(Selection::Lane(lane.key.clone()));
            } else {
                let group = crate::model::ClassGroup::ALL.iter().position(|group| *group == row.class.group());
                view.select(group.map_or(Selection::None, Selection::Group));
            }
        }
        if let Some(row) = output.opened.and_then(|row| rows.get(row)) {
            show_row(view, row);
        }
        if let Some(row) = selected.and_then(|row| rows.get(row))
            && by_recommendation
        {
            let one = [row];
            let chosen: &[&StrategyRow] = if meant(row) { &group } else { &one };
            choose::use_recommendations(view, chosen, ask);
        }
        match split {
            Some(Split::Sites(when)) => match self.split.iter().position(|known| *known == when) {
                Some(known) => drop(self.split.remove(known)),
                None => self.split.push(when),
            },
            Some(Split::Number(draft)) => self.rules.draft = Some(*draft),
            None => {}
        }
    }

    /// The rows of a mode; by model, those that are split have a row for each site below them.
    fn rows(&mut self, view: &Planning<'_>, by: RowsBy) -> Rc<Vec<StrategyRow>> {
        let key = (Arc::clone(view.outlook), by, self.split.clone());
        if let Some((known, rows)) = &self.kept
            && Arc::ptr_eq(&known.0, &key.0)
            && known.1 == key.1
            && known.2 == key.2
        {
            return Rc::clone(rows);
        }
        let mut rows = crate::plan::rows::rows(view.outlook, by);
        // What sites decide differently cannot be read from one row.
        let open = |row: &StrategyRow| self.split.contains(&row.when) || row.decision.is_none();
        if by == RowsBy::Model && rows.iter().any(open) {
            let by_site = crate::plan::rows::rows(view.outlook, RowsBy::Site);
            let with_sites = |row: StrategyRow| {
                let shown = open(&row).then(|| crate::plan::rows::sites_of(view.outlook, &row, &by_site));
                std::iter::once(row).chain(shown.unwrap_or_default())
            };
            rows = rows.into_iter().flat_map(with_sites).collect();
        }
        let rows = Rc::new(rows);
        self.kept = Some((key, Rc::clone(&rows)));
        rows
    }

    /// A click selects a row; with Ctrl it marks one more, with Shift all up to it.
    fn pick(&mut self, ui: &Ui, rows: &[StrategyRow], index: usize, from: Option<usize>) {
        let modifiers = ui.input(|input| input.modifiers);
        let Some(row) = rows.get(index) else { return };
        let at = |index: usize| rows.get(index).map(|row| row.when.clone());
        if modifiers.command {
            if self.marked.is_empty() {
                self.marked.extend(from.and_then(at));
            }
            match self.marked.iter().position(|known| *known == row.when) {
                Some(known) => drop(self.marked.remove(known)),
                None => self.marked.push(row.when.clone()),
            }
        } else if modifiers.shift {
            let from = from.unwrap_or(index);
            self.marked = (from.min(index)..=from.max(index)).filter_map(at).collect();
        } else if !self.marked.contains(&row.when) || ui.input(|input| input.pointer.primary_released()) {
            self.marked.clear();
        }
        self.at = Some(row.when.clone());
    }

    /// What can be done with the marked rows.
    pub(super) fn marked_bar(&mut self, ui: &mut Ui, view: &Planning<'_>, by: RowsBy, ask: &Ask) {
        let rows = self.rows(view, by);
        let marked: Vec<&StrategyRow> = rows.iter().filter(|row| self.marked.contains(&row.when)).collect();
        let lang = view.lang;
        let devices = marked.iter().map(|row| row.devices).sum::<u64>();
        let frame = egui::Frame::new().fill(ui.ink(Ink::Selected)).inner_margin(egui::Margin {
            left: 16,
            right: 12,
            top: 6,
            bottom: 6,
        });
        frame.show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 10.0;
                ui.txt(Type::BodyBold, Ink::TextPrimary, choose::title(view, &marked));
                ui.txt(Type::Dense, Ink::TextSecondary, crate::i18n::tr::inspector::devices(lang, devices));
                let text = tr::set_action(lang);
                let button = crate::ui::widgets::Button::new(None, &text);
                ui.dropdown(button, |ui| choose::menu(ui, view, &marked, ask));
                if ui.secondary_button(Some(Icon::WandSparkles), &tr::menu_recommendation(lang)).clicked() {
                    choose::use_recommendations(view, &marked, ask);
                }
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    if ui.icon_button_small(Icon::X, &tr::unmark(lang)).clicked() {
                        self.marked.clear();
                    }
                });
            });
        });
    }
}

fn row_name(view: &Planning<'_>, row: &StrategyRow) -> String {
    let action = row
        .decision
        .as_ref()
        .map_or_else(|| tr::mixed(view.lang), |decision| words::action(view.lang, decision.action));
    let (name, note) = names(view, row);
    let name = if row.site.is_some() { format!("{name}, {note}") } else { name };
    tr::row(view.lang, &action, &view.number(row.devices), &name)
}

/// Lists the devices of a row in the inventory.
fn show_row(view: &Planning<'_>, row: &StrategyRow) {
    let lane = row.lanes.first().and_then(|lane| view.outlook.lanes.get(*lane));
    let mut terms = Vec::new();
    match (row.when.lane.is_some(), lane) {
        (true, Some(lane)) if lane.product.is_some() => terms.push(format!("model: \"{}\"", view.lane_name(lane))),
        (true, Some(lane)) => terms.push(format!("product: \"{}\"", lane.key)),
        _ => terms.push(Dimension::Class.term(row.class.key(), false)),
    }
    if let Some(site) = row.site.as_ref().filter(|site| !site.is_empty()) {
        terms.push(Dimension::Site.term(site, false));
    }
    view.send(Command::Filter(terms.join(" ")));
    view.send(Command::Show(Screen::Inventory));
}

/// How a row is to be split.
enum Split {
    /// Into rows by site, or back into one.
    Sites(Selector),
    /// By a rule for a number of its devices.
    Number(Box<Draft>),
}

/// The context menu of a row. Returns how it is to be split.
fn row_menu(
    ui: &mut Ui,
    view: &Planning<'_>,
    row: &StrategyRow,
    chosen: &[&StrategyRow],
    ask: &Ask,
    open: bool,
) -> Option<Split> {
    let lang = view.lang;
    let mut split = None;
    let lane = row.lanes.first().and_then(|lane| view.outlook.lanes.get(*lane));
    if menu_item(ui, Some(Icon::Lightbulb), &tr::menu_explain(lang)) {
        view.send(Command::Explain);
        ui.close();
    }
    if menu_item(ui, Some(Icon::WandSparkles), &tr::menu_recommendation(lang)) {
        choose::use_recommendations(view, chosen, ask);
        ui.close();
    }
    if let (Some(lane), Some(decision), true) = (lane, &row.decision, row.when.lane.is_some()) {
        if menu_item(ui, Some(Icon::Layers), &tr::menu_class(lang)) {
            same_for_class(view, lane, decision, ask);
            ui.close();
        }
        if row.site.is_none() && lane.by_site.len() > 1 {
            let text = if open { tr::menu_merge(lang) } else { tr::menu_split(lang) };
            if menu_item(ui, Some(Icon::Split), &text) {
                split = Some(Split::Sites(row.when.clone()));
                ui.close();
            }
        }
    }
    if let Some(draft) = split::draft(view, row)
        && menu_item(ui, Some(Icon::Hash), &tr::menu_split_number(lang))
    {
        split = Some(Split::Number(Box::new(draft)));
        ui.close();
    }
    if let Some(decision) = row.decision.as_ref().filter(|_| row.when.lane.is_some())
        && menu_item(ui, Some(Icon::ListPlus), &tr::menu_rule(lang))
    {
        let rule = StrategyRule { when: row.when.clone(), decision: decision.clone(), note: String::new() };
        let known = view.scenario().is_some_and(|own| own.rules.iter().any(|own| own.when == row.when));
        if !known {
            view.edit(Edit::Rules(RuleEdit::Insert(0, rule)));
        }
        ui.close();
    }
    ui.separator();
    if menu_item(ui, Some(Icon::List), &tr::menu_devices(lang)) {
        show_row(view, row);
        ui.close();
    }
    if let Some(lane) = lane.filter(|_| row.when.lane.is_some())
        && menu_item(ui, Some(Icon::ChartNoAxesGantt), &tr::menu_timeline(lang))
    {
        view.select(Selection::Lane(lane.key.clone()));
        view.send(Command::Show(Screen::Timeline));
        ui.close();
    }
    if menu_item(ui, Some(Icon::Copy), &tr::menu_copy(lang)) {
        view.send(Command::CopyText(as_table(view)));
        ui.close();
    }
    split
}

/// Gives a whole class what one of its models has, after a look at what changes.
fn same_for_class(view: &Planning<'_>, lane: &Lane, decision: &Decision, ask: &Ask) {
    let when = Selector { class: Some(lane.class), ..Selector::default() };
    let models = view.outlook.lanes.iter().filter(|other| other.class == lane.class);
    let mut list: Vec<Choice> = models
        .map(|other| Selector { lane: Some(other.key.clone()), ..Selector::default() })
        .map(|when| Choice { when, decision: None, note: String::new() })
        .collect();
    list.push(Choice { when, decision: Some(decision.clone()), note: String::new() });
    let action = words::action(view.lang, decision.action);
    let title = tr::pending_action(view.lang, &action, &view.class_name(lane.class));
    *ask.borrow_mut() = Some(super::pending::Pending { title, edit: Edit::DecideAll(list) });
}

/// The different decisions of a lane.
fn decisions<'a>(view: &'a Planning<'a>, lane: &'a Lane) -> impl Iterator<Item = &'a Decision> {
    let mut known: Vec<usize> = lane.parts.iter().map(|part| part.decision).collect();
    known.sort_unstable();
    known.dedup();
    known.into_iter().filter_map(|decision| view.outlook.decisions.get(decision))
}

/// The action of a lane, or all of them with their devices.
fn actions(view: &Planning<'_>, lane: &Lane) -> String {
    let name = |action| words::action(view.lang, action);
    if let [(action, _)] = lane.by_action.as_slice() {
        return name(*action);
    }
    let all = lane.by_action.iter().map(|(action, devices)| format!("{}: {}", name(*action), view.number(*devices)));
    all.collect::<Vec<_>>().join(", ")
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
    for (index, lane) in view.outlook.lanes.iter().enumerate() {
        let deadline = lane.deadline.as_ref().map(|deadline| view.date(deadline.day)).unwrap_or_default();
        let mut targets: Vec<String> = decisions(view, lane)
            .filter_map(|decision| decision.target.as_deref().filter(|_| super::buys(decision)))
            .map(|key| view.product_name(key))
            .collect();
        targets.dedup();
        let target = targets.join(", ");
        let row = [
            view.lane_name(lane),
            lane.devices.to_string(),
            deadline,
            actions(view, lane),
            target,
            view.exact_or_more(lane.total, crate::plan::rows::incomplete(view.outlook, index, None)),
        ];
        text.push('\n');
        text.push_str(&row.join("\t"));
    }
    text
}

/// Sums below the table.
pub(super) fn total_row(ui: &mut Ui, view: &Planning<'_>) {
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
