//! Changing what the report contains.

use serde::{Deserialize as _, Deserializer};

use super::decision::{ReportSettings, Section};

/// Reads the sections of a plan; each that it does not name is added where it usually stands.
pub(super) fn complete<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<(Section, bool)>, D::Error> {
    let mut sections = Vec::<(Section, bool)>::deserialize(from)?;
    for (index, section) in Section::ALL.into_iter().enumerate() {
        if sections.iter().any(|(known, _)| *known == section) {
            continue;
        }
        let mut before = Section::ALL.iter().take(index).rev();
        let place = before.find_map(|before| sections.iter().position(|(known, _)| known == before));
        sections.insert(place.map_or(0, |place| place + 1), (section, section.usual()));
    }
    Ok(sections)
}

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

    /// The same with the usual sections on, in their usual order.
    #[must_use]
    pub fn reset(&self) -> Self {
        Self { sections: Self::default().sections, ..self.clone() }
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
        assert_eq!(names(&down)[..3], [Section::Contents, Section::Summary, Section::Cover]);
        assert_eq!(down.moved(2, 0), report);
        assert_eq!(names(&report.moved(2, 99)).last(), Some(&Section::Summary));
        assert_eq!(report.moved(99, 0), report);
        assert_eq!(names(&down).len(), Section::ALL.len());
    }

    #[test]
    fn a_switch_is_undone_by_the_same_switch_or_a_reset() {
        let report = ReportSettings::default();
        let off = report.switched(2);
        assert_eq!(off.off(), report.off() + 1);
        assert_eq!(off.switched(2), report);
        assert_eq!(off.moved(0, 5).reset(), report);
        assert_eq!(report.switched(99), report);
    }

    #[test]
    fn plans_from_before_a_section_get_it_where_it_stands() {
        let old = "(sections: [(summary, true), (cover, false), (sources, true)])";
        let report: ReportSettings = ron::from_str(old).unwrap();
        let names: Vec<Section> = report.sections.iter().map(|(section, _)| *section).collect();
        assert_eq!(names.len(), Section::ALL.len());
        assert_eq!(names.first(), Some(&Section::Summary));
        let at = |section| names.iter().position(|known| *known == section);
        assert_eq!(at(Section::Contents), at(Section::Cover).map(|at| at + 1));
        assert_eq!(at(Section::OwnPage), at(Section::Summary).map(|at| at + 1));
        assert!(report.sections.contains(&(Section::Cover, false)));
        assert!(report.sections.contains(&(Section::Devices, false)));
    }
}
