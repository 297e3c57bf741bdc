//! Names that many lines share, stored once.

use super::{Budget, BudgetLine};

/// A name by its position in a list of [`Names`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NameId(u32);

impl NameId {
    /// No name: the empty text.
    pub const NONE: Self = Self(u32::MAX);

    /// The name at a position.
    #[must_use]
    pub fn at(position: usize) -> Self {
        Self(u32::try_from(position).unwrap_or(u32::MAX))
    }

    /// Its position; `None` for no name.
    #[must_use]
    pub const fn position(self) -> Option<usize> {
        if self.0 == u32::MAX { None } else { Some(self.0 as usize) }
    }

    fn of(self, list: &[String]) -> &str {
        self.position().and_then(|position| list.get(position)).map_or("", String::as_str)
    }
}

/// The names that the lines of a budget refer to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    /// Sites, as imported.
    pub sites: Vec<String>,
    /// Cost centers, as imported.
    pub cost_centers: Vec<String>,
    /// Product keys.
    pub products: Vec<String>,
    /// Waves.
    pub waves: Vec<String>,
}

impl Budget {
    /// The site of a line, as imported; empty if none.
    #[must_use]
    pub fn site(&self, line: &BudgetLine) -> &str {
        line.site.of(&self.names.sites)
    }

    /// The cost center of a line, as imported; empty if none.
    #[must_use]
    pub fn cost_center(&self, line: &BudgetLine) -> &str {
        line.cost_center.of(&self.names.cost_centers)
    }

    /// The key of the product a line buys.
    #[must_use]
    pub fn product(&self, line: &BudgetLine) -> Option<&str> {
        Some(line.product.of(&self.names.products)).filter(|key| !key.is_empty())
    }

    /// The wave of a line, by name; empty if none.
    #[must_use]
    pub fn wave(&self, line: &BudgetLine) -> &str {
        line.wave.of(&self.names.waves)
    }
}
