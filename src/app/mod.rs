//! The window of the operating system: eframe and rfd around [`crate::ui`] and [`Session`].

mod dialogs;
mod icon;
mod memory;

use std::path::PathBuf;
use std::sync::Arc;

use egui::{Context, ThemePreference, ViewportCommand};

use crate::i18n::{Lang, tr};
use crate::model::Day;
use crate::session::{Command, Effect, Session, SessionConfig, Theme};
use crate::ui::view::View;
use crate::ui::{shell, theme};

pub use dialogs::Native;
pub use memory::keep_freed_memory;

/// What the window begins with.
#[derive(Clone, Debug, Default)]
pub struct Opening {
    /// A plan, or inventories to import.
    pub paths: Vec<PathBuf>,
    /// The scenario to show, by name.
    pub scenario: Option<String>,
    /// The day everything is seen from.
    pub as_of: Option<Day>,
    /// The language, if it is not the one chosen last.
    pub lang: Option<Lang>,
}

/// The application as eframe runs it.
pub struct App {
    session: Session,
    view: View,
    /// The session said that the window may close.
    closing: bool,
    title: String,
    /// The scenario to show once there is a plan.
    scenario: Option<String>,
    /// Something was to be opened at the beginning.
    opens: bool,
}

impl App {
    /// An application that shows in this context; `config` says where its files and dialogs are.
    #[must_use]
    pub fn new(ctx: &Context, config: SessionConfig) -> Self {
        theme::install(ctx);
        ctx.options_mut(|options| {
            // Zoom and quit are commands of ours, so that settings and unsaved changes are respected.
            options.zoom_with_keyboard = false;
            options.quit_shortcuts.clear();
            // A system that says nothing gets the light theme.
            options.fallback_theme = egui::Theme::Light;
        });
        Self {
            session: Session::new(config),
            view: View::default(),
            closing: false,
            title: String::new(),
            scenario: None,
            opens: false,
        }
    }

    /// Begins with what was asked for from the shell.
    pub fn open(&mut self, opening: Opening) {
        if let Some(lang) = opening.lang {
            self.session.send(Command::SetLangOfRun(lang));
        }
        if opening.as_of.is_some() {
            self.session.send(Command::SetAsOf(opening.as_of));
        }
        self.opens = !opening.paths.is_empty();
        if self.opens {
            self.session.send(Command::OpenPaths(opening.paths));
        }
        self.scenario = opening.scenario;
    }

    fn choose_scenario(&mut self, ctx: &Context) {
        if self.opens && !self.session.has_plan() && self.session.workbench().is_none() && !self.session.busy() {
            // Nothing came of what was to be opened.
            self.scenario = None;
        }
        if self.session.has_plan()
            && let Some(name) = self.scenario.take()
        {
            self.session.send(Command::SelectScenarioNamed(name));
            ctx.request_repaint();
        }
    }

    /// The session.
    #[must_use]
    pub const fn session(&self) -> &Session {
        &self.session
    }

    /// The session, to send it commands.
    pub const fn session_mut(&mut self) -> &mut Session {
        &mut self.session
    }

    fn effect(&mut self, ctx: &Context, effect: Effect) {
        match effect {
            Effect::CloseWindow => {
                self.closing = true;
                ctx.send_viewport_cmd(ViewportCommand::Close);
            }
            Effect::CopyText(text) => ctx.copy_text(text),
            Effect::CopyPicture(width, height, pixels) => {
                ctx.copy_image(egui::ColorImage::from_rgb([width, height], &pixels));
            }
            Effect::FocusFilter => self.view.focus_filter = true,
        }
    }

    fn sync_window(&mut self, ctx: &Context) {
        let theme = match self.session.theme() {
            Theme::System => ThemePreference::System,
            Theme::Light => ThemePreference::Light,
            Theme::Dark => ThemePreference::Dark,
        };
        if ctx.options(|options| options.theme_preference) != theme {
            ctx.set_theme(theme);
        }
        let zoom = f32::from(self.session.zoom()) / 100.0;
        if (ctx.zoom_factor() - zoom).abs() > 0.001 {
            ctx.set_zoom_factor(zoom);
        }
        let title = window_title(&self.session);
        if title != self.title {
            ctx.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }
}

/// The plan's title, a mark while it has unsaved changes, and the name of the program.
fn window_title(session: &Session) -> String {
    let lang = session.lang();
    let app = tr::ui::app_name(lang);
    if !session.has_plan() {
        return app;
    }
    let title = match session.plan().settings.title.trim() {
        "" => tr::ui::untitled_plan(lang),
        title => title.to_owned(),
    };
    let mark = if session.dirty() { "• " } else { "" };
    format!("{mark}{title} – {app}")
}

impl eframe::App for App {
    fn logic(&mut self, ctx: &Context, _frame: &mut eframe::Frame) {
        if ctx.input(|input| input.viewport().close_requested()) && !self.closing {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            self.session.send(Command::Quit);
        }
        for effect in self.session.update() {
            self.effect(ctx, effect);
        }
        self.choose_scenario(ctx);
        self.sync_window(ctx);
        if self.session.task().is_some() {
            // Progress is read, not sent: look again while a task runs.
            ctx.request_repaint_after(std::time::Duration::from_millis(50));
        }
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        let commands = shell::show(ui, &self.session, &mut self.view);
        if !commands.is_empty() {
            ui.ctx().request_repaint();
        }
        for command in commands {
            self.session.send(command);
        }
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        visuals.panel_fill.to_normalized_gamma_f32()
    }

    fn persist_egui_memory(&self) -> bool {
        false
    }
}

/// Opens the window and runs until it is closed.
///
/// # Errors
/// One sentence, in the user's language, if there is no display or no way to draw on it.
pub fn run(opening: Opening) -> Result<(), String> {
    keep_freed_memory();
    let lang = opening.lang.unwrap_or_else(system_lang);
    if !display_found() {
        return Err(tr::ui::not_possible(lang, &tr::ui::no_display(lang)));
    }
    let viewport = egui::ViewportBuilder::default()
        .with_app_id("switchover")
        .with_title(tr::ui::app_name(lang))
        .with_inner_size([1440.0, 900.0])
        .with_min_inner_size([1180.0, 720.0])
        .with_drag_and_drop(true)
        .with_icon(icon::icon());
    let options = eframe::NativeOptions { viewport, centered: true, ..eframe::NativeOptions::default() };
    eframe::run_native(
        "switchover",
        options,
        Box::new(move |creation| {
            let ctx = creation.egui_ctx.clone();
            let config = SessionConfig {
                today: today(),
                lang,
                data_dir: None,
                dialogs: Arc::new(Native),
                waker: Arc::new(move || ctx.request_repaint()),
            };
            let mut app = App::new(&creation.egui_ctx, config);
            theme::use_system_fonts(&creation.egui_ctx);
            // The list of recent plans must find them again from any folder.
            let whole = |path: PathBuf| std::path::absolute(&path).unwrap_or(path);
            let paths = opening.paths.into_iter().map(whole).collect();
            app.open(Opening { paths, ..opening });
            Ok(Box::new(app))
        }),
    )
    .map_err(|error| {
        tracing::error!("the window could not be opened: {error}");
        let reason = match error {
            eframe::Error::Wgpu(_) => tr::ui::no_graphics(lang),
            eframe::Error::WinitEventLoop(_) | eframe::Error::Winit(_) => tr::ui::no_display(lang),
            eframe::Error::AppCreation(error) => error.to_string(),
        };
        tr::ui::not_possible(lang, &reason)
    })
}

/// Today, by the clock of the computer.
#[must_use]
#[expect(clippy::disallowed_methods, reason = "the one place of the window that reads the clock")]
pub fn today() -> Day {
    Day::from_date(chrono::Local::now().date_naive())
}

/// The language of the system, English if it is none of ours.
#[must_use]
pub fn system_lang() -> Lang {
    sys_locale::get_locale().as_deref().and_then(Lang::from_code).unwrap_or_default()
}

/// Whether there is a display; only Linux and its relatives can lack one.
fn display_found() -> bool {
    if !cfg!(all(unix, not(target_os = "macos"))) {
        return true;
    }
    ["WAYLAND_DISPLAY", "WAYLAND_SOCKET", "DISPLAY"]
        .iter()
        .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}
