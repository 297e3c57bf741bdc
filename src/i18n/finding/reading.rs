//! Findings of certificate files and logs as sentences.

use super::dated;
use crate::i18n::{Lang, tr::reading as tr};
use crate::import::{Finding, FindingCode};

/// The sentence; `None` if the finding is about an inventory.
pub(super) fn sentence(lang: Lang, finding: &Finding) -> Option<String> {
    let subject = finding.written.as_str();
    let detail = dated(lang, &finding.detail);
    let count = finding.detail.parse::<u64>().unwrap_or(0);
    Some(match finding.code {
        FindingCode::PrivateKey => tr::private_key(lang),
        FindingCode::CertificateRequest => tr::request(lang),
        FindingCode::HtmlPage => tr::html_page(lang),
        FindingCode::PemEndMissing => tr::pem_end(lang),
        FindingCode::NotBase64 => tr::not_base64(lang),
        FindingCode::NoCertificateInside => tr::no_certificate(lang),
        FindingCode::NoCertificateBlock if subject.is_empty() => tr::no_block(lang),
        FindingCode::NoCertificateBlock => tr::other_block(lang, subject),
        FindingCode::CertificateCut => tr::cut(lang),
        FindingCode::CertificateRepeated => tr::repeated(lang, subject),
        FindingCode::CertificateExpired => tr::expired(lang, &detail, subject),
        FindingCode::CertificateNotYetValid => tr::not_yet_valid(lang, &detail, subject),
        FindingCode::CertificateEndless => tr::endless(lang, subject),
        FindingCode::CertificateOddDates => tr::odd_dates(lang, &detail, subject),
        FindingCode::ClientUsage => tr::client_usage(lang, subject),
        FindingCode::ChainIncomplete => tr::chain(lang, &finding.detail, subject),
        FindingCode::NotSyslog => tr::not_syslog(lang),
        FindingCode::LinesMalformed => tr::malformed(lang, count),
        FindingCode::LinesCut => tr::lines_cut(lang, count),
        FindingCode::LinesForeign => tr::lines_foreign(lang, count),
        FindingCode::LastLineCut => tr::last_line(lang),
        _ => return None,
    })
}

/// What to do about it; `None` if the finding is about an inventory.
pub(super) fn hint(lang: Lang, finding: &Finding) -> Option<String> {
    Some(match finding.code {
        FindingCode::PrivateKey => tr::private_key_hint(lang),
        FindingCode::CertificateRequest => tr::request_hint(lang),
        FindingCode::HtmlPage => tr::html_page_hint(lang),
        FindingCode::PemEndMissing => tr::pem_end_hint(lang),
        FindingCode::NotBase64 => tr::not_base64_hint(lang),
        FindingCode::NoCertificateInside => tr::no_certificate_hint(lang),
        FindingCode::NoCertificateBlock if finding.written.is_empty() => tr::no_block_hint(lang),
        FindingCode::NoCertificateBlock => tr::other_block_hint(lang),
        FindingCode::CertificateCut => tr::cut_hint(lang),
        FindingCode::CertificateRepeated => tr::repeated_hint(lang),
        FindingCode::CertificateExpired => tr::expired_hint(lang),
        FindingCode::CertificateNotYetValid => tr::not_yet_valid_hint(lang),
        FindingCode::CertificateEndless => tr::endless_hint(lang),
        FindingCode::CertificateOddDates => tr::odd_dates_hint(lang),
        FindingCode::ClientUsage => tr::client_usage_hint(lang),
        FindingCode::ChainIncomplete => tr::chain_hint(lang),
        FindingCode::NotSyslog => tr::not_syslog_hint(lang),
        FindingCode::LinesMalformed => tr::malformed_hint(lang),
        FindingCode::LinesCut => tr::lines_cut_hint(lang),
        FindingCode::LinesForeign => tr::lines_foreign_hint(lang),
        FindingCode::LastLineCut => tr::last_line_hint(lang),
        _ => return None,
    })
}
