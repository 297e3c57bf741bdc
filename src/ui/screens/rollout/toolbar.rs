//! The controls in the head of the rollout, added from right to left.

use egui::Ui;
use lucide_icons::Icon;

use super::{RolloutScreen, blackout};
use crate::chart::rollout::{MONTH, RolloutView, RowsBy, WEEK_WIDTH};
use crate::i18n::tr::rollout as tr;
use crate::plan::Waves;
use crate::plan::rollout::leveled;
use crate::session::{Edit, RolloutChange, RolloutEdit};
use crate::ui::planning::Planning;
use crate::ui::widgets::{Button, ButtonSize, MenuItem, UiExt as _};

pub(super) fn show(screen: &mut RolloutScreen, ui: &mut Ui, view: &Planning<'_>, chart: &mut RolloutView, width: f32) {
    let lang = view.lang;
    ui.spacing_mut().item_spacing.x = 8.0;
    let over = view.outlook.rollout.over().next().is_some();
    let fixed = view.scenario().is_some_and(|scenario| scenario.waves != Waves::Suggested);
    ui.add_enabled_ui(over, |ui| {
        let response = ui.small_secondary_button(Some(Icon::Scale), &tr::level(lang));
        if !over {
            response.on_disabled_hover_text(tr::level_none(lang));
        } else if response.clicked()
            && let Some(waves) = leveled(view.outlook)
        {
            view.edit(Edit::Rollout(Box::new(RolloutEdit::waves(RolloutChange::Level, waves))));
        }
    });
    if ui.small_secondary_button(Some(Icon::CalendarPlus), &tr::blackout(lang)).clicked() {
        let first = chart.week().or_else(|| view.outlook.waves.first().map(|wave| super::later(wave.start, 1)));
        screen.form = Some(blackout::Form::new(view, first, None));
    }
    if fixed {
        let response = ui.small_secondary_button(Some(Icon::WandSparkles), &tr::suggest(lang));
        if response.on_hover_text(tr::suggest_note(lang)).clicked() {
            view.edit(Edit::Rollout(Box::new(RolloutEdit::waves(RolloutChange::Suggest, Waves::Suggested))));
        }
    }
    // Where there is no room beside title and zoom, the rows stay as they are.
    if ui.available_width() > 430.0 {
        rows_by(ui, view, chart);
    }
    zoom(ui, view, chart, width);
}

fn rows_by(ui: &mut Ui, view: &Planning<'_>, chart: &mut RolloutView) {
    let lang = view.lang;
    let names =
        [(RowsBy::Site, tr::by_site(lang)), (RowsBy::Wave, tr::by_wave(lang)), (RowsBy::Vendor, tr::by_vendor(lang))];
    let current = names.iter().find(|(by, _)| *by == chart.by).map(|(_, name)| name.clone()).unwrap_or_default();
    ui.dropdown(Button::new(Some(Icon::MapPin), &current).size(ButtonSize::Small), |ui| {
        for (by, name) in &names {
            if ui.add(MenuItem { checked: *by == chart.by, ..MenuItem::new(None, name) }).clicked() && *by != chart.by {
                chart.by = *by;
                chart.scroll = 0.0;
            }
        }
    });
}

fn zoom(ui: &mut Ui, view: &Planning<'_>, chart: &mut RolloutView, width: f32) {
    let lang = view.lang;
    let mut all = chart.clone();
    all.show_all(view.outlook, width);
    let near = |per_week: f32| (chart.per_week - per_week).abs() < 0.1;
    let selected = if chart.from == all.from && near(all.per_week) {
        2
    } else if near(WEEK_WIDTH) {
        0
    } else if near(MONTH) {
        1
    } else {
        usize::MAX
    };
    let options = [tr::zoom_weeks(lang), tr::zoom_months(lang), tr::zoom_all(lang)];
    let options: Vec<&str> = options.iter().map(String::as_str).collect();
    match ui.segmented(&tr::zoom(lang), &options, selected) {
        Some(0) => chart.set_per_week(WEEK_WIDTH),
        Some(1) => chart.set_per_week(MONTH),
        Some(_) => *chart = all,
        None => {}
    }
}
