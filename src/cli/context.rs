//! A plan with everything that follows from it, and a scenario chosen by name.

use std::path::Path;
use std::sync::Arc;

use super::Failure;
use crate::catalog::Catalog;
use crate::document::{self, Document};
use crate::i18n::{Lang, tr::cli as tr};
use crate::model::{Day, FiscalYear};
use crate::plan::{Outlook, Plan};
use crate::session::{Derived, document_sentence, scenario_named};

/// An opened plan.
pub struct Context {
    pub document: Document,
    pub catalog: Arc<Catalog>,
    pub derived: Derived,
    pub scenario: usize,
}

impl Context {
    /// Opens a plan and finds the scenario.
    pub fn open(path: &Path, scenario: Option<&str>, day: Day, lang: Lang) -> Result<Self, Failure> {
        let document = document::open(path).map_err(|error| Failure(document_sentence(lang, path, &error)))?;
        let scenario = match scenario {
            None => document.scenario,
            Some(name) => scenario_named(lang, &document.plan, name).map_err(Failure)?,
        };
        let catalog = Catalog::with_own(&document.plan.own_products);
        let derived = Derived::of(&document.fleet, &catalog, &document.plan, day);
        if derived.outlooks.get(scenario).is_none() {
            return Err(Failure(tr::no_scenarios(lang)));
        }
        Ok(Self { document, catalog, derived, scenario })
    }

    /// The outlook of the scenario.
    pub fn outlook(&self) -> &Outlook {
        // `open` has made sure that it is there.
        &self.derived.outlooks[self.scenario]
    }

    /// The name of the scenario.
    pub fn scenario_name(&self) -> &str {
        self.document.plan.scenarios.get(self.scenario).map_or("", |scenario| &scenario.name)
    }

    /// A product in words; the key where the catalog does not have it.
    pub fn product(&self, key: &str) -> String {
        self.catalog.product_by_key(key).map_or_else(|| key.to_owned(), |(_, product)| product.name())
    }
}

/// A fiscal year in JSON: `2026/27`, or `2026` where it is the calendar year.
pub fn year_key(plan: &Plan, year: FiscalYear) -> String {
    if plan.settings.fiscal.is_calendar_year() {
        year.0.to_string()
    } else {
        format!("{}/{:02}", year.0, (year.0 + 1).rem_euclid(100))
    }
}
