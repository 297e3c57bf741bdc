//! The inspector of a lane: state, actions with their cost, why, sources, sites.

use std::sync::Arc;

use egui::{Frame, Margin, Role, Sense, Stroke, Ui, WidgetInfo};
use lucide_icons::Icon;

use super::{by_number, common, fact, why};
use crate::catalog::{Consequence, ConsequenceKind, SourceId};
use crate::chart::Ink;
use crate::i18n::{Lang, fmt, reason, tr::inspector as tr};
use crate::plan::compare::{Alternative, alternatives};
use crate::plan::outlook::Lane;
use crate::plan::support::Phase;
use crate::plan::{Action, Outlook, Selector, State};
use crate::session::{Command, Edit, Screen};
use crate::ui::cx::Cx;
use crate::ui::planning::{Planning, fields, words};
use crate::ui::screens::inspector_head;
use crate::ui::screens::strategy::{choose, use_recommendation};
use crate::ui::theme::Type;
use crate::ui::widgets::UiExt as _;

pub(super) fn show(ui: &mut Ui, cx: &Cx<'_>, view: &Planning<'_>, lane: &Lane) {
    let lang = view.lang;
    let today = view.session.as_of();
    let sites = lane.by_site.iter().filter(|(site, _)| !site.is_empty()).count() as u64;
    let note = tr::lane_note(lang, &view.lane_note(lane), &tr::devices(lang, lane.devices), &tr::sites(lang, sites));
    inspector_head(ui, cx, &view.lane_name(lane), &note, |ui| {
        if let Some(phase) = why::phase_on(lane, today) {
            ui.add_space(4.0);
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing.x = 8.0;
                ui.state_badge(phase.state, &words::state(lang, phase.state));
                if let Some(since) = why::since(view, phase) {
                    ui.txt(Type::Dense, Ink::TextSecondary, since);
                }
            });
        }
    });
    let ink = Ink::Class(lane.class.group());
    let sites = |ui: &mut Ui| common::bars(ui, view, &tr::by_site(lang), &tr::no_site(lang), ink, &lane.by_site);
    let strategy = view.session.screen() == Screen::Strategy;
    if strategy {
        actions(ui, view, lane);
        recommended(ui, view, lane);
        by_number::show(ui, view, lane);
        reason(ui, view, lane);
        consequences(ui, view, lane);
    } else {
        plan(ui, view, lane);
    }
    why::show(ui, view, lane);
    if let (Some(deadline), Some((key, fact))) = (&lane.deadline, fact::deadline_fact(view, lane)) {
        fact::show(ui, view, &words::deadline(lang, deadline.kind), key, fact);
    }
    sites(ui);
    if !strategy {
        actions(ui, view, lane);
        recommended(ui, view, lane);
        by_number::show(ui, view, lane);
        reason(ui, view, lane);
        consequences(ui, view, lane);
    }
    life(ui, view, &lane.phases);
    common::bars(ui, view, &tr::by_firmware(lang), &tr::no_firmware(lang), ink, &lane.by_firmware);
    if let Some(product) = lane.product.and_then(|product| view.catalog.product(product)) {
        common::sources(ui, view, &product.sources);
    }
    if view.session.screen() != Screen::Timeline
        && common::buttons(ui, &[(Icon::ChartNoAxesGantt, tr::show_timeline(lang))]).is_some()
    {
        view.send(Command::Show(Screen::Timeline));
    }
}

/// What the plan does with the lane.
fn plan(ui: &mut Ui, view: &Planning<'_>, lane: &Lane) {
    let lang = view.lang;
    ui.section(|ui| {
        ui.horizontal(|ui| {
            ui.section_title(None, &tr::plan(lang));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if ui.link_text(&tr::open_strategy(lang)).clicked() {
                    view.send(Command::Show(Screen::Strategy));
                }
            });
        });
        ui.key_value(&tr::action(lang), &words::action(lang, lane.decision.action));
        if let Some(target) = &lane.decision.target {
            ui.key_value(&tr::target(lang), &view.product_name(target));
        }
        if let Some(deadline) = &lane.deadline {
            let text = format!("{}, {}", view.date(deadline.day), words::deadline(lang, deadline.kind));
            ui.key_value(&tr::deadline(lang), &text);
        }
        let waves: Vec<_> = lane.waves.iter().filter_map(|wave| view.outlook.waves.get(*wave)).collect();
        for wave in waves.iter().take(6) {
            ui.key_value(&wave.name, &tr::wave_line(lang, &view.date(wave.start), &view.date(wave.end)));
        }
        if waves.len() > 6 {
            ui.txt(Type::Dense, Ink::TextTertiary, tr::more(lang, (waves.len() - 6) as u64));
        }
        let ahead = lane.deadline.as_ref().filter(|deadline| deadline.day >= view.session.as_of());
        if let (Some(deadline), Some(last)) = (ahead, waves.iter().map(|wave| wave.end).max()) {
            let days = deadline.day.days_since(last);
            let count = u64::from(days.unsigned_abs());
            let text = if days < 0 { tr::late_days(lang, count) } else { tr::slack_days(lang, count) };
            ui.key_value(&tr::slack(lang), &text);
        }
        ui.key_value(&tr::total(lang), &view.whole(lane.total));
    });
}

/// The alternatives of the selected lane, kept until the outlook changes.
#[derive(Clone)]
struct Compared {
    outlook: Arc<Outlook>,
    lane: String,
    list: Arc<Vec<Alternative>>,
}

fn compared(ui: &Ui, view: &Planning<'_>, lane: &Lane) -> Arc<Vec<Alternative>> {
    let id = egui::Id::unique("compared-actions");
    if let Some(known) = ui.data(|data| data.get_temp::<Compared>(id))
        && Arc::ptr_eq(&known.outlook, view.outlook)
        && known.lane == lane.key
    {
        return known.list;
    }
    let session = view.session;
    let list = alternatives(view.outlook, &session.sources(), session.scenario(), session.today(), lane);
    let list = Arc::new(list);
    let kept = Compared { outlook: Arc::clone(view.outlook), lane: lane.key.clone(), list: Arc::clone(&list) };
    ui.data_mut(|data| data.insert_temp(id, kept));
    list
}

/// All actions: possible ones with what they cost, the others with the reason.
fn actions(ui: &mut Ui, view: &Planning<'_>, lane: &Lane) {
    let lang = view.lang;
    let list = compared(ui, view, lane);
    ui.section(|ui| {
        ui.section_title(None, &tr::action_cost(lang));
        ui.add_space(2.0);
        for alternative in list.iter() {
            let action = alternative.decision.action;
            let chosen = action == lane.decision.action;
            let cost = view.whole_or_more(alternative.total, alternative.incomplete && alternative.total != 0);
            let mut notes = Vec::new();
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
                choose(view, lane, action);
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

/// Why the program recommends what it recommends.
fn recommended(ui: &mut Ui, view: &Planning<'_>, lane: &Lane) {
    let lang = view.lang;
    let proposal = &lane.proposal;
    ui.section(|ui| {
        let title = tr::why_recommended(lang, &words::action(lang, proposal.decision.action));
        ui.horizontal_top(|ui| {
            ui.icon_sized(Icon::Lightbulb, 14.0, Ink::AccentText);
            ui.txt_wrapped(Type::DenseBold, Ink::TextPrimary, title);
        });
        ui.txt_wrapped(Type::Dense, Ink::TextSecondary, reason::proposal_reason(lang, &proposal.reason));
        for check in &proposal.checks {
            let (icon, ink) = if check.speaks_for(proposal.decision.action) {
                (Icon::Check, Ink::StateLine(State::Supported))
            } else {
                (Icon::X, Ink::StateLine(State::Unsupported))
            };
            line(ui, icon, ink, &reason::check(lang, check));
        }
        if lane.own || lane.decision.action != proposal.decision.action {
            ui.add_space(4.0);
            if ui.small_secondary_button(Some(Icon::WandSparkles), &tr::use_recommendation(lang)).clicked() {
                use_recommendation(view, lane);
            }
        }
    });
}

/// The user's reason for a choice of their own.
fn reason(ui: &mut Ui, view: &Planning<'_>, lane: &Lane) {
    if !lane.own {
        return;
    }
    let lang = view.lang;
    ui.section(|ui| {
        let differs = lane.decision.action != lane.proposal.decision.action;
        let (icon, title) =
            if differs { (Some(Icon::GitCompareArrows), tr::differs(lang)) } else { (None, tr::your_reason(lang)) };
        ui.section_title(icon, &title);
        let salt = ui.make_persistent_id(("lane-note", &lane.key, view.session.scenario()));
        let name = tr::your_reason(lang);
        if let Some(note) = fields::note_field(ui, &name, &tr::reason_hint(lang), &lane.note, salt) {
            let when = Selector { lane: Some(lane.key.clone()), ..Selector::default() };
            view.edit(Edit::Decide { when, decision: Some(lane.decision.clone()), note });
        }
    });
}

/// What comes with the chosen action: work, needs, losses and limits, with their sources.
fn consequences(ui: &mut Ui, view: &Planning<'_>, lane: &Lane) {
    let lang = view.lang;
    let action = lane.decision.action;
    let product = lane.product.and_then(|product| view.catalog.product(product));
    let list: Vec<&Consequence> = view.catalog.consequences(action.key(), lane.class, product).collect();
    let conversion = action == Action::SipGateway || action == Action::UpdateFirmware;
    let below = lane.proposal.below_minimum;
    if list.is_empty() && !(conversion && below > 0) {
        return;
    }
    ui.section(|ui| {
        ui.section_title(Some(Icon::ListChecks), &tr::consequences(lang, &words::action(lang, action)));
        if conversion && below > 0 {
            line(ui, Icon::Wrench, Ink::TextTertiary, &tr::consequence_below(lang, below));
        }
        let mut sources: Vec<SourceId> = Vec::new();
        for kind in ConsequenceKind::ALL {
            for one in list.iter().filter(|one| one.kind == kind) {
                let (icon, ink) = match kind {
                    ConsequenceKind::Work => (Icon::Wrench, Ink::TextTertiary),
                    ConsequenceKind::Need => (Icon::KeyRound, Ink::TextTertiary),
                    ConsequenceKind::Loss => (Icon::X, Ink::StateLine(State::Unsupported)),
                    ConsequenceKind::Limit => (Icon::Timer, Ink::StateLine(State::BestEffort)),
                };
                line(ui, icon, ink, if lang == Lang::De { &one.de } else { &one.en });
                sources.extend(one.sources.iter().filter(|id| !sources.contains(id)).cloned().collect::<Vec<_>>());
            }
        }
        let publishers: Vec<String> = sources
            .iter()
            .filter_map(|id| view.catalog.source(id))
            .map(|source| format!("{}, {}", source.publisher, source.address))
            .collect();
        let read = sources.iter().filter_map(|id| view.catalog.source(id)).map(|source| source.read_on).max();
        if let Some(read) = read {
            let text = tr::consequence_sources(lang, sources.len() as u64, &view.date(read));
            ui.add_space(2.0);
            ui.txt_wrapped(Type::Caption, Ink::TextTertiary, text).on_hover_text(publishers.join("\n"));
        }
    });
}

/// A sentence behind a small icon.
fn line(ui: &mut Ui, icon: Icon, ink: Ink, text: &str) {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 7.0;
        ui.vertical(|ui| {
            ui.add_space(2.0);
            ui.icon_sized(icon, 12.0, ink);
        });
        ui.txt_wrapped(Type::Dense, Ink::TextPrimary, text);
    });
}

/// What the typical device goes through.
fn life(ui: &mut Ui, view: &Planning<'_>, phases: &[Phase]) {
    if phases.is_empty() {
        return;
    }
    let lang = view.lang;
    ui.section(|ui| {
        ui.section_title(None, &tr::life(lang));
        for phase in phases {
            let words = reason::phase(lang, view.catalog, phase).into_iter().next().unwrap_or_default();
            let span = match phase.until {
                Some(until) => tr::life_span(lang, &view.date(phase.from), &view.date(until.plus_days(-1))),
                None => tr::life_line(lang, &view.date(phase.from)),
            };
            ui.state_word(phase.state, &words).on_hover_text(&words);
            let line = egui::vec2(ui.available_width(), 15.0);
            ui.allocate_ui_with_layout(line, egui::Layout::left_to_right(egui::Align::Min), |ui| {
                ui.add_space(10.0);
                ui.txt(Type::Caption, Ink::TextTertiary, span);
            });
            ui.add_space(3.0);
        }
    });
}
