//! The timeline as a picture.

use super::Input;
use super::raster::Canvas;
use crate::chart::{Palette, Scene};

/// Pixels per unit: sharp on dense screens and on paper.
const SCALE: f32 = 2.0;
/// Neither side is larger than this; beyond it the picture is drawn smaller.
const LARGEST: f32 = 16_000.0;

/// The timeline as PNG in light colors, two pixels to the unit.
///
/// # Errors
/// A sentence if the picture cannot be encoded.
pub fn write(input: &Input<'_>) -> Result<Vec<u8>, String> {
    scene(&super::svg::timeline(input), Palette::light(), SCALE)
}

/// A scene as PNG.
///
/// # Errors
/// A sentence if the picture cannot be encoded.
pub fn scene(scene: &Scene, palette: &Palette, scale: f32) -> Result<Vec<u8>, String> {
    let (width, height, pixels) = pixels(scene, palette, scale);
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    let failed = |error: png::EncodingError| format!("The picture cannot be written: {error}");
    let mut writer = encoder.write_header().map_err(failed)?;
    writer.write_image_data(&pixels).map_err(failed)?;
    writer.finish().map_err(failed)?;
    Ok(bytes)
}

/// A scene as pixels: width, height, and red, green and blue of each pixel in rows from the top.
#[must_use]
pub fn pixels(scene: &Scene, palette: &Palette, scale: f32) -> (u32, u32, Vec<u8>) {
    let scale = scale.min(LARGEST / scene.width.max(1.0)).min(LARGEST / scene.height.max(1.0));
    let mut canvas = Canvas::new(scene, palette, scale);
    canvas.draw(scene);
    canvas.finish()
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
        let mut reader = png::Decoder::new(std::io::Cursor::new(bytes)).read_info().unwrap();
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        let info = reader.next_frame(&mut pixels).unwrap();
        let at = (y * info.width as usize + x) * 3;
        pixels[at..at + 3].try_into().unwrap()
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
