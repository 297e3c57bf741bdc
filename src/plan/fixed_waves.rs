//! Waves that the user fixed: which work each of them does, and in which weeks.

use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use super::budget::labor::Crew;
use super::calendar::monday_of;
use super::decision::WorkKind;
use super::ground::Ground;
use super::rollout::weeks::{self, settled};
use super::rollout::{Capacity, Wave, WaveSite, WeekDevices};
use super::schedule::{Draft, Key, crew, devices_of, draft, work_days};
use super::work::{Job, Resolved};
use crate::model::Day;

/// Site, lane and kind of work.
type Place = (usize, usize, WorkKind);

/// What waves say themselves about which work is done where.
struct Listed<'a> {
    /// The place of some work, the wave that does it, and the day it is due; by place and then by wave.
    work: Vec<(Place, usize, Option<Day>)>,
    /// What a wave says of a site.
    sites: FxHashMap<(usize, usize), SmallVec<[&'a WaveSite; 1]>>,
}

impl<'a> Listed<'a> {
    /// What some waves say, in their order. Sites and lanes that the fleet does not have are left out.
    fn of(ground: &Ground<'_>, waves: impl Iterator<Item = &'a Wave>) -> Self {
        let names = (0..ground.sites.len()).map(|site| ground.site_name(site));
        let site_of: FxHashMap<&str, usize> = names.zip(0..).collect();
        let keys = ground.inputs.cohorts.lanes.iter().map(|lane| lane.key.as_str());
        let lane_of: FxHashMap<&str, usize> = keys.zip(0..).collect();
        let mut listed = Self { work: Vec::new(), sites: FxHashMap::default() };
        for (position, wave) in waves.enumerate() {
            for own in &wave.sites {
                let Some(site) = site_of.get(own.site.as_str()) else { continue };
                listed.sites.entry((position, *site)).or_default().push(own);
                for work in &own.work {
                    let Some(lane) = lane_of.get(work.lane.as_str()) else { continue };
                    listed.work.push(((*site, *lane, work.work), position, work.due));
                }
            }
        }
        listed.work.sort_by_key(|(key, ..)| *key);
        listed
    }

    /// The waves that do some work from one of them on, each with the day it is due there.
    fn waves(&self, key: Place, from: usize) -> impl Iterator<Item = (usize, Option<Day>)> {
        let first = self.work.partition_point(|(known, ..)| *known < key);
        let same = self.work.iter().skip(first).take_while(move |(known, ..)| *known == key);
        same.filter(move |(_, position, _)| *position >= from).map(|(_, position, due)| (*position, *due))
    }

    /// The weeks a wave says for a site.
    fn weeks(&self, position: usize, site: usize) -> Vec<WeekDevices> {
        let own = self.sites.get(&(position, site)).into_iter().flatten();
        own.flat_map(|site| site.weeks.iter().copied()).collect()
    }
}

/// Fills the waves the user fixed: the first work on a device goes into the first wave that means it, the next work into the
/// next such wave. Returns which jobs found one.
pub(super) fn fixed(
    ground: &Ground<'_>,
    jobs: &[Job],
    list: &[Wave],
    capacity: &Capacity,
    drafts: &mut Vec<Draft>,
) -> Vec<bool> {
    let mut order: Vec<(&Wave, Option<Resolved>)> =
        list.iter().map(|wave| (wave, wave.sites.is_empty().then(|| Resolved::new(ground, &wave.when)))).collect();
    order.sort_by_key(|(wave, _)| (wave.start, wave.end));
    let listed = Listed::of(ground, order.iter().map(|(wave, _)| *wave));
    let mut members: Vec<FxHashMap<usize, Vec<usize>>> = vec![FxHashMap::default(); order.len()];
    let mut taken = vec![false; jobs.len()];
    let mut next = vec![0; ground.units.len()];
    for (index, job) in jobs.iter().enumerate() {
        let Some(unit) = ground.units.get(job.unit) else { continue };
        let from = if job.order == 0 { 0 } else { next.get(job.unit).copied().unwrap_or(0) };
        let later = || listed.waves((unit.site, unit.lane, job.work), from);
        let exact = later().find(|(_, due)| *due == job.due).map(|(position, _)| position);
        let any = || {
            let meant = order.iter().enumerate().skip(from).find_map(|(position, (_, when))| {
                when.as_ref().filter(|when| when.matches(ground, unit)).map(|_| position)
            });
            later().map(|(position, _)| position).chain(meant).min()
        };
        let Some(position) = exact.or_else(any) else { continue };
        // A wave without sites is one part.
        let site = if order.get(position).is_some_and(|(_, when)| when.is_some()) { usize::MAX } else { unit.site };
        if let Some(members) = members.get_mut(position) {
            members.entry(site).or_default().push(index);
        }
        taken[index] = true;
        next[job.unit] = position + 1;
    }
    for (position, ((wave, _), members)) in order.iter().zip(members).enumerate() {
        let mut members: Vec<(usize, Vec<usize>)> = members.into_iter().collect();
        members.sort_unstable_by_key(|(site, _)| *site);
        for (site, jobs_in) in members {
            let own = Some(wave.technicians).filter(|count| *count > 0);
            let crew = Crew { technicians: own.or(crew(ground).technicians), ..crew(ground) };
            let days = work_days(ground, jobs, &jobs_in, &crew);
            let mut draft = if site == usize::MAX {
                spread(ground, jobs, jobs_in, capacity, wave)
            } else {
                let name = ground.site_name(site);
                let planned = listed.weeks(position, site);
                let devices = devices_of(ground, jobs, &jobs_in);
                let mut weeks = settled(capacity, name, &planned, devices);
                if weeks.is_empty() {
                    weeks = settled(capacity, name, &[WeekDevices { monday: wave.start, devices }], devices);
                }
                draft(ground, jobs, jobs_in, capacity, Key::Fixed(position), weeks, false)
            };
            draft.key = Key::Fixed(position);
            draft.wave.work_days = days;
            draft.wave.name.clone_from(&wave.name);
            draft.wave.technicians = own;
            draft.wave.fixed = true;
            drafts.push(draft);
        }
    }
    taken
}

/// A fixed wave that only says from when to when: its devices evenly over the weeks between, at every site.
fn spread(ground: &Ground<'_>, jobs: &[Job], members: Vec<usize>, capacity: &Capacity, wave: &Wave) -> Draft {
    let (start, end) = (wave.start, wave.end.max(wave.start));
    let mut by_site: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
    for index in &members {
        if let Some(unit) = jobs.get(*index).and_then(|job| ground.units.get(job.unit)) {
            by_site.entry(unit.site).or_default().push(*index);
        }
    }
    let mut by_site: Vec<(usize, Vec<usize>)> = by_site.into_iter().collect();
    by_site.sort_unstable_by_key(|(site, _)| *site);
    let mut parts = Vec::with_capacity(by_site.len());
    for (site, jobs_in) in by_site {
        let name = ground.site_name(site);
        let devices = devices_of(ground, jobs, &jobs_in);
        let all = [WeekDevices { monday: monday_of(start), devices }];
        let weeks = weeks::stretched(capacity, name, &all, all[0].monday, monday_of(end));
        parts.extend(draft(ground, jobs, jobs_in, capacity, Key::Fixed(0), weeks, false).wave.parts);
    }
    let mut all = draft(ground, jobs, members, capacity, Key::Fixed(0), Vec::new(), false);
    let sites: Vec<&str> = parts.iter().map(|part| part.site.as_str()).collect();
    let outlook = &mut all.wave;
    outlook.site = if let [site] = sites.as_slice() { (*site).to_owned() } else { String::new() };
    (outlook.start, outlook.end) = (start, end);
    outlook.fiscal_year = ground.inputs.plan.settings.fiscal.year_of(end);
    outlook.parts = parts;
    all
}
