//! Facts that can be unknown and sources that can disagree.

use serde::{Deserialize, Serialize};

use crate::model::{Day, Precision};

/// A source of the catalog, by its key in `assets/catalog/sources.ron`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SourceId(pub String);

/// What is known about a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Known<T> {
    /// The value.
    Is(T),
    /// The publisher says that it has not been announced.
    NotAnnounced,
    /// No source was found.
    #[default]
    Unknown,
}

impl<T> Known<T> {
    /// The value, if there is one.
    pub const fn value(&self) -> Option<&T> {
        match self {
            Self::Is(value) => Some(value),
            Self::NotAnnounced | Self::Unknown => None,
        }
    }
}

/// Another source's reading of the same fact, as it is written there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// The reading as text; it may hold impossible dates on purpose.
    pub text: String,
    /// The reading as a day, where it is one.
    #[serde(default)]
    pub day: Option<Day>,
    /// Who says so.
    pub source: SourceId,
    /// Where in the source, or of which year.
    #[serde(default)]
    pub note: String,
}

/// A sourced value with the readings that differ from it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact<T> {
    /// The value in use.
    pub value: Known<T>,
    /// How exactly it is known; only dates have less than [`Precision::Day`].
    #[serde(default)]
    pub precision: Precision,
    /// Where it comes from; empty while unknown.
    pub sources: Vec<SourceId>,
    /// The day the source was read.
    pub read_on: Option<Day>,
    /// Every reading found, the one in use included, where sources disagree; filled from `conflicts.ron`.
    #[serde(default)]
    pub also: Vec<Reading>,
}

impl<T> Default for Fact<T> {
    fn default() -> Self {
        Self { value: Known::Unknown, precision: Precision::Day, sources: Vec::new(), read_on: None, also: Vec::new() }
    }
}

impl<T> Fact<T> {
    /// The value, if known.
    pub const fn get(&self) -> Option<&T> {
        self.value.value()
    }
}
