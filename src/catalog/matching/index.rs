//! All names of the catalog's products, hashed by the forms in which spellings are compared.

use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use super::text::{digits, family, look_alike, one_letter_apart, squash};
use super::vendors::Brands;
use crate::catalog::{Catalog, Product, ProductId};

/// A product that has some name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Named {
    pub product: ProductId,
    /// Its maker, by position.
    pub maker: u16,
    /// The name is a whole family's (`T58` for the T58A).
    pub family: bool,
    /// How much the name says by itself.
    pub strength: Strength,
}

/// How much a name says without its vendor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Strength {
    /// Nothing: digits only, or two characters (`7841`, `M3`).
    Short,
    /// Little: three characters, or a common word (`i63`, `Frame`).
    Weak,
    /// Enough.
    Full,
}

impl Strength {
    fn of(name: &str) -> Self {
        let length = name.chars().count();
        let letters_only = name.chars().all(char::is_alphabetic);
        if length <= 2 || name.chars().all(|c| c.is_ascii_digit()) {
            Self::Short
        } else if length == 3 || (letters_only && length <= 6) {
            Self::Weak
        } else {
            Self::Full
        }
    }
}

/// How far a name may be from what is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    Exact,
    LookAlike,
    Family,
    Typo,
}

impl Stage {
    pub(super) const ALL: [Self; 4] = [Self::Exact, Self::LookAlike, Self::Family, Self::Typo];
}

pub(super) type Found = SmallVec<[Named; 2]>;

/// The names of all products.
#[derive(Debug, Default)]
pub(super) struct Index {
    exact: FxHashMap<String, Found>,
    look_alike: FxHashMap<String, Found>,
    families: FxHashMap<String, Found>,
    by_digits: FxHashMap<String, Vec<(String, Named)>>,
}

impl Index {
    pub(super) fn new(catalog: &Catalog) -> Self {
        let mut index = Self::default();
        for (at, product) in catalog.products.iter().enumerate() {
            let Ok(id) = u16::try_from(at) else { break };
            let maker = catalog.vendors.iter().position(|vendor| vendor.name == product.vendor);
            let maker = maker.and_then(|maker| u16::try_from(maker).ok()).unwrap_or(u16::MAX);
            for name in &product.aliases {
                index.add(product, ProductId(id), maker, &squash(name));
            }
        }
        index
    }

    fn add(&mut self, product: &Product, id: ProductId, maker: u16, name: &str) {
        if name.is_empty() {
            return;
        }
        let model = squash(&product.model);
        // An alias one letter short of the model is the name of its family.
        let is_family = name != model && family(&model) == Some(name) && model.len() == name.len() + 1;
        let named = Named { product: id, maker, family: is_family, strength: Strength::of(name) };
        push(&mut self.exact, name, named);
        push(&mut self.look_alike, &look_alike(name), named);
        if let Some(stem) = family(name) {
            push(&mut self.families, stem, Named { family: true, strength: Strength::of(stem), ..named });
        }
        let by_digits = self.by_digits.entry(digits(name)).or_default();
        by_digits.push((name.to_owned(), named));
    }

    /// The products a squashed name means at a stage.
    ///
    /// What is written in digits only stays short, even if it looks like a longer name (`163` for the i63).
    pub(super) fn find(&self, stage: Stage, name: &str) -> Found {
        let mut found = self.look_up(stage, name);
        if stage != Stage::Exact && Strength::of(name) == Strength::Short {
            for named in &mut found {
                named.strength = Strength::Short;
            }
        }
        found
    }

    fn look_up(&self, stage: Stage, name: &str) -> Found {
        let known = |map: &FxHashMap<String, Found>, name: &str| map.get(name).cloned().unwrap_or_default();
        match stage {
            Stage::Exact => known(&self.exact, name),
            Stage::LookAlike => known(&self.look_alike, &look_alike(name)),
            Stage::Family => known(&self.families, name),
            Stage::Typo => self.typos(name),
        }
    }

    fn typos(&self, name: &str) -> Found {
        let mut found = Found::new();
        let digits = digits(name);
        if digits.is_empty() {
            return found;
        }
        for (known, named) in self.by_digits.get(&digits).into_iter().flatten() {
            if one_letter_apart(name, known) && !found.iter().any(|other| other.product == named.product) {
                found.push(*named);
            }
        }
        found
    }
}

fn push(map: &mut FxHashMap<String, Found>, name: &str, named: Named) {
    let found = map.entry(name.to_owned()).or_default();
    if !found.iter().any(|known| known.product == named.product) {
        found.push(named);
    }
}

/// The index and the brands of one catalog.
#[derive(Debug)]
pub(super) struct Names {
    pub index: Index,
    pub brands: Brands,
}

impl Names {
    pub(super) fn new(catalog: &Catalog) -> Self {
        Self { index: Index::new(catalog), brands: Brands::new(&catalog.vendors) }
    }
}
