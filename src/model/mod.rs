//! The vocabulary: device, fleet, class, day, fiscal year, money.
//!
//! Nothing here knows a file format, a clock, a locale or a window.

mod amount;
pub mod cell;
mod certificate;
mod class;
mod day;
mod field;
pub mod fiscal;
mod fleet;
mod mac;
pub mod money;
mod text;
mod tls;

pub use amount::{AmountError, AmountFormat, parse_amount};
pub use certificate::{ChainRole, Usage, Validity, X509};
pub use class::{Class, ClassGroup};
pub use day::{Day, ParseDayError, Precision};
pub use field::Field;
pub use fiscal::{FiscalCalendar, FiscalYear, YearLabel};
pub use fleet::{
    Alternative, Device, DeviceId, DeviceKind, DeviceRecord, FileId, Fleet, FleetBuilder, FleetPart, InternedRecord,
    Origin, PartBuilder, PartTexts, Provenance, SourceFile, Spelling, SpellingId,
};
pub use mac::Mac;
pub use money::{Currency, Money, MoneyError};
pub use text::{Text, TextPool};
pub use tls::{ParseTlsProblemError, TlsProblem};
