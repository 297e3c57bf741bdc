//! Problems that logs show, in words.

use super::{Lang, tr::certificates as tr};
use crate::model::TlsProblem;

/// A TLS problem in words.
#[must_use]
pub fn problem(lang: Lang, problem: TlsProblem) -> String {
    match problem {
        TlsProblem::Verify(2 | 20 | 21) => tr::problem_issuer(lang, &problem.to_string()),
        TlsProblem::Verify(9) => tr::problem_not_yet(lang),
        TlsProblem::Verify(10) => tr::problem_expired(lang),
        TlsProblem::Verify(18 | 19) => tr::problem_self_signed(lang, &problem.to_string()),
        TlsProblem::Verify(62) => tr::problem_host(lang),
        TlsProblem::Verify(code) => tr::problem_code(lang, &code.to_string(), problem.openssl_name()),
        TlsProblem::RenewRoot => tr::problem_renew(lang),
        TlsProblem::ProtocolVersion => tr::problem_protocol(lang),
        TlsProblem::AlertUnknownCa => tr::problem_alert(lang),
        TlsProblem::Untrusted => tr::problem_untrusted(lang),
        TlsProblem::Unknown => tr::problem_unknown(lang),
    }
}
