//! The arguments of the program.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

use crate::i18n::Lang;
use crate::model::Day;
use crate::plan::Paper;

/// Plan the way out of an ageing desk-phone fleet.
#[derive(Debug, Parser)]
#[command(
    name = "switchover",
    version,
    about = "Plan the way out of an ageing desk-phone fleet",
    after_help = "Without a command the window opens, with a plan or with inventories to import.\n\
                  Exit status: 0 done, 1 the input has errors (they are listed), 2 it could not run.",
    args_conflicts_with_subcommands = true
)]
pub struct Args {
    /// A plan to open or inventories to import in the window
    pub files: Vec<PathBuf>,
    /// What to do; the window opens without.
    #[command(subcommand)]
    pub work: Option<Work>,
    /// Scenario, by name
    #[arg(long, global = true, value_name = "NAME")]
    pub scenario: Option<String>,
    /// The day everything is seen from, as YYYY-MM-DD
    #[arg(long, global = true, value_name = "DATE")]
    pub as_of: Option<Day>,
    /// Language of the output
    #[arg(long, global = true)]
    pub lang: Option<LangArg>,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Work {
    /// Dry run of an import; writes nothing
    Check {
        /// Inventories and price lists
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Import, match, propose a plan
    Import {
        /// Inventories and price lists
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// The plan file to write
        #[arg(short, long, value_name = "PLAN")]
        output: PathBuf,
    },
    /// Life-cycle segments, deadlines, devices by support state
    Timeline {
        /// The plan file
        plan: PathBuf,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// The budget of a scenario
    Budget {
        /// The plan file
        plan: PathBuf,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Write pdf, xlsx, csv, ics, svg or png, by extension
    Export {
        /// The plan file
        plan: PathBuf,
        /// The file to write
        #[arg(short, long, value_name = "OUT")]
        output: PathBuf,
        /// Paper of the PDF
        #[arg(long)]
        paper: Option<PaperArg>,
        /// Chart of an SVG or PNG file
        #[arg(long, default_value = "timeline")]
        chart: ChartArg,
        /// Width of that chart in units; a PNG has two pixels to the unit
        #[arg(long, value_parser = clap::value_parser!(u16).range(600..=8000))]
        width: Option<u16>,
    },
    /// What changed between two plans, in sentences and money
    Diff {
        /// The earlier plan
        before: PathBuf,
        /// The later plan
        after: PathBuf,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
}

/// A chart, as an argument.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum ChartArg {
    /// Life cycles, waves and certificate events
    #[default]
    Timeline,
    /// Costs by fiscal year and scenario
    Budget,
}

/// A language, as an argument.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LangArg {
    /// English
    En,
    /// German
    De,
}

impl From<LangArg> for Lang {
    fn from(lang: LangArg) -> Self {
        match lang {
            LangArg::En => Self::En,
            LangArg::De => Self::De,
        }
    }
}

/// A paper, as an argument.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum PaperArg {
    /// DIN A4
    A4,
    /// US Letter
    Letter,
    /// 16:9 slides
    Slides,
}

impl From<PaperArg> for Paper {
    fn from(paper: PaperArg) -> Self {
        match paper {
            PaperArg::A4 => Self::A4,
            PaperArg::Letter => Self::Letter,
            PaperArg::Slides => Self::Slides,
        }
    }
}
