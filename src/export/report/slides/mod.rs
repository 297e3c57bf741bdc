//! Slides: one message each, readable from the back of a room. They are composed for the screen, not a report on wide paper.

mod answer;
mod charts;
mod lists;

use super::flow::{Flow, Sheet, leading};
use super::{Ctx, mark, section_name};
use crate::chart::draw::TextStyle;
use crate::chart::{Ink, Rect, pt};
use crate::export::pdf::{LinkTo, Page, Role};
use crate::i18n::tr::report as tr;
use crate::plan::Section;

/// Distance of the content from the left and right edge.
const MARGIN: f32 = 56.0;
/// Where the footer begins.
const FOOT: f32 = 674.0;
const TITLE: [f32; 4] = [34.0, 30.0, 26.0, 23.0];
const LEAD: TextStyle = TextStyle::regular(17.0, Ink::TextSecondary);
const TEXT: TextStyle = TextStyle::regular(16.0, Ink::TextPrimary);
const STRONG: TextStyle = TextStyle::bold(16.0, Ink::TextPrimary);
const SMALL: TextStyle = TextStyle::regular(14.0, Ink::TextSecondary);
/// Charts are laid out for paper and drawn this much larger.
const ZOOM: f32 = 1.32;

/// The slides of the sections that are on.
pub(super) fn draw(ctx: &Ctx) -> Vec<Page> {
    let (width, height) = super::paper_size(crate::plan::Paper::Slides);
    let sheet = Sheet { width, height, margin: MARGIN };
    let mut flow = Flow::new(sheet, ctx.lang);
    for (index, (section, on)) in ctx.plan.report.sections.iter().enumerate() {
        if !on || (*section == Section::Budget && !ctx.prices()) {
            continue;
        }
        let mut slide = |draw: &dyn Fn(&Ctx, &mut Flow)| {
            flow.section(index, sheet, &section_name(ctx.lang, *section));
            // Slides have a message, not a running title.
            flow.untitled();
            draw(ctx, &mut flow);
        };
        match section {
            Section::Cover => slide(&answer::cover),
            Section::Summary => slide(&answer::answer),
            Section::OwnPage => slide(&lists::own_page),
            Section::Timeline => slide(&charts::timeline),
            Section::Certificates => slide(&lists::certificates),
            Section::Strategy => slide(&charts::strategy),
            Section::Rollout => slide(&charts::rollout),
            Section::Budget => {
                slide(&charts::budget);
                if ctx.input.outlooks.len() > 1 && ctx.outlook.budget.total() != 0 {
                    slide(&charts::scenarios);
                }
            }
            Section::Questions => slide(&lists::questions),
            Section::Sources => slide(&lists::sources),
            // What is looked up is in the report.
            Section::Contents | Section::Assumptions | Section::Devices => {}
        }
    }
    let mut pages = flow.pages;
    let sources = pages.iter().position(|page| {
        ctx.plan.report.sections.get(page.section).is_some_and(|(section, _)| *section == Section::Sources)
    });
    for (index, page) in pages.iter_mut().enumerate() {
        footer(ctx, page, index, sources);
        page.outline.dedup_by(|a, b| a.title == b.title);
    }
    pages
}

/// The message of a slide and a sentence below it. Content begins at the flow's place then.
fn message(flow: &mut Flow, title: &str, lead: &str) {
    flow.y = 44.0;
    let width = flow.width();
    let styles = TITLE.map(|size| TextStyle::bold(size, Ink::TextPrimary));
    let one = styles.iter().take(2).find(|style| style.width(title) <= width);
    let two = styles.iter().find(|style| flow.wrapped(**style, title, width).len() <= 2);
    let style = *one.or(two).unwrap_or(&styles[3]);
    flow.block(style, title, (0.0, width), &Role::Heading(1));
    flow.space(4.0);
    if !lead.is_empty() {
        flow.block(LEAD, lead, (0.0, width), &Role::Paragraph);
    }
    flow.space(14.0);
}

fn footer(ctx: &Ctx, page: &mut Page, index: usize, sources: Option<usize>) {
    let style = TextStyle::regular(12.0, Ink::TextTertiary);
    let (left, right) = (MARGIN, page.scene.width - MARGIN);
    let baseline = style.baseline(FOOT + 15.0);
    let number = ctx.number(index as u64 + 1);
    page.scene.text(pt(right, baseline), style.right(), number.as_str());
    let edition = match ctx.catalog.checked_on {
        Some(day) => tr::slide_sources(ctx.lang, &ctx.date(day), &ctx.catalog.edition),
        None => tr::footer_catalog(ctx.lang, &ctx.catalog.edition),
    };
    let edition_left = page.scene.width / 2.0 + 40.0;
    page.scene.text(pt(edition_left, baseline), style, edition.as_str());
    if let Some(sources) = sources.filter(|sources| *sources != index) {
        let rect = Rect::new(edition_left, FOOT + 5.0, style.width(&edition), 20.0);
        let to = LinkTo::Page(sources);
        page.links.push(crate::export::pdf::Link { rect, to, text: edition, tag: None });
    }
    if index == 0 {
        return;
    }
    let used = mark(ctx, &mut page.scene, left, FOOT + 6.0, 18.0, false) + 8.0;
    let date = ctx.dated().map(|day| ctx.date(day)).unwrap_or_default();
    let both = [ctx.plan.settings.organization.as_str(), date.as_str()];
    let both: Vec<&str> = both.into_iter().filter(|text| !text.is_empty()).collect();
    let room = edition_left - left - used - 20.0;
    for text in [both.join(", "), date.clone()] {
        if style.width(&text) <= room {
            page.scene.text(pt(left + used, baseline), style, text);
            break;
        }
    }
}

/// Height left above the footer.
fn room(flow: &Flow) -> f32 {
    FOOT - 16.0 - flow.y
}

/// A number with what it counts below, and a line above.
fn figure(flow: &mut Flow, (x, y, width): (f32, f32, f32), figure: &super::figures::Figure) -> f32 {
    flow.scene().rule(x, x + width, y, Ink::StrokeDefault);
    let style = [31.0, 27.0, 23.0, 19.0]
        .map(|size| TextStyle::bold(size, figure.ink))
        .into_iter()
        .find(|style| style.width(&figure.text) <= width)
        .unwrap_or(TextStyle::bold(17.0, figure.ink));
    let begun = flow.begin();
    flow.scene().text(pt(x, y + 16.0 + 26.0), style, figure.text.as_str());
    let mut bottom = y + 48.0;
    for line in flow.wrapped(SMALL, &figure.under, width) {
        flow.scene().text(pt(x, bottom + SMALL.size), SMALL, line);
        bottom += leading(SMALL);
    }
    let rect = Rect::new(x, y, width, bottom - y);
    flow.link(rect, LinkTo::Section(figure.of), &format!("{} {}", figure.text, figure.under));
    flow.end(begun, Role::Paragraph);
    bottom + 16.0 - y
}
