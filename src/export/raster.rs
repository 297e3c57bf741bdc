//! Marks of a scene to pixels, with coverage from eight lines a row and exact edges along each of them.

use crate::chart::glyph::{Piece, outline};
use crate::chart::{Align, Fill, Ink, Mark, Palette, Point, Rect, Scene, Stroke, metrics, pt};

/// Sample lines per row of pixels.
const LINES: usize = 8;

/// A picture while it is drawn.
pub(super) struct Canvas<'a> {
    width: usize,
    height: usize,
    pixels: Vec<u8>,
    palette: &'a Palette,
    scale: f32,
    /// The cut that is in force, last one on top.
    clips: Vec<Rect>,
}

type Contours = Vec<Vec<Point>>;

impl<'a> Canvas<'a> {
    pub(super) fn new(scene: &Scene, palette: &'a Palette, scale: f32) -> Self {
        let side = |length: f32| (length * scale).ceil().max(1.0) as usize;
        let (width, height) = (side(scene.width), side(scene.height));
        let [red, green, blue, _] = palette.color(Ink::Panel).0;
        let pixels = [red, green, blue].repeat(width * height);
        Self { width, height, pixels, palette, scale, clips: Vec::new() }
    }

    pub(super) fn finish(self) -> (u32, u32, Vec<u8>) {
        let side = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
        (side(self.width), side(self.height), self.pixels)
    }

    pub(super) fn draw(&mut self, scene: &Scene) {
        for mark in &scene.marks {
            self.mark(mark);
        }
    }

    fn mark(&mut self, mark: &Mark) {
        match mark {
            Mark::Rect { rect, radius, fill, stroke } => {
                let outline = rounded(*rect, *radius);
                self.area(&outline, *rect, *fill, *stroke);
            }
            Mark::Polygon { points, fill, stroke } => {
                if let Some(bounds) = mark.bounds() {
                    self.area(points, bounds, *fill, *stroke);
                }
            }
            Mark::Circle { radius, fill, stroke, .. } => {
                if let Some(bounds) = mark.bounds() {
                    self.area(&rounded(bounds, *radius), bounds, *fill, *stroke);
                }
            }
            Mark::Line { points, stroke } => self.line(points, *stroke),
            Mark::Text { at, align, face, size, ink, text, knockout } => {
                if let (Some(ground), Some(bounds)) = (knockout, mark.bounds()) {
                    let rect = Rect::new(bounds.x - 3.0, bounds.y - 1.0, bounds.w + 6.0, bounds.h + 1.0);
                    self.fill(&[rounded(rect, 0.0)], *ground);
                }
                let width = metrics::text_width(*face, *size, text);
                let left = match align {
                    Align::Left => at.x,
                    Align::Center => at.x - width / 2.0,
                    Align::Right => at.x - width,
                };
                let contours = flattened(&outline(*face, *size, pt(left, at.y), text));
                self.fill(&contours, *ink);
            }
            Mark::Clip(rect) => {
                let rect = self.clips.last().map_or(*rect, |outer| common(*outer, *rect));
                self.clips.push(rect);
            }
            Mark::EndClip => {
                self.clips.pop();
            }
        }
    }

    fn area(&mut self, outline: &[Point], bounds: Rect, fill: Option<Fill>, stroke: Option<Stroke>) {
        if let Some(fill) = fill {
            let shape = [outline.to_vec()];
            self.fill(&shape, fill.ink);
            if let Some((pattern, ink)) = fill.pattern {
                let mut strokes = Contours::new();
                for line in pattern.lines(bounds) {
                    for (from, to) in dashes(line.from, line.to, line.dash) {
                        if line.round {
                            let radius = line.width / 2.0;
                            let dot = Rect::new(from.x - radius, from.y - radius, line.width, line.width);
                            strokes.push(rounded(dot, radius));
                        } else {
                            strokes.extend(bar(from, to, line.width));
                        }
                    }
                }
                self.fill_inside(&strokes, Some(&shape), ink);
            }
        }
        if let Some(stroke) = stroke {
            let mut closed = outline.to_vec();
            closed.extend(outline.first().copied());
            self.line(&closed, stroke);
        }
    }

    fn line(&mut self, points: &[Point], stroke: Stroke) {
        let mut shape = Contours::new();
        for pair in points.windows(2) {
            let [from, to] = pair else { continue };
            for (from, to) in dashes(*from, *to, stroke.dash) {
                shape.extend(bar(from, to, stroke.width));
            }
        }
        // Corners of thick lines are filled by a dot.
        if stroke.dash.is_none() && stroke.width > 1.0 {
            for point in points {
                let radius = stroke.width / 2.0;
                let dot = Rect::new(point.x - radius, point.y - radius, stroke.width, stroke.width);
                shape.push(rounded(dot, radius));
            }
        }
        self.fill(&shape, stroke.ink);
    }

    fn fill(&mut self, shape: &[Vec<Point>], ink: Ink) {
        self.fill_inside(shape, None, ink);
    }

    /// Paints a shape, where a second one is given only inside that.
    fn fill_inside(&mut self, shape: &[Vec<Point>], inside: Option<&[Vec<Point>]>, ink: Ink) {
        let edges = self.edges(shape);
        let inner = inside.map(|inside| self.edges(inside));
        let limit = |edges: &[Edge]| {
            let top = edges.iter().map(|edge| edge.top).fold(f32::MAX, f32::min);
            (top, edges.iter().map(|edge| edge.bottom).fold(f32::MIN, f32::max))
        };
        let (mut top, mut bottom) = limit(&edges);
        if let Some(inner) = &inner {
            let (inner_top, inner_bottom) = limit(inner);
            (top, bottom) = (top.max(inner_top), bottom.min(inner_bottom));
        }
        let clip = self.clips.last().map_or(Rect::new(0.0, 0.0, self.width as f32, self.height as f32), |clip| {
            Rect::new(clip.x * self.scale, clip.y * self.scale, clip.w * self.scale, clip.h * self.scale)
        });
        let first = top.max(clip.y).max(0.0).floor() as usize;
        let last = (bottom.min(clip.bottom()).max(0.0).ceil() as usize).min(self.height);
        let color = self.palette.color(ink).0;
        let mut coverage = vec![0.0_f32; self.width];
        for row in first..last {
            coverage.fill(0.0);
            let near = in_row(&edges, row);
            let inner = inner.as_ref().map(|inner| in_row(inner, row));
            for line in 0..LINES {
                let y = row as f32 + (line as f32 + 0.5) / LINES as f32;
                if y < clip.y || y >= clip.bottom() {
                    continue;
                }
                let mut spans = spans(&near, y);
                if let Some(inner) = &inner {
                    spans = crossed(&spans, &self::spans(inner, y));
                }
                for (from, to) in spans {
                    cover(&mut coverage, from.max(clip.x), to.min(clip.right()));
                }
            }
            self.blend(row, &coverage, color);
        }
    }

    fn edges(&self, shape: &[Vec<Point>]) -> Vec<Edge> {
        let mut edges = Vec::new();
        for contour in shape {
            let closing = contour.last().copied().into_iter().chain(contour.iter().copied());
            for (from, to) in closing.zip(contour.iter().copied()) {
                let (x0, y0, x1, y1) = (from.x * self.scale, from.y * self.scale, to.x * self.scale, to.y * self.scale);
                if y0 != y1 {
                    let slope = (x1 - x0) / (y1 - y0);
                    let (top, bottom, winding) = if y0 < y1 { (y0, y1, 1) } else { (y1, y0, -1) };
                    edges.push(Edge { top, bottom, slope, at: x0 - y0 * slope, winding });
                }
            }
        }
        edges.sort_by(|a, b| a.top.total_cmp(&b.top));
        edges
    }

    fn blend(&mut self, row: usize, coverage: &[f32], color: [u8; 4]) {
        let start = row * self.width * 3;
        let Some(pixels) = self.pixels.get_mut(start..start + self.width * 3) else { return };
        for (share, pixel) in coverage.iter().zip(pixels.chunks_exact_mut(3)) {
            let share = (share / LINES as f32).clamp(0.0, 1.0);
            if share > 0.0 {
                for (channel, wanted) in pixel.iter_mut().zip(color) {
                    let mixed = f32::from(*channel) + (f32::from(wanted) - f32::from(*channel)) * share;
                    *channel = mixed.round() as u8;
                }
            }
        }
    }
}

/// An edge of a contour that crosses `top..bottom`.
#[derive(Clone, Copy)]
struct Edge {
    top: f32,
    bottom: f32,
    slope: f32,
    at: f32,
    winding: i32,
}

/// The edges that cross a row of pixels.
fn in_row(edges: &[Edge], row: usize) -> Vec<Edge> {
    let (top, bottom) = (row as f32, row as f32 + 1.0);
    edges.iter().take_while(|edge| edge.top < bottom).filter(|edge| edge.bottom > top).copied().collect()
}

/// Where a line is inside, by the non-zero rule.
fn spans(edges: &[Edge], y: f32) -> Vec<(f32, f32)> {
    let mut crossings: Vec<(f32, i32)> = edges
        .iter()
        .take_while(|edge| edge.top <= y)
        .filter(|edge| y < edge.bottom)
        .map(|edge| (edge.at + edge.slope * y, edge.winding))
        .collect();
    crossings.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut spans = Vec::new();
    let (mut winding, mut from) = (0, 0.0);
    for (x, turn) in crossings {
        if winding == 0 {
            from = x;
        }
        winding += turn;
        if winding == 0 {
            spans.push((from, x));
        }
    }
    spans
}

/// What two lists of spans have in common.
fn crossed(a: &[(f32, f32)], b: &[(f32, f32)]) -> Vec<(f32, f32)> {
    let pairs = a.iter().flat_map(|a| b.iter().map(move |b| (a.0.max(b.0), a.1.min(b.1))));
    pairs.filter(|(from, to)| to > from).collect()
}

/// Adds a span to the coverage of a row, in parts at its ends.
fn cover(coverage: &mut [f32], from: f32, to: f32) {
    let (from, to) = (from.max(0.0), to.min(coverage.len() as f32));
    if to <= from {
        return;
    }
    let (first, last) = (from as usize, (to.ceil() as usize).min(coverage.len()));
    for (index, share) in coverage.iter_mut().enumerate().take(last).skip(first) {
        *share += to.min(index as f32 + 1.0) - from.max(index as f32);
    }
}

fn common(a: Rect, b: Rect) -> Rect {
    let (x, y) = (a.x.max(b.x), a.y.max(b.y));
    Rect::new(x, y, (a.right().min(b.right()) - x).max(0.0), (a.bottom().min(b.bottom()) - y).max(0.0))
}

/// A line of some width as a rectangle.
fn bar(from: Point, to: Point, width: f32) -> Option<Vec<Point>> {
    let (dx, dy) = (to.x - from.x, to.y - from.y);
    let length = dx.hypot(dy);
    (length > 0.0).then(|| {
        let (nx, ny) = (-dy / length * width / 2.0, dx / length * width / 2.0);
        vec![
            pt(from.x + nx, from.y + ny),
            pt(to.x + nx, to.y + ny),
            pt(to.x - nx, to.y - ny),
            pt(from.x - nx, from.y - ny),
        ]
    })
}

/// The parts of a line that are drawn.
fn dashes(from: Point, to: Point, dash: Option<(f32, f32)>) -> Vec<(Point, Point)> {
    let Some((on, off)) = dash.filter(|(on, off)| on + off > 0.1) else { return vec![(from, to)] };
    let (dx, dy) = (to.x - from.x, to.y - from.y);
    let length = dx.hypot(dy);
    if length <= 0.0 {
        return Vec::new();
    }
    let at = |distance: f32| pt(from.x + dx * distance / length, from.y + dy * distance / length);
    let count = (length / (on + off)).ceil() as usize;
    (0..count).map(|index| index as f32 * (on + off)).map(|start| (at(start), at((start + on).min(length)))).collect()
}

fn rounded(rect: Rect, radius: f32) -> Vec<Point> {
    let radius = radius.min(rect.w / 2.0).min(rect.h / 2.0);
    let (left, top, right, bottom) = (rect.x, rect.y, rect.right(), rect.bottom());
    if radius <= 0.0 {
        return vec![pt(left, top), pt(right, top), pt(right, bottom), pt(left, bottom)];
    }
    let corners = [
        (right - radius, top + radius, -90.0_f32),
        (right - radius, bottom - radius, 0.0),
        (left + radius, bottom - radius, 90.0),
        (left + radius, top + radius, 180.0),
    ];
    let arc = |(x, y, start): (f32, f32, f32)| {
        (0..=8_u8).map(move |step| {
            let angle = (start + f32::from(step) * 11.25).to_radians();
            pt(x + radius * angle.cos(), y + radius * angle.sin())
        })
    };
    corners.into_iter().flat_map(arc).collect()
}

/// Curves as short lines.
fn flattened(pieces: &[Piece]) -> Contours {
    let mut contours = Contours::new();
    for piece in pieces {
        let (a, b, to) = match piece {
            Piece::Move(point) => {
                contours.push(vec![*point]);
                continue;
            }
            Piece::Line(point) => (*point, *point, *point),
            Piece::Curve(a, b, to) => (*a, *b, *to),
            Piece::Close => continue,
        };
        let Some(contour) = contours.last_mut() else { continue };
        let Some(from) = contour.last().copied() else { continue };
        let steps = if a == to { 1 } else { 6_u8 };
        for step in 1..=steps {
            let t = f32::from(step) / f32::from(steps);
            let u = 1.0 - t;
            let mix = |p0: f32, p1: f32, p2: f32, p3: f32| {
                u * u * u * p0 + 3.0 * u * u * t * p1 + 3.0 * u * t * t * p2 + t * t * t * p3
            };
            contour.push(pt(mix(from.x, a.x, b.x, to.x), mix(from.y, a.y, b.y, to.y)));
        }
    }
    contours
}
