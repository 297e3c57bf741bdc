//! Settings of the plan and of the window.

mod mappings;

use egui::{Key, ScrollArea, Ui};
use lucide_icons::Icon;
use rust_decimal::Decimal;

use crate::chart::Ink;
use crate::i18n::{Lang, fmt, parse, tr};
use crate::model::{Currency, YearLabel};
use crate::plan::{Rounding, Settings, State, VatMode};
use crate::session::{Command, Edit, Theme};
use crate::ui::cx::Cx;
use crate::ui::theme::Type;
use crate::ui::widgets::{Button, MenuItem, Pane, UiExt as _, form_row};

/// What is being typed, and which field was refused.
#[derive(Debug, Default)]
pub struct SettingsView {
    /// Texts that are not taken over yet, because they are being typed or were refused.
    typing: Vec<(Entry, String)>,
    refused: Vec<Entry>,
    mappings: mappings::MappingsView,
}

/// A field that is typed into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Entry {
    Organization,
    Title,
    Author,
    Currency,
    Vat,
    Recoverable,
}

const LABEL: f32 = 290.0;
const FIELD: f32 = 300.0;

/// Shows the screen.
pub fn show(ui: &mut Ui, cx: &Cx<'_>, view: &mut SettingsView) {
    let lang = cx.lang;
    ui.spacing_mut().item_spacing.y = 0.0;
    Pane::screen(&tr::session::command_settings(lang), "").show(ui, |_| {});
    ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
        if cx.session.has_plan() {
            ui.section(|ui| plan(ui, cx, view));
        }
        ui.section(|ui| window(ui, cx));
        ui.section(|ui| mappings::show(ui, cx, &mut view.mappings));
    });
}

fn heading(ui: &mut Ui, title: &str, note: &str) {
    ui.spacing_mut().item_spacing.y = 8.0;
    ui.txt(Type::Title, Ink::TextPrimary, title);
    ui.txt(Type::Dense, Ink::TextTertiary, note);
}

fn row<R>(ui: &mut Ui, label: &str, add: impl FnOnce(&mut Ui) -> R) -> R {
    form_row(ui, label, LABEL, add)
}

fn change(cx: &Cx<'_>, change: impl FnOnce(&mut Settings)) {
    let mut settings = cx.session.plan().settings.clone();
    change(&mut settings);
    if settings != cx.session.plan().settings {
        cx.send(Command::Edit(Edit::Settings(Box::new(settings))));
    }
}

fn plan(ui: &mut Ui, cx: &Cx<'_>, view: &mut SettingsView) {
    let lang = cx.lang;
    let settings = &cx.session.plan().settings;
    heading(ui, &tr::settings::plan(lang), &tr::settings::plan_note(lang));
    let percent = |value: Decimal| fmt::percent(lang, value);
    let entries = [
        (Entry::Organization, tr::settings::organization(lang), settings.organization.clone()),
        (Entry::Title, tr::settings::title(lang), settings.title.clone()),
        (Entry::Author, tr::settings::author(lang), settings.author.clone()),
        (Entry::Currency, tr::settings::currency(lang), settings.currency.code().to_owned()),
        (Entry::Vat, tr::settings::vat(lang), settings.vat_rate.map(percent).unwrap_or_default()),
        (Entry::Recoverable, tr::settings::vat_recoverable(lang), percent(settings.vat_recoverable)),
    ];
    for (entry, label, value) in entries {
        let hint = if entry == Entry::Vat { tr::settings::vat_none(lang) } else { String::new() };
        row(ui, &label, |ui| {
            field(ui, cx, view, entry, &label, &value, &hint);
            if view.refused.contains(&entry) {
                let text = if entry == Entry::Currency {
                    tr::settings::currency_wrong(lang)
                } else {
                    tr::settings::vat_wrong(lang)
                };
                ui.icon_sized(Icon::CircleAlert, 14.0, Ink::StateLine(State::Unsupported));
                ui.txt(Type::Dense, Ink::StateText(State::Unsupported), text);
            }
        });
    }
    let label = tr::settings::vat_mode(lang);
    row(ui, &label, |ui| {
        let options = [tr::settings::vat_total(lang), tr::settings::vat_line(lang)];
        let current = usize::from(settings.vat_mode == VatMode::Line);
        if let Some(chosen) = ui.segmented(&label, &options.each_ref().map(String::as_str), current) {
            let mode = if chosen == 0 { VatMode::Total } else { VatMode::Line };
            change(cx, |settings| settings.vat_mode = mode);
        }
    });
    fiscal(ui, cx);
    let label = tr::settings::rounding(lang);
    row(ui, &label, |ui| {
        let options = [tr::settings::round_away(lang), tr::settings::round_even(lang)];
        let current = usize::from(settings.rounding == Rounding::HalfEven);
        if let Some(chosen) = ui.segmented(&label, &options.each_ref().map(String::as_str), current) {
            let rounding = if chosen == 0 { Rounding::HalfAwayFromZero } else { Rounding::HalfEven };
            change(cx, |settings| settings.rounding = rounding);
        }
    });
    let label = tr::settings::sources(lang);
    row(ui, &label, |ui| {
        if ui.toggle(settings.keep_sources, &label) {
            change(cx, |settings| settings.keep_sources = !settings.keep_sources);
        }
    });
}

fn fiscal(ui: &mut Ui, cx: &Cx<'_>) {
    let lang = cx.lang;
    let settings = &cx.session.plan().settings;
    let calendar = settings.fiscal;
    let label = tr::settings::fiscal(lang);
    row(ui, &label, |ui| {
        let month = |number: u32| fmt::month_full(lang, number);
        let dot = if lang == Lang::De { "." } else { "" };
        let day = format!("{}{dot}", calendar.start_day);
        ui.dropdown(Button::new(None, &day), |ui| {
            ScrollArea::vertical().max_height(260.0).show(ui, |ui| {
                for number in 1..=28_u8 {
                    let checked = number == calendar.start_day;
                    if ui.add(MenuItem { checked, ..MenuItem::new(None, &format!("{number}{dot}")) }).clicked() {
                        change(cx, |settings| settings.fiscal.start_day = number);
                    }
                }
            });
        });
        ui.dropdown(Button::new(None, month(u32::from(calendar.start_month))), |ui| {
            for number in 1..=12_u8 {
                let checked = number == calendar.start_month;
                if ui.add(MenuItem { checked, ..MenuItem::new(None, month(u32::from(number))) }).clicked() {
                    change(cx, |settings| settings.fiscal.start_month = number);
                }
            }
        });
    });
    let label = tr::settings::fiscal_label(lang);
    row(ui, &label, |ui| {
        let options = [tr::settings::label_ending(lang), tr::settings::label_starting(lang)];
        let current = usize::from(calendar.label == YearLabel::Starting);
        if let Some(chosen) = ui.segmented(&label, &options.each_ref().map(String::as_str), current) {
            let name = if chosen == 0 { YearLabel::Ending } else { YearLabel::Starting };
            change(cx, |settings| settings.fiscal.label = name);
        }
    });
    let label = tr::settings::horizon(lang);
    row(ui, &label, |ui| {
        let text = settings.horizon_years.to_string();
        ui.dropdown(Button::new(None, &text), |ui| {
            for years in 1..=15_u8 {
                let checked = years == settings.horizon_years;
                if ui.add(MenuItem { checked, ..MenuItem::new(None, &years.to_string()) }).clicked() {
                    change(cx, |settings| settings.horizon_years = years);
                }
            }
        });
    });
}

/// A field that commits on Enter and when it loses the focus, and goes back on Esc.
fn field(ui: &mut Ui, cx: &Cx<'_>, view: &mut SettingsView, entry: Entry, name: &str, value: &str, hint: &str) {
    let typed = view.typing.iter().find(|(at, _)| *at == entry).map(|(_, text)| text.clone());
    let mut text = typed.unwrap_or_else(|| value.to_owned());
    let response = ui.text_field(&mut text, name, hint, FIELD);
    if response.lost_focus() {
        view.typing.retain(|(at, _)| *at != entry);
        view.refused.retain(|at| *at != entry);
        let escaped = ui.input(|input| input.key_pressed(Key::Escape));
        if !escaped && text != value && !commit(cx, entry, text.trim()) {
            // What was typed stays in the field, with the reason beside it.
            view.typing.push((entry, text));
            view.refused.push(entry);
        }
    } else if response.changed() {
        view.typing.retain(|(at, _)| *at != entry);
        view.typing.push((entry, text));
    }
}

/// Takes a value over; false if it cannot be read.
fn commit(cx: &Cx<'_>, entry: Entry, text: &str) -> bool {
    let rate = || {
        let number = parse::decimal(cx.lang, text.trim_end_matches('%').trim()).ok()?;
        let share = number.checked_div(Decimal::ONE_HUNDRED)?;
        (share >= Decimal::ZERO && share <= Decimal::ONE).then_some(share)
    };
    match entry {
        Entry::Organization => change(cx, |settings| text.clone_into(&mut settings.organization)),
        Entry::Title => change(cx, |settings| text.clone_into(&mut settings.title)),
        Entry::Author => change(cx, |settings| text.clone_into(&mut settings.author)),
        Entry::Currency => match Currency::from_code(text) {
            Some(currency) => change(cx, |settings| settings.currency = currency),
            None => return false,
        },
        Entry::Vat if text.is_empty() => change(cx, |settings| settings.vat_rate = None),
        Entry::Vat => match rate() {
            Some(share) => change(cx, |settings| settings.vat_rate = Some(share)),
            None => return false,
        },
        Entry::Recoverable => match rate() {
            Some(share) => change(cx, |settings| settings.vat_recoverable = share),
            None => return false,
        },
    }
    true
}

fn window(ui: &mut Ui, cx: &Cx<'_>) {
    let lang = cx.lang;
    heading(ui, &tr::settings::window(lang), &tr::settings::window_note(lang));
    let label = tr::settings::language(lang);
    row(ui, &label, |ui| {
        if let Some(chosen) = ui.segmented(&label, &["English", "Deutsch"], usize::from(lang == Lang::De)) {
            cx.send(Command::SetLang(if chosen == 0 { Lang::En } else { Lang::De }));
        }
    });
    let label = tr::settings::theme(lang);
    row(ui, &label, |ui| {
        let themes = [Theme::System, Theme::Light, Theme::Dark];
        let names = [tr::ui::theme_system(lang), tr::ui::theme_light(lang), tr::ui::theme_dark(lang)];
        let current = themes.iter().position(|theme| *theme == cx.session.theme()).unwrap_or(0);
        let chosen = ui.segmented(&label, &names.each_ref().map(String::as_str), current);
        if let Some(theme) = chosen.and_then(|index| themes.get(index)) {
            cx.send(Command::SetTheme(*theme));
        }
    });
    let label = tr::settings::zoom(lang);
    row(ui, &label, |ui| {
        let text = fmt::share(lang, u64::from(cx.session.zoom()), 100);
        ui.dropdown(Button::new(None, &text), |ui| {
            for zoom in [80, 90, 100, 110, 125, 150, 175, 200_u16] {
                let checked = zoom == cx.session.zoom();
                let text = format!("{zoom} %");
                if ui.add(MenuItem { checked, ..MenuItem::new(None, &text) }).clicked() {
                    cx.send(Command::ZoomWindow(zoom));
                }
            }
        });
    });
}
