//! The devices as CSV: UTF-8 with byte order mark, so that Excel reads umlauts; no cell can be a formula.

use std::io;

use rustc_hash::FxHashMap;

use super::Input;
use crate::i18n::{finding, tr::export as tr};
use crate::model::Field;
use crate::model::cell::{safe_cell, value as cell};

/// Writes the file row by row, so that memory does not depend on the number of devices; columns are those of the plan file, with
/// product, class, state, deadline and action behind.
///
/// # Errors
/// When a row cannot be written; [`io::ErrorKind::Interrupted`] if it was stopped.
pub fn write_to(input: &Input<'_>, target: &mut dyn io::Write) -> io::Result<()> {
    /// Rows between two reports of progress.
    const STEP: usize = 4096;
    let lang = input.lang;
    target.write_all(b"\xef\xbb\xbf")?;
    let mut writer = csv::Writer::from_writer(target);
    let heads = Field::ALL.iter().map(|field| finding::field_name(lang, *field)).chain([
        tr::currency(lang),
        tr::product(lang),
        tr::class(lang),
        tr::state_today(lang),
        tr::deadline(lang),
        tr::action(lang),
    ]);
    writer.write_record(heads)?;
    let lanes: FxHashMap<&str, _> = input.outlook.lanes.iter().map(|lane| (lane.key.as_str(), lane)).collect();
    let total = input.fleet.len();
    for (row, device) in input.fleet.iter().enumerate() {
        if row % STEP == 0 && !(input.progress)(row as u64, total as u64) {
            return Err(io::ErrorKind::Interrupted.into());
        }
        for field in Field::ALL {
            writer.write_field(safe_cell(&cell(device, field)).as_bytes())?;
        }
        let lane = input.lane_key(device.id()).and_then(|key| lanes.get(key.key.as_str()));
        let deadline = lane.and_then(|lane| lane.deadline.as_ref()).map(|deadline| deadline.day.to_string());
        let extra = [
            device.purchase_price().map(|price| price.currency.code().to_owned()).unwrap_or_default(),
            lane.map(|lane| lane.name.clone()).unwrap_or_default(),
            input
                .class(device.id())
                .map(|class| crate::i18n::explain::class_name(lang, input.catalog, class))
                .unwrap_or_default(),
            input.state(device.id()).map(|state| tr::state(lang, state.key())).unwrap_or_default(),
            deadline.unwrap_or_default(),
            lane.map(|lane| tr::action_name(lang, lane.decision.action.key())).unwrap_or_default(),
        ];
        for value in extra {
            writer.write_field(safe_cell(&value).as_bytes())?;
        }
        writer.write_record(None::<&[u8]>)?;
    }
    writer.flush()
}
