//! What the import noticed, in three tabs.

use egui::Ui;
use lucide_icons::Icon;

use super::ImportView;
use crate::chart::Ink;
use crate::i18n::{finding, fmt, tr};
use crate::import::{Finding, FindingCode, Severity};
use crate::plan::State;
use crate::session::Workbench;
use crate::ui::cx::Cx;
use crate::ui::theme::{Type, size};
use crate::ui::widgets::{Cell, Column, Pane, Table, UiExt as _};

/// Which findings are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    /// Warnings and errors.
    #[default]
    Attention,
    /// Merged rows.
    Duplicates,
    /// All else.
    Notes,
}

impl Tab {
    const ALL: [Self; 3] = [Self::Attention, Self::Duplicates, Self::Notes];

    fn of(finding: &Finding) -> Self {
        match (finding.code, finding.severity) {
            (FindingCode::Duplicate, _) => Self::Duplicates,
            (_, Severity::Warning | Severity::Error) => Self::Attention,
            (_, Severity::Info) => Self::Notes,
        }
    }
}

/// The findings by tab, kept until the workbench changes.
#[derive(Debug, Default)]
pub struct Listed {
    made_of: usize,
    tabs: [Vec<(usize, usize)>; 3],
}

impl Listed {
    fn refresh(&mut self, bench: &Workbench) {
        let made_of = std::sync::Arc::as_ptr(&bench.imported) as usize;
        if self.made_of == made_of {
            return;
        }
        *self = Self { made_of, ..Self::default() };
        for (file, report) in bench.reports().iter().enumerate() {
            for (index, finding) in report.findings.iter().enumerate() {
                let tab = Tab::of(finding);
                let place = Tab::ALL.iter().position(|known| *known == tab).unwrap_or(0);
                if let Some(list) = self.tabs.get_mut(place) {
                    list.push((file, index));
                }
            }
        }
    }
}

pub(super) fn show(ui: &mut Ui, cx: &Cx<'_>, bench: &Workbench, view: &mut ImportView) {
    let lang = cx.lang;
    ui.spacing_mut().item_spacing.y = 0.0;
    view.listed.refresh(bench);
    let [attention, duplicates, notes] = view.listed.tabs.each_ref().map(|list| fmt::number(lang, list.len() as u64));
    let names = [
        tr::importing::tab_attention(lang, &attention),
        tr::importing::tab_duplicates(lang, &duplicates),
        tr::importing::tab_notes(lang, &notes),
    ];
    let current = Tab::ALL.iter().position(|tab| *tab == view.tab).unwrap_or(0);
    let title = tr::importing::problems(lang);
    let chosen = Pane::header(&title, "")
        .line(true)
        .show(ui, |ui| ui.segmented(&title, &names.each_ref().map(String::as_str), current));
    if let Some(tab) = chosen.and_then(|index| Tab::ALL.get(index)) {
        view.tab = *tab;
        view.problem = None;
    }
    let list = view.listed.tabs.get(current).cloned().unwrap_or_default();
    if list.is_empty() {
        let sentence = tr::importing::no_problems(lang, bench.counts.records);
        ui.empty_state(Icon::CircleCheck, &sentence, None);
        return;
    }
    let columns = [
        Column::new(tr::importing::column_file(lang), 190.0),
        Column::number(tr::importing::column_row(lang), 56.0),
        Column::new(tr::importing::column_field(lang), 110.0),
        Column::new(tr::importing::column_reason(lang), 300.0).grow(1.0),
        Column::new(tr::importing::column_hint(lang), 240.0).grow(0.8),
    ];
    let at = |row: usize| -> Option<&Finding> {
        let (file, index) = list.get(row)?;
        bench.reports().get(*file)?.findings.get(*index)
    };
    let selected = view.problem.and_then(|problem| list.iter().position(|known| *known == problem));
    let name = |row: usize| at(row).map_or_else(String::new, |found| finding::sentence(lang, found));
    let output = Table::new("problems", &columns, list.len())
        .row_height(size::ROW)
        .selected(selected)
        .name(&name)
        .show(ui, |ui, Cell { row, column }| {
            let (Some(found), Some((file, _))) = (at(row), list.get(row)) else { return };
            match column {
                0 => {
                    let name = bench.reports().get(*file).map_or("", |report| report.name.as_str());
                    ui.txt_cut(Type::Dense, Ink::TextPrimary, name);
                }
                1 => {
                    let row = found.row.map_or_else(String::new, |row| fmt::number(lang, row));
                    ui.txt_cut(Type::DenseBold, Ink::TextPrimary, row);
                }
                2 => {
                    let field =
                        found.field.map_or_else(|| found.header.clone(), |field| finding::field_name(lang, field));
                    ui.txt_cut(Type::Dense, Ink::TextSecondary, field);
                }
                3 => {
                    let (icon, ink) = match found.severity {
                        Severity::Error => (Icon::CircleX, Ink::StateLine(State::Unsupported)),
                        Severity::Warning => (Icon::CircleAlert, Ink::StateLine(State::BestEffort)),
                        Severity::Info => (Icon::Info, Ink::TextTertiary),
                    };
                    ui.icon_sized(icon, 13.0, ink);
                    ui.txt_cut(Type::Dense, Ink::TextPrimary, finding::sentence(lang, found));
                }
                _ => {
                    ui.txt_cut(Type::Dense, Ink::TextSecondary, finding::hint(lang, found));
                }
            }
        });
    if let Some((file, index)) = output.chosen.and_then(|row| list.get(row)).copied() {
        view.problem = Some((file, index));
        view.file = file;
        view.scroll_to = bench.reports().get(file).and_then(|report| report.findings.get(index)?.row);
    }
}
