//! One certificate in DER to its public facts.

use std::fmt::Write as _;
use std::net::{Ipv4Addr, Ipv6Addr};

use chrono::{DateTime, NaiveDateTime};
use encoding_rs::{UTF_16BE, WINDOWS_1252};
use sha1::Sha1;
use sha2::{Digest as _, Sha256};
use x509_parser::asn1_rs::{FromDer as _, Tag};
use x509_parser::certificate::X509Certificate;
use x509_parser::certification_request::X509CertificationRequest;
use x509_parser::extensions::{GeneralName, ParsedExtension};
use x509_parser::public_key::PublicKey;
use x509_parser::time::ASN1Time;
use x509_parser::x509::{AttributeTypeAndValue, SubjectPublicKeyInfo, X509Name};

use crate::model::{Usage, X509};

/// The certificate that the bytes begin with; `None` if they hold none.
pub(super) fn parse(bytes: &[u8]) -> Option<X509> {
    let (rest, parsed) = X509Certificate::from_der(bytes).ok()?;
    let own = bytes.get(..bytes.len() - rest.len())?;
    let mut certificate = X509 {
        subject: common_name(parsed.subject()),
        subject_name: whole_name(parsed.subject()),
        issuer: common_name(parsed.issuer()),
        issuer_name: whole_name(parsed.issuer()),
        serial: hex(trimmed(parsed.raw_serial())),
        not_before: moment(parsed.validity().not_before)?,
        not_after: moment(parsed.validity().not_after)?,
        key: key(parsed.public_key()),
        signature: algorithm(&parsed.signature_algorithm.algorithm.to_id_string()),
        authority: parsed.is_ca(),
        usages: Vec::new(),
        names: Vec::new(),
        sha256: hex(&Sha256::digest(own)),
        sha1: hex(&Sha1::digest(own)),
        subject_key: String::new(),
        authority_key: String::new(),
    };
    for extension in parsed.extensions() {
        match extension.parsed_extension() {
            ParsedExtension::SubjectKeyIdentifier(id) => certificate.subject_key = hex(id.0),
            ParsedExtension::AuthorityKeyIdentifier(id) => {
                certificate.authority_key = id.key_identifier.as_ref().map(|id| hex(id.0)).unwrap_or_default();
            }
            ParsedExtension::ExtendedKeyUsage(usage) => {
                let other = usage.code_signing
                    || usage.email_protection
                    || usage.time_stamping
                    || usage.ocsp_signing
                    || !usage.other.is_empty();
                let flags = [
                    (usage.server_auth, Usage::Server),
                    (usage.client_auth, Usage::Client),
                    (usage.any, Usage::Any),
                    (other, Usage::Other),
                ];
                certificate.usages = flags.into_iter().filter(|(set, _)| *set).map(|(_, usage)| usage).collect();
            }
            ParsedExtension::SubjectAlternativeName(names) => {
                certificate.names = names.general_names.iter().filter_map(host).collect();
            }
            _ => {}
        }
    }
    Some(certificate)
}

/// True if the bytes are a request for a certificate (PKCS #10).
pub(super) fn is_request(bytes: &[u8]) -> bool {
    X509CertificationRequest::from_der(bytes).is_ok()
}

fn moment(time: ASN1Time) -> Option<NaiveDateTime> {
    DateTime::from_timestamp(time.timestamp(), 0).map(|time| time.naive_utc())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// A serial number without the zero that only keeps it positive.
fn trimmed(serial: &[u8]) -> &[u8] {
    match serial {
        [0, rest @ ..] if !rest.is_empty() => rest,
        serial => serial,
    }
}

/// Common name, else organizational unit, else organization, else the whole name.
fn common_name(name: &X509Name<'_>) -> String {
    let first =
        name.iter_common_name().chain(name.iter_organizational_unit()).chain(name.iter_organization()).find_map(text);
    first.unwrap_or_else(|| whole_name(name))
}

/// All attributes in the order of the certificate.
fn whole_name(name: &X509Name<'_>) -> String {
    let mut text = String::new();
    for attribute in name.iter_attributes() {
        if !text.is_empty() {
            text.push_str(", ");
        }
        let id = attribute.attr_type().to_id_string();
        let short = match id.as_str() {
            "2.5.4.3" => "CN",
            "2.5.4.6" => "C",
            "2.5.4.7" => "L",
            "2.5.4.8" => "ST",
            "2.5.4.10" => "O",
            "2.5.4.11" => "OU",
            "2.5.4.5" => "serialNumber",
            "1.2.840.113549.1.9.1" => "emailAddress",
            "0.9.2342.19200300.100.1.25" => "DC",
            other => other,
        };
        let value = self::text(attribute).unwrap_or_else(|| hex(attribute.as_slice()));
        text.push_str(short);
        text.push('=');
        text.push_str(&value);
    }
    text
}

/// The text of an attribute in any of the string types of X.520; `None` if it is no string.
fn text(attribute: &AttributeTypeAndValue<'_>) -> Option<String> {
    let bytes = attribute.as_slice();
    let text = match attribute.attr_value().tag() {
        Tag::BmpString => UTF_16BE.decode_without_bom_handling(bytes).0.into_owned(),
        Tag::UniversalString => bytes
            .chunks_exact(4)
            .map(|four| <[u8; 4]>::try_from(four).ok().and_then(|four| char::from_u32(u32::from_be_bytes(four))))
            .map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER))
            .collect(),
        Tag::Utf8String
        | Tag::PrintableString
        | Tag::Ia5String
        | Tag::NumericString
        | Tag::VisibleString
        | Tag::T61String
        | Tag::GeneralString => match std::str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            // T.61 as everybody writes it: Latin-1.
            Err(_) => WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(),
        },
        _ => return None,
    };
    Some(clean(&text))
}

/// Text of a certificate without control characters, which could lie about what is shown.
fn clean(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_control() && !matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}'))
        .collect()
}

fn host(name: &GeneralName<'_>) -> Option<String> {
    match name {
        GeneralName::DNSName(name) => Some(clean(name)),
        GeneralName::IPAddress(bytes) => <[u8; 4]>::try_from(*bytes)
            .map(|bytes| Ipv4Addr::from(bytes).to_string())
            .or_else(|_| <[u8; 16]>::try_from(*bytes).map(|bytes| Ipv6Addr::from(bytes).to_string()))
            .ok(),
        _ => None,
    }
}

fn key(key: &SubjectPublicKeyInfo<'_>) -> String {
    let id = key.algorithm.algorithm.to_id_string();
    match key.parsed() {
        // The size of a modulus counts no leading zero byte.
        Ok(PublicKey::RSA(rsa)) => {
            let significant = rsa.modulus.iter().skip_while(|byte| **byte == 0).count();
            format!("RSA {}", significant * 8)
        }
        Ok(PublicKey::EC(_)) => {
            let curve =
                key.algorithm.parameters.as_ref().and_then(|any| any.as_oid().ok().map(|oid| oid.to_id_string()));
            match curve.as_deref() {
                Some("1.2.840.10045.3.1.7") => "ECC P-256".to_owned(),
                Some("1.3.132.0.34") => "ECC P-384".to_owned(),
                Some("1.3.132.0.35") => "ECC P-521".to_owned(),
                Some(other) => format!("ECC {other}"),
                None => "ECC".to_owned(),
            }
        }
        _ => match id.as_str() {
            "1.3.101.112" => "Ed25519".to_owned(),
            "1.3.101.113" => "Ed448".to_owned(),
            _ => id,
        },
    }
}

/// The usual name of a signature algorithm.
fn algorithm(id: &str) -> String {
    match id {
        "1.2.840.113549.1.1.4" => "MD5 with RSA",
        "1.2.840.113549.1.1.5" => "SHA-1 with RSA",
        "1.2.840.113549.1.1.10" => "RSA-PSS",
        "1.2.840.113549.1.1.11" => "SHA-256 with RSA",
        "1.2.840.113549.1.1.12" => "SHA-384 with RSA",
        "1.2.840.113549.1.1.13" => "SHA-512 with RSA",
        "1.2.840.10045.4.1" => "SHA-1 with ECDSA",
        "1.2.840.10045.4.3.2" => "SHA-256 with ECDSA",
        "1.2.840.10045.4.3.3" => "SHA-384 with ECDSA",
        "1.2.840.10045.4.3.4" => "SHA-512 with ECDSA",
        "1.3.101.112" => "Ed25519",
        other => other,
    }
    .to_owned()
}
