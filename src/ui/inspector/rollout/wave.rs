//! The inspector of a wave, and of the part of one at a site.

use egui::Ui;
use lucide_icons::Icon;

use super::super::common;
use super::fixes;
use crate::chart::Ink;
use crate::i18n::{explain, tr::inspector, tr::rollout as tr};
use crate::model::Day;
use crate::plan::budget::labor::sign_in_batches;
use crate::plan::rollout::{late, late_fixes, weeks};
use crate::plan::waves::{WaveItem, WaveOutlook, WavePart};
use crate::plan::{Action, WorkKind};
use crate::session::{Command, Edit, RolloutChange, RolloutEdit, Screen, Selection};
use crate::ui::cx::Cx;
use crate::ui::planning::Planning;
use crate::ui::screens::{inspector_head, rollout};
use crate::ui::theme::Type;
use crate::ui::widgets::UiExt as _;

pub(in super::super) fn wave(ui: &mut Ui, cx: &Cx<'_>, view: &Planning<'_>, wave: &WaveOutlook) {
    let lang = view.lang;
    let span = inspector::wave_line(lang, &view.date(wave.start), &view.date(wave.end));
    let title = format!("{}, {}", wave.name, rollout::site(view, wave));
    inspector_head(ui, cx, &title, &span, |ui| slack(ui, view, wave.end, wave.deadline));
    ui.section(|ui| {
        ui.key_value(&inspector::affected_here(lang), &inspector::devices(lang, wave.devices));
        deadline(ui, view, wave.deadline);
        let days = wave.work_days.map_or_else(|| inspector::wave_unknown(lang), |days| view.number(days));
        ui.key_value(&inspector::wave_days(lang), &days);
        if let Some(technicians) = own_technicians(ui, view, wave) {
            set_technicians(view, wave, technicians);
        }
    });
    late_ways(ui, view, wave, None);
    let sites: Vec<(String, u64)> = wave.parts.iter().map(|part| (part.site.clone(), part.devices)).collect();
    common::bars(ui, view, &tr::by_site_model(lang), &tr::no_site(lang), Ink::Accent, &sorted(sites));
    before(ui, view, &wave.items);
    items(ui, view, &wave.items);
    cost(ui, view, wave);
    let (icon, text, screen) = if view.session.screen() == Screen::Rollout {
        (Icon::ChartNoAxesGantt, inspector::show_timeline(lang), Screen::Timeline)
    } else {
        (Icon::Truck, inspector::show_rollout(lang), Screen::Rollout)
    };
    if common::buttons(ui, &[(icon, text)]).is_some() {
        view.send(Command::Show(screen));
    }
}

/// The part of a wave at a site.
pub(in super::super) fn bar(ui: &mut Ui, cx: &Cx<'_>, view: &Planning<'_>, selection: &Selection) -> Option<()> {
    let lang = view.lang;
    let (wave_index, part_index, run) = rollout::selected_bar(view.outlook, selection)?;
    let wave = view.outlook.waves.get(wave_index)?;
    let part: &WavePart = wave.parts.get(part_index)?;
    let bars = weeks::runs(&view.outlook.rollout.capacity, &part.site, &part.weeks);
    let bar = bars.get(run)?;
    let title = format!("{}, {}", rollout::site_name(lang, &part.site), wave.name);
    let span = inspector::wave_line(lang, &view.date(part.start), &view.date(part.end));
    inspector_head(ui, cx, &title, &span, |ui| slack(ui, view, part.end, part.deadline));
    ui.section(|ui| {
        ui.key_value(&inspector::affected_here(lang), &inspector::devices(lang, part.devices));
        let counts = || bar.iter().map(|week| week.devices);
        let (least, most) = (counts().min().unwrap_or(0), counts().max().unwrap_or(0));
        let pace = if least == most {
            tr::per_week_same(lang, &view.number(most))
        } else {
            tr::per_week_range(lang, &view.number(least), &view.number(most))
        };
        ui.key_value(&tr::weeks(lang), &format!("{}, {pace}", view.number(bar.len() as u64)));
        deadline(ui, view, part.deadline);
        if let Selection::Bar(.., Some(monday)) = selection
            && let Some(week) = bar.iter().find(|week| week.monday == *monday)
        {
            ui.key_value(&tr::devices_week(lang), &view.number(week.devices));
            if ui.link_text(&tr::week_of(lang, &view.date(*monday))).clicked() {
                view.select(Selection::Week(*monday));
            }
        }
    });
    late_ways(ui, view, wave, Some(part_index));
    before(ui, view, &part.items);
    items(ui, view, &part.items);
    if common::buttons(ui, &[(Icon::Truck, wave.name.clone())]).is_some() {
        view.select(Selection::Wave(wave.name.clone()));
    }
    Some(())
}

fn sorted(mut list: Vec<(String, u64)>) -> Vec<(String, u64)> {
    list.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    list
}

fn slack(ui: &mut Ui, view: &Planning<'_>, end: Day, deadline: Option<Day>) {
    let Some(deadline) = deadline else { return };
    ui.add_space(4.0);
    ui.horizontal(|ui| {
        ui.txt(Type::Dense, Ink::TextTertiary, tr::slack(view.lang));
        rollout::slack(ui, view, end, deadline);
    });
}

fn deadline(ui: &mut Ui, view: &Planning<'_>, deadline: Option<Day>) {
    let text = deadline.map_or_else(|| tr::no_deadline(view.lang), |day| view.date(day));
    ui.key_value(&tr::deadline(view.lang), &text);
}

/// What does not fit before its deadline, with the smallest change that helps.
fn late_ways(ui: &mut Ui, view: &Planning<'_>, wave: &WaveOutlook, part: Option<usize>) {
    let lang = view.lang;
    let mine = late(view.outlook).into_iter().find(|late| {
        view.outlook.waves.get(late.wave).is_some_and(|other| other.name == wave.name)
            && part.is_none_or(|part| part == late.part)
    });
    let Some(mine) = mine else { return };
    ui.section(|ui| drop(ui.error_line(&tr::late_title(lang, mine.devices, &view.date(mine.deadline)))));
    fixes::show(ui, view, &late_fixes(view.outlook, view.plan, &mine), &tr::late_none(lang));
}

/// Fewer or more technicians for this wave alone. Returns the new number.
#[expect(clippy::option_option, reason = "left alone, emptied, or given a value")]
fn own_technicians(ui: &mut Ui, view: &Planning<'_>, wave: &WaveOutlook) -> Option<Option<u16>> {
    let lang = view.lang;
    let mut new = None;
    ui.horizontal(|ui| {
        ui.txt(Type::Dense, Ink::TextTertiary, tr::own_technicians(lang));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            let own = wave.technicians.unwrap_or(0);
            if ui.icon_button_small(Icon::Plus, &format!("{} +", tr::own_technicians(lang))).clicked() {
                new = Some(Some(own.saturating_add(1)));
            }
            let text = if own == 0 { tr::own_none(lang) } else { view.number(u64::from(own)) };
            ui.txt(Type::DenseBold, Ink::TextPrimary, text);
            ui.add_enabled_ui(own > 0, |ui| {
                if ui.icon_button_small(Icon::Minus, &format!("{} −", tr::own_technicians(lang))).clicked() {
                    new = Some(Some(own - 1).filter(|own| *own > 0));
                }
            });
        });
    });
    new
}

fn set_technicians(view: &Planning<'_>, wave: &WaveOutlook, technicians: Option<u16>) {
    let mut board = crate::plan::rollout::Board::of(view.outlook);
    let Some(index) = view.outlook.waves.iter().position(|other| other.name == wave.name) else { return };
    board.set_technicians(index, technicians);
    let change = RolloutChange::OwnTechnicians(wave.name.clone());
    view.edit(Edit::Rollout(Box::new(RolloutEdit::waves(change, board.waves()))));
}

/// The models, by what is done with them, the largest first.
fn items(ui: &mut Ui, view: &Planning<'_>, items: &[WaveItem]) {
    let lang = view.lang;
    let mut items: Vec<&WaveItem> = items.iter().collect();
    items.sort_by_key(|item| (item.work, item.action, std::cmp::Reverse(item.devices), item.lane));
    ui.section(|ui| {
        ui.section_title(Some(Icon::Truck), &inspector::wave_work(lang));
        for same in items.chunk_by(|a, b| (a.work, a.action) == (b.work, b.action)) {
            let Some(first) = same.first() else { continue };
            let action = crate::i18n::reason::action(lang, first.action);
            let note = format!("{action}: {}", explain::work(lang, first.work));
            ui.txt_wrapped(Type::Caption, Ink::TextTertiary, note);
            for item in same {
                let Some(lane) = view.outlook.lanes.get(item.lane) else { continue };
                ui.horizontal(|ui| {
                    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                        ui.txt(Type::DenseBold, Ink::TextPrimary, view.number(item.devices));
                        ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                            if ui.link_text(&view.lane_name(lane)).clicked() {
                                view.select(Selection::Lane(lane.key.clone()));
                            }
                        });
                    });
                });
            }
        }
    });
}

/// What must be true before the work begins (rule R15 and its sources).
fn before(ui: &mut Ui, view: &Planning<'_>, items: &[WaveItem]) {
    let lang = view.lang;
    let with = |work: WorkKind| items.iter().filter(move |item| item.work == work);
    let count = |work: WorkKind| with(work).map(|item| item.devices).sum::<u64>();
    let mut list: Vec<(Icon, String)> = Vec::new();
    let mut orders: Vec<(Option<String>, u64)> = Vec::new();
    for item in with(WorkKind::Swap) {
        let lane = view.outlook.lanes.get(item.lane);
        let target =
            lane.filter(|lane| lane.decision.action == item.action).and_then(|lane| lane.decision.target.clone());
        match orders.iter_mut().find(|(known, _)| *known == target) {
            Some((_, sum)) => *sum += item.devices,
            None => orders.push((target, item.devices)),
        }
    }
    for (target, devices) in orders {
        list.push(match target {
            Some(target) => {
                let product = view.product_name(&target);
                (Icon::ShoppingCart, tr::before_orders(lang, devices, &view.number(devices), &product))
            }
            None => (Icon::CircleQuestionMark, tr::before_target(lang, &view.number(devices))),
        });
    }
    let softphones = count(WorkKind::SoftphoneSetup);
    if softphones > 0 {
        list.push((Icon::Headset, tr::before_headsets(lang, &view.number(softphones))));
    }
    if count(WorkKind::FirmwareUpdate) > 0 || count(WorkKind::GatewayMove) > 0 {
        list.push((Icon::RefreshCw, tr::before_firmware(lang)));
    }
    let moves = count(WorkKind::GatewayMove);
    if moves > 0 {
        let cisco = with(WorkKind::GatewayMove)
            .any(|item| view.outlook.lanes.get(item.lane).is_some_and(|lane| lane.name.starts_with("Cisco")));
        if cisco {
            list.push((Icon::RefreshCw, tr::before_mpp(lang)));
        }
        list.push((Icon::Network, tr::before_ips(lang)));
        list.push((Icon::ScrollText, tr::before_policy(lang)));
        list.push((Icon::RotateCcw, tr::before_reset(lang)));
        list.push((Icon::Layers, tr::before_batches(lang, sign_in_batches(moves).0)));
    }
    let signs_in = items.iter().any(|item| matches!(item.action, Action::Replace | Action::SipGateway));
    if signs_in {
        list.push((Icon::KeyRound, tr::before_codes(lang)));
    }
    if list.is_empty() {
        return;
    }
    ui.section(|ui| {
        ui.section_title(Some(Icon::ListChecks), &tr::before(lang));
        for (icon, text) in list {
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = 6.0;
                ui.icon_sized(icon, 13.0, Ink::TextTertiary);
                ui.vertical(|ui| ui.txt_wrapped(Type::Dense, Ink::TextPrimary, text));
            });
        }
    });
}

fn cost(ui: &mut Ui, view: &Planning<'_>, wave: &WaveOutlook) {
    let lang = view.lang;
    let budget = &view.outlook.budget;
    let lines = budget.lines.iter().filter(|line| budget.wave(line) == wave.name);
    let (mut sum, mut any) = (0_i64, false);
    for line in lines {
        sum = sum.saturating_add(line.amount.minor);
        any = true;
    }
    ui.section(|ui| {
        let text = if any { view.whole_or_more(sum, budget.incomplete(None)) } else { tr::cost_none(lang) };
        ui.key_number(&tr::cost(lang), &text);
        if ui.link_text(&tr::budget_show(lang)).clicked() {
            view.send(Command::Show(Screen::Budget));
        }
    });
}
