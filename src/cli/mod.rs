//! The same work from a shell: `check`, `import`, `timeline`, `budget`, `export`, `diff`.
//!
//! Exit status: 0 done, 1 the input has errors (they are listed), 2 it could not run. The JSON is documented in the README and
//! stable.

mod args;
mod budget;
mod check;
mod context;
mod diff;
mod evidence;
mod export;
mod import;
mod table;
mod timeline;

use std::ffi::OsString;
use std::io::{self, Write};

use clap::Parser as _;

pub use args::{Args, Work};

use crate::i18n::Lang;
use crate::model::Day;

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Done.
    Done = 0,
    /// The input has errors; they are listed.
    Findings = 1,
    /// It could not run.
    Failed = 2,
}

/// What the arguments ask for.
#[derive(Debug)]
pub enum Asked {
    /// Open the window with the files, the scenario, the day and the language named.
    Window(Box<Args>),
    /// Do this and end.
    Work(Box<Args>),
    /// Arguments that cannot be read, or a request for help: the text, and where it belongs.
    Text {
        /// What to print.
        text: String,
        /// True if it is an error.
        error: bool,
    },
}

/// Reads the arguments.
#[must_use]
pub fn asked(arguments: impl IntoIterator<Item = OsString>) -> Asked {
    match Args::try_parse_from(arguments) {
        Ok(args) if args.work.is_none() => Asked::Window(Box::new(args)),
        Ok(args) => Asked::Work(Box::new(args)),
        Err(error) => Asked::Text { text: error.render().to_string(), error: error.use_stderr() },
    }
}

/// Why a command could not run: a sentence for the error output.
pub(crate) struct Failure(String);

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        // Whoever reads may stop reading, as `head` does; there is nothing to tell then.
        Self(if error.kind() == io::ErrorKind::BrokenPipe { String::new() } else { error.to_string() })
    }
}

/// Writes a value as JSON, with a line break behind.
pub(crate) fn write_json(out: &mut dyn Write, value: &impl serde::Serialize) -> Result<(), Failure> {
    let text = serde_json::to_string_pretty(value).map_err(|error| Failure(error.to_string()))?;
    Ok(writeln!(out, "{text}")?)
}

/// Does the work. `today` is the as-of day unless the arguments name another; `lang` the language unless they choose one.
pub fn run(args: &Args, today: Day, lang: Lang, out: &mut dyn Write, err: &mut dyn Write) -> Exit {
    let lang = args.lang.map_or(lang, Lang::from);
    let day = args.as_of.unwrap_or(today);
    let done = match &args.work {
        Some(Work::Check { files, json }) => check::run(files, *json, day, lang, out),
        Some(Work::Import { files, output }) => import::run(files, output, day, lang, out),
        Some(Work::Timeline { plan, json }) => timeline::run(plan, args.scenario.as_deref(), *json, day, lang, out),
        Some(Work::Budget { plan, json }) => budget::run(plan, args.scenario.as_deref(), *json, day, lang, out),
        Some(Work::Export { plan, output, paper, chart, width }) => {
            let looks = export::Looks { paper: *paper, chart: *chart, width: *width };
            export::run(plan, output, looks, args.scenario.as_deref(), (day, today), lang)
        }
        Some(Work::Diff { before, after, json }) => {
            diff::run(before, after, *json, args.scenario.as_deref(), day, lang, out)
        }
        None => Ok(Exit::Done),
    };
    match done.and_then(|exit| out.flush().map(|()| exit).map_err(Failure::from)) {
        Ok(exit) => exit,
        Err(Failure(text)) if text.is_empty() => Exit::Done,
        Err(Failure(text)) => {
            let _ = writeln!(err, "switchover: {text}");
            Exit::Failed
        }
    }
}
