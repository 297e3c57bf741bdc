//! What the program remembers between runs: language, theme, zoom, and the list of recent plans.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::command::Theme;
use crate::i18n::Lang;
use crate::model::Day;

/// A plan opened or saved earlier.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recent {
    /// Where it is.
    pub path: PathBuf,
    /// Its title.
    pub title: String,
    /// The scenario that was current.
    pub scenario: String,
    /// Phones in it.
    pub devices: u64,
    /// Scenarios in it.
    pub scenarios: usize,
    /// The day it was last opened or saved.
    pub opened_on: Day,
}

/// The remembered settings.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Remembered {
    /// Language; `None` follows the system.
    pub lang: Option<Lang>,
    /// Theme.
    pub theme: Theme,
    /// Zoom in percent, 80 to 200.
    pub zoom: u16,
    /// Whether the inspector is shown.
    pub inspector: bool,
    /// The folder of the last dialog.
    pub folder: Option<PathBuf>,
    /// Recent plans, the newest first.
    pub recent: Vec<Recent>,
}

impl Default for Remembered {
    fn default() -> Self {
        Self { lang: None, theme: Theme::System, zoom: 100, inspector: true, folder: None, recent: Vec::new() }
    }
}

/// Recent plans kept.
const RECENT: usize = 12;
const FILE: &str = "settings.ron";

impl Remembered {
    /// Reads the settings of a folder. A damaged file is put aside as `settings.ron.damaged` and named in the second value.
    #[must_use]
    pub fn load(folder: &Path) -> (Self, Option<PathBuf>) {
        let path = folder.join(FILE);
        let Ok(bytes) = std::fs::read(&path) else { return (Self::default(), None) };
        let read = String::from_utf8(bytes).ok().and_then(|text| ron::from_str::<Self>(&text).ok());
        if let Some(mut settings) = read {
            settings.zoom = settings.zoom.clamp(80, 200);
            settings.recent.truncate(RECENT);
            return (settings, None);
        }
        let aside = path.with_extension("ron.damaged");
        // If it cannot be moved it stays, and is overwritten by the next change.
        let _ = std::fs::rename(&path, &aside);
        (Self::default(), Some(aside))
    }

    /// Writes the settings, all or nothing.
    ///
    /// # Errors
    /// When the folder cannot be made or written.
    pub fn store(&self, folder: &Path) -> io::Result<()> {
        std::fs::create_dir_all(folder)?;
        let text = ron::ser::to_string_pretty(self, ron::ser::PrettyConfig::default()).map_err(io::Error::other)?;
        let mut file = atomic_write_file::AtomicWriteFile::open(folder.join(FILE))?;
        file.write_all(text.as_bytes())?;
        file.commit()
    }

    /// Puts a plan on top of the list.
    pub fn remember(&mut self, plan: Recent) {
        self.recent.retain(|known| known.path != plan.path);
        self.recent.insert(0, plan);
        self.recent.truncate(RECENT);
    }
}

/// Where settings and recovery copies are: `SWITCHOVER_HOME`, or the folder the system has for it.
#[must_use]
pub fn home() -> Option<PathBuf> {
    std::env::var_os("SWITCHOVER_HOME")
        .filter(|home| !home.is_empty())
        .map(PathBuf::from)
        .or_else(|| directories::ProjectDirs::from("", "", "switchover").map(|dirs| dirs.config_dir().to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_survive_and_damage_is_put_aside() {
        let folder = tempfile::tempdir().unwrap();
        let mut settings = Remembered { zoom: 125, lang: Some(Lang::De), ..Remembered::default() };
        for number in 0..20 {
            settings.remember(Recent {
                path: PathBuf::from(format!("{number}.switchover")),
                title: String::new(),
                scenario: String::new(),
                devices: 1,
                scenarios: 3,
                opened_on: Day::MIN,
            });
        }
        settings.store(folder.path()).unwrap();
        let (read, damaged) = Remembered::load(folder.path());
        assert_eq!((read.recent.len(), read.recent[0].path.to_str(), damaged), (12, Some("19.switchover"), None));
        assert_eq!(read, settings);

        std::fs::write(folder.path().join(FILE), b"(zoom: \xff").unwrap();
        let (read, damaged) = Remembered::load(folder.path());
        assert_eq!(read, Remembered::default());
        assert_eq!(std::fs::read(damaged.unwrap()).unwrap(), b"(zoom: \xff");
    }
}
