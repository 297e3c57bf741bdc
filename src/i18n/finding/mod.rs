//! Findings of an import as sentences.

mod reading;

use std::borrow::Cow;

use super::{Lang, fmt, tr};
use crate::import::{Finding, FindingCode};
use crate::model::{Day, Field};

/// What was noticed, in one sentence without a trailing period.
#[must_use]
pub fn sentence(lang: Lang, finding: &Finding) -> String {
    let row = finding.row.map(|row| row.to_string()).unwrap_or_default();
    let column = finding.column.map(|column| column.to_string()).unwrap_or_default();
    let (written, detail) = (dated(lang, &finding.written), dated(lang, &finding.detail));
    let (written, detail, header) = (written.as_ref(), detail.as_ref(), finding.header.as_str());
    let count = detail.parse::<u64>().unwrap_or(0);
    let text = match finding.code {
        FindingCode::Unreadable => tr::import::unreadable(lang, detail),
        FindingCode::Empty => tr::import::empty(lang),
        FindingCode::HeaderOnly => tr::import::header_only(lang),
        FindingCode::Foreign => tr::import::foreign(lang),
        FindingCode::Damaged if finding.row.is_some() => tr::import::damaged_at(lang, &column, &row),
        FindingCode::Damaged => tr::import::damaged(lang),
        FindingCode::Encrypted => tr::import::encrypted(lang),
        FindingCode::Limit => match detail {
            "line" => tr::import::limit_line(lang, &row),
            "depth" => tr::import::limit_depth(lang),
            "columns" => tr::import::limit_columns(lang),
            "cells" => tr::import::limit_cells(lang),
            _ => tr::import::limit_size(lang, detail, written),
        },
        FindingCode::NoColumns => tr::import::no_columns(lang),
        FindingCode::OtherType => tr::import::other_type(lang, detail, written),
        FindingCode::Undecodable => tr::import::undecodable(lang, &row),
        FindingCode::DoubleEncoded => tr::import::double_encoded(lang, &row),
        FindingCode::MixedEncoding => tr::import::mixed_encoding(lang, detail, &row),
        FindingCode::NulRemoved => tr::import::nul_removed(lang, &row),
        FindingCode::UnclosedQuote => tr::import::unclosed_quote(lang, &row),
        FindingCode::Ragged => tr::import::ragged(lang, detail, &row, written),
        FindingCode::NoIdentity => tr::import::no_identity(lang, &row),
        FindingCode::LeftOut => tr::import::left_out(lang, &row),
        FindingCode::Duplicate => tr::import::duplicate(lang, detail, &row, written),
        FindingCode::Conflict => tr::import::conflict(lang, detail, header, &row, written),
        FindingCode::InvalidMac => tr::import::invalid_mac(lang, &row, written),
        FindingCode::SecondMac => tr::import::second_mac(lang, &row, written),
        FindingCode::DamagedMac if detail.is_empty() => tr::import::damaged_mac(lang, &row, written),
        FindingCode::DamagedMac => tr::import::damaged_mac_guess(lang, detail, &row, written),
        FindingCode::InvalidDate if detail == "never" => tr::import::invalid_date_never(lang, &row, written),
        FindingCode::InvalidDate => tr::import::invalid_date(lang, &row, written),
        FindingCode::AmbiguousDate => tr::import::ambiguous_date(lang, count),
        FindingCode::BorrowedDateOrder if detail == "month_first" => tr::import::borrowed_month_first(lang, written),
        FindingCode::BorrowedDateOrder => tr::import::borrowed_day_first(lang, written),
        FindingCode::ImpreciseDate => tr::import::imprecise_date(lang, detail, &row, written),
        FindingCode::FutureDate => tr::import::future_date(lang, &row, written),
        FindingCode::WarrantyBeforePurchase => tr::import::warranty_before_purchase(lang, detail, &row, written),
        FindingCode::InvalidPrice => tr::import::invalid_price(lang, &row, written),
        FindingCode::OddPrice => tr::import::odd_price(lang, &row, written),
        FindingCode::ApproximatePrice => tr::import::approximate_price(lang, &row, written),
        FindingCode::MixedCurrencies => tr::import::mixed_currencies(lang, detail),
        FindingCode::AssumedCurrency => tr::import::assumed_currency(lang, detail),
        FindingCode::NoSmallerPrice => tr::import::no_smaller_price(lang, &fmt::number(lang, count), &row),
        FindingCode::SecretDropped => tr::import::secret_dropped(lang),
        FindingCode::UnmappedColumn => tr::import::unmapped_column(lang),
        FindingCode::NotAPhone => tr::import::not_a_phone(lang, detail, &row),
        FindingCode::SoftClient => tr::import::soft_client(lang, detail, &row),
        FindingCode::HostDown => tr::import::host_down(lang, &row),
        FindingCode::MorePages => tr::import::more_pages(lang),
        FindingCode::FormulaText => tr::import::formula_text(lang, &row, written),
        FindingCode::SheetSkipped => tr::import::sheet_skipped(lang, written),
        FindingCode::EntityRefused => tr::import::entity_refused(lang),
        FindingCode::More => tr::import::more(lang, count),
        _ => reading::sentence(lang, finding).unwrap_or_default(),
    };
    // The header says where, unless the sentence has its own use for it.
    if header.is_empty() || finding.code == FindingCode::Conflict {
        text
    } else {
        tr::import::at_column(lang, header, &text)
    }
}

/// A day in the format of the language; other text as it is.
fn dated(lang: Lang, text: &str) -> Cow<'_, str> {
    text.parse::<Day>().map_or(Cow::Borrowed(text), |day| Cow::Owned(fmt::date(lang, day)))
}

/// What was noticed and what to do about it, in one line.
#[must_use]
pub fn advice(lang: Lang, finding: &Finding) -> String {
    let (sentence, hint) = (sentence(lang, finding), hint(lang, finding));
    if hint.is_empty() { sentence } else { format!("{sentence}. {hint}") }
}

/// What to do about it, in one or two sentences.
#[must_use]
pub fn hint(lang: Lang, finding: &Finding) -> String {
    match finding.code {
        FindingCode::Unreadable => tr::import::unreadable_hint(lang),
        FindingCode::Empty => tr::import::empty_hint(lang),
        FindingCode::HeaderOnly => tr::import::header_only_hint(lang),
        FindingCode::Foreign => tr::import::foreign_hint(lang),
        FindingCode::Damaged => tr::import::damaged_hint(lang),
        FindingCode::Encrypted => tr::import::encrypted_hint(lang),
        FindingCode::Limit => tr::import::limit_size_hint(lang),
        FindingCode::NoColumns => tr::import::no_columns_hint(lang),
        FindingCode::OtherType => tr::import::other_type_hint(lang),
        FindingCode::Undecodable => tr::import::undecodable_hint(lang),
        FindingCode::DoubleEncoded => tr::import::double_encoded_hint(lang),
        FindingCode::MixedEncoding => tr::import::mixed_encoding_hint(lang),
        FindingCode::NulRemoved => tr::import::nul_removed_hint(lang),
        FindingCode::UnclosedQuote => tr::import::unclosed_quote_hint(lang),
        FindingCode::Ragged => tr::import::ragged_hint(lang),
        FindingCode::NoIdentity => tr::import::no_identity_hint(lang),
        FindingCode::LeftOut => tr::import::left_out_hint(lang),
        FindingCode::Duplicate => tr::import::duplicate_hint(lang),
        FindingCode::Conflict => tr::import::conflict_hint(lang),
        FindingCode::InvalidMac => tr::import::invalid_mac_hint(lang),
        FindingCode::SecondMac => tr::import::second_mac_hint(lang),
        FindingCode::DamagedMac => tr::import::damaged_mac_hint(lang),
        FindingCode::InvalidDate => tr::import::invalid_date_hint(lang),
        FindingCode::AmbiguousDate => tr::import::ambiguous_date_hint(lang),
        FindingCode::BorrowedDateOrder => tr::import::borrowed_date_order_hint(lang),
        FindingCode::ImpreciseDate => tr::import::imprecise_date_hint(lang),
        FindingCode::FutureDate => tr::import::future_date_hint(lang),
        FindingCode::WarrantyBeforePurchase => tr::import::warranty_before_purchase_hint(lang),
        FindingCode::InvalidPrice => tr::import::invalid_price_hint(lang),
        FindingCode::OddPrice => tr::import::odd_price_hint(lang),
        FindingCode::ApproximatePrice => tr::import::approximate_price_hint(lang),
        FindingCode::MixedCurrencies => tr::import::mixed_currencies_hint(lang),
        FindingCode::AssumedCurrency => tr::import::assumed_currency_hint(lang),
        FindingCode::NoSmallerPrice => tr::import::no_smaller_price_hint(lang),
        FindingCode::SecretDropped => tr::import::secret_dropped_hint(lang),
        FindingCode::UnmappedColumn => tr::import::unmapped_column_hint(lang),
        FindingCode::NotAPhone => tr::import::not_a_phone_hint(lang),
        FindingCode::SoftClient => tr::import::soft_client_hint(lang),
        FindingCode::HostDown => tr::import::host_down_hint(lang),
        FindingCode::MorePages => tr::import::more_pages_hint(lang),
        FindingCode::FormulaText => tr::import::formula_text_hint(lang),
        FindingCode::SheetSkipped => tr::import::sheet_skipped_hint(lang),
        FindingCode::EntityRefused => tr::import::entity_refused_hint(lang),
        FindingCode::More => tr::import::more_hint(lang),
        _ => reading::hint(lang, finding).unwrap_or_default(),
    }
}

/// The name of a field.
#[must_use]
pub fn field_name(lang: Lang, field: Field) -> String {
    match field {
        Field::Name => tr::import::field_name(lang),
        Field::Mac => tr::import::field_mac(lang),
        Field::Serial => tr::import::field_serial(lang),
        Field::AssetTag => tr::import::field_asset_tag(lang),
        Field::Vendor => tr::import::field_vendor(lang),
        Field::Model => tr::import::field_model(lang),
        Field::DeviceType => tr::import::field_device_type(lang),
        Field::Firmware => tr::import::field_firmware(lang),
        Field::Site => tr::import::field_site(lang),
        Field::Building => tr::import::field_building(lang),
        Field::Room => tr::import::field_room(lang),
        Field::User => tr::import::field_user(lang),
        Field::Email => tr::import::field_email(lang),
        Field::Extension => tr::import::field_extension(lang),
        Field::PhoneNumber => tr::import::field_phone_number(lang),
        Field::Department => tr::import::field_department(lang),
        Field::CostCenter => tr::import::field_cost_center(lang),
        Field::Ip => tr::import::field_ip(lang),
        Field::Status => tr::import::field_status(lang),
        Field::Notes => tr::import::field_notes(lang),
        Field::PurchaseDate => tr::import::field_purchase_date(lang),
        Field::PurchasePrice => tr::import::field_purchase_price(lang),
        Field::WarrantyEnd => tr::import::field_warranty_end(lang),
        Field::LastSeen => tr::import::field_last_seen(lang),
        Field::Quantity => tr::import::field_quantity(lang),
    }
}
