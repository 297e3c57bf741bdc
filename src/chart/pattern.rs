//! Fill patterns as plain lines, for painters that have no patterns of their own.

use super::scene::{Pattern, Point, Rect, pt};

/// A line of a pattern. The painter cuts it to the area.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PatternLine {
    /// One end.
    pub from: Point,
    /// The other end.
    pub to: Point,
    /// Width.
    pub width: f32,
    /// Lengths of dash and gap, counted from `from`.
    pub dash: Option<(f32, f32)>,
    /// Ends are round: a dash without length is a dot.
    pub round: bool,
}

impl Pattern {
    /// The lines of the pattern that cross a rectangle, on a grid that starts at the scene's origin.
    #[must_use]
    pub fn lines(self, area: Rect) -> Vec<PatternLine> {
        match self {
            Self::Dots => dashed_rows(area, 5.0, 2.5, 2.5, 1.6, (0.0, 5.0), true),
            Self::Hatch => diagonal(area, 6.0, 1.3, true),
            Self::WideHatch => diagonal(area, 8.0, 1.3, true),
            Self::ThickHatch => diagonal(area, 5.0, 2.0, true),
            Self::BackHatch => diagonal(area, 5.0, 2.0, false),
            Self::Plus => {
                let mut lines = dashed_rows(area, 6.0, 3.0, 2.0, 0.8, (2.0, 4.0), false);
                let turned = Rect::new(area.y, area.x, area.h, area.w);
                lines.extend(dashed_rows(turned, 6.0, 3.0, 2.0, 0.8, (2.0, 4.0), false).into_iter().map(|line| {
                    let turn = |point: Point| pt(point.y, point.x);
                    PatternLine { from: turn(line.from), to: turn(line.to), ..line }
                }));
                lines
            }
        }
    }
}

fn dashed_rows(
    area: Rect,
    grid: f32,
    row: f32,
    start: f32,
    width: f32,
    dash: (f32, f32),
    round: bool,
) -> Vec<PatternLine> {
    let left = (area.x / grid).floor() * grid + start;
    let first = ((area.y - row) / grid).floor() as i32;
    let last = ((area.bottom() - row) / grid).ceil() as i32;
    (first..=last)
        .map(|index| {
            let y = index as f32 * grid + row;
            PatternLine { from: pt(left, y), to: pt(area.right() + grid, y), width, dash: Some(dash), round }
        })
        .collect()
}

/// Lines at 45°, rising to the right or falling, `apart` measured across them.
fn diagonal(area: Rect, apart: f32, width: f32, rising: bool) -> Vec<PatternLine> {
    let step = apart * std::f32::consts::SQRT_2;
    let (low, high) = if rising {
        (area.x + area.y, area.right() + area.bottom())
    } else {
        (area.x - area.bottom(), area.right() - area.y)
    };
    let (first, last) = ((low / step).floor() as i32, (high / step).ceil() as i32);
    (first..=last)
        .map(|index| {
            let sum = index as f32 * step;
            let (top, bottom) = (area.y - width, area.bottom() + width);
            let (from, to) = if rising {
                (pt(sum - bottom, bottom), pt(sum - top, top))
            } else {
                (pt(sum + top, top), pt(sum + bottom, bottom))
            };
            PatternLine { from, to, width, dash: None, round: false }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Pattern; 6] =
        [Pattern::Dots, Pattern::Hatch, Pattern::WideHatch, Pattern::BackHatch, Pattern::ThickHatch, Pattern::Plus];

    /// The lines that pass through a point, without dashes.
    fn near(lines: &[PatternLine], at: Point) -> usize {
        let distance = |line: &PatternLine| {
            let (dx, dy) = (line.to.x - line.from.x, line.to.y - line.from.y);
            ((at.x - line.from.x) * dy - (at.y - line.from.y) * dx).abs() / dx.hypot(dy)
        };
        lines.iter().filter(|line| distance(line) < 0.01).count()
    }

    #[test]
    fn patterns_do_not_swim() {
        // The same spot of the scene is covered alike, whatever part is asked for.
        for pattern in ALL {
            let whole = pattern.lines(Rect::new(0.0, 0.0, 200.0, 100.0));
            for line in pattern.lines(Rect::new(53.0, 21.0, 40.0, 14.0)) {
                let middle = pt(f32::midpoint(line.from.x, line.to.x), f32::midpoint(line.from.y, line.to.y));
                assert!(near(&whole, middle) > 0, "{pattern:?} {middle:?}");
            }
        }
    }

    #[test]
    fn every_area_is_covered() {
        for pattern in ALL {
            let area = Rect::new(307.3, 88.1, 30.0, 14.0);
            let lines = pattern.lines(area);
            let crossing = lines.iter().filter(|line| {
                let (low, high) = (line.from.y.min(line.to.y), line.from.y.max(line.to.y));
                high >= area.y && low <= area.bottom()
            });
            assert!(crossing.count() >= 2, "{pattern:?}");
        }
    }
}
