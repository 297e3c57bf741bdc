//! PKCS #7 `SignedData` as a bag of certificates (RFC 2315, 9.1).

use x509_parser::asn1_rs::{Any, Class, FromDer as _, Tag};

use super::super::finding::FindingCode;
use super::x509;
use crate::model::X509;

/// `1.2.840.113549.1.7.2`, signedData, as DER.
const SIGNED_DATA: [u8; 11] = [0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x02];

/// True if the bytes begin as a `SignedData` container does.
pub(super) fn is_signed_data(bytes: &[u8]) -> bool {
    bytes.first() == Some(&0x30)
        && bytes.get(..bytes.len().min(24)).is_some_and(|head| memchr::memmem::find(head, &SIGNED_DATA).is_some())
}

/// The certificates of a container.
///
/// # Errors
/// What is wrong with it: cut off, or no certificate in it.
pub(super) fn certificates(bytes: &[u8]) -> Result<Vec<X509>, FindingCode> {
    let (_, info) = Any::from_der(bytes).map_err(|_| FindingCode::CertificateCut)?;
    let inside = || {
        let (rest, _) = Any::from_der(info.as_bytes()).ok()?;
        let (_, content) = Any::from_der(rest).ok()?;
        let (_, signed) = Any::from_der(content.as_bytes()).ok()?;
        let mut rest = signed.as_bytes();
        // Version, digest algorithms and content come before; certificates are tagged [0].
        while let Ok((next, part)) = Any::from_der(rest) {
            if part.class() == Class::ContextSpecific && part.tag() == Tag(0) {
                return Some(part);
            }
            rest = next;
        }
        None
    };
    let bag = inside().ok_or(FindingCode::NoCertificateInside)?;
    let mut rest = bag.as_bytes();
    let mut found = Vec::new();
    while let Ok((next, _)) = Any::from_der(rest) {
        let one = rest.get(..rest.len() - next.len()).unwrap_or_default();
        found.extend(x509::parse(one));
        rest = next;
    }
    if found.is_empty() { Err(FindingCode::NoCertificateInside) } else { Ok(found) }
}
