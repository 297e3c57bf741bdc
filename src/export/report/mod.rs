//! The report: pages of scenes, the same for the preview on screen and the PDF.

mod assumptions;
mod budget;
mod certificates;
mod cover;
mod flow;
mod questions;
mod rollout;
mod sources;
mod strategy;
mod summary;
mod table;
#[cfg(test)]
mod tests;
mod text;
mod timeline;
mod words;

use std::sync::Arc;

use flow::{Flow, Sheet, style};

use super::pdf::{self, Meta, Page, PdfError};
use crate::catalog::Catalog;
use crate::chart::draw::TextStyle;
use crate::chart::{Fill, Ink, Rect, Scene, metrics, pt};
use crate::i18n::tr::report as tr;
use crate::i18n::{Lang, fmt};
use crate::model::{Day, FiscalYear, Fleet, Money};
use crate::plan::{Cohorts, Outlook, Paper, Plan, Section};

/// What a report is made from.
#[derive(Clone, Copy, Debug)]
pub struct ReportInput<'a> {
    /// The fleet, for its files.
    pub fleet: &'a Fleet,
    /// Its cohorts.
    pub cohorts: &'a Cohorts,
    /// The catalog.
    pub catalog: &'a Catalog,
    /// The plan.
    pub plan: &'a Plan,
    /// The outlooks of all scenarios, in their order.
    pub outlooks: &'a [Arc<Outlook>],
    /// Index of the scenario the report is about.
    pub current: usize,
    /// The language of the report.
    pub lang: Lang,
    /// The paper.
    pub paper: Paper,
}

/// The input with what every section looks up.
#[derive(Clone, Copy)]
struct Ctx<'a> {
    input: &'a ReportInput<'a>,
    outlook: &'a Outlook,
    plan: &'a Plan,
    catalog: &'a Catalog,
    lang: Lang,
}

impl Ctx<'_> {
    fn date(&self, day: Day) -> String {
        fmt::date(self.lang, day)
    }

    fn number(&self, count: u64) -> String {
        fmt::number(self.lang, count)
    }

    fn money(&self, minor: i64) -> String {
        fmt::money_whole(self.lang, Money::new(minor, self.plan.settings.currency))
    }

    fn year(&self, year: FiscalYear) -> String {
        fmt::fiscal_year(self.lang, self.plan.settings.fiscal, year)
    }

    fn title(&self) -> String {
        let title = &self.plan.settings.title;
        if title.is_empty() { tr::untitled(self.lang) } else { title.clone() }
    }

    /// The last day the plan looks at.
    fn end(&self) -> Option<Day> {
        self.outlook.years.last().map(|year| self.plan.settings.fiscal.last_day(*year))
    }

    fn scenario(&self) -> &str {
        self.plan.scenarios.get(self.outlook.scenario).map_or("", |scenario| scenario.name.as_str())
    }

    /// True if no price or assumption is missing.
    fn complete(&self) -> bool {
        self.outlook.budget.missing.is_empty()
    }
}

/// The size of a paper in units of 1/96 inch.
#[must_use]
pub const fn paper_size(paper: Paper) -> (f32, f32) {
    match paper {
        Paper::A4 => (793.7, 1122.52),
        Paper::Letter => (816.0, 1056.0),
        // As wide as landscape A4, so that the same sizes of text are readable.
        Paper::Slides => (1122.52, 631.42),
    }
}

const fn sheet(paper: Paper) -> Sheet {
    let (width, height) = paper_size(paper);
    Sheet { width, height, margin: 56.0 }
}

/// The pages of the report, in the order of the plan's sections; none if there is no such scenario.
#[must_use]
pub fn pages(input: &ReportInput<'_>) -> Vec<Page> {
    let Some(outlook) = input.outlooks.get(input.current) else { return Vec::new() };
    let ctx = Ctx { input, outlook, plan: input.plan, catalog: input.catalog, lang: input.lang };
    let paper = sheet(input.paper);
    let mut flow = Flow::new(paper);
    for (index, (section, on)) in input.plan.report.sections.iter().enumerate() {
        if !on {
            continue;
        }
        let turned = if *section == Section::Timeline { paper.turned() } else { paper };
        flow.section(index, turned, &section_name(input.lang, *section));
        match section {
            Section::Cover => cover::draw(&ctx, &mut flow),
            Section::Summary => summary::draw(&ctx, &mut flow),
            Section::Timeline => timeline::draw(&ctx, &mut flow),
            Section::Certificates => certificates::draw(&ctx, &mut flow),
            Section::Strategy => strategy::draw(&ctx, &mut flow),
            Section::Rollout => rollout::draw(&ctx, &mut flow),
            Section::Budget => budget::draw(&ctx, &mut flow),
            Section::Assumptions => assumptions::draw(&ctx, &mut flow),
            Section::Questions => questions::draw(&ctx, &mut flow),
            Section::Sources => sources::draw(&ctx, &mut flow),
        }
    }
    let count = flow.pages.len();
    for (index, page) in flow.pages.iter_mut().enumerate() {
        footer(&ctx, &mut page.scene, index + 1, count);
    }
    flow.pages
}

/// The report as the bytes of a PDF. The same input gives the same bytes.
///
/// # Errors
/// [`PdfError`] if the document cannot be put together.
pub fn pdf(input: &ReportInput<'_>) -> Result<Vec<u8>, PdfError> {
    let pages = pages(input);
    let settings = &input.plan.settings;
    let outlook = input.outlooks.get(input.current);
    let title = if settings.title.is_empty() { tr::untitled(input.lang) } else { settings.title.clone() };
    let author = if settings.author.is_empty() { &settings.organization } else { &settings.author };
    let scenario = input.plan.scenarios.get(input.current);
    let meta = Meta {
        title,
        author: author.clone(),
        subject: scenario.map(|scenario| scenario.name.clone()).unwrap_or_default(),
        lang: input.lang,
        as_of: outlook.and_then(|outlook| outlook.as_of),
    };
    pdf::write(&pages, &meta)
}

/// The report of an export, on the paper of the plan.
///
/// # Errors
/// A sentence if the document cannot be put together.
pub fn write(input: &super::Input<'_>) -> Result<Vec<u8>, String> {
    let report = ReportInput {
        fleet: input.fleet,
        cohorts: input.cohorts,
        catalog: input.catalog,
        plan: input.plan,
        outlooks: input.outlooks,
        current: input.outlook.scenario,
        lang: input.lang,
        paper: input.plan.report.paper,
    };
    pdf(&report).map_err(|error| error.to_string())
}

/// The name of a report section.
#[must_use]
pub fn section_name(lang: Lang, section: Section) -> String {
    match section {
        Section::Cover => tr::section_cover(lang),
        Section::Summary => tr::section_summary(lang),
        Section::Timeline => tr::section_timeline(lang),
        Section::Certificates => tr::section_certificates(lang),
        Section::Strategy => tr::section_strategy(lang),
        Section::Rollout => tr::section_rollout(lang),
        Section::Budget => tr::section_budget(lang),
        Section::Assumptions => tr::section_assumptions(lang),
        Section::Questions => tr::section_questions(lang),
        Section::Sources => tr::section_sources(lang),
    }
}

/// The mark of the program with the organization, ending at `right`. Returns its width.
fn brand(ctx: &Ctx, scene: &mut Scene, right: f32, top: f32) -> f32 {
    let name = &ctx.plan.settings.organization;
    let name = metrics::fit(style::BODY.face, style::BODY.size, name, 190.0);
    let text = if name.is_empty() { 0.0 } else { style::BODY.width(&name) + 8.0 };
    logo(scene, right - text - 18.0, top);
    scene.text(pt(right, style::BODY.baseline(top + 9.0)), style::BODY.right(), name);
    text + 18.0
}

fn logo(scene: &mut Scene, left: f32, top: f32) {
    scene.boxed(Rect::new(left, top, 18.0, 18.0), 5.0, Some(Fill::solid(Ink::AccentFill)), None);
    scene.icon(pt(left + 9.0, top + 9.0), 12.0, Ink::AccentOn, lucide_icons::Icon::PhoneForwarded);
}

/// Title and lead of a section. The running title of the page gives way to them.
fn head(ctx: &Ctx, flow: &mut Flow, title: &str, lead: &str) {
    let right = flow.left() + flow.width();
    let top = flow.y;
    let used = brand(ctx, flow.scene(), right, top + 4.0);
    let width = flow.width() - used - 24.0;
    flow.block(style::TITLE, title, 0.0, width);
    flow.space(2.0);
    flow.paragraph(style::LEAD, lead);
    flow.space(12.0);
}

fn footer(ctx: &Ctx, scene: &mut Scene, page: usize, pages: usize) {
    let margin = if scene.width > 1000.0 && scene.height > 700.0 { 44.0 } else { 56.0 };
    let y = scene.height - 44.0;
    let (left, right) = (margin, scene.width - margin);
    scene.rule(left, right, y.floor() + 0.5, Ink::StrokeDefault);
    let style = TextStyle::regular(10.0, Ink::TextTertiary);
    let baseline = y + 18.0;
    let number = tr::page_of(ctx.lang, &page.to_string(), &pages.to_string());
    scene.text(pt(right, baseline), style.right(), number.as_str());
    let catalog = match ctx.catalog.checked_on {
        Some(day) => tr::footer_checked(ctx.lang, &ctx.date(day), &ctx.catalog.edition),
        None => tr::footer_catalog(ctx.lang, &ctx.catalog.edition),
    };
    let end = right - style.width(&number) - 20.0;
    let catalog_left = end - style.width(&catalog);
    scene.text(pt(catalog_left, baseline), style, catalog);
    // What does not fit beside them is left out from the front: the date says most on a loose page.
    let settings = &ctx.plan.settings;
    let date = ctx.outlook.as_of.map(|day| ctx.date(day)).unwrap_or_default();
    let parts = [settings.organization.clone(), ctx.title(), date];
    let joined = |from: usize| {
        let parts: Vec<&str> = parts.iter().skip(from).map(String::as_str).filter(|part| !part.is_empty()).collect();
        parts.join(", ")
    };
    let room = catalog_left - 20.0 - left;
    if let Some(text) = (0..parts.len()).map(joined).find(|text| style.width(text) <= room) {
        scene.text(pt(left, baseline), style, text);
    }
}
