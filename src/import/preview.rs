//! The rows of a file as written, any number of them: text is read again where it is looked at, workbooks are kept compact.

use std::borrow::Cow;
use std::ops::{ControlFlow, Range};
use std::sync::Arc;

use super::container::{self, Container};
use super::delimited::Delimited;
use super::fields::text::without_secrets;
use super::file::FileRead;
use super::open::{self, Opened};
use super::sheet::{Row, Rows as _, Sheet};
use super::{Input, Progress, ReadOptions};
use crate::model::{Text, TextPool};

/// Characters of a cell that are shown.
const CELL: usize = 300;
/// Rows between two marks of a text file.
const STEP: usize = 128;

/// A row as written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PreviewRow {
    /// Row as an editor shows it, counted from 1.
    pub number: u32,
    /// Its cells, cut where they are very long.
    pub cells: Vec<String>,
}

/// The rows of a file, sheet by sheet.
#[derive(Debug, Default)]
pub struct Preview {
    tables: Vec<PreviewTable>,
    workbook: bool,
}

/// The rows of one sheet, or of a file that has none. Rows without content are left out.
#[derive(Debug, Default)]
pub struct PreviewTable {
    sheet: String,
    store: Store,
    rows: usize,
}

#[derive(Debug, Default)]
enum Store {
    #[default]
    Nothing,
    /// Delimited text, with a mark at every [`STEP`]th row.
    Text { from: Source, delimiter: u8, marks: Vec<Mark> },
    /// Cells of a workbook: row number and the end of its cells.
    Cells { pool: TextPool, cells: Vec<Text>, rows: Vec<(u32, usize)> },
}

/// Where the text is.
#[derive(Debug)]
enum Source {
    /// In the bytes of a file that is UTF-8 already, from this byte on.
    Input(Arc<Vec<Input>>, usize, usize),
    /// Decoded from another encoding.
    Decoded(String),
}

/// The beginning of a row.
#[derive(Clone, Copy, Debug)]
struct Mark {
    at: usize,
    line: u32,
}

impl Preview {
    /// Looks through one of the files. `None` if it was cancelled. A file that cannot be read has no rows.
    #[must_use]
    pub fn of(inputs: &Arc<Vec<Input>>, index: usize, options: &ReadOptions, progress: &dyn Progress) -> Option<Self> {
        let Some(Ok(bytes)) = inputs.get(index).map(|input| &input.bytes) else { return Some(Self::default()) };
        let all = ReadOptions { sheet: None, ..options.clone() };
        let container = container::detect(bytes);
        let Ok(opened) = open::open(bytes, container, &all, &mut FileRead::default()) else {
            return Some(Self::default());
        };
        match opened {
            Opened::Text(decoded) => {
                let forced = options.delimiter.and_then(|delimiter| u8::try_from(delimiter).ok());
                let rows = Delimited::new(&decoded.text, forced);
                let delimiter = rows.delimiter();
                let (marks, count) = marks(&rows, bytes.len() as u64, progress)?;
                let from = match decoded.text {
                    Cow::Borrowed(text) => Source::Input(Arc::clone(inputs), index, bytes.len() - text.len()),
                    Cow::Owned(text) => Source::Decoded(text),
                };
                let store = Store::Text { from, delimiter, marks };
                Some(Self { tables: vec![PreviewTable { sheet: String::new(), store, rows: count }], workbook: false })
            }
            Opened::Sheets(sheets, _) => {
                let tables = sheets.iter().map(PreviewTable::of).collect();
                let workbook = matches!(container, Container::Xlsx | Container::Xlsb | Container::Xls | Container::Ods);
                Some(Self { tables, workbook })
            }
        }
    }

    /// All sheets of a workbook, those without devices included.
    pub fn sheets(&self) -> impl Iterator<Item = &str> {
        self.tables.iter().filter(|_| self.workbook).map(|table| table.sheet.as_str())
    }

    /// The rows of a sheet; those of the first for a sheet that is not there. `None` for a file that cannot be read.
    #[must_use]
    pub fn table(&self, sheet: &str) -> Option<&PreviewTable> {
        self.tables.iter().find(|table| table.sheet == sheet).or(self.tables.first())
    }
}

impl PreviewTable {
    fn of(sheet: &Sheet<'_>) -> Self {
        let (mut pool, mut cells, mut rows) = (TextPool::default(), Vec::new(), Vec::new());
        sheet.rows.visit(&mut |row| {
            if row.filled() > 0 {
                cells.extend(row.texts().map(|text| pool.intern(&shown(text))));
                rows.push((row.number, cells.len()));
            }
            ControlFlow::Continue(())
        });
        pool.freeze();
        let sheet = sheet.name.clone().unwrap_or_default();
        Self { sheet, rows: rows.len(), store: Store::Cells { pool, cells, rows } }
    }

    /// The number of rows with content, the header and what stands above it included.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.rows
    }

    /// True if nothing can be shown.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.rows == 0
    }

    /// The rows at these positions.
    #[must_use]
    pub fn rows(&self, range: Range<usize>) -> Vec<PreviewRow> {
        let range = range.start.min(self.rows)..range.end.min(self.rows);
        match &self.store {
            Store::Nothing => Vec::new(),
            Store::Cells { pool, cells, rows } => range
                .filter_map(|at| {
                    let (number, end) = *rows.get(at)?;
                    let start = at.checked_sub(1).and_then(|before| rows.get(before)).map_or(0, |(_, end)| *end);
                    let cells = cells.get(start..end)?.iter().map(|text| pool.get(*text).to_owned()).collect();
                    Some(PreviewRow { number, cells })
                })
                .collect(),
            Store::Text { from, delimiter, marks } => {
                let mut found = Vec::with_capacity(range.len());
                for step in range.start / STEP..range.end.div_ceil(STEP) {
                    let mut at = step * STEP;
                    from.visit(*delimiter, marks, step, &mut |row, number| {
                        if range.contains(&at) {
                            let cells = row.texts().map(|text| shown(text).into_owned()).collect();
                            found.push(PreviewRow { number, cells });
                        }
                        at += 1;
                        at < range.end
                    });
                }
                found
            }
        }
    }

    /// The position of the row with this number, or of the next one after it.
    #[must_use]
    pub fn position(&self, number: u32) -> usize {
        match &self.store {
            Store::Nothing => 0,
            Store::Cells { rows, .. } => rows.partition_point(|(known, _)| *known < number),
            Store::Text { from, delimiter, marks } => {
                let step = marks.partition_point(|mark| mark.line <= number).saturating_sub(1);
                let mut at = step * STEP;
                from.visit(*delimiter, marks, step, &mut |_, line| {
                    let before = line < number;
                    at += usize::from(before);
                    before
                });
                at
            }
        }
    }
}

/// A cell as it is shown: without secrets and not endlessly long.
fn shown(text: &str) -> Cow<'_, str> {
    let clean = without_secrets(text).map_or(Cow::Borrowed(text), Cow::Owned);
    match clean.char_indices().nth(CELL) {
        Some((end, _)) => Cow::Owned(clean.get(..end).unwrap_or("").to_owned()),
        None => clean,
    }
}

/// The marks of a text and its number of rows; `None` if it was cancelled.
fn marks(rows: &Delimited<'_>, total: u64, progress: &dyn Progress) -> Option<(Vec<Mark>, usize)> {
    let (mut marks, mut count, mut cancelled) = (Vec::new(), 0_usize, false);
    let mut start = rows.start();
    rows.visit(&mut |row| {
        if row.filled() > 0 {
            if count.is_multiple_of(STEP) {
                marks.push(Mark { at: start, line: row.number });
                cancelled = !progress.report(row.offset.min(total), total);
            }
            count += 1;
        }
        start = usize::try_from(row.offset).unwrap_or(usize::MAX);
        if cancelled { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    (!cancelled).then_some((marks, count))
}

impl Source {
    /// Shows the rows from a mark to the next one with their numbers, until the visitor says `false`.
    fn visit(&self, delimiter: u8, marks: &[Mark], step: usize, visit: &mut dyn FnMut(&Row<'_>, u32) -> bool) {
        let Some(mark) = marks.get(step) else { return };
        let end = marks.get(step + 1).map(|next| next.at);
        let text = match self {
            Self::Decoded(text) => text.get(mark.at..end.unwrap_or(text.len())),
            Self::Input(inputs, index, start) => {
                let bytes = inputs.get(*index).and_then(|input| input.bytes.as_deref().ok());
                let end = end.map(|end| start + end);
                let part = bytes.and_then(|bytes| bytes.get(start + mark.at..end.unwrap_or(bytes.len())));
                part.and_then(|part| std::str::from_utf8(part).ok())
            }
        };
        Delimited::part(text.unwrap_or(""), delimiter, mark.line).visit(&mut |row| {
            if row.filled() == 0 || visit(row, row.number) { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::Silent;

    fn preview(bytes: &[u8], options: &ReadOptions) -> PreviewTable {
        let inputs = Arc::new(vec![Input { path: "x.csv".into(), bytes: Ok(bytes.to_vec()) }]);
        Preview::of(&inputs, 0, options, &Silent).unwrap().tables.remove(0)
    }

    #[test]
    fn every_row_of_a_long_file_is_found_again_under_its_number() {
        let mut text = "\u{FEFF}sep=;\nName;Note\n\n".to_owned();
        for row in 0..1000 {
            text += &["T", &row.to_string(), ";\"two\r\nlines\"\r\n"].concat();
        }
        for decoded in [false, true] {
            let bytes = if decoded {
                text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>()
            } else {
                text.clone().into_bytes()
            };
            let preview = preview(&bytes, &ReadOptions::default());
            assert_eq!(preview.len(), 1001);
            let rows = preview.rows(700..703);
            assert_eq!(rows[0].cells, ["T699", "two\r\nlines"]);
            assert_eq!(rows[0].number, 4 + 2 * 699, "every row takes two lines, after three others");
            assert_eq!(preview.position(rows[2].number), 702);
            assert_eq!(preview.rows(990..2000).len(), 11);
        }
    }

    #[test]
    fn the_delimiter_of_the_options_is_followed() {
        let bytes = b"a,b;c\n1,2;3\n";
        let comma = preview(bytes, &ReadOptions { delimiter: Some(','), ..ReadOptions::default() });
        let semicolon = preview(bytes, &ReadOptions { delimiter: Some(';'), ..ReadOptions::default() });
        assert_eq!(comma.rows(1..2)[0].cells, ["1", "2;3"]);
        assert_eq!(semicolon.rows(1..2)[0].cells, ["1,2", "3"]);
    }

    #[test]
    fn passwords_are_not_shown() {
        let preview = preview(b"Name,Notes\nA,admin password: hunter2\n", &ReadOptions::default());
        assert!(!preview.rows(1..2)[0].cells[1].contains("hunter2"));
    }
}
