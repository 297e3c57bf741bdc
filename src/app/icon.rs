//! The icon of the window, drawn in code: a square in the accent color with two arrows that change places.

use egui::IconData;

use crate::chart::{Ink, Palette};

const SIZE: u8 = 64;

/// The icon.
pub(super) fn icon() -> IconData {
    let fill = Palette::light().color(Ink::AccentFill).0;
    let lines = Palette::light().color(Ink::AccentOn).0;
    let mut rgba = Vec::with_capacity(usize::from(SIZE) * usize::from(SIZE) * 4);
    for y in 0..SIZE {
        for x in 0..SIZE {
            let (x, y) = (f32::from(x) + 0.5, f32::from(y) + 0.5);
            let inside = in_square(x, y);
            let pixel = if !inside {
                [0; 4]
            } else if in_arrow(x, y - 23.0) || in_arrow(f32::from(SIZE) - x, y - 41.0) {
                lines
            } else {
                fill
            };
            rgba.extend_from_slice(&pixel);
        }
    }
    IconData { rgba, width: u32::from(SIZE), height: u32::from(SIZE) }
}

/// A square with round corners.
fn in_square(x: f32, y: f32) -> bool {
    let (radius, half) = (14.0, f32::from(SIZE) / 2.0);
    let corner = |value: f32| ((value - half).abs() - (half - radius)).max(0.0);
    corner(x).hypot(corner(y)) <= radius
}

/// An arrow to the right whose shaft is on y = 0.
fn in_arrow(x: f32, y: f32) -> bool {
    let shaft = (14.0..=46.0).contains(&x) && y.abs() <= 2.5;
    let head = (38.0..=50.0).contains(&x) && ((50.0 - x) - y.abs()).abs() <= 3.0 && y.abs() <= 11.0;
    shaft || head
}
