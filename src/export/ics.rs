//! A calendar: one all-day event for each deadline, wave, and certificate event that touches the fleet, from the as-of day on.
//!
//! The identifiers follow from what an event is about, so that a second import of the calendar moves events instead of adding
//! them. An alarm goes off 90 days before.

use chrono::{Duration, NaiveTime};
use icalendar::{Alarm, Calendar, Component as _, Event, EventLike as _, Property};

use super::Input;
use crate::i18n::explain::{event_needs, own_event};
use crate::i18n::fmt::date;
use crate::i18n::tr::export as tr;
use crate::model::Day;
use crate::plan::outlook::{EventRef, OwnEventKind};

/// The days between alarm and event.
const ALARM_DAYS: i64 = 90;

struct Entry {
    id: String,
    first: Day,
    last: Day,
    summary: String,
    description: String,
}

/// The bytes of the calendar.
#[must_use]
pub fn write(input: &Input<'_>) -> Vec<u8> {
    let mut calendar = Calendar::empty();
    calendar.append_property(Property::new("VERSION", "2.0"));
    calendar.name(&input.plan.settings.title);
    calendar.append_property(Property::new("PRODID", "-//Switchover//Switchover//EN"));
    for entry in entries(input) {
        calendar.push(event(&entry, input.today));
    }
    calendar.to_string().into_bytes()
}

fn event(entry: &Entry, today: Day) -> Event {
    let stamp = today.date().and_time(NaiveTime::MIN).and_utc();
    let mut alarm = Alarm::display(&entry.summary, -Duration::days(ALARM_DAYS));
    alarm.uid(&format!("{}-alarm@switchover", entry.id)).timestamp(stamp);
    let mut event = Event::new();
    event
        .uid(&format!("{}@switchover", entry.id))
        .timestamp(stamp)
        .summary(&entry.summary)
        .description(&entry.description)
        .starts(entry.first.date())
        .ends(entry.last.plus_days(1).date())
        .append_property(Property::new("TRANSP", "TRANSPARENT"))
        .alarm(alarm);
    event.done()
}

fn entries(input: &Input<'_>) -> Vec<Entry> {
    let (lang, outlook) = (input.lang, input.outlook);
    let mut entries = Vec::new();
    for lane in &outlook.lanes {
        let Some(deadline) = &lane.deadline else { continue };
        let name = if lane.name.is_empty() {
            crate::i18n::explain::lane_name(lang, input.catalog, &lane.key)
        } else {
            lane.name.clone()
        };
        entries.push(Entry {
            id: format!("deadline-{}", slug(&lane.key)),
            first: deadline.day,
            last: deadline.day,
            summary: tr::ics_deadline(lang, &name),
            description: tr::ics_devices(lang, lane.devices),
        });
    }
    for wave in outlook.waves.iter() {
        // One event a site: people there are told when their phones are worked on.
        for part in &wave.parts {
            let site = if part.site.is_empty() { tr::no_site(lang) } else { part.site.clone() };
            entries.push(Entry {
                id: format!("wave-{}-{}", slug(&wave.name), slug(&part.site)),
                first: part.start,
                last: part.end,
                summary: tr::ics_wave(lang, &wave.name, &site),
                description: tr::ics_devices(lang, part.devices),
            });
        }
    }
    for event in outlook.events.iter().filter(|event| event.devices > 0) {
        let index = match event.event {
            EventRef::Certificate(index) => index,
            EventRef::Milestone(_) | EventRef::Own(_) => continue,
        };
        let Some(fact) = input.catalog.events.get(index) else { continue };
        let title = lang.pick(&fact.title_en, &fact.title_de);
        entries.push(Entry {
            id: format!("certificate-{}-{}", fact.date, slug(&fact.title_en)),
            first: event.day,
            last: event.day,
            summary: title.to_owned(),
            description: format!("{}\n{}", tr::ics_devices(lang, event.devices), event_needs(lang, fact))
                .trim()
                .to_owned(),
        });
    }
    for (index, event) in outlook.own_events.iter().enumerate() {
        let summary = own_event(lang, input.plan, event);
        let (what, day) = match event.what {
            OwnEventKind::Date(_) => ("own", event.day),
            // What matters in a calendar is the day to act on.
            OwnEventKind::ChainEnds(_, renew_by) => ("renewal", renew_by),
        };
        let description = if day == event.day { String::new() } else { date(lang, event.day) };
        entries.push(Entry {
            id: format!("{what}-{index}-{}", slug(&summary)),
            first: day,
            last: day,
            summary,
            description,
        });
    }
    let from = outlook.as_of.unwrap_or(input.today);
    entries.retain(|entry| entry.last >= from);
    entries.sort_by(|a, b| (a.first, &a.id).cmp(&(b.first, &b.id)));
    let mut seen = rustc_hash::FxHashMap::default();
    for entry in &mut entries {
        let times: &mut u32 = seen.entry(entry.id.clone()).or_default();
        *times += 1;
        if *times > 1 {
            entry.id = format!("{}-{times}", entry.id);
        }
    }
    entries
}

/// Letters and digits of a text, dashes between; the whole text goes into a short number so that nothing collides.
fn slug(text: &str) -> String {
    let words: Vec<String> = text
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_ascii_lowercase)
        .collect();
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in text.bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    format!("{}-{:08x}", words.join("-"), hash >> 32)
}
