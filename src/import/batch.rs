//! What some rows of a table gave: records with their own texts, and everything noticed on the way.

use rustc_hash::FxHashMap;

use super::evidence::Evidence;
use super::finding::{Finding, FindingCode, Severity};
use super::identity::Key;
use super::rows::Reading;
use crate::model::{FleetPart, Mac};

/// Records of some rows, to be added to those before them in the order of the rows.
#[derive(Debug)]
pub(crate) struct Batch {
    /// The records.
    pub(crate) records: FleetPart,
    /// Further addresses (wireless, second port) of a record.
    pub(crate) more_macs: Vec<(u32, Mac)>,
    /// What may tell that records are the same, but for those without identity.
    pub(crate) keys: Vec<Key>,
    /// For records without identity: what their texts amount to.
    pub(crate) anonymous: Vec<(u32, u64)>,
    /// What was noticed.
    pub(crate) findings: Findings,
    /// Counts.
    pub(crate) tally: Tally,
    /// What the cells tell about their columns.
    pub(crate) evidence: Evidence,
}

impl Batch {
    /// An empty one for a table.
    pub(crate) fn of(reading: &Reading<'_>) -> Self {
        let mut findings = Findings::default();
        findings.enter(reading.sheet);
        Self {
            records: FleetPart::default(),
            more_macs: Vec::new(),
            keys: Vec::new(),
            anonymous: Vec::new(),
            findings,
            tally: Tally::default(),
            evidence: Evidence::new(reading.columns.len()),
        }
    }
}

/// Counts of a table.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Tally {
    /// Data rows.
    pub(crate) records: u64,
    /// Data rows that could not be used.
    pub(crate) rejected: u64,
}

/// Findings of a kind that are listed one by one in a file: rows that need attention all have their place in the quarantine,
/// within reason.
const fn listed(severity: Severity) -> u32 {
    match severity {
        Severity::Info => 300,
        Severity::Warning | Severity::Error => 100_000,
    }
}

/// Findings of a file, with a limit for each kind.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    list: Vec<Finding>,
    sheet: String,
    counts: FxHashMap<(FindingCode, Severity), u32>,
}

impl Findings {
    /// Names the sheet of the findings to come.
    pub(crate) fn enter(&mut self, sheet: &str) {
        sheet.clone_into(&mut self.sheet);
    }

    /// Adds one, unless there are too many of its kind.
    pub(crate) fn push(&mut self, finding: Finding) {
        let count = self.counts.entry((finding.code, finding.severity)).or_default();
        *count += 1;
        if *count <= listed(finding.severity) {
            let placed = finding.row.is_some() || finding.column.is_some();
            let sheet = if placed { self.sheet.clone() } else { finding.sheet };
            self.list.push(Finding { sheet, ..finding });
        }
    }

    /// Adds those of the rows that follow.
    pub(crate) fn append(&mut self, later: Self) {
        for finding in later.list {
            let count = self.counts.entry((finding.code, finding.severity)).or_default();
            *count += 1;
            if *count <= listed(finding.severity) {
                self.list.push(finding);
            }
        }
        // What was counted but not listed there is not listed here either.
        for ((code, severity), count) in later.counts {
            let beyond = count.saturating_sub(listed(severity));
            *self.counts.entry((code, severity)).or_default() += beyond;
        }
    }

    /// All of them; what was left out is counted in one finding a kind.
    pub(crate) fn finish(mut self) -> Vec<Finding> {
        let beyond = |((code, severity), count): (&(FindingCode, Severity), &u32)| {
            let more = count.checked_sub(listed(*severity)).filter(|more| *more > 0)?;
            Some((*code, *severity, more))
        };
        let mut more: Vec<_> = self.counts.iter().filter_map(beyond).collect();
        more.sort_unstable();
        for (code, severity, count) in more {
            let (detail, written) = (count.to_string(), code.key());
            self.list.push(Finding { severity, written, detail, ..Finding::of(FindingCode::More) });
        }
        self.list
    }
}
