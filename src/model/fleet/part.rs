//! Records of some rows on their way into a fleet: quick to fill, and added to it all at once.

use rustc_hash::FxHashMap;

use super::builder::FleetBuilder;
use super::column::{KnownCodes, put};
use super::record::TEXT_COLUMNS;
use super::{
    InternedRecord, NO_CURRENCY, NO_DAY, NO_SPELLING, Origin, Spelling, SpellingId, currency_number, day_number,
};
use crate::model::{Mac, Text, TextPool};

/// Makes parts of a fleet one after the other. Texts that repeat are looked up once for all of them.
#[derive(Debug)]
pub struct PartBuilder {
    /// Texts that are there once, those of earlier parts included.
    texts: TextPool,
    spellings: FxHashMap<Spelling, SpellingId>,
    part: FleetPart,
}

/// A part of a fleet, which [`FleetBuilder::append`] adds to the whole.
#[derive(Debug, Default)]
pub struct FleetPart {
    /// How many texts and spellings earlier parts of the builder brought.
    before: (u32, u32),
    /// Texts that are new in this part.
    texts: TextPool,
    spellings: Vec<Spelling>,
    /// Texts that are not looked up.
    apart: TextPool,
    columns: [Vec<u32>; TEXT_COLUMNS],
    macs: Vec<u64>,
    price_amounts: Vec<i64>,
    numbers: [Vec<u32>; 5],
    spelling_of: Vec<u32>,
    origins: Vec<Origin>,
}

/// What the texts and spellings of a [`PartBuilder`] are in the whole.
#[derive(Debug, Default)]
pub struct PartTexts {
    texts: TextPool,
    /// Handles in the whole, as far as they are known.
    known: Vec<u32>,
    spellings: Vec<Spelling>,
    /// Positions of the spellings in the whole, as far as they are known.
    spelled: Vec<u32>,
    /// Their codes in the columns of the whole.
    codes: [KnownCodes; TEXT_COLUMNS],
    spelled_codes: KnownCodes,
}

const UNKNOWN: u32 = u32::MAX;

/// Texts that are looked up; beyond, a builder starts anew.
const TEXTS: usize = 1 << 16;

impl Default for PartBuilder {
    fn default() -> Self {
        Self { texts: TextPool::with_room(1 << 13), spellings: FxHashMap::default(), part: FleetPart::empty((0, 0)) }
    }
}

impl PartBuilder {
    /// The number of records in the part.
    #[must_use]
    pub fn len(&self) -> usize {
        self.part.macs.len()
    }

    /// True for a part without records.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.part.macs.is_empty()
    }

    /// The handle of a text that may be there already.
    pub fn intern(&mut self, text: &str) -> Text {
        self.texts.intern(text)
    }

    /// A handle of its own for a text: quicker, where hardly any text repeats.
    pub fn keep(&mut self, text: &str) -> Text {
        if text.is_empty() { Text::EMPTY } else { Text::apart(self.part.apart.append(text).number()) }
    }

    /// The number of texts that are looked up.
    #[must_use]
    pub fn distinct(&self) -> usize {
        self.texts.len()
    }

    /// True if so many texts are looked up that it is better to start anew.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.texts.len() > TEXTS
    }

    /// The text behind a handle.
    #[must_use]
    pub fn text(&self, text: Text) -> &str {
        match Text::place_apart(text.number()) {
            Some(place) => self.part.apart.nth(place as usize),
            None => self.texts.get(text),
        }
    }

    /// The handle of a spelling whose texts were interned here.
    pub fn spelling(&mut self, spelling: Spelling) -> SpellingId {
        let next = SpellingId(u32::try_from(self.spellings.len()).unwrap_or(u32::MAX));
        *self.spellings.entry(spelling).or_insert_with(|| {
            self.part.spellings.push(spelling);
            next
        })
    }

    /// Adds a record whose texts are from here; the spelling stands for its vendor, model and device type.
    pub fn push(&mut self, record: &InternedRecord, spelling: SpellingId, origin: Origin) {
        let part = &mut self.part;
        let index = part.macs.len();
        for (column, text) in part.columns.iter_mut().zip(record.texts) {
            put_some(column, index, Text::EMPTY.number(), text.number());
        }
        let [bought, end, seen] = [record.purchase_date, record.warranty_end, record.last_seen].map(day_number);
        let currency = currency_number(record.purchase_price);
        let quantity = record.quantity.max(1);
        let numbers = [(NO_DAY, bought), (NO_CURRENCY, currency), (NO_DAY, end), (NO_DAY, seen), (1, quantity)];
        for (column, (none, number)) in part.numbers.iter_mut().zip(numbers) {
            put_some(column, index, none, number);
        }
        if let Some(price) = record.purchase_price {
            put(&mut part.price_amounts, index, 0, price.minor);
        }
        part.macs.push(record.mac.map_or(0, Mac::bits));
        part.spelling_of.push(spelling.0);
        part.origins.push(origin);
    }

    /// The part that is ready; the next one begins.
    pub fn finish(&mut self) -> FleetPart {
        let number = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
        let mut next = FleetPart::empty((number(self.texts.len()), number(self.spellings.len())));
        next.make_room(&self.part);
        let mut part = std::mem::replace(&mut self.part, next);
        for place in part.before.0 as usize..self.texts.len() {
            part.texts.append_any(self.texts.nth(place));
        }
        part
    }
}

impl FleetPart {
    fn empty(before: (u32, u32)) -> Self {
        Self { before, texts: TextPool::bare(), apart: TextPool::bare(), ..Self::default() }
    }

    /// Makes room for as much as another part holds.
    fn make_room(&mut self, other: &Self) {
        let columns = self.columns.iter_mut().chain(&mut self.numbers).chain([&mut self.spelling_of]);
        let others = other.columns.iter().chain(&other.numbers).chain([&other.spelling_of]);
        columns.zip(others).for_each(|(column, other)| column.reserve(other.len()));
        self.macs.reserve(other.macs.len());
        self.price_amounts.reserve(other.price_amounts.len());
        self.origins.reserve(other.origins.len());
        self.apart.reserve(&other.apart, 1);
    }
}

/// Puts a number at a position; trailing positions with `none` are left out.
fn put_some(column: &mut Vec<u32>, index: usize, none: u32, number: u32) {
    if number != none {
        put(column, index, none, number);
    }
}

impl FleetBuilder {
    /// Makes room for a number of parts like one.
    pub fn reserve(&mut self, part: &FleetPart, times: usize) {
        let fleet = &mut self.fleet;
        for (column, numbers) in fleet.columns.iter_mut().zip(&part.columns) {
            column.reserve(numbers.len() * times);
        }
        for (column, numbers) in fleet.number_columns_mut().into_iter().zip(&part.numbers) {
            column.reserve(numbers.len() * times);
        }
        fleet.spelling_of.reserve(part.spelling_of.len() * times);
        fleet.macs.reserve(part.macs.len() * times);
        fleet.price_amounts.reserve(part.price_amounts.len() * times);
        fleet.origins.reserve(part.origins.len() * times);
        fleet.texts.reserve(&part.apart, times);
    }

    /// Adds the records of a part, in their order. Parts of one builder are added in the order they were made, all with the same
    /// `texts`.
    pub fn append(&mut self, part: &FleetPart, texts: &mut PartTexts) {
        let start = self.fleet.len();
        texts.learn(part);
        let PartTexts { texts: local, known, spellings, spelled, codes, spelled_codes } = texts;
        for place in &part.spelling_of {
            if let Some(id) = spelled.get_mut(*place as usize).filter(|id| **id == UNKNOWN)
                && let Some(spelling) = spellings.get(*place as usize)
            {
                let pool = &mut self.fleet.texts;
                let mut translate = |text: Text| Text::at(translated(pool, local, known, text.number()));
                let spelling = Spelling {
                    vendor: translate(spelling.vendor),
                    model: translate(spelling.model),
                    device_type: translate(spelling.device_type),
                    kind: spelling.kind,
                };
                *id = self.spelling(spelling).0;
            }
        }
        let fleet = &mut self.fleet;
        let pool = &mut fleet.texts;
        let first = pool.append_all(&part.apart);
        for ((column, numbers), codes) in fleet.columns.iter_mut().zip(&part.columns).zip(codes) {
            column.extend(start, numbers, codes, &mut |number| match Text::place_apart(number) {
                Some(place) => first.saturating_add(place),
                None => translated(pool, local, known, number),
            });
        }
        fleet.macs.extend_from_slice(&part.macs);
        if !part.price_amounts.is_empty() {
            fleet.price_amounts.resize(start, 0);
            fleet.price_amounts.extend_from_slice(&part.price_amounts);
        }
        for (column, numbers) in fleet.number_columns_mut().into_iter().zip(&part.numbers) {
            column.extend_each(start, numbers);
        }
        fleet.spelling_of.extend(start, &part.spelling_of, spelled_codes, &mut |local| {
            spelled.get(local as usize).copied().unwrap_or(NO_SPELLING)
        });
        fleet.origins.extend(&part.origins);
    }
}

impl PartTexts {
    /// Takes in what is new in a part, as if its records had been added.
    pub fn learn(&mut self, part: &FleetPart) {
        if part.before == (0, 0) {
            *self = Self { texts: TextPool::bare(), ..Self::default() };
        }
        self.texts.append_all(&part.texts);
        self.known.resize(self.texts.len(), UNKNOWN);
        self.spellings.extend_from_slice(&part.spellings);
        self.spelled.resize(self.spellings.len(), UNKNOWN);
    }
}

/// The handle in the whole of a text of a part, which is kept once there.
fn translated(whole: &mut TextPool, local: &TextPool, known: &mut [u32], number: u32) -> u32 {
    match known.get_mut(number as usize) {
        Some(place) => {
            if *place == UNKNOWN {
                *place = whole.intern(local.nth(number as usize)).number();
            }
            *place
        }
        None => Text::EMPTY.number(),
    }
}
