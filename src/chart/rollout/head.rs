//! What stands above the rows: all waves, months and weeks, deadlines.

use super::{Frame, INDENT, LABELS, MARGIN, OVERVIEW, caption, inks};
use crate::catalog::EventKind;
use crate::chart::draw::TextStyle;
use crate::chart::timeline::Scale;
use crate::chart::{Face, Fill, Hit, Ink, Mark, Rect, Scene, Stroke, Target, metrics, pt};
use crate::i18n::{Lang, explain, fmt, tr::rollout as tr};
use crate::model::Day;
use crate::plan::calendar::WEEK;
use crate::plan::outlook::{EventRef, OwnEventKind};
use crate::plan::{Outlook, State};

/// Weeks between two labels at most.
const WEEKS_MOST: i32 = 10_000;

/// A day without year, short: `4 Jan`, `4. Jan`.
pub(super) fn short_date(lang: Lang, day: Day) -> String {
    let dot = if lang == Lang::De { "." } else { "" };
    format!("{}{dot}\u{a0}{}", day.day_of_month(), fmt::month_name(lang, day.month()))
}

/// First and last day of the overview: whole years.
fn span(outlook: &Outlook) -> Option<(Day, Day)> {
    let waves = &outlook.waves;
    let first = waves.iter().map(|wave| wave.start).min()?;
    let last = waves.iter().map(|wave| wave.end).max()?;
    let from = Day::from_ymd(first.year(), 1, 1)?;
    let to = Day::from_ymd(last.year() + 1, 1, 1)?;
    // A single year still shows where it lies.
    Some((from, if to.days_since(from) < 700 { from.plus_months(24) } else { to }))
}

/// Where the overview puts a day, and back.
pub(super) fn overview_scale(outlook: &Outlook, width: f32) -> Option<Scale> {
    let (from, to) = span(outlook)?;
    Some(Scale::new(from, to, LABELS + 2.0, (width - MARGIN).max(LABELS + 20.0)))
}

/// The strip of all waves with the frame of what is in view.
pub(super) fn overview(scene: &mut Scene, frame: &Frame<'_>) {
    let lang = frame.lang;
    caption(scene, 19.0, &tr::all_waves(lang), true);
    let devices: u64 = frame.outlook.waves.iter().map(|wave| wave.devices).sum();
    let note = TextStyle::regular(11.0, Ink::TextTertiary);
    let text = metrics::fit(
        note.face,
        note.size,
        &tr::all_devices(lang, devices, &frame.number(devices)),
        LABELS - INDENT - 4.0,
    );
    scene.text(pt(INDENT, note.baseline(36.0)), note, text);
    scene.rule(0.0, frame.width, OVERVIEW - 0.5, Ink::StrokeSubtle);
    let Some(scale) = overview_scale(frame.outlook, frame.width) else { return };
    let view = frame.view;
    let last = view.from.plus_days(WEEK * view.weeks(frame.width));
    let (left, right) = (scale.x(view.from).max(scale.left()), scale.x(last).min(scale.right()));
    if view.interactive && right > left {
        let rect = Rect::new(left.round() + 0.5, 3.5, (right - left).round().max(6.0), OVERVIEW - 8.0);
        scene.boxed(rect, 4.0, Some(Fill::solid(Ink::Selected)), Some(Stroke::new(Ink::Accent, 1.5)));
    }
    let year_style = TextStyle::regular(11.0, Ink::TextTertiary);
    if let Some((from, to)) = span(frame.outlook) {
        for year in from.year()..to.year() {
            let Some(first) = Day::from_ymd(year, 1, 1) else { continue };
            let x = scale.x(first).round() + 0.5;
            scene.line(pt(x, 4.0), pt(x, OVERVIEW - 4.0), Stroke::new(Ink::StrokeSubtle, 1.0));
            scene.text(pt(x + 4.0, 15.0), year_style, year.to_string());
        }
    }
    pills(scene, frame, &scale);
}

fn pills(scene: &mut Scene, frame: &Frame<'_>, scale: &Scale) {
    let mut groups: Vec<(f32, f32, Vec<usize>)> = Vec::new();
    for (index, wave) in frame.outlook.waves.iter().enumerate() {
        let (left, right) = (scale.x(wave.start), scale.x(wave.end.plus_days(3)).max(scale.x(wave.start) + 5.0));
        match groups.last_mut() {
            Some((_, to, list)) if left < *to + 1.0 => {
                *to = right.max(*to);
                list.push(index);
            }
            _ => groups.push((left, right, vec![index])),
        }
    }
    for (left, right, list) in groups {
        let rect = Rect::new(left.round() + 0.5, 21.5, (right - left).round().max(5.0), 20.0);
        // Waves that overlap stand below each other in one pill.
        let each = rect.h / list.len() as f32;
        for (position, index) in list.iter().enumerate() {
            let Some(wave) = frame.outlook.waves.get(*index) else { continue };
            let (fill, stroke, ink) = inks(wave.work);
            let (from, to) = if list.len() == 1 {
                (rect.x, rect.right())
            } else {
                let from = scale.x(wave.start).round() + 0.5;
                (from, (scale.x(wave.end.plus_days(3)).round() + 0.5).max(from + 3.0))
            };
            let part = Rect::new(from, rect.y + each * position as f32, to - from, (each - 1.0).max(2.0));
            let chosen = frame.view.selected == Some(Target::Wave(*index));
            let line = Stroke::new(if chosen { Ink::Accent } else { stroke }, if chosen { 2.0 } else { 1.0 });
            scene.boxed(part, 3.0_f32.min(each / 2.0), Some(Fill::solid(fill)), Some(line));
            let style = TextStyle::bold(11.0_f32.min(each - 1.0), ink).center();
            let texts = [format!("{} {}", wave.name, frame.number(wave.devices)), wave.name.clone()];
            if style.size >= 8.0
                && let Some(text) = texts.into_iter().find(|text| style.width(text) + 6.0 <= part.w)
            {
                scene.text(pt(part.x + part.w / 2.0, style.baseline(part.y + part.h / 2.0)), style, text);
            }
            let (start, end) = (fmt::date(frame.lang, wave.start), fmt::date(frame.lang, wave.end));
            let work = super::load::work(frame.lang, wave.work);
            let label = tr::hit_wave(frame.lang, &frame.number(wave.devices), &end, &wave.name, &start, &work);
            scene.hits.push(Hit { rect: part, target: Target::Wave(*index), label });
        }
    }
}

/// Months and weeks.
pub(super) fn axis(scene: &mut Scene, frame: &Frame<'_>, top: f32) {
    let lang = frame.lang;
    caption(scene, top + 12.0, &tr::month(lang), false);
    let per_week = frame.per_week();
    let weekly = per_week >= 16.0;
    caption(scene, top + 32.0, &tr::week_starting(lang), false);
    let chart = frame.window(top, top + super::AXIS);
    scene.marks.push(Mark::Clip(chart));
    let style = TextStyle::regular(11.0, Ink::TextSecondary);
    let month_width = per_week * 4.3;
    // Every so many months get a label when they are narrow.
    let every: u32 = [1, 3, 6, 12].into_iter().find(|months| month_width * *months as f32 >= 44.0).unwrap_or(12);
    let mut month = frame.scale.day(chart.x).month_start();
    while frame.scale.x(month) < chart.right() {
        // A month begins at its first Monday, where its first week is.
        let monday = crate::plan::calendar::monday_from(month);
        let x = frame.scale.x(if weekly { monday } else { month }).round() + 0.5;
        if (month.month() - 1).is_multiple_of(every) {
            let left = x.max(chart.x);
            let next = frame.scale.x(month.plus_months(every.cast_signed())).min(chart.right() + 4.0);
            scene.line(pt(x, top + 3.0), pt(x, top + 20.0), Stroke::new(Ink::StrokeDefault, 1.0));
            let with_year = fmt::month(lang, month);
            let short = fmt::month_name(lang, month.month()).to_owned();
            let begins = month.month() == 1 || left <= chart.x + 1.0;
            let texts = if begins { vec![with_year, short] } else { vec![short] };
            if let Some(text) = texts.into_iter().find(|text| style.width(text) + 8.0 <= next - left) {
                scene.text(pt(left + 4.0, style.baseline(top + 12.0)), style, text);
            }
        }
        month = month.plus_months(1);
    }
    let chosen = frame.view.week();
    // As many weeks between labels as their numbers need.
    let step = (1..=WEEKS_MOST).find(|step| per_week * *step as f32 >= 19.0).unwrap_or(1);
    for monday in frame.mondays() {
        let (left, right) = frame.week(monday);
        if left < chart.x - 1.0 {
            continue;
        }
        let number = monday.day_of_month().to_string();
        if chosen == Some(monday) {
            let pill = Rect::new(f32::midpoint(left, right) - 9.5, top + 24.0, 19.0, 15.0);
            scene.boxed(pill, 3.0, Some(Fill::solid(Ink::AccentFill)), None);
            let style = TextStyle::bold(11.0, Ink::AccentOn).center();
            scene.text(pt(f32::midpoint(left, right), style.baseline(top + 31.5)), style, number);
        } else if (monday.number().div_euclid(WEEK)).rem_euclid(step) == 0
            && per_week >= 4.0
            && f32::midpoint(left, right) + 7.0 <= chart.right()
        {
            let near = chosen.is_some_and(|day| step > 1 && day.days_since(monday).abs() < WEEK * step);
            if !near {
                let style = TextStyle::regular(10.5, Ink::TextTertiary).center();
                scene.text(pt(f32::midpoint(left, right), style.baseline(top + 31.5)), style, number);
            }
        }
    }
    scene.marks.push(Mark::EndClip);
    scene.rule(0.0, frame.width, top + super::AXIS - 0.5, Ink::StrokeSubtle);
}

/// What is marked among the deadlines.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    Pennant,
    Ring,
    /// A date of the user.
    Own,
    Year,
}

struct Marker {
    day: Day,
    sign: Sign,
    text: String,
    target: Option<Target>,
}

fn markers(frame: &Frame<'_>) -> Vec<Marker> {
    let (lang, outlook) = (frame.lang, frame.outlook);
    let as_of = outlook.as_of.unwrap_or(Day::MIN);
    let mut days: Vec<(Day, Vec<usize>)> = Vec::new();
    for (index, lane) in outlook.lanes.iter().enumerate() {
        let Some(deadline) = &lane.deadline else { continue };
        if deadline.day < as_of || lane.waves.is_empty() {
            continue;
        }
        match days.iter_mut().find(|(day, _)| *day == deadline.day) {
            Some((_, lanes)) => lanes.push(index),
            None => days.push((deadline.day, vec![index])),
        }
    }
    let lane = |index: &usize| outlook.lanes.get(*index);
    let mut list: Vec<Marker> = days
        .into_iter()
        .map(|(day, lanes)| {
            let android = lanes.first().and_then(lane).and_then(|lane| lane.android.clone());
            let same = android
                .filter(|android| lanes.iter().filter_map(lane).all(|lane| lane.android.as_ref() == Some(android)));
            let what = match (lanes.as_slice(), same) {
                ([one], _) => lane(one).map(|lane| lane.name.clone()).unwrap_or_default(),
                (_, Some(android)) => format!("Android {android}"),
                (many, None) => tr::deadline_models(lang, many.len() as u64),
            };
            let target = lanes.first().map(|index| Target::Lane(*index));
            Marker { day, sign: Sign::Pennant, text: tr::deadline_ends(lang, &what), target }
        })
        .collect();
    for (index, event) in outlook.events.iter().enumerate().filter(|(_, event)| event.day >= as_of) {
        let own = match event.event {
            EventRef::Own(position) => outlook.own_events.get(position),
            _ => None,
        };
        if let Some(own) = own.filter(|own| matches!(own.what, OwnEventKind::Date(_))) {
            let text = metrics::fit_words(Face::Bold, 11.0, &explain::own_event(lang, frame.plan, own), 220.0);
            list.push(Marker { day: event.day, sign: Sign::Own, text, target: Some(Target::Event(index)) });
            continue;
        }
        let EventRef::Certificate(position) = event.event else { continue };
        if event.devices == 0 {
            continue;
        }
        let Some(fact) = frame.catalog.events.get(position) else { continue };
        if !matches!(
            fact.kind,
            EventKind::ValidityCap | EventKind::RootExpiry | EventKind::RootRotation | EventKind::TlsVersion
        ) {
            continue;
        }
        let text = lang.pick(&fact.short_en, &fact.short_de).to_owned();
        list.push(Marker { day: event.day, sign: Sign::Ring, text, target: Some(Target::Event(index)) });
    }
    let fiscal = frame.plan.settings.fiscal;
    if frame.per_week() >= 4.0 {
        for year in &outlook.years {
            let text = tr::year_starts(lang, &fmt::fiscal_year(lang, fiscal, *year));
            list.push(Marker { day: fiscal.first_day(*year), sign: Sign::Year, text, target: None });
        }
    }
    list.sort_by_key(|marker| {
        (marker.sign == Sign::Year, marker.sign == Sign::Ring, marker.sign == Sign::Own, marker.day)
    });
    list
}

/// Deadlines, certificate events and fiscal years, with labels that never collide; what finds no room keeps its sign.
pub(super) fn deadlines(scene: &mut Scene, frame: &Frame<'_>, top: f32, bottom: f32) {
    let height = super::DEADLINES;
    scene.icon(pt(INDENT + 7.0, top + 16.0), 13.0, Ink::TextSecondary, lucide_icons::Icon::Flag);
    let head = TextStyle::regular(12.0, Ink::TextPrimary);
    scene.text(pt(INDENT + 20.0, head.baseline(top + 16.0)), head, tr::deadlines(frame.lang));
    let chart = frame.window(top, bottom);
    scene.marks.push(Mark::Clip(chart));
    let mut used: [Vec<(f32, f32)>; 2] = Default::default();
    for marker in markers(frame) {
        let x = frame.scale.x(marker.day).round() + 0.5;
        if x < chart.x || x > chart.right() {
            continue;
        }
        let bold = marker.sign != Sign::Year;
        let title =
            if bold { TextStyle::bold(11.0, Ink::TextPrimary) } else { TextStyle::regular(11.0, Ink::TextSecondary) };
        let note = TextStyle::regular(11.0, Ink::TextTertiary);
        let date = short_date(frame.lang, marker.day);
        let (words, whole) = (title.width(&marker.text), 6.0 + note.width(&date));
        let free = |row: usize, from: f32, to: f32| {
            from >= chart.x + 2.0
                && to <= chart.right()
                && used.get(row).is_some_and(|row| row.iter().all(|(a, b)| to + 6.0 <= *a || from >= *b + 6.0))
        };
        // With the date, then without.
        let places = [(false, true), (true, true), (false, false), (true, false)];
        let spot = places.into_iter().find_map(|(left, dated)| {
            let width = if dated { words + whole } else { words };
            let (from, to) = if left { (x - 12.0 - width, x + 8.0) } else { (x - 6.0, x + 12.0 + width) };
            (0..2).find(|row| free(*row, from, to)).map(|row| (row, left, from, to, dated))
        });
        let bare = || (0..2).find(|row| free(*row, x - 6.0, x + 8.0)).map(|row| (row, false, x - 6.0, x + 8.0, false));
        let Some((row, left, from, to, dated)) = spot.or_else(bare) else { continue };
        let labeled = spot.is_some();
        if let Some(list) = used.get_mut(row) {
            list.push((from, to));
        }
        let middle = top + 13.0 + 18.0 * row as f32;
        if marker.sign != Sign::Year || labeled {
            let dotted = Stroke { dash: Some((1.5, 2.5)), ..Stroke::new(Ink::TextTertiary, 1.0) };
            scene.line(pt(x, middle + 6.0), pt(x, bottom), dotted);
        }
        sign(scene, marker.sign, x, middle);
        if labeled {
            let start = if left { from } else { x + 12.0 };
            scene.text(pt(start, title.baseline(middle)), title.on(Ink::Panel), marker.text.as_str());
            if dated {
                scene.text(pt(start + words + 6.0, note.baseline(middle)), note.on(Ink::Panel), date.as_str());
            }
        }
        if let Some(target) = marker.target {
            let rect = Rect::new(from, middle - 9.0, to - from, 18.0);
            let label = format!("{}, {}", marker.text, fmt::date(frame.lang, marker.day));
            scene.hits.push(Hit { rect, target, label });
        }
    }
    scene.marks.push(Mark::EndClip);
    scene.rule(0.0, frame.width, top + height - 0.5, Ink::StrokeDefault);
}

fn sign(scene: &mut Scene, sign: Sign, x: f32, y: f32) {
    match sign {
        Sign::Pennant => {
            scene.line(pt(x, y - 6.0), pt(x, y + 6.0), Stroke::new(Ink::TextPrimary, 1.25));
            let points = vec![pt(x, y - 6.0), pt(x + 8.0, y - 3.0), pt(x, y)];
            let fill = Some(Fill::solid(Ink::StateFill(State::Unsupported)));
            let stroke = Some(Stroke::new(Ink::StateLine(State::Unsupported), 1.25));
            scene.marks.push(Mark::Polygon { points, fill, stroke });
        }
        // Square, as on the timeline.
        Sign::Own => {
            scene.line(pt(x, y - 6.0), pt(x, y + 6.0), Stroke::new(Ink::TextPrimary, 1.25));
            scene.boxed(Rect::new(x, y - 6.0, 7.0, 6.0), 0.0, Some(Fill::solid(Ink::TextPrimary)), None);
        }
        Sign::Ring | Sign::Year => {
            let (ink, radius, width) =
                if sign == Sign::Ring { (Ink::TextPrimary, 4.5, 2.0) } else { (Ink::TextTertiary, 3.5, 1.25) };
            scene.marks.push(Mark::Circle {
                center: pt(x, y),
                radius,
                fill: Some(Fill::solid(Ink::Panel)),
                stroke: Some(Stroke::new(ink, width)),
            });
        }
    }
}
