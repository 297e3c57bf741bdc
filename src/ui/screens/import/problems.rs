//! What the import noticed, in three tabs, with what can be done about each.

use egui::{Key, Modifiers, Ui};
use lucide_icons::Icon;

use super::ImportView;
use super::columns::with_order;
use crate::chart::Ink;
use crate::i18n::{finding, fmt, tr};
use crate::import::{DateOrder, Finding, FindingCode, Place, Repair, Severity};
use crate::model::Field;
use crate::plan::State;
use crate::session::{BenchEdit, Command, KeptFinding, Problem, Tab, Workbench, place, repair_of};
use crate::ui::cx::Cx;
use crate::ui::theme::{Type, size};
use crate::ui::widgets::{Cell, Column, MenuItem, Pane, Table, UiExt as _};

/// A value being typed for a problem.
#[derive(Debug)]
pub(super) struct Editing {
    problem: Problem,
    file: usize,
    place: Place,
    field: Field,
    text: String,
    fresh: bool,
}

/// The tab in which a finding is listed.
pub(super) fn problem_at(bench: &Workbench, file: usize, finding: usize) -> Tab {
    let is = |problem: &Problem| matches!(problem, Problem::Finding { file: f, finding: i, .. } if (*f, *i) == (file, finding));
    Tab::ALL.into_iter().find(|tab| bench.problems.list(*tab).iter().any(is)).unwrap_or_default()
}

/// F8 and Shift+F8 go through the problems, Alt+Enter applies the suggestion, Ctrl+Enter imports.
pub(super) fn keys(ui: &Ui, cx: &Cx<'_>, bench: &Workbench, view: &mut ImportView) {
    let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
    let back = pressed(Modifiers::SHIFT, Key::F8);
    let list = bench.problems.list(view.tab);
    if (back || pressed(Modifiers::NONE, Key::F8)) && !list.is_empty() {
        let at = view.problem.and_then(|problem| list.iter().position(|known| *known == problem));
        let next = match (at, back) {
            (None, false) => 0,
            (None, true) => list.len() - 1,
            (Some(at), false) => (at + 1) % list.len(),
            (Some(at), true) => (at + list.len() - 1) % list.len(),
        };
        select(bench, view, list.get(next).copied());
    }
    if pressed(Modifiers::ALT, Key::Enter)
        && let Some(edit) = view.problem.and_then(|problem| apply(bench, problem))
    {
        cx.send(Command::Bench(edit));
    }
    if pressed(Modifiers::COMMAND, Key::Enter) && cx.session.task().is_none() && bench.acceptable() {
        cx.send(Command::AcceptImport);
    }
}

fn finding_of(bench: &Workbench, problem: Problem) -> Option<(usize, &Finding)> {
    match problem {
        Problem::Finding { file, finding, .. } => Some((file, bench.reports().get(file)?.findings.get(finding)?)),
        Problem::Repaired { .. } => None,
    }
}

fn repaired(bench: &Workbench, problem: Problem) -> Option<(usize, &Repair)> {
    match problem {
        Problem::Repaired { file, repair } => Some((file, bench.choices.files.get(file)?.options.repairs.get(repair)?)),
        Problem::Finding { .. } => None,
    }
}

/// The step that applies the suggestion of a problem.
fn apply(bench: &Workbench, problem: Problem) -> Option<BenchEdit> {
    let (file, finding) = finding_of(bench, problem)?;
    repair_of(finding).map(|repair| BenchEdit::Repair(vec![(file, repair)]))
}

/// Shows a problem in the grid.
fn select(bench: &Workbench, view: &mut ImportView, problem: Option<Problem>) {
    view.problem = problem;
    let Some(problem) = problem else { return };
    let place = finding_of(bench, problem).map(|(file, finding)| (file, finding.row));
    let place = place.or_else(|| repaired(bench, problem).map(|(file, repair)| (file, Some(repair.place.row))));
    if let Some((file, row)) = place {
        let sheet = finding_of(bench, problem).map(|(_, finding)| finding.sheet.as_str());
        let sheet = sheet.or_else(|| repaired(bench, problem).map(|(_, repair)| repair.place.sheet.as_str()));
        let sheet = sheet.unwrap_or("");
        view.file = file;
        if !sheet.is_empty() {
            sheet.clone_into(&mut view.sheet);
        }
        view.grid.go_to = row;
    }
}

pub(super) fn show(ui: &mut Ui, cx: &Cx<'_>, bench: &Workbench, view: &mut ImportView) {
    let lang = cx.lang;
    ui.spacing_mut().item_spacing.y = 0.0;
    head(ui, cx, bench, view);
    let list = bench.problems.list(view.tab).to_vec();
    if list.is_empty() {
        let sentence = match view.tab {
            Tab::Attention => tr::importing::no_problems(lang, bench.counts().records),
            Tab::Duplicates => tr::importing::no_duplicates(lang),
            Tab::Cleaned => tr::importing::nothing_cleaned(lang),
        };
        ui.empty_state(Icon::CircleCheck, &sentence, None);
        return;
    }
    let columns = [
        Column::new(tr::importing::column_file(lang), 168.0),
        Column::number(tr::importing::column_row(lang), 58.0),
        Column::new(tr::importing::column_field(lang), 104.0),
        Column::new(tr::importing::column_reason(lang), 320.0).grow(1.2),
        Column::new(tr::importing::column_suggestion(lang), 220.0).grow(0.8),
        Column::number("", 104.0),
    ];
    let selected = view.problem.and_then(|problem| list.iter().position(|known| *known == problem));
    let name = |row: usize| list.get(row).map_or_else(String::new, |problem| reason(cx, bench, *problem));
    let editing = std::cell::RefCell::new(&mut view.editing);
    let mut menu = |ui: &mut Ui, row: usize| {
        if let Some(problem) = list.get(row) {
            row_menu(ui, cx, bench, &mut editing.borrow_mut(), *problem);
        }
    };
    let output = Table::new("problems", &columns, list.len())
        .row_height(size::ROW)
        .selected(selected)
        .scroll_to(selected.filter(|_| view.grid.go_to.is_some()))
        .name(&name)
        .menu(&mut menu)
        .show(ui, |ui, Cell { row, column }| {
            if let Some(problem) = list.get(row) {
                cell(ui, cx, bench, &mut editing.borrow_mut(), *problem, column);
            }
        });
    if let Some(row) = output.chosen {
        select(bench, view, list.get(row).copied());
    }
    if let Some(problem) = output.opened.and_then(|row| list.get(row)) {
        view.editing = edit(bench, *problem);
    }
}

fn head(ui: &mut Ui, cx: &Cx<'_>, bench: &Workbench, view: &mut ImportView) {
    let lang = cx.lang;
    let count = |tab: Tab| fmt::number(lang, bench.problems.list(tab).len() as u64);
    let names = [
        tr::importing::tab_attention(lang, &count(Tab::Attention)),
        tr::importing::tab_duplicates(lang, &count(Tab::Duplicates)),
        tr::importing::tab_cleaned(lang, &count(Tab::Cleaned)),
    ];
    let current = Tab::ALL.iter().position(|tab| *tab == view.tab).unwrap_or(0);
    let title = tr::importing::problems(lang);
    let rect = Pane::header(&title, "").line(true).show(ui, |ui| {
        let suggested = bench.problems.suggested() as u64;
        if suggested > 0 {
            let text = tr::importing::apply_all(lang, suggested);
            let button = crate::ui::widgets::Button::new(None, &text).size(crate::ui::widgets::ButtonSize::Small);
            if ui.add_enabled(!bench.rereading(), button).clicked()
                && let Some(edit) = bench.problems.apply_all(&bench.reading)
            {
                cx.send(Command::Bench(edit));
            }
        }
        if view.tab == Tab::Attention && bench.counts().rejected > 0 {
            let text = tr::importing::export_rejected(lang);
            if ui.small_secondary_button(None, &text).clicked() {
                cx.send(Command::ExportRejected);
            }
        }
        ui.min_rect()
    });
    // The tabs stand beside the title, as the picture has them.
    let words =
        crate::ui::widgets::galley(ui, Type::DenseBold, ui.ink(Ink::TextPrimary), &title, f32::INFINITY).size().x;
    let left = ui.min_rect().left() + size::PANE_LEFT + words + 12.0;
    let top = ui.cursor().top() - size::PANE_HEADER;
    let place = egui::Rect::from_min_max(egui::pos2(left, top), egui::pos2(rect.left() - 8.0, top + size::PANE_HEADER));
    let layout = egui::Layout::left_to_right(egui::Align::Center);
    let mut child = ui.new_child(egui::UiBuilder::new().max_rect(place).layout(layout));
    let chosen = child.segmented(&title, &names.each_ref().map(String::as_str), current);
    if let Some(tab) = chosen.and_then(|index| Tab::ALL.get(index)) {
        view.tab = *tab;
        view.problem = None;
    }
}

/// What is wrong, or what was corrected.
fn reason(cx: &Cx<'_>, bench: &Workbench, problem: Problem) -> String {
    let lang = cx.lang;
    if let Some((_, finding)) = finding_of(bench, problem) {
        return brief(lang, finding);
    }
    let Some((_, repair)) = repaired(bench, problem) else { return String::new() };
    if repair.value.is_empty() { tr::importing::emptied(lang) } else { tr::importing::read_as(lang, &repair.value) }
}

/// What is wrong, without file, row and field, which stand beside it.
fn brief(lang: crate::i18n::Lang, finding: &Finding) -> String {
    let (written, detail) = (finding.written.as_str(), finding.detail.as_str());
    match finding.code {
        FindingCode::InvalidMac => tr::importing::brief_invalid_mac(lang, written),
        FindingCode::DamagedMac => tr::importing::brief_damaged_mac(lang, written),
        FindingCode::InvalidDate if detail != "never" => tr::importing::brief_invalid_date(lang, written),
        FindingCode::FutureDate => tr::importing::brief_future_date(lang, written),
        FindingCode::InvalidPrice => tr::importing::brief_invalid_price(lang, written),
        FindingCode::OddPrice => tr::importing::brief_odd_price(lang, written),
        FindingCode::ApproximatePrice => tr::importing::brief_approximate_price(lang, written),
        FindingCode::FormulaText => tr::importing::brief_formula(lang, written),
        FindingCode::Ragged => tr::importing::brief_ragged(lang, detail, written),
        FindingCode::Duplicate => tr::importing::brief_duplicate(lang, detail, written),
        FindingCode::NoIdentity => tr::importing::brief_no_identity(lang),
        FindingCode::UnclosedQuote => tr::importing::brief_quote(lang),
        _ => finding::sentence(lang, finding),
    }
}

/// What can be done, or what was done, in words.
fn suggestion(cx: &Cx<'_>, bench: &Workbench, problem: Problem) -> String {
    let lang = cx.lang;
    let Some((_, finding)) = finding_of(bench, problem) else { return tr::importing::corrected_by_you(lang) };
    if matches!(problem, Problem::Finding { kept: true, .. }) {
        return tr::importing::kept_by_you(lang);
    }
    match &finding.suggestion {
        Some(suggestion) if suggestion.value.is_empty() => tr::importing::leave_empty(lang),
        Some(suggestion) => tr::importing::read_as(lang, &suggestion.value),
        None => finding::hint(lang, finding),
    }
}

fn cell(ui: &mut Ui, cx: &Cx<'_>, bench: &Workbench, editing: &mut Option<Editing>, problem: Problem, column: usize) {
    let lang = cx.lang;
    let found = finding_of(bench, problem);
    let repair = repaired(bench, problem);
    let file = found.map(|(file, _)| file).or(repair.map(|(file, _)| file)).unwrap_or(0);
    match column {
        0 => {
            let report = bench.reports().get(file);
            let name = report.map_or("", |report| report.name.as_str());
            let sheet = found.map_or("", |(_, finding)| finding.sheet.as_str());
            let text = if sheet.is_empty() || report.is_none_or(|report| report.tables.len() < 2) {
                name.to_owned()
            } else {
                tr::importing::in_sheet(lang, name, sheet)
            };
            ui.txt_cut(Type::Dense, Ink::TextPrimary, text);
        }
        1 => {
            let row = found.and_then(|(_, finding)| finding.row).or(repair.map(|(_, repair)| repair.place.row));
            ui.txt_cut(Type::DenseBold, Ink::TextPrimary, row.map_or_else(String::new, |row| fmt::number(lang, row)));
        }
        2 => {
            let field = found.and_then(|(_, finding)| finding.field).or(repair.map(|(_, repair)| repair.field));
            let header = || found.map_or_else(String::new, |(_, finding)| finding.header.clone());
            ui.txt_cut(
                Type::Dense,
                Ink::TextSecondary,
                field.map_or_else(header, |field| finding::field_name(lang, field)),
            );
        }
        3 => {
            let kept = matches!(problem, Problem::Finding { kept: true, .. });
            let (icon, ink) = match found.map(|(_, finding)| finding.severity) {
                Some(Severity::Error) if !kept => (Icon::CircleX, Ink::StateLine(State::Unsupported)),
                Some(Severity::Warning) if !kept => (Icon::CircleAlert, Ink::StateLine(State::Unsupported)),
                Some(Severity::Info) => (Icon::Info, Ink::TextTertiary),
                Some(_) => (Icon::Check, Ink::TextTertiary),
                None => (Icon::PencilLine, Ink::AccentText),
            };
            ui.icon_sized(icon, 13.0, ink);
            ui.txt_cut(Type::Dense, Ink::TextPrimary, reason(cx, bench, problem));
        }
        4 => match editing {
            Some(typed) if typed.problem == problem => type_value(ui, cx, editing),
            _ => {
                ui.txt_cut(Type::Dense, Ink::TextSecondary, suggestion(cx, bench, problem));
            }
        },
        _ => actions(ui, cx, bench, editing, problem),
    }
}

fn type_value(ui: &mut Ui, cx: &Cx<'_>, editing: &mut Option<Editing>) {
    let Some(typed) = editing else { return };
    let name = tr::importing::correct(
        cx.lang,
        &finding::field_name(cx.lang, typed.field),
        &fmt::number(cx.lang, typed.place.row),
    );
    let width = ui.available_width().min(240.0);
    let edit = egui::TextEdit::singleline(&mut typed.text).desired_width(width - 12.0).font(Type::Dense.font());
    let response = ui.add(edit).accessible_name(&name);
    if std::mem::take(&mut typed.fresh) {
        response.request_focus();
        return;
    }
    if response.lost_focus() {
        if ui.input(|input| input.key_pressed(Key::Enter)) {
            let repair = Repair { place: typed.place.clone(), field: typed.field, value: typed.text.trim().to_owned() };
            cx.send(Command::Bench(BenchEdit::Repair(vec![(typed.file, repair)])));
        }
        *editing = None;
    }
}

/// What can be typed for a problem; `None` if it has no row or no field.
fn edit(bench: &Workbench, problem: Problem) -> Option<Editing> {
    if let Some((file, repair)) = repaired(bench, problem) {
        let Repair { place, field, value } = repair.clone();
        return Some(Editing { problem, file, place, field, text: value, fresh: true });
    }
    let (file, finding) = finding_of(bench, problem)?;
    finding.row?;
    let by_column = || {
        let index = finding.column?.checked_sub(1)?;
        let table = bench.reports().get(file)?.table(&finding.sheet)?;
        table.columns.iter().find(|column| column.index == index)?.field
    };
    let field = finding.suggestion.as_ref().map(|suggestion| suggestion.field).or(finding.field).or_else(by_column)?;
    let text = finding.suggestion.as_ref().map_or(&finding.written, |suggestion| &suggestion.value).clone();
    Some(Editing { problem, file, place: place(finding), field, text, fresh: true })
}

/// The likeliest thing to do as a link, and all of them in a menu.
fn actions(ui: &mut Ui, cx: &Cx<'_>, bench: &Workbench, editing: &mut Option<Editing>, problem: Problem) {
    let lang = cx.lang;
    ui.spacing_mut().item_spacing.x = 4.0;
    let choices = choices(bench, problem);
    let Some(first) = choices.first() else { return };
    let response = ui.icon_button_small(Icon::Ellipsis, &tr::importing::more_actions(lang));
    egui::Popup::menu(&response).gap(2.0).show(|ui| row_menu(ui, cx, bench, editing, problem));
    if ui.link_text(&first.text(lang)).clicked() {
        first.run(cx, bench, editing, problem);
    }
}

fn row_menu(ui: &mut Ui, cx: &Cx<'_>, bench: &Workbench, editing: &mut Option<Editing>, problem: Problem) {
    let lang = cx.lang;
    for choice in choices(bench, problem) {
        if ui.add(MenuItem::new(Some(choice.icon()), &choice.text(lang))).clicked() {
            choice.run(cx, bench, editing, problem);
        }
    }
    if let Some((file, finding)) = finding_of(bench, problem) {
        let alike: Vec<(usize, Repair)> = bench
            .reports()
            .get(file)
            .into_iter()
            .flat_map(|report| report.findings.iter())
            .filter(|other| other.code == finding.code && other.header == finding.header)
            .filter_map(|other| repair_of(other).map(|repair| (file, repair)))
            .collect();
        if alike.len() > 1
            && ui
                .add(MenuItem::new(Some(Icon::WandSparkles), &tr::importing::apply_alike(lang, alike.len() as u64)))
                .clicked()
        {
            cx.send(Command::Bench(BenchEdit::Repair(alike)));
        }
        let text = reason(cx, bench, problem);
        if ui.add(MenuItem::new(Some(Icon::Copy), &tr::importing::copy_reason(lang))).clicked() {
            cx.send(Command::CopyText(text));
        }
    }
}

/// What can be done about a problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Choice {
    Apply,
    Edit,
    Keep,
    Reopen,
    TakeBack,
    LeaveOut,
    TakeIn,
    Dates(DateOrder),
}

fn choices(bench: &Workbench, problem: Problem) -> Vec<Choice> {
    let Some((_, finding)) = finding_of(bench, problem) else { return vec![Choice::TakeBack, Choice::Edit] };
    let kept = matches!(problem, Problem::Finding { kept: true, .. });
    if kept {
        return vec![Choice::Reopen];
    }
    match finding.code {
        FindingCode::LeftOut => return vec![Choice::TakeIn],
        FindingCode::AmbiguousDate | FindingCode::BorrowedDateOrder if finding.column.is_some() => {
            return vec![Choice::Dates(DateOrder::DayFirst), Choice::Dates(DateOrder::MonthFirst), Choice::Keep];
        }
        _ if finding.severity == Severity::Info => return Vec::new(),
        _ => {}
    }
    let mut choices = Vec::new();
    choices.extend(finding.suggestion.is_some().then_some(Choice::Apply));
    choices.extend(edit(bench, problem).is_some().then_some(Choice::Edit));
    choices.push(Choice::Keep);
    choices.extend((finding.row.is_some() && finding.severity != Severity::Error).then_some(Choice::LeaveOut));
    choices
}

impl Choice {
    fn text(self, lang: crate::i18n::Lang) -> String {
        match self {
            Self::Apply => tr::importing::apply(lang),
            Self::Edit => tr::importing::edit(lang),
            Self::Keep => tr::importing::keep(lang),
            Self::Reopen => tr::importing::reopen(lang),
            Self::TakeBack => tr::importing::undo_one(lang),
            Self::LeaveOut => tr::importing::leave_out(lang),
            Self::TakeIn => tr::importing::take_in(lang),
            Self::Dates(order) => super::chips::date_order(lang, order),
        }
    }

    const fn icon(self) -> Icon {
        match self {
            Self::Apply => Icon::WandSparkles,
            Self::Edit => Icon::Pencil,
            Self::Keep => Icon::Check,
            Self::Reopen | Self::TakeBack | Self::TakeIn => Icon::Undo2,
            Self::LeaveOut => Icon::EyeOff,
            Self::Dates(_) => Icon::CalendarRange,
        }
    }

    fn run(self, cx: &Cx<'_>, bench: &Workbench, editing: &mut Option<Editing>, problem: Problem) {
        match self.edit(bench, problem) {
            Some(step) => cx.send(Command::Bench(step)),
            None => *editing = edit(bench, problem),
        }
    }

    /// The step; `None` for what is typed first.
    fn edit(self, bench: &Workbench, problem: Problem) -> Option<BenchEdit> {
        if let (Self::TakeBack, Some((file, repair))) = (self, repaired(bench, problem)) {
            return Some(BenchEdit::Unrepair(file, repair.place.clone(), repair.field));
        }
        let (file, finding) = finding_of(bench, problem)?;
        match self {
            Self::Apply => apply(bench, problem),
            Self::Edit | Self::TakeBack => None,
            Self::Keep => Some(BenchEdit::Keep(vec![KeptFinding::of(file, finding)], true)),
            Self::Reopen => Some(BenchEdit::Keep(vec![KeptFinding::of(file, finding)], false)),
            Self::LeaveOut => Some(BenchEdit::LeaveOut(file, place(finding), true)),
            Self::TakeIn => Some(BenchEdit::LeaveOut(file, place(finding), false)),
            Self::Dates(order) => {
                let options = &bench.options(file)?.options;
                let column = finding.column?.checked_sub(1)?;
                let own = with_order(&options.for_sheet(&finding.sheet), column, Some(order));
                Some(BenchEdit::Read(file, Box::new(options.with_sheet(&finding.sheet, &own))))
            }
        }
    }
}
