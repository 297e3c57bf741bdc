//! Dates in every notation, with the order of day and month decided by the column, never by the cell.

use crate::model::{Day, Precision};

/// Which comes first where a date is written with numbers only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub enum DateOrder {
    /// 31/12/2024.
    DayFirst,
    /// 12/31/2024.
    MonthFirst,
}

impl DateOrder {
    /// The stable key, as in a finding.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::DayFirst => "day_first",
            Self::MonthFirst => "month_first",
        }
    }
}

/// What a date cell says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DateCell {
    /// Nothing, or a word for nothing.
    Empty,
    /// A date; the day is the first of its month or year if only those are known.
    Date(Day, Precision),
    /// Day and month could both be either and the column does not tell.
    Ambiguous,
    /// The way a database writes "no date": 1970-01-01 or 1900.
    Never,
    /// No date.
    Invalid,
}

/// Three numbers of a date and the sign between them.
struct Triple {
    parts: [u32; 3],
    lengths: [usize; 3],
    separator: u8,
}

/// Evidence for the order of day and month in a column, one tally a separator (`/`, `-`; dots are day first).
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct OrderEvidence {
    day_first: u32,
    month_first: u32,
    undecided: u32,
}

impl OrderEvidence {
    /// Takes a cell into account.
    pub(crate) fn add(&mut self, text: &str) {
        // Year first: most dates of an export, and no question.
        if let [a, b, c, d, b'-', ..] = text.as_bytes()
            && [a, b, c, d].into_iter().all(u8::is_ascii_digit)
        {
            return;
        }
        let Some(triple) = triple(date_part(text)) else { return };
        if triple.lengths[0] == 4 || triple.separator == b'.' {
            return;
        }
        let [first, second, _] = triple.parts;
        let clock = text.as_bytes().last().is_some_and(|byte| byte.eq_ignore_ascii_case(&b'm')) && text.contains(':');
        match (first > 12, second > 12) {
            (true, false) => self.day_first += 1,
            (false, true) => self.month_first += 1,
            (false, false) if first != second && clock => self.month_first += 1,
            (false, false) if first != second => self.undecided += 1,
            _ => {}
        }
    }

    /// Adds what other cells tell.
    pub(crate) const fn append(&mut self, other: Self) {
        self.day_first += other.day_first;
        self.month_first += other.month_first;
        self.undecided += other.undecided;
    }

    /// The order, if all evidence agrees.
    pub(crate) const fn order(&self) -> Option<DateOrder> {
        match (self.day_first, self.month_first) {
            (1.., 0) => Some(DateOrder::DayFirst),
            (0, 1..) => Some(DateOrder::MonthFirst),
            _ => None,
        }
    }

    /// The number of cells that need the order.
    pub(crate) const fn undecided(&self) -> u32 {
        self.undecided
    }
}

/// Reads a date. `century` is the last year a two-digit year may mean.
pub(crate) fn read(text: &str, order: Option<DateOrder>, century: i32) -> DateCell {
    if let Some((year @ 1971..=9999, month, day)) = iso(text.as_bytes()) {
        return Day::from_ymd(year, month, day).map_or(DateCell::Invalid, |day| DateCell::Date(day, Precision::Day));
    }
    let text = text.trim();
    if super::text::is_placeholder(text) {
        return DateCell::Empty;
    }
    settled(read_day(text, order, century), text)
}

/// The quick way for what exports write, `2024-12-31`.
#[inline]
fn iso(text: &[u8]) -> Option<(i32, u32, u32)> {
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = *text else { return None };
    let digits = [y1, y2, y3, y4, m1, m2, d1, d2].map(|digit| digit.wrapping_sub(b'0'));
    if digits.iter().any(|digit| *digit > 9) {
        return None;
    }
    let [y1, y2, y3, y4, m1, m2, d1, d2] = digits.map(u32::from);
    Some(((y1 * 1000 + y2 * 100 + y3 * 10 + y4).cast_signed(), m1 * 10 + m2, d1 * 10 + d2))
}

/// Dates that stand for none.
fn settled(found: DateCell, text: &str) -> DateCell {
    if text.starts_with("0000-00-00") || text.starts_with("1900-01-00") {
        return DateCell::Never;
    }
    match found {
        DateCell::Date(day, _) if day.year() <= 1900 || day == Day::from_number(0) => DateCell::Never,
        other => other,
    }
}

fn read_day(text: &str, order: Option<DateOrder>, century: i32) -> DateCell {
    if text.starts_with("0000-00-00") || text.starts_with("1900-01-00") || text.starts_with("00.00.0000") {
        return DateCell::Never;
    }
    let part = date_part(text);
    if let Some(triple) = triple(part) {
        return from_triple(&triple, order, century);
    }
    if part.bytes().all(|byte| byte.is_ascii_digit()) && !part.is_empty() {
        return from_digits(part);
    }
    if let Some(found) = from_pair(part, century) {
        return found;
    }
    match without_clock(text).map(|bare| read_day(&bare, order, century)) {
        None => from_words(text, century),
        Some(found @ DateCell::Date(_, Precision::Day)) => found,
        // `Nov 24 08:00` names no year, and the column cannot say which order such dates have.
        Some(_) => DateCell::Invalid,
    }
}

/// A date without day of the week, time and time zone (`Tue Nov 24 08:00:00 CET 2026`, `Di, 24.11.2026`); `None` if it has none.
fn without_clock(text: &str) -> Option<String> {
    // Where a short form is the beginning of a month as well (`mar`), it is none here.
    const DAYS: [&str; 7] = [
        "mon tue wed thu fri sat sun monday tuesday wednesday thursday friday saturday sunday",
        "mo di mi do fr sa so montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag",
        "lun mer jeu ven sam dim lundi mardi mercredi jeudi vendredi samedi dimanche",
        "mié mie jue vie sáb sab dom lunes martes miércoles miercoles jueves viernes sábado sabado domingo",
        "gio lunedì lunedi martedì martedi mercoledì mercoledi giovedì giovedi venerdì venerdi sabato domenica",
        "ma wo vr za zo maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
        "pon wt śr czw pt sob niedz poniedziałek wtorek środa sroda czwartek piątek piatek sobota niedziela",
    ];
    let is_zone = |word: &str| {
        (2..=5).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_uppercase()) && month_of(word).is_none()
    };
    let is_clock = |word: &str| word.contains(':') && word.starts_with(|c: char| c.is_ascii_digit());
    let is_day = |word: &str| {
        let word = word.trim_end_matches([',', '.']).to_lowercase();
        DAYS.iter().any(|days| days.split(' ').any(|day| day == word))
    };
    let words: Vec<&str> = text.split_whitespace().collect();
    let kept: Vec<&str> = (0..)
        .zip(&words)
        .filter(|(at, word)| !(is_clock(word) || *at > 0 && is_zone(word) || *at == 0 && is_day(word)))
        .map(|(_, word)| *word)
        .collect();
    (kept.len() < words.len() && !kept.is_empty()).then(|| kept.join(" "))
}

/// The date of a time stamp.
fn date_part(text: &str) -> &str {
    let end = text.find(['T', ' ', ',']).filter(|at| {
        text.as_bytes()
            .get(..*at)
            .is_some_and(|head| head.iter().all(|byte| byte.is_ascii_digit() || b"./-".contains(byte)))
            && *at >= 6
    });
    text.get(..end.unwrap_or(text.len())).unwrap_or(text)
}

fn triple(text: &str) -> Option<Triple> {
    let separator = text.bytes().find(|byte| matches!(byte, b'.' | b'/' | b'-'))?;
    let mut parts = [0; 3];
    let mut lengths = [0; 3];
    let mut pieces = text.trim_end_matches('.').split(char::from(separator));
    for (part, length) in parts.iter_mut().zip(&mut lengths) {
        let piece = pieces.next()?.trim();
        if piece.is_empty() || piece.len() > 4 || !piece.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        *part = piece.parse().ok()?;
        *length = piece.len();
    }
    pieces.next().is_none().then_some(Triple { parts, lengths, separator })
}

fn from_triple(triple: &Triple, order: Option<DateOrder>, century: i32) -> DateCell {
    let [a, b, c] = triple.parts;
    let day = |year: i32, month: u32, day: u32| {
        Day::from_ymd(year, month, day).map_or(DateCell::Invalid, |day| DateCell::Date(day, Precision::Day))
    };
    if triple.lengths[0] == 4 {
        return day(a.cast_signed(), b, c);
    }
    if triple.lengths[0] > 2 || triple.lengths[1] > 2 || triple.lengths[2] == 3 {
        return DateCell::Invalid;
    }
    let year = full_year(c, triple.lengths[2], century);
    let order = if triple.separator == b'.' { Some(DateOrder::DayFirst) } else { order };
    match (a > 12, b > 12, order) {
        (true, false, _) | (false, false, Some(DateOrder::DayFirst)) => day(year, b, a),
        (false, true, _) | (false, false, Some(DateOrder::MonthFirst)) => day(year, a, b),
        (false, false, None) if a == b => day(year, a, b),
        (false, false, None) => DateCell::Ambiguous,
        (true, true, _) => DateCell::Invalid,
    }
}

/// Years, `YYYYMMDD`, spreadsheet day numbers, seconds and milliseconds since 1970.
fn from_digits(digits: &str) -> DateCell {
    let Ok(number) = digits.parse::<i64>() else { return DateCell::Invalid };
    let exact = |day: Option<Day>| day.map_or(DateCell::Invalid, |day| DateCell::Date(day, Precision::Day));
    match digits.len() {
        4 if (1970..=2100).contains(&number) => i32::try_from(number)
            .ok()
            .and_then(|year| Day::from_ymd(year, 1, 1))
            .map_or(DateCell::Invalid, |day| DateCell::Date(day, Precision::Year)),
        5 if (20_000..=80_000).contains(&number) => exact(serial(number)),
        8 if (19_000_101..=21_001_231).contains(&number) => exact(Day::from_ymd(
            i32::try_from(number / 10_000).unwrap_or(0),
            u32::try_from(number / 100 % 100).unwrap_or(0),
            u32::try_from(number % 100).unwrap_or(0),
        )),
        10 if number >= 500_000_000 => exact(i32::try_from(number / 86_400).ok().map(Day::from_number)),
        13 if number >= 500_000_000_000 => exact(i32::try_from(number / 86_400_000).ok().map(Day::from_number)),
        _ => DateCell::Invalid,
    }
}

/// The day of a spreadsheet's day number (1900 system).
fn serial(number: i64) -> Option<Day> {
    i32::try_from(number).ok().map(|number| Day::from_number(number - 25_569))
}

/// `MM/YYYY`, `YYYY-MM`, `Q3/2018`, and day numbers with a time of day.
fn from_pair(text: &str, century: i32) -> Option<DateCell> {
    if let Some((whole, fraction)) = text.split_once(['.', ','])
        && whole.len() == 5
        && (fraction.len() > 2 || (!fraction.is_empty() && text.contains(',')))
        && fraction.bytes().all(|byte| byte.is_ascii_digit())
    {
        return Some(from_digits(whole));
    }
    let (a, b) = text.split_once(['/', '.', '-', ' '])?;
    let month_of = |year: i32, month: u32| {
        Day::from_ymd(year, month, 1).map_or(DateCell::Invalid, |day| DateCell::Date(day, Precision::Month))
    };
    let quarter =
        |text: &str| text.strip_prefix(['Q', 'q']).and_then(|n| n.parse::<u32>().ok()).filter(|n| (1..=4).contains(n));
    let year = |text: &str| text.parse::<i32>().ok().filter(|_| text.len() == 4 || text.len() == 2);
    if let (Some(quarter), Some(found)) = (quarter(a), year(b)) {
        let found = full_year(found.unsigned_abs(), b.len(), century);
        return Some(month_of(found, quarter * 3 - 2));
    }
    if let (Some(found), Some(quarter)) = (year(a).filter(|_| a.len() == 4), quarter(b)) {
        return Some(month_of(found, quarter * 3 - 2));
    }
    match (a.parse::<u32>().ok()?, b.parse::<u32>().ok()?) {
        (month, year @ 1900..=2199) if a.len() <= 2 && b.len() == 4 => Some(month_of(year.cast_signed(), month)),
        (year, month) if a.len() == 4 && b.len() <= 2 => Some(month_of(year.cast_signed(), month)),
        _ => None,
    }
}

fn full_year(year: u32, length: usize, century: i32) -> i32 {
    let year = year.cast_signed();
    if length > 2 {
        return year;
    }
    let near = century - century.rem_euclid(100) + year;
    if near > century { near - 100 } else { near }
}

/// `14. März 2018`, `Mrz 18`, `Mar 14, 2018`, `14-Mar-18`.
fn from_words(text: &str, century: i32) -> DateCell {
    let mut month = None;
    let mut numbers: Vec<(u32, usize)> = Vec::new();
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let digits = word.trim_end_matches(|c: char| c.is_alphabetic());
        if let Ok(number) = digits.parse::<u32>() {
            if numbers.len() < 3 {
                numbers.push((number, digits.len()));
            }
        } else if let Some(found) = month_of(word) {
            month = Some(found);
        } else if month.is_none() || numbers.len() < 2 {
            return DateCell::Invalid;
        }
    }
    let Some(month) = month else { return DateCell::Invalid };
    let found = match numbers.as_slice() {
        [(year, length)] if *length == 4 || *length == 2 => {
            Day::from_ymd(full_year(*year, *length, century), month, 1).map(|day| (day, Precision::Month))
        }
        [(year, 4), (day, _), ..] => Day::from_ymd(year.cast_signed(), month, *day).map(|day| (day, Precision::Day)),
        [(day, _), (year, length), ..] => {
            Day::from_ymd(full_year(*year, *length, century), month, *day).map(|day| (day, Precision::Day))
        }
        _ => None,
    };
    found.map_or(DateCell::Invalid, |(day, precision)| DateCell::Date(day, precision))
}

/// Month names in the languages of the importer, by their beginnings.
fn month_of(word: &str) -> Option<u32> {
    const MONTHS: [(&str, u32); 58] = [
        ("jan", 1),
        ("jän", 1),
        ("ene", 1),
        ("gen", 1),
        ("sty", 1),
        ("feb", 2),
        ("fév", 2),
        ("fev", 2),
        ("lut", 2),
        ("mar", 3),
        ("mär", 3),
        ("mrz", 3),
        ("maa", 3),
        ("mrt", 3),
        ("apr", 4),
        ("avr", 4),
        ("abr", 4),
        ("kwi", 4),
        ("may", 5),
        ("mai", 5),
        ("mag", 5),
        ("mei", 5),
        ("maj", 5),
        ("mayo", 5),
        ("jun", 6),
        ("juin", 6),
        ("giu", 6),
        ("cze", 6),
        ("jul", 7),
        ("juil", 7),
        ("lug", 7),
        ("lip", 7),
        ("aug", 8),
        ("août", 8),
        ("aou", 8),
        ("aoû", 8),
        ("ago", 8),
        ("sie", 8),
        ("sep", 9),
        ("set", 9),
        ("wrz", 9),
        ("oct", 10),
        ("okt", 10),
        ("ott", 10),
        ("paź", 10),
        ("paz", 10),
        ("nov", 11),
        ("lis", 11),
        ("dec", 12),
        ("dez", 12),
        ("déc", 12),
        ("dic", 12),
        ("gru", 12),
        ("januar", 1),
        ("février", 2),
        ("märz", 3),
        ("juli", 7),
        ("juillet", 7),
    ];
    let lower = word.to_lowercase();
    if lower.chars().count() < 3 || lower.chars().count() > 12 {
        return None;
    }
    if lower.starts_with("juin") {
        return Some(6);
    }
    MONTHS.iter().find(|(start, _)| lower.starts_with(start)).map(|(_, month)| *month)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(text: &str, order: Option<DateOrder>) -> String {
        match read(text, order, 2036) {
            DateCell::Date(day, Precision::Day) => day.to_string(),
            DateCell::Date(day, precision) => format!("{day} {precision:?}"),
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn dates_are_read_as_people_write_them() {
        for (text, expected) in [
            ("31.06.2023", "Invalid"),
            ("0000-00-00", "Never"),
            ("2099-01-01", "2099-01-01"),
            ("29.02.2024", "2024-02-29"),
            ("13/04/2018", "2018-04-13"),
            ("04/13/2021", "2021-04-13"),
            ("03/04/2018", "Ambiguous"),
            ("1900-01-00", "Never"),
            ("01.01.1970", "Never"),
            ("41712", "2014-03-14"),
            ("45352.39583333334", "2024-03-01"),
            ("45352,5", "2024-03-01"),
            ("-1", "Invalid"),
            ("99999999", "Invalid"),
            ("2018-05-01T00:00:00Z", "2018-05-01"),
            ("22.11.2026 15:39", "2026-11-22"),
            ("2025/12/03 02:03:00", "2025-12-03"),
            ("14. März 2018", "2018-03-14"),
            ("Mrz 18", "2018-03-01 Month"),
            ("2018", "2018-01-01 Year"),
            ("03/2023", "2023-03-01 Month"),
            ("Q3/2018", "2018-07-01 Month"),
            ("k.A.", "Empty"),
            ("1.1.70", "Never"),
            ("1.1.73", "1973-01-01"),
            ("2018-5-1", "2018-05-01"),
            ("20180501", "2018-05-01"),
            ("24. Nov. 2019", "2019-11-24"),
            ("24-NOV-19", "2019-11-24"),
            ("24 NOV 2019", "2019-11-24"),
            ("Nov 24, 2026 08:00 AM", "2026-11-24"),
            ("Di, 24.11.2026", "2026-11-24"),
            ("Samstag, 24.10.2026", "2026-10-24"),
            ("SONNTAG, 25. Oktober 2026", "2026-10-25"),
            ("martes, 24.11.2026", "2026-11-24"),
            ("samedi 24 octobre 2026", "2026-10-24"),
            ("lunedì 23 novembre 2026", "2026-11-23"),
            ("maandag 23-11-2026", "2026-11-23"),
            ("ŚRODA, 25.11.2026", "2026-11-25"),
            ("Mar 24 2026", "2026-03-24"),
            ("Tue Nov 24 08:00:00 CET 2026", "2026-11-24"),
            ("Tue 03/04/2018", "Invalid"),
            ("Nov 24 08:00", "Invalid"),
            ("6.8304", "Invalid"),
        ] {
            assert_eq!(show(text, None), expected, "{text}");
        }
        assert_eq!(show("03/04/2018", Some(DateOrder::DayFirst)), "2018-04-03");
    }

    #[test]
    fn one_cell_decides_for_its_column_and_a_contradiction_for_nobody() {
        let mut evidence = OrderEvidence::default();
        evidence.add("03/04/2018");
        assert_eq!((evidence.order(), evidence.undecided()), (None, 1));
        evidence.add("13/04/2018");
        assert_eq!(evidence.order(), Some(DateOrder::DayFirst));
        evidence.add("04/13/2018");
        assert_eq!(evidence.order(), None);
        let mut american = OrderEvidence::default();
        american.add("03/04/2025 08:53:00 AM");
        assert_eq!(american.order(), Some(DateOrder::MonthFirst));
    }
}
