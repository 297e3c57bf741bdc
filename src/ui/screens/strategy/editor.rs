//! Writing a rule: which devices, what happens to them, and what that would change.

use egui::{Align, Frame, Layout, Margin, ScrollArea, Ui, vec2};
use lucide_icons::Icon;

use super::{StrategyScreen, conditions, pending};
use crate::chart::Ink;
use crate::i18n::{Lang, parse, reason, tr::strategy as tr};
use crate::plan::compare::decision_for;
use crate::plan::outlook::RuleOutlook;
use crate::plan::{Action, Decision, FirmwareRule, Selector, StrategyRule};
use crate::session::{Edit, RuleEdit};
use crate::ui::planning::{Planning, words};
use crate::ui::theme::Type;
use crate::ui::widgets::{Button, ButtonSize, MenuItem, UiExt as _};

/// A rule while it is written.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Draft {
    /// The place of the rule it changes; `None` for a new one.
    pub at: Option<usize>,
    /// The place a new rule gets.
    place: usize,
    /// What a new rule is for, in words; empty where it is for anything.
    title: String,
    pub rule: StrategyRule,
    /// The version as typed.
    pub version: String,
    /// The number of devices as typed; empty for all.
    pub first: String,
    /// What narrows the list of targets.
    filter: String,
}

/// The height of the pane.
pub(super) const HEIGHT: f32 = 264.0;

impl Draft {
    pub fn of(index: usize, rule: &StrategyRule) -> Self {
        let version = match &rule.when.firmware {
            Some(FirmwareRule::Below(version) | FirmwareRule::AtLeast(version)) => version.clone(),
            _ => String::new(),
        };
        let first = rule.when.first.map(|first| first.to_string()).unwrap_or_default();
        let title = String::new();
        Self { at: Some(index), place: index, title, rule: rule.clone(), version, first, filter: String::new() }
    }

    /// A rule that replaces the devices a selector means: with what is proposed for their model, or what most models get.
    pub fn new(view: &Planning<'_>, when: Selector) -> Self {
        let lane = when.lane.as_ref().and_then(|key| view.outlook.lane(key));
        let lanes = &view.outlook.lanes;
        let decision = lane.map(|(_, lane)| decision_for(lane, Action::Replace));
        let target = decision.and_then(|decision| decision.target);
        let usual = || lanes.iter().find_map(|lane| lane.decision.target.clone());
        let decision = Decision { action: Action::Replace, target: target.or_else(usual), until: None };
        let rule = StrategyRule { when, decision, note: String::new() };
        Self { at: None, ..Self::of(0, &rule) }
    }

    /// A rule that parts a number of devices from the others of a row.
    pub fn split(place: usize, title: String, rule: &StrategyRule) -> Self {
        Self { at: None, title, ..Self::of(place, rule) }
    }

    /// The number of devices as typed: `None` for all, an error for what is no number.
    pub fn number(&self, lang: Lang) -> Result<Option<u64>, ()> {
        let text = self.first.trim();
        if text.is_empty() {
            return Ok(None);
        }
        let number = parse::decimal(lang, text).map_err(|_| ())?;
        let whole = number.is_integer().then(|| u64::try_from(number.trunc()).ok()).flatten();
        whole.filter(|whole| *whole > 0).map(Some).ok_or(())
    }

    /// True if its firmware is compared with a version that is not there yet.
    pub fn lacks_version(&self) -> bool {
        matches!(self.rule.when.firmware, Some(FirmwareRule::Below(_) | FirmwareRule::AtLeast(_)))
            && self.version.trim().is_empty()
    }

    /// True if it can be applied: a condition that is not whole is never left out.
    fn ready(&self, lang: Lang) -> bool {
        self.number(lang).is_ok() && !self.lacks_version()
    }

    /// The rule with version and number as typed. What buys nothing has no target.
    fn finished(&self, lang: Lang) -> StrategyRule {
        let mut rule = self.rule.clone();
        rule.when.first = self.number(lang).unwrap_or(None);
        let version = self.version.trim().to_owned();
        rule.when.firmware = match rule.when.firmware {
            Some(FirmwareRule::Below(_)) => Some(FirmwareRule::Below(version)),
            Some(FirmwareRule::AtLeast(_)) => Some(FirmwareRule::AtLeast(version)),
            other => other,
        };
        if !super::buys(&rule.decision) {
            rule.decision.target = None;
        }
        rule
    }

    fn edit(&self, lang: Lang) -> Edit {
        let rule = self.finished(lang);
        Edit::Rules(match self.at {
            Some(at) => RuleEdit::Replace(at, rule),
            None => RuleEdit::Insert(self.place, rule),
        })
    }
}

impl StrategyScreen {
    /// The pane below the list.
    pub(super) fn editor(&mut self, ui: &mut Ui, view: &Planning<'_>) {
        let lang = view.lang;
        let Some(mut draft) = self.rules.draft.clone() else { return };
        let rect = ui.max_rect();
        ui.painter().hline(rect.x_range(), rect.top(), egui::Stroke::new(1.0, ui.ink(Ink::StrokeDefault)));
        let edit = draft.edit(lang);
        let seen = view.preview(ui, std::slice::from_ref(&edit));
        let mut done = false;
        let title = match draft.at {
            Some(at) => tr::rule_title(lang, &view.number(at as u64 + 1)),
            None if draft.title.is_empty() => tr::rule_new(lang),
            None => draft.title.clone(),
        };
        crate::ui::widgets::Pane::header(&title, "").show(ui, |ui| {
            if ui.small_secondary_button(None, &tr::discard(lang)).clicked() {
                done = true;
            }
            let text = if draft.at.is_some() { tr::apply(lang) } else { tr::rule_add(lang) };
            let button = Button::new(Some(Icon::Check), &text)
                .kind(crate::ui::widgets::ButtonKind::Primary)
                .size(ButtonSize::Small);
            if ui.add_enabled(draft.ready(lang), button).clicked() {
                view.edit(edit.clone());
                done = true;
            }
        });
        ScrollArea::vertical().id_salt("rule-editor").auto_shrink([false, false]).show(ui, |ui| {
            let frame = Frame::new().inner_margin(Margin { left: 16, right: 12, top: 2, bottom: 8 });
            frame.show(ui, |ui| {
                let width = (ui.available_width() - 40.0) / 3.0;
                ui.horizontal_top(|ui| {
                    ui.spacing_mut().item_spacing.x = 20.0;
                    column(ui, width, |ui| conditions::show(ui, view, &mut draft));
                    let place = draft.at.unwrap_or(draft.place);
                    let own = seen.after.rules.get(place).filter(|_| draft.ready(lang));
                    column(ui, width, |ui| outcome(ui, view, &mut draft, own));
                    column(ui, width, |ui| effects(ui, view, &draft, &seen));
                });
            });
        });
        self.rules.draft = (!done).then_some(draft);
    }
}

fn column(ui: &mut Ui, width: f32, contents: impl FnOnce(&mut Ui)) {
    ui.allocate_ui_with_layout(vec2(width, 10.0), Layout::top_down(Align::Min), |ui| {
        ui.set_width(width);
        ui.spacing_mut().item_spacing = vec2(8.0, 4.0);
        contents(ui);
    });
}

/// A name and a button that opens a list of choices.
pub(super) fn choice(ui: &mut Ui, name: &str, text: &str, list: impl FnOnce(&mut Ui)) {
    ui.horizontal(|ui| {
        let width = ui.available_width();
        ui.allocate_ui_with_layout(vec2(92.0, 24.0), Layout::left_to_right(Align::Center), |ui| {
            ui.set_min_width(92.0);
            ui.txt_cut(Type::Dense, Ink::TextTertiary, name);
        });
        let full = format!("{name}: {text}");
        let button = Button::new(None, text).name(&full).size(ButtonSize::Small).width((width - 104.0).max(60.0));
        ui.dropdown(button, |ui| {
            ScrollArea::vertical().max_height(320.0).show(ui, list);
        });
    });
}

pub(super) fn item(ui: &mut Ui, checked: bool, text: &str) -> bool {
    let clicked = ui.add(MenuItem { checked, ..MenuItem::new(None, text) }).clicked();
    if clicked {
        ui.close();
    }
    clicked
}

/// For how many devices the action is not possible, and why.
fn not_possible(ui: &mut Ui, view: &Planning<'_>, own: &RuleOutlook) {
    for (why, devices) in &own.impossible {
        let text = tr::rule_impossible(view.lang, *devices, &reason::impossible(view.lang, *why));
        ui.warning_line(&text);
    }
}

/// What happens to the devices.
fn outcome(ui: &mut Ui, view: &Planning<'_>, draft: &mut Draft, whole: Option<&RuleOutlook>) {
    let lang = view.lang;
    ui.txt(Type::DenseBold, Ink::TextPrimary, tr::rule_outcome(lang));
    let decision = &mut draft.rule.decision;
    choice(ui, &tr::rule_action(lang), &words::action(lang, decision.action), |ui| {
        for action in Action::ALL {
            let checked = action == decision.action;
            let text = words::action(lang, action);
            let entry = MenuItem { checked, ..MenuItem::new(Some(words::action_icon(action)), &text) };
            if ui.add(entry).clicked() {
                *decision = Decision { action, target: decision.target.take(), until: None };
                ui.close();
            }
        }
    });
    if let Some(whole) = whole {
        not_possible(ui, view, whole);
    }
    if super::buys(decision) {
        let text = decision.target.as_deref().map_or_else(|| tr::no_target(lang), |key| view.product_name(key));
        let filter = &mut draft.filter;
        choice(ui, &tr::col_target(lang), &text, |ui| {
            ui.text_field(filter, &tr::target_filter(lang), &tr::target_filter(lang), 240.0);
            let today = view.session.today();
            for form in [crate::catalog::FormFactor::Desk, crate::catalog::FormFactor::Conference] {
                for product in view.catalog.targets(form, today) {
                    let Some(product) = view.catalog.product(product) else { continue };
                    let name = product.name();
                    if name.to_lowercase().contains(&filter.to_lowercase())
                        && item(ui, decision.target.as_ref() == Some(&product.key), &name)
                    {
                        decision.target = Some(product.key.clone());
                    }
                }
            }
        });
    }
    ui.add_space(2.0);
    let name = tr::rule_note(lang);
    let edit = egui::TextEdit::multiline(&mut draft.rule.note)
        .desired_rows(2)
        .desired_width(f32::INFINITY)
        .margin(Margin::symmetric(8, 5))
        .font(Type::Dense.font())
        .hint_text(name.clone());
    ui.add(edit).accessible_name(&name);
}

/// How many devices the rule means, and what it would change.
fn effects(ui: &mut Ui, view: &Planning<'_>, draft: &Draft, seen: &crate::ui::planning::preview::Preview) {
    let lang = view.lang;
    ui.horizontal_top(|ui| {
        ui.txt(Type::DenseBold, Ink::TextPrimary, tr::rule_effects(lang));
        if seen.change.incomplete {
            pending::lower_bound(ui, view);
        }
    });
    if draft.lacks_version() {
        ui.txt_wrapped(Type::Dense, Ink::TextTertiary, tr::rule_version_missing(lang));
        return;
    }
    let own = seen.after.rules.get(draft.at.unwrap_or(draft.place)).cloned().unwrap_or_default();
    let mut rows = vec![(tr::rule_meets(lang), view.number(own.matches))];
    rows.push((tr::rule_decides(lang), view.number(own.decides)));
    if own.prevented() > 0 {
        rows.push((tr::rule_prevented(lang), view.number(own.prevented())));
    }
    if seen.change.is_empty() {
        pending::rows(ui, &rows);
        ui.txt_wrapped(Type::Dense, Ink::TextTertiary, tr::change_none(lang));
        return;
    }
    rows.push((tr::rule_changes(lang), view.number(seen.change.devices)));
    rows.extend(view.change_rows(&seen.change));
    pending::rows(ui, &rows);
}
