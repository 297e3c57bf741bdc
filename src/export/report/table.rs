//! Tables that fit the page, repeat their heads and carry their sums.

use super::flow::{Flow, leading, style};
use crate::chart::draw::TextStyle;
use crate::chart::{Align, Ink, Rect, pt};
use crate::export::pdf::{CellAt, LinkTo, Role};
use crate::plan::State;

/// A column.
#[derive(Clone, Debug)]
pub(super) struct Column {
    pub head: String,
    pub align: Align,
}

/// A cell.
#[derive(Clone, Debug, Default)]
pub(super) struct Cell {
    pub text: String,
    pub bold: bool,
    /// Colored as text of this state.
    pub state: Option<State>,
    /// Leads there.
    pub to: Option<LinkTo>,
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self { text, ..Self::default() }
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl Cell {
    pub(super) fn bold(text: impl Into<String>) -> Self {
        Self { text: text.into(), bold: true, ..Self::default() }
    }

    fn style(&self) -> TextStyle {
        let ink = match (self.state, &self.to) {
            (Some(state), _) => Ink::StateText(state),
            (None, Some(_)) => Ink::AccentText,
            (None, None) => Ink::TextPrimary,
        };
        if self.bold {
            TextStyle { ink, ..TextStyle::bold(style::CELL.size, ink) }
        } else {
            TextStyle { ink, ..style::CELL }
        }
    }
}

/// What is added up from page to page.
pub(super) struct Carry<'a> {
    /// What the sum at the bottom of a page is called.
    pub out: String,
    /// What it is called at the top of the next.
    pub into: String,
    /// What each row adds, by column.
    pub values: Vec<Vec<(usize, i64)>>,
    /// A sum of a column in words.
    pub show: &'a dyn Fn(usize, i64) -> String,
}

/// A table.
#[derive(Default)]
pub(super) struct Table<'a> {
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<Cell>>,
    /// The last so many rows are sums: a stronger line above them.
    pub sums: usize,
    /// Rows further up that are sums of those above them.
    pub between: Vec<usize>,
    /// Sums that are carried to the next page.
    pub carry: Option<Carry<'a>>,
}

pub(super) fn left(head: impl Into<String>) -> Column {
    Column { head: head.into(), align: Align::Left }
}

pub(super) fn right(head: impl Into<String>) -> Column {
    Column { head: head.into(), align: Align::Right }
}

const GAP: f32 = 14.0;
/// The width of the longest word that a column makes room for.
const LONGEST: f32 = 130.0;
const PAD: f32 = 4.0;

impl Table<'_> {
    /// What a column needs so that nothing in it is folded, or so that only words are.
    fn need(&self, index: usize, folded: bool) -> f32 {
        let column = self.columns.get(index);
        let words = |text: &str, width: &dyn Fn(&str) -> f32| {
            // What is longer than any name, such as an address, can be broken.
            if folded { text.split(' ').map(width).fold(0.0, f32::max).min(LONGEST) } else { width(text) }
        };
        let head = column.map_or(0.0, |column| words(&column.head, &|text| style::HEAD.width(text)));
        let texts = column.is_some_and(|column| column.align == Align::Left);
        let cells = self.rows.iter().filter_map(|row| row.get(index));
        let cell = |cell: &Cell| {
            let style = cell.style();
            // Numbers and amounts are never folded.
            if texts { words(&cell.text, &|text| style.width(text)) } else { style.width(&cell.text) }
        };
        cells.map(cell).fold(head, f32::max).ceil() + 1.0
    }

    /// The width below which words or numbers would be broken.
    pub(super) fn least_width(&self) -> f32 {
        let columns = self.columns.len();
        (0..columns).map(|index| self.need(index, true)).sum::<f32>() + GAP * columns.saturating_sub(1) as f32
    }

    /// The height of the head with the first rows, which a heading above keeps with it.
    pub(super) fn beginning(&self, flow: &Flow) -> f32 {
        let widths = self.widths(flow.width());
        let rows = self.folded(flow, &widths);
        self.head_height(flow, &widths) + rows.iter().take(2).map(|(height, _)| height).sum::<f32>()
    }

    /// The height of the whole table in a column, if it fits on a page.
    pub(super) fn height(&self, flow: &Flow, width: f32) -> f32 {
        let widths = self.widths(width);
        self.head_height(flow, &widths) + self.folded(flow, &widths).iter().map(|(height, _)| height).sum::<f32>()
    }

    /// Widths of the columns: what they need where that is possible; else numbers get what they need and texts share the rest.
    fn widths(&self, width: f32) -> Vec<f32> {
        let columns = self.columns.len();
        let room = width - GAP * columns.saturating_sub(1) as f32;
        let text = |index: usize| self.columns.get(index).is_some_and(|column| column.align == Align::Left);
        let texts: Vec<usize> = (0..columns).filter(|index| text(*index)).collect();
        let mut widths: Vec<f32> = (0..columns).map(|index| self.need(index, false)).collect();
        if widths.iter().sum::<f32>() > room {
            // The heads of numbers are folded first.
            for index in (0..columns).filter(|index| !text(*index)) {
                widths[index] = self.need(index, true);
            }
        }
        let all: f32 = widths.iter().sum();
        if all <= room {
            // A name with many numbers is read across: the numbers spread over the width.
            let spread = columns - texts.len();
            if let ([name], 3..) = (texts.as_slice(), spread) {
                let each = (room - all) * 0.78 / spread as f32;
                for (index, width) in widths.iter_mut().enumerate() {
                    *width += if index == *name { (room - all) * 0.22 } else { each };
                }
                return widths;
            }
            // Else the rest goes to the first text column, so that numbers stand at the right.
            if let Some(width) = texts.first().and_then(|first| widths.get_mut(*first)) {
                *width += room - all;
            }
            return widths;
        }
        let numbers: f32 = widths.iter().enumerate().filter(|(index, _)| !text(*index)).map(|(_, need)| need).sum();
        let least: Vec<f32> = texts.iter().map(|index| self.need(*index, true)).collect();
        let floor: f32 = least.iter().sum();
        if texts.is_empty() || (numbers > room * 0.8 && numbers + floor > room) {
            let squeeze = room / all;
            return widths.into_iter().map(|need| need * squeeze).collect();
        }
        // Texts get what their longest words need and share the rest as they need it.
        let left = room - numbers;
        let wish: f32 = texts.iter().zip(&least).map(|(index, least)| (widths[*index] - least).max(0.0)).sum();
        for (index, least) in texts.iter().zip(&least) {
            let more = (widths[*index] - least).max(0.0);
            widths[*index] = if floor <= left {
                least + if wish > 0.0 { (left - floor) * more / wish } else { 0.0 }
            } else {
                left * least / floor
            };
        }
        widths
    }

    /// The height of each row, with its lines.
    fn folded(&self, flow: &Flow, widths: &[f32]) -> Vec<(f32, Vec<Vec<String>>)> {
        let fold = |row: &Vec<Cell>| {
            let cells = row.iter().zip(widths);
            let lines: Vec<_> = cells.map(|(cell, width)| flow.wrapped(cell.style(), &cell.text, *width)).collect();
            let most = lines.iter().map(Vec::len).max().unwrap_or(1).max(1);
            (most as f32 * leading(style::CELL) + 2.0 * PAD, lines)
        };
        self.rows.iter().map(fold).collect()
    }

    /// Sets the table, over as many pages as it takes.
    pub(super) fn set(&self, flow: &mut Flow) {
        let table = flow.group();
        let widths = self.widths(flow.width());
        let rows = self.folded(flow, &widths);
        let carried = if self.carry.is_some() { leading(style::CELL) + 2.0 * PAD } else { 0.0 };
        let first: f32 = rows.iter().take(2).map(|(height, _)| height).sum();
        flow.ensure(self.head_height(flow, &widths) + first);
        self.head(flow, &widths, table, 0);
        let mut on_page = 0;
        for (index, ((height, lines), cells)) in rows.iter().zip(&self.rows).enumerate() {
            let after = |count: usize| rows.iter().skip(index + 1).take(count).map(|(height, _)| height).sum::<f32>();
            let left = rows.len() - index - 1;
            // The last row takes one with it, the sums the row before them.
            let together = match left {
                0 => 0.0,
                _ if left <= self.sums => after(left),
                _ if left == self.sums + 1 && on_page > 1 => after(left),
                _ => carried,
            };
            if flow.room() < height + together && on_page > 0 {
                self.carried(flow, &widths, (table, index), false);
                flow.page();
                self.head(flow, &widths, table, index + 1);
                self.carried(flow, &widths, (table, index), true);
                on_page = 0;
            }
            if (self.sums > 0 && index + self.sums == rows.len()) || self.between.contains(&index) {
                flow.rule(Ink::TextPrimary, 1.0);
            }
            self.row(flow, &widths, (lines, cells), CellAt { table, row: number(index + 1), head: false });
            flow.y += height;
            flow.rule(Ink::StrokeSubtle, 1.0);
            on_page += 1;
        }
    }

    /// The sum of the rows so far, at the bottom of a page or again at the top of the next.
    fn carried(&self, flow: &mut Flow, widths: &[f32], (_, before): (u32, usize), again: bool) {
        let Some(carry) = &self.carry else { return };
        let mut cells = vec![Cell::default(); self.columns.len()];
        if let Some(first) = cells.first_mut() {
            *first = Cell::bold(if again { carry.into.clone() } else { carry.out.clone() });
        }
        for (column, cell) in cells.iter_mut().enumerate().skip(1) {
            let values = carry.values.iter().take(before).filter_map(|row| row.iter().find(|(at, _)| *at == column));
            let mut values = values.map(|(_, value)| *value).peekable();
            if values.peek().is_some() {
                *cell = Cell::bold((carry.show)(column, values.fold(0_i64, i64::saturating_add)));
            }
        }
        let lines: Vec<Vec<String>> = cells.iter().map(|cell| vec![cell.text.clone()]).collect();
        // It repeats what the cells say, so it is no row of its own for who does not see the page.
        self.paint(flow, widths, (&lines, &cells), None);
        flow.y += leading(style::CELL) + 2.0 * PAD;
        flow.rule(Ink::StrokeStrong, 1.0);
    }

    fn head_height(&self, flow: &Flow, widths: &[f32]) -> f32 {
        let lines = self.columns.iter().zip(widths);
        let lines = lines.map(|(column, width)| flow.wrapped(style::HEAD, &column.head, *width).len());
        lines.max().unwrap_or(1).max(1) as f32 * leading(style::HEAD) + 2.0 * PAD
    }

    /// Draws the head; only the first one is part of the table, the others repeat it.
    fn head(&self, flow: &mut Flow, widths: &[f32], table: u32, row: usize) {
        flow.rule(Ink::TextPrimary, 1.5);
        let height = self.head_height(flow, widths);
        let mut x = flow.left();
        for (column, width) in self.columns.iter().zip(widths) {
            let lines = flow.wrapped(style::HEAD, &column.head, *width);
            let top = flow.y + height - PAD - lines.len() as f32 * leading(style::HEAD);
            let begun = flow.begin();
            for (index, line) in lines.into_iter().enumerate() {
                let y = top + index as f32 * leading(style::HEAD) + style::HEAD.size;
                put(flow, style::HEAD, column.align, (x, y), *width, line);
            }
            if row == 0 {
                flow.end(begun, Role::Cell(CellAt { table, row: 0, head: true }));
            }
            x += width + GAP;
        }
        flow.y += height;
        flow.rule(Ink::StrokeStrong, 1.0);
    }

    fn row(&self, flow: &mut Flow, widths: &[f32], row: (&[Vec<String>], &[Cell]), at: CellAt) {
        self.paint(flow, widths, row, Some(at));
    }

    fn paint(&self, flow: &mut Flow, widths: &[f32], row: (&[Vec<String>], &[Cell]), at: Option<CellAt>) {
        let (lines, cells) = row;
        let mut x = flow.left();
        for (((column, width), lines), cell) in self.columns.iter().zip(widths).zip(lines).zip(cells) {
            let begun = flow.begin();
            let mut y = flow.y + PAD;
            for line in lines {
                put(flow, cell.style(), column.align, (x, y + style::CELL.size), *width, line.clone());
                if let Some(to) = &cell.to {
                    let wide = cell.style().width(line);
                    let left = if column.align == Align::Right { x + width - wide } else { x };
                    flow.link(Rect::new(left, y, wide, leading(style::CELL)), to.clone(), &cell.text);
                }
                y += leading(style::CELL);
            }
            if let Some(at) = at {
                flow.end(begun, Role::Cell(at));
            }
            x += width + GAP;
        }
    }
}

fn number(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}

fn put(flow: &mut Flow, style: TextStyle, align: Align, (x, y): (f32, f32), width: f32, text: String) {
    let x = match align {
        Align::Left => x,
        Align::Center => x + width / 2.0,
        Align::Right => x + width,
    };
    flow.scene().text(pt(x, y), TextStyle { align, ..style }, text);
}
