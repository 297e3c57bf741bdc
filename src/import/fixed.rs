//! Text in columns of fixed width, as consoles print tables (`show cdp neighbors`, `Format-Table`, `arp -a`).

use super::delimited::DELIMITERS;
use super::sheet::Grid;

/// Longer texts are exports, not what a console printed.
const SIZE_LIMIT: usize = 16 << 20;
/// Lines that tell where the columns are.
const SAMPLE_LINES: usize = 400;
/// Most lines of a hundred that may write across a gap.
const TOLERATED: usize = 3;

/// Reads a text as a table of fixed width; `None` if it is none. Lines that are no row of it are rows of one cell.
pub(crate) fn read(text: &str) -> Option<Grid> {
    if text.len() > SIZE_LIMIT || !is_fixed(text) {
        return None;
    }
    let starts = starts(text)?;
    let mut grid = Grid::default();
    for (number, line) in (1_u32..).zip(text.lines()) {
        let line = line.trim_end();
        if line.is_empty() || is_rule(line) {
            continue;
        }
        let cells = if is_row(line) || fits(line, &starts) { cut(line, &starts) } else { vec![line.trim().to_owned()] };
        grid.push_texts(number, cells);
    }
    Some(grid)
}

/// True if blanks stand between the cells of most lines, and no sign does.
fn is_fixed(text: &str) -> bool {
    let lines: Vec<&str> = lines(text).filter(|line| !is_rule(line)).collect();
    let rows = lines.iter().filter(|line| is_row(line)).count();
    if rows < 3 || rows * 10 < lines.len() * 6 || text.contains('\t') {
        return false;
    }
    // A comma in every name separates nothing; two signs in every line do.
    let rows: Vec<&str> = lines.into_iter().filter(|line| is_row(line)).collect();
    !is_separated(&rows, 2)
}

/// True if a sign stands equally often in most lines, `least` times or more, so that it separates their cells.
pub(crate) fn is_separated(lines: &[&str], least: usize) -> bool {
    DELIMITERS.iter().any(|sign| {
        let count = |line: &&str| line.bytes().filter(|byte| byte == sign).count();
        let mut counts: Vec<usize> = lines.iter().map(count).filter(|count| *count >= least).collect();
        counts.sort_unstable();
        let common = counts.chunk_by(|a, b| a == b).map(<[usize]>::len).max().unwrap_or(0);
        common * 10 >= lines.len() * 8
    })
}

fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim_end).filter(|line| !line.is_empty()).take(SAMPLE_LINES)
}

/// True for a line below a header (`----  ----`).
fn is_rule(line: &str) -> bool {
    line.len() >= 3 && line.bytes().all(|byte| matches!(byte, b'-' | b'=' | b' ' | b'+' | b'_'))
}

/// True for a line with at least two gaps of two blanks or more between its cells.
fn is_row(line: &str) -> bool {
    !is_rule(line) && line.trim().split("  ").filter(|part| !part.trim().is_empty()).count() >= 3
}

/// True for a row with hardly anything in it: no text of it goes across the start of a column.
fn fits(line: &str, starts: &[usize]) -> bool {
    let chars: Vec<char> = line.chars().collect();
    let parts = line.split("  ").filter(|part| !part.trim().is_empty()).count();
    let is_free = |start: &usize| chars.get(start - 1).is_none_or(|before| before.is_whitespace());
    parts >= 2 && starts.iter().filter(|start| **start > 0).all(is_free)
}

/// Where the columns start, counted in characters.
fn starts(text: &str) -> Option<Vec<usize>> {
    let rows: Vec<Vec<char>> = lines(text).filter(|line| is_row(line)).map(|line| line.chars().collect()).collect();
    let width = rows.iter().map(Vec::len).max()?;
    let written = |at: usize| rows.iter().filter(|row| row.get(at).is_some_and(|c| !c.is_whitespace())).count();
    let blank: Vec<bool> = (0..width).map(|at| written(at) * 100 <= rows.len() * TOLERATED).collect();
    let header = rows.first()?;
    let mut starts = Vec::new();
    let mut gap = usize::MAX;
    for (at, is_blank) in blank.iter().enumerate() {
        if *is_blank {
            gap = gap.saturating_add(1);
            continue;
        }
        // One blank between two columns may as well stand between two words: then the header has no name after it.
        let named = header.get(at).is_some_and(|c| !c.is_whitespace());
        if gap >= 2 || (gap == 1 && named) {
            starts.push(at);
        }
        gap = 0;
    }
    (starts.len() >= 3).then_some(starts)
}

fn cut(line: &str, starts: &[usize]) -> Vec<String> {
    let chars: Vec<char> = line.chars().collect();
    let ends = starts.iter().skip(1).copied().chain([usize::MAX]);
    starts
        .iter()
        .zip(ends)
        .map(|(start, end)| {
            let cell: String = chars.get(*start..end.min(chars.len())).unwrap_or(&[]).iter().collect();
            cell.trim().to_owned()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str) -> Vec<Vec<String>> {
        let grid = read(text).expect("a table");
        grid.rows.iter().map(|(_, row)| row.iter().map(|cell| cell.text.to_string()).collect()).collect()
    }

    #[test]
    fn gaps_that_go_through_all_rows_separate_columns() {
        let found = cells(
            "Vlan    Mac Address       Ports\n----    -----------       -----\n 120    0004.f2ab.cdef    Gi1/0/1\n  20    \
             0004.f2ab.cdee    Gi1/0/2\nTotal Mac Addresses for this criterion: 2\n",
        );
        assert_eq!(found[0], ["Vlan", "Mac Address", "Ports"]);
        assert_eq!(found[2], ["20", "0004.f2ab.cdee", "Gi1/0/2"]);
        assert_eq!(found[3], ["Total Mac Addresses for this criterion: 2"]);
    }

    #[test]
    fn empty_cells_and_blanks_in_names_stay_in_their_column() {
        let found = cells(
            "MAC               Model         Site\n0004F2ABCDEF      VVX 411       Graz West\n0004F2ABCDEE                    Ulm\n\
             0004F2ABCDED      CX600         Ulm\n",
        );
        assert_eq!(found[1], ["0004F2ABCDEF", "VVX 411", "Graz West"]);
        assert_eq!(found[2], ["0004F2ABCDEE", "", "Ulm"]);
    }

    #[test]
    fn separated_text_and_prose_are_none() {
        assert!(read("a;b;c\nd;e;f\ng;h;i\n").is_none());
        assert!(read("a,  b,  c\nd,  e,  f\ng,  h,  i\n").is_none());
        assert!(read("Dear all,\nhere is the list of phones.\nBest\n").is_none());
    }
}
