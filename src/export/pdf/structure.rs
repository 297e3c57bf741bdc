//! What the marks of a page mean, for readers who do not see it: the structure tree and its way back.

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use super::{CellAt, LinkTo, POINTS, Page, Role, Tag};
use crate::chart::Rect;

/// The name of the structure type.
pub(super) const fn name(role: &Role) -> &'static str {
    match role {
        Role::Heading(1) => "H1",
        Role::Heading(2) => "H2",
        Role::Heading(_) => "H3",
        Role::Paragraph => "P",
        Role::Item(_) => "LBody",
        Role::Cell(CellAt { head: true, .. }) => "TH",
        Role::Cell(_) => "TD",
        Role::Figure(_) => "Figure",
    }
}

/// An element that is still open: its object and what is in it so far.
struct Open {
    id: ObjectId,
    kind: &'static str,
    parent: ObjectId,
    children: Vec<Object>,
}

/// The tree while it is built.
struct Tree<'a> {
    document: &'a mut Document,
    root: ObjectId,
    /// Numbered from the outside: the section, then a table and its row, or a list.
    open: Vec<Open>,
    /// Children of the document element.
    sections: Vec<Object>,
    group: Option<(&'static str, u32)>,
    row: Option<u32>,
}

impl Tree<'_> {
    fn element(&mut self, kind: &'static str) {
        let parent = self.open.last().map_or(self.root, |open| open.id);
        let id = self.document.new_object_id();
        self.open.push(Open { id, kind, parent, children: Vec::new() });
    }

    fn close(&mut self) {
        let Some(Open { id, kind, parent, children }) = self.open.pop() else { return };
        let element = dictionary! { "Type" => "StructElem", "S" => kind, "P" => parent, "K" => children };
        self.document.objects.insert(id, element.into());
        match self.open.last_mut() {
            Some(outer) => outer.children.push(id.into()),
            None => self.sections.push(id.into()),
        }
    }

    fn close_to(&mut self, depth: usize) {
        while self.open.len() > depth {
            self.close();
        }
    }

    /// Opens and closes tables, rows and lists until an element of this role may follow.
    fn make_room(&mut self, role: &Role) {
        let group = match role {
            Role::Cell(at) => Some(("Table", at.table)),
            Role::Item(list) => Some(("L", *list)),
            _ => None,
        };
        if group != self.group {
            self.close_to(1);
            self.row = None;
            if let Some((kind, _)) = group {
                self.element(kind);
            }
            self.group = group;
        }
        match role {
            Role::Cell(at) if self.row != Some(at.row) => {
                self.close_to(2);
                self.element("TR");
                self.row = Some(at.row);
            }
            Role::Item(_) => {
                self.close_to(2);
                self.element("LI");
            }
            _ => {}
        }
    }

    fn leaf(&mut self, tag: &Tag, page: ObjectId, number: usize, bounds: Option<Rect>, height: f32) -> ObjectId {
        let role = &tag.role;
        self.make_room(role);
        let parent = self.open.last().map_or(self.root, |open| open.id);
        let id = self.document.new_object_id();
        let mut element = dictionary! {
            "Type" => "StructElem",
            "S" => name(role),
            "P" => parent,
            "Pg" => page,
            // An empty cell has nothing on the page.
            "K" => if tag.marks.is_empty() { Vec::new() } else { vec![i64::try_from(number).unwrap_or(0).into()] },
        };
        match role {
            Role::Figure(text) => {
                element.set("Alt", lopdf::text_string(text));
                if let Some(rect) = bounds {
                    let sides = [rect.x, height - rect.bottom(), rect.right(), height - rect.y];
                    let sides: Vec<Object> = sides.iter().map(|side| Object::Real(side * POINTS)).collect();
                    element.set("A", dictionary! { "O" => "Layout", "BBox" => sides, "Placement" => "Block" });
                }
            }
            Role::Cell(CellAt { head: true, row, .. }) => {
                let scope = if *row == 0 { "Column" } else { "Row" };
                element.set("A", dictionary! { "O" => "Table", "Scope" => scope });
            }
            _ => {}
        }
        self.document.objects.insert(id, element.into());
        if let Some(open) = self.open.last_mut() {
            open.children.push(id.into());
        }
        id
    }
}

/// Adds the structure tree; `links` are the annotations of each page in the order of its links. Returns the root.
pub(super) fn add(document: &mut Document, pages: &[Page], ids: &[ObjectId], links: &[Vec<ObjectId>]) -> ObjectId {
    let root = document.new_object_id();
    let whole = document.new_object_id();
    let mut tree = Tree { document, root: whole, open: Vec::new(), sections: Vec::new(), group: None, row: None };
    // Keys of the number tree: pages first, then links.
    let mut numbers: Vec<Object> = Vec::new();
    let mut of_links: Vec<(usize, ObjectId)> = Vec::new();
    let mut section = None;
    for (at, (page, id)) in pages.iter().zip(ids).enumerate() {
        if section != Some(page.section) {
            tree.close_to(0);
            tree.element("Sect");
            (tree.group, tree.row) = (None, None);
            section = Some(page.section);
        }
        let mut elements: Vec<ObjectId> = Vec::new();
        let none = Vec::new();
        let annotations = links.get(at).unwrap_or(&none);
        for (number, tag) in page.tags.iter().enumerate() {
            let bounds = if matches!(tag.role, Role::Figure(_)) { bounds(page, number) } else { None };
            let element = tree.leaf(tag, *id, number, bounds, page.scene.height);
            elements.push(element);
        }
        for (link, annotation) in page.links.iter().zip(annotations) {
            let parent = link.tag.and_then(|tag| elements.get(tag)).copied();
            let parent = parent.or_else(|| tree.open.first().map(|open| open.id)).unwrap_or(whole);
            let reference = dictionary! { "Type" => "OBJR", "Obj" => *annotation, "Pg" => *id };
            let kids: Vec<Object> = vec![reference.into()];
            let element =
                dictionary! { "Type" => "StructElem", "S" => "Link", "P" => parent, "Pg" => *id, "K" => kids };
            let element = tree.document.add_object(element);
            let key = pages.len() + of_links.len();
            of_links.push((key, element));
            if let Ok(annotation) = tree.document.get_object_mut(*annotation).and_then(Object::as_dict_mut) {
                annotation.set("StructParent", i64::try_from(key).unwrap_or(0));
            }
            let inside = tree.open.iter_mut().find(|open| open.id == parent);
            if let Some(open) = inside {
                open.children.push(element.into());
            } else if let Ok(outer) = tree.document.get_object_mut(parent).and_then(Object::as_dict_mut)
                && let Ok(kids) = outer.get_mut(b"K").and_then(Object::as_array_mut)
            {
                kids.push(element.into());
            }
        }
        let elements: Vec<Object> = elements.into_iter().map(Object::Reference).collect();
        let elements = tree.document.add_object(elements);
        numbers.extend([i64::try_from(at).unwrap_or(0).into(), elements.into()]);
        if let Ok(dictionary) = tree.document.get_object_mut(*id).and_then(Object::as_dict_mut) {
            dictionary.set("StructParents", i64::try_from(at).unwrap_or(0));
            dictionary.set("Tabs", "S");
        }
    }
    tree.close_to(0);
    let sections = tree.sections;
    for (key, element) in of_links {
        numbers.extend([i64::try_from(key).unwrap_or(0).into(), element.into()]);
    }
    let next = i64::try_from(numbers.len() / 2).unwrap_or(0);
    let parents = document.add_object(dictionary! { "Nums" => numbers });
    let element = dictionary! { "Type" => "StructElem", "S" => "Document", "P" => root, "K" => sections };
    document.objects.insert(whole, element.into());
    let dictionary: Dictionary = dictionary! {
        "Type" => "StructTreeRoot",
        "K" => vec![whole.into()],
        "ParentTree" => parents,
        "ParentTreeNextKey" => next,
    };
    document.objects.insert(root, dictionary.into());
    root
}

/// The rectangle of a tag's marks.
fn bounds(page: &Page, tag: usize) -> Option<Rect> {
    let marks = page.scene.marks.get(page.tags.get(tag)?.marks.clone())?;
    marks.iter().filter_map(crate::chart::Mark::bounds).reduce(|a, b| {
        let (x, y) = (a.x.min(b.x), a.y.min(b.y));
        Rect::new(x, y, a.right().max(b.right()) - x, a.bottom().max(b.bottom()) - y)
    })
}

/// The page a link leads to, if it leads to one.
pub(super) const fn target(to: &LinkTo) -> Option<usize> {
    match to {
        LinkTo::Page(number) => Some(*number),
        // Sections become pages before the document is written.
        LinkTo::Address(_) | LinkTo::Section(_) => None,
    }
}
