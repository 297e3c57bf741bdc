//! Changes of what a plan knows about certificates.

use crate::catalog::Catalog;
use crate::i18n::explain::lane_name;
use crate::i18n::{Lang, tr::session as tr};
use crate::model::{Day, Money};
use crate::plan::{AcceptedRisk, CertificatePlan, LogRead, OwnChain, OwnDate, OwnTrust};

/// A change of the plan's certificates.
#[derive(Clone, Debug, PartialEq)]
pub enum CertificateEdit {
    /// Take chains and logs; a certificate that is there already is taken anew, and so is a log of the same name.
    Import {
        /// Chains.
        chains: Vec<OwnChain>,
        /// Logs.
        logs: Vec<LogRead>,
    },
    /// Remove an own chain.
    RemoveChain(usize),
    /// Plan renewals of an own certificate or not.
    TrackChain(usize, bool),
    /// Say whether a public authority issues it; `None` lets the program tell.
    ChainPublic(usize, Option<bool>),
    /// Remove a log.
    RemoveLog(usize),
    /// Say which root is missing where a log names no server.
    LogRoot(usize, Option<String>),
    /// Add a date, or replace the one at a position.
    Date(Option<usize>, OwnDate),
    /// Remove a date.
    RemoveDate(usize),
    /// Set what devices trust, as tested by hand; `None` goes back to what is documented.
    Trust {
        /// Lane key.
        lane: String,
        /// Root.
        root: String,
        /// Whether they trust it.
        trusted: Option<bool>,
        /// The day.
        on: Day,
    },
    /// Take the roots of a file for the trust store of devices.
    TrustStore {
        /// Lane key.
        lane: String,
        /// Roots in it.
        roots: Vec<String>,
        /// The file.
        file: String,
        /// The day.
        on: Day,
    },
    /// Accept that a root is missing, or take that back.
    Accept {
        /// Lane key.
        lane: String,
        /// Root.
        root: String,
        /// The day; `None` takes it back.
        on: Option<Day>,
    },
    /// Set the one-off cost of automating renewals.
    Automation(Option<Money>),
}

impl CertificateEdit {
    /// Applies it. What it cannot find it leaves.
    pub(in crate::session) fn apply(&self, plan: &mut CertificatePlan) {
        match self {
            Self::Import { chains, logs } => {
                for chain in chains {
                    let sha = |chain: &OwnChain| chain.leaf().map(|leaf| leaf.sha256.clone());
                    match plan.chains.iter_mut().find(|known| sha(known) == sha(chain)) {
                        // A file that holds more of the chain completes it; what the user decided about it stays.
                        Some(known) if chain.certificates.len() >= known.certificates.len() => {
                            *known = OwnChain { tracked: known.tracked, public: known.public, ..chain.clone() };
                        }
                        Some(_) => {}
                        None => plan.chains.push(chain.clone()),
                    }
                }
                for log in logs {
                    match plan.logs.iter_mut().find(|known| known.file == log.file) {
                        Some(known) => *known = LogRead { root: known.root.take(), ..log.clone() },
                        None => plan.logs.push(log.clone()),
                    }
                }
            }
            Self::RemoveChain(index) => remove(&mut plan.chains, *index),
            Self::TrackChain(index, tracked) => {
                if let Some(chain) = plan.chains.get_mut(*index) {
                    chain.tracked = *tracked;
                }
            }
            Self::ChainPublic(index, public) => {
                if let Some(chain) = plan.chains.get_mut(*index) {
                    chain.public = *public;
                }
            }
            Self::RemoveLog(index) => remove(&mut plan.logs, *index),
            Self::LogRoot(index, root) => {
                if let Some(log) = plan.logs.get_mut(*index) {
                    log.root.clone_from(root);
                }
            }
            Self::Date(at, date) => match at.and_then(|at| plan.dates.get_mut(at)) {
                Some(known) => *known = date.clone(),
                None => plan.dates.push(date.clone()),
            },
            Self::RemoveDate(index) => remove(&mut plan.dates, *index),
            Self::Trust { lane, root, trusted, on } => {
                plan.trust.retain(|known| known.lane != *lane || known.root != *root);
                if let Some(trusted) = *trusted {
                    let entry =
                        OwnTrust { lane: lane.clone(), root: root.clone(), trusted, on: *on, store: String::new() };
                    plan.trust.push(entry);
                }
            }
            Self::TrustStore { lane, roots, file, on } => {
                plan.trust.retain(|known| known.lane != *lane || !roots.contains(&known.root));
                plan.trust.extend(roots.iter().map(|root| OwnTrust {
                    lane: lane.clone(),
                    root: root.clone(),
                    trusted: true,
                    on: *on,
                    store: file.clone(),
                }));
            }
            Self::Accept { lane, root, on } => {
                plan.accepted.retain(|known| known.lane != *lane || known.root != *root);
                if let Some(on) = *on {
                    plan.accepted.push(AcceptedRisk { lane: lane.clone(), root: root.clone(), on });
                }
            }
            Self::Automation(cost) => plan.automation = *cost,
        }
    }

    /// What the undo button calls it.
    pub(in crate::session) fn label(&self, lang: Lang, catalog: &Catalog) -> String {
        match self {
            Self::Import { logs, .. } if !logs.is_empty() => tr::edit_log(lang),
            Self::Import { .. } => tr::edit_certificates(lang),
            Self::RemoveChain(_) => tr::edit_remove_certificate(lang),
            Self::TrackChain(..) | Self::ChainPublic(..) => tr::edit_certificate(lang),
            Self::RemoveLog(_) => tr::edit_remove_log(lang),
            Self::LogRoot(..) => tr::edit_log_root(lang),
            Self::Date(None, date) => tr::edit_add_date(lang, &date.title),
            Self::Date(Some(_), date) => tr::edit_change_date(lang, &date.title),
            Self::RemoveDate(_) => tr::edit_remove_date(lang),
            Self::Trust { lane, .. } | Self::TrustStore { lane, .. } => {
                tr::edit_trust(lang, &lane_name(lang, catalog, lane))
            }
            Self::Accept { lane, .. } => tr::edit_accept(lang, &lane_name(lang, catalog, lane)),
            Self::Automation(_) => tr::edit_automation(lang),
        }
    }
}

fn remove<T>(list: &mut Vec<T>, index: usize) {
    if index < list.len() {
        list.remove(index);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn trust(trusted: Option<bool>) -> CertificateEdit {
        let on = Day::from_ymd(2026, 11, 23).unwrap();
        CertificateEdit::Trust { lane: "a".to_owned(), root: "r".to_owned(), trusted, on }
    }

    #[test]
    fn an_own_entry_is_replaced_and_taken_back() {
        let mut plan = CertificatePlan::default();
        trust(Some(true)).apply(&mut plan);
        trust(Some(false)).apply(&mut plan);
        assert_eq!(plan.trust.iter().map(|entry| entry.trusted).collect::<Vec<_>>(), [false]);
        trust(None).apply(&mut plan);
        assert_eq!(plan, CertificatePlan::default());
    }

    #[test]
    fn what_is_not_there_is_left() {
        let mut plan = CertificatePlan::default();
        for edit in
            [CertificateEdit::RemoveChain(3), CertificateEdit::RemoveLog(0), CertificateEdit::TrackChain(1, true)]
        {
            edit.apply(&mut plan);
        }
        assert_eq!(plan, CertificatePlan::default());
    }
}
