//! Every screen as a picture, in both themes and languages, beside the one that is kept in `tests/snapshots`.
//!
//! `UPDATE_SNAPSHOTS=1` takes the pictures as they are now. With `SWITCHOVER_PICTURES=DIR` they are also written there.
#![allow(clippy::expect_used, reason = "a test may panic")]

mod common;

use std::path::Path;

use common::{WINDOW, Window, pixels};
use egui_kittest::{SnapshotOptions, SnapshotResults, try_image_snapshot_options};
use image::RgbaImage;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use switchover::i18n::Lang;
use switchover::session::{Command, Screen, Theme};

/// A pixel differs when its squared distance in brightness and hue is above this: about 11 of 255 steps of gray.
const PIXEL: f32 = 64.0;
/// The share of pixels that may differ, in thousandths: software renderers draw edges of letters each in their own way.
const THOUSANDTHS: usize = 5;

/// Compares a picture with the kept one.
fn compare(results: &mut SnapshotResults, name: &str, picture: &RgbaImage) {
    let pixels = WINDOW[0] as usize * WINDOW[1] as usize;
    let options = SnapshotOptions::new().threshold(PIXEL).max_failed_pixels(pixels * THOUSANDTHS / 1000);
    results.add(try_image_snapshot_options(picture, name, &options));
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        pack(picture, &Path::new("tests/snapshots").join(format!("{name}.png")));
    }
    if let Some(folder) = std::env::var_os("SWITCHOVER_PICTURES") {
        picture.save(Path::new(&folder).join(format!("{name}.png"))).expect("the picture is written");
    }
}

/// Writes a picture as small as it gets: without transparency, and without the last two bits of each color, which nobody sees.
fn pack(picture: &RgbaImage, path: &Path) {
    let mut picture = image::DynamicImage::from(picture.clone()).into_rgb8();
    for value in picture.as_flat_samples_mut().samples {
        let high = *value & 0xfc;
        *value = high | (high >> 6);
    }
    let file = std::fs::File::create(path).expect("the snapshot can be written");
    let encoder = PngEncoder::new_with_quality(file, CompressionType::Best, FilterType::NoFilter);
    picture.write_with_encoder(encoder).expect("the snapshot is written");
}

/// The share of pixels that have the color of the one in the middle.
fn uniform(picture: &RgbaImage) -> f64 {
    let first = picture.get_pixel(picture.width() / 2, picture.height() / 2);
    let same = picture.pixels().filter(|pixel| *pixel == first).count();
    same as f64 / f64::from(picture.width() * picture.height())
}

#[test]
fn every_screen_looks_as_it_is_kept_and_themes_differ() {
    let mut results = SnapshotResults::new();
    for lang in Lang::ALL {
        let mut backgrounds = Vec::new();
        for theme in [Theme::Light, Theme::Dark] {
            let mut window = Window::with(lang, theme);
            let mut keep = |window: &mut Window, screen: Screen| {
                let picture = pixels(&mut window.harness)?;
                assert!(uniform(&picture) < 0.98, "{screen:?} is blank");
                let name = format!("{screen:?}-{}-{theme:?}", lang.code()).to_lowercase();
                compare(&mut results, &name, &picture);
                Some(*picture.get_pixel(20, 450))
            };
            // Without an adapter `pixels` has said that pictures are skipped.
            let Some(background) = keep(&mut window, Screen::Start) else { return };
            backgrounds.push(background);
            window.send(Command::OpenPaths(common::sample_files()));
            keep(&mut window, Screen::Import);
            window.send(Command::AcceptImport);
            for screen in Screen::RAIL.into_iter().chain([Screen::Catalog, Screen::Settings]) {
                window.send(Command::Show(screen));
                keep(&mut window, screen);
            }
        }
        assert_ne!(backgrounds[0], backgrounds[1], "light and dark look the same");
    }
    results.unwrap();
}
