//! The work list of models that are not certain, the heaviest first.

use rustc_hash::FxHashMap;

use super::accept::usual_currency;
use crate::catalog::matching::{Assignment, assignment_key};
use crate::catalog::{Catalog, Match, MatchReason, Matches, ProductId};
use crate::model::{Class, DeviceKind, Fleet, Money, SpellingId};
use crate::plan::{Cohorts, Plan};

/// What is known of a spelling.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Nothing fits.
    Unknown,
    /// Several products fit.
    Several(Vec<ProductId>),
    /// The class is clear, the product is not.
    Class(Class),
    /// One product is likely: what was assumed, and how sure it is in percent.
    Likely(ProductId, MatchReason, u8),
    /// The user said so.
    Named(Assignment),
}

/// One way in which models are written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModelRow {
    /// The key under which a plan stores what it means.
    pub key: String,
    /// Vendor and model as written; the device type where both are empty.
    pub written: String,
    /// Vendor as written.
    pub vendor: String,
    /// Model as written.
    pub model: String,
    /// Devices written so.
    pub devices: u64,
    /// What was paid for them, in the currency of the plan or that of most purchases; `None` where no price is known.
    pub paid: Option<Money>,
    /// What is known of it.
    pub standing: Standing,
}

/// Models that are not certain.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ModelList {
    /// Spellings nothing or only a class is known of, and those the user named, the heaviest first.
    pub unknown: Vec<ModelRow>,
    /// Spellings with one likely product, the heaviest first.
    pub likely: Vec<ModelRow>,
}

impl ModelList {
    /// Lists the phones of a fleet whose model is not certain, or was named by the user.
    #[must_use]
    pub fn of(fleet: &Fleet, matches: &Matches, cohorts: &Cohorts, plan: &Plan) -> Self {
        // Before there is a plan, its currency is the one it will be proposed in.
        let currency = if plan.scenarios.is_empty() { usual_currency(fleet) } else { plan.settings.currency };
        let mut rows: FxHashMap<String, ModelRow> = FxHashMap::default();
        let mut key_of: FxHashMap<SpellingId, Option<String>> = FxHashMap::default();
        for device in fleet.iter() {
            let place = usize::try_from(device.id().0).unwrap_or(usize::MAX);
            if device.kind() != DeviceKind::Phone || cohorts.lane_of.get(place).is_none_or(|lane| *lane == u32::MAX) {
                continue;
            }
            let key = key_of.entry(device.spelling()).or_insert_with(|| {
                let row = row_of(fleet, device.spelling(), matches, plan)?;
                let key = row.key.clone();
                rows.entry(key.clone()).or_insert(row);
                Some(key)
            });
            let Some(row) = key.as_ref().and_then(|key| rows.get_mut(key)) else { continue };
            row.devices += u64::from(device.quantity());
            let paid = device.purchase_price().filter(|price| price.currency == currency);
            if let Some(price) = paid.and_then(|price| price.times(u64::from(device.quantity())).ok()) {
                row.paid = row.paid.map_or(Some(price), |sum| sum.checked_add(price).ok());
            }
        }
        let mut list = Self::default();
        for (_, row) in rows {
            if matches!(row.standing, Standing::Likely(..)) { list.likely.push(row) } else { list.unknown.push(row) }
        }
        for rows in [&mut list.unknown, &mut list.likely] {
            rows.sort_by(|a, b| {
                let named = |row: &ModelRow| matches!(row.standing, Standing::Named(_));
                let paid = |row: &ModelRow| row.paid.map_or(0, |paid| paid.minor);
                named(a)
                    .cmp(&named(b))
                    .then(b.devices.cmp(&a.devices))
                    .then(paid(b).cmp(&paid(a)))
                    .then_with(|| a.key.cmp(&b.key))
            });
        }
        list
    }

    /// Devices nothing is known of.
    #[must_use]
    pub fn unknown_devices(&self) -> u64 {
        let open = |row: &&ModelRow| matches!(row.standing, Standing::Unknown | Standing::Several(_));
        self.unknown.iter().filter(open).map(|row| row.devices).sum()
    }

    /// What confirms all likely matches.
    #[must_use]
    pub fn confirmations(&self, catalog: &Catalog) -> Vec<(String, Option<Assignment>)> {
        let confirm = |row: &ModelRow| match &row.standing {
            Standing::Likely(product, ..) => {
                let product = catalog.product(*product)?;
                Some((row.key.clone(), Some(Assignment::Product(product.key.clone()))))
            }
            _ => None,
        };
        self.likely.iter().filter_map(confirm).collect()
    }
}

/// The row of a spelling; `None` if its product is certain.
fn row_of(fleet: &Fleet, spelling: SpellingId, matches: &Matches, plan: &Plan) -> Option<ModelRow> {
    let written = fleet.spellings().get(spelling.0 as usize)?;
    let (vendor, model) = (fleet.get(written.vendor), fleet.get(written.model));
    let device_type = fleet.get(written.device_type);
    let key = assignment_key(vendor, model, device_type);
    let standing = match matches.get(spelling) {
        Match::Certain { why: MatchReason::User, .. } | Match::ClassOnly { why: MatchReason::User, .. } => {
            Standing::Named(plan.assignments.get(&key)?.clone())
        }
        Match::Certain { .. } => return None,
        Match::Likely { product, why, percent } => Standing::Likely(*product, *why, *percent),
        Match::Ambiguous { candidates } => Standing::Several(candidates.clone()),
        Match::ClassOnly { class, .. } => Standing::Class(*class),
        Match::Unknown => Standing::Unknown,
    };
    let words = [vendor, model].join(" ");
    let words = words.trim();
    Some(ModelRow {
        key,
        written: if words.is_empty() { device_type.to_owned() } else { words.to_owned() },
        vendor: vendor.to_owned(),
        model: model.to_owned(),
        devices: 0,
        paid: None,
        standing,
    })
}
