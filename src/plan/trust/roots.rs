//! The roots of the matrix: those Microsoft may present, those of own servers, and the authorities of device certificates.

use super::super::ground::Ground;
use crate::catalog::Certificate;
use crate::model::{Class, Day};

/// What a root is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RootGroup {
    /// Microsoft Teams and SIP Gateway may present it.
    Microsoft,
    /// A server of the organization presents it.
    Own,
    /// It identifies the device itself.
    Device,
}

/// A column of the matrix.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Root {
    /// Key of the catalog's certificate, or SHA-256 of an own one.
    pub id: String,
    /// What it is for.
    pub group: RootGroup,
    /// Position in `Catalog::certificates`, if it is there.
    pub known: Option<usize>,
    /// Common name.
    pub subject: String,
    /// Organization.
    pub organization: String,
    /// Last day of validity.
    pub not_after: Option<Day>,
    /// First day on which a public root program drops it.
    pub distrust: Option<Day>,
}

impl Root {
    fn of(certificate: &Certificate, at: usize, group: RootGroup) -> Self {
        Self {
            id: certificate.id.clone(),
            group,
            known: Some(at),
            subject: certificate.subject.clone(),
            organization: certificate.organization.clone(),
            not_after: certificate.not_after,
            distrust: certificate.distrust,
        }
    }
}

/// All columns, by group and then by their end.
pub(super) fn columns(ground: &Ground<'_>) -> Vec<Root> {
    let catalog = ground.inputs.catalog;
    let mut roots: Vec<Root> = Vec::new();
    for (at, certificate) in catalog.certificates.iter().enumerate() {
        if certificate.kind == "root" && certificate.of_microsoft_voice() {
            roots.push(Root::of(certificate, at, RootGroup::Microsoft));
        } else if certificate.of_devices() && !certificate.subject.contains("Root") {
            let ours = (0..ground.devices.len()).any(|lane| made_by(ground, lane, certificate));
            if ours {
                roots.push(Root::of(certificate, at, RootGroup::Device));
            }
        }
    }
    for chain in &ground.inputs.plan.certificates.chains {
        let Some(root) = chain.root() else { continue };
        let known = catalog.certificates.iter().position(|known| known.sha256.as_deref() == Some(&root.sha256));
        let id = known.and_then(|at| catalog.certificates.get(at)).map_or(&root.sha256, |known| &known.id);
        // A root that came alone belongs to a trust store; one of a server's chain is presented to phones.
        if roots.iter().any(|column| column.id == *id) || !chain.is_server() {
            continue;
        }
        roots.push(Root {
            id: id.clone(),
            group: RootGroup::Own,
            known,
            subject: root.subject.clone(),
            organization: organization(&root.subject_name),
            not_after: Some(root.last_day()),
            distrust: None,
        });
    }
    roots.sort_by(|a, b| (a.group, a.not_after).cmp(&(b.group, b.not_after)).then_with(|| a.subject.cmp(&b.subject)));
    roots
}

/// The organization in a subject as the program writes it.
fn organization(name: &str) -> String {
    name.split(", ").find_map(|part| part.strip_prefix("O=")).unwrap_or_default().to_owned()
}

/// True if the devices of a lane are of the maker whose certificate it is.
fn made_by(ground: &Ground<'_>, lane: usize, certificate: &Certificate) -> bool {
    let Some(product) = ground.product(lane) else { return false };
    let vendors = &ground.inputs.catalog.vendors;
    let brands = vendors.iter().find(|vendor| vendor.name == product.vendor).map(|vendor| vendor.brands.as_slice());
    let is = |brand: &str| {
        let begins = |text: &str| text.split_whitespace().next().is_some_and(|word| word.eq_ignore_ascii_case(brand));
        begins(&certificate.organization) || begins(&certificate.subject)
    };
    is(&product.vendor) || brands.into_iter().flatten().any(|brand| is(brand))
}

/// True if devices of a lane meet a root at all.
pub(super) fn meets(ground: &Ground<'_>, lane: usize, root: &Root) -> bool {
    match root.group {
        // Behind an SBC or adapter a device speaks to that alone.
        RootGroup::Microsoft => ground.class(lane) != Class::AnalogSbc,
        RootGroup::Own => true,
        RootGroup::Device => root
            .known
            .and_then(|at| ground.inputs.catalog.certificates.get(at))
            .is_some_and(|certificate| made_by(ground, lane, certificate)),
    }
}
