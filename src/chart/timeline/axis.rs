//! The time axis: fiscal years above, calendar ticks below.

use super::Frame;
use crate::chart::draw::TextStyle;
use crate::chart::{Ink, Rect, Scene, Stroke, pt};
use crate::i18n::tr::chart as tr;
use crate::i18n::{Lang, fmt};
use crate::model::{Day, FiscalCalendar, FiscalYear};

/// Days to horizontal positions. Reckons in `f64`, so that thirty years stay exact to a fraction of a pixel.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    from: f64,
    days: f64,
    left: f64,
    width: f64,
}

impl Scale {
    /// A scale that shows the days `from..to` between two positions; a span below one day is widened to one.
    #[must_use]
    pub fn new(from: Day, to: Day, left: f32, right: f32) -> Self {
        let days = f64::from(to.days_since(from)).max(1.0);
        Self { from: f64::from(from.number()), days, left: f64::from(left), width: f64::from(right - left).max(1.0) }
    }

    /// The same positions up to a right end.
    #[must_use]
    pub fn cut(&self, right: f32) -> Self {
        let width = (f64::from(right) - self.left).max(1.0);
        Self { days: self.days * width / self.width, width, ..*self }
    }

    /// The position of a day number, which may have a fraction.
    #[must_use]
    pub fn at(&self, day: f64) -> f32 {
        (self.left + (day - self.from) / self.days * self.width) as f32
    }

    /// The position where a day begins.
    #[must_use]
    pub fn x(&self, day: Day) -> f32 {
        self.at(f64::from(day.number()))
    }

    /// The day under a position, clamped to the days the program reckons with.
    #[must_use]
    pub fn day(&self, x: f32) -> Day {
        let number = self.from + (f64::from(x) - self.left) / self.width * self.days;
        Day::from_number(number.floor().clamp(f64::from(i32::MIN), f64::from(i32::MAX)) as i32)
    }

    /// The left end of the axis.
    #[must_use]
    pub fn left(&self) -> f32 {
        self.left as f32
    }

    /// The right end of the axis.
    #[must_use]
    pub fn right(&self) -> f32 {
        (self.left + self.width) as f32
    }

    /// Units per day.
    #[must_use]
    pub fn per_day(&self) -> f64 {
        self.width / self.days
    }

    /// The first day shown, as a number.
    pub(super) const fn first(&self) -> f64 {
        self.from
    }

    /// The day after the last day shown, as a number.
    pub(super) fn last(&self) -> f64 {
        self.from + self.days
    }

    /// True if a day is shown.
    #[must_use]
    pub fn shows(&self, day: Day) -> bool {
        let number = f64::from(day.number());
        number >= self.first() && number <= self.last()
    }

    fn first_day(&self) -> Day {
        self.day(self.left())
    }

    fn last_day(&self) -> Day {
        Day::from_number(self.last() as i32)
    }
}

/// The distance of calendar ticks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Every day.
    Day,
    /// Mondays.
    Week,
    /// Every so many months, from January.
    Months(i32),
    /// Every so many years.
    Years(i32),
}

impl Step {
    const ALL: [Self; 10] = [
        Self::Day,
        Self::Week,
        Self::Months(1),
        Self::Months(3),
        Self::Months(6),
        Self::Years(1),
        Self::Years(2),
        Self::Years(5),
        Self::Years(10),
        Self::Years(50),
    ];

    const fn least_days(self) -> f64 {
        match self {
            Self::Day => 1.0,
            Self::Week => 7.0,
            Self::Months(months) => months as f64 * 30.0,
            Self::Years(years) => years as f64 * 365.0,
        }
    }

    /// The first tick on or before a day.
    fn floor(self, day: Day) -> Day {
        let start = |year: i32, month: u32| Day::from_ymd(year, month, 1).unwrap_or(day);
        match self {
            Self::Day => day,
            // 1 January 1970 was a Thursday.
            Self::Week => day.plus_days(-(day.number() + 3).rem_euclid(7)),
            Self::Months(months) => {
                let months = months.unsigned_abs().max(1);
                start(day.year(), (day.month() - 1) / months * months + 1)
            }
            Self::Years(years) => start(day.year().div_euclid(years.max(1)) * years.max(1), 1),
        }
    }

    fn next(self, day: Day) -> Day {
        match self {
            Self::Day => day.plus_days(1),
            Self::Week => day.plus_days(7),
            Self::Months(months) => day.plus_months(months),
            Self::Years(years) => day.plus_months(12 * years),
        }
    }

    fn label(self, lang: Lang, day: Day) -> String {
        match self {
            Self::Day | Self::Week => match lang {
                Lang::En => format!("{}\u{a0}{}", day.day_of_month(), fmt::month_name(lang, day.month())),
                Lang::De => format!("{:02}.{:02}.", day.day_of_month(), day.month()),
            },
            Self::Months(_) => fmt::month(lang, day),
            Self::Years(_) => day.year().to_string(),
        }
    }
}

const TICK: TextStyle = TextStyle::regular(10.5, Ink::TextTertiary);
const YEAR: TextStyle = TextStyle::regular(11.0, Ink::TextPrimary).center();

/// The finest step whose labels do not touch.
#[must_use]
pub fn step_for(scale: &Scale, lang: Lang) -> Step {
    let sample = Day::from_ymd(2028, 9, 28).unwrap_or(Day::MIN);
    Step::ALL
        .into_iter()
        .find(|step| step.least_days() * scale.per_day() >= f64::from(TICK.width(&step.label(lang, sample)) + 10.0))
        .unwrap_or(Step::Years(50))
}

/// The days on which a step ticks inside the scale.
#[must_use]
pub fn ticks(scale: &Scale, step: Step) -> Vec<Day> {
    let mut ticks = Vec::new();
    let mut day = step.floor(scale.first_day());
    while day < scale.last_day() && ticks.len() < 1000 {
        if scale.shows(day) {
            ticks.push(day);
        }
        let next = step.next(day);
        if next <= day {
            break;
        }
        day = next;
    }
    ticks
}

/// A fiscal year cut to the visible span.
pub(super) struct Band {
    pub year: FiscalYear,
    pub left: f32,
    pub right: f32,
    /// The whole year is visible.
    pub whole: bool,
}

/// The fiscal years that are visible.
pub(super) fn bands(scale: &Scale, fiscal: FiscalCalendar) -> Vec<Band> {
    let (first, last) = (fiscal.year_of(scale.first_day()), fiscal.year_of(scale.last_day()));
    (first.0..=last.0)
        .take(400)
        .map(FiscalYear)
        .filter_map(|year| {
            let (start, end) = (scale.x(fiscal.first_day(year)), scale.x(fiscal.first_day(year.next())));
            let (left, right) = (start.max(scale.left()), end.min(scale.right()));
            (right > left).then_some(Band { year, left, right, whole: start >= left - 0.5 && end <= right + 0.5 })
        })
        .collect()
}

/// The color of a fiscal year.
pub(super) fn band_ink(year: FiscalYear, current: Option<FiscalYear>) -> Ink {
    match current {
        Some(current) if current == year => Ink::BandCurrent,
        _ if year.0.rem_euclid(2) == 0 => Ink::BandA,
        _ => Ink::BandB,
    }
}

/// The name of a fiscal year without the word: `26/27`.
pub(super) fn short_year(lang: Lang, fiscal: FiscalCalendar, year: FiscalYear) -> String {
    let name = fmt::fiscal_year(lang, fiscal, year);
    name.split_once(['\u{a0}', ' ']).map_or(name.clone(), |(_, short)| short.to_owned())
}

/// Labels of fiscal years that do not touch: all, or every second, fifth, tenth.
pub(super) fn year_labels(
    frame: &Frame,
    bands: &[Band],
    style: TextStyle,
    long: bool,
) -> Vec<(f32, FiscalYear, String)> {
    let name = |year: FiscalYear, long: bool| {
        if long { fmt::fiscal_year(frame.lang, frame.fiscal, year) } else { short_year(frame.lang, frame.fiscal, year) }
    };
    let per_year = (365.0 * frame.scale.per_day()) as f32;
    let widest = |long: bool| style.width(&name(FiscalYear(2028), long)) + 8.0;
    let long = long && per_year >= widest(true);
    let every = [1, 2, 5, 10, 20, 50].into_iter().find(|n| *n as f32 * per_year >= widest(long)).unwrap_or(100);
    let base = frame.current.map_or(0, |year| year.0);
    bands
        .iter()
        .filter(|band| (band.year.0 - base).rem_euclid(every) == 0)
        .filter_map(|band| {
            let text = name(band.year, long);
            let room = if every == 1 { band.right - band.left } else { every as f32 * per_year };
            let middle = f32::midpoint(band.left, band.right);
            let half = style.width(&text) / 2.0;
            let inside = middle - half >= frame.scale.left() && middle + half <= frame.scale.right();
            (inside && room >= 2.0 * half + 4.0 && (every == 1 || band.whole)).then_some((middle, band.year, text))
        })
        .collect()
}

/// Height of the axis.
pub(super) const HEIGHT: f32 = 41.0;

/// Draws the axis into the top of the scene, its head into the label column.
pub(super) fn draw(scene: &mut Scene, frame: &Frame) {
    let Frame { scale, lang, .. } = *frame;
    let bands = bands(&scale, frame.fiscal);
    let (row, tick_top) = (14.0, 26.0);
    for band in &bands {
        let rect = Rect::new(band.left, 0.0, band.right - band.left, HEIGHT);
        scene.fill(rect, band_ink(band.year, frame.current));
        if band.left > scale.left() + 0.5 {
            let x = snap(band.left);
            scene.line(pt(x, 6.0), pt(x, 20.0), Stroke::new(Ink::StrokeDefault, 1.0));
        }
    }
    for (x, year, text) in year_labels(frame, &bands, YEAR, true) {
        let style = if frame.current == Some(year) {
            TextStyle { ink: Ink::AccentText, ..TextStyle::bold(11.0, Ink::AccentText).center() }
        } else {
            YEAR
        };
        scene.text(pt(x, YEAR.baseline(row)), style, text);
    }

    let step = step_for(&scale, lang);
    let calendar = frame.fiscal.is_calendar_year() && matches!(step, Step::Years(_));
    if !calendar {
        let baseline = TICK.baseline(32.0);
        let days = ticks(&scale, step);
        // The period that is already running where the axis begins is named at its edge.
        let first = days.first().map_or(scale.right(), |day| scale.x(*day));
        let running = step.label(lang, step.floor(scale.first_day()));
        if matches!(step, Step::Years(_)) && first - scale.left() >= TICK.width(&running) + 8.0 {
            scene.text(pt(scale.left() + 4.0, baseline), TICK, running);
        }
        for day in days {
            let x = scale.x(day);
            scene.line(pt(snap(x), tick_top), pt(snap(x), HEIGHT), Stroke::new(Ink::StrokeStrong, 1.0));
            let label = step.label(lang, day);
            if x + 4.0 + TICK.width(&label) <= scale.right() {
                scene.text(pt(x + 4.0, baseline), TICK, label);
            }
        }
    }

    let head = TextStyle::regular(11.0, Ink::TextTertiary);
    scene.text(pt(super::INDENT, head.baseline(row)), head, tr::axis_fiscal(lang));
    if !calendar {
        let name = match step {
            Step::Day => tr::axis_days(lang),
            Step::Week => tr::axis_weeks(lang),
            Step::Months(1) => tr::axis_months(lang),
            Step::Months(_) => tr::axis_quarters(lang),
            Step::Years(_) => tr::axis_years(lang),
        };
        scene.text(pt(super::INDENT, head.baseline(32.0)), head, name);
    }
    scene.text(pt(frame.counts_right(), head.baseline(32.0)), head.right(), tr::axis_devices(lang));
    scene.rule(0.0, scale.right(), HEIGHT - 0.5, Ink::StrokeDefault);
}

/// The nearest position where a line of one unit is sharp.
pub(super) fn snap(position: f32) -> f32 {
    position.floor() + 0.5
}
