//! Ways to fix a week over capacity or a missed deadline, each with its result and a button.

use egui::{Frame, Margin, Stroke, Ui, vec2};
use lucide_icons::Icon;

use crate::chart::Ink;
use crate::i18n::{fmt, tr::rollout as tr};
use crate::plan::State;
use crate::plan::rollout::{Fix, FixKind};
use crate::session::{Edit, RolloutChange, RolloutEdit};
use crate::ui::planning::Planning;
use crate::ui::screens::rollout::site_name;
use crate::ui::theme::Type;
use crate::ui::widgets::{UiExt as _, paint_icon};

/// What a fix does, how, and what follows.
struct Words {
    title: String,
    how: String,
    result: String,
    change: RolloutChange,
}

pub(super) fn show(ui: &mut Ui, view: &Planning<'_>, fixes: &[Fix], none: &str) {
    let lang = view.lang;
    ui.section(|ui| {
        ui.section_title(None, &tr::fixes(lang));
        if fixes.is_empty() {
            ui.txt_wrapped(Type::Dense, Ink::TextSecondary, none);
        }
        for (index, fix) in fixes.iter().enumerate() {
            let words = words(view, fix);
            let best = index == 0;
            let (fill, stroke) = if best { (Ink::Selected, Ink::Accent) } else { (Ink::Panel, Ink::StrokeDefault) };
            Frame::new()
                .fill(ui.ink(fill))
                .stroke(Stroke::new(1.0, ui.ink(stroke)))
                .corner_radius(5)
                .inner_margin(Margin::symmetric(10, 8))
                .show(ui, |ui| {
                    ui.set_min_width(ui.available_width());
                    ui.spacing_mut().item_spacing = vec2(6.0, 3.0);
                    ui.txt_wrapped(Type::DenseBold, Ink::TextPrimary, &words.title);
                    ui.txt_wrapped(Type::Dense, Ink::TextSecondary, &words.how);
                    ui.horizontal(|ui| {
                        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                            if ui.link_text(&tr::apply(lang)).clicked() {
                                apply(view, fix, words.change.clone());
                            }
                            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                                let (rect, _) = ui.allocate_exact_size(vec2(14.0, 14.0), egui::Sense::hover());
                                let line = ui.ink(Ink::StateLine(State::Supported));
                                paint_icon(ui, rect.center(), Icon::Check, 13.0, line);
                                ui.txt_cut(Type::Caption, Ink::StateText(State::Supported), &words.result);
                            });
                        });
                    });
                });
            ui.add_space(4.0);
        }
    });
}

fn apply(view: &Planning<'_>, fix: &Fix, change: RolloutChange) {
    let edit = RolloutEdit { change, waves: fix.waves.clone(), periods: fix.periods.clone(), blackouts: None };
    view.edit(Edit::Rollout(Box::new(edit)));
}

fn words(view: &Planning<'_>, fix: &Fix) -> Words {
    let lang = view.lang;
    match &fix.kind {
        FixKind::Spread { wave, site, start, earlier, first, most, later } => {
            let name = site_name(lang, site);
            let title =
                if *earlier { tr::fix_start(lang, &view.date(*start), &name) } else { tr::fix_spread(lang, &name) };
            let devices = view.number(most.0);
            let weeks = u64::from(later.unsigned_abs() / 7);
            let result = match later {
                0 => tr::fix_same_end(lang, &devices),
                days if *days > 0 => tr::fix_later(lang, weeks, &devices),
                _ => tr::fix_sooner(lang, weeks, &devices),
            };
            Words {
                title,
                how: tr::fix_first(lang, first.0, &view.number(first.1)),
                result,
                change: RolloutChange::Spread(format!("{wave}, {name}")),
            }
        }
        FixKind::Technicians { add, weeks, hours, cost, most, .. } => {
            let count = u64::from(*add);
            let hours = fmt::decimal(lang, hours.normalize());
            let how = match cost {
                Some((rate, cost)) => {
                    tr::fix_cost(lang, &fmt::money_short(lang, *cost), count, &hours, &fmt::money_short(lang, *rate))
                }
                None => tr::fix_hours(lang, count, &hours),
            };
            Words {
                title: tr::fix_add(lang, count, &tr::fix_weeks(lang, *weeks)),
                how,
                result: tr::of(lang, &view.number(most.1), &view.number(most.0)),
                change: RolloutChange::AddTechnicians(count),
            }
        }
    }
}
