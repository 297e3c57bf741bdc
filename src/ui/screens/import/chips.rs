//! How a file is read, as chips that open a menu: another choice reads the file again.

use egui::{Popup, PopupCloseBehavior, ScrollArea, Ui};
use lucide_icons::Icon;

use crate::chart::Ink;
use crate::i18n::{Lang, fmt, tr};
use crate::import::{DateOrder, FileReport, ReadOptions};
use crate::model::Currency;
use crate::session::{BenchEdit, Command, Workbench};
use crate::ui::cx::Cx;
use crate::ui::widgets::{ChipButton, MenuItem, UiExt as _, menu_title};

/// Encodings offered, by their labels.
const ENCODINGS: [&str; 10] = [
    "UTF-8",
    "UTF-16LE",
    "UTF-16BE",
    "windows-1252",
    "windows-1250",
    "windows-1251",
    "windows-1254",
    "ISO-8859-2",
    "ISO-8859-15",
    "macintosh",
];
/// Currencies offered beside that of the plan.
const CURRENCIES: [&str; 10] = ["EUR", "CHF", "USD", "GBP", "PLN", "CZK", "SEK", "DKK", "NOK", "HUF"];
/// Rows offered as the header.
const HEADER_ROWS: usize = 15;

/// What chips belong to.
pub(super) struct Chips<'a> {
    pub(super) cx: &'a Cx<'a>,
    pub(super) bench: &'a Workbench,
    pub(super) file: usize,
    pub(super) report: &'a FileReport,
    pub(super) options: ReadOptions,
    /// The sheet whose header is meant.
    pub(super) sheet: &'a str,
}

impl<'a> Chips<'a> {
    /// The chips of a file.
    pub(super) fn of(cx: &'a Cx<'a>, bench: &'a Workbench, file: usize, sheet: &'a str) -> Option<Self> {
        let report = bench.reports().get(file)?;
        let options = bench.options(file).map(|choice| choice.options.clone()).unwrap_or_default();
        Some(Self { cx, bench, file, report, options, sheet })
    }

    fn lang(&self) -> Lang {
        self.cx.lang
    }

    fn read(&self, options: ReadOptions) {
        if options != self.options {
            self.cx.send(Command::Bench(BenchEdit::Read(self.file, Box::new(options))));
        }
    }

    /// A chip with a menu; the entry for what the program finds by itself stands first.
    fn menu<T: Clone + PartialEq>(
        &self,
        ui: &mut Ui,
        (name, text, chosen): (&str, &str, Option<&T>),
        entries: &[(T, String)],
        set: impl Fn(&mut ReadOptions, Option<T>),
    ) {
        let title = tr::importing::chip_name(self.lang(), &self.report.name, name);
        let ink = if chosen.is_some() { Ink::TextPrimary } else { Ink::TextSecondary };
        let response = ui.add(ChipButton::new(text).name(&title).ink(ink));
        let response = response.on_hover_text(name);
        Popup::menu(&response).gap(2.0).show(|ui| {
            menu_title(ui, name);
            let auto = tr::importing::automatic(self.lang());
            let item = MenuItem { checked: chosen.is_none(), ..MenuItem::new(Some(Icon::WandSparkles), &auto) };
            if ui.add(item).clicked() {
                let mut options = self.options.clone();
                set(&mut options, None);
                self.read(options);
            }
            let height = (entries.len() as f32 * 29.0).min(340.0);
            ScrollArea::vertical().max_height(height).min_scrolled_height(height).show(ui, |ui| {
                for (value, words) in entries {
                    let checked = chosen == Some(value);
                    if ui.add(MenuItem { checked, ..MenuItem::new(None, words) }).clicked() {
                        let mut options = self.options.clone();
                        set(&mut options, Some(value.clone()));
                        self.read(options);
                    }
                }
            });
        });
    }

    /// Encoding of a text file; the kind of any other.
    pub(super) fn encoding(&self, ui: &mut Ui) {
        if self.report.encoding.is_empty() {
            ui.chip(&self.report.kind.replace('_', " ").to_uppercase());
            return;
        }
        let entries: Vec<(String, String)> =
            ENCODINGS.iter().map(|label| ((*label).to_owned(), shown(label))).collect();
        let chosen = self.options.encoding.as_ref();
        let text = shown(chosen.unwrap_or(&self.report.encoding));
        let name = tr::importing::encoding(self.lang());
        self.menu(ui, (&name, &text, chosen), &entries, |options, value| options.encoding = value);
    }

    /// Delimiter of a text file.
    pub(super) fn delimiter(&self, ui: &mut Ui) {
        let lang = self.lang();
        let Some(found) = self.report.delimiter.chars().next() else { return };
        let entries = [',', ';', '\t', '|'].map(|sign| (sign, delimiter(lang, sign)));
        let text = delimiter(lang, self.options.delimiter.unwrap_or(found));
        let name = tr::importing::delimiter(lang);
        let chosen = self.options.delimiter.as_ref();
        self.menu(ui, (&name, &text, chosen), &entries, |options, value| options.delimiter = value);
    }

    /// Sheet of a workbook.
    pub(super) fn sheet(&self, ui: &mut Ui) {
        let lang = self.lang();
        let sheets = self.bench.reading.previews.get(self.file).into_iter().flat_map(|preview| preview.sheets());
        let entries: Vec<(String, String)> = sheets.map(|name| (name.to_owned(), name.to_owned())).collect();
        if entries.is_empty() {
            return;
        }
        let read = self.report.tables.len() as u64;
        let first = self.options.sheet.as_ref().or(self.report.tables.first().map(|table| &table.sheet));
        let short: String = first.map(|name| name.chars().take(14).collect()).unwrap_or_default();
        let count = if self.options.sheet.is_some() { 1 } else { read.max(1) };
        let text = tr::importing::chip_sheets(lang, count, &short);
        let name = tr::importing::sheet(lang);
        let chosen = self.options.sheet.as_ref();
        self.menu(ui, (&name, &text, chosen), &entries, |options, value| options.sheet = value);
    }

    /// Row of the header.
    pub(super) fn header(&self, ui: &mut Ui) {
        let lang = self.lang();
        let Some(table) = self.report.table(self.sheet) else { return };
        let own = self.options.for_sheet(&table.sheet);
        let row = own.header_row.or(table.header_row);
        if matches!(self.report.kind.as_str(), "json" | "nmap_xml" | "xml" | "blocks") {
            return;
        }
        let preview = self.bench.reading.previews.get(self.file).and_then(|preview| preview.table(&table.sheet));
        let rows = preview.map(|preview| preview.rows(0..HEADER_ROWS)).unwrap_or_default();
        let entries: Vec<(u32, String)> = rows
            .iter()
            .map(|row| {
                let words = row
                    .cells
                    .iter()
                    .filter(|cell| !cell.is_empty())
                    .take(4)
                    .map(|cell| cell.chars().take(18).collect::<String>());
                let words = words.collect::<Vec<_>>().join(" · ");
                (row.number, tr::importing::header_entry(lang, &fmt::number(lang, row.number), &words))
            })
            .collect();
        let text = match row {
            Some(row) => tr::importing::chip_header(lang, &fmt::number(lang, row)),
            None => tr::importing::chip_no_header(lang),
        };
        let name = tr::importing::header_row(lang);
        let chosen = own.header_row.as_ref();
        self.menu(ui, (&name, &text, chosen), &entries, |options, value| {
            let own = ReadOptions { header_row: value, ..options.for_sheet(&table.sheet).into_owned() };
            *options = options.with_sheet(&table.sheet, &own);
        });
    }

    /// Order of day and month.
    pub(super) fn dates(&self, ui: &mut Ui) {
        let lang = self.lang();
        let entries = [DateOrder::DayFirst, DateOrder::MonthFirst].map(|order| (order, date_order(lang, order)));
        let chosen = self.options.date_order.as_ref();
        let text = chosen.map_or_else(|| tr::importing::dates_auto(lang), |order| date_order(lang, *order));
        let name = tr::importing::date_order(lang);
        self.menu(ui, (&name, &text, chosen), &entries, |options, value| options.date_order = value);
    }

    /// Currency of prices without one.
    pub(super) fn currency(&self, ui: &mut Ui) {
        let lang = self.lang();
        let entries: Vec<(Currency, String)> = CURRENCIES
            .iter()
            .filter_map(|code| Currency::from_code(code))
            .map(|currency| (currency, currency.code().to_owned()))
            .collect();
        let chosen = self.options.currency.as_ref();
        let text = chosen.map_or_else(|| tr::importing::currency_auto(lang), |currency| currency.code().to_owned());
        let name = tr::importing::currency(lang);
        self.menu(ui, (&name, &text, chosen), &entries, |options, value| options.currency = value);
    }

    /// The mapping the file is read by, with the others to choose.
    pub(super) fn mapping(&self, ui: &mut Ui) {
        let lang = self.lang();
        let mappings = self.cx.session.mappings();
        let current = self.bench.options(self.file).and_then(|choice| choice.mapping.as_deref());
        if mappings.is_empty() && current.is_none() {
            return;
        }
        let name = tr::importing::mapping(lang);
        let title = tr::importing::chip_name(lang, &self.report.name, &name);
        let text = current.map_or_else(|| tr::importing::mapping_none(lang), str::to_owned);
        let short: String = text.chars().take(20).collect();
        let mut chip = ChipButton::new(&short).name(&title).icon(Icon::Bookmark);
        if current.is_some() {
            chip = chip.look(Ink::AccentTint, Ink::AccentTint, Ink::AccentText);
        }
        let hover = current.map_or_else(|| name.clone(), |current| tr::importing::mapping_used(lang, current));
        let response = ui.add(chip).on_hover_text(hover);
        Popup::menu(&response).gap(2.0).close_behavior(PopupCloseBehavior::CloseOnClick).show(|ui| {
            menu_title(ui, &name);
            let none = tr::importing::mapping_none(lang);
            if ui.add(MenuItem { checked: current.is_none(), ..MenuItem::new(None, &none) }).clicked() {
                self.cx.send(Command::Bench(BenchEdit::UseMapping(self.file, None)));
            }
            for mapping in mappings {
                let checked = current == Some(mapping.name.as_str());
                if ui.add(MenuItem { checked, ..MenuItem::new(None, &mapping.name) }).clicked() {
                    self.cx.send(Command::Bench(BenchEdit::UseMapping(self.file, Some(mapping.name.clone()))));
                }
            }
        });
    }

    /// What has no room on a card, in one menu: order of dates, currency, mapping.
    pub(super) fn more(&self, ui: &mut Ui) {
        let name = tr::importing::more_options(self.lang());
        let title = tr::importing::chip_name(self.lang(), &self.report.name, &name);
        let chosen = self.options.date_order.is_some() || self.options.currency.is_some();
        let mut chip = ChipButton::new("").icon(Icon::SlidersHorizontal).name(&title);
        if chosen {
            chip = chip.look(Ink::AccentTint, Ink::AccentTint, Ink::AccentText);
        }
        let response = ui.add(chip).on_hover_text(name);
        Popup::menu(&response).gap(2.0).close_behavior(PopupCloseBehavior::CloseOnClickOutside).show(|ui| {
            ui.set_min_width(200.0);
            menu_title(ui, &tr::importing::date_order(self.lang()));
            ui.horizontal(|ui| {
                ui.add_space(8.0);
                self.dates(ui);
            });
            menu_title(ui, &tr::importing::currency(self.lang()));
            ui.horizontal(|ui| {
                ui.add_space(8.0);
                self.currency(ui);
            });
            ui.add_space(6.0);
        });
    }
}

/// An encoding as people write it.
fn shown(label: &str) -> String {
    label.strip_prefix("windows-").map_or_else(|| label.to_owned(), |number| format!("Windows-{number}"))
}

fn delimiter(lang: Lang, sign: char) -> String {
    match sign {
        ',' => tr::importing::delimiter_comma(lang),
        ';' => tr::importing::delimiter_semicolon(lang),
        '\t' => tr::importing::delimiter_tab(lang),
        '|' => tr::importing::delimiter_pipe(lang),
        other => tr::importing::delimiter_other(lang, &other.to_string()),
    }
}

/// An order of day and month in words.
pub(super) fn date_order(lang: Lang, order: DateOrder) -> String {
    match order {
        DateOrder::DayFirst => tr::importing::day_first(lang),
        DateOrder::MonthFirst => tr::importing::month_first(lang),
    }
}
