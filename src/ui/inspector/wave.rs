//! The inspector of a wave.

use egui::Ui;
use lucide_icons::Icon;

use super::common;
use crate::chart::Ink;
use crate::i18n::tr::inspector as tr;
use crate::plan::waves::WaveOutlook;
use crate::session::{Command, Screen, Selection};
use crate::ui::cx::Cx;
use crate::ui::planning::{Planning, words};
use crate::ui::screens::{inspector_head, rollout};
use crate::ui::theme::Type;
use crate::ui::widgets::UiExt as _;

pub(super) fn show(ui: &mut Ui, cx: &Cx<'_>, view: &Planning<'_>, wave: &WaveOutlook) {
    let lang = view.lang;
    let span = tr::wave_line(lang, &view.date(wave.start), &view.date(wave.end));
    let title = format!("{}, {}", wave.name, rollout::site(view, wave));
    inspector_head(ui, cx, &title, &span, |ui| {
        if let Some(deadline) = wave.deadline {
            ui.add_space(4.0);
            ui.horizontal(|ui| {
                ui.txt(Type::Dense, Ink::TextTertiary, tr::slack(lang));
                rollout::slack(ui, view, wave, deadline);
            });
        }
    });
    ui.section(|ui| {
        ui.key_value(&tr::affected_here(lang), &tr::devices(lang, wave.devices));
        if let Some(deadline) = wave.deadline {
            ui.key_value(&tr::deadline(lang), &view.date(deadline));
        }
        let days = wave.work_days.map_or_else(|| tr::wave_unknown(lang), |days| view.number(days));
        ui.key_value(&tr::wave_days(lang), &days);
    });
    ui.section(|ui| {
        ui.section_title(Some(Icon::Truck), &tr::wave_work(lang));
        for item in &wave.items {
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
            let note = format!("{}, {}", words::action(lang, item.action), words::work(lang, item.work));
            ui.txt_cut(Type::Caption, Ink::TextTertiary, note);
        }
    });
    let (icon, text, screen) = if view.session.screen() == Screen::Rollout {
        (Icon::ChartNoAxesGantt, tr::show_timeline(lang), Screen::Timeline)
    } else {
        (Icon::Truck, tr::show_rollout(lang), Screen::Rollout)
    };
    if common::buttons(ui, &[(icon, text)]).is_some() {
        view.send(Command::Show(screen));
    }
}
