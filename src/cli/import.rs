//! `switchover import`: import, match, propose a plan.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::check::{has_errors, imported};
use super::{Exit, Failure};
use crate::catalog::Catalog;
use crate::document::{self, Document};
use crate::i18n::{Lang, finding, tr::cli as tr};
use crate::import::Severity;
use crate::model::Day;
use crate::session::{Derived, document_sentence, proposed, sources_of, title_of};

pub fn run(files: &[PathBuf], output: &Path, day: Day, lang: Lang, out: &mut dyn Write) -> Result<Exit, Failure> {
    let (inputs, imported) = imported(files, day, lang);
    for file in &imported.files {
        for found in file.findings.iter().filter(|found| found.severity == Severity::Error) {
            writeln!(out, "{}: {}", file.path, finding::advice(lang, found))?;
        }
    }
    if imported.fleet.is_empty() && imported.prices.is_empty() {
        writeln!(out, "{}", tr::nothing_imported(lang))?;
        return Ok(Exit::Findings);
    }
    let catalog = Catalog::builtin();
    let plan = proposed(lang, &title_of(&inputs), &imported, &catalog);
    let derived = Derived::of(&imported.fleet, &catalog, &plan, day);
    let exit = if has_errors(&imported) { Exit::Findings } else { Exit::Done };
    let sources = Arc::new(sources_of(&inputs, &imported));
    let document =
        Document { plan: Arc::new(plan), fleet: Arc::new(imported.fleet), sources, created: Some(day), scenario: 0 };
    document::save(output, &document).map_err(|error| Failure(document_sentence(lang, output, &error)))?;
    let devices = derived.cohorts.devices();
    let matched = derived.outlooks.first().map_or(0, |outlook| outlook.matched);
    let share = crate::i18n::fmt::share(lang, matched, devices);
    writeln!(out, "{}", tr::plan_written(lang, devices, &output.display().to_string(), &share))?;
    Ok(exit)
}
