//! Devices by state over time: exact at every breakpoint, in proportion between them.

use smallvec::SmallVec;

use super::life::Life;
use super::support::{Counts, CurvePoint};
use crate::model::Day;

/// A stretch of work and the life after it.
#[derive(Clone, Copy, Debug)]
pub struct Stage<'a> {
    /// First day of work: nothing is done yet.
    pub start: Day,
    /// Last day of work: everything is done.
    pub end: Day,
    /// What the devices go through afterwards.
    pub after: &'a Life,
}

/// Devices that go the same way: a life, and the work that changes it, in order.
#[derive(Clone, Debug)]
pub struct Track<'a> {
    /// Devices.
    pub devices: u64,
    /// What they go through before any work.
    pub life: &'a Life,
    /// The work.
    pub stages: SmallVec<[Stage<'a>; 2]>,
}

/// A side of a breakpoint: just before the day, or on it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Before,
    On,
}

impl Stage<'_> {
    /// Devices done on a day, rounded down; all of them from the last day on.
    fn done(&self, devices: u64, day: Day, side: Side) -> u64 {
        let length = self.end.days_since(self.start);
        let passed = day.days_since(self.start);
        if length <= 0 {
            return if passed > 0 || (passed == 0 && side == Side::On) { devices } else { 0 };
        }
        let passed = u128::try_from(passed.clamp(0, length)).unwrap_or(0);
        let length = u128::try_from(length).unwrap_or(1);
        u64::try_from(u128::from(devices) * passed / length).unwrap_or(devices)
    }
}

impl Track<'_> {
    fn counts(&self, day: Day, side: Side) -> Counts {
        let state_day = if side == Side::Before { day.plus_days(-1) } else { day };
        let mut counts = [0; 5];
        let mut left = self.devices;
        let mut life = self.life;
        for stage in &self.stages {
            let done = stage.done(self.devices, day, side).min(left);
            counts[life.state_on(state_day).index()] += left - done;
            left = done;
            life = stage.after;
        }
        counts[life.state_on(state_day).index()] += left;
        counts
    }

    /// Days on which its counts step or bend, inside the span.
    fn days(&self, span: (Day, Day)) -> Vec<Day> {
        let lives = std::iter::once(self.life).chain(self.stages.iter().map(|stage| stage.after));
        let mut days: Vec<Day> = lives.flat_map(|life| life.phases.iter().map(|phase| phase.from)).collect();
        days.extend(self.stages.iter().flat_map(|stage| [stage.start, stage.end]));
        days.retain(|day| *day > span.0 && *day < span.1);
        days.push(span.0);
        days.push(span.1);
        days.sort_unstable();
        days.dedup();
        days
    }

    fn slopes_in(&self, from: Day, to: Day) -> bool {
        self.stages.iter().any(|stage| stage.start < to && stage.end > from)
    }
}

/// The sum of some tracks over a span, with a point at every day on which one of them steps or bends.
///
/// Costs the breakpoints of each track, and all breakpoints of the others only while its work runs.
#[must_use]
pub fn curve(tracks: &[Track<'_>], span: (Day, Day)) -> Vec<CurvePoint> {
    let own: Vec<Vec<Day>> = tracks.iter().map(|track| track.days(span)).collect();
    let mut days: Vec<Day> = own.iter().flatten().copied().collect();
    days.sort_unstable();
    days.dedup();
    // Sums on slots: two for each day, before and on it. Constant stretches are added as differences.
    let slots = days.len() * 2;
    let mut steps = vec![[0_i64; 5]; slots + 1];
    let mut sums: Vec<[i64; 5]> = vec![[0; 5]; slots];
    let signed = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
    for (track, own) in tracks.iter().zip(&own) {
        for pair in own.windows(2) {
            let &[from, to] = pair else { continue };
            let position = |day: Day| days.binary_search(&day).unwrap_or(0);
            let (first, last) = (position(from) * 2 + 1, position(to) * 2);
            if track.slopes_in(from, to) {
                for slot in first..=last {
                    let side = if slot % 2 == 0 { Side::Before } else { Side::On };
                    let counts = days.get(slot / 2).map_or([0; 5], |day| track.counts(*day, side));
                    if let Some(sum) = sums.get_mut(slot) {
                        sum.iter_mut().zip(counts).for_each(|(sum, count)| *sum += signed(count));
                    }
                }
            } else {
                let counts = track.counts(from, Side::On);
                for state in 0..5 {
                    steps[first][state] += signed(counts[state]);
                    steps[last + 1][state] -= signed(counts[state]);
                }
            }
        }
        // The last slot stands for the last day itself.
        if let (Some(day), Some(sum)) = (own.last(), sums.last_mut()) {
            let counts = track.counts(*day, Side::On);
            sum.iter_mut().zip(counts).for_each(|(sum, count)| *sum += signed(count));
        }
    }
    let mut running = [0_i64; 5];
    let mut points = Vec::with_capacity(slots);
    for (slot, sum) in sums.iter().enumerate() {
        let mut counts = [0_u64; 5];
        for state in 0..5 {
            running[state] += steps[slot][state];
            counts[state] = u64::try_from(running[state] + sum[state]).unwrap_or(0);
        }
        let Some(day) = days.get(slot / 2).copied() else { continue };
        let repeats = points.last().is_some_and(|point: &CurvePoint| point.day == day && point.counts == counts);
        if slot > 0 && !repeats {
            points.push(CurvePoint { day, counts });
        }
    }
    points
}

/// Devices by state on a day, between two points in proportion to the days passed.
///
/// The counts are whole, and their sum is the same as at the points: what rounding leaves over goes to the largest
/// remainders (rule R03).
#[must_use]
pub fn counts_on(curve: &[CurvePoint], day: Day) -> Counts {
    let after = curve.partition_point(|point| point.day <= day);
    match (after.checked_sub(1).and_then(|index| curve.get(index)), curve.get(after)) {
        (Some(before), Some(next)) if before.counts != next.counts && next.day > before.day => {
            between(before, next, day)
        }
        (Some(point), _) | (None, Some(point)) => point.counts,
        (None, None) => [0; 5],
    }
}

fn between(before: &CurvePoint, next: &CurvePoint, day: Day) -> Counts {
    let passed = i128::from(day.days_since(before.day));
    let length = i128::from(next.day.days_since(before.day));
    let mut counts = [0_u64; 5];
    let mut rests = [0_i128; 5];
    for state in 0..5 {
        let exact = i128::from(before.counts[state]) * (length - passed) + i128::from(next.counts[state]) * passed;
        counts[state] = u64::try_from(exact.div_euclid(length)).unwrap_or(0);
        rests[state] = exact.rem_euclid(length);
    }
    let total: u64 = before.counts.iter().sum();
    let mut left = total.saturating_sub(counts.iter().sum());
    while left > 0 {
        let Some(state) = (0..5).rev().max_by_key(|state| rests[*state]) else { break };
        counts[state] += 1;
        rests[state] = -1;
        left -= 1;
    }
    counts
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(number: i32) -> Day {
        Day::from_number(number)
    }

    fn any_counts() -> impl Strategy<Value = Counts> {
        prop::array::uniform5(0_u64..2000)
    }

    proptest! {
        #[test]
        fn counts_between_points_add_up_and_stay_between_them(a in any_counts(), b in any_counts(), at in 0..400_i32) {
            let total: u64 = a.iter().sum();
            let mut b = b;
            let mut sum: u64 = b.iter().sum();
            while sum > total {
                let largest = (0..5).max_by_key(|state| b[*state]).unwrap();
                let cut = (sum - total).min(b[largest]);
                b[largest] -= cut;
                sum -= cut;
            }
            b[0] += total - sum;
            let points = [CurvePoint { day: day(0), counts: a }, CurvePoint { day: day(400), counts: b }];
            let counts = counts_on(&points, day(at));
            prop_assert_eq!(counts.iter().sum::<u64>(), total);
            for state in 0..5 {
                prop_assert!(counts[state] + 1 >= a[state].min(b[state]) && counts[state] <= a[state].max(b[state]) + 1);
            }
        }
    }

    #[test]
    fn two_points_on_one_day_are_a_step() {
        let points = [
            CurvePoint { day: day(0), counts: [10, 0, 0, 0, 0] },
            CurvePoint { day: day(5), counts: [10, 0, 0, 0, 0] },
            CurvePoint { day: day(5), counts: [0, 0, 10, 0, 0] },
        ];
        assert_eq!(counts_on(&points, day(4)), [10, 0, 0, 0, 0]);
        assert_eq!(counts_on(&points, day(5)), [0, 0, 10, 0, 0]);
    }
}
