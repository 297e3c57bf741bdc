//! Bytes to certificates and findings: container, blocks, X.509, chain.
//!
//! What a file is follows from its content. Certificates around which something else stands are read, and what could not be
//! read is named with its place. A private key is refused by its label alone: its content is neither decoded nor kept, shown or
//! logged.

mod chain;
mod container;
mod pem;
mod pkcs7;
mod x509;

pub use chain::Chain;

use super::finding::{Finding, FindingCode, Severity};
use crate::model::{ChainRole, Day, Usage, Validity, X509};

/// What a file of certificates held.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Certificates {
    /// Kind by content: `pem`, `der`, `pkcs7`, `html`, `empty`, `foreign`.
    pub kind: String,
    /// Certificates in the order of the file, each with the line it begins in, counted from 1 (0 in binary files). One that
    /// occurs twice is there twice.
    pub found: Vec<(u32, X509)>,
    /// What was noticed.
    pub findings: Vec<Finding>,
}

impl Certificates {
    /// The certificates without repetitions, in chains: the leaf first, then its issuers.
    #[must_use]
    pub fn chains(&self) -> Vec<Chain> {
        chain::chains(self.found.iter().map(|(_, certificate)| certificate))
    }

    /// True if it holds at least one certificate.
    #[must_use]
    pub fn any(&self) -> bool {
        !self.found.is_empty()
    }
}

/// True if a file is one of certificates by the first bytes of its content, or by its name where there is no content to go by.
///
/// `head` may be cut anywhere; `name` is the name of the file.
#[must_use]
pub fn recognize(name: &str, head: &[u8]) -> bool {
    container::recognize(name, head)
}

/// Reads a file of certificates. Never fails as a whole; `today` decides what is expired.
#[must_use]
pub fn read(bytes: &[u8], today: Day) -> Certificates {
    let mut read = container::read(bytes);
    let mut known: Vec<&str> = Vec::new();
    let mut repeated = Vec::new();
    for (line, certificate) in &read.found {
        if known.contains(&certificate.sha256.as_str()) {
            repeated.push(at(FindingCode::CertificateRepeated, *line, &certificate.subject));
        }
        known.push(&certificate.sha256);
    }
    let mut told = Vec::new();
    for (line, certificate) in &read.found {
        if !told.contains(&&certificate.sha256) {
            judge(*line, certificate, today, &mut repeated);
            told.push(&certificate.sha256);
        }
    }
    read.findings.append(&mut repeated);
    for chain in read.chains() {
        if let Some(missing) = chain.missing() {
            let finding = Finding::of(FindingCode::ChainIncomplete).severe(Severity::Warning);
            let leaf = chain.certificates.first().map(|first| first.subject.clone()).unwrap_or_default();
            read.findings.push(Finding { written: leaf, detail: missing.to_owned(), ..finding });
        }
    }
    read
}

/// The year before which no certificate of use to a phone was made; X.509 itself is from 1988.
const FIRST_YEAR: i32 = 1988;

/// What is worth saying about a certificate by itself.
fn judge(line: u32, certificate: &X509, today: Day, findings: &mut Vec<Finding>) {
    let mut say = |code, severity, detail: String| {
        let finding = at(code, line, &certificate.subject).severe(severity);
        findings.push(Finding { detail, ..finding });
    };
    if certificate.not_after < certificate.not_before || certificate.first_day().year() < FIRST_YEAR {
        say(FindingCode::CertificateOddDates, Severity::Warning, certificate.first_day().to_string());
    }
    match certificate.on(today) {
        Validity::Expired => {
            say(FindingCode::CertificateExpired, Severity::Warning, certificate.last_day().to_string());
        }
        Validity::NotYetValid => {
            say(FindingCode::CertificateNotYetValid, Severity::Warning, certificate.first_day().to_string());
        }
        Validity::Valid => {}
    }
    if certificate.endless() {
        say(FindingCode::CertificateEndless, Severity::Info, String::new());
    }
    let both = [Usage::Server, Usage::Client].iter().all(|usage| certificate.usages.contains(usage));
    if certificate.role() == ChainRole::Leaf && both {
        say(FindingCode::ClientUsage, Severity::Warning, String::new());
    }
}

/// A finding about a certificate or block that begins in a line; 0 is no line.
fn at(code: FindingCode, line: u32, written: &str) -> Finding {
    Finding { row: (line > 0).then_some(line), written: written.to_owned(), ..Finding::of(code) }
}

/// The same as an error.
fn refused(code: FindingCode, line: u32, written: &str) -> Finding {
    at(code, line, written).severe(Severity::Error)
}
