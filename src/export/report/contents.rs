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
    let folded = |(level, title, _): &(u8, String, usize)| {
        let strong = if *level == 0 { style::STRONG } else { style::BODY };
        flow.wrapped(strong, title, flow.width() - 60.0).len()
    };
    let deep = entries.iter().map(folded).sum::<usize>() <= most;
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
        if flow.room() < row {
            break;
        }
        let strong = if level == 0 { style::STRONG } else { style::BODY };
        let (left, right) = (flow.left() + 18.0 * f32::from(level), flow.left() + flow.width());
        let page = ctx.number(number as u64 + 1);
        let style = TextStyle { ink: Ink::TextPrimary, ..style::BODY };
        let mut lines = flow.wrapped(strong, &title, right - left - style.width("0000"));
        let last = lines.pop().unwrap_or_default();
        let begun = flow.begin();
        let top = flow.y;
        for line in lines {
            let at = pt(left, flow.y + strong.size);
            flow.scene().text(at, strong, line);
            flow.space(leading(strong));
        }
        let y = flow.y + strong.size;
        flow.scene().text(pt(left, y), strong, last.as_str());
        flow.scene().text(pt(right, y), style.right(), page.as_str());
        flow.space(row);
        flow.link(Rect::new(left, top, right - left, flow.y - top), LinkTo::Page(number), &title);
        flow.end(begun, Role::Item(list));
        let (from, to) = (left + strong.width(&last) + 8.0, right - style.width(&page) - 8.0);
        if to > from {
            let stroke = Stroke { dash: Some(DOTS), ..Stroke::new(Ink::StrokeStrong, 1.0) };
            flow.scene().marks.push(Mark::Line { points: vec![pt(from, y - 1.0), pt(to, y - 1.0)], stroke });
        }
    }
    if let (Some(place), Some(page)) = (pages.get_mut(at), flow.pages.pop()) {
        *place = page;
    }
    pages
}
