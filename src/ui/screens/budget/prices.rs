//! The list of prices with everything a price can have: tax, dates, source, discounts, tiers.

use egui::{Align2, Rect, Role, ScrollArea, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2};
use lucide_icons::Icon;
use rust_decimal::Decimal;

use super::assumptions;
use crate::chart::Ink;
use crate::i18n::{explain, fmt, tr::budget as tr};
use crate::model::{Currency, Money};
use crate::plan::budget::Missing;
use crate::plan::{Discount, Price, PriceKey, PriceTier, State, TierMode};
use crate::session::{Command, Edit};
use crate::ui::planning::entry::Entry;
use crate::ui::planning::fields::{self, Kind};
use crate::ui::planning::{Planning, words};
use crate::ui::theme::{Type, size};
use crate::ui::widgets::{ButtonSize, UiExt as _, paint_icon, paint_text, pane_line};

/// What is open in the list of prices.
#[derive(Debug, Default)]
pub(super) struct PricesView {
    selected: Option<PriceKey>,
    /// A discount of this price that waits for its value: none is assumed.
    asked: Option<(PriceKey, NewDiscount)>,
}

/// What kind of discount is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum NewDiscount {
    Percent,
    Fixed,
}

pub(super) fn show(ui: &mut Ui, view: &Planning<'_>, state: &mut PricesView) {
    let keys = keys(view);
    let chosen = state.selected.clone().filter(|key| keys.contains(key)).or_else(|| keys.first().cloned());
    let room = ui.available_rect_before_wrap();
    let split = room.left() + (room.width() * 0.4).clamp(240.0, 420.0);
    ui.painter().vline(split, room.y_range(), Stroke::new(1.0, ui.ink(Ink::StrokeSubtle)));
    let mut list = ui.new_child(UiBuilder::new().id_salt("price-list").max_rect(room.with_max_x(split)));
    ScrollArea::vertical().id_salt("price-list").auto_shrink([false, false]).show(&mut list, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for key in &keys {
            if row(ui, view, key, chosen.as_ref() == Some(key)) {
                state.selected = Some(key.clone());
            }
        }
    });
    let editor = room.with_min_x(split + 1.0);
    let mut pane = ui.new_child(UiBuilder::new().id_salt("price-editor").max_rect(editor));
    if let Some(key) = &chosen {
        pane.push_id(key, |ui| edit(ui, view, key, &mut state.asked));
    }
    ui.advance_cursor_after_rect(room);
}

/// Everything that has a price or is asked for, products first.
fn keys(view: &Planning<'_>) -> Vec<PriceKey> {
    let mut keys: Vec<PriceKey> = view.outlook.price_keys();
    keys.extend(view.plan.prices.keys().filter(|key| matches!(key, PriceKey::Product(_))).cloned());
    keys.retain(|key| matches!(key, PriceKey::Product(_)));
    keys.sort();
    keys.dedup();
    keys.extend(PriceKey::OTHERS);
    keys
}

fn row(ui: &mut Ui, view: &Planning<'_>, key: &PriceKey, selected: bool) -> bool {
    let lang = view.lang;
    let name = words::price(lang, view.catalog, key);
    let price = view.plan.prices.get(key);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), size::ROW_TWO - 3.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, selected, tr::price_row(lang, &name)));
    if selected {
        ui.painter().rect_filled(rect, 0, ui.ink(Ink::Selected));
        ui.painter().rect_filled(Rect::from_min_size(rect.min, vec2(2.0, rect.height())), 0, ui.ink(Ink::Accent));
    } else if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, 0, ui.ink(Ink::Hover));
    }
    pane_line(ui, rect);
    let inner = Rect::from_min_max(pos2(rect.left() + 16.0, rect.top()), pos2(rect.right() - 12.0, rect.bottom()));
    let missing = assumptions::missing(
        view,
        &|what| matches!(what, Missing::Price(other) | Missing::Rate(other, _) | Missing::Tax(other) if other == key),
    );
    let amount = price.map_or_else(|| fmt::DASH.to_owned(), |price| fmt::money(lang, price.amount));
    let right = paint_text(ui, inner, Align2::RIGHT_CENTER, Type::BodyBold, Ink::TextPrimary, &amount).left() - 10.0;
    let words = inner.with_max_x(right);
    let (upper, lower) = (words.with_max_y(words.center().y + 1.0), words.with_min_y(words.center().y + 3.0));
    paint_text(ui, upper, Align2::LEFT_BOTTOM, Type::Body, Ink::TextPrimary, &name);
    match (&missing, price) {
        (Some(missing), _) => {
            let color = ui.ink(Ink::StateLine(State::BestEffort));
            paint_icon(ui, pos2(lower.left() + 6.0, lower.top() + 7.0), Icon::TriangleAlert, 11.0, color);
            let ink = Ink::StateText(State::BestEffort);
            let place = lower.with_min_x(lower.left() + 16.0);
            paint_text(ui, place, Align2::LEFT_TOP, Type::Caption, ink, missing);
        }
        (None, Some(price)) => {
            let note = about(view, price);
            paint_text(ui, lower, Align2::LEFT_TOP, Type::Caption, Ink::TextTertiary, &note);
        }
        (None, None) => {
            paint_text(ui, lower, Align2::LEFT_TOP, Type::Caption, Ink::TextTertiary, &tr::price_none(lang));
        }
    }
    response.clicked()
}

/// Date, source and conditions of a price in one line.
fn about(view: &Planning<'_>, price: &Price) -> String {
    let lang = view.lang;
    let mut parts = Vec::new();
    if !price.source.is_empty() {
        parts.push(price.source.clone());
    } else if let Some(day) = price.priced_on {
        parts.push(view.date(day));
    }
    if !price.tiers.is_empty() {
        parts.push(tr::price_tiers(lang, price.tiers.len() as u64));
    }
    if !price.discounts.is_empty() {
        parts.push(tr::price_discounts(lang, price.discounts.len() as u64));
    }
    parts.join(", ")
}

fn edit(ui: &mut Ui, view: &Planning<'_>, key: &PriceKey, asked: &mut Option<(PriceKey, NewDiscount)>) {
    let lang = view.lang;
    let known = view.plan.prices.get(key);
    let name = words::price(lang, view.catalog, key);
    ScrollArea::vertical().id_salt("price-editor").auto_shrink([false, false]).show(ui, |ui| {
        let frame = egui::Frame::new().inner_margin(egui::Margin { left: 16, right: 16, top: 8, bottom: 12 });
        frame.show(ui, |ui| {
            ui.set_max_width(460.0);
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.horizontal(|ui| {
                ui.txt_cut(Type::BodyBold, Ink::TextPrimary, &name);
            });
            ui.add_space(4.0);
            let text = tr::price_amount(lang);
            Entry::new(&text).show(ui, view, |ui| fields::price_field(ui, view, key, 112.0));
            let Some(price) = known else {
                ui.txt_wrapped(Type::Dense, Ink::TextTertiary, tr::price_enter(lang));
                return;
            };
            let mut new = price.clone();
            terms(ui, view, key, &mut new);
            discounts(ui, view, key, &mut new, asked);
            tiers(ui, view, &mut new);
            used(ui, view, key);
            ui.add_space(8.0);
            if ui.small_secondary_button(Some(Icon::Trash), &tr::price_remove(lang)).clicked() {
                view.edit(Edit::SetPrice(key.clone(), None));
            } else if new != *price {
                view.edit(Edit::SetPrice(key.clone(), Some(new)));
                view.send(Command::EndGesture);
            }
        });
    });
}

fn terms(ui: &mut Ui, view: &Planning<'_>, key: &PriceKey, price: &mut Price) {
    let lang = view.lang;
    let codes = currencies(view, price.amount.currency);
    let list: Vec<(String, bool)> =
        codes.iter().map(|code| (code.to_string(), *code == price.amount.currency)).collect();
    let (text, name) = (price.amount.currency.to_string(), tr::price_currency(lang));
    let note = tr::price_currency_note(lang);
    let entry = Entry { note: &note, ..Entry::new(&name) };
    let chosen = entry.choice(ui, view, &text, 112.0, &list).and_then(|at| codes.get(at)).copied();
    if let Some(code) = chosen.filter(|code| *code != price.amount.currency) {
        view.edit(Edit::SetPriceCurrency(key.clone(), code));
    }
    let name = tr::price_tax(lang);
    if Entry::new(&name).switch(ui, view, price.tax_included) {
        price.tax_included = !price.tax_included;
    }
    let name = tr::price_on(lang);
    if let Some(day) = Entry::new(&name).day(ui, view, price.priced_on) {
        price.priced_on = day;
    }
    let (name, note) = (tr::price_valid(lang), tr::price_valid_note(lang));
    let over = price.valid_until.zip(price.priced_on).is_some_and(|(until, on)| until < on);
    let warning = if over { tr::ends_before(lang) } else { String::new() };
    if let Some(day) = (Entry { note: &note, warning: &warning, ..Entry::new(&name) }).day(ui, view, price.valid_until)
    {
        price.valid_until = day;
    }
    let name = tr::price_source(lang);
    if let Some(source) = Entry::new(&name).words(ui, view, &price.source, 240.0) {
        price.source = source;
    }
    let name = tr::price_contingency(lang);
    if Entry::new(&name).switch(ui, view, price.contingency) {
        price.contingency = !price.contingency;
    }
}

/// Currencies to choose from: common ones, those of the plan, and the one there is.
pub(super) fn currencies(view: &Planning<'_>, own: Currency) -> Vec<Currency> {
    let mut codes: Vec<Currency> = super::CURRENCIES.iter().filter_map(|code| Currency::from_code(code)).collect();
    for own in view.plan.finance.rates.keys().copied().chain([view.currency(), own]) {
        if !codes.contains(&own) {
            codes.push(own);
        }
    }
    codes
}

/// How the plan comes from the price to what it pays, once for every year and tier it buys in.
fn used(ui: &mut Ui, view: &Planning<'_>, key: &PriceKey) {
    const SHOWN: usize = 4;
    let budget = &view.outlook.budget;
    let made: Vec<_> = budget.prices.iter().filter(|price| price.key == *key && price.steps.len() > 1).collect();
    if made.is_empty() {
        return;
    }
    ui.add_space(8.0);
    assumptions::title(ui, &tr::group_price_used(view.lang));
    for price in made.iter().take(SHOWN) {
        ui.code_box(|ui| {
            for step in &price.steps {
                let text = explain::step(view.lang, view.catalog, view.calendar(), step);
                ui.txt_wrapped(Type::Dense, Ink::TextPrimary, text);
            }
        });
        ui.add_space(4.0);
    }
    if made.len() > SHOWN {
        let more = crate::i18n::tr::inspector::more(view.lang, (made.len() - SHOWN) as u64);
        ui.txt(Type::Caption, Ink::TextTertiary, more);
    }
}

/// An amount typed in the currency of a price.
#[expect(clippy::option_option, reason = "left alone, emptied, or given a value")]
fn money(entered: Option<Option<Decimal>>, currency: Currency) -> Option<Option<Money>> {
    let value = entered?;
    Some(value.and_then(|value| fields::minor(value, currency)).map(|minor| Money::new(minor, currency)))
}

fn decimal(amount: Money) -> Decimal {
    Decimal::from_i128_with_scale(i128::from(amount.minor), amount.currency.exponent())
}

fn most() -> Decimal {
    Decimal::from(10_000_000)
}

/// Discounts in the order they are taken. An emptied field removes one.
fn discounts(
    ui: &mut Ui,
    view: &Planning<'_>,
    key: &PriceKey,
    price: &mut Price,
    asked: &mut Option<(PriceKey, NewDiscount)>,
) {
    let lang = view.lang;
    let currency = price.amount.currency;
    ui.add_space(8.0);
    assumptions::title(ui, &tr::group_discounts(lang));
    let waiting = asked.as_ref().filter(|(of, _)| of == key).map(|(_, kind)| *kind);
    let known = price.discounts.clone();
    let mut list: Vec<Option<Discount>> = known.iter().copied().map(Some).collect();
    for (index, kind) in known.iter().map(kind_of).chain(waiting).enumerate() {
        let name = tr::discount_step(lang, &view.number(index as u64 + 1));
        let entered = ui.push_id(("discount", index), |ui| {
            let now = known.get(index);
            let warning = if too_much(price, index) { tr::discount_above(lang) } else { String::new() };
            let warning = if now.is_none() { tr::not_set(lang) } else { warning };
            let entry = Entry { warning: &warning, ..Entry::new(&name) };
            match kind {
                NewDiscount::Percent => {
                    let now = if let Some(Discount::Percent(share)) = now { Some(*share) } else { None };
                    let entered = entry.number(ui, view, Kind::Percent, now, Decimal::ZERO..=Decimal::ONE, "")?;
                    Some(entered.map(Discount::Percent))
                }
                NewDiscount::Fixed => {
                    let now = if let Some(Discount::Fixed(amount)) = now { Some(decimal(*amount)) } else { None };
                    let (unit, range) = (fmt::currency_sign(&currency), Decimal::ZERO..=most());
                    let entered = entry.number(ui, view, Kind::Money(currency), now, range, unit);
                    Some(money(entered, currency)?.map(Discount::Fixed))
                }
            }
        });
        if let Some(entered) = entered.inner {
            if index < list.len() {
                list[index] = entered;
            } else if entered.is_some() {
                list.push(entered);
                *asked = None;
            }
        }
    }
    price.discounts = list.into_iter().flatten().collect();
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        if add(ui, &tr::discount_percent(lang)) {
            *asked = Some((key.clone(), NewDiscount::Percent));
        }
        if add(ui, &tr::discount_fixed(lang)) {
            *asked = Some((key.clone(), NewDiscount::Fixed));
        }
    });
}

const fn kind_of(discount: &Discount) -> NewDiscount {
    match discount {
        Discount::Percent(_) => NewDiscount::Percent,
        Discount::Fixed(_) => NewDiscount::Fixed,
    }
}

/// True if a fixed discount is more than what the ones before it leave of the lowest amount: nothing is left then (rule R04).
fn too_much(price: &Price, index: usize) -> bool {
    let amounts = price.tiers.iter().map(|tier| tier.amount).chain([price.amount]).map(decimal);
    let mut left = amounts.min().unwrap_or_default();
    for (place, discount) in price.discounts.iter().enumerate() {
        match discount {
            Discount::Percent(share) => left -= left * share,
            Discount::Fixed(amount) if place == index => return decimal(*amount) > left,
            Discount::Fixed(amount) => left -= decimal(*amount).min(left),
        }
    }
    false
}

/// Prices from larger quantities on. An emptied field removes one.
fn tiers(ui: &mut Ui, view: &Planning<'_>, price: &mut Price) {
    let lang = view.lang;
    let currency = price.amount.currency;
    ui.add_space(8.0);
    assumptions::title(ui, &tr::group_tiers(lang));
    let mut gone = None;
    let starts: Vec<u64> = price.tiers.iter().map(|tier| tier.from).collect();
    for (index, tier) in price.tiers.iter_mut().enumerate() {
        ui.push_id(("tier", index), |ui| {
            let name = tr::tier_from(lang);
            let range = Decimal::TWO..=most();
            let twice = starts.iter().filter(|from| **from == tier.from).count() > 1;
            let warning = if twice { tr::tier_twice(lang) } else { String::new() };
            match (Entry { warning: &warning, ..Entry::new(&name) }).number(
                ui,
                view,
                Kind::Whole,
                Some(Decimal::from(tier.from)),
                range,
                "",
            ) {
                Some(Some(value)) => tier.from = u64::try_from(value.trunc().mantissa()).unwrap_or(tier.from),
                Some(None) => gone = Some(index),
                None => {}
            }
            let name = tr::tier_amount(lang);
            let unit = fmt::currency_sign(&currency);
            let (value, range) = (Some(decimal(tier.amount)), Decimal::ZERO..=most());
            let entered = Entry::new(&name).number(ui, view, Kind::Money(currency), value, range, unit);
            match money(entered, currency) {
                Some(Some(amount)) => tier.amount = amount,
                Some(None) => gone = Some(index),
                None => {}
            }
        });
    }
    if let Some(index) = gone {
        price.tiers.remove(index);
    }
    if add(ui, &tr::tier_add(lang)) {
        let from = price.tiers.last().map_or(100, |tier| tier.from.saturating_mul(2));
        price.tiers.push(PriceTier { from, amount: price.tiers.last().map_or(price.amount, |tier| tier.amount) });
    }
    price.tiers.sort_by_key(|tier| tier.from);
    if price.tiers.is_empty() {
        return;
    }
    let list = [
        (tr::tier_all(lang), price.tier_mode == TierMode::AllUnits),
        (tr::tier_graduated(lang), price.tier_mode == TierMode::Graduated),
    ];
    let text = list.iter().find(|(_, on)| *on).map(|(text, _)| text.clone()).unwrap_or_default();
    let name = tr::tier_mode(lang);
    if let Some(chosen) = Entry::new(&name).choice(ui, view, &text, 200.0, &list) {
        price.tier_mode = if chosen == 0 { TierMode::AllUnits } else { TierMode::Graduated };
    }
}

/// A small button that adds something.
pub(super) fn add(ui: &mut Ui, text: &str) -> bool {
    let button = crate::ui::widgets::Button::new(Some(Icon::Plus), text);
    ui.add(button.size(ButtonSize::Small).kind(crate::ui::widgets::ButtonKind::Dashed)).clicked()
}
