//! The scenarios side by side: totals, cumulative cost, and what is left at the end.

use egui::{Align2, Rect, Sense, Ui, pos2, vec2};

use super::scenarios::{explained, highest_cell};
use crate::chart::budget as charts;
use crate::chart::{Ink, Scene, pt};
use crate::i18n::{fmt, tr::budget as tr};
use crate::model::Money;
use crate::plan::{Outlook, State};
use crate::session::{Command, Figure, Selection};
use crate::ui::planning::Planning;
use crate::ui::scene;
use crate::ui::theme::{Type, size};
use crate::ui::widgets::{Pane, UiExt as _, paint_text, pane_line};

pub(super) fn show(ui: &mut Ui, view: &Planning<'_>) {
    let lang = view.lang;
    let outlooks: Vec<&Outlook> = view.session.outlooks().iter().map(AsRef::as_ref).collect();
    let width = ui.available_width() - size::PANE_LEFT - size::PANE_RIGHT;
    let height = ui.available_height();
    let years = view.outlook.budget.years.len() as u64;
    egui::ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        Pane::header(&tr::scenarios(lang, years), "").show(ui, |_| {});
        let drawn = charts::scenarios(&outlooks, view.plan, lang, view.session.scenario(), width);
        let bars = drawn.height;
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            ui.add_space(size::PANE_LEFT);
            let output = scene::show(ui, &tr::scenarios_name(lang), &drawn);
            pick(ui, view, output.response.rect, outlooks.len());
        });
        ui.add_space(8.0);
        let place = ui.cursor().min;
        pane_line(ui, Rect::from_min_size(place, vec2(width + 28.0, 1.0)));
        Pane::header(&tr::cumulative(lang), "").show(ui, |ui| legend(ui, view));
        let rows = table_height();
        let left = height - 2.0 * size::PANE_HEADER - bars - rows - 30.0;
        let drawn = charts::cumulative(&outlooks, view.plan, lang, (width, left.clamp(110.0, 260.0)));
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            ui.add_space(size::PANE_LEFT);
            scene::show(ui, &tr::cumulative_name(lang), &drawn);
        });
        ui.add_space(8.0);
        table(ui, view, &outlooks);
    });
}

/// A click on a scenario makes it current.
fn pick(ui: &Ui, view: &Planning<'_>, rect: Rect, count: usize) {
    let height = rect.height() / count.max(1) as f32;
    for (index, scenario) in view.plan.scenarios.iter().enumerate().take(count) {
        let place = Rect::from_min_size(rect.min + vec2(0.0, height * index as f32), vec2(rect.width(), height));
        let click = ui.interact(place, ui.scope_id().with(("scenario", index)), Sense::click());
        let current = index == view.session.scenario();
        click.widget_info(|| egui::WidgetInfo::selected(egui::Role::RadioButton, true, current, &scenario.name));
        if click.clicked() {
            view.send(Command::SelectScenario(index));
        }
    }
}

/// The markers of the scenarios, from right to left; with their names where they fit.
fn legend(ui: &mut Ui, view: &Planning<'_>) {
    ui.spacing_mut().item_spacing.x = 4.0;
    let scenarios = &view.plan.scenarios;
    let width = |name: &str| crate::chart::metrics::text_width(crate::chart::Face::Regular, 11.0, name) + 24.0;
    let named = scenarios.iter().map(|scenario| width(&scenario.name)).sum::<f32>() < ui.max_rect().width() - 84.0;
    for (index, scenario) in scenarios.iter().enumerate().rev() {
        if ui.available_width() < 90.0 {
            break;
        }
        if named {
            ui.txt(Type::Caption, Ink::TextSecondary, &scenario.name);
        }
        let mut marker = Scene::new(14.0, 14.0);
        charts::scenario_marker(&mut marker, index, pt(7.0, 7.0));
        scene::show(ui, &scenario.name, &marker).response.on_hover_text(&scenario.name);
        ui.add_space(4.0);
    }
}

fn table_height() -> f32 {
    24.0 * 4.0
}

/// Dearest year, replaced and unsupported devices at the end of the plan, of every scenario.
fn table(ui: &mut Ui, view: &Planning<'_>, outlooks: &[&Outlook]) {
    let lang = view.lang;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), table_height()), Sense::hover());
    let inner = Rect::from_min_max(
        pos2(rect.left() + size::PANE_LEFT, rect.top()),
        pos2(rect.right() - size::PANE_RIGHT, rect.bottom()),
    );
    let names = inner.width() * 0.4;
    let column = (inner.width() - names) / outlooks.len().max(1) as f32;
    let row = |index: usize| {
        Rect::from_min_size(pos2(inner.left(), inner.top() + 24.0 * index as f32), vec2(inner.width(), 24.0))
    };
    let cell = |place: Rect, index: usize| {
        Rect::from_min_size(pos2(place.left() + names + column * index as f32, place.top()), vec2(column, 24.0))
    };
    let titles = [tr::compare_highest(lang), tr::compare_replaced(lang), tr::compare_unsupported(lang)];
    for (index, title) in titles.iter().enumerate() {
        let place = row(index + 1);
        paint_text(
            ui,
            place.with_max_x(place.left() + names),
            Align2::LEFT_CENTER,
            Type::Dense,
            Ink::TextSecondary,
            title,
        );
    }
    for (index, outlook) in outlooks.iter().enumerate() {
        let role = if index == view.session.scenario() { Type::DenseBold } else { Type::Dense };
        let mut marker = Scene::new(12.0, 12.0);
        charts::scenario_marker(&mut marker, index, pt(6.0, 6.0));
        let place = cell(row(0), index);
        let at = pos2(place.right() - 12.0, place.center().y - 6.0);
        scene::paint(ui.painter(), ui.visuals().dark_mode, at, 1.0, &marker);
        let highest = outlook.budget.highest_year().map_or(0, |(_, sum)| sum);
        let highest = fmt::short(lang, Money::new(highest, view.currency()));
        let unsupported = outlook.headline().at_end;
        let worse = if unsupported > 0 { Ink::StateText(State::Unsupported) } else { Ink::TextPrimary };
        let values = [
            (highest, Ink::TextPrimary, highest_cell(outlook)),
            (view.number(outlook.replaced_at_end()), Ink::TextPrimary, Some(Selection::Figure(Figure::Replaced))),
            (view.number(unsupported), worse, Some(Selection::Figure(Figure::Unsupported))),
        ];
        let scenario = view.plan.scenarios.get(index).map_or("", |own| own.name.as_str());
        for ((line, title), (text, ink, here)) in titles.iter().enumerate().zip(values) {
            let place = cell(row(line + 1), index);
            if let Some(here) = here {
                explained(ui, view, (index, &here), &tr::cell(lang, &text, title, scenario), place);
            }
            paint_text(ui, place, Align2::RIGHT_CENTER, role, ink, &text);
        }
    }
}
