//! Marks of a scene to PDF operators.

use printpdf::{
    Color, DictItem, FontId, Line, LineCapStyle, LineDashPattern, LinePoint, Op, PaintMode, PdfFontHandle,
    Point as PdfPoint, Polygon, PolygonRing, Pt, Rgb, TextItem, WindingOrder, XObjectId, XObjectTransform,
};

use super::{Tag, structure};
use crate::chart::fallback;
use crate::chart::glyph::{Piece, outline};
use crate::chart::{Align, Face, Fill, Ink, Mark, Palette, Point, Rect, Scene, Stroke, metrics, pt};

/// Points per scene unit: a unit is 1/96 inch, a point 1/72.
pub const POINTS: f32 = 0.75;

/// Fixed names, so that the same pages give the same bytes.
pub(super) fn font_id(face: Face) -> FontId {
    FontId(if face == Face::Bold { "Bold" } else { "Body" }.to_owned())
}

/// The name of a font of the system.
pub(super) fn foreign_id(number: usize) -> FontId {
    FontId(format!("Foreign{number}"))
}

/// The name of a picture.
pub(super) fn picture_id(id: u64) -> XObjectId {
    XObjectId(format!("Picture{id:016x}"))
}

/// Distance of a control point of a quarter circle, in radii.
const QUARTER: f32 = 0.552_285;

/// Translates a scene into the operators of a page. Marks of a tag are marked with its position in the list, all others as
/// decoration.
pub(super) fn operators(scene: &Scene, tags: &[Tag], palette: &Palette) -> Vec<Op> {
    let mut writer = Writer { ops: Vec::new(), height: scene.height, palette };
    let mut order: Vec<(usize, &Tag)> = tags.iter().enumerate().filter(|(_, tag)| !tag.marks.is_empty()).collect();
    order.sort_by_key(|(_, tag)| tag.marks.start);
    let mut done = 0;
    for (index, tag) in order {
        writer.decoration(scene.marks.get(done..tag.marks.start).unwrap_or_default());
        let number = DictItem::Int(i64::try_from(index).unwrap_or(0));
        let properties = DictItem::Dict { map: [("MCID".to_owned(), number)].into() };
        let name = structure::name(&tag.role).to_owned();
        writer.ops.push(Op::BeginMarkedContentWithProperties { tag: name, properties });
        scene.marks.get(tag.marks.clone()).unwrap_or_default().iter().for_each(|mark| writer.mark(mark));
        writer.ops.push(Op::EndMarkedContentWithProperties);
        done = tag.marks.end;
    }
    writer.decoration(scene.marks.get(done..).unwrap_or_default());
    writer.ops
}

struct Writer<'a> {
    ops: Vec<Op>,
    height: f32,
    palette: &'a Palette,
}

type Path = Vec<Vec<LinePoint>>;

impl Writer<'_> {
    fn decoration(&mut self, marks: &[Mark]) {
        if !marks.is_empty() {
            self.ops.push(Op::BeginMarkedContent { tag: "Artifact".to_owned() });
            for mark in marks {
                self.mark(mark);
            }
            self.ops.push(Op::EndMarkedContent);
        }
    }

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
            Mark::Picture { rect, picture } => {
                // The unit square of the picture is stretched to the rectangle.
                let (scale_x, scale_y) = (rect.w * POINTS, rect.h * POINTS);
                let corner = self.point(pt(rect.x, rect.bottom()));
                let (scale_x, scale_y) = (scale_x / picture.width as f32, scale_y / picture.height as f32);
                let transform = XObjectTransform {
                    translate_x: Some(corner.x),
                    translate_y: Some(corner.y),
                    scale_x: Some(scale_x),
                    scale_y: Some(scale_y),
                    dpi: Some(72.0),
                    ..XObjectTransform::default()
                };
                self.ops.push(Op::UseXobject { id: picture_id(picture.id), transform });
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
        let size_in_points = Pt(rounded(size * POINTS));
        self.ops.push(Op::StartTextSection);
        self.ops.push(Op::SetTextCursor { pos: self.point(at) });
        for run in runs(face, text) {
            self.ops.push(Op::SetFont { font: PdfFontHandle::External(run.font), size: size_in_points });
            self.ops.push(Op::ShowText { items: run.items });
        }
        self.ops.push(Op::EndTextSection);
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

/// Characters of one font, with the kerning between them.
struct Run {
    font: FontId,
    items: Vec<TextItem>,
}

fn runs(face: Face, text: &str) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut before = None;
    // What is no character is not written, whatever a name holds.
    for character in text.chars().filter(|character| !character.is_control()) {
        // A space that holds words together is a space to who copies the text.
        let character = if character == '\u{a0}' { ' ' } else { character };
        let foreign = if character > '\u{17f}' { fallback::font(character) } else { None };
        let font = foreign.map_or_else(|| font_id(face), |font| foreign_id(font.number));
        let kerning = before.map_or(0.0, |before| metrics::kern(face, before, character));
        before = Some(character);
        match runs.last_mut().filter(|run| run.font == font) {
            Some(run) => {
                if kerning.abs() > 0.0005 {
                    // Thousandths of the size, to the left.
                    run.items.push(TextItem::Offset((-kerning * 1000.0).round()));
                }
                if let Some(TextItem::Text(text)) = run.items.last_mut() {
                    text.push(character);
                } else {
                    run.items.push(TextItem::Text(character.to_string()));
                }
            }
            None => runs.push(Run { font, items: vec![TextItem::Text(character.to_string())] }),
        }
    }
    runs
}

/// Three decimals are a fifth of a thousandth of a millimeter, and a third of the bytes.
fn rounded(value: f32) -> f32 {
    (value * 1000.0).round() / 1000.0
}
