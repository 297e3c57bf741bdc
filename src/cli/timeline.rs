//! `switchover timeline`: life-cycle segments, deadlines, devices by support state.

use std::collections::BTreeSet;
use std::io::Write;
use std::path::Path;

use serde::Serialize;

use super::context::Context;
use super::table::Table;
use super::{Exit, Failure, write_json};
use crate::i18n::fmt::{DASH, date, number};
use crate::i18n::{Lang, explain, tr::cli as tr};
use crate::model::{Class, Day};
use crate::plan::outlook::{EventOutlook, EventRef, OwnEventKind};
use crate::plan::{Outlook, State};
use crate::session::class_name;

#[derive(Serialize)]
struct Json {
    as_of: Day,
    devices: u64,
    cohorts: Vec<CohortJson>,
    states: Vec<StatesJson>,
    events: Vec<EventJson>,
}

#[derive(Serialize)]
struct CohortJson {
    product: String,
    class: Class,
    devices: u64,
    segments: Vec<SegmentJson>,
    deadline: Option<Day>,
}

#[derive(Serialize)]
struct SegmentJson {
    state: State,
    from: Day,
    to: Option<Day>,
}

#[derive(Serialize)]
struct StatesJson {
    date: Day,
    supported: u64,
    best_effort: u64,
    unsupported: u64,
    replaced: u64,
    unknown: u64,
}

#[derive(Serialize)]
struct EventJson {
    date: Day,
    kind: String,
    title: String,
    affects: Vec<String>,
    devices: u64,
}

pub fn run(
    path: &Path,
    scenario: Option<&str>,
    json: bool,
    day: Day,
    lang: Lang,
    out: &mut dyn Write,
) -> Result<Exit, Failure> {
    let context = Context::open(path, scenario, day, lang)?;
    let timeline = timeline(&context, day, lang);
    if json {
        write_json(out, &timeline)?;
    } else {
        print(&context, &timeline, lang, out)?;
    }
    Ok(Exit::Done)
}

fn timeline(context: &Context, day: Day, lang: Lang) -> Json {
    let outlook = context.outlook();
    let cohorts = outlook.lanes.iter().map(|lane| CohortJson {
        product: if lane.name.is_empty() { class_name(lang, &context.catalog, lane.class) } else { lane.name.clone() },
        class: lane.class,
        devices: lane.devices,
        segments: lane
            .phases
            .iter()
            .map(|phase| SegmentJson {
                state: phase.state,
                from: phase.from,
                to: phase.until.map(|until| until.plus_days(-1)),
            })
            .collect(),
        deadline: lane.deadline.as_ref().map(|deadline| deadline.day),
    });
    // Every day on which something changes, and the edges of the fiscal years.
    let fiscal = context.document.plan.settings.fiscal;
    let mut days: BTreeSet<Day> = outlook.curve.iter().map(|point| point.day).collect();
    days.extend(outlook.years.iter().flat_map(|year| [fiscal.first_day(*year), fiscal.last_day(*year)]));
    days.insert(day);
    let states = days.into_iter().map(|date| {
        let [supported, best_effort, unsupported, replaced, unknown] = outlook.counts_on(date);
        StatesJson { date, supported, best_effort, unsupported, replaced, unknown }
    });
    Json {
        as_of: day,
        devices: outlook.devices,
        cohorts: cohorts.collect(),
        states: states.collect(),
        events: outlook.events.iter().filter_map(|event| event_json(context, outlook, event, lang)).collect(),
    }
}

fn event_json(context: &Context, outlook: &Outlook, event: &EventOutlook, lang: Lang) -> Option<EventJson> {
    Some(match event.event {
        EventRef::Certificate(index) => {
            let fact = context.catalog.events.get(index)?;
            EventJson {
                date: event.day,
                kind: key(&fact.kind),
                title: lang.pick(&fact.title_en, &fact.title_de).to_owned(),
                affects: fact.affects.iter().map(key).collect(),
                devices: event.devices,
            }
        }
        EventRef::Milestone(index) => {
            let fact = context.catalog.milestones.get(index)?;
            EventJson {
                date: event.day,
                kind: key(&fact.kind),
                title: lang.pick(&fact.title_en, &fact.title_de).to_owned(),
                affects: vec![fact.class.map_or("all", Class::key).to_owned()],
                devices: event.devices,
            }
        }
        EventRef::Own(index) => {
            let own = outlook.own_events.get(index)?;
            let kind = match own.what {
                OwnEventKind::Date(_) => "own_date",
                OwnEventKind::ChainEnds(..) => "own_certificate",
            };
            EventJson {
                date: event.day,
                kind: kind.to_owned(),
                title: explain::own_event(lang, &context.document.plan, own),
                affects: Vec::new(),
                devices: event.devices,
            }
        }
    })
}

/// The stable key of a value, as serde writes it.
fn key<T: Serialize>(value: &T) -> String {
    serde_json::to_value(value).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

fn print(context: &Context, timeline: &Json, lang: Lang, out: &mut dyn Write) -> Result<(), Failure> {
    writeln!(
        out,
        "{}\n",
        tr::timeline_title(lang, &date(lang, timeline.as_of), timeline.devices, context.scenario_name())
    )?;
    let heads = [tr::head_product(lang), tr::head_devices(lang), tr::head_state(lang), tr::head_deadline(lang)];
    let mut table = Table::new(heads, &[1]);
    for cohort in &timeline.cohorts {
        let now = cohort.segments.iter().rev().find(|segment| segment.from <= timeline.as_of);
        let now = now.or(cohort.segments.first()).map_or(State::Unknown, |segment| segment.state);
        let deadline = cohort.deadline.map_or_else(|| DASH.to_owned(), |day| date(lang, day));
        table.row([cohort.product.clone(), number(lang, cohort.devices), state(lang, now), deadline]);
    }
    table.print(out)?;
    writeln!(out)?;
    let heads = std::iter::once(tr::head_date(lang)).chain(State::ALL.map(|known| state(lang, known)));
    let mut table = Table::new(heads, &[1, 2, 3, 4, 5]);
    for row in &timeline.states {
        let counts = [row.supported, row.best_effort, row.unsupported, row.replaced, row.unknown];
        table.row(std::iter::once(date(lang, row.date)).chain(counts.map(|count| number(lang, count))));
    }
    table.print(out)?;
    writeln!(out)?;
    let mut table = Table::new([tr::head_date(lang), tr::head_devices(lang), tr::head_event(lang)], &[1]);
    for event in timeline.events.iter().filter(|event| event.devices > 0 && event.date >= timeline.as_of) {
        table.row([date(lang, event.date), number(lang, event.devices), event.title.clone()]);
    }
    table.print(out)?;
    Ok(())
}

fn state(lang: Lang, state: State) -> String {
    crate::i18n::tr::export::state(lang, state.key())
}
