//! The inspector of a budget cell: "Why this amount?".

use egui::Ui;
use lucide_icons::Icon;

use super::common;
use crate::catalog::SourceId;
use crate::chart::Ink;
use crate::i18n::explain;
use crate::i18n::{fmt, tr::inspector as tr};
use crate::plan::budget::RowKey;
use crate::plan::{BudgetLine, Origin, Step};
use crate::session::Selection;
use crate::ui::cx::Cx;
use crate::ui::planning::{Planning, words};
use crate::ui::screens::inspector_head;
use crate::ui::theme::Type;
use crate::ui::widgets::UiExt as _;

/// Lines explained one by one; the rest is summed up.
const SHOWN: usize = 12;

pub(super) fn show(ui: &mut Ui, cx: &Cx<'_>, view: &Planning<'_>, year: Option<usize>, row: Option<&RowKey>) {
    let lang = view.lang;
    let budget = &view.outlook.budget;
    let fiscal_year = year.and_then(|year| budget.years.get(year)).copied();
    let what = row.map_or_else(|| tr::cell_all(lang), |row| explain::budget_row(lang, row));
    let when = fiscal_year.map_or_else(|| tr::cell_all_years(lang), |year| view.year(year));
    let lines = match row {
        Some(row) => budget.lines_in(fiscal_year, row),
        None => budget.lines_of(fiscal_year, None),
    };
    let sum = budget.sum_of(fiscal_year, row);
    let category = match row {
        Some(RowKey::Category(category)) => Some(*category),
        _ => None,
    };
    let scenario = view.scenario().map(|scenario| scenario.name.clone()).unwrap_or_default();
    let incomplete = budget.incomplete(category);
    inspector_head(ui, cx, &format!("{what}, {when}"), &scenario, |ui| {
        ui.add_space(2.0);
        ui.txt(Type::Display, Ink::TextPrimary, view.whole_or_more(sum, incomplete));
    });
    if incomplete {
        ui.section(|ui| ui.warning_line(&tr::cell_missing(lang)));
    }
    ui.section(|ui| {
        ui.section_title(Some(Icon::Lightbulb), &tr::why_amount(lang));
        if lines.is_empty() {
            ui.txt_wrapped(Type::Dense, Ink::TextSecondary, tr::cell_empty(lang));
        }
        for (index, line) in lines.iter().take(SHOWN).enumerate() {
            line_of(ui, view, line, index);
        }
        let rest = lines.get(SHOWN..).unwrap_or_default();
        if !rest.is_empty() {
            let amount = rest.iter().fold(0_i64, |sum, line| sum.saturating_add(line.amount.minor));
            ui.key_number(&tr::more(lang, rest.len() as u64), &view.whole(amount));
        }
        if lines.len() > 1 {
            ui.separator();
            ui.key_number(&tr::sum(lang), &view.whole_or_more(sum, incomplete));
        }
    });
    inputs(ui, view, &lines);
}

/// One line of the budget: what, wave, quantity × unit, amount; the steps open below it.
fn line_of(ui: &mut Ui, view: &Planning<'_>, line: &BudgetLine, index: usize) {
    let lang = view.lang;
    let lane = line.lane.and_then(|lane| view.outlook.lanes.get(lane));
    let budget = &view.outlook.budget;
    let product = budget.product(line);
    let title = match (product, lane) {
        (Some(product), _) => view.product_name(product),
        (None, Some(lane)) => view.lane_name(lane),
        (None, None) => words::category(lang, line.category),
    };
    let mut note = Vec::new();
    if let (Some(_), Some(lane)) = (product, lane) {
        note.push(view.lane_name(lane));
    }
    let place = [budget.wave(line), budget.site(line)];
    note.extend(place.into_iter().filter(|text| !text.is_empty()).map(str::to_owned));
    if let Some(unit) = line.unit {
        note.push(format!("{} × {}", view.number(line.quantity), fmt::money(lang, unit)));
    }
    let id = ui.make_persistent_id(("line", index, &title));
    let open = ui.data(|data| data.get_temp::<bool>(id)).unwrap_or(index == 0);
    let response = ui
        .horizontal(|ui| {
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                ui.txt(Type::DenseBold, Ink::TextPrimary, view.whole(line.amount.minor));
                ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                    ui.spacing_mut().item_spacing.x = 4.0;
                    let icon = if open { Icon::ChevronDown } else { Icon::ChevronRight };
                    ui.icon_sized(icon, 12.0, Ink::TextTertiary);
                    ui.txt_cut(Type::Dense, Ink::TextPrimary, &title);
                });
            });
        })
        .response;
    let click = ui.interact(response.rect, id.with("click"), egui::Sense::click());
    click.widget_info(|| egui::WidgetInfo::labeled(egui::Role::DisclosureTriangle, true, &title));
    if click.clicked() {
        ui.data_mut(|data| data.insert_temp(id, !open));
    }
    if !note.is_empty() {
        ui.txt_wrapped(Type::Caption, Ink::TextTertiary, note.join(", "));
    }
    if open {
        ui.code_box(|ui| {
            for step in &budget.explain(line) {
                ui.txt_wrapped(
                    Type::Dense,
                    Ink::TextPrimary,
                    explain::step(view.lang, view.catalog, view.calendar(), step),
                );
            }
        });
    }
    if let Some(lane) = lane.filter(|_| open)
        && ui.link_text(&view.lane_name(lane)).clicked()
    {
        view.select(Selection::Lane(lane.key.clone()));
    }
    ui.add_space(4.0);
}

/// The prices behind the lines with where they come from.
fn inputs(ui: &mut Ui, view: &Planning<'_>, lines: &[&BudgetLine]) {
    let lang = view.lang;
    let mut seen = Vec::new();
    let mut sources: Vec<SourceId> = Vec::new();
    // Lines are many, prices are few: each is looked at once.
    let budget = &view.outlook.budget;
    let mut prices: Vec<_> = lines.iter().filter_map(|line| budget.price(line)).map(std::ptr::from_ref).collect();
    prices.sort_unstable();
    prices.dedup();
    let used = budget.prices.iter().filter(|price| prices.binary_search(&std::ptr::from_ref(*price)).is_ok());
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
