//! Budget: what every fiscal year costs, how the scenarios compare, and the assumptions behind it.

mod assumptions;
mod compare;
mod table;

use egui::{Rect, Sense, Stroke, Ui, UiBuilder, vec2};
use lucide_icons::Icon;

use crate::chart::budget::{self as charts, BarsView};
use crate::chart::{Ink, Target};
use crate::i18n::tr::budget as tr;
use crate::plan::Category;
use crate::plan::budget::Grouping;
use crate::session::{Command, ExportKind, Screen, Selection};
use crate::ui::cx::Cx;
use crate::ui::planning::Planning;
use crate::ui::scene;
use crate::ui::theme::size;
use crate::ui::widgets::{Button, Pane, UiExt as _};

/// The budget screen.
#[derive(Debug, Default)]
pub struct BudgetScreen {
    grouping: Grouping,
}

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
        Pane::screen(&tr::title(lang), &note(&view)).show(ui, |ui| {
            let export = tr::export(lang);
            let button = Button::new(Some(Icon::FileSpreadsheet), &export);
            if ui.add_enabled(!view.empty(), button).clicked() {
                view.send(Command::Export(ExportKind::Xlsx));
            }
            let names = [
                tr::by_category(lang),
                tr::by_class(lang),
                tr::by_site(lang),
                tr::by_cost_center(lang),
                tr::by_spending(lang),
            ];
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            let at = GROUPINGS.iter().position(|grouping| *grouping == self.grouping).unwrap_or(0);
            if let Some(chosen) = ui.segmented(&tr::by(lang), &names, at) {
                self.grouping = GROUPINGS.get(chosen).copied().unwrap_or_default();
            }
        });
        let budget = &view.outlook.budget;
        if view.empty() || (budget.lines.is_empty() && budget.missing.is_empty()) {
            if ui.empty_state(Icon::Coins, &tr::empty(lang), Some(&tr::empty_button(lang))) {
                view.send(Command::Show(Screen::Strategy));
            }
            return;
        }
        let room = ui.available_rect_before_wrap();
        let below = (room.height() * 0.34).clamp(150.0, 236.0);
        let split = room.bottom() - below;
        let upper = room.with_max_y(split);
        let compare = if room.width() > 820.0 { COMPARE } else { 0.0 };
        let left = upper.with_max_x(upper.right() - compare);
        let line = Stroke::new(1.0, ui.ink(Ink::StrokeDefault));
        self.costs(&mut pane(ui, "costs", left), &view, left);
        if compare > 0.0 {
            ui.painter().vline(left.right(), upper.y_range(), line);
            let right = upper.with_min_x(left.right() + 1.0);
            compare::show(&mut pane(ui, "compare", right), &view);
        }
        ui.painter().hline(room.x_range(), split, line);
        let lower = room.with_min_y(split + 1.0);
        assumptions::show(&mut pane(ui, "assumptions", lower), &view);
        ui.advance_cursor_after_rect(room);
    }

    /// The chart over the table; what does not fit scrolls.
    fn costs(&self, ui: &mut Ui, view: &Planning<'_>, room: Rect) {
        let rows = view.outlook.budget.rows(self.grouping);
        let wanted = table::height(rows.len());
        let chart_height = (room.height() - size::PANE_HEADER - wanted).clamp(130.0, 360.0);
        egui::ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            Pane::header(&tr::chart(view.lang), "").show(ui, |_| {});
            chart(ui, view, room.width(), chart_height);
            let rest = room.height() - size::PANE_HEADER - chart_height - wanted;
            ui.allocate_exact_size(vec2(1.0, rest.max(0.0)), Sense::hover());
            table::show(ui, view, self.grouping, &rows);
        });
    }
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

fn chart(ui: &mut Ui, view: &Planning<'_>, width: f32, height: f32) {
    let selected = match view.session.selection() {
        Selection::Cell(Some(year), Some(category)) => {
            Category::ALL.iter().position(|known| known == category).map(|category| (*year, category))
        }
        _ => None,
    };
    let bars = BarsView { selected, legend: width > 460.0, years: true };
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.add_space(size::PANE_LEFT);
        let inner = (width - size::PANE_LEFT - size::PANE_RIGHT, height);
        let drawn = charts::bars(view.outlook, view.plan, view.lang, &bars, inner);
        let output = scene::show(ui, &tr::chart_name(view.lang), &drawn);
        if let Some(hit) = output.hit(&drawn) {
            egui::Tooltip::always_open(
                ui.ctx().clone(),
                ui.layer_id(),
                ui.scope_id().with("bar-tip"),
                egui::PopupAnchor::Pointer,
            )
            .gap(12.0)
            .show(|ui| ui.txt(crate::ui::theme::Type::Dense, Ink::TextPrimary, &hit.label));
        }
        match output.clicked {
            Some(Target::Cell(year, category)) => {
                view.select(Selection::Cell(Some(year), Category::ALL.get(category).copied()));
            }
            Some(Target::Year(year)) => view.select(Selection::Cell(Some(year), None)),
            _ => {}
        }
    });
}
