//! Optimistic and pessimistic values beside the likely ones.

use egui::{Align, Align2, Layout, Rect, Sense, Ui, pos2, vec2};
use rust_decimal::Decimal;

use super::assumptions::{columns, title};
use crate::chart::Ink;
use crate::i18n::parse::BadNumber;
use crate::i18n::{explain, fmt, tr::budget as tr};
use crate::model::Money;
use crate::plan::range::{FactorRange, MinutesRange, PriceRange, Ranges, Shape, around};
use crate::plan::simulate::Driver;
use crate::plan::{Assumptions, PriceKey, WorkKind};
use crate::session::{Command, Edit};
use crate::ui::planning::entry::Entry;
use crate::ui::planning::fields::{self, Kind, NumberField, Shown};
use crate::ui::planning::{Planning, words};
use crate::ui::theme::{Type, size};
use crate::ui::widgets::{UiExt as _, paint_text};

/// Below this width all groups stand in one column.
const TWO_COLUMNS: f32 = 960.0;

pub(super) fn show(ui: &mut Ui, view: &Planning<'_>, assumed: &Assumptions) {
    let mut new = assumed.ranges.clone();
    let count = if ui.available_width() < TWO_COLUMNS { 1 } else { 2 };
    columns(ui, "ranges", count, |ui, column| {
        if column == 0 {
            general(ui, view, &mut new);
            ui.add_space(8.0);
            minutes(ui, view, assumed, &mut new);
        }
        if column + 1 == count {
            ui.add_space(if count == 1 { 8.0 } else { 0.0 });
            prices(ui, view, &mut new);
        }
    });
    if new != assumed.ranges {
        view.edit(Edit::SetAssumptions(Box::new(Assumptions { ranges: new, ..assumed.clone() })));
        view.send(Command::EndGesture);
    }
}

/// Width of the likely value between two fields, and what is between them.
const LIKELY: f32 = 92.0;
const GAP: f32 = 6.0;

/// Width of the fields, all the same: what an amount of any price takes.
fn end(view: &Planning<'_>) -> f32 {
    let currencies = view.plan.prices.values().map(|price| price.amount.currency).chain([view.currency()]);
    currencies.map(fields::money_width).fold(0.0, f32::max)
}

/// What stands above the fields of a group.
fn heads(ui: &mut Ui, view: &Planning<'_>, text: &str) {
    let lang = view.lang;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 18.0), Sense::hover());
    let (mut right, end) = (rect.right(), end(view));
    // Each over the digits below it.
    let texts = [
        (tr::head_pessimistic(lang), end, 8.0),
        (tr::head_likely(lang), LIKELY, 0.0),
        (tr::head_optimistic(lang), end, 8.0),
    ];
    for (text, width, margin) in texts {
        let place = Rect::from_min_max(pos2(right - width, rect.top()), pos2(right - margin, rect.bottom()));
        paint_text(ui, place, Align2::RIGHT_CENTER, Type::Caption, Ink::TextTertiary, &text);
        right -= width + GAP;
    }
    paint_text(ui, rect.with_max_x(right), Align2::LEFT_CENTER, Type::Caption, Ink::TextTertiary, text);
}

/// What a line of ranges is about.
struct Line<'a> {
    kind: Kind,
    unit: &'a str,
    ends: Option<(Decimal, Decimal)>,
    likely: Option<Decimal>,
    /// The likely value with its unit.
    written: String,
}

/// The optimistic value, the likely one as text, the pessimistic one.
#[expect(clippy::option_option, reason = "left alone, emptied, or given a value")]
fn pair(ui: &mut Ui, view: &Planning<'_>, entry: Entry<'_>, line: &Line<'_>) -> Option<Option<(Decimal, Decimal)>> {
    let lang = view.lang;
    let Line { kind, unit, ends, likely, .. } = *line;
    let (mut new, end) = (None, end(view));
    let (low, high) = (tr::range_low(lang, entry.name), tr::range_high(lang, entry.name));
    let certain = tr::range_certain(lang);
    let reset = Entry { default: &certain, ..entry }.show(ui, view, |ui| {
        let field = |name, value, range| NumberField {
            name,
            kind,
            value,
            unit,
            changed: ends.is_some(),
            range,
            optional: true,
            width: end,
        };
        // The likely value lies between the ends; what is on its wrong side says so beside the field.
        let most = Decimal::from(10_000_000);
        let above = likely.unwrap_or(Decimal::ZERO)..=most;
        let below = Decimal::ZERO..=likely.unwrap_or(most);
        // The low end comes first, for the eye and for the Tab key.
        let room = vec2(2.0 * (end + GAP) + LIKELY, ui.available_height());
        let (optimistic, pessimistic) = ui
            .allocate_ui_with_layout(room, Layout::left_to_right(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = GAP;
                let fields =
                    [field(&low, ends.map(|ends| ends.0), below), field(&high, ends.map(|ends| ends.1), above)];
                let left = fields[0].shown(ui, lang, &low);
                let (place, _) = ui.allocate_exact_size(vec2(LIKELY, size::CONTROL_SMALL), Sense::hover());
                paint_text(ui, place, Align2::RIGHT_CENTER, Type::Body, Ink::TextSecondary, &line.written);
                let right = fields[1].shown(ui, lang, &high);
                tell(ui, view, line, &fields, [&left, &right]);
                (left.entered, right.entered)
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

/// Says what is wrong with either field of a pair, both in one place.
fn tell(ui: &Ui, view: &Planning<'_>, line: &Line<'_>, fields: &[NumberField<'_>; 2], shown: [&Shown; 2]) {
    let lang = view.lang;
    let sentence = |place: usize| {
        let error = shown[place].wrong?;
        // Only the likely value bounds what may sensibly be typed.
        let beyond = error == BadNumber::Range && line.likely.is_some();
        Some(match place {
            0 if beyond => tr::range_not_above(lang, &line.written),
            0 => tr::range_wrong_low(lang, &fields[0].sentence(lang, error)),
            _ if beyond => tr::range_not_below(lang, &line.written),
            _ => tr::range_wrong_high(lang, &fields[1].sentence(lang, error)),
        })
    };
    let sentences: Vec<String> = [sentence(0), sentence(1)].into_iter().flatten().collect();
    if !sentences.is_empty() {
        let rect = shown[0].response.rect.union(shown[1].response.rect);
        // Whichever was left last, the pair speaks for both.
        if shown.iter().any(|shown| shown.wrong.is_some() && shown.response.lost_focus()) {
            fields::speak(ui, &shown[0].response);
        }
        fields::explain(ui, &shown[0].response, rect, &sentences);
    }
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
    ui.txt_wrapped(Type::Caption, Ink::TextTertiary, tr::range_hint(lang));
    ui.add_space(8.0);
    heads(ui, view, &tr::group_range_quantity(lang));
    let (name, note) = (tr::range_quantity(lang), tr::range_quantity_note(lang));
    let ends = ranges.quantity.map(|range| (range.optimistic, range.pessimistic));
    let entry = Entry { changed: ends.is_some(), note: &note, unit: "%", ..Entry::new(&name) };
    let written = fmt::percent(lang, Decimal::ONE);
    let line = Line { kind: Kind::Percent, unit: "", ends, likely: Some(Decimal::ONE), written };
    if let Some(ends) = pair(ui, view, entry, &line) {
        ranges.quantity = ends.map(|(optimistic, pessimistic)| FactorRange { optimistic, pessimistic });
    }
}

fn minutes(ui: &mut Ui, view: &Planning<'_>, assumed: &Assumptions, ranges: &mut Ranges) {
    let lang = view.lang;
    heads(ui, view, &tr::group_range_minutes(lang));
    let unit = tr::unit_minutes(lang);
    for work in WorkKind::ALL {
        let (likely, known) = (assumed.minutes.get(&work).copied(), ranges.minutes.get(&work));
        if likely.is_none() && known.is_none() {
            continue;
        }
        let name = words::work(lang, work);
        let written = likely.map_or_else(
            || fmt::DASH.to_owned(),
            |likely| format!("{}{}{unit}", fmt::decimal(lang, likely), fmt::NBSP),
        );
        let warning = unused(view, &Driver::Minutes(work));
        let ends = known.map(|range| (range.optimistic, range.pessimistic));
        let entry = Entry { changed: ends.is_some(), unit: &unit, warning: &warning, ..Entry::new(&name) };
        match pair(ui, view, entry, &Line { kind: Kind::Number, unit: &unit, ends, likely, written }) {
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
    heads(ui, view, &tr::group_range_prices(lang));
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
        let mut note = String::new();
        let currency = price.or(known.map(|range| range.optimistic)).map_or(view.currency(), |amount| amount.currency);
        let same =
            |range: &PriceRange| [range.optimistic, range.pessimistic].iter().all(|end| end.currency == currency);
        if let Some(range) = known.filter(|range| !same(range)) {
            note = tr::range_was(lang, &written(range.pessimistic), &written(range.optimistic));
        }
        let (code, warning) = (currency.to_string(), unused(view, &Driver::Price(key.clone())));
        let changed = known.is_some();
        let entry = Entry { changed, note: &note, unit: &code, warning: &warning, ..Entry::new(&name) };
        // Ends in another currency are no numbers of this one: they are entered anew.
        let ends = known.filter(same).map(|range| (decimal(range.optimistic), decimal(range.pessimistic)));
        let money = |value| fields::minor(value, currency).map(|minor| Money::new(minor, currency));
        let line = Line {
            kind: Kind::Money(currency),
            unit: fmt::currency_sign(&currency),
            ends,
            likely: price.map(decimal),
            written: price.map_or_else(|| fmt::DASH.to_owned(), written),
        };
        match pair(ui, view, entry, &line) {
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
