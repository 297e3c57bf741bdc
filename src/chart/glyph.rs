//! Outlines of glyphs, for painters without fonts and for icons, which are no text.

use super::fallback;
use super::metrics::{advance, font_bytes, kern};
use super::scene::{Face, Point, pt};

/// A piece of an outline.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Piece {
    /// A new contour begins here.
    Move(Point),
    /// A straight line to here.
    Line(Point),
    /// A cubic curve over two control points to the last point.
    Curve(Point, Point, Point),
    /// The contour closes.
    Close,
}

struct Builder {
    pieces: Vec<Piece>,
    origin: Point,
    scale: f32,
    here: Point,
}

impl Builder {
    fn at(&self, x: f32, y: f32) -> Point {
        pt(self.origin.x + x * self.scale, self.origin.y - y * self.scale)
    }
}

impl ttf_parser::OutlineBuilder for Builder {
    fn move_to(&mut self, x: f32, y: f32) {
        self.here = self.at(x, y);
        self.pieces.push(Piece::Move(self.here));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.here = self.at(x, y);
        self.pieces.push(Piece::Line(self.here));
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        let (from, control, to) = (self.here, self.at(x1, y1), self.at(x, y));
        let toward = |end: Point| pt(end.x + (control.x - end.x) * 2.0 / 3.0, end.y + (control.y - end.y) * 2.0 / 3.0);
        self.here = to;
        self.pieces.push(Piece::Curve(toward(from), toward(to), to));
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.here = self.at(x, y);
        self.pieces.push(Piece::Curve(self.at(x1, y1), self.at(x2, y2), self.here));
    }

    fn close(&mut self) {
        self.pieces.push(Piece::Close);
    }
}

/// The outlines of a line of text that begins at `origin` on the baseline.
#[must_use]
pub fn outline(face: Face, size: f32, origin: Point, text: &str) -> Vec<Piece> {
    let Ok(font) = ttf_parser::Face::parse(font_bytes(face), 0) else { return Vec::new() };
    let scale = size / f32::from(font.units_per_em());
    let mut builder = Builder { pieces: Vec::new(), origin, scale, here: origin };
    let mut before = None;
    for character in text.chars() {
        builder.origin.x += before.map_or(0.0, |before| kern(face, before, character)) * size;
        before = Some(character);
        let other = if font.glyph_index(character).is_none() { fallback::font(character) } else { None };
        if let Some(other) = other
            && let Ok(font) = ttf_parser::Face::parse(&other.bytes, other.index)
        {
            builder.scale = size / f32::from(font.units_per_em());
            font.outline_glyph(font.glyph_index(character).unwrap_or_default(), &mut builder);
        } else {
            builder.scale = scale;
            font.outline_glyph(font.glyph_index(character).unwrap_or_default(), &mut builder);
        }
        builder.origin.x += advance(face, character) * size;
    }
    builder.pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::metrics::text_width;

    #[test]
    fn outlines_stay_on_the_line_of_text() {
        let pieces = outline(Face::Bold, 20.0, pt(100.0, 50.0), "Müller");
        let width = text_width(Face::Bold, 20.0, "Müller");
        assert!(pieces.iter().filter(|piece| matches!(piece, Piece::Close)).count() >= 8);
        for piece in pieces {
            let (Piece::Move(point) | Piece::Line(point) | Piece::Curve(_, _, point)) = piece else { continue };
            assert!(point.x >= 99.0 && point.x <= 101.0 + width, "{point:?}");
            assert!(point.y > 25.0 && point.y < 51.0, "{point:?}");
        }
    }
}
