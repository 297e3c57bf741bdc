//! What is open, heaviest first.

use super::flow::Flow;
use super::table::{Cell, Table, left, right};
use super::{Ctx, head, words};
use crate::chart::texts;
use crate::i18n::reason;
use crate::i18n::tr::report as tr;
use crate::plan::budget::Missing;
use crate::plan::outlook::QuestionKind;

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
            vec![Cell::from(sentence(ctx, &question.kind)), weight.into()]
        })
        .collect();
    Table { columns, rows, sums: 0 }.set(flow);
}

fn sentence(ctx: &Ctx, kind: &QuestionKind) -> String {
    let lang = ctx.lang;
    match kind {
        QuestionKind::UnknownProduct => tr::question_unknown(lang),
        QuestionKind::LikelyMatch => tr::question_likely(lang),
        QuestionKind::Undecided => tr::question_undecided(lang),
        QuestionKind::Missing(Missing::Price(key)) => tr::question_price(lang, &words::price(ctx, key)),
        QuestionKind::Missing(Missing::Rate(key, currency)) => {
            tr::question_rate(lang, currency.code(), &words::price(ctx, key))
        }
        QuestionKind::Missing(Missing::Minutes(work)) => tr::question_minutes(lang, &words::work(ctx, *work)),
        QuestionKind::Missing(Missing::Target) => tr::question_target(lang),
        QuestionKind::Conflict(fact) => tr::question_conflict(lang, &words::fact(ctx, fact)),
        QuestionKind::FirmwareUnknown(lane) => {
            let name = ctx.outlook.lane(lane).map_or_else(|| lane.clone(), |(_, lane)| words::lane_name(ctx, lane));
            tr::question_firmware(lang, &name)
        }
        QuestionKind::NoSite => tr::question_site(lang),
        QuestionKind::TargetEnds(product, day) => {
            tr::question_ends(lang, &ctx.date(*day), &texts::product(ctx.catalog, product))
        }
        QuestionKind::NoContingency => tr::question_contingency(lang),
        QuestionKind::DefaultPace(_) | QuestionKind::NotPriced(_) | QuestionKind::UnsupportedAtEnd(_) => {
            reason::question(lang, ctx.catalog, kind)
        }
    }
}
