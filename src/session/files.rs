//! Everything that touches files: asking for names, and the tasks that read and write.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::time::SystemTime;

use super::bench::Accepted;
use super::certificates::{Kind as EvidenceKind, Readings};
use super::command::{Command, ExportKind};
use super::derived::Derived;
use super::dialogs::{Filter, OpenRequest, Pending, SaveRequest};
use super::edit::Edit;
use super::regroup::Regrouped;
use super::settings::Recent;
use super::task::{Ended, Job, Ticket};
use super::workbench::{Read, unreadable};
use super::{Session, State};
use crate::catalog::Catalog;
use crate::document::{self, Document, DocumentError};
use crate::export::logo;
use crate::i18n::{Lang, tr::bench, tr::session as tr};
use crate::import::{Progress as _, Severity};
use crate::plan::ReportSettings;

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

/// An open dialog.
pub(super) struct Asking {
    answer: Receiver<Vec<PathBuf>>,
    purpose: Purpose,
}

pub(super) enum Purpose {
    OpenPlan,
    Import,
    Certificates,
    Logs,
    Save(Option<Command>),
    Export(ExportKind),
    Logo,
    Rejected,
    ImportMappings,
    ExportMappings(Option<String>),
}

impl Session {
    pub(super) fn poll_dialog(&mut self) {
        let Some(asking) = &self.asking else { return };
        let paths = match asking.answer.try_recv() {
            Ok(paths) => paths,
            Err(TryRecvError::Empty) => return,
            Err(TryRecvError::Disconnected) => Vec::new(),
        };
        let Some(Asking { purpose, .. }) = self.asking.take() else { return };
        let Some(first) = paths.first().cloned() else { return };
        self.remembered.folder = first.parent().map(Path::to_owned);
        self.remembered_changed = true;
        match purpose {
            Purpose::OpenPlan | Purpose::Import => self.open_paths(paths),
            Purpose::Certificates => {
                self.read_evidence(paths.into_iter().map(|path| (path, EvidenceKind::Certificate)).collect());
            }
            Purpose::Logs => self.read_evidence(paths.into_iter().map(|path| (path, EvidenceKind::Log)).collect()),
            Purpose::Logo => self.take_logo(&first),
            Purpose::Rejected => {
                let lang = self.lang();
                let rows = self.workbench.as_ref().and_then(|bench| super::workbench::rejected_rows(bench, lang));
                if let Some(bytes) = rows {
                    self.write_text(with_extension(first, "csv"), bytes);
                }
            }
            Purpose::ImportMappings => self.import_mappings(&paths),
            Purpose::ExportMappings(name) => {
                let list = self.mappings.list().iter();
                let list: Vec<_> =
                    list.filter(|known| name.as_ref().is_none_or(|name| known.name == *name)).cloned().collect();
                let text = super::mappings::text(&list).map(String::into_bytes).map_err(|error| error.to_string());
                self.write_text(with_extension(first, "ron"), text);
            }
            Purpose::Save(then) => self.save_to(with_extension(first, document::EXTENSION), then),
            Purpose::Export(kind) => self.export_to(with_extension(first, extension(kind)), kind),
        }
    }

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

    pub(super) fn ask(&mut self, purpose: Purpose, pending: Pending) {
        let (sender, answer) = channel();
        let waker = Arc::clone(&self.waker);
        let spawned = std::thread::Builder::new().name("switchover-dialog".to_owned()).spawn(move || {
            // The session may be gone before the user answers.
            let _ = sender.send(pending());
            waker();
        });
        match spawned {
            Ok(_) => self.asking = Some(Asking { answer, purpose }),
            Err(error) => self.tell(Severity::Error, tr::task_failed(self.lang()), Some(error.to_string())),
        }
    }

    pub(super) fn ask_for_plan(&mut self) {
        if self.asking.is_some() {
            return;
        }
        let lang = self.lang();
        let request = OpenRequest {
            title: tr::dialog_open_plan(lang),
            filters: vec![plan_filter(lang), Filter { name: tr::filter_reports(lang), extensions: vec!["pdf"] }],
            several: false,
            folder: self.remembered.folder.clone(),
        };
        let pending = self.dialogs.open(request);
        self.ask(Purpose::OpenPlan, pending);
    }

    pub(super) fn ask_for_inventories(&mut self) {
        if self.asking.is_some() {
            return;
        }
        let lang = self.lang();
        let extensions = vec!["csv", "tsv", "txt", "xlsx", "xlsm", "xls", "ods", "json", "xml"];
        let request = OpenRequest {
            title: tr::dialog_import(lang),
            filters: vec![
                Filter { name: tr::filter_inventories(lang), extensions },
                Filter { name: tr::filter_all(lang), extensions: vec!["*"] },
            ],
            several: true,
            folder: self.remembered.folder.clone(),
        };
        let pending = self.dialogs.open(request);
        self.ask(Purpose::Import, pending);
    }

    /// Asks where the rows that could not be used are written.
    pub(super) fn ask_for_rejected(&mut self) {
        let name = format!("{}.csv", bench::rejected_name(self.lang()));
        self.ask_for_name(Purpose::Rejected, bench::dialog_rejected(self.lang()), name, "csv");
    }

    /// Asks where mappings are written.
    pub(super) fn ask_for_mappings_file(&mut self, name: Option<String>) {
        let file = name.clone().unwrap_or_else(|| bench::mappings_name(self.lang()));
        let file = file.replace(|c: char| c.is_control() || "/\\:*?\"<>|".contains(c), " ");
        let title = bench::dialog_export_mappings(self.lang());
        self.ask_for_name(Purpose::ExportMappings(name), title, format!("{}.ron", file.trim()), "ron");
    }

    /// Asks for files of mappings.
    pub(super) fn ask_for_mappings(&mut self) {
        if self.asking.is_some() {
            return;
        }
        let lang = self.lang();
        let request = OpenRequest {
            title: bench::dialog_import_mappings(lang),
            filters: vec![Filter { name: "RON".to_owned(), extensions: vec!["ron"] }],
            several: true,
            folder: self.remembered.folder.clone(),
        };
        let pending = self.dialogs.open(request);
        self.ask(Purpose::ImportMappings, pending);
    }

    fn ask_for_name(&mut self, purpose: Purpose, title: String, file_name: String, extension: &'static str) {
        if self.asking.is_some() {
            return;
        }
        let filters = vec![Filter { name: extension.to_uppercase(), extensions: vec![extension] }];
        let request = SaveRequest { title, file_name, filters, folder: self.remembered.folder.clone() };
        let pending = self.dialogs.save(request);
        self.ask(purpose, pending);
    }

    pub(super) fn ask_for_logo(&mut self) {
        if self.asking.is_some() || !self.state.has_plan {
            return;
        }
        let lang = self.lang();
        let request = OpenRequest {
            title: tr::dialog_logo(lang),
            filters: vec![Filter { name: tr::filter_pictures(lang), extensions: vec!["png", "jpg", "jpeg", "svg"] }],
            several: false,
            folder: self.remembered.folder.clone(),
        };
        let pending = self.dialogs.open(request);
        self.ask(Purpose::Logo, pending);
    }

    /// Makes a picture the logo of the report, if it is one.
    fn take_logo(&mut self, path: &Path) {
        let lang = self.lang();
        let name = shown(path);
        // A logo is small: one byte more than the largest is enough to refuse it.
        let read = std::fs::File::open(path).and_then(|file| {
            let mut bytes = Vec::new();
            let most = u64::try_from(logo::LARGEST).unwrap_or(u64::MAX).saturating_add(1);
            std::io::Read::read_to_end(&mut std::io::Read::take(file, most), &mut bytes)?;
            Ok(bytes)
        });
        match read {
            Ok(bytes) => match logo::take(&name, &bytes) {
                Ok(logo) => {
                    let report = ReportSettings { logo: Some(logo), ..self.state.plan.report.clone() };
                    self.queue.push_back(Command::Edit(Edit::Report(Box::new(report))));
                }
                Err(error) => self.tell(Severity::Error, self.logo_refused(&name, error), None),
            },
            Err(error) => {
                let text = tr::logo_io(lang, &name, &unreadable(lang, &error));
                self.tell(Severity::Error, text, Some(error.to_string()));
            }
        }
    }

    pub(super) fn ask_where_to_save(&mut self, then: Option<Command>) {
        if self.asking.is_some() || !self.state.has_plan {
            return;
        }
        let lang = self.lang();
        let request = SaveRequest {
            title: tr::dialog_save(lang),
            file_name: format!("{}.{}", self.file_stem(), document::EXTENSION),
            filters: vec![plan_filter(lang)],
            folder: self
                .path
                .as_deref()
                .and_then(Path::parent)
                .map(Path::to_owned)
                .or_else(|| self.remembered.folder.clone()),
        };
        let pending = self.dialogs.save(request);
        self.ask(Purpose::Save(then), pending);
    }

    pub(super) fn ask_where_to_export(&mut self, kind: ExportKind) {
        if self.asking.is_some() || !self.state.has_plan {
            return;
        }
        let lang = self.lang();
        let kind_name = extension(kind);
        let request = SaveRequest {
            title: tr::dialog_export(lang),
            file_name: format!("{}{}.{kind_name}", self.file_stem(), subject(lang, kind)),
            filters: vec![Filter { name: kind_name.to_uppercase(), extensions: vec![kind_name] }],
            folder: self.remembered.folder.clone(),
        };
        let pending = self.dialogs.save(request);
        self.ask(Purpose::Export(kind), pending);
    }

    fn file_stem(&self) -> String {
        if let Some(stem) = self.path.as_deref().and_then(Path::file_stem) {
            return stem.to_string_lossy().into_owned();
        }
        let title = self.state.plan.settings.title.replace(|c: char| c.is_control() || "/\\:*?\"<>|".contains(c), " ");
        let title = title.trim().trim_start_matches('.');
        if title.is_empty() { tr::untitled(self.lang()) } else { title.to_owned() }
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

    fn save_to(&mut self, path: PathBuf, then: Option<Command>) {
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

    fn export_to(&mut self, path: PathBuf, kind: ExportKind) {
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

/// The extension of an export.
pub(super) const fn extension(kind: ExportKind) -> &'static str {
    match kind {
        ExportKind::Pdf => "pdf",
        ExportKind::Xlsx => "xlsx",
        ExportKind::Csv => "csv",
        ExportKind::Ics => "ics",
        ExportKind::Svg | ExportKind::BudgetSvg => "svg",
        ExportKind::Png | ExportKind::BudgetPng => "png",
    }
}

/// What stands behind the name of the plan in the name of an export.
fn subject(lang: Lang, kind: ExportKind) -> String {
    match kind {
        ExportKind::BudgetSvg | ExportKind::BudgetPng => format!(" {}", tr::subject_budget(lang)),
        _ => String::new(),
    }
}

fn with_extension(path: PathBuf, extension: &str) -> PathBuf {
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

fn plan_filter(lang: Lang) -> Filter {
    Filter { name: tr::filter_plans(lang), extensions: vec![document::EXTENSION] }
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
