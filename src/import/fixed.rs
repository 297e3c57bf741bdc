//! Text in columns of fixed width, as consoles print tables (`show cdp neighbors`, `Format-Table`, `arp -a`).

use super::delimited::DELIMITERS;
use super::sheet::Grid;

/// Longer texts are exports, not what a console printed.
const SIZE_LIMIT: usize = 16 << 20;
/// Lines that tell whether a text is one.
const SAMPLE_LINES: usize = 400;
/// Wider lines and more columns are no table of a console.
const WIDTH_LIMIT: usize = 4096;
const COLUMN_LIMIT: usize = 256;
/// Most lines of a hundred that may write across a gap.
const TOLERATED: usize = 3;

/// Reads a text as a table of fixed width; `None` if it is none. Lines that are no row of it are rows of one cell.
pub(crate) fn read(text: &str) -> Option<Grid> {
    let is_wide = |line: &str| line.len() > WIDTH_LIMIT && line.trim_end().chars().count() > WIDTH_LIMIT;
    if text.len() > SIZE_LIMIT || text.lines().any(is_wide) || !is_fixed(text) {
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

/// Where the columns start, counted in characters; the first one at the start of the line.
fn starts(text: &str) -> Option<Vec<usize>> {
    let rows = || text.lines().map(str::trim_end).filter(|line| is_row(line));
    let header: Vec<char> = rows().next()?.chars().collect();
    // How many rows write at each place of the line.
    let (mut written, mut count) = (Vec::<usize>::new(), 0_usize);
    for row in rows() {
        count += 1;
        for (at, character) in row.chars().enumerate() {
            if written.len() <= at {
                written.push(0);
            }
            if let Some(rows) = written.get_mut(at).filter(|_| !character.is_whitespace()) {
                *rows += 1;
            }
        }
    }
    let mut starts = Vec::new();
    let mut gap = usize::MAX;
    for (at, rows) in written.into_iter().enumerate() {
        if rows * 100 <= count * TOLERATED {
            gap = gap.saturating_add(1);
            continue;
        }
        // One blank between two columns may as well stand between two words: then the header has no name after it.
        let named = header.get(at).is_some_and(|c| !c.is_whitespace());
        if gap >= 2 || (gap == 1 && named) {
            // Values that stand on the right of the first column leave its beginning to the header.
            starts.push(if starts.is_empty() { 0 } else { at });
        }
        gap = 0;
    }
    (3..=COLUMN_LIMIT).contains(&starts.len()).then_some(starts)
}

/// The cells of a line, cut where columns start but never within a word.
fn cut(line: &str, starts: &[usize]) -> Vec<String> {
    let chars: Vec<char> = line.chars().collect();
    let is_blank = |at: usize| chars.get(at).is_none_or(|c| c.is_whitespace());
    let mut cells = Vec::new();
    let mut from = 0;
    for start in starts.iter().skip(1).copied().chain([chars.len()]) {
        if from >= chars.len() {
            break;
        }
        let mut end = start.clamp(from, chars.len());
        if end > from && end < chars.len() && !is_blank(end) && !is_blank(end - 1) {
            // The text around the start belongs to the column on its left, unless a gap stands before it.
            let mut first = end;
            while first > from && !(is_blank(first - 1) && (first - 1 == from || is_blank(first - 2))) {
                first -= 1;
            }
            let last = (end..chars.len()).find(|at| is_blank(*at)).unwrap_or(chars.len());
            let is_filled = (from..first).any(|at| !is_blank(at));
            let is_next = first > from && (is_filled || end - first < last - end);
            end = if is_next { first } else { last };
        }
        let cell: String = chars.get(from..end).unwrap_or(&[]).iter().collect();
        cells.push(cell.trim().to_owned());
        from = end;
    }
    cells
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
    fn values_on_the_right_of_the_first_column_leave_its_name_whole() {
        let rows = " 120    0004.f2ab.cdef    Gi1/0/1\n".repeat(50);
        let found = cells(&format!("Vlan    Mac Address       Ports\n{rows}"));
        assert_eq!(found[0], ["Vlan", "Mac Address", "Ports"]);
        assert_eq!(found[50], ["120", "0004.f2ab.cdef", "Gi1/0/1"]);
    }

    #[test]
    fn values_wider_than_most_are_never_cut_within_a_word() {
        let rows = "p1      CX600     Ulm\n".repeat(SAMPLE_LINES + 100);
        let found =
            cells(&format!("Name    Model     Site\n{rows}reception  CX600     Graz\np2      CX600  Klagenfurt\n"));
        assert_eq!(found[SAMPLE_LINES + 101], ["reception", "CX600", "Graz"]);
        assert_eq!(found[SAMPLE_LINES + 102], ["p2", "CX600", "Klagenfurt"]);
        // Where many values are that wide, the columns are.
        let wide = "p1      CX600  Klagenfurt\n".repeat(SAMPLE_LINES);
        let found = cells(&format!("Name    Model     Site\n{rows}{wide}"));
        assert_eq!(found[2 * SAMPLE_LINES + 100], ["p1", "CX600", "Klagenfurt"]);
    }

    #[test]
    fn lines_beyond_measure_are_none() {
        let row = |cells: usize| format!("{}\n", "ab  ".repeat(cells));
        assert!(read(&row(200).repeat(4)).is_some());
        assert!(read(&row(300).repeat(4)).is_none());
        assert!(read(&format!("{}{}", row(3).repeat(9), "x".repeat(WIDTH_LIMIT + 1))).is_none());
    }

    #[test]
    fn separated_text_and_prose_are_none() {
        assert!(read("a;b;c\nd;e;f\ng;h;i\n").is_none());
        assert!(read("a,  b,  c\nd,  e,  f\ng,  h,  i\n").is_none());
        assert!(read("Dear all,\nhere is the list of phones.\nBest\n").is_none());
    }
}
