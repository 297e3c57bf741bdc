//! Scenarios side by side, and the bridge from one to another.

use std::rc::Rc;
use std::sync::Arc;

use egui::{Align2, Rect, ScrollArea, Sense, Stroke, Ui, UiBuilder, pos2, vec2};
use lucide_icons::Icon;

use crate::chart::bridge as drawn;
use crate::chart::{Ink, Scene, Target, budget as charts, pt};
use crate::i18n::{Lang, explain, fmt, tr::budget as tr};
use crate::plan::bridge::{Bar, Bridge, BridgeItem, Effect, bridge};
use crate::plan::budget::PresentValue;
use crate::plan::{Outlook, State};
use crate::session::{Command, Figure, Selection};
use crate::ui::planning::Planning;
use crate::ui::scene;
use crate::ui::theme::{Type, size};
use crate::ui::widgets::{Button, ButtonSize, MenuItem, Pane, UiExt as _, paint_text, pane_line};

/// Scenarios shown side by side at most.
const MOST: usize = 4;
const ROW: f32 = 22.0;

/// What is compared.
#[derive(Debug, Default)]
pub(super) struct ScenariosView {
    /// Scenarios left out, by position.
    hidden: Vec<usize>,
    /// The two ends of the bridge.
    from: Option<usize>,
    to: Option<usize>,
    /// The bar whose items are listed.
    effect: Option<Effect>,
    kept: Option<Kept>,
}

/// What is made anew only when an outlook changes.
#[derive(Debug)]
struct Kept {
    outlooks: Vec<Arc<Outlook>>,
    worth: Vec<Option<PresentValue>>,
    bridge: Option<((usize, usize), Rc<Bridge>)>,
}

impl ScenariosView {
    pub fn show(&mut self, ui: &mut Ui, view: &Planning<'_>) {
        self.keep(view);
        let count = view.session.outlooks().len();
        let shown: Vec<usize> = (0..count).filter(|index| !self.hidden.contains(index)).take(MOST).collect();
        let room = ui.available_rect_before_wrap();
        let wanted = size::PANE_HEADER + ROW * (rows(view).len() as f32 + 1.0) + 8.0;
        let upper = room.with_max_y((room.top() + wanted).min(room.top() + room.height() * 0.66));
        let mut table = ui.new_child(UiBuilder::new().id_salt("scenario-table").max_rect(upper));
        table.set_clip_rect(upper.intersect(ui.clip_rect()));
        self.table(&mut table, view, &shown, count);
        let lower = room.with_min_y(upper.bottom());
        ui.painter().hline(room.x_range(), upper.bottom(), Stroke::new(1.0, ui.ink(Ink::StrokeDefault)));
        let mut pane = ui.new_child(UiBuilder::new().id_salt("scenario-bridge").max_rect(lower));
        pane.set_clip_rect(lower.intersect(ui.clip_rect()));
        self.bridge(&mut pane, view, count);
        ui.advance_cursor_after_rect(room);
    }

    /// Computes present values when an outlook has changed.
    fn keep(&mut self, view: &Planning<'_>) {
        let outlooks = view.session.outlooks();
        let same = self.kept.as_ref().is_some_and(|kept| {
            kept.outlooks.len() == outlooks.len()
                && kept.outlooks.iter().zip(outlooks).all(|(own, now)| Arc::ptr_eq(own, now))
        });
        if same {
            return;
        }
        let worth = |outlook: &Arc<Outlook>| outlook.present_value(view.plan);
        self.kept =
            Some(Kept { outlooks: outlooks.to_vec(), worth: outlooks.iter().map(worth).collect(), bridge: None });
    }

    fn table(&mut self, ui: &mut Ui, view: &Planning<'_>, shown: &[usize], count: usize) {
        let lang = view.lang;
        ui.spacing_mut().item_spacing.y = 0.0;
        Pane::header(&tr::compare_title(lang), "").show(ui, |ui| {
            if count > 2 {
                let text = tr::compare_choose(lang, &view.number(shown.len() as u64), &view.number(count as u64));
                ui.dropdown(Button::new(Some(Icon::Columns3), &text).size(ButtonSize::Small), |ui| {
                    for (index, scenario) in view.plan.scenarios.iter().enumerate() {
                        let on = shown.contains(&index);
                        let item = MenuItem { checked: on, ..MenuItem::new(None, &scenario.name) };
                        // One is always left, and there are never more than fit.
                        let possible = if on { shown.len() > 1 } else { shown.len() < MOST };
                        if ui.add_enabled(possible, item).clicked() {
                            if on {
                                self.hidden.push(index);
                            } else {
                                self.hidden.retain(|hidden| *hidden != index);
                            }
                        }
                    }
                });
            }
        });
        let rows = rows(view);
        let worth = self.kept.as_ref().map(|kept| kept.worth.as_slice()).unwrap_or_default();
        ScrollArea::vertical().id_salt("scenario-rows").auto_shrink([false, false]).show(ui, |ui| {
            let wide = vec2(ui.available_width(), ROW * (rows.len() as f32 + 1.0));
            let (rect, _) = ui.allocate_exact_size(wide, Sense::hover());
            let left = rect.left() + size::PANE_LEFT;
            let names = ((rect.width() - 28.0) * 0.3).clamp(130.0, 240.0);
            let column = (rect.width() - 28.0 - names) / shown.len().max(1) as f32;
            let line = |index: usize| {
                let top = rect.top() + ROW * index as f32;
                Rect::from_min_max(pos2(left, top), pos2(rect.right() - size::PANE_RIGHT, top + ROW))
            };
            let cell = |place: Rect, index: usize| {
                let from = place.left() + names + column * index as f32;
                Rect::from_min_max(pos2(from + 6.0, place.top()), pos2(from + column, place.bottom()))
            };
            for (position, index) in shown.iter().enumerate() {
                head(ui, view, *index, cell(line(0), position));
            }
            pane_line(ui, line(0));
            for (number, row) in rows.iter().enumerate() {
                let place = line(number + 1);
                pane_line(ui, place);
                let role = if row.sum { Type::DenseBold } else { Type::Dense };
                let name = place.with_max_x(left + names);
                paint_text(ui, name, Align2::LEFT_CENTER, role, Ink::TextSecondary, &row.name);
                if !row.why.is_empty() {
                    let id = ui.scope_id().with(("compare-row", number));
                    let response = ui.interact(place, id, Sense::hover());
                    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &row.name));
                    response.on_hover_text(&row.why);
                }
                for (position, index) in shown.iter().enumerate() {
                    let Some(outlook) = view.session.outlooks().get(*index) else { continue };
                    let (text, ink) = (row.value)(view, outlook, worth.get(*index).copied().flatten());
                    let role = if row.sum || *index == view.session.scenario() { Type::DenseBold } else { Type::Dense };
                    if let Some(here) = (row.cell)(outlook) {
                        let name = tr::cell(view.lang, &text, &row.name, scenario_name(view, *index));
                        explained(ui, view, (*index, &here), &name, cell(place, position));
                    }
                    paint_text(ui, cell(place, position), Align2::RIGHT_CENTER, role, ink, &text);
                }
            }
        });
    }

    /// The bridge with the items of the chosen bar.
    fn bridge(&mut self, ui: &mut Ui, view: &Planning<'_>, count: usize) {
        let lang = view.lang;
        ui.spacing_mut().item_spacing.y = 0.0;
        let last = count.saturating_sub(1);
        let from = self.from.filter(|index| *index < count).unwrap_or(view.session.scenario());
        let to = self.to.filter(|index| *index < count).unwrap_or(if from == last { 0 } else { from + 1 });
        Pane::header(&tr::bridge_title(lang), &tr::bridge_note(lang)).show(ui, |ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            if let Some(chosen) = pick(ui, view, &tr::bridge_to(lang), to) {
                self.to = Some(chosen);
            }
            ui.icon_sized(Icon::ArrowRight, 14.0, Ink::TextTertiary);
            if let Some(chosen) = pick(ui, view, &tr::bridge_from(lang), from) {
                self.from = Some(chosen);
            }
        });
        let outlooks = view.session.outlooks();
        let (Some(before), Some(after)) = (outlooks.get(from), outlooks.get(to)) else { return };
        let Some(kept) = &mut self.kept else { return };
        let made = match &kept.bridge {
            Some((ends, made)) if *ends == (from, to) => Rc::clone(made),
            _ => {
                let made = Rc::new(bridge(&before.budget, &after.budget));
                kept.bridge = Some(((from, to), Rc::clone(&made)));
                made
            }
        };
        let bars: Vec<&Bar> = made.bars.iter().filter(|bar| !bar.items.is_empty()).collect();
        let name = |index: usize| scenario_name(view, index).to_owned();
        let mut steps = vec![total(view, name(from), before)];
        steps.extend(bars.iter().map(|bar| drawn::Step {
            name: effect_name(view, bar.effect),
            amount: bar.amount,
            text: view.signed_exact(bar.amount),
            total: false,
        }));
        steps.push(total(view, name(to), after));
        let room = ui.available_rect_before_wrap();
        let items = (room.width() * 0.4).clamp(240.0, 420.0);
        let chart = room.with_max_x(room.right() - items);
        let selected = self.effect.and_then(|effect| bars.iter().position(|bar| bar.effect == effect));
        let inner = (chart.width() - size::PANE_LEFT - 12.0, (chart.height() - 10.0).max(80.0));
        let scene_drawn = drawn::bridge(&steps, selected.map(|index| index + 1), inner);
        let place = Rect::from_min_size(chart.min + vec2(size::PANE_LEFT, 0.0), vec2(inner.0, inner.1));
        let mut child = ui.new_child(UiBuilder::new().id_salt("bridge").max_rect(place));
        let output = scene::show(&mut child, &tr::bridge_title(lang), &scene_drawn);
        if let Some(Target::Cell(index, _)) = output.clicked {
            self.effect = index.checked_sub(1).and_then(|index| bars.get(index)).map(|bar| bar.effect);
        }
        ui.painter().vline(chart.right(), room.y_range(), Stroke::new(1.0, ui.ink(Ink::StrokeSubtle)));
        let list = room.with_min_x(chart.right() + 1.0);
        let mut pane = ui.new_child(UiBuilder::new().id_salt("bridge-items").max_rect(list));
        let bar = selected.and_then(|index| bars.get(index)).copied();
        self::items(&mut pane, view, bar, before);
        ui.advance_cursor_after_rect(room);
    }
}

fn scenario_name<'a>(view: &Planning<'a>, index: usize) -> &'a str {
    view.plan.scenarios.get(index).map_or("", |own| own.name.as_str())
}

/// A sum that says why: a click makes its scenario current and selects the same column of the budget.
pub(super) fn explained(ui: &Ui, view: &Planning<'_>, (scenario, here): (usize, &Selection), name: &str, place: Rect) {
    let selected = view.session.scenario() == scenario && view.session.selection() == here;
    let click = ui.interact(place, ui.scope_id().with(("compare-cell", name)), Sense::CLICK);
    click.widget_info(|| egui::WidgetInfo::selected(egui::Role::Cell, true, selected, name));
    let box_ = place.shrink2(vec2(1.0, 1.5)).with_max_x(place.right() + 6.0);
    if selected {
        let stroke = Stroke::new(2.0, ui.ink(Ink::Accent));
        ui.painter().rect(box_, 3, ui.ink(Ink::Selected), stroke, egui::StrokeKind::Inside);
    } else if click.hovered() {
        ui.painter().rect_filled(box_, 3, ui.ink(Ink::Hover));
    }
    if click.clicked() {
        view.send(Command::SelectScenario(scenario));
        view.send(Command::Select(here.clone()));
    }
}

fn total(view: &Planning<'_>, name: String, outlook: &Outlook) -> drawn::Step {
    let amount = outlook.budget.total();
    let text = view.exact_or_more(amount, !outlook.budget.missing.is_empty());
    drawn::Step { name, amount, text, total: true }
}

fn head(ui: &mut Ui, view: &Planning<'_>, index: usize, place: Rect) {
    let Some(scenario) = view.plan.scenarios.get(index) else { return };
    let current = index == view.session.scenario();
    let click = ui.interact(place, ui.scope_id().with(("compare-head", index)), Sense::CLICK);
    click.widget_info(|| egui::WidgetInfo::selected(egui::Role::ColumnHeader, true, current, &scenario.name));
    let role = if current { Type::DenseBold } else { Type::Dense };
    let ink = if click.hovered() || current { Ink::TextPrimary } else { Ink::TextSecondary };
    let text = paint_text(ui, place.with_min_x(place.left() + 14.0), Align2::RIGHT_CENTER, role, ink, &scenario.name);
    let mut marker = Scene::new(12.0, 12.0);
    charts::scenario_marker(&mut marker, index, pt(6.0, 6.0));
    let at = pos2(text.left() - 16.0, place.center().y - 6.0);
    scene::paint(ui.painter(), ui.visuals().dark_mode, at, 1.0, &marker);
    if click.clicked() {
        view.send(Command::SelectScenario(index));
    }
}

type Value = Box<dyn Fn(&Planning<'_>, &Outlook, Option<PresentValue>) -> (String, Ink)>;
/// A value that is better the smaller it is.
type Count = fn(&Outlook) -> u64;
/// What explains a value of a scenario.
type Explained = Box<dyn Fn(&Outlook) -> Option<Selection>>;

/// A row of the comparison.
struct Row {
    name: String,
    sum: bool,
    /// How it is made; empty where the name says it.
    why: String,
    cell: Explained,
    value: Value,
}

/// Totals by year, then what a scenario leaves behind, then what it is worth.
fn rows(view: &Planning<'_>) -> Vec<Row> {
    let lang = view.lang;
    let plain = |text: String| (text, Ink::TextPrimary);
    let row = |name: String, here: Selection, value: Value| {
        let cell: Explained = Box::new(move |_| Some(here.clone()));
        Row { name, sum: false, why: String::new(), cell, value }
    };
    let figure = Selection::Figure;
    let mut list: Vec<Row> = Vec::new();
    for (column, year) in view.outlook.budget.years.iter().copied().enumerate() {
        let value: Value = Box::new(move |view, outlook, _| {
            let open = outlook.budget.incomplete_in(None, Some(year));
            plain(view.whole_or_more(outlook.budget.shown_year(year, view.currency()), open))
        });
        list.push(row(view.year(year), Selection::Cell(Some(column), None), value));
    }
    let total: Value = Box::new(move |view, outlook, _| {
        plain(view.whole_or_more(outlook.budget.total(), !outlook.budget.missing.is_empty()))
    });
    list.push(Row { sum: true, ..row(tr::row_total(lang), Selection::Cell(None, None), total) });
    let highest: Value = Box::new(move |view, outlook, _| {
        let highest = outlook.budget.highest_year().filter(|(_, sum)| *sum != 0);
        plain(highest.map_or_else(
            || fmt::DASH.to_owned(),
            |(year, _)| {
                let sum = outlook.budget.shown_year(year, view.currency());
                format!("{} ({})", view.whole(sum), view.year(year))
            },
        ))
    });
    let cell: Explained = Box::new(highest_cell);
    list.push(Row { cell, ..row(tr::compare_highest(lang), Selection::None, highest) });
    list.push(row(
        tr::compare_replaced(lang),
        figure(Figure::Replaced),
        Box::new(move |view, outlook, _| plain(view.number(outlook.replaced_at_end()))),
    ));
    // One phone that stays is reached by all events: how many are reached tells scenarios apart.
    let counts: [(String, Figure, Count); 5] = [
        (tr::compare_unsupported(lang), Figure::Unsupported, |outlook| outlook.headline().at_end),
        (tr::compare_months(lang), Figure::DeviceMonths, |outlook| outlook.exposure.total_device_months()),
        (tr::compare_breaks(lang), Figure::CertificateEvents, |outlook| outlook.exposure.breaks.len() as u64),
        (tr::compare_reached(lang), Figure::PhonesReached, |outlook| outlook.exposure.phone_events()),
        (tr::compare_drops(lang), Figure::DropOffs, |outlook| outlook.exposure.drop_offs()),
    ];
    for (name, explained, count) in counts {
        let value: Value = Box::new(move |view, outlook, _| {
            let count = count(outlook);
            let ink = if count > 0 { Ink::StateText(State::Unsupported) } else { Ink::TextPrimary };
            (view.number(count), ink)
        });
        list.push(row(name, figure(explained), value));
    }
    let worth = |pick: fn(PresentValue) -> i64| -> Value {
        Box::new(move |view, outlook, worth| match worth {
            Some(worth) => (view.whole_or_more(pick(worth), !outlook.budget.missing.is_empty()), Ink::TextPrimary),
            None => (tr::compare_no_rate(view.lang), Ink::TextTertiary),
        })
    };
    // The day is the one the plan is made on, whatever day is looked at.
    let day = view.date(view.session.today());
    let why = view.plan.finance.discount_rate.map(|rate| fmt::percent(lang, rate));
    let why =
        |text: fn(Lang, &str, &str) -> String| why.as_ref().map_or_else(String::new, |rate| text(lang, &day, rate));
    list.push(Row {
        why: why(tr::compare_worth_why),
        ..row(tr::compare_worth(lang, &day), figure(Figure::PresentValue), worth(|worth| worth.value))
    });
    list.push(Row {
        why: why(tr::compare_yearly_why),
        ..row(tr::compare_yearly(lang), figure(Figure::AnnualCost), worth(|worth| worth.yearly))
    });
    list
}

/// The sum of the dearest year.
pub(super) fn highest_cell(outlook: &Outlook) -> Option<Selection> {
    let (year, _) = outlook.budget.highest_year()?;
    let column = outlook.budget.years.iter().position(|own| *own == year)?;
    Some(Selection::Cell(Some(column), None))
}

/// A scenario to choose.
fn pick(ui: &mut Ui, view: &Planning<'_>, name: &str, now: usize) -> Option<usize> {
    let text = scenario_name(view, now).to_owned();
    let full = format!("{name}: {text}");
    let mut chosen = None;
    ui.dropdown(Button::new(None, &text).name(&full).size(ButtonSize::Small), |ui| {
        for (index, scenario) in view.plan.scenarios.iter().enumerate() {
            if ui.add(MenuItem { checked: index == now, ..MenuItem::new(None, &scenario.name) }).clicked() {
                chosen = Some(index);
                ui.close();
            }
        }
    });
    chosen
}

fn effect_name(view: &Planning<'_>, effect: Effect) -> String {
    tr::effect(view.lang, effect.key())
}

/// What a bar consists of.
fn items(ui: &mut Ui, view: &Planning<'_>, bar: Option<&Bar>, before: &Outlook) {
    let lang = view.lang;
    let Some(bar) = bar else {
        let frame = egui::Frame::new().inner_margin(egui::Margin::symmetric(16, 12));
        frame.show(ui, |ui| ui.txt_wrapped(Type::Dense, Ink::TextTertiary, tr::bridge_pick(lang)));
        return;
    };
    let title = format!("{}, {}", effect_name(view, bar.effect), view.signed_exact(bar.amount));
    Pane::header(&title, &tr::bridge_items(lang, bar.items.len() as u64)).show(ui, |_| {});
    ScrollArea::vertical().id_salt("bridge-items").auto_shrink([false, false]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for entry in &bar.items {
            item(ui, view, entry, before);
        }
    });
}

fn item(ui: &mut Ui, view: &Planning<'_>, item: &BridgeItem, before: &Outlook) {
    let lang = view.lang;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 40.0), Sense::hover());
    pane_line(ui, rect);
    let inner = Rect::from_min_max(pos2(rect.left() + 16.0, rect.top()), pos2(rect.right() - 12.0, rect.bottom()));
    let amount = view.signed_exact(item.amount);
    let right = paint_text(ui, inner, Align2::RIGHT_CENTER, Type::DenseBold, Ink::TextPrimary, &amount).left() - 8.0;
    let words = inner.with_max_x(right);
    let lane = item.lane.and_then(|lane| before.lanes.get(lane)).map(|lane| view.lane_name(lane));
    let key = item.key.as_ref().map(|key| explain::price(lang, view.catalog, key));
    let category = explain::category(lang, item.category);
    let title = [Some(category), lane].into_iter().flatten().collect::<Vec<_>>().join(", ");
    let (upper, lower) = (words.with_max_y(words.center().y + 1.0), words.with_min_y(words.center().y + 2.0));
    paint_text(ui, upper, Align2::LEFT_BOTTOM, Type::Dense, Ink::TextPrimary, &title);
    let amounts = format!("{} → {}", view.exact(item.amounts.0), view.exact(item.amounts.1));
    let counts = (item.quantity.0 != item.quantity.1)
        .then(|| format!("{} → {}", view.number(item.quantity.0), view.number(item.quantity.1)));
    let note = [key, counts, Some(amounts)].into_iter().flatten().collect::<Vec<_>>().join(", ");
    paint_text(ui, lower, Align2::LEFT_TOP, Type::Caption, Ink::TextTertiary, &note);
}
