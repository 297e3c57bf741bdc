//! What the cells of a column look like.

use super::fields::{agent, date, mac, place, price, text};
use super::kind;
use super::looks::{is_firmware, is_ip, is_model, is_private_ip, is_random, is_vendor};
use super::sheet::{CellKind, Row};

/// What the cells of a column look like, counted over a sample.
#[derive(Clone, Debug, Default)]
pub(crate) struct Stats {
    pub(super) filled: u32,
    pub(super) mac: u32,
    pub(super) ip: u32,
    pub(super) private: u32,
    pub(super) email: u32,
    pub(super) date: u32,
    pub(super) price: u32,
    pub(super) fraction: u32,
    pub(super) vendor: u32,
    pub(super) model: u32,
    pub(super) class: u32,
    pub(super) firmware: u32,
    pub(super) agent: u32,
    pub(super) small: u32,
    pub(super) extension: u32,
    pub(super) identity: u32,
    pub(super) room: u32,
    pub(super) compound: u32,
    pub(super) building: u32,
    pub(super) secret: u32,
    pub(super) currency: u32,
    pub(super) numeric_typed: u32,
    seen: rustc_hash::FxHashSet<u64>,
}

impl Stats {
    /// Takes the cells of a row into account, one `Stats` a column.
    pub(crate) fn add_row(all: &mut [Self], row: &Row<'_>) {
        for (index, stats) in all.iter_mut().enumerate() {
            let cell = row.cell(index);
            if !cell.text.is_empty() && !text::is_placeholder(cell.text) {
                stats.add(cell.text, cell.kind);
            }
        }
    }

    /// True if a cell of the column holds anything.
    pub(crate) const fn is_filled(&self) -> bool {
        self.filled > 0
    }

    fn add(&mut self, text: &str, typed: CellKind) {
        use std::hash::{BuildHasher as _, Hasher as _};
        let mut hasher = rustc_hash::FxBuildHasher.build_hasher();
        hasher.write(text.as_bytes());
        self.seen.insert(hasher.finish());
        self.filled += 1;
        let count = |value: &mut u32, test: bool| *value += u32::from(test);
        let integer = text.len() <= 12 && text.bytes().all(|byte| byte.is_ascii_digit());
        count(&mut self.numeric_typed, typed == CellKind::Number);
        count(&mut self.mac, matches!(mac::read(text, false), mac::MacCell::Macs(_)));
        count(&mut self.ip, is_ip(text));
        count(&mut self.private, is_private_ip(text));
        // The contact of a phone (`sip:1041@10.1.4.31:5060`) is nobody's mailbox.
        let host = text.rsplit_once('@').map_or("", |(_, host)| host);
        let named = host.starts_with(|c: char| c.is_alphabetic());
        count(&mut self.email, named && host.contains('.') && !text.contains(' '));
        let dated = typed == CellKind::Date
            || matches!(
                date::read(text, Some(date::DateOrder::DayFirst), 2050),
                date::DateCell::Date(..) | date::DateCell::Never
            );
        count(&mut self.date, dated && !(integer && typed == CellKind::Text && text.len() < 5));
        count(&mut self.price, matches!(price::read(text, true), price::PriceCell::Amount { .. }));
        count(&mut self.fraction, price::uses_comma(text).is_some());
        count(&mut self.vendor, is_vendor(text));
        count(&mut self.model, is_model(text));
        count(&mut self.class, kind::is_class(text));
        count(&mut self.firmware, is_firmware(text));
        count(&mut self.agent, agent::read(text).is_some_and(|agent| !agent.version.is_empty()));
        count(&mut self.small, integer && text.parse::<u32>().is_ok_and(|number| (1..=600).contains(&number)));
        count(&mut self.extension, integer && (2..=6).contains(&text.len()));
        count(&mut self.identity, text::is_identity(text) && text.len() >= 6 && !text.contains(' '));
        count(&mut self.room, place::is_room(text));
        count(&mut self.compound, place::is_compound(text));
        count(&mut self.building, place::is_building(text));
        count(&mut self.secret, is_random(text));
        count(&mut self.currency, text.len() <= 3 && price::currency_in(text).is_some());
    }

    /// The part of the filled cells that a count is.
    pub(super) fn share(&self, count: u32) -> f64 {
        if self.filled == 0 { 0.0 } else { f64::from(count) / f64::from(self.filled) }
    }

    /// True for a column of versions such as `66.84.0.15`, which could all be addresses: no network of an organization has them,
    /// or few of them stand in many rows.
    pub(super) fn is_versions(&self) -> bool {
        self.share(self.ip) >= 0.5
            && (self.share(self.private) < 0.1 && self.distinct() < 0.8 || self.filled >= 5 && self.distinct() < 0.5)
    }

    /// The part of the filled cells that are not repeated.
    pub(super) fn distinct(&self) -> f64 {
        if self.filled == 0 { 0.0 } else { self.seen.len() as f64 / f64::from(self.filled) }
    }
}
