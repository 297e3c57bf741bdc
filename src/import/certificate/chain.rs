//! Certificates in the order of their chain: the leaf first, then who signed it, up to the root.

use crate::model::X509;

/// A chain of certificates as far as a file holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chain {
    /// The certificates, each signed by the next one.
    pub certificates: Vec<X509>,
}

impl Chain {
    /// The issuer the chain ends at without holding its certificate; `None` if it ends in a certificate that signs itself.
    ///
    /// A verifier that does not have that issuer either reports OpenSSL error 20.
    #[must_use]
    pub fn missing(&self) -> Option<&str> {
        // An issuing certificate or a root alone is no chain that lacks something.
        let leaf = self.certificates.first().filter(|first| !first.authority)?;
        let last = self.certificates.last().unwrap_or(leaf);
        (!last.self_signed()).then_some(last.issuer.as_str())
    }
}

/// Puts certificates into chains. Each distinct certificate heads a chain unless it signed another one that is given; the
/// chains stand in the order of the file.
pub(super) fn chains<'a>(certificates: impl Iterator<Item = &'a X509>) -> Vec<Chain> {
    let mut distinct: Vec<&X509> = Vec::new();
    for certificate in certificates {
        if distinct.iter().all(|known| known.sha256 != certificate.sha256) {
            distinct.push(certificate);
        }
    }
    let signs = |certificate: &X509| {
        distinct
            .iter()
            .any(|other| other.sha256 != certificate.sha256 && other.issued_by(certificate) && !other.self_signed())
    };
    let heads = distinct.iter().filter(|certificate| !signs(certificate));
    heads.map(|head| Chain { certificates: upwards(head, &distinct) }).collect()
}

fn upwards(head: &X509, all: &[&X509]) -> Vec<X509> {
    let mut chain = vec![head.clone()];
    while let Some(last) = chain.last().filter(|last| !last.self_signed()) {
        let known = |candidate: &X509| chain.iter().any(|link| link.sha256 == candidate.sha256);
        // Of several certificates with the issuer's name and key (cross certificates) the one that signs itself ends the chain.
        let issuer = all
            .iter()
            .filter(|candidate| last.issued_by(candidate) && !known(candidate))
            .max_by_key(|candidate| candidate.self_signed());
        let Some(issuer) = issuer else { break };
        chain.push(X509::clone(issuer));
    }
    chain
}
