//! Charts as pictures: the vector drawing, rendered.

use std::sync::{Arc, OnceLock};

use resvg::{tiny_skia, usvg};

use super::Input;
use super::svg::{self, Chart};
use crate::chart::{Face, Palette, Scene, metrics};

/// Pixels per unit: sharp on dense screens and on paper.
pub const SCALE: f32 = 2.0;
/// Neither side is larger than this; beyond it the picture is drawn smaller.
const LARGEST: f32 = 16_000.0;

/// A chart as PNG in light colors, two pixels to the unit.
///
/// # Errors
/// A sentence if the picture cannot be encoded.
pub fn write(input: &Input<'_>, chart: Chart) -> Result<Vec<u8>, String> {
    scene(&svg::chart(input, chart), Palette::light(), SCALE)
}

/// A scene as PNG.
///
/// # Errors
/// A sentence if the picture cannot be encoded.
pub fn scene(scene: &Scene, palette: &Palette, scale: f32) -> Result<Vec<u8>, String> {
    pixmap(scene, palette, scale)?.encode_png().map_err(|error| format!("The picture cannot be written: {error}"))
}

/// A scene as pixels: width, height, and red, green and blue of each pixel in rows from the top.
///
/// # Errors
/// A sentence if the picture cannot be drawn.
pub fn pixels(scene: &Scene, palette: &Palette, scale: f32) -> Result<(usize, usize, Vec<u8>), String> {
    let pixmap = pixmap(scene, palette, scale)?;
    // The ground is opaque, so that opacity says nothing.
    let colors = pixmap.pixels().iter().flat_map(|pixel| [pixel.red(), pixel.green(), pixel.blue()]).collect();
    Ok((pixmap.width() as usize, pixmap.height() as usize, colors))
}

fn pixmap(scene: &Scene, palette: &Palette, scale: f32) -> Result<tiny_skia::Pixmap, String> {
    let scale = scale.min(LARGEST / scene.width.max(1.0)).min(LARGEST / scene.height.max(1.0));
    let options = usvg::Options { fontdb: fonts(), ..usvg::Options::default() };
    let failed = |error: &dyn std::fmt::Display| format!("The picture cannot be drawn: {error}");
    let tree = usvg::Tree::from_str(&svg::scene(scene, palette), &options).map_err(|error| failed(&error))?;
    let side = |length: f32| (length * scale).ceil().max(1.0) as u32;
    let size = (side(scene.width), side(scene.height));
    let mut pixmap = tiny_skia::Pixmap::new(size.0, size.1).ok_or_else(|| failed(&"it has no size"))?;
    resvg::render(&tree, tiny_skia::Transform::from_scale(scale, scale), &mut pixmap.as_mut());
    Ok(pixmap)
}

/// The built-in family, and the fonts of the system for characters it lacks.
pub(super) fn fonts() -> Arc<fontdb::Database> {
    static FONTS: OnceLock<Arc<fontdb::Database>> = OnceLock::new();
    let fonts = FONTS.get_or_init(|| {
        let mut fonts = fontdb::Database::new();
        fonts.load_system_fonts();
        for face in [Face::Regular, Face::Bold] {
            fonts.load_font_data(metrics::font_bytes(face).to_vec());
        }
        fonts.set_sans_serif_family("Noto Sans");
        Arc::new(fonts)
    });
    Arc::clone(fonts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::{Fill, Ink, Mark, Pattern, Rect, Stroke, pt};
    use crate::export::svg;
    use crate::plan::State;

    fn sample() -> Scene {
        let mut sample = Scene::new(40.0, 20.0);
        sample.fill(Rect::new(10.0, 5.0, 20.0, 10.0), Ink::Accent);
        sample.marks.push(Mark::Clip(Rect::new(0.0, 0.0, 5.0, 20.0)));
        sample.fill(Rect::new(0.0, 0.0, 40.0, 4.0), Ink::Danger);
        sample.marks.push(Mark::EndClip);
        sample
    }

    fn pixel(bytes: &[u8], x: usize, y: usize) -> [u8; 3] {
        let image = image::load_from_memory(bytes).unwrap().into_rgb8();
        image.get_pixel(u32::try_from(x).unwrap(), u32::try_from(y).unwrap()).0
    }

    #[test]
    fn areas_are_where_they_belong_and_cuts_hold() {
        let palette = Palette::light();
        let bytes = scene(&sample(), palette, 2.0).unwrap();
        let color = |ink| {
            let [red, green, blue, _] = palette.color(ink).0;
            [red, green, blue]
        };
        assert_eq!(pixel(&bytes, 40, 20), color(Ink::Accent));
        assert_eq!(pixel(&bytes, 4, 2), color(Ink::Danger));
        assert_eq!(pixel(&bytes, 40, 2), color(Ink::Panel), "cut off");
        assert_eq!(pixel(&bytes, 70, 36), color(Ink::Panel));
    }

    #[test]
    fn a_drawing_is_xml_whatever_names_hold() {
        let mut drawing = sample();
        let fill = Fill { ink: Ink::StateFill(State::Unsupported), pattern: Some((Pattern::Hatch, Ink::Danger)) };
        drawing.boxed(Rect::new(1.0, 1.0, 9.0, 9.0), 2.0, Some(fill), Some(Stroke::new(Ink::Danger, 1.0)));
        let style = crate::chart::draw::TextStyle::regular(10.0, Ink::TextPrimary);
        drawing.text(pt(2.0, 18.0), style, "A & B <GmbH>\u{1}");
        let text = svg::scene(&drawing, Palette::dark());
        let mut reader = quick_xml::Reader::from_str(&text);
        loop {
            match reader.read_event().unwrap() {
                quick_xml::events::Event::Eof => break,
                event => assert!(!format!("{event:?}").contains('\u{1}')),
            }
        }
        assert!(text.contains("A &amp; B &lt;GmbH&gt;"));
    }
}
