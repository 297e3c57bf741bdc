//! The waves of each site over time.

use super::Ctx;
use super::flow::{leading, style};
use super::text::wrap;
use crate::chart::draw::{TextStyle, state_fill};
use crate::chart::{Fill, Ink, Rect, Scene, Stroke, pt};
use crate::i18n::fmt;
use crate::model::Day;
use crate::plan::State;
use crate::plan::waves::WaveOutlook;

const LABELS: f32 = 150.0;
const BAR: f32 = 16.0;
const LINE: f32 = 21.0;
const AXIS: f32 = 24.0;
/// The name of a wave in its bar, or beside it.
const NAME: TextStyle = TextStyle::bold(10.0, Ink::AccentText);

/// The part of a wave at one site.
#[derive(Clone, Copy)]
struct Part<'a> {
    wave: &'a str,
    site: &'a str,
    start: Day,
    end: Day,
    late: bool,
}

/// A site with its parts of waves, in lines that do not overlap.
struct Row<'a> {
    name: Vec<String>,
    lines: Vec<Vec<Part<'a>>>,
}

/// The parts of all waves.
fn parts<'a>(ctx: &Ctx, waves: &'a [WaveOutlook]) -> Vec<Part<'a>> {
    let late = |deadline: Option<Day>, end: Day| {
        let today = ctx.outlook.as_of;
        deadline.is_some_and(|deadline| deadline < end && today.is_none_or(|today| deadline >= today))
    };
    let of = |wave: &'a WaveOutlook| {
        let whole = Part {
            wave: &wave.name,
            site: &wave.site,
            start: wave.start,
            end: wave.end,
            late: late(wave.deadline, wave.end),
        };
        let parts = wave.parts.iter().map(move |part| Part {
            site: &part.site,
            start: part.start,
            end: part.end,
            late: late(part.deadline, part.end),
            ..whole
        });
        let whole = wave.parts.is_empty().then_some(whole);
        parts.chain(whole).collect::<Vec<_>>()
    };
    let mut parts: Vec<Part> = waves.iter().flat_map(of).collect();
    parts.sort_by_key(|part| (part.start, part.end));
    parts
}

impl Row<'_> {
    fn height(&self) -> f32 {
        let names = self.name.len() as f32 * leading(style::CELL);
        names.max(self.lines.len() as f32 * LINE) + 6.0
    }
}

/// Charts of all waves; each is at most `height` tall.
pub(super) fn charts(ctx: &Ctx, width: f32, height: f32) -> Vec<Scene> {
    let waves = &ctx.outlook.waves;
    let Some((from, to)) = span(ctx, waves) else { return Vec::new() };
    let scale = |day: Day| {
        let share = day.days_since(from) as f32 / to.days_since(from).max(1) as f32;
        LABELS + share * (width - LABELS)
    };
    let mut sites: Vec<(&str, Vec<Part>)> = Vec::new();
    for part in parts(ctx, waves) {
        match sites.iter_mut().find(|(site, _)| *site == part.site) {
            Some((_, list)) => list.push(part),
            None => sites.push((part.site, vec![part])),
        }
    }
    let rows = sites.into_iter().map(|(site, parts)| {
        let site = if site.is_empty() { crate::i18n::tr::export::no_site(ctx.lang) } else { site.to_owned() };
        Row { name: wrap(ctx.lang, style::CELL, &site, LABELS - 12.0), lines: lines(&parts, &scale, width) }
    });
    let mut pages: Vec<Vec<Row>> = Vec::new();
    let mut used = f32::MAX;
    for row in rows {
        if used + row.height() > height - AXIS {
            pages.push(Vec::new());
            used = 0.0;
        }
        used += row.height();
        if let Some(page) = pages.last_mut() {
            page.push(row);
        }
    }
    pages.into_iter().map(|rows| chart(ctx, &rows, (from, to), &scale, width)).collect()
}

/// Whole fiscal years that hold all waves.
fn span(ctx: &Ctx, waves: &[WaveOutlook]) -> Option<(Day, Day)> {
    let fiscal = ctx.plan.settings.fiscal;
    let first = waves.iter().map(|wave| wave.start).chain(ctx.outlook.as_of).min()?;
    let last = waves.iter().map(|wave| wave.end).max()?;
    let from = fiscal.first_day(fiscal.year_of(first));
    Some((from, fiscal.last_day(fiscal.year_of(last)).plus_days(1)))
}

/// Spreads waves over lines so that neither bars nor the names beside them touch.
fn lines<'a>(parts: &[Part<'a>], scale: &dyn Fn(Day) -> f32, width: f32) -> Vec<Vec<Part<'a>>> {
    let mut lines: Vec<(f32, Vec<Part>)> = Vec::new();
    for part in parts {
        let left = scale(part.start);
        let right = place(*part, scale, width).1;
        match lines.iter_mut().find(|(end, _)| *end + 3.0 <= left) {
            Some((end, line)) => {
                *end = right;
                line.push(*part);
            }
            None => lines.push((right, vec![*part])),
        }
    }
    lines.into_iter().map(|(_, line)| line).collect()
}

/// The right edge of a bar, and of the bar with the name beside it if there is one.
fn place(part: Part, scale: &dyn Fn(Day) -> f32, width: f32) -> (f32, f32) {
    let (left, name) = (scale(part.start), NAME.width(part.wave));
    let bar = scale(part.end.plus_days(1)).max(left + 3.0).min(width);
    if name + 6.0 <= bar - left || bar + name + 5.0 > width { (bar, bar) } else { (bar, bar + name + 5.0) }
}

fn chart(ctx: &Ctx, rows: &[Row], (from, to): (Day, Day), scale: &dyn Fn(Day) -> f32, width: f32) -> Scene {
    let height = AXIS + rows.iter().map(Row::height).sum::<f32>();
    let mut scene = Scene::new(width, height);
    let fiscal = ctx.plan.settings.fiscal;
    let label = TextStyle::regular(10.5, Ink::TextTertiary).center();
    let mut year = fiscal.year_of(from);
    let mut even = false;
    while fiscal.first_day(year) < to {
        let (left, right) = (scale(fiscal.first_day(year)), scale(fiscal.last_day(year).plus_days(1)).min(width));
        if even {
            scene.fill(Rect::new(left, AXIS, right - left, height - AXIS), Ink::BandB);
        }
        even = !even;
        let texts = [
            ctx.year(year),
            fmt::fiscal_year(ctx.lang, fiscal, year).chars().skip_while(|c| !c.is_ascii_digit()).collect(),
        ];
        if let Some(text) = texts.into_iter().find(|text: &String| label.width(text) <= right - left - 4.0) {
            scene.text(pt(f32::midpoint(left, right), label.baseline(AXIS / 2.0)), label, text);
        }
        year = crate::model::FiscalYear(year.0 + 1);
    }
    scene.rule(0.0, width, AXIS, Ink::StrokeStrong);
    let mut y = AXIS;
    for row in rows {
        for (index, line) in row.name.iter().enumerate() {
            let at = pt(0.0, y + 3.0 + index as f32 * leading(style::CELL) + style::CELL.size);
            scene.text(at, style::CELL, line.as_str());
        }
        for (index, line) in row.lines.iter().enumerate() {
            for part in line {
                bar(&mut scene, *part, scale, y + 3.0 + index as f32 * LINE + (LINE - BAR) / 2.0, width);
            }
        }
        y += row.height();
        scene.rule(0.0, width, y, Ink::StrokeSubtle);
    }
    if let Some(today) = ctx.outlook.as_of.filter(|today| *today >= from && *today < to) {
        let x = scale(today);
        scene.line(pt(x, AXIS - 6.0), pt(x, height), Stroke::new(Ink::Accent, 1.5));
    }
    scene
}

fn bar(scene: &mut Scene, part: Part, scale: &dyn Fn(Day) -> f32, y: f32, width: f32) {
    let left = scale(part.start);
    let (bar, whole) = place(part, scale, width);
    let late = part.late;
    let (fill, ink) = if late {
        (state_fill(State::Unsupported, false), Ink::StateLine(State::Unsupported))
    } else {
        (Fill::solid(Ink::AccentTint), Ink::Accent)
    };
    scene.boxed(Rect::new(left, y, bar - left, BAR), 3.0, Some(fill), Some(Stroke::new(ink, 1.0)));
    let style = if late { TextStyle { ink: Ink::StateText(State::Unsupported), ..NAME } } else { NAME };
    let baseline = style.baseline(y + BAR / 2.0);
    if whole > bar {
        scene.text(pt(bar + 4.0, baseline), style, part.wave);
    } else if style.width(part.wave) + 6.0 <= bar - left {
        let style = if late { style.on(Ink::StateFill(State::Unsupported)) } else { style };
        scene.text(pt(f32::midpoint(left, bar), baseline), style.center(), part.wave);
    }
}

/// True if a wave ends after a deadline of its devices that was still to come when the plan was made.
pub(super) fn late(ctx: &Ctx, wave: &WaveOutlook) -> bool {
    let today = ctx.outlook.as_of;
    wave.deadline.is_some_and(|deadline| deadline < wave.end && today.is_none_or(|today| deadline >= today))
}
