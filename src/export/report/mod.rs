//! The report: pages of scenes, the same for the preview on screen and the PDF.

mod assumptions;
mod books;
mod bridges;
mod budget;
mod certificates;
mod contents;
mod cover;
mod devices;
mod figures;
mod flow;
mod gantt;
mod limits;
mod own_page;
mod questions;
mod risk;
mod rollout;
mod slides;
mod sources;
mod statements;
mod strategy;
mod summary;
mod table;
#[cfg(test)]
mod tests;
mod text;
mod timeline;
mod words;
mod worth;

use std::sync::Arc;

use flow::{Flow, Sheet, style};

use super::pdf::{self, Attachment, LinkTo, Meta, Page, PdfError};
use super::{ExportError, logo};
use crate::catalog::Catalog;
use crate::chart::draw::TextStyle;
use crate::chart::{Fill, Ink, Mark, Picture, Rect, Scene, fallback, pt};
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
    logo: Option<&'a Arc<Picture>>,
    /// True if some amount is not a whole unit of the currency.
    cents: bool,
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

    /// An amount as tables print it: to the last unit of the currency, so that printed rows add up to printed sums. Where every
    /// amount is whole, without zeros behind.
    fn exact(&self, minor: i64) -> String {
        if self.cents || uneven(minor, self.plan) {
            fmt::money(self.lang, Money::new(minor, self.plan.settings.currency))
        } else {
            self.money(minor)
        }
    }

    /// A difference of amounts, with its sign.
    fn signed(&self, minor: i64) -> String {
        let text = self.exact(minor);
        if minor > 0 { format!("+{text}") } else { text }
    }

    /// The name of a scenario.
    fn scenario_name(&self, index: usize) -> &str {
        self.plan.scenarios.get(index).map_or("", |scenario| scenario.name.as_str())
    }

    fn year(&self, year: FiscalYear) -> String {
        fmt::fiscal_year(self.lang, self.plan.settings.fiscal, year)
    }

    fn title(&self) -> String {
        let title = &self.plan.settings.title;
        if title.is_empty() { tr::untitled(self.lang) } else { title.clone() }
    }

    /// The date of the report.
    fn dated(&self) -> Option<Day> {
        self.plan.report.date.or(self.outlook.as_of)
    }

    /// True if the report says what things cost.
    const fn prices(&self) -> bool {
        self.plan.report.prices
    }

    /// The last day the plan looks at.
    fn end(&self) -> Option<Day> {
        self.outlook.years.last().map(|year| self.plan.settings.fiscal.last_day(*year))
    }

    fn scenario(&self) -> &str {
        self.scenario_name(self.outlook.scenario)
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
        // 13.33 by 7.5 inches, as presentation programs have it.
        Paper::Slides => (1280.0, 720.0),
    }
}

const fn sheet(paper: Paper) -> Sheet {
    let (width, height) = paper_size(paper);
    Sheet { width, height, margin: 56.0 }
}

/// The pages of the report, in the order of the plan's sections; none if there is no such scenario.
#[must_use]
pub fn pages(input: &ReportInput<'_>) -> Vec<Page> {
    pages_while(input, &|_, _| true).unwrap_or_default()
}

/// Told how much is done, and of how much; says whether to go on.
type GoOn<'a> = &'a dyn Fn(u64, u64) -> bool;

/// The same; `None` if `go_on` says no.
#[must_use]
pub fn pages_while(input: &ReportInput<'_>, go_on: GoOn<'_>) -> Option<Vec<Page>> {
    let Some(outlook) = input.outlooks.get(input.current) else { return Some(Vec::new()) };
    // A logo that cannot be read was refused when it was chosen.
    let picture = input.plan.report.logo.as_ref().and_then(|logo| logo::picture(logo).ok());
    let (plan, catalog, lang) = (input.plan, input.catalog, input.lang);
    let cents = input.outlooks.iter().any(|outlook| broken(outlook, plan));
    let ctx = Ctx { input, outlook, plan, catalog, lang, logo: picture.as_ref(), cents };
    let mut pages = if input.paper == Paper::Slides { slides::draw(&ctx) } else { report(&ctx, go_on)? };
    if !input.plan.report.hatching {
        pages.iter_mut().flat_map(|page| &mut page.scene.marks).for_each(plain);
    }
    resolve(&ctx, &mut pages);
    Some(pages)
}

/// True if some amount of a budget is not a whole unit of the currency.
fn broken(outlook: &Outlook, plan: &Plan) -> bool {
    outlook.budget.lines.iter().any(|line| uneven(line.amount.minor, plan))
}

/// True if an amount is not a whole unit of the currency.
fn uneven(minor: i64, plan: &Plan) -> bool {
    minor % 10_i64.pow(plan.settings.currency.exponent().min(18)) != 0
}

/// The pages of a report on paper.
fn report(ctx: &Ctx, go_on: GoOn<'_>) -> Option<Vec<Page>> {
    let paper = sheet(ctx.input.paper);
    let mut flow = Flow::new(paper, ctx.lang);
    let mut contents = None;
    for (index, (section, on)) in ctx.plan.report.sections.iter().enumerate() {
        if !go_on(index as u64, ctx.plan.report.sections.len() as u64) {
            return None;
        }
        if !on || (*section == Section::Budget && !ctx.prices()) {
            continue;
        }
        let turned = if *section == Section::Timeline { paper.turned() } else { paper };
        flow.section(index, turned, &section_name(ctx.lang, *section));
        match section {
            Section::Cover => cover::draw(ctx, &mut flow),
            // It is written when the pages of all others are known.
            Section::Contents => contents = flow.pages.len().checked_sub(1),
            Section::Summary => summary::draw(ctx, &mut flow),
            Section::OwnPage => own_page::draw(ctx, &mut flow),
            Section::Timeline => timeline::draw(ctx, &mut flow),
            Section::Certificates => certificates::draw(ctx, &mut flow),
            Section::Strategy => strategy::draw(ctx, &mut flow),
            Section::Rollout => rollout::draw(ctx, &mut flow),
            Section::Budget => budget::draw(ctx, &mut flow),
            Section::Assumptions => assumptions::draw(ctx, &mut flow),
            Section::Questions => questions::draw(ctx, &mut flow),
            Section::Devices => devices::draw(ctx, &mut flow),
            Section::Sources => sources::draw(ctx, &mut flow),
        }
    }
    let mut pages = match contents {
        Some(page) => contents::draw(ctx, flow, paper, page),
        None => flow.pages,
    };
    let count = pages.len();
    for (index, page) in pages.iter_mut().enumerate() {
        footer(ctx, &mut page.scene, index + 1, count);
    }
    Some(pages)
}

/// Turns links to sections into links to their first pages, and drops those to sections that are off.
fn resolve(ctx: &Ctx, pages: &mut [Page]) {
    let sections: Vec<usize> = pages.iter().map(|page| page.section).collect();
    let first = |wanted: Section| {
        let section = ctx.plan.report.sections.iter().position(|(section, _)| *section == wanted)?;
        sections.iter().position(|of| *of == section)
    };
    for page in pages {
        page.links.retain_mut(|link| {
            if let LinkTo::Section(section) = link.to {
                let Some(page) = first(section) else { return false };
                link.to = LinkTo::Page(page);
            }
            true
        });
    }
}

/// The same mark without pattern.
fn plain(mark: &mut Mark) {
    if let Mark::Rect { fill: Some(fill), .. } | Mark::Polygon { fill: Some(fill), .. } = mark {
        fill.pattern = None;
    }
}

/// The characters of a report's texts that no font has, in order.
#[must_use]
pub fn unprintable(pages: &[Page]) -> Vec<char> {
    let marks = pages.iter().flat_map(|page| &page.scene.marks);
    fallback::missing(marks.filter_map(|mark| match mark {
        Mark::Text { text, face, .. } if *face != crate::chart::Face::Icon => Some(text.as_str()),
        _ => None,
    }))
}

/// The report as the bytes of a PDF, with the plan file inside if there is one. The same input gives the same bytes.
///
/// # Errors
/// [`PdfError`] if the document cannot be put together.
pub fn pdf(input: &ReportInput<'_>, attached: Option<Attachment>) -> Result<Vec<u8>, PdfError> {
    pdf_while(input, attached, &|_, _| true)
}

/// The same, as long as `go_on` says yes.
///
/// # Errors
/// [`PdfError::Stopped`] if it says no; else as [`pdf`].
pub fn pdf_while(input: &ReportInput<'_>, attached: Option<Attachment>, go_on: GoOn<'_>) -> Result<Vec<u8>, PdfError> {
    // Drawing the pages and writing them take about the same time.
    const HALF: u64 = 1000;
    let half = |done: u64, total: u64| HALF * done / total.max(1);
    let pages = pages_while(input, &|done, total| go_on(half(done, total), 2 * HALF)).ok_or(PdfError::Stopped)?;
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
        as_of: input.plan.report.date.or_else(|| outlook.and_then(|outlook| outlook.as_of)),
        attachment: attached,
    };
    pdf::write_while(&pages, &meta, &|done, total| go_on(HALF + half(done, total), 2 * HALF))
}

/// The report of an export, on the paper of the plan.
///
/// # Errors
/// [`ExportError`] if the document cannot be put together, or was stopped.
pub fn write(input: &super::Input<'_>) -> Result<Vec<u8>, ExportError> {
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
    let attachment = input.attached.map(|bytes| Attachment {
        name: format!("{}.switchover", file_name(&input.plan.settings.title)),
        description: tr::attachment(input.lang),
        bytes: Arc::clone(bytes),
    });
    pdf_while(&report, attachment, input.progress).map_err(|error| match error {
        PdfError::Stopped => ExportError::Cancelled,
        error => ExportError::Made(error.to_string()),
    })
}

/// A title as the name of a file on any system.
fn file_name(title: &str) -> String {
    let keep = |c: char| if c.is_alphanumeric() || matches!(c, '-' | '_' | ' ' | '.') { c } else { '_' };
    let name: String = title.chars().map(keep).take(80).collect();
    let name = name.trim_matches(|c: char| c == '.' || c == ' ').to_owned();
    if name.is_empty() { "plan".to_owned() } else { name }
}

/// The name of a report section.
#[must_use]
pub fn section_name(lang: Lang, section: Section) -> String {
    match section {
        Section::Cover => tr::section_cover(lang),
        Section::Contents => tr::section_contents(lang),
        Section::OwnPage => tr::section_own_page(lang),
        Section::Devices => tr::section_devices(lang),
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

/// The mark of the organization with its name, ending at `right`. Returns its width and height.
fn brand(ctx: &Ctx, scene: &mut Scene, right: f32, top: f32) -> (f32, f32) {
    const ROOM: f32 = 190.0;
    let lines = text::wrap(ctx.lang, style::BODY, &ctx.plan.settings.organization, ROOM);
    let count = lines.len();
    let words = lines.iter().map(|line| style::BODY.width(line)).fold(0.0, f32::max);
    let gap = if words > 0.0 { 8.0 } else { 0.0 };
    let mark = mark(ctx, scene, right - words - gap, top, 18.0, true);
    for (index, line) in lines.into_iter().enumerate() {
        let y = style::BODY.baseline(top + 9.0) + index as f32 * flow::leading(style::BODY);
        scene.text(pt(right - words, y), style::BODY, line);
    }
    (words + gap + mark, count.max(1) as f32 * flow::leading(style::BODY))
}

/// The logo of the organization, or the mark of the program, `height` high. It begins at `x`, or ends there. Returns its width.
fn mark(ctx: &Ctx, scene: &mut Scene, x: f32, top: f32, height: f32, ends: bool) -> f32 {
    let width = ctx.logo.map_or(height, |logo| (height * logo.aspect()).min(height * 7.0));
    let left = if ends { x - width } else { x };
    if let Some(logo) = ctx.logo {
        let shown = width / logo.aspect();
        let rect = Rect::new(left, top + (height - shown) / 2.0, width, shown);
        scene.marks.push(Mark::Picture { rect, picture: Arc::clone(logo) });
    } else {
        let ground = Some(Fill::solid(Ink::AccentFill));
        scene.boxed(Rect::new(left, top, height, height), height / 3.6, ground, None);
        let middle = pt(left + height / 2.0, top + height / 2.0);
        scene.icon(middle, height / 1.5, Ink::AccentOn, lucide_icons::Icon::PhoneForwarded);
    }
    width
}

/// Title and lead of a section. The running title of the page gives way to them.
fn head(ctx: &Ctx, flow: &mut Flow, title: &str, lead: &str) {
    let right = flow.left() + flow.width();
    let top = flow.y;
    let (used, height) = brand(ctx, flow.scene(), right, top + 4.0);
    let width = flow.width() - used - 24.0;
    flow.block(style::TITLE, title, (0.0, width), &pdf::Role::Heading(1));
    // A name of several lines reaches below a short title.
    flow.y = (flow.y + 2.0).max(top + 4.0 + height);
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
    let date = ctx.dated().map(|day| ctx.date(day)).unwrap_or_default();
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
