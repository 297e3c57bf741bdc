//! What `switchover check` says of files of certificates and of logs.

use std::io::Write;
use std::path::Path;

use super::Failure;
use crate::i18n::evidence::problem;
use crate::i18n::fmt::date;
use crate::i18n::{Lang, tr::cli as tr};
use crate::import::{Finding, Severity, Silent};
use crate::model::Day;
use crate::session::{EvidenceKind, Readings, Watched, read_certificates, read_log, sniff};

/// A file of certificates or a log, as it was understood.
pub(super) struct Evidence {
    pub kind: EvidenceKind,
    pub readings: Readings,
}

impl Evidence {
    /// Reads a file; `None` if it is neither.
    pub fn of(path: &Path, day: Day, lang: Lang) -> Option<Self> {
        let kind = sniff(path)?;
        let mut readings = Readings::default();
        match kind {
            EvidenceKind::Certificate => read_certificates(path, lang, day, &mut readings),
            // Nobody cancels a run from a shell but by ending it.
            EvidenceKind::Log => read_log(path, lang, day, (&Silent, &Watched::default()), &mut readings)?,
        }
        Some(Self { kind, readings })
    }

    pub const fn key(&self) -> &'static str {
        match self.kind {
            EvidenceKind::Certificate => "certificate",
            EvidenceKind::Log => "syslog",
        }
    }

    /// Certificates, or lines of a log.
    pub fn records(&self) -> u64 {
        let certificates = self.readings.chains.iter().map(|chain| chain.certificates.len() as u64);
        let lines = self.readings.logs.iter().map(|log| log.lines);
        certificates.chain(lines).sum()
    }

    /// Devices of a log with problems.
    pub fn devices(&self) -> u64 {
        self.readings.logs.iter().map(|log| log.devices.len() as u64).sum()
    }

    pub fn findings(&self) -> impl Iterator<Item = &Finding> {
        self.readings.noticed.iter().flat_map(|one| &one.findings)
    }

    pub fn failed(&self) -> bool {
        self.findings().any(|finding| finding.severity == Severity::Error)
    }

    /// Prints what was understood.
    pub fn print(&self, lang: Lang, out: &mut dyn Write) -> Result<(), Failure> {
        for chain in &self.readings.chains {
            for (depth, one) in chain.certificates.iter().enumerate() {
                let end = if one.endless() { tr::no_end(lang) } else { date(lang, one.last_day()) };
                let text = tr::certificate(lang, &date(lang, one.first_day()), &one.issuer, &one.subject, &end);
                writeln!(out, "  {}{text}", "  ".repeat(depth))?;
                writeln!(out, "  {}  {}, SHA-256 {}", "  ".repeat(depth), one.key, one.sha256)?;
            }
        }
        for log in &self.readings.logs {
            writeln!(out, "  {}", tr::log(lang, log.devices.len() as u64, log.hosts, log.lines))?;
            for device in &log.devices {
                let host = if device.host.is_empty() { tr::no_host(lang) } else { device.host.clone() };
                for one in &device.problems {
                    let time = |time: Option<chrono::NaiveDateTime>| {
                        time.map_or_else(String::new, |time| {
                            format!(" {} {}", date(lang, Day::from_date(time.date())), time.format("%H:%M:%S"))
                        })
                    };
                    let span = if one.first == one.last {
                        time(one.first)
                    } else {
                        format!("{} –{}", time(one.first), time(one.last))
                    };
                    writeln!(out, "    {host}: {} × {}{span}", one.count, problem(lang, one.problem))?;
                }
                if device.lacks_root() && device.connected_after {
                    writeln!(out, "    {host}: {}", tr::came_through(lang))?;
                }
            }
        }
        Ok(())
    }
}
