//! What a phone says when TLS fails.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A problem with TLS or certificates, as a device logs it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TlsProblem {
    /// Verification failed with this OpenSSL verify code (`X509_V_ERR_…`, the numbers of `x509_vfy.h`).
    Verify(u16),
    /// The phone tries to fetch a root certificate itself.
    RenewRoot,
    /// The two sides share no TLS version.
    ProtocolVersion,
    /// The other side rejected the certificate with alert 48, `unknown_ca`.
    AlertUnknownCa,
    /// The certificate was not trusted; the device gives no code.
    Untrusted,
    /// Verification failed with a code that cannot be read.
    Unknown,
}

impl TlsProblem {
    /// True if it says that an issuer or root is not in the trust store: codes 2, 20 and 21, alert 48, and the texts
    /// of devices without codes.
    #[must_use]
    pub const fn missing_root(self) -> bool {
        matches!(self, Self::Verify(2 | 20 | 21) | Self::AlertUnknownCa | Self::Untrusted)
    }

    /// True if the connection failed; a phone's attempt to help itself is no failure of its own.
    #[must_use]
    pub const fn fails(self) -> bool {
        !matches!(self, Self::RenewRoot)
    }

    /// OpenSSL's own name of the code, without prefix; empty where it is not one that phones log.
    #[must_use]
    pub const fn openssl_name(self) -> &'static str {
        match self {
            Self::Verify(2) => "UNABLE_TO_GET_ISSUER_CERT",
            Self::Verify(7) => "CERT_SIGNATURE_FAILURE",
            Self::Verify(9) => "CERT_NOT_YET_VALID",
            Self::Verify(10) => "CERT_HAS_EXPIRED",
            Self::Verify(18) => "DEPTH_ZERO_SELF_SIGNED_CERT",
            Self::Verify(19) => "SELF_SIGNED_CERT_IN_CHAIN",
            Self::Verify(20) => "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
            Self::Verify(21) => "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
            Self::Verify(23) => "CERT_REVOKED",
            Self::Verify(24) => "INVALID_CA",
            Self::Verify(26) => "INVALID_PURPOSE",
            Self::Verify(62) => "HOSTNAME_MISMATCH",
            _ => "",
        }
    }
}

impl fmt::Display for TlsProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Verify(code) => write!(f, "{code}"),
            Self::RenewRoot => f.write_str("renew_root"),
            Self::ProtocolVersion => f.write_str("protocol_version"),
            Self::AlertUnknownCa => f.write_str("alert_unknown_ca"),
            Self::Untrusted => f.write_str("untrusted"),
            Self::Unknown => f.write_str("unknown"),
        }
    }
}

/// Text that names no TLS problem.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is neither an OpenSSL verify code nor the name of a TLS problem")]
pub struct ParseTlsProblemError(pub String);

impl FromStr for TlsProblem {
    type Err = ParseTlsProblemError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(match text {
            "renew_root" => Self::RenewRoot,
            "protocol_version" => Self::ProtocolVersion,
            "alert_unknown_ca" => Self::AlertUnknownCa,
            "untrusted" => Self::Untrusted,
            "unknown" => Self::Unknown,
            code => Self::Verify(code.parse().map_err(|_| ParseTlsProblemError(text.to_owned()))?),
        })
    }
}

impl Serialize for TlsProblem {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for TlsProblem {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}
