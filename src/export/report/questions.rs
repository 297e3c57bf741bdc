//! What is open, heaviest first.

use super::flow::Flow;
use super::table::{Cell, Table, left, right};
use super::{Ctx, head, words};
use crate::i18n::reason;
use crate::i18n::tr::report as tr;

pub(super) fn draw(ctx: &Ctx, flow: &mut Flow) {
    let questions = &ctx.outlook.questions;
    let title = tr::questions_title(ctx.lang, questions.len() as u64);
    head(ctx, flow, &title, &words::coverage(ctx));
    if questions.is_empty() {
        return;
    }
    let columns = vec![left(tr::column_question(ctx.lang)), right(tr::column_weight(ctx.lang))];
    let rows = questions
        .iter()
        .map(|question| {
            let weight = if question.devices == 0 { "–".to_owned() } else { ctx.number(question.devices) };
            vec![Cell::from(reason::question(ctx.lang, ctx.catalog, &question.kind)), weight.into()]
        })
        .collect();
    Table { columns, rows, ..Table::default() }.set(flow);
}
