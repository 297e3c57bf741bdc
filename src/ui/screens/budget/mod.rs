//! Budget: what every fiscal year costs, how the scenarios compare, and the assumptions behind it.

mod assumptions;
mod cell;
mod chart;
mod compare;
mod finance;
mod fix;
mod licenses;
mod open;
mod prices;
mod ranges;
mod risk;
mod scenarios;
mod statement;
mod table;

use egui::{Rect, Sense, Stroke, Ui, UiBuilder};
use lucide_icons::Icon;

use crate::chart::Ink;
use crate::i18n::tr::budget as tr;
use crate::plan::budget::{Grouping, RowKey};
use crate::session::{Command, ExportKind, Screen};
use crate::ui::cx::Cx;
use crate::ui::planning::Planning;
use crate::ui::theme::size;
use crate::ui::widgets::{Button, MenuItem, Pane, UiExt as _};

/// Currencies offered besides those the plan has already.
const CURRENCIES: [&str; 8] = ["EUR", "USD", "CHF", "GBP", "SEK", "DKK", "PLN", "CZK"];

/// A cell of table and chart: fiscal year by index and row.
type At = (usize, RowKey);

/// The budget screen: what is looked at. The amounts are in the session.
#[derive(Debug, Default)]
pub struct BudgetScreen {
    grouping: Grouping,
    /// The cell under the pointer, in the table or in the chart.
    hovered: Option<At>,
    /// The amount being typed into a cell.
    typing: Option<fix::Typing>,
    assumptions: assumptions::AssumptionsView,
    mode: Mode,
    scenarios: scenarios::ScenariosView,
    risk: risk::RiskView,
}

/// What is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
enum Mode {
    #[default]
    Years,
    Statement,
    Licenses,
    Scenarios,
    Risk,
}

const MODES: [Mode; 5] = [Mode::Years, Mode::Statement, Mode::Licenses, Mode::Scenarios, Mode::Risk];

const GROUPINGS: [Grouping; 5] =
    [Grouping::Category, Grouping::Class, Grouping::Site, Grouping::CostCenter, Grouping::Spending];
/// Width of the pane that compares scenarios.
const COMPARE: f32 = 304.0;

impl BudgetScreen {
    /// Shows it.
    pub fn show(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let view = Planning::new(cx);
        ui.spacing_mut().item_spacing.y = 0.0;
        let lang = view.lang;
        Pane::screen(&tr::title(lang), &note(&view)).show(ui, |ui| self.controls(ui, &view));
        let budget = &view.outlook.budget;
        if view.empty() || (budget.lines.is_empty() && budget.missing.is_empty()) {
            if ui.empty_state(Icon::Coins, &tr::empty(lang), Some(&tr::empty_button(lang))) {
                view.send(Command::Show(Screen::Strategy));
            }
            return;
        }
        let room = ui.available_rect_before_wrap();
        let share = if self.assumptions.tall { room.height() * 0.62 } else { (room.height() * 0.34).min(236.0) };
        let below = share.max(150.0);
        let split = room.bottom() - below;
        let upper = room.with_max_y(split);
        let compare = if room.width() > 820.0 { COMPARE } else { 0.0 };
        let left = upper.with_max_x(upper.right() - compare);
        let line = Stroke::new(1.0, ui.ink(Ink::StrokeDefault));
        match self.mode {
            Mode::Years => {
                self.costs(&mut pane(ui, "costs", left), &view, left);
                if compare > 0.0 {
                    ui.painter().vline(left.right(), upper.y_range(), line);
                    let right = upper.with_min_x(left.right() + 1.0);
                    compare::show(&mut pane(ui, "compare", right), &view);
                }
            }
            Mode::Statement => {
                statement::show(&mut pane(ui, "statement", upper), &view, &mut self.assumptions);
            }
            Mode::Licenses => licenses::show(&mut pane(ui, "licenses", upper), &view),
            Mode::Scenarios => self.scenarios.show(&mut pane(ui, "scenarios", upper), &view),
            Mode::Risk => self.risk.show(&mut pane(ui, "risk", upper), &view, &mut self.assumptions),
        }
        ui.painter().hline(room.x_range(), split, line);
        let lower = room.with_min_y(split + 1.0);
        assumptions::show(&mut pane(ui, "assumptions", lower), &view, &mut self.assumptions);
        ui.advance_cursor_after_rect(room);
    }

    /// The controls in the head, from right to left.
    fn controls(&mut self, ui: &mut Ui, view: &Planning<'_>) {
        let lang = view.lang;
        let export = tr::export(lang);
        let button = Button::new(Some(Icon::FileSpreadsheet), &export);
        if ui.add_enabled(!view.empty(), button).clicked() {
            view.send(Command::Export(ExportKind::Xlsx));
        }
        if self.mode == Mode::Years {
            self.groupings(ui, view);
        }
        let names = MODES.map(|mode| mode_name(view, mode));
        let now = MODES.iter().position(|mode| *mode == self.mode).unwrap_or(0);
        let text = names.get(now).cloned().unwrap_or_default();
        ui.dropdown(Button::new(Some(Icon::Eye), &text).name(&tr::mode(lang, &text)), |ui| {
            for (index, (mode, text)) in MODES.into_iter().zip(&names).enumerate() {
                if ui.add(MenuItem { checked: index == now, ..MenuItem::new(None, text) }).clicked() {
                    self.mode = mode;
                    ui.close();
                }
            }
        });
    }

    /// What the rows of the table are.
    fn groupings(&mut self, ui: &mut Ui, view: &Planning<'_>) {
        let lang = view.lang;
        let names = GROUPINGS.map(|grouping| grouping_name(view, grouping));
        let at = GROUPINGS.iter().position(|grouping| *grouping == self.grouping).unwrap_or(0);
        let words: f32 = names
            .iter()
            .map(|name| crate::chart::metrics::text_width(crate::chart::Face::Regular, 12.0, name) + 20.0)
            .sum();
        if ui.max_rect().width() > words + 470.0 {
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            if let Some(chosen) = ui.segmented(&tr::by(lang), &names, at) {
                self.grouping = GROUPINGS.get(chosen).copied().unwrap_or_default();
            }
            return;
        }
        let text = names.get(at).cloned().unwrap_or_default();
        ui.dropdown(Button::new(Some(Icon::Rows3), &text).name(&tr::by(lang)), |ui| {
            for (index, (grouping, text)) in GROUPINGS.into_iter().zip(&names).enumerate() {
                if ui.add(MenuItem { checked: index == at, ..MenuItem::new(None, text) }).clicked() {
                    self.grouping = grouping;
                    ui.close();
                }
            }
        });
    }

    /// The chart over the table; what does not fit scrolls.
    fn costs(&mut self, ui: &mut Ui, view: &Planning<'_>, room: Rect) {
        let lang = view.lang;
        let rows = view.outlook.budget.rows(self.grouping);
        let wanted = table::height(rows.len());
        let chart_height = (room.height() - size::PANE_HEADER - wanted).clamp(130.0, 360.0);
        let width = room.width().max(table::least_width(view.outlook.budget.years.len()));
        egui::ScrollArea::both().auto_shrink([false, false]).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.set_min_width(width);
            Pane::header(&tr::chart(lang), &counts_from(view))
                .show(ui, |ui| open::show(ui, view, &mut self.assumptions));
            let hovered = self.hovered.take();
            let in_chart = chart::show(ui, view, self.grouping, hovered.as_ref(), (width, chart_height));
            let rest = room.height() - size::PANE_HEADER - chart_height - wanted;
            ui.allocate_exact_size(egui::vec2(1.0, rest.max(0.0)), Sense::hover());
            let in_table = table::show(ui, view, self.grouping, &rows, hovered.as_ref(), &mut self.typing);
            self.hovered = in_chart.or(in_table);
            if self.hovered != hovered {
                ui.request_repaint();
            }
        });
    }
}

/// What is looked at, in words.
fn mode_name(view: &Planning<'_>, mode: Mode) -> String {
    let lang = view.lang;
    match mode {
        Mode::Years => tr::mode_years(lang),
        Mode::Statement => tr::mode_statement(lang),
        Mode::Licenses => tr::mode_licenses(lang),
        Mode::Scenarios => tr::mode_scenarios(lang),
        Mode::Risk => tr::mode_risk(lang),
    }
}

/// What the rows are, in words.
fn grouping_name(view: &Planning<'_>, grouping: Grouping) -> String {
    let lang = view.lang;
    match grouping {
        Grouping::Category => tr::by_category(lang),
        Grouping::Class => tr::by_class(lang),
        Grouping::Site => tr::by_site(lang),
        Grouping::CostCenter => tr::by_cost_center(lang),
        Grouping::Spending => tr::by_spending(lang),
    }
}

/// The first year of a plan seldom counts in full.
fn counts_from(view: &Planning<'_>) -> String {
    let day = view.session.today();
    let calendar = view.calendar();
    let year = calendar.year_of(day);
    if calendar.first_day(year) == day {
        return String::new();
    }
    tr::counts_from(view.lang, &view.date(day), &view.year(year))
}

fn pane(ui: &mut Ui, salt: &str, rect: Rect) -> Ui {
    let mut child = ui.new_child(UiBuilder::new().id_salt(salt).max_rect(rect));
    child.set_clip_rect(rect.intersect(ui.clip_rect()));
    child.spacing_mut().item_spacing.y = 0.0;
    child
}

fn note(view: &Planning<'_>) -> String {
    let settings = &view.plan.settings;
    let calendar = settings.fiscal;
    let first = calendar.first_day(calendar.year_of(view.session.as_of()));
    let start = match view.lang {
        crate::i18n::Lang::En => {
            format!("{} {}", first.day_of_month(), crate::i18n::fmt::month_name(view.lang, first.month()))
        }
        crate::i18n::Lang::De => {
            format!("{}. {}", first.day_of_month(), crate::i18n::fmt::month_name(view.lang, first.month()))
        }
    };
    let currency = settings.currency.to_string();
    let with_vat = settings.vat_rate.is_some() && settings.vat_recoverable < rust_decimal::Decimal::ONE;
    if with_vat { tr::note_vat(view.lang, &currency, &start) } else { tr::note(view.lang, &currency, &start) }
}
