//! The document's settings, the checks before export, and the export buttons.

use egui::{Align, Layout, Ui, vec2};
use lucide_icons::Icon;

use crate::chart::Ink;
use crate::i18n::tr::report_screen as tr;
use crate::plan::outlook::QuestionKind;
use crate::plan::{Paper, ReportSettings, Settings, State};
use crate::session::{Command, Edit, ExportKind, Screen};
use crate::ui::planning::Planning;
use crate::ui::theme::Type;
use crate::ui::widgets::{Button, ButtonKind, ButtonSize, UiExt as _};

const PAPERS: [Paper; 3] = [Paper::A4, Paper::Letter, Paper::Slides];
const LANGUAGES: [&str; 2] = ["en", "de"];

/// Title, organization and author while they are typed.
#[derive(Debug, Default)]
pub(super) struct Texts {
    drafts: [Option<String>; 3],
}

impl Texts {
    pub(super) fn show(&mut self, ui: &mut Ui, view: &Planning<'_>, pages: usize) {
        let lang = view.lang;
        ui.section(|ui| {
            ui.section_title(None, &tr::document(lang));
            ui.add_space(4.0);
            ui.spacing_mut().item_spacing.y = 8.0;
            paper(ui, view);
            language(ui, view);
            self.texts(ui, view);
        });
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
        checks(ui, view);
        exports(ui, view, pages);
    }

    fn texts(&mut self, ui: &mut Ui, view: &Planning<'_>) {
        let lang = view.lang;
        let settings = &view.plan.settings;
        let names = [
            (tr::field_title(lang), tr::hint_title(lang), &settings.title),
            (tr::field_organization(lang), tr::hint_organization(lang), &settings.organization),
            (tr::field_author(lang), tr::hint_author(lang), &settings.author),
        ];
        let mut changed: Option<Settings> = None;
        for (index, ((name, hint, value), draft)) in names.into_iter().zip(&mut self.drafts).enumerate() {
            line(ui, &name, |ui, width| {
                let mut text = draft.clone().unwrap_or_else(|| value.clone());
                let response = ui.text_field(&mut text, &name, &hint, width);
                if response.changed() {
                    *draft = Some(text.clone());
                }
                if response.lost_focus() {
                    *draft = None;
                    if text != *value {
                        let mut new = settings.clone();
                        match index {
                            0 => new.title = text,
                            1 => new.organization = text,
                            _ => new.author = text,
                        }
                        changed = Some(new);
                    }
                }
            });
        }
        if let Some(settings) = changed {
            view.edit(Edit::Settings(Box::new(settings)));
        }
    }
}

/// A name at the left and a control at the right.
fn line(ui: &mut Ui, name: &str, control: impl FnOnce(&mut Ui, f32)) {
    let width = ui.available_width();
    let names = (width * 0.33).clamp(72.0, 110.0);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.allocate_ui_with_layout(vec2(names, 28.0), Layout::left_to_right(Align::Center), |ui| {
            ui.set_min_width(names);
            ui.txt_cut(Type::Dense, Ink::TextSecondary, name);
        });
        control(ui, width - names);
    });
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

/// What is open: links to the place that needs care. They inform and never block.
fn checks(ui: &mut Ui, view: &Planning<'_>) {
    let lang = view.lang;
    let (mut unknown, mut undecided, mut missing, mut conflicts, mut ends) = (0, 0, 0, 0, 0);
    for question in &view.outlook.questions {
        match question.kind {
            QuestionKind::UnknownProduct => unknown += question.devices,
            QuestionKind::Undecided => undecided += question.devices,
            QuestionKind::Missing(_) => missing += 1,
            QuestionKind::Conflict(_) => conflicts += 1,
            QuestionKind::TargetEnds(..) => ends += 1,
            _ => {}
        }
    }
    let open = [
        (unknown, tr::check_unknown(lang, unknown), Screen::Inventory),
        (undecided, tr::check_undecided(lang, undecided), Screen::Strategy),
        (missing, tr::check_missing(lang, missing), Screen::Budget),
        (conflicts, tr::check_conflicts(lang, conflicts), Screen::Strategy),
        (ends, tr::check_ends(lang, ends), Screen::Strategy),
    ];
    ui.section(|ui| {
        ui.section_title(None, &tr::checks(lang));
        if open.iter().all(|(count, ..)| *count == 0) {
            ui.state_word(State::Supported, &tr::check_good(lang));
        }
        for (_, text, screen) in open.iter().filter(|(count, ..)| *count > 0) {
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = 6.0;
                ui.icon_sized(Icon::TriangleAlert, 14.0, Ink::StateLine(State::BestEffort));
                let label = egui::RichText::new(text).font(Type::Dense.font()).color(ui.ink(Ink::TextSecondary));
                let response = ui.add(egui::Label::new(label).wrap().sense(egui::Sense::click()));
                if response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
                    view.send(Command::Show(*screen));
                }
            });
        }
    });
}

fn exports(ui: &mut Ui, view: &Planning<'_>, pages: usize) {
    let lang = view.lang;
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
                (Icon::Image, tr::export_png(lang), ExportKind::Png),
                (Icon::CalendarDays, tr::export_ics(lang), ExportKind::Ics),
            ] {
                if ui.add(Button::new(Some(icon), &text).width(width)).clicked() {
                    view.send(Command::Export(kind));
                }
            }
        });
        ui.txt_wrapped(Type::Caption, Ink::TextTertiary, tr::export_note(lang));
    });
}
