//! A document as zip bytes and back.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _, Write as _};
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use super::{Document, DocumentError, SourceBytes, fleet_csv};
use crate::model::{Day, SourceFile};
use crate::plan::Plan;

/// The version of the format this program writes, and the newest it reads.
pub const FORMAT: u32 = 1;

const MANIFEST: &str = "manifest.ron";
const PLAN: &str = "plan.ron";
const FLEET: &str = "fleet.csv";
const CATALOG: &str = "catalog.ron";

/// The largest member that is unpacked; beyond it the file is taken for a zip bomb.
const LARGEST_MEMBER: u64 = 1 << 30;
/// The largest sum of all members.
pub(super) const LARGEST_SUM: u64 = 2 << 30;

#[derive(Serialize, Deserialize)]
struct Manifest {
    format: u32,
    program: String,
    created: Option<Day>,
    #[serde(default)]
    scenario: usize,
    files: Vec<SourceFile>,
    #[serde(default)]
    sources: Vec<StoredSource>,
    members: BTreeMap<String, String>,
}

#[derive(Serialize, Deserialize)]
struct StoredSource {
    name: String,
    sha256: String,
    member: String,
}

/// Only the version, so that a newer manifest can be told from a damaged one.
#[derive(Deserialize)]
struct Version {
    format: u32,
}

/// The bytes of a plan file; the same document gives the same bytes.
///
/// # Errors
/// When a member cannot be written.
pub fn write(document: &Document) -> Result<Vec<u8>, DocumentError> {
    let mut members: Vec<(String, Arc<Vec<u8>>)> = vec![
        (PLAN.to_owned(), Arc::new(pretty(PLAN, &*document.plan)?)),
        (FLEET.to_owned(), Arc::new(fleet_csv::write(&document.fleet)?)),
        (CATALOG.to_owned(), Arc::new(pretty(CATALOG, &document.plan.own_products)?)),
    ];
    let mut sources = Vec::new();
    if document.plan.settings.keep_sources {
        for (index, source) in document.sources.iter().enumerate() {
            let member = format!("sources/{:03}-{}", index + 1, file_name(&source.name));
            members.push((member.clone(), Arc::clone(&source.bytes)));
            sources.push(StoredSource { name: source.name.clone(), sha256: source.sha256.clone(), member });
        }
    }
    let manifest = Manifest {
        format: FORMAT,
        program: env!("CARGO_PKG_VERSION").to_owned(),
        created: document.created,
        scenario: document.scenario,
        files: document.fleet.files().to_vec(),
        sources,
        members: members.iter().map(|(name, bytes)| (name.clone(), hex(bytes))).collect(),
    };
    members.insert(0, (MANIFEST.to_owned(), Arc::new(pretty(MANIFEST, &manifest)?)));
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in members {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default())
            .unix_permissions(0o644)
            .large_file(bytes.len() >= u32::MAX as usize);
        zip.start_file(name.as_str(), options).map_err(|error| DocumentError::damaged(&name, error))?;
        zip.write_all(&bytes)?;
    }
    Ok(zip.finish().map_err(|error| DocumentError::damaged("zip", error))?.into_inner())
}

/// Reads the bytes of a plan file.
///
/// # Errors
/// When they are no plan, are newer than the program, damaged, or too large.
pub fn read(bytes: &[u8]) -> Result<Document, DocumentError> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| {
        // A zip that was cut off still begins like one.
        if bytes.starts_with(b"PK\x03\x04") { DocumentError::damaged("zip", error) } else { DocumentError::Foreign }
    })?;
    let mut left = LARGEST_SUM;
    if zip.index_for_name(MANIFEST).is_none() {
        return Err(DocumentError::Foreign);
    }
    let manifest = text(MANIFEST, member(&mut zip, MANIFEST, &mut left)?)?;
    let version: Version = ron_value(MANIFEST, &manifest)?;
    if version.format > FORMAT {
        return Err(DocumentError::Newer(version.format));
    }
    let manifest: Manifest = ron_value(MANIFEST, &manifest)?;
    let mut checked = |name: &str| -> Result<Vec<u8>, DocumentError> {
        let bytes = member(&mut zip, name, &mut left)?;
        if manifest.members.get(name) != Some(&hex(&bytes)) {
            return Err(DocumentError::damaged(name, "its checksum differs"));
        }
        Ok(bytes)
    };
    let mut plan: Plan = ron_value(PLAN, &text(PLAN, checked(PLAN)?)?)?;
    let fleet = checked(FLEET)?;
    plan.own_products = ron_value(CATALOG, &text(CATALOG, checked(CATALOG)?)?)?;
    let sources = manifest
        .sources
        .iter()
        .map(|stored| {
            let bytes = Arc::new(checked(&stored.member)?);
            Ok(SourceBytes { name: stored.name.clone(), sha256: stored.sha256.clone(), bytes })
        })
        .collect::<Result<Vec<_>, DocumentError>>()?;
    let fleet = fleet_csv::read(&fleet, manifest.files)?;
    let scenario = manifest.scenario.min(plan.scenarios.len().saturating_sub(1));
    Ok(Document {
        plan: Arc::new(plan),
        fleet: Arc::new(fleet),
        sources: Arc::new(sources),
        created: manifest.created,
        scenario,
    })
}

fn member(zip: &mut ZipArchive<Cursor<&[u8]>>, name: &str, left: &mut u64) -> Result<Vec<u8>, DocumentError> {
    let file = zip.by_name(name).map_err(|error| DocumentError::damaged(name, error))?;
    let limit = LARGEST_MEMBER.min(*left);
    // The size in the directory can lie; what comes out is what counts.
    let mut bytes = Vec::new();
    file.take(limit + 1).read_to_end(&mut bytes).map_err(|error| DocumentError::damaged(name, error))?;
    let length = bytes.len() as u64;
    if length > limit {
        return Err(DocumentError::TooLarge(name.to_owned()));
    }
    *left -= length;
    Ok(bytes)
}

fn text(member: &str, bytes: Vec<u8>) -> Result<String, DocumentError> {
    String::from_utf8(bytes).map_err(|error| DocumentError::damaged(member, error))
}

fn ron_value<T: serde::de::DeserializeOwned>(member: &str, text: &str) -> Result<T, DocumentError> {
    ron::from_str(text).map_err(|error| DocumentError::damaged(member, error))
}

fn pretty<T: Serialize>(member: &str, value: &T) -> Result<Vec<u8>, DocumentError> {
    let config = ron::ser::PrettyConfig::new().new_line("\n").indentor("  ").struct_names(false);
    let mut text = ron::ser::to_string_pretty(value, config).map_err(|error| DocumentError::damaged(member, error))?;
    text.push('\n');
    Ok(text.into_bytes())
}

/// SHA-256 in lower-case hex.
fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    let mut text = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        let _ = write!(text, "{byte:02x}");
    }
    text
}

/// A name that cannot leave the folder it is unpacked into.
fn file_name(name: &str) -> String {
    let safe: String =
        name.chars().map(|c| if c.is_control() || "/\\:*?\"<>|".contains(c) { '_' } else { c }).collect();
    safe.trim_start_matches('.').to_owned()
}

#[cfg(test)]
mod tests;
