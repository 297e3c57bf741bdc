//! What the budget may become: percentiles by year and what drives them.

use egui::{Align2, Rect, ScrollArea, Sense, Stroke, Ui, pos2, vec2};
use lucide_icons::Icon;
use rust_decimal::Decimal;

use super::assumptions::{AssumptionsView, Tab};
use crate::chart::Ink;
use crate::i18n::{explain, tr::budget as tr};
use crate::plan::simulate::{Percentiles, Request, Simulated, Swing};
use crate::plan::{Assumptions, Category, FixedContingency, State};
use crate::session::{Command, Edit};
use crate::ui::planning::Planning;
use crate::ui::planning::fields::{Kind, NumberField};
use crate::ui::theme::{Type, size};
use crate::ui::widgets::{Button, ButtonSize, Pane, UiExt as _, paint_text, pane_line};

const ROW: f32 = 27.0;

/// What a simulation is asked for.
#[derive(Debug)]
pub(super) struct RiskView {
    seed: u32,
}

impl Default for RiskView {
    fn default() -> Self {
        Self { seed: 1 }
    }
}

impl RiskView {
    pub fn show(&mut self, ui: &mut Ui, view: &Planning<'_>, assumptions: &mut AssumptionsView) {
        let lang = view.lang;
        ui.spacing_mut().item_spacing.y = 0.0;
        let Some(scenario) = view.scenario() else { return };
        let certain = scenario.assumptions.ranges.is_empty();
        let made = view.session.simulated();
        let note = made.map_or_else(String::new, |made| {
            tr::risk_note(lang, &view.number(u64::from(made.request.runs)), &made.request.seed.to_string())
        });
        Pane::header(&tr::mode_risk(lang), &note).show(ui, |ui| {
            ui.spacing_mut().item_spacing.x = 8.0;
            let text = tr::simulate(lang);
            let button = Button::new(Some(Icon::Play), &text).size(ButtonSize::Small);
            if ui.add_enabled(!certain && view.session.task().is_none(), button).clicked() {
                view.send(Command::Simulate(u64::from(self.seed)));
            }
            let name = tr::seed(lang);
            let field = NumberField {
                name: &name,
                kind: Kind::Whole,
                value: Some(Decimal::from(self.seed)),
                unit: "",
                changed: false,
                range: Decimal::ZERO..=Decimal::from(u32::MAX),
                optional: false,
                width: 76.0,
            };
            if let Some(Some(value)) = field.show(ui, lang, "seed") {
                self.seed = u32::try_from(value.trunc().mantissa()).unwrap_or(self.seed);
            }
            ui.txt(Type::Dense, Ink::TextTertiary, name);
        });
        if certain {
            if ui.empty_state(Icon::Dices, &tr::risk_empty(lang), Some(&tr::open_ranges(lang))) {
                assumptions.tab = Tab::Ranges;
                assumptions.tall = true;
            }
            return;
        }
        left_out(ui, view);
        let Some(made) = made else {
            let text = if view.session.task().is_some() { tr::risk_running(lang) } else { tr::risk_ready(lang) };
            ui.empty_state(Icon::Dices, &text, None);
            return;
        };
        ScrollArea::vertical().id_salt("risk").auto_shrink([false, false]).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            if !view.session.simulation_holds() {
                ui.section(|ui| {
                    ui.warning_line(&tr::risk_outdated(lang));
                });
            }
            percentiles(ui, view, made);
            ui.section(|ui| ui.txt_wrapped(Type::Caption, Ink::TextTertiary, tr::risk_sums(lang)));
            take_over(ui, view, made, &scenario.assumptions);
            drivers(ui, view, made);
        });
    }
}

/// Ranges that take part in no simulation, each with the reason.
fn left_out(ui: &mut Ui, view: &Planning<'_>) {
    if view.outlook.unused_ranges().next().is_none() {
        return;
    }
    ui.section(|ui| {
        for unused in view.outlook.unused_ranges() {
            ui.warning_line(&explain::unused_range(view.lang, view.catalog, unused));
        }
    });
}

fn percentiles(ui: &mut Ui, view: &Planning<'_>, made: &Simulated) {
    let lang = view.lang;
    let names = [tr::col_year(lang), tr::col_base(lang), "P50".to_owned(), "P80".to_owned(), "P95".to_owned()];
    let rows = made.years.iter().map(|(year, values)| (view.year(*year), *values, false));
    let rows: Vec<(String, Percentiles, bool)> = rows.chain([(tr::row_total(lang), made.total, true)]).collect();
    let height = size::TABLE_HEADER + ROW * rows.len() as f32;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let column = (rect.width() - 28.0) / names.len() as f32;
    let line = |index: usize| {
        let top = rect.top() + if index == 0 { 0.0 } else { size::TABLE_HEADER + ROW * (index as f32 - 1.0) };
        let height = if index == 0 { size::TABLE_HEADER } else { ROW };
        Rect::from_min_max(pos2(rect.left(), top), pos2(rect.right(), top + height))
    };
    let paint = |ui: &Ui, place: Rect, index: usize, role: Type, ink: Ink, text: &str| {
        let left = place.left() + size::PANE_LEFT + column * index as f32;
        let cell = Rect::from_min_max(pos2(left, place.top()), pos2(left + column - 6.0, place.bottom()));
        let align = if index == 0 { Align2::LEFT_CENTER } else { Align2::RIGHT_CENTER };
        paint_text(ui, cell, align, role, ink, text);
    };
    ui.painter().rect_filled(line(0), 0, ui.ink(Ink::Inset));
    pane_line(ui, line(0));
    for (index, name) in names.iter().enumerate() {
        paint(ui, line(0), index, Type::Dense, Ink::TextTertiary, name);
    }
    for (number, (name, values, sum)) in rows.iter().enumerate() {
        let place = line(number + 1);
        if *sum {
            ui.painter().rect_filled(place, 0, ui.ink(Ink::Inset));
        }
        pane_line(ui, place);
        let role = if *sum { Type::BodyBold } else { Type::Body };
        let texts = [values.base, values.p50, values.p80, values.p95].map(|value| view.whole(value));
        paint(ui, place, 0, role, Ink::TextPrimary, name);
        for (index, text) in texts.iter().enumerate() {
            paint(ui, place, index + 1, role, Ink::TextPrimary, text);
        }
    }
}

/// The button that makes the contingency what the simulation asks for.
fn take_over(ui: &mut Ui, view: &Planning<'_>, made: &Simulated, assumed: &Assumptions) {
    let lang = view.lang;
    let Request { seed, runs } = made.request;
    let source = tr::contingency_p80_source(lang, &view.number(u64::from(runs)), &seed.to_string());
    let fixed = FixedContingency { source, ..made.contingency(&view.plan.settings) };
    ui.section(|ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 10.0;
            let text = tr::contingency_p80(lang, &view.whole(fixed.amount.minor));
            let taken = assumed.contingency_amount.as_ref().is_some_and(|known| known.amount == fixed.amount);
            let possible = !taken && view.session.simulation_holds();
            if ui.add_enabled(possible, Button::new(Some(Icon::ShieldCheck), &text)).clicked() {
                let new = Assumptions { contingency_amount: Some(fixed), ..assumed.clone() };
                view.edit(Edit::SetAssumptions(Box::new(new)));
            }
            let note = if taken { tr::contingency_p80_taken(lang) } else { tr::contingency_p80_note(lang) };
            ui.txt_cut(Type::Dense, Ink::TextTertiary, note);
        });
    });
}

/// What moves the total, the strongest first.
fn drivers(ui: &mut Ui, view: &Planning<'_>, made: &Simulated) {
    let lang = view.lang;
    Pane::header(&tr::drivers(lang), &tr::drivers_note(lang)).show(ui, |_| {});
    let base = made.total.base;
    let reach = |swing: &Swing| swing.low.abs_diff(base).max(swing.high.abs_diff(base));
    let most = made.drivers.iter().map(reach).max().unwrap_or(1).max(1);
    for swing in &made.drivers {
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 30.0), Sense::hover());
        let name = explain::driver(lang, view.catalog, &swing.driver);
        let left = rect.left() + size::PANE_LEFT;
        let names = (rect.width() * 0.3).clamp(120.0, 260.0);
        let place = Rect::from_min_max(pos2(left, rect.top()), pos2(left + names - 8.0, rect.bottom()));
        paint_text(ui, place, Align2::LEFT_CENTER, Type::Dense, Ink::TextPrimary, &name);
        let room = Rect::from_min_max(pos2(left + names + 70.0, rect.top()), pos2(rect.right() - 90.0, rect.bottom()));
        let middle = room.center().x;
        let x = |value: i64| middle + room.width() / 2.0 * ((value - base) as f64 / most as f64) as f32;
        let bar = |from: f32, to: f32| {
            Rect::from_min_max(pos2(from.min(to), rect.center().y - 6.0), pos2(from.max(to), rect.center().y + 6.0))
        };
        ui.painter().rect_filled(bar(middle, x(swing.low)), 2, ui.ink(Ink::StateLine(State::Supported)));
        ui.painter().rect_filled(bar(middle, x(swing.high)), 2, ui.ink(Ink::Cost(Category::Labor)));
        ui.painter().vline(middle, rect.y_range(), Stroke::new(1.0, ui.ink(Ink::StrokeStrong)));
        let (low, high) = (view.signed(swing.low - base), view.signed(swing.high - base));
        let before = Rect::from_min_max(
            pos2(room.left() - 90.0, rect.top()),
            pos2(bar(middle, x(swing.low)).left() - 6.0, rect.bottom()),
        );
        paint_text(ui, before, Align2::RIGHT_CENTER, Type::Caption, Ink::TextSecondary, &low);
        let after = Rect::from_min_max(pos2(bar(middle, x(swing.high)).right() + 6.0, rect.top()), rect.max);
        paint_text(ui, after, Align2::LEFT_CENTER, Type::Caption, Ink::TextSecondary, &high);
        response.widget_info(|| {
            egui::WidgetInfo::labeled(egui::Role::Label, true, tr::driver_row(lang, &high, &low, &name))
        });
    }
}
