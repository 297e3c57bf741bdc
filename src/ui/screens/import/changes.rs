//! What an import would change of the fleet that is there, in four classes, each row to be taken or refused.

use egui::Ui;
use lucide_icons::Icon;

use crate::chart::Ink;
use crate::i18n::{Lang, finding::field_name, fmt, tr};
use crate::model::{Device, DeviceId, Field, Fleet};
use crate::session::diff::{Diff, RowClass, RowKey};
use crate::session::{BenchEdit, Command, Workbench};
use crate::ui::cx::Cx;
use crate::ui::theme::{Type, size};
use crate::ui::widgets::{Cell, Column, Pane, Table, UiExt as _};

use super::ImportView;

/// Which class is shown.
#[derive(Debug, Default)]
pub(super) struct ChangesView {
    /// The class chosen; the first one with rows until the user chooses.
    class: Option<RowClass>,
    row: Option<usize>,
}

pub(super) fn show(ui: &mut Ui, cx: &Cx<'_>, bench: &Workbench, view: &mut ImportView) {
    let lang = cx.lang;
    let reading = &bench.reading;
    let (Some(diff), Some(base)) = (&reading.diff, &reading.base) else { return };
    let after = &reading.imported.fleet;
    let names = RowClass::ALL.map(|class| class_name(lang, class, diff.count(class) as u64));
    let view = &mut view.changes;
    let order = [RowClass::Changed, RowClass::New, RowClass::Gone, RowClass::Unchanged];
    let filled = || order.into_iter().find(|class| diff.count(*class) > 0);
    let class = view.class.or_else(filled).unwrap_or(RowClass::Changed);
    let current = RowClass::ALL.iter().position(|known| *known == class).unwrap_or(0);
    let title = tr::importing::step_changes(lang);
    let count = diff.count(class);
    let taken = diff.taken_of(after, class, &bench.choices.verdicts);
    let chosen = Pane::header(&title, "").line(true).show(ui, |ui| {
        if class != RowClass::Unchanged && count > 0 {
            let [all, none] = if class == RowClass::Gone {
                [tr::importing::remove_all(lang), tr::importing::keep_all(lang)]
            } else {
                [tr::importing::accept_all(lang), tr::importing::reject_all(lang)]
            };
            if ui.small_secondary_button(None, &none).clicked() {
                cx.send(Command::Bench(BenchEdit::DecideClass(class, false)));
            }
            if ui.small_secondary_button(None, &all).clicked() {
                cx.send(Command::Bench(BenchEdit::DecideClass(class, true)));
            }
            ui.add_space(8.0);
        }
        ui.segmented(&title, &names.each_ref().map(String::as_str), current)
    });
    if let Some(class) = chosen.and_then(|index| RowClass::ALL.get(index)) {
        *view = ChangesView { class: Some(*class), row: None };
        return;
    }
    note(ui, cx, class, taken, count);
    if count == 0 {
        ui.empty_state(Icon::CircleCheck, &tr::importing::none_of_class(lang), None);
        return;
    }
    let takes = class != RowClass::Unchanged;
    let columns = [
        Column::new(if takes { take_title(lang, class) } else { String::new() }, if takes { 122.0 } else { 8.0 }),
        Column::new(tr::importing::column_device(lang), 136.0),
        Column::new(field_name(lang, Field::Model), 126.0),
        Column::new(field_name(lang, Field::Site), 92.0),
        Column::new(last_title(lang, class), 280.0).grow(1.0),
        Column::new(tr::importing::column_source(lang), 150.0),
    ];
    let name = |row: usize| device(diff, base, after, class, row).map_or_else(String::new, label);
    let output = Table::new("changes", &columns, diff.count(class))
        .row_height(size::ROW)
        .selected(view.row)
        .name(&name)
        .show(ui, |ui, Cell { row, column }| {
            let line = Line { cx, bench, diff, base, after, class, row };
            line.cell(ui, column);
        });
    view.row = output.chosen.or(view.row);
}

fn note(ui: &mut Ui, cx: &Cx<'_>, class: RowClass, taken: usize, count: usize) {
    let lang = cx.lang;
    let number = |value: usize| fmt::number(lang, value as u64);
    let (taken, all) = (number(taken), number(count));
    let text = match class {
        RowClass::New => tr::importing::note_new(lang, &all, &taken),
        RowClass::Changed => tr::importing::note_changed(lang, &all, &taken),
        RowClass::Unchanged => tr::importing::note_unchanged(lang),
        RowClass::Gone => tr::importing::note_gone(lang, &all, &taken),
    };
    ui.add_space(7.0);
    ui.horizontal(|ui| {
        ui.add_space(size::PANE_LEFT);
        ui.txt(Type::Dense, Ink::TextSecondary, text);
    });
    ui.add_space(7.0);
}

fn class_name(lang: Lang, class: RowClass, count: u64) -> String {
    let n = fmt::number(lang, count);
    match class {
        RowClass::New => tr::importing::class_new(lang, &n),
        RowClass::Changed => tr::importing::class_changed(lang, &n),
        RowClass::Unchanged => tr::importing::class_unchanged(lang, &n),
        RowClass::Gone => tr::importing::class_gone(lang, &n),
    }
}

fn take_title(lang: Lang, class: RowClass) -> String {
    if class == RowClass::Gone { tr::importing::column_remove(lang) } else { tr::importing::column_accept(lang) }
}

fn last_title(lang: Lang, class: RowClass) -> String {
    match class {
        RowClass::Changed => tr::importing::column_changes(lang),
        RowClass::Gone => tr::importing::column_also(lang),
        RowClass::New | RowClass::Unchanged => field_name(lang, Field::Firmware),
    }
}

/// The device a row of a class is about.
fn device<'a>(diff: &Diff, base: &'a Fleet, after: &'a Fleet, class: RowClass, row: usize) -> Option<Device<'a>> {
    match class {
        RowClass::New => after.device(DeviceId(*diff.new.get(row)?)),
        RowClass::Changed => after.device(DeviceId(diff.changed.get(row)?.record)),
        RowClass::Unchanged => base.device(DeviceId(*diff.unchanged.get(row)?)),
        RowClass::Gone => base.device(DeviceId(*diff.gone.get(row)?)),
    }
}

/// What a device is called in a list.
fn label(device: Device<'_>) -> String {
    let name = device.text(Field::Name);
    if !name.is_empty() {
        return name.to_owned();
    }
    device.mac().map_or_else(|| device.text(Field::Serial).to_owned(), |mac| mac.to_string())
}

/// A row of the list.
struct Line<'a> {
    cx: &'a Cx<'a>,
    bench: &'a Workbench,
    diff: &'a Diff,
    base: &'a Fleet,
    after: &'a Fleet,
    class: RowClass,
    row: usize,
}

impl Line<'_> {
    fn key(&self) -> Option<RowKey> {
        self.diff.key(self.after, self.class, self.row)
    }

    fn cell(&self, ui: &mut Ui, column: usize) {
        let lang = self.cx.lang;
        let Some(device) = device(self.diff, self.base, self.after, self.class, self.row) else { return };
        match column {
            0 => self.check(ui, device),
            1 => drop(ui.txt_cut(Type::Dense, Ink::TextPrimary, label(device))),
            2 => {
                let words = [device.text(Field::Vendor), device.text(Field::Model)].join(" ");
                ui.txt_cut(Type::Dense, Ink::TextPrimary, words.trim());
            }
            3 => drop(ui.txt_cut(Type::Dense, Ink::TextPrimary, device.text(Field::Site))),
            4 => self.last(ui, device),
            _ => {
                let text = self.source(lang, device);
                ui.txt_cut(Type::Dense, Ink::TextTertiary, text);
            }
        }
    }

    fn check(&self, ui: &mut Ui, device: Device<'_>) {
        let (Some(key), true) = (self.key(), self.class != RowClass::Unchanged) else { return };
        let takes = self.bench.choices.verdicts.takes(self.class, key);
        let lang = self.cx.lang;
        let text = match (self.class, takes) {
            (RowClass::Gone, true) => tr::importing::row_removed(lang),
            (RowClass::Gone, false) => tr::importing::row_kept(lang),
            (_, true) => tr::importing::row_accepted(lang),
            (_, false) => tr::importing::row_rejected(lang),
        };
        let response = ui.check_row(takes, None, &text, None);
        let name = format!("{}: {text}", label(device));
        response.widget_info(|| egui::WidgetInfo::selected(egui::Role::CheckBox, true, takes, &name));
        if response.clicked() {
            self.cx.send(Command::Bench(BenchEdit::DecideRow(self.class, key, !takes)));
        }
    }

    /// Old and new values of a changed row; other files that still have one that is gone.
    fn last(&self, ui: &mut Ui, device: Device<'_>) {
        let lang = self.cx.lang;
        match self.class {
            RowClass::Changed => {
                let Some(row) = self.diff.changed.get(self.row) else { return };
                let Some(was) = row.known.first().and_then(|known| self.base.device(DeviceId(*known))) else { return };
                ui.spacing_mut().item_spacing.x = 4.0;
                for (index, field) in row.fields.iter().enumerate() {
                    if index > 0 {
                        ui.txt(Type::Dense, Ink::TextTertiary, "·");
                    }
                    ui.txt(Type::Dense, Ink::TextTertiary, field_name(lang, *field));
                    ui.txt(Type::Dense, Ink::TextSecondary, shown(lang, was, *field));
                    ui.txt(Type::Dense, Ink::TextTertiary, "→");
                    ui.txt(Type::DenseBold, Ink::TextPrimary, shown(lang, device, *field));
                }
                if row.known.len() > 1 {
                    ui.txt(Type::Dense, Ink::TextSecondary, tr::importing::joined(lang, row.known.len() as u64));
                }
            }
            RowClass::Gone => {
                let gone_from = self.bench.reports().iter().map(|report| report.name.as_str()).collect::<Vec<_>>();
                let files = self.base.files();
                let others = device.origins().iter().filter_map(|origin| files.get(usize::from(origin.file.0)));
                let mut names: Vec<&str> =
                    others.map(|file| file.name.as_str()).filter(|name| !gone_from.contains(name)).collect();
                names.dedup();
                let text = if names.is_empty() { tr::importing::nowhere_else(lang) } else { names.join(", ") };
                ui.txt_cut(Type::Dense, Ink::TextSecondary, text);
            }
            RowClass::New | RowClass::Unchanged => {
                ui.txt_cut(Type::Dense, Ink::TextSecondary, device.text(Field::Firmware));
            }
        }
    }

    /// The newest row the device comes from.
    fn source(&self, lang: Lang, device: Device<'_>) -> String {
        let files = match self.class {
            RowClass::New | RowClass::Changed => self.after.files(),
            RowClass::Unchanged | RowClass::Gone => self.base.files(),
        };
        let Some(origin) = device.origins().iter().max_by_key(|origin| origin.file) else { return String::new() };
        let name = files.get(usize::from(origin.file.0)).map_or("", |file| file.name.as_str());
        tr::importing::source_row(lang, name, &fmt::number(lang, origin.row))
    }
}

/// A value as people read it; a word for none.
fn shown(lang: Lang, device: Device<'_>, field: Field) -> String {
    let day = |day: Option<crate::model::Day>| day.map(|day| fmt::date(lang, day));
    let text = match field {
        Field::PurchaseDate => day(device.purchase_date()),
        Field::WarrantyEnd => day(device.warranty_end()),
        Field::LastSeen => day(device.last_seen()),
        Field::PurchasePrice => device.purchase_price().map(|price| fmt::money(lang, price)),
        Field::Quantity => Some(fmt::number(lang, device.quantity())),
        field => Some(crate::model::cell::value(device, field).into_owned()),
    };
    text.filter(|text| !text.is_empty()).unwrap_or_else(|| tr::importing::empty_cell(lang))
}
