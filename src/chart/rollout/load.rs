//! Devices per week against what technicians can do.

use super::{BLACKOUT, Frame, INDENT, LABELS, OVER, caption, inks};
use crate::chart::draw::{TextStyle, counting_step};
use crate::chart::{Fill, Hit, Ink, Mark, Rect, Scene, Stroke, Target, metrics, pt};
use crate::i18n::{Lang, fmt, tr::rollout as tr};
use crate::model::Day;
use crate::plan::calendar::WEEK;
use crate::plan::rollout::WeekLoad;
use crate::plan::{State, WorkKind};

/// Room over the highest bar.
const HEAD: f32 = 34.0;
/// Room for the dates.
const FOOT: f32 = 24.0;

/// A kind of work in one word.
pub(super) fn work(lang: Lang, work: Option<WorkKind>) -> String {
    match work {
        Some(WorkKind::Swap) => tr::work_swap(lang),
        Some(WorkKind::GatewayMove) => tr::work_gateway(lang),
        Some(WorkKind::FirmwareUpdate) => tr::work_firmware(lang),
        Some(WorkKind::SoftphoneSetup) => tr::work_softphone(lang),
        Some(WorkKind::CertificateRenewal) => tr::work_certificate(lang),
        None => tr::work_mixed(lang),
    }
}

/// The vertical axis.
struct Height {
    bottom: f32,
    per_device: f32,
}

impl Height {
    fn y(&self, devices: u64) -> f32 {
        self.bottom - devices as f32 * self.per_device
    }
}

/// Draws the load chart into a place over the whole width.
pub(super) fn draw(scene: &mut Scene, frame: &Frame<'_>, place: Rect) {
    caption(scene, place.y + 19.0, &tr::load(frame.lang), true);
    let chart = frame.window(place.y, place.bottom());
    let weeks: Vec<WeekLoad> = frame.mondays().map(|monday| frame.outlook.rollout.week(monday)).collect();
    let most = weeks.iter().map(|week| week.devices.max(nominal(frame, week))).max().unwrap_or(0).max(5);
    let step = counting_step(most);
    let top = most.div_ceil(step) * step;
    let bottom = place.bottom() - FOOT;
    let room = (bottom - place.y - HEAD).max(10.0);
    let height = Height { bottom, per_device: room / top as f32 };
    for value in (0..=top / step).map(|index| index * step) {
        let y = height.y(value).round() + 0.5;
        let ink = if value == 0 { Ink::StrokeStrong } else { Ink::StrokeSubtle };
        scene.rule(chart.x, chart.right(), y, ink);
        let style = TextStyle::regular(10.5, Ink::TextTertiary).right();
        scene.text(pt(chart.x - 6.0, style.baseline(y)), style, frame.number(value));
    }
    scene.marks.push(Mark::Clip(Rect::new(chart.x, place.y, chart.w, place.h)));
    for blackout in frame.plan.blackouts.iter().filter(|blackout| blackout.site.is_none()) {
        let (left, right) = super::bars::edges(frame, blackout);
        if right > chart.x && left < chart.right() {
            let rect = Rect::new(left, place.y + HEAD - 8.0, (right - left).max(2.0), bottom - place.y - HEAD + 8.0);
            scene.boxed(rect, 0.0, Some(BLACKOUT), None);
        }
    }
    for week in &weeks {
        column(scene, frame, week, &height);
    }
    line(scene, frame, &weeks, &height, place.y);
    dates(scene, frame, &weeks, bottom);
    for week in &weeks {
        let (left, right) = frame.week(week.monday);
        let (left, right) = (left.max(chart.x), right.min(chart.right()));
        if right > left {
            let rect = Rect::new(left, place.y + HEAD - 8.0, right - left, bottom - place.y - HEAD + 8.0);
            scene.hits.push(Hit { rect, target: Target::Week(week.monday), label: sentence(frame, week) });
        }
    }
    scene.marks.push(Mark::EndClip);
    legend(scene, frame, &weeks, place);
}

fn sentence(frame: &Frame<'_>, week: &WeekLoad) -> String {
    let (date, devices, capacity) =
        (fmt::date(frame.lang, week.monday), frame.number(week.devices), frame.number(week.capacity));
    if week.over > 0 {
        tr::hit_week_over(frame.lang, &capacity, &date, &devices, &frame.number(week.over))
    } else {
        tr::hit_week(frame.lang, &capacity, &date, &devices)
    }
}

/// What a week could take without blackouts; the line does not fall to zero in them.
fn nominal(frame: &Frame<'_>, week: &WeekLoad) -> u64 {
    let room = frame.outlook.rollout.capacity.nominal(week.monday);
    let all = u64::try_from(room / week.each.max(1)).unwrap_or(u64::MAX);
    // Where waves have technicians of their own the week can take more.
    all.max(week.capacity).min(1_000_000_000)
}

/// The devices of a week by kind of work, what is beyond the capacity hatched.
fn column(scene: &mut Scene, frame: &Frame<'_>, week: &WeekLoad, height: &Height) {
    if week.devices == 0 {
        return;
    }
    let (left, right) = frame.week(week.monday);
    let gap = if frame.per_week() >= 12.0 { 2.0 } else { 0.5 };
    let rect = |from: u64, to: u64| {
        let (top, bottom) = (height.y(to), height.y(from));
        Rect::new(left + gap + 0.5, top, (right - left - 2.0 * gap - 1.0).max(1.0), (bottom - top).max(1.0))
    };
    let fits = week.devices - week.over.min(week.devices);
    let mut kinds: Vec<(Option<WorkKind>, u64)> = Vec::new();
    for part in &week.parts {
        let kind = frame.outlook.waves.get(part.wave).and_then(|wave| wave.work);
        match kinds.iter_mut().find(|(known, _)| *known == kind) {
            Some((_, devices)) => *devices += part.devices,
            None => kinds.push((kind, part.devices)),
        }
    }
    kinds.sort_unstable();
    let mut from = 0;
    for (kind, devices) in kinds {
        let to = (from + devices).min(fits);
        if to > from {
            let (fill, stroke, _) = inks(kind);
            let line = (frame.per_week() >= 6.0).then(|| Stroke::new(stroke, 1.0));
            let fill = if line.is_some() { fill } else { stroke };
            scene.boxed(rect(from, to), 0.0, Some(Fill::solid(fill)), line);
        }
        from = to;
    }
    if week.over > 0 {
        let line = Stroke::new(Ink::StateLine(State::Unsupported), 1.0);
        scene.boxed(rect(fits, week.devices), 0.0, Some(OVER), Some(line));
        let style = TextStyle::bold(10.5, Ink::StateText(State::Unsupported)).center();
        let text = tr::over(frame.lang, &frame.number(week.over));
        if style.width(&text) <= frame.per_week() + 10.0 {
            let at = pt(f32::midpoint(left, right), height.y(week.devices) - 5.0);
            scene.text(at, style.on(Ink::Panel), text);
        }
    }
}

/// The capacity as a line of steps, each named where there is room.
fn line(scene: &mut Scene, frame: &Frame<'_>, weeks: &[WeekLoad], height: &Height, top: f32) {
    let mut steps: Vec<(f32, f32, u64)> = Vec::new();
    for week in weeks {
        let value = nominal(frame, week);
        let (left, right) = frame.week(week.monday);
        match steps.last_mut() {
            Some((_, to, known)) if *known == value => *to = right,
            _ => steps.push((left, right, value)),
        }
    }
    let points = steps.iter().flat_map(|(from, to, value)| {
        let y = height.y(*value).round();
        [pt(*from, y), pt(*to, y)]
    });
    let points: Vec<_> = points.collect();
    if points.len() < 2 {
        return;
    }
    for (from, to, value) in &steps {
        let y = height.y(*value).round();
        let rect = Rect::new(from.max(frame.scale.left()), y - 4.0, to - from.max(frame.scale.left()), 8.0);
        if rect.w > 0.0 {
            let label = tr::per_week(frame.lang, &frame.number(*value));
            scene.hits.push(Hit { rect, target: Target::Capacity, label });
        }
    }
    scene.marks.push(Mark::Line { points, stroke: Stroke::new(Ink::TextPrimary, 2.0) });
    let style = TextStyle::regular(11.0, Ink::TextPrimary);
    let mut free = f32::MIN;
    for (from, to, value) in steps {
        let text = tr::per_week(frame.lang, &frame.number(value));
        let width = style.width(&text);
        let y = height.y(value).round() - 6.0;
        // Weeks over capacity reach above the line; the name keeps away from them.
        let covered = |x: f32| {
            weeks.iter().filter(|week| week.over > 0).any(|week| {
                let (from, to) = frame.week(week.monday);
                to + 8.0 > x && from - 8.0 < x + width
            })
        };
        let first = from.max(frame.scale.left()) + 6.0;
        let spots = (0..60).map(|step| first + 12.0 * step as f32).take_while(|x| x + width + 6.0 <= to);
        if let Some(x) = spots.filter(|x| *x > free && y > top + 8.0).find(|x| !covered(*x)) {
            scene.text(pt(x, y), style.on(Ink::Panel), text.as_str());
            free = x + width + 10.0;
        }
    }
}

fn dates(scene: &mut Scene, frame: &Frame<'_>, weeks: &[WeekLoad], bottom: f32) {
    let style = TextStyle::regular(10.5, Ink::TextTertiary).center();
    let every = (1_i32..=10_000).find(|step| frame.per_week() * *step as f32 >= 50.0).unwrap_or(1);
    for week in weeks.iter().filter(|week| (week.monday.number().div_euclid(WEEK)).rem_euclid(every) == 0) {
        let (left, right) = frame.week(week.monday);
        let text = label_of(frame.lang, week.monday, frame.per_week());
        let middle = f32::midpoint(left, right);
        let half = style.width(&text) / 2.0;
        if middle - half >= frame.scale.left() - 4.0 && middle + half <= frame.scale.right() {
            scene.text(pt(middle, style.baseline(bottom + 12.0)), style, text);
        }
    }
}

fn label_of(lang: Lang, day: Day, per_week: f32) -> String {
    if per_week >= 5.0 { super::head::short_date(lang, day) } else { fmt::month(lang, day) }
}

fn legend(scene: &mut Scene, frame: &Frame<'_>, weeks: &[WeekLoad], place: Rect) {
    let lang = frame.lang;
    let mut kinds: Vec<(Option<WorkKind>, Vec<usize>)> = Vec::new();
    for part in weeks.iter().flat_map(|week| &week.parts) {
        let kind = frame.outlook.waves.get(part.wave).and_then(|wave| wave.work);
        match kinds.iter_mut().find(|(known, _)| *known == kind) {
            Some((_, waves)) if waves.contains(&part.wave) => {}
            Some((_, waves)) => waves.push(part.wave),
            None => kinds.push((kind, vec![part.wave])),
        }
    }
    kinds.sort_unstable();
    let style = TextStyle::regular(11.0, Ink::TextSecondary);
    let mut y = place.y + 46.0;
    let bottom = place.bottom() - 8.0;
    let mut entry = |scene: &mut Scene, text: &str, paint: &dyn Fn(&mut Scene, Rect)| {
        if y + 10.0 > bottom {
            return;
        }
        paint(scene, Rect::new(INDENT + 0.5, y.round() - 5.5, 13.0, 10.0));
        // The numbers of the axis stand at the right end of the column.
        let room = LABELS - INDENT - 20.0 - 34.0;
        let text = metrics::fit(style.face, style.size, text, room);
        scene.text(pt(INDENT + 20.0, style.baseline(y)), style, text);
        y += 20.0;
    };
    for (kind, waves) in &kinds {
        let (fill, stroke, _) = inks(*kind);
        let names: Vec<&str> =
            waves.iter().filter_map(|wave| frame.outlook.waves.get(*wave)).map(|wave| wave.name.as_str()).collect();
        let what = work(lang, *kind);
        let text = if names.len() <= 2 {
            tr::legend_wave(lang, &names.join(", "), &what)
        } else {
            tr::legend_waves(lang, names.len() as u64, &what)
        };
        entry(scene, &text, &|scene, rect| {
            scene.boxed(rect, 2.0, Some(Fill::solid(fill)), Some(Stroke::new(stroke, 1.0)));
        });
    }
    if weeks.iter().any(|week| week.over > 0) {
        entry(scene, &tr::legend_over(lang), &|scene, rect| {
            scene.boxed(rect, 2.0, Some(OVER), Some(Stroke::new(Ink::StateLine(State::Unsupported), 1.0)));
        });
    }
    entry(scene, &tr::legend_capacity(lang), &|scene, rect| {
        let y = rect.y + rect.h / 2.0;
        scene.line(pt(rect.x, y), pt(rect.right(), y), Stroke::new(Ink::TextPrimary, 2.0));
    });
    if !frame.plan.blackouts.is_empty() {
        entry(scene, &tr::legend_blackout(lang), &|scene, rect| {
            scene.boxed(rect, 2.0, Some(BLACKOUT), Some(Stroke::new(Ink::StrokeDefault, 1.0)));
        });
    }
}
