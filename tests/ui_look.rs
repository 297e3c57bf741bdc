mod common;
use common::Window;
use switchover::i18n::Lang;
use switchover::session::{Command, Screen, Theme};
#[test]
fn look() {
    let mut w = Window::with(Lang::En, Theme::Light);
    w.harness.render().unwrap().save("/tmp/look-start.png").unwrap();
    let mut w = Window::with(Lang::De, Theme::Dark);
    w.harness.render().unwrap().save("/tmp/look-start-de.png").unwrap();
    w.send(Command::ExploreSample);
    w.send(Command::Show(Screen::Inventory));
    w.harness.render().unwrap().save("/tmp/look-inv.png").unwrap();
}
