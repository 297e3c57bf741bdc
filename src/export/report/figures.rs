//! The four figures that say most.

use super::Ctx;
use crate::chart::Ink;
use crate::i18n::fmt;
use crate::i18n::tr::report as tr;
use crate::plan::{Section, State};

/// A number with what it counts.
pub(super) struct Figure {
    /// The number.
    pub text: String,
    /// What it is.
    pub under: String,
    /// Its color.
    pub ink: Ink,
    /// The section that derives it.
    pub of: Section,
}

const GOOD: Ink = Ink::StateText(State::Supported);
const BAD: Ink = Ink::StateText(State::Unsupported);

/// Phones, those without support today and later, and the cost.
pub(super) fn key_figures(ctx: &Ctx) -> Vec<Figure> {
    let outlook = ctx.outlook;
    let lang = ctx.lang;
    let sites = outlook.sites.iter().filter(|(site, _)| !site.is_empty()).count() as u64;
    let mut figures = vec![Figure {
        text: ctx.number(outlook.devices),
        under: tr::figure_phones(lang, outlook.devices, sites),
        ink: Ink::TextPrimary,
        of: Section::Strategy,
    }];
    figures.extend(today(ctx));
    figures.extend(later(ctx));
    if ctx.prices() {
        let years = outlook.budget.years.len() as u64;
        let under = if ctx.complete() { tr::figure_cost(lang, years) } else { tr::figure_cost_open(lang) };
        let text = ctx.money(outlook.budget.total());
        figures.push(Figure { text, under, ink: Ink::TextPrimary, of: Section::Budget });
    }
    figures
}

/// Phones without support today; where none is and some are unknown, those.
pub(super) fn today(ctx: &Ctx) -> Option<Figure> {
    let devices = ctx.outlook.devices;
    let (unsupported, unknown) = (ctx.outlook.today(State::Unsupported), ctx.outlook.today(State::Unknown));
    if devices == 0 {
        return None;
    }
    let share = |count| fmt::share(ctx.lang, count, devices);
    let (count, under, ink) = match (unsupported, unknown) {
        (0, 0) => (0, tr::figure_unsupported(ctx.lang, &share(0)), GOOD),
        (0, unknown) => (unknown, tr::figure_unknown(ctx.lang, &share(unknown)), Ink::StateText(State::Unknown)),
        (count, _) => (count, tr::figure_unsupported(ctx.lang, &share(count)), BAD),
    };
    Some(Figure { text: ctx.number(count), under, ink, of: Section::Timeline })
}

/// Phones without support when the plan is carried out.
pub(super) fn later(ctx: &Ctx) -> Option<Figure> {
    let headline = ctx.outlook.headline();
    let of = Section::Timeline;
    if ctx.outlook.devices == 0 {
        return None;
    }
    if let Some(last) = headline.last {
        let under = tr::figure_later(ctx.lang, &fmt::month(ctx.lang, last.plus_days(1)));
        return Some(Figure { text: ctx.number(0), under, ink: GOOD, of });
    }
    let end = headline.end?;
    let ink = if headline.at_end > 0 { BAD } else { GOOD };
    let under = tr::figure_end(ctx.lang, &ctx.date(end));
    Some(Figure { text: ctx.number(headline.at_end), under, ink, of })
}
