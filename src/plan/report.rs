//! What the report contains and looks like, and changing it.

use serde::{Deserialize, Deserializer, Serialize};

use crate::model::Day;

/// What the report contains and looks like.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ReportSettings {
    /// Sections in order, with their switch. A section that an older plan does not name takes its usual place.
    #[serde(deserialize_with = "complete")]
    pub sections: Vec<(Section, bool)>,
    /// Paper.
    pub paper: Paper,
    /// Language of the report (`en`, `de`); `None` follows the window.
    pub language: Option<String>,
    /// Date on the cover and in the footer; `None` is the day the numbers are seen from.
    pub date: Option<Day>,
    /// Logo of the organization; `None` prints the mark of the program.
    pub logo: Option<Logo>,
    /// Heading and text of an own page.
    pub own_page: OwnPage,
    /// Sources below the chart of each page, besides the list at the end.
    pub page_sources: bool,
    /// Patterns in charts, for print without color.
    pub hatching: bool,
    /// Money in the report; without it only devices and dates are shown.
    pub prices: bool,
    /// The plan file inside the PDF.
    pub attach_plan: bool,
    /// Width of charts that are exported as a picture, in units; a picture has two pixels to the unit.
    pub picture_width: u16,
}

impl Default for ReportSettings {
    fn default() -> Self {
        Self {
            sections: Section::ALL.map(|section| (section, section.usual())).to_vec(),
            paper: Paper::A4,
            language: None,
            date: None,
            logo: None,
            own_page: OwnPage::default(),
            page_sources: true,
            hatching: true,
            prices: true,
            attach_plan: true,
            picture_width: 1600,
        }
    }
}

/// A picture as it was chosen.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Logo {
    /// File name, without folder.
    pub name: String,
    /// The bytes of the file (PNG, JPEG or SVG) in base 64.
    pub data: String,
}

/// A page in the user's own words.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct OwnPage {
    /// Heading.
    pub title: String,
    /// Text; an empty line begins a new paragraph.
    pub text: String,
}

/// A section of the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Section {
    /// Cover.
    Cover,
    /// Table of contents.
    Contents,
    /// Summary with the decision asked for.
    Summary,
    /// A page in the user's own words.
    OwnPage,
    /// Timeline.
    Timeline,
    /// Certificate events.
    Certificates,
    /// Strategy per class.
    Strategy,
    /// Waves.
    Rollout,
    /// Budget.
    Budget,
    /// Assumptions.
    Assumptions,
    /// Open questions.
    Questions,
    /// Devices by site.
    Devices,
    /// Sources.
    Sources,
}

impl Section {
    /// All sections in their usual order.
    pub const ALL: [Self; 13] = [
        Self::Cover,
        Self::Contents,
        Self::Summary,
        Self::OwnPage,
        Self::Timeline,
        Self::Certificates,
        Self::Strategy,
        Self::Rollout,
        Self::Budget,
        Self::Assumptions,
        Self::Questions,
        Self::Devices,
        Self::Sources,
    ];

    /// True if it is on unless the user switches it off: an own page has to be written first, and a list of devices is long.
    #[must_use]
    pub const fn usual(self) -> bool {
        !matches!(self, Self::OwnPage | Self::Devices)
    }
}

/// Paper of the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Paper {
    /// DIN A4.
    #[default]
    A4,
    /// US Letter.
    Letter,
    /// 16:9 slides.
    Slides,
}

/// Reads the sections of a plan; each that it does not name is added where it usually stands.
fn complete<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<(Section, bool)>, D::Error> {
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
