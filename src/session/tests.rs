use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::*;
use crate::catalog::matching::Assignment;
use crate::model::{Class, Currency, Money};
use crate::plan::{Price, PriceKey};

fn session(home: &Path, answers: impl IntoIterator<Item = Vec<PathBuf>>) -> Session {
    Session::new(SessionConfig {
        today: Day::from_ymd(2026, 11, 23).unwrap(),
        lang: Lang::En,
        data_dir: Some(home.join("settings")),
        dialogs: Arc::new(dialogs::Scripted::new(answers)),
        waker: Arc::new(|| {}),
    })
}

fn run(session: &mut Session, commands: impl IntoIterator<Item = Command>) -> Vec<Effect> {
    let mut effects = Vec::new();
    for command in commands {
        session.send(command);
        effects.extend(session.settle());
    }
    effects
}

fn inventory(folder: &Path) -> PathBuf {
    let path = folder.join("phones.csv");
    let rows = "Vendor,Model,MAC,Site\nYealink,MP56,00:15:65:00:00:01,Berlin\nYealink,T46S,00:15:65:00:00:02,Berlin\n\
                Polycom,CX600,64:16:7F:00:00:03,Wien\nPolycom,CX600,64:16:7F:00:00:04,Wien\n";
    std::fs::write(&path, rows).unwrap();
    path
}

fn price(minor: i64) -> Edit {
    Edit::SetPrice(PriceKey::Headset, Some(Price::of(Money::new(minor, Currency::EUR))))
}

#[test]
fn import_edit_undo_save_and_open_again() {
    let folder = tempfile::tempdir().unwrap();
    let saved = folder.path().join("office");
    let mut session = session(folder.path(), [vec![inventory(folder.path())], vec![saved.clone()]]);
    run(&mut session, [Command::ChooseImport]);
    assert_eq!(session.screen(), Screen::Import);
    assert_eq!(session.workbench().unwrap().counts().devices, 4);
    assert!(!session.has_plan(), "nothing is taken before it is accepted");

    run(&mut session, [Command::AcceptImport]);
    assert_eq!((session.fleet().len(), session.outlook().devices, session.outlooks().len()), (4, 4, 3));
    assert_eq!(session.undo_label().as_deref(), Some("Import one file"));
    run(&mut session, [Command::Undo]);
    assert!(!session.has_plan() && session.fleet().is_empty());
    run(&mut session, [Command::Redo]);
    assert_eq!(session.outlook().devices, 4);

    run(
        &mut session,
        [Command::Edit(price(6900)), Command::Edit(price(7100)), Command::EndGesture, Command::Edit(price(7200))],
    );
    assert_eq!(session.undo_label().as_deref(), Some("Change price: Headset"));
    run(&mut session, [Command::Undo]);
    assert_eq!(session.plan().prices[&PriceKey::Headset].amount.minor, 7100);
    run(&mut session, [Command::Undo]);
    assert!(session.plan().prices.is_empty(), "the drag was one step");

    run(&mut session, [Command::Redo, Command::Save]);
    assert!(!session.dirty(), "{:?}", session.message());
    let file = saved.with_extension("switchover");
    assert_eq!(session.path(), Some(file.as_path()));
    let plan = session.plan().clone();

    let mut again = self::session(folder.path(), []);
    assert_eq!(again.recent()[0].path, file);
    run(&mut again, [Command::OpenPaths(vec![file])]);
    assert_eq!(*again.plan(), plan);
    assert_eq!(again.outlook().devices, 4);
    assert!(!again.dirty() && again.undo_label().is_none());
}

#[test]
fn unsaved_work_is_asked_about_before_it_is_left() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = session(folder.path(), []);
    run(&mut session, [Command::OpenPaths(vec![inventory(folder.path())]), Command::AcceptImport]);
    assert!(run(&mut session, [Command::Quit]).is_empty());
    assert!(session.confirm().is_some());
    assert!(run(&mut session, [Command::Answer(Answer::Cancel)]).is_empty());
    assert!(session.has_plan() && session.dirty());
    let effects = run(&mut session, [Command::Quit, Command::Answer(Answer::Discard)]);
    assert_eq!(effects, [Effect::CloseWindow]);
}

#[test]
fn a_lost_session_leaves_a_copy_of_its_work() {
    let folder = tempfile::tempdir().unwrap();
    let mut first = session(folder.path(), []);
    run(&mut first, [Command::OpenPaths(vec![inventory(folder.path())]), Command::AcceptImport]);
    drop(first);
    let mut second = session(folder.path(), []);
    assert!(second.recovered().is_some());
    run(&mut second, [Command::OpenRecovery]);
    assert_eq!(second.outlook().devices, 4);
    assert!(second.dirty() && second.path().is_none(), "it is not saved under any name yet");
}

#[test]
fn a_damaged_plan_is_refused_in_one_sentence_and_the_open_plan_stays() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = session(folder.path(), []);
    run(&mut session, [Command::OpenPaths(vec![inventory(folder.path())]), Command::AcceptImport]);
    let broken = folder.path().join("broken.switchover");
    std::fs::write(&broken, b"PK\x03\x04 and then nothing").unwrap();
    run(&mut session, [Command::OpenPaths(vec![broken]), Command::Answer(Answer::Discard)]);
    assert_eq!(session.message().unwrap().severity, Severity::Error);
    assert_eq!(session.outlook().devices, 4);
}

#[test]
fn the_filter_counts_what_a_click_would_give() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = session(folder.path(), []);
    run(&mut session, [Command::OpenPaths(vec![inventory(folder.path())]), Command::AcceptImport]);
    let shown = |session: &Session| session.inventory().rows.len();
    let sites = |session: &Session| -> Vec<(String, u64)> {
        let facet = session.inventory().facets.iter().find(|facet| facet.dimension == filter::Dimension::Site).unwrap();
        facet.values.iter().map(|value| (value.value.clone(), value.devices)).collect()
    };
    run(&mut session, [Command::Filter("site: \"Berlin\"".to_owned())]);
    assert_eq!(shown(&session), 2);
    assert_eq!(sites(&session), [("Berlin".to_owned(), 2), ("Wien".to_owned(), 2)]);
    run(&mut session, [Command::Filter("site: \"Berlin\" site: \"Wien\" cx600".to_owned())]);
    assert_eq!(shown(&session), 2);
    assert_eq!(sites(&session), [("Wien".to_owned(), 2), ("Berlin".to_owned(), 0)]);
    for (text, rows) in
        [("-site: wien", 2), ("mac: 156500", 2), ("class: lpe", 2), ("zzz", 0), ("yealink mp", 1), ("", 4)]
    {
        run(&mut session, [Command::Filter(text.to_owned())]);
        assert_eq!(shown(&session), rows, "{text}");
    }
    run(&mut session, [Command::SortInventory(SortColumn::Field(crate::model::Field::Model))]);
    assert_eq!(*session.inventory().rows, [2, 3, 0, 1]);
    run(&mut session, [Command::SortInventory(SortColumn::Field(crate::model::Field::Model))]);
    assert_eq!(*session.inventory().rows, [1, 0, 2, 3]);
}

#[test]
fn the_sample_fleet_opens_as_a_plan_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = session(folder.path(), []);
    run(&mut session, [Command::ExploreSample]);
    assert_eq!(session.plan().settings.title, "Brennhold");
    assert!(session.outlook().devices > 700);
    assert!(session.plan().prices.contains_key(&PriceKey::TechnicianHour));
}

#[test]
fn a_file_with_passwords_is_never_kept_inside_the_plan() {
    let folder = tempfile::tempdir().unwrap();
    let secret = folder.path().join("secret.csv");
    std::fs::write(&secret, "Vendor,Model,MAC,SIP Password\nYealink,MP56,00:15:65:00:00:09,hunter2-geheim\n").unwrap();
    let mut session = session(folder.path(), [vec![folder.path().join("x.switchover")]]);
    run(
        &mut session,
        [Command::OpenPaths(vec![inventory(folder.path()), secret]), Command::AcceptImport, Command::Save],
    );
    let document = crate::document::open(session.path().unwrap()).unwrap();
    assert_eq!(document.fleet.len(), 5);
    let kept: Vec<&str> = document.sources.iter().map(|source| source.name.as_str()).collect();
    assert_eq!(kept, ["phones.csv"]);
}

#[test]
fn a_spelling_named_in_a_large_fleet_keeps_what_was_edited_meanwhile() {
    let folder = tempfile::tempdir().unwrap();
    let (mut session, edit) = large(folder.path());
    session.send(Command::Edit(edit));
    session.update();
    assert!(session.task().is_some() && session.plan().assignments.is_empty(), "the window goes on");
    run(&mut session, [Command::Edit(price(7200))]);
    assert_eq!(session.plan().assignments.len(), 1);
    assert_eq!(session.plan().prices.len(), 1, "and what was edited meanwhile stays");
    assert_eq!(session.outlook().devices, 20_001);
    run(&mut session, [Command::Undo]);
    assert!(session.plan().assignments.is_empty());
}

/// A session with a large fleet of a model nobody knows, and the edit that names it.
fn large(folder: &Path) -> (Session, Edit) {
    use std::fmt::Write as _;
    let mut session = session(folder, []);
    let mut table = "MAC,Model,Site\n".to_owned();
    for index in 0..20_001 {
        writeln!(table, "02{index:010x},Tiptel Innoline-3910,Ulm").unwrap();
    }
    run(&mut session, [Command::PasteTable(table), Command::AcceptImport]);
    let key = session.models().unknown[0].key.clone();
    (session, Edit::Assign(key, Some(Assignment::Class(Class::ThreePip))))
}

#[test]
fn whoever_leaves_while_an_edit_is_still_being_made_is_asked_with_the_edit_in_place() {
    let folder = tempfile::tempdir().unwrap();
    let (mut session, edit) = large(folder.path());
    let saved = folder.path().join("large.switchover");
    session.history.mark_saved(session.history.revision());
    session.path = Some(saved.clone());
    session.send(Command::Edit(edit));
    session.send(Command::Quit);
    assert!(session.update().is_empty() && session.confirm().is_none(), "the edit is still being made");
    assert!(session.settle().is_empty());
    assert!(session.confirm().is_some() && session.plan().assignments.len() == 1);
    assert_eq!(run(&mut session, [Command::Answer(Answer::Save)]), [Effect::CloseWindow]);
    assert_eq!(crate::document::open(&saved).unwrap().plan.assignments.len(), 1);
}

#[test]
fn an_edit_that_is_late_does_not_land_in_the_next_plan() {
    let folder = tempfile::tempdir().unwrap();
    let (mut session, edit) = large(folder.path());
    session.send(Command::Edit(edit));
    session.update();
    session.begin_empty();
    session.settle();
    assert!(session.plan().assignments.is_empty() && session.fleet().is_empty());
}

#[test]
fn a_scenario_is_found_by_its_name_and_one_that_is_not_there_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = session(folder.path(), []);
    run(&mut session, [Command::OpenPaths(vec![inventory(folder.path())]), Command::AcceptImport]);
    let name = session.plan().scenarios[2].name.to_uppercase();
    run(&mut session, [Command::SelectScenarioNamed(name)]);
    assert!(session.scenario() == 2 && session.message().is_none());
    run(&mut session, [Command::SelectScenarioNamed("Nobody's".to_owned())]);
    assert_eq!(session.scenario(), 2);
    assert!(session.message().unwrap().text.contains("Nobody's"));
}

#[test]
fn a_dialog_that_cannot_be_shown_is_said() {
    struct NoDialogs;
    impl dialogs::FileDialogs for NoDialogs {
        fn open(&self, _: dialogs::OpenRequest) -> dialogs::Pending {
            Box::new(|| None)
        }
        fn save(&self, _: dialogs::SaveRequest) -> dialogs::Pending {
            Box::new(|| None)
        }
    }
    let folder = tempfile::tempdir().unwrap();
    let mut session = session(folder.path(), []);
    session.dialogs = Arc::new(NoDialogs);
    run(&mut session, [Command::ChooseImport]);
    assert_eq!(session.message().unwrap().severity, Severity::Warning);
}

#[test]
fn a_model_in_quotes_means_the_devices_of_its_product_however_they_are_written() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = session(folder.path(), []);
    let path = folder.path().join("phones.csv");
    let rows = "Vendor,Model,MAC\nPolycom,CX600,64:16:7F:00:00:03\nPoly,Poly CX600,64:16:7F:00:00:04\n,Polycom CX600,64:16:7F:00:00:06\n\
                Polycom,CX700,64:16:7F:00:00:05\nYealink,MP56,00:15:65:00:00:01\n,Paperclip 9,64:16:7F:00:00:07\n";
    std::fs::write(&path, rows).unwrap();
    run(&mut session, [Command::OpenPaths(vec![path]), Command::AcceptImport]);
    let lane = session.outlook().lane("poly-cx600").unwrap().1.devices;
    assert_eq!(lane, 3, "all three spellings are the same product");
    for (text, rows) in [
        ("model: \"Poly CX600\"", 3),
        ("model: \"cx600\"", 3),
        ("-model: \"Poly CX600\"", 3),
        ("model: \"Poly CX700\"", 1),
        ("model: \"Paperclip 9\"", 1),
        ("product: \"poly-cx600\"", 3),
        ("product: \"unknown\"", 1),
    ] {
        run(&mut session, [Command::Filter(text.to_owned())]);
        assert_eq!(session.inventory().rows.len(), rows, "{text}");
    }
}
