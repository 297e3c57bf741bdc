//! Choosing actions and targets for one row or several.

use std::cell::RefCell;

use egui::{ScrollArea, Ui};

use super::pending::Pending;
use crate::chart::Ink;
use crate::i18n::{Lang, fmt, reason, tr::strategy as tr};
use crate::plan::compare::{decision_for, targets as products_for};
use crate::plan::outlook::Lane;
use crate::plan::rows::StrategyRow;
use crate::plan::{Action, Base, Decision, Selector};
use crate::session::{Choice, Edit};
use crate::ui::planning::{Planning, words};
use crate::ui::theme::Type;
use crate::ui::widgets::{MenuItem, UiExt as _, menu_title};

/// A change of many devices that has to be looked at first.
pub(super) type Ask = RefCell<Option<Pending>>;

/// All actions for some rows, with what each would change; those that are not possible say why.
pub(super) fn menu(ui: &mut Ui, view: &Planning<'_>, rows: &[&StrategyRow], ask: &Ask) {
    let lang = view.lang;
    ui.set_min_width(300.0);
    let current = shared(rows.iter().map(|row| row.decision.as_ref().map(|decision| decision.action)));
    let recommended = shared(rows.iter().map(|row| row.recommended));
    for action in Action::ALL {
        let impossible = rows.iter().find_map(|row| row.impossible(view.outlook, action));
        let mut text = words::action(lang, action);
        if let Some(why) = impossible {
            text = format!("{text}: {}", reason::impossible(lang, why));
        } else if recommended == Some(action) {
            text = format!("{text} ({})", tr::recommended(lang).to_lowercase());
        }
        let checked = current == Some(action);
        let mut keys = String::new();
        let mut line = String::new();
        if impossible.is_none() && !checked {
            let seen = view.preview(ui, &[edit(choices(view, rows, action))]);
            keys = if seen.change.cost == 0 { fmt::DASH.to_owned() } else { view.signed(seen.change.cost) };
            line = view.change_line(&seen.change);
        }
        let item = MenuItem { checked, keys: &keys, ..MenuItem::new(Some(words::action_icon(action)), &text) };
        let response = ui.add_enabled(impossible.is_none(), item);
        let response = if line.is_empty() { response } else { response.on_hover_text(line) };
        if response.clicked() {
            apply(view, rows, action, ask);
            ui.close();
        }
    }
}

/// The one value that all have.
fn shared<T: PartialEq>(mut values: impl Iterator<Item = Option<T>>) -> Option<T> {
    let first = values.next()??;
    values.all(|value| value.as_ref() == Some(&first)).then_some(first)
}

/// Sets the action of some rows: one row at once, several after a look at what changes.
pub(super) fn apply(view: &Planning<'_>, rows: &[&StrategyRow], action: Action, ask: &Ask) {
    let edit = edit(choices(view, rows, action));
    match rows {
        [row] if row.when.lane.is_some() => view.edit(edit),
        _ => {
            let title = tr::pending_action(view.lang, &words::action(view.lang, action), &title(view, rows));
            *ask.borrow_mut() = Some(Pending { title, edit });
        }
    }
}

/// The rows in words: the name of one, the number of several.
pub(super) fn title(view: &Planning<'_>, rows: &[&StrategyRow]) -> String {
    match rows {
        [row] => super::cells::names(view, row).0,
        _ => tr::rows_marked(view.lang, rows.len() as u64),
    }
}

/// A single choice stays a single edit, so that its undo step says what it was.
pub(super) fn edit(mut choices: Vec<Choice>) -> Edit {
    match choices.pop() {
        Some(Choice { when, decision, note }) if choices.is_empty() => Edit::Decide { when, decision, note },
        last => {
            choices.extend(last);
            Edit::DecideAll(choices)
        }
    }
}

fn lanes<'a>(view: &'a Planning<'_>, row: &'a StrategyRow) -> impl Iterator<Item = &'a Lane> {
    row.lanes.iter().filter_map(|lane| view.outlook.lanes.get(*lane))
}

/// What choosing an action for some rows decides.
fn choices(view: &Planning<'_>, rows: &[&StrategyRow], action: Action) -> Vec<Choice> {
    let mut list = Vec::new();
    for row in rows {
        if row.when.lane.is_none() {
            class_choices(view, row, action, &mut list);
            continue;
        }
        let Some(lane) = lanes(view, row).next() else { continue };
        list.extend(narrower(view, &row.when, lane));
        list.push(if action == lane.proposal.decision.action {
            recommendation(view, &row.when, lane)
        } else {
            let note = note(view, &row.when);
            Choice { when: row.when.clone(), decision: Some(decision_of(row, lane, action)), note }
        });
    }
    list
}

/// Takes away the rules for some of the devices of a lane that a selector means, so that what is chosen for them holds for all.
fn narrower(view: &Planning<'_>, when: &Selector, lane: &Lane) -> Vec<Choice> {
    let rules = view.scenario().map(|scenario| scenario.rules.as_slice()).unwrap_or_default();
    let within = rules.iter().map(|rule| &rule.when).filter(|rule| is_narrower(rule, when, lane));
    within.map(|rule| Choice { when: rule.clone(), decision: None, note: String::new() }).collect()
}

/// True if a rule speaks only of devices of a lane that a selector means, and not of all of them.
fn is_narrower(rule: &Selector, when: &Selector, lane: &Lane) -> bool {
    rule != when
        && rule.lane.as_ref() == Some(&lane.key)
        && when.site.as_ref().is_none_or(|site| rule.site.as_ref() == Some(site))
}

/// The decision for a row: target and bridge stay where they fit.
fn decision_of(row: &StrategyRow, lane: &Lane, action: Action) -> Decision {
    match &row.decision {
        Some(decision) if decision.action == action => decision.clone(),
        _ => decision_for(lane, action),
    }
}

/// One rule for the class where all of its models get the same; one for each model where targets differ.
fn class_choices(view: &Planning<'_>, row: &StrategyRow, action: Action, list: &mut Vec<Choice>) {
    let possible = |lane: &&Lane| lane.proposal.impossible.iter().all(|(other, _)| *other != action);
    let decisions: Vec<Decision> = lanes(view, row).filter(possible).map(|lane| decision_for(lane, action)).collect();
    let of_lane = |lane: &Lane| Selector { lane: Some(lane.key.clone()), ..Selector::default() };
    let same = decisions.windows(2).all(|pair| pair.first() == pair.last());
    let all = decisions.len() == row.lanes.len();
    if let (Some(decision), true, true) = (decisions.first(), same, all) {
        // Rules for single models would win over the one for the class.
        list.extend(lanes(view, row).flat_map(|lane| narrower(view, &row.when, lane)));
        list.push(Choice { when: row.when.clone(), decision: Some(decision.clone()), note: note(view, &row.when) });
    } else {
        list.extend(lanes(view, row).filter(possible).flat_map(|lane| {
            let when = of_lane(lane);
            let note = note(view, &when);
            let mut own = narrower(view, &when, lane);
            own.push(Choice { when, decision: Some(decision_for(lane, action)), note });
            own
        }));
    }
}

/// The reason that the user gave for exactly these devices.
fn note(view: &Planning<'_>, when: &Selector) -> String {
    let rules = view.scenario().map(|scenario| scenario.rules.as_slice()).unwrap_or_default();
    rules.iter().find(|rule| rule.when == *when).map(|rule| rule.note.clone()).unwrap_or_default()
}

/// Goes back to what the program recommends for some devices of a lane.
pub(super) fn recommendation(view: &Planning<'_>, when: &Selector, lane: &Lane) -> Choice {
    let follows = view.scenario().is_some_and(|scenario| scenario.base == Base::Recommended);
    // Rules for some of the devices only go with the choice.
    let speaks_of = |rule: &Selector| {
        rule != when
            && !is_narrower(rule, when, lane)
            && rule.lane.as_ref().is_none_or(|key| *key == lane.key)
            && rule.class.is_none_or(|class| class == lane.class)
            && rule.site.as_ref().is_none_or(|site| when.site.as_ref().is_none_or(|own| own == site))
    };
    let other = view.scenario().is_some_and(|scenario| scenario.rules.iter().any(|rule| speaks_of(&rule.when)));
    // Without its own rule the lane falls back to the base of the scenario, which is the recommendation only in some.
    let decision = (!follows || other).then(|| lane.proposal.decision.clone());
    Choice { when: when.clone(), decision, note: String::new() }
}

/// Goes back to what the program recommends for some rows.
pub(super) fn use_recommendations(view: &Planning<'_>, rows: &[&StrategyRow], ask: &Ask) {
    let mut list = Vec::new();
    for row in rows {
        if row.when.lane.is_none() {
            list.push(Choice { when: row.when.clone(), decision: None, note: String::new() });
        }
        list.extend(lanes(view, row).flat_map(|lane| {
            let when = if row.when.lane.is_some() {
                row.when.clone()
            } else {
                Selector { lane: Some(lane.key.clone()), ..Selector::default() }
            };
            let mut own = narrower(view, &when, lane);
            own.push(recommendation(view, &when, lane));
            own
        }));
    }
    let edit = edit(list);
    if let [row] = rows
        && row.when.lane.is_some()
    {
        view.edit(edit);
    } else {
        let title = tr::pending_recommended(view.lang, &title(view, rows));
        *ask.borrow_mut() = Some(Pending { title, edit });
    }
}

/// Sets the action of all devices of a lane.
pub fn choose(view: &Planning<'_>, lane: &Lane, action: Action) {
    if action == lane.proposal.decision.action {
        use_recommendation(view, lane);
        return;
    }
    let when = Selector { lane: Some(lane.key.clone()), ..Selector::default() };
    let mut list = narrower(view, &when, lane);
    let note = if list.is_empty() { lane.note.clone() } else { note(view, &when) };
    list.push(Choice { when, decision: Some(decision_for(lane, action)), note });
    view.edit(edit(list));
}

/// Goes back to what the program recommends for all devices of a lane.
pub fn use_recommendation(view: &Planning<'_>, lane: &Lane) {
    let when = Selector { lane: Some(lane.key.clone()), ..Selector::default() };
    let mut list = narrower(view, &when, lane);
    list.push(recommendation(view, &when, lane));
    view.edit(edit(list));
}

/// The last day a product is supported as a target, in words.
fn target_date(lang: Lang, product: &crate::catalog::Product) -> String {
    let end = product.best_effort_end.get().or(product.certification_end.get());
    end.map_or_else(|| tr::unknown_target_date(lang), |day| fmt::date(lang, *day))
}

/// Products that can take the place of the devices of some rows; what is typed narrows the list. True when one was chosen.
pub(super) fn targets(ui: &mut Ui, view: &Planning<'_>, rows: &[&StrategyRow], ask: &Ask) -> bool {
    let lang = view.lang;
    let Some(lane) = rows.first().and_then(|row| lanes(view, row).next()) else { return false };
    let id = ui.make_persistent_id("target-filter");
    let mut text: String = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    let field = ui.text_field(&mut text, &tr::target_filter(lang), &tr::target_filter(lang), 260.0);
    if !field.has_focus() && !ui.data(|data| data.get_temp::<bool>(id.with("focused"))).unwrap_or(false) {
        field.request_focus();
        ui.data_mut(|data| data.insert_temp(id.with("focused"), true));
    }
    let wanted = text.to_lowercase();
    ui.data_mut(|data| data.insert_temp(id, text));
    let mut products = products_for(view.catalog, lane, view.session.today());
    products.retain(|product| product.name().to_lowercase().contains(&wanted));
    products.sort_by(|a, b| a.vendor.cmp(&b.vendor));
    let mut chosen = None;
    ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
        let mut vendor = "";
        if products.is_empty() {
            ui.txt(Type::Dense, Ink::TextTertiary, tr::no_target_found(lang));
        }
        for product in &products {
            if product.vendor != vendor {
                vendor = &product.vendor;
                menu_title(ui, vendor);
            }
            let end = target_date(lang, product);
            let current = rows
                .iter()
                .all(|row| row.decision.as_ref().and_then(|decision| decision.target.as_ref()) == Some(&product.key));
            let item = MenuItem { checked: current, keys: &end, ..MenuItem::new(None, &product.model) };
            if ui.add(item).clicked() {
                chosen = Some(product.key.clone());
            }
        }
    });
    let Some(key) = chosen else { return false };
    ui.data_mut(|data| {
        data.remove::<String>(id);
        data.remove::<bool>(id.with("focused"));
    });
    set_target(view, rows, &key, ask);
    true
}

/// Sets the target of rows that buy something.
fn set_target(view: &Planning<'_>, rows: &[&StrategyRow], key: &str, ask: &Ask) {
    let buying = rows.iter().filter_map(|row| {
        let decision = row.decision.as_ref()?;
        let buys = super::buys(decision);
        let decision = Decision { target: Some(key.to_owned()), ..decision.clone() };
        buys.then(|| Choice { when: row.when.clone(), decision: Some(decision), note: note(view, &row.when) })
    });
    let list: Vec<Choice> = buying.collect();
    if list.is_empty() {
        return;
    }
    let edit = edit(list);
    if rows.len() == 1 {
        view.edit(edit);
    } else {
        let title = tr::pending_target(view.lang, &view.product_name(key), &title(view, rows));
        *ask.borrow_mut() = Some(Pending { title, edit });
    }
}
