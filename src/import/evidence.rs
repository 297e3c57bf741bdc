//! What only a whole column tells: order of day and month, decimal sign, currency, the organization in paths.

use std::ops::ControlFlow;

use super::columns::{Column, Role};
use super::fields::date::{DateOrder, OrderEvidence};
use super::fields::{place, price};
use super::finding::{Finding, FindingCode, Severity};
use super::report::ReadOptions;
use super::sheet::{Row, Sheet};
use super::table::Header;
use crate::model::{Currency, Field};

/// What cells tell about their columns. It adds up over the rows, whatever their order.
#[derive(Clone, Debug, Default)]
pub(crate) struct Evidence {
    dates: Vec<OrderEvidence>,
    comma: i64,
    currencies: Vec<(Currency, u32)>,
    bare_prices: u32,
    paths: u32,
    deep_paths: u32,
    room_ends: u32,
    first_parts: Vec<String>,
}

/// How the cells of a table are read, decided by its columns and never by a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Settled {
    /// Order of day and month, one a column.
    pub(crate) orders: Vec<Option<DateOrder>>,
    /// The price column uses the decimal comma.
    pub(crate) comma: bool,
    /// Currency of prices without one.
    pub(crate) currency: Currency,
    /// The leading part of every site path is the organization.
    pub(crate) skip_organization: bool,
}

/// True for the uses of a column that give evidence.
pub(crate) const fn is_watched(role: Role) -> bool {
    is_date(role) || matches!(role, Role::Field(Field::PurchasePrice | Field::Site))
}

const fn is_date(role: Role) -> bool {
    matches!(role, Role::Field(Field::PurchaseDate | Field::WarrantyEnd | Field::LastSeen))
}

impl Evidence {
    pub(crate) fn new(columns: usize) -> Self {
        Self { dates: vec![OrderEvidence::default(); columns], ..Self::default() }
    }

    /// Looks at the first `limit` rows of a table.
    pub(crate) fn of(sheet: &Sheet<'_>, header: &Header, columns: &[Column], limit: usize) -> Self {
        let mut evidence = Self::new(columns.len());
        let mut rows = 0;
        sheet.rows.visit(&mut |row| {
            if header.row.is_none_or(|header| row.number > header) {
                rows += 1;
                evidence.add_row(row, columns);
            }
            if rows < limit { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        });
        evidence
    }

    /// Takes the cells of a row into account.
    pub(crate) fn add_row(&mut self, row: &Row<'_>, columns: &[Column]) {
        if row.unclosed_quote {
            return;
        }
        for (index, column) in columns.iter().enumerate().filter(|(_, column)| is_watched(column.role)) {
            let text = row.cell(index).text;
            if !text.is_empty() {
                self.add(index, column.role, text, 1);
            }
        }
    }

    /// Takes a cell that is there `times` times into account.
    pub(crate) fn add(&mut self, index: usize, role: Role, text: &str, times: u32) {
        if is_date(role) {
            if let Some(dates) = self.dates.get_mut(index) {
                dates.add(text);
            }
        } else if role == Role::Field(Field::Site) {
            self.path(text, times);
        } else {
            self.price(text);
        }
    }

    /// Adds what other rows tell.
    pub(crate) fn append(&mut self, other: Self) {
        for (mine, theirs) in self.dates.iter_mut().zip(other.dates) {
            mine.append(theirs);
        }
        self.comma += other.comma;
        for (currency, count) in other.currencies {
            self.currency(currency, count);
        }
        self.bare_prices += other.bare_prices;
        self.paths += other.paths;
        self.deep_paths += other.deep_paths;
        self.room_ends += other.room_ends;
        for part in other.first_parts {
            self.first_part(&part);
        }
    }

    /// Decides, and says what could not be decided.
    pub(crate) fn settle(
        &self,
        header: &Header,
        columns: &[Column],
        options: &ReadOptions,
        file_currency: Option<Currency>,
    ) -> (Settled, Vec<Finding>) {
        let mut findings = Vec::new();
        let orders = self.settle_orders(columns, options, &mut findings);
        let currency = self.settle_currency(header, columns, options, file_currency, &mut findings);
        let skip_organization = self.skip_organization();
        (Settled { orders, comma: self.comma > 0, currency, skip_organization }, findings)
    }

    fn price(&mut self, text: &str) {
        if let [whole @ .., sign @ (b'.' | b','), a, b] = text.as_bytes()
            && whole.iter().chain([a, b]).all(u8::is_ascii_digit)
        {
            // What most prices look like.
            self.comma += if *sign == b',' { 1 } else { -1 };
            self.bare_prices += 1;
            return;
        }
        if let Some(comma) = price::uses_comma(text) {
            self.comma += if comma { 1 } else { -1 };
        }
        match price::currency_in(text) {
            Some(currency) => self.currency(currency, 1),
            None if text.bytes().any(|byte| byte.is_ascii_digit()) => self.bare_prices += 1,
            None => {}
        }
    }

    fn currency(&mut self, currency: Currency, times: u32) {
        match self.currencies.iter_mut().find(|(known, _)| *known == currency) {
            Some((_, count)) => *count += times,
            None => self.currencies.push((currency, times)),
        }
    }

    fn path(&mut self, text: &str, times: u32) {
        self.paths += times;
        let mut parts = place::parts(text);
        self.first_part(parts.next().unwrap_or(""));
        if let Some(third) = parts.nth(1) {
            self.deep_paths += times;
            self.room_ends += if place::is_room(third) { times } else { 0 };
        }
    }

    /// Whether there is one or more than one is all that counts.
    fn first_part(&mut self, part: &str) {
        if self.first_parts.len() < 2 && !self.first_parts.iter().any(|known| known == part) {
            self.first_parts.push(part.to_owned());
        }
    }

    /// `Brennhold/Lyon/Bâtiment A`: the same beginning everywhere and no room at the end.
    fn skip_organization(&self) -> bool {
        self.paths >= 3
            && self.first_parts.len() == 1
            && self.deep_paths * 10 > self.paths * 8
            && self.room_ends * 2 < self.deep_paths
    }

    /// The column's own evidence, else that of the other date columns of the table, else nothing.
    fn settle_orders(
        &self,
        columns: &[Column],
        options: &ReadOptions,
        findings: &mut Vec<Finding>,
    ) -> Vec<Option<DateOrder>> {
        let mut others: Vec<DateOrder> = self.dates.iter().filter_map(OrderEvidence::order).collect();
        others.dedup();
        let shared = match others.as_slice() {
            [only] => Some(*only),
            _ => None,
        };
        let mut orders = Vec::with_capacity(columns.len());
        let lender = self.dates.iter().position(|dates| dates.order().is_some());
        let lender = lender.and_then(|index| columns.get(index)).map_or("", |column| column.header.as_str());
        for (index, (column, dates)) in (1_u32..).zip(columns.iter().zip(&self.dates)) {
            let own =
                options.date_orders.iter().find(|(at, _)| at.checked_add(1) == Some(index)).map(|(_, order)| *order);
            let known = own.or(options.date_order).or_else(|| dates.order());
            let order = known.or(shared);
            if known.is_none() && dates.undecided() > 0 {
                let field = if let Role::Field(field) = column.role { Some(field) } else { None };
                let at = Finding {
                    severity: Severity::Warning,
                    column: Some(index),
                    header: column.header.clone(),
                    field,
                    detail: dates.undecided().to_string(),
                    ..Finding::of(FindingCode::AmbiguousDate)
                };
                findings.push(match order {
                    None => at,
                    Some(order) => {
                        let detail = order.key().to_owned();
                        Finding { code: FindingCode::BorrowedDateOrder, written: lender.to_owned(), detail, ..at }
                    }
                });
            }
            orders.push(order);
        }
        orders
    }

    /// The currency of prices without one: header, workbook, the column's most frequent, the user's, else the euro with a finding.
    fn settle_currency(
        &self,
        header: &Header,
        columns: &[Column],
        options: &ReadOptions,
        file_currency: Option<Currency>,
        findings: &mut Vec<Finding>,
    ) -> Currency {
        let Some((index, column)) =
            (1_u32..).zip(columns).find(|(_, column)| column.role == Role::Field(Field::PurchasePrice))
        else {
            return Currency::EUR;
        };
        let tell = |findings: &mut Vec<Finding>, code, detail: String| {
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
        let mut currencies = self.currencies.clone();
        currencies.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
        if currencies.len() > 1 {
            let codes: Vec<&str> = currencies.iter().map(|(currency, _)| currency.code()).collect();
            tell(findings, FindingCode::MixedCurrencies, codes.join(", "));
        }
        let own = columns.iter().any(|column| column.role == Role::Currency);
        let titled = || header.titles.iter().find_map(|title| price::currency_in(title));
        let found = options.currency.or_else(|| price::currency_in(&column.header)).or(file_currency).or_else(titled);
        if let Some(found) = found {
            return found;
        }
        let frequent = currencies.first().map(|(currency, _)| *currency);
        let assumed = frequent.unwrap_or(Currency::EUR);
        if self.bare_prices > 0 && !own && currencies.len() != 1 {
            tell(findings, FindingCode::AssumedCurrency, assumed.code().to_owned());
        }
        assumed
    }
}
