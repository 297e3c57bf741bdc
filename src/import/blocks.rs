//! Text in blocks, one a device: `Key : value` lines as consoles list objects, `lease … { … }` as DHCP servers keep them.

use rustc_hash::FxHashSet;

use super::fixed::is_separated;
use super::keyed::{Keyed, TooLarge};
use super::sheet::Grid;

/// Longer texts are no lists of a console.
const SIZE_LIMIT: usize = 16 << 20;
/// Lines that tell whether a text is one.
const SAMPLE_LINES: usize = 400;
/// Longest name of a value.
const KEY_LIMIT: usize = 40;
/// Most names of a block.
const KEY_COUNT: usize = 1000;

/// Reads a text as blocks; `None` if it is none. The first row holds the names.
pub(crate) fn read(text: &str) -> Option<Result<Grid, TooLarge>> {
    if text.len() > SIZE_LIMIT {
        return None;
    }
    let blocks = if is_braced(text) { braced(text)? } else { listed(text)? };
    let mut table = Keyed::default();
    for block in blocks {
        for (name, value) in block.values {
            if let Some(cell) = table.cell(&name) {
                *cell = value;
            }
        }
        table.end(block.line);
    }
    Some(table.finish())
}

/// The values of one device and the line where they begin.
struct Block {
    line: u32,
    values: Vec<(String, String)>,
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

/// Blocks of lines with names, an empty line or a name that the block has already between them; `None` if the first lines are
/// no such list, if most blocks have other names than the first, or if a block has too many.
fn listed(text: &str) -> Option<Vec<Block>> {
    let lines = || text.lines().filter(|line| !line.trim().is_empty()).take(SAMPLE_LINES);
    let (all, pairs) = (lines().count(), lines().filter(|line| pair(line).is_some()).count());
    if pairs < 4 || pairs * 10 < all * 8 || is_separated(&lines().collect::<Vec<_>>(), 1) {
        return None;
    }
    let mut blocks: Vec<Block> = Vec::new();
    let mut open = false;
    // The names of the last block.
    let mut known: FxHashSet<&str> = FxHashSet::default();
    for (line, text) in (1_u32..).zip(text.lines()) {
        if text.trim().is_empty() {
            open = false;
        } else if let Some((name, value)) = pair(text) {
            if !open || known.contains(name) {
                blocks.push(Block { line, values: Vec::new() });
                known.clear();
                open = true;
            }
            known.insert(name);
            if known.len() > KEY_COUNT {
                return None;
            }
            if let Some(block) = blocks.last_mut() {
                block.values.push((name.to_owned(), value.to_owned()));
            }
        } else if let Some((_, value)) = blocks.last_mut().filter(|_| open).and_then(|block| block.values.last_mut())
            && text.starts_with([' ', '\t'])
        {
            // The rest of a long value stands below it.
            value.push(' ');
            value.push_str(text.trim());
        }
    }
    let first: FxHashSet<&str> = blocks.first()?.values.iter().map(|(name, _)| name.as_str()).collect();
    let alike = |block: &&Block| {
        block.values.iter().filter(|(name, _)| first.contains(name.as_str())).count() * 2 > first.len()
    };
    let is_list = blocks.len() >= 2 && blocks.iter().filter(alike).count() * 10 >= blocks.len() * 6;
    drop(first);
    is_list.then_some(blocks)
}

fn is_braced(text: &str) -> bool {
    let head = || text.lines().take(SAMPLE_LINES).map(str::trim_start).filter(|line| !line.starts_with('#'));
    head().any(|line| line.starts_with("lease ") || line.starts_with("host "))
        && head().any(|line| line.contains('{'))
        && head().any(|line| line.contains("hardware ethernet "))
}

/// Leases and hosts of ISC dhcpd; `None` if there are none, or if one has too many values.
fn braced(text: &str) -> Option<Vec<Block>> {
    let mut blocks: Vec<Block> = Vec::new();
    // How many braces are open, and how many are within the block that is being read.
    let (mut depth, mut inside) = (0_usize, None);
    let mut statement = String::new();
    let (mut line, mut begin) = (1_u32, 1_u32);
    let (mut quoted, mut escaped, mut comment) = (false, false, false);
    for character in text.chars() {
        if character == '\n' {
            line = line.saturating_add(1);
            (quoted, escaped, comment) = (false, false, false);
        }
        match character {
            _ if comment => {}
            _ if quoted => {
                quoted = escaped || character != '"';
                escaped = !escaped && character == '\\';
                statement.push(character);
            }
            '#' => comment = true,
            '{' => {
                depth += 1;
                let head = std::mem::take(&mut statement);
                if let Some((kind @ ("lease" | "host"), name)) = head.trim().split_once(' ') {
                    blocks.push(Block { line: begin, values: vec![(kind.to_owned(), name.to_owned())] });
                    inside = Some(depth);
                }
            }
            '}' => {
                statement.clear();
                if inside == Some(depth) {
                    inside = None;
                }
                depth = depth.saturating_sub(1);
            }
            ';' => {
                let done = std::mem::take(&mut statement);
                if let Some(block) = blocks.last_mut().filter(|_| inside == Some(depth)) {
                    block.values.extend(value_of(done.trim()));
                    if block.values.len() > KEY_COUNT {
                        return None;
                    }
                }
            }
            blank if blank.is_whitespace() => {
                if !statement.is_empty() && !statement.ends_with(' ') {
                    statement.push(' ');
                }
            }
            _ => {
                quoted = character == '"';
                if statement.is_empty() {
                    begin = line;
                }
                statement.push(character);
            }
        }
    }
    (!blocks.is_empty()).then_some(blocks)
}

/// The name and the value of a statement.
fn value_of(statement: &str) -> Option<(String, String)> {
    let statement = statement.strip_prefix("set ").unwrap_or(statement);
    let (name, value) = statement.split_once(" = ").or_else(|| {
        let words = if statement.starts_with("hardware ") || statement.starts_with("binding ") { 2 } else { 1 };
        let (at, _) = statement.match_indices(' ').nth(words - 1)?;
        Some((statement.get(..at)?, statement.get(at + 1..)?))
    })?;
    // `ends 2 2026/11/24 20:00:00`: the day of the week.
    let value = value.trim().trim_matches('"');
    let value = match value.split_once(' ') {
        Some((day, rest)) if day.len() == 1 && rest.contains('/') => rest,
        _ => value,
    };
    Some((name.to_owned(), value.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str) -> Vec<(u32, Vec<String>)> {
        let grid = read(text).expect("blocks").expect("within the limits");
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
    fn hosts_are_read_however_they_are_written() {
        let found = cells(
            "# phones\nhost p1 { hardware ethernet 00:04:f2:ab:cd:ef; fixed-address 10.0.0.5; }\nhost p2 {\n  hardware ethernet \
             00:04:f2:ab:cd:ee; # reception; { \n  ddns-hostname \"a#b;\";\n}\nfixed-address 10.9.9.9;\n",
        );
        assert_eq!(found[0].1, ["host", "hardware ethernet", "fixed-address", "ddns-hostname"]);
        assert_eq!((found[1].0, found[1].1.join("|").as_str()), (2, "p1|00:04:f2:ab:cd:ef|10.0.0.5"));
        assert_eq!((found[2].0, found[2].1.join("|").as_str()), (3, "p2|00:04:f2:ab:cd:ee||a#b;"));
        assert_eq!(found.len(), 3);
    }

    #[test]
    fn blocks_beyond_measure_are_none() {
        let block = |count: usize| {
            let lines: Vec<String> = (0..count).map(|key| format!("k{key} : 1\n")).collect();
            lines.concat()
        };
        assert!(read(&format!("{0}\n{0}", block(KEY_COUNT))).is_some());
        assert!(read(&format!("{0}\n{0}", block(KEY_COUNT + 1))).is_none());
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
