//! The fields a device record can have.

use serde::{Deserialize, Serialize};

/// A field of a device record; import maps columns to fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// Host name or label of the device.
    Name,
    /// MAC address.
    Mac,
    /// Serial number.
    Serial,
    /// Asset tag or inventory number.
    AssetTag,
    /// Maker.
    Vendor,
    /// Model as written.
    Model,
    /// Kind of device as written.
    DeviceType,
    /// Firmware version as written.
    Firmware,
    /// Site.
    Site,
    /// Building.
    Building,
    /// Room.
    Room,
    /// Person the device belongs to.
    User,
    /// Mail address of that person.
    Email,
    /// Internal extension.
    Extension,
    /// Full phone number.
    PhoneNumber,
    /// Department.
    Department,
    /// Cost center.
    CostCenter,
    /// IP address.
    Ip,
    /// Life-cycle status as written (in use, spare, …).
    Status,
    /// Free text.
    Notes,
    /// Day of purchase.
    PurchaseDate,
    /// Purchase price of one device.
    PurchasePrice,
    /// Last day of warranty.
    WarrantyEnd,
    /// Last day the device was seen.
    LastSeen,
    /// Number of devices the row stands for.
    Quantity,
}

impl Field {
    /// All fields in the order of the canonical columns.
    pub const ALL: [Self; 25] = [
        Self::Name,
        Self::Mac,
        Self::Serial,
        Self::AssetTag,
        Self::Vendor,
        Self::Model,
        Self::DeviceType,
        Self::Firmware,
        Self::Site,
        Self::Building,
        Self::Room,
        Self::User,
        Self::Email,
        Self::Extension,
        Self::PhoneNumber,
        Self::Department,
        Self::CostCenter,
        Self::Ip,
        Self::Status,
        Self::Notes,
        Self::PurchaseDate,
        Self::PurchasePrice,
        Self::WarrantyEnd,
        Self::LastSeen,
        Self::Quantity,
    ];

    /// True for texts that repeat from device to device (vendor, site, status); in the others each device has its own.
    #[must_use]
    pub const fn repeats(self) -> bool {
        matches!(
            self,
            Self::Vendor
                | Self::Model
                | Self::DeviceType
                | Self::Firmware
                | Self::Site
                | Self::Building
                | Self::Room
                | Self::Extension
                | Self::Department
                | Self::CostCenter
                | Self::Status
        )
    }

    /// The stable key, as in `fleet.csv` and JSON.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Mac => "mac",
            Self::Serial => "serial",
            Self::AssetTag => "asset_tag",
            Self::Vendor => "vendor",
            Self::Model => "model",
            Self::DeviceType => "device_type",
            Self::Firmware => "firmware",
            Self::Site => "site",
            Self::Building => "building",
            Self::Room => "room",
            Self::User => "user",
            Self::Email => "email",
            Self::Extension => "extension",
            Self::PhoneNumber => "phone_number",
            Self::Department => "department",
            Self::CostCenter => "cost_center",
            Self::Ip => "ip",
            Self::Status => "status",
            Self::Notes => "notes",
            Self::PurchaseDate => "purchase_date",
            Self::PurchasePrice => "purchase_price",
            Self::WarrantyEnd => "warranty_end",
            Self::LastSeen => "last_seen",
            Self::Quantity => "quantity",
        }
    }

    /// The field with this key.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.key() == key)
    }
}
