//! `switchover budget`: the budget of a scenario.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;

use rust_decimal::Decimal;
use serde::Serialize;

use super::context::{Context, year_key};
use super::table::Table;
use super::{Exit, Failure, write_json};
use crate::i18n::fmt::{DASH, date, fiscal_year, money, percent};
use crate::i18n::{Lang, explain, tr::cli as tr};
use crate::model::{Day, Money};
use crate::plan::{BudgetLine, Category, Rounding, Step};

#[derive(Serialize)]
struct Json<'a> {
    currency: String,
    /// Decimals of the minor unit of `currency`.
    exponent: u32,
    scenario: &'a str,
    as_of: Day,
    /// How exact results become minor units.
    rounding: &'static str,
    fiscal_years: Vec<String>,
    lines: Vec<LineJson<'a>>,
    totals: TotalsJson,
    /// `None` without a discount rate.
    present_value: Option<WorthJson>,
    missing: Vec<MissingJson>,
    /// What the totals leave out because it has no price.
    not_priced: Vec<NotPricedJson>,
    /// What could be had better.
    hints: Vec<String>,
}

/// What all payments are worth on a day: each discounted by its days / 365.
#[derive(Serialize)]
struct WorthJson {
    base_date: Day,
    discount_rate: Decimal,
    value_minor: i64,
    /// The equal yearly amount over the fiscal years of the plan.
    equivalent_annual_minor: i64,
    years: u32,
}

#[derive(Serialize)]
struct LineJson<'a> {
    fiscal_year: String,
    date: Day,
    /// The day the money moves.
    cash_date: Day,
    category: &'static str,
    wave: &'a str,
    lane: &'a str,
    site: &'a str,
    cost_center: &'a str,
    product: String,
    quantity: u64,
    unit_minor: Option<i64>,
    unit_currency: Option<String>,
    amount_minor: i64,
    capex: bool,
    /// True if contingency is taken on it.
    contingency_base: bool,
    /// Lines with the same number share out one amount, in this order; `None` for a line that stands for itself.
    shared: Option<u32>,
    explain: Vec<StepJson>,
}

#[derive(Serialize)]
struct StepJson {
    rule: String,
    text: String,
    inputs: Step,
}

#[derive(Serialize)]
struct MissingJson {
    text: String,
    quantity: u64,
    fiscal_year: String,
}

#[derive(Serialize)]
struct NotPricedJson {
    text: String,
    quantity: u64,
}

#[derive(Serialize)]
struct TotalsJson {
    by_fiscal_year: BTreeMap<String, i64>,
    by_category: BTreeMap<&'static str, i64>,
    total_minor: i64,
}

pub fn run(
    path: &Path,
    scenario: Option<&str>,
    json: bool,
    day: Day,
    lang: Lang,
    out: &mut dyn Write,
) -> Result<Exit, Failure> {
    let context = Context::open(path, scenario, day, lang)?;
    if json {
        let json = budget(&context, day, lang);
        write_json(out, &json)?;
    } else {
        print(&context, lang, out)?;
    }
    Ok(Exit::Done)
}

fn budget(context: &Context, day: Day, lang: Lang) -> Json<'_> {
    let (plan, budget) = (&context.document.plan, &context.outlook().budget);
    let years = || budget.years.iter().map(|year| (year_key(plan, *year), *year));
    Json {
        currency: plan.settings.currency.code().to_owned(),
        exponent: plan.settings.currency.exponent(),
        scenario: context.scenario_name(),
        as_of: day,
        rounding: match plan.settings.rounding {
            Rounding::HalfAwayFromZero => "half_away_from_zero",
            Rounding::HalfEven => "half_even",
        },
        fiscal_years: years().map(|(key, _)| key).collect(),
        lines: budget.lines.iter().map(|line| line_json(context, line, lang)).collect(),
        totals: TotalsJson {
            by_fiscal_year: years().map(|(key, year)| (key, budget.year_total(year))).collect(),
            by_category: Category::ALL.map(|category| (category.key(), budget.category_total(category))).into(),
            total_minor: budget.total(),
        },
        present_value: context.outlook().present_value(plan).map(|worth| WorthJson {
            base_date: worth.base,
            discount_rate: worth.rate,
            value_minor: worth.value,
            equivalent_annual_minor: worth.yearly,
            years: worth.years,
        }),
        not_priced: budget
            .not_priced
            .iter()
            .map(|open| NotPricedJson {
                text: explain::price(lang, &context.catalog, &open.key),
                quantity: open.quantity,
            })
            .collect(),
        hints: budget.hints.iter().map(|hint| explain::hint(lang, &context.catalog, budget, hint)).collect(),
        missing: budget
            .missing
            .iter()
            .map(|missing| MissingJson {
                text: explain::missing(lang, &context.catalog, &missing.what),
                quantity: missing.quantity,
                fiscal_year: year_key(plan, missing.fiscal_year),
            })
            .collect(),
    }
}

fn line_json<'a>(context: &'a Context, line: &BudgetLine, lang: Lang) -> LineJson<'a> {
    let budget = &context.outlook().budget;
    LineJson {
        fiscal_year: year_key(&context.document.plan, line.fiscal_year),
        date: line.day,
        cash_date: budget.cash_day(line),
        category: line.category.key(),
        wave: budget.wave(line),
        lane: line.lane.and_then(|lane| context.outlook().lanes.get(lane)).map_or("", |lane| &lane.key),
        site: budget.site(line),
        cost_center: budget.cost_center(line),
        product: budget.product(line).map(|key| context.product(key)).unwrap_or_default(),
        quantity: line.quantity,
        unit_minor: line.unit.map(|unit| unit.minor),
        amount_minor: line.amount.minor,
        unit_currency: line.unit.map(|unit| unit.currency.code().to_owned()),
        capex: line.capex,
        contingency_base: budget.is_flagged(line),
        shared: budget.shared_by(line).map(|_| line.how),
        explain: budget
            .explain(line)
            .into_iter()
            .map(|step| StepJson {
                rule: step.rule().to_string(),
                text: explain::step(lang, &context.catalog, context.document.plan.settings.fiscal, &step),
                inputs: step,
            })
            .collect(),
    }
}

fn print(context: &Context, lang: Lang, out: &mut dyn Write) -> Result<(), Failure> {
    let (plan, budget) = (&context.document.plan, &context.outlook().budget);
    let currency = plan.settings.currency;
    let shown = |minor: i64| if minor == 0 { DASH.to_owned() } else { money(lang, Money::new(minor, currency)) };
    writeln!(out, "{}\n", tr::budget_title(lang, context.scenario_name()))?;
    let years = budget.years.iter().map(|year| fiscal_year(lang, plan.settings.fiscal, *year));
    let heads = std::iter::once(tr::head_category(lang)).chain(years).chain([tr::head_total(lang)]);
    let right: Vec<usize> = (1..budget.years.len() + 2).collect();
    let mut table = Table::new(heads, &right);
    for category in Category::ALL.into_iter().filter(|category| budget.category_total(*category) != 0) {
        let cells = budget.years.iter().map(|year| shown(budget.cell(*year, category)));
        let total = shown(budget.category_total(category));
        table.row(std::iter::once(explain::category(lang, category)).chain(cells).chain([total]));
    }
    let cells = budget.years.iter().map(|year| shown(budget.year_total(*year)));
    table.row(std::iter::once(tr::head_total(lang)).chain(cells).chain([shown(budget.total())]));
    table.print(out)?;
    if let Some(worth) = context.outlook().present_value(plan) {
        let amount = |minor: i64| money(lang, Money::new(minor, currency));
        let (day, rate) = (date(lang, worth.base), percent(lang, worth.rate));
        let (value, yearly) = (amount(worth.value), amount(worth.yearly));
        writeln!(out, "\n{}", tr::budget_worth(lang, &day, u64::from(worth.years), &rate, &value, &yearly))?;
    }
    if !budget.missing.is_empty() {
        writeln!(out, "\n{}", tr::budget_missing(lang))?;
        for missing in &budget.missing {
            let what = explain::missing(lang, &context.catalog, &missing.what);
            let year = fiscal_year(lang, plan.settings.fiscal, missing.fiscal_year);
            writeln!(out, "  {}", tr::budget_missing_what(lang, missing.quantity, &what, &year))?;
        }
    }
    if !budget.not_priced.is_empty() {
        writeln!(out, "\n{}", tr::budget_not_priced(lang))?;
        for open in &budget.not_priced {
            let what = explain::price(lang, &context.catalog, &open.key);
            writeln!(out, "  {}", tr::budget_not_priced_what(lang, open.quantity, &what))?;
        }
    }
    if !budget.hints.is_empty() {
        writeln!(out, "\n{}", tr::budget_hints(lang))?;
        for hint in &budget.hints {
            writeln!(out, "  {}", explain::hint(lang, &context.catalog, budget, hint))?;
        }
    }
    Ok(())
}
