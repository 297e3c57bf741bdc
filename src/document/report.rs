//! A plan inside the PDF of its report.

use std::panic::catch_unwind;

use lopdf::{Dictionary, Object};

use super::archive::LARGEST_SUM;
use super::{DocumentError, EXTENSION};

/// The bytes of the plan file that a PDF carries inside.
///
/// # Errors
/// [`DocumentError::NoPlanInside`] if the PDF cannot be read or carries none.
pub(super) fn plan_in(pdf: &[u8]) -> Result<Vec<u8>, DocumentError> {
    // A foreign file must not end the program, whatever a reader of PDFs thinks of it.
    let found = catch_unwind(|| attached(pdf)).ok().flatten();
    let bytes = found.ok_or(DocumentError::NoPlanInside)?;
    if bytes.len() as u64 > LARGEST_SUM {
        return Err(DocumentError::TooLarge("PDF".to_owned()));
    }
    Ok(bytes)
}

fn attached(pdf: &[u8]) -> Option<Vec<u8>> {
    let document = lopdf::Document::load_mem(pdf).ok()?;
    let plan = |file: &Dictionary| {
        let name = file.get(b"UF").or_else(|_| file.get(b"F")).ok()?;
        let name = lopdf::decode_text_string(name).ok()?;
        if !name.to_lowercase().ends_with(&format!(".{EXTENSION}")) {
            return None;
        }
        let (_, files) = document.dereference(file.get(b"EF").ok()?).ok()?;
        let files = files.as_dict().ok()?;
        let (_, stream) = document.dereference(files.get(b"UF").or_else(|_| files.get(b"F")).ok()?).ok()?;
        let stream = stream.as_stream().ok()?;
        Some(stream.decompressed_content().unwrap_or_else(|_| stream.content.clone()))
    };
    let specifications = document.objects.values().filter_map(|object| object.as_dict().ok());
    specifications
        .filter(|file| file.get(b"Type").and_then(Object::as_name).is_ok_and(|kind| kind == b"Filespec"))
        .find_map(plan)
}
