//! Which devices a filter lets through.

use std::ops::Range;

use rayon::prelude::*;

use super::super::inventory::{Basis, natural};
use super::{Dimension, Key, OTHERS, Op, Term};
use crate::model::{Currency, Day, Device, DeviceKind, Field, Mac, Money};
use crate::plan::State;

/// A record with its place among lanes and cohorts.
pub struct Row<'a> {
    device: Device<'a>,
    /// Its lane.
    pub lane: Option<usize>,
    cohort: Option<usize>,
}

impl<'a> Row<'a> {
    /// The record with its place.
    #[must_use]
    pub fn of(basis: Basis<'_>, device: Device<'a>) -> Self {
        let (lane, cohort) = basis.place(device.id());
        Self { device, lane, cohort }
    }
}

/// A filter made ready: every distinct text was compared once, records only look up.
pub struct Compiled {
    groups: Vec<(Option<Dimension>, Vec<Test>)>,
    excluded: Vec<Test>,
}

impl Compiled {
    /// Prepares terms for a fleet.
    #[must_use]
    pub fn of(basis: Basis<'_>, terms: &[Term]) -> Self {
        let mut compiled = Self { groups: Vec::new(), excluded: Vec::new() };
        let mut names = None;
        for term in terms {
            let test = Test::of(basis, term);
            let dimension = term.dimension();
            let one_name = term.key == Key::Field(Field::Name) && term.op == Op::Is && !term.exclude;
            if term.exclude {
                compiled.excluded.push(test);
            } else if let Some((_, tests)) =
                compiled.groups.iter_mut().find(|(known, _)| dimension.is_some() && *known == dimension)
            {
                tests.push(test);
            } else if let Some((_, tests)) =
                names.filter(|_| one_name).and_then(|at: usize| compiled.groups.get_mut(at))
            {
                tests.push(test);
            } else {
                if one_name {
                    names = Some(compiled.groups.len());
                }
                compiled.groups.push((dimension, vec![test]));
            }
        }
        compiled
    }

    /// `Some(None)` if a record passes, `Some(Some(facet))` if only the values asked for in this facet keep it out, else `None`.
    #[must_use]
    pub fn test(&self, row: &Row<'_>) -> Option<Option<Dimension>> {
        if self.excluded.iter().any(|test| test.passes(row)) {
            return None;
        }
        let mut failed = None;
        for (dimension, tests) in &self.groups {
            if !tests.iter().any(|test| test.passes(row)) {
                match (dimension, failed) {
                    (Some(dimension), None) => failed = Some(*dimension),
                    _ => return None,
                }
            }
        }
        Some(failed)
    }
}

/// Text fields that free text looks into.
const TEXTS: [Field; 19] = [
    Field::Name,
    Field::Serial,
    Field::AssetTag,
    Field::Vendor,
    Field::Model,
    Field::DeviceType,
    Field::Firmware,
    Field::Site,
    Field::Building,
    Field::Room,
    Field::User,
    Field::Email,
    Field::Extension,
    Field::PhoneNumber,
    Field::Department,
    Field::CostCenter,
    Field::Ip,
    Field::Status,
    Field::Notes,
];

enum Test {
    /// By lane, cohort, text of some fields, or hexadecimal digits of the MAC address; one hit is enough.
    Lookup {
        lanes: Vec<bool>,
        cohorts: Vec<bool>,
        fields: Vec<Field>,
        texts: Vec<bool>,
        mac: Option<String>,
    },
    /// By lane, and without one by what it is instead of a phone.
    Class {
        lanes: Vec<bool>,
        others: Vec<DeviceKind>,
    },
    Day(Field, Op, Range<Day>),
    Quantity(Op, u32),
    Price(Op, i128),
    Never,
}

impl Test {
    fn of(basis: Basis<'_>, term: &Term) -> Self {
        let needle = term.value.to_lowercase();
        let hit = |text: &str| matches(text, &needle, term.op);
        let products = |name: &dyn Fn(&crate::catalog::Product) -> String| -> Vec<bool> {
            let lanes = basis.cohorts.lanes.iter();
            lanes
                .map(|lane| lane.product.and_then(|id| basis.catalog.product(id)).is_some_and(|p| hit(&name(p))))
                .collect()
        };
        let lookup = |lanes, fields: Vec<Field>, mac| {
            let pool = basis.fleet.texts();
            let texts = if fields.is_empty() {
                Vec::new()
            } else {
                (0..pool.len()).into_par_iter().map(|index| hit(pool.nth(index))).collect()
            };
            Self::Lookup { lanes, cohorts: Vec::new(), fields, texts, mac }
        };
        match term.key {
            Key::Any => {
                let hex: String = needle.chars().filter(|c| !":-. ".contains(*c)).collect();
                let mac = (hex.len() >= 4 && hex.bytes().all(|byte| byte.is_ascii_hexdigit())).then_some(hex);
                lookup(products(&crate::catalog::Product::name), TEXTS.to_vec(), mac)
            }
            Key::Product if term.op == Op::Is => {
                let lanes = basis.cohorts.lanes.iter().map(|lane| {
                    let product = lane.product.and_then(|id| basis.catalog.product(id));
                    hit(&lane.key) || product.is_some_and(|product| hit(&product.name()))
                });
                lookup(lanes.collect(), Vec::new(), None)
            }
            Key::Product => lookup(products(&crate::catalog::Product::name), Vec::new(), None),
            Key::Class => {
                let lanes = basis.cohorts.lanes.iter().map(|lane| {
                    let named = basis.catalog.class(lane.class);
                    hit(lane.class.key())
                        || (term.op == Op::Has && named.is_some_and(|facts| hit(&facts.name_en) || hit(&facts.name_de)))
                });
                let others = OTHERS.into_iter().filter(|(_, key)| hit(key)).map(|(kind, _)| kind);
                Self::Class { lanes: lanes.collect(), others: others.collect() }
            }
            Key::State => {
                let states = &basis.outlook.cohort_states;
                let state = |index: usize| states.get(index).copied().unwrap_or(State::Unknown);
                // "supported" is part of "unsupported", so states are never matched by a part in the middle.
                let cohorts = (0..basis.cohorts.cohorts.len()).map(|index| {
                    if term.op == Op::Is { hit(state(index).key()) } else { state(index).key().starts_with(&needle) }
                });
                Self::Lookup {
                    lanes: Vec::new(),
                    cohorts: cohorts.collect(),
                    fields: Vec::new(),
                    texts: Vec::new(),
                    mac: None,
                }
            }
            Key::Field(Field::Mac) => {
                let hex: String = needle.chars().filter(char::is_ascii_hexdigit).collect();
                if hex.is_empty() { Self::Never } else { lookup(Vec::new(), Vec::new(), Some(hex)) }
            }
            Key::Field(Field::Vendor) => lookup(products(&|product| product.vendor.clone()), vec![Field::Vendor], None),
            // The name of a product, with its vendor or without, means its devices, whatever is written for each of them.
            Key::Field(Field::Model)
                if term.op == Op::Is
                    && basis.catalog.products.iter().any(|product| hit(&product.model) || hit(&product.name())) =>
            {
                let mut lanes = products(&|product| product.model.clone());
                lanes.iter_mut().zip(products(&crate::catalog::Product::name)).for_each(|(own, name)| *own |= name);
                lookup(lanes, Vec::new(), None)
            }
            Key::Field(Field::Model) => lookup(products(&|product| product.model.clone()), vec![Field::Model], None),
            Key::Field(field @ (Field::PurchaseDate | Field::WarrantyEnd | Field::LastSeen)) => {
                days(&term.value).map_or(Self::Never, |range| Self::Day(field, term.op, range))
            }
            Key::Field(Field::Quantity) => {
                term.value.parse().map_or(Self::Never, |number| Self::Quantity(term.op, number))
            }
            Key::Field(Field::PurchasePrice) => {
                let value =
                    term.value.replace(',', ".").trim_matches(|c: char| !c.is_ascii_digit() && c != '-').parse();
                let scaled = value.ok().and_then(|value: rust_decimal::Decimal| {
                    value
                        .checked_mul(rust_decimal::Decimal::from(PRICE_UNIT))
                        .and_then(|value| i128::try_from(value).ok())
                });
                scaled.map_or(Self::Never, |value| Self::Price(term.op, value))
            }
            Key::Field(field) => lookup(Vec::new(), vec![field], None),
        }
    }

    fn passes(&self, row: &Row<'_>) -> bool {
        let at = |list: &[bool], index: Option<usize>| index.and_then(|index| list.get(index)).is_some_and(|hit| *hit);
        match self {
            Self::Lookup { lanes, cohorts, fields, texts, mac } => {
                at(lanes, row.lane)
                    || at(cohorts, row.cohort)
                    || fields.iter().any(|field| at(texts, Some(row.device.interned(*field).index())))
                    || mac.as_ref().is_some_and(|hex| row.device.mac().is_some_and(|mac| has_hex(mac, hex)))
            }
            Self::Class { lanes, others } => match row.lane {
                Some(lane) => at(lanes, Some(lane)),
                None => others.contains(&row.device.kind()),
            },
            Self::Day(field, op, range) => day(row.device, *field).is_some_and(|day| match op {
                Op::Less => day < range.start,
                Op::Greater => day >= range.end,
                Op::Has | Op::Is => range.contains(&day),
            }),
            Self::Quantity(op, value) => compare(*op, row.device.quantity().cmp(value)),
            Self::Price(op, value) => {
                row.device.purchase_price().is_some_and(|price| compare(*op, scaled(price).cmp(value)))
            }
            Self::Never => false,
        }
    }
}

/// Prices of all currencies are compared in ten-thousandths of the major unit.
const PRICE_UNIT: u32 = 10_000;

fn scaled(price: Money) -> i128 {
    let Money { minor, currency } = price;
    let exponent = Currency::exponent(currency).min(4);
    i128::from(minor) * i128::from(10_u32.pow(4 - exponent))
}

fn compare(op: Op, order: std::cmp::Ordering) -> bool {
    match op {
        Op::Less => order.is_lt(),
        Op::Greater => order.is_gt(),
        Op::Has | Op::Is => order.is_eq(),
    }
}

fn has_hex(mac: Mac, hex: &str) -> bool {
    format!("{:012x}", mac.bits()).contains(hex)
}

/// Compares without regard to case; `needle` is in lower case. `<` and `>` compare as numbers inside text do.
fn matches(text: &str, needle: &str, op: Op) -> bool {
    match op {
        Op::Is if text.is_ascii() => text.eq_ignore_ascii_case(needle),
        Op::Is => text.to_lowercase() == needle,
        Op::Has if text.is_ascii() => contains_ascii(text.as_bytes(), needle.as_bytes()),
        Op::Has => text.to_lowercase().contains(needle),
        Op::Less => !text.is_empty() && natural(&text.to_lowercase(), needle).is_lt(),
        Op::Greater => !text.is_empty() && natural(&text.to_lowercase(), needle).is_gt(),
    }
}

fn contains_ascii(text: &[u8], needle: &[u8]) -> bool {
    let Some(first) = needle.first() else { return true };
    let upper = first.to_ascii_uppercase();
    memchr::memchr2_iter(*first, upper, text)
        .any(|at| text.get(at..at + needle.len()).is_some_and(|part| part.eq_ignore_ascii_case(needle)))
}

/// A date field of a device.
#[must_use]
pub fn day(device: Device<'_>, field: Field) -> Option<Day> {
    match field {
        Field::PurchaseDate => device.purchase_date(),
        Field::WarrantyEnd => device.warranty_end(),
        Field::LastSeen => device.last_seen(),
        _ => None,
    }
}

/// The days a value means: a day (`2026-11-23`, `23.11.2026`), a month (`2026-11`) or a year (`2026`).
fn days(value: &str) -> Option<Range<Day>> {
    if let Ok(day) = value.parse::<Day>() {
        return Some(day..day.plus_days(1));
    }
    let numbers: Vec<u32> = value.split(['-', '.', '/']).map(|part| part.parse().ok()).collect::<Option<_>>()?;
    let year = |number: u32| i32::try_from(number).ok().filter(|year| (1900..=9998).contains(year));
    match *numbers.as_slice() {
        [number] => Day::from_ymd(year(number)?, 1, 1).map(|day| day..day.plus_months(12)),
        [number, month] => Day::from_ymd(year(number)?, month, 1).map(|day| day..day.plus_months(1)),
        [day, month, number] => Day::from_ymd(year(number)?, month, day).map(|day| day..day.plus_days(1)),
        _ => None,
    }
}
