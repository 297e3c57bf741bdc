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

impl<'a> Matcher<'a> {
    /// Indexes the names of a catalog.
    #[must_use]
    pub fn new(catalog: &'a Catalog) -> Self {
        Self { catalog, names: Names::new(catalog) }
    }

    /// Which product a spelling means. Soft clients and devices that are no phones are not looked for.
    #[must_use]
    pub fn find(&self, vendor: &str, model: &str, device_type: &str, kind: DeviceKind) -> Match {
        if kind != DeviceKind::Phone {
            return Match::Unknown;
        }
        let clue = self.names.brands.clue(vendor);
        // Some exports have the model in the type or the vendor column and leave the model empty.
        let in_model = !is_placeholder(&squash(model));
        for text in if in_model { [model, ""] } else { [device_type, vendor] } {
            let found = self.find_name(&clue, text);
            if found != Match::Unknown {
                return found;
            }
        }
        device_type::class_only(model, device_type)
    }

    fn find_name(&self, clue: &Clue, text: &str) -> Match {
        let words = words(text);
        Stage::ALL
            .into_iter()
            .map(|stage| self.at(stage, clue, text, &words))
            .find(|found| *found != Match::Unknown)
            .unwrap_or_default()
    }

    /// The longest run of words that is a name at this stage and leaves nothing around it that speaks against it.
    fn at(&self, stage: Stage, clue: &Clue, text: &str, words: &[Word]) -> Match {
        let mut several: Vec<ProductId> = Vec::new();
        for count in (1..=words.len().min(NAME_WORDS)).rev() {
            for start in 0..=words.len() - count {
                let Some(run) = words.get(start..start + count) else { continue };
                let name: String = run.iter().map(|word| word.text.as_str()).collect();
                // A name can hold its brand (`Yealink T46S` is an alias).
                let mut makers = self.names.brands.leading(run).map(|(makers, _)| makers.clone()).unwrap_or_default();
                let mut found = self.names.index.find(stage, &name);
                if found.is_empty()
                    && count == 1
                    && let Some((glued, rest)) = self.names.brands.glued(&name)
                {
                    makers.clone_from(glued);
                    found = self.names.index.find(stage, rest);
                }
                if found.is_empty() {
                    continue;
                }
                for named in found.iter().filter(|named| named.strength == Strength::Full) {
                    if stage == Stage::Exact && !several.contains(&named.product) {
                        several.push(named.product);
                    }
                }
                let short = found.iter().all(|named| named.strength == Strength::Short);
                let Some(around) = self.around(words, start, count, short, makers) else { continue };
                let matched = self.judge(stage, clue, text, &found, &around);
                if matched != Match::Unknown {
                    return matched;
                }
            }
        }
        // Two names in one text, such as `VVX 411 / VVX 501`.
        if several.len() > 1 { Match::Ambiguous { candidates: several } } else { Match::Unknown }
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
