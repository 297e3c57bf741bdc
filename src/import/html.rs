//! HTML tables, as web portals hand them out under the name `.xls`.

use html_escape::decode_html_entities;
use memchr::memchr_iter;

use super::sheet::Grid;
use super::table::COLUMN_LIMIT;

/// Most cells that merged ones are written into, and the longest text that is.
const FILL_LIMIT: usize = 2_000_000;
const FILL_TEXT: usize = 256;
/// Most columns and rows of a merged cell, as browsers read them.
const MOST_COLUMNS: usize = 1000;
const MOST_ROWS: usize = 65_534;

/// Reads the rows of all tables of a page; `None` if merged cells take up more than can be read. What stands in a cell merged
/// over several rows stands in each of them.
pub(crate) fn read(html: &str) -> Option<Grid> {
    let mut tables = Tables::default();
    let mut rest = html;
    while let Some(open) = rest.find('<') {
        let (text, tag) = rest.split_at(open);
        tables.text(text);
        if let Some(comment) = tag.strip_prefix("<!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
            continue;
        }
        let Some(close) = tag.find('>') else { break };
        let inner = tag.get(1..close).unwrap_or("").trim();
        rest = tag.get(close + 1..).unwrap_or("");
        let name = inner.trim_end_matches('/').split_whitespace().next().unwrap_or("").to_ascii_lowercase();
        match name.as_str() {
            "tr" => {
                tables.end_row();
                tables.row = Some(Vec::new());
            }
            "/tr" => tables.end_row(),
            "table" | "/table" => {
                tables.end_row();
                tables.held.clear();
            }
            "td" | "th" => {
                tables.end_cell();
                let columns = number(inner, "colspan").clamp(1, MOST_COLUMNS);
                let rows = number(inner, "rowspan").clamp(1, MOST_ROWS);
                tables.cell = Some(Cell { text: String::new(), columns, rows });
            }
            "/td" | "/th" => tables.end_cell(),
            "br" | "p" | "/p" | "div" => tables.text(" "),
            "script" | "style" => rest = behind(rest, &name),
            _ => {}
        }
        if tables.filled > FILL_LIMIT {
            return None;
        }
    }
    tables.end_row();
    (tables.filled <= FILL_LIMIT).then_some(tables.grid)
}

/// A cell that is being read.
struct Cell {
    text: String,
    columns: usize,
    rows: usize,
}

/// What a cell merged over several rows leaves to those below.
#[derive(Clone, Default)]
struct Held {
    rows: usize,
    text: String,
}

/// Tables that are being read, one after the other.
#[derive(Default)]
struct Tables {
    grid: Grid,
    number: u32,
    row: Option<Vec<String>>,
    cell: Option<Cell>,
    /// By column.
    held: Vec<Held>,
    filled: usize,
}

impl Tables {
    fn text(&mut self, text: &str) {
        if let Some(cell) = &mut self.cell {
            cell.text.push_str(text);
        }
    }

    fn end_cell(&mut self) {
        let Some(Cell { text, columns, rows }) = self.cell.take() else { return };
        self.fill();
        let Some(row) = &mut self.row else { return };
        let text = decode_html_entities(&text).split_whitespace().collect::<Vec<_>>().join(" ");
        let first = row.len();
        let end = (first + columns).min(COLUMN_LIMIT);
        self.filled += end.saturating_sub(first + 1);
        if rows > 1 && first < end {
            if self.held.len() < end {
                self.held.resize(end, Held::default());
            }
            let kept = if text.len() <= FILL_TEXT { text.as_str() } else { "" };
            for (index, held) in self.held.iter_mut().enumerate().take(end).skip(first) {
                let text = if index == first { kept.to_owned() } else { String::new() };
                *held = Held { rows: rows - 1, text };
            }
        }
        if first < COLUMN_LIMIT {
            row.push(text);
            row.resize(end, String::new());
        }
    }

    /// Writes what is held for the next columns of the row.
    fn fill(&mut self) {
        let Some(row) = &mut self.row else { return };
        while let Some(held) = self.held.get_mut(row.len()).filter(|held| held.rows > 0) {
            held.rows -= 1;
            row.push(held.text.clone());
            self.filled += 1;
        }
    }

    fn end_row(&mut self) {
        self.end_cell();
        self.fill();
        let Some(row) = self.row.take() else { return };
        // What is held further to the right counts this row all the same.
        for held in self.held.iter_mut().skip(row.len()) {
            held.rows = held.rows.saturating_sub(1);
        }
        self.number = self.number.saturating_add(1);
        if !row.is_empty() {
            self.grid.push_texts(self.number, row);
        }
    }
}

/// A number in an attribute of a tag; 1 without it.
fn number(tag: &str, name: &str) -> usize {
    let tag = tag.to_ascii_lowercase();
    let mut values = tag.match_indices(name).filter(|(at, _)| {
        tag.get(..*at)
            .is_some_and(|before| before.ends_with(|c: char| c.is_ascii_whitespace() || c == '"' || c == '\''))
    });
    let value = values.find_map(|(at, _)| tag.get(at + name.len()..)?.trim_start().strip_prefix('='));
    let digits = value.unwrap_or("").trim_start().trim_start_matches(['"', '\'']);
    let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
    digits.get(..end).and_then(|digits| digits.parse().ok()).unwrap_or(1)
}

/// What follows from the end of a script or a style on.
fn behind<'t>(html: &'t str, name: &str) -> &'t str {
    let is_end = |at: &usize| {
        let tag = html.get(at + 1..).and_then(|rest| rest.strip_prefix('/'));
        tag.and_then(|tag| tag.get(..name.len())).is_some_and(|end| end.eq_ignore_ascii_case(name))
    };
    memchr_iter(b'<', html.as_bytes()).find(is_end).and_then(|at| html.get(at..)).unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unclosed_tags_and_entities_are_read() {
        let grid = read("<table><TR><th>A<th>B&auml;r<tr><td>1</td><td>x<br>y</td></tr></table>").expect("a table");
        let texts: Vec<Vec<&str>> =
            grid.rows.iter().map(|(_, row)| row.iter().map(|cell| cell.text.as_ref()).collect()).collect();
        assert_eq!(texts, [vec!["A", "Bär"], vec!["1", "x y"]]);
    }

    #[test]
    fn a_cell_merged_over_rows_and_columns_moves_nothing() {
        let grid = read(
            "<table><tr><th>Site<th>Model<th>MAC<th>Note</tr>\
             <tr><td ROWSPAN=\"2\">Ulm<td>CX600<td>1<td>x</tr><tr><td colspan='2'>CX500<td>y</tr>\
             <tr><td>Graz<td>CX300<td rowspan=2>3<td>z<tr><td>Wien<td>CX100</table><table><tr><td>a<td>b</table>",
        )
        .expect("tables");
        let rows: Vec<String> = grid
            .rows
            .iter()
            .map(|(_, row)| row.iter().map(|cell| cell.text.as_ref()).collect::<Vec<_>>().join("|"))
            .collect();
        let expected =
            ["Site|Model|MAC|Note", "Ulm|CX600|1|x", "Ulm|CX500||y", "Graz|CX300|3|z", "Wien|CX100|3", "a|b"];
        assert_eq!(rows, expected);
    }

    #[test]
    fn letters_of_all_languages_are_read_and_scripts_are_not() {
        let grid = read(
            "<table><tr><td>Gda&#324;sk &Oacute;&ntilde;&ccedil;&nbsp;&lt;1&gt; &<SCRIPT><td>no</script>!</td></table>",
        )
        .expect("a table");
        assert_eq!(grid.rows[0].1[0].text.as_ref(), "Gdańsk Óñç <1> &!");
    }

    #[test]
    fn cells_merged_beyond_measure_take_no_memory() {
        let cell = "<td colspan=1000 rowspan=65534>x";
        let table =
            format!("<table><tr>{}{}", cell.repeat(5), "<tr>".repeat(200_000) + &"<td colspan=1000>y".repeat(50_000));
        assert!(read(&table).is_none());
    }

    #[test]
    fn many_merged_cells_move_nothing() {
        let row = "<tr><td colspan=101>x<td>y";
        let grid = read(&format!("<table>{}</table>", row.repeat(2500))).expect("a table");
        assert!(grid.rows.iter().all(|(_, row)| row.len() == 102 && row[101].text.as_ref() == "y"));
    }
}
