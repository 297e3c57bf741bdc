//! The actions of a lane in the inspector, each with what it would cost.

use std::sync::Arc;

use egui::{Frame, Margin, Role, Sense, Stroke, Ui, WidgetInfo};
use lucide_icons::Icon;

use crate::chart::Ink;
use crate::i18n::{fmt, reason, tr::inspector as tr};
use crate::plan::compare::{Alternative, alternatives};
use crate::plan::outlook::Lane;
use crate::plan::rows::incomplete;
use crate::plan::{Action, State};
use crate::ui::planning::{Planning, words};
use crate::ui::screens::strategy;
use crate::ui::theme::Type;
use crate::ui::widgets::UiExt as _;

/// The alternatives of the selected lane.
#[derive(Clone)]
pub(super) struct Compared {
    list: Arc<Vec<Alternative>>,
    /// True if the sum of the lane as it is decided is a lower bound.
    pub incomplete: bool,
}

pub(super) fn compared(ui: &Ui, view: &Planning<'_>, lane: &Lane) -> Compared {
    view.kept(ui, "compared-actions", &lane.key, || {
        let session = view.session;
        let list = alternatives(view.outlook, &session.sources(), session.scenario(), session.today(), lane);
        let index = view.outlook.lane(&lane.key).map(|(index, _)| index);
        let incomplete = index.is_some_and(|index| incomplete(view.outlook, index, None));
        Compared { list: Arc::new(list), incomplete }
    })
}

/// All actions: possible ones with what they cost for all devices, the others with the reason. Where devices have different
/// actions no card is the chosen one and each says how many devices have it. How many a choice sets is said before it is made.
pub(super) fn show(ui: &mut Ui, view: &Planning<'_>, lane: &Lane) {
    let lang = view.lang;
    let list = compared(ui, view, lane).list;
    let mixed = lane.by_action.len() > 1;
    ui.section(|ui| {
        ui.section_title(None, &tr::action_cost(lang));
        let note = if mixed { tr::choice_mixed(lang, lane.devices) } else { tr::choice_sets_all(lang, lane.devices) };
        ui.txt_wrapped(Type::Caption, Ink::TextTertiary, note);
        ui.add_space(2.0);
        prevented(ui, view, lane);
        for alternative in list.iter() {
            let action = alternative.decision.action;
            let devices = lane.devices_with(action);
            let chosen = devices > 0 && devices == lane.devices;
            let cost = view.whole_or_more(alternative.total, alternative.incomplete);
            let mut notes = Vec::new();
            if devices > 0 && !chosen {
                notes.push(tr::of_devices(lang, &view.number(lane.devices), &view.number(devices)));
            }
            if mixed {
                notes.push(tr::choice_changes(lang, lane.devices - devices));
            }
            if let Some(target) = &alternative.decision.target {
                notes.push(view.product_name(target));
            }
            if let (Some(from), Some(to)) = (alternative.first_work, alternative.last_work) {
                notes.push(tr::wave_line(lang, &view.date(from), &view.date(to)));
            }
            let recommended = action == lane.proposal.decision.action;
            let card = Card {
                icon: words::action_icon(action),
                title: &words::action(lang, action),
                cost: &cost,
                note: &notes.join(", "),
                mark: recommended.then(|| tr::recommended(lang)),
                chosen,
                possible: true,
            };
            if card.show(ui) && !chosen {
                strategy::choose(view, lane, action);
            }
        }
        for (action, why) in lane.proposal.impossible.iter().filter(|(action, _)| *action != Action::Undecided) {
            let note = tr::not_possible(lang, &reason::impossible(lang, *why));
            let card = Card {
                icon: words::action_icon(*action),
                title: &words::action(lang, *action),
                cost: fmt::DASH,
                note: &note,
                mark: None,
                chosen: false,
                possible: false,
            };
            card.show(ui);
        }
    });
}

/// Rules that ask for what is not possible here: their devices stay undecided.
fn prevented(ui: &mut Ui, view: &Planning<'_>, lane: &Lane) {
    let lang = view.lang;
    if lane.devices_with(Action::Undecided) == 0 {
        return;
    }
    let rules = view.scenario().map(|scenario| scenario.rules.as_slice()).unwrap_or_default();
    for (index, rule) in rules.iter().enumerate() {
        let here = rule.when.lane.as_ref().is_none_or(|key| *key == lane.key)
            && rule.when.class.is_none_or(|class| class == lane.class);
        if let Some(why) = lane.proposal.prevents(rule.decision.action).filter(|_| here) {
            let action = words::action(lang, rule.decision.action);
            let rule = tr::by_number_rule(lang, &action, &view.number(index as u64 + 1));
            ui.warning_line(&tr::rule_prevented(lang, &reason::impossible(lang, why), &rule));
            ui.add_space(4.0);
        }
    }
}

/// An action to choose.
struct Card<'a> {
    icon: Icon,
    title: &'a str,
    cost: &'a str,
    note: &'a str,
    mark: Option<String>,
    chosen: bool,
    possible: bool,
}

impl Card<'_> {
    /// Shows it; true when it was clicked.
    fn show(self, ui: &mut Ui) -> bool {
        let (fill, stroke) = if self.chosen { (Ink::Selected, Ink::Accent) } else { (Ink::Panel, Ink::StrokeDefault) };
        let text = if self.possible { Ink::TextPrimary } else { Ink::TextTertiary };
        let inner = Frame::new()
            .fill(ui.ink(fill))
            .stroke(Stroke::new(1.0, ui.ink(stroke)))
            .corner_radius(5)
            .inner_margin(Margin::symmetric(10, 7))
            .show(ui, |ui| {
                ui.set_min_width(ui.available_width());
                ui.spacing_mut().item_spacing.y = 2.0;
                ui.horizontal(|ui| {
                    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                        ui.txt(Type::DenseBold, text, self.cost);
                        ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                            ui.spacing_mut().item_spacing.x = 6.0;
                            radio(ui, self.chosen, self.possible);
                            ui.icon_sized(self.icon, 14.0, if self.chosen { Ink::AccentText } else { text });
                            ui.txt_cut(if self.chosen { Type::DenseBold } else { Type::Dense }, text, self.title);
                        });
                    });
                });
                if !self.note.is_empty() {
                    ui.txt_wrapped(Type::Caption, Ink::TextTertiary, self.note);
                }
                if let Some(mark) = &self.mark {
                    ui.txt(Type::Caption, Ink::StateText(State::Supported), mark);
                }
            });
        ui.add_space(4.0);
        if !self.possible {
            return false;
        }
        let id = inner.response.id.with(("card", self.title));
        let click = ui.interact(inner.response.rect, id, Sense::click());
        click.widget_info(|| {
            let name = format!("{}, {}", self.title, self.cost);
            WidgetInfo::selected(Role::RadioButton, true, self.chosen, name)
        });
        if click.hovered() && !self.chosen || click.has_focus() {
            let width = if click.has_focus() { 2.0 } else { 1.0 };
            let ink = if click.has_focus() { Ink::Accent } else { Ink::StrokeStrong };
            let stroke = Stroke::new(width, ui.ink(ink));
            ui.painter().rect_stroke(click.rect, 5, stroke, egui::StrokeKind::Inside);
        }
        click.clicked()
    }
}

/// The circle of a card.
fn radio(ui: &mut Ui, chosen: bool, possible: bool) {
    let (rect, _) = ui.allocate_exact_size(egui::vec2(14.0, 14.0), Sense::hover());
    if chosen {
        ui.painter().circle_filled(rect.center(), 7.0, ui.ink(Ink::AccentFill));
        ui.painter().circle_filled(rect.center(), 2.5, ui.ink(Ink::AccentOn));
    } else {
        let ink = if possible { Ink::StrokeStrong } else { Ink::StrokeDefault };
        ui.painter().circle(rect.center(), 6.5, ui.ink(Ink::Panel), Stroke::new(1.0, ui.ink(ink)));
    }
}
