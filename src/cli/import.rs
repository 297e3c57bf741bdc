//! `switchover import`: import, match, propose a plan.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::check::{has_errors, imported};
use super::evidence::Evidence;
use super::{Exit, Failure};
use crate::catalog::Catalog;
use crate::document::{self, Document};
use crate::i18n::{Lang, finding, tr::cli as tr};
use crate::import::Severity;
use crate::model::Day;
use crate::plan::{LogRead, OwnChain};
use crate::session::{
    CertificateEdit, Derived, Edit, apply, document_sentence, expand, match_devices, proposed, sources_of, title_of,
};

pub fn run(files: &[PathBuf], output: &Path, day: Day, lang: Lang, out: &mut dyn Write) -> Result<Exit, Failure> {
    let (evidence, files) = evidence(files, day, lang);
    let (inputs, imported) = imported(&files, day, lang);
    for file in &imported.files {
        for found in file.findings.iter().filter(|found| found.severity == Severity::Error) {
            writeln!(out, "{}: {}", file.path, finding::advice(lang, found))?;
        }
    }
    for one in &evidence {
        for noticed in &one.readings.noticed {
            for found in noticed.findings.iter().filter(|found| found.severity >= Severity::Warning) {
                writeln!(out, "{}: {}", noticed.file, finding::advice(lang, found))?;
            }
        }
    }
    let failed = evidence.iter().any(Evidence::failed);
    let (chains, mut logs) = kept(evidence);
    if imported.fleet.is_empty() && imported.prices.is_empty() && chains.is_empty() && logs.is_empty() {
        writeln!(out, "{}", tr::nothing_imported(lang))?;
        return Ok(Exit::Findings);
    }
    let catalog = Catalog::builtin();
    let plan = proposed(lang, &title_of(&inputs), &imported, &catalog);
    let mut derived = Derived::of(&imported.fleet, &catalog, &plan, day);
    let plan = if chains.is_empty() && logs.is_empty() {
        plan
    } else {
        for log in &mut logs {
            match_devices(&imported.fleet, &derived.cohorts, &mut log.devices);
        }
        let (plan, _) = apply(&plan, 0, &Edit::Certificates(CertificateEdit::Import { chains, logs }));
        derived = Derived::of(&imported.fleet, &catalog, &plan, day);
        plan
    };
    let exit = if failed || has_errors(&imported.files) { Exit::Findings } else { Exit::Done };
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

/// Certificates and logs among some files, and all others.
fn evidence(files: &[PathBuf], day: Day, lang: Lang) -> (Vec<Evidence>, Vec<PathBuf>) {
    let (mut found, mut others) = (Vec::new(), Vec::new());
    for path in expand(files) {
        match Evidence::of(&path, day, lang) {
            Some(evidence) => found.push(evidence),
            None => others.push(path),
        }
    }
    (found, others)
}

/// What a plan keeps of certificates and logs.
fn kept(evidence: Vec<Evidence>) -> (Vec<OwnChain>, Vec<LogRead>) {
    let (mut chains, mut logs) = (Vec::new(), Vec::new());
    for one in evidence {
        chains.extend(one.readings.chains);
        logs.extend(one.readings.logs);
    }
    (chains, logs)
}
