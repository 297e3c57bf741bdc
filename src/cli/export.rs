//! `switchover export`: pdf, xlsx, csv, ics, svg, png, by extension.

use std::path::Path;
use std::sync::Arc;

use super::args::PaperArg;
use super::context::Context;
use super::{Exit, Failure};
use crate::export::Input;
use crate::i18n::{Lang, tr::cli as tr, tr::session};
use crate::model::Day;
use crate::session::export::{bytes, kind_of, store};
use crate::session::unreadable;

pub fn run(
    plan: &Path,
    output: &Path,
    paper: Option<PaperArg>,
    scenario: Option<&str>,
    (day, today): (Day, Day),
    lang: Lang,
) -> Result<Exit, Failure> {
    let name = output.display().to_string();
    let kind = kind_of(output).ok_or_else(|| Failure(tr::unknown_export(lang, &name)))?;
    let mut context = Context::open(plan, scenario, day, lang)?;
    if let Some(paper) = paper {
        Arc::make_mut(&mut context.document.plan).report.paper = paper.into();
    }
    let input = Input {
        plan: &context.document.plan,
        fleet: &context.document.fleet,
        catalog: &context.catalog,
        cohorts: &context.derived.cohorts,
        outlook: context.outlook(),
        outlooks: &context.derived.outlooks,
        lang,
        today,
    };
    let failed = |reason: String| Failure(session::export_failed(lang, &name, &reason));
    let bytes = bytes(kind, &input).map_err(failed)?;
    store(output, &bytes).map_err(|error| failed(unreadable(lang, &error)))?;
    Ok(Exit::Done)
}
