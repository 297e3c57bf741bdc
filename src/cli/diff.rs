//! `switchover diff`: what changed between two plans, in sentences and money.

use std::collections::BTreeSet;
use std::io::Write;
use std::path::Path;

use serde::Serialize;

use super::context::Context;
use super::{Exit, Failure, write_json};
use crate::i18n::explain::{category, lane_name, price};
use crate::i18n::fmt::{date, money, number};
use crate::i18n::{Lang, tr::cli as tr, tr::export};
use crate::model::{Day, Money};
use crate::plan::{Category, PriceKey};

#[derive(Serialize)]
struct Json {
    changes: Vec<String>,
    total_before_minor: i64,
    total_after_minor: i64,
}

pub fn run(
    before: &Path,
    after: &Path,
    json: bool,
    scenario: Option<&str>,
    day: Day,
    lang: Lang,
    out: &mut dyn Write,
) -> Result<Exit, Failure> {
    let before = Context::open(before, scenario, day, lang)?;
    // Without a name the same scenario is compared, not whichever was current when each file was saved.
    let name = scenario.map_or_else(|| before.scenario_name().to_owned(), str::to_owned);
    let after = Context::open(after, Some(&name), day, lang)?;
    let changes = changes(&before, &after, lang);
    if json {
        let json = Json {
            changes,
            total_before_minor: before.outlook().budget.total(),
            total_after_minor: after.outlook().budget.total(),
        };
        write_json(out, &json)?;
    } else if changes.is_empty() {
        writeln!(out, "{}", tr::no_changes(lang))?;
    } else {
        for change in changes {
            writeln!(out, "{change}")?;
        }
    }
    Ok(Exit::Done)
}

fn changes(before: &Context, after: &Context, lang: Lang) -> Vec<String> {
    let mut changes = Vec::new();
    let (old, new) = (before.outlook(), after.outlook());
    if old.devices != new.devices {
        changes.push(tr::diff_devices(lang, new.devices, old.devices));
    }
    let keys: BTreeSet<&str> = old.lanes.iter().chain(&new.lanes).map(|lane| lane.key.as_str()).collect();
    for key in keys {
        let lane = |outlook: &crate::plan::Outlook| outlook.lanes.iter().position(|lane| lane.key == key);
        let name = lane_name(lang, &after.catalog, key);
        let counts = [
            lane(old).map_or(0, |index| old.lanes[index].devices),
            lane(new).map_or(0, |index| new.lanes[index].devices),
        ];
        if counts[0] != counts[1] {
            changes.push(tr::diff_value(lang, &number(lang, counts[1]), &number(lang, counts[0]), &name));
        }
        let (Some(a), Some(b)) = (lane(old), lane(new)) else { continue };
        let (a, b) = (&old.lanes[a], &new.lanes[b]);
        if a.decision != b.decision {
            let action = |lane: &crate::plan::outlook::Lane| export::action_name(lang, lane.decision.action.key());
            changes.push(tr::diff_value(lang, &action(b), &action(a), &name));
        }
        let deadline = |lane: &crate::plan::outlook::Lane| {
            lane.deadline.as_ref().map_or_else(|| "–".to_owned(), |deadline| date(lang, deadline.day))
        };
        if a.deadline != b.deadline {
            changes.push(tr::diff_value(lang, &deadline(b), &deadline(a), &tr::diff_deadline(lang, &name)));
        }
    }
    let (old_plan, new_plan) = (&before.document.plan, &after.document.plan);
    let keys: BTreeSet<&PriceKey> = old_plan.prices.keys().chain(new_plan.prices.keys()).collect();
    for key in keys {
        let amount = |plan: &crate::plan::Plan| {
            plan.prices.get(key).map_or_else(|| "–".to_owned(), |price| money(lang, price.amount))
        };
        if old_plan.prices.get(key) != new_plan.prices.get(key) {
            let name = tr::diff_price(lang, &price(lang, &after.catalog, key));
            changes.push(tr::diff_value(lang, &amount(new_plan), &amount(old_plan), &name));
        }
    }
    let amount = |context: &Context, minor| money(lang, Money::new(minor, context.document.plan.settings.currency));
    let mut compare = |name: String, a: i64, b: i64| {
        if a != b {
            changes.push(tr::diff_value(lang, &amount(after, b), &amount(before, a), &name));
        }
    };
    for kind in Category::ALL {
        compare(category(lang, kind), old.budget.category_total(kind), new.budget.category_total(kind));
    }
    compare(tr::head_total(lang), old.budget.total(), new.budget.total());
    changes
}
