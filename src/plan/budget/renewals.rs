//! Labor of renewing own server certificates (rule R15).

use std::collections::BTreeMap;

use super::line;
use super::lines::{Builder, Frame, Item, NOBODY, Share};
use super::{Category, NameId};
use crate::model::{Day, FiscalYear};
use crate::plan::cadence::Cadence;
use crate::plan::decision::WorkKind;

impl Builder<'_> {
    /// One line a fiscal year, on the day of its last renewal. Renewals belong to no lane and no site.
    pub(super) fn renewals(&mut self, cadence: &Cadence) {
        let (calendar, end) = (self.settings.fiscal, self.ground.horizon_end());
        let mut years: BTreeMap<FiscalYear, (u64, Day)> = BTreeMap::new();
        for day in cadence.certificates.iter().flat_map(|own| &own.days).filter(|day| **day <= end) {
            let (count, last) = years.entry(calendar.year_of(*day)).or_insert((0, *day));
            *count += 1;
            *last = (*last).max(*day);
        }
        let work = WorkKind::CertificateRenewal;
        for (renewals, day) in years.into_values() {
            let frame = Frame {
                day,
                category: Category::Labor,
                lane: None,
                product: NameId::NONE,
                wave: NameId::NONE,
                capex: false,
                flagged: false,
                of: None,
            };
            let item = Item { lane: usize::MAX, work, product: NameId::NONE };
            self.labor(frame, work, &[Share { item, own: line::Share::of(NOBODY, renewals) }]);
        }
    }
}
