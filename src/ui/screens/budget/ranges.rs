//! Optimistic and pessimistic values beside the likely ones.

use egui::Ui;
use rust_decimal::Decimal;

use super::assumptions::{columns, title};
use crate::chart::Ink;
use crate::i18n::{fmt, tr::budget as tr};
use crate::model::Money;
use crate::plan::range::{FactorRange, MinutesRange, PriceRange, Ranges, Shape};
use crate::plan::{Assumptions, Price, PriceKey, WorkKind};
use crate::session::{Command, Edit};
use crate::ui::planning::entry::Entry;
use crate::ui::planning::fields::{self, Kind, NumberField};
use crate::ui::planning::{Planning, words};
use crate::ui::theme::Type;
use crate::ui::widgets::UiExt as _;

pub(super) fn show(ui: &mut Ui, view: &Planning<'_>, assumed: &Assumptions) {
    let mut new = assumed.ranges.clone();
    columns(ui, "ranges", 3, |ui, column| match column {
        0 => general(ui, view, &mut new),
        1 => minutes(ui, view, assumed, &mut new),
        _ => prices(ui, view, &mut new),
    });
    if new != assumed.ranges {
        view.edit(Edit::SetAssumptions(Box::new(Assumptions { ranges: new, ..assumed.clone() })));
        view.send(Command::EndGesture);
    }
}

/// Two fields side by side: the low and the high end.
#[expect(clippy::option_option, reason = "left alone, emptied, or given a value")]
fn pair(
    ui: &mut Ui,
    view: &Planning<'_>,
    entry: Entry<'_>,
    kind: Kind,
    ends: Option<(Decimal, Decimal)>,
    likely: Option<Decimal>,
) -> Option<Option<(Decimal, Decimal)>> {
    let mut new = None;
    let (low, high) = (tr::range_low(view.lang, entry.name), tr::range_high(view.lang, entry.name));
    let reset = entry.show(ui, view, |ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let field = |name, value| NumberField {
            name,
            kind,
            value,
            unit: "",
            changed: ends.is_some(),
            range: Decimal::ZERO..=Decimal::from(10_000_000),
            optional: true,
            width: 70.0,
        };
        let pessimistic = field(&high, ends.map(|ends| ends.1)).show(ui, view.lang, &high);
        let optimistic = field(&low, ends.map(|ends| ends.0)).show(ui, view.lang, &low);
        // One end alone takes the likely value for the other, so that a range is never upside down.
        let middle = likely.unwrap_or_default();
        let now = ends.unwrap_or((middle, middle));
        new = match (optimistic, pessimistic) {
            (Some(None), _) | (_, Some(None)) => Some(None),
            (Some(Some(low)), _) => Some(Some((low, now.1.max(low)))),
            (_, Some(Some(high))) => Some(Some((now.0.min(high), high))),
            (None, None) => None,
        };
    });
    if reset { Some(None) } else { new }
}

fn general(ui: &mut Ui, view: &Planning<'_>, ranges: &mut Ranges) {
    let lang = view.lang;
    title(ui, &tr::group_ranges(lang));
    let list = [
        (tr::shape_pert(lang), ranges.shape == Shape::Pert),
        (tr::shape_triangular(lang), ranges.shape == Shape::Triangular),
    ];
    let text = list.iter().find(|(_, on)| *on).map(|(text, _)| text.clone()).unwrap_or_default();
    let name = tr::shape(lang);
    if let Some(chosen) = Entry::new(&name).choice(ui, view, &text, 150.0, &list) {
        ranges.shape = if chosen == 0 { Shape::Pert } else { Shape::Triangular };
    }
    let name = tr::range_quantity(lang);
    let ends = ranges.quantity.map(|range| (range.optimistic, range.pessimistic));
    let entry = Entry { changed: ends.is_some(), ..Entry::new(&name) };
    if let Some(ends) = pair(ui, view, entry, Kind::Percent, ends, Some(Decimal::ONE)) {
        // What the plan counts lies between the ends, as likely values do elsewhere.
        ranges.quantity = ends
            .map(|(low, high)| FactorRange { optimistic: low.min(Decimal::ONE), pessimistic: high.max(Decimal::ONE) });
    }
    ui.add_space(4.0);
    ui.txt_wrapped(Type::Caption, Ink::TextTertiary, tr::range_hint(lang));
}

fn minutes(ui: &mut Ui, view: &Planning<'_>, assumed: &Assumptions, ranges: &mut Ranges) {
    let lang = view.lang;
    title(ui, &tr::group_range_minutes(lang));
    for work in WorkKind::ALL {
        let Some(likely) = assumed.minutes.get(&work).copied() else { continue };
        let name = words::work(lang, work);
        let note = tr::range_likely(lang, &fmt::decimal(lang, likely));
        let ends = ranges.minutes.get(&work).map(|range| (range.optimistic, range.pessimistic));
        let entry = Entry { changed: ends.is_some(), note: &note, ..Entry::new(&name) };
        match pair(ui, view, entry, Kind::Number, ends, Some(likely)) {
            Some(Some((low, high))) => {
                let range = MinutesRange { optimistic: low.min(likely), pessimistic: high.max(likely) };
                ranges.minutes.insert(work, range);
            }
            Some(None) => drop(ranges.minutes.remove(&work)),
            None => {}
        }
    }
    if assumed.minutes.is_empty() {
        ui.txt_wrapped(Type::Dense, Ink::TextTertiary, tr::range_no_minutes(lang));
    }
}

fn prices(ui: &mut Ui, view: &Planning<'_>, ranges: &mut Ranges) {
    let lang = view.lang;
    title(ui, &tr::group_range_prices(lang));
    let used = view.outlook.price_keys();
    let asked = |key: &PriceKey| used.contains(key) || ranges.prices.contains_key(key);
    let shown: Vec<(&PriceKey, &Price)> =
        view.plan.prices.iter().filter(|(key, _)| asked(key) || matches!(key, PriceKey::TechnicianHour)).collect();
    for (key, price) in shown {
        let currency = price.amount.currency;
        let decimal =
            |amount: Money| Decimal::from_i128_with_scale(i128::from(amount.minor), amount.currency.exponent());
        let likely = decimal(price.amount);
        let name = words::price(lang, view.catalog, key);
        let note = tr::range_likely(lang, &fmt::money(lang, price.amount));
        let ends = ranges.prices.get(key).map(|range| (decimal(range.optimistic), decimal(range.pessimistic)));
        let entry = Entry { changed: ends.is_some(), note: &note, ..Entry::new(&name) };
        let money = |value| fields::minor(value, currency).map(|minor| Money::new(minor, currency));
        match pair(ui, view, entry, Kind::Money(currency), ends, Some(likely)) {
            Some(Some((low, high))) => {
                if let (Some(optimistic), Some(pessimistic)) = (money(low.min(likely)), money(high.max(likely))) {
                    ranges.prices.insert(key.clone(), PriceRange { optimistic, pessimistic });
                }
            }
            Some(None) => drop(ranges.prices.remove(key)),
            None => {}
        }
    }
}
