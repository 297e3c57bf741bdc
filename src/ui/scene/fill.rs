//! Fills of polygons of any shape: plain colors by trapezoids, patterns by lines cut at the edges.

use egui::{Color32, Mesh, Pos2, Rect, Shape, Stroke, pos2, vec2};

use super::paint::Brush;
use crate::chart::scene::{Fill, Pattern};

/// Fills a polygon, which need not be convex, with a color and, if it has one, a pattern.
pub(super) fn polygon(brush: &Brush, points: &[Pos2], fill: Fill) {
    let color = brush.color(fill.ink);
    if is_convex(points) {
        brush.painter().add(Shape::convex_polygon(points.to_vec(), color, Stroke::NONE));
    } else {
        brush.painter().add(Shape::mesh(mesh(points, color)));
    }
    pattern(brush, points, fill);
}

/// Paints the pattern of a fill inside a polygon. Its origin is the origin of the scene.
pub(super) fn pattern(brush: &Brush, points: &[Pos2], fill: Fill) {
    let Some((pattern, ink)) = fill.pattern else { return };
    let color = brush.color(ink);
    let visible = brush.painter().clip_rect();
    let bounds = Rect::from_points(points).intersect(visible);
    if !bounds.is_positive() {
        return;
    }
    let scale = brush.scale();
    match pattern {
        Pattern::Dots => grid(brush, points, bounds, 5.0 * scale, |at| {
            brush.painter().circle_filled(at, 0.8 * scale, color);
        }),
        Pattern::Plus => grid(brush, points, bounds, 6.0 * scale, |at| {
            let thin = 0.4 * scale;
            let long = scale;
            brush.painter().rect_filled(Rect::from_center_size(at, 2.0 * vec2(long, thin)), 0, color);
            brush.painter().rect_filled(Rect::from_center_size(at, 2.0 * vec2(thin, long)), 0, color);
        }),
        Pattern::Hatch => hatch(brush, points, bounds, 6.0 * scale, Stroke::new(1.3 * scale, color), 1.0),
        Pattern::WideHatch => hatch(brush, points, bounds, 8.0 * scale, Stroke::new(1.3 * scale, color), 1.0),
        Pattern::ThickHatch => hatch(brush, points, bounds, 5.0 * scale, Stroke::new(2.0 * scale, color), 1.0),
        Pattern::BackHatch => hatch(brush, points, bounds, 5.0 * scale, Stroke::new(2.0 * scale, color), -1.0),
    }
}

/// Lines at 45° (`rise` 1: upwards to the right, -1: downwards), `step` apart, cut at the edges of the polygon.
fn hatch(brush: &Brush, points: &[Pos2], bounds: Rect, step: f32, stroke: Stroke, rise: f32) {
    let origin = brush.origin();
    // A line is all points with the same `x + rise * y`; the distance of two lines is √2 smaller than that sum.
    let step = step * std::f32::consts::SQRT_2;
    let sum = |at: Pos2| (at.x - origin.x) + rise * (at.y - origin.y);
    let corners = [bounds.left_top(), bounds.right_top(), bounds.left_bottom(), bounds.right_bottom()].map(sum);
    let low = corners.into_iter().fold(f32::INFINITY, f32::min);
    let high = corners.into_iter().fold(f32::NEG_INFINITY, f32::max);
    let (first, last) = ((low / step).ceil() as i64, (high / step).floor() as i64);
    let painter = brush.painter().with_clip_rect(bounds);
    let mut crossings: Vec<f32> = Vec::new();
    for number in first..=last {
        let line = number as f32 * step;
        crossings.clear();
        for (a, b) in edges(points) {
            let (from, to) = (sum(a) - line, sum(b) - line);
            // Half-open, so that a corner on the line counts once.
            if (from <= 0.0) == (to <= 0.0) {
                continue;
            }
            crossings.push(a.x + (b.x - a.x) * (from / (from - to)));
        }
        crossings.sort_by(f32::total_cmp);
        for pair in crossings.chunks_exact(2) {
            if let [left, right] = *pair {
                let on = |x: f32| pos2(x, origin.y + (line - (x - origin.x)) / rise);
                painter.line_segment([on(left), on(right)], stroke);
            }
        }
    }
}

/// Calls `dot` for every point of a square grid inside the polygon.
fn grid(brush: &Brush, points: &[Pos2], bounds: Rect, step: f32, dot: impl Fn(Pos2)) {
    let origin = brush.origin();
    let index = |value: f32, from: f32| ((value - from) / step).floor() as i64;
    let mut crossings: Vec<f32> = Vec::new();
    for row in index(bounds.top(), origin.y)..=index(bounds.bottom(), origin.y) {
        let y = origin.y + (row as f32 + 0.5) * step;
        crossings.clear();
        for (a, b) in edges(points) {
            if (a.y <= y) != (b.y <= y) {
                crossings.push(a.x + (b.x - a.x) * ((y - a.y) / (b.y - a.y)));
            }
        }
        crossings.sort_by(f32::total_cmp);
        for pair in crossings.chunks_exact(2) {
            let [left, right] = *pair else { continue };
            let (left, right) = (left.max(bounds.left()) + 1.0, right.min(bounds.right()) - 1.0);
            for column in index(left, origin.x)..=index(right, origin.x) {
                let x = origin.x + (column as f32 + 0.5) * step;
                if x >= left && x <= right {
                    dot(pos2(x, y));
                }
            }
        }
    }
}

fn edges(points: &[Pos2]) -> impl Iterator<Item = (Pos2, Pos2)> + Clone + '_ {
    points.iter().copied().zip(points.iter().copied().cycle().skip(1)).take(points.len())
}

fn is_convex(points: &[Pos2]) -> bool {
    let mut sign = 0.0_f32;
    let mut turns = 0.0_f32;
    for ((a, b), (_, c)) in edges(points).zip(edges(points).cycle().skip(1)) {
        let (u, v) = (b - a, c - b);
        let cross = u.x * v.y - u.y * v.x;
        if cross.abs() < 1e-4 {
            continue;
        }
        if sign != 0.0 && (cross > 0.0) != (sign > 0.0) {
            return false;
        }
        sign = cross;
        turns += cross.atan2(u.x * v.x + u.y * v.y).abs();
    }
    // A star turns in one direction too, but more than once around.
    turns < std::f32::consts::TAU + 0.01
}

/// Cuts a polygon into trapezoids between the x of its corners. The edges must not cross each other.
fn mesh(points: &[Pos2], color: Color32) -> Mesh {
    let mut mesh = Mesh::default();
    let mut stops: Vec<f32> = points.iter().map(|point| point.x).collect();
    stops.sort_by(f32::total_cmp);
    stops.dedup_by(|a, b| (*a - *b).abs() < 1e-3);
    let mut crossings: Vec<(f32, f32)> = Vec::new();
    for pair in stops.windows(2) {
        let [left, right] = *pair else { continue };
        crossings.clear();
        for (a, b) in edges(points) {
            let (low, high) = if a.x <= b.x { (a, b) } else { (b, a) };
            if low.x <= left + 1e-3 && high.x >= right - 1e-3 && high.x - low.x > 1e-3 {
                let on = |x: f32| low.y + (high.y - low.y) * ((x - low.x) / (high.x - low.x));
                crossings.push((on(left), on(right)));
            }
        }
        crossings.sort_by(|a, b| (a.0 + a.1).total_cmp(&(b.0 + b.1)));
        for pair in crossings.chunks_exact(2) {
            let [(top_left, top_right), (bottom_left, bottom_right)] = *pair else { continue };
            let first = u32::try_from(mesh.vertices.len()).unwrap_or(0);
            for corner in
                [pos2(left, top_left), pos2(right, top_right), pos2(right, bottom_right), pos2(left, bottom_left)]
            {
                mesh.colored_vertex(corner, color);
            }
            mesh.add_triangle(first, first + 1, first + 2);
            mesh.add_triangle(first, first + 2, first + 3);
        }
    }
    mesh
}

#[cfg(test)]
mod tests {
    use super::*;

    fn area(mesh: &Mesh) -> f32 {
        mesh.triangles()
            .map(|[a, b, c]| {
                let [a, b, c] = [a, b, c].map(|index| mesh.vertices[index as usize].pos);
                ((b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y)).abs() / 2.0
            })
            .sum()
    }

    #[test]
    fn trapezoids_cover_a_notched_polygon_exactly() {
        // A square of 10 × 10 with a triangular notch of width 4 and depth 6 from the top.
        let points = [
            pos2(0.0, 0.0),
            pos2(3.0, 0.0),
            pos2(5.0, 6.0),
            pos2(7.0, 0.0),
            pos2(10.0, 0.0),
            pos2(10.0, 10.0),
            pos2(0.0, 10.0),
        ];
        assert!(!is_convex(&points), "a notch is not convex");
        let area = area(&mesh(&points, Color32::WHITE));
        assert!((area - 88.0).abs() < 0.01, "area is {area}, not 100 - 12");
    }

    #[test]
    fn steps_of_no_width_are_kept() {
        // Two steps at x = 5: the area left of it is 2 high, right of it 8 high.
        let points =
            [pos2(0.0, 8.0), pos2(5.0, 8.0), pos2(5.0, 2.0), pos2(10.0, 2.0), pos2(10.0, 10.0), pos2(0.0, 10.0)];
        let area = area(&mesh(&points, Color32::WHITE));
        assert!((area - 50.0).abs() < 0.01, "area is {area}, not 10 + 40");
    }

    #[test]
    fn a_star_is_not_convex() {
        let star: Vec<Pos2> = (0..5_u8)
            .map(|step| {
                let angle = f32::from(step) * 2.0 * std::f32::consts::TAU / 5.0;
                pos2(angle.cos(), angle.sin()) * 10.0
            })
            .collect();
        assert!(!is_convex(&star), "a pentagram turns twice around");
        assert!(is_convex(&[pos2(0.0, 0.0), pos2(4.0, 0.0), pos2(4.0, 3.0)]), "a triangle is convex");
    }
}
