//! Open questions in words.

use crate::catalog::Catalog;
use crate::i18n::fmt::date;
use crate::i18n::{Lang, explain, reason, tr::export as tr};
use crate::plan::outlook::QuestionKind;

/// An open question, in one sentence.
#[must_use]
pub fn question(lang: Lang, catalog: &Catalog, kind: &QuestionKind) -> String {
    match kind {
        QuestionKind::UnknownProduct => tr::question_unknown(lang),
        QuestionKind::LikelyMatch => tr::question_likely(lang),
        QuestionKind::Undecided => tr::question_undecided(lang),
        QuestionKind::Missing(missing) => explain::missing(lang, catalog, missing),
        QuestionKind::Conflict(fact) => tr::question_conflict(lang, fact),
        QuestionKind::FirmwareUnknown(lane) => tr::question_firmware(lang, &explain::lane_name(lang, catalog, lane)),
        QuestionKind::NoSite => tr::question_no_site(lang),
        QuestionKind::TargetEnds(product, day) => {
            tr::question_target_ends(lang, &date(lang, *day), &explain::lane_name(lang, catalog, product))
        }
        QuestionKind::NoContingency => tr::question_contingency(lang),
        QuestionKind::DefaultPace(_) | QuestionKind::NotPriced(_) | QuestionKind::UnsupportedAtEnd(_) => {
            reason::question(lang, catalog, kind)
        }
    }
}
