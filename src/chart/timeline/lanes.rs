//! Rows of classes, products and new phones with their bars.

use super::axis::snap;
use super::rows::{Group, Row, RowKind};
use super::stack::{self, Break};
use super::{Frame, INDENT, TimelineView, hair};
use crate::catalog::Catalog;
use crate::chart::draw::{TextStyle, state_fill};
use crate::chart::{Face, Fill, Hit, Ink, Mark, Rect, Scene, Stroke, Target, metrics, pt};
use crate::i18n::tr::chart as tr;
use crate::i18n::{Lang, fmt};
use crate::i18n::{explain, reason};
use crate::model::Day;
use crate::plan::curve::counts_on;
use crate::plan::outlook::{DeadlineKind, Lane, NewPhones};
use crate::plan::support::{Counts, CurvePoint, Phase};
use crate::plan::{Outlook, State};

const BAR_TEXT: f32 = 11.0;
/// A label is put where its state has at least this share of the bar's height.
const CLEAR: f64 = 0.85;

/// True if one label can stand for both lanes.
pub(super) fn alike(a: &Lane, b: &Lane) -> bool {
    let same = |(a, b): (&Phase, &Phase)| a.state == b.state && a.reason == b.reason && a.from == b.from;
    a.phases.len() == b.phases.len() && a.phases.iter().zip(&b.phases).all(same)
}

/// Draws the rows that are in view.
pub(super) fn draw(scene: &mut Scene, frame: &Frame, groups: &[Group], rows: &[Row], window: Rect, scrolled: f32) {
    for row in rows {
        let rect = Rect::new(0.0, window.y + row.y - scrolled, window.w, row.h);
        if rect.bottom() < window.y || rect.y > window.bottom() {
            continue;
        }
        let drawn = match row.kind {
            RowKind::Group(index) => groups.get(index).map(|group| group_row(scene, frame, group, rect)),
            RowKind::Lane(index) => {
                let site = groups.get(row.group).and_then(|group| group.site);
                frame.outlook.lanes.get(index).map(|lane| lane_row(scene, frame, (index, lane), site, rect))
            }
            RowKind::New(index) => frame.outlook.new_phones.get(index).map(|new| new_row(scene, frame, new, rect)),
        };
        let Some((target, label)) = drawn else { continue };
        if let (Some(target), true) = (target, frame.view.interactive) {
            let top = rect.y.max(window.y);
            let hit = Rect::new(0.0, top, window.w, rect.bottom().min(window.bottom()) - top);
            scene.hits.push(Hit { rect: hit, target, label });
        }
    }
}

fn group_row(scene: &mut Scene, frame: &Frame, group: &Group, rect: Rect) -> (Option<Target>, String) {
    let target = Target::Group(group.id);
    let open = frame.view.expanded.contains(&group.id);
    if rect.y > 0.0 {
        scene.rule(0.0, rect.right(), snap(rect.y), Ink::StrokeSubtle);
    }
    if !open && group.lanes.iter().any(|lane| frame.touches(*lane, group.site)) {
        mark(scene, rect);
    }
    tint(scene, frame, &target, rect);
    let middle = rect.y + rect.h / 2.0;
    let chevron = if open { lucide_icons::Icon::ChevronDown } else { lucide_icons::Icon::ChevronRight };
    scene.icon(pt(INDENT + 5.0, middle), 12.0, Ink::TextTertiary, chevron);
    let mut left = INDENT + 16.0;
    if let Some(class) = group.class {
        let swatch = Rect::new(left - 1.0, (middle - 4.0).round(), 8.0, 8.0);
        scene.boxed(swatch, 2.0, Some(Fill::solid(Ink::Class(class))), None);
        left += 12.0;
    }
    let count = fmt::number(frame.lang, group.devices);
    let style = TextStyle::bold(12.0, Ink::TextPrimary);
    let room = frame.counts_right() - style.width(&count) - 8.0 - left;
    scene.text(pt(left, style.baseline(middle)), style, metrics::fit(style.face, style.size, &group.name, room));
    scene.text(pt(frame.counts_right(), style.baseline(middle)), style.right(), count);

    let lanes: Vec<&Lane> = group.lanes.iter().filter_map(|lane| frame.outlook.lanes.get(*lane)).collect();
    let breaks = match group.site {
        Some(site) => stack::sum([frame.outlook.curve_at(site, None).as_slice()]),
        None => stack::sum(lanes.iter().map(|lane| lane.curve.as_slice())),
    };
    let bar = bar_rect(frame, rect, 12.0);
    let shown = bar_of(scene, frame, &breaks, bar, &target);
    if !open {
        group_labels(scene, frame, &lanes, &shown, bar);
    }
    let today = frame.as_of().and_then(|day| stack::at(&breaks, f64::from(day.number())));
    let most = today.and_then(|counts| state_of_most(counts.counts.map(|count| count.round() as u64)));
    let label = tr::hit_lane(frame.lang, group.devices, &group.name);
    (Some(target), with_state(frame, label, most))
}

fn lane_row(
    scene: &mut Scene,
    frame: &Frame,
    (index, lane): (usize, &Lane),
    site: Option<usize>,
    rect: Rect,
) -> (Option<Target>, String) {
    let target = site.map_or(Target::Lane(index), |site| Target::Piece(index, site));
    let at_site = site.map(|site| frame.outlook.curve_at(site, Some(index)));
    let curve = at_site.as_deref().unwrap_or(&lane.curve);
    let devices = site
        .map_or(lane.devices, |site| frame.outlook.courses_at(site, Some(index)).map(|course| course.devices).sum());
    tint(scene, frame, &target, rect);
    let selected = frame.selects(&target);
    let name = lane_name(frame, lane);
    let android = lane.android.as_ref().map(|version| format!("Android\u{a0}{version}"));
    let ink = if selected { Ink::TextPrimary } else { Ink::TextSecondary };
    let count = fmt::number(frame.lang, devices);
    let style = TextStyle::regular(12.0, ink);
    let room = frame.counts_right() - style.width(&count) - 8.0 - (INDENT + 24.0);
    // Where the full name of a class has no room, its short one stands.
    let short = (lane.name.is_empty() && style.width(&name) > room).then(|| reason::class(frame.lang, lane.class));
    names(scene, frame, rect, ink, short.as_deref().unwrap_or(&name), android.as_deref(), &count);

    let breaks = stack::sum([curve]);
    let bar = bar_rect(frame, rect, 14.0);
    let shown = bar_of(scene, frame, &breaks, bar, &target);
    let pennant = lane
        .deadline
        .as_ref()
        .filter(|deadline| frame.view.layers.deadlines && frame.scale.shows(deadline.day))
        .map(|deadline| (frame.scale.x(deadline.day.plus_days(1)), in_use(curve, deadline.day, deadline.kind)));
    let own: Vec<f32> = super::events::own_dates(frame, index)
        .filter(|event| frame.view.layers.deadlines && frame.scale.shows(event.day))
        .map(|event| frame.scale.x(event.day))
        .collect();
    let avoid: Vec<f32> = pennant.iter().map(|(x, _)| *x).chain(own.iter().copied()).collect();
    phase_labels(scene, frame, &lane.phases, &shown, bar, &avoid);
    if let Some((x, late)) = pennant {
        draw_pennant(scene, x, bar, late);
    }
    for x in &own {
        draw_flag(scene, *x, bar);
    }
    (Some(target), lane_label(frame, lane, (curve, devices), &name))
}

fn new_row(scene: &mut Scene, frame: &Frame, new: &NewPhones, rect: Rect) -> (Option<Target>, String) {
    let name = tr::new_phones(frame.lang, &explain::lane_name(frame.lang, frame.catalog, &new.product));
    let count = format!("+{}", fmt::number(frame.lang, new.devices));
    names(scene, frame, rect, Ink::TextTertiary, &name, None, &count);
    let bar = bar_rect(frame, rect, 14.0);
    let mut shown = Vec::new();
    for phase in &new.phases {
        let from = frame.scale.x(phase.from.max(new.from)).max(frame.scale.left());
        let to = phase.until.map_or(frame.scale.right(), |day| frame.scale.x(day)).min(frame.scale.right());
        if to <= from {
            continue;
        }
        let stroke = Stroke { dash: Some((3.0, 2.0)), ..Stroke::new(Ink::StateLine(phase.state), 1.0) };
        let part = Rect::new(from, bar.y, to - from, bar.h);
        scene.boxed(part, 0.0, Some(state_fill(phase.state, false)), Some(stroke));
        shown.push((phase, (from, to)));
    }
    for (phase, span) in shown {
        label(scene, frame, phase, &[span], bar, &[]);
    }
    (None, name)
}

/// The size of a long name on paper: 7.1 points.
const LEAST_NAME: f32 = 9.5;

/// Name, version and count in the label column.
fn names(scene: &mut Scene, frame: &Frame, rect: Rect, ink: Ink, name: &str, version: Option<&str>, count: &str) {
    let middle = rect.y + rect.h / 2.0;
    let style = TextStyle::regular(12.0, ink);
    let small = TextStyle::regular(11.0, Ink::TextTertiary);
    let left = INDENT + 24.0;
    let room = frame.counts_right() - style.width(count) - 8.0 - left;
    let versioned =
        version.map(|version| (version, small.width(version) + 6.0)).filter(|(_, width)| *width < room / 2.0);
    let left_over = room - versioned.map_or(0.0, |(_, width)| width);
    // On paper nobody can ask for the rest: a name is set smaller before it is cut.
    let smallest = if frame.view.interactive { style.size } else { LEAST_NAME };
    let style =
        TextStyle { size: (style.size * left_over / style.width(name).max(1.0)).clamp(smallest, style.size), ..style };
    let fitted = metrics::fit(style.face, style.size, name, left_over);
    let end = left + style.width(&fitted);
    scene.text(pt(left, style.baseline(middle)), style, fitted);
    if let Some((version, _)) = versioned {
        scene.text(pt(end + 6.0, style.baseline(middle)), small, version);
    }
    let style = TextStyle::regular(12.0, ink).right();
    scene.text(pt(frame.counts_right(), style.baseline(middle)), style, count);
}

fn tint(scene: &mut Scene, frame: &Frame, target: &Target, rect: Rect) {
    if frame.selects(target) {
        // The bands stay visible beside it: the tint covers the whole width, as in every table.
        scene.fill(rect, Ink::Selected);
        scene.fill(Rect::new(0.0, rect.y, 2.0, rect.h), Ink::Accent);
    } else if frame.marks(target) {
        mark(scene, rect);
    }
}

/// Marks a row that what the pointer is on touches.
fn mark(scene: &mut Scene, rect: Rect) {
    scene.fill(rect, Ink::Hover);
    scene.fill(Rect::new(0.0, rect.y, 2.0, rect.h), Ink::TextSecondary);
}

fn bar_rect(frame: &Frame, row: Rect, height: f32) -> Rect {
    let height = height.min(row.h - 4.0);
    // On full units, so that outlines are sharp.
    let top = (row.y + (row.h - height) / 2.0).round() + 0.5;
    Rect::new(frame.scale.left(), top, frame.scale.right() - frame.scale.left(), height.round())
}

fn bar_of(scene: &mut Scene, frame: &Frame, breaks: &[Break], bar: Rect, target: &Target) -> Vec<Break> {
    let shown = stack::visible(breaks, &frame.scale);
    let whole = shown.iter().map(Break::total).fold(0.0, f64::max);
    // Outlines of slivers would run over the end of the axis.
    if frame.view.interactive {
        scene.marks.push(Mark::Clip(Rect::new(bar.x - 1.0, bar.y - 1.0, bar.w + 2.0, bar.h + 2.0)));
    }
    for ribbon in stack::ribbons(&shown, &frame.scale, whole, bar.y, bar.bottom(), 0.4) {
        scene.marks.push(Mark::Polygon {
            points: ribbon.polygon(),
            fill: Some(state_fill(ribbon.state, false)),
            stroke: Some(Stroke::new(Ink::StateLine(ribbon.state), 1.0)),
        });
    }
    if frame.view.interactive {
        scene.marks.push(Mark::EndClip);
    }
    if frame.view.hovered.as_ref() == Some(target) {
        scene.boxed(bar, 0.0, None, Some(Stroke::new(Ink::TextPrimary, 1.25)));
    }
    shown
}

/// Writes into a bar what its phases are called, each where its state fills the bar.
fn phase_labels(scene: &mut Scene, frame: &Frame, phases: &[Phase], shown: &[Break], bar: Rect, avoid: &[f32]) {
    for phase in phases {
        let from = frame.scale.x(phase.from);
        let to = phase.until.map_or(frame.scale.right(), |day| frame.scale.x(day));
        // A slope may begin before the phase of the typical device does: its label may use what is clear.
        let spans: Vec<(f32, f32)> = stack::spans(shown, &frame.scale, phase.state, CLEAR)
            .into_iter()
            .map(|(left, right)| (left.max(from), right.min(to)))
            .filter(|(left, right)| right > left)
            .collect();
        label(scene, frame, phase, &spans, bar, avoid);
    }
}

/// Writes into the bar of a closed group what its states are called: with their reason where all models share it.
fn group_labels(scene: &mut Scene, frame: &Frame, lanes: &[&Lane], shown: &[Break], bar: Rect) {
    if let Some(first) = lanes.first()
        && lanes.iter().all(|lane| alike(first, lane))
    {
        phase_labels(scene, frame, &first.phases, shown, bar, &[]);
        return;
    }
    for state in State::ALL {
        let phases = || lanes.iter().flat_map(|lane| &lane.phases).filter(|phase| phase.state == state);
        let Some(first) = phases().next() else { continue };
        let shared = phases().all(|phase| phase.reason == first.reason);
        let own = if shared { reason::phase(frame.lang, frame.catalog, first) } else { Vec::new() };
        let texts: Vec<String> = own.into_iter().chain([reason::state(frame.lang, state)]).collect();
        for span in stack::spans(shown, &frame.scale, state, CLEAR) {
            write(scene, frame, state, &texts, &[span], bar, &[]);
        }
    }
}

/// Writes what a phase is called.
fn label(scene: &mut Scene, frame: &Frame, phase: &Phase, spans: &[(f32, f32)], bar: Rect, avoid: &[f32]) {
    let texts = reason::phase(frame.lang, frame.catalog, phase);
    write(scene, frame, phase.state, &texts, spans, bar, avoid);
}

/// The longest text that fits between the lines to avoid, at the first place where it does; else a shorter one, else none.
fn write(
    scene: &mut Scene,
    frame: &Frame,
    state: State,
    texts: &[String],
    spans: &[(f32, f32)],
    bar: Rect,
    avoid: &[f32],
) {
    let style = TextStyle::regular(BAR_TEXT.min(bar.h - 1.0), Ink::StateText(state));
    let ground = state_fill(state, false);
    let style = if ground.pattern.is_some() { style.on(ground.ink) } else { style };
    let lines: Vec<f32> = avoid.iter().copied().chain(frame.lines()).collect();
    // Lines across a text are worse than a shorter text, but better than none.
    for cuts in [lines.as_slice(), avoid] {
        let pieces: Vec<(f32, f32)> = spans.iter().flat_map(|span| cut(*span, cuts)).collect();
        for text in texts {
            let width = style.width(text);
            if let Some((left, _)) = pieces.iter().find(|(left, right)| right - left >= width + 9.0) {
                let at = pt(left + 6.0, style.baseline(bar.y + bar.h / 2.0));
                scene.text(at, style, text.as_str());
                return;
            }
        }
    }
}

/// A span without some positions.
fn cut((left, right): (f32, f32), at: &[f32]) -> Vec<(f32, f32)> {
    let mut at: Vec<f32> = at.iter().copied().filter(|x| *x > left && *x < right).collect();
    at.sort_by(f32::total_cmp);
    let mut pieces = Vec::new();
    let mut start = left;
    for x in at {
        pieces.push((start, x));
        start = x;
    }
    pieces.push((start, right));
    pieces
}

/// True if devices of the lane were still in use when its deadline passed.
fn in_use(curve: &[CurvePoint], deadline: Day, kind: DeadlineKind) -> bool {
    let after = counts_on(curve, deadline.plus_days(1));
    let without_support = after[State::Unsupported.index()];
    match kind {
        DeadlineKind::ClassEnd | DeadlineKind::BestEffortEnd => without_support > 0,
        DeadlineKind::CertificationEnd => without_support + after[State::BestEffort.index()] > 0,
        DeadlineKind::VendorEnd | DeadlineKind::BridgeEnd => after.iter().sum::<u64>() > after[State::Replaced.index()],
    }
}

fn draw_pennant(scene: &mut Scene, x: f32, bar: Rect, late: bool) {
    let ink = if late { Ink::StateLine(State::Unsupported) } else { Ink::TextSecondary };
    let (x, top) = (snap(x), bar.y - 4.0);
    scene.line(pt(x, top), pt(x, bar.bottom()), Stroke::new(ink, 1.0));
    let points = vec![pt(x, top), pt(x + 7.0, top + 3.0), pt(x, top + 6.0)];
    let fill = Some(Fill::solid(if late { ink } else { Ink::Panel }));
    scene.marks.push(Mark::Polygon { points, fill, stroke: Some(Stroke::new(ink, 1.0)) });
}

/// A date of the user about a lane: square, where the pennant of a deadline is pointed.
fn draw_flag(scene: &mut Scene, x: f32, bar: Rect) {
    let ink = Ink::TextPrimary;
    let (x, top) = (snap(x), bar.y - 4.0);
    scene.line(pt(x, top), pt(x, bar.bottom()), Stroke::new(ink, 1.0));
    scene.boxed(Rect::new(x, top, 6.0, 5.0), 0.0, Some(Fill::solid(ink)), None);
}

/// The name of a lane; devices without product are called after their class.
pub(super) fn lane_name(frame: &Frame, lane: &Lane) -> String {
    name_of(lane, frame.catalog, frame.lang)
}

fn name_of(lane: &Lane, catalog: &Catalog, lang: Lang) -> String {
    if !lane.name.is_empty() {
        return lane.name.clone();
    }
    explain::class_or_group(lang, catalog, lane.class)
}

/// The width of a label column in which the name of every class has room, and of every lane of those that are open, as a timeline
/// on paper of this width needs it. Beyond a third of the width names are set smaller.
#[must_use]
pub fn label_room(outlook: &Outlook, catalog: &Catalog, lang: Lang, view: &TimelineView, width: f32) -> f32 {
    let (name, small) = (TextStyle::regular(12.0, Ink::TextSecondary), TextStyle::regular(11.0, Ink::TextTertiary));
    let bold = TextStyle::bold(12.0, Ink::TextPrimary);
    let groups = super::groups(outlook, catalog, view.group_by, lang);
    let lane = |lane: &Lane| {
        let android = lane.android.as_ref();
        let version = android.map_or(0.0, |version| small.width(&format!("Android\u{a0}{version}")) + 6.0);
        name.width(&name_of(lane, catalog, lang)) + version + name.width(&fmt::number(lang, lane.devices))
    };
    let new = |new: &NewPhones| {
        let count = format!("+{}", fmt::number(lang, new.devices));
        name.width(&tr::new_phones(lang, &explain::lane_name(lang, catalog, &new.product))) + name.width(&count)
    };
    let widest = |group: &Group| {
        let open = view.expanded.contains(&group.id);
        let lanes = group.lanes.iter().filter(|_| open).filter_map(|index| outlook.lanes.get(*index)).map(lane);
        let news = group.new.iter().filter(|_| open).filter_map(|index| outlook.new_phones.get(*index)).map(new);
        // Chevron and swatch stand in the indent of the lanes, and a little more.
        let own = bold.width(&group.name) + bold.width(&fmt::number(lang, group.devices)) + 4.0;
        lanes.chain(news).fold(own, f32::max)
    };
    // Indent at the left, gaps before the count and behind it.
    let needed = groups.iter().map(widest).fold(0.0, f32::max) + INDENT + 24.0 + 8.0 + 12.0 + 1.0;
    let usual = super::labels(width);
    needed.clamp(usual, usual.max(width * 0.36))
}

fn state_of_most(counts: Counts) -> Option<State> {
    State::ALL.into_iter().rev().max_by_key(|state| counts[state.index()])
}

fn with_state(frame: &Frame, label: String, state: Option<State>) -> String {
    match state {
        Some(state) => tr::hit_lane_state(frame.lang, &label, &reason::state(frame.lang, state)),
        None => label,
    }
}

fn lane_label(frame: &Frame, lane: &Lane, (curve, devices): (&[CurvePoint], u64), name: &str) -> String {
    let label = tr::hit_lane(frame.lang, devices, name);
    let most = frame.as_of().and_then(|day| state_of_most(counts_on(curve, day)));
    let label = with_state(frame, label, most);
    match &lane.deadline {
        Some(deadline) => tr::hit_lane_deadline(frame.lang, &fmt::date(frame.lang, deadline.day), &label),
        None => label,
    }
}

/// Head of a layer in the label column: icon, name and count.
pub(super) fn layer_head(
    scene: &mut Scene,
    frame: &Frame,
    middle: f32,
    icon: lucide_icons::Icon,
    name: &str,
    count: &str,
) {
    scene.icon(pt(INDENT + 6.0, middle), 14.0, Ink::TextTertiary, icon);
    let (bold, small) = (TextStyle::bold(12.0, Ink::TextPrimary), TextStyle::regular(11.0, Ink::TextTertiary));
    let left = INDENT + 20.0;
    let room = frame.counts_right() - small.width(count) - 8.0 - left;
    scene.text(pt(left, bold.baseline(middle)), bold, metrics::fit(Face::Bold, 12.0, name, room));
    scene.text(pt(frame.counts_right(), small.baseline(middle)), small.right(), count);
}

/// A line under a layer.
pub(super) fn layer_rule(scene: &mut Scene, frame: &Frame, y: f32) {
    scene.line(pt(0.0, snap(y)), pt(frame.scale.right(), snap(y)), hair());
}
