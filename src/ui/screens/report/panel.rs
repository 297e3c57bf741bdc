//! The document's settings and the export buttons.

use egui::{Align, Layout, Ui, vec2};
use lucide_icons::Icon;

use super::checks;
use crate::chart::Ink;
use crate::i18n::tr::report_screen as tr;
use crate::plan::{OwnPage, Paper, ReportSettings, Section};
use crate::session::{Chart, Command, Edit, ExportKind};
use crate::ui::planning::Planning;
use crate::ui::theme::Type;
use crate::ui::widgets::{Button, ButtonKind, ButtonSize, UiExt as _};

const PAPERS: [Paper; 3] = [Paper::A4, Paper::Letter, Paper::Slides];
const LANGUAGES: [&str; 2] = ["en", "de"];

/// The document's texts while they are typed.
#[derive(Debug, Default)]
pub(super) struct Texts {
    drafts: [Option<String>; FIELDS],
}

/// Title, organization, author, date, heading and text of the own page.
const FIELDS: usize = 6;

impl Texts {
    pub(super) fn show(&mut self, ui: &mut Ui, view: &Planning<'_>) {
        let lang = view.lang;
        ui.section(|ui| {
            ui.section_title(None, &tr::document(lang));
            ui.add_space(4.0);
            ui.spacing_mut().item_spacing.y = 8.0;
            paper(ui, view);
            language(ui, view);
            self.texts(ui, view);
            logo(ui, view);
        });
        let report = &view.plan.report;
        if report.sections.contains(&(Section::OwnPage, true)) {
            self.own_page(ui, view);
        }
        ui.section(|ui| {
            ui.section_title(None, &tr::scenarios(lang));
            for (index, scenario) in view.plan.scenarios.iter().enumerate() {
                let current = index == view.session.scenario();
                let role = if current { tr::main(lang) } else { tr::compare(lang) };
                ui.horizontal(|ui| {
                    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                        ui.txt(Type::Dense, Ink::TextTertiary, role);
                        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                            if ui.radio_row(current, &scenario.name).clicked() {
                                view.send(Command::SelectScenario(index));
                            }
                        });
                    });
                });
            }
        });
        options(ui, view);
        checks::show(ui, view);
        exports(ui, view);
    }

    /// A field whose text is taken when it is left.
    fn field(
        &mut self,
        ui: &mut Ui,
        index: usize,
        (name, hint): (&str, &str),
        value: &str,
        width: f32,
    ) -> Option<String> {
        let draft = self.drafts.get_mut(index)?;
        let mut text = draft.clone().unwrap_or_else(|| value.to_owned());
        let response = ui.text_field(&mut text, name, hint, width);
        if response.changed() {
            *draft = Some(text.clone());
        }
        if response.lost_focus() {
            *draft = None;
            return (text != value).then_some(text);
        }
        None
    }

    fn texts(&mut self, ui: &mut Ui, view: &Planning<'_>) {
        let lang = view.lang;
        let settings = &view.plan.settings;
        let names = [
            (tr::field_title(lang), tr::hint_title(lang), &settings.title),
            (tr::field_organization(lang), tr::hint_organization(lang), &settings.organization),
            (tr::field_author(lang), tr::hint_author(lang), &settings.author),
        ];
        for (index, (name, hint, value)) in names.into_iter().enumerate() {
            let typed = line(ui, &name, |ui, width| self.field(ui, index, (&name, &hint), value, width));
            if let Some(text) = typed {
                let mut new = settings.clone();
                match index {
                    0 => new.title = text,
                    1 => new.organization = text,
                    _ => new.author = text,
                }
                view.edit(Edit::Settings(Box::new(new)));
            }
        }
        let report = &view.plan.report;
        let value = report.date.map(|day| day.to_string()).unwrap_or_default();
        let hint = view.outlook.as_of.map(|day| day.to_string()).unwrap_or_default();
        let name = tr::field_date(lang);
        let typed = line(ui, &name, |ui, width| self.field(ui, 3, (&name, &hint), &value, width));
        if let Some(text) = typed {
            // What is no date leaves the date as it was.
            let date = if text.trim().is_empty() { Some(None) } else { text.trim().parse().ok().map(Some) };
            if let Some(date) = date {
                edit(view, ReportSettings { date, ..report.clone() });
            }
        }
    }

    fn own_page(&mut self, ui: &mut Ui, view: &Planning<'_>) {
        let lang = view.lang;
        let report = &view.plan.report;
        ui.section(|ui| {
            ui.section_title(None, &crate::session::section_name(lang, Section::OwnPage));
            ui.spacing_mut().item_spacing.y = 8.0;
            let width = ui.available_width();
            let (title, hint) = (tr::own_heading(lang), tr::own_heading_hint(lang));
            if let Some(title) = self.field(ui, 4, (&title, &hint), &report.own_page.title, width) {
                let own_page = OwnPage { title, ..report.own_page.clone() };
                edit(view, ReportSettings { own_page, ..report.clone() });
            }
            let Some(draft) = self.drafts.get_mut(5) else { return };
            let mut text = draft.clone().unwrap_or_else(|| report.own_page.text.clone());
            let name = tr::own_text(lang);
            let area = egui::TextEdit::multiline(&mut text)
                .desired_rows(5)
                .desired_width(width)
                .hint_text(tr::own_text_hint(lang));
            let response = ui.add(area);
            response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::MultilineTextInput, true, &name));
            if response.changed() {
                *draft = Some(text.clone());
            }
            if response.lost_focus() {
                *draft = None;
                if text != report.own_page.text {
                    let own_page = OwnPage { text, ..report.own_page.clone() };
                    edit(view, ReportSettings { own_page, ..report.clone() });
                }
            }
        });
    }
}

/// The logo, and what to do with it.
fn logo(ui: &mut Ui, view: &Planning<'_>) {
    let lang = view.lang;
    let report = &view.plan.report;
    line(ui, &tr::field_logo(lang), |ui, width| {
        ui.spacing_mut().item_spacing.x = 4.0;
        let Some(logo) = &report.logo else {
            let text = tr::logo_choose(lang);
            if ui.add(Button::new(Some(Icon::Image), &text).width(width)).clicked() {
                view.send(Command::ChooseLogo);
            }
            return;
        };
        let change = Button::new(Some(Icon::Image), &logo.name).width(width - 32.0);
        if ui.add(change).on_hover_text(tr::logo_choose(lang)).clicked() {
            view.send(Command::ChooseLogo);
        }
        if ui.icon_button(Icon::X, &tr::logo_remove(lang)).clicked() {
            edit(view, ReportSettings { logo: None, ..report.clone() });
        }
    });
}

/// Switches of the report.
fn options(ui: &mut Ui, view: &Planning<'_>) {
    let lang = view.lang;
    let report = &view.plan.report;
    ui.section(|ui| {
        ui.section_title(None, &tr::options(lang));
        ui.spacing_mut().item_spacing.y = 6.0;
        let switches = [
            (tr::option_sources(lang), report.page_sources),
            (tr::option_hatching(lang), report.hatching),
            (tr::option_prices(lang), report.prices),
            (tr::option_attach(lang), report.attach_plan),
        ];
        for (index, (name, on)) in switches.into_iter().enumerate() {
            ui.horizontal(|ui| {
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    if ui.push_id(index, |ui| ui.toggle(on, &name)).inner {
                        let mut new = report.clone();
                        match index {
                            0 => new.page_sources = !on,
                            1 => new.hatching = !on,
                            2 => new.prices = !on,
                            _ => new.attach_plan = !on,
                        }
                        edit(view, new);
                    }
                    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                        ui.txt_cut(Type::Dense, Ink::TextPrimary, &*name);
                    });
                });
            });
        }
    });
}

/// A name at the left and a control at the right.
fn line<R>(ui: &mut Ui, name: &str, control: impl FnOnce(&mut Ui, f32) -> R) -> R {
    let width = ui.available_width();
    let names = (width * 0.33).clamp(72.0, 110.0);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.allocate_ui_with_layout(vec2(names, 28.0), Layout::left_to_right(Align::Center), |ui| {
            ui.set_min_width(names);
            ui.txt_cut(Type::Dense, Ink::TextSecondary, name);
        });
        control(ui, width - names)
    })
    .inner
}

fn edit(view: &Planning<'_>, report: ReportSettings) {
    view.edit(Edit::Report(Box::new(report)));
}

fn paper(ui: &mut Ui, view: &Planning<'_>) {
    let lang = view.lang;
    let report = &view.plan.report;
    let names = [tr::format_a4(lang), tr::format_letter(lang), tr::format_slides(lang)];
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let at = PAPERS.iter().position(|paper| *paper == report.paper).unwrap_or(0);
    line(ui, &tr::format(lang), |ui, _| {
        if let Some(paper) = ui.segmented(&tr::format(lang), &names, at).and_then(|chosen| PAPERS.get(chosen)) {
            edit(view, ReportSettings { paper: *paper, ..report.clone() });
        }
    });
}

fn language(ui: &mut Ui, view: &Planning<'_>) {
    let lang = view.lang;
    let names = [tr::english(lang), tr::german(lang)];
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let own = view.session.report_lang();
    let at = LANGUAGES.iter().position(|code| *code == own.code()).unwrap_or(0);
    line(ui, &tr::language(lang), |ui, _| {
        if let Some(code) = ui.segmented(&tr::language(lang), &names, at).and_then(|chosen| LANGUAGES.get(chosen)) {
            edit(view, ReportSettings { language: Some((*code).to_owned()), ..view.plan.report.clone() });
        }
    });
}

fn exports(ui: &mut Ui, view: &Planning<'_>) {
    let lang = view.lang;
    let pages = super::pages(view).len();
    ui.section(|ui| {
        ui.spacing_mut().item_spacing.y = 8.0;
        let width = ui.available_width();
        let text = tr::export_pdf(lang, &tr::pages(lang, pages as u64));
        let button = Button::new(Some(Icon::FileText), &text).kind(ButtonKind::Primary).size(ButtonSize::Large);
        if ui.add_enabled(pages > 0, button.width(width)).clicked() {
            view.send(Command::Export(ExportKind::Pdf));
        }
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 8.0;
            let width = (width - 16.0) / 3.0;
            for (icon, text, kind) in [
                (Icon::FileSpreadsheet, tr::export_xlsx(lang), ExportKind::Xlsx),
                (Icon::Table, tr::export_csv(lang), ExportKind::Csv),
                (Icon::CalendarDays, tr::export_ics(lang), ExportKind::Ics),
            ] {
                if ui.add(Button::new(Some(icon), &text).width(width)).clicked() {
                    view.send(Command::Export(kind));
                }
            }
        });
        ui.txt_wrapped(Type::Caption, Ink::TextTertiary, tr::export_note(lang));
    });
    ui.section(|ui| {
        ui.section_title(None, &tr::charts(lang));
        ui.spacing_mut().item_spacing.y = 8.0;
        picture_width(ui, view);
        for (name, chart, svg, png) in [
            (tr::chart_timeline(lang), Chart::Timeline, ExportKind::Svg, ExportKind::Png),
            (tr::chart_budget(lang), Chart::Budget, ExportKind::BudgetSvg, ExportKind::BudgetPng),
        ] {
            line(ui, &name, |ui, width| {
                ui.spacing_mut().item_spacing.x = 6.0;
                let each = (width - 12.0) / 3.0;
                for (text, kind) in [(tr::export_svg(lang), svg), (tr::export_png(lang), png)] {
                    let title = format!("{name}, {text}");
                    if ui.add(Button::new(None, &text).name(&title).width(each)).clicked() {
                        view.send(Command::Export(kind));
                    }
                }
                let copy = tr::copy(lang);
                let title = format!("{name}, {copy}");
                if ui.add(Button::new(None, &copy).name(&title).width(each)).clicked() {
                    view.send(Command::CopyChart(chart));
                }
            });
        }
        let table = tr::copy_budget(lang);
        let width = ui.available_width();
        if ui.add(Button::new(Some(Icon::Copy), &table).width(width)).clicked() {
            view.send(Command::CopyBudget);
        }
    });
}

/// Widths of exported charts that suit a page, a slide, and a wall.
const WIDTHS: [u16; 3] = [1200, 1600, 2400];

fn picture_width(ui: &mut Ui, view: &Planning<'_>) {
    let report = &view.plan.report;
    let names = WIDTHS.map(|width| view.number(u64::from(width)));
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let at = WIDTHS.iter().position(|width| *width >= report.picture_width).unwrap_or(WIDTHS.len() - 1);
    let name = tr::chart_width(view.lang);
    line(ui, &name, |ui, _| {
        if let Some(width) = ui.segmented(&name, &names, at).and_then(|chosen| WIDTHS.get(chosen)) {
            edit(view, ReportSettings { picture_width: *width, ..report.clone() });
        }
    });
}
