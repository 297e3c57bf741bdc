//! Delimited text to rows: quotes, line ends, separators.
//!
//! Own code rather than the `csv` crate for three things an inventory needs: the physical line of every row whatever the line
//! end, one bad quote that does not swallow the rest of the file, and fields read in place.

use std::ops::{ControlFlow, Range};

use memchr::{memchr2, memchr3};
use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};

use super::marks::Marks;
use super::sheet::{Cells, Row, Rows, Span, Text};

/// Delimiters tried, the likeliest first.
pub(crate) const DELIMITERS: [u8; 6] = [b',', b';', b'\t', b'|', b'^', b'~'];

/// A quoted field longer than this, or over more lines, was never meant to be one.
const QUOTED_BYTES: usize = 1 << 18;
const QUOTED_LINES: u32 = 500;

/// Delimited text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Delimited<'t> {
    text: &'t str,
    delimiter: u8,
    start: usize,
    first_line: u32,
}

impl<'t> Delimited<'t> {
    /// Text with this delimiter, or with the one its `sep=` line names, or with the one that fits best.
    pub(crate) fn new(text: &'t str, delimiter: Option<u8>) -> Self {
        let (hint, start) = sep_line(text);
        let first_line = if start > 0 { 2 } else { 1 };
        let delimiter = delimiter.or(hint).unwrap_or_else(|| guess_delimiter(text.get(start..).unwrap_or("")));
        Self { text, delimiter, start, first_line }
    }

    /// A part of a longer text that begins in this line.
    pub(crate) const fn part(text: &'t str, delimiter: u8, first_line: u32) -> Self {
        Self { text, delimiter, start: 0, first_line }
    }

    /// Where the first row begins.
    pub(crate) const fn start(&self) -> usize {
        self.start
    }

    /// The line of the first row.
    pub(crate) const fn first_line(&self) -> u32 {
        self.first_line
    }

    /// The delimiter in use.
    pub(crate) const fn delimiter(&self) -> u8 {
        self.delimiter
    }

    /// The first line that is longer than `limit` bytes.
    pub(crate) fn line_beyond(&self, limit: usize) -> Option<u32> {
        let bytes = self.text.as_bytes();
        let mut start = 0;
        // From the start of a line, the last line end within reach starts the next one looked at.
        while let Some(reach) = bytes.get(start..=start + limit) {
            match memchr::memrchr2(b'\n', b'\r', reach) {
                Some(end) => start += end + 1,
                None => return Some(line_ends(bytes.get(..start).unwrap_or(&[])).saturating_add(1)),
            }
        }
        None
    }

    /// Where the text can be read in parts of about `size` bytes: at line ends, which are row ends unless a quote spans them.
    pub(crate) fn parts(&self, size: usize) -> Vec<Part> {
        let bytes = self.text.as_bytes();
        let mut starts = vec![self.start];
        while let Some(last) = starts.last() {
            let Some(rest) = bytes.get(last + size..) else { break };
            let Some(end) = memchr2(b'\n', b'\r', rest) else { break };
            let crlf = rest.get(end..end + 2) == Some(b"\r\n");
            let next = last + size + end + if crlf { 2 } else { 1 };
            if next >= bytes.len() {
                break;
            }
            starts.push(next);
        }
        let stops = starts.iter().skip(1).copied().chain([bytes.len()]);
        let mut parts: Vec<Part> =
            starts.iter().zip(stops).map(|(start, stop)| Part { start: *start, line: 0, stop }).collect();
        let lines: Vec<u32> =
            parts.par_iter().map(|part| line_ends(bytes.get(part.start..part.stop).unwrap_or(&[]))).collect();
        let mut line = self.first_line;
        for (part, lines) in parts.iter_mut().zip(lines) {
            part.line = line;
            line = line.saturating_add(lines);
        }
        parts
    }
}

/// A part of the text, by its bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Part {
    /// Where its first row starts.
    pub(crate) start: usize,
    /// The line of that row, counted from 1.
    pub(crate) line: u32,
    /// Rows that start here or later are not in it.
    pub(crate) stop: usize,
}

/// Where the row after those of a part starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Next {
    /// Its first byte.
    pub(crate) start: usize,
    /// Its line.
    pub(crate) line: u32,
    /// Where the first row with a quote starts that was still open where the text ended, and its line.
    pub(crate) open: Option<(usize, u32)>,
}

/// The number of line ends: LF, CR, or both together.
pub(crate) fn line_ends(bytes: &[u8]) -> u32 {
    let feeds = memchr::memchr_iter(b'\n', bytes).count();
    let lone = |at: &usize| bytes.get(at + 1) != Some(&b'\n');
    let returns = memchr::memchr_iter(b'\r', bytes).filter(lone).count();
    u32::try_from(feeds + returns).unwrap_or(u32::MAX)
}

/// True if the first line names the delimiter.
pub(crate) fn is_named(text: &str) -> bool {
    sep_line(text).0.is_some()
}

/// Reads `sep=;` (a hint for Excel) and where the table starts.
fn sep_line(text: &str) -> (Option<u8>, usize) {
    let end = memchr2(b'\n', b'\r', text.as_bytes()).unwrap_or(text.len());
    let line = text.get(..end).unwrap_or("").trim_matches('"');
    let is_hint = line.len() <= 5 && line.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("sep="));
    if !is_hint {
        return (None, 0);
    }
    let after = if text.as_bytes().get(end..end + 2) == Some(b"\r\n") { end + 2 } else { (end + 1).min(text.len()) };
    (line.as_bytes().get(4).copied(), after)
}

/// The delimiter by which most lines of the beginning have the same number of fields.
fn guess_delimiter(text: &str) -> u8 {
    let mut cut = text.len().min(1 << 18);
    while !text.is_char_boundary(cut) {
        cut -= 1;
    }
    let head = text.get(..cut).unwrap_or("");
    let mut best = (0.0_f64, b',');
    for delimiter in DELIMITERS {
        let candidate = Delimited { text: head, delimiter, start: 0, first_line: 1 };
        let mut counts: Vec<usize> = Vec::new();
        candidate.visit(&mut |row| {
            if row.len() > 1 || row.filled() > 0 {
                counts.push(row.len());
            }
            if counts.len() < 200 { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        });
        let rows = counts.len().max(1) as f64;
        counts.sort_unstable();
        let (mut mode, mut mode_rows) = (1, 0);
        for group in counts.chunk_by(|a, b| a == b) {
            if group[0] > 1 && group.len() >= mode_rows {
                (mode, mode_rows) = (group[0], group.len());
            }
        }
        let score = mode_rows as f64 / rows + (mode.min(40) as f64) / 200.0;
        if mode > 1 && score > best.0 + 1e-9 {
            best = (score, delimiter);
        }
    }
    best.1
}

/// A field that was read: where it is and where the next byte to look at is.
struct Field {
    span: Span,
    next: usize,
    lines: u32,
}

impl Delimited<'_> {
    /// The quote that closes a field which opens at a position, where that is plain to see: on the same line, nothing to unescape,
    /// and the field ends with it.
    #[inline]
    fn closing_quote(&self, open: usize, marks: &mut Marks<'_>) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let mut close = marks.next(open + 1);
        while bytes.get(close) == Some(&self.delimiter) {
            close = marks.next(close + 1);
        }
        let closes = bytes.get(close) == Some(&b'"') && close - open <= QUOTED_BYTES && self.ends_field(close + 1);
        closes.then_some(close)
    }

    /// True for a delimiter, a line end and the end of the text.
    #[inline]
    fn ends_field(&self, at: usize) -> bool {
        let byte = self.text.as_bytes().get(at);
        byte.is_none_or(|byte| *byte == self.delimiter || matches!(byte, b'\n' | b'\r'))
    }

    /// A field that starts with a quote at `open`, in a row that starts at `row`; `None` if the quote is never closed properly.
    /// `is_open` becomes true if the text ends first.
    fn quoted(&self, row: usize, open: usize, unescaped: &mut String, is_open: &mut bool) -> Option<Field> {
        let bytes = self.text.as_bytes();
        let kept = unescaped.len();
        let (mut from, mut doubled, mut lines) = (open + 1, false, 0);
        let mut look = from;
        loop {
            let Some(offset) = memchr3(b'"', b'\n', b'\r', bytes.get(look..).unwrap_or(&[])) else {
                *is_open = true;
                unescaped.truncate(kept);
                return None;
            };
            let here = look + offset;
            if here - open > QUOTED_BYTES || lines > QUOTED_LINES {
                unescaped.truncate(kept);
                return None;
            }
            match bytes.get(here)? {
                b'"' if bytes.get(here + 1) == Some(&b'"') => {
                    unescaped.push_str(self.text.get(from..=here).unwrap_or(""));
                    doubled = true;
                    from = here + 2;
                    look = from;
                }
                b'"' => {
                    // After the closing quote only blanks may stand before the delimiter.
                    let mut next = here + 1;
                    while bytes.get(next) == Some(&b' ') {
                        next += 1;
                    }
                    if !self.ends_field(next) {
                        unescaped.truncate(kept);
                        return None;
                    }
                    let span = if doubled {
                        unescaped.push_str(self.text.get(from..here).unwrap_or(""));
                        Span::unescaped(kept, unescaped.len())
                    } else {
                        Span::new(open + 1 - row, here - row)
                    };
                    return Some(Field { span, next, lines });
                }
                b'\r' if bytes.get(here + 1) == Some(&b'\n') => {
                    lines += 1;
                    look = here + 2;
                }
                _ => {
                    lines += 1;
                    look = here + 1;
                }
            }
        }
    }
}

impl Rows for Delimited<'_> {
    fn visit(&self, visit: &mut dyn FnMut(&Row<'_>) -> ControlFlow<()>) {
        self.visit_part(Part { start: self.start, line: self.first_line, stop: self.text.len() }, visit);
    }

    fn text(&self) -> Option<Text<'_>> {
        Some(Text::Whole(self))
    }
}

impl Delimited<'_> {
    /// Shows the rows that start in a part until the visitor breaks off; returns where the row after the last one starts.
    pub(crate) fn visit_part(&self, part: Part, visit: &mut dyn FnMut(&Row<'_>) -> ControlFlow<()>) -> Next {
        let bytes = self.text.as_bytes();
        let (mut at, mut line) = (part.start, part.line);
        let (mut spans, mut unescaped) = (Vec::new(), String::new());
        let mut open: Option<(usize, u32)> = None;
        let mut marks = Marks::new(bytes, self.delimiter, part.start);
        while at < part.stop.min(bytes.len()) {
            spans.clear();
            unescaped.clear();
            let (start, number) = (at, line);
            let text = self.text.get(start..).unwrap_or("");
            let (mut unclosed_quote, mut is_open) = (false, false);
            loop {
                let opens = bytes.get(at) == Some(&b'"') && !unclosed_quote;
                let (span, next) = if !opens {
                    let end = marks.separator(at);
                    (Span::new(at - start, end - start), end)
                } else if let Some(close) = self.closing_quote(at, &mut marks) {
                    (Span::new(at + 1 - start, close - start), close + 1)
                } else if let Some(field) = self.quoted(start, at, &mut unescaped, &mut is_open) {
                    line = line.saturating_add(field.lines);
                    (field.span, field.next)
                } else {
                    // A stray quote in the middle of one line (5" display) is text; an open end is a flaw.
                    unclosed_quote = !self.closes_on_line(at);
                    marks.back(at);
                    let end = marks.separator(at);
                    (Span::new(at - start, end - start), end)
                };
                spans.push(trimmed(span, text, &unescaped));
                at = next;
                if bytes.get(at) == Some(&self.delimiter) {
                    at += 1;
                } else {
                    break;
                }
            }
            if at < bytes.len() {
                at += if bytes.get(at..at + 2) == Some(b"\r\n") { 2 } else { 1 };
                line = line.saturating_add(1);
            }
            open = open.or_else(|| is_open.then_some((start, number)));
            let cells = Cells::Spans { text, unescaped: &unescaped, spans: &spans };
            if visit(&Row { number, unclosed_quote, offset: at as u64, cells }).is_break() {
                break;
            }
        }
        Next { start: at, line, open }
    }

    /// True if the quote at `at` has a partner on its line.
    fn closes_on_line(&self, at: usize) -> bool {
        let rest = self.text.as_bytes().get(at + 1..).unwrap_or(&[]);
        memchr3(b'"', b'\n', b'\r', rest).is_some_and(|found| rest.get(found) == Some(&b'"'))
    }
}

/// A span without the blanks around it.
#[inline]
fn trimmed(span: Span, text: &str, unescaped: &str) -> Span {
    let from = if span.is_unescaped() { unescaped } else { text };
    let Range { start, end } = span.range();
    let is_plain = |at: usize| from.as_bytes().get(at).is_none_or(u8::is_ascii_graphic);
    if span.is_empty() || (is_plain(start) && is_plain(end - 1)) { span } else { cut(span, from) }
}

#[cold]
fn cut(span: Span, from: &str) -> Span {
    let Range { start, end } = span.range();
    let written = from.get(start..end).unwrap_or("");
    let start = start + (written.len() - written.trim_start().len());
    let end = start + written.trim().len();
    if span.is_unescaped() { Span::unescaped(start, end) } else { Span::new(start, end) }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use super::*;

    #[test]
    fn read_in_parts_the_rows_are_the_same() {
        let mut text = String::from("a;b\r\n");
        for number in 0..200 {
            let end = ["\n", "\r\n", "\r"][number % 3];
            let _ = write!(text, "{number}; \"x {number}\" {end}\u{a0}q\u{a0};\"two\nlines\"{end}");
        }
        let whole = rows(&text);
        let delimited = Delimited::new(&text, None);
        for size in [1, 7, 50, 1000] {
            let (mut found, mut next) = (Vec::new(), None);
            for part in delimited.parts(size) {
                // What a quote spans belongs to the part it starts in.
                let from = next.map_or(part, |next: Next| Part { start: next.start, line: next.line, ..part });
                next = Some(delimited.visit_part(from, &mut |row| {
                    found.push((row.number, row.unclosed_quote, row.to_strings()));
                    ControlFlow::Continue(())
                }));
            }
            assert_eq!(found, whole, "{size}");
        }
        assert!(delimited.parts(50).windows(2).all(|two| two[0].line < two[1].line));
    }

    #[test]
    fn a_line_beyond_the_limit_is_named() {
        let text = format!("a,b\n{}\r\n1,{}\n", "x".repeat(90), "y".repeat(99));
        let delimited = Delimited::new(&text, Some(b','));
        assert_eq!((delimited.line_beyond(100), delimited.line_beyond(101)), (Some(3), None));
    }

    fn rows(text: &str) -> Vec<(u32, bool, Vec<String>)> {
        let mut rows = Vec::new();
        Delimited::new(text, None).visit(&mut |row| {
            rows.push((row.number, row.unclosed_quote, row.to_strings()));
            ControlFlow::Continue(())
        });
        rows
    }

    #[test]
    fn a_quoted_line_end_does_not_shift_the_line_numbers() {
        let rows = rows("a;b\r\n\"x\r\ny\";2\r\n3;\"4\"\"5\"\r\n");
        assert_eq!(rows[1], (2, false, vec!["x\r\ny".into(), "2".into()]));
        assert_eq!(rows[2], (4, false, vec!["3".into(), "4\"5".into()]));
    }

    #[test]
    fn lone_carriage_returns_end_lines() {
        let rows = rows("a,b\r1,2\r3,4");
        assert_eq!(rows.iter().map(|row| row.0).collect::<Vec<_>>(), [1, 2, 3]);
        assert_eq!(rows[2].2, ["3", "4"]);
    }

    #[test]
    fn an_unclosed_quote_costs_one_line_only() {
        let rows = rows("a,b,c\n1,\"2,3\n4,5,6\n7,\"8\",9\n");
        assert_eq!(rows.len(), 4);
        assert!(rows[1].1);
        assert_eq!(rows[3], (4, false, vec!["7".into(), "8".into(), "9".into()]));
    }

    #[test]
    fn the_sep_line_names_the_delimiter_and_is_no_row() {
        let rows = rows("sep=|\na|b\n1,5|2\n");
        assert_eq!(rows[0], (2, false, vec!["a".into(), "b".into()]));
        assert_eq!(rows[1].2, ["1,5", "2"]);
    }
}
