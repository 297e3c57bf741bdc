//! The real application in a test window, with scripted dialogs and a folder of its own.
#![allow(
    dead_code,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a test file uses its part; a test may panic and print"
)]

use std::path::PathBuf;
use std::sync::Arc;

use egui_kittest::Harness;
use switchover::app::App;
use switchover::i18n::Lang;
use switchover::model::Day;
use switchover::session::dialogs::{FileDialogs, Scripted};
use switchover::session::{Command, Screen, SessionConfig, Theme};

/// Size of the window in points, as the pictures of the design have it.
pub const WINDOW: [f32; 2] = [1440.0, 900.0];

/// The application in a window of a test, and what it stands on.
pub struct Window {
    /// The window.
    pub harness: Harness<'static, App>,
    /// The dialogs: add answers before something asks.
    pub dialogs: Arc<Scripted>,
    /// Settings and recovery copies of this test; removed at the end.
    pub home: tempfile::TempDir,
}

/// Today in all tests.
pub fn today() -> Day {
    Day::from_ymd(2026, 11, 24).expect("a day")
}

impl Window {
    /// A window without plan, light, English.
    pub fn new() -> Self {
        Self::with(Lang::En, Theme::Light)
    }

    /// A window without plan.
    pub fn with(lang: Lang, theme: Theme) -> Self {
        Self::sized(lang, theme, WINDOW)
    }

    /// A window without plan, of this size.
    pub fn sized(lang: Lang, theme: Theme, size: [f32; 2]) -> Self {
        let home = tempfile::tempdir().expect("a folder");
        let dialogs = Arc::new(Scripted::default());
        let config = SessionConfig {
            today: today(),
            lang,
            data_dir: Some(home.path().to_owned()),
            dialogs: Arc::clone(&dialogs) as Arc<dyn FileDialogs>,
            waker: Arc::new(|| {}),
        };
        let harness = Harness::builder()
            .with_size(size)
            .with_max_steps(64)
            .build_eframe(move |creation| App::new(&creation.egui_ctx, config));
        let mut window = Self { harness, dialogs, home };
        window.send(Command::SetTheme(theme));
        window
    }

    /// Sends a command and waits until all that follows is done.
    pub fn send(&mut self, command: Command) {
        self.harness.state_mut().session_mut().send(command);
        self.settle();
    }

    /// Waits until tasks and dialogs are done, and shows the result.
    pub fn settle(&mut self) {
        self.harness.step();
        self.harness.state_mut().session_mut().settle();
        self.harness.run_steps(3);
    }

    /// Shows a screen with the sample fleet.
    pub fn explore(&mut self, lang: Lang, screen: Screen) {
        self.send(Command::SetLang(lang));
        self.send(Command::ExploreSample);
        if self.session().workbench().is_some() {
            self.send(Command::AcceptImport);
        }
        self.send(Command::Show(screen));
        self.harness.run_steps(3);
    }

    /// Answers the next dialog with these files.
    pub fn answer(&self, paths: &[PathBuf]) {
        self.dialogs.answer(paths.to_vec());
    }

    /// The session.
    pub fn session(&self) -> &switchover::session::Session {
        self.harness.state().session()
    }
}

/// The files of the sample fleet.
pub fn sample_files() -> Vec<PathBuf> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("examples/brennhold");
    let mut files: Vec<PathBuf> = std::fs::read_dir(&folder)
        .expect("the sample fleet is in the repository")
        .map(|entry| entry.expect("a file").path())
        .filter(|path| path.extension().is_some_and(|kind| kind != "md"))
        .collect();
    files.sort();
    files
}

/// Whether pictures can be made here. Without a graphics adapter the test is skipped and says so; with
/// `SWITCHOVER_REQUIRE_PIXELS=1`, which CI sets, that is a failure.
pub fn pixels(harness: &mut Harness<'_, App>) -> Option<image::RgbaImage> {
    match harness.render() {
        Ok(picture) => Some(picture),
        Err(error) => {
            let required = std::env::var_os("SWITCHOVER_REQUIRE_PIXELS").is_some_and(|value| value == "1");
            assert!(!required, "pictures are required, but there is no adapter: {error}");
            println!("skipped: no graphics adapter ({error})");
            None
        }
    }
}
