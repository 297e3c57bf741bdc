//! What an import would bring, and the buttons that take it.

use egui::{Align, Frame, Layout, Margin, Panel, Ui};
use lucide_icons::Icon;

use crate::chart::Ink;
use crate::i18n::{fmt, tr};
use crate::plan::State;
use crate::session::diff::RowClass;
use crate::session::{BenchEdit, Command, Tab, Workbench};
use crate::ui::cx::Cx;
use crate::ui::theme::Type;
use crate::ui::widgets::{Button, ButtonKind, ButtonSize, UiExt as _};

/// Shows the pane at the right of the workbench.
pub fn show(ui: &mut Ui, cx: &Cx<'_>) {
    let Some(bench) = cx.session.workbench() else { return };
    let frame = Frame::new().inner_margin(Margin { left: 14, right: 14, top: 12, bottom: 12 });
    Panel::bottom("take").frame(frame).resizable(false).show(ui, |ui| take(ui, cx, bench));
    egui::ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
        sums(ui, cx, bench);
        after(ui, cx, bench);
    });
}

fn sums(ui: &mut Ui, cx: &Cx<'_>, bench: &Workbench) {
    let (lang, counts) = (cx.lang, bench.counts());
    ui.section(|ui| {
        ui.section_title(None, &tr::importing::result(lang));
        let headline = match &bench.reading.diff {
            Some(diff) => {
                let taken = diff.taken(&bench.reading.imported.fleet, &bench.choices.verdicts);
                tr::importing::result_changes(lang, taken as u64)
            }
            None => tr::importing::result_devices(lang, brought(cx, bench)),
        };
        ui.txt_wrapped(Type::Display, Ink::TextPrimary, headline);
        let rows = tr::importing::rows(lang, counts.records);
        let files = tr::importing::result_files(lang, bench.reports().len() as u64);
        ui.txt_wrapped(Type::Dense, Ink::TextSecondary, tr::importing::result_from(lang, &files, &rows));
        ui.add_space(6.0);
        let valid = counts.records.saturating_sub(counts.merged + counts.rejected + counts.not_phones);
        let attention = bench.problems.list(Tab::Attention).len() as u64;
        let lines = [
            (Icon::CircleCheck, State::Supported, tr::importing::valid(lang), valid),
            (Icon::GitMerge, State::Replaced, tr::importing::merged(lang), counts.merged),
            (Icon::CircleSlash, State::Unknown, tr::importing::not_phones(lang), counts.not_phones),
            (Icon::CircleX, State::Unsupported, tr::importing::rejected(lang), counts.rejected),
        ];
        let parts: Vec<(Ink, u64, String)> = lines
            .iter()
            .map(|(_, state, text, count)| {
                (Ink::StateLine(*state), *count, format!("{text}: {}", fmt::number(lang, *count)))
            })
            .collect();
        ui.share_bar(&tr::importing::result_bar(lang), 10.0, &parts);
        ui.add_space(4.0);
        for (icon, state, text, count) in &lines {
            line(ui, *icon, *state, text, &fmt::number(lang, *count));
        }
        line(ui, Icon::CircleAlert, State::BestEffort, &tr::importing::attention(lang), &fmt::number(lang, attention));
        ui.add_space(4.0);
        ui.txt_wrapped(Type::Dense, Ink::TextSecondary, tr::importing::duplicate_rule(lang));
    });
}

fn line(ui: &mut Ui, icon: Icon, state: State, text: &str, number: &str) {
    ui.separator();
    ui.horizontal(|ui| {
        ui.icon_sized(icon, 15.0, Ink::StateLine(state));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.txt(Type::BodyBold, Ink::TextPrimary, number);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| ui.txt_cut(Type::Body, Ink::TextPrimary, text));
        });
    });
}

fn after(ui: &mut Ui, cx: &Cx<'_>, bench: &Workbench) {
    let lang = cx.lang;
    let reading = &bench.reading;
    let imported = &reading.imported;
    let sites: std::collections::BTreeSet<_> =
        reading.derived.cohorts.cohorts.iter().map(|cohort| cohort.site).filter(|site| !site.is_empty()).collect();
    ui.section(|ui| {
        ui.section_title(None, &tr::importing::after(lang));
        let number = |value: u64| fmt::number(lang, value);
        if let Some(diff) = &reading.diff {
            for class in RowClass::ALL {
                let taken = diff.taken_of(&imported.fleet, class, &bench.choices.verdicts) as u64;
                let (text, count) = match class {
                    RowClass::New => (tr::importing::after_new(lang), taken),
                    RowClass::Changed => (tr::importing::after_changed(lang), taken),
                    RowClass::Unchanged => (tr::importing::after_unchanged(lang), diff.count(class) as u64),
                    RowClass::Gone => (tr::importing::after_removed(lang), taken),
                };
                ui.key_number(&text, &number(count));
            }
        }
        ui.key_number(&tr::importing::after_devices(lang), &number(bench.counts().devices));
        ui.key_number(&tr::importing::after_sites(lang), &number(sites.len() as u64));
        ui.key_number(&tr::importing::after_spellings(lang), &number(imported.fleet.spellings().len() as u64));
        ui.key_number(&tr::importing::after_unknown(lang), &number(bench.counts().unknown));
        if !imported.prices.is_empty() {
            ui.key_number(&tr::importing::after_prices(lang), &number(imported.prices.len() as u64));
        }
        let open = bench.problems.list(Tab::Attention).len();
        if open > 0 {
            ui.add_space(4.0);
            ui.txt_wrapped(Type::Dense, Ink::TextTertiary, tr::importing::attention_note(lang));
        } else if bench.counts().unknown > 0 {
            ui.add_space(4.0);
            ui.txt_wrapped(Type::Dense, Ink::TextTertiary, tr::importing::unknown_note(lang));
        }
    });
}

/// Phones the import brings, after merging with each other and with what is there.
fn brought(cx: &Cx<'_>, bench: &Workbench) -> u64 {
    let there = if bench.reading.diff.is_some() { cx.session.outlook().devices } else { 0 };
    bench.counts().devices.saturating_sub(there)
}

fn take(ui: &mut Ui, cx: &Cx<'_>, bench: &Workbench) {
    let lang = cx.lang;
    ui.spacing_mut().item_spacing.y = 8.0;
    if cx.session.has_plan() && !cx.session.fleet().is_empty() {
        let adds = bench.latest().adds;
        for (choice, text) in [(true, tr::importing::add_to_fleet(lang)), (false, tr::importing::replace_fleet(lang))] {
            if ui.radio_row(adds == choice, &text).clicked() && adds != choice {
                cx.send(Command::Bench(BenchEdit::Adds(choice)));
            }
        }
    }
    if !bench.acceptable() {
        ui.warning_line(&tr::importing::nothing(lang));
        return;
    }
    let devices = brought(cx, bench);
    let text = match (&bench.reading.diff, devices) {
        (Some(diff), _) => {
            let taken = diff.taken(&bench.reading.imported.fleet, &bench.choices.verdicts) as u64;
            tr::importing::take_changes(lang, taken)
        }
        (None, 0) => tr::importing::import_prices(lang),
        (None, devices) => tr::importing::import_button(lang, devices),
    };
    let width = ui.available_width();
    let ready = cx.session.task().is_none() && !bench.rereading();
    let button = Button::new(None, &text).kind(ButtonKind::Primary).size(ButtonSize::Large).width(width);
    if ui.add_enabled(ready, button).clicked() {
        cx.send(Command::AcceptImport);
    }
    let open = bench.problems.list(Tab::Attention).len();
    if open > 0 && bench.reading.diff.is_none() && devices > 0 {
        let clean = bench.problems.clean_devices();
        let text = tr::importing::import_clean(lang, clean);
        let button = Button::new(None, &text).width(width);
        if ui.add_enabled(ready && clean > 0, button).clicked() {
            cx.send(Command::AcceptClean);
        }
    }
}
