//! Reading files of certificates and logs from disk.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use super::{LogWatch, Noticed, Readings, Watched};
use crate::i18n::Lang;
use crate::import::certificate::{self, Chain};
use crate::import::syslog::{self, Glimpse, Triage};
use crate::import::{Finding, FindingCode, Progress, Severity};
use crate::model::Day;
use crate::plan::{LogDevice, LogProblem, LogRead, OwnChain};
use crate::session::files::shown;
use crate::session::unreadable;

/// A file that is no inventory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Certificates.
    Certificate,
    /// A log of phones or SBCs.
    Log,
}

/// Bytes looked at to tell what a file is.
const HEAD: u64 = 64 << 10;
/// The largest file of certificates read; all roots of the world fit into a fiftieth of it.
const LARGEST: u64 = 64 << 20;

/// What a file is by its first bytes; `None` for inventories, plans and what cannot be read.
#[must_use]
pub fn sniff(path: &Path) -> Option<Kind> {
    let mut head = Vec::new();
    File::open(path).ok()?.take(HEAD).read_to_end(&mut head).ok()?;
    let name = shown(path);
    if certificate::recognize(&name, &head) {
        Some(Kind::Certificate)
    } else if syslog::recognize(&name, &head) {
        Some(Kind::Log)
    } else {
        None
    }
}

fn trouble(file: String, lang: Lang, error: &std::io::Error) -> Noticed {
    let finding = Finding::of(FindingCode::Unreadable).severe(Severity::Error);
    Noticed { file, findings: vec![Finding { detail: unreadable(lang, error), ..finding }] }
}

/// Reads a file of certificates.
pub fn read_certificates(path: &Path, lang: Lang, today: Day, readings: &mut Readings) {
    let file = shown(path);
    let mut bytes = Vec::new();
    if let Err(error) = File::open(path).and_then(|open| open.take(LARGEST).read_to_end(&mut bytes)) {
        readings.noticed.push(trouble(file, lang, &error));
        return;
    }
    let read = certificate::read(&bytes, today);
    let own = |chain: Chain| {
        let own = OwnChain {
            file: file.clone(),
            imported_on: today,
            certificates: chain.certificates,
            tracked: false,
            public: None,
        };
        OwnChain { tracked: own.is_server(), ..own }
    };
    readings.chains.extend(read.chains().into_iter().map(own));
    readings.noticed.push(Noticed { file, findings: read.findings });
}

/// Reads a log as a stream, and says meanwhile what it held so far; `None` if cancelled.
pub fn read_log(
    path: &Path,
    lang: Lang,
    today: Day,
    (progress, watched): (&dyn Progress, &Watched),
    readings: &mut Readings,
) -> Option<()> {
    let file = shown(path);
    let open = || -> std::io::Result<Option<Triage>> {
        let open = File::open(path)?;
        let size = open.metadata()?.len();
        let mut watch = |so_far: Glimpse| watched.set(LogWatch { file: file.clone(), total: size, so_far });
        syslog::read_watched(open, size, today, progress, &mut watch)
    };
    match open() {
        Ok(triage) => {
            let mut triage = triage?;
            let findings = std::mem::take(&mut triage.findings);
            if findings.iter().all(|finding| finding.severity < Severity::Error) {
                readings.logs.push(log_of(file.clone(), today, triage));
            }
            readings.noticed.push(Noticed { file, findings });
        }
        Err(error) => readings.noticed.push(trouble(file, lang, &error)),
    }
    Some(())
}

/// What the plan keeps of a log.
fn log_of(file: String, today: Day, triage: Triage) -> LogRead {
    let devices = triage.devices.into_iter().map(|device| LogDevice {
        host: device.host,
        mac: device.mac.map(|mac| mac.to_string()),
        account: device.account,
        peer: device.peer,
        problems: device
            .problems
            .into_iter()
            .map(|log| LogProblem { problem: log.problem, count: log.count, first: log.first, last: log.last })
            .collect(),
        solved: device.solved,
        connected_after: device.connected_after,
        at_lines: device.lines,
        matched: None,
    });
    LogRead {
        file,
        read_on: today,
        lines: triage.lines,
        malformed: triage.malformed,
        hosts: triage.hosts,
        until: triage.span.map(|(_, until)| until),
        devices: devices.collect(),
        root: None,
    }
}
