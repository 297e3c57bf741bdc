//! Years that are over their budget ceiling, and what could be had better, below the table of the budget.

use super::Ctx;
use super::flow::{Flow, style};
use crate::i18n::explain;
use crate::i18n::tr::report as tr;

/// Hints printed one by one; the rest is counted.
const SHOWN: usize = 6;

pub(super) fn draw(ctx: &Ctx, flow: &mut Flow) {
    let budget = &ctx.outlook.budget;
    for check in budget.ceilings(&ctx.plan.finance.ceilings).into_iter().filter(|check| check.excess() > 0) {
        let over = ctx.money(check.excess());
        let text = tr::ceiling_over(ctx.lang, &ctx.money(check.ceiling.minor), &over, &ctx.year(check.year));
        flow.paragraph(style::BODY, &text);
    }
    if budget.hints.is_empty() {
        return;
    }
    flow.paragraph(style::BODY, &tr::hints(ctx.lang));
    for hint in budget.hints.iter().take(SHOWN) {
        flow.paragraph(style::NOTE, &explain::hint(ctx.lang, ctx.catalog, budget, hint));
    }
    if budget.hints.len() > SHOWN {
        flow.paragraph(style::NOTE, &tr::hints_more(ctx.lang, (budget.hints.len() - SHOWN) as u64));
    }
}
