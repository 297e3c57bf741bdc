//! What an import noticed.

use serde::{Deserialize, Serialize};

use crate::model::Field;

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Worth knowing; nothing was lost.
    Info,
    /// Needs attention; the device is imported.
    Warning,
    /// The row or file could not be used.
    Error,
}

/// What was noticed. The sentence and the hint are made by `i18n` from code and detail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FindingCode {
    /// The file could not be read from disk.
    Unreadable,
    /// The file is empty.
    Empty,
    /// There are columns but no rows.
    HeaderOnly,
    /// The file is of no kind that can be imported.
    Foreign,
    /// The file is damaged or cut off.
    Damaged,
    /// The file is password protected.
    Encrypted,
    /// A limit on size, depth, columns or expansion was reached.
    Limit,
    /// No column could be recognized.
    NoColumns,
    /// The name says one type, the content another; the content was read.
    OtherType,
    /// Some bytes could not be decoded.
    Undecodable,
    /// Text looks encoded twice.
    DoubleEncoded,
    /// NUL characters were removed.
    NulRemoved,
    /// A quote is never closed.
    UnclosedQuote,
    /// A row has too few or too many fields.
    Ragged,
    /// A row has nothing to identify a device by.
    NoIdentity,
    /// The user left the row out.
    LeftOut,
    /// A row was merged into an earlier one.
    Duplicate,
    /// The same identity with other facts.
    Conflict,
    /// A MAC address is not one.
    InvalidMac,
    /// A row has another MAC address in a further column; the first one was kept.
    SecondMac,
    /// A MAC address was damaged (lost zeros, scientific notation, letter O).
    DamagedMac,
    /// A date is impossible or cannot be read.
    InvalidDate,
    /// Day and month cannot be told apart in this column.
    AmbiguousDate,
    /// Day and month cannot be told apart in this column; they were read in the order of another column.
    BorrowedDateOrder,
    /// Only the month or year is known.
    ImpreciseDate,
    /// A date lies in the future.
    FutureDate,
    /// Warranty ends before the purchase.
    WarrantyBeforePurchase,
    /// A price cannot be read.
    InvalidPrice,
    /// A price is negative or absurd.
    OddPrice,
    /// Several currencies in one column.
    MixedCurrencies,
    /// A column holds secrets and was dropped.
    SecretDropped,
    /// A column was not mapped to a field.
    UnmappedColumn,
    /// A row is no phone.
    NotAPhone,
    /// A row is a soft client.
    SoftClient,
    /// A host was down when it was scanned.
    HostDown,
    /// More pages of the export exist.
    MorePages,
    /// A cell begins like a formula; it is kept as text.
    FormulaText,
    /// A sheet holds no devices.
    SheetSkipped,
    /// External or nested entities were not expanded.
    EntityRefused,
    /// The row is in another encoding than the rest of the file.
    MixedEncoding,
    /// A price is only about that much.
    ApproximatePrice,
    /// Prices without a currency were read in an assumed one.
    AssumedCurrency,
    /// A price list has a price from some quantity on and none for smaller orders.
    NoSmallerPrice,
    /// A private key stands where a certificate was expected; nothing of it was read.
    PrivateKey,
    /// A request for a certificate instead of a certificate.
    CertificateRequest,
    /// A web page instead of a file.
    HtmlPage,
    /// A PEM block has no end line.
    PemEndMissing,
    /// A PEM block holds characters outside base64.
    NotBase64,
    /// A block or file decodes to something that is no certificate.
    NoCertificateInside,
    /// A text has no block of a certificate, or a block under another label.
    NoCertificateBlock,
    /// A certificate in DER is cut off.
    CertificateCut,
    /// A certificate occurs twice in a file.
    CertificateRepeated,
    /// A certificate has expired.
    CertificateExpired,
    /// A certificate is not yet valid.
    CertificateNotYetValid,
    /// A certificate says that it never ends.
    CertificateEndless,
    /// The dates of a certificate cannot be right.
    CertificateOddDates,
    /// A leaf allows client authentication, which public authorities end in 2027.
    ClientUsage,
    /// A chain ends at an issuer that the file does not hold.
    ChainIncomplete,
    /// A text has no line of a log.
    NotSyslog,
    /// Lines of a log have a broken head.
    LinesMalformed,
    /// The last line of a log is cut off.
    LastLineCut,
    /// Lines of a log were longer than is read.
    LinesCut,
    /// Lines of a log are not in the encoding of the others.
    LinesForeign,
    /// More findings of a kind than are listed.
    More,
}

impl FindingCode {
    /// The stable key, as in JSON.
    #[must_use]
    pub fn key(self) -> String {
        let mut key = String::new();
        for character in format!("{self:?}").chars() {
            if character.is_uppercase() && !key.is_empty() {
                key.push('_');
            }
            key.extend(character.to_lowercase());
        }
        key
    }
}

/// A better value for a field of a row: offered, never taken unasked.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Suggestion {
    /// The field it is for.
    pub field: Field,
    /// The value, as it would be written in a cell.
    pub value: String,
}

/// One finding, with its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// What was noticed.
    pub code: FindingCode,
    /// How bad it is.
    pub severity: Severity,
    /// The sheet, in workbooks.
    #[serde(default)]
    pub sheet: String,
    /// Row as an editor shows it, counted from 1.
    pub row: Option<u32>,
    /// Column, counted from 1.
    pub column: Option<u32>,
    /// Header of the column, as written.
    pub header: String,
    /// The field concerned.
    pub field: Option<Field>,
    /// What was written; never a secret.
    pub written: String,
    /// What it was read as, or the other place, or a count: the second argument of the sentence.
    pub detail: String,
    /// What the cell may have been meant to say. A [`Repair`](super::Repair) takes it.
    #[serde(default)]
    pub suggestion: Option<Suggestion>,
}

impl Finding {
    /// A finding about a whole file; the places are filled in by who knows them.
    #[must_use]
    pub const fn of(code: FindingCode) -> Self {
        Self {
            code,
            severity: Severity::Info,
            sheet: String::new(),
            row: None,
            column: None,
            header: String::new(),
            field: None,
            written: String::new(),
            detail: String::new(),
            suggestion: None,
        }
    }

    /// The same with another severity.
    #[must_use]
    pub fn severe(self, severity: Severity) -> Self {
        Self { severity, ..self }
    }
}
