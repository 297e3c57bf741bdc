//! Certificates and logs: recognizing them among other files, reading them in the background, and taking them into the plan.

mod edit;
mod matching;
mod read;
mod watch;

use std::path::PathBuf;
use std::sync::Arc;

pub use edit::CertificateEdit;
pub use matching::match_devices;
pub use read::{Kind, read_certificates, read_log, sniff};
pub use watch::{LogWatch, Watched};

use super::asking::Purpose;
use super::command::{Command, Screen, Selection};
use super::dialogs::{Filter, OpenRequest};
use super::files::{Outcome, shown};
use super::task::{Job, Ticket};
use super::{Edit, Session, expand};
use crate::i18n::{finding, tr::session as tr};
use crate::import::{Finding, Severity};
use crate::plan::{LogRead, OwnChain};

/// What files of certificates and logs held; nothing of it is in the plan yet.
#[derive(Debug, Default)]
pub struct Readings {
    /// Chains of certificates.
    pub chains: Vec<OwnChain>,
    /// Logs.
    pub logs: Vec<LogRead>,
    /// What was noticed, file by file.
    pub noticed: Vec<Noticed>,
}

/// What was noticed in one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Noticed {
    /// Name of the file.
    pub file: String,
    /// Findings.
    pub findings: Vec<Finding>,
}

impl Session {
    /// What was noticed in the certificate files and logs read last.
    #[must_use]
    pub fn noticed(&self) -> &[Noticed] {
        &self.noticed
    }

    /// The log that is being read, as far as it is read.
    #[must_use]
    pub fn log_watch(&self) -> Option<LogWatch> {
        self.watched.now()
    }

    pub(super) fn ask_for_certificates(&mut self) {
        let lang = self.lang();
        let extensions = vec!["pem", "crt", "cer", "der", "p7b", "p7c", "txt"];
        self.ask_for(Purpose::Certificates, tr::dialog_certificates(lang), tr::filter_certificates(lang), extensions);
    }

    pub(super) fn ask_for_logs(&mut self) {
        let lang = self.lang();
        self.ask_for(Purpose::Logs, tr::dialog_logs(lang), tr::filter_logs(lang), vec!["log", "txt", "syslog"]);
    }

    fn ask_for(&mut self, purpose: Purpose, title: String, name: String, extensions: Vec<&'static str>) {
        if self.asking.is_some() {
            return;
        }
        let all = Filter { name: tr::filter_all(self.lang()), extensions: vec!["*"] };
        let filters = vec![Filter { name, extensions }, all];
        let request = OpenRequest { title, filters, several: true, folder: self.remembered.folder.clone() };
        let pending = self.dialogs.open(request);
        self.ask(purpose, pending);
    }

    /// Reads files of certificates and logs in the background.
    pub(super) fn read_evidence(&mut self, files: Vec<(PathBuf, Kind)>) {
        let (lang, today) = (self.lang(), self.today);
        let (fleet, cohorts) = (Arc::clone(&self.state.fleet), Arc::clone(&self.state.cohorts));
        let name = match files.as_slice() {
            [(path, _)] => tr::task_read(lang, &shown(path)),
            files => tr::task_read_files(lang, files.len() as u64),
        };
        let watched = self.watched.clone();
        let work = move |ticket: &Ticket| {
            let _forget = watched.until_dropped();
            let mut readings = Readings::default();
            for (path, kind) in &files {
                if ticket.cancelled() {
                    return None;
                }
                match kind {
                    Kind::Certificate => read_certificates(path, lang, today, &mut readings),
                    Kind::Log => read_log(path, lang, today, (ticket, &watched), &mut readings)?,
                }
            }
            for log in &mut readings.logs {
                match_devices(&fleet, &cohorts, &mut log.devices);
            }
            Some(Outcome::Evidence(Box::new(readings)))
        };
        self.tasks.start(Job { name, cancellable: true, shown: true, work: Box::new(work) });
    }

    /// Takes what was read into the plan, as one undo step; a plan is begun if there is none.
    pub(super) fn take_evidence(&mut self, readings: Readings) {
        let Readings { chains, logs, noticed } = readings;
        let lang = self.lang();
        let worst = noticed.iter().flat_map(|one| one.findings.iter().map(move |finding| (one, finding)));
        let worst = worst.max_by_key(|(_, finding)| finding.severity).filter(|(_, f)| f.severity > Severity::Info);
        let details: Vec<String> = noticed
            .iter()
            .flat_map(|one| {
                one.findings
                    .iter()
                    .map(|found| format!("{}: {}", one.file, place(found, &finding::advice(lang, found))))
            })
            .collect();
        let certificates: usize = chains.iter().map(|chain| chain.certificates.len()).sum();
        let rejecting = logs.iter().flat_map(|log| &log.devices).filter(|device| device.rejects()).count();
        let (severity, text) = match worst {
            Some((one, found)) if found.severity == Severity::Error || certificates + logs.len() == 0 => {
                (found.severity, format!("{}: {}", one.file, finding::advice(lang, found)))
            }
            _ if !logs.is_empty() => (Severity::Info, tr::log_read(lang, rejecting as u64)),
            _ => (Severity::Info, tr::certificates_read(lang, certificates as u64)),
        };
        self.noticed = noticed;
        if !chains.is_empty() || !logs.is_empty() {
            if !self.state.has_plan {
                self.begin_empty();
            }
            let first = self.state.plan.certificates.chains.len();
            self.edit(Edit::Certificates(CertificateEdit::Import { chains, logs: logs.clone() }));
            if let Some(log) = logs.first() {
                let at = self.state.plan.certificates.logs.iter().position(|known| known.file == log.file);
                self.selection = at.map_or(Selection::None, Selection::Log);
            } else if first < self.state.plan.certificates.chains.len() {
                self.selection = Selection::Chain(first);
            }
            self.show(Screen::Certificates);
        }
        self.tell(severity, text, (!details.is_empty()).then(|| details.join("\n")));
    }

    /// Finds the devices of all logs in the fleet anew.
    pub(super) fn match_logs(&mut self) {
        if self.state.plan.certificates.logs.is_empty() {
            return;
        }
        let mut plan = crate::plan::Plan::clone(&self.state.plan);
        for log in &mut plan.certificates.logs {
            match_devices(&self.state.fleet, &self.state.cohorts, &mut log.devices);
        }
        self.state.plan = Arc::new(plan);
    }

    /// Splits paths into files of certificates and logs, and all others.
    pub(super) fn sort_paths(paths: &[PathBuf]) -> (Vec<(PathBuf, Kind)>, Vec<PathBuf>) {
        let mut evidence = Vec::new();
        let mut others = Vec::new();
        for path in expand(paths) {
            match sniff(&path) {
                Some(kind) => evidence.push((path, kind)),
                None => others.push(path),
            }
        }
        (evidence, others)
    }
}

/// A sentence with the line it is about, if there is one.
fn place(found: &Finding, sentence: &str) -> String {
    found.row.map_or_else(|| sentence.to_owned(), |row| format!("{row}: {sentence}"))
}

/// The command that shows the devices of a log in the inventory.
#[must_use]
pub fn show_devices(names: &[String]) -> Vec<Command> {
    let terms: Vec<String> = names.iter().map(|name| format!("name: \"{}\"", name.replace('"', ""))).collect();
    vec![Command::Filter(terms.join(" ")), Command::Show(Screen::Inventory)]
}
