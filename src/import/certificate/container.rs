//! Which container a file of certificates is, by its content.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::super::container::{Container, detect};
use super::super::encoding;
use super::super::finding::FindingCode;
use super::{Certificates, pem, pkcs7, refused, x509};
use crate::model::X509;

/// Names that promise a certificate, for files whose content promises nothing.
const EXTENSIONS: [&str; 12] = ["pem", "crt", "cer", "der", "p7b", "p7c", "p7s", "key", "csr", "p12", "pfx", "p8"];

pub(super) fn recognize(name: &str, head: &[u8]) -> bool {
    let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase()).unwrap_or_default();
    let named = EXTENSIONS.contains(&extension.as_str());
    match detect(head) {
        Container::Empty | Container::Html | Container::Foreign if named => true,
        Container::Text | Container::Foreign => {
            pem::has_block(&encoding::decode(head, None).text) || is_der(head) || is_bare(head) || named
        }
        _ => false,
    }
}

pub(super) fn read(bytes: &[u8]) -> Certificates {
    let kind = |kind: &str| Certificates { kind: kind.to_owned(), ..Certificates::default() };
    let alone = |name: &str, code| Certificates { findings: vec![refused(code, 0, "")], ..kind(name) };
    match detect(bytes) {
        Container::Empty => return alone("empty", FindingCode::Empty),
        Container::Html => return alone("html", FindingCode::HtmlPage),
        _ => {}
    }
    if bytes.first() == Some(&SEQUENCE) && std::str::from_utf8(bytes).is_err() {
        let mut read = kind("der");
        match der(bytes) {
            Ok(certificates) => {
                if certificates.len() != 1 || pkcs7::is_signed_data(bytes) {
                    "pkcs7".clone_into(&mut read.kind);
                }
                read.found = certificates.into_iter().map(|certificate| (0, certificate)).collect();
            }
            Err(code) => read.findings.push(refused(code, 0, "")),
        }
        return read;
    }
    let text = encoding::decode(bytes, None).text;
    if text.trim_start().starts_with("PuTTY-User-Key-File") {
        return alone("pem", FindingCode::PrivateKey);
    }
    if !pem::has_block(&text)
        && let Some(Ok(certificates)) = bare(&text).map(|bytes| der(&bytes))
    {
        let found = certificates.into_iter().map(|certificate| (1, certificate)).collect();
        return Certificates { found, ..kind("base64") };
    }
    let mut read = kind("pem");
    pem::read(&text, &mut read);
    if read.found.iter().len() + read.findings.len() == 0 {
        return alone("foreign", FindingCode::NoCertificateBlock);
    }
    read
}

const SEQUENCE: u8 = 0x30;

/// The certificates in DER: a single one, or those of a PKCS #7 container.
///
/// # Errors
/// What the bytes are instead.
pub(super) fn der(bytes: &[u8]) -> Result<Vec<X509>, FindingCode> {
    if pkcs7::is_signed_data(bytes) {
        return pkcs7::certificates(bytes);
    }
    if is_key(bytes) {
        return Err(FindingCode::PrivateKey);
    }
    match x509::parse(bytes) {
        Some(certificate) => Ok(vec![certificate]),
        None if is_cut(bytes) => Err(FindingCode::CertificateCut),
        None if x509::is_request(bytes) => Err(FindingCode::CertificateRequest),
        None => Err(FindingCode::NoCertificateInside),
    }
}

/// The length a DER element announces, its own head included; `None` if it has no head of definite length.
fn announced(bytes: &[u8]) -> Option<usize> {
    let first = usize::from(*bytes.get(1)?);
    if first < 0x80 {
        return Some(first + 2);
    }
    let count = first & 0x7F;
    let digits = bytes.get(2..2 + count).filter(|digits| (1..=4).contains(&digits.len()))?;
    digits
        .iter()
        .try_fold(0_usize, |length, digit| length.checked_mul(256)?.checked_add(usize::from(*digit)))?
        .checked_add(2 + count)
}

fn is_cut(bytes: &[u8]) -> bool {
    bytes.first() == Some(&SEQUENCE) && announced(bytes).is_some_and(|length| length > bytes.len())
}

/// A sequence of plausible length that begins with another sequence (certificate) or an object identifier (PKCS #7), or a key.
fn is_der(head: &[u8]) -> bool {
    let Some(length) = announced(head).filter(|_| head.first() == Some(&SEQUENCE)) else { return false };
    let inner = match head.get(1) {
        Some(first) if *first >= 0x80 => 2 + usize::from(first & 0x7F),
        _ => 2,
    };
    length > 64 && matches!(head.get(inner), Some(0x30 | 0x06)) && std::str::from_utf8(head).is_err() || is_key(head)
}

/// A private key or a PKCS #12 container by its first elements: a version number, then what only keys have. Nothing of it is
/// decoded.
fn is_key(bytes: &[u8]) -> bool {
    if bytes.first() != Some(&SEQUENCE) {
        return false;
    }
    let inner = match bytes.get(1) {
        Some(first) if *first >= 0x80 => 2 + usize::from(first & 0x7F),
        _ => 2,
    };
    // Version 0 (PKCS #1, PKCS #8), 1 (SEC 1) or 3 (PKCS #12), as an integer of one byte.
    matches!(bytes.get(inner..inner + 3), Some([0x02, 0x01, 0 | 1 | 3]))
        && matches!(bytes.get(inner + 3), Some(0x02 | 0x04 | 0x30))
}

/// Base64 without head and end line, as some tools export it.
fn bare(text: &str) -> Option<Vec<u8>> {
    let packed: String = text.split_whitespace().collect();
    if !packed.starts_with("MI") || packed.len() < 200 {
        return None;
    }
    STANDARD.decode(packed).ok()
}

fn is_bare(head: &[u8]) -> bool {
    let start = head.iter().position(|byte| !byte.is_ascii_whitespace()).unwrap_or(0);
    let Some(line) = head.get(start..).and_then(|rest| rest.split(|byte| *byte == b'\n' || *byte == b'\r').next())
    else {
        return false;
    };
    line.starts_with(b"MI")
        && line.len() >= 60
        && line.iter().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'='))
}
