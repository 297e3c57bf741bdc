//! Values as the text of a cell: canonical, and never a formula.

use std::borrow::Cow;

use rust_decimal::Decimal;

use super::{Device, Field};

/// A cell that no spreadsheet takes for a formula: an apostrophe stands before what could be one, and before an apostrophe.
#[must_use]
pub fn safe_cell(text: &str) -> Cow<'_, str> {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\'']) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// The text of a cell made by [`safe_cell`].
#[must_use]
pub fn plain_cell(cell: &str) -> &str {
    cell.strip_prefix('\'').unwrap_or(cell)
}

/// A field of a device as text, in canonical form: ISO days, decimal points, no grouping.
#[must_use]
pub fn value(device: Device<'_>, field: Field) -> Cow<'_, str> {
    let shown = |value: Option<String>| Cow::Owned(value.unwrap_or_default());
    match field {
        Field::Mac => shown(device.mac().map(|mac| mac.to_string())),
        Field::PurchaseDate => shown(device.purchase_date().map(|day| day.to_string())),
        Field::WarrantyEnd => shown(device.warranty_end().map(|day| day.to_string())),
        Field::LastSeen => shown(device.last_seen().map(|day| day.to_string())),
        Field::Quantity => Cow::Owned(device.quantity().to_string()),
        Field::PurchasePrice => shown(device.purchase_price().map(|price| {
            Decimal::from_i128_with_scale(i128::from(price.minor), price.currency.exponent()).to_string()
        })),
        _ => Cow::Borrowed(device.text(field)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula_and_every_text_comes_back() {
        for text in ["=1+1", "+49 30", "-", "@x", "'quoted", "\tx", "plain", "", "''"] {
            let cell = safe_cell(text);
            assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell}");
            assert_eq!(plain_cell(&cell), text);
        }
    }
}
