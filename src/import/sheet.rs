//! What every container is turned into: rows of cells, visited one by one so that a big file is never held twice.

use std::ops::{ControlFlow, Range};

use super::delimited::Delimited;
use super::stream::Stream;

/// What a spreadsheet says a cell is; text files know only text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CellKind {
    /// Typed as text.
    Text,
    /// A number, written in plain decimal notation.
    Number,
    /// A date, written as `YYYY-MM-DD` or `YYYY-MM-DD hh:mm:ss`.
    Date,
}

/// One cell, trimmed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cell<'a> {
    /// What it shows.
    pub(crate) text: &'a str,
    /// What the container says it is.
    pub(crate) kind: CellKind,
    /// What stands in memory where the text begins, what follows it included, if there is so much.
    pub(crate) head: Option<&'a [u8; HEAD]>,
}

/// Bytes of a cell that are looked at together.
pub(crate) const HEAD: usize = 24;

impl<'a> Cell<'a> {
    /// No cell.
    pub(crate) const EMPTY: Self = Cell { text: "", kind: CellKind::Text, head: None };

    /// A text.
    pub(crate) const fn of(text: &'a str) -> Self {
        Self { text, kind: CellKind::Text, head: None }
    }

    /// A part of a text.
    #[inline]
    pub(crate) fn within(text: &'a str, range: Range<usize>) -> Self {
        let head = text.as_bytes().get(range.start..).and_then(<[u8]>::first_chunk);
        Self { text: text.get(range).unwrap_or(""), kind: CellKind::Text, head }
    }
}

/// A cell of a container that cannot be read in place.
#[derive(Clone, Debug)]
pub(crate) struct OwnedCell {
    /// What it shows.
    pub(crate) text: Box<str>,
    /// What the container says it is.
    pub(crate) kind: CellKind,
}

/// Where a field of a text file is, without the blanks around it: in the text from the start of its row on, or unescaped
/// beside it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Span {
    /// The highest bit tells the unescaped from the others.
    start: u32,
    end: u32,
}

const UNESCAPED: u32 = 1 << 31;

impl Span {
    /// In the text. What lies beyond 2 GiB of a row is out of reach.
    #[inline]
    pub(crate) const fn new(start: usize, end: usize) -> Self {
        const LAST: usize = UNESCAPED as usize - 1;
        Self {
            start: if start < LAST { start as u32 } else { LAST as u32 },
            end: if end < LAST { end as u32 } else { LAST as u32 },
        }
    }

    /// In what was unescaped.
    pub(crate) const fn unescaped(start: usize, end: usize) -> Self {
        let Self { start, end } = Self::new(start, end);
        Self { start: start | UNESCAPED, end }
    }

    /// True if it is in what was unescaped.
    #[inline]
    pub(crate) const fn is_unescaped(self) -> bool {
        self.start & UNESCAPED != 0
    }

    #[inline]
    pub(crate) const fn range(self) -> Range<usize> {
        (self.start & !UNESCAPED) as usize..self.end as usize
    }

    #[inline]
    pub(crate) const fn is_empty(self) -> bool {
        self.start & !UNESCAPED >= self.end
    }
}

/// The cells of a row.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Cells<'a> {
    /// Read from a workbook, JSON or XML.
    Owned(&'a [OwnedCell]),
    /// Fields of a text file, in place: the text from the start of the row on, and what was unescaped.
    Spans { text: &'a str, unescaped: &'a str, spans: &'a [Span] },
}

/// A row of a table.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Row<'a> {
    /// Row as an editor shows it, counted from 1; the record number in JSON and XML.
    pub(crate) number: u32,
    /// A quote opened in this row is never closed.
    pub(crate) unclosed_quote: bool,
    /// Bytes read so far, this row included.
    pub(crate) offset: u64,
    /// Its cells.
    pub(crate) cells: Cells<'a>,
}

impl<'a> Row<'a> {
    /// The number of cells.
    pub(crate) fn len(&self) -> usize {
        match self.cells {
            Cells::Owned(cells) => cells.len(),
            Cells::Spans { spans, .. } => spans.len(),
        }
    }

    /// The cell at a position, trimmed; empty beyond the end.
    #[inline]
    pub(crate) fn cell(&self, index: usize) -> Cell<'a> {
        match self.cells {
            Cells::Owned(cells) => {
                cells.get(index).map_or(Cell::EMPTY, |cell| Cell { kind: cell.kind, ..Cell::of(cell.text.trim()) })
            }
            Cells::Spans { text, unescaped, spans } => spans.get(index).map_or(Cell::EMPTY, |span| {
                Cell::within(if span.is_unescaped() { unescaped } else { text }, span.range())
            }),
        }
    }

    /// The texts of all cells.
    pub(crate) fn texts(&self) -> impl Iterator<Item = &'a str> + '_ {
        (0..self.len()).map(|index| self.cell(index).text)
    }

    /// The number of cells that are not empty.
    pub(crate) fn filled(&self) -> usize {
        match self.cells {
            Cells::Owned(_) => self.texts().filter(|text| !text.is_empty()).count(),
            Cells::Spans { spans, .. } => spans.iter().filter(|span| !span.is_empty()).count(),
        }
    }

    /// The number of cells up to the last one that is not empty.
    pub(crate) fn extent(&self) -> usize {
        let last = match self.cells {
            Cells::Owned(_) => (0..self.len()).rev().find(|index| !self.cell(*index).text.is_empty()),
            Cells::Spans { spans, .. } => spans.iter().rposition(|span| !span.is_empty()),
        };
        last.map_or(0, |last| last + 1)
    }

    /// A copy that outlives the visit.
    pub(crate) fn to_strings(self) -> Vec<String> {
        self.texts().map(str::to_owned).collect()
    }
}

/// A table that can be walked through any number of times.
pub(crate) trait Rows: Sync {
    /// Shows every row in order until the visitor breaks off.
    fn visit(&self, visit: &mut dyn FnMut(&Row<'_>) -> ControlFlow<()>);

    /// The delimited text, where a line without any separator is no row at all; `None` if rows are given by the container.
    fn text(&self) -> Option<Text<'_>> {
        None
    }
}

impl<R: Rows + ?Sized> Rows for &R {
    fn visit(&self, visit: &mut dyn FnMut(&Row<'_>) -> ControlFlow<()>) {
        (**self).visit(visit);
    }

    fn text(&self) -> Option<Text<'_>> {
        (**self).text()
    }
}

/// Delimited text.
#[derive(Clone, Copy)]
pub(crate) enum Text<'t> {
    /// In memory.
    Whole(&'t Delimited<'t>),
    /// Read in pieces.
    Stream(&'t Stream<'t>),
}

/// Rows held in memory.
#[derive(Clone, Debug, Default)]
pub(crate) struct Grid {
    /// Row number and cells; empty rows are left out.
    pub(crate) rows: Vec<(u32, Vec<OwnedCell>)>,
}

impl Grid {
    /// Adds a row of texts.
    pub(crate) fn push_texts(&mut self, number: u32, texts: impl IntoIterator<Item = String>) {
        let cells = texts.into_iter().map(|text| OwnedCell { text: text.into(), kind: CellKind::Text }).collect();
        self.rows.push((number, cells));
    }
}

impl Rows for Grid {
    fn visit(&self, visit: &mut dyn FnMut(&Row<'_>) -> ControlFlow<()>) {
        for (number, cells) in &self.rows {
            let row = Row { number: *number, unclosed_quote: false, offset: 0, cells: Cells::Owned(cells) };
            if visit(&row).is_break() {
                return;
            }
        }
    }
}

/// A table of a file.
pub(crate) struct Sheet<'a> {
    /// Its name, in workbooks.
    pub(crate) name: Option<String>,
    /// Its rows.
    pub(crate) rows: Box<dyn Rows + 'a>,
    /// True if the first row is the header by construction (JSON, lists in XML, nmap, blocks of a console).
    pub(crate) keyed: bool,
}
