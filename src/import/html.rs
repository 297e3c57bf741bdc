//! HTML tables, as web portals hand them out under the name `.xls`.

use super::sheet::Grid;

/// Reads the rows of all tables of a page.
pub(crate) fn read(html: &str) -> Grid {
    let mut grid = Grid::default();
    let mut number = 0_u32;
    let mut row: Option<Vec<String>> = None;
    let mut cell: Option<String> = None;
    let mut rest = html;
    let finish = |cell: &mut Option<String>, row: &mut Option<Vec<String>>| {
        if let (Some(text), Some(row)) = (cell.take(), row.as_mut()) {
            row.push(unescape(&text).split_whitespace().collect::<Vec<_>>().join(" "));
        }
    };
    while let Some(open) = rest.find('<') {
        let (text, tag) = rest.split_at(open);
        if let Some(cell) = &mut cell {
            cell.push_str(text);
        }
        if let Some(comment) = tag.strip_prefix("<!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
            continue;
        }
        let Some(close) = tag.find('>') else { break };
        let inner = tag.get(1..close).unwrap_or("").trim();
        rest = tag.get(close + 1..).unwrap_or("");
        let name = inner.trim_end_matches('/').split_whitespace().next().unwrap_or("").to_ascii_lowercase();
        match name.as_str() {
            "tr" | "/tr" | "/table" => {
                finish(&mut cell, &mut row);
                if let Some(done) = row.take() {
                    number = number.saturating_add(1);
                    grid.push_texts(number, done);
                }
                if name == "tr" {
                    row = Some(Vec::new());
                }
            }
            "td" | "th" => {
                finish(&mut cell, &mut row);
                cell = Some(String::new());
            }
            "/td" | "/th" => finish(&mut cell, &mut row),
            "br" | "p" | "/p" | "div" => {
                if let Some(cell) = &mut cell {
                    cell.push(' ');
                }
            }
            "script" | "style" => {
                let end = format!("</{name}");
                let lower = rest.to_ascii_lowercase();
                rest = lower.find(&end).and_then(|at| rest.get(at..)).unwrap_or("");
            }
            _ => {}
        }
    }
    finish(&mut cell, &mut row);
    if let Some(done) = row.filter(|cells| !cells.is_empty()) {
        grid.push_texts(number.saturating_add(1), done);
    }
    grid
}

fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(rest.get(..at).unwrap_or(""));
        let after = rest.get(at + 1..).unwrap_or("");
        let end = after.find(';').filter(|end| *end <= 8);
        let known = end.and_then(|end| entity(after.get(..end)?));
        if let (Some(character), Some(end)) = (known, end) {
            out.push(character);
            rest = after.get(end + 1..).unwrap_or("");
        } else {
            out.push('&');
            rest = after;
        }
    }
    out.push_str(rest);
    out
}

fn entity(name: &str) -> Option<char> {
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => ' ',
        "auml" => 'ä',
        "ouml" => 'ö',
        "uuml" => 'ü',
        "Auml" => 'Ä',
        "Ouml" => 'Ö',
        "Uuml" => 'Ü',
        "szlig" => 'ß',
        "euro" => '€',
        "eacute" => 'é',
        "egrave" => 'è',
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)?
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unclosed_tags_and_entities_are_read() {
        let grid = read("<table><TR><th>A<th>B&auml;r<tr><td>1</td><td>x<br>y</td></tr></table>");
        let texts: Vec<Vec<&str>> =
            grid.rows.iter().map(|(_, row)| row.iter().map(|cell| cell.text.as_ref()).collect()).collect();
        assert_eq!(texts, [vec!["A", "Bär"], vec!["1", "x y"]]);
    }
}
