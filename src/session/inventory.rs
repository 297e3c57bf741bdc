//! The inventory as the screen shows it: filtered, sorted, with facets. Made anew only when fleet, filter, order or outlook change.

use std::cmp::Ordering;
use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::command::SortColumn;
use super::filter::{self, Dimension, Row, Term};
use crate::catalog::Catalog;
use crate::model::{Class, Device, DeviceId, Field, Fleet};
use crate::plan::cohort::LaneKey;
use crate::plan::{Cohorts, Outlook, State};

/// A value of a facet with the devices a click on it would show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetValue {
    /// The value as a filter takes it: a class or state key, or the text.
    pub value: String,
    /// Devices that have it and pass all other terms.
    pub devices: u64,
    /// True if the filter asks for it.
    pub chosen: bool,
    /// True if the filter excludes it.
    pub excluded: bool,
}

/// One facet: what devices are counted by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facet {
    /// What it counts by.
    pub dimension: Dimension,
    /// Its values, largest first; classes and states in their own order.
    pub values: Vec<FacetValue>,
}

/// The inventory as shown.
#[derive(Clone, Debug, Default)]
pub struct InventoryView {
    /// The filter as typed.
    pub text: String,
    /// The filter as understood.
    pub terms: Vec<Term>,
    /// Positions in the fleet of the records shown, in order.
    pub rows: Arc<Vec<u32>>,
    /// Devices these records stand for: phones and others.
    pub devices: u64,
    /// Phones among them.
    pub phones: u64,
    /// Phones whose product is known.
    pub matched: u64,
    /// Phones of which only the class is known.
    pub class_only: u64,
    /// Facets: class, site, vendor, state.
    pub facets: Vec<Facet>,
    /// Sorted by this column, falling if the second value is true; `None` is the order of the files.
    pub sort: Option<(SortColumn, bool)>,
}

/// Everything the view is made from.
#[derive(Clone, Copy)]
pub struct Basis<'a> {
    /// The fleet.
    pub fleet: &'a Fleet,
    /// The catalog.
    pub catalog: &'a Catalog,
    /// Its cohorts.
    pub cohorts: &'a Cohorts,
    /// The outlook shown.
    pub outlook: &'a Outlook,
}

impl Basis<'_> {
    /// Lane and cohort of a record; `None` for records that are no phones.
    #[must_use]
    pub fn place(&self, id: DeviceId) -> (Option<usize>, Option<usize>) {
        let place = |list: &[u32]| {
            list.get(id.0 as usize).filter(|index| **index != u32::MAX).and_then(|index| usize::try_from(*index).ok())
        };
        (place(&self.cohorts.lane_of), place(&self.cohorts.cohort_of))
    }

    /// The class of a record; `None` for records that are no phones.
    #[must_use]
    pub fn class(&self, id: DeviceId) -> Option<Class> {
        self.place(id).0.and_then(|lane| self.cohorts.lanes.get(lane)).map(|lane| lane.class)
    }

    /// The support state of a record on the as-of day; `None` for records that are no phones.
    #[must_use]
    pub fn state(&self, id: DeviceId) -> Option<State> {
        self.place(id).1.map(|cohort| self.outlook.cohort_states.get(cohort).copied().unwrap_or(State::Unknown))
    }

    /// The vendor of a record: the catalog's where it is matched, else as written.
    #[must_use]
    pub fn vendor<'b>(&'b self, device: Device<'b>) -> &'b str {
        let lane = self.place(device.id()).0.and_then(|lane| self.cohorts.lanes.get(lane));
        lane.and_then(|lane| lane.product)
            .and_then(|product| self.catalog.product(product))
            .map_or_else(|| device.text(Field::Vendor), |product| &product.vendor)
    }
}

impl InventoryView {
    /// Filters, sorts and counts.
    #[must_use]
    pub fn of(basis: Basis<'_>, text: &str, sort: Option<(SortColumn, bool)>) -> Self {
        let terms = filter::parse(text);
        let compiled = filter::Compiled::of(basis, &terms);
        let count = u32::try_from(basis.fleet.len()).unwrap_or(u32::MAX);
        let parts: Vec<Part> = (0..count.div_ceil(CHUNK))
            .into_par_iter()
            .map(|chunk| Part::of(basis, &compiled, chunk * CHUNK, count.min((chunk + 1) * CHUNK)))
            .collect();
        let mut total = Part::default();
        for part in parts {
            total.add(part);
        }
        let mut rows = total.rows;
        if let Some((column, falling)) = sort {
            sort_rows(basis, &mut rows, column, falling);
        }
        let facets = Dimension::ALL
            .into_iter()
            .zip(total.counts)
            .map(|(dimension, counts)| facet(dimension, counts, &terms))
            .collect();
        Self {
            text: text.to_owned(),
            terms,
            rows: Arc::new(rows),
            devices: total.devices,
            phones: total.phones,
            matched: total.matched,
            class_only: total.class_only,
            facets,
            sort,
        }
    }
}

/// Records handled by one worker at a time.
const CHUNK: u32 = 65_536;

/// What a chunk of the fleet contributes.
#[derive(Default)]
struct Part {
    rows: Vec<u32>,
    devices: u64,
    phones: u64,
    matched: u64,
    class_only: u64,
    counts: [FxHashMap<String, u64>; 4],
}

impl Part {
    fn of(basis: Basis<'_>, compiled: &filter::Compiled, from: u32, to: u32) -> Self {
        let mut part = Self::default();
        // Distinct texts are few; counting by borrowed key first saves a string for every record.
        let mut sites: FxHashMap<&str, u64> = FxHashMap::default();
        let mut vendors: FxHashMap<String, u64> = FxHashMap::default();
        let mut vendors_by_lane = vec![0_u64; basis.cohorts.lanes.len()];
        let mut classes = [0_u64; Class::ALL.len()];
        let mut states = [0_u64; State::ALL.len()];
        let mut others = [0_u64; filter::OTHERS.len()];
        for index in from..to {
            let Some(device) = basis.fleet.device(DeviceId(index)) else { continue };
            let row = Row::of(basis, device);
            let Some(failed) = compiled.test(&row) else { continue };
            let quantity = u64::from(device.quantity());
            if failed.is_none() {
                part.rows.push(index);
                part.devices += quantity;
                part.count_phone(row.lane.and_then(|lane| basis.cohorts.lanes.get(lane)), quantity);
            }
            let counts = |dimension| failed.is_none() || failed == Some(dimension);
            if counts(Dimension::Class) {
                match basis.class(device.id()) {
                    Some(class) => classes[class as usize] += quantity,
                    None => {
                        for ((kind, _), count) in filter::OTHERS.iter().zip(&mut others) {
                            *count += if *kind == device.kind() { quantity } else { 0 };
                        }
                    }
                }
            }
            if counts(Dimension::State)
                && let Some(state) = basis.state(device.id())
            {
                states[state.index()] += quantity;
            }
            if counts(Dimension::Site) {
                *sites.entry(device.text(Field::Site)).or_default() += quantity;
            }
            if counts(Dimension::Vendor) {
                match row.lane.and_then(|lane| Some((lane, basis.cohorts.lanes.get(lane)?.product?))) {
                    Some((lane, _)) => vendors_by_lane[lane] += quantity,
                    None => match vendors.get_mut(device.text(Field::Vendor)) {
                        Some(count) => *count += quantity,
                        None => drop(vendors.insert(device.text(Field::Vendor).to_owned(), quantity)),
                    },
                }
            }
        }
        for (lane, count) in vendors_by_lane.into_iter().enumerate().filter(|(_, count)| *count > 0) {
            let product = basis.cohorts.lanes.get(lane).and_then(|lane| lane.product);
            if let Some(product) = product.and_then(|product| basis.catalog.product(product)) {
                *vendors.entry(product.vendor.clone()).or_default() += count;
            }
        }
        let [class, site, vendor, state] = &mut part.counts;
        class.extend(Class::ALL.map(|class| (class.key().to_owned(), classes[class as usize])));
        class.extend(filter::OTHERS.iter().zip(others).map(|((_, key), count)| ((*key).to_owned(), count)));
        site.extend(sites.into_iter().map(|(site, count)| (site.to_owned(), count)));
        *vendor = vendors;
        state.extend(State::ALL.map(|state| (state.key().to_owned(), states[state.index()])));
        part
    }

    fn count_phone(&mut self, lane: Option<&LaneKey>, quantity: u64) {
        let Some(lane) = lane else { return };
        self.phones += quantity;
        if lane.product.is_some() {
            self.matched += quantity;
        } else if lane.class != Class::Unknown {
            self.class_only += quantity;
        }
    }

    fn add(&mut self, other: Self) {
        self.rows.extend(other.rows);
        self.devices += other.devices;
        self.phones += other.phones;
        self.matched += other.matched;
        self.class_only += other.class_only;
        for (mine, theirs) in self.counts.iter_mut().zip(other.counts) {
            for (value, count) in theirs {
                *mine.entry(value).or_default() += count;
            }
        }
    }
}

fn facet(dimension: Dimension, mut counts: FxHashMap<String, u64>, terms: &[Term]) -> Facet {
    // A value that is asked for stays in sight, whatever the other terms leave of it.
    for term in terms.iter().filter(|term| term.op == filter::Op::Is && term.dimension() == Some(dimension)) {
        if !counts.keys().any(|value| term.names(value)) {
            counts.insert(term.value.clone(), 0);
        }
    }
    let asked = |value: &str, exclude: bool| {
        terms.iter().any(|term| term.exclude == exclude && term.dimension() == Some(dimension) && term.names(value))
    };
    let mut values: Vec<FacetValue> = counts
        .into_iter()
        .map(|(value, devices)| FacetValue {
            devices,
            chosen: asked(&value, false),
            excluded: asked(&value, true),
            value,
        })
        .filter(|value| value.devices > 0 || value.chosen || value.excluded)
        .collect();
    let place = |value: &FacetValue| match dimension {
        Dimension::Class => Class::from_key(&value.value).map_or(usize::MAX, |class| class as usize),
        Dimension::State => State::ALL.iter().position(|state| state.key() == value.value).unwrap_or(usize::MAX),
        Dimension::Site | Dimension::Vendor => 0,
    };
    values.sort_by(|a, b| place(a).cmp(&place(b)).then(b.devices.cmp(&a.devices)).then_with(|| a.value.cmp(&b.value)));
    Facet { dimension, values }
}

/// Sorts rows; records without a value come last either way, and equal ones keep the order of the files.
fn sort_rows(basis: Basis<'_>, rows: &mut [u32], column: SortColumn, falling: bool) {
    let order = |a: Option<u64>, b: Option<u64>| match (a, b) {
        (Some(a), Some(b)) if falling => b.cmp(&a),
        (Some(a), Some(b)) => a.cmp(&b),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => Ordering::Equal,
    };
    let key = sort_key(basis, column);
    let mut keyed: Vec<(Option<u64>, u32)> = rows.par_iter().map(|row| (key(DeviceId(*row)), *row)).collect();
    keyed.par_sort_unstable_by(|a, b| order(a.0, b.0).then(a.1.cmp(&b.1)));
    for (row, (_, sorted)) in rows.iter_mut().zip(keyed) {
        *row = sorted;
    }
}

type SortKey<'a> = Box<dyn Fn(DeviceId) -> Option<u64> + Sync + 'a>;

/// A number for each record that sorts as its value does.
fn sort_key(basis: Basis<'_>, column: SortColumn) -> SortKey<'_> {
    let signed = |number: i64| number.cast_unsigned() ^ (1 << 63);
    let device = move |id| basis.fleet.device(id);
    match column {
        SortColumn::Class => Box::new(move |id| basis.class(id).map(|class| class as u64)),
        SortColumn::State => Box::new(move |id| basis.state(id).map(|state| state.index() as u64)),
        SortColumn::Product => {
            let names = basis.cohorts.lanes.iter().map(|lane| {
                let product = lane.product.and_then(|product| basis.catalog.product(product));
                product.map_or_else(String::new, crate::catalog::Product::name)
            });
            let ranks = ranks(names);
            Box::new(move |id| basis.place(id).0.and_then(|lane| ranks.get(lane).copied().flatten()))
        }
        SortColumn::Field(Field::Mac) => Box::new(move |id| device(id)?.mac().map(crate::model::Mac::bits)),
        SortColumn::Field(Field::Quantity) => Box::new(move |id| Some(u64::from(device(id)?.quantity()))),
        SortColumn::Field(Field::PurchasePrice) => {
            Box::new(move |id| device(id)?.purchase_price().map(|price| signed(price.minor)))
        }
        SortColumn::Field(field @ (Field::PurchaseDate | Field::WarrantyEnd | Field::LastSeen)) => {
            Box::new(move |id| filter::day(device(id)?, field).map(|day| signed(i64::from(day.number()))))
        }
        SortColumn::Field(field) => {
            let texts = basis.fleet.texts();
            // Only the texts this column uses are ranked, not the whole pool.
            let mut used = vec![false; texts.len()];
            for device in basis.fleet.iter() {
                if let Some(used) = used.get_mut(device.interned(field).index()) {
                    *used = true;
                }
            }
            let names =
                (0..texts.len()).map(|index| if used[index] { texts.nth(index).to_owned() } else { String::new() });
            let ranks = ranks(names);
            Box::new(move |id| ranks.get(device(id)?.interned(field).index()).copied().flatten())
        }
    }
}

/// The rank of each text in a natural, case-blind order; none for empty ones.
fn ranks(texts: impl Iterator<Item = String>) -> Vec<Option<u64>> {
    let lower: Vec<String> = texts.map(|text| text.to_lowercase()).collect();
    let mut order: Vec<usize> = (0..lower.len()).filter(|index| !lower[*index].is_empty()).collect();
    order.par_sort_unstable_by(|a, b| natural(&lower[*a], &lower[*b]));
    let mut ranks = vec![None; lower.len()];
    let mut rank = 0;
    for (place, index) in order.iter().enumerate() {
        if place > 0 && lower[order[place - 1]] != lower[*index] {
            rank += 1;
        }
        ranks[*index] = Some(rank);
    }
    ranks
}

/// Compares texts so that numbers in them count as numbers: `Room 9` before `Room 10`, firmware 9.2 before 10.1.
#[must_use]
pub fn natural(a: &str, b: &str) -> Ordering {
    let (mut left, mut right) = (a.as_bytes(), b.as_bytes());
    while let (Some(x), Some(y)) = (left.first(), right.first()) {
        if x.is_ascii_digit() && y.is_ascii_digit() {
            let digits = |bytes: &[u8]| bytes.iter().take_while(|byte| byte.is_ascii_digit()).count();
            let (first, second) = (left.split_at(digits(left)), right.split_at(digits(right)));
            let number =
                |digits: &[u8]| digits.iter().position(|digit| *digit != b'0').map_or(digits.len(), |zeros| zeros);
            let (m, n) = (&first.0[number(first.0)..], &second.0[number(second.0)..]);
            let order = m.len().cmp(&n.len()).then_with(|| m.cmp(n));
            if order != Ordering::Equal {
                return order;
            }
            (left, right) = (first.1, second.1);
        } else if x == y {
            (left, right) = (&left[1..], &right[1..]);
        } else {
            return x.cmp(y);
        }
    }
    left.len().cmp(&right.len()).then_with(|| a.cmp(b))
}
