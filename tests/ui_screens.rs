//! Every screen as a picture, in both themes and languages.
#![allow(clippy::expect_used, reason = "a test may panic")]

mod common;

use common::{Window, pixels};
use switchover::i18n::Lang;
use switchover::session::{Command, Screen, Theme};

/// The share of pixels that have the color of the first one.
fn uniform(picture: &image::RgbaImage) -> f64 {
    let first = picture.get_pixel(picture.width() / 2, picture.height() / 2);
    let same = picture.pixels().filter(|pixel| *pixel == first).count();
    same as f64 / f64::from(picture.width() * picture.height())
}

#[test]
fn no_screen_is_blank_and_themes_differ() {
    for lang in Lang::ALL {
        let mut backgrounds = Vec::new();
        for theme in [Theme::Light, Theme::Dark] {
            let mut window = Window::with(lang, theme);
            let Some(start) = pixels(&mut window.harness) else { return };
            assert!(uniform(&start) < 0.98, "the start screen is blank");
            window.send(Command::ExploreSample);
            for screen in Screen::RAIL.into_iter().chain([Screen::Catalog, Screen::Settings]) {
                window.send(Command::Show(screen));
                let Some(picture) = pixels(&mut window.harness) else { return };
                assert!(uniform(&picture) < 0.98, "{screen:?} is blank");
                if let Some(folder) = std::env::var_os("SWITCHOVER_PICTURES") {
                    let name = format!("{screen:?}-{}-{theme:?}.png", lang.code()).to_lowercase();
                    picture.save(std::path::Path::new(&folder).join(name)).expect("the picture is written");
                }
            }
            backgrounds.push(*start.get_pixel(20, 450));
        }
        assert_ne!(backgrounds[0], backgrounds[1], "light and dark look the same");
    }
}
