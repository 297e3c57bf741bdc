//! Text in blocks, one a device: `Key : value` lines as consoles list objects, `lease … { … }` as DHCP servers keep them.

use rustc_hash::FxHashMap;

use super::fixed::is_separated;
use super::sheet::Grid;

/// Longer texts are no lists of a console.
const SIZE_LIMIT: usize = 16 << 20;
/// Lines that tell whether a text is one.
const SAMPLE_LINES: usize = 400;
/// Longest name of a value.
const KEY_LIMIT: usize = 40;
/// Most names.
const KEY_COUNT: usize = 1000;

/// Reads a text as blocks; `None` if it is none. The first row holds the names.
pub(crate) fn read(text: &str) -> Option<Grid> {
    if text.len() > SIZE_LIMIT {
        return None;
    }
    let blocks = if is_braced(text) { braced(text) } else { listed(text)? };
    let mut keys: Vec<&str> = Vec::new();
    let mut places: FxHashMap<&str, usize> = FxHashMap::default();
    let mut grid = Grid::default();
    let mut rows = Vec::new();
    for block in &blocks {
        let mut row: Vec<String> = Vec::new();
        for (name, value) in &block.values {
            let place = *places.entry(name).or_insert_with(|| {
                keys.push(name);
                keys.len() - 1
            });
            if place >= KEY_COUNT {
                continue;
            }
            if row.len() <= place {
                row.resize(place + 1, String::new());
            }
            if let Some(cell) = row.get_mut(place) {
                cell.clone_from(value);
            }
        }
        rows.push((block.line, row));
    }
    grid.push_texts(0, keys.into_iter().take(KEY_COUNT).map(str::to_owned));
    for (line, row) in rows {
        grid.push_texts(line, row);
    }
    Some(grid)
}

/// The values of one device and the line where they begin.
struct Block<'t> {
    line: u32,
    values: Vec<(&'t str, String)>,
}

/// A name and a value of a line (`Model           : CX600`).
fn pair(line: &str) -> Option<(&str, &str)> {
    let (name, value) = line.split_once(':')?;
    let name = name.trim().trim_start_matches("- ");
    let is_name = name.starts_with(char::is_alphabetic)
        && name.len() <= KEY_LIMIT
        && name.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '_' | '-' | '.' | '(' | ')' | '/' | '@'));
    (is_name && (value.is_empty() || value.starts_with([' ', '\t']))).then(|| (name, value.trim()))
}

/// Blocks of lines with names, an empty line or the first name again between them.
fn listed(text: &str) -> Option<Vec<Block<'_>>> {
    let lines = || text.lines().filter(|line| !line.trim().is_empty()).take(SAMPLE_LINES);
    let (all, pairs) = (lines().count(), lines().filter(|line| pair(line).is_some()).count());
    if pairs < 4 || pairs * 10 < all * 8 || is_separated(&lines().collect::<Vec<_>>(), 1) {
        return None;
    }
    let mut blocks: Vec<Block<'_>> = Vec::new();
    let mut open = false;
    for (line, text) in (1_u32..).zip(text.lines()) {
        if text.trim().is_empty() {
            open = false;
        } else if let Some((name, value)) = pair(text) {
            let again = blocks.last().is_some_and(|block| block.values.iter().any(|(known, _)| *known == name));
            if !open || again {
                blocks.push(Block { line, values: Vec::new() });
                open = true;
            }
            if let Some(block) = blocks.last_mut() {
                block.values.push((name, value.to_owned()));
            }
        } else if let Some((_, value)) = blocks.last_mut().filter(|_| open).and_then(|block| block.values.last_mut())
            && text.starts_with([' ', '\t'])
        {
            // The rest of a long value stands below it.
            value.push(' ');
            value.push_str(text.trim());
        }
    }
    let first = blocks.first().map(|block| block.values.iter().map(|(name, _)| *name).collect::<Vec<_>>())?;
    let alike =
        |block: &Block<'_>| block.values.iter().filter(|(name, _)| first.contains(name)).count() * 2 > first.len();
    (blocks.len() >= 2 && blocks.iter().filter(|block| alike(block)).count() * 10 >= blocks.len() * 6).then_some(blocks)
}

fn is_braced(text: &str) -> bool {
    let opens = |line: &&str| line.trim_end().ends_with('{');
    let head = || text.lines().take(SAMPLE_LINES);
    head().filter(opens).count() >= 1 && head().any(|line| line.trim_start().starts_with("hardware ethernet "))
}

/// Leases and hosts of ISC dhcpd.
fn braced(text: &str) -> Vec<Block<'_>> {
    let mut blocks: Vec<Block<'_>> = Vec::new();
    for (number, line) in (1_u32..).zip(text.lines()) {
        let line = line.trim();
        if let Some((kind, name)) = line.strip_suffix('{').and_then(|line| line.trim().split_once(' ')) {
            if matches!(kind, "lease" | "host") {
                blocks.push(Block { line: number, values: vec![(kind, name.trim().to_owned())] });
            }
        } else if let Some(statement) = line.strip_suffix(';')
            && let Some(block) = blocks.last_mut()
        {
            let statement = statement.strip_prefix("set ").unwrap_or(statement);
            let found = statement.split_once(" = ").or_else(|| {
                let words = if statement.starts_with("hardware ") || statement.starts_with("binding ") { 2 } else { 1 };
                let (at, _) = statement.match_indices(' ').nth(words - 1)?;
                Some((statement.get(..at)?, statement.get(at + 1..)?))
            });
            if let Some((name, value)) = found {
                // `ends 2 2026/11/24 20:00:00`: the day of the week.
                let value = value.trim().trim_matches('"');
                let value = match value.split_once(' ') {
                    Some((day, rest)) if day.len() == 1 && rest.contains('/') => rest,
                    _ => value,
                };
                block.values.push((name, value.to_owned()));
            }
        }
    }
    blocks
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str) -> Vec<(u32, Vec<String>)> {
        let grid = read(text).expect("blocks");
        grid.rows.iter().map(|(at, row)| (*at, row.iter().map(|cell| cell.text.to_string()).collect())).collect()
    }

    #[test]
    fn objects_of_a_console_become_rows() {
        let found = cells(
            "\nModel        : CX600\nMacAddresses : 0004f2abcdef\n\nModel        : VVX 411\nMacAddresses : 0004f2abcdee\nSerialNumber : A1\n",
        );
        assert_eq!(found[0].1, ["Model", "MacAddresses", "SerialNumber"]);
        assert_eq!(found[1], (2, vec!["CX600".to_owned(), "0004f2abcdef".to_owned()]));
        assert_eq!(found[2], (5, vec!["VVX 411".to_owned(), "0004f2abcdee".to_owned(), "A1".to_owned()]));
    }

    #[test]
    fn leases_become_rows() {
        let found = cells(
            "lease 10.20.1.31 {\n  ends 2 2026/11/24 20:00:00;\n  hardware ethernet 00:04:f2:ab:cd:ef;\n  client-hostname \"p1\";\n}\n",
        );
        assert_eq!(found[0].1, ["lease", "ends", "hardware ethernet", "client-hostname"]);
        assert_eq!(found[1].1, ["10.20.1.31", "2026/11/24 20:00:00", "00:04:f2:ab:cd:ef", "p1"]);
    }

    #[test]
    fn tables_and_prose_are_none() {
        for text in
            ["MAC: a;Model: b\nMAC: c;Model: d\nMAC: e;Model: f\nMAC: g;Model: h\n", "a,b\nc,d\n", "Note: once\n"]
        {
            assert!(read(text).is_none(), "{text}");
        }
    }
}
