//! A large text file that is read while it is imported: piece by piece, never whole in memory.
//!
//! Only text in which every piece can be understood without the others is read so: UTF-8 without flaws, its header and what its
//! columns are told by at the beginning. Everything else is read whole.

use std::io::{self, Read};
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

use super::container::{self, Container};
use super::delimited::{self, Delimited, Part};
use super::encoding;
use super::file::{LINE_LIMIT, Step};
use super::open;
use super::parts::{self, Joined, PartRead, TableRead};
use super::report::ReadOptions;
use super::rows::{Reading, RowReader};
use super::sheet::{Row, Rows, Text};
use super::staging::Staging;

/// A file whose bytes are read while it is imported.
pub trait Unread: Sync {
    /// Where it is.
    fn path(&self) -> &Path;

    /// Its length in bytes; only told for the progress, and to see whether the file is large.
    fn length(&self) -> u64;

    /// Opens it at its start.
    ///
    /// # Errors
    /// Why not; [`Self::whole`] says so in a sentence.
    fn open(&self) -> io::Result<Box<dyn Read + Send + '_>>;

    /// All its bytes.
    ///
    /// # Errors
    /// A sentence that says why they cannot be read.
    fn whole(&self) -> Result<Vec<u8>, String>;
}

/// How much is read at a time, in bytes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sizes {
    /// Smaller files are read whole.
    pub(crate) least: u64,
    /// The beginning, by which header and columns are told.
    pub(crate) head: usize,
    /// A piece for one thread.
    pub(crate) piece: usize,
}

impl Default for Sizes {
    fn default() -> Self {
        // What consoles print is read whole up to 16 MiB, with a byte order mark in front of it.
        Self { least: (16 << 20) + 4, head: 4 << 20, piece: 1 << 20 }
    }
}

/// The beginning of a file: whole lines.
pub(crate) struct Head<'f> {
    file: &'f dyn Unread,
    bytes: Vec<u8>,
    sizes: Sizes,
}

impl<'f> Head<'f> {
    /// Reads the beginning of a large text file; `None` if the file is of another kind.
    pub(crate) fn of(file: &'f dyn Unread, sizes: Sizes) -> Option<Self> {
        if file.length() < sizes.least {
            return None;
        }
        let mut bytes = vec![0; sizes.head];
        let filled = fill(&mut *file.open().ok()?, &mut bytes).ok()?;
        bytes.truncate(filled);
        bytes.truncate(last_line_end(&bytes)?);
        (container::detect(&bytes) == Container::Text).then_some(Self { file, bytes, sizes })
    }

    /// The file as rows, if its beginning is plain text.
    pub(crate) fn open(&self, options: &ReadOptions) -> Option<Stream<'_>> {
        let text = std::str::from_utf8(&self.bytes).ok().filter(|_| options.encoding.is_none())?;
        let plain = text.strip_prefix('\u{FEFF}').unwrap_or(text);
        let label = if plain.len() < text.len() { "UTF-8 with BOM" } else { "UTF-8" };
        let forced = options.delimiter.and_then(|delimiter| u8::try_from(delimiter).ok());
        let head = Delimited::new(plain, forced);
        let skipped = text.len() - plain.len() + head.start();
        let separated = options.delimiter.is_some() || delimited::is_named(plain);
        let is_read_so = is_plain(&head, plain) && !plain.trim().is_empty() && (separated || !open::is_wrapped(plain));
        is_read_so.then(|| Stream { from: self, label, head, skipped, is_odd: AtomicBool::new(false) })
    }
}

/// True for text that needs no closer look than its rows get.
fn is_plain(rows: &Delimited<'_>, text: &str) -> bool {
    encoding::is_sound(text) && rows.line_beyond(LINE_LIMIT).is_none()
}

/// A text whose rows are read in pieces.
pub(crate) struct Stream<'h> {
    from: &'h Head<'h>,
    /// The encoding as people call it.
    pub(crate) label: &'static str,
    /// The rows of the beginning.
    pub(crate) head: Delimited<'h>,
    /// Bytes before the first row.
    skipped: usize,
    /// Something turned up that only the whole text tells.
    is_odd: AtomicBool,
}

impl Rows for Stream<'_> {
    fn visit(&self, visit: &mut dyn FnMut(&Row<'_>) -> ControlFlow<()>) {
        let mut flow = ControlFlow::Continue(());
        let whole = Part { start: self.head.start(), line: self.head.first_line(), stop: usize::MAX };
        let next = self.head.visit_part(whole, &mut |row| {
            flow = visit(row);
            flow
        });
        if flow.is_continue() || next.open.is_some() {
            // Whoever looks wants more than the beginning, or saw a quote that it cuts off.
            self.give_up();
        }
    }

    fn text(&self) -> Option<Text<'_>> {
        Some(Text::Stream(self))
    }
}

/// A piece of the text: whole lines.
struct Piece {
    bytes: Vec<u8>,
    /// How many of the bytes it is.
    length: usize,
    /// Its first line, counted from 1.
    line: u32,
    /// Bytes of the file up to its end.
    end: usize,
}

impl Piece {
    fn text(&self) -> Option<&str> {
        std::str::from_utf8(self.bytes.get(..self.length)?).ok()
    }

    /// What is left of it from a row on.
    fn from(mut self, (start, line): (usize, u32)) -> Self {
        self.bytes.truncate(self.length);
        self.bytes.drain(..start.min(self.length));
        Self { length: self.bytes.len(), line, ..self }
    }

    /// Both together.
    fn and(mut self, next: &Self) -> Self {
        self.bytes.truncate(self.length);
        self.bytes.extend_from_slice(next.bytes.get(..next.length).unwrap_or(&[]));
        Self { length: self.bytes.len(), end: next.end, ..self }
    }
}

/// Gives out the pieces one after the other.
struct Feed<'f> {
    reader: Box<dyn Read + Send + 'f>,
    /// What was read beyond the last piece.
    rest: Vec<u8>,
    index: usize,
    line: u32,
    end: usize,
    /// Buffers of pieces that are done with.
    free: Vec<Vec<u8>>,
}

impl Feed<'_> {
    /// The next piece and its position; `None` at the end. A line longer than a piece is an error.
    fn next(&mut self, size: usize) -> io::Result<Option<(usize, Piece)>> {
        let mut bytes = self.free.pop().unwrap_or_default();
        bytes.resize(size.max(self.rest.len()), 0);
        let (start, room) = bytes.split_at_mut(self.rest.len());
        start.copy_from_slice(&self.rest);
        let filled = start.len() + fill(&mut *self.reader, room)?;
        let is_last = filled < bytes.len();
        let read = bytes.get(..filled).unwrap_or(&[]);
        let length = if is_last { filled } else { last_line_end(read).ok_or(io::ErrorKind::InvalidData)? };
        let (piece, rest) = read.split_at(length);
        self.rest.clear();
        self.rest.extend_from_slice(rest);
        if is_last {
            // What is written to the file from now on is not part of it.
            self.reader = Box::new(io::empty());
        }
        if piece.is_empty() {
            return Ok(None);
        }
        let (index, line) = (self.index, self.line);
        self.index += 1;
        self.end += length;
        self.line = line.saturating_add(delimited::line_ends(piece));
        Ok(Some((index, Piece { bytes, length, line, end: self.end })))
    }
}

/// Reads until a buffer is full or the file ends; the number of bytes.
fn fill(reader: &mut (dyn Read + Send), bytes: &mut [u8]) -> io::Result<usize> {
    let mut filled = 0;
    while let Some(room) = bytes.get_mut(filled..).filter(|room| !room.is_empty()) {
        match reader.read(room) {
            Ok(0) => break,
            Ok(read) => filled += read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(filled)
}

/// Where the last whole line of some bytes ends.
fn last_line_end(bytes: &[u8]) -> Option<usize> {
    // A carriage return at the very end may be half of a line end.
    let lone = || memchr::memrchr(b'\r', bytes.get(..bytes.len().saturating_sub(1))?);
    memchr::memrchr(b'\n', bytes).or_else(lone).map(|at| at + 1)
}

impl Stream<'_> {
    fn give_up(&self) {
        self.is_odd.store(true, Ordering::Relaxed);
    }

    /// True if the file is to be read whole after all: what was read of it counts for nothing.
    pub(crate) fn is_odd(&self) -> bool {
        self.is_odd.load(Ordering::Relaxed)
    }

    fn feed(&self) -> io::Result<Feed<'_>> {
        let mut reader = self.from.file.open()?;
        fill(&mut *reader, &mut vec![0; self.skipped])?;
        let line = self.head.first_line();
        Ok(Feed { reader, rest: Vec::new(), index: 0, line, end: self.skipped, free: Vec::new() })
    }

    fn rows<'t>(&self, text: &'t str, line: u32) -> Delimited<'t> {
        Delimited::part(text, self.head.delimiter(), line)
    }

    /// Reads the rows; `None` if the import was cancelled or the text is odd. `gathers` says to gather evidence on the way.
    ///
    /// Pieces are read as if no quote and no heading reached into them. Where one does, the piece is read again.
    pub(crate) fn read(
        &self,
        reading: &Reading<'_>,
        gathers: bool,
        step: &Step<'_>,
        staging: &mut Staging,
    ) -> Option<TableRead> {
        let threads = rayon::current_num_threads().max(1);
        let pieces = usize::try_from(self.from.file.length()).unwrap_or(0) / self.from.sizes.piece + 1;
        let mut joined = Joined::new(reading, gathers, threads, pieces);
        let feed = self.feed().map_err(|_| self.give_up()).ok().map(Mutex::new)?;
        let reader = |number| {
            let (feed, mut reader) = (&feed, RowReader::new(reading, gathers));
            move || {
                // Pieces behind one that cannot be read wait for it in vain.
                if self.is_odd() {
                    return None;
                }
                let next = feed.lock().unwrap_or_else(PoisonError::into_inner).next(self.from.sizes.piece);
                let (index, piece) = next.map_err(|_| self.give_up()).ok().flatten()?;
                let text = piece.text().filter(|text| is_plain(&self.rows(text, 1), text)).or_else(|| {
                    self.give_up();
                    None
                })?;
                let part = Part { start: 0, line: piece.line, stop: piece.length };
                let read = parts::read_part(&self.rows(text, piece.line), part, number, &mut reader);
                Some((index, (piece, read)))
            }
        };
        // Rows with a quote that is open at the end of their piece wait for the next one.
        let mut open: Option<Piece> = None;
        let going_on = parts::in_order(threads, reader, |(piece, read): (Piece, PartRead)| {
            let again = open.is_some() || (joined.heading().is_some() && read.headless);
            let piece = match open.take() {
                Some(before) => before.and(&piece),
                None => piece,
            };
            let read = if again {
                joined.leave_out(&read);
                self.read_again(&piece, piece.length, &mut joined)
            } else {
                read
            };
            let end = piece.end;
            if let Some(first) = read.next.open {
                joined.leave_out(&read);
                let read = self.read_again(&piece, first.0, &mut joined);
                joined.add(read, staging);
                open = Some(piece.from(first));
            } else {
                joined.add(read, staging);
                feed.lock().unwrap_or_else(PoisonError::into_inner).free.push(piece.bytes);
            }
            !self.is_odd() && step.report(end)
        });
        if !going_on || self.is_odd() {
            return None;
        }
        if let Some(last) = open {
            let read = self.read_again(&last, last.length, &mut joined);
            joined.add(read, staging);
        }
        Some(joined.finish())
    }

    /// Reads the rows of a piece that start before a byte of it.
    fn read_again(&self, piece: &Piece, stop: usize, joined: &mut Joined<'_>) -> PartRead {
        let text = piece.text().unwrap_or("");
        joined.read_again(&self.rows(text, piece.line), Part { start: 0, line: piece.line, stop })
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;
    use std::sync::atomic::AtomicUsize;

    use super::*;
    use crate::import::file::Given;
    use crate::import::{FileReport, Imported, Input, Silent};
    use crate::model::{Day, Field, Fleet};

    /// A file in memory that gives a few bytes at a time, and counts how often it is read whole.
    struct File {
        bytes: Vec<u8>,
        whole: AtomicUsize,
    }

    struct Slow<'b>(&'b [u8]);

    impl Read for Slow<'_> {
        fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
            let length = room.len().min(777);
            self.0.read(&mut room[..length])
        }
    }

    impl Unread for File {
        fn path(&self) -> &Path {
            Path::new("fleet.csv")
        }

        fn length(&self) -> u64 {
            self.bytes.len() as u64
        }

        fn open(&self) -> io::Result<Box<dyn Read + Send + '_>> {
            Ok(Box::new(Slow(&self.bytes)))
        }

        fn whole(&self) -> Result<Vec<u8>, String> {
            self.whole.fetch_add(1, Ordering::Relaxed);
            Ok(self.bytes.clone())
        }
    }

    fn day() -> Day {
        Day::from_ymd(2026, 11, 24).unwrap()
    }

    fn shown(files: &[FileReport], fleet: &Fleet) -> Vec<String> {
        let reports =
            files.iter().map(|report| format!("{:?}", FileReport { sha256: String::new(), ..report.clone() }));
        let devices = fleet.iter().map(|device| {
            let texts = Field::ALL.map(|field| device.text(field));
            let dates = [device.purchase_date(), device.warranty_end(), device.last_seen()];
            format!("{:?} {:?} {texts:?} {dates:?} {:?}", device.origins(), device.mac(), device.purchase_price())
        });
        reports.chain(devices).collect()
    }

    /// Reads both ways; the number of times the file was read whole by the other way.
    fn read_both_ways(bytes: Vec<u8>, piece: usize) -> usize {
        let options = ReadOptions::default();
        let sizes = Sizes { least: 1000, head: 110_000, piece };
        let file = File { bytes: bytes.clone(), whole: AtomicUsize::new(0) };
        let given = [(Given::Unread(&file, sizes), &options)];
        let (found, _) = crate::import::run(&given, None, day(), false, &Silent).unwrap();
        let input = Input { path: "fleet.csv".into(), bytes: Ok(bytes) };
        let Imported { files, fleet, .. } = crate::import::import(&[input], None, day(), &Silent).unwrap();
        assert_eq!(shown(&found.files, &found.fleet), shown(&files, &fleet), "{piece}");
        file.whole.into_inner()
    }

    /// An inventory with whatever reaches over lines.
    fn inventory(line_end: &str) -> String {
        let mut text = format!("sep=;{line_end}MAC;Serial;Model;Site;Purchase Date;Price;Notes{line_end}");
        for row in 0..2600_u32 {
            if row % 90 == 1 {
                let _ = write!(text, "Standort {}{line_end}", row / 900);
            }
            let notes = match row % 7 {
                0 => format!("\"two{line_end}lines of {row}\""),
                1 => format!("\"said \"\"{row}\"\"\""),
                2 if row % 5 == 0 => format!("\"open {row}"),
                3 => format!("5\" display {row}"),
                _ => String::new(),
            };
            let site = if row % 3 == 0 { "" } else { "\"Ulm; Straße 5\"" };
            let _ = write!(
                text,
                "00:04:F2:00:{:02X}:{:02X};SN{row:06};CX{};{site};{}/{}/2019;{}.50;{notes}{line_end}",
                row >> 8,
                row & 255,
                row % 9,
                row % 12 + 1,
                // Only the rest of the rows tells which number is the day.
                row % if row < 2000 { 12 } else { 28 } + 1,
                row % 400,
            );
        }
        text
    }

    #[test]
    fn read_in_pieces_a_text_gives_the_same_as_whole() {
        for (line_end, piece) in [("\n", 1500), ("\r\n", 4096), ("\r", 65_536)] {
            assert_eq!(read_both_ways(inventory(line_end).into_bytes(), piece), 0, "{piece}");
        }
        let marked = format!("\u{FEFF}{}", inventory("\n"));
        assert_eq!(read_both_ways(marked.into_bytes(), 2000), 0);
    }

    #[test]
    fn what_only_the_whole_text_tells_is_read_whole() {
        let text = inventory("\n");
        let with = |what: &[u8]| [text.as_bytes(), what, text.as_bytes()].concat();
        let long = [b"x".repeat(5000), b"\n".to_vec()].concat();
        for odd in [&b"Geb\xE4ude\n"[..], b"a\0b\n", "Geb\u{FFFD}ude\n".as_bytes(), &long] {
            assert!(read_both_ways(with(odd), 4096) > 0, "{odd:?}");
        }
        // Lines that are quoted as wholes.
        let wrapped = (0..4000).map(|row| format!("\"MAC;00:04:F2:00:{:02X}:{:02X};CX300\"\n", row >> 8, row & 255));
        assert!(read_both_ways(wrapped.collect::<String>().into_bytes(), 4096) > 0);
        // Too few rows at the beginning to tell the columns by.
        let wide = text.replace('\n', &format!(";{}\n", "x".repeat(200)));
        assert!(read_both_ways(wide.into_bytes(), 4096) > 0);
    }
}
