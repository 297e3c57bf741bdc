//! The controls in the head of the timeline, added from right to left.

use egui::Ui;
use lucide_icons::Icon;

use super::TimelineScreen;
use crate::chart::timeline::{GroupBy, TimelineView, span};
use crate::i18n::tr::timeline as tr;
use crate::ui::planning::{Planning, fields};
use crate::ui::widgets::{Button, ButtonSize, MenuItem, UiExt as _};

impl TimelineScreen {
    /// Shows them.
    pub(super) fn toolbar(&mut self, ui: &mut Ui, view: &Planning<'_>, chart: &mut TimelineView) {
        zoom(ui, view, chart);
        presets(ui, view, chart, view.session.today());
        layers(ui, view, chart);
        self.grouping(ui, view, chart);
        if !view.empty() {
            self.as_of_button(ui, view);
        }
    }

    fn grouping(&mut self, ui: &mut Ui, view: &Planning<'_>, chart: &mut TimelineView) {
        let lang = view.lang;
        let names = [
            (GroupBy::Class, tr::group_class(lang)),
            (GroupBy::Site, tr::group_site(lang)),
            (GroupBy::Vendor, tr::group_vendor(lang)),
        ];
        let current =
            names.iter().find(|(by, _)| *by == chart.group_by).map(|(_, name)| name.clone()).unwrap_or_default();
        ui.dropdown(Button::new(Some(Icon::Rows3), &current).size(ButtonSize::Small), |ui| {
            for (by, name) in &names {
                if ui.add(MenuItem { checked: *by == chart.group_by, ..MenuItem::new(None, name) }).clicked()
                    && *by != chart.group_by
                {
                    chart.group_by = *by;
                    chart.scroll = 0.0;
                    self.arrange = true;
                }
            }
        });
    }
}

fn zoom(ui: &mut Ui, view: &Planning<'_>, chart: &mut TimelineView) {
    let lang = view.lang;
    ui.spacing_mut().item_spacing.x = 6.0;
    let middle = chart.from.plus_days(chart.days() / 2);
    if ui.icon_button(Icon::MoveHorizontal, &tr::fit(lang)).clicked() {
        chart.fit(view.outlook);
    }
    if ui.icon_button_small(Icon::Plus, &tr::zoom_in(lang)).clicked() {
        chart.zoom_about(1.25, middle);
    }
    let steps = (chart.zoom() * 100.0).round() as i32;
    if let Some(zoom) = fields::slider(ui, &tr::zoom(lang), steps, 0..=100, 64.0).value {
        chart.set_zoom(zoom as f32 / 100.0);
    }
    if ui.icon_button_small(Icon::Minus, &tr::zoom_out(lang)).clicked() {
        chart.zoom_about(0.8, middle);
    }
}

/// 1 FY, 3 FY, All; the one that is in view is marked.
fn presets(ui: &mut Ui, view: &Planning<'_>, chart: &mut TimelineView, today: crate::model::Day) {
    let lang = view.lang;
    let calendar = view.calendar();
    let years = [1, 3].map(|years| {
        let mut other = chart.clone();
        other.show_years(calendar, today, years);
        (other.from, other.to)
    });
    let shown = (chart.from, chart.to);
    let all = span(view.outlook);
    let selected = years.iter().position(|span| *span == shown).or((shown == all).then_some(2)).unwrap_or(usize::MAX);
    let options = [tr::span_year(lang), tr::span_years(lang), tr::span_all(lang)];
    let options: Vec<&str> = options.iter().map(String::as_str).collect();
    match ui.segmented(&tr::span(lang), &options, selected) {
        Some(0) => chart.show_years(calendar, today, 1),
        Some(1) => chart.show_years(calendar, today, 3),
        Some(_) => chart.show_all(view.outlook),
        None => {}
    }
}

fn layers(ui: &mut Ui, view: &Planning<'_>, chart: &mut TimelineView) {
    let lang = view.lang;
    let title = tr::layers(lang);
    ui.dropdown(Button::new(Some(Icon::Eye), &title).size(ButtonSize::Small), |ui| {
        let layers = &mut chart.layers;
        for (text, on) in [
            (tr::layer_certificates(lang), &mut layers.certificates),
            (tr::layer_waves(lang), &mut layers.waves),
            (tr::layer_deadlines(lang), &mut layers.deadlines),
            (tr::layer_areas(lang), &mut layers.areas),
        ] {
            if ui.add(MenuItem { checked: *on, ..MenuItem::new(None, &text) }).clicked() {
                *on = !*on;
            }
        }
    });
}
