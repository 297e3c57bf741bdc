//! From the text of a filter to its terms.

use super::{Key, Op, Term, key_of};

/// Reads a filter. Nothing is an error: what is no term is free text.
#[must_use]
pub fn parse(text: &str) -> Vec<Term> {
    let mut terms = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(|c: char| !c.is_whitespace()).map(|skip| at + skip) {
        let (term, end) = term(text, start);
        if !term.value.is_empty() {
            terms.push(term);
        }
        at = end.max(start + 1);
        while !text.is_char_boundary(at) {
            at += 1;
        }
    }
    terms
}

fn term(text: &str, start: usize) -> (Term, usize) {
    let exclude = text[start..].starts_with('-') && text[start + 1..].starts_with(|c: char| !c.is_whitespace());
    let begin = start + usize::from(exclude);
    let head =
        text[begin..].find(|c: char| c.is_whitespace() || ":<>\"".contains(c)).map_or(text.len(), |skip| begin + skip);
    if let Some(key) = key_of(&text[begin..head]) {
        let rest = text[head..].trim_start();
        let after = text.len() - rest.len();
        let op =
            [(":", Op::Has), ("<", Op::Less), (">", Op::Greater)].into_iter().find(|(sign, _)| rest.starts_with(sign));
        let word = ["before ", "after ", "vor ", "nach "].into_iter().find(|word| rest.starts_with(word));
        let op = op.map(|(sign, op)| (sign.len(), op)).or_else(|| {
            word.map(|word| (word.len(), if matches!(word, "before " | "vor ") { Op::Less } else { Op::Greater }))
        });
        if let Some((length, op)) = op {
            let from = after + length;
            let from = from + (text[from..].len() - text[from..].trim_start().len());
            let (value, quoted, end) = value(text, from);
            let op = if quoted && op == Op::Has { Op::Is } else { op };
            return (Term { exclude, key, op, value, span: start..end }, end);
        }
    }
    let (value, _, end) = value(text, begin);
    (Term { exclude, key: Key::Any, op: Op::Has, value, span: start..end }, end)
}

/// A value: a word, or anything in quotes.
fn value(text: &str, from: usize) -> (String, bool, usize) {
    if let Some(rest) = text.get(from..).and_then(|rest| rest.strip_prefix('"')) {
        let length = rest.find('"').unwrap_or(rest.len());
        return (rest[..length].to_owned(), true, (from + 1 + length + 1).min(text.len()));
    }
    let rest = text.get(from..).unwrap_or("");
    let length = rest.find(char::is_whitespace).unwrap_or(rest.len());
    (rest[..length].to_owned(), false, from + length)
}
