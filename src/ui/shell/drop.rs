//! Files dropped on the window, and what the window says while they hover over it.

use std::path::PathBuf;

use egui::{Align2, Id, LayerId, Order, Ui};

use crate::chart::Ink;
use crate::i18n::tr;
use crate::plan::State;
use crate::session::{Command, Screen};
use crate::ui::cx::Cx;
use crate::ui::theme::{Type, ink};

/// What hovering files would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::ui) enum Hovering {
    Import(u64),
    Open,
    Refused,
}

/// Extensions that can be imported: inventories, logs, certificates.
const IMPORTS: [&str; 18] = [
    "csv", "tsv", "txt", "tab", "xlsx", "xlsm", "xls", "ods", "json", "xml", "log", "syslog", "pem", "crt", "cer",
    "der", "p7b", "p7c",
];

/// Sends the files that were dropped in this frame.
pub(super) fn take(ui: &Ui, cx: &Cx<'_>) {
    let paths: Vec<PathBuf> =
        ui.input(|input| input.raw.dropped_files.iter().map(|file| file.path().to_owned()).collect());
    if !paths.is_empty() {
        cx.send(Command::OpenPaths(paths));
    }
}

/// What the files over the window would do; `None` if there are none.
pub(in crate::ui) fn hovering(ui: &Ui) -> Option<Hovering> {
    let extensions: Vec<Option<String>> = ui.input(|input| {
        let extension = |path: &PathBuf| path.extension().map(|end| end.to_string_lossy().to_lowercase());
        input.raw.hovered_files.iter().map(|file| file.path.as_ref().and_then(extension)).collect()
    });
    if extensions.is_empty() {
        return None;
    }
    if extensions.iter().any(|end| end.as_deref() == Some("switchover")) {
        return Some(Hovering::Open);
    }
    // A file without extension is read by its content; only a known foreign one is refused before the drop.
    let refused = extensions.iter().all(|end| end.as_deref().is_some_and(|end| !IMPORTS.contains(&end)));
    Some(if refused { Hovering::Refused } else { Hovering::Import(extensions.len() as u64) })
}

/// The words for hovering files, and the ink of the frame.
pub(in crate::ui) fn words(cx: &Cx<'_>, hovering: &Hovering) -> (String, Ink) {
    match hovering {
        Hovering::Import(count) => (tr::ui::drop_import(cx.lang, *count), Ink::Accent),
        Hovering::Open => (tr::ui::drop_open(cx.lang), Ink::Accent),
        Hovering::Refused => (tr::ui::drop_refused(cx.lang), Ink::StateLine(State::Unsupported)),
    }
}

/// Covers the window while files hover over it. The start screen shows it in its drop zone instead.
pub(super) fn overlay(ui: &Ui, cx: &Cx<'_>) {
    let Some(hovering) = hovering(ui) else { return };
    if cx.session.screen() == Screen::Start {
        return;
    }
    let (text, frame) = words(cx, &hovering);
    let layer = LayerId::new(Order::Foreground, Id::unique("drop"));
    let painter = ui.ctx().layer_painter(layer);
    let rect = ui.ctx().content_rect();
    painter.rect_filled(rect, 0, ink(ui, Ink::AccentTint).gamma_multiply(0.9));
    let stroke = egui::Stroke::new(2.0, ink(ui, frame));
    painter.rect_stroke(rect.shrink(6.0), 6, stroke, egui::StrokeKind::Inside);
    painter.text(rect.center(), Align2::CENTER_CENTER, text, Type::DropTitle.font(), ink(ui, Ink::TextPrimary));
}
