//! What a frame of the timeline costs: 1,000 lanes laid out and turned into shapes, and the whole window over 1,000,000
//! devices. Bound: 4 ms of work a frame. Nothing is sent to a graphics card.
#![allow(missing_docs, clippy::unwrap_used, reason = "a benchmark that cannot be set up has no result")]

use std::cell::RefCell;
use std::fmt::Write as _;
use std::hint::black_box;
use std::sync::{Arc, LazyLock};

use egui::{Context, Event, RawInput, Rect, pos2, vec2};
use switchover::catalog::Catalog;
use switchover::chart::Scene;
use switchover::chart::timeline::{TimelineView, layout};
use switchover::i18n::Lang;
use switchover::model::Day;
use switchover::plan::{Outlook, Plan};
use switchover::session::dialogs::Scripted;
use switchover::session::{Command, Screen, Session, SessionConfig};
use switchover::ui::view::View;
use switchover::ui::{scene, shell, theme};

const DEVICES: usize = 1_000_000;
const LANES: usize = 1_000;
const SITES: usize = 125;
const SIZE: (f32, f32) = (1256.0, 786.0);

/// A session over a million devices, as if their table had been pasted.
fn session() -> Session {
    // The folder goes with the benchmark: nothing is saved in it that anybody needs.
    let home = tempfile::tempdir().unwrap();
    let mut session = Session::new(SessionConfig {
        today: Day::from_ymd(2026, 11, 23).unwrap(),
        lang: Lang::En,
        data_dir: Some(home.path().to_owned()),
        dialogs: Arc::new(Scripted::default()),
        waker: Arc::new(|| {}),
    });
    let catalog = Catalog::builtin();
    let mut table = String::from("MAC,Vendor,Model,Site\n");
    for index in 0..DEVICES {
        let product = &catalog.products[index % catalog.products.len()];
        let site = index / catalog.products.len() % SITES;
        writeln!(table, "02{index:010x},{},{},Site {site}", product.vendor, product.model).unwrap();
    }
    session.send(Command::PasteTable(table));
    session.settle();
    session.send(Command::AcceptImport);
    session.send(Command::Show(Screen::Timeline));
    session.settle();
    assert_eq!(session.fleet().len(), DEVICES);
    session
}

/// The outlook of the million with a thousand lanes.
fn thousand_lanes() -> (Outlook, Plan) {
    let session = session();
    let mut outlook = Outlook::clone(session.outlook());
    let own = outlook.lanes.clone();
    while outlook.lanes.len() < LANES {
        let index = outlook.lanes.len();
        let mut lane = own[index % own.len()].clone();
        lane.key = format!("{}-{index}", lane.key);
        outlook.lanes.push(lane);
    }
    (outlook, session.plan().clone())
}

static LANES_OUTLOOK: LazyLock<(Outlook, Plan)> = LazyLock::new(thousand_lanes);

fn open(outlook: &Outlook) -> TimelineView {
    let mut view = TimelineView::of(outlook);
    view.expanded = (0..6).collect();
    view
}

fn lay_out(view: &TimelineView) -> Scene {
    let (outlook, plan) = &*LANES_OUTLOOK;
    layout(outlook, &Catalog::builtin(), plan, Lang::En, view, SIZE)
}

fn main() {
    divan::main();
}

/// All lanes open, scrolled into the middle of them: what a frame lays out when something has changed.
#[divan::bench(sample_count = 100, sample_size = 1)]
fn layout_of_1000_lanes(bencher: divan::Bencher<'_, '_>) {
    let mut view = open(&LANES_OUTLOOK.0);
    view.scroll = 9_000.0;
    bencher.bench_local(|| black_box(lay_out(black_box(&view))));
}

fn input(events: Vec<Event>) -> RawInput {
    RawInput {
        screen_rect: Some(Rect::from_min_size(pos2(0.0, 0.0), vec2(1440.0, 900.0))),
        events,
        ..RawInput::default()
    }
}

/// A scene of a thousand lanes to shapes: what every frame does, changed or not.
#[divan::bench(sample_count = 100, sample_size = 1)]
fn shapes_of_1000_lanes(bencher: divan::Bencher<'_, '_>) {
    let ctx = Context::default();
    theme::install(&ctx);
    let drawn = lay_out(&open(&LANES_OUTLOOK.0));
    let frame = || {
        let paint = |ui: &mut egui::Ui| scene::paint(ui.painter(), false, pos2(184.0, 88.0), 1.0, &drawn);
        let mut output = ctx.run_ui(input(Vec::new()), paint);
        output.textures_delta.clear();
        output
    };
    black_box(frame());
    bencher.bench_local(|| black_box(frame()));
}

/// The window over a million devices.
struct Desk {
    ctx: Context,
    session: Session,
    view: View,
    frames: u32,
}

impl Desk {
    fn frame(&mut self, events: Vec<Event>) {
        let Self { ctx, session, view, .. } = self;
        let mut sent = Vec::new();
        let mut output = ctx.run_ui(input(events), |ui| sent = shell::show(ui, session, view));
        output.textures_delta.clear();
        black_box(output);
        for command in sent {
            self.session.send(command);
        }
        self.session.update();
        self.frames += 1;
    }
}

thread_local! {
    static DESK: RefCell<Desk> = RefCell::new({
        let ctx = Context::default();
        theme::install(&ctx);
        let mut desk = Desk { ctx, session: session(), view: View::default(), frames: 0 };
        for _ in 0..5 {
            desk.frame(Vec::new());
        }
        desk
    });
}

fn frames(bencher: divan::Bencher<'_, '_>, mut events: impl FnMut(u32) -> Vec<Event>) {
    DESK.with_borrow_mut(|desk| {
        for _ in 0..3 {
            let next = events(desk.frames);
            desk.frame(next);
        }
        bencher.bench_local(|| {
            let next = events(desk.frames);
            desk.frame(next);
        });
    });
}

/// Nothing happens.
#[divan::bench(sample_count = 200, sample_size = 1)]
fn frame_at_rest(bencher: divan::Bencher<'_, '_>) {
    frames(bencher, |_| Vec::new());
}

/// The pointer moves: crosshair, legend, hovered row.
#[divan::bench(sample_count = 200, sample_size = 1)]
fn frame_while_hovering(bencher: divan::Bencher<'_, '_>) {
    frames(bencher, |frame| vec![Event::PointerMoved(pos2(600.0 + (frame * 7 % 700) as f32, 420.0))]);
}

/// The wheel zooms in and out.
#[divan::bench(sample_count = 200, sample_size = 1)]
fn frame_while_zooming(bencher: divan::Bencher<'_, '_>) {
    frames(bencher, |frame| {
        let zoom = Event::Zoom(if frame % 40 < 20 { 1.05 } else { 1.0 / 1.05 });
        vec![Event::PointerMoved(pos2(900.0, 420.0)), zoom]
    });
}
