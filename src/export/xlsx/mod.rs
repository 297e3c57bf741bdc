//! The workbook: summary, budget with formulas over its lines, lines with their derivation, waves, devices, findings, open questions.

mod findings;

use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, Ordering};

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Formula, Workbook, Worksheet, XlsxError};

use super::{ExportError, Input};
use crate::i18n::fmt::{date, fiscal_year, percent, share};
use crate::i18n::reason;
use crate::i18n::tr::{budget as budget_words, report as report_words};
use crate::i18n::{Lang, explain, finding, tr::export as tr};
use crate::model::cell::value as cell;
use crate::model::{Day, Field, Money};
use crate::plan::{Category, Paper, State};

struct Styles {
    head: Format,
    title: Format,
    date: Format,
    money: Format,
    sum: Format,
    bold: Format,
    wrap: Format,
}

impl Styles {
    fn of(decimals: u32, lang: Lang) -> Self {
        let digits = if decimals == 0 { String::new() } else { format!(".{}", "0".repeat(decimals as usize)) };
        let money = format!("#,##0{digits};[Red]-#,##0{digits};\"–\"");
        Self {
            head: Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top),
            title: Format::new().set_bold().set_font_size(14),
            date: Format::new().set_num_format(if lang == Lang::De { "dd.mm.yyyy" } else { "d mmm yyyy" }),
            sum: Format::new().set_bold().set_num_format(&money),
            money: Format::new().set_num_format(&money),
            bold: Format::new().set_bold(),
            wrap: Format::new().set_text_wrap(),
        }
    }
}

/// Writes the workbook. The rows of devices wait in a file of the system, so that memory does not depend on their number.
///
/// # Errors
/// [`ExportError`] if a sheet cannot hold it (more than a million rows), it cannot be written, or it was stopped.
pub fn write_to(input: &Input<'_>, target: &mut (dyn Write + Send)) -> Result<(), ExportError> {
    if input.fleet.len() >= 1_048_575 || input.outlook.budget.lines.len() >= 1_048_575 {
        return Err(ExportError::Made(tr::too_many_rows(input.lang)));
    }
    let stopped = AtomicBool::new(false);
    let rows = input.fleet.len() as u64;
    let mut watched = Watched { target, progress: input.progress, stopped: &stopped, rows, written: 0 };
    let made = workbook(input, &stopped).and_then(|mut book| book.save_to_writer(&mut watched));
    match made {
        _ if stopped.into_inner() => Err(ExportError::Cancelled),
        Err(XlsxError::IoError(error)) => Err(ExportError::Io(error)),
        Err(XlsxError::RowColumnLimitError) => Err(ExportError::Made(tr::too_many_rows(input.lang))),
        made => made.map_err(|error| ExportError::Made(error.to_string())),
    }
}

/// Where the workbook is written to; refuses to go on once the user has stopped it.
struct Watched<'a> {
    target: &'a mut (dyn Write + Send),
    progress: &'a (dyn Fn(u64, u64) -> bool + Sync),
    stopped: &'a AtomicBool,
    /// Rows of devices: the first half of the work is making them, the second writing.
    rows: u64,
    written: u64,
}

impl Write for Watched<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        /// What a row of devices takes in the file, about.
        const ROW: u64 = 60;
        let done = self.rows + (self.written / ROW).min(self.rows);
        if !(self.progress)(done, 2 * self.rows) {
            self.stopped.store(true, Ordering::Relaxed);
            return Err(stop());
        }
        let count = self.target.write(bytes)?;
        self.written += count as u64;
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.target.flush()
    }
}

/// Ends the work; who called it looks at the flag.
fn stop() -> io::Error {
    io::Error::other("stopped")
}

fn workbook(input: &Input<'_>, stopped: &AtomicBool) -> Result<Workbook, XlsxError> {
    let mut book = Workbook::new();
    let mut properties =
        DocProperties::new().set_title(&input.plan.settings.title).set_author(&input.plan.settings.author);
    if let Some(created) = excel_day(input.today) {
        properties = properties.set_creation_datetime(&created);
    }
    book.set_properties(&properties);
    let styles = Styles::of(input.plan.settings.currency.exponent(), input.lang);
    summary(book.add_worksheet(), input, &styles)?;
    budget(book.add_worksheet(), input, &styles)?;
    lines(book.add_worksheet(), input, &styles)?;
    waves(book.add_worksheet(), input, &styles)?;
    // Rows of devices go to disk as they are written: a million of them need no more memory than a few.
    devices(book.add_worksheet_with_constant_memory()?, input, &styles, stopped)?;
    findings::write(book.add_worksheet_with_constant_memory()?, input, &styles, stopped)?;
    questions(book.add_worksheet(), input, &styles)?;
    sources(book.add_worksheet(), input, &styles)?;
    for sheet in book.worksheets_mut() {
        print_setup(sheet, input);
    }
    Ok(book)
}

/// Landscape, as wide as the paper, with the head on every page and the page below.
fn print_setup(sheet: &mut Worksheet, input: &Input<'_>) {
    // Numbers of the file format: 1 is US Letter, 9 is A4.
    sheet.set_paper_size(if input.plan.report.paper == Paper::Letter { 1 } else { 9 });
    sheet.set_landscape().set_print_fit_to_pages(1, 0).set_margins(0.5, 0.5, 0.7, 0.7, 0.3, 0.3);
    let title = input.plan.settings.title.replace('&', "&&");
    sheet.set_header(format!("&L{}&R&A", title.chars().take(180).collect::<String>()));
    sheet.set_footer("&R&P / &N");
}

fn head(sheet: &mut Worksheet, name: String, heads: &[(String, f64)], styles: &Styles) -> Result<(), XlsxError> {
    sheet.set_name(name)?.set_freeze_panes(1, 0)?.set_repeat_rows(0, 0)?;
    for ((text, width), column) in heads.iter().zip(0..) {
        sheet.write_string_with_format(0, column, text, &styles.head)?;
        sheet.set_column_width(column, *width)?;
    }
    Ok(())
}

fn summary(sheet: &mut Worksheet, input: &Input<'_>, styles: &Styles) -> Result<(), XlsxError> {
    let (lang, outlook, settings) = (input.lang, input.outlook, &input.plan.settings);
    sheet.set_name(tr::sheet_summary(lang))?.set_column_width(0, 36)?.set_column_width(1, 24)?;
    sheet.write_string_with_format(0, 0, &settings.title, &styles.title)?;
    let mut row = 2;
    for (name, text) in [
        (tr::organization(lang), settings.organization.clone()),
        (tr::scenario(lang), input.scenario().to_owned()),
        (tr::currency(lang), settings.currency.code().to_owned()),
        (tr::matched(lang), share(lang, outlook.matched, outlook.devices)),
    ] {
        sheet.write_string(row, 0, name)?.write_string(row, 1, text)?;
        row += 1;
    }
    if let Some(day) = outlook.as_of.and_then(excel_day) {
        sheet.write_string(row, 0, tr::as_of(lang))?.write_datetime_with_format(row, 1, &day, &styles.date)?;
        row += 1;
    }
    sheet.write_string(row, 0, tr::devices(lang))?.write_number(row, 1, outlook.devices as f64)?;
    row += 1;
    for state in State::ALL {
        sheet.write_string(row, 0, tr::state(lang, state.key()))?;
        sheet.write_number(row, 1, outlook.today(state) as f64)?;
        row += 1;
    }
    row += 1;
    sheet.write_string_with_format(row, 0, tr::scenario(lang), &styles.head)?;
    sheet.write_string_with_format(row, 1, tr::total(lang), &styles.head)?;
    if let Some(worth) = outlook.present_value(input.plan) {
        let (day, rate) = (date(lang, worth.base), percent(lang, worth.rate));
        sheet.set_column_width(2, 24)?.set_column_width(3, 24)?;
        sheet.write_string_with_format(row, 2, tr::worth(lang, &day, &rate), &styles.head)?;
        sheet.write_string_with_format(row, 3, budget_words::compare_yearly(lang), &styles.head)?;
    }
    for (index, (scenario, outlook)) in input.plan.scenarios.iter().zip(input.outlooks).enumerate() {
        row += 1;
        sheet.write_string(row, 0, &scenario.name)?;
        let total = amount(input, outlook.budget.total());
        if let Some(worth) = outlook.present_value(input.plan) {
            sheet.write_number_with_format(row, 2, amount(input, worth.value), &styles.money)?;
            sheet.write_number_with_format(row, 3, amount(input, worth.yearly), &styles.money)?;
        }
        let missing = outlook.budget.missing.len() as u64;
        if missing > 0 {
            sheet.write_string(row, 4, report_words::budget_lead_missing(lang, missing))?;
        }
        if index == input.outlook.scenario {
            let years = u16::try_from(outlook.budget.years.len()).unwrap_or(u16::MAX);
            let last = u32::try_from(Category::ALL.len()).unwrap_or(0) + 1;
            let formula = format!("='{}'!{}", quoted(&tr::sheet_budget(lang)), place(last, years + 1));
            sum_cell(sheet, row, 1, &formula, total, styles)?;
        } else {
            sheet.write_number_with_format(row, 1, total, &styles.money)?;
        }
    }
    Ok(())
}

/// The name of a sheet inside quotes of a formula.
fn quoted(name: &str) -> String {
    name.replace('\'', "''")
}

fn budget(sheet: &mut Worksheet, input: &Input<'_>, styles: &Styles) -> Result<(), XlsxError> {
    let (lang, budget) = (input.lang, &input.outlook.budget);
    let years = budget.years.iter().map(|year| (fiscal_year(lang, input.plan.settings.fiscal, *year), 16.0));
    let heads: Vec<_> =
        std::iter::once((tr::category(lang), 28.0)).chain(years).chain([(tr::total(lang), 18.0)]).collect();
    head(sheet, tr::sheet_budget(lang), &heads, styles)?;
    let count = u16::try_from(budget.years.len()).unwrap_or(u16::MAX);
    let last = u32::try_from(Category::ALL.len()).unwrap_or(0);
    for (category, row) in Category::ALL.into_iter().zip(1..) {
        sheet.write_string(row, 0, explain::category(lang, category))?;
        for (year, column) in budget.years.iter().zip(1..) {
            let value = amount(input, budget.cell(*year, category));
            let formula = line_sum(input, row, column);
            let formula = Formula::new(formula).set_result(value.to_string());
            sheet.write_formula_with_format(row, column, formula, &styles.money)?;
        }
        let sum = format!("=SUM({}:{})", place(row, 1), place(row, count));
        sum_cell(sheet, row, count + 1, &sum, amount(input, budget.category_total(category)), styles)?;
    }
    sheet.write_string_with_format(last + 1, 0, tr::total(lang), &styles.bold)?;
    for (year, column) in budget.years.iter().zip(1..) {
        let sum = format!("=SUM({}:{})", place(1, column), place(last, column));
        sum_cell(sheet, last + 1, column, &sum, amount(input, budget.year_total(*year)), styles)?;
    }
    let sum = format!("=SUM({}:{})", place(1, count + 1), place(last, count + 1));
    sum_cell(sheet, last + 1, count + 1, &sum, amount(input, budget.total()), styles)?;
    for (missing, row) in budget.missing.iter().zip(last + 3..) {
        sheet.write_string(row, 0, explain::missing(lang, input.catalog, &missing.what))?;
    }
    Ok(())
}

/// The sum of the lines of the year above and the category at the left.
fn line_sum(input: &Input<'_>, row: u32, column: u16) -> String {
    let sheet = quoted(&tr::sheet_lines(input.lang));
    let last = input.outlook.budget.lines.len().max(1) + 1;
    let range = |letter: char| format!("'{sheet}'!${letter}$2:${letter}${last}");
    let year = place(0, column);
    let head = year.replace('1', "$1");
    format!("=SUMIFS({},{},{head},{},$A{})", range('J'), range('A'), range('C'), row + 1)
}

/// A sum as a formula, with its value for readers that do not calculate.
fn sum_cell(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    formula: &str,
    value: f64,
    styles: &Styles,
) -> Result<(), XlsxError> {
    sheet.write_formula_with_format(row, column, Formula::new(formula).set_result(value.to_string()), &styles.sum)?;
    Ok(())
}

fn lines(sheet: &mut Worksheet, input: &Input<'_>, styles: &Styles) -> Result<(), XlsxError> {
    let lang = input.lang;
    let heads = [
        (tr::fiscal_year(lang), 12.0),
        (tr::date(lang), 12.0),
        (tr::category(lang), 18.0),
        (tr::site(lang), 20.0),
        (tr::cost_center(lang), 14.0),
        (tr::product(lang), 28.0),
        (tr::wave(lang), 8.0),
        (tr::quantity(lang), 10.0),
        (tr::unit_price(lang), 12.0),
        (tr::amount(lang), 14.0),
        (tr::capex(lang), 8.0),
        (tr::derivation(lang), 90.0),
    ];
    head(sheet, tr::sheet_lines(lang), &heads, styles)?;
    let fiscal = input.plan.settings.fiscal;
    let budget = &input.outlook.budget;
    for (line, row) in budget.lines.iter().zip(1..) {
        sheet.write_string(row, 0, fiscal_year(lang, fiscal, line.fiscal_year))?;
        write_day(sheet, row, 1, Some(line.day), styles)?;
        sheet.write_string(row, 2, explain::category(lang, line.category))?;
        sheet.write_string(row, 3, budget.site(line))?.write_string(row, 4, budget.cost_center(line))?;
        let product = budget.product(line).map(|key| explain::lane_name(lang, input.catalog, key));
        sheet.write_string(row, 5, product.unwrap_or_default())?.write_string(row, 6, budget.wave(line))?;
        sheet.write_number(row, 7, line.quantity as f64)?;
        if let Some(unit) = line.unit {
            sheet.write_number_with_format(row, 8, major(unit), &styles.money)?;
        }
        sheet.write_number_with_format(row, 9, major(line.amount), &styles.money)?;
        sheet.write_string(row, 10, if line.capex { tr::capex_yes(lang) } else { tr::capex_no(lang) })?;
        let steps = budget.explain(line).into_iter();
        let text = steps.map(|step| format!("{}: {}", step.rule(), explain::step(lang, input.catalog, fiscal, &step)));
        let text: Vec<String> = text.collect();
        sheet.write_string_with_format(row, 11, clipped(&text.join("\n")), &styles.wrap)?;
    }
    filter(sheet, input.outlook.budget.lines.len(), heads.len())
}

fn waves(sheet: &mut Worksheet, input: &Input<'_>, styles: &Styles) -> Result<(), XlsxError> {
    let lang = input.lang;
    let heads = [
        (tr::wave(lang), 10.0),
        (tr::site(lang), 26.0),
        (tr::wave_start(lang), 14.0),
        (tr::wave_end(lang), 14.0),
        (tr::devices(lang), 12.0),
        (tr::work_days(lang), 12.0),
        (tr::deadline(lang), 14.0),
    ];
    head(sheet, tr::sheet_waves(lang), &heads, styles)?;
    for (wave, row) in input.outlook.waves.iter().zip(1..) {
        sheet.write_string(row, 0, &wave.name)?;
        sheet.write_string(row, 1, if wave.site.is_empty() { tr::no_site(lang) } else { wave.site.clone() })?;
        write_day(sheet, row, 2, Some(wave.start), styles)?;
        write_day(sheet, row, 3, Some(wave.end), styles)?;
        sheet.write_number(row, 4, wave.devices as f64)?;
        if let Some(days) = wave.work_days {
            sheet.write_number(row, 5, days as f64)?;
        }
        write_day(sheet, row, 6, wave.deadline, styles)?;
    }
    filter(sheet, input.outlook.waves.len(), heads.len())
}

/// Arrows for filters in the head of a table with rows.
fn filter(sheet: &mut Worksheet, rows: usize, columns: usize) -> Result<(), XlsxError> {
    if let (Ok(rows @ 1..), Ok(columns @ 1..)) = (u32::try_from(rows), u16::try_from(columns)) {
        sheet.autofilter(0, 0, rows, columns - 1)?;
    }
    Ok(())
}

fn sources(sheet: &mut Worksheet, input: &Input<'_>, styles: &Styles) -> Result<(), XlsxError> {
    let lang = input.lang;
    let heads = [(tr::publisher(lang), 30.0), (tr::address(lang), 90.0), (tr::read_on(lang), 14.0)];
    head(sheet, tr::sheet_sources(lang), &heads, styles)?;
    let sources = &input.catalog.sources;
    for (source, row) in sources.iter().zip(1..) {
        sheet.write_string(row, 0, &source.publisher)?;
        sheet.write_string(row, 1, clipped(&source.address))?;
        write_day(sheet, row, 2, Some(source.read_on), styles)?;
    }
    filter(sheet, sources.len(), heads.len())
}

/// Tells how far the rows are, every now and then, and ends the work if the user has stopped it. Making all rows of devices is half
/// of it.
fn go_on(input: &Input<'_>, stopped: &AtomicBool, row: u32, done: u64) -> Result<(), XlsxError> {
    const STEP: u32 = 1024;
    if !row.is_multiple_of(STEP) || (input.progress)(done, 2 * input.fleet.len() as u64) {
        return Ok(());
    }
    stopped.store(true, Ordering::Relaxed);
    Err(XlsxError::IoError(stop()))
}

fn devices(sheet: &mut Worksheet, input: &Input<'_>, styles: &Styles, stopped: &AtomicBool) -> Result<(), XlsxError> {
    let lang = input.lang;
    let mut heads: Vec<(String, f64)> =
        Field::ALL.iter().map(|field| (finding::field_name(lang, *field), 16.0)).collect();
    heads.extend([
        (tr::currency(lang), 9.0),
        (tr::product(lang), 28.0),
        (tr::class(lang), 26.0),
        (tr::state_today(lang), 16.0),
        (tr::deadline(lang), 12.0),
        (tr::action(lang), 22.0),
    ]);
    head(sheet, tr::sheet_devices(lang), &heads, styles)?;
    let lanes: rustc_hash::FxHashMap<&str, _> =
        input.outlook.lanes.iter().map(|lane| (lane.key.as_str(), lane)).collect();
    for (device, row) in input.fleet.iter().zip(1_u32..) {
        go_on(input, stopped, row, u64::from(row))?;
        for (field, column) in Field::ALL.into_iter().zip(0..) {
            match field {
                Field::PurchaseDate => write_day(sheet, row, column, device.purchase_date(), styles)?,
                Field::WarrantyEnd => write_day(sheet, row, column, device.warranty_end(), styles)?,
                Field::LastSeen => write_day(sheet, row, column, device.last_seen(), styles)?,
                Field::Quantity => drop(sheet.write_number(row, column, device.quantity())?),
                Field::PurchasePrice => {
                    if let Some(price) = device.purchase_price() {
                        sheet.write_number(row, column, major(price))?;
                    }
                }
                _ => {
                    let text = cell(device, field);
                    if !text.is_empty() {
                        sheet.write_string(row, column, clipped(&text))?;
                    }
                }
            }
        }
        let column = u16::try_from(Field::ALL.len()).unwrap_or(0);
        let lane = input.lane_key(device.id()).and_then(|key| lanes.get(key.key.as_str()));
        if let Some(price) = device.purchase_price() {
            sheet.write_string(row, column, price.currency.code())?;
        }
        if let Some(lane) = lane {
            sheet.write_string(row, column + 1, &lane.name)?;
            sheet.write_string(row, column + 2, explain::class_name(lang, input.catalog, lane.class))?;
            write_day(sheet, row, column + 4, lane.deadline.as_ref().map(|deadline| deadline.day), styles)?;
            sheet.write_string(row, column + 5, tr::action_name(lang, lane.decision.action.key()))?;
        }
        if let Some(state) = input.state(device.id()) {
            sheet.write_string(row, column + 3, tr::state(lang, state.key()))?;
        }
    }
    filter(sheet, input.fleet.len(), heads.len())
}

fn questions(sheet: &mut Worksheet, input: &Input<'_>, styles: &Styles) -> Result<(), XlsxError> {
    let lang = input.lang;
    let heads = [(tr::question(lang), 90.0), (tr::devices(lang), 12.0)];
    head(sheet, tr::sheet_questions(lang), &heads, styles)?;
    for (open, row) in input.outlook.questions.iter().zip(1..) {
        sheet.write_string_with_format(row, 0, reason::question(lang, input.catalog, &open.kind), &styles.wrap)?;
        sheet.write_number(row, 1, open.devices as f64)?;
    }
    filter(sheet, input.outlook.questions.len(), heads.len())
}

fn write_day(sheet: &mut Worksheet, row: u32, column: u16, day: Option<Day>, styles: &Styles) -> Result<(), XlsxError> {
    match day.map(|day| (day, excel_day(day))) {
        Some((_, Some(day))) => drop(sheet.write_datetime_with_format(row, column, &day, &styles.date)?),
        // Before 1900 a workbook has no dates.
        Some((day, None)) => drop(sheet.write_string(row, column, day.to_string())?),
        None => {}
    }
    Ok(())
}

fn excel_day(day: Day) -> Option<ExcelDateTime> {
    let (year, month, of_month) =
        (u16::try_from(day.year()), u8::try_from(day.month()), u8::try_from(day.day_of_month()));
    ExcelDateTime::from_ymd(year.ok()?, month.ok()?, of_month.ok()?).ok()
}

fn amount(input: &Input<'_>, minor: i64) -> f64 {
    major(Money::new(minor, input.plan.settings.currency))
}

/// A workbook holds numbers as doubles; amounts below 90 trillion keep their cents.
fn major(amount: Money) -> f64 {
    amount.minor as f64 / f64::from(10_u32.pow(amount.currency.exponent()))
}

/// A cell takes 32,767 characters.
fn clipped(text: &str) -> String {
    text.chars().take(32_767).collect()
}

/// The address of a cell, counted from 0.
fn place(row: u32, column: u16) -> String {
    let mut letters = String::new();
    let mut rest = u32::from(column) + 1;
    while rest > 0 {
        let letter = u8::try_from((rest - 1) % 26).unwrap_or(0);
        letters.insert(0, char::from(b'A' + letter));
        rest = (rest - 1) / 26;
    }
    format!("{letters}{}", row + 1)
}
