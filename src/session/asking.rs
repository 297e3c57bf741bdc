//! Dialogs of the system: what is asked for, and what is done with the answer.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, channel};

use super::Session;
use super::certificates::Kind as EvidenceKind;
use super::command::{Command, ExportKind};
use super::dialogs::{Filter, OpenRequest, Pending, SaveRequest};
use super::edit::Edit;
use super::files::{shown, with_extension};
use super::workbench::unreadable;
use crate::document;
use crate::export::logo;
use crate::i18n::{Lang, tr::bench, tr::session as tr};
use crate::import::Severity;
use crate::plan::ReportSettings;

/// An open dialog.
pub(super) struct Asking {
    answer: Receiver<Option<Vec<PathBuf>>>,
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
        let answer = match asking.answer.try_recv() {
            Ok(answer) => answer,
            Err(TryRecvError::Empty) => return,
            Err(TryRecvError::Disconnected) => None,
        };
        let Some(Asking { purpose, .. }) = self.asking.take() else { return };
        let Some(paths) = answer else {
            self.tell(Severity::Warning, tr::no_dialog(self.lang()), None);
            return;
        };
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
        let extensions =
            vec!["csv", "tsv", "tab", "txt", "xlsx", "xlsm", "xlsb", "xls", "ods", "json", "xml", "html", "htm"];
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

fn plan_filter(lang: Lang) -> Filter {
    Filter { name: tr::filter_plans(lang), extensions: vec![document::EXTENSION] }
}
