//! Where the bars of the renewal chart stand.

use crate::plan::cadence::YearRate;

/// A bar, in a plot whose origin is at the left of the base line, in points upward.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// The year.
    pub year: i32,
    /// Renewals of one certificate.
    pub rate: f64,
    /// Left edge and width.
    pub x: (f32, f32),
    /// Height.
    pub height: f32,
}

/// Years in which one limit holds at their end, with the edges of what stands for them.
#[derive(Clone, Debug, PartialEq)]
pub struct Band {
    /// Days a certificate may be valid.
    pub days: u32,
    /// Left and right edge.
    pub x: (f32, f32),
}

/// The chart.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Chart {
    /// Bars, by year.
    pub bars: Vec<Bar>,
    /// Limits below them.
    pub bands: Vec<Band>,
    /// Marks of the axis: value and height.
    pub ticks: Vec<(u32, f32)>,
}

/// Lays out the chart in a plot of this size.
#[must_use]
pub fn chart(years: &[YearRate], width: f32, height: f32) -> Chart {
    let most = years.iter().map(|year| year.rate).fold(0.0, f64::max);
    if years.is_empty() || most <= 0.0 {
        return Chart::default();
    }
    // Room for the number above the highest bar.
    let scale = (height - 16.0).max(8.0) / most as f32;
    let slot = width / years.len() as f32;
    let bar = (slot * 0.76).min(36.0);
    let mut chart = Chart::default();
    for (index, year) in years.iter().enumerate() {
        let left = index as f32 * slot;
        let x = (left + (slot - bar) / 2.0, bar);
        chart.bars.push(Bar { year: year.year, rate: year.rate, x, height: year.rate as f32 * scale });
        // The limit that most of the year is under stands for it.
        let Some(days) = year.caps.last().copied() else { continue };
        match chart.bands.last_mut() {
            Some(band) if band.days == days => band.x.1 = left + slot,
            _ => chart.bands.push(Band { days, x: (left, left + slot) }),
        }
    }
    let step = if most > 12.0 { 5 } else { 2 };
    chart.ticks = (0..=10_000)
        .map(|tick| tick * step)
        .take_while(|tick| f64::from(*tick) <= most)
        .map(|tick| (tick, tick as f32 * scale))
        .collect();
    chart
}

#[cfg(test)]
mod tests {
    use super::*;

    fn years() -> Vec<YearRate> {
        let of = |year, rate, cap| YearRate { year, rate, caps: vec![cap] };
        vec![of(2025, 0.9, 398), of(2026, 1.6, 200), of(2027, 3.3, 100), of(2028, 3.7, 100), of(2030, 7.8, 47)]
    }

    #[test]
    fn bars_grow_with_their_rate_and_stay_inside() {
        let chart = chart(&years(), 250.0, 120.0);
        assert_eq!(chart.bars.len(), 5);
        assert!(
            chart
                .bars
                .windows(2)
                .all(|pair| pair[0].height < pair[1].height && pair[0].x.0 + pair[0].x.1 < pair[1].x.0)
        );
        assert!(chart.bars.iter().all(|bar| bar.height <= 104.1 && bar.x.0 + bar.x.1 <= 250.0));
        assert_eq!(chart.ticks.iter().map(|(tick, _)| *tick).collect::<Vec<_>>(), [0, 2, 4, 6]);
    }

    #[test]
    fn years_under_one_limit_share_a_band() {
        let bands: Vec<u32> = chart(&years(), 250.0, 120.0).bands.iter().map(|band| band.days).collect();
        assert_eq!(bands, [398, 200, 100, 47]);
        assert_eq!(chart(&[], 250.0, 120.0), Chart::default());
    }
}
