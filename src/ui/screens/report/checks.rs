//! What to look at before a report leaves the house.

use egui::Ui;
use lucide_icons::Icon;

use crate::chart::Ink;
use crate::i18n::tr::report_screen as tr;
use crate::plan::State;
use crate::plan::outlook::QuestionKind;
use crate::session::{Command, Screen};
use crate::ui::planning::Planning;
use crate::ui::theme::Type;
use crate::ui::widgets::UiExt as _;

/// What is open: links to the place that needs care. They inform and never block.
pub(super) fn show(ui: &mut Ui, view: &Planning<'_>) {
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
        let missing = view.session.report().map_or(&[][..], |report| &report.unprintable);
        if !missing.is_empty() {
            let shown: Vec<String> = missing
                .iter()
                .take(12)
                .map(|character| format!("{character} (U+{:04X})", u32::from(*character)))
                .collect();
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = 6.0;
                ui.icon_sized(Icon::TriangleAlert, 14.0, Ink::StateLine(State::BestEffort));
                let text = tr::check_characters(lang, &shown.join(", "), missing.len() as u64);
                ui.txt_wrapped(Type::Dense, Ink::TextSecondary, text);
            });
        }
        if missing.is_empty() && open.iter().all(|(count, ..)| *count == 0) {
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
