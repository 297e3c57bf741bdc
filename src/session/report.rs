//! The pages of the report, for the preview: the same that the PDF is written from, drawn in the background.

use std::sync::Arc;

use super::files::Outcome;
use super::task::Job;
use super::{Session, State};
use crate::chart::{Face, Fill, Ink, Mark, Rect, Scene};
use crate::export::pdf::Page;
use crate::export::report::{ReportInput, pages_while, unprintable};
use crate::i18n::tr::session as tr;
use crate::i18n::{Lang, fmt};
use crate::import::Progress as _;
use crate::plan::{Outlook, Plan, Section};

/// A page of the report.
#[derive(Clone, Debug, PartialEq)]
pub struct ReportPage {
    /// Its marks; a unit is 1/96 inch.
    pub scene: Scene,
    /// The same with bars for texts: too small to read, quick to paint.
    pub thumbnail: Scene,
    /// Index of the section it belongs to, in the plan's report settings.
    pub section: usize,
}

/// The report as it was drawn last.
#[derive(Clone, Debug)]
pub struct Report {
    plan: Arc<Plan>,
    outlook: Arc<Outlook>,
    lang: Lang,
    /// Its pages.
    pub pages: Vec<ReportPage>,
    /// Characters of its texts that no font has.
    pub unprintable: Vec<char>,
}

impl Session {
    /// The language of the report: the plan's, or that of the window.
    #[must_use]
    pub fn report_lang(&self) -> Lang {
        self.plan().report.language.as_deref().and_then(Lang::from_code).unwrap_or_else(|| self.lang())
    }

    /// The report as it was drawn last; `None` before the first time. It can be older than the plan: see
    /// [`Session::report_fresh`].
    #[must_use]
    pub const fn report(&self) -> Option<&Arc<Report>> {
        self.report.as_ref()
    }

    /// True if the report is that of the plan as it is; if not, [`super::Command::DrawReport`] draws it.
    #[must_use]
    pub fn report_fresh(&self) -> bool {
        self.report.as_ref().is_some_and(|report| {
            Arc::ptr_eq(&report.plan, &self.state.plan)
                && Arc::ptr_eq(&report.outlook, self.outlook())
                && report.lang == self.report_lang()
        })
    }

    /// True while it is drawn.
    #[must_use]
    pub const fn report_drawing(&self) -> bool {
        self.report_drawing
    }

    pub(super) fn draw_report(&mut self) {
        if self.report_drawing || self.report_fresh() || !self.state.has_plan {
            return;
        }
        self.report_drawing = true;
        let State { plan, fleet, cohorts, scenario, .. } = self.state.clone();
        let (catalog, outlooks, lang) = (Arc::clone(&self.catalog), self.outlooks.clone(), self.report_lang());
        let outlook = Arc::clone(self.outlook());
        let work = move |ticket: &super::task::Ticket| {
            ticket.report(0, 10);
            let input = ReportInput {
                fleet: &fleet,
                cohorts: &cohorts,
                catalog: &catalog,
                plan: &plan,
                outlooks: &outlooks,
                current: scenario,
                lang,
                paper: plan.report.paper,
            };
            let drawn = pages_while(&input, &|done, total| ticket.report(done, total + total.div_ceil(4)))?;
            let unprintable = unprintable(&drawn);
            let page =
                |page: Page| ReportPage { thumbnail: thumbnail(&page.scene), scene: page.scene, section: page.section };
            let pages = drawn.into_iter().map(page).collect();
            Some(Outcome::Drawn(Arc::new(Report { plan, outlook, lang, pages, unprintable })))
        };
        let name = tr::task_pages(self.lang());
        self.tasks.start(Job { name, cancellable: false, shown: true, work: Box::new(work) });
    }

    pub(super) fn take_report(&mut self, report: Arc<Report>) {
        self.report_drawing = false;
        self.report = Some(report);
    }

    /// The plan's answer to a logo that cannot be taken.
    pub(super) fn logo_refused(&self, name: &str, error: crate::export::logo::LogoError) -> String {
        match error {
            crate::export::logo::LogoError::TooLarge => {
                let most = u64::try_from(crate::export::logo::LARGEST / 1024).unwrap_or(0);
                tr::logo_too_large(self.lang(), &fmt::number(self.lang(), most), name)
            }
            crate::export::logo::LogoError::Unreadable => tr::logo_unreadable(self.lang(), name),
        }
    }
}

/// The name of a section of the report.
#[must_use]
pub fn section_name(lang: Lang, section: Section) -> String {
    crate::export::report::section_name(lang, section)
}

/// A page whose texts are bars.
fn thumbnail(scene: &Scene) -> Scene {
    let bar = |mark: &Mark| match mark {
        Mark::Text { face: Face::Icon, .. } => None,
        Mark::Text { size, ink, .. } => {
            let bounds = mark.bounds()?;
            let rect = Rect::new(bounds.x, bounds.y + bounds.h * 0.2, bounds.w, (size * 0.42).max(1.0));
            let ink = if *size >= 18.0 { *ink } else { Ink::StrokeStrong };
            Some(Mark::Rect { rect, radius: 0.0, fill: Some(Fill::solid(ink)), stroke: None })
        }
        Mark::Rect { rect, radius, fill, stroke } => {
            let fill = fill.map(|fill| Fill::solid(fill.ink));
            Some(Mark::Rect { rect: *rect, radius: *radius, fill, stroke: *stroke })
        }
        Mark::Polygon { points, fill, .. } => {
            let fill = fill.map(|fill| Fill::solid(fill.ink));
            Some(Mark::Polygon { points: points.clone(), fill, stroke: None })
        }
        other => Some(other.clone()),
    };
    let marks = scene.marks.iter().filter_map(bar).collect();
    Scene { width: scene.width, height: scene.height, marks, hits: Vec::new() }
}
