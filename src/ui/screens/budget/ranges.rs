//! Optimistic and pessimistic values beside the likely ones.

use egui::{Align, Layout, Ui, vec2};
use rust_decimal::Decimal;

use super::assumptions::{columns, title};
use crate::chart::Ink;
use crate::i18n::{explain, fmt, tr::budget as tr};
use crate::model::Money;
use crate::plan::range::{FactorRange, MinutesRange, PriceRange, Ranges, Shape, around};
use crate::plan::simulate::Driver;
use crate::plan::{Assumptions, PriceKey, WorkKind};
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

/// Width of a field, and what is between two.
const END: f32 = 70.0;
const GAP: f32 = 6.0;

/// Two fields side by side: the low and the high end, with the likely value between them.
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
        let field = |name, value, range| NumberField {
            name,
            kind,
            value,
            unit: "",
            changed: ends.is_some(),
            range,
            optional: true,
            width: END,
        };
        // The likely value lies between the ends; what is on its wrong side says so beside the field.
        let most = Decimal::from(10_000_000);
        let above = likely.unwrap_or(Decimal::ZERO)..=most;
        let below = Decimal::ZERO..=likely.unwrap_or(most);
        // The low end comes first, for the eye and for the Tab key.
        let room = vec2(2.0 * END + GAP, ui.available_height());
        let (optimistic, pessimistic) = ui
            .allocate_ui_with_layout(room, Layout::left_to_right(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = GAP;
                let optimistic = field(&low, ends.map(|ends| ends.0), below).show(ui, view.lang, &low);
                (optimistic, field(&high, ends.map(|ends| ends.1), above).show(ui, view.lang, &high))
            })
            .inner;
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
    if reset { Some(None) } else { new.map(|ends| ends.map(|ends| around(ends, likely))) }
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
        ranges.quantity = ends.map(|(optimistic, pessimistic)| FactorRange { optimistic, pessimistic });
    }
    ui.add_space(4.0);
    ui.txt_wrapped(Type::Caption, Ink::TextTertiary, tr::range_hint(lang));
}

fn minutes(ui: &mut Ui, view: &Planning<'_>, assumed: &Assumptions, ranges: &mut Ranges) {
    let lang = view.lang;
    title(ui, &tr::group_range_minutes(lang));
    for work in WorkKind::ALL {
        let (likely, known) = (assumed.minutes.get(&work).copied(), ranges.minutes.get(&work));
        if likely.is_none() && known.is_none() {
            continue;
        }
        let name = words::work(lang, work);
        let note = likely.map_or_else(String::new, |likely| tr::range_likely(lang, &fmt::decimal(lang, likely)));
        let warning = unused(view, &Driver::Minutes(work));
        let ends = known.map(|range| (range.optimistic, range.pessimistic));
        let entry = Entry { changed: ends.is_some(), note: &note, warning: &warning, ..Entry::new(&name) };
        match pair(ui, view, entry, Kind::Number, ends, likely) {
            Some(Some((optimistic, pessimistic))) => {
                ranges.minutes.insert(work, MinutesRange { optimistic, pessimistic });
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
    let asked = |key: &PriceKey| used.contains(key) || matches!(key, PriceKey::TechnicianHour);
    let mut shown: Vec<PriceKey> = view.plan.prices.keys().filter(|key| asked(key)).cloned().collect();
    // A range without a price is shown as well: it is in the plan and counts for nothing.
    shown.extend(ranges.prices.keys().filter(|key| !shown.contains(key)).cloned().collect::<Vec<_>>());
    shown.sort();
    for key in shown {
        let price = view.plan.prices.get(&key).map(|price| price.amount);
        let known = ranges.prices.get(&key).copied();
        let decimal =
            |amount: Money| Decimal::from_i128_with_scale(i128::from(amount.minor), amount.currency.exponent());
        let name = words::price(lang, view.catalog, &key);
        let written = |amount: Money| fmt::money(lang, amount);
        let mut notes: Vec<String> = price.map(|price| tr::range_likely(lang, &written(price))).into_iter().collect();
        let currency = price.or(known.map(|range| range.optimistic)).map_or(view.currency(), |amount| amount.currency);
        let same =
            |range: &PriceRange| [range.optimistic, range.pessimistic].iter().all(|end| end.currency == currency);
        if let Some(range) = known.filter(|range| !same(range)) {
            notes.push(tr::range_was(lang, &written(range.pessimistic), &written(range.optimistic)));
        }
        let (note, warning) = (notes.join("\n"), unused(view, &Driver::Price(key.clone())));
        let entry = Entry { changed: known.is_some(), note: &note, warning: &warning, ..Entry::new(&name) };
        // Ends in another currency are no numbers of this one: they are entered anew.
        let ends = known.filter(same).map(|range| (decimal(range.optimistic), decimal(range.pessimistic)));
        let money = |value| fields::minor(value, currency).map(|minor| Money::new(minor, currency));
        match pair(ui, view, entry, Kind::Money(currency), ends, price.map(decimal)) {
            Some(Some((low, high))) => {
                if let (Some(optimistic), Some(pessimistic)) = (money(low), money(high)) {
                    ranges.prices.insert(key, PriceRange { optimistic, pessimistic });
                }
            }
            Some(None) => drop(ranges.prices.remove(&key)),
            None => {}
        }
    }
}

/// Why a range takes part in no simulation; empty if it does.
fn unused(view: &Planning<'_>, driver: &Driver) -> String {
    let found = view.outlook.unused_ranges().find(|unused| unused.driver == *driver);
    found.map_or_else(String::new, |unused| explain::unused_range(view.lang, view.catalog, unused))
}
