//! Tables that fit the page and repeat their heads.

use super::flow::{Flow, leading, style};
use super::text::wrap;
use crate::chart::draw::TextStyle;
use crate::chart::{Align, Ink, Rect, pt};
use crate::export::pdf::LinkTo;
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
    /// Leads to this address.
    pub address: Option<String>,
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
        let ink = match (self.state, &self.address) {
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

/// A table.
#[derive(Clone, Debug, Default)]
pub(super) struct Table {
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<Cell>>,
    /// The last so many rows are sums: a stronger line above them.
    pub sums: usize,
}

pub(super) fn left(head: impl Into<String>) -> Column {
    Column { head: head.into(), align: Align::Left }
}

pub(super) fn right(head: impl Into<String>) -> Column {
    Column { head: head.into(), align: Align::Right }
}

const GAP: f32 = 14.0;
const PAD: f32 = 4.0;

impl Table {
    /// Widths of the columns: what they need where that is possible; else numbers get what they need and texts share the rest.
    fn widths(&self, width: f32) -> Vec<f32> {
        let natural = |index: usize| {
            let head = self.columns.get(index).map_or(0.0, |column| style::HEAD.width(&column.head));
            let cells = self.rows.iter().filter_map(|row| row.get(index));
            cells.map(|cell| cell.style().width(&cell.text)).fold(head, f32::max).ceil() + 1.0
        };
        let needs: Vec<f32> = (0..self.columns.len()).map(natural).collect();
        let room = width - GAP * self.columns.len().saturating_sub(1) as f32;
        let all: f32 = needs.iter().sum();
        let text = |index: usize| self.columns.get(index).is_some_and(|column| column.align == Align::Left);
        let texts: Vec<usize> = (0..needs.len()).filter(|index| text(*index)).collect();
        let mut widths = needs.clone();
        if all <= room {
            // The rest goes to the first text column, so that numbers stand at the right.
            if let Some(width) = texts.first().and_then(|first| widths.get_mut(*first)) {
                *width += room - all;
            }
            return widths;
        }
        let numbers: f32 = needs.iter().enumerate().filter(|(index, _)| !text(*index)).map(|(_, need)| need).sum();
        if numbers > room * 0.75 || texts.is_empty() {
            let squeeze = room / all;
            return needs.into_iter().map(|need| need * squeeze).collect();
        }
        // Narrow texts keep what they need; the wide ones share what is left.
        let mut left = room - numbers;
        let mut open = texts;
        loop {
            let share = left / open.len().max(1) as f32;
            let (narrow, wide): (Vec<usize>, Vec<usize>) =
                open.iter().partition(|index| needs.get(**index).is_some_and(|need| *need <= share));
            if narrow.is_empty() {
                for index in wide {
                    widths[index] = share;
                }
                return widths;
            }
            left -= narrow.iter().filter_map(|index| needs.get(*index)).sum::<f32>();
            open = wide;
            if open.is_empty() {
                return widths;
            }
        }
    }

    /// Sets the table, over as many pages as it takes.
    pub(super) fn set(&self, flow: &mut Flow) {
        let widths = self.widths(flow.width());
        let rows: Vec<Vec<Vec<String>>> = self
            .rows
            .iter()
            .map(|row| row.iter().zip(&widths).map(|(cell, width)| wrap(cell.style(), &cell.text, *width)).collect())
            .collect();
        let height = |lines: &[Vec<String>]| {
            let most = lines.iter().map(Vec::len).max().unwrap_or(1).max(1);
            most as f32 * leading(style::CELL) + 2.0 * PAD
        };
        let first: f32 = rows.iter().take(2).map(|row| height(row)).sum();
        flow.ensure(self.head_height(&widths) + first);
        self.head(flow, &widths);
        for (index, (lines, cells)) in rows.iter().zip(&self.rows).enumerate() {
            let height = height(lines);
            // The sums stay with the last row before them.
            let sums: f32 = if index + self.sums + 1 == rows.len() && self.sums > 0 { 50.0 } else { 0.0 };
            if flow.room() < height + sums {
                flow.page();
                self.head(flow, &widths);
            }
            if self.sums > 0 && index + self.sums == rows.len() {
                flow.rule(Ink::TextPrimary, 1.0);
            }
            row(flow, &self.columns, &widths, lines, cells);
            flow.y += height;
            flow.rule(Ink::StrokeSubtle, 1.0);
        }
    }

    fn head_height(&self, widths: &[f32]) -> f32 {
        let lines =
            self.columns.iter().zip(widths).map(|(column, width)| wrap(style::HEAD, &column.head, *width).len());
        lines.max().unwrap_or(1).max(1) as f32 * leading(style::HEAD) + 2.0 * PAD
    }

    fn head(&self, flow: &mut Flow, widths: &[f32]) {
        flow.rule(Ink::TextPrimary, 1.5);
        let height = self.head_height(widths);
        let mut x = flow.left();
        for (column, width) in self.columns.iter().zip(widths) {
            let lines = wrap(style::HEAD, &column.head, *width);
            let top = flow.y + height - PAD - lines.len() as f32 * leading(style::HEAD);
            for (index, line) in lines.into_iter().enumerate() {
                let y = top + index as f32 * leading(style::HEAD) + style::HEAD.size;
                put(flow, style::HEAD, column.align, (x, y), *width, line);
            }
            x += width + GAP;
        }
        flow.y += height;
        flow.rule(Ink::StrokeStrong, 1.0);
    }
}

fn row(flow: &mut Flow, columns: &[Column], widths: &[f32], lines: &[Vec<String>], cells: &[Cell]) {
    let mut x = flow.left();
    for (((column, width), lines), cell) in columns.iter().zip(widths).zip(lines).zip(cells) {
        let mut y = flow.y + PAD;
        for line in lines {
            put(flow, cell.style(), column.align, (x, y + style::CELL.size), *width, line.clone());
            if let Some(address) = &cell.address {
                let rect = Rect::new(x, y, cell.style().width(line), leading(style::CELL));
                flow.link(rect, LinkTo::Address(address.clone()));
            }
            y += leading(style::CELL);
        }
        x += width + GAP;
    }
}

fn put(flow: &mut Flow, style: TextStyle, align: Align, (x, y): (f32, f32), width: f32, text: String) {
    let x = match align {
        Align::Left => x,
        Align::Center => x + width / 2.0,
        Align::Right => x + width,
    };
    flow.scene().text(pt(x, y), TextStyle { align, ..style }, text);
}
