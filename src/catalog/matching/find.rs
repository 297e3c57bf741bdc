//! From one spelling to one match.

use super::index::{Named, Names, Stage, Strength};
use super::text::{Word, is_harmless, is_other_product, is_placeholder, squash, words};
use super::vendors::{Clue, Makers};
use super::{Match, MatchReason, device_type};
use crate::catalog::{Catalog, ProductId};
use crate::model::DeviceKind;

/// Words a model name can have.
const NAME_WORDS: usize = 6;

/// Matches spellings against one catalog; made once, used for many.
#[derive(Debug)]
pub struct Matcher<'a> {
    catalog: &'a Catalog,
    names: Names,
}

/// What stands around a name in the text.
struct Around {
    /// Makers named there.
    makers: Makers,
    /// Whether words were ignored that could mean something.
    extra: bool,
}

/// A run of words, squashed to a name.
struct Run {
    start: usize,
    count: usize,
    name: String,
}

impl Run {
    const fn overlaps(&self, other: &Self) -> bool {
        self.start < other.start + other.count && other.start < self.start + self.count
    }
}

impl<'a> Matcher<'a> {
    /// Indexes the names of a catalog.
    #[must_use]
    pub fn new(catalog: &'a Catalog) -> Self {
        Self { catalog, names: Names::new(catalog) }
    }

    /// Which product a spelling means. Soft clients and devices that are no phones are not looked for.
    #[must_use]
    pub fn find(&self, vendor: &str, model: &str, device_type: &str, kind: DeviceKind) -> Match {
        self.find_with(&self.clue(vendor), vendor, model, device_type, kind)
    }

    /// What a vendor column says; worth keeping, as many spellings share it.
    pub(super) fn clue(&self, vendor: &str) -> Clue {
        self.names.brands.clue(vendor)
    }

    /// As [`Self::find`], with the vendor already read.
    pub(super) fn find_with(
        &self,
        clue: &Clue,
        vendor: &str,
        model: &str,
        device_type: &str,
        kind: DeviceKind,
    ) -> Match {
        if kind != DeviceKind::Phone {
            return Match::Unknown;
        }
        // Some exports have the model in the type or the vendor column and leave the model empty.
        let in_model = !is_placeholder(&squash(model));
        for text in if in_model { [model, ""] } else { [device_type, vendor] } {
            let found = self.find_name(clue, text);
            if found != Match::Unknown {
                return found;
            }
        }
        device_type::class_only(model, device_type)
    }

    fn find_name(&self, clue: &Clue, text: &str) -> Match {
        let words = words(text);
        let longest = words.len().min(NAME_WORDS);
        let spans = (1..=longest).rev().flat_map(|count| (0..=words.len() - count).map(move |start| (start, count)));
        let name = |(start, count): (usize, usize)| {
            let run = words.get(start..start + count)?;
            Some(Run { start, count, name: run.iter().map(|word| word.text.as_str()).collect() })
        };
        let runs: Vec<Run> = spans.filter_map(name).collect();
        // Without a digit a text is a name or it is none: there is nothing to compare it by.
        let stages = if text.contains(|c: char| c.is_ascii_digit()) { &Stage::ALL[..] } else { &[Stage::Exact] };
        let found = stages.iter().map(|stage| self.at(*stage, clue, text, &words, &runs));
        found.into_iter().find(|found| *found != Match::Unknown).unwrap_or_default()
    }

    /// The longest run of words that is a name at this stage and leaves nothing around it that speaks against it.
    fn at(&self, stage: Stage, clue: &Clue, text: &str, words: &[Word], runs: &[Run]) -> Match {
        let mut several: Vec<(&Run, ProductId)> = Vec::new();
        for run in runs {
            let mut found = self.names.index.find(stage, &run.name);
            let mut makers = Makers::new();
            if found.is_empty()
                && run.count == 1
                && let Some((glued, rest)) = self.names.brands.glued(&run.name)
            {
                makers.clone_from(glued);
                found = self.names.index.find(stage, rest);
            }
            let Some(first) = found.first() else { continue };
            // A name can hold its brand (`Yealink T46S` is an alias).
            if let Some((inside, _)) = words.get(run.start..).and_then(|rest| self.names.brands.leading(rest)) {
                makers.extend(inside.iter().copied());
            }
            if first.strength == Strength::Full && !several.iter().any(|(other, _)| other.overlaps(run)) {
                several.push((run, first.product));
            }
            let short = found.iter().all(|named| named.strength == Strength::Short);
            let Some(around) = self.around(words, run.start, run.count, short, makers) else { continue };
            let matched = self.judge(stage, clue, text, &found, &around);
            if matched != Match::Unknown {
                return matched;
            }
        }
        // Two names in one text, such as `VVX 411 / VVX 501`.
        let mut candidates: Vec<_> = several.into_iter().map(|(_, product)| product).collect();
        candidates.sort_unstable();
        candidates.dedup();
        if stage == Stage::Exact && candidates.len() > 1 { Match::Ambiguous { candidates } } else { Match::Unknown }
    }

    /// What stands around a name; `None` if it makes another product of it.
    fn around(&self, words: &[Word], start: usize, count: usize, short: bool, makers: Makers) -> Option<Around> {
        let mut around = Around { makers, extra: false };
        for side in [words.get(..start)?, words.get(start + count..)?] {
            let mut at = 0;
            while let Some(word) = side.get(at) {
                if let Some((makers, length)) = self.names.brands.leading(side.get(at..)?) {
                    around.makers.extend(makers.iter().copied());
                    at += length;
                    continue;
                }
                at += 1;
                if is_harmless(&word.text) {
                    continue;
                }
                let letters = word.text.chars().all(char::is_alphabetic) && word.text.chars().count() >= 3;
                // `4120 (refurbished)` is the phone; `DeskJet 4120` is a printer.
                if is_other_product(&word.text) || (!word.bracketed && (short || !letters)) {
                    return None;
                }
                around.extra = true;
            }
        }
        Some(around)
    }

    fn judge(&self, stage: Stage, clue: &Clue, text: &str, found: &[Named], around: &Around) -> Match {
        let verdicts: Vec<(Named, Vendor)> =
            found.iter().map(|named| (*named, Vendor::of(*named, clue, &around.makers))).collect();
        let allowed = |(named, vendor): &&(Named, Vendor)| {
            named.strength != Strength::Short || matches!(vendor, Vendor::Confirmed | Vendor::Almost)
        };
        let allowed: Vec<_> = verdicts.iter().filter(allowed).collect();
        let best = allowed.iter().map(|(_, vendor)| *vendor).max();
        let best: Vec<_> = allowed.into_iter().filter(|(_, vendor)| Some(*vendor) == best).collect();
        let (named, vendor) = match best.as_slice() {
            [] => return Match::Unknown,
            [one] => **one,
            several => {
                return Match::Ambiguous { candidates: several.iter().map(|(named, _)| named.product).collect() };
            }
        };
        let product = named.product;
        let mut doubts: Vec<(MatchReason, u8)> = Vec::new();
        match vendor {
            Vendor::Silent if named.strength == Strength::Weak => doubts.push((MatchReason::ShortName, 70)),
            Vendor::Silent | Vendor::Confirmed => {}
            Vendor::Almost => doubts.push((MatchReason::Typo, 90)),
            Vendor::Foreign => doubts.push((MatchReason::OtherVendor, 70)),
            Vendor::Contradicted => doubts.push((MatchReason::OtherVendor, 50)),
        }
        match stage {
            Stage::Exact if named.family => doubts.push((MatchReason::Family, 85)),
            Stage::Exact => {}
            Stage::LookAlike => doubts.push((MatchReason::LookAlike, 90)),
            Stage::Family => doubts.push((MatchReason::Family, 75)),
            Stage::Typo => doubts.push((MatchReason::Typo, 80)),
        }
        if around.extra {
            doubts.push((MatchReason::ExtraWords, 85));
        }
        // The greatest doubt is the reason; every further one costs five percent.
        let further = u8::try_from(doubts.len().saturating_sub(1)).unwrap_or(u8::MAX).saturating_mul(5);
        match doubts.into_iter().min_by_key(|(_, percent)| *percent) {
            Some((why, percent)) => Match::Likely { product, why, percent: percent.saturating_sub(further) },
            None => Match::Certain { product, why: self.reason(named, text) },
        }
    }

    fn reason(&self, named: Named, text: &str) -> MatchReason {
        if named.strength == Strength::Short {
            return MatchReason::WithVendor;
        }
        let text = text.trim();
        match self.catalog.product(named.product) {
            Some(product) if product.model == text => MatchReason::ExactName,
            Some(product) if product.aliases.iter().any(|alias| alias == text) => MatchReason::Alias,
            _ => MatchReason::Normalized,
        }
    }
}

/// What vendor column and text say about a product's maker, from bad to good.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Vendor {
    /// They name another maker of the catalog.
    Contradicted,
    /// The vendor column names somebody the catalog does not know.
    Foreign,
    /// They name nobody.
    Silent,
    /// The vendor column almost names the maker.
    Almost,
    /// They name the maker.
    Confirmed,
}

impl Vendor {
    fn of(named: Named, clue: &Clue, text: &Makers) -> Self {
        let in_text = text.contains(&named.maker);
        if !text.is_empty() && !in_text {
            return Self::Contradicted;
        }
        match clue {
            Clue::Named(makers) if makers.contains(&named.maker) => Self::Confirmed,
            Clue::Named(_) => Self::Contradicted,
            Clue::Almost(makers) if makers.contains(&named.maker) => Self::Almost,
            _ if in_text => Self::Confirmed,
            Clue::Almost(_) | Clue::Foreign => Self::Foreign,
            Clue::Missing => Self::Silent,
        }
    }
}
