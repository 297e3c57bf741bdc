//! Sums that are kept while lines are made.

use super::lines::{Frame, Part};
use super::{Category, tax};
use crate::model::{Day, FiscalCalendar, FiscalYear};
use crate::plan::decision::{Settings, VatMode};

/// Sums of some lines of a fiscal year.
pub(super) struct Sums {
    pub year: FiscalYear,
    pub sum: i64,
    /// The last day of such a line.
    pub last: Day,
    /// By payer: what is expensed, and what is capital expenditure.
    pub payers: Vec<[i64; 2]>,
    /// The same for VAT that is reckoned line by line: lines, and what they cost in VAT. Empty where it is not.
    pub taxed: Vec<[(u64, i64); 2]>,
}

impl Sums {
    fn new(year: FiscalYear, day: Day, payers: usize) -> Self {
        Self { year, sum: 0, last: day, payers: vec![[0; 2]; payers + 1], taxed: Vec::new() }
    }

    fn add(&mut self, frame: &Frame, parts: &[Part], sum: i64) {
        self.sum = self.sum.saturating_add(sum);
        self.last = self.last.max(frame.day);
        let nobody = self.payers.len() - 1;
        for part in parts {
            let payer = (part.payer as usize).min(nobody);
            let share = &mut self.payers[payer][usize::from(frame.capex)];
            *share = share.saturating_add(part.amount);
        }
    }

    /// Adds what lines cost in VAT, each rounded by itself. An amount too large for that has none.
    fn add_taxes(&mut self, frame: &Frame, parts: &[Part], settings: &Settings) {
        self.taxed.resize(self.payers.len(), [(0, 0); 2]);
        let nobody = self.payers.len() - 1;
        for part in parts {
            let Some(of_payer) = self.taxed.get_mut((part.payer as usize).min(nobody)) else { continue };
            let (lines, cost) = &mut of_payer[usize::from(frame.capex)];
            *lines += 1;
            *cost = cost.saturating_add(tax::cost(part.amount, settings).unwrap_or(0));
        }
    }
}

/// What the lines of a fiscal year come to.
pub(super) struct YearSums {
    year: FiscalYear,
    /// By category; `None` without a line.
    cells: [Option<i64>; Category::ALL.len()],
    /// Of the lines contingency is taken on.
    flagged: Option<Sums>,
    /// Of all lines VAT is paid on.
    nets: Option<Sums>,
}

impl YearSums {
    /// Adds to the sum of a category.
    pub fn count(&mut self, category: Category, amount: i64) {
        if let Some(sum) = self.cells.get_mut(category as usize) {
            *sum = Some(sum.unwrap_or(0).saturating_add(amount));
        }
    }

    /// Adds to the sums that contingency is taken on, where it is, and VAT is paid on.
    pub fn add(&mut self, frame: &Frame, parts: &[Part], sum: i64, payers: usize, settings: &Settings) {
        let (year, day) = (self.year, frame.day);
        if frame.flagged {
            self.flagged.get_or_insert_with(|| Sums::new(year, day, payers)).add(frame, parts, sum);
        }
        let nets = self.nets.get_or_insert_with(|| Sums::new(year, day, payers));
        nets.add(frame, parts, sum);
        if settings.vat_mode == VatMode::Line && settings.vat_rate.is_some() {
            nets.add_taxes(frame, parts, settings);
        }
    }
}

/// The sums of all fiscal years, in their order.
#[derive(Default)]
pub(super) struct Ledger {
    years: Vec<YearSums>,
    /// The place of the year asked for last: most lines follow one of the same year.
    last: usize,
}

impl Ledger {
    /// The sums of a fiscal year.
    pub fn of(&mut self, year: FiscalYear) -> &mut YearSums {
        if self.years.get(self.last).is_none_or(|known| known.year != year) {
            self.last = self.years.partition_point(|known| known.year < year);
            if self.years.get(self.last).is_none_or(|known| known.year != year) {
                let none = YearSums { year, cells: [None; Category::ALL.len()], flagged: None, nets: None };
                self.years.insert(self.last, none);
            }
        }
        &mut self.years[self.last]
    }

    /// The sum of a year and category so far.
    pub fn cell(&self, year: FiscalYear, category: Category) -> i64 {
        let sums = self.years.iter().find(|known| known.year == year);
        sums.and_then(|sums| sums.cells.get(category as usize).copied().flatten()).unwrap_or(0)
    }

    /// All sums of a year and category.
    pub fn cells(&self) -> impl Iterator<Item = ((FiscalYear, Category), i64)> {
        let of_year = |sums: &YearSums| Category::ALL.into_iter().zip(sums.cells);
        let cells = self.years.iter().flat_map(move |sums| of_year(sums).map(|cell| (sums.year, cell)));
        cells.filter_map(|(year, (category, sum))| Some(((year, category), sum?)))
    }

    /// Takes the sums that contingency is taken on, by year.
    pub fn take_flagged(&mut self) -> Vec<Sums> {
        self.years.iter_mut().filter_map(|sums| sums.flagged.take()).collect()
    }

    /// Takes the sums that VAT is paid on, by year.
    pub fn take_nets(&mut self) -> Vec<Sums> {
        self.years.iter_mut().filter_map(|sums| sums.nets.take()).collect()
    }
}

/// Fiscal years of days: groups of lines are many, their days few.
pub(super) struct Years {
    calendar: FiscalCalendar,
    known: [(Day, FiscalYear); Self::KNOWN],
}

impl Years {
    const KNOWN: usize = 64;

    pub fn new(calendar: FiscalCalendar) -> Self {
        Self { calendar, known: [(Day::MIN, calendar.year_of(Day::MIN)); Self::KNOWN] }
    }

    pub fn of(&mut self, day: Day) -> FiscalYear {
        let place = usize::try_from(day.number().rem_euclid(64)).unwrap_or(0);
        let Some(known) = self.known.get_mut(place) else { return self.calendar.year_of(day) };
        if known.0 != day {
            *known = (day, self.calendar.year_of(day));
        }
        known.1
    }
}
