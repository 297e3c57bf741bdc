//! `switchover export`: pdf, xlsx, csv, ics, svg, png, by extension.

use std::path::Path;
use std::sync::Arc;

use super::args::{ChartArg, PaperArg};
use super::context::Context;
use super::{Exit, Failure};
use crate::export::Input;
use crate::i18n::{Lang, tr::cli as tr, tr::session};
use crate::model::Day;
use crate::session::ExportKind;
use crate::session::export::{attached, kind_of, sentence, to_file};

/// What an export looks like.
#[derive(Clone, Copy, Debug)]
pub struct Looks {
    /// Paper of a PDF; `None` takes the plan's.
    pub paper: Option<PaperArg>,
    /// Chart of an SVG or PNG file.
    pub chart: ChartArg,
    /// Its width; `None` takes the plan's.
    pub width: Option<u16>,
}

/// Writes one file; its kind follows the extension.
pub fn run(
    plan: &Path,
    output: &Path,
    looks: Looks,
    scenario: Option<&str>,
    (day, today): (Day, Day),
    lang: Lang,
) -> Result<Exit, Failure> {
    let name = output.display().to_string();
    let kind = kind_of(output).ok_or_else(|| Failure(tr::unknown_export(lang, &name)))?;
    let kind = match (kind, looks.chart) {
        (ExportKind::Svg, ChartArg::Budget) => ExportKind::BudgetSvg,
        (ExportKind::Png, ChartArg::Budget) => ExportKind::BudgetPng,
        _ => kind,
    };
    let mut context = Context::open(plan, scenario, day, lang)?;
    let report = &mut Arc::make_mut(&mut context.document.plan).report;
    report.paper = looks.paper.map_or(report.paper, Into::into);
    report.picture_width = looks.width.unwrap_or(report.picture_width);
    let attached = attached(kind, &context.document);
    let input = Input {
        plan: &context.document.plan,
        fleet: &context.document.fleet,
        catalog: &context.catalog,
        cohorts: &context.derived.cohorts,
        outlook: context.outlook(),
        outlooks: &context.derived.outlooks,
        lang,
        today,
        attached: attached.as_ref(),
        progress: &|_, _| true,
    };
    to_file(kind, &input, output)
        .map_err(|error| Failure(session::export_failed(lang, &name, &sentence(lang, &error))))?;
    Ok(Exit::Done)
}
