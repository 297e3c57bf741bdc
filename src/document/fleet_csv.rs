//! `fleet.csv`: one row a record, canonical columns, readable by any tool and exact when read again.

use rust_decimal::Decimal;

use super::DocumentError;
use crate::model::cell::{plain_cell, safe_cell, value};
use crate::model::{
    Currency, Day, Device, DeviceKind, DeviceRecord, Field, FileId, Fleet, FleetBuilder, Mac, Money, Origin, SourceFile,
};

const MEMBER: &str = "fleet.csv";
/// Columns after the fields.
const EXTRA: [&str; 5] = ["purchase_currency", "kind", "origins", "said", "others"];

/// Writes the records of a fleet.
pub fn write(fleet: &Fleet) -> Result<Vec<u8>, DocumentError> {
    let mut writer = csv::Writer::from_writer(Vec::with_capacity(fleet.len() * 128));
    let failed = |error: csv::Error| DocumentError::damaged(MEMBER, error);
    writer.write_record(Field::ALL.iter().map(|field| field.key()).chain(EXTRA)).map_err(failed)?;
    for device in fleet.iter() {
        for field in Field::ALL {
            let value = value(device, field);
            writer.write_field(safe_cell(&value).as_bytes()).map_err(failed)?;
        }
        let currency = device.purchase_price().map(|price| price.currency);
        writer.write_field(currency.as_ref().map_or("", Currency::code)).map_err(failed)?;
        writer.write_field(kind_key(device.kind())).map_err(failed)?;
        let origins: Vec<String> =
            device.origins().iter().map(|origin| format!("{}:{}", origin.file.0, origin.row)).collect();
        writer.write_field(origins.join(" ")).map_err(failed)?;
        let said: Vec<String> = device.said().iter().map(|(field, mask)| format!("{}:{mask:x}", field.key())).collect();
        writer.write_field(said.join(" ")).map_err(failed)?;
        writer.write_field(others(device)).map_err(failed)?;
        writer.write_record(None::<&[u8]>).map_err(failed)?;
    }
    writer.into_inner().map_err(|error| DocumentError::damaged(MEMBER, error.error()))
}

/// A value that lost: field, file, row and value.
type Other = (String, u16, u32, String);

/// The values that lost, as JSON, since a value may hold any character.
fn others(device: Device<'_>) -> String {
    let others: Vec<Other> = device
        .alternatives()
        .iter()
        .map(|other| {
            let Origin { file: FileId(file), row } = other.origin;
            (other.field.key().to_owned(), file, row, device.written(*other).to_owned())
        })
        .collect();
    // Strings and numbers always have a JSON form.
    if others.is_empty() { String::new() } else { serde_json::to_string(&others).unwrap_or_default() }
}

const fn kind_key(kind: DeviceKind) -> &'static str {
    match kind {
        DeviceKind::Phone => "phone",
        DeviceKind::SoftClient => "soft_client",
        DeviceKind::NotPhone => "not_phone",
    }
}

/// Reads the records written by [`write`].
pub fn read(bytes: &[u8], files: Vec<SourceFile>) -> Result<Fleet, DocumentError> {
    let mut reader = csv::Reader::from_reader(bytes);
    let failed = |error: csv::Error| DocumentError::damaged(MEMBER, error);
    let header = reader.headers().map_err(failed)?.clone();
    let column = |name: &str| header.iter().position(|known| known == name);
    let fields: Vec<(Field, usize)> =
        Field::ALL.iter().filter_map(|field| column(field.key()).map(|index| (*field, index))).collect();
    let [currency, kind, origins, said, others] = EXTRA.map(column);
    let file_count = files.len();
    let mut builder = FleetBuilder::default();
    for file in files {
        builder.add_file(file);
    }
    let mut row = csv::StringRecord::new();
    while reader.read_record(&mut row).map_err(failed)? {
        let line = row.position().map_or(0, csv::Position::line);
        let wrong = |what: &str, text: &str| DocumentError::damaged(MEMBER, format!("line {line}: {what} `{text}`"));
        let cell = |index: Option<usize>| index.and_then(|index| row.get(index)).unwrap_or("");
        let mut record = DeviceRecord { quantity: 1, ..DeviceRecord::default() };
        let money = Currency::from_code(cell(currency));
        for (field, index) in &fields {
            let text = plain_cell(row.get(*index).unwrap_or(""));
            if text.is_empty() {
                continue;
            }
            let day = || text.parse::<Day>().map(Some).map_err(|_| wrong(field.key(), text));
            match field {
                Field::Mac => record.mac = Some(mac(text).ok_or_else(|| wrong("mac", text))?),
                Field::PurchaseDate => record.purchase_date = day()?,
                Field::WarrantyEnd => record.warranty_end = day()?,
                Field::LastSeen => record.last_seen = day()?,
                Field::Quantity => record.quantity = text.parse().map_err(|_| wrong("quantity", text))?,
                Field::PurchasePrice => {
                    record.purchase_price = Some(price(text, money).ok_or_else(|| wrong("purchase_price", text))?);
                }
                _ => record.texts.push((*field, text.to_owned())),
            }
        }
        record.kind = match cell(kind) {
            "phone" | "" => DeviceKind::Phone,
            "soft_client" => DeviceKind::SoftClient,
            "not_phone" => DeviceKind::NotPhone,
            other => return Err(wrong("kind", other)),
        };
        for origin in cell(origins).split_whitespace() {
            let place = origin.split_once(':').and_then(|(file, row)| Some((file.parse().ok()?, row.parse().ok()?)));
            let (file, row) =
                place.filter(|(file, _)| usize::from(*file) < file_count).ok_or_else(|| wrong("origins", origin))?;
            record.origins.push(Origin { file: FileId(file), row });
        }
        for text in cell(said).split_whitespace() {
            let part = text
                .split_once(':')
                .and_then(|(field, mask)| Some((Field::from_key(field)?, u64::from_str_radix(mask, 16).ok()?)));
            record.said.push(part.ok_or_else(|| wrong("said", text))?);
        }
        let text = cell(others);
        let lost: Vec<Other> =
            if text.is_empty() { Vec::new() } else { serde_json::from_str(text).map_err(|_| wrong("others", text))? };
        for (field, file, row, value) in lost {
            let field = Field::from_key(&field).filter(|_| usize::from(file) < file_count);
            let field = field.ok_or_else(|| wrong("others", text))?;
            record.others.push((field, value, Origin { file: FileId(file), row }));
        }
        builder.push(&record);
    }
    Ok(builder.build())
}

fn mac(text: &str) -> Option<Mac> {
    Mac::from_bits(u64::from_str_radix(&text.replace(':', ""), 16).ok()?)
}

fn price(text: &str, currency: Option<Currency>) -> Option<Money> {
    let currency = currency?;
    let amount: Decimal = text.parse().ok()?;
    let minor = amount.checked_mul(Decimal::from(10_u32.pow(currency.exponent())))?.normalize();
    (minor.scale() == 0).then(|| i64::try_from(minor).ok()).flatten().map(|minor| Money::new(minor, currency))
}
