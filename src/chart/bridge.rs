//! The way from one total to another as floating bars.

use super::draw::TextStyle;
use super::scene::{Fill, Hit, Rect, Scene, Stroke, Target, pt};
use super::{Ink, metrics};
use crate::plan::{Category, State};

/// A bar of the bridge.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// Its name.
    pub name: String,
    /// Its amount in minor units: a total, or what it adds.
    pub amount: i64,
    /// The amount in words.
    pub text: String,
    /// True for a total at one of the ends.
    pub total: bool,
}

/// Draws a bridge; `selected` is outlined. Every bar can be hit as `Target::Cell(position, 0)`.
#[must_use]
pub fn bridge(steps: &[Step], selected: Option<usize>, (width, height): (f32, f32)) -> Scene {
    let mut scene = Scene::new(width, height);
    let mut spans = Vec::with_capacity(steps.len());
    let mut at = 0_i64;
    for step in steps {
        let (from, to) = if step.total { (0, step.amount) } else { (at, at.saturating_add(step.amount)) };
        at = to;
        spans.push((from, to));
    }
    let ends = || spans.iter().flat_map(|(from, to)| [*from, *to]);
    let (low, high) = (ends().min().unwrap_or(0).min(0), ends().max().unwrap_or(0).max(1));
    let (top, foot) = (24.0, 24.0);
    let room = (height - top - foot).max(10.0);
    let span = (high - low).max(1) as f64;
    let y = |value: i64| top + room * (1.0 - ((value - low) as f64 / span) as f32);
    let column = width / steps.len().max(1) as f32;
    let bar = (column * 0.56).min(64.0);
    scene.rule(0.0, width, y(0).floor() + 0.5, Ink::StrokeStrong);
    let name_style = TextStyle::regular(11.0, Ink::TextSecondary).center();
    let number = TextStyle::bold(11.0, Ink::TextPrimary).center();
    for (index, (step, (from, to))) in steps.iter().zip(&spans).enumerate() {
        let x = column * (index as f32 + 0.5);
        let (upper, lower) = (y(*from.max(to)), y(*from.min(to)));
        let rect = Rect::new(x - bar / 2.0, upper, bar, (lower - upper).max(1.5));
        let ink = match (step.total, step.amount > 0) {
            (true, _) => Ink::Cost(Category::Devices),
            (false, true) => Ink::StateLine(State::Unsupported),
            (false, false) => Ink::StateLine(State::Supported),
        };
        scene.boxed(rect, 2.0, Some(Fill::solid(ink)), None);
        if selected == Some(index) {
            scene.boxed(rect, 2.0, None, Some(Stroke::new(Ink::TextPrimary, 2.0)));
        }
        if index + 1 < steps.len() {
            let level = y(*to).floor() + 0.5;
            scene.rule(x + bar / 2.0, x + column - bar / 2.0, level, Ink::StrokeStrong);
        }
        let fitted = metrics::fit(number.face, number.size, &step.text, column - 2.0);
        scene.text(pt(x, (upper - 6.0).max(12.0)), number, fitted);
        let name = metrics::fit(name_style.face, name_style.size, &step.name, column - 4.0);
        scene.text(pt(x, name_style.baseline(height - 11.0)), name_style, name);
        let hit = Rect::new(column * index as f32, 0.0, column, height);
        scene.hits.push(Hit {
            rect: hit,
            target: Target::Cell(index, 0),
            label: format!("{}: {}", step.name, step.text),
        });
    }
    scene
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(name: &str, amount: i64, total: bool) -> Step {
        Step { name: name.to_owned(), amount, text: amount.to_string(), total }
    }

    #[test]
    fn bars_hang_on_each_other_from_one_total_to_the_other() {
        let steps = [
            step("Bridge", 1000, true),
            step("Quantity", 400, false),
            step("Price", -100, false),
            step("All", 1300, true),
        ];
        let scene = bridge(&steps, Some(1), (400.0, 200.0));
        assert_eq!(scene.hits.len(), 4);
        let bars: Vec<Rect> = scene
            .marks
            .iter()
            .filter_map(|mark| match mark {
                super::super::scene::Mark::Rect { rect, fill: Some(_), .. } => Some(*rect),
                _ => None,
            })
            .collect();
        let (bridge, quantity, price, all) = (bars[0], bars[1], bars[2], bars[3]);
        assert!((quantity.bottom() - bridge.y).abs() < 0.1, "quantity begins where the first total ends");
        assert!((price.y - quantity.y).abs() < 0.1, "price goes down from the top of quantity");
        assert!((all.y - price.bottom()).abs() < 0.1, "and ends at the second total");
    }
}
