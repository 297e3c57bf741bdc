//! Marks of a scene to PDF operators.

use printpdf::{
    Color, FontId, Line, LineCapStyle, LineDashPattern, LinePoint, Op, PaintMode, PdfFontHandle, Point as PdfPoint,
    Polygon, PolygonRing, Pt, Rgb, TextItem, WindingOrder,
};

use crate::chart::glyph::{Piece, outline};
use crate::chart::{Align, Face, Fill, Ink, Mark, Palette, Point, Rect, Scene, Stroke, metrics, pt};

/// Points per scene unit: a unit is 1/96 inch, a point 1/72.
pub const POINTS: f32 = 0.75;

/// Fixed names, so that the same pages give the same bytes.
pub(super) fn font_id(face: Face) -> FontId {
    FontId(if face == Face::Bold { "Bold" } else { "Body" }.to_owned())
}

/// Distance of a control point of a quarter circle, in radii.
const QUARTER: f32 = 0.552_285;

/// Translates a scene into the operators of a page.
pub(super) fn operators(scene: &Scene, palette: &Palette) -> Vec<Op> {
    let mut writer = Writer { ops: Vec::new(), height: scene.height, palette };
    // A shadow of a point too small to matter, but text of a page must not change the joins of its lines.
    for mark in &scene.marks {
        writer.mark(mark);
    }
    writer.ops
}

struct Writer<'a> {
    ops: Vec<Op>,
    height: f32,
    palette: &'a Palette,
}

type Path = Vec<Vec<LinePoint>>;

impl Writer<'_> {
    fn point(&self, point: Point) -> PdfPoint {
        PdfPoint { x: Pt(rounded(point.x * POINTS)), y: Pt(rounded((self.height - point.y) * POINTS)) }
    }

    fn corner(&self, point: Point) -> LinePoint {
        LinePoint { p: self.point(point), bezier: false }
    }

    fn control(&self, point: Point) -> LinePoint {
        LinePoint { p: self.point(point), bezier: true }
    }

    fn color(&self, ink: Ink) -> Color {
        let [r, g, b, _] = self.palette.color(ink).0;
        let share = |channel: u8| rounded(f32::from(channel) / 255.0);
        Color::Rgb(Rgb { r: share(r), g: share(g), b: share(b), icc_profile: None })
    }

    fn mark(&mut self, mark: &Mark) {
        match mark {
            Mark::Rect { rect, radius, fill, stroke } => {
                let path = vec![self.rounded_rect(*rect, *radius)];
                self.area(&path, *rect, *fill, *stroke);
            }
            Mark::Polygon { points, fill, stroke } => {
                let path = vec![points.iter().map(|point| self.corner(*point)).collect()];
                if let Some(bounds) = mark.bounds() {
                    self.area(&path, bounds, *fill, *stroke);
                }
            }
            Mark::Circle { center, radius, fill, stroke } => {
                let bounds = Rect::new(center.x - radius, center.y - radius, 2.0 * radius, 2.0 * radius);
                let path = vec![self.rounded_rect(bounds, *radius)];
                self.area(&path, bounds, *fill, *stroke);
            }
            Mark::Line { points, stroke } => {
                self.pen(*stroke);
                let points = points.iter().map(|point| self.corner(*point)).collect();
                self.ops.push(Op::DrawLine { line: Line { points, is_closed: false } });
            }
            Mark::Text { at, align, face, size, ink, text, knockout } => {
                let width = metrics::text_width(*face, *size, text);
                let left = match align {
                    Align::Left => at.x,
                    Align::Center => at.x - width / 2.0,
                    Align::Right => at.x - width,
                };
                if let (Some(ground), Some(bounds)) = (knockout, mark.bounds()) {
                    let rect = Rect::new(bounds.x - 3.0, bounds.y - 1.0, bounds.w + 6.0, bounds.h + 1.0);
                    let path = vec![self.rounded_rect(rect, 0.0)];
                    self.area(&path, rect, Some(Fill::solid(*ground)), None);
                }
                self.text(*face, *size, *ink, pt(left, at.y), text);
            }
            Mark::Clip(rect) => {
                self.ops.push(Op::SaveGraphicsState);
                let path = vec![self.rounded_rect(*rect, 0.0)];
                self.paint(&path, PaintMode::Clip);
            }
            Mark::EndClip => self.ops.push(Op::RestoreGraphicsState),
        }
    }

    fn rounded_rect(&self, rect: Rect, radius: f32) -> Vec<LinePoint> {
        let radius = radius.min(rect.w / 2.0).min(rect.h / 2.0);
        let (left, top, right, bottom) = (rect.x, rect.y, rect.right(), rect.bottom());
        if radius <= 0.0 {
            return [pt(left, top), pt(right, top), pt(right, bottom), pt(left, bottom)]
                .map(|point| self.corner(point))
                .to_vec();
        }
        let handle = radius * QUARTER;
        let mut points = vec![self.corner(pt(left + radius, top))];
        let mut side = |line: Point, first: Point, second: Point, end: Point| {
            points.extend([self.corner(line), self.control(first), self.control(second), self.corner(end)]);
        };
        side(
            pt(right - radius, top),
            pt(right - radius + handle, top),
            pt(right, top + radius - handle),
            pt(right, top + radius),
        );
        side(
            pt(right, bottom - radius),
            pt(right, bottom - radius + handle),
            pt(right - radius + handle, bottom),
            pt(right - radius, bottom),
        );
        side(
            pt(left + radius, bottom),
            pt(left + radius - handle, bottom),
            pt(left, bottom - radius + handle),
            pt(left, bottom - radius),
        );
        side(
            pt(left, top + radius),
            pt(left, top + radius - handle),
            pt(left + radius - handle, top),
            pt(left + radius, top),
        );
        points
    }

    fn area(&mut self, path: &Path, bounds: Rect, fill: Option<Fill>, stroke: Option<Stroke>) {
        if let Some(fill) = fill {
            self.ops.push(Op::SetFillColor { col: self.color(fill.ink) });
            self.paint(path, PaintMode::Fill);
            if let Some((pattern, ink)) = fill.pattern {
                self.ops.push(Op::SaveGraphicsState);
                self.paint(path, PaintMode::Clip);
                self.pattern(pattern, ink, bounds);
                self.ops.push(Op::RestoreGraphicsState);
            }
        }
        if let Some(stroke) = stroke {
            self.pen(stroke);
            self.paint(path, PaintMode::Stroke);
        }
    }

    fn pattern(&mut self, pattern: crate::chart::Pattern, ink: Ink, bounds: Rect) {
        let lines = pattern.lines(bounds);
        let Some(first) = lines.first() else { return };
        let cap = if first.round { LineCapStyle::Round } else { LineCapStyle::Butt };
        self.ops.push(Op::SetOutlineColor { col: self.color(ink) });
        self.ops.push(Op::SetOutlineThickness { pt: Pt(rounded(first.width * POINTS)) });
        self.ops.push(Op::SetLineCapStyle { cap });
        self.dash(first.dash);
        for line in lines {
            let points = vec![self.corner(line.from), self.corner(line.to)];
            self.ops.push(Op::DrawLine { line: Line { points, is_closed: false } });
        }
    }

    fn dash(&mut self, dash: Option<(f32, f32)>) {
        let pattern = dash.map(|(on, off)| [rounded(on * POINTS), rounded(off * POINTS)]);
        let dash = LineDashPattern { offset: 0.0, pattern: pattern.into_iter().flatten().collect() };
        self.ops.push(Op::SetLineDashPattern { dash });
    }

    fn pen(&mut self, stroke: Stroke) {
        self.ops.push(Op::SetOutlineColor { col: self.color(stroke.ink) });
        self.ops.push(Op::SetOutlineThickness { pt: Pt(rounded(stroke.width * POINTS)) });
        self.dash(stroke.dash);
    }

    fn paint(&mut self, path: &Path, mode: PaintMode) {
        let rings = path.iter().map(|points| PolygonRing { points: points.clone() }).collect();
        let polygon = Polygon { rings, mode, winding_order: WindingOrder::NonZero };
        self.ops.push(Op::DrawPolygon { polygon });
    }

    fn text(&mut self, face: Face, size: f32, ink: Ink, at: Point, text: &str) {
        self.ops.push(Op::SetFillColor { col: self.color(ink) });
        if face == Face::Icon {
            // An icon is a picture: whoever copies or searches the text must not meet it.
            let path = self.path(&outline(face, size, at, text));
            self.paint(&path, PaintMode::Fill);
            return;
        }
        self.ops.extend([
            Op::StartTextSection,
            Op::SetFont { font: PdfFontHandle::External(font_id(face)), size: Pt(rounded(size * POINTS)) },
            Op::SetTextCursor { pos: self.point(at) },
            Op::ShowText { items: vec![TextItem::Text(text.replace('\u{a0}', " "))] },
            Op::EndTextSection,
        ]);
    }

    fn path(&self, pieces: &[Piece]) -> Path {
        let mut path: Path = Vec::new();
        for piece in pieces {
            let points = match piece {
                Piece::Move(point) => {
                    path.push(vec![self.corner(*point)]);
                    continue;
                }
                Piece::Line(point) => vec![self.corner(*point)],
                Piece::Curve(first, second, end) => {
                    vec![self.control(*first), self.control(*second), self.corner(*end)]
                }
                Piece::Close => continue,
            };
            if let Some(ring) = path.last_mut() {
                ring.extend(points);
            }
        }
        path
    }
}

/// Three decimals are a fifth of a thousandth of a millimeter, and a third of the bytes.
fn rounded(value: f32) -> f32 {
    (value * 1000.0).round() / 1000.0
}
