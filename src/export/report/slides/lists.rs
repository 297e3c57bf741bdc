//! Slides with a few lines of text.

use super::super::certificates::{coming, title as certificates_title};
use super::super::flow::{Flow, leading};
use super::super::words::{decide_by, decisions, publishers};
use super::super::{Ctx, sources as report_sources};
use super::{FOOT, LEAD, SMALL, STRONG, TEXT, message};
use crate::chart::draw::TextStyle;
use crate::chart::{Ink, pt};
use crate::export::pdf::Role;
use crate::i18n::tr::report as tr;
use crate::i18n::{explain, reason};

/// A line of a list: what stands at the left, in the middle, below it, and at the right.
struct Line {
    left: String,
    middle: String,
    below: String,
    right: String,
}

/// Lines from top to bottom, as many as fit; the others are counted.
fn lines(ctx: &Ctx, flow: &mut Flow, lefts: f32, lines: &[Line]) {
    let (left, width) = (flow.left(), flow.width());
    let rights = lines.iter().map(|line| STRONG.width(&line.right)).fold(0.0, f32::max);
    let room = width - lefts - rights - 24.0;
    let list = flow.group();
    for (index, line) in lines.iter().enumerate() {
        let height = flow.height(STRONG, &line.middle, room) + flow.height(SMALL, &line.below, room) + 22.0;
        let last = index + 1 == lines.len();
        if flow.y + height > FOOT - if last { 10.0 } else { 36.0 } {
            let more = (lines.len() - index) as u64;
            flow.space(8.0);
            flow.block(SMALL, &tr::slide_more_rows(ctx.lang, more), (lefts, room), &Role::Paragraph);
            return;
        }
        flow.rule(Ink::StrokeDefault, 1.0);
        flow.space(10.0);
        let top = flow.y;
        let begun = flow.begin();
        flow.scene().text(pt(left, top + STRONG.size), TEXT, line.left.as_str());
        flow.scene().text(pt(left + width, top + STRONG.size), STRONG.right(), line.right.as_str());
        let mut y = top;
        for (style, text) in [(STRONG, &line.middle), (SMALL, &line.below)] {
            for words in flow.wrapped(style, text, room) {
                flow.scene().text(pt(left + lefts, y + style.size), style, words);
                y += leading(style);
            }
        }
        flow.end(begun, Role::Item(list));
        flow.y = y + 12.0;
    }
}

/// The certificate events to come.
pub(super) fn certificates(ctx: &Ctx, flow: &mut Flow) {
    let coming = coming(ctx);
    message(flow, &certificates_title(ctx), "");
    let rows: Vec<Line> = coming
        .iter()
        .map(|(outlook, event)| Line {
            left: ctx.date(outlook.day),
            middle: ctx.lang.pick(&event.title_en, &event.title_de).to_owned(),
            below: explain::event_needs(ctx.lang, event).to_owned(),
            right: ctx.number(outlook.devices),
        })
        .collect();
    lines(ctx, flow, 150.0, &rows);
}

/// What is asked for, and what is open.
pub(super) fn questions(ctx: &Ctx, flow: &mut Flow) {
    let asks = decisions(ctx);
    let count = asks.len() as u64;
    let title = match decide_by(ctx) {
        Some(day) => tr::slide_decide_by(ctx.lang, count, &ctx.date(day)),
        None => tr::slide_decide(ctx.lang, count),
    };
    message(flow, &title, &tr::slide_questions(ctx.lang, ctx.outlook.questions.len() as u64));
    let asked = asks.into_iter().enumerate().map(|(index, ask)| Line {
        left: ctx.number(index as u64 + 1),
        middle: ask.what,
        below: ask.detail,
        right: String::new(),
    });
    let open = ctx.outlook.questions.iter().map(|question| Line {
        left: "?".to_owned(),
        middle: reason::question(ctx.lang, ctx.catalog, &question.kind),
        below: String::new(),
        right: if question.devices == 0 { String::new() } else { ctx.number(question.devices) },
    });
    let rows: Vec<Line> = asked.chain(open).collect();
    lines(ctx, flow, 40.0, &rows);
}

/// Who published what the slides say.
pub(super) fn sources(ctx: &Ctx, flow: &mut Flow) {
    let used = report_sources::used(ctx);
    let last = used.iter().map(|source| source.read_on).max().map(|day| ctx.date(day)).unwrap_or_default();
    message(flow, &tr::sources_title(ctx.lang, used.len() as u64, &last), &publishers(ctx, &used));
    let mut names: Vec<(&str, u64)> = Vec::new();
    for source in &used {
        match names.iter_mut().find(|(name, _)| *name == source.publisher) {
            Some((_, count)) => *count += 1,
            None => names.push((&source.publisher, 1)),
        }
    }
    names.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
    let rows: Vec<Line> = names
        .into_iter()
        .map(|(name, count)| Line {
            left: String::new(),
            middle: name.to_owned(),
            below: String::new(),
            right: ctx.number(count),
        })
        .collect();
    let (width, half) = (flow.width(), rows.len().div_ceil(2));
    let top = flow.y;
    for (column, rows) in rows.chunks(half.max(1)).enumerate() {
        let each = width / 2.0 - 20.0;
        flow.y = top;
        flow.column((each + 40.0) * column as f32, each, |flow| lines(ctx, flow, 0.0, rows));
    }
}

/// The user's own words.
pub(super) fn own_page(ctx: &Ctx, flow: &mut Flow) {
    let own = &ctx.plan.report.own_page;
    let title = if own.title.trim().is_empty() { tr::own_title(ctx.lang) } else { own.title.clone() };
    message(flow, &title, "");
    let style = TextStyle { size: 19.0, ..LEAD };
    let width = flow.width();
    for paragraph in own.text.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty()) {
        if flow.y + flow.height(style, paragraph, width) > FOOT {
            flow.page();
            flow.y = 44.0;
        }
        flow.block(style, paragraph, (0.0, width), &Role::Paragraph);
        flow.space(12.0);
    }
}
