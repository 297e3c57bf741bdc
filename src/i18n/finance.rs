//! What finance chooses from, in words: presets, methods of depreciation, low-value assets.

use super::Lang;
use super::tr::budget as tr;
use crate::plan::finance::{LowValueChoice, LowValueTreatment, Method};
use crate::plan::presets::{LifePreset, Presets};

/// A method of depreciation; the key of a rule this program does not know.
#[must_use]
pub fn method(lang: Lang, method: &Method) -> String {
    let presets = Presets::builtin();
    match method {
        Method::StraightLine => tr::method_straight(lang),
        Method::Declining { rule, .. } => presets
            .declining(rule)
            .map_or_else(|| rule.clone(), |rule| lang.pick(&rule.title_en, &rule.title_de).to_owned()),
        Method::Table(key) => presets
            .table(key)
            .map_or_else(|| key.clone(), |table| lang.pick(&table.title_en, &table.title_de).to_owned()),
    }
}

/// A preset of a useful life.
#[must_use]
pub fn life(lang: Lang, life: &LifePreset) -> String {
    lang.pick(&life.title_en, &life.title_de).to_owned()
}

/// What is done with low-value assets; under the key of a rule this program does not know.
#[must_use]
pub fn low_value(lang: Lang, choice: &LowValueChoice) -> String {
    let rule = Presets::builtin().low_value(&choice.rule);
    let title = rule.map_or_else(|| choice.rule.clone(), |rule| lang.pick(&rule.title_en, &rule.title_de).to_owned());
    match choice.treatment {
        LowValueTreatment::Immediate => tr::low_value_now(lang, &title),
        LowValueTreatment::Pool => tr::low_value_pool(lang, &title),
    }
}
