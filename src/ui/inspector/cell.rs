//! The inspector of a budget cell: "Why this amount?".

use std::sync::Arc;

use egui::Ui;
use lucide_icons::Icon;
use rust_decimal::Decimal;

use super::common;
use crate::catalog::SourceId;
use crate::chart::Ink;
use crate::i18n::explain;
use crate::i18n::{fmt, tr::inspector as tr};
use crate::model::FiscalYear;
use crate::plan::budget::{How, RowKey};
use crate::plan::groups::{Entries, Group};
use crate::plan::{BudgetLine, Category, Origin, State, Step};
use crate::session::{Edit, Selection};
use crate::ui::cx::Cx;
use crate::ui::planning::{Planning, words};
use crate::ui::screens::inspector_head;
use crate::ui::theme::Type;
use crate::ui::widgets::UiExt as _;

/// Lines explained one by one; the rest is summed up.
pub(super) const SHOWN: usize = 12;
/// Sites and cost centers of an entry shown one by one.
const PAYERS: usize = 6;

pub(super) fn show(ui: &mut Ui, cx: &Cx<'_>, view: &Planning<'_>, year: Option<usize>, row: Option<&RowKey>) {
    let lang = view.lang;
    let budget = &view.outlook.budget;
    let fiscal_year = year.and_then(|year| budget.years.get(year)).copied();
    let what = row.map_or_else(|| tr::cell_all(lang), |row| explain::budget_row(lang, row));
    let when = fiscal_year.map_or_else(|| tr::cell_all_years(lang), |year| view.year(year));
    let made = view.kept(ui, "cell", (year, row), || {
        let lines = match row {
            Some(row) => budget.lines_in(fiscal_year, row),
            None => budget.lines_of(fiscal_year, None),
        };
        Arc::new(Entries::of(budget, &lines))
    });
    let sum = budget.sum_of(fiscal_year, row);
    let category = match row {
        Some(RowKey::Category(category)) => Some(*category),
        _ => None,
    };
    let scenario = view.scenario().map(|scenario| scenario.name.clone()).unwrap_or_default();
    let incomplete = budget.incomplete(category);
    inspector_head(ui, cx, &format!("{what}, {when}"), &scenario, |ui| {
        ui.add_space(2.0);
        ui.txt(Type::Display, Ink::TextPrimary, view.exact_or_more(sum, incomplete));
    });
    if incomplete {
        ui.section(|ui| ui.warning_line(&tr::cell_missing(lang)));
    }
    let groups = &made.groups;
    ui.section(|ui| {
        ui.section_title(Some(Icon::Lightbulb), &tr::why_amount(lang));
        if groups.is_empty() {
            ui.txt_wrapped(Type::Dense, Ink::TextSecondary, tr::cell_empty(lang));
        } else {
            ui.code_box(|ui| ui.txt_wrapped(Type::Dense, Ink::TextPrimary, formula(view, row)));
            ui.add_space(4.0);
        }
        entries(ui, view, groups, category.is_none());
        if groups.len() > 1 {
            ui.separator();
            ui.key_number(&tr::sum(lang), &view.exact_or_more(sum, incomplete));
        }
    });
    if let (Some(year), Some(category)) = (fiscal_year, category)
        && view
            .scenario()
            .is_some_and(|own| own.fixed.iter().any(|cell| (cell.year, cell.category) == (year, category)))
        && common::buttons(ui, &[(Icon::Undo2, tr::unfix(lang))]).is_some()
    {
        view.edit(Edit::FixCell(year, category, None));
    }
    ceiling(ui, view, fiscal_year, row);
    inputs(ui, view, &made.prices);
    what_if(ui, view, fiscal_year, row);
}

/// What is added up, in words.
fn formula(view: &Planning<'_>, row: Option<&RowKey>) -> String {
    let lang = view.lang;
    match row {
        Some(RowKey::Category(category)) => tr::formula(lang, category.key()),
        Some(_) => tr::formula(lang, "rows"),
        None => tr::formula(lang, "all"),
    }
}

/// The largest groups one by one, the rest as a sum; with their categories where there are several.
pub(super) fn entries(ui: &mut Ui, view: &Planning<'_>, groups: &[Group], categories: bool) {
    let shown = common::shown(ui, view, 0, SHOWN);
    for (index, group) in groups.iter().take(shown).enumerate() {
        entry(ui, view, group, index, categories);
    }
    common::rest(ui, view, 0, groups.iter().skip(shown).map(|group| group.amount));
}

/// Lines that differ only in who pays: model, wave, quantity × unit, amount; the steps and payers open below it.
fn entry(ui: &mut Ui, view: &Planning<'_>, group: &Group, index: usize, categories: bool) {
    let lang = view.lang;
    let budget = &view.outlook.budget;
    let Some(line) = group.lines.first() else { return };
    let lane = group.lane.and_then(|lane| view.outlook.lanes.get(lane));
    let product = budget.product(line).map(|product| view.product_name(product));
    let title = match (lane, &product) {
        _ if matches!(budget.how(line), Some(How::Fixed { .. })) => tr::fixed_by_you(lang),
        (Some(lane), _) => view.lane_name(lane),
        (None, Some(product)) => product.clone(),
        (None, None) => words::category(lang, group.category),
    };
    let mut note: Vec<String> = Vec::new();
    if categories && lane.is_some() {
        note.push(words::category(lang, group.category));
    }
    note.extend(product.filter(|_| lane.is_some()));
    let wave = budget.wave(line);
    if !wave.is_empty() {
        note.push(wave.to_owned());
    }
    if let Some(unit) = group.unit {
        note.push(format!("{} × {}", view.number(group.quantity), fmt::money(lang, unit)));
    }
    let open = common::disclosure(ui, index, &title, &note.join(", "), &view.exact(group.amount));
    if open {
        payers(ui, view, group, index);
    }
    if let Some(lane) = lane.filter(|_| open)
        && ui.link_text(&tr::open_model(lang, &view.lane_name(lane))).clicked()
    {
        view.select(Selection::Lane(lane.key.clone()));
    }
    ui.add_space(4.0);
}

/// How an entry is made; where several pay for it, by who pays.
fn payers(ui: &mut Ui, view: &Planning<'_>, group: &Group, index: usize) {
    let lang = view.lang;
    let budget = &view.outlook.budget;
    let steps = |ui: &mut Ui, line: &BudgetLine| {
        ui.code_box(|ui| {
            for step in &budget.explain(line) {
                let text = explain::step(lang, view.catalog, view.calendar(), step);
                ui.txt_wrapped(Type::Dense, Ink::TextPrimary, text);
            }
        });
    };
    if let [line] = group.lines.as_slice() {
        steps(ui, line);
        return;
    }
    let list = index + 1;
    let shown = common::shown(ui, view, list, PAYERS);
    let overhead = matches!(group.category, Category::Contingency | Category::Vat);
    ui.indent(("payers", index), |ui| {
        for (position, line) in group.lines.iter().take(shown).enumerate() {
            let parts = [budget.site(line), budget.cost_center(line)];
            let named: Vec<&str> = parts.into_iter().filter(|name| !name.is_empty()).collect();
            let name = if named.is_empty() { tr::no_site(lang) } else { named.join(", ") };
            let what = match (overhead, line.capex) {
                (false, _) => view.number(line.quantity),
                (true, true) => tr::capex(lang),
                (true, false) => tr::opex(lang),
            };
            if common::disclosure(ui, position, &format!("{name}, {what}"), "", &view.exact(line.amount.minor)) {
                steps(ui, line);
            }
        }
        common::rest(ui, view, list, group.lines.iter().skip(shown).map(|line| line.amount.minor));
    });
}

/// What a year may cost, and what is over it.
fn ceiling(ui: &mut Ui, view: &Planning<'_>, year: Option<FiscalYear>, row: Option<&RowKey>) {
    let lang = view.lang;
    let checks = view.outlook.budget.ceilings(&view.plan.finance.ceilings);
    let Some(check) = checks.into_iter().find(|check| Some(check.year) == year && row.is_none()) else { return };
    ui.section(|ui| {
        ui.section_title(None, &tr::ceiling(lang));
        ui.key_number(&tr::ceiling_most(lang), &view.exact(check.ceiling.minor));
        ui.key_number(&tr::ceiling_planned(lang), &view.exact(check.planned));
        if check.excess() <= 0 {
            ui.state_word(State::Supported, &tr::ceiling_kept(lang, &view.exact(-check.excess())));
            return;
        }
        ui.state_word(State::Unsupported, &tr::ceiling_over(lang, &view.exact(check.excess())));
        for over in &check.over {
            let waves = &view.outlook.budget.names.waves;
            let wave = over.wave.position().and_then(|wave| waves.get(wave));
            let name = wave.cloned().unwrap_or_else(|| tr::ceiling_no_wave(lang));
            ui.key_number(&format!("{name}, {}", view.date(over.from)), &view.signed(over.excess));
        }
    });
}

/// What the cell and the total would be if it cost a tenth more.
fn what_if(ui: &mut Ui, view: &Planning<'_>, year: Option<FiscalYear>, row: Option<&RowKey>) {
    let lang = view.lang;
    let budget = &view.outlook.budget;
    let share = Decimal::new(1, 1);
    let seen = view.kept(ui, "what-if", (year, row), || budget.what_if(&view.plan.settings, year, row, share).ok());
    let Some(seen) = seen.filter(|seen| seen.lines.0 != 0) else { return };
    ui.section(|ui| {
        ui.section_title(None, &tr::what_if(lang, &fmt::percent(lang, share)));
        ui.key_number(&tr::what_if_cell(lang), &view.signed(seen.lines.1.saturating_sub(seen.lines.0)));
        if seen.overhead != 0 {
            ui.key_number(&tr::what_if_overhead(lang), &view.signed(seen.overhead));
        }
        ui.key_number(&tr::what_if_total(lang), &view.signed(seen.total.saturating_sub(budget.total())));
    });
}

/// The prices behind lines, by position, with where they come from.
pub(super) fn inputs(ui: &mut Ui, view: &Planning<'_>, prices: &[usize]) {
    let lang = view.lang;
    let mut seen = Vec::new();
    let mut sources: Vec<SourceId> = Vec::new();
    let used = prices.iter().filter_map(|at| view.outlook.budget.prices.get(*at));
    for step in used.flat_map(|price| &price.steps) {
        let Step::UnitPrice { key, amount, origin, .. } = step else { continue };
        let origin_text = match origin {
            Origin::Fleet => tr::origin_fleet(lang),
            Origin::Catalog(source) => {
                if !sources.contains(source) {
                    sources.push(source.clone());
                }
                tr::origin_catalog(lang)
            }
            Origin::User(words) => tr::origin_user(lang, words),
            Origin::Default => tr::origin_default(lang),
            Origin::Scenario => tr::origin_scenario(lang),
        };
        let row = (words::price(lang, view.catalog, key), fmt::money(lang, *amount), origin_text);
        if !seen.contains(&row) {
            seen.push(row);
        }
    }
    if !seen.is_empty() {
        ui.section(|ui| {
            ui.section_title(None, &tr::inputs(lang));
            for (what, amount, origin) in &seen {
                ui.key_number(what, amount);
                ui.txt_wrapped(Type::Caption, Ink::TextTertiary, origin);
            }
        });
    }
    common::sources(ui, view, &sources);
}
