//! Technicians by period: the steps of the capacity line.

use egui::{Ui, vec2};
use lucide_icons::Icon;

use crate::chart::Ink;
use crate::i18n::{Lang, parse, tr::rollout as tr};
use crate::plan::TechnicianPeriod;
use crate::session::{Edit, RolloutChange, RolloutEdit};
use crate::ui::planning::Planning;
use crate::ui::theme::Type;
use crate::ui::widgets::UiExt as _;

/// A period while it is typed.
#[derive(Debug, Default)]
pub struct PeriodsForm {
    from: String,
    until: String,
    technicians: String,
}

impl PeriodsForm {
    /// Shows the periods of the scenario, and the fields for one more.
    pub(in crate::ui) fn show(&mut self, ui: &mut Ui, view: &Planning<'_>) {
        let lang = view.lang;
        let Some(scenario) = view.scenario() else { return };
        let periods = &scenario.assumptions.technician_periods;
        ui.section(|ui| {
            ui.section_title(Some(Icon::Users), &tr::periods(lang));
            for (index, period) in periods.iter().enumerate() {
                let (count, from) = (u64::from(period.technicians), view.date(period.from));
                let text = match period.until {
                    Some(until) => tr::period_row(lang, count, &from, &view.date(until)),
                    None => tr::period_row_open(lang, count, &from),
                };
                ui.horizontal(|ui| {
                    ui.txt(Type::Dense, Ink::TextPrimary, text);
                    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                        if ui.icon_button_small(Icon::X, &tr::period_delete(lang)).clicked() {
                            let mut periods = periods.clone();
                            periods.remove(index);
                            send(view, periods);
                        }
                    });
                });
            }
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
                ui.text_field(&mut self.technicians, &tr::period_count(lang), &tr::period_count(lang), 84.0);
                ui.text_field(&mut self.from, &tr::period_from(lang), &tr::period_from(lang), 84.0);
                ui.text_field(&mut self.until, &tr::period_until(lang), &tr::blackout_last(lang), 84.0);
            });
            let read = self.read(lang);
            ui.add_enabled_ui(read.is_some(), |ui| {
                if ui.small_secondary_button(Some(Icon::Plus), &tr::period_add(lang)).clicked()
                    && let Some(period) = read
                {
                    let mut periods = periods.clone();
                    periods.push(period);
                    send(view, periods);
                    *self = Self::default();
                }
            });
        });
    }

    fn read(&self, lang: Lang) -> Option<TechnicianPeriod> {
        let until = self.until.trim();
        let until = if until.is_empty() { None } else { Some(parse::day(lang, until)?) };
        let from = parse::day(lang, &self.from)?;
        let technicians = self.technicians.trim().parse().ok()?;
        until.is_none_or(|until| until >= from).then_some(TechnicianPeriod { from, until, technicians })
    }
}

fn send(view: &Planning<'_>, periods: Vec<TechnicianPeriod>) {
    view.edit(Edit::Rollout(Box::new(RolloutEdit::periods(RolloutChange::Periods, periods))));
}
