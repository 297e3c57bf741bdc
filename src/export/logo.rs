//! The logo of an organization: a PNG, JPEG or SVG file turned into pixels.
//!
//! Only pixels reach the report, so that nothing a file says (links, scripts, other files) can.

use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use resvg::{tiny_skia, usvg};
use sha2::{Digest as _, Sha256};

use crate::chart::Picture;
use crate::plan::Logo;

/// The largest file taken, in bytes: the plan file carries it.
pub const LARGEST: usize = 512 * 1024;
/// Pixels of the longer side: sharp in print at the size a logo has.
const SIDE: f32 = 900.0;
/// The largest picture that is unpacked, in pixels.
const MOST_PIXELS: u64 = 40_000_000;

/// Why a file is no logo.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LogoError {
    /// It is larger than [`LARGEST`], or unpacks to too many pixels.
    #[error("the picture is too large")]
    TooLarge,
    /// It is no PNG, JPEG or SVG, or it is damaged.
    #[error("the file is no PNG, JPEG or SVG picture")]
    Unreadable,
}

/// Takes a file as logo, if it can be drawn.
///
/// # Errors
/// [`LogoError`] if it is too large or no picture.
pub fn take(name: &str, bytes: &[u8]) -> Result<Logo, LogoError> {
    if bytes.len() > LARGEST {
        return Err(LogoError::TooLarge);
    }
    decode(bytes)?;
    Ok(Logo { name: name.to_owned(), data: STANDARD.encode(bytes) })
}

/// The pixels of a logo. They are kept until another logo is asked for.
///
/// # Errors
/// [`LogoError`] if it is too large or no picture.
pub fn picture(logo: &Logo) -> Result<Arc<Picture>, LogoError> {
    type Last = Option<(String, Arc<Picture>)>;
    static LAST: OnceLock<Mutex<Last>> = OnceLock::new();
    let mut last = LAST.get_or_init(Mutex::default).lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((_, picture)) = last.as_ref().filter(|(data, _)| *data == logo.data) {
        return Ok(Arc::clone(picture));
    }
    if logo.data.len() > LARGEST * 4 / 3 + 4 {
        return Err(LogoError::TooLarge);
    }
    let bytes = STANDARD.decode(&logo.data).map_err(|_| LogoError::Unreadable)?;
    let picture = Arc::new(decode(&bytes)?);
    *last = Some((logo.data.clone(), Arc::clone(&picture)));
    Ok(picture)
}

fn decode(bytes: &[u8]) -> Result<Picture, LogoError> {
    if bytes.starts_with(b"\x89PNG") || bytes.starts_with(b"\xff\xd8\xff") {
        return pixels(bytes);
    }
    vector(bytes)
}

fn made(width: u32, height: u32, rgba: Vec<u8>) -> Picture {
    let digest = Sha256::digest(&rgba);
    let id = digest.iter().take(8).fold(u64::from(width), |id, byte| (id << 8) ^ u64::from(*byte));
    Picture { id, width, height, rgba }
}

fn pixels(bytes: &[u8]) -> Result<Picture, LogoError> {
    let reader = || {
        let reader = image::ImageReader::new(std::io::Cursor::new(bytes)).with_guessed_format();
        reader.map_err(|_| LogoError::Unreadable)
    };
    let (width, height) = reader()?.into_dimensions().map_err(|_| LogoError::Unreadable)?;
    if u64::from(width) * u64::from(height) > MOST_PIXELS || width == 0 || height == 0 {
        return Err(LogoError::TooLarge);
    }
    let image = reader()?.decode().map_err(|_| LogoError::Unreadable)?;
    let side = SIDE as u32;
    let image = if width.max(height) > side { image.thumbnail(side, side) } else { image };
    let image = image.into_rgba8();
    Ok(made(image.width(), image.height(), image.into_raw()))
}

fn vector(bytes: &[u8]) -> Result<Picture, LogoError> {
    // Files that a drawing names are not opened, pictures inside it are not drawn.
    let nothing =
        usvg::ImageHrefResolver { resolve_data: Box::new(|_, _, _| None), resolve_string: Box::new(|_, _| None) };
    let options = usvg::Options {
        resources_dir: None,
        image_href_resolver: nothing,
        fontdb: crate::export::png::fonts(),
        ..usvg::Options::default()
    };
    let tree = usvg::Tree::from_data(bytes, &options).map_err(|_| LogoError::Unreadable)?;
    let size = tree.size();
    let scale = SIDE / size.width().max(size.height());
    let (width, height) = ((size.width() * scale).ceil().max(1.0), (size.height() * scale).ceil().max(1.0));
    let mut canvas = tiny_skia::Pixmap::new(width as u32, height as u32).ok_or(LogoError::TooLarge)?;
    resvg::render(&tree, tiny_skia::Transform::from_scale(scale, scale), &mut canvas.as_mut());
    let pixels = canvas.pixels().iter().map(tiny_skia::PremultipliedColorU8::demultiply);
    let rgba = pixels.flat_map(|pixel| [pixel.red(), pixel.green(), pixel.blue(), pixel.alpha()]).collect();
    Ok(made(canvas.width(), canvas.height(), rgba))
}

#[cfg(test)]
mod tests {
    use super::*;

    const DRAWING: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20">
        <rect width="20" height="20" fill="#ff0000"/></svg>"##;

    #[test]
    fn a_drawing_becomes_pixels_with_a_transparent_ground() {
        let logo = take("logo.svg", DRAWING.as_bytes()).unwrap();
        let picture = picture(&logo).unwrap();
        assert_eq!((picture.width, picture.height), (900, 450));
        assert_eq!(picture.rgba[..4], [255, 0, 0, 255]);
        assert_eq!(picture.rgba[picture.rgba.len() - 1], 0);
    }

    #[test]
    fn what_is_no_picture_is_refused() {
        for bytes in [&b"%PDF-1.7"[..], b"", b"<svg", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\x00", b"GIF89a"] {
            assert_eq!(take("x", bytes), Err(LogoError::Unreadable), "{bytes:?}");
        }
        assert_eq!(take("x", &vec![b' '; LARGEST + 1]), Err(LogoError::TooLarge));
    }

    #[test]
    fn a_drawing_cannot_reach_out() {
        let file = tempfile::Builder::new().suffix(".png").tempfile().unwrap();
        let with = format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9">
            <script>alert(1)</script><image width="9" height="9" xlink:href="{}"/></svg>"#,
            file.path().display()
        );
        let picture = picture(&take("logo.svg", with.as_bytes()).unwrap()).unwrap();
        assert!(picture.rgba.iter().all(|value| *value == 0));
        // An entity that grows is refused, not unfolded.
        let lol = r#"<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">
            <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY e "&d;&d;&d;&d;&d;&d;">]>
            <svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text>&e;&e;&e;&e;&e;&e;</text></svg>"#;
        assert!(take("logo.svg", lol.as_bytes()).is_err() || lol.len() < LARGEST);
    }
}
