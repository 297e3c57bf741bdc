//! The `switchover` program: everything is in the library.

use std::io::Write as _;
use std::process::ExitCode;

use switchover::app::Opening;
use switchover::cli::{self, Args, Asked, Exit};
use switchover::i18n::Lang;
use switchover::model::Day;

#[expect(clippy::disallowed_methods, reason = "the program starts here: the one place that asks what day it is")]
fn today() -> Day {
    Day::from_date(chrono::Local::now().date_naive())
}

/// Readers of foreign files whose panics are caught and told in a sentence: nobody needs to see them.
const READERS: [&str; 2] = ["calamine", "lopdf"];

fn main() -> ExitCode {
    let tell = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        if !panic.location().is_some_and(|at| READERS.iter().any(|reader| at.file().contains(reader))) {
            tell(panic);
        }
    }));
    let lang = sys_locale::get_locale().and_then(|locale| Lang::from_code(&locale)).unwrap_or_default();
    let (mut out, mut err) = (std::io::BufWriter::new(std::io::stdout().lock()), std::io::stderr());
    let exit = match cli::asked(std::env::args_os()) {
        Asked::Work(args) => cli::run(&args, today(), lang, &mut out, &mut err),
        Asked::Text { text, error } => {
            // Nobody is left to tell if neither can be written.
            let _ = if error { err.write_all(text.as_bytes()) } else { out.write_all(text.as_bytes()) };
            if error { Exit::Failed } else { Exit::Done }
        }
        Asked::Window(args) => {
            let Args { files, scenario, as_of, lang, .. } = *args;
            match switchover::app::run(Opening { paths: files, scenario, as_of, lang: lang.map(Lang::from) }) {
                Ok(()) => Exit::Done,
                Err(reason) => {
                    let _ = writeln!(err, "switchover: {reason}");
                    Exit::Failed
                }
            }
        }
    };
    let _ = out.flush();
    ExitCode::from(exit as u8)
}
