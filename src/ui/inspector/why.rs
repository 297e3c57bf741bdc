//! Why a lane is in its state on the as-of day: the rule and what went into it.

use egui::Ui;
use lucide_icons::Icon;

use crate::chart::Ink;
use crate::i18n::parse;
use crate::i18n::tr::inspector as tr;
use crate::model::{Class, Day};
use crate::plan::State;
use crate::plan::outlook::Lane;
use crate::plan::support::{Phase, PhaseReason};
use crate::session::Edit;
use crate::ui::planning::{Planning, words};
use crate::ui::theme::Type;
use crate::ui::widgets::UiExt as _;

/// The phase the typical device of a lane is in.
pub(super) fn phase_on(lane: &Lane, day: Day) -> Option<&Phase> {
    lane.phases.iter().rev().find(|phase| phase.from <= day).or(lane.phases.first())
}

/// Since when a lane is in its state, where that is a day of the catalog or the plan.
pub(super) fn since(view: &Planning<'_>, phase: &Phase) -> Option<String> {
    let begins = view.outlook.span.is_some_and(|(from, _)| phase.from > from);
    match (&phase.reason, phase.until) {
        (PhaseReason::UnsupportedSince(last), _) => Some(tr::after(view.lang, &view.date(*last))),
        (_, Some(until)) => Some(tr::until(view.lang, &view.date(until.plus_days(-1)))),
        (_, None) if begins => Some(tr::since(view.lang, &view.date(phase.from))),
        _ => None,
    }
}

/// The section: the rule in words, then with the days and versions that went into it.
pub(super) fn show(ui: &mut Ui, view: &Planning<'_>, lane: &Lane) {
    let lang = view.lang;
    let day = view.session.as_of();
    let Some(phase) = phase_on(lane, day) else { return };
    let (rule, inputs) = rule(view, lane, phase, day);
    ui.section(|ui| {
        let state = words::state(lang, phase.state);
        ui.section_title(Some(Icon::Lightbulb), &tr::why_state(lang, &state));
        ui.code_box(|ui| {
            ui.txt_wrapped(Type::Dense, Ink::TextSecondary, rule);
            if !inputs.is_empty() {
                ui.txt_wrapped(Type::DenseBold, Ink::TextPrimary, inputs);
            }
        });
        if phase.reason == PhaseReason::NoDates {
            own_date(ui, view, lane);
        }
    });
}

/// A field for a date of the user's own, where the catalog has none for a model that can be certified.
fn own_date(ui: &mut Ui, view: &Planning<'_>, lane: &Lane) {
    let certified = matches!(lane.class, Class::TeamsNative | Class::TeamsDisplay | Class::TeamsPanel);
    let Some(product) = lane.product.and_then(|product| view.catalog.product(product)).filter(|_| certified) else {
        return;
    };
    let lang = view.lang;
    let id = ui.make_persistent_id(("own-date", &product.key));
    let mut text: String = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    let name = tr::own_date(lang);
    ui.txt(Type::Dense, Ink::TextSecondary, &name);
    let width = ui.available_width();
    let response = ui.text_field(&mut text, &name, &tr::own_date_hint(lang), width);
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
    match parse::day(lang, &text) {
        Some(day) if entered => {
            view.edit(Edit::ChooseDate(format!("{}.certification_end", product.key), Some(day)));
            text.clear();
        }
        None if entered => {
            ui.txt_wrapped(
                Type::Dense,
                Ink::StateText(State::Unsupported),
                crate::i18n::tr::timeline::as_of_wrong(lang),
            );
        }
        _ => {}
    }
    ui.data_mut(|data| data.insert_temp(id, text));
}

fn rule(view: &Planning<'_>, lane: &Lane, phase: &Phase, day: Day) -> (String, String) {
    let lang = view.lang;
    let clock = lane.deadline.as_ref().map(|deadline| words::deadline(lang, deadline.kind));
    let clock = clock.unwrap_or_else(|| tr::deadline(lang));
    let against = |last: Day| {
        let days = u64::from(day.days_since(last).unsigned_abs());
        let sign = if day > last { ">" } else { "≤" };
        format!("{} {sign} {}, {}", view.date(day), view.date(last), tr::slack_days(lang, days))
    };
    let installed = lane.by_firmware.first().filter(|(text, _)| !text.is_empty()).map(|(text, _)| text.clone());
    let installed = installed.unwrap_or_else(|| tr::no_firmware(lang));
    let done = lane.waves.iter().filter_map(|wave| view.outlook.waves.get(*wave)).filter(|wave| wave.end <= day);
    let done = done.max_by_key(|wave| wave.end);
    let by_wave = || match done {
        Some(wave) => format!("{}: {} ≤ {}", wave.name, view.date(wave.end), view.date(day)),
        None => String::new(),
    };
    match &phase.reason {
        PhaseReason::UnsupportedSince(last) => (tr::rule_after(lang, &clock), against(*last)),
        PhaseReason::CertifiedUntil(last) => (tr::rule_certified(lang), against(*last)),
        PhaseReason::UpdatedCertifiedUntil(last) => (tr::rule_updated(lang), against(*last)),
        PhaseReason::BestEffortUntil(last) => (tr::rule_best_effort(lang), against(*last)),
        PhaseReason::BestEffort => (tr::rule_best_effort_open(lang), String::new()),
        PhaseReason::SupportedUntil(last) | PhaseReason::SkypeCertifiedUntil(last) => {
            (tr::rule_before(lang, &clock), against(*last))
        }
        PhaseReason::OnGateway | PhaseReason::OnGatewayFirmware(_) => (tr::rule_gateway(lang), by_wave()),
        PhaseReason::FirmwareBelow(minimum) | PhaseReason::BelowCertified(minimum) => {
            (tr::rule_firmware(lang), format!("{installed} < {minimum}"))
        }
        PhaseReason::NeedsMultiplatform => (tr::rule_multiplatform(lang), installed),
        PhaseReason::BehindSbc => (tr::rule_sbc(lang), String::new()),
        PhaseReason::ReplacedBy(_) | PhaseReason::RetiredToSoftphone => (tr::rule_replaced(lang), by_wave()),
        PhaseReason::NoDates => (tr::rule_no_dates(lang), String::new()),
        PhaseReason::NotIdentified => (tr::rule_unknown(lang), String::new()),
    }
}
