//! What the inventories left open, device by device: models nobody knows, sources that disagree, dates that cannot both be right.

use std::sync::atomic::AtomicBool;

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::{Input, Styles, cell, clipped, filter, go_on, head};
use crate::i18n::{finding, tr::export as tr};
use crate::model::{Class, Device, Field, Origin};

/// Writes the sheet; rows go to disk as they are written.
pub(super) fn write(
    sheet: &mut Worksheet,
    input: &Input<'_>,
    styles: &Styles,
    stopped: &AtomicBool,
) -> Result<(), XlsxError> {
    let lang = input.lang;
    let heads = [
        (tr::finding(lang), 34.0),
        (finding::field_name(lang, Field::Name), 26.0),
        (finding::field_name(lang, Field::Mac), 18.0),
        (tr::field(lang), 18.0),
        (tr::value(lang), 28.0),
        (tr::other_value(lang), 28.0),
        (tr::file(lang), 36.0),
        (tr::row(lang), 8.0),
    ];
    head(sheet, tr::sheet_findings(lang), &heads, styles)?;
    let unknown: rustc_hash::FxHashSet<&str> =
        input.outlook.lanes.iter().filter(|lane| lane.class == Class::Unknown).map(|lane| lane.key.as_str()).collect();
    let mut rows = 0_usize;
    let mut add = |device: Device<'_>, text: &str, field: Field, other: &str, origin: Option<Origin>| {
        rows += 1;
        let row = u32::try_from(rows).unwrap_or(u32::MAX);
        sheet.write_string(row, 0, text)?;
        sheet.write_string(row, 1, clipped(&cell(device, Field::Name)))?;
        sheet.write_string(row, 2, cell(device, Field::Mac))?;
        sheet.write_string(row, 3, finding::field_name(lang, field))?;
        sheet.write_string(row, 4, clipped(&cell(device, field)))?;
        sheet.write_string(row, 5, clipped(other))?;
        if let Some(origin) = origin {
            let file = input.fleet.files().get(usize::from(origin.file.0));
            let name = file.map_or_else(String::new, |file| match &file.sheet {
                Some(sheet) => format!("{}, {sheet}", file.name),
                None => file.name.clone(),
            });
            sheet.write_string(row, 6, clipped(&name))?.write_number(row, 7, origin.row)?;
        }
        Ok::<(), XlsxError>(())
    };
    for (device, row) in input.fleet.iter().zip(1_u32..) {
        go_on(input, stopped, row, input.fleet.len() as u64)?;
        let first = device.origins().first().copied();
        if input.lane_key(device.id()).is_some_and(|key| unknown.contains(key.key.as_str())) {
            add(device, &tr::finding_model(lang), Field::Model, "", first)?;
        }
        if let (Some(bought), Some(end)) = (device.purchase_date(), device.warranty_end())
            && end < bought
        {
            add(device, &tr::finding_warranty(lang), Field::WarrantyEnd, &cell(device, Field::PurchaseDate), first)?;
        }
        for other in device.alternatives() {
            add(device, &tr::finding_conflict(lang), other.field, device.written(*other), Some(other.origin))?;
        }
    }
    filter(sheet, rows, heads.len())
}
