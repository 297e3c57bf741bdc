//! The table of contents, written when the pages of all sections are known.

use super::flow::{Flow, Sheet, leading, style};
use super::{Ctx, head};
use crate::chart::draw::TextStyle;
use crate::chart::{Ink, Mark, Rect, Stroke, pt};
use crate::export::pdf::{LinkTo, Page, Role};
use crate::i18n::tr::report as tr;

/// Distance of dots between a title and its page.
const DOTS: (f32, f32) = (1.0, 4.0);

/// Fills the page kept for the table of contents, and gives back all pages.
pub(super) fn draw(ctx: &Ctx, whole: Flow, sheet: Sheet, at: usize) -> Vec<Page> {
    let mut pages = whole.pages;
    let entries: Vec<(u8, String, usize)> = pages
        .iter()
        .enumerate()
        .flat_map(|(number, page)| page.outline.iter().map(move |entry| (entry.level, entry.title.clone(), number)))
        .filter(|(_, _, number)| *number != at)
        .collect();
    let Some(place) = pages.get_mut(at) else { return pages };
    let mut flow = Flow::new(sheet, ctx.lang);
    flow.pages.push(Page { scene: std::mem::take(&mut place.scene), ..place.clone() });
    flow.y = sheet.margin;
    head(ctx, &mut flow, &tr::contents_title(ctx.lang), "");
    let row = leading(style::BODY) + 5.0;
    // What does not fit on the one page is left to the outline, the lower level first.
    let most = (flow.room() / row) as usize;
    let deep = entries.len() <= most;
    let list = flow.group();
    let mut before = None;
    for (level, title, number) in entries.into_iter().filter(|(level, ..)| deep || *level == 0).take(most) {
        // A timeline that goes on for pages is named once.
        if before == Some((level, title.clone())) {
            continue;
        }
        before = Some((level, title.clone()));
        if level == 0 {
            flow.space(4.0);
        }
        let strong = if level == 0 { style::STRONG } else { style::BODY };
        let (left, right) = (flow.left() + 18.0 * f32::from(level), flow.left() + flow.width());
        let y = flow.y + strong.size;
        let page = ctx.number(number as u64 + 1);
        let style = TextStyle { ink: Ink::TextPrimary, ..style::BODY };
        let (from, to) = (left + strong.width(&title) + 8.0, right - style.width(&page) - 8.0);
        if to > from {
            let stroke = Stroke { dash: Some(DOTS), ..Stroke::new(Ink::StrokeStrong, 1.0) };
            flow.scene().marks.push(Mark::Line { points: vec![pt(from, y - 1.0), pt(to, y - 1.0)], stroke });
        }
        let begun = flow.begin();
        flow.scene().text(pt(left, y), strong, title.as_str());
        flow.scene().text(pt(right, y), style.right(), page);
        flow.link(Rect::new(left, flow.y, right - left, row), LinkTo::Page(number), &title);
        flow.end(begun, Role::Item(list));
        flow.space(row);
    }
    if let (Some(place), Some(page)) = (pages.get_mut(at), flow.pages.pop()) {
        *place = page;
    }
    pages
}
