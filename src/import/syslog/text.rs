//! What the text of a log line says about TLS.

use crate::model::{Mac, TlsProblem};

/// What phones, SBCs and OpenSSL write before a verify code.
const CODE_MARKS: [&str; 6] =
    ["ctx->error=", "error:num=", "verify return code:", "verify_result=", "verify error:", "x509 verify error "];

/// OpenSSL's sentences and their verify codes (`X509_verify_cert_error_string`), for lines that give no number.
const SENTENCES: [(&str, u16); 10] = [
    ("unable to get local issuer certificate", 20),
    ("unable to get issuer certificate", 2),
    ("unable to verify the first certificate", 21),
    ("self signed certificate in certificate chain", 19),
    ("self-signed certificate in certificate chain", 19),
    ("certificate has expired", 10),
    ("certificate is not yet valid", 9),
    ("hostname mismatch", 62),
    ("self signed certificate", 18),
    ("self-signed certificate", 18),
];

/// Words of which one is in every line that matters here.
const WORDS: [&[u8]; 9] = [b"ert", b"TLS", b"tls", b"SSL", b"ssl", b"egist", b"lert", b"answered 200", b"eer "];

/// False for most lines of a log: they need no closer look.
pub(super) fn interesting(text: &str) -> bool {
    WORDS.iter().any(|word| memchr::memmem::find(text.as_bytes(), word).is_some())
}

/// The problem a text (in lower case) reports. A line without line end may be cut in the middle of a number: then it reports
/// none.
pub(super) fn problem(lower: &str, ended: bool) -> Option<TlsProblem> {
    for mark in CODE_MARKS {
        let Some((_, rest)) = lower.split_once(mark) else { continue };
        let rest = rest.trim_start();
        let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        if digits == rest.len() && !ended {
            return None;
        }
        return match rest.get(..digits).unwrap_or_default().parse::<u16>() {
            Ok(0) => None,
            Ok(code @ ..1000) => Some(TlsProblem::Verify(code)),
            _ => sentence(lower).or(Some(TlsProblem::Unknown)),
        };
    }
    let has = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    if lower.contains("renew") && lower.contains("root certificate") {
        return Some(TlsProblem::RenewRoot);
    }
    let secure = has(&["tls", "ssl", "handshake", "x509", "verif"]);
    if secure && has(&["protocol version", "unsupported protocol", "wrong version number"]) {
        return Some(TlsProblem::ProtocolVersion);
    }
    if has(&["unknown ca", "unknown_ca", "alert number 48"]) {
        return Some(TlsProblem::AlertUnknownCa);
    }
    if secure && let Some(problem) = sentence(lower) {
        return Some(problem);
    }
    // Some phones write `Cetificate`.
    let failed = has(&["certificate verif", "certificate validation"]) && lower.contains("fail");
    (failed || has(&["untrusted ce"])).then_some(TlsProblem::Untrusted)
}

fn sentence(lower: &str) -> Option<TlsProblem> {
    SENTENCES.iter().find(|(sentence, _)| lower.contains(sentence)).map(|(_, code)| TlsProblem::Verify(*code))
}

/// True if a text (in lower case) shows that the device reached its service by TLS.
pub(super) fn connected(lower: &str) -> bool {
    // A registration over UDP says nothing about certificates.
    let registered = lower.contains("registered")
        && !["unregistered", "deregistered", "not registered", "udp", "backup"].iter().any(|no| lower.contains(no));
    registered || lower.contains("answered 200") || lower.contains("server certificate accepted")
}

/// The host the device spoke to, without port.
pub(super) fn peer(text: &str) -> Option<&str> {
    const BEFORE: [&str; 7] =
        ["handshake with ", "client to ", "connect to ", "connection to ", "peer ", "host=\"", "OPTIONS to "];
    BEFORE.iter().find_map(|before| {
        let (_, rest) = text.split_once(before)?;
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '.' | '-')).unwrap_or(rest.len());
        let host = rest.get(..end)?.trim_end_matches('.');
        (host.contains('.') && host.len() > 4).then_some(host)
    })
}

/// The extension or account a registration names: `registered as empfang@example.com`, `extension 214`.
pub(super) fn account(text: &str) -> Option<&str> {
    let (_, rest) = text.split_once("registered as ").or_else(|| text.split_once("extension "))?;
    let end = rest.find([',', ' ', ';']).unwrap_or(rest.len());
    rest.get(..end).filter(|account| !account.is_empty())
}

/// A MAC address written out in a name or text: twelve hex digits in a row, or six pairs with `:` or `-` between them.
pub(super) fn mac(text: &str) -> Option<Mac> {
    let mut run = String::with_capacity(12);
    for letter in text.chars().chain([' ']) {
        match letter {
            letter if letter.is_ascii_hexdigit() => run.push(letter),
            ':' | '-' if !run.is_empty() && run.len().is_multiple_of(2) && run.len() < 12 => {}
            _ if run.len() == 12 && run.contains(|c: char| c.is_ascii_digit()) => break,
            _ => run.clear(),
        }
    }
    (run.len() == 12).then(|| u64::from_str_radix(&run, 16).ok().and_then(Mac::from_bits)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_found_in_names() {
        let mac = |text| mac(text).map(|mac| mac.to_string());
        assert_eq!(mac("SEP0004F2ABCDEF").as_deref(), Some("00:04:F2:AB:CD:EF"));
        assert_eq!(mac("430hd 00:90:8f:12:34:56 up").as_deref(), Some("00:90:8F:12:34:56"));
        assert_eq!(mac("430HD-EG-014"), None);
        assert_eq!(mac("facade-decade"), None);
    }

    #[test]
    fn words_alone_are_no_problem() {
        for text in [
            "certificate store opened, 77 roots",
            "no error while validating the root certificate list (0 failed)",
            "certificate will change in 12 days",
            "root certificate imported by web page",
            "verify return code: 0 (ok)",
        ] {
            assert_eq!(problem(text, true), None, "{text}");
        }
        assert_eq!(problem("tls alert: unknown_ca", true), Some(TlsProblem::AlertUnknownCa));
        assert_eq!(problem("ssl_connect: certificate has expired", true), Some(TlsProblem::Verify(10)));
    }

    #[test]
    fn a_number_at_the_very_end_of_a_cut_line_is_not_believed() {
        assert_eq!(problem("ctx->error=2", false), None);
        assert_eq!(problem("ctx->error=2", true), Some(TlsProblem::Verify(2)));
        assert_eq!(problem("ctx->error=20 unable", false), Some(TlsProblem::Verify(20)));
    }

    #[test]
    fn peers_lose_their_port() {
        assert_eq!(peer("handshake with sip-edge.example.com:443 ended"), Some("sip-edge.example.com"));
        assert_eq!(peer("[cert@1 error=\"20\" host=\"a.example.com\"] x"), Some("a.example.com"));
        assert_eq!(peer("peer sent alert"), None);
    }
}
