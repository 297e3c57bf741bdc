//! Tables of amounts in whole currency units that add up as they are printed (rule R03).

use super::Budget;
use super::allocate::{displayed, displayed_as};
use crate::model::{Currency, FiscalYear};
use crate::plan::decision::Rounding;

/// A table in whole currency units, kept as minor units. Every column adds up to its sum and the sums to the total, which is the
/// exact total rounded; the sum of a row is that of what stands in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// The amounts of every row by column.
    pub rows: Vec<Vec<i64>>,
    /// The sum of every row.
    pub totals: Vec<i64>,
    /// The sum of every column.
    pub sums: Vec<i64>,
    /// The sum of everything.
    pub total: i64,
}

impl Shown {
    /// The table of some rows with an amount in minor units for each of so many columns. Amounts too large to be added up stay as
    /// they are.
    #[must_use]
    pub fn of(rows: &[&[i64]], columns: usize, currency: Currency, rounding: Rounding) -> Self {
        let exponent = currency.exponent();
        let column = |at: usize| rows.iter().map(move |row| row.get(at).copied().unwrap_or(0));
        let exact: Vec<i64> = (0..columns).map(|at| column(at).fold(0, i64::saturating_add)).collect();
        let (per, minor) = (10_i128.pow(exponent), 10_i64.pow(exponent));
        let Ok((sums, total)) = displayed(&exact, exponent, 1, rounding) else {
            let total = exact.iter().fold(0, |sum: i64, amount| sum.saturating_add(*amount));
            let sum = |row: &&[i64]| row.iter().fold(0, |sum: i64, amount| sum.saturating_add(*amount));
            let totals = rows.iter().map(sum).collect();
            return Self { rows: rows.iter().map(|row| row.to_vec()).collect(), totals, sums: exact, total };
        };
        let mut shown = Self { rows: vec![Vec::with_capacity(columns); rows.len()], ..Self::default() };
        for (at, sum) in sums.iter().enumerate() {
            let parts: Vec<i64> = column(at).collect();
            for (row, part) in shown.rows.iter_mut().zip(displayed_as(&parts, per, *sum)) {
                row.push(part.saturating_mul(minor));
            }
        }
        shown.totals =
            shown.rows.iter().map(|row| row.iter().fold(0, |sum: i64, part| sum.saturating_add(*part))).collect();
        shown.sums = sums.into_iter().map(|sum| sum.saturating_mul(minor)).collect();
        shown.total = total.saturating_mul(minor);
        shown
    }
}

/// Parts in whole currency units, as minor units, that add up to their sum as it is shown: rounded up or down.
pub(in crate::plan) fn parts_of(shown: i64, parts: &[i64], currency: Currency) -> Vec<i64> {
    let minor = 10_i64.pow(currency.exponent());
    let parts = displayed_as(parts, i128::from(minor), shown / minor);
    parts.into_iter().map(|part| part.saturating_mul(minor)).collect()
}

impl Budget {
    /// The sum of every fiscal year in whole currency units, as minor units; they add up to the rounded total.
    #[must_use]
    pub fn shown_years(&self, currency: Currency) -> Vec<i64> {
        let years: Vec<i64> = self.years.iter().map(|year| self.year_total(*year)).collect();
        Shown::of(&[&years], years.len(), currency, self.rounding).sums
    }

    /// The same for one of them.
    #[must_use]
    pub fn shown_year(&self, year: FiscalYear, currency: Currency) -> i64 {
        let at = self.years.iter().position(|own| *own == year);
        at.and_then(|at| self.shown_years(currency).get(at).copied()).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_printed_column_adds_up_and_what_is_whole_or_nothing_stays_so() {
        let rows: [&[i64]; 4] = [&[2_850_456, 0], &[608_250, 639_000], &[1_116_340, 0], &[-218_000, 0]];
        let shown = Shown::of(&rows, 2, Currency::EUR, Rounding::HalfAwayFromZero);
        assert_eq!(shown.sums, [4_357_000, 639_000]);
        assert_eq!(shown.total, 4_996_000);
        assert_eq!(shown.rows, [vec![2_850_500, 0], vec![608_200, 639_000], vec![1_116_300, 0], vec![-218_000, 0]]);
        assert_eq!(shown.totals, [2_850_500, 1_247_200, 1_116_300, -218_000]);
    }

    #[test]
    fn a_currency_without_parts_is_shown_as_it_is() {
        let yen = Currency::from_code("JPY").unwrap();
        let shown = Shown::of(&[&[1_234, 5], &[7, 0]], 2, yen, Rounding::HalfEven);
        assert_eq!((shown.sums, shown.total), (vec![1_241, 5], 1_246));
    }
}
