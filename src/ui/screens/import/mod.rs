//! The import workbench: what the files hold, before anything is taken.

mod changes;
mod chips;
mod columns;
mod files;
mod grid;
mod problems;
mod result;
mod scroll;
mod steps;

use egui::{CentralPanel, Frame, Panel, Ui};
use lucide_icons::Icon;

use super::models::ModelsView;
use crate::i18n::{fmt, tr};
use crate::session::{Command, Problem, Tab, Workbench};
use crate::ui::cx::Cx;
use crate::ui::widgets::UiExt as _;

pub use result::show as result_panel;
pub use steps::Step;

/// Which step, file and problems are shown, and what is being typed.
#[derive(Debug, Default)]
pub struct ImportView {
    step: Step,
    file: usize,
    /// The sheet of a workbook that is shown; the first if it has no such sheet.
    sheet: String,
    /// Where the cards are to be scrolled to.
    cards_at: Option<f32>,
    tab: Tab,
    problem: Option<Problem>,
    grid: grid::GridState,
    fields: columns::FieldMenu,
    editing: Option<problems::Editing>,
    naming: Option<String>,
    changes: changes::ChangesView,
    models: ModelsView,
}

/// Shows the screen.
pub fn show(ui: &mut Ui, cx: &Cx<'_>, view: &mut ImportView) {
    ui.spacing_mut().item_spacing.y = 0.0;
    let Some(bench) = cx.session.workbench() else {
        *view = ImportView::default();
        steps::head(ui, cx, None, view);
        waiting(ui, cx);
        return;
    };
    view.step = view.step.among(bench);
    view.file = view.file.min(bench.reports().len().saturating_sub(1));
    steps::head(ui, cx, Some(bench), view);
    match view.step {
        Step::Files => files::page(ui, cx, bench, view),
        Step::Columns => columns_and_problems(ui, cx, bench, view),
        Step::Changes => changes::show(ui, cx, bench, view),
        Step::Models => super::models::show_bench(ui, cx, bench, &mut view.models),
    }
}

/// While the first reading runs, and when nothing is open.
fn waiting(ui: &mut Ui, cx: &Cx<'_>) {
    let lang = cx.lang;
    let Some(task) = cx.session.task() else {
        if ui.empty_state(Icon::Import, &tr::importing::empty(lang), Some(&tr::importing::empty_button(lang))) {
            cx.send(Command::ChooseImport);
        }
        return;
    };
    let percent = task.fraction.map(|fraction| fmt::share(lang, (fraction * 1000.0) as u64, 1000)).unwrap_or_default();
    let sentence = format!("{} {percent}", tr::importing::reading(lang));
    if ui.empty_state(Icon::Import, sentence.trim(), Some(&tr::importing::cancel(lang))) {
        cx.send(Command::CancelTask);
    }
}

fn columns_and_problems(ui: &mut Ui, cx: &Cx<'_>, bench: &Workbench, view: &mut ImportView) {
    files::cards(ui, cx, bench, view);
    problems::keys(ui, cx, bench, view);
    let problems = Panel::bottom("problems").frame(Frame::new()).default_size(296.0).size_range(120.0..=560.0);
    problems.show(ui, |ui| problems::show(ui, cx, bench, view));
    CentralPanel::no_frame().show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        grid::show(ui, cx, bench, view);
    });
}
