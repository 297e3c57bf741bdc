//! The work list of models that are not certain, of the plan or of an import; and sites that may be one.

mod list;
mod own;
mod sites;

use egui::Ui;
use lucide_icons::Icon;

use super::inventory::Picker;
use crate::catalog::matching::Assignment;
use crate::catalog::{Catalog, OwnProduct};
use crate::i18n::{fmt, tr};
use crate::model::Fleet;
use crate::session::{BenchEdit, Command, Edit, ModelList, Workbench};
use crate::ui::cx::Cx;
use crate::ui::widgets::{Pane, UiExt as _};

/// Which list is shown, and what is being typed.
#[derive(Debug, Default)]
pub struct ModelsView {
    tab: Tab,
    row: Option<usize>,
    picker: Option<Picker>,
    own: Option<own::Form>,
}

/// The lists of the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Tab {
    #[default]
    Unknown,
    Likely,
    Sites,
}

/// Where models are named: in the plan, or in an import before it is taken.
#[derive(Clone, Copy)]
struct Place<'a> {
    list: &'a ModelList,
    catalog: &'a Catalog,
    fleet: &'a Fleet,
    bench: bool,
}

impl Place<'_> {
    fn assign(self, cx: &Cx<'_>, list: Vec<(String, Option<Assignment>)>) {
        cx.send(if self.bench {
            Command::Bench(BenchEdit::Assign(list))
        } else {
            Command::Edit(Edit::AssignAll(list))
        });
    }

    fn describe(self, cx: &Cx<'_>, product: OwnProduct, keys: Vec<String>) {
        let product = Box::new(product);
        cx.send(if self.bench {
            Command::Bench(BenchEdit::OwnProduct(product, keys))
        } else {
            Command::Edit(Edit::OwnProduct(product, keys))
        });
    }
}

/// Shows the screen for the plan.
pub fn show(ui: &mut Ui, cx: &Cx<'_>, view: &mut ModelsView) {
    let lang = cx.lang;
    ui.spacing_mut().item_spacing.y = 0.0;
    let place =
        Place { list: cx.session.models(), catalog: cx.session.catalog(), fleet: cx.session.fleet(), bench: false };
    let note = tr::models::note(lang, place.list.unknown_devices());
    Pane::screen(&tr::bench::command_models(lang), &note).show(ui, |_| {});
    if place.fleet.is_empty() {
        if ui.empty_state(Icon::ListChecks, &tr::inventory::empty(lang), Some(&tr::inventory::empty_button(lang))) {
            cx.send(Command::ChooseImport);
        }
        return;
    }
    contents(ui, cx, place, view);
}

/// Shows the lists of an import.
pub fn show_bench(ui: &mut Ui, cx: &Cx<'_>, bench: &Workbench, view: &mut ModelsView) {
    let reading = &bench.reading;
    let place =
        Place { list: &reading.derived.models, catalog: &reading.catalog, fleet: &reading.imported.fleet, bench: true };
    contents(ui, cx, place, view);
}

fn contents(ui: &mut Ui, cx: &Cx<'_>, place: Place<'_>, view: &mut ModelsView) {
    let lang = cx.lang;
    let count = |count: usize| fmt::number(lang, count as u64);
    let sites = cx.session.sites_alike();
    let mut tabs = vec![Tab::Unknown, Tab::Likely];
    let mut names = vec![
        tr::models::tab_unknown(lang, &count(place.list.unknown.len())),
        tr::models::tab_likely(lang, &count(place.list.likely.len())),
    ];
    if !place.bench {
        tabs.push(Tab::Sites);
        names.push(tr::models::tab_sites(lang, &count(sites.len())));
    }
    if !tabs.contains(&view.tab) {
        view.tab = Tab::Unknown;
    }
    let current = tabs.iter().position(|tab| *tab == view.tab).unwrap_or(0);
    let title = tr::models::models(lang);
    let words: Vec<&str> = names.iter().map(String::as_str).collect();
    let chosen = Pane::header(&title, &tr::models::by_weight(lang)).line(true).show(ui, |ui| {
        let confirmations = if view.tab == Tab::Likely { place.list.confirmations(place.catalog) } else { Vec::new() };
        if !confirmations.is_empty()
            && ui
                .primary_button(Some(Icon::Check), &tr::models::confirm_all(lang, confirmations.len() as u64))
                .clicked()
        {
            place.assign(cx, confirmations);
        }
        ui.segmented(&title, &words, current)
    });
    if let Some(tab) = chosen.and_then(|index| tabs.get(index)) {
        view.tab = *tab;
        view.row = None;
    }
    match view.tab {
        Tab::Unknown => list::show(ui, cx, place, &place.list.unknown, view),
        Tab::Likely => list::show(ui, cx, place, &place.list.likely, view),
        Tab::Sites => sites::show(ui, cx, sites),
    }
    if let Some((key, assignment)) = super::inventory::show_picker(ui, cx, place.catalog, &mut view.picker) {
        place.assign(cx, vec![(key, assignment)]);
    }
    if let Some((product, keys)) = own::show(ui, cx, &mut view.own) {
        place.describe(cx, product, keys);
    }
}
