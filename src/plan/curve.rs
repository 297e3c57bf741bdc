//! Devices by state over time: exact at every breakpoint, in proportion between them.

use smallvec::SmallVec;

use super::life::Life;
use super::support::{Counts, CurvePoint, State};
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

/// Parts of a device in which sums are kept while work runs.
const PART: i64 = 1 << 24;

impl Track<'_> {
    /// How much of one of its devices is without support on some days, in parts of a device: told for every day on which it is
    /// not nothing, by position. While work runs, devices move on evenly. The days are in order.
    pub(super) fn unsupported(&self, days: &[Day], mut found: impl FnMut(usize, u64)) {
        let first = |day: Day| days.partition_point(|own| *own < day);
        let (mut life, mut from) = (self.life, 0);
        for stage in &self.stages {
            let (start, end) = (first(stage.start), first(stage.end));
            life.unsupported(days, (from, start), &mut |day| found(day, PART.unsigned_abs()));
            let length = i64::from(stage.end.days_since(stage.start)).max(1);
            for (at, day) in days.iter().enumerate().take(end).skip(start) {
                let moved = PART * i64::from(day.days_since(stage.start)) / length;
                let part = |life: &Life, part: i64| if life.state_on(*day) == State::Unsupported { part } else { 0 };
                let part = part(life, PART - moved) + part(stage.after, moved);
                if part > 0 {
                    found(at, part.unsigned_abs());
                }
            }
            (life, from) = (stage.after, end.max(from));
        }
        life.unsupported(days, (from, days.len()), &mut |day| found(day, PART.unsigned_abs()));
    }
}

impl Life {
    /// The positions of days without support among some days in order, of those from one position to before another.
    fn unsupported(&self, days: &[Day], (from, to): (usize, usize), found: &mut dyn FnMut(usize)) {
        let first = |day: Day| days.partition_point(|own| *own < day);
        for (index, phase) in self.phases.iter().enumerate().filter(|(_, phase)| phase.state == State::Unsupported) {
            // The first phase holds before it begins, the last one without end.
            let begins = if index == 0 { from } else { first(phase.from).max(from) };
            let ends = self.phases.get(index + 1).map_or(to, |next| first(next.from).min(to));
            (begins..ends).for_each(&mut *found);
        }
    }
}

/// Sums of tracks by day: what steps on a day, and how fast states fill and empty from it on. Kept from curve to curve, so that
/// nothing is allocated for the next one.
#[derive(Default)]
pub struct Sums {
    first: i32,
    days: Vec<DaySums>,
    /// Days with a step or bend, in no order.
    touched: Vec<usize>,
    devices: u64,
}

#[derive(Clone, Copy, Default)]
struct DaySums {
    touched: bool,
    step: [i64; 5],
    slope: [i64; 5],
}

impl Sums {
    /// Empty sums over a span. Work may begin before it and end after it.
    #[must_use]
    pub fn new(span: (Day, Day)) -> Self {
        let length = usize::try_from(span.1.days_since(span.0)).unwrap_or(0) + 1;
        Self { first: span.0.number(), days: vec![DaySums::default(); length], ..Self::default() }
    }

    fn at(&mut self, day: Day) -> Option<&mut DaySums> {
        // What comes before the span is part of its first day; what comes after it is not seen.
        let index = usize::try_from(day.number() - self.first).unwrap_or(0);
        let sums = self.days.get_mut(index)?;
        if !sums.touched {
            sums.touched = true;
            self.touched.push(index);
        }
        Some(sums)
    }

    fn step(&mut self, day: Day, from: State, to: State, amount: i64) {
        if let Some(sums) = self.at(day).filter(|_| from != to) {
            sums.step[from.index()] -= amount;
            sums.step[to.index()] += amount;
        }
    }

    fn bend(&mut self, day: Day, from: State, to: State, slope: i64) {
        if let Some(sums) = self.at(day).filter(|_| from != to) {
            sums.slope[from.index()] -= slope;
            sums.slope[to.index()] += slope;
        }
    }

    /// Adds a track: where it begins, what steps with its lives, and what flows from one life into the next while work runs.
    pub fn add(&mut self, track: &Track<'_>) {
        let begin = Day::from_number(self.first);
        let whole = i64::try_from(track.devices).unwrap_or(i64::MAX / PART).saturating_mul(PART);
        self.devices += track.devices;
        let mut life = track.life;
        let mut from = begin;
        if let Some(sums) = self.at(begin) {
            sums.step[life.state_on(begin).index()] += whole;
        }
        for stage in &track.stages {
            // Work before the span is done when it begins.
            let (start, end) = (stage.start.max(begin), stage.end.max(begin));
            self.phases(life, (from, start), whole, 0, start);
            let length = i64::from(end.days_since(start));
            if length > 0 {
                let slope = whole / length;
                self.bend(start, life.state_on(start), stage.after.state_on(start), slope);
                // What has not flowed yet steps with the old life, what has with the new one.
                self.phases(life, (start, end), whole, -slope, start);
                self.phases(stage.after, (start, end), 0, slope, start);
                let (old, new) = (life.state_on(end), stage.after.state_on(end));
                self.bend(end, old, new, -slope);
                self.step(end, old, new, whole - slope * length);
            } else {
                self.step(end, life.state_on(end), stage.after.state_on(end), whole);
            }
            life = stage.after;
            from = end;
        }
        self.phases(life, (from, Day::MAX), whole, 0, from);
    }

    /// Steps of a life inside two days, of an amount that changes by a slope from `start` on.
    fn phases(&mut self, life: &Life, (from, to): (Day, Day), amount: i64, slope: i64, start: Day) {
        for pair in life.phases.windows(2) {
            let [before, after] = pair else { continue };
            if after.from > from && after.from <= to {
                let now = amount + slope * i64::from(after.from.days_since(start));
                self.step(after.from, before.state, after.state, now);
                self.bend(after.from, before.state, after.state, slope);
            }
        }
    }

    /// The curve of everything added, and empties the sums.
    pub fn take(&mut self) -> Vec<CurvePoint> {
        let last = self.days.len() - 1;
        if !self.days[last].touched {
            self.touched.push(last);
        }
        self.touched.sort_unstable();
        let mut points = Vec::with_capacity(self.touched.len() + 8);
        let (mut value, mut slope, mut before) = ([0_i64; 5], [0_i64; 5], 0);
        for index in std::mem::take(&mut self.touched) {
            let sums = std::mem::take(&mut self.days[index]);
            let passed = i64::try_from(index - before).unwrap_or(0);
            before = index;
            let day = Day::from_number(self.first + i32::try_from(index).unwrap_or(0));
            if slope.iter().any(|slope| *slope != 0) {
                value.iter_mut().zip(slope).for_each(|(value, slope)| *value += slope * passed);
            }
            let steps = sums.step.iter().any(|step| *step != 0);
            if index > 0 && (steps || sums.slope.iter().any(|slope| *slope != 0) || index == last) {
                points.push(CurvePoint { day, counts: whole(value, self.devices) });
            }
            if steps {
                value.iter_mut().zip(sums.step).for_each(|(value, step)| *value += step);
            }
            slope.iter_mut().zip(sums.slope).for_each(|(slope, change)| *slope += change);
            if index == 0 || steps {
                let point = CurvePoint { day, counts: whole(value, self.devices) };
                if points.last() != Some(&point) {
                    points.push(point);
                }
            }
        }
        self.devices = 0;
        points
    }
}

/// Parts of devices as whole ones that add up to all of them; what rounding leaves goes to the largest remainders (rule R03).
fn whole(value: [i64; 5], devices: u64) -> Counts {
    let mut counts = value.map(|value| u64::try_from(value.div_euclid(PART)).unwrap_or(0));
    let mut left = devices.saturating_sub(counts.iter().sum());
    let mut rests = value.map(|value| value.rem_euclid(PART));
    while left > 0 {
        let Some(state) = (0..5).rev().max_by_key(|state| rests[*state]) else { break };
        counts[state] += 1;
        rests[state] = -1;
        left -= 1;
    }
    counts
}

/// The sum of some tracks over a span, with a point at every day on which one of them steps or bends. Costs the steps and bends of
/// the tracks, and the days of the span.
#[must_use]
pub fn curve(tracks: &[Track<'_>], span: (Day, Day)) -> Vec<CurvePoint> {
    let mut sums = Sums::new(span);
    for track in tracks {
        sums.add(track);
    }
    sums.take()
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

/// So many devices times the days between any two days fit into 64 bits.
const FEW: u64 = 1 << 40;

fn between(before: &CurvePoint, next: &CurvePoint, day: Day) -> Counts {
    let passed = i64::from(day.days_since(before.day));
    let length = i64::from(next.day.days_since(before.day));
    let mut counts = [0_u64; 5];
    let mut rests = [0_i64; 5];
    for state in 0..5 {
        let (count, other) = (before.counts[state], next.counts[state]);
        (counts[state], rests[state]) = if count.max(other) < FEW {
            // In 64 bits where they fit, which is much quicker: a day is asked for every month of every lane.
            let exact = count.cast_signed() * (length - passed) + other.cast_signed() * passed;
            ((exact / length).cast_unsigned(), exact % length)
        } else {
            let exact = i128::from(count) * i128::from(length - passed) + i128::from(other) * i128::from(passed);
            let (whole, rest) = (exact.div_euclid(length.into()), exact.rem_euclid(length.into()));
            (u64::try_from(whole).unwrap_or(0), i64::try_from(rest).unwrap_or(0))
        };
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
    use crate::plan::life::FirmwareState;
    use crate::plan::support::{Phase, PhaseReason};

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

    fn phase(state: State, from: i32) -> Phase {
        Phase { state, from: day(from), until: None, reason: PhaseReason::NoDates }
    }

    fn life(phases: Vec<Phase>) -> Life {
        Life { phases, deadline: None, firmware: FirmwareState::NotNeeded }
    }

    #[test]
    fn phones_move_evenly_while_work_runs_and_a_phase_takes_only_those_that_are_left() {
        let old = life(vec![phase(State::Supported, -9_000), phase(State::Unsupported, 50)]);
        let new = life(vec![phase(State::Replaced, -9_000)]);
        let stages = [Stage { start: day(0), end: day(100), after: &new }].into_iter().collect();
        let points = curve(&[Track { devices: 10, life: &old, stages }], (day(-100), day(200)));
        assert_eq!(counts_on(&points, day(-1)), [10, 0, 0, 0, 0]);
        assert_eq!(counts_on(&points, day(49))[State::Unsupported.index()], 0);
        assert_eq!(counts_on(&points, day(50)), [0, 0, 5, 5, 0]);
        assert_eq!(counts_on(&points, day(90)), [0, 0, 1, 9, 0]);
        assert_eq!(counts_on(&points, day(100)), [0, 0, 0, 10, 0]);
        assert_eq!(points.last().map(|point| point.day), Some(day(200)));
        // Work before the axis is done when it begins, work after it is not seen.
        let stages = [Stage { start: day(-300), end: day(-200), after: &new }].into_iter().collect();
        let done = curve(&[Track { devices: 3, life: &old, stages }], (day(-100), day(200)));
        assert!(done.iter().all(|point| point.counts == [0, 0, 0, 3, 0]));
        let stages = [Stage { start: day(300), end: day(400), after: &new }].into_iter().collect();
        let later = curve(&[Track { devices: 3, life: &old, stages }], (day(-100), day(200)));
        assert_eq!(later.last().map(|point| point.counts), Some([0, 0, 3, 0, 0]));
    }

    #[test]
    fn what_of_a_device_is_without_support_is_what_the_curve_says() {
        let old = life(vec![
            phase(State::Supported, -9_000),
            phase(State::Unsupported, 30),
            phase(State::Supported, 60),
            phase(State::Unsupported, 90),
        ]);
        let new = life(vec![phase(State::Replaced, -9_000), phase(State::Unsupported, 250)]);
        let stages = [Stage { start: day(100), end: day(200), after: &new }].into_iter().collect();
        let track = Track { devices: 1_000, life: &old, stages };
        let days: Vec<Day> = (0..30).map(|step| day(step * 10)).collect();
        let mut parts = vec![0; days.len()];
        track.unsupported(&days, |at, part| parts[at] += part);
        let points = curve(&[track], (day(-100), day(400)));
        for (day, part) in days.iter().zip(parts) {
            let devices = counts_on(&points, *day)[State::Unsupported.index()];
            let counted = (part * 1_000 + PART.unsigned_abs() / 2) / PART.unsigned_abs();
            assert!(counted.abs_diff(devices) <= 1, "{day}: {counted} {devices}");
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
