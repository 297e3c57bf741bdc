//! Workbooks of all kinds: merged cells, and files that would take all memory or end the program.

#![expect(clippy::expect_used, reason = "a test that cannot make its workbook has failed")]

use std::io::{Cursor, Write as _};

use switchover::import::{FindingCode, Imported, Input, Silent, import};
use switchover::model::{Day, Field};

fn read(name: &str, bytes: Vec<u8>) -> Imported {
    let day = Day::from_ymd(2026, 11, 24).expect("a day");
    import(&[Input { path: name.into(), bytes: Ok(bytes) }], None, day, &Silent).expect("not cancelled")
}

fn sites(imported: &Imported) -> Vec<&str> {
    imported.fleet.iter().map(|device| device.text(Field::Site)).collect()
}

fn refusal(name: &str, bytes: Vec<u8>) -> Vec<FindingCode> {
    let imported = read(name, bytes);
    assert!(imported.fleet.is_empty(), "{name} gave devices");
    imported.files[0].findings.iter().map(|finding| finding.code).collect()
}

fn zipped(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut book = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in members {
        book.start_file(*name, zip::write::SimpleFileOptions::default()).expect("started");
        book.write_all(content).expect("written");
    }
    book.finish().expect("a document").into_inner()
}

/// Rows of three texts: a site merged over two of them, and one of its own.
const ROWS: [[&str; 3]; 4] = [
    ["Site", "MAC", "Model"],
    ["Ulm", "0004F2AB0001", "CX600"],
    ["", "0004F2AB0002", "CX600"],
    ["Graz", "0004F2AB0003", "CX600"],
];

#[test]
fn a_cell_merged_over_several_rows_counts_for_each() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    let plain = rust_xlsxwriter::Format::new();
    for (row, cells) in (0..).zip(ROWS) {
        for (column, cell) in (0..).zip(cells) {
            sheet.write_string(row, column, cell).expect("written");
        }
    }
    sheet.merge_range(1, 0, 2, 0, "Ulm", &plain).expect("merged");
    let imported = read("merged.xlsx", book.save_to_buffer().expect("a workbook"));
    assert_eq!(sites(&imported), ["Ulm", "Ulm", "Graz"]);
}

/// A text document of tables with these rows.
fn ods(rows: &str) -> Vec<u8> {
    let content = format!(
        "<?xml version=\"1.0\"?><office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
         xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\">\
         <office:body><office:spreadsheet><table:table table:name=\"Phones\">{rows}</table:table></office:spreadsheet></office:body>\
         </office:document-content>"
    );
    let manifest = "<?xml version=\"1.0\"?><manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"/>";
    // The kind of document has to stand in front, not compressed.
    let mut book = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    book.start_file("mimetype", stored).expect("started");
    book.write_all(b"application/vnd.oasis.opendocument.spreadsheet").expect("written");
    for (name, text) in [("content.xml", content.as_str()), ("META-INF/manifest.xml", manifest)] {
        book.start_file(name, zip::write::SimpleFileOptions::default()).expect("started");
        book.write_all(text.as_bytes()).expect("written");
    }
    book.finish().expect("a document").into_inner()
}

fn ods_cell(attributes: &str, text: &str) -> String {
    format!("<table:table-cell {attributes} office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>")
}

#[test]
fn merged_cells_of_an_opendocument_spreadsheet_count_for_each_row() {
    let row = |first: &str, rest: &[&str]| {
        let rest: String = rest.iter().map(|text| ods_cell("", text)).collect();
        format!("<table:table-row>{first}{rest}</table:table-row>")
    };
    let firsts = [
        ods_cell("", ROWS[0][0]),
        ods_cell("table:number-rows-spanned=\"2\"", ROWS[1][0]),
        "<table:covered-table-cell/>".to_owned(),
        ods_cell("", ROWS[3][0]),
    ];
    let mut rows: Vec<String> = ROWS.iter().zip(&firsts).map(|(cells, first)| row(first, &cells[1..])).collect();
    rows.insert(
        1,
        "<table:table-row table:number-rows-repeated=\"3\"><table:table-cell/></table:table-row>".to_owned(),
    );
    let imported = read("merged.ods", ods(&rows.concat()));
    assert_eq!(sites(&imported), ["Ulm", "Ulm", "Graz"]);
}

#[test]
fn an_opendocument_spreadsheet_that_repeats_cells_beyond_measure_is_refused() {
    let wide = ods_cell("table:number-columns-repeated=\"16384\"", "x");
    let deep = format!("<table:table-row table:number-rows-repeated=\"1000000\">{wide}</table:table-row>");
    assert_eq!(refusal("deep.ods", ods(&deep)), [FindingCode::Limit]);
    let many = format!("<table:table-row>{wide}</table:table-row>").repeat(3000);
    assert_eq!(refusal("many.ods", ods(&many)), [FindingCode::Limit]);
    // Formatted to the last cell, as people do it, it is read.
    let header: String = ROWS[0].iter().map(|text| ods_cell("", text)).collect();
    let device: String = ROWS[1].iter().map(|text| ods_cell("", text)).collect();
    let blank = "<table:table-cell table:style-name=\"ce1\" table:number-columns-repeated=\"16381\"/>";
    let rows = format!(
        "<table:table-row>{header}{blank}</table:table-row><table:table-row>{device}{blank}</table:table-row>\
         <table:table-row table:number-rows-repeated=\"1048574\">{blank}</table:table-row>"
    );
    assert_eq!(sites(&read("blank.ods", ods(&rows))), ["Ulm"]);
}

/// A record of XLSB: kind and length in seven bits a byte.
fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut number = |mut number: usize| loop {
        let byte = (number & 0x7F) as u8;
        number >>= 7;
        out.push(if number > 0 { byte | 0x80 } else { byte });
        if number == 0 {
            break;
        }
    };
    number(usize::from(kind));
    number(data.len());
    [out, data.to_vec()].concat()
}

fn wide(text: &str) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    [&(units.len() as u32).to_le_bytes()[..], &units.into_iter().flat_map(u16::to_le_bytes).collect::<Vec<u8>>()]
        .concat()
}

fn longs(numbers: &[u32]) -> Vec<u8> {
    numbers.iter().flat_map(|number| number.to_le_bytes()).collect()
}

/// The records of a workbook with one sheet, and those of the sheet with a merged area.
fn xlsb_parts() -> (Vec<Vec<u8>>, Vec<Vec<u8>>) {
    let sheet = [longs(&[0, 1]), wide("rId1"), wide("Phones")].concat();
    let book = vec![record(0x9C, &sheet), record(0x90, &[]), record(0x9D, &[])];
    let mut rows = vec![record(0x81, &[]), record(0x94, &longs(&[0, 3, 0, 2])), record(0x91, &[])];
    for (row, cells) in (0..).zip(ROWS) {
        rows.push(record(0x00, &longs(&[row, 0, 0])));
        let filled = (0..).zip(cells).filter(|(_, text)| !text.is_empty());
        rows.extend(filled.map(|(column, text)| record(0x06, &[longs(&[column, 0]), wide(text)].concat())));
    }
    let merged =
        [record(0x92, &[]), record(0xB1, &longs(&[1])), record(0xB0, &longs(&[1, 2, 0, 0])), record(0xB2, &[])];
    rows.extend(merged);
    rows.push(record(0x82, &[]));
    (book, rows)
}

fn xlsb(book: &[u8], sheet: &[u8]) -> Vec<u8> {
    let relations = "<?xml version=\"1.0\"?><Relationships><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.bin\"/></Relationships>";
    zipped(&[
        ("xl/_rels/workbook.bin.rels", relations.as_bytes()),
        ("xl/workbook.bin", book),
        ("xl/worksheets/sheet1.bin", sheet),
    ])
}

#[test]
fn merged_cells_of_a_binary_workbook_count_for_each_row() {
    let (book, sheet) = xlsb_parts();
    assert_eq!(sites(&read("merged.xlsb", xlsb(&book.concat(), &sheet.concat()))), ["Ulm", "Ulm", "Graz"]);
}

#[test]
fn a_binary_workbook_that_its_reader_cannot_bear_is_called_damaged() {
    let (book, sheet) = xlsb_parts();
    // A relation that is not there, and a text that is not there.
    let stranger = record(0x9C, &[longs(&[0, 1]), wide("rId9"), wide("Phones")].concat());
    let lost = [stranger, record(0x90, &[]), record(0x9D, &[])].concat();
    assert_eq!(refusal("lost.xlsb", xlsb(&lost, &sheet.concat())), [FindingCode::Damaged]);
    let mut broken = sheet;
    broken.insert(5, record(0x07, &longs(&[0, 0, 77])));
    assert_eq!(refusal("broken.xlsb", xlsb(&book.concat(), &broken.concat())), [FindingCode::Damaged]);
}

#[test]
fn a_binary_workbook_with_a_cell_in_its_last_row_and_column_is_read() {
    let (book, mut sheet) = xlsb_parts();
    let at = sheet.len() - 5;
    let far = [longs(&[16_383, 0]), wide("x")].concat();
    sheet.splice(at..at, [record(0x00, &longs(&[0x000F_FFFF, 0, 0])), record(0x06, &far)]);
    let imported = read("far.xlsb", xlsb(&book.concat(), &sheet.concat()));
    assert_eq!(&sites(&imported)[..3], ["Ulm", "Ulm", "Graz"]);
}

/// An XLS workbook with one sheet of these records.
fn xls(records: &[(u16, Vec<u8>)]) -> Vec<u8> {
    let plain = |kind: u16, data: &[u8]| {
        [&kind.to_le_bytes()[..], &u16::try_from(data.len()).expect("short").to_le_bytes(), data].concat()
    };
    let begin = |kind: u16| plain(0x0809, &[0x0600, kind, 0, 0, 0, 0, 0, 0].map(u16::to_le_bytes).concat());
    let name = |start: u32| plain(0x0085, &[&start.to_le_bytes()[..], &[0, 0, 6, 0], b"Phones"].concat());
    let before = begin(5).len() + name(0).len() + plain(0x000A, &[]).len();
    let start = u32::try_from(before).expect("short");
    let rows: Vec<u8> = records.iter().flat_map(|(kind, data)| plain(*kind, data)).collect();
    // Streams below 4 KiB are kept elsewhere in the file; a workbook is longer.
    let filler = [plain(0x0060, &[0; 4096]), Vec::new()].concat();
    let stream = [begin(5), name(start), plain(0x000A, &[]), begin(0x10), rows, filler, plain(0x000A, &[])].concat();
    let room = Cursor::new(Vec::new());
    let mut file = cfb::CompoundFile::create_with_version(cfb::Version::V3, room).expect("a file");
    file.create_stream("/Workbook").expect("a stream").write_all(&stream).expect("written");
    file.flush().expect("written");
    file.into_inner().into_inner()
}

/// A label with row and column.
fn label(row: u16, column: u16, text: &str) -> (u16, Vec<u8>) {
    let length = u16::try_from(text.len()).expect("short");
    let numbers = [row, column, 0, length].map(u16::to_le_bytes).concat();
    (0x0204, [&numbers[..], &[0], text.as_bytes()].concat())
}

#[test]
fn an_old_workbook_that_spans_more_than_memory_is_refused() {
    let mut cells = Vec::new();
    for (row, texts) in (0..).zip(ROWS) {
        cells.extend(
            (0..).zip(texts).filter(|(_, text)| !text.is_empty()).map(|(column, text)| label(row, column, text)),
        );
    }
    let plain = read("plain.xls", xls(&cells));
    assert_eq!(sites(&plain), ["Ulm", "", "Graz"], "{:?}", plain.files[0].findings);
    let far = [cells.clone(), vec![label(65_535, 65_535, "x")]].concat();
    assert_eq!(refusal("far.xls", xls(&far)), [FindingCode::Limit]);
    let said = (0x0200, [&longs(&[0, 1 << 24])[..], &[0, 0, 255, 0, 0, 0]].concat());
    assert_eq!(refusal("said.xls", xls(&[vec![said], cells.clone()].concat())), [FindingCode::Limit]);
    // A whole sheet of the format is no more than it can be.
    let whole = [cells, vec![label(65_535, 255, "x")]].concat();
    assert_eq!(&sites(&read("whole.xls", xls(&whole)))[..3], ["Ulm", "", "Graz"]);
}
