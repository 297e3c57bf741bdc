//! The rows of the rollout and the bars in them.

use rustc_hash::FxHashMap;

use super::RolloutView;
use crate::catalog::Catalog;
use crate::i18n::{Lang, fmt, tr::rollout as tr};
use crate::model::Day;
use crate::plan::rollout::weeks::{joined, runs, share, total};
use crate::plan::waves::WaveOutlook;
use crate::plan::{Outlook, WeekDevices, WorkKind};

/// What the rows are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum RowsBy {
    /// A row for each site.
    #[default]
    Site,
    /// A row for each wave.
    Wave,
    /// A row for each vendor of today's devices.
    Vendor,
}

/// Height of a row with one lane of bars.
pub(super) const ROW: f32 = 58.0;
/// Height of each further lane.
const LANE: f32 = 44.0;

/// A bar.
#[derive(Clone, Debug, PartialEq)]
pub struct Strip {
    /// Index of the wave.
    pub wave: usize,
    /// Index of the part and of its bar, where the bar is one.
    pub bar: Option<(usize, usize)>,
    /// Devices by week.
    pub weeks: Vec<WeekDevices>,
    /// Devices.
    pub devices: u64,
    /// The kind of work.
    pub work: Option<WorkKind>,
    /// Days between deadline and end, where it is late.
    pub late: Option<i32>,
    /// Lane within the row, from the top.
    pub lane: usize,
}

impl Strip {
    /// First Monday.
    pub(super) fn first(&self) -> Day {
        self.weeks.first().map_or(Day::MIN, |week| week.monday)
    }

    /// Last Monday.
    pub(super) fn last(&self) -> Day {
        self.weeks.last().map_or(Day::MIN, |week| week.monday)
    }
}

/// A row.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Row {
    pub label: String,
    pub note: String,
    /// Site, where the row is one.
    pub site: Option<String>,
    pub y: f32,
    pub h: f32,
    pub strips: Vec<Strip>,
}

/// All rows, from the top.
pub(super) fn rows(outlook: &Outlook, catalog: &Catalog, view: &RolloutView, lang: Lang) -> Vec<Row> {
    let mut rows = match view.by {
        RowsBy::Site => by_site(outlook, lang),
        RowsBy::Wave => by_wave(outlook, lang),
        RowsBy::Vendor => by_vendor(outlook, catalog, lang),
    };
    let mut y = 0.0;
    for row in &mut rows {
        let lanes = lanes(&mut row.strips);
        row.y = y;
        row.h = ROW + LANE * (lanes.max(1) - 1) as f32;
        y += row.h;
    }
    rows
}

/// Puts bars that overlap in time below each other. Returns the number of lanes.
fn lanes(strips: &mut [Strip]) -> usize {
    strips.sort_by_key(|strip| (strip.first(), strip.wave));
    let mut ends: Vec<Day> = Vec::new();
    for strip in strips {
        let free = ends.iter().position(|end| *end < strip.first());
        strip.lane = free.unwrap_or(ends.len());
        let end = strip.last();
        match free.and_then(|lane| ends.get_mut(lane)) {
            Some(known) => *known = end,
            None => ends.push(end),
        }
    }
    ends.len()
}

fn late(outlook: &Outlook, site: &str, weeks: &[WeekDevices], deadline: Option<Day>) -> Option<i32> {
    let deadline = deadline.filter(|deadline| outlook.as_of.is_some_and(|day| *deadline >= day))?;
    let end = outlook.rollout.capacity.ends_of_week(site, weeks.last()?.monday).1;
    Some(end.days_since(deadline)).filter(|days| *days > 0)
}

fn by_site(outlook: &Outlook, lang: Lang) -> Vec<Row> {
    let capacity = &outlook.rollout.capacity;
    let mut by_site: FxHashMap<&str, Vec<(usize, usize)>> = FxHashMap::default();
    for (index, wave) in outlook.waves.iter().enumerate() {
        for (position, part) in wave.parts.iter().enumerate() {
            by_site.entry(&part.site).or_default().push((index, position));
        }
    }
    let mut rows = Vec::new();
    for (site, devices) in outlook.sites.iter() {
        let mut strips = Vec::new();
        for (index, position) in by_site.get(site.as_str()).into_iter().flatten() {
            let Some(wave) = outlook.waves.get(*index) else { continue };
            let Some(part) = wave.parts.get(*position) else { continue };
            for (run, weeks) in runs(capacity, site, &part.weeks).into_iter().enumerate() {
                strips.push(Strip {
                    wave: *index,
                    bar: Some((*position, run)),
                    devices: total(&weeks),
                    work: wave.work,
                    late: late(outlook, site, &weeks, part.deadline),
                    weeks,
                    lane: 0,
                });
            }
        }
        if strips.is_empty() {
            continue;
        }
        // Work on a phone in two waves counts the phone once at most.
        let planned = strips.iter().map(|strip| strip.devices).sum::<u64>().min(*devices);
        rows.push(Row {
            label: if site.is_empty() { tr::no_site(lang) } else { site.clone() },
            note: tr::row_devices(lang, &fmt::number(lang, *devices), &fmt::number(lang, planned)),
            site: Some(site.clone()),
            y: 0.0,
            h: ROW,
            strips,
        });
    }
    rows
}

/// The weeks of a whole wave.
fn weeks_of(wave: &WaveOutlook) -> Vec<WeekDevices> {
    wave.parts.iter().fold(Vec::new(), |weeks, part| joined(&weeks, &part.weeks))
}

fn by_wave(outlook: &Outlook, lang: Lang) -> Vec<Row> {
    let row = |(index, wave): (usize, &WaveOutlook)| {
        let weeks = weeks_of(wave);
        let late = wave.parts.iter().filter_map(|part| late(outlook, &part.site, &part.weeks, part.deadline)).max();
        let sites = wave.sites() as u64;
        Row {
            label: format!("{}, {}", wave.name, super::load::work(lang, wave.work)),
            note: tr::row_wave(lang, sites, &fmt::number(lang, wave.devices)),
            site: None,
            y: 0.0,
            h: ROW,
            strips: vec![Strip {
                wave: index,
                bar: None,
                devices: wave.devices,
                work: wave.work,
                late,
                weeks,
                lane: 0,
            }],
        }
    };
    outlook.waves.iter().enumerate().map(row).collect()
}

fn by_vendor(outlook: &Outlook, catalog: &Catalog, lang: Lang) -> Vec<Row> {
    let vendor = |lane: usize| {
        let product = outlook.lanes.get(lane).and_then(|lane| catalog.product(lane.product?));
        product.map(|product| product.vendor.clone()).unwrap_or_default()
    };
    let mut rows: Vec<Row> = Vec::new();
    for (index, wave) in outlook.waves.iter().enumerate() {
        let mut shares: Vec<(String, u64)> = Vec::new();
        for item in &wave.items {
            let name = vendor(item.lane);
            match shares.iter_mut().find(|(known, _)| *known == name) {
                Some((_, devices)) => *devices += item.devices,
                None => shares.push((name, item.devices)),
            }
        }
        let weeks = weeks_of(wave);
        let counts: Vec<u64> = weeks.iter().map(|week| week.devices).collect();
        for (name, devices) in shares {
            // The vendors of a wave share each of its weeks in proportion.
            let own = weeks.iter().zip(share(devices, &counts));
            let own: Vec<WeekDevices> =
                own.map(|(week, devices)| WeekDevices { devices, ..*week }).filter(|week| week.devices > 0).collect();
            let strip = Strip { wave: index, bar: None, devices, work: wave.work, late: None, weeks: own, lane: 0 };
            let label = if name.is_empty() { tr::no_vendor(lang) } else { name };
            match rows.iter_mut().find(|row| row.label == label) {
                Some(row) => row.strips.push(strip),
                None => rows.push(Row { label, note: String::new(), site: None, y: 0.0, h: ROW, strips: vec![strip] }),
            }
        }
    }
    let devices = |row: &Row| row.strips.iter().map(|strip| strip.devices).sum::<u64>();
    rows.sort_by(|a, b| devices(b).cmp(&devices(a)).then_with(|| a.label.cmp(&b.label)));
    for row in &mut rows {
        let count = devices(row);
        row.note = tr::row_vendor(lang, count, &fmt::number(lang, count));
    }
    rows
}
