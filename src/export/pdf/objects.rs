//! The objects of a document: those in use, numbered in the order they are reached from the trailer.
//!
//! lopdf does the same with a list that it searches for every reference; a report of many pages has thousands of them.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId};
use rustc_hash::FxHashMap;

/// Drops what nothing refers to and numbers the rest from one on.
pub(super) fn settle(document: &mut Document) {
    let mut reached: Vec<ObjectId> = Vec::new();
    let mut numbers: FxHashMap<ObjectId, ObjectId> = FxHashMap::default();
    let mut reach = |id: ObjectId, reached: &mut Vec<ObjectId>| {
        if document.objects.contains_key(&id) && !numbers.contains_key(&id) {
            reached.push(id);
            numbers.insert(id, (u32::try_from(reached.len()).unwrap_or(u32::MAX), 0));
        }
    };
    in_dictionary(&document.trailer, &mut |id| reach(id, &mut reached));
    let mut next = 0;
    while let Some(object) = reached.get(next).and_then(|id| document.objects.get(id)) {
        in_object(object, &mut |id| reach(id, &mut reached));
        next += 1;
    }
    let mut objects = BTreeMap::new();
    for id in &reached {
        if let (Some(number), Some(mut object)) = (numbers.get(id), document.objects.remove(id)) {
            renumber(&mut object, &numbers);
            objects.insert(*number, object);
        }
    }
    renumber_dictionary(&mut document.trailer, &numbers);
    document.objects = objects;
    document.max_id = u32::try_from(reached.len()).unwrap_or(u32::MAX);
}

fn in_dictionary(dictionary: &Dictionary, found: &mut dyn FnMut(ObjectId)) {
    for (_, value) in dictionary {
        in_object(value, found);
    }
}

fn in_object(object: &Object, found: &mut dyn FnMut(ObjectId)) {
    match object {
        Object::Reference(id) => found(*id),
        Object::Array(items) => items.iter().for_each(|item| in_object(item, found)),
        Object::Dictionary(dictionary) => in_dictionary(dictionary, found),
        Object::Stream(stream) => in_dictionary(&stream.dict, found),
        _ => {}
    }
}

fn renumber_dictionary(dictionary: &mut Dictionary, numbers: &FxHashMap<ObjectId, ObjectId>) {
    for (_, value) in dictionary.iter_mut() {
        renumber(value, numbers);
    }
}

/// A reference to nothing means null (ISO 32000-1, 7.3.10); it must not mean another object by its number.
fn renumber(object: &mut Object, numbers: &FxHashMap<ObjectId, ObjectId>) {
    match object {
        Object::Reference(id) => *object = numbers.get(id).map_or(Object::Null, |number| Object::Reference(*number)),
        Object::Array(items) => items.iter_mut().for_each(|item| renumber(item, numbers)),
        Object::Dictionary(dictionary) => renumber_dictionary(dictionary, numbers),
        Object::Stream(stream) => renumber_dictionary(&mut stream.dict, numbers),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use lopdf::dictionary;

    use super::*;

    #[test]
    fn what_is_in_use_is_kept_and_numbered_as_it_is_reached() {
        let mut document = Document::with_version("1.7");
        document.add_object(Object::Integer(1));
        let leaf = document.add_object(Object::Integer(2));
        let loops = document.new_object_id();
        let gone = (99, 0);
        document.objects.insert(loops, Object::Array(vec![leaf.into(), loops.into(), gone.into()]));
        document.trailer.set("Root", dictionary! { "A" => loops });
        settle(&mut document);
        assert_eq!(document.objects.len(), 2, "nothing refers to the first");
        assert_eq!(document.objects[&(1, 0)], Object::Array(vec![(2, 0).into(), (1, 0).into(), Object::Null]));
        assert_eq!(document.objects[&(2, 0)], Object::Integer(2));
        assert_eq!(document.max_id, 2);
    }
}
