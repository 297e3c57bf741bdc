//! The cells of a row of the strategy table.

use egui::{Align, Layout, Popup, PopupCloseBehavior, Ui, WidgetInfo, vec2};
use lucide_icons::Icon;

use super::choose::{self, Ask};
use super::price;
use crate::chart::Ink;
use crate::i18n::{Lang, fmt, reason, tr::strategy as tr};
use crate::plan::outlook::{Lane, QuestionKind};
use crate::plan::proposal::ProposalReason;
use crate::plan::rows::StrategyRow;
use crate::plan::{Action, State};
use crate::ui::planning::{Planning, words};
use crate::ui::theme::{Type, size};
use crate::ui::widgets::{Button, ButtonKind, ButtonSize, UiExt as _, menu_under};

/// One row.
pub(super) struct Cells<'a> {
    pub view: &'a Planning<'a>,
    pub row: &'a StrategyRow,
    /// What a choice in this row means: the marked rows, or only this one.
    pub chosen: &'a [&'a StrategyRow],
    pub selected: bool,
    /// Below the row of its model.
    pub inner: bool,
    /// F2 was pressed for this row.
    pub open: bool,
    pub ask: &'a Ask,
}

impl Cells<'_> {
    /// Shows a cell.
    pub fn show(&self, ui: &mut Ui, column: usize) {
        let (view, row) = (self.view, self.row);
        match column {
            0 => self.model(ui),
            1 => drop(ui.txt(Type::Body, Ink::TextPrimary, view.number(row.devices))),
            2 => self.deadline(ui),
            3 => self.recommended(ui),
            4 => self.action(ui),
            5 => self.target(ui),
            6 => price::cell(ui, view, row),
            _ => {
                let nothing = row.total == 0 && row.by_action.iter().all(|(action, _)| *action == Action::Undecided);
                let text = if nothing { fmt::DASH.to_owned() } else { view.whole_or_more(row.shown, row.incomplete) };
                ui.txt(Type::BodyBold, Ink::TextPrimary, text);
            }
        }
    }

    /// The lane of a row that has only one.
    fn lane(&self) -> Option<&Lane> {
        match self.row.lanes.as_slice() {
            [lane] => self.view.outlook.lanes.get(*lane),
            _ => None,
        }
    }

    fn model(&self, ui: &mut Ui) {
        let (view, row) = (self.view, self.row);
        ui.spacing_mut().item_spacing.x = 8.0;
        let role = if self.selected { Type::BodyBold } else { Type::Body };
        if self.inner {
            ui.add_space(16.0);
            ui.icon_sized(Icon::CornerDownRight, 13.0, Ink::TextTertiary);
            two_lines(ui, role, &site_name(view, row.site.as_deref().unwrap_or("")), "");
            return;
        }
        ui.swatch(row.class.group());
        let (name, note) = names(view, row);
        two_lines(ui, role, &name, &note);
    }

    fn deadline(&self, ui: &mut Ui) {
        let (view, row) = (self.view, self.row);
        let Some(deadline) = &row.deadline else {
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
        let view = self.view;
        let Some(action) = self.row.recommended else {
            two_lines(ui, Type::Body, &tr::mixed(view.lang), "");
            return;
        };
        let action = words::action(view.lang, action);
        let why = match self.lane() {
            Some(lane) => match minimum(lane) {
                Some(version) => crate::i18n::tr::inspector::reason_gateway_short(view.lang, version),
                None => reason::proposal_reason(view.lang, &lane.proposal.reason),
            },
            None => String::new(),
        };
        two_lines(ui, Type::Body, &action, &why);
    }

    fn action(&self, ui: &mut Ui) {
        let (view, row) = (self.view, self.row);
        let lang = view.lang;
        let chosen = row.decision.as_ref().map(|decision| decision.action);
        let several = one_action(row).is_none();
        let shown = chosen.or_else(|| one_action(row));
        let text = shown.map_or_else(|| tr::mixed(lang), |action| words::action(lang, action));
        let icon = shown.map_or(Icon::Layers, words::action_icon);
        let name = tr::choose_action(lang, &names(view, row).0);
        let differs = row.differs();
        // The sign beside it takes the room that the column has more than the longest name.
        let width = action_width(lang);
        let mut button = Button::new(Some(icon), &text).name(&name).size(ButtonSize::Small).width(width).caret();
        if shown == Some(Action::Undecided) {
            button = button.kind(ButtonKind::Dashed);
        }
        let response = ui.add(button);
        menu_under(ui, &response, self.open, |ui| choose::menu(ui, view, self.chosen, self.ask));
        if !Popup::is_id_open(ui.ctx(), Popup::default_response_id(&response)) {
            response.on_hover_ui(|ui| {
                ui.txt(Type::Dense, Ink::TextPrimary, consequence(view, row));
                if several {
                    for (action, devices) in &row.by_action {
                        let text = format!("{}: {}", words::action(lang, *action), view.number(*devices));
                        ui.txt(Type::Dense, Ink::TextSecondary, text);
                    }
                }
            });
        }
        if differs {
            let recommended = row.recommended.map_or_else(|| tr::mixed(lang), |action| words::action(lang, action));
            ui.spacing_mut().item_spacing.x = 3.0;
            ui.icon_sized(Icon::GitCompareArrows, 13.0, Ink::StateLine(State::BestEffort))
                .on_hover_text(tr::differs(lang, &recommended));
        }
    }

    fn target(&self, ui: &mut Ui) {
        let (view, row) = (self.view, self.row);
        let lang = view.lang;
        let when = waves(view, row);
        let Some(decision) = &row.decision else {
            let text = if one_action(row).is_some() { tr::several_targets(lang) } else { tr::mixed(lang) };
            two_lines(ui, Type::Body, &text, &when);
            return;
        };
        match decision.action {
            Action::Replace | Action::UpdateFirmware => self.target_menu(ui, decision.target.as_deref(), &when),
            Action::Softphone => two_lines(ui, Type::Body, &crate::i18n::tr::budget::price_headset(lang), &when),
            Action::SipGateway => {
                let below = match (&decision.until, self.lane().and_then(minimum)) {
                    (Some(until), _) => tr::bridge_until(lang, &view.date(*until)),
                    (None, Some(version)) => tr::firmware_from(lang, version),
                    (None, None) => when.clone(),
                };
                if decision.until.is_some() {
                    self.target_menu(ui, decision.target.as_deref(), &below);
                } else {
                    two_lines(ui, Type::Body, &tr::no_purchase(lang), &below);
                }
            }
            Action::Keep | Action::KeepOnSbc => drop(ui.txt_cut(Type::Body, Ink::TextSecondary, tr::no_purchase(lang))),
            Action::Undecided => drop(ui.txt(Type::Body, Ink::TextTertiary, fmt::DASH)),
        }
    }

    fn target_menu(&self, ui: &mut Ui, chosen: Option<&str>, when: &str) {
        let (view, row) = (self.view, self.row);
        let lang = view.lang;
        let text = chosen.map_or_else(|| tr::no_target(lang), |key| view.product_name(key));
        let ends = target_end(view, chosen).map(|day| tr::target_ends(lang, &view.date(day)));
        let width = ui.available_width();
        ui.allocate_ui_with_layout(vec2(width, size::ROW_TWO), Layout::top_down(Align::Min), |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.add_space(5.0);
            let name = tr::choose_target(lang, &names(view, row).0);
            let response = ui.link_text(&cut(&text, width)).on_hover_text(&text);
            response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &name));
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
            Popup::menu(&response).close_behavior(PopupCloseBehavior::CloseOnClickOutside).show(|ui| {
                if choose::targets(ui, view, self.chosen, self.ask) {
                    ui.close();
                }
            });
        });
    }
}

/// Name and note of a row.
pub(super) fn names(view: &Planning<'_>, row: &StrategyRow) -> (String, String) {
    let lane = row.lanes.first().and_then(|lane| view.outlook.lanes.get(*lane));
    match (&row.site, lane, row.when.lane.is_some()) {
        (Some(site), Some(lane), _) => (view.lane_name(lane), site_name(view, site)),
        (None, Some(lane), true) => (view.lane_name(lane), view.lane_note(lane)),
        _ => (view.class_name(row.class), tr::models(view.lang, row.lanes.len() as u64)),
    }
}

/// A site, or the words for none.
pub(super) fn site_name(view: &Planning<'_>, site: &str) -> String {
    if site.is_empty() { crate::i18n::tr::inspector::no_site(view.lang) } else { site.to_owned() }
}

/// The one action of a row, whatever its targets are.
fn one_action(row: &StrategyRow) -> Option<Action> {
    if let [(action, _)] = row.by_action.as_slice() { Some(*action) } else { None }
}

/// What the choice of a row means, in one line: money and waves.
fn consequence(view: &Planning<'_>, row: &StrategyRow) -> String {
    let mut parts = vec![view.signed(row.total)];
    let waves = waves(view, row);
    if !waves.is_empty() {
        parts.push(waves);
    }
    let days = || row.waves.iter().filter_map(|wave| view.outlook.waves.get(*wave));
    if let (Some(from), Some(to)) = (days().map(|wave| wave.start).min(), days().map(|wave| wave.end).max()) {
        parts.push(crate::i18n::tr::inspector::wave_line(view.lang, &view.date(from), &view.date(to)));
    }
    parts.join(", ")
}

/// "in W3–W5"
fn waves(view: &Planning<'_>, row: &StrategyRow) -> String {
    let mut names: Vec<&str> =
        row.waves.iter().filter_map(|wave| view.outlook.waves.get(*wave)).map(|wave| wave.name.as_str()).collect();
    names.dedup();
    match names.as_slice() {
        [] => String::new(),
        [first] => tr::later_waves(view.lang, first),
        [first, .., last] => tr::later_waves(view.lang, &format!("{first}–{last}")),
    }
}

/// The text cut to a width.
fn cut(text: &str, width: f32) -> String {
    crate::chart::metrics::fit(crate::chart::Face::Regular, 12.0, text, width)
}

/// The width of the button for an action: the longest name fits.
fn action_width(lang: Lang) -> f32 {
    let width =
        |action| crate::chart::metrics::text_width(crate::chart::Face::Regular, 12.0, &words::action(lang, action));
    Action::ALL.into_iter().map(width).fold(0.0, f32::max) + 56.0
}

/// The width of the column with the actions: a button, and the sign that the choice differs.
pub(super) fn action_column(lang: Lang) -> f32 {
    action_width(lang) + 26.0
}

/// The firmware the recommendation asks for.
fn minimum(lane: &Lane) -> Option<&str> {
    match &lane.proposal.reason {
        ProposalReason::OnGatewayList { minimum } => minimum.as_deref(),
        _ => None,
    }
}

/// The day the support of a target ends, if that is within the plan.
pub(super) fn target_end(view: &Planning<'_>, target: Option<&str>) -> Option<crate::model::Day> {
    view.outlook.questions.iter().find_map(|question| match &question.kind {
        QuestionKind::TargetEnds(key, day) if Some(key.as_str()) == target => Some(*day),
        _ => None,
    })
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
