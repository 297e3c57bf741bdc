//! Where the table is in a sheet: its header, and the rows around it that are no records.

use std::ops::ControlFlow;

use super::sheet::{Row, Sheet};
use super::stats::Stats;
use super::synonyms;

/// Rows looked at to find the header.
const HEAD_ROWS: usize = 60;
/// Rows whose cells are looked at to tell the columns.
pub(crate) const SAMPLE_ROWS: usize = 1500;
/// Most columns of a table.
pub(crate) const COLUMN_LIMIT: usize = 4096;

/// The header of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Header {
    /// Its row; `None` if the table has none.
    pub(crate) row: Option<u32>,
    /// Names of the columns, a group title before a name that says nothing alone.
    pub(crate) names: Vec<String>,
    /// How many of the names are known headers.
    pub(crate) known: usize,
    /// Titles above it.
    pub(crate) titles: Vec<String>,
}

/// Finds the header, or takes the row named.
pub(crate) fn find_header(sheet: &Sheet<'_>, forced: Option<u32>) -> Option<Header> {
    let mut head: Vec<(u32, Vec<String>)> = Vec::new();
    sheet.rows.visit(&mut |row| {
        if row.filled() > 0 {
            head.push((row.number, row.to_strings()));
        }
        let beyond = forced.is_some_and(|wanted| row.number > wanted);
        let full = head.len() >= HEAD_ROWS && forced.is_none_or(|wanted| row.number >= wanted);
        if full || beyond || sheet.keyed { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    let best = if let Some(wanted) = forced {
        head.iter().position(|(number, _)| *number >= wanted)?
    } else if sheet.keyed {
        0
    } else {
        let mut best = (0, 0);
        for (index, (_, cells)) in head.iter().enumerate() {
            let known = cells.iter().filter(|cell| synonyms::is_header(cell)).count();
            let data = cells.iter().filter(|cell| is_data(cell)).count();
            let score = (known * 2).saturating_sub(data * 3);
            if known >= 1 && score > best.0 {
                best = (score, index);
            }
        }
        if best.0 >= 4 || (best.0 >= 2 && head.iter().all(|(_, cells)| cells.len() <= 3)) {
            best.1
        } else {
            // Nothing known: the first full row names the columns, unless it is data itself.
            let width = head.iter().map(|(_, cells)| filled(cells)).max()?;
            let first = head.iter().position(|(_, cells)| filled(cells) * 4 >= width * 3)?;
            let (_, cells) = head.get(first)?;
            if cells.iter().any(|cell| is_data(cell)) {
                let names = vec![String::new(); cells.len().min(COLUMN_LIMIT)];
                return Some(Header { row: None, names, known: 0, titles: Vec::new() });
            }
            first
        }
    };
    let best = best + usize::from(!sheet.keyed && forced.is_none() && goes_on(&head, best));
    let (number, cells) = head.get(best)?;
    let units = head.get(best + 1).filter(|(_, cells)| !sheet.keyed && is_units(cells));
    let above = best.checked_sub(1).and_then(|index| head.get(index)).filter(|(_, cells)| filled(cells) >= 2);
    let mut names = join_groups(cells, above.map(|(_, cells)| cells.as_slice()));
    for (name, unit) in names.iter_mut().zip(units.map_or(&[][..], |(_, cells)| cells)) {
        if !unit.is_empty() {
            *name = format!("{name} ({unit})");
        }
    }
    let number = units.map_or(number, |(number, _)| number);
    let known = names.iter().filter(|name| synonyms::is_header(name)).count();
    let titles = head.iter().take(best).flat_map(|(_, cells)| cells.iter().filter(|cell| !cell.is_empty()).cloned());
    Some(Header { row: Some(*number), known, titles: titles.collect(), names })
}

/// True if the row after the header completes its names (`Purchase` above `Date` and `Price`).
fn goes_on(head: &[(u32, Vec<String>)], best: usize) -> bool {
    let (Some((_, upper)), Some((_, lower))) = (head.get(best), head.get(best + 1)) else { return false };
    let known = |cells: &[String]| cells.iter().filter(|cell| synonyms::is_header(cell)).count();
    !lower.iter().any(|cell| is_data(cell))
        && known(lower) > 0
        && known(&join_groups(lower, Some(upper))) > known(upper)
}

/// True for a row that only says in what the columns below it are counted or how they are written.
fn is_units(cells: &[String]) -> bool {
    const UNITS: [&str; 40] = [
        "eur",
        "euro",
        "€",
        "usd",
        "$",
        "gbp",
        "£",
        "chf",
        "pln",
        "zł",
        "czk",
        "months",
        "monate",
        "mois",
        "mesi",
        "meses",
        "maanden",
        "years",
        "jahre",
        "ans",
        "stk",
        "stk.",
        "stück",
        "pcs",
        "units",
        "szt.",
        "no.",
        "nr.",
        "net",
        "netto",
        "brutto",
        "ja/nein",
        "yes/no",
        "text",
        "hex",
        "dd.mm.yyyy",
        "tt.mm.jjjj",
        "yyyy-mm-dd",
        "mm/dd/yyyy",
        "dd/mm/yyyy",
    ];
    let mut any = false;
    cells.iter().filter(|cell| !cell.is_empty()).all(|cell| {
        any = true;
        UNITS.contains(&cell.trim_matches(['[', ']', '(', ')']).to_lowercase().as_str())
    }) && any
}

fn filled(cells: &[String]) -> usize {
    cells.iter().filter(|cell| !cell.is_empty()).count()
}

/// True for a cell that cannot be a header.
fn is_data(text: &str) -> bool {
    matches!(super::fields::mac::read(text, false), super::fields::mac::MacCell::Macs(_))
        || text.parse::<std::net::IpAddr>().is_ok()
        || (text.contains('@') && text.contains('.') && !text.contains(' ') && !text.starts_with('@'))
        || (text.len() > 2
            && text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b',' | b'-' | b'/')))
}

/// A group title spans the columns up to the next one; it helps names that are not known alone.
fn join_groups(cells: &[String], above: Option<&[String]>) -> Vec<String> {
    let Some(above) = above else { return cells.iter().take(COLUMN_LIMIT).cloned().collect() };
    let mut group = "";
    let width = cells.len().max(above.len()).min(COLUMN_LIMIT);
    (0..width)
        .map(|index| {
            let own = cells.get(index).map_or("", String::as_str);
            if let Some(title) = above.get(index).filter(|title| !title.is_empty()) {
                group = title;
            }
            let title = above.get(index).map_or("", String::as_str);
            if own.is_empty() {
                // A name that spans both header rows stands in the upper one.
                if synonyms::is_header(title) { title.to_owned() } else { String::new() }
            } else if !synonyms::is_header(own) && !group.is_empty() && synonyms::is_header(&format!("{group} {own}")) {
                format!("{group} {own}")
            } else {
                own.to_owned()
            }
        })
        .collect()
}

/// What the sample of a table tells.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sample {
    /// One a column.
    pub(crate) stats: Vec<Stats>,
    /// Data rows seen.
    pub(crate) rows: u32,
    /// Data rows that end before the last column.
    pub(crate) short: u32,
}

impl Sample {
    /// True if the sample has a value in a column.
    pub(crate) fn filled(&self, index: usize) -> bool {
        self.stats.get(index).is_some_and(Stats::is_filled)
    }
}

/// Looks at the first rows below the header.
pub(crate) fn sample(sheet: &Sheet<'_>, header: &Header) -> Sample {
    let width = width(&header.names);
    let mut sample = Sample { stats: vec![Stats::default(); header.names.len()], ..Sample::default() };
    sheet.rows.visit(&mut |row| {
        if header.row.is_some_and(|header| row.number <= header) || row.filled() == 0 {
            return ControlFlow::Continue(());
        }
        if row.filled() > 1 || header.names.len() < 3 {
            sample.rows += 1;
            sample.short += u32::from(row.len() < width);
            if row.len() <= header.names.len() + 1 && !row.unclosed_quote {
                Stats::add_row(&mut sample.stats, row);
            }
        }
        if (sample.rows as usize) < SAMPLE_ROWS { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    });
    sample
}

/// The number of columns up to the last one with a name.
pub(crate) fn width(names: &[String]) -> usize {
    names.iter().rposition(|name| !name.trim().is_empty()).map_or(names.len(), |last| last + 1)
}

/// What a row below the header is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RowKind<'a> {
    /// A record.
    Record,
    /// Nothing in it.
    Blank,
    /// A heading for the rows below it.
    Heading(&'a str),
    /// A total, a footnote, or the header once more.
    Aside,
}

/// Tells records from what stands between them.
pub(crate) fn classify<'a>(row: &Row<'a>, filled: usize, header: &Header, is_text: bool) -> RowKind<'a> {
    if filled == 0 {
        // A line of separators is a record without content; an empty line is nothing.
        return if is_text && row.len() > 1 { RowKind::Record } else { RowKind::Blank };
    }
    let first = || row.texts().find(|text| !text.is_empty()).unwrap_or("");
    if (filled <= 4 || filled * 2 <= header.names.len())
        && (is_total(first()) || filled <= 3 && is_total_of(first(), header))
    {
        return RowKind::Aside;
    }
    // Below the header, or anywhere in tables that are drawn with lines (`| --- | --- |`).
    let drawn = header.names.first().is_some_and(String::is_empty) || header.row.is_some_and(|at| row.number == at + 1);
    if drawn && row.texts().all(|text| text.bytes().all(|byte| matches!(byte, b'-' | b'=' | b':' | b'+'))) {
        return RowKind::Aside;
    }
    if filled == 1 && header.names.len() >= 3 {
        let first = first();
        if let Some(site) = place_of(first) {
            return RowKind::Heading(site);
        }
        let separators = first.bytes().filter(|byte| matches!(byte, b',' | b';' | b'\t' | b'|')).count();
        if separators >= 2 {
            return RowKind::Record;
        }
        let note =
            first.starts_with(['*', '¹', '#', '(']) || first.ends_with('.') || first.contains(": ") || first.len() > 60;
        let at_start = row.cell(0).text == first || row.cell(1).text == first;
        return if note || !at_start || first.chars().count() < 2 || is_data(first) {
            RowKind::Aside
        } else {
            RowKind::Heading(first)
        };
    }
    let repeats = filled >= 2
        && (0..row.len()).all(|index| {
            let text = row.cell(index).text.trim_start_matches('\u{feff}');
            header.names.get(index).is_none_or(|name| text.len() <= name.len() && text == name.trim())
        });
    if repeats { RowKind::Aside } else { RowKind::Record }
}

/// The place in a heading that says that it is one (`Site: Leeds`).
fn place_of(heading: &str) -> Option<&str> {
    use crate::model::Field;
    let (word, place) = heading.split_once(':')?;
    let (fields, sure) = synonyms::fields_of(word);
    let place = place.trim();
    (sure >= 80 && fields.iter().any(|field| matches!(field, Field::Site | Field::Building)) && !place.is_empty())
        .then_some(place)
}

/// True for a total of something (`Summe Ulm`, `Total: 23`) in a table of many columns.
fn is_total_of(text: &str, header: &Header) -> bool {
    header.names.len() >= 5 && text.split([' ', ':']).next().is_some_and(is_total)
}

/// True for the first word of a totals row.
fn is_total(text: &str) -> bool {
    const TOTALS: [&str; 29] = [
        "summe",
        "gesamt",
        "gesamtsumme",
        "zwischensumme",
        "insgesamt",
        "total",
        "totals",
        "grandtotal",
        "subtotal",
        "sum",
        "sumtotal",
        "razem",
        "suma",
        "ogółem",
        "somme",
        "soustotal",
        "totale",
        "subtotale",
        "totaal",
        "totales",
        "overalltotal",
        "anzahlgesamt",
        "anzahl",
        "count",
        "nombre",
        "aantal",
        "cantidad",
        "liczba",
        "gesamtanzahl",
    ];
    // A line of stars is how bookkeeping marks its sums.
    let stars = !text.is_empty() && text.bytes().all(|byte| byte == b'*');
    stars || TOTALS.contains(&synonyms::key(text).as_str())
}

/// The site a sheet's name tells, if it does (`Standort Ulm`).
pub(crate) fn site_of(sheet_name: &str) -> Option<&str> {
    const WORDS: [&str; 16] = [
        "standort",
        "site",
        "location",
        "werk",
        "niederlassung",
        "filiale",
        "branch",
        "lieu",
        "agence",
        "sede",
        "filial",
        "vestiging",
        "locatie",
        "oddział",
        "lokalizacja",
        "campus",
    ];
    let (word, rest) = sheet_name.trim().split_once([' ', '-', '_', ':'])?;
    let rest = rest.trim_matches(|c: char| !c.is_alphanumeric());
    (WORDS.contains(&word.to_lowercase().as_str()) && !rest.is_empty()).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::delimited::Delimited;

    fn header(text: &str) -> Header {
        let sheet = Sheet { name: None, rows: Box::new(Delimited::new(text, Some(b';'))), keyed: false };
        find_header(&sheet, None).unwrap()
    }

    #[test]
    fn titles_and_group_titles_above_the_header_are_passed_over() {
        let found =
            header("Bestand Ulm\nStand 2026\n\n;;Kauf;;\nHersteller;Modell;Datum;Preis;MAC\nPoly;CX600;1;2;x\n");
        assert_eq!(found.row, Some(5));
        assert_eq!(found.titles[0], "Bestand Ulm");
    }

    #[test]
    fn two_header_rows_are_read_together() {
        let found = header("MAC;Model;Purchase;;Warranty\n;;Date;Price;End\n0004F2ABCDEF;CX600;2014-01-01;1;2\n");
        assert_eq!(found.names, ["MAC", "Model", "Purchase Date", "Price", "Warranty End"]);
    }

    #[test]
    fn a_table_without_header_keeps_its_first_row() {
        assert_eq!(header("0004F2ABCDEF;CX600\n0004F2ABCDE0;CX700\n").row, None);
    }
}
