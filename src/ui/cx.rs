//! What a screen gets: the session to read, and a place for the commands it sends.

use std::cell::RefCell;

use crate::i18n::{Lang, tr};
use crate::model::{Class, ClassGroup};
use crate::session::{Command, Screen, Selection, Session};

/// The session, read-only, and the commands sent during this frame.
pub struct Cx<'a> {
    /// The session.
    pub session: &'a Session,
    /// Language of the window.
    pub lang: Lang,
    sent: RefCell<Vec<Command>>,
}

impl<'a> Cx<'a> {
    /// A context for one frame.
    #[must_use]
    pub fn new(session: &'a Session) -> Self {
        Self { session, lang: session.lang(), sent: RefCell::default() }
    }

    /// Sends a command; it runs after the frame.
    pub fn send(&self, command: Command) {
        self.sent.borrow_mut().push(command);
    }

    /// Selects something.
    pub fn select(&self, selection: Selection) {
        self.send(Command::Select(selection));
    }

    /// The commands sent, in order.
    #[must_use]
    pub fn into_commands(self) -> Vec<Command> {
        self.sent.into_inner()
    }
}

/// The name of a screen.
#[must_use]
pub fn screen_name(lang: Lang, screen: Screen) -> String {
    match screen {
        Screen::Start => tr::session::command_start(lang),
        Screen::Import => tr::ui::screen_import(lang),
        Screen::Inventory => tr::session::command_inventory(lang),
        Screen::Timeline => tr::session::command_timeline(lang),
        Screen::Certificates => tr::session::command_certificates(lang),
        Screen::Strategy => tr::session::command_strategy(lang),
        Screen::Rollout => tr::session::command_rollout(lang),
        Screen::Budget => tr::session::command_budget(lang),
        Screen::Report => tr::session::command_report(lang),
        Screen::Models => tr::bench::command_models(lang),
        Screen::Catalog => tr::session::command_catalog(lang),
        Screen::Settings => tr::session::command_settings(lang),
    }
}

/// The short name of a class group, for columns.
#[must_use]
pub fn group_short(lang: Lang, group: ClassGroup) -> String {
    match group {
        ClassGroup::Lpe => tr::ui::group_short_lpe(lang),
        ClassGroup::ThreePip => tr::ui::group_short_three_pip(lang),
        ClassGroup::SipGateway => tr::ui::group_short_sip_gateway(lang),
        ClassGroup::TeamsAndroid => tr::ui::group_short_teams_android(lang),
        ClassGroup::AnalogDect => tr::ui::group_short_analog_dect(lang),
        ClassGroup::Unknown => tr::ui::group_short_unknown(lang),
    }
}

/// The name of a class.
#[must_use]
pub fn class_name(lang: Lang, class: Class) -> String {
    match class {
        Class::Lpe => tr::ui::class_lpe(lang),
        Class::LyncQualified => tr::ui::class_lync_qualified(lang),
        Class::ThreePip => tr::ui::class_three_pip(lang),
        Class::SipGateway => tr::ui::class_sip_gateway(lang),
        Class::DectSipGateway => tr::ui::class_dect_sip_gateway(lang),
        Class::AnalogAta => tr::ui::class_analog_ata(lang),
        Class::AnalogSbc => tr::ui::class_analog_sbc(lang),
        Class::TeamsNative => tr::ui::class_teams_native(lang),
        Class::TeamsDisplay => tr::ui::class_teams_display(lang),
        Class::TeamsPanel => tr::ui::class_teams_panel(lang),
        Class::Unknown => tr::ui::class_unknown(lang),
    }
}
