//! The ordered rules of a scenario: the first that speaks of a device decides about it.

use egui::{
    Align2, CursorIcon, EventFilter, Key, Modifiers, Popup, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2,
};
use lucide_icons::Icon;

use super::StrategyScreen;
use super::editor::Draft;
use crate::chart::Ink;
use crate::i18n::{Lang, reason, tr::strategy as tr};
use crate::plan::outlook::RuleOutlook;
use crate::plan::proposal::Impossible;
use crate::plan::{Action, Base, StrategyRule};
use crate::session::{Edit, RuleEdit, selected};
use crate::ui::planning::{Planning, words};
use crate::ui::theme::Type;
use crate::ui::widgets::{UiExt as _, menu_item, paint_icon, paint_text, pane_line};

const ROW: f32 = 52.0;

/// What is going on in the list of rules.
#[derive(Debug, Default)]
pub(super) struct RulesView {
    /// A rule being dragged, and where it would go.
    drag: Option<(usize, usize)>,
    /// The rule that gets the keyboard in the next frame, because it was moved there.
    focus: Option<usize>,
    /// The rule being written.
    pub draft: Option<Draft>,
}

impl StrategyScreen {
    /// The list of rules, and what happens to the devices no rule speaks of.
    pub(super) fn rule_list(&mut self, ui: &mut Ui, view: &Planning<'_>) {
        let lang = view.lang;
        let Some(scenario) = view.scenario() else { return };
        let rules = &scenario.rules;
        egui::ScrollArea::vertical().id_salt("rules").auto_shrink([false, false]).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            if rules.is_empty() {
                let frame = egui::Frame::new().inner_margin(egui::Margin { left: 16, right: 16, top: 14, bottom: 14 });
                frame.show(ui, |ui| ui.txt_wrapped(Type::Body, Ink::TextSecondary, tr::rules_none(lang)));
            }
            let top = ui.cursor().top();
            for (index, rule) in rules.iter().enumerate() {
                let outlook = view.outlook.rules.get(index).cloned().unwrap_or_default();
                self.rule(ui, view, (index, rules.len()), rule, &outlook);
            }
            self.rule_dropped(ui, view, top, rules.len());
            rest(ui, view, scenario.base);
        });
    }

    fn rule(
        &mut self,
        ui: &mut Ui,
        view: &Planning<'_>,
        (index, count): (usize, usize),
        rule: &StrategyRule,
        outlook: &RuleOutlook,
    ) {
        let lang = view.lang;
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
        let response = ui.interact(rect, ui.scope_id().with(("rule", index)), Sense::click());
        let what = selected(lang, view.catalog, &rule.when);
        let action = words::action(lang, rule.decision.action);
        let editing = self.rules.draft.as_ref().is_some_and(|draft| draft.at == Some(index));
        response.widget_info(|| {
            let name = tr::rule_name(lang, &action, &view.number(index as u64 + 1), &what);
            WidgetInfo::selected(Role::ListItem, true, editing, name)
        });
        if editing {
            ui.painter().rect_filled(rect, 0, ui.ink(Ink::Selected));
            ui.painter().rect_filled(Rect::from_min_size(rect.min, vec2(2.0, ROW)), 0, ui.ink(Ink::Accent));
        } else if response.hovered() || response.has_focus() {
            ui.painter().rect_filled(rect, 0, ui.ink(Ink::Hover));
        }
        pane_line(ui, rect);
        if response.has_focus() {
            let stroke = Stroke::new(2.0, ui.ink(Ink::Accent));
            ui.painter().rect_stroke(rect.shrink(1.0), 2, stroke, egui::StrokeKind::Inside);
        }
        self.grip(ui, view, rect, index, &what);
        let columns = Columns::of(rect);
        let number = columns.number(rect);
        paint_text(ui, number, Align2::RIGHT_CENTER, Type::BodyBold, Ink::TextTertiary, &view.number(index as u64 + 1));
        let (upper, lower) = halves(columns.what(rect));
        paint_text(ui, upper, Align2::LEFT_BOTTOM, Type::Body, Ink::TextPrimary, &what);
        if rule.note.is_empty() || outlook.prevented() > 0 {
            paint_shadow(ui, view, lower, outlook);
        } else {
            paint_text(ui, lower, Align2::LEFT_TOP, Type::Caption, Ink::TextTertiary, &rule.note);
        }
        let place = columns.action(rect);
        let icon = words::action_icon(rule.decision.action);
        paint_icon(ui, pos2(place.left() + 8.0, place.center().y), icon, 15.0, ui.ink(Ink::AccentText));
        let (upper, lower) = halves(place.with_min_x(place.left() + 24.0));
        paint_text(ui, upper, Align2::LEFT_BOTTOM, Type::Body, Ink::TextPrimary, &action);
        let target = rule.decision.target.as_deref().filter(|_| super::buys(&rule.decision));
        let target = target.map(|key| view.product_name(key));
        let until = rule.decision.until.map(|day| tr::bridge_until(lang, &view.date(day)));
        let more = [target, until].into_iter().flatten().collect::<Vec<_>>().join(", ");
        paint_text(ui, lower, Align2::LEFT_TOP, Type::Caption, Ink::TextTertiary, &more);
        counts(ui, view, columns.counts(rect), outlook);
        self.rule_buttons(ui, view, rect, (index, count), rule);
        if response.clicked() || response.secondary_clicked() {
            response.request_focus();
        }
        if outlook.prevented() > 0 {
            response.clone().on_hover_text(prevented(lang, outlook));
        }
        if response.double_clicked() {
            self.rules.draft = Some(Draft::of(index, rule));
        }
        if self.rules.focus == Some(index) {
            self.rules.focus = None;
            response.request_focus();
        }
        if response.has_focus() {
            self.rule_keys(ui, view, response.id, (index, count), rule);
        }
        response.context_menu(|ui| self.rule_menu(ui, view, (index, count), rule));
    }

    fn grip(&mut self, ui: &Ui, view: &Planning<'_>, rect: Rect, index: usize, what: &str) {
        let handle = Rect::from_min_size(rect.min, vec2(28.0, ROW));
        let id = ui.scope_id().with(("rule-grip", index));
        let grip = ui.interact(handle, id, Sense::drag()).on_hover_cursor(CursorIcon::Grab);
        grip.widget_info(|| WidgetInfo::labeled(Role::Button, true, tr::rule_move(view.lang, what)));
        paint_icon(ui, pos2(rect.left() + 16.0, rect.center().y), Icon::GripVertical, 14.0, ui.ink(Ink::TextTertiary));
        if grip.dragged()
            && let Some(pointer) = grip.interact_pointer_pos()
        {
            let step = ((pointer.y - rect.center().y) / ROW).round() as i32;
            let to = i32::try_from(index).unwrap_or(0).saturating_add(step).max(0);
            self.rules.drag = Some((index, usize::try_from(to).unwrap_or(0)));
        }
    }

    fn rule_buttons(
        &mut self,
        ui: &mut Ui,
        view: &Planning<'_>,
        rect: Rect,
        (index, _): (usize, usize),
        rule: &StrategyRule,
    ) {
        let lang = view.lang;
        let place = Rect::from_min_max(pos2(rect.right() - 66.0, rect.top()), pos2(rect.right() - 10.0, rect.bottom()));
        let layout = egui::Layout::right_to_left(egui::Align::Center);
        let mut child = ui.new_child(egui::UiBuilder::new().id_salt(("buttons", index)).max_rect(place).layout(layout));
        child.spacing_mut().item_spacing.x = 4.0;
        if child.icon_button_small(Icon::Trash, &tr::rule_delete(lang)).clicked() {
            view.edit(Edit::Rules(RuleEdit::Remove(index)));
            self.rules.draft = None;
        }
        if child.icon_button_small(Icon::Pencil, &tr::rule_edit(lang)).clicked() {
            self.rules.draft = Some(Draft::of(index, rule));
        }
    }

    fn rule_menu(&mut self, ui: &mut Ui, view: &Planning<'_>, (index, count): (usize, usize), rule: &StrategyRule) {
        let lang = view.lang;
        if menu_item(ui, Some(Icon::Pencil), &tr::rule_edit(lang)) {
            self.rules.draft = Some(Draft::of(index, rule));
            ui.close();
        }
        if index > 0 && menu_item(ui, Some(Icon::ArrowUp), &tr::rule_up(lang)) {
            self.move_rule(view, index, index - 1);
            ui.close();
        }
        if index + 1 < count && menu_item(ui, Some(Icon::ArrowDown), &tr::rule_down(lang)) {
            self.move_rule(view, index, index + 1);
            ui.close();
        }
        if menu_item(ui, Some(Icon::Trash), &tr::rule_delete(lang)) {
            view.edit(Edit::Rules(RuleEdit::Remove(index)));
            self.rules.draft = None;
            ui.close();
        }
    }

    /// Alt with an arrow moves the rule, Enter opens it, Delete removes it.
    fn rule_keys(
        &mut self,
        ui: &Ui,
        view: &Planning<'_>,
        id: egui::Id,
        (index, count): (usize, usize),
        rule: &StrategyRule,
    ) {
        // A menu that is open has the arrows to itself.
        let menu = Popup::is_any_open(ui.ctx());
        let filter = EventFilter { vertical_arrows: !menu, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
        if menu {
            return;
        }
        let (mut up, mut down, mut before, mut after, mut open, mut delete) =
            (false, false, false, false, false, false);
        ui.input_mut(|input| {
            up = input.consume_key(Modifiers::ALT, Key::ArrowUp);
            down = input.consume_key(Modifiers::ALT, Key::ArrowDown);
            before = input.consume_key(Modifiers::NONE, Key::ArrowUp);
            after = input.consume_key(Modifiers::NONE, Key::ArrowDown);
            open = input.consume_key(Modifiers::NONE, Key::Enter) || input.consume_key(Modifiers::NONE, Key::F2);
            delete = input.consume_key(Modifiers::NONE, Key::Delete);
        });
        if up && index > 0 {
            self.move_rule(view, index, index - 1);
        } else if down && index + 1 < count {
            self.move_rule(view, index, index + 1);
        } else if before && index > 0 {
            self.rules.focus = Some(index - 1);
            ui.request_repaint();
        } else if after && index + 1 < count {
            self.rules.focus = Some(index + 1);
            ui.request_repaint();
        } else if open {
            self.rules.draft = Some(Draft::of(index, rule));
        } else if delete {
            view.edit(Edit::Rules(RuleEdit::Remove(index)));
            self.rules.draft = None;
        }
    }

    fn move_rule(&mut self, view: &Planning<'_>, from: usize, to: usize) {
        view.edit(Edit::Rules(RuleEdit::Move(from, to)));
        self.rules.focus = Some(to);
        self.rules.draft = None;
    }

    /// Shows where a dragged rule would go and what that would change; moves it there when it is let go.
    fn rule_dropped(&mut self, ui: &Ui, view: &Planning<'_>, top: f32, count: usize) {
        let Some((from, to)) = self.rules.drag else { return };
        let to = to.min(count.saturating_sub(1));
        let line = top + ROW * (to + usize::from(to > from)) as f32;
        ui.painter().hline(ui.max_rect().x_range(), line, Stroke::new(2.0, ui.ink(Ink::Accent)));
        if from != to {
            let seen = view.preview(ui, &[Edit::Rules(RuleEdit::Move(from, to))]);
            let text = if seen.change.is_empty() { tr::change_none(view.lang) } else { view.change_line(&seen.change) };
            egui::Tooltip::always_open(
                ui.ctx().clone(),
                ui.layer_id(),
                ui.scope_id().with("rule-drag"),
                egui::PopupAnchor::Pointer,
            )
            .gap(14.0)
            .show(|ui| ui.txt(Type::Dense, Ink::TextPrimary, text));
        }
        if !ui.input(|input| input.pointer.any_down()) {
            self.rules.drag = None;
            if from != to {
                self.move_rule(view, from, to);
            }
        }
    }
}

/// Where the parts of a row are.
struct Columns {
    action: f32,
    counts: f32,
}

impl Columns {
    fn of(rect: Rect) -> Self {
        let counts = rect.right() - 66.0 - 150.0;
        let action = counts - (rect.width() * 0.28).clamp(150.0, 260.0);
        Self { action, counts }
    }

    fn number(&self, rect: Rect) -> Rect {
        let _ = self;
        Rect::from_min_max(pos2(rect.left() + 28.0, rect.top()), pos2(rect.left() + 50.0, rect.bottom()))
    }

    fn what(&self, rect: Rect) -> Rect {
        Rect::from_min_max(pos2(rect.left() + 62.0, rect.top()), pos2(self.action - 12.0, rect.bottom()))
    }

    fn action(&self, rect: Rect) -> Rect {
        Rect::from_min_max(pos2(self.action, rect.top()), pos2(self.counts - 8.0, rect.bottom()))
    }

    fn counts(&self, rect: Rect) -> Rect {
        Rect::from_min_max(pos2(self.counts, rect.top()), pos2(rect.right() - 74.0, rect.bottom()))
    }
}

fn halves(rect: Rect) -> (Rect, Rect) {
    (rect.with_max_y(rect.center().y + 1.0), rect.with_min_y(rect.center().y + 3.0))
}

/// How many devices a rule speaks of and how many it decides.
fn counts(ui: &Ui, view: &Planning<'_>, rect: Rect, outlook: &RuleOutlook) {
    let (upper, lower) = halves(rect);
    let text = crate::i18n::tr::inspector::devices(view.lang, outlook.decides);
    let ink = if outlook.decides == 0 { Ink::TextTertiary } else { Ink::TextPrimary };
    paint_text(ui, upper, Align2::RIGHT_BOTTOM, Type::BodyBold, ink, &text);
    if outlook.matches != outlook.decides {
        let text = tr::rule_matches(view.lang, &view.number(outlook.matches));
        paint_text(ui, lower, Align2::RIGHT_TOP, Type::Caption, Ink::TextTertiary, &text);
    }
}

/// For how many devices the action of a rule is not possible, and why.
fn prevented(lang: Lang, outlook: &RuleOutlook) -> String {
    let one = |(why, devices): &(Impossible, u64)| tr::rule_impossible(lang, *devices, &reason::impossible(lang, *why));
    outlook.impossible.iter().map(one).collect::<Vec<_>>().join(" ")
}

/// For which devices the action of a rule is not possible, and which rules before it take devices from it.
fn paint_shadow(ui: &Ui, view: &Planning<'_>, rect: Rect, outlook: &RuleOutlook) {
    let lang = view.lang;
    let text = if outlook.matches == 0 {
        tr::rule_matches_none(lang)
    } else if outlook.prevented() > 0 {
        prevented(lang, outlook)
    } else if outlook.taken_by.is_empty() {
        return;
    } else {
        let one = |(rule, devices): &(usize, u64)| {
            tr::rule_shadowed(lang, &view.number(*devices), &view.number(*rule as u64 + 1))
        };
        outlook.taken_by.iter().map(one).collect::<Vec<_>>().join(", ")
    };
    let nothing = outlook.decides == 0 || outlook.prevented() > 0;
    let left = if nothing {
        let line = crate::plan::State::BestEffort;
        paint_icon(
            ui,
            pos2(rect.left() + 6.0, rect.top() + 7.0),
            Icon::TriangleAlert,
            11.0,
            ui.ink(Ink::StateLine(line)),
        );
        rect.left() + 16.0
    } else {
        rect.left()
    };
    let ink = if nothing { Ink::StateText(crate::plan::State::BestEffort) } else { Ink::TextTertiary };
    paint_text(ui, rect.with_min_x(left), Align2::LEFT_TOP, Type::Caption, ink, &text);
}

/// The last row: devices no rule speaks of, and those that nobody decided about.
fn rest(ui: &mut Ui, view: &Planning<'_>, base: Base) {
    let lang = view.lang;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    ui.painter().rect_filled(rect, 0, ui.ink(Ink::Inset));
    pane_line(ui, rect);
    let columns = Columns::of(rect);
    let spoken_of: u64 = view.outlook.rules.iter().map(|rule| rule.decides + rule.prevented()).sum();
    let left = view.outlook.devices.saturating_sub(spoken_of);
    let what = columns.what(rect);
    let (upper, lower) = halves(what);
    paint_text(ui, upper, Align2::LEFT_BOTTOM, Type::BodyBold, Ink::TextPrimary, &tr::rules_rest(lang));
    paint_text(ui, lower, Align2::LEFT_TOP, Type::Caption, Ink::TextTertiary, &tr::rules_rest_note(lang));
    let place = columns.action(rect);
    let (upper, lower) = halves(place);
    let text = match base {
        Base::Recommended => tr::base_recommended(lang),
        Base::ReplaceAll => tr::base_replace(lang),
        Base::DoNothing => tr::base_nothing(lang),
    };
    let undecided: u64 = view.outlook.lanes.iter().map(|lane| lane.devices_with(Action::Undecided)).sum();
    let prevented: u64 = view.outlook.rules.iter().map(RuleOutlook::prevented).sum();
    let undecided = undecided.saturating_sub(prevented);
    if undecided > 0 {
        paint_text(ui, upper, Align2::LEFT_BOTTOM, Type::Body, Ink::TextPrimary, &text);
        let text = tr::rules_undecided(lang, undecided);
        let ink = Ink::StateText(crate::plan::State::BestEffort);
        paint_text(ui, lower, Align2::LEFT_TOP, Type::Caption, ink, &text);
    } else {
        paint_text(ui, place, Align2::LEFT_CENTER, Type::Body, Ink::TextPrimary, &text);
    }
    let text = crate::i18n::tr::inspector::devices(lang, left);
    paint_text(ui, columns.counts(rect), Align2::RIGHT_CENTER, Type::BodyBold, Ink::TextPrimary, &text);
}
