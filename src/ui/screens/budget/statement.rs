//! Cash and profit and loss side by side, and how they come together.

use std::sync::Arc;

use egui::{Align2, Rect, Role, ScrollArea, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::assumptions::{AssumptionsView, Tab};
use crate::chart::Ink;
use crate::i18n::{explain, finance as words, fmt, tr::budget as tr};
use crate::plan::statement::{Statement, statement};
use crate::plan::{Outlook, State};
use crate::ui::planning::Planning;
use crate::ui::theme::{Type, size};
use crate::ui::widgets::{Pane, UiExt as _, paint_text, pane_line};

const ROW: f32 = 27.0;

/// The statement of the outlook on screen.
#[derive(Debug, Default)]
pub(super) struct StatementView {
    kept: Option<(Arc<Outlook>, Option<Arc<Statement>>)>,
}

/// A row of the table.
struct Row<'a> {
    name: String,
    /// What it is made of: a key of the sentences that say so; empty for titles.
    why: &'static str,
    amounts: &'a [i64],
    sum: bool,
    title: bool,
}

impl StatementView {
    fn statement(&mut self, view: &Planning<'_>) -> Option<Arc<Statement>> {
        if let Some((outlook, made)) = &self.kept
            && Arc::ptr_eq(outlook, view.outlook)
        {
            return made.clone();
        }
        let made = statement(view.plan, view.outlook).ok().map(Arc::new);
        self.kept = Some((Arc::clone(view.outlook), made.clone()));
        made
    }

    pub fn show(&mut self, ui: &mut Ui, view: &Planning<'_>, assumptions: &mut AssumptionsView) {
        let lang = view.lang;
        let Some(made) = self.statement(view) else {
            ui.section(|ui| ui.error_line(&tr::statement_too_large(lang)));
            return;
        };
        ScrollArea::vertical().id_salt("statement").auto_shrink([false, false]).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            Pane::header(&tr::mode_statement(lang), &tr::statement_note(lang)).show(ui, |_| {});
            table(ui, view, &made);
            reconciliation(ui, view, &made);
            notes(ui, view, &made, assumptions);
        });
    }
}

fn table(ui: &mut Ui, view: &Planning<'_>, made: &Statement) {
    let lang = view.lang;
    let row = |name, why, amounts| Row { name, why, amounts, sum: false, title: false };
    let title = |name| Row { name, why: "", amounts: &[], sum: false, title: true };
    let rows = [
        title(tr::statement_cash(lang)),
        row(tr::row_capex(lang), "capex", &made.capex),
        row(tr::row_opex(lang), "opex", &made.opex),
        Row { sum: true, ..row(tr::statement_cash_total(lang), "cash", &made.cash) },
        title(tr::statement_profit(lang)),
        row(tr::statement_expense(lang), "expense", &made.expense),
        row(tr::statement_depreciation(lang), "depreciation", &made.depreciation),
        row(tr::statement_low_value(lang), "low-value", &made.low_value),
        row(tr::statement_write_off(lang), "write-off", &made.write_off),
        Row { sum: true, ..row(tr::statement_profit_total(lang), "profit", &made.profit_and_loss) },
    ];
    let height = size::TABLE_HEADER + ROW * rows.len() as f32;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let columns = made.years.len() + 1;
    let left = rect.left() + size::PANE_LEFT;
    let names = (rect.width() * 0.28).clamp(150.0, 240.0);
    let column = ((rect.width() - 28.0 - names) / columns as f32).max(58.0);
    let cell = |place: Rect, index: usize| {
        let from = left + names + column * index as f32;
        Rect::from_min_max(pos2(from, place.top()), pos2(from + column - 6.0, place.bottom()))
    };
    let head = rect.with_max_y(rect.top() + size::TABLE_HEADER);
    ui.painter().rect_filled(head, 0, ui.ink(Ink::Inset));
    ui.painter().hline(head.x_range(), head.top(), Stroke::new(1.0, ui.ink(Ink::StrokeDefault)));
    pane_line(ui, head);
    for (index, year) in made.years.iter().enumerate() {
        paint_text(ui, cell(head, index), Align2::RIGHT_CENTER, Type::Dense, Ink::TextTertiary, &view.year(*year));
    }
    let all = cell(head, made.years.len());
    paint_text(ui, all, Align2::RIGHT_CENTER, Type::Dense, Ink::TextTertiary, &tr::col_total(lang));
    for (index, row) in rows.iter().enumerate() {
        let top = rect.top() + size::TABLE_HEADER + ROW * index as f32;
        let place = Rect::from_min_max(pos2(rect.left(), top), pos2(rect.right(), top + ROW));
        if row.title || row.sum {
            ui.painter().rect_filled(place, 0, ui.ink(Ink::Inset));
        }
        pane_line(ui, place);
        let role = if row.title || row.sum { Type::BodyBold } else { Type::Body };
        let name = Rect::from_min_max(pos2(left, top), pos2(left + names - 6.0, top + ROW));
        paint_text(ui, name, Align2::LEFT_CENTER, role, Ink::TextPrimary, &row.name);
        if !row.why.is_empty() {
            let response = ui.interact(place, ui.scope_id().with(("statement-row", index)), Sense::hover());
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &row.name));
            response.on_hover_text(why(view, row.why));
        }
        let sum = row.amounts.iter().fold(0_i64, |sum, amount| sum.saturating_add(*amount));
        let amounts = row.amounts.iter().copied().chain((!row.title).then_some(sum));
        for (column, amount) in amounts.enumerate() {
            let text = if amount == 0 { fmt::DASH.to_owned() } else { view.whole(amount) };
            let bold = row.sum || column == row.amounts.len();
            let role = if bold { Type::BodyBold } else { Type::Body };
            let ink = if amount == 0 { Ink::TextTertiary } else { Ink::TextPrimary };
            paint_text(ui, cell(place, column), Align2::RIGHT_CENTER, role, ink, &text);
        }
    }
}

/// What a row is made of.
fn why(view: &Planning<'_>, row: &str) -> String {
    let lang = view.lang;
    let text = tr::statement_why(lang, row);
    let finance = &view.plan.finance;
    let rule = match row {
        "depreciation" => finance.depreciation.as_ref().map(|chosen| words::method(lang, &chosen.method)),
        "low-value" => finance.low_value.as_ref().map(|chosen| words::low_value(lang, chosen)),
        _ => None,
    };
    rule.map_or_else(|| text.clone(), |rule| format!("{text}: {rule}"))
}

/// Cash and what old phones leave on the books equal profit and loss and what new ones leave there.
fn reconciliation(ui: &mut Ui, view: &Planning<'_>, made: &Statement) {
    let lang = view.lang;
    let sums = made.reconciliation();
    ui.section(|ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 8.0;
            let even = sums.difference() == 0;
            let (state, word) = if even {
                (State::Supported, tr::reconciled(lang))
            } else {
                (State::Unsupported, tr::reconciled_not(lang, &view.whole(sums.difference())))
            };
            ui.state_word(state, &word);
            ui.txt(
                Type::Dense,
                Ink::TextSecondary,
                tr::reconciliation(
                    lang,
                    &view.whole(sums.cash),
                    &view.whole(sums.profit_and_loss),
                    &view.whole(sums.residual),
                    &view.whole(sums.write_off),
                ),
            );
        });
    });
}

fn notes(ui: &mut Ui, view: &Planning<'_>, made: &Statement, assumptions: &mut AssumptionsView) {
    let lang = view.lang;
    if made.notes.is_empty() {
        return;
    }
    ui.section(|ui| {
        for note in &made.notes {
            let text = explain::statement_note(lang, view.plan.settings.fiscal, note);
            ui.warning_line(&text);
        }
        if ui.link_text(&tr::open_finance(lang)).clicked() {
            assumptions.tab = Tab::Finance;
            assumptions.tall = true;
        }
    });
}
