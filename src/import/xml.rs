//! Lists in XML, and workbooks written as XML (`SpreadsheetML` of 2003). Entities of a document are never expanded.

use calamine::Dimensions;
use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use rustc_hash::FxHashMap;

use super::keyed::{Keyed, TooLarge};
use super::sheet::{CellKind, Grid, OwnedCell};
use super::workbook::{CELL_LIMIT, COLUMN_LIMIT, merged, put_cell};

/// Deeper than any list of devices.
const DEPTH_LIMIT: usize = 64;
/// Most elements of a document.
const ELEMENT_LIMIT: usize = 4_000_000;

/// What a document holds.
#[derive(Debug, Default)]
pub(crate) struct Document {
    /// A list of records, the names of their values in the first row; row numbers are record numbers.
    pub(crate) list: Option<Result<Grid, TooLarge>>,
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
    /// True in a cell of a workbook, where the text is that of all elements in it.
    rich: bool,
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

    /// The number of its values, those in elements below it as one each.
    fn values(&self) -> usize {
        self.children.len() + self.attributes.len() + usize::from(!self.text.is_empty())
    }

    /// The number of values that are its own: attributes, its text, and elements with nothing but a text.
    fn own_values(&self) -> usize {
        let leaves = self.children.iter().filter(|child| child.children.is_empty() && child.attributes.is_empty());
        let mut names: Vec<&str> = leaves.map(|child| child.name.as_str()).collect();
        names.dedup();
        names.len() + self.attributes.len() + usize::from(!self.text.is_empty())
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
        let mut cells = 0;
        let sheets: Option<Vec<_>> = root.named("Worksheet").map(|worksheet| sheet(worksheet, &mut cells)).collect();
        match sheets {
            Some(sheets) => document.sheets = sheets,
            None => document.list = Some(Err(TooLarge("cells"))),
        }
    } else {
        document.list = list(&root);
    }
    document
}

/// The elements of a document, as far as they go.
fn tree(text: &str, document: &mut Document) -> Option<Element> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().expand_empty_elements = true;
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
                let mut element = Element::of(&start);
                let is_data = |parent: &Element| {
                    element.name == "Data"
                        && parent.name == "Cell"
                        && open.get(1).is_some_and(|root| root.name == "Workbook")
                };
                element.rich = open.last().is_some_and(|parent| parent.rich || is_data(parent));
                open.push(element);
            }
            Ok(Event::End(_)) => close(&mut open),
            Ok(Event::Text(text)) => write(&mut open, &text),
            Ok(Event::CData(text)) => write(&mut open, &text),
            Ok(Event::GeneralRef(name)) => match name.resolve_char_ref() {
                Ok(Some(character)) => write(&mut open, character.encode_utf8(&mut [0; 4])),
                _ => write(&mut open, resolve_predefined_entity(&name).unwrap_or(" ")),
            },
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
        if parent.rich {
            parent.text.push_str(&done.text);
        }
        done.text = done.text.trim().into();
        parent.children.push(done);
    }
}

fn write(open: &mut [Element], text: &str) {
    if let Some(element) = open.last_mut() {
        element.text.push_str(text);
    }
}

/// The rows of a sheet; rows and cells that say where they stand stand there. `None` beyond the cells a workbook may have.
fn sheet(worksheet: &Element, cells_so_far: &mut usize) -> Option<(String, Grid)> {
    let (mut grid, mut areas) = (Grid::default(), Vec::new());
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
                *cells_so_far += put_cell(&mut cells, column as usize, OwnedCell { text: text.into(), kind });
                if *cells_so_far > CELL_LIMIT {
                    return None;
                }
            }
            let merged = |name: &str| cell.attribute(name).and_then(|count| count.parse::<u32>().ok()).unwrap_or(0);
            let (across, down) = (merged("MergeAcross"), merged("MergeDown"));
            if down > 0 {
                let first = number.saturating_sub(1);
                let end = (first.saturating_add(down), column.saturating_add(across));
                areas.push(Dimensions::new((first, column), end));
            }
            column = column.saturating_add(across).saturating_add(1);
        }
        grid.rows.push((number, cells));
    }
    merged::fill(&mut grid, &areas);
    Some((worksheet.attribute("Name").unwrap_or("").to_owned(), grid))
}

/// The longest list of elements that hold values.
fn list(root: &Element) -> Option<Result<Grid, TooLarge>> {
    let mut lists = Lists::default();
    lists.gather(root, None);
    let mut table = Keyed::default();
    for (number, record) in (1_u32..).zip(lists.longest()?) {
        let mut put = |key: &str, text: &str| {
            let Some(cell) = table.cell(key).filter(|_| !text.is_empty()) else { return };
            if !cell.is_empty() {
                cell.push_str("; ");
            }
            cell.push_str(text);
        };
        if !record.text.is_empty() {
            put(&record.name, &record.text);
        }
        flatten("", record, &mut put);
        table.end(number);
    }
    Some(table.finish())
}

/// Elements with the same names from the root on.
#[derive(Default)]
struct List<'e> {
    /// The list of the elements they are in.
    parent: Option<usize>,
    records: Vec<&'e Element>,
    /// The number of their own values together.
    values: usize,
    /// True if one of them has several values.
    is_table: bool,
}

impl List<'_> {
    /// True if its records say as much of themselves as those of a list within it.
    fn holds(&self, inner: &Self) -> bool {
        let (count, values) = (self.records.len(), self.values);
        let says_more = values.saturating_mul(inner.records.len()) >= inner.values.saturating_mul(count);
        self.is_table && count >= 2 && values >= count * 2 && says_more
    }
}

/// All lists of a document, those further out first.
#[derive(Default)]
struct Lists<'e> {
    known: FxHashMap<(Option<usize>, &'e str), usize>,
    lists: Vec<List<'e>>,
}

impl<'e> Lists<'e> {
    fn gather(&mut self, element: &'e Element, parent: Option<usize>) {
        for child in &element.children {
            let next = self.lists.len();
            let place = *self.known.entry((parent, child.name.as_str())).or_insert(next);
            if place == next {
                self.lists.push(List { parent, ..List::default() });
            }
            if let Some(list) = self.lists.get_mut(place) {
                list.records.push(child);
                list.values += child.own_values();
                list.is_table |= child.values() >= 2;
            }
            self.gather(child, Some(place));
        }
    }

    /// The records of the longest list; the lines of a phone are a part of it, however many there are.
    fn longest(self) -> Option<Vec<&'e Element>> {
        let outer = |list: &List<'e>| list.parent.and_then(|parent| self.lists.get(parent));
        let is_part =
            |list: &List<'e>| std::iter::successors(outer(list), |above| outer(above)).any(|above| above.holds(list));
        let mut best: Option<&List<'e>> = None;
        for list in &self.lists {
            let is_longer = best.is_none_or(|best| list.records.len() > best.records.len());
            if list.is_table && is_longer && !is_part(list) {
                best = Some(list);
            }
        }
        best.map(|list| list.records.clone())
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
        let list = found.list.expect("a list").expect("within the limits");
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

    fn rows(text: &str) -> Vec<String> {
        let grid = read(text).list.expect("a list").expect("within the limits");
        texts(&grid).iter().map(|row| row.join("|")).collect()
    }

    #[test]
    fn a_list_in_several_parts_is_one() {
        let phone = "<phone a=\"1\" b=\"2\"/>";
        let text = format!(
            "<sites><site name=\"Ulm\">{}</site><site name=\"Graz\">{}<phone a=\"3\"/></site></sites>",
            phone.repeat(3),
            phone.repeat(2)
        );
        assert_eq!(rows(&text), ["a|b", "1|2", "1|2", "1|2", "1|2", "1|2", "3"]);
    }

    #[test]
    fn lists_within_a_record_are_values_of_it() {
        let line = "<line n=\"1\" label=\"x\"/>";
        let phone = format!("<phone><mac>a</mac><model>m</model><lines>{}</lines></phone>", line.repeat(2));
        let found = rows(&format!("<phones>{}</phones>", phone.repeat(3)));
        assert_eq!(found[..2], ["mac|model|lines.line.n|lines.line.label", "a|m|1; 1|x; x"]);
        assert_eq!(found.len(), 4);
    }

    #[test]
    fn the_own_text_of_a_record_is_a_value() {
        let found =
            rows("<r><phone model=\"CX600\">0004F2ABCDEF</phone><phone model=\"CX500\">0004F2ABCDEE</phone></r>");
        assert_eq!(found, ["phone|model", "0004F2ABCDEF|CX600", "0004F2ABCDEE|CX500"]);
    }

    #[test]
    fn merged_cells_and_rich_texts_of_a_workbook_are_read() {
        let found = read(
            "<Workbook xmlns:ss=\"urn:x\"><Worksheet ss:Name=\"P\"><Table><Row><Cell><ss:Data><B>MAC</B> address</ss:Data></Cell>\
             <Cell><Data>Site</Data></Cell></Row><Row><Cell><Data>a</Data></Cell><Cell ss:MergeDown=\"1\"><Data>Ulm</Data></Cell></Row>\
             <Row><Cell><Data>b</Data></Cell></Row></Table></Worksheet></Workbook>",
        );
        assert_eq!(texts(&found.sheets[0].1), [["MAC address", "Site"], ["a", "Ulm"], ["b", "Ulm"]]);
    }

    #[test]
    fn characters_by_number_and_empty_elements_count_as_others_do() {
        assert_eq!(rows("<r><d i=\"1\" j=\"2\"><t>a&#0;b&#x41;&lt;</t></d></r>")[1], "1|2|a bA<");
        let (open, close) = ("<a>".repeat(DEPTH_LIMIT), "</a>".repeat(DEPTH_LIMIT));
        assert!(!read(&format!("{open}{close}")).truncated);
        assert!(read(&format!("{open}<b/>{close}")).truncated);
    }

    #[test]
    fn own_entities_are_left_out_and_a_cut_off_document_is_noticed() {
        let found = read("<!DOCTYPE r [<!ENTITY a \"x\">]><r><d i=\"1\" j=\"2\">&a;</d><d i=\"3\"");
        assert!(found.entities && found.truncated);
        assert!(read(&"<a>".repeat(100_000)).truncated);
    }
}
