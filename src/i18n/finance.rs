//! What finance chooses from, in words: presets, methods of depreciation, low-value assets; and what comes of it.

use super::Lang;
use super::fmt::{date, fiscal_year, money, month, number, percent};
use super::tr::budget as tr;
use crate::model::FiscalCalendar;
use crate::plan::finance::{Finance, LowValueChoice, LowValueTreatment, Method};
use crate::plan::presets::{LifePreset, Presets};
use crate::plan::statement::{BookStep, StatementRow};

/// A method of depreciation; the key of a rule this program does not know.
#[must_use]
pub fn method(lang: Lang, method: &Method) -> String {
    let presets = Presets::builtin();
    match method {
        Method::StraightLine => tr::method_straight(lang),
        Method::Declining { rule, .. } => presets
            .declining(rule)
            .map_or_else(|| rule.clone(), |rule| lang.pick(&rule.title_en, &rule.title_de).to_owned()),
        Method::Table(key) => presets
            .table(key)
            .map_or_else(|| key.clone(), |table| lang.pick(&table.title_en, &table.title_de).to_owned()),
    }
}

/// A preset of a useful life.
#[must_use]
pub fn life(lang: Lang, life: &LifePreset) -> String {
    lang.pick(&life.title_en, &life.title_de).to_owned()
}

/// What is done with low-value assets; under the key of a rule this program does not know.
#[must_use]
pub fn low_value(lang: Lang, choice: &LowValueChoice) -> String {
    let rule = Presets::builtin().low_value(&choice.rule);
    let title = rule.map_or_else(|| choice.rule.clone(), |rule| lang.pick(&rule.title_en, &rule.title_de).to_owned());
    match choice.treatment {
        LowValueTreatment::Immediate => tr::low_value_now(lang, &title),
        LowValueTreatment::Pool => tr::low_value_pool(lang, &title),
    }
}

/// A row of cash, profit and loss.
#[must_use]
pub fn statement_row(lang: Lang, row: StatementRow) -> String {
    match row {
        StatementRow::Capex => tr::row_capex(lang),
        StatementRow::Opex => tr::row_opex(lang),
        StatementRow::Cash => tr::statement_cash_total(lang),
        StatementRow::Expense => tr::statement_expense(lang),
        StatementRow::Depreciation => tr::statement_depreciation(lang),
        StatementRow::LowValue => tr::statement_low_value(lang),
        StatementRow::WriteOff => tr::statement_write_off(lang),
        StatementRow::ProfitAndLoss => tr::statement_profit_total(lang),
    }
}

/// What such a row is made of, and by which rule.
#[must_use]
pub fn statement_why(lang: Lang, finance: &Finance, row: StatementRow) -> String {
    let text = tr::statement_why(lang, row.key());
    let rule = match row {
        StatementRow::Depreciation => finance.depreciation.as_ref().map(|chosen| method(lang, &chosen.method)),
        StatementRow::LowValue => finance.low_value.as_ref().map(|chosen| low_value(lang, chosen)),
        _ => None,
    };
    rule.map_or_else(|| text.clone(), |rule| format!("{text}: {rule}"))
}

/// One step from a purchase to what fiscal years are charged, with its numbers put in.
#[must_use]
pub fn book_step(lang: Lang, fiscal: FiscalCalendar, step: &BookStep) -> String {
    match step {
        BookStep::Cost { quantity: 0, ready, cost } => {
            tr::book_cost_other(lang, &money(lang, *cost), &date(lang, *ready))
        }
        BookStep::Cost { quantity, ready, cost } => {
            tr::book_cost(lang, &money(lang, *cost), *quantity, &date(lang, *ready), &number(lang, *quantity))
        }
        BookStep::LowValue { choice, unit_net, limit } => {
            tr::book_low_value(lang, &money(lang, *limit), &low_value(lang, choice), &money(lang, *unit_net))
        }
        BookStep::Open => tr::note_no_method(lang),
        BookStep::Residual { share, base } => tr::book_residual(lang, &money(lang, *base), &percent(lang, *share)),
        BookStep::Spread { method: chosen, months: Some(months), first } => {
            tr::book_spread(lang, &method(lang, chosen), &month(lang, *first), &number(lang, u64::from(*months)))
        }
        BookStep::Spread { method: chosen, months: None, .. } => method(lang, chosen),
        BookStep::Charge { year, months, amount } => {
            let (year, amount) = (fiscal_year(lang, fiscal, *year), money(lang, *amount));
            match months {
                Some(months) => tr::book_charge_months(lang, &amount, u64::from(*months), &year),
                None => tr::book_charge(lang, &amount, &year),
            }
        }
        BookStep::GivenUp { devices, cost, life, book_value } => {
            let (life, number) = (number(lang, u64::from(*life)), number(lang, *devices));
            tr::book_given_up(lang, &money(lang, *cost), *devices, &life, &number, &money(lang, *book_value))
        }
        BookStep::UnknownPurchase { devices } => tr::note_unknown_purchases(lang, *devices),
    }
}
