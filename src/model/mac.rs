//! Hardware addresses.

use std::fmt;
use std::num::NonZeroU64;

/// A 48-bit MAC address, packed. All-zero and broadcast addresses identify nothing and cannot be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Mac(NonZeroU64);

impl Mac {
    /// Makes an address from its 48 bits; `None` for zero, broadcast, or more than 48 bits.
    #[must_use]
    pub const fn from_bits(bits: u64) -> Option<Self> {
        if bits >= 0xFFFF_FFFF_FFFF {
            return None;
        }
        match NonZeroU64::new(bits) {
            Some(bits) => Some(Self(bits)),
            None => None,
        }
    }

    /// The 48 bits of the address.
    #[must_use]
    pub const fn bits(self) -> u64 {
        self.0.get()
    }
}

impl fmt::Display for Mac {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let b = self.bits().to_be_bytes();
        write!(f, "{:02X}:{:02X}:{:02X}:{:02X}:{:02X}:{:02X}", b[2], b[3], b[4], b[5], b[6], b[7])
    }
}
