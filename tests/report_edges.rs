//! Reports of plans at the edges: nothing, one, only unknown phones, very many, no prices, one scenario, no cents.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail by panicking")]

mod report_support;

use report_support::{Sample, extracted, nothing_collides, sample, texts, words};
use switchover::chart::Mark;
use switchover::export::pdf::{Page, Role};
use switchover::i18n::Lang;
use switchover::model::{Currency, DeviceRecord, Field, Fleet, FleetBuilder, Mac, Money};
use switchover::plan::range::{FactorRange, MinutesRange};
use switchover::plan::{Paper, Section, WorkKind};

/// So many phones of each model, at one site.
fn fleet(models: &[(&str, &str, u32)]) -> Fleet {
    let mut builder = FleetBuilder::default();
    for (vendor, model, count) in models {
        let texts = [(Field::Vendor, *vendor), (Field::Model, *model), (Field::Site, "Bonn")];
        let texts = texts.into_iter().map(|(field, text)| (field, text.to_owned())).collect();
        builder.push(&DeviceRecord { texts, quantity: *count, ..DeviceRecord::default() });
    }
    builder.build()
}

fn world(models: &[(&str, &str, u32)]) -> Sample {
    Sample::of(fleet(models), sample().plan.clone())
}

/// 10,000 phones of 24 models at 300 sites.
fn many() -> Sample {
    let catalog = switchover::catalog::Catalog::builtin();
    let mut builder = FleetBuilder::default();
    for index in 0..10_000_u32 {
        let product = &catalog.products[index as usize % 24 * catalog.products.len() / 24];
        let texts = vec![
            (Field::Vendor, product.vendor.clone()),
            (Field::Model, product.model.clone()),
            (Field::Site, format!("Niederlassung {}", index % 300 + 1)),
        ];
        let mac = Mac::from_bits(0x0004_f200_0000 + u64::from(index));
        builder.push(&DeviceRecord { texts, mac, quantity: 1, ..DeviceRecord::default() });
    }
    Sample::of(builder.build(), sample().plan.clone())
}

fn of(pages: &[Page], sample: &Sample, section: Section) -> String {
    let index = sample.plan.report.sections.iter().position(|(known, _)| *known == section).unwrap();
    pages.iter().filter(|page| page.section == index).map(words).collect::<Vec<_>>().join("\n")
}

#[test]
fn fiscal_years_start_on_a_day_of_every_year() {
    for ((month, start), [english, german]) in [((1, 1), ["1 January", "1. Januar"]), ((4, 6), ["6 April", "6. April"])]
    {
        let sample = world(&[("Poly", "CX600", 40)]).with(|plan| {
            plan.settings.fiscal.start_month = month;
            plan.settings.fiscal.start_day = start;
        });
        let note = |lang| of(&sample.pages(lang, Paper::A4), &sample, Section::Budget).replace('\n', " ");
        let english = format!("Fiscal years start on {english}.");
        assert!(note(Lang::En).contains(&english), "{english}");
        let german = format!("Geschäftsjahre beginnen am {german}.");
        assert!(note(Lang::De).contains(&german), "{german}");
    }
}

/// The title of a section in both languages.
fn titles(sample: &Sample, section: Section) -> [String; 2] {
    Lang::ALL.map(|lang| {
        let pages = sample.pages(lang, Paper::A4);
        let index = sample.plan.report.sections.iter().position(|(known, _)| *known == section).unwrap();
        let page = pages.iter().find(|page| page.section == index).unwrap();
        let tag = page.tags.iter().find(|tag| tag.role == Role::Heading(1)).unwrap();
        let lines = page.scene.marks[tag.marks.clone()].iter().filter_map(|mark| match mark {
            Mark::Text { text, .. } => Some(text.replace('\u{a0}', " ")),
            _ => None,
        });
        lines.collect::<Vec<_>>().join(" ")
    })
}

/// No number with the wrong ending, no blank where a word belongs, no chart with nothing in it.
fn reads_well(sample: &Sample, what: &str) {
    const WRONG: [&str; 18] = [
        "1 phones",
        "1 devices",
        "1 waves",
        "1 sites",
        "1 questions",
        "1 sources",
        "1 scenarios",
        "1 fiscal years",
        "1 prices",
        "1 Telefone ",
        "1 Geräte",
        "1 Wellen",
        "1 Standorte",
        "1 Fragen",
        "1 Szenarien",
        "1 Preise ",
        "1 Quellen",
        "1 Geschäftsjahre",
    ];
    for paper in [Paper::A4, Paper::Letter, Paper::Slides] {
        for lang in Lang::ALL {
            for (number, page) in sample.pages(lang, paper).iter().enumerate() {
                let place = format!("{what}, {paper:?}, {lang:?}, page {}", number + 1);
                for (text, ..) in texts(page) {
                    let text = text.replace('\u{a0}', " ");
                    for wrong in WRONG {
                        for (at, _) in text.match_indices(wrong) {
                            let before = text[..at].chars().next_back();
                            let longer = before.is_some_and(|before| before.is_ascii_digit() || ",.".contains(before));
                            assert!(longer, "{place}: {wrong:?} in {text:?}");
                        }
                    }
                    for blank in ["“”", "„“", "  ", "( )", "()", " .", " ,"] {
                        assert!(!text.contains(blank), "{place}: {blank:?} in {text:?}");
                    }
                }
                for tag in page.tags.iter().filter(|tag| matches!(tag.role, Role::Figure(_))) {
                    let marks = &page.scene.marks[tag.marks.clone()];
                    let shapes = marks.iter().filter(|mark| matches!(mark, Mark::Rect { .. } | Mark::Polygon { .. }));
                    assert!(shapes.count() > 0, "{place}: a chart shows nothing");
                    assert!(!matches!(&tag.role, Role::Figure(text) if text.trim().is_empty()), "{place}: no words");
                }
            }
            assert!(sample.pdf(lang, paper).starts_with(b"%PDF-1.7"));
        }
    }
}

fn holds(sample: &Sample, what: &str) {
    nothing_collides(sample, what);
    reads_well(sample, what);
}

#[test]
fn no_phone_at_all() {
    let none = Sample::of(Fleet::default(), sample().plan.clone());
    holds(&none, "none");
    for paper in [Paper::A4, Paper::Slides] {
        for page in none.pages(Lang::En, paper) {
            assert!(page.tags.iter().all(|tag| !matches!(tag.role, Role::Figure(_))), "a chart of nothing");
            assert!(!words(&page).contains("Devices by support state"));
        }
    }
    assert_eq!(titles(&none, Section::Summary), ["No phones in the plan yet", "Noch keine Telefone im Plan"]);
    assert_eq!(
        titles(&none, Section::Strategy),
        ["No phone has a decision yet", "Noch über kein Telefon ist entschieden"]
    );
    assert_eq!(titles(&none, Section::Rollout)[0], "No rollout waves are planned");
    assert_eq!(titles(&none, Section::Budget), ["This scenario costs nothing", "Dieses Szenario kostet nichts"]);
}

#[test]
fn one_phone() {
    let one = world(&[("Yealink", "MP56", 1)]);
    holds(&one, "one");
    let [english, german] = titles(&one, Section::Summary);
    assert!(english.contains("1 phone ") || english.contains("No phone"), "{english}");
    assert!(german.contains("1 Telefon ") || german.contains("Kein Telefon"), "{german}");
    assert_eq!(titles(&one, Section::Strategy)[0], "The only phone has a decision");
    let [english, german] = titles(&one, Section::Rollout);
    assert!(english.starts_with("1 wave works on 1 device until "), "{english}");
    assert!(german.starts_with("1 Welle bearbeitet 1 Gerät bis "), "{german}");
    let old = world(&[("Polycom", "CX600", 1)]);
    holds(&old, "one-old");
    let summary = |lang| of(&old.pages(lang, Paper::A4), &old, Section::Summary).replace('\n', " ");
    assert!(summary(Lang::En).contains("The only phone is without support today"), "{}", summary(Lang::En));
    assert!(summary(Lang::De).contains("Das einzige Telefon ist heute ohne Support"), "{}", summary(Lang::De));
}

#[test]
fn only_phones_nobody_knows() {
    let unknown = world(&[("Acme", "Fernsprecher 9000", 7)]);
    holds(&unknown, "unknown");
    assert_eq!(
        titles(&unknown, Section::Summary),
        ["It is not known whether the 7 phones are supported", "Ob die 7 Telefone unterstützt sind, ist nicht bekannt"]
    );
    let one = world(&[("Acme", "Fernsprecher 9000", 1)]);
    holds(&one, "unknown-one");
    assert_eq!(
        titles(&one, Section::Summary),
        ["It is not known whether the 1 phone is supported", "Ob das 1 Telefon unterstützt ist, ist nicht bekannt"]
    );
}

#[test]
fn ten_thousand_phones_at_three_hundred_sites() {
    let many = many();
    holds(&many, "many");
    let pages = many.pages(Lang::En, Paper::A4);
    assert!(of(&pages, &many, Section::Cover).contains("10,000"));
    assert!(of(&pages, &many, Section::Rollout).contains("Niederlassung 300"));
    let slides = many.pages(Lang::De, Paper::Slides);
    assert!((6..=10).contains(&slides.len()), "{} slides", slides.len());
}

#[test]
fn without_any_price_no_amount_is_invented() {
    let bare = sample().with(|plan| {
        plan.prices.clear();
        plan.scenarios.iter_mut().for_each(|scenario| scenario.assumptions.minutes.clear());
    });
    holds(&bare, "no-prices");
    let [english, german] = titles(&bare, Section::Budget);
    assert_eq!(english, "No price is known yet, so there is no total");
    assert_eq!(german, "Noch ist kein Preis bekannt, also gibt es keine Summe");
    let pages = bare.pages(Lang::En, Paper::A4);
    let budget = of(&pages, &bare, Section::Budget);
    assert!(!budget.contains("costs €0") && !budget.contains("Paid in all"), "{budget}");
}

#[test]
fn one_scenario_is_compared_with_none() {
    let single = sample().with(|plan| plan.scenarios.truncate(1));
    holds(&single, "single");
    for page in single.pages(Lang::En, Paper::A4) {
        let text = words(&page);
        assert!(!text.contains("Scenarios compared") && !text.contains("Replace all"), "{text}");
    }
}

#[test]
fn a_currency_without_cents_is_printed_without_them() {
    let yen = Currency::from_code("JPY").unwrap();
    let japan = sample().with(|plan| {
        plan.settings.currency = yen;
        for price in plan.prices.values_mut() {
            price.amount = Money::new(price.amount.minor * 3 / 2, yen);
        }
    });
    holds(&japan, "yen");
    let pages = japan.pages(Lang::En, Paper::A4);
    let budget = of(&pages, &japan, Section::Budget);
    assert!(budget.contains('¥') && !budget.contains('€') && !budget.contains(".00"), "{budget}");
}

/// A plan with ranges, depreciation and useful life: everything the books and the simulation print.
fn financed() -> Sample {
    sample().with(|plan| {
        let twenty = |value: i64| rust_decimal::Decimal::from(value);
        for scenario in &mut plan.scenarios {
            let assumptions = &mut scenario.assumptions;
            assumptions.technicians = Some(2);
            assumptions.hours_per_day = Some(twenty(6));
            let range = MinutesRange { optimistic: twenty(25), pessimistic: twenty(60) };
            assumptions.ranges.minutes.insert(WorkKind::Swap, range);
            let (optimistic, pessimistic) = (rust_decimal::Decimal::new(95, 2), rust_decimal::Decimal::new(11, 1));
            assumptions.ranges.quantity = Some(FactorRange { optimistic, pessimistic });
        }
        plan.finance =
            ron::from_str("(depreciation: Some((method: StraightLine, months: 60)), old_life_months: Some(84))")
                .unwrap();
    })
}

/// Printed amounts of a line of text, in cents.
fn amounts(line: &str) -> Vec<i64> {
    let parts = line.split("  ").map(str::trim).filter(|part| part.contains('€'));
    let cents = parts.filter_map(|part| {
        let negative = part.contains('−');
        let digits: String = part.chars().filter(char::is_ascii_digit).collect();
        digits.parse::<i64>().ok().map(|value| if negative { -value } else { value })
    });
    cents.collect()
}

#[test]
fn cash_profit_and_loss_bridges_and_percentiles_add_up_as_printed() {
    let financed = financed();
    holds(&financed, "financed");
    let Some(text) = extracted(&financed.pdf(Lang::En, Paper::A4)) else { return };
    // Cash plus write-off is profit and loss plus what is left on the books, to the cent.
    let line = text.lines().find(|line| line.trim_start().starts_with("Cash €")).unwrap();
    let numbers = amounts(&line.replace(" + ", "  ").replace(" = ", "  "));
    assert_eq!(numbers.len(), 4, "{line}");
    assert_eq!(numbers[0] + numbers[1], numbers[2] + numbers[3], "{line}");
    // Each row adds up to its total, and the printed items of a bridge to the difference of the scenarios.
    for name in ["Paid in all", "Cost in all", "Depreciation"] {
        let rows = text.lines().filter(|line| line.trim_start().starts_with(name));
        let all: Vec<i64> = rows.flat_map(amounts).collect();
        let (total, years) = all.split_last().unwrap();
        assert_eq!(years.iter().sum::<i64>(), *total, "{name}: {all:?}");
    }
    let items = text.lines().skip_while(|line| !line.contains("Difference")).skip(1);
    let mut sum = 0;
    for line in items {
        let difference = amounts(line).last().copied();
        if line.trim_start().starts_with("Difference") {
            assert_eq!(difference, Some(sum), "{line}");
            break;
        }
        let carried = line.contains("Carried forward") || line.contains("Brought forward");
        sum += difference.filter(|_| !carried).unwrap_or(0);
    }
    assert!(sum != 0);
    let total = |scenario: usize| financed.derived.outlooks[scenario].budget.total();
    assert_eq!(sum, total(1) - total(0));
    // Percentiles grow, and stand for every fiscal year.
    let rows = text.lines().skip_while(|line| !line.contains("P50")).skip(1).take_while(|line| !line.contains("Total"));
    let rows: Vec<Vec<i64>> = rows.map(amounts).filter(|row| !row.is_empty()).collect();
    assert_eq!(rows.len(), financed.derived.outlooks[0].budget.years.len(), "{text}");
    assert!(rows.iter().all(|row| row.len() == 4 && row[1] <= row[2] && row[2] <= row[3]), "{rows:?}");
}

#[test]
fn what_a_bridge_or_a_statement_says_leads_to_the_assumptions() {
    let financed = financed();
    let pages = financed.pages(Lang::De, Paper::A4);
    let at = |section| financed.plan.report.sections.iter().position(|(known, _)| *known == section).unwrap();
    let (budget, assumptions) = (at(Section::Budget), at(Section::Assumptions));
    let target = pages.iter().position(|page| page.section == assumptions).unwrap();
    let links = pages.iter().filter(|page| page.section == budget).flat_map(|page| &page.links);
    let there = links.filter(|link| link.to == switchover::export::pdf::LinkTo::Page(target)).count();
    assert!(there >= 3, "{there} links");
}

#[test]
fn short_classes_share_a_page_of_the_timeline() {
    let pages = sample().pages(Lang::En, Paper::A4);
    let index = Section::ALL.iter().position(|section| *section == Section::Timeline).unwrap();
    let timeline: Vec<_> = pages.iter().filter(|page| page.section == index).collect();
    assert!(timeline.len() <= 3, "{} pages", timeline.len());
    for (number, page) in timeline.iter().enumerate() {
        assert!(texts(page).count() > 12, "page {} of the timeline is almost empty", number + 1);
    }
}
