//! Lists in XML, and workbooks written as XML (`SpreadsheetML` of 2003). Entities of a document are never expanded.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use rustc_hash::FxHashMap;

use super::sheet::{CellKind, Grid, OwnedCell};
use super::workbook::{COLUMN_LIMIT, put_cell};

/// Deeper than any list of devices.
const DEPTH_LIMIT: usize = 64;
/// Most elements of a document.
const ELEMENT_LIMIT: usize = 8_000_000;
/// Most names of values.
const KEY_LIMIT: usize = 4096;

/// What a document holds.
#[derive(Debug, Default)]
pub(crate) struct Document {
    /// A list of records, the names of their values in the first row; row numbers are record numbers.
    pub(crate) list: Option<Grid>,
    /// The sheets of a workbook with their names.
    pub(crate) sheets: Vec<(String, Grid)>,
    /// True if it declares entities; their uses were left out.
    pub(crate) entities: bool,
    /// True if it ends too early.
    pub(crate) truncated: bool,
}

#[derive(Debug, Default)]
struct Element {
    name: String,
    attributes: Vec<(String, String)>,
    text: String,
    children: Vec<Element>,
}

impl Element {
    fn of(start: &BytesStart<'_>) -> Self {
        let attributes = start.attributes().flatten().filter(|attribute| !attribute.key.as_ref().starts_with("xmlns"));
        let attributes = attributes.filter_map(|attribute| {
            let value = attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok()?;
            Some((attribute.key.local_name().as_ref().to_owned(), value.into_owned()))
        });
        Self { name: start.local_name().as_ref().to_owned(), attributes: attributes.collect(), ..Self::default() }
    }

    fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    fn named<'e>(&'e self, name: &'e str) -> impl Iterator<Item = &'e Self> {
        self.children.iter().filter(move |child| child.name == name)
    }
}

/// Reads a document.
pub(crate) fn read(text: &str) -> Document {
    let mut document = Document::default();
    let Some(root) = tree(text, &mut document) else { return document };
    if root.name == "Workbook" && root.named("Worksheet").next().is_some() {
        document.sheets = root.named("Worksheet").map(sheet).collect();
    } else {
        document.list = list(&root);
    }
    document
}

/// The elements of a document, as far as they go.
fn tree(text: &str, document: &mut Document) -> Option<Element> {
    let mut reader = Reader::from_str(text);
    let mut open = vec![Element::default()];
    let mut count = 0;
    loop {
        match reader.read_event() {
            Ok(Event::DocType(doctype)) => document.entities |= doctype.contains("<!ENTITY"),
            Ok(Event::Start(start)) => {
                count += 1;
                if open.len() > DEPTH_LIMIT || count > ELEMENT_LIMIT {
                    document.truncated = true;
                    break;
                }
                open.push(Element::of(&start));
            }
            Ok(Event::Empty(start)) => {
                count += 1;
                if let Some(parent) = open.last_mut() {
                    parent.children.push(Element::of(&start));
                }
            }
            Ok(Event::End(_)) => close(&mut open),
            Ok(Event::Text(text)) => write(&mut open, &text),
            Ok(Event::CData(text)) => write(&mut open, &text),
            Ok(Event::GeneralRef(name)) => write(&mut open, character(&name).encode_utf8(&mut [0; 4])),
            Ok(Event::Eof) => break,
            Ok(_) => {}
            Err(_) => {
                document.truncated = true;
                break;
            }
        }
    }
    document.truncated |= open.len() > 1;
    while open.len() > 1 {
        close(&mut open);
    }
    open.pop()?.children.into_iter().next()
}

fn close(open: &mut Vec<Element>) {
    if open.len() > 1
        && let (Some(mut done), Some(parent)) = (open.pop(), open.last_mut())
    {
        done.text = done.text.trim().into();
        parent.children.push(done);
    }
}

fn write(open: &mut [Element], text: &str) {
    if let Some(element) = open.last_mut() {
        element.text.push_str(text);
    }
}

/// One of the five entities of XML or a numbered character; a blank for any other.
fn character(name: &str) -> char {
    let numbered = || {
        let number = name.strip_prefix('#')?;
        let number = number.strip_prefix(['x', 'X']).map_or_else(|| number.parse(), |hex| u32::from_str_radix(hex, 16));
        char::from_u32(number.ok()?)
    };
    match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => numbered().unwrap_or(' '),
    }
}

/// The rows of a sheet; rows and cells that say where they stand stand there.
fn sheet(worksheet: &Element) -> (String, Grid) {
    let mut grid = Grid::default();
    let mut number = 0_u32;
    for row in worksheet.named("Table").flat_map(|table| table.named("Row")) {
        let place = |element: &Element| element.attribute("Index").and_then(|index| index.parse::<u32>().ok());
        number = place(row).filter(|index| *index > number).unwrap_or(number.saturating_add(1));
        let (mut cells, mut column) = (Vec::new(), 0_u32);
        for cell in row.named("Cell") {
            column = place(cell).map_or(column, |index| index.saturating_sub(1)).min(COLUMN_LIMIT);
            if let Some(data) = cell.named("Data").next().filter(|_| column < COLUMN_LIMIT) {
                let kind = match data.attribute("Type") {
                    Some("Number") => CellKind::Number,
                    Some("DateTime") => CellKind::Date,
                    _ => CellKind::Text,
                };
                let text =
                    if kind == CellKind::Date { data.text.replace("T00:00:00.000", "") } else { data.text.clone() };
                put_cell(&mut cells, column as usize, OwnedCell { text: text.into(), kind });
            }
            let across = cell.attribute("MergeAcross").and_then(|across| across.parse::<u32>().ok()).unwrap_or(0);
            column = column.saturating_add(across).saturating_add(1);
        }
        grid.rows.push((number, cells));
    }
    (worksheet.attribute("Name").unwrap_or("").to_owned(), grid)
}

/// The longest list of elements of one name that hold values.
fn list(root: &Element) -> Option<Grid> {
    let mut best: Vec<&Element> = Vec::new();
    longest(root, &mut best);
    if best.is_empty() {
        return None;
    }
    let (mut keys, mut places) = (Vec::<String>::new(), FxHashMap::<String, usize>::default());
    let mut rows: Vec<Vec<String>> = Vec::with_capacity(best.len());
    for record in best {
        let mut row: Vec<String> = Vec::new();
        flatten("", record, &mut |key, text| {
            let place = *places.entry(key.to_owned()).or_insert_with(|| {
                keys.push(key.to_owned());
                keys.len() - 1
            });
            if place >= KEY_LIMIT || text.is_empty() {
                return;
            }
            if row.len() <= place {
                row.resize(place + 1, String::new());
            }
            if let Some(cell) = row.get_mut(place) {
                if !cell.is_empty() {
                    cell.push_str("; ");
                }
                cell.push_str(text);
            }
        });
        rows.push(row);
    }
    keys.truncate(KEY_LIMIT);
    let mut grid = Grid::default();
    grid.push_texts(0, keys);
    for (number, row) in (1_u32..).zip(rows) {
        grid.push_texts(number, row);
    }
    Some(grid)
}

fn longest<'e>(element: &'e Element, best: &mut Vec<&'e Element>) {
    let mut names: Vec<&str> = element.children.iter().map(|child| child.name.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    for name in names {
        let records: Vec<&Element> =
            element.named(name).filter(|child| child.children.len() + child.attributes.len() >= 2).collect();
        if records.len() > best.len() {
            *best = records;
        }
    }
    for child in &element.children {
        longest(child, best);
    }
}

fn flatten(prefix: &str, element: &Element, put: &mut dyn FnMut(&str, &str)) {
    let joined = |name: &str| if prefix.is_empty() { name.to_owned() } else { format!("{prefix}.{name}") };
    for (name, value) in &element.attributes {
        put(&joined(name), value);
    }
    for child in &element.children {
        let key = joined(&child.name);
        if !child.text.is_empty() {
            put(&key, &child.text);
        }
        flatten(&key, child, put);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(grid: &Grid) -> Vec<Vec<&str>> {
        grid.rows.iter().map(|(_, row)| row.iter().map(|cell| cell.text.as_ref()).collect()).collect()
    }

    #[test]
    fn the_longest_list_is_the_table() {
        let found = read(
            "<?xml version=\"1.0\"?><r><page n=\"1\"/><devices><device id=\"1\"><mac>a</mac><net><ip>1.2.3.4</ip></net></device>\
             <device id=\"2\"><mac>b &amp; c</mac></device></devices></r>",
        );
        let list = found.list.expect("a list");
        assert_eq!(texts(&list), [vec!["id", "mac", "net.ip"], vec!["1", "a", "1.2.3.4"], vec!["2", "b & c"]]);
        assert!(!found.truncated && !found.entities);
    }

    #[test]
    fn cells_of_a_workbook_stand_where_they_say() {
        let found = read(
            "<Workbook xmlns:ss=\"urn:x\"><Worksheet ss:Name=\"Phones\"><Table><Row ss:Index=\"3\"><Cell><Data ss:Type=\"String\">MAC\
             </Data></Cell><Cell ss:Index=\"3\"><Data ss:Type=\"Number\">5</Data></Cell></Row></Table></Worksheet></Workbook>",
        );
        assert_eq!(found.sheets[0].0, "Phones");
        assert_eq!((found.sheets[0].1.rows[0].0, texts(&found.sheets[0].1)), (3, vec![vec!["MAC", "", "5"]]));
    }

    #[test]
    fn own_entities_are_left_out_and_a_cut_off_document_is_noticed() {
        let found = read("<!DOCTYPE r [<!ENTITY a \"x\">]><r><d i=\"1\" j=\"2\">&a;</d><d i=\"3\"");
        assert!(found.entities && found.truncated);
        assert!(read(&"<a>".repeat(100_000)).truncated);
    }
}
