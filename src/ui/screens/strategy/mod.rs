//! Strategy: what happens to every model, and what it costs.

mod cells;
mod choose;
mod conditions;
mod editor;
mod pending;
mod price;
mod rules;
mod split;
mod table;

use std::rc::Rc;
use std::sync::Arc;

use egui::{Align, Align2, Layout, Rect, Role, Sense, Ui, UiBuilder, WidgetInfo, vec2};
use lucide_icons::Icon;

pub(in crate::ui) use self::cells::two_lines;
pub(in crate::ui) use self::choose::{choose, use_recommendation};
use self::editor::Draft;
use self::pending::{Pending, Verdict};
use self::rules::RulesView;
use crate::chart::Ink;
use crate::i18n::tr::strategy as tr;
use crate::plan::rows::{RowsBy, StrategyRow};
use crate::plan::{Action, Decision, Outlook, Selector};
use crate::session::{Command, Edit, Selection};
use crate::ui::cx::Cx;
use crate::ui::planning::{Planning, words};
use crate::ui::theme::Type;
use crate::ui::widgets::{Button, MenuItem, Pane, UiExt as _, galley, paint_text, pane_line};

/// What the strategy is listed by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mode {
    Rows(RowsBy),
    Rules,
}

/// What rows were made from.
type RowsKey = (Arc<Outlook>, RowsBy, Vec<Selector>);

/// The strategy screen: what is marked, split or being written. The decisions are in the session.
#[derive(Debug)]
pub struct StrategyScreen {
    mode: Mode,
    /// The row last scrolled to, so that a selection made elsewhere is brought into view once.
    shown: Option<Selector>,
    /// The row last clicked.
    at: Option<Selector>,
    /// Rows marked to be set together.
    marked: Vec<Selector>,
    /// Models shown by site.
    split: Vec<Selector>,
    /// A change of many devices that waits for a decision.
    pending: Option<Pending>,
    rules: RulesView,
    kept: Option<(RowsKey, Rc<Vec<StrategyRow>>)>,
}

impl Default for StrategyScreen {
    fn default() -> Self {
        Self {
            mode: Mode::Rows(RowsBy::Model),
            shown: None,
            at: None,
            marked: Vec::new(),
            split: Vec::new(),
            pending: None,
            rules: RulesView::default(),
            kept: None,
        }
    }
}

const MODES: [Mode; 4] = [Mode::Rows(RowsBy::Model), Mode::Rows(RowsBy::Class), Mode::Rows(RowsBy::Site), Mode::Rules];

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
        Pane::screen(&tr::title(lang), &note).show(ui, |ui| self.controls(ui, &view));
        if view.empty() {
            if ui.empty_state(Icon::Signpost, &tr::empty(lang), Some(&tr::empty_button(lang))) {
                view.send(Command::ChooseImport);
            }
            return;
        }
        action_bar(ui, &view);
        let ask = choose::Ask::default();
        let room = ui.available_rect_before_wrap();
        match self.mode {
            Mode::Rows(by) => self.by_rows(ui, &view, by, room, &ask),
            Mode::Rules => self.by_rule(ui, &view, room),
        }
        if let Some(pending) = ask.into_inner() {
            self.pending = Some(pending);
        }
    }

    /// The controls in the head, from right to left.
    fn controls(&mut self, ui: &mut Ui, view: &Planning<'_>) {
        let lang = view.lang;
        let own = view.scenario().is_some_and(|scenario| !scenario.rules.is_empty());
        let text = tr::use_all(lang);
        let response = ui.add_enabled(own, Button::new(Some(Icon::WandSparkles), &text));
        let response = if own { response } else { response.on_disabled_hover_text(tr::all_recommended(lang)) };
        if response.clicked() {
            self.pending = Some(Pending { title: text, edit: Edit::UseAllRecommendations });
        }
        if self.mode == Mode::Rules {
            let text = tr::rule_new(lang);
            if ui.add_enabled(!view.empty(), Button::new(Some(Icon::Plus), &text)).clicked() {
                let when = match view.session.selection() {
                    Selection::Lane(key) => Selector { lane: Some(key.clone()), ..Selector::default() },
                    _ => Selector::default(),
                };
                self.rules.draft = Some(Draft::new(view, when));
            }
        } else {
            // What follows keeps its identity, and with it the keyboard.
            ui.skip_ahead_auto_ids(1);
        }
        let names = [tr::by_model(lang), tr::by_class(lang), tr::by_site(lang), tr::by_rule(lang)];
        let now = MODES.iter().position(|mode| *mode == self.mode).unwrap_or(0);
        let text = names.get(now).cloned().unwrap_or_default();
        let name = tr::by(lang, &text);
        ui.dropdown(Button::new(Some(Icon::Rows3), &text).name(&name), |ui| {
            for (index, (mode, text)) in MODES.into_iter().zip(&names).enumerate() {
                if ui.add(MenuItem { checked: index == now, ..MenuItem::new(None, text) }).clicked() {
                    self.mode = mode;
                    self.marked.clear();
                    ui.close();
                }
            }
        });
    }

    fn by_rows(&mut self, ui: &mut Ui, view: &Planning<'_>, by: RowsBy, room: Rect, ask: &choose::Ask) {
        let waiting = if self.pending.is_some() { pending::HEIGHT } else { 0.0 };
        let bar = if self.marked.len() > 1 { 40.0 } else { 0.0 };
        let pane = self.pane(room);
        let table = room.with_max_y(room.bottom() - 38.0 - waiting - bar - pane);
        let mut child = ui.new_child(UiBuilder::new().max_rect(table));
        self.table(&mut child, view, by, ask);
        let mut foot = ui.new_child(UiBuilder::new().max_rect(room.with_min_y(table.bottom())));
        foot.spacing_mut().item_spacing.y = 0.0;
        if bar > 0.0 {
            self.marked_bar(&mut foot, view, by, ask);
        }
        self.waiting(&mut foot, view);
        table::total_row(&mut foot, view);
        if pane > 0.0 {
            let place = room.with_min_y(room.bottom() - pane);
            self.editor(&mut ui.new_child(UiBuilder::new().max_rect(place)), view);
        }
        ui.advance_cursor_after_rect(room);
    }

    /// The height of the pane in which a rule is written.
    fn pane(&self, room: Rect) -> f32 {
        if self.rules.draft.is_some() { editor::HEIGHT.min(room.height() * 0.5) } else { 0.0 }
    }

    fn by_rule(&mut self, ui: &mut Ui, view: &Planning<'_>, room: Rect) {
        let waiting = if self.pending.is_some() { pending::HEIGHT } else { 0.0 };
        let pane = self.pane(room);
        let list = room.with_max_y(room.bottom() - pane - waiting);
        let mut child = ui.new_child(UiBuilder::new().max_rect(list));
        self.rule_list(&mut child, view);
        let mut foot = ui.new_child(UiBuilder::new().max_rect(room.with_min_y(list.bottom())));
        foot.spacing_mut().item_spacing.y = 0.0;
        self.waiting(&mut foot, view);
        if pane > 0.0 {
            self.editor(&mut foot, view);
        }
        ui.advance_cursor_after_rect(room);
    }

    /// The change that waits, with the buttons that decide about it.
    fn waiting(&mut self, ui: &mut Ui, view: &Planning<'_>) {
        let Some(pending) = &self.pending else { return };
        match pending::show(ui, view, pending) {
            Verdict::Wait => {}
            Verdict::Apply => {
                view.edit(pending.edit.clone());
                self.pending = None;
                self.marked.clear();
            }
            Verdict::Discard => self.pending = None,
        }
    }
}

/// True if a decision buys a product now or when support or a bridge ends; what buys nothing has no target.
pub(in crate::ui) fn buys(decision: &Decision) -> bool {
    let bridge = decision.action == Action::SipGateway && decision.until.is_some();
    matches!(decision.action, Action::Replace | Action::UpdateFirmware) || bridge
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
            ui.spacing_mut().interact_size.y = 18.0;
            for (action, devices) in &parts {
                legend(ui, words::action_ink(*action), &words::action(lang, *action), &view.number(*devices));
            }
        });
    });
    pane_line(ui, inner.response.rect);
}

/// The side of the square of an entry of the legend.
const SWATCH: f32 = 8.0;

/// An entry of the legend: one widget, so that it goes to the next line as a whole.
fn legend(ui: &mut Ui, ink: Ink, name: &str, number: &str) {
    let width = |role, text| galley(ui, role, egui::Color32::PLACEHOLDER, text, f32::INFINITY).size().x;
    let (words, digits) = (width(Type::Dense, name), width(Type::DenseBold, number));
    let size = vec2(SWATCH + 6.0 + words + 6.0 + digits, 18.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{name} {number}")));
    let mut child = ui.new_child(UiBuilder::new().max_rect(rect).layout(Layout::left_to_right(Align::Center)));
    child.spacing_mut().item_spacing.x = 6.0;
    child.swatch_ink(ink);
    paint_text(
        ui,
        rect.with_min_x(rect.left() + SWATCH + 6.0),
        Align2::LEFT_CENTER,
        Type::Dense,
        Ink::TextSecondary,
        name,
    );
    paint_text(ui, rect, Align2::RIGHT_CENTER, Type::DenseBold, Ink::TextPrimary, number);
}

fn select_first(view: &Planning<'_>, action: Action) {
    if let Some(lane) = view.outlook.lanes.iter().find(|lane| lane.devices_with(action) > 0) {
        view.select(Selection::Lane(lane.key.clone()));
    }
}
