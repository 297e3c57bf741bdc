//! Changing what the report contains.

use super::decision::{ReportSettings, Section};

impl ReportSettings {
    /// The same with the section at `from` standing at `to`; positions beyond the end mean the end.
    #[must_use]
    pub fn moved(&self, from: usize, to: usize) -> Self {
        let mut report = self.clone();
        if from < report.sections.len() {
            let section = report.sections.remove(from);
            report.sections.insert(to.min(report.sections.len()), section);
        }
        report
    }

    /// The same with the section at a position switched on or off.
    #[must_use]
    pub fn switched(&self, index: usize) -> Self {
        let mut report = self.clone();
        if let Some((_, on)) = report.sections.get_mut(index) {
            *on = !*on;
        }
        report
    }

    /// The same with all sections on, in their usual order.
    #[must_use]
    pub fn reset(&self) -> Self {
        Self { sections: Section::ALL.map(|section| (section, true)).to_vec(), ..self.clone() }
    }

    /// Sections that are switched off.
    #[must_use]
    pub fn off(&self) -> usize {
        self.sections.iter().filter(|(_, on)| !on).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_move_both_ways_and_stay_complete() {
        let report = ReportSettings::default();
        let names = |report: &ReportSettings| report.sections.iter().map(|(section, _)| *section).collect::<Vec<_>>();
        let down = report.moved(0, 2);
        assert_eq!(names(&down)[..3], [Section::Summary, Section::Timeline, Section::Cover]);
        assert_eq!(down.moved(2, 0), report);
        assert_eq!(names(&report.moved(1, 99)).last(), Some(&Section::Summary));
        assert_eq!(report.moved(99, 0), report);
        assert_eq!(names(&down).len(), Section::ALL.len());
    }

    #[test]
    fn a_switch_is_undone_by_the_same_switch_or_a_reset() {
        let report = ReportSettings::default();
        let off = report.switched(3);
        assert_eq!(off.off(), 1);
        assert_eq!(off.switched(3), report);
        assert_eq!(off.moved(0, 5).reset(), report);
        assert_eq!(report.switched(99), report);
    }
}
