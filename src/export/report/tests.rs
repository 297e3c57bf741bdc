use super::*;
use crate::chart::{Face, Mark, fixture};

fn report(paper: Paper, lang: Lang, check: impl FnOnce(&[Page], Vec<u8>)) {
    let catalog = Catalog::builtin();
    let mut plan = fixture::plan();
    plan.report.paper = paper;
    let outlook = Arc::new(fixture::outlook(&catalog));
    let (fleet, cohorts) = (Fleet::default(), Cohorts::default());
    let outlooks = [Arc::clone(&outlook), Arc::clone(&outlook), outlook];
    let input = ReportInput {
        fleet: &fleet,
        cohorts: &cohorts,
        catalog: &catalog,
        plan: &plan,
        outlooks: &outlooks,
        current: 0,
        lang,
        paper,
    };
    check(&pages(&input), pdf(&input, None).unwrap());
}

fn texts(page: &Page) -> Vec<(String, Rect, f32)> {
    let text = |mark: &Mark| match mark {
        Mark::Text { text, face, size, .. } if *face != Face::Icon => Some((text.clone(), mark.bounds()?, *size)),
        _ => None,
    };
    page.scene.marks.iter().filter_map(text).collect()
}

#[test]
fn no_mark_leaves_its_page_and_no_text_is_cut_or_collides() {
    for paper in [Paper::A4, Paper::Letter, Paper::Slides] {
        for lang in Lang::ALL {
            report(paper, lang, |pages, bytes| {
                if let Ok(folder) = std::env::var("SWITCHOVER_SHOW") {
                    std::fs::write(format!("{folder}/{paper:?}-{}.pdf", lang.code()), bytes).unwrap();
                }
                for (number, page) in pages.iter().enumerate() {
                    let texts = texts(page);
                    for mark in &page.scene.marks {
                        let Some(bounds) = mark.bounds() else { continue };
                        let inside = bounds.x >= -0.6
                            && bounds.y >= -0.6
                            && bounds.right() <= page.scene.width + 0.6
                            && bounds.bottom() <= page.scene.height + 0.6;
                        assert!(inside, "{paper:?} {lang:?} page {}: {mark:?}", number + 1);
                    }
                    for (index, (text, rect, size)) in texts.iter().enumerate() {
                        // 7 points
                        assert!(*size >= 7.0 / pdf::POINTS, "{text:?} is {size} units");
                        for (other, other_rect, _) in texts.iter().skip(index + 1) {
                            assert!(
                                !rect.overlaps(*other_rect),
                                "{paper:?} {lang:?} page {}: {text:?} {rect:?} and {other:?} {other_rect:?}",
                                number + 1
                            );
                        }
                    }
                }
            });
        }
    }
}
