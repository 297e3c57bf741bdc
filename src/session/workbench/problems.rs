//! What is noticed in the files and what the user did about it, by tab.

use rustc_hash::FxHashSet;

use super::Reading;
use super::choices::{BenchEdit, Choices, KeptFinding, place};
use crate::import::{Finding, FindingCode, Repair, Severity};
use crate::model::{Device, Origin};

/// Which rows are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Tab {
    /// Warnings and errors that are open.
    #[default]
    Attention,
    /// Merged rows.
    Duplicates,
    /// What the program or the user cleaned, and what is only worth knowing.
    Cleaned,
}

impl Tab {
    /// All tabs in their order.
    pub const ALL: [Self; 3] = [Self::Attention, Self::Duplicates, Self::Cleaned];
}

/// A row of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Problem {
    /// A finding of a file, by position; the user left it as it is if `kept`.
    Finding {
        /// The file.
        file: usize,
        /// The finding.
        finding: usize,
        /// Left as it is.
        kept: bool,
    },
    /// A repair of a file, by position.
    Repaired {
        /// The file.
        file: usize,
        /// The repair.
        repair: usize,
    },
}

/// The lists of all tabs.
#[derive(Debug, Default)]
pub struct Problems {
    tabs: [Vec<Problem>; 3],
    /// Attention findings with a suggestion.
    suggested: usize,
    /// Phones without an open problem.
    clean_devices: u64,
}

impl Problems {
    /// Sorts what is noticed into the tabs.
    #[must_use]
    pub fn of(reading: &Reading, choices: &Choices) -> Self {
        let mut problems = Self::default();
        for (file, report) in reading.imported.files.iter().enumerate() {
            for (index, finding) in report.findings.iter().enumerate() {
                let kept = choices.kept.contains(&KeptFinding::of(file, finding));
                let tab = tab_of(finding, kept);
                problems.suggested += usize::from(tab == Tab::Attention && finding.suggestion.is_some());
                problems.push(tab, Problem::Finding { file, finding: index, kept });
            }
        }
        for (file, choice) in choices.files.iter().enumerate() {
            for repair in 0..choice.options.repairs.len() {
                problems.push(Tab::Cleaned, Problem::Repaired { file, repair });
            }
        }
        // What the user did stands first: it can be taken back there.
        if let Some(cleaned) = problems.tabs.last_mut() {
            cleaned.sort_by_key(|problem| match problem {
                Problem::Repaired { .. } => 0,
                Problem::Finding { kept, .. } => 1 + u8::from(!kept),
            });
        }
        problems.clean_devices = problems.count_clean(reading);
        problems
    }

    /// Phones that come without anything that needs attention, as "only the clean ones" takes them.
    #[must_use]
    pub const fn clean_devices(&self) -> u64 {
        self.clean_devices
    }

    fn count_clean(&self, reading: &Reading) -> u64 {
        let doubtful = self.doubtful(reading);
        let lanes = &reading.derived.cohorts.lane_of;
        let phone = |device: &Device<'_>| lanes.get(device.id().0 as usize).is_some_and(|lane| *lane != u32::MAX);
        let clean = |device: &Device<'_>| !device.origins().iter().any(|origin| doubtful.contains(origin));
        let devices = reading.imported.fleet.iter().filter(phone).filter(clean);
        devices.map(|device| u64::from(device.quantity())).sum()
    }

    fn push(&mut self, tab: Tab, problem: Problem) {
        let place = Tab::ALL.iter().position(|known| *known == tab).unwrap_or(0);
        if let Some(list) = self.tabs.get_mut(place) {
            list.push(problem);
        }
    }

    /// The rows of a tab.
    #[must_use]
    pub fn list(&self, tab: Tab) -> &[Problem] {
        Tab::ALL
            .iter()
            .position(|known| *known == tab)
            .and_then(|place| self.tabs.get(place))
            .map_or(&[], Vec::as_slice)
    }

    /// Open problems that have a suggestion.
    #[must_use]
    pub const fn suggested(&self) -> usize {
        self.suggested
    }

    /// The step that applies every suggestion; `None` if there is none.
    #[must_use]
    pub fn apply_all(&self, reading: &Reading) -> Option<BenchEdit> {
        let repairs: Vec<(usize, Repair)> = self
            .list(Tab::Attention)
            .iter()
            .filter_map(|problem| match problem {
                Problem::Finding { file, finding, .. } => {
                    let finding = reading.imported.files.get(*file)?.findings.get(*finding)?;
                    repair_of(finding).map(|repair| (*file, repair))
                }
                Problem::Repaired { .. } => None,
            })
            .collect();
        (!repairs.is_empty()).then_some(BenchEdit::Repair(repairs))
    }

    /// The rows of the files that have an open problem, as origins of devices.
    #[must_use]
    pub fn doubtful(&self, reading: &Reading) -> FxHashSet<Origin> {
        let files = reading.imported.fleet.files();
        let mut doubtful = FxHashSet::default();
        for problem in self.list(Tab::Attention) {
            let Problem::Finding { file, finding, .. } = problem else { continue };
            let Some(report) = reading.imported.files.get(*file) else { continue };
            let Some(finding) = report.findings.get(*finding) else { continue };
            let Some(row) = finding.row else { continue };
            for (id, source) in (0_u16..).zip(files) {
                let sheet = finding.sheet.is_empty() || source.sheet.as_deref() == Some(finding.sheet.as_str());
                if source.sha256 == report.sha256 && source.name == report.name && sheet {
                    doubtful.insert(Origin { file: crate::model::FileId(id), row });
                }
            }
        }
        doubtful
    }
}

fn tab_of(finding: &Finding, kept: bool) -> Tab {
    match (finding.code, finding.severity) {
        (FindingCode::Duplicate, _) => Tab::Duplicates,
        (FindingCode::LeftOut, _) => Tab::Cleaned,
        (_, Severity::Warning | Severity::Error) if !kept => Tab::Attention,
        _ => Tab::Cleaned,
    }
}

/// The repair a finding suggests.
#[must_use]
pub fn repair_of(finding: &Finding) -> Option<Repair> {
    let suggestion = finding.suggestion.as_ref()?;
    finding.row?;
    Some(Repair { place: place(finding), field: suggestion.field, value: suggestion.value.clone() })
}
