//! The inspector of a figure beside the budget: what it counts or adds up.

use std::sync::Arc;

use egui::Ui;
use lucide_icons::Icon;
use rust_decimal::Decimal;

use super::common;
use crate::chart::Ink;
use crate::i18n::{fmt, tr::budget as words, tr::inspector as tr};
use crate::model::FiscalYear;
use crate::plan::State;
use crate::plan::budget::{PresentValue, YearWorth};
use crate::session::{Figure, Selection};
use crate::ui::cx::Cx;
use crate::ui::planning::Planning;
use crate::ui::screens::{certificates, inspector_head};
use crate::ui::theme::Type;
use crate::ui::widgets::UiExt as _;

pub(super) fn show(ui: &mut Ui, cx: &Cx<'_>, view: &Planning<'_>, figure: Figure) -> Option<()> {
    let lang = view.lang;
    let outlook = view.outlook;
    let (_, end) = outlook.span?;
    let last = view.date(end);
    let worth = matches!(figure, Figure::PresentValue | Figure::AnnualCost).then(|| worth(ui, view)).flatten();
    let incomplete = outlook.budget.incomplete(None);
    let day = view.date(view.session.today());
    let (name, value, why) = match figure {
        Figure::Cumulative(year) => {
            let name = format!("{}, {}", tr::figure_cumulative(lang), view.year(year));
            let open = outlook.budget.incomplete_in(None, Some(year));
            (name, view.exact_or_more(up_to(view, year), open), tr::figure_cumulative_why(lang))
        }
        Figure::Replaced => {
            let count = view.number(outlook.replaced_at_end());
            (words::compare_replaced(lang), count, tr::figure_replaced_why(lang, &last))
        }
        Figure::Unsupported => {
            let count = view.number(outlook.headline().at_end);
            (words::compare_unsupported(lang), count, tr::figure_unsupported_why(lang, &last))
        }
        Figure::DeviceMonths => {
            let months = view.number(outlook.exposure.total_device_months());
            (words::compare_months(lang), months, tr::figure_months_why(lang, &last))
        }
        Figure::CertificateEvents => {
            let events = view.number(outlook.exposure.breaks.len() as u64);
            (words::compare_breaks(lang), events, tr::figure_events_why(lang, &last))
        }
        Figure::PhonesReached => {
            let phones = view.number(outlook.exposure.phone_events());
            (words::compare_reached(lang), phones, tr::figure_events_why(lang, &last))
        }
        Figure::DropOffs => {
            let phones = view.number(outlook.exposure.drop_offs());
            (words::compare_drops(lang), phones, tr::figure_events_why(lang, &last))
        }
        Figure::PresentValue | Figure::AnnualCost => {
            let yearly = figure == Figure::AnnualCost;
            let known = worth.as_ref().map(|worth| worth.all);
            let rate = known.map(|worth| fmt::percent(lang, worth.rate)).unwrap_or_default();
            let why = match (known, yearly) {
                (None, _) => tr::figure_no_rate(lang),
                (Some(_), false) => words::compare_worth_why(lang, &day, &rate),
                (Some(_), true) => words::compare_yearly_why(lang, &day, &rate),
            };
            let name = if yearly { words::compare_yearly(lang) } else { words::compare_worth(lang, &day) };
            let amount = known.map(|worth| if yearly { worth.yearly } else { worth.value });
            let text = amount.map_or_else(|| fmt::DASH.to_owned(), |minor| view.exact_or_more(minor, incomplete));
            (name, text, why)
        }
    };
    let scenario = view.scenario().map(|scenario| scenario.name.clone()).unwrap_or_default();
    inspector_head(ui, cx, &name, &scenario, |ui| {
        ui.add_space(2.0);
        ui.txt(Type::Display, Ink::TextPrimary, value);
    });
    ui.section(|ui| {
        ui.section_title(Some(Icon::Lightbulb), &tr::why_amount(lang));
        ui.code_box(|ui| ui.txt_wrapped(Type::Dense, Ink::TextPrimary, why));
        ui.add_space(4.0);
        match figure {
            Figure::Cumulative(year) => years(ui, view, year),
            Figure::DeviceMonths => months(ui, view),
            Figure::CertificateEvents | Figure::PhonesReached | Figure::DropOffs => events(ui, view),
            Figure::PresentValue => worth_by_year(ui, view, worth.as_ref()),
            Figure::AnnualCost => yearly(ui, view, worth.as_ref()),
            Figure::Replaced | Figure::Unsupported => {}
        }
    });
    let state = match figure {
        Figure::Replaced => State::Replaced,
        Figure::Unsupported => State::Unsupported,
        _ => return Some(()),
    };
    let lanes = outlook.lanes_in(state, end);
    if !lanes.is_empty() {
        common::lanes(ui, view, &lanes);
    }
    Some(())
}

/// What is spent up to the end of a fiscal year.
fn up_to(view: &Planning<'_>, year: FiscalYear) -> i64 {
    let budget = &view.outlook.budget;
    let at = budget.years.iter().position(|own| *own == year);
    at.and_then(|at| budget.cumulative().get(at).copied()).unwrap_or(0)
}

/// The present value, and what the payments of each year add to it.
#[derive(Clone)]
struct Worth {
    all: PresentValue,
    years: Arc<[YearWorth]>,
}

fn worth(ui: &Ui, view: &Planning<'_>) -> Option<Worth> {
    view.kept(ui, "worth", (), || {
        let all = view.outlook.present_value(view.plan)?;
        let years = view.outlook.budget.worth_by_year(all.base, all.rate, view.calendar()).ok()?;
        Some(Worth { all, years: years.into() })
    })
}

/// The years that are added up; each leads to its own sum.
fn years(ui: &mut Ui, view: &Planning<'_>, last: FiscalYear) {
    let budget = &view.outlook.budget;
    for (column, year) in budget.years.iter().enumerate().filter(|(_, year)| **year <= last) {
        let amount = view.exact(budget.year_total(*year));
        if common::link_row(ui, &view.year(*year), &amount) {
            view.select(Selection::Cell(Some(column), None));
        }
    }
    ui.separator();
    ui.key_number(&tr::sum(view.lang), &view.exact(up_to(view, last)));
}

fn months(ui: &mut Ui, view: &Planning<'_>) {
    let exposure = &view.outlook.exposure;
    for (year, months) in &exposure.device_months {
        ui.key_number(&view.year(*year), &view.number(*months));
    }
    ui.separator();
    ui.key_number(&tr::sum(view.lang), &view.number(exposure.total_device_months()));
}

/// The events by day; each leads to whom it touches.
fn events(ui: &mut Ui, view: &Planning<'_>) {
    for reached in &view.outlook.exposure.breaks {
        let Some(event) = view.outlook.events.get(reached.event) else { continue };
        let name = format!("{}, {}", view.date(reached.day), certificates::event_title(view, event.event));
        if common::link_row(ui, &name, &view.number(reached.devices)) {
            view.select(Selection::Event(reached.event));
        }
        if reached.drops > 0 {
            ui.txt(Type::Caption, Ink::StateText(State::Unsupported), tr::figure_drops(view.lang, reached.drops));
        }
    }
    let exposure = &view.outlook.exposure;
    ui.separator();
    ui.key_number(&words::compare_reached(view.lang), &view.number(exposure.phone_events()));
    ui.key_number(&words::compare_drops(view.lang), &view.number(exposure.drop_offs()));
}

fn worth_by_year(ui: &mut Ui, view: &Planning<'_>, worth: Option<&Worth>) {
    let Some(worth) = worth else { return };
    for own in worth.years.iter() {
        let name = format!("{}, {}", view.year(own.year), tr::figure_worth_of(view.lang, &view.exact(own.paid)));
        ui.key_number(&name, &view.exact(own.worth));
    }
    ui.separator();
    ui.key_number(&tr::sum(view.lang), &view.exact(worth.all.value));
}

fn yearly(ui: &mut Ui, view: &Planning<'_>, worth: Option<&Worth>) {
    let Some(Worth { all: worth, .. }) = worth else { return };
    let (value, years) = (view.exact(worth.value), view.number(u64::from(worth.years)));
    let formula = if worth.rate == Decimal::ZERO {
        tr::figure_yearly_flat(view.lang, &value, &years)
    } else {
        tr::figure_yearly_formula(view.lang, &fmt::percent(view.lang, worth.rate), &value, &years)
    };
    ui.code_box(|ui| ui.txt_wrapped(Type::Dense, Ink::TextPrimary, formula));
    let name = words::compare_worth(view.lang, &view.date(worth.base));
    if common::link_row(ui, &name, &value) {
        view.select(Selection::Figure(Figure::PresentValue));
    }
    ui.key_number(&words::compare_yearly(view.lang), &view.exact(worth.yearly));
}
