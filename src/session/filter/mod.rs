//! The filter language of the inventory: free text, `field: value`, `field < value`, `field > value`, `-` to exclude.
//!
//! A value in quotes has to be equal, one without has to be contained; case never matters. A model in quotes that the catalog
//! knows means the devices of that product, `Poly CX600` as well as `CX600`; `product` takes the key of a lane, too. Several values of one facet and
//! several whole names are alternatives, all else must hold together. `before` and `after` may stand for `<` and `>`.

mod compiled;
mod parse;

use std::ops::Range;

use crate::model::{DeviceKind, Field};

pub use compiled::{Compiled, Row, day};
pub use parse::parse;

/// What the facets count by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Dimension {
    /// Class, by key.
    Class,
    /// Site, as imported.
    Site,
    /// Vendor: the catalog's, or as written.
    Vendor,
    /// Support state on the as-of day, by key.
    State,
}

impl Dimension {
    /// All, in the order they are shown.
    pub const ALL: [Self; 4] = [Self::Class, Self::Site, Self::Vendor, Self::State];

    /// The word before the colon in a filter.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Class => "class",
            Self::Site => "site",
            Self::Vendor => "vendor",
            Self::State => "state",
        }
    }

    /// What a term of this facet looks at.
    #[must_use]
    pub const fn filter_key(self) -> Key {
        match self {
            Self::Class => Key::Class,
            Self::Site => Key::Field(Field::Site),
            Self::Vendor => Key::Field(Field::Vendor),
            Self::State => Key::State,
        }
    }

    /// The term that asks for a value of this facet.
    #[must_use]
    pub fn term(self, value: &str, exclude: bool) -> String {
        format!("{}{}: \"{}\"", if exclude { "-" } else { "" }, self.key(), value.replace('"', ""))
    }
}

/// Records that are no phones have no class; a filter names them in its place.
pub const OTHERS: [(DeviceKind, &str); 2] =
    [(DeviceKind::SoftClient, "soft_client"), (DeviceKind::NotPhone, "no_phone")];

/// What a term looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// Every text of the record.
    Any,
    /// One field.
    Field(Field),
    /// The class.
    Class,
    /// The state on the as-of day.
    State,
    /// The product's name; in quotes also the key of a lane.
    Product,
}

/// How a term compares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Op {
    /// The value is contained.
    Has,
    /// The value is equal.
    Is,
    /// Before or less.
    Less,
    /// After or more.
    Greater,
}

/// One condition of a filter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// True if devices that match are left out.
    pub exclude: bool,
    /// What it looks at.
    pub key: Key,
    /// How it compares.
    pub op: Op,
    /// The value, without quotes.
    pub value: String,
    /// Its place in the text, in bytes.
    pub span: Range<usize>,
}

impl Term {
    /// The facet whose values are alternatives of this term.
    #[must_use]
    pub fn dimension(&self) -> Option<Dimension> {
        match (self.key, self.op) {
            (_, Op::Less | Op::Greater) => None,
            (Key::Class, _) => Some(Dimension::Class),
            (Key::State, _) => Some(Dimension::State),
            (Key::Field(Field::Site), _) => Some(Dimension::Site),
            (Key::Field(Field::Vendor), _) => Some(Dimension::Vendor),
            _ => None,
        }
    }

    /// True if it names exactly this value.
    #[must_use]
    pub fn names(&self, value: &str) -> bool {
        self.op == Op::Is && self.value.to_lowercase() == value.to_lowercase()
    }
}

/// Words before the colon beside the field keys, English and German.
const WORDS: [(&str, Key); 27] = [
    ("class", Key::Class),
    ("klasse", Key::Class),
    ("state", Key::State),
    ("zustand", Key::State),
    ("product", Key::Product),
    ("produkt", Key::Product),
    ("standort", Key::Field(Field::Site)),
    ("hersteller", Key::Field(Field::Vendor)),
    ("modell", Key::Field(Field::Model)),
    ("raum", Key::Field(Field::Room)),
    ("gebäude", Key::Field(Field::Building)),
    ("benutzer", Key::Field(Field::User)),
    ("abteilung", Key::Field(Field::Department)),
    ("kostenstelle", Key::Field(Field::CostCenter)),
    ("seriennummer", Key::Field(Field::Serial)),
    ("inventarnummer", Key::Field(Field::AssetTag)),
    ("asset", Key::Field(Field::AssetTag)),
    ("anschaffung", Key::Field(Field::PurchaseDate)),
    ("purchased", Key::Field(Field::PurchaseDate)),
    ("price", Key::Field(Field::PurchasePrice)),
    ("preis", Key::Field(Field::PurchasePrice)),
    ("garantie", Key::Field(Field::WarrantyEnd)),
    ("warranty", Key::Field(Field::WarrantyEnd)),
    ("seen", Key::Field(Field::LastSeen)),
    ("gesehen", Key::Field(Field::LastSeen)),
    ("menge", Key::Field(Field::Quantity)),
    ("number", Key::Field(Field::PhoneNumber)),
];

pub(super) fn key_of(word: &str) -> Option<Key> {
    let word = word.to_lowercase();
    let known = WORDS.iter().find(|(known, _)| *known == word).map(|(_, key)| *key);
    known.or_else(|| Field::from_key(&word).map(Key::Field))
}
