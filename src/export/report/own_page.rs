//! A page in the user's own words.

use super::flow::{Flow, style};
use super::{Ctx, head};
use crate::i18n::tr::report as tr;

pub(super) fn draw(ctx: &Ctx, flow: &mut Flow) {
    let own = &ctx.plan.report.own_page;
    let title = if own.title.trim().is_empty() { tr::own_title(ctx.lang) } else { own.title.clone() };
    head(ctx, flow, &title, "");
    for paragraph in own.text.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty()) {
        let width = flow.width().min(560.0);
        flow.block(style::BODY, paragraph, (0.0, width), &crate::export::pdf::Role::Paragraph);
        flow.space(9.0);
    }
    if own.text.trim().is_empty() {
        flow.paragraph(style::BODY, &tr::own_empty(ctx.lang));
    }
}
