//! The frame around the screens: bars, rail, inspector, palette, questions.

mod as_of;
mod confirm;
mod drop;
mod message;
mod palette;
mod rail;
mod shortcuts;
mod status;
mod tabs;
mod top;

pub(in crate::ui) use drop::{hovering, words as drop_words};

use egui::{CentralPanel, Frame, Panel, Role, Ui, UiBuilder};

use super::cx::Cx;
use super::screens;
use super::theme::size;
use super::view::View;
use super::widgets::UiExt as _;
use crate::chart::Ink;
use crate::i18n::tr;
use crate::session::{Command, Screen, Session};

/// State of the shell that lives as long as the window: what is being typed where.
#[derive(Debug, Default)]
pub struct ShellState {
    palette: palette::PaletteState,
    tabs: tabs::TabsState,
    /// A field had the cursor at the end of the last frame.
    typed: bool,
}

/// Shows the whole window and returns the commands sent.
#[must_use]
pub fn show(ui: &mut Ui, session: &Session, view: &mut View) -> Vec<Command> {
    let cx = Cx::new(session);
    let before = shortcuts::Before::look(ui, &cx, view.shell.typed);
    shortcuts::consume(ui, &cx);
    drop::take(ui, &cx);
    let screen = session.screen();
    let bar = |ui: &Ui| Frame::new().fill(ui.ink(Ink::App));
    let width = ui.available_width();

    Panel::top("top").exact_size(size::TOP_BAR).frame(bar(ui)).resizable(false).show_separator_line(false).show(
        ui,
        |ui| {
            top::show(ui, &cx, &mut view.shell);
        },
    );
    as_of::show(ui, &cx);
    Panel::bottom("status")
        .exact_size(size::STATUS_BAR)
        .frame(bar(ui))
        .resizable(false)
        .show_separator_line(false)
        .show(ui, |ui| {
            status::show(ui, &cx);
        });
    message::show(ui, &cx);
    if screen != Screen::Start {
        let narrow = width < size::RAIL_BREAK;
        let rail = if narrow { size::RAIL_NARROW } else { size::RAIL };
        Panel::left("rail").exact_size(rail).frame(bar(ui)).resizable(false).show_separator_line(false).show(
            ui,
            |ui| {
                rail::show(ui, &cx, narrow);
            },
        );
        let (min, max) = size::INSPECTOR_RANGE;
        let fixed = screens::has_own_side_panel(screen);
        if screens::has_side_panel(screen, session)
            && (fixed || (session.inspector_open() && width >= size::INSPECTOR_BREAK))
        {
            Panel::right("inspector")
                .default_size(size::INSPECTOR)
                .size_range(min..=max)
                .frame(Frame::new().fill(ui.ink(Ink::Panel)))
                .show(ui, |ui| {
                    ui.scope_builder(
                        UiBuilder::new()
                            .accessibility_role(Role::Complementary)
                            .accessibility_label(tr::ui::inspector(cx.lang)),
                        |ui| screens::side_panel(ui, &cx, view),
                    );
                });
        }
    }
    CentralPanel::no_frame().frame(Frame::new().fill(ui.ink(Ink::Panel))).show(ui, |ui| {
        ui.push_id(("screen", screen), |ui| screens::show(ui, &cx, view));
    });
    palette::show(ui, &cx, &mut view.shell.palette);
    confirm::show(ui, &cx);
    drop::overlay(ui, &cx);
    shortcuts::escape(ui, &cx, before);
    view.shell.typed = ui.ctx().text_edit_focused();
    cx.into_commands()
}
