//! JSON to rows: an array of objects, wherever it is, with nested objects flattened.

use serde_json::{Map, Value};

use super::keyed::{Keyed, TooLarge};
use super::sheet::Grid;

/// Why JSON could not be read.
#[derive(Debug)]
pub(crate) enum JsonError {
    /// It is nested deeper than anything an inventory needs.
    TooDeep,
    /// It ends or breaks at this line and column.
    Damaged { line: usize, column: usize },
    /// It holds no list of objects.
    NoObjects,
    /// It holds more than can be read.
    TooLarge(TooLarge),
}

/// A list of objects as a table.
#[derive(Debug)]
pub(crate) struct JsonTable {
    /// Keys in the first row, one record a row after it; row numbers are record numbers.
    pub(crate) grid: Grid,
    /// True if the export says that there are more pages.
    pub(crate) more_pages: bool,
}

/// Reads the longest list of objects.
pub(crate) fn read(text: &str) -> Result<JsonTable, JsonError> {
    let value: Value = serde_json::from_str(text).or_else(|error| lines(text).ok_or(error)).map_err(|error| {
        if error.to_string().contains("recursion limit") {
            JsonError::TooDeep
        } else {
            JsonError::Damaged { line: error.line(), column: error.column() }
        }
    })?;
    let more_pages = value.as_object().is_some_and(|object| {
        object.keys().any(|key| matches!(key.as_str(), "@odata.nextLink" | "nextLink" | "next" | "nextPageToken"))
            && !object.get("next").is_some_and(Value::is_null)
    });
    let mut best: Vec<&Map<String, Value>> = Vec::new();
    longest(&value, &mut best);
    if best.is_empty() {
        return Err(JsonError::NoObjects);
    }
    let mut table = Keyed::default();
    for (number, object) in (1_u32..).zip(best) {
        flatten("", object, &mut |key, text| {
            if let Some(cell) = table.cell(key) {
                *cell = text;
            }
        });
        table.end(number);
    }
    let grid = table.finish().map_err(JsonError::TooLarge)?;
    Ok(JsonTable { grid, more_pages })
}

/// One object after the other without a list around them, as log collectors write them.
fn lines(text: &str) -> Option<Value> {
    let objects: Result<Vec<Value>, _> = serde_json::Deserializer::from_str(text).into_iter().collect();
    objects.ok().filter(|objects| objects.len() > 1).map(Value::Array)
}

/// The longest array of objects; GraphQL's `edges/node` wrappers are opened by flattening.
fn longest<'v>(value: &'v Value, best: &mut Vec<&'v Map<String, Value>>) {
    match value {
        Value::Array(items) => {
            let objects: Vec<_> = items.iter().filter_map(Value::as_object).collect();
            if objects.len() > best.len() {
                *best = objects;
            } else {
                for item in items {
                    longest(item, best);
                }
            }
        }
        Value::Object(object) => {
            for item in object.values() {
                longest(item, best);
            }
            if best.is_empty() && object.values().any(|item| !item.is_object() && !item.is_array()) {
                *best = vec![object];
            }
        }
        _ => {}
    }
}

fn flatten(prefix: &str, object: &Map<String, Value>, put: &mut dyn FnMut(&str, String)) {
    for (key, value) in object {
        let name = if prefix.is_empty() { key.clone() } else { format!("{prefix}.{key}") };
        match value {
            Value::Object(inner) => flatten(&name, inner, put),
            Value::Array(items) => {
                let texts: Vec<String> = items.iter().filter_map(scalar).collect();
                if let [Value::Object(first), ..] = items.as_slice() {
                    flatten(&name, first, put);
                } else {
                    put(&name, texts.join("; "));
                }
            }
            _ => put(&name, scalar(value).unwrap_or_default()),
        }
    }
}

fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(value) => Some(value.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nested_objects_become_columns() {
        let text = r#"{"value":[{"id":"1","hw":{"model":"mp56","macs":["a","b"]}},{"id":"2","hw":{"model":"ccx"}}],"@odata.nextLink":"x"}"#;
        let table = read(text).unwrap();
        let texts: Vec<Vec<String>> =
            table.grid.rows.iter().map(|(_, row)| row.iter().map(|cell| cell.text.to_string()).collect()).collect();
        assert_eq!(texts, [vec!["hw.macs", "hw.model", "id"], vec!["a; b", "mp56", "1"], vec!["", "ccx", "2"]]);
        assert!(table.more_pages);
    }

    #[test]
    fn objects_without_a_list_around_them_are_records() {
        let table = read("{\"mac\":\"a\"}\n{\"mac\":\"b\"}\n").unwrap();
        assert_eq!(table.grid.rows.len(), 3);
    }

    #[test]
    fn keys_beyond_measure_are_told() {
        let keys: Vec<String> = (0..5000).map(|key| format!("\"k{key}\":1")).collect();
        let text = format!("[{{{}}}]", keys.join(","));
        assert!(matches!(read(&text), Err(JsonError::TooLarge(TooLarge("columns")))));
    }

    #[test]
    fn deep_and_cut_off_text_is_told_apart() {
        assert!(matches!(read(&"[".repeat(100_000)), Err(JsonError::TooDeep)));
        assert!(matches!(read("[{\"a\":1},\n{\"b\""), Err(JsonError::Damaged { line: 2, .. })));
    }
}
