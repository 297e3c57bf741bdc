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
    /// Short and with a digit, as designations of models are.
    pub(super) coded: u32,
    /// The number of a year.
    pub(super) year: u32,
    /// A phone number with the code of its country.
    pub(super) dial: u32,
    pub(super) numeric_typed: u32,
    seen: rustc_hash::FxHashMap<u64, (CellKind, Looks)>,
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
        self.filled += 1;
        self.numeric_typed += u32::from(typed == CellKind::Number);
        // What repeats is looked at once.
        let seen = self.seen.entry(hasher.finish()).or_insert_with(|| (typed, Looks::of(text, typed)));
        let looks = if seen.0 == typed { seen.1 } else { Looks::of(text, typed) };
        let counts = [
            &mut self.mac,
            &mut self.ip,
            &mut self.private,
            &mut self.email,
            &mut self.date,
            &mut self.price,
            &mut self.fraction,
            &mut self.vendor,
            &mut self.model,
            &mut self.class,
            &mut self.firmware,
            &mut self.agent,
            &mut self.small,
            &mut self.extension,
            &mut self.identity,
            &mut self.room,
            &mut self.compound,
            &mut self.building,
            &mut self.secret,
            &mut self.currency,
            &mut self.coded,
            &mut self.year,
            &mut self.dial,
        ];
        for (count, is_so) in counts.into_iter().zip(looks.0) {
            *count += u32::from(is_so);
        }
    }

    /// The part of the filled cells that a count is.
    pub(super) fn share(&self, count: u32) -> f64 {
        if self.filled == 0 { 0.0 } else { f64::from(count) / f64::from(self.filled) }
    }

    /// True for a column of versions such as `66.84.0.15`, which could all be addresses: no network of an organization has them,
    /// or few of them stand in many rows. One alone in all rows is a mask or a gateway.
    pub(super) fn is_versions(&self) -> bool {
        self.share(self.ip) >= 0.5
            && self.seen.len() > 1
            && (self.share(self.private) < 0.1 && self.distinct() < 0.8 || self.filled >= 5 && self.distinct() < 0.5)
    }

    /// True for a column of few values in many rows.
    pub(super) fn is_shared(&self) -> bool {
        self.filled >= 5 && self.distinct() <= 0.3
    }

    /// The part of the filled cells that are not repeated.
    pub(super) fn distinct(&self) -> f64 {
        if self.filled == 0 { 0.0 } else { self.seen.len() as f64 / f64::from(self.filled) }
    }
}

/// `+49 (731) 0000-1028`, `tel:+49731…`.
fn is_dial(text: &str) -> bool {
    let number = text.strip_prefix("tel:").unwrap_or(text);
    number.strip_prefix('+').is_some_and(|rest| {
        rest.bytes().filter(u8::is_ascii_digit).count() >= 6
            && rest.bytes().all(|byte| byte.is_ascii_digit() || b" ()-/.;ext=".contains(&byte))
    })
}

/// What a cell looks like, in the order of the counts of [`Stats`].
#[derive(Clone, Copy, Debug)]
struct Looks([bool; 23]);

impl Looks {
    fn of(text: &str, typed: CellKind) -> Self {
        // Many of the questions are about texts with digits, or with none.
        let digits = text.bytes().any(|byte| byte.is_ascii_digit());
        let integer = text.len() <= 12 && text.bytes().all(|byte| byte.is_ascii_digit());
        // The contact of a phone (`sip:1041@10.1.4.31:5060`) is nobody's mailbox.
        let host = text.rsplit_once('@').map_or("", |(_, host)| host);
        let named = host.starts_with(|c: char| c.is_alphabetic());
        let dated = typed == CellKind::Date
            || digits
                && matches!(
                    date::read(text, Some(date::DateOrder::DayFirst), 2050),
                    date::DateCell::Date(..) | date::DateCell::Never
                );
        Self([
            text.len() >= 11 && matches!(mac::read(text, false), mac::MacCell::Macs(_)),
            is_ip(text),
            is_private_ip(text),
            named && host.contains('.') && !text.contains(' '),
            dated && !(integer && typed == CellKind::Text && text.len() < 5),
            digits && matches!(price::read(text, true), price::PriceCell::Amount { .. }),
            price::uses_comma(text).is_some(),
            is_vendor(text),
            digits && is_model(text),
            !digits && kind::is_class(text),
            is_firmware(text),
            digits && agent::read(text).is_some_and(|agent| !agent.version.is_empty()),
            digits && text.len() <= 20 && price::counted(text).is_some_and(|(number, _)| (1..=600).contains(&number)),
            integer && (2..=6).contains(&text.len()),
            text::is_identity(text) && text.len() >= 6 && !text.contains(' '),
            place::is_room(text),
            place::is_compound(text),
            place::is_building(text),
            is_random(text),
            text.len() <= 3 && price::currency_in(text).is_some(),
            digits && (3..=24).contains(&text.len()) && !(integer && text.len() > 4) && !text.contains(['@', ':', '/']),
            integer && text.parse::<u32>().is_ok_and(|number| (1990..=2050).contains(&number)),
            is_dial(text),
        ])
    }
}
