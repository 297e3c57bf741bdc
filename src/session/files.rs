//! Everything that touches files: the tasks that read and write, and what they bring back.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use super::bench::Accepted;
use super::certificates::Readings;
use super::command::{Command, ExportKind};
use super::derived::Derived;
use super::regroup::Regrouped;
use super::settings::Recent;
use super::task::{Ended, Job, Ticket};
use super::workbench::{Read, unreadable};
use super::{Session, State};
use crate::catalog::Catalog;
use crate::document::{self, Document, DocumentError};
use crate::i18n::{Lang, tr::session as tr};
use crate::import::{Progress as _, Severity};

/// What a task brings back.
pub(super) enum Outcome {
    Read {
        read: Box<Read>,
        take: Option<String>,
        number: u64,
    },
    Accepted {
        accepted: Option<Box<Accepted>>,
        title: Option<String>,
        number: u64,
    },
    Opened(Box<Load>),
    Saved {
        path: PathBuf,
        revision: u64,
        modified: Option<SystemTime>,
        then: Option<Command>,
    },
    Exported(PathBuf),
    /// The report was drawn.
    Drawn(Arc<super::report::Report>),
    /// A picture for the clipboard.
    Picture(usize, usize, Vec<u8>),
    Recovered {
        revision: u64,
    },
    Evidence(Box<Readings>),
    Simulated(Box<super::simulate::Simulation>),
    Regrouped(Box<Regrouped>),
    Trouble {
        text: String,
        details: Option<String>,
        then: Option<Command>,
    },
}

/// An opened plan file with what follows from it.
pub(super) struct Load {
    pub(super) path: PathBuf,
    pub(super) document: Document,
    pub(super) derived: Derived,
    pub(super) modified: Option<SystemTime>,
    pub(super) recovered: bool,
    /// Files that came with it, to be imported into it.
    pub(super) others: Vec<PathBuf>,
}

impl Session {
    pub(super) fn poll_task(&mut self) {
        while let Some(ended) = self.tasks.poll() {
            match ended {
                Ended::Done(outcome) => self.take_outcome(outcome),
                Ended::Cancelled => {}
                Ended::Failed(details) => {
                    self.quitting = false;
                    self.stop_reading();
                    self.report_drawing = false;
                    self.tell(Severity::Error, tr::task_failed(self.lang()), Some(details));
                }
            }
        }
    }

    fn take_outcome(&mut self, outcome: Outcome) {
        match outcome {
            Outcome::Read { read, take, number } => self.take_read(*read, take, number),
            Outcome::Accepted { accepted, title, number } => self.take_accepted(accepted, title, number),
            Outcome::Opened(load) => self.take_opened(*load),
            Outcome::Simulated(simulation) => self.simulation = Some(*simulation),
            Outcome::Regrouped(regrouped) => self.take_regrouped(*regrouped),
            Outcome::Saved { path, revision, modified, then } => {
                self.history.mark_saved(revision);
                self.path = Some(path);
                self.saved_at = modified;
                self.remember_plan();
                if !self.dirty() {
                    self.remove_recovery_copy();
                }
                if let Some(then) = then {
                    self.queue.push_front(then);
                }
            }
            Outcome::Exported(path) => {
                let text = tr::exported(self.lang(), &path.display().to_string());
                self.tell(Severity::Info, text, None);
            }
            Outcome::Evidence(readings) => self.take_evidence(*readings),
            Outcome::Drawn(report) => self.take_report(report),
            Outcome::Picture(width, height, pixels) => self.take_picture(width, height, pixels),
            Outcome::Recovered { revision } => {
                self.recovery.wrote(revision);
            }
            Outcome::Trouble { text, details, then } => {
                if then.is_some() {
                    self.quitting = false;
                }
                self.tell(Severity::Error, text, details);
            }
        }
    }

    /// Opens the first plan among the paths and imports the others into it: certificates and logs into the plan, all others into
    /// the workbench.
    pub(super) fn open_paths(&mut self, paths: Vec<PathBuf>) {
        let plan = paths.iter().find(|path| document::is_plan_file(path) || document::is_report_file(path));
        if let Some(plan) = plan.cloned() {
            if self.may_leave(Command::OpenPaths(paths.clone())) {
                // The plan out of a report is a new file: saving must not write over the PDF.
                let inside = document::is_report_file(&plan);
                let others = |path: &PathBuf| !document::is_plan_file(path) && !document::is_report_file(path);
                self.load(plan, inside, paths.into_iter().filter(others).collect());
            }
            return;
        }
        let (evidence, others) = Self::sort_paths(&paths);
        if !evidence.is_empty() {
            self.read_evidence(evidence);
        }
        if !others.is_empty() {
            self.read_files(others);
        }
    }

    pub(super) fn load(&mut self, path: PathBuf, recovered: bool, others: Vec<PathBuf>) {
        let (lang, days) = (self.lang(), self.days());
        let name = tr::task_open(lang, &shown(&path));
        let work = move |ticket: &Ticket| {
            let outcome = match document::open(&path) {
                Ok(document) => {
                    let catalog = Catalog::with_own(&document.plan.own_products);
                    let derived = Derived::on(&document.fleet, &catalog, &document.plan, days);
                    let modified = modified(&path);
                    Outcome::Opened(Box::new(Load { path, document, derived, modified, recovered, others }))
                }
                Err(error) => {
                    let text = document_sentence(lang, &path, &error);
                    Outcome::Trouble { text, details: Some(error.to_string()), then: None }
                }
            };
            (!ticket.cancelled()).then_some(outcome)
        };
        self.tasks.start(Job { name, cancellable: true, shown: true, work: Box::new(work) });
    }

    pub(super) fn save(&mut self) {
        self.save_then(None);
    }

    pub(super) fn save_then(&mut self, then: Option<Command>) {
        match self.path.clone() {
            _ if !self.state.has_plan => {}
            Some(path) => self.save_to(path, then),
            None => self.ask_where_to_save(then),
        }
    }

    pub(super) fn document(&self) -> Document {
        let State { plan, fleet, sources, scenario, .. } = self.state.clone();
        Document { plan, fleet, sources, created: self.created, scenario }
    }

    pub(super) fn save_to(&mut self, path: PathBuf, then: Option<Command>) {
        let (lang, document, revision) = (self.lang(), self.document(), self.history.revision());
        let name = tr::task_save(lang, &shown(&path));
        let work = move |_: &Ticket| {
            Some(match document::save(&path, &document) {
                Ok(()) => Outcome::Saved { modified: modified(&path), path, revision, then },
                Err(error) => {
                    let text = document_sentence(lang, &path, &error);
                    Outcome::Trouble { text, details: Some(error.to_string()), then }
                }
            })
        };
        self.tasks.start(Job { name, cancellable: false, shown: true, work: Box::new(work) });
    }

    pub(super) fn export_to(&mut self, path: PathBuf, kind: ExportKind) {
        let lang = self.lang();
        let (document, catalog) = (self.document(), Arc::clone(&self.catalog));
        let (outlook, cohorts, today) = (Arc::clone(self.outlook()), Arc::clone(&self.state.cohorts), self.today);
        let outlooks = self.outlooks.clone();
        let name = tr::task_export(lang, &shown(&path));
        // The report is in its own language, if the plan gives it one; the preview shows the same.
        let written_in = if kind == ExportKind::Pdf { self.report_lang() } else { lang };
        let work = move |ticket: &Ticket| {
            let attached = super::export::attached(kind, &document);
            let input = crate::export::Input {
                plan: &document.plan,
                fleet: &document.fleet,
                catalog: &catalog,
                cohorts: &cohorts,
                outlook: &outlook,
                outlooks: &outlooks,
                lang: written_in,
                today,
                attached: attached.as_ref(),
                progress: &|done, total| ticket.report(done, total),
            };
            match super::export::to_file(kind, &input, &path) {
                Ok(()) => Some(Outcome::Exported(path)),
                Err(crate::export::ExportError::Cancelled) => None,
                Err(error) => Some(Outcome::Trouble {
                    text: tr::export_failed(lang, &shown(&path), &super::export::sentence(lang, &error)),
                    details: None,
                    then: None,
                }),
            }
        };
        self.tasks.start(Job { name, cancellable: true, shown: true, work: Box::new(work) });
    }

    pub(super) fn remember_plan(&mut self) {
        let Some(path) = self.path.clone() else { return };
        let plan = &self.state.plan;
        self.remembered.remember(Recent {
            path,
            title: plan.settings.title.clone(),
            scenario: plan.scenarios.get(self.state.scenario).map(|scenario| scenario.name.clone()).unwrap_or_default(),
            devices: self.outlook().devices,
            scenarios: plan.scenarios.len(),
            opened_on: self.today,
        });
        self.remembered_changed = true;
    }

    pub(super) fn store_settings(&mut self) {
        if std::mem::take(&mut self.remembered_changed)
            && let Some(home) = &self.home
            && let Err(error) = self.remembered.store(home)
        {
            let text = tr::settings_not_saved(self.lang(), &unreadable(self.lang(), &error));
            self.tell(Severity::Warning, text, Some(error.to_string()));
        }
    }
}

pub(super) fn with_extension(path: PathBuf, extension: &str) -> PathBuf {
    if path.extension().is_some_and(|known| known.eq_ignore_ascii_case(extension)) {
        return path;
    }
    let mut name = path.file_name().map(std::ffi::OsStr::to_owned).unwrap_or_default();
    name.push(format!(".{extension}"));
    path.with_file_name(name)
}

fn modified(path: &Path) -> Option<SystemTime> {
    std::fs::metadata(path).and_then(|data| data.modified()).ok()
}

pub(super) fn shown(path: &Path) -> String {
    path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}

/// What is wrong with a plan file, as a sentence that says what to do.
#[must_use]
pub fn document_sentence(lang: Lang, path: &Path, error: &DocumentError) -> String {
    let name = path.display().to_string();
    match error {
        DocumentError::Io(error) => tr::plan_io(lang, &name, &unreadable(lang, error)),
        DocumentError::Foreign => tr::plan_foreign(lang, &name),
        DocumentError::NoPlanInside => tr::plan_not_inside(lang, &name),
        DocumentError::Newer(_) => tr::plan_newer(lang, &name),
        DocumentError::Damaged { member, .. } if document::backup_path(path).is_file() => {
            tr::plan_damaged_backup(lang, &shown(&document::backup_path(path)), member, &name)
        }
        DocumentError::Damaged { member, .. } => tr::plan_damaged(lang, member, &name),
        DocumentError::TooLarge(_) => tr::plan_too_large(lang, &name),
    }
}
