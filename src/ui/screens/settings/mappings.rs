//! The mappings for files of known kinds: renamed, deleted, exported and imported.

use egui::{Key, Ui};
use lucide_icons::Icon;

use super::heading;
use crate::chart::Ink;
use crate::i18n::{fmt, tr};
use crate::session::{Command, Mapping};
use crate::ui::cx::Cx;
use crate::ui::theme::Type;
use crate::ui::widgets::UiExt as _;

/// The mapping being renamed, with the name so far.
#[derive(Debug, Default)]
pub(super) struct MappingsView {
    renaming: Option<(String, String)>,
}

const NAME: f32 = 290.0;

pub(super) fn show(ui: &mut Ui, cx: &Cx<'_>, view: &mut MappingsView) {
    let lang = cx.lang;
    heading(ui, &tr::settings::mappings(lang), &tr::settings::mappings_note(lang));
    let mappings = cx.session.mappings();
    if mappings.is_empty() {
        ui.txt(Type::Body, Ink::TextSecondary, tr::settings::mappings_none(lang));
    }
    for mapping in mappings {
        line(ui, cx, view, mapping);
    }
    ui.horizontal(|ui| {
        if ui.secondary_button(Some(Icon::FileInput), &tr::bench::command_import_mappings(lang)).clicked() {
            cx.send(Command::ImportMappings);
        }
        if !mappings.is_empty()
            && ui.secondary_button(Some(Icon::FileOutput), &tr::settings::mappings_export_all(lang)).clicked()
        {
            cx.send(Command::ExportMappings(None));
        }
    });
}

fn line(ui: &mut Ui, cx: &Cx<'_>, view: &mut MappingsView, mapping: &Mapping) {
    let lang = cx.lang;
    ui.horizontal(|ui| {
        ui.set_min_height(28.0);
        let start = ui.cursor().left();
        match &mut view.renaming {
            Some((name, text)) if *name == mapping.name => {
                let label = tr::settings::mapping_new_name(lang, &mapping.name);
                let response = ui.text_field(text, &label, "", NAME - 14.0);
                if !response.has_focus() && !response.lost_focus() {
                    response.request_focus();
                }
                if response.lost_focus() {
                    if ui.input(|input| input.key_pressed(Key::Enter)) && text.trim() != mapping.name {
                        cx.send(Command::RenameMapping(mapping.name.clone(), text.clone()));
                    }
                    view.renaming = None;
                }
            }
            _ => {
                ui.scope(|ui| {
                    ui.set_max_width(NAME - 14.0);
                    ui.txt_cut(Type::Body, Ink::TextPrimary, &mapping.name).on_hover_text(mapping.headers.join(", "));
                });
            }
        }
        ui.add_space((start + NAME - ui.cursor().left()).max(0.0));
        let columns = fmt::number(lang, mapping.headers.len() as u64);
        let text = tr::settings::mapping_columns(lang, &columns);
        let width = 150.0;
        let from = ui.cursor().left();
        ui.txt(Type::Dense, Ink::TextTertiary, text);
        ui.add_space((from + width - ui.cursor().left()).max(0.0));
        if ui.icon_button_small(Icon::Pencil, &tr::settings::mapping_rename(lang, &mapping.name)).clicked() {
            view.renaming = Some((mapping.name.clone(), mapping.name.clone()));
        }
        if ui.icon_button_small(Icon::FileOutput, &tr::settings::mapping_export(lang, &mapping.name)).clicked() {
            cx.send(Command::ExportMappings(Some(mapping.name.clone())));
        }
        if ui.icon_button_small(Icon::Trash2, &tr::settings::mapping_delete(lang, &mapping.name)).clicked() {
            cx.send(Command::DeleteMapping(mapping.name.clone()));
        }
    });
}
