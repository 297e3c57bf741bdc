//! Rules that mean a number of devices: units are cut where such a rule has enough.

use super::budget::allocate::allocate;
use super::ground::Ground;
use super::units::{Lot, Part, Unit, Units};
use super::work::Resolved;
use crate::model::Money;

/// A part of a unit, and what is known of who decides it.
struct Piece {
    /// The unit it is of.
    of: usize,
    unit: Unit,
    decided: bool,
    /// The rule with a number that takes it.
    taken: Option<usize>,
}

/// The units of a ground, cut so that every rule with a number takes whole ones; `None` if no rule has a number.
pub(super) fn split(ground: &Ground<'_>) -> Option<Units> {
    let rules = &ground.inputs.scenario.rules;
    if rules.iter().all(|rule| rule.when.first.is_none()) {
        return None;
    }
    let mut all = ground.all.clone();
    let whole = |(of, unit): (usize, &Unit)| Piece { of, unit: unit.clone(), decided: false, taken: None };
    let mut pieces: Vec<Piece> = ground.units.iter().enumerate().map(whole).collect();
    for (index, rule) in rules.iter().enumerate() {
        let resolved = Resolved::new(ground, &rule.when);
        let mut open: Vec<usize> = (0..pieces.len())
            .filter(|at| pieces.get(*at).is_some_and(|piece| !piece.decided && resolved.matches(ground, &piece.unit)))
            .collect();
        let Some(first) = rule.when.first else {
            for at in open {
                pieces[at].decided = true;
            }
            continue;
        };
        // What a rule before left of a unit stands where the unit did.
        open.sort_by_key(|at| (ground.site_name(pieces[*at].unit.site), pieces[*at].of));
        let mut left = first;
        for at in open {
            if left == 0 {
                break;
            }
            if pieces[at].unit.devices > left {
                let (taken, rest) = cut(&mut all, &pieces[at].unit, left);
                let of = pieces[at].of;
                pieces[at].unit = taken;
                pieces.push(Piece { of, unit: rest, decided: false, taken: None });
            }
            left -= pieces[at].unit.devices.min(left);
            (pieces[at].decided, pieces[at].taken) = (true, Some(index));
        }
    }
    // Units stay in the order of lanes, the parts of one together.
    pieces.sort_by_key(|piece| piece.of);
    let mut unit_of = vec![0; ground.units.len()];
    let largest = |at: &usize| pieces.get(*at).map_or(0, |piece| piece.unit.devices);
    for at in 0..pieces.len() {
        let Some(place) = pieces.get(at).and_then(|piece| unit_of.get_mut(piece.of)) else { continue };
        let known = pieces.get(*place).is_some_and(|known| known.of == pieces[at].of);
        // A cohort is shown as most of its unit is.
        if !known || largest(&at) > largest(place) {
            *place = at;
        }
    }
    all.unit_of = ground.unit_of.iter().map(|unit| unit_of.get(*unit).copied().unwrap_or(0)).collect();
    all.taken = pieces.iter().map(|piece| piece.taken).collect();
    all.units = pieces.into_iter().map(|piece| piece.unit).collect();
    Some(all)
}

/// A unit in two: so many devices of its first cost centers, and the rest. Purchases are shared out by devices.
fn cut(all: &mut Units, unit: &Unit, first: u64) -> (Unit, Unit) {
    let mut left = first;
    let (mut own, mut others) = (Vec::new(), Vec::new());
    for part in &unit.parts {
        let taken = part.devices.min(left);
        left -= taken;
        let rest = part.devices - taken;
        let shared = shares(part.shared, taken, rest);
        for (list, devices, shared) in [(&mut own, taken, shared.0), (&mut others, rest, shared.1)] {
            if devices > 0 {
                list.push(Part { payer: part.payer, devices, shared });
            }
        }
    }
    let rest = unit.devices.saturating_sub(first);
    let (mut lots, mut other_lots) = (Vec::new(), Vec::new());
    for lot in all.lots_of(unit) {
        let (devices, cost) = (shares(lot.devices, first, rest), money(lot.cost, first, rest));
        for (list, devices, cost) in [(&mut lots, devices.0, cost.0), (&mut other_lots, devices.1, cost.1)] {
            if devices > 0 {
                list.push(Lot { month: lot.month, cost, devices });
            }
        }
    }
    let mut add = |lots: Vec<Lot>| {
        let from = all.lots.len();
        all.lots.extend(lots);
        (u32::try_from(from).unwrap_or(u32::MAX), u32::try_from(all.lots.len()).unwrap_or(u32::MAX))
    };
    (
        Unit { devices: first, parts: own, lots: add(lots), ..unit.clone() },
        Unit { devices: rest, parts: others, lots: add(other_lots), ..unit.clone() },
    )
}

/// A number shared out by two weights (rule R03).
fn shares(number: u64, one: u64, other: u64) -> (u64, u64) {
    let parts = allocate(i64::try_from(number).unwrap_or(i64::MAX), &[one, other]).unwrap_or_default();
    let part = |at: usize| parts.get(at).copied().unwrap_or(0).unsigned_abs();
    (part(0), part(1))
}

fn money(amount: Money, one: u64, other: u64) -> (Money, Money) {
    let parts = allocate(amount.minor, &[one, other]).unwrap_or_default();
    let part = |at: usize| Money::new(parts.get(at).copied().unwrap_or(0), amount.currency);
    (part(0), part(1))
}
