//! What printpdf does not write: language, outline, links, structure, attachment, identity; and a stable order of objects.

use std::fmt::Write as _;

use lopdf::{Dictionary, Document, Object, ObjectId, SaveOptions, StringFormat, dictionary};
use sha2::{Digest as _, Sha256};

use super::{LinkTo, Meta, POINTS, Page, PdfError, attach, objects, structure};
use crate::model::Day;

/// Finishes a document and writes it.
pub(super) fn finish(mut document: Document, pages: &[Page], meta: &Meta) -> Result<Vec<u8>, PdfError> {
    let failed = |error: &dyn std::fmt::Display| PdfError::Write(error.to_string());
    "1.7".clone_into(&mut document.version);
    let page_ids: Vec<ObjectId> = document.get_pages().into_values().collect();
    let mut annotations = Vec::new();
    for (page, id) in pages.iter().zip(&page_ids) {
        annotations.push(links(&mut document, page, *id, &page_ids).map_err(|error| failed(&error))?);
    }
    let tree = structure::add(&mut document, pages, &page_ids, &annotations);
    if let Some(attachment) = &meta.attachment {
        attach::add(&mut document, attachment);
    }
    let outlines = outline(&mut document, pages, &page_ids);
    let catalog = document.catalog_mut().map_err(|error| failed(&error))?;
    catalog.set("Lang", Object::string_literal(meta.lang.code()));
    catalog.set("StructTreeRoot", tree);
    catalog.set("MarkInfo", dictionary! { "Marked" => true });
    catalog.set("PageLayout", Object::Name(b"SinglePage".to_vec()));
    catalog.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true });
    if let Some(outlines) = outlines {
        catalog.set("PageMode", Object::Name(b"UseOutlines".to_vec()));
        catalog.set("Outlines", outlines);
    } else {
        catalog.set("PageMode", Object::Name(b"UseNone".to_vec()));
    }
    let info = document.add_object(info(meta));
    document.trailer.set("Info", info);
    objects::settle(&mut document);
    document.compress();

    // The identity follows from the content: it is put in place of zeros after all else is written.
    let zeros = Object::String(vec![0; ID], StringFormat::Hexadecimal);
    document.trailer.set("ID", vec![zeros.clone(), zeros]);
    let options = SaveOptions::builder().use_object_streams(true).use_xref_streams(true).max_objects_per_stream(1000);
    let mut bytes = Vec::new();
    document.save_with_options(&mut bytes, options.build()).map_err(|error| failed(&error))?;
    let digest = Sha256::digest(&bytes);
    let mut id = String::with_capacity(2 * ID);
    for byte in digest.iter().take(ID) {
        let _ = write!(id, "{byte:02X}");
    }
    let zeros = "0".repeat(2 * ID);
    // The dictionary of the cross-reference stream, which holds the identity, is the last thing in the file.
    let found: Vec<usize> = memchr::memmem::rfind_iter(&bytes, zeros.as_bytes()).take(2).collect();
    for at in found {
        bytes[at..at + 2 * ID].copy_from_slice(id.as_bytes());
    }
    Ok(bytes)
}

/// Bytes of a document's identity.
const ID: usize = 16;

fn info(meta: &Meta) -> Dictionary {
    let mut info = dictionary! {
        "Title" => lopdf::text_string(&meta.title),
        "Author" => lopdf::text_string(&meta.author),
        "Subject" => lopdf::text_string(&meta.subject),
        "Creator" => lopdf::text_string("Switchover"),
        "Producer" => lopdf::text_string("Switchover"),
    };
    if let Some(day) = meta.as_of {
        info.set("CreationDate", Object::string_literal(date(day)));
        info.set("ModDate", Object::string_literal(date(day)));
    }
    info
}

fn date(day: Day) -> String {
    format!("D:{:04}{:02}{:02}000000Z", day.year(), day.month(), day.day_of_month())
}

/// Adds the links of a page. Returns one annotation for each of them.
fn links(document: &mut Document, page: &Page, id: ObjectId, page_ids: &[ObjectId]) -> lopdf::Result<Vec<ObjectId>> {
    let height = page.scene.height;
    let mut annotations = Vec::new();
    for link in &page.links {
        let rect = [link.rect.x, height - link.rect.bottom(), link.rect.right(), height - link.rect.y];
        let rect: Vec<Object> = rect.iter().map(|value| Object::Real(value * POINTS)).collect();
        let action = match &link.to {
            LinkTo::Address(address) => {
                dictionary! { "S" => "URI", "URI" => Object::string_literal(address.as_str()) }
            }
            to => {
                let target = structure::target(to).and_then(|number| page_ids.get(number)).copied().unwrap_or(id);
                dictionary! { "S" => "GoTo", "D" => destination(target, None) }
            }
        };
        let annotation = dictionary! {
            "Type" => "Annot",
            "Subtype" => "Link",
            "Rect" => rect,
            "Border" => vec![0.into(), 0.into(), 0.into()],
            // Printed as well, as PDF/UA asks of everything that is seen.
            "F" => 4,
            "Contents" => lopdf::text_string(&link.text),
            "A" => action,
        };
        annotations.push(document.add_object(annotation));
    }
    let dictionary = document.get_object_mut(id)?.as_dict_mut()?;
    if annotations.is_empty() {
        dictionary.remove(b"Annots");
    } else {
        dictionary.set("Annots", annotations.iter().copied().map(Object::Reference).collect::<Vec<_>>());
    }
    Ok(annotations)
}

/// A place on a page: its top, or a height in points from the bottom.
fn destination(page: ObjectId, height: Option<f32>) -> Vec<Object> {
    vec![page.into(), "XYZ".into(), Object::Null, height.map_or(Object::Null, Object::Real), Object::Null]
}

/// An entry of the outline while it is built.
struct Entry {
    title: String,
    page: ObjectId,
    height: f32,
    children: Vec<Entry>,
}

fn outline(document: &mut Document, pages: &[Page], page_ids: &[ObjectId]) -> Option<ObjectId> {
    let mut roots: Vec<Entry> = Vec::new();
    for (page, id) in pages.iter().zip(page_ids) {
        for super::Entry { level, title, y } in &page.outline {
            let height = (page.scene.height - y) * POINTS;
            let entry = Entry { title: title.clone(), page: *id, height, children: Vec::new() };
            match roots.last_mut() {
                Some(parent) if *level > 0 => parent.children.push(entry),
                _ => roots.push(entry),
            }
        }
    }
    if roots.is_empty() {
        return None;
    }
    let root = document.new_object_id();
    let count = roots.len();
    let (first, last) = entries(document, roots, root)?;
    let dictionary = dictionary! {
        "Type" => "Outlines",
        "First" => first,
        "Last" => last,
        "Count" => i64::try_from(count).unwrap_or(0),
    };
    document.objects.insert(root, dictionary.into());
    Some(root)
}

/// Writes entries of one level below `parent`; returns the first and the last.
fn entries(document: &mut Document, entries_: Vec<Entry>, parent: ObjectId) -> Option<(ObjectId, ObjectId)> {
    let ids: Vec<ObjectId> = entries_.iter().map(|_| document.new_object_id()).collect();
    for (position, entry) in entries_.into_iter().enumerate() {
        let id = *ids.get(position)?;
        let mut dictionary = dictionary! {
            "Title" => lopdf::text_string(&entry.title),
            "Parent" => parent,
            "Dest" => destination(entry.page, Some(entry.height)),
        };
        if let Some(before) = position.checked_sub(1).and_then(|before| ids.get(before)) {
            dictionary.set("Prev", *before);
        }
        if let Some(next) = ids.get(position + 1) {
            dictionary.set("Next", *next);
        }
        let children = i64::try_from(entry.children.len()).unwrap_or(0);
        if let Some((first, last)) = entries(document, entry.children, id) {
            dictionary.set("First", first);
            dictionary.set("Last", last);
            // Negative: closed when the document is opened.
            dictionary.set("Count", -children);
        }
        document.objects.insert(id, dictionary.into());
    }
    Some((*ids.first()?, *ids.last()?))
}
