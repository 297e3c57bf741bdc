//! The pages of the report, for the preview: the same that the PDF is written from.

use super::Session;
use crate::chart::Scene;
use crate::export::report::{ReportInput, pages};
use crate::i18n::Lang;
use crate::plan::Section;

/// A page of the report.
#[derive(Clone, Debug, PartialEq)]
pub struct ReportPage {
    /// Its marks; a unit is 1/96 inch.
    pub scene: Scene,
    /// Index of the section it belongs to, in the plan's report settings.
    pub section: usize,
}

impl Session {
    /// The language of the report: the plan's, or that of the window.
    #[must_use]
    pub fn report_lang(&self) -> Lang {
        self.plan().report.language.as_deref().and_then(Lang::from_code).unwrap_or_else(|| self.lang())
    }

    /// The pages of the report as it would be exported now. Takes as long as the export: keep them until the plan changes.
    #[must_use]
    pub fn report_pages(&self) -> Vec<ReportPage> {
        let input = ReportInput {
            fleet: self.fleet(),
            cohorts: self.cohorts(),
            catalog: self.catalog(),
            plan: self.plan(),
            outlooks: self.outlooks(),
            current: self.scenario(),
            lang: self.report_lang(),
            paper: self.plan().report.paper,
        };
        pages(&input).into_iter().map(|page| ReportPage { scene: page.scene, section: page.section }).collect()
    }
}

/// The name of a section of the report.
#[must_use]
pub fn section_name(lang: Lang, section: Section) -> String {
    crate::export::report::section_name(lang, section)
}
