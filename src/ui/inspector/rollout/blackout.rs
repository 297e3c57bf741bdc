//! The inspector of a blackout.

use egui::Ui;
use lucide_icons::Icon;

use super::super::common;
use crate::i18n::tr::rollout as tr;
use crate::plan::calendar::{monday_of, workdays};
use crate::ui::cx::Cx;
use crate::ui::planning::Planning;
use crate::ui::screens::{inspector_head, rollout};
use crate::ui::widgets::UiExt as _;

pub(in super::super) fn show(ui: &mut Ui, cx: &Cx<'_>, view: &Planning<'_>, index: usize) -> Option<()> {
    let lang = view.lang;
    let blackout = view.plan.blackouts.get(index)?;
    let span = format!("{} – {}", view.date(blackout.first), view.date(blackout.last));
    inspector_head(ui, cx, &blackout.name, &tr::blackout(lang), |_| {});
    ui.section(|ui| {
        ui.key_value(&tr::weeks(lang), &span);
        let site = blackout.site.clone().unwrap_or_else(|| tr::all_sites(lang));
        ui.key_value(&tr::blackout_site(lang), &site);
        let first = monday_of(blackout.first);
        let weeks = blackout.last.days_since(first).clamp(0, 3640) / 7;
        let days = (0..=weeks).flat_map(|week| workdays(rollout::later(first, week)));
        let count = days.filter(|day| blackout.holds(blackout.site.as_deref(), *day)).count();
        ui.key_value(&tr::total(lang), &tr::blackout_days(lang, count as u64));
        ui.add_space(2.0);
        ui.txt_wrapped(crate::ui::theme::Type::Dense, crate::chart::Ink::TextSecondary, tr::blackout_waits(lang));
    });
    if common::buttons(ui, &[(Icon::Trash2, tr::blackout_delete(lang))]).is_some() {
        rollout::delete_blackout(view, index);
    }
    Some(())
}
