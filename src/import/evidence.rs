//! What only a whole column tells: order of day and month, decimal sign, currency, the organization in paths.

use std::ops::ControlFlow;

use super::columns::{Column, Role};
use super::fields::date::{DateOrder, OrderEvidence};
use super::fields::{place, price};
use super::finding::{Finding, FindingCode, Severity};
use super::report::ReadOptions;
use super::rows::Findings;
use super::sheet::Sheet;
use super::table::Header;
use crate::model::{Currency, Field};

/// What a whole column tells: order of day and month, decimal sign, currencies, the organization in paths.
#[derive(Default)]
pub(crate) struct Evidence {
    dates: Vec<OrderEvidence>,
    pub(crate) comma: i64,
    currencies: Vec<(Currency, u32)>,
    bare_prices: u32,
    paths: u32,
    deep_paths: u32,
    room_ends: u32,
    first_parts: Vec<String>,
}

impl Evidence {
    /// Walks through the whole table once.
    pub(crate) fn of(sheet: &Sheet<'_>, header: &Header, columns: &[Column]) -> Self {
        let mut evidence = Self { dates: vec![OrderEvidence::default(); columns.len()], ..Self::default() };
        let is_date =
            |role: Role| matches!(role, Role::Field(Field::PurchaseDate | Field::WarrantyEnd | Field::LastSeen));
        let watched: Vec<(usize, Role)> = columns
            .iter()
            .enumerate()
            .map(|(index, column)| (index, column.role))
            .filter(|(_, role)| is_date(*role) || matches!(role, Role::Field(Field::PurchasePrice | Field::Site)))
            .collect();
        sheet.rows.visit(&mut |row| {
            if header.row.is_none_or(|header| row.number > header) && !row.unclosed_quote {
                for (index, role) in &watched {
                    let cell = row.cell(*index);
                    if cell.text.is_empty() {
                        continue;
                    }
                    if is_date(*role) {
                        if let Some(dates) = evidence.dates.get_mut(*index) {
                            dates.add(cell.text);
                        }
                    } else if *role == Role::Field(Field::Site) {
                        evidence.path(cell.text);
                    } else {
                        evidence.price(cell.text);
                    }
                }
            }
            ControlFlow::Continue(())
        });
        evidence.currencies.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
        evidence
    }

    fn price(&mut self, text: &str) {
        if let Some(comma) = price::uses_comma(text) {
            self.comma += if comma { 1 } else { -1 };
        }
        match price::currency_in(text) {
            Some(currency) => match self.currencies.iter_mut().find(|(known, _)| *known == currency) {
                Some((_, count)) => *count += 1,
                None => self.currencies.push((currency, 1)),
            },
            None if text.bytes().any(|byte| byte.is_ascii_digit()) => self.bare_prices += 1,
            None => {}
        }
    }

    fn path(&mut self, text: &str) {
        self.paths += 1;
        let mut parts = place::parts(text);
        let first = parts.next().unwrap_or("");
        if self.first_parts.len() < 2 && !self.first_parts.iter().any(|known| known == first) {
            self.first_parts.push(first.to_owned());
        }
        if let Some(third) = parts.nth(1) {
            self.deep_paths += 1;
            self.room_ends += u32::from(place::is_room(third));
        }
    }

    /// `Brennhold/Lyon/Bâtiment A`: the same beginning everywhere and no room at the end.
    pub(crate) fn skip_organization(&self) -> bool {
        self.paths >= 3
            && self.first_parts.len() == 1
            && self.deep_paths * 10 > self.paths * 8
            && self.room_ends * 2 < self.deep_paths
    }
}

/// The column's own evidence, else that of the other date columns of the table, else nothing.
pub(crate) fn settle_orders(
    evidence: &Evidence,
    columns: &[Column],
    options: &ReadOptions,
    findings: &mut Findings,
) -> Vec<Option<DateOrder>> {
    let mut others: Vec<DateOrder> = evidence.dates.iter().filter_map(OrderEvidence::order).collect();
    others.dedup();
    let shared = match others.as_slice() {
        [only] => Some(*only),
        _ => None,
    };
    let mut orders = Vec::with_capacity(columns.len());
    for (index, (column, dates)) in (1_u32..).zip(columns.iter().zip(&evidence.dates)) {
        let own = options.date_orders.iter().find(|(at, _)| at.checked_add(1) == Some(index)).map(|(_, order)| *order);
        let order = own.or(options.date_order).or_else(|| dates.order()).or(shared);
        if order.is_none() && dates.undecided() > 0 {
            let field = if let Role::Field(field) = column.role { Some(field) } else { None };
            findings.push(Finding {
                severity: Severity::Warning,
                column: Some(index),
                header: column.header.clone(),
                field,
                detail: dates.undecided().to_string(),
                ..Finding::of(FindingCode::AmbiguousDate)
            });
        }
        orders.push(order);
    }
    orders
}

/// The currency of prices without one: header, workbook, the column's most frequent, the user's, else the euro with a finding.
pub(crate) fn settle_currency(
    evidence: &Evidence,
    header: &Header,
    columns: &[Column],
    options: &ReadOptions,
    file_currency: Option<Currency>,
    findings: &mut Findings,
) -> Currency {
    let Some((index, column)) =
        (1_u32..).zip(columns).find(|(_, column)| column.role == Role::Field(Field::PurchasePrice))
    else {
        return Currency::EUR;
    };
    let tell = |findings: &mut Findings, code, detail: String| {
        let field = Some(Field::PurchasePrice);
        let header = column.header.clone();
        findings.push(Finding {
            severity: Severity::Warning,
            column: Some(index),
            header,
            field,
            detail,
            ..Finding::of(code)
        });
    };
    if evidence.currencies.len() > 1 {
        let codes: Vec<&str> = evidence.currencies.iter().map(|(currency, _)| currency.code()).collect();
        tell(findings, FindingCode::MixedCurrencies, codes.join(", "));
    }
    let own = columns.iter().any(|column| column.role == Role::Currency);
    let titled = || header.titles.iter().find_map(|title| price::currency_in(title));
    let found = options.currency.or_else(|| price::currency_in(&column.header)).or(file_currency).or_else(titled);
    if let Some(found) = found {
        return found;
    }
    let frequent = evidence.currencies.first().map(|(currency, _)| *currency);
    let assumed = frequent.unwrap_or(Currency::EUR);
    if evidence.bare_prices > 0 && !own && evidence.currencies.len() != 1 {
        tell(findings, FindingCode::AssumedCurrency, assumed.code().to_owned());
    }
    assumed
}
