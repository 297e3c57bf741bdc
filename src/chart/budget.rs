//! Charts of the budget: stacked years, cumulative lines, scenarios side by side.

use super::Ink;
use super::draw::TextStyle;
use super::plot::{Curve, Part, Plot};
use super::scene::{Align, Fill, Hit, Mark, Point, Rect, Scene, Stroke, Target, pt};
use super::stacks::{Stack, stacks};
use crate::i18n::tr::chart as tr;
use crate::i18n::{Lang, fmt};
use crate::model::{FiscalYear, Money};
use crate::plan::budget::{Grouping, RowKey};
use crate::plan::{Budget, Category, Outlook, Plan, State};

/// How the yearly chart is drawn.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BarsView {
    /// What the bars are stacked from.
    pub grouping: Grouping,
    /// The selected cell, as fiscal year and row of the table.
    pub selected: Option<(usize, RowKey)>,
    /// The cell under the pointer, here or in the table.
    pub hovered: Option<(usize, RowKey)>,
    /// Legend at the left.
    pub legend: bool,
    /// Names of the fiscal years below the bars; off where a table with the same columns follows.
    pub years: bool,
    /// Sums above the bars as a table in whole units writes them, so that they add up; each rounded for itself otherwise.
    pub add_up: bool,
}

/// Categories a budget has amounts in, in the order of the table.
#[must_use]
pub fn categories(budget: &Budget) -> Vec<Category> {
    let used = |category: &Category| budget.years.iter().any(|year| budget.cell(*year, *category) != 0);
    Category::ALL.into_iter().filter(used).collect()
}

/// An amount of the plan in whole units; `+` behind it while prices are missing.
#[must_use]
pub fn amount(lang: Lang, plan: &Plan, minor: i64, complete: bool) -> String {
    let text = fmt::money_whole(lang, Money::new(minor, plan.settings.currency));
    if complete { text } else { format!("{text}\u{a0}+") }
}

/// Costs by fiscal year as stacked bars with their totals.
#[must_use]
pub fn bars(outlook: &Outlook, plan: &Plan, lang: Lang, view: &BarsView, (width, height): (f32, f32)) -> Scene {
    let mut scene = Scene::new(width, height);
    let budget = &outlook.budget;
    let years = &budget.years;
    let stacks = stacks(budget, lang, view.grouping);
    let mut parts = Vec::new();
    let mut cells = Vec::new();
    let mut heads = Vec::new();
    let (mut low, mut high) = (0_i64, 0_i64);
    for (column, year) in years.iter().enumerate() {
        let (mut up, mut down) = (0_i64, 0_i64);
        for (position, stack) in stacks.iter().enumerate() {
            let value = stack.amounts.get(column).copied().unwrap_or(0);
            if value == 0 {
                continue;
            }
            let edge = if value > 0 { &mut up } else { &mut down };
            let from = *edge;
            *edge = edge.saturating_add(value);
            parts.push(Part { column, from, to: *edge, ink: stack.ink });
            cells.push((column, *year, position, stack));
        }
        (low, high) = (low.min(down), high.max(up));
        heads.push((column, *year, up));
    }
    let ceilings: Vec<(usize, FiscalYear, i64)> = (0..)
        .zip(years)
        .filter_map(|(column, year)| Some((column, *year, plan.finance.ceilings.get(year)?.minor)))
        .collect();
    high = ceilings.iter().map(|(.., most)| *most).fold(high, i64::max);
    let capped = (!ceilings.is_empty()).then(|| tr::ceiling(lang));
    let foot = if view.years { 20.0 } else { 0.0 };
    let key = Legend::of(&stacks, capped.as_deref(), (width, height - foot));
    let legend = if view.legend { key.width() } else { 0.0 };
    let currency = plan.settings.currency;
    let label = |value: i64| fmt::money_short(lang, Money::new(value, currency));
    // Room above the highest bar for its total.
    // A budget of nothing has an axis all the same.
    let top = high.saturating_add(high / 8).max(10_000);
    let axis = TextStyle::regular(10.5, Ink::TextTertiary);
    let labels = axis.width(&label(top)).max(axis.width(&label(low))) + 26.0;
    let area = Rect::new(legend, 0.0, width - legend, height - foot);
    let plot = Plot { area, columns: years.len(), range: (low, top), label: &label, labels };
    let placed = plot.draw(&mut scene, &parts, &[]);

    for ((.., stack), rect) in cells.iter().zip(&placed.parts) {
        // Over the plain rectangle of plotters: pattern, outline, and a hairline between the parts.
        let stroke = stack.stroke.unwrap_or(Stroke::new(Ink::Panel, 1.0));
        if stack.stroke.is_some() || rect.h > 2.0 {
            scene.boxed(*rect, 0.0, Some(stack.fill), Some(stroke));
        }
    }
    scene.rule(placed.plot.x, placed.plot.right(), placed.zero.floor() + 0.5, Ink::StrokeStrong);
    let column_width = placed.plot.w / years.len().max(1) as f32;
    if view.years {
        let style = TextStyle::regular(11.0, Ink::TextSecondary).center();
        for (column, year) in years.iter().enumerate() {
            let x = placed.plot.x + column_width * (column as f32 + 0.5);
            let text = year_name(lang, plan, *year, column_width - 4.0, style);
            scene.text(pt(x, style.baseline(height - 9.0)), style, text);
        }
    }
    for ((column, year, position, stack), rect) in cells.iter().zip(&placed.parts) {
        let year_text = fmt::fiscal_year(lang, plan.settings.fiscal, *year);
        let value = amount(lang, plan, stack.amounts.get(*column).copied().unwrap_or(0), true);
        let label = tr::hit_cell(lang, &value, &stack.name, &year_text);
        let is = |cell: &Option<(usize, RowKey)>| {
            cell.as_ref().is_some_and(|(year, row)| year == column && stack.rows.contains(row))
        };
        if is(&view.selected) {
            scene.boxed(*rect, 2.0, None, Some(Stroke::new(Ink::TextPrimary, 2.0)));
        } else if is(&view.hovered) {
            scene.boxed(*rect, 2.0, None, Some(Stroke::new(Ink::TextPrimary, 1.25)));
        }
        scene.hits.push(Hit { rect: *rect, target: Target::Cell(*column, *position), label });
    }
    if view.legend {
        key.draw(&mut scene, (placed.plot.y + 4.0).min((height - foot - key.height()).max(0.0)));
    }
    for (column, year, most) in ceilings {
        let planned = budget.year_total(year);
        let left = placed.plot.x + column_width * column as f32;
        let y = placed.plot.bottom() - placed.plot.h * ((most - low) as f64 / (top - low).max(1) as f64) as f32;
        scene.line(pt(left + 2.0, y), pt(left + column_width - 2.0, y), ceiling_stroke(planned > most));
        let name = fmt::fiscal_year(lang, plan.settings.fiscal, year);
        let label = tr::hit_ceiling(lang, &amount(lang, plan, most, true), &amount(lang, plan, planned, true), &name);
        let rect = Rect::new(left, y - 3.0, column_width, 6.0);
        scene.hits.push(Hit { rect, target: Target::Year(column), label });
    }
    let (plot, add_up) = (placed.plot, view.add_up);
    totals(&mut scene, &Totals { outlook, plan, lang, heads: &heads, plot, column_width, top, add_up });
    scene
}

/// A budget ceiling: dashed, and red where the year is over it.
fn ceiling_stroke(over: bool) -> Stroke {
    let ink = if over { Ink::StateLine(State::Unsupported) } else { Ink::TextSecondary };
    Stroke { ink, width: if over { 2.0 } else { 1.4 }, dash: Some((5.0, 3.0)) }
}

struct Totals<'a> {
    outlook: &'a Outlook,
    plan: &'a Plan,
    lang: Lang,
    heads: &'a [(usize, FiscalYear, i64)],
    plot: Rect,
    column_width: f32,
    top: i64,
    add_up: bool,
}

/// Sums above the bars; in thousands where whole amounts would touch.
fn totals(scene: &mut Scene, totals: &Totals) {
    let Totals { outlook, plan, lang, heads, plot, column_width, top, add_up } = *totals;
    let style = TextStyle::bold(11.5, Ink::TextPrimary).center();
    let budget = &outlook.budget;
    let shown = if add_up { budget.shown_years(plan.settings.currency) } else { Vec::new() };
    let sum = |column: usize, year: FiscalYear| shown.get(column).copied().unwrap_or_else(|| budget.year_total(year));
    let full = |column: usize, year: FiscalYear| {
        amount(lang, plan, sum(column, year), !budget.incomplete_in(None, Some(year)))
    };
    let in_full = heads.iter().all(|(column, year, _)| style.width(&full(*column, *year)) + 6.0 <= column_width);
    let zero = plot.bottom() - plot.h * share(0, outlook, top);
    for (column, year, up) in heads {
        let text = if in_full {
            full(*column, *year)
        } else {
            fmt::money_short(lang, Money::new(sum(*column, *year), plan.settings.currency))
        };
        if style.width(&text) + 2.0 > column_width {
            continue;
        }
        let head = (zero - (zero - plot.y) * (*up as f64 / top.max(1) as f64) as f32).max(plot.y + 10.0);
        let middle = plot.x + column_width * (*column as f32 + 0.5);
        if plan.finance.ceilings.contains_key(year) {
            // The line of a ceiling does not run through it.
            let width = style.width(&text) + 6.0;
            let place = Rect::new(middle - width / 2.0, head - 16.0, width, 13.0);
            scene.boxed(place, 0.0, Some(Fill::solid(Ink::Panel)), None);
        }
        scene.text(pt(middle, head - 6.0), style, text);
    }
}

/// The share of the plot's height below a value.
fn share(value: i64, outlook: &Outlook, top: i64) -> f32 {
    let low = outlook.budget.years.iter().map(|year| negative(&outlook.budget, *year)).min().unwrap_or(0).min(0);
    ((value - low) as f64 / (top - low).max(1) as f64) as f32
}

fn negative(budget: &Budget, year: FiscalYear) -> i64 {
    Category::ALL.into_iter().map(|category| budget.cell(year, category).min(0)).fold(0, i64::saturating_add)
}

/// The longest name of a fiscal year that fits.
fn year_name(lang: Lang, plan: &Plan, year: FiscalYear, room: f32, style: TextStyle) -> String {
    let name = fmt::fiscal_year(lang, plan.settings.fiscal, year);
    if style.width(&name) <= room {
        return name;
    }
    let short = name.split_once('\u{a0}').map_or(name.as_str(), |(_, short)| short).to_owned();
    if style.width(&short) <= room { short } else { String::new() }
}

const LEGEND_ROW: f32 = 20.0;
/// Rows of a legend that would be higher than the chart.
const LEGEND_ROW_LEAST: f32 = 16.0;
/// The widest a legend gets.
const LEGEND_MOST: f32 = 160.0;

/// What the colors mean, in columns that are no higher than the chart.
struct Legend<'a> {
    entries: Vec<(Option<&'a Stack>, &'a str)>,
    row: f32,
    /// Entries one below the other.
    rows: usize,
    /// Width of each column.
    widths: Vec<f32>,
}

impl<'a> Legend<'a> {
    fn of(stacks: &'a [Stack], ceiling: Option<&'a str>, (width, height): (f32, f32)) -> Self {
        let of_stacks = stacks.iter().map(|stack| (Some(stack), stack.name.as_str()));
        let entries: Vec<_> = of_stacks.chain(ceiling.map(|name| (None, name))).collect();
        let row = if entries.len() as f32 * LEGEND_ROW <= height { LEGEND_ROW } else { LEGEND_ROW_LEAST };
        let rows = ((height / row) as usize).max(1);
        let style = TextStyle::regular(12.0, Ink::TextSecondary);
        let widest = |column: &[(Option<&Stack>, &str)]| {
            let names = column.iter().map(|(_, name)| style.width(name) + 22.0);
            names.fold(0.0, f32::max).min(LEGEND_MOST) + 8.0
        };
        let mut widths: Vec<f32> = entries.chunks(rows).map(widest).collect();
        // The bars keep more than half of the width.
        while widths.len() > 1 && widths.iter().sum::<f32>() > width * 0.45 {
            widths.pop();
        }
        Self { entries, row, rows, widths }
    }

    fn width(&self) -> f32 {
        self.widths.iter().sum()
    }

    fn height(&self) -> f32 {
        self.row * self.rows.min(self.entries.len()) as f32
    }

    fn draw(&self, scene: &mut Scene, top: f32) {
        let style = TextStyle::regular(12.0, Ink::TextSecondary);
        let room = self.rows * self.widths.len();
        let left_out = self.entries.len().saturating_sub(room);
        let mut left = 0.0;
        for (column, (width, entries)) in self.widths.iter().zip(self.entries.chunks(self.rows)).enumerate() {
            for (position, (stack, name)) in entries.iter().enumerate() {
                let middle = top + self.row * (position as f32 + 0.5);
                let at = pt(left + 22.0, style.baseline(middle));
                if left_out > 0 && column * self.rows + position + 1 == room {
                    scene.text(at, style, format!("+ {}", left_out + 1));
                    return;
                }
                match stack {
                    Some(stack) => {
                        let place = Rect::new(left + 0.5, (middle - 5.0).round() + 0.5, 14.0, 10.0);
                        scene.boxed(place, 2.0, Some(stack.fill), stack.stroke);
                    }
                    None => scene.line(pt(left + 0.5, middle), pt(left + 14.5, middle), ceiling_stroke(false)),
                }
                scene.text(at, style, super::metrics::fit(style.face, style.size, name, LEGEND_MOST - 22.0));
            }
            left += width;
        }
    }
}

/// How the line of a scenario looks: the first three of the pictures, then again with other dashes.
#[must_use]
pub const fn scenario_stroke(index: usize) -> Stroke {
    let ink = match index % 5 {
        0 => Ink::Cost(Category::Devices),
        1 => Ink::Cost(Category::Labor),
        2 => Ink::TextTertiary,
        3 => Ink::Cost(Category::Accessories),
        _ => Ink::Cost(Category::Shipping),
    };
    let (width, dash) = match index % 3 {
        0 => (2.2, None),
        1 => (1.6, Some((6.0, 3.0))),
        _ => (1.6, Some((2.0, 3.0))),
    };
    Stroke { ink, width, dash }
}

/// Draws the marker of a scenario: filled circle, open square, open diamond.
pub fn scenario_marker(scene: &mut Scene, index: usize, at: Point) {
    let ink = scenario_stroke(index).ink;
    let stroke = Some(Stroke::new(ink, 1.6));
    let fill = Some(Fill::solid(Ink::Panel));
    match index % 3 {
        0 => scene.marks.push(Mark::Circle { center: at, radius: 3.4, fill: Some(Fill::solid(ink)), stroke: None }),
        1 => scene.boxed(Rect::new(at.x - 3.0, at.y - 3.0, 6.0, 6.0), 0.0, fill, stroke),
        _ => {
            let Point { x, y } = at;
            let points = vec![pt(x, y - 4.2), pt(x + 4.2, y), pt(x, y + 4.2), pt(x - 4.2, y)];
            scene.marks.push(Mark::Polygon { points, fill, stroke });
        }
    }
}

/// What each scenario has cost by the end of each fiscal year, as lines.
#[must_use]
pub fn cumulative(outlooks: &[&Outlook], plan: &Plan, lang: Lang, (width, height): (f32, f32)) -> Scene {
    let mut scene = Scene::new(width, height);
    let years = outlooks.first().map(|outlook| outlook.budget.years.clone()).unwrap_or_default();
    let curves: Vec<Curve> = outlooks
        .iter()
        .enumerate()
        .map(|(index, outlook)| {
            let mut sum = 0_i64;
            let sums = years.iter().map(|year| {
                sum = sum.saturating_add(outlook.budget.year_total(*year));
                sum
            });
            Curve { values: std::iter::once(0).chain(sums).collect(), stroke: scenario_stroke(index) }
        })
        .collect();
    let values = || curves.iter().flat_map(|curve| curve.values.iter().copied());
    let (low, high) = (values().min().unwrap_or(0).min(0), values().max().unwrap_or(0).max(100));
    let currency = plan.settings.currency;
    let label = |value: i64| fmt::money_short(lang, Money::new(value, currency));
    let axis = TextStyle::regular(10.5, Ink::TextTertiary);
    let labels = axis.width(&label(high)).max(axis.width(&label(low))) + 26.0;
    let top = high.saturating_add(high / 20);
    // Room for the marker of the last year.
    let area = Rect::new(0.0, 0.0, width - 14.0, height - 18.0);
    let plot = Plot { area, columns: years.len(), range: (low, top), label: &label, labels };
    let placed = plot.draw(&mut scene, &[], &curves);
    scene.rule(placed.plot.x, placed.plot.right(), placed.zero.floor() + 0.5, Ink::StrokeStrong);
    // The first scenario is the plan: its markers lie on top.
    for (index, points) in placed.curves.iter().enumerate().rev() {
        for at in points.iter().skip(1) {
            scenario_marker(&mut scene, index, *at);
        }
    }
    let each = placed.plot.w / years.len().max(1) as f32;
    let style = TextStyle { align: Align::Center, ..axis };
    for (column, year) in years.iter().enumerate() {
        let name = fmt::fiscal_year(lang, plan.settings.fiscal, *year);
        let short = name.split_once('\u{a0}').map_or(name.as_str(), |(_, short)| short);
        if style.width(short) + 4.0 <= each {
            let x = (placed.plot.x + each * (column as f32 + 1.0)).min(width - style.width(short) / 2.0);
            scene.text(pt(x, style.baseline(height - 10.0)), style, short);
        }
    }
    scene
}

/// The totals of all scenarios as bars, one below the other.
#[must_use]
pub fn scenarios(outlooks: &[&Outlook], plan: &Plan, lang: Lang, current: usize, width: f32) -> Scene {
    const ROW: f32 = 40.0;
    let mut scene = Scene::new(width, ROW * outlooks.len() as f32);
    let number = TextStyle::bold(12.0, Ink::TextPrimary).right();
    let sums: Vec<(i64, String)> = outlooks
        .iter()
        .map(|outlook| {
            let total = outlook.budget.total();
            (total, amount(lang, plan, total, outlook.budget.missing.is_empty()))
        })
        .collect();
    let widest = sums.iter().map(|(_, text)| number.width(text)).fold(0.0, f32::max);
    let most = sums.iter().map(|(total, _)| *total).max().unwrap_or(0).max(1);
    for (index, (total, text)) in sums.iter().enumerate() {
        let top = ROW * index as f32;
        let name = plan.scenarios.get(index).map_or("", |scenario| scenario.name.as_str());
        let style = if index == current {
            TextStyle::bold(11.5, Ink::TextPrimary)
        } else {
            TextStyle::regular(11.5, Ink::TextSecondary)
        };
        scene.text(pt(0.0, top + 11.0), style, super::metrics::fit(style.face, style.size, name, width));
        let room = (width - widest - 12.0).max(0.0);
        let length = (room * (*total as f64 / most as f64).max(0.0) as f32).max(if *total > 0 { 2.0 } else { 0.0 });
        let bar = Rect::new(0.0, top + 17.0, length, 14.0);
        scene.boxed(bar, 2.0, Some(Fill::solid(scenario_stroke(index).ink)), None);
        scene.text(pt(width, number.baseline(bar.y + 7.0)), number, text.as_str());
    }
    scene
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Catalog;
    use crate::chart::fixture;

    fn texts(scene: &Scene) -> Vec<String> {
        let text = |mark: &Mark| match mark {
            Mark::Text { text, .. } => Some(text.clone()),
            _ => None,
        };
        scene.marks.iter().filter_map(text).collect()
    }

    #[test]
    fn every_cell_can_be_hit_and_totals_stand_above_the_bars() {
        let outlook = fixture::outlook(&Catalog::builtin());
        let selected = Some((2, RowKey::Category(Category::Devices)));
        let view = BarsView { legend: true, years: true, selected, ..BarsView::default() };
        let scene = bars(&outlook, &fixture::plan(), Lang::En, &view, (620.0, 300.0));
        let cells: usize = outlook.budget.cells.values().filter(|value| **value != 0).count();
        assert_eq!(scene.hits.len(), cells);
        let texts = texts(&scene);
        for wanted in ["€89,615", "€175,845", "Trade-in rebate", "FY\u{a0}26/27", "€100k"] {
            assert!(texts.contains(&wanted.to_owned()), "{wanted} is missing in {texts:?}");
        }
        let trade_in = scene.hits.iter().find(|hit| hit.label.contains("Trade-in")).unwrap();
        let devices = scene.hits.iter().find(|hit| hit.label.starts_with("Devices")).unwrap();
        assert!(trade_in.rect.y >= devices.rect.bottom() - 0.3, "rebates are below zero");
    }

    #[test]
    fn a_year_over_its_ceiling_is_seen_without_color_too() {
        let outlook = fixture::outlook(&Catalog::builtin());
        let mut plan = fixture::plan();
        let year = outlook.budget.years[1];
        let total = outlook.budget.year_total(year);
        for (most, width) in [(total - 1, 2.0), (total, 1.4), (total * 3, 1.4)] {
            plan.finance.ceilings.insert(year, Money::new(most, plan.settings.currency));
            let scene = bars(&outlook, &plan, Lang::En, &BarsView::default(), (620.0, 300.0));
            let dashed = scene.marks.iter().find_map(|mark| match mark {
                Mark::Line { points, stroke } if stroke.dash == Some((5.0, 3.0)) => Some((points[0].y, stroke.width)),
                _ => None,
            });
            let (y, found) = dashed.unwrap();
            assert!((0.0..300.0).contains(&y), "{y}");
            assert_eq!(found.to_bits(), f32::to_bits(width));
            assert!(scene.hits.iter().any(|hit| hit.target == Target::Year(1) && hit.label.contains("ceiling")));
        }
    }

    #[test]
    fn a_legend_stays_beside_its_chart_however_low_that_is() {
        let outlook = fixture::outlook(&Catalog::builtin());
        let mut plan = fixture::plan();
        plan.finance.ceilings.insert(outlook.budget.years[1], Money::new(1_000_000, plan.settings.currency));
        let names = |scene: &Scene| -> Vec<(String, f32, f32)> {
            let of = |mark: &Mark| match mark {
                Mark::Text { text, at, .. } => Some((text.clone(), at.x, at.y)),
                _ => None,
            };
            let names: Vec<String> =
                stacks(&outlook.budget, Lang::En, Grouping::Category).into_iter().map(|own| own.name).collect();
            let known = |text: &String| names.contains(text) || *text == tr::ceiling(Lang::En) || text.starts_with('+');
            scene.marks.iter().filter_map(of).filter(|(text, ..)| known(text)).collect()
        };
        let count = categories(&outlook.budget).len() + 1;
        for (width, height) in [(900.0, 300.0), (900.0, 110.0), (640.0, 110.0), (480.0, 70.0)] {
            let view = BarsView { legend: true, years: true, ..BarsView::default() };
            let scene = bars(&outlook, &plan, Lang::En, &view, (width, height));
            let shown = names(&scene);
            assert!(shown.iter().all(|(_, x, y)| *y <= height && *x < width * 0.5), "{width} × {height}: {shown:?}");
            let left_out = shown.iter().find_map(|(text, ..)| text.strip_prefix("+ ")?.parse::<usize>().ok());
            assert_eq!(
                left_out.map_or(shown.len(), |more| shown.len() - 1 + more),
                count,
                "{width} × {height}: {shown:?}"
            );
        }
    }

    #[test]
    fn lines_end_at_the_totals_and_differ_without_color() {
        let outlook = fixture::outlook(&Catalog::builtin());
        let scene = cumulative(&[&outlook, &outlook, &outlook], &fixture::plan(), Lang::De, (320.0, 220.0));
        let dashes: Vec<_> = scene
            .marks
            .iter()
            .filter_map(|mark| match mark {
                Mark::Line { points, stroke } if points.len() == 6 => Some(stroke.dash),
                _ => None,
            })
            .collect();
        assert_eq!(dashes, [None, Some((6.0, 3.0)), Some((2.0, 3.0))]);
    }

    #[test]
    fn an_empty_budget_draws_an_axis() {
        let scene = bars(&Outlook::default(), &fixture::plan(), Lang::En, &BarsView::default(), (300.0, 200.0));
        assert!(scene.hits.is_empty());
    }
}
