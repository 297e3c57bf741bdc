//! The inspector of a lane: state, actions with their cost, why, sources, sites.

use egui::Ui;
use lucide_icons::Icon;

use super::{actions, by_number, common, fact, why};
use crate::catalog::{Consequence, ConsequenceKind, SourceId};
use crate::chart::Ink;
use crate::i18n::{Lang, reason, tr::inspector as tr};
use crate::plan::outlook::Lane;
use crate::plan::support::Phase;
use crate::plan::{Action, Selector, State};
use crate::session::{Command, Edit, Screen};
use crate::ui::cx::Cx;
use crate::ui::planning::{Planning, fields, words};
use crate::ui::screens::inspector_head;
use crate::ui::screens::strategy::{buys, use_recommendation};
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
        actions::show(ui, view, lane);
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
        actions::show(ui, view, lane);
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
        if let [(action, _)] = lane.by_action.as_slice() {
            ui.key_value(&tr::action(lang), &words::action(lang, *action));
        } else {
            for (action, devices) in &lane.by_action {
                let of = tr::of_devices(lang, &view.number(lane.devices), &view.number(*devices));
                ui.key_value(&words::action(lang, *action), &of);
            }
        }
        for target in targets(view, lane) {
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
        let incomplete = actions::compared(ui, view, lane).incomplete;
        ui.key_value(&tr::total(lang), &view.whole_or_more(lane.total, incomplete));
    });
}

/// What a lane buys, each product once.
fn targets<'a>(view: &'a Planning<'_>, lane: &Lane) -> Vec<&'a str> {
    let mut list: Vec<&str> = Vec::new();
    for part in lane.parts.iter() {
        let decision = view.outlook.decisions.get(part.decision).filter(|decision| buys(decision));
        list.extend(decision.and_then(|decision| decision.target.as_deref()).filter(|key| !list.contains(key)));
    }
    list
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
        let follows = matches!(lane.by_action.as_slice(), [(action, _)] if *action == proposal.decision.action);
        if lane.own || !follows {
            ui.add_space(4.0);
            if ui.small_secondary_button(Some(Icon::WandSparkles), &tr::use_recommendation(lang)).clicked() {
                use_recommendation(view, lane);
            }
        }
    });
}

/// The user's reason for a choice of their own: of the one for all of its devices it can be typed, those of others are read.
fn reason(ui: &mut Ui, view: &Planning<'_>, lane: &Lane) {
    let lang = view.lang;
    let rules = view.scenario().map(|scenario| scenario.rules.as_slice()).unwrap_or_default();
    let mut deciding: Vec<usize> = lane.parts.iter().map(|part| part.decision).collect();
    deciding.sort_unstable();
    deciding.dedup();
    let whole = Selector { lane: Some(lane.key.clone()), ..Selector::default() };
    let of_all = matches!(deciding.as_slice(), [rule] if rules.get(*rule).is_some_and(|rule| rule.when == whole));
    if !of_all {
        let noted = deciding.iter().filter_map(|index| Some((*index, rules.get(*index)?)));
        let noted: Vec<_> = noted.filter(|(_, rule)| !rule.note.is_empty()).collect();
        if !noted.is_empty() {
            ui.section(|ui| {
                ui.section_title(None, &tr::your_reason(lang));
                for (index, rule) in noted {
                    let action = words::action(lang, rule.decision.action);
                    let name = tr::by_number_rule(lang, &action, &view.number(index as u64 + 1));
                    ui.txt_wrapped(Type::Caption, Ink::TextTertiary, name);
                    ui.txt_wrapped(Type::Dense, Ink::TextPrimary, &rule.note);
                }
            });
        }
        return;
    }
    ui.section(|ui| {
        let differs = lane.decision.action != lane.proposal.decision.action;
        let (icon, title) =
            if differs { (Some(Icon::GitCompareArrows), tr::differs(lang)) } else { (None, tr::your_reason(lang)) };
        ui.section_title(icon, &title);
        let salt = ui.make_persistent_id(("lane-note", &lane.key, view.session.scenario()));
        let name = tr::your_reason(lang);
        if let Some(note) = fields::note_field(ui, &name, &tr::reason_hint(lang), &lane.note, salt) {
            view.edit(Edit::Decide { when: whole, decision: Some(lane.decision.clone()), note });
        }
    });
}

/// What comes with every action of the lane.
fn consequences(ui: &mut Ui, view: &Planning<'_>, lane: &Lane) {
    for (action, devices) in &lane.by_action {
        consequences_of(ui, view, lane, *action, *devices);
    }
}

/// What comes with an action: work, needs, losses and limits, with their sources.
fn consequences_of(ui: &mut Ui, view: &Planning<'_>, lane: &Lane, action: Action, devices: u64) {
    let lang = view.lang;
    let product = lane.product.and_then(|product| view.catalog.product(product));
    let list: Vec<&Consequence> = view.catalog.consequences(action.key(), lane.class, product).collect();
    let conversion = action == Action::SipGateway || action == Action::UpdateFirmware;
    // Of some of the devices it is not known how many are below.
    let below = if devices == lane.devices { lane.proposal.below_minimum } else { 0 };
    if list.is_empty() && !(conversion && below > 0) {
        return;
    }
    ui.section(|ui| {
        ui.section_title(Some(Icon::ListChecks), &tr::consequences(lang, &words::action(lang, action)));
        if devices < lane.devices {
            let of = tr::of_devices(lang, &view.number(lane.devices), &view.number(devices));
            ui.txt(Type::Caption, Ink::TextTertiary, of);
        }
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
