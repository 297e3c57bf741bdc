//! The plan a report was made from, inside the report.

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

use super::Attachment;

/// Adds a file as associated source of the document. Returns its file specification.
pub(super) fn add(document: &mut Document, attachment: &Attachment) -> ObjectId {
    let size = i64::try_from(attachment.bytes.len()).unwrap_or(i64::MAX);
    let dictionary = dictionary! {
        "Type" => "EmbeddedFile",
        "Subtype" => "application/zip",
        "Params" => dictionary! { "Size" => size },
    };
    // The plan is a zip: it does not get smaller by packing it again.
    let stream = Stream::new(dictionary, attachment.bytes.to_vec()).with_compression(false);
    let file = document.add_object(stream);
    let name = lopdf::text_string(&attachment.name);
    let files: Dictionary = dictionary! { "F" => file, "UF" => file };
    let specification = document.add_object(dictionary! {
        "Type" => "Filespec",
        "F" => name.clone(),
        "UF" => name.clone(),
        "EF" => files,
        "Desc" => lopdf::text_string(&attachment.description),
        "AFRelationship" => "Source",
    });
    let names: Vec<Object> = vec![name, specification.into()];
    let names = dictionary! { "EmbeddedFiles" => dictionary! { "Names" => names } };
    if let Ok(catalog) = document.catalog_mut() {
        catalog.set("Names", names);
        catalog.set("AF", vec![Object::Reference(specification)]);
    }
    specification
}
