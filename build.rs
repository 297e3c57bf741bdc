//! Generates `i18n::tr` from `assets/i18n/{en,de}/*.ftl` and the list of embedded sample files.
//!
//! A syntax error, a duplicate id, and a message or argument that one language lacks fail the build with file and id.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Message, Pattern, PatternElement, VariantKey};

const LANGUAGES: [(&str, &str); 2] = [("en", "En"), ("de", "De")];
const TEXTS: &str = "assets/i18n";
const SAMPLE: &str = "examples/brennhold";

type Patterns = BTreeMap<String, Pattern<String>>;

/// The type of an argument.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    Count,
}

/// One file of messages, or the errors in it.
struct File {
    place: String,
    messages: Patterns,
}

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed={TEXTS}");
    if Path::new("examples").exists() {
        println!("cargo::rerun-if-changed=examples");
    }
    let mut errors = Vec::new();
    let out = PathBuf::from(std::env::var_os("OUT_DIR").unwrap_or_default());
    let texts = texts(Path::new(TEXTS), &mut errors);
    for (name, code) in [("tr.rs", texts), ("sample.rs", sample(Path::new(SAMPLE)))] {
        if let Err(error) = fs::write(out.join(name), code) {
            errors.push(format!("{name}: {error}"));
        }
    }
    for error in errors {
        println!("cargo::error={}", error.replace('\n', " "));
    }
}

/// The code of all typed message functions.
fn texts(folder: &Path, errors: &mut Vec<String>) -> String {
    let mut names = BTreeSet::new();
    for (language, _) in LANGUAGES {
        names.extend(
            files(&folder.join(language)).into_iter().filter_map(|name| Some(name.strip_suffix(".ftl")?.to_owned())),
        );
    }
    let mut code = String::new();
    for name in names {
        let [english, german] =
            LANGUAGES.map(|(language, _)| read(&folder.join(language).join(format!("{name}.ftl")), errors));
        let _ = writeln!(
            code,
            "/// Texts of `{name}.ftl`.\npub mod {} {{\n#[allow(unused_imports)]\nuse super::{{Lang, number}};",
            rust_name(&name)
        );
        let ids: BTreeSet<_> = english.messages.keys().chain(german.messages.keys()).collect();
        for id in ids {
            match function(id, [&english, &german]) {
                Ok(function) => code.push_str(&function),
                Err(error) => errors.push(error),
            }
        }
        code.push_str("}\n");
    }
    code
}

/// Parses one file; what is wrong with it goes to `errors`.
fn read(path: &Path, errors: &mut Vec<String>) -> File {
    let place = path.display().to_string();
    let mut file = File { place: place.clone(), messages: Patterns::new() };
    let text = match fs::read_to_string(path) {
        Ok(text) => text.replace("\r\n", "\n"),
        Err(error) => {
            errors.push(format!("{place}: {error}"));
            return file;
        }
    };
    let resource = match fluent_syntax::parser::parse(text.clone()) {
        Ok(resource) => resource,
        Err((resource, found)) => {
            for error in found {
                let line = text.get(..error.pos.start).map_or(1, |before| before.matches('\n').count() + 1);
                errors.push(format!("{place}:{line}: {error}"));
            }
            resource
        }
    };
    for entry in resource.body {
        match entry {
            Entry::Message(Message { id, value: Some(pattern), attributes, .. }) if attributes.is_empty() => {
                if file.messages.insert(id.name.clone(), pattern).is_some() {
                    errors.push(format!("{place}: `{}` is there twice", id.name));
                }
            }
            Entry::Message(Message { id, .. }) => {
                errors.push(format!("{place}: `{}` needs one text and no attributes", id.name));
            }
            Entry::Term(term) => errors.push(format!("{place}: write `-{}` as an ordinary message", term.id.name)),
            Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) | Entry::Junk { .. } => {}
        }
    }
    file
}

/// The function of one message.
fn function(id: &str, languages: [&File; 2]) -> Result<String, String> {
    if id.starts_with(|first: char| !first.is_ascii_lowercase()) || id.contains(|c: char| c.is_ascii_uppercase()) {
        return Err(format!("{}: `{id}` is not lower case with dashes", languages[0].place));
    }
    let mut kinds: [BTreeMap<String, Kind>; 2] = Default::default();
    for (file, kinds) in languages.iter().zip(&mut kinds) {
        let Some(pattern) = file.messages.get(id) else { return Err(format!("{}: `{id}` is missing", file.place)) };
        arguments(pattern, file, kinds, 0).map_err(|error| format!("{}: `{id}`: {error}", file.place))?;
    }
    for (file, [has, lacks]) in [(languages[1], [&kinds[0], &kinds[1]]), (languages[0], [&kinds[1], &kinds[0]])] {
        if let Some(name) = has.keys().find(|name| !lacks.contains_key(*name)) {
            return Err(format!("{}: `{id}` does not use the argument `${name}`", file.place));
        }
    }
    let mut all = kinds[0].clone();
    for (name, kind) in &kinds[1] {
        if *kind == Kind::Count {
            all.insert(name.clone(), Kind::Count);
        }
    }
    let mut code = String::from("/// ");
    code.push_str(&describe(&languages[0].messages[id]));
    let _ = write!(code, "\n#[must_use]\npub fn {}(lang: Lang", rust_name(id));
    for (name, kind) in &all {
        let _ = write!(code, ", {}: {}", rust_name(name), if *kind == Kind::Count { "u64" } else { "&str" });
    }
    code.push_str(") -> String {\nlet mut out = String::new();\nmatch lang {\n");
    for (file, (_, variant)) in languages.iter().zip(LANGUAGES) {
        let _ = write!(code, "Lang::{variant} => {{");
        write_pattern(&mut code, &file.messages[id], file, &all);
        code.push_str("}\n");
    }
    code.push_str("}\nout\n}\n");
    Ok(code)
}

/// Finds the arguments of a pattern and their types; refuses what the generator does not know.
fn arguments(
    pattern: &Pattern<String>,
    file: &File,
    kinds: &mut BTreeMap<String, Kind>,
    depth: u8,
) -> Result<(), String> {
    if depth > 8 {
        return Err("messages refer to each other too deeply".to_owned());
    }
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else { continue };
        match expression {
            Expression::Inline(inline) => inline_arguments(inline, file, kinds, depth)?,
            Expression::Select { selector, variants } => {
                let InlineExpression::VariableReference { id } = selector else {
                    return Err("only an argument can select".to_owned());
                };
                let plural = variants.iter().all(|variant| match &variant.key {
                    VariantKey::Identifier { name } => matches!(name.as_str(), "one" | "other"),
                    VariantKey::NumberLiteral { value } => value.parse::<u64>().is_ok(),
                });
                if variants.iter().any(|v| !plural && matches!(v.key, VariantKey::NumberLiteral { .. })) {
                    return Err(format!("`${}` selects by numbers and words at once", id.name));
                }
                let kind = if plural { Kind::Count } else { Kind::Text };
                if kinds.insert(id.name.clone(), kind).is_some_and(|known| known != kind && kind == Kind::Text) {
                    return Err(format!("`${}` is a number and cannot select by words", id.name));
                }
                for variant in variants {
                    arguments(&variant.value, file, kinds, depth + 1)?;
                }
            }
        }
    }
    Ok(())
}

fn inline_arguments(
    inline: &InlineExpression<String>,
    file: &File,
    kinds: &mut BTreeMap<String, Kind>,
    depth: u8,
) -> Result<(), String> {
    match inline {
        InlineExpression::VariableReference { id } => {
            if id.name.contains(|c: char| c.is_ascii_uppercase() || c == '_') || id.name == "lang" || id.name == "out" {
                return Err(format!("`${}` is not a name for an argument; use lower case and dashes", id.name));
            }
            let kind = if id.name == "count" || id.name.starts_with("n-") { Kind::Count } else { Kind::Text };
            kinds.entry(id.name.clone()).or_insert(kind);
            Ok(())
        }
        InlineExpression::MessageReference { id, attribute: None } => {
            let pattern = file.messages.get(&id.name).ok_or_else(|| format!("there is no message `{}`", id.name))?;
            arguments(pattern, file, kinds, depth + 1)
        }
        InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => Ok(()),
        InlineExpression::FunctionReference { .. }
        | InlineExpression::MessageReference { .. }
        | InlineExpression::TermReference { .. }
        | InlineExpression::Placeable { .. } => Err("this placeable is not supported".to_owned()),
    }
}

/// Statements that append a pattern to `out`.
fn write_pattern(code: &mut String, pattern: &Pattern<String>, file: &File, kinds: &BTreeMap<String, Kind>) {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => {
                let _ = write!(code, "out.push_str({value:?});");
            }
            PatternElement::Placeable { expression: Expression::Inline(inline) } => match inline {
                InlineExpression::StringLiteral { value } => {
                    let text = fluent_syntax::unicode::unescape_unicode_to_string(value);
                    let _ = write!(code, "out.push_str({text:?});");
                }
                InlineExpression::NumberLiteral { value } => {
                    let _ = write!(code, "out.push_str({value:?});");
                }
                InlineExpression::VariableReference { id } => {
                    let name = rust_name(&id.name);
                    let _ = match kinds.get(&id.name) {
                        Some(Kind::Count) => write!(code, "out.push_str(&number(lang, {name}));"),
                        _ => write!(code, "out.push_str({name});"),
                    };
                }
                InlineExpression::MessageReference { id, .. } => {
                    if let Some(pattern) = file.messages.get(&id.name) {
                        write_pattern(code, pattern, file, kinds);
                    }
                }
                _ => {}
            },
            PatternElement::Placeable { expression: Expression::Select { selector, variants } } => {
                let InlineExpression::VariableReference { id } = selector else { continue };
                let _ = write!(code, "match {} {{", rust_name(&id.name));
                let mut numbers = BTreeSet::new();
                let mut others = Vec::new();
                let mut default = None;
                // A number is more exact than `one`, and the default comes last, in whatever order they are written.
                for variant in variants {
                    match &variant.key {
                        VariantKey::NumberLiteral { value } if !variant.default => {
                            if numbers.insert(value.clone()) {
                                let _ = write!(code, "{value} => {{");
                                write_pattern(code, &variant.value, file, kinds);
                                code.push('}');
                            }
                        }
                        _ if variant.default => default = Some(&variant.value),
                        _ => others.push(variant),
                    }
                }
                for variant in others {
                    let VariantKey::Identifier { name } = &variant.key else { continue };
                    let arm = match (kinds.get(&id.name), name.as_str()) {
                        (Some(Kind::Count), "one") if numbers.contains("1") => continue,
                        (Some(Kind::Count), "one") => "1".to_owned(),
                        _ => format!("{name:?}"),
                    };
                    let _ = write!(code, "{arm} => {{");
                    write_pattern(code, &variant.value, file, kinds);
                    code.push('}');
                }
                code.push_str("_ => {");
                if let Some(pattern) = default {
                    write_pattern(code, pattern, file, kinds);
                }
                code.push_str("}}\n");
            }
        }
    }
}

/// A pattern in one line, for the documentation of its function.
fn describe(pattern: &Pattern<String>) -> String {
    let mut text = String::new();
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => text.push_str(&value.replace('\n', " ")),
            PatternElement::Placeable {
                expression: Expression::Inline(InlineExpression::VariableReference { id }),
            } => {
                let _ = write!(text, "‹{}›", id.name);
            }
            PatternElement::Placeable { .. } => text.push('…'),
        }
    }
    text.replace(['<', '>', '[', ']', '`'], "'")
}

/// A Fluent name as a Rust name.
fn rust_name(name: &str) -> String {
    const KEYWORDS: [&str; 28] = [
        "as", "async", "await", "box", "break", "const", "continue", "do", "dyn", "else", "enum", "extern", "final",
        "for", "if", "impl", "in", "let", "loop", "match", "mod", "move", "pub", "ref", "static", "type", "where",
        "while",
    ];
    let name = name.replace('-', "_");
    if KEYWORDS.contains(&name.as_str()) || matches!(name.as_str(), "return" | "use" | "yield" | "try" | "gen" | "fn") {
        format!("r#{name}")
    } else {
        name
    }
}

/// Names of the files in a folder, sorted; none if there is no such folder.
fn files(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .filter_map(Result::ok)
        .filter(|entry| entry.path().is_file())
        .filter_map(|entry| entry.file_name().into_string().ok())
        .collect();
    names.sort();
    names
}

/// The sample inventories as a list of name and bytes.
fn sample(folder: &Path) -> String {
    let mut code = String::from("&[\n");
    for name in files(folder)
        .into_iter()
        .filter(|name| Path::new(name).extension().is_none_or(|kind| kind != "md") && !name.starts_with('.'))
    {
        let path = format!("/{SAMPLE}/{name}");
        let _ = writeln!(code, "({name:?}, include_bytes!(concat!(env!(\"CARGO_MANIFEST_DIR\"), {path:?}))),");
    }
    code.push_str("]\n");
    code
}
