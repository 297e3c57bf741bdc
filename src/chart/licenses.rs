//! Licenses paid in every month, and the devices whose old service is paid beside them.

use super::draw::{TextStyle, counting_step};
use super::{Fill, Ink, Rect, Scene, Stroke, pt};
use crate::i18n::{Lang, fmt};
use crate::model::Day;
use crate::plan::Category;
use crate::plan::budget::LicenseMonth;

/// Room for the numbers at the left.
const LABELS: f32 = 44.0;
/// Room above the bars and below them.
const TOP: f32 = 10.0;
const FOOT: f32 = 22.0;

/// The month at a distance from the left edge of a chart of this width.
#[must_use]
pub fn month_at(months: &[(Day, LicenseMonth)], width: f32, x: f32) -> Option<&(Day, LicenseMonth)> {
    let share = ((x - LABELS) / (width - LABELS)).clamp(0.0, 0.999);
    months.get((share * months.len() as f32) as usize)
}

/// Draws a bar a month for licenses, and a line for devices that are paid twice.
#[must_use]
pub fn scene(lang: Lang, months: &[(Day, LicenseMonth)], (width, height): (f32, f32)) -> Scene {
    let mut scene = Scene::new(width, height);
    let most = months.iter().map(|(_, month)| month.new.max(month.dual)).max().unwrap_or(0).max(1);
    let step = counting_step(most);
    let steps = most.div_ceil(step);
    let room = height - TOP - FOOT;
    let y = |count: u64| TOP + room * (1.0 - (count as f64 / (steps * step) as f64) as f32);
    let style = TextStyle::regular(10.5, Ink::TextTertiary);
    for value in (0..=steps).map(|index| index * step) {
        let at = y(value).floor() + 0.5;
        scene.rule(LABELS, width, at, Ink::StrokeSubtle);
        scene.text(pt(LABELS - 6.0, style.baseline(at)), style.right(), fmt::number(lang, value));
    }
    let each = (width - LABELS) / months.len().max(1) as f32;
    for (index, (day, month)) in months.iter().enumerate() {
        let x = LABELS + each * index as f32;
        if month.new > 0 {
            let bar = Rect::new(x, y(month.new), (each - 1.0).max(0.8), y(0) - y(month.new));
            scene.boxed(bar, 0.0, Some(Fill::solid(Ink::Cost(Category::Licenses))), None);
        }
        if month.dual > 0 {
            let line = Stroke::new(Ink::Cost(Category::Labor), 2.0);
            scene.line(pt(x, y(month.dual)), pt(x + each, y(month.dual)), line);
        }
        if day.month() == 1 || index == 0 {
            let text = if day.month() == 1 { day.year().to_string() } else { fmt::month(lang, *day) };
            if index > 0 || months.get(11).is_none_or(|(other, _)| other.month() != 1) {
                scene.text(pt(x, style.baseline(height - 10.0)), style, text);
            }
        }
    }
    scene.rule(LABELS, width, y(0).floor() + 0.5, Ink::StrokeStrong);
    scene
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::Mark;

    #[test]
    fn the_axis_counts_in_round_numbers_and_the_pointer_finds_its_month() {
        let start = Day::from_ymd(2027, 1, 1).unwrap();
        let months: Vec<(Day, LicenseMonth)> =
            (0..48).map(|at| (start.plus_months(at), LicenseMonth { new: 71, dual: 9 })).collect();
        let scene = scene(Lang::En, &months, (844.0, 200.0));
        let texts = scene.marks.iter().filter_map(|mark| match mark {
            Mark::Text { text, .. } => Some(text.as_str()),
            _ => None,
        });
        assert_eq!(texts.collect::<Vec<_>>(), ["0", "20", "40", "60", "80", "2027", "2028", "2029", "2030"]);
        assert_eq!(month_at(&months, 844.0, 0.0).unwrap().0, start);
        assert_eq!(month_at(&months, 844.0, 44.0 + 800.0 / 48.0 * 12.5).unwrap().0, start.plus_months(12));
        assert_eq!(month_at(&months, 844.0, 900.0).unwrap().0, start.plus_months(47));
    }
}
