//! PEM blocks (RFC 7468) with their places; text around them is skipped.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::super::finding::{Finding, FindingCode};
use super::{Certificates, container, refused};

/// What a block is, by its label.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Label {
    Certificate,
    Pkcs7,
    Request,
    PrivateKey,
    Other,
}

impl Label {
    fn of(label: &str) -> Self {
        match label {
            "CERTIFICATE" | "X509 CERTIFICATE" | "TRUSTED CERTIFICATE" => Self::Certificate,
            "PKCS7" | "CMS" | "PKCS #7 SIGNED DATA" => Self::Pkcs7,
            "CERTIFICATE REQUEST" | "NEW CERTIFICATE REQUEST" => Self::Request,
            _ if label.contains("PRIVATE KEY") => Self::PrivateKey,
            _ => Self::Other,
        }
    }
}

const BEGIN: &str = "-----BEGIN ";
const END: &str = "-----END ";

/// The label of a head or end line.
fn label<'a>(line: &'a str, start: &str) -> Option<&'a str> {
    line.trim().strip_prefix(start)?.strip_suffix("-----")
}

/// True if a line of the text begins a block.
pub(super) fn has_block(text: &str) -> bool {
    text.lines().any(|line| line.trim_start().starts_with(BEGIN))
}

/// Reads all blocks of a text.
pub(super) fn read(text: &str, read: &mut Certificates) {
    let lines: Vec<&str> = text.split('\n').collect();
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        let Some(name) = label(line, BEGIN) else {
            at += 1;
            continue;
        };
        let first = at + 1;
        let end = (first..lines.len()).find(|index| {
            let line = lines.get(*index).copied().unwrap_or_default();
            label(line, END).is_some() || label(line, BEGIN).is_some()
        });
        let closed = end.filter(|end| lines.get(*end).is_some_and(|line| label(line, END).is_some()));
        let body = lines.get(first..end.unwrap_or(lines.len())).unwrap_or_default();
        block(name, number(first), body, closed.is_some(), read);
        at = closed.map_or(end.unwrap_or(lines.len()), |end| end + 1);
    }
}

/// A line counted from 1, from an index counted from 1.
fn number(line: usize) -> u32 {
    u32::try_from(line).unwrap_or(u32::MAX)
}

fn block(name: &str, line: u32, body: &[&str], closed: bool, read: &mut Certificates) {
    let kind = Label::of(name);
    match kind {
        Label::PrivateKey => read.findings.push(refused(FindingCode::PrivateKey, line, "")),
        Label::Request => read.findings.push(refused(FindingCode::CertificateRequest, line, "")),
        Label::Other => read.findings.push(refused(FindingCode::NoCertificateBlock, line, &shown(name))),
        Label::Certificate | Label::Pkcs7 if !closed => {
            read.findings.push(refused(FindingCode::PemEndMissing, line, name));
        }
        Label::Certificate | Label::Pkcs7 => match decode(line, body).map(|bytes| container::der(&bytes)) {
            Ok(Ok(certificates)) => {
                if kind == Label::Pkcs7 {
                    "pkcs7".clone_into(&mut read.kind);
                }
                read.found.extend(certificates.into_iter().map(|certificate| (line, certificate)));
            }
            Ok(Err(code)) => read.findings.push(refused(code, line, "")),
            Err(finding) => read.findings.push(*finding),
        },
    }
}

/// A label as it may be shown: what a broken file has between the dashes can be long.
fn shown(name: &str) -> String {
    name.chars().filter(|letter| !letter.is_control()).take(40).collect()
}

/// The bytes of a block. Head lines inside it (RFC 1421, `Key: value`) are skipped.
fn decode(line: u32, body: &[&str]) -> Result<Vec<u8>, Box<Finding>> {
    let mut packed = String::new();
    for (offset, text) in body.iter().enumerate() {
        let text = text.trim();
        if text.contains(": ") {
            continue;
        }
        let base64 = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '/' | '=') || c.is_whitespace();
        if let Some(position) = text.chars().position(|c| !base64(c)) {
            let place = refused(FindingCode::NotBase64, line + number(offset + 1), "");
            return Err(Box::new(Finding { column: Some(number(position + 1)), ..place }));
        }
        packed.extend(text.chars().filter(|c| !c.is_whitespace()));
    }
    STANDARD.decode(packed).map_err(|_| Box::new(refused(FindingCode::NotBase64, line, "")))
}
