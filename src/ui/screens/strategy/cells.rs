//! The cells of a row of the strategy table.

use egui::{Align, Layout, Ui, vec2};
use lucide_icons::Icon;

use super::use_recommendation;
use crate::chart::Ink;
use crate::i18n::reason;
use crate::i18n::{Lang, fmt, tr::strategy as tr};
use crate::plan::compare::{decision_for, targets};
use crate::plan::outlook::Lane;
use crate::plan::{Action, Decision, Selector, State};
use crate::session::Edit;
use crate::ui::planning::{Planning, words};
use crate::ui::theme::{Type, size};
use crate::ui::widgets::{Button, ButtonSize, MenuItem, UiExt as _, menu_title};

/// One row.
pub(super) struct Cells<'a> {
    pub view: &'a Planning<'a>,
    pub lane: &'a Lane,
    pub selected: bool,
}

impl Cells<'_> {
    /// Shows a cell.
    pub fn show(&self, ui: &mut Ui, column: usize) {
        let (view, lane) = (self.view, self.lane);
        match column {
            0 => self.model(ui),
            1 => drop(ui.txt(Type::Body, Ink::TextPrimary, view.number(lane.devices))),
            2 => self.deadline(ui),
            3 => self.recommended(ui),
            4 => self.action(ui),
            5 => self.target(ui),
            6 => {
                let unit = lane.unit.map_or_else(|| fmt::DASH.to_owned(), |unit| fmt::money_whole(view.lang, unit));
                ui.txt(Type::Body, Ink::TextPrimary, unit);
            }
            _ => {
                let text = if lane.decision.action == Action::Undecided && lane.total == 0 {
                    fmt::DASH.to_owned()
                } else {
                    view.whole(lane.total)
                };
                ui.txt(Type::BodyBold, Ink::TextPrimary, text);
            }
        }
    }

    fn model(&self, ui: &mut Ui) {
        ui.spacing_mut().item_spacing.x = 8.0;
        ui.swatch(self.lane.class.group());
        let name = self.view.lane_name(self.lane);
        let role = if self.selected { Type::BodyBold } else { Type::Body };
        two_lines(ui, role, &name, &self.view.lane_note(self.lane));
    }

    fn deadline(&self, ui: &mut Ui) {
        let (view, lane) = (self.view, self.lane);
        let Some(deadline) = &lane.deadline else {
            ui.txt(Type::Body, Ink::TextSecondary, tr::no_deadline(view.lang));
            return;
        };
        let rule = words::deadline(view.lang, deadline.kind);
        let days = deadline.day.days_since(view.session.as_of());
        let date = view.date(deadline.day);
        // Past, within a year, or later: said by icon and color, the date stays readable.
        let response = if days < 0 {
            ui.state_word(State::Unsupported, &date)
        } else if days < 366 {
            ui.state_word(State::BestEffort, &date)
        } else {
            ui.txt(Type::Body, Ink::TextSecondary, date)
        };
        response.on_hover_text(rule);
    }

    fn recommended(&self, ui: &mut Ui) {
        let (view, proposal) = (self.view, &self.lane.proposal);
        let action = words::action(view.lang, proposal.decision.action);
        let reason = match minimum(self.lane) {
            Some(version) => crate::i18n::tr::inspector::reason_gateway_short(view.lang, version),
            None => reason::proposal_reason(view.lang, &proposal.reason),
        };
        two_lines(ui, Type::Body, &action, &reason);
    }

    fn action(&self, ui: &mut Ui) {
        let (view, lane) = (self.view, self.lane);
        let lang = view.lang;
        let chosen = lane.decision.action;
        let text = words::action(lang, chosen);
        let name = tr::choose_action(lang, &view.lane_name(lane));
        let differs = lane.own && chosen != lane.proposal.decision.action;
        let width = action_width(lang) - if differs { 20.0 } else { 0.0 };
        let button = Button::new(Some(words::action_icon(chosen)), &text);
        let mut button = button.name(&name).size(ButtonSize::Small).width(width);
        if chosen == Action::Undecided {
            button = button.kind(crate::ui::widgets::ButtonKind::Dashed);
        }
        ui.dropdown(button, |ui| action_menu(ui, view, lane));
        if differs {
            let recommended = words::action(lang, lane.proposal.decision.action);
            ui.icon_sized(Icon::GitCompareArrows, 15.0, Ink::StateLine(State::BestEffort))
                .on_hover_text(tr::differs(lang, &recommended));
        }
    }

    fn target(&self, ui: &mut Ui) {
        let (view, lane) = (self.view, self.lane);
        let lang = view.lang;
        let waves: Vec<&str> = {
            let mut names: Vec<&str> = lane
                .waves
                .iter()
                .filter_map(|wave| view.outlook.waves.get(*wave))
                .map(|wave| wave.name.as_str())
                .collect();
            names.dedup();
            names
        };
        let when = match waves.as_slice() {
            [] => String::new(),
            [first] => tr::later_waves(lang, first),
            [first, .., last] => tr::later_waves(lang, &format!("{first}–{last}")),
        };
        match lane.decision.action {
            Action::Replace | Action::UpdateFirmware => self.target_menu(ui, &when),
            Action::Softphone => two_lines(ui, Type::Body, &crate::i18n::tr::budget::price_headset(lang), &when),
            Action::SipGateway => {
                let below = match (&lane.decision.until, minimum(lane)) {
                    (Some(until), _) => tr::bridge_until(lang, &view.date(*until)),
                    (None, Some(version)) => tr::firmware_from(lang, version),
                    (None, None) => when,
                };
                two_lines(ui, Type::Body, &tr::no_purchase(lang), &below);
            }
            Action::Keep | Action::KeepOnSbc => drop(ui.txt_cut(Type::Body, Ink::TextSecondary, tr::no_purchase(lang))),
            Action::Undecided => drop(ui.txt(Type::Body, Ink::TextTertiary, fmt::DASH)),
        }
    }

    fn target_menu(&self, ui: &mut Ui, when: &str) {
        let (view, lane) = (self.view, self.lane);
        let lang = view.lang;
        let chosen = lane.decision.target.as_deref();
        let text = chosen.map_or_else(|| tr::no_target(lang), |key| view.product_name(key));
        let ends = target_end(view, chosen).map(|day| tr::target_ends(lang, &view.date(day)));
        let width = ui.available_width();
        ui.allocate_ui_with_layout(vec2(width, size::ROW_TWO), Layout::top_down(Align::Min), |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.add_space(5.0);
            let name = tr::choose_target(lang, &view.lane_name(lane));
            let response = ui.link_text(&cut(ui, &text, width)).on_hover_text(&text);
            response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
            match ends {
                Some(ends) => {
                    let line = vec2(ui.available_width(), 15.0);
                    let response = ui.allocate_ui_with_layout(line, Layout::left_to_right(Align::Center), |ui| {
                        ui.spacing_mut().item_spacing.x = 4.0;
                        ui.spacing_mut().interact_size.y = 15.0;
                        ui.icon_sized(Icon::TriangleAlert, 11.0, Ink::StateLine(State::BestEffort));
                        ui.txt_cut(Type::Caption, Ink::StateText(State::BestEffort), &ends)
                    });
                    response.inner.on_hover_text(&ends);
                }
                None => drop(ui.txt_cut(Type::Caption, Ink::TextTertiary, when)),
            }
            egui::Popup::menu(&response).show(|ui| {
                egui::ScrollArea::vertical().max_height(340.0).show(ui, |ui| target_list(ui, view, lane));
            });
        });
    }
}

/// The text cut to a width.
fn cut(ui: &Ui, text: &str, width: f32) -> String {
    let _ = ui;
    crate::chart::metrics::fit(crate::chart::Face::Regular, 12.0, text, width)
}

/// The width of the button for an action: the longest name fits.
pub(super) fn action_width(lang: Lang) -> f32 {
    let width =
        |action| crate::chart::metrics::text_width(crate::chart::Face::Regular, 12.0, &words::action(lang, action));
    Action::ALL.into_iter().map(width).fold(0.0, f32::max) + 56.0
}

/// The firmware the recommendation asks for.
fn minimum(lane: &Lane) -> Option<&str> {
    match &lane.proposal.reason {
        crate::plan::proposal::ProposalReason::OnGatewayList { minimum } => minimum.as_deref(),
        _ => None,
    }
}

/// The day the support of a target ends, if that is within the plan.
fn target_end(view: &Planning<'_>, target: Option<&str>) -> Option<crate::model::Day> {
    use crate::plan::outlook::QuestionKind;
    view.outlook.questions.iter().find_map(|question| match &question.kind {
        QuestionKind::TargetEnds(key, day) if Some(key.as_str()) == target => Some(*day),
        _ => None,
    })
}

/// All actions for a lane; those that are not possible say why.
fn action_menu(ui: &mut Ui, view: &Planning<'_>, lane: &Lane) {
    let lang = view.lang;
    for action in Action::ALL {
        let impossible = lane.proposal.impossible.iter().find(|(other, _)| *other == action).map(|(_, why)| *why);
        let mut text = words::action(lang, action);
        if let Some(why) = impossible {
            text = format!("{text}: {}", reason::impossible(lang, why));
        } else if action == lane.proposal.decision.action {
            text = format!("{text} ({})", tr::recommended(lang).to_lowercase());
        }
        let item = MenuItem {
            checked: action == lane.decision.action,
            ..MenuItem::new(Some(words::action_icon(action)), &text)
        };
        if ui.add_enabled(impossible.is_none(), item).clicked() {
            choose(view, lane, action);
            ui.close();
        }
    }
}

/// Sets the action of a lane.
pub fn choose(view: &Planning<'_>, lane: &Lane, action: Action) {
    if action == lane.proposal.decision.action {
        use_recommendation(view, lane);
        return;
    }
    if action != lane.decision.action {
        decide(view, lane, decision_for(lane, action));
    }
}

fn decide(view: &Planning<'_>, lane: &Lane, decision: Decision) {
    let when = Selector { lane: Some(lane.key.clone()), ..Selector::default() };
    view.edit(Edit::Decide { when, decision: Some(decision), note: lane.note.clone() });
}

fn target_list(ui: &mut Ui, view: &Planning<'_>, lane: &Lane) {
    let lang = view.lang;
    let mut vendor = "";
    let mut products = targets(view.catalog, lane, view.session.as_of());
    products.sort_by(|a, b| a.vendor.cmp(&b.vendor));
    for product in products {
        if product.vendor != vendor {
            vendor = &product.vendor;
            menu_title(ui, vendor);
        }
        let end = product.best_effort_end.get().or(product.certification_end.get());
        let end = end.map_or_else(|| tr::unknown_target_date(lang), |day| view.date(*day));
        let item = MenuItem {
            checked: lane.decision.target.as_deref() == Some(product.key.as_str()),
            keys: &end,
            ..MenuItem::new(None, &product.model)
        };
        if ui.add(item).clicked() {
            decide(view, lane, Decision { target: Some(product.key.clone()), ..lane.decision.clone() });
            ui.close();
        }
    }
}

/// A line and a smaller one below it, cut at the right.
pub(in crate::ui) fn two_lines(ui: &mut Ui, role: Type, first: &str, second: &str) {
    let size = vec2(ui.available_width(), size::ROW_TWO);
    ui.allocate_ui_with_layout(size, Layout::top_down(Align::Min), |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.add_space(if second.is_empty() { 13.0 } else { 5.0 });
        ui.txt_cut(role, Ink::TextPrimary, first);
        if !second.is_empty() {
            ui.txt_cut(Type::Caption, Ink::TextTertiary, second);
        }
    });
}
