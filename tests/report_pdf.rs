//! The report of the sample fleet, from its files to the bytes of the PDF.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail by panicking")]

mod report_support;

use std::process::Command;
use std::sync::Arc;

use lopdf::{Document, Object};
use report_support::{Sample, extracted, nothing_collides, sample, texts, with_input};
use switchover::chart::Face;
use switchover::document;
use switchover::export::pdf::{Attachment, LinkTo, Page, Role};
use switchover::export::report;
use switchover::i18n::Lang;
use switchover::model::Fleet;
use switchover::plan::{Paper, Plan, Section};

fn pdf(lang: Lang, paper: Paper) -> Vec<u8> {
    sample().pdf(lang, paper)
}

fn pages(lang: Lang, paper: Paper) -> Vec<Page> {
    sample().pages(lang, paper)
}

#[test]
fn every_mark_is_on_its_page_and_no_text_covers_another() {
    nothing_collides(sample(), "sample");
}

#[test]
fn the_same_plan_gives_the_same_bytes_in_one_process() {
    assert!(pdf(Lang::De, Paper::A4) == pdf(Lang::De, Paper::A4), "two exports differ");
}

#[test]
fn fonts_are_embedded_as_subsets_and_viewers_find_language_and_outline() {
    let bytes = pdf(Lang::De, Paper::A4);
    assert!(bytes.starts_with(b"%PDF-1.7"));
    let document = Document::load_mem(&bytes).unwrap();
    assert_eq!(document.get_pages().len(), pages(Lang::De, Paper::A4).len());
    let catalog = document.catalog().unwrap();
    assert_eq!(catalog.get(b"Lang").unwrap().as_str().unwrap(), b"de");
    assert_eq!(catalog.get(b"PageMode").unwrap().as_name().unwrap(), b"UseOutlines");
    assert_eq!(document.trailer.get(b"ID").unwrap().as_array().unwrap().len(), 2);

    let descriptors: Vec<_> = document
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok())
        .filter(|dictionary| dictionary.has_type(b"FontDescriptor"))
        .collect();
    assert_eq!(descriptors.len(), 2, "regular and bold");
    let sizes: Vec<usize> = descriptors
        .iter()
        .map(|descriptor| {
            let file = descriptor.get(b"FontFile2").or_else(|_| descriptor.get(b"FontFile3")).unwrap();
            let stream = document.get_object(file.as_reference().unwrap()).unwrap().as_stream().unwrap();
            stream.decompressed_content().unwrap_or_else(|_| stream.content.clone()).len()
        })
        .collect();
    let whole = switchover::chart::metrics::font_bytes(Face::Regular).len();
    assert!(sizes.iter().all(|size| *size * 2 < whole), "subsets of {sizes:?} bytes of a font of {whole}");

    // One entry of the outline a section, classes and sites below.
    let outlines = document.get_dictionary(catalog.get(b"Outlines").unwrap().as_reference().unwrap()).unwrap();
    let on = sample().plan.report.sections.iter().filter(|(_, on)| *on).count();
    assert_eq!(outlines.get(b"Count").unwrap().as_i64().unwrap(), i64::try_from(on).unwrap());
    let nested = document.objects.values().filter_map(|object| object.as_dict().ok());
    assert!(nested.filter(|entry| entry.has(b"Dest") && entry.has(b"First")).count() >= 1, "no entry has children");
}

#[test]
fn long_tables_repeat_their_heads() {
    let pages = pages(Lang::En, Paper::A4);
    let section = Section::ALL.iter().position(|section| *section == Section::Sources).unwrap();
    let sources: Vec<&Page> = pages.iter().filter(|page| page.section == section).collect();
    assert!(sources.len() >= 2, "the sample has more sources than one page holds");
    let with_address = sources.iter().filter(|page| texts(page).any(|(text, ..)| text == "Address")).count();
    assert!(with_address + 1 >= sources.len(), "{with_address} of {} pages have the head", sources.len());
    assert!(sources.iter().any(|page| !page.links.is_empty()), "addresses are links");
}

#[test]
fn switched_off_sections_leave_no_page() {
    let sample = sample();
    let changed = sample.with(|plan| {
        for (section, on) in &mut plan.report.sections {
            *on = *section == Section::Budget;
        }
    });
    let pages = with_input(&changed, Lang::En, Paper::Letter, report::pages);
    let budget = Section::ALL.iter().position(|section| *section == Section::Budget).unwrap();
    assert!(!pages.is_empty() && pages.iter().all(|page| page.section == budget));
}

#[test]
fn an_empty_fleet_has_a_report_too() {
    let empty = Sample::of(Fleet::default(), sample().plan.clone());
    for lang in Lang::ALL {
        let bytes = with_input(&empty, lang, Paper::A4, |input| report::pdf(input, None).unwrap());
        assert!(Document::load_mem(&bytes).unwrap().get_pages().len() >= 5);
    }
}

#[test]
fn readers_find_umlauts_and_the_euro_sign_as_text() {
    let bytes = pdf(Lang::De, Paper::A4);
    let Some(text) = extracted(&bytes) else { return };
    for wanted in ["Brennhold Maschinenbau GmbH", "Geräte nach Support-Status", "Geschäftsjahr", "Überlingen", "€"]
    {
        assert!(text.contains(wanted), "{wanted:?} is not in the text of the PDF");
    }
    let pages = Document::load_mem(&bytes).unwrap().get_pages().len();
    assert!(text.contains(&format!("Seite {pages} von {pages}")), "the last page does not say so");
    assert!(!text.contains('\u{fffd}'));
}

#[test]
fn pages_have_the_size_of_the_paper() {
    for (paper, width, height) in [(Paper::A4, 595.28, 841.89), (Paper::Letter, 612.0, 792.0)] {
        let document = Document::load_mem(&pdf(Lang::En, paper)).unwrap();
        let first = document.get_pages().into_values().next().unwrap();
        let media = document.get_dictionary(first).unwrap().get(b"MediaBox").unwrap().as_array().unwrap();
        let number = |object: &Object| object.as_float().unwrap();
        let (got_width, got_height) = (number(&media[2]) - number(&media[0]), number(&media[3]) - number(&media[1]));
        assert!((got_width - width).abs() < 0.5 && (got_height - height).abs() < 0.5, "{got_width} × {got_height}");
    }
}

/// The names of a structure element's children, with how often each occurs below.
fn structure(document: &Document) -> std::collections::BTreeMap<String, usize> {
    fn walk(
        document: &Document,
        object: &Object,
        parent: Option<lopdf::ObjectId>,
        seen: &mut std::collections::BTreeMap<String, usize>,
    ) {
        match object {
            Object::Array(kids) => kids.iter().for_each(|kid| walk(document, kid, parent, seen)),
            Object::Reference(id) => {
                let Ok(element) = document.get_dictionary(*id) else { return };
                if let Ok(kind) = element.get(b"S").and_then(Object::as_name) {
                    *seen.entry(String::from_utf8_lossy(kind).into_owned()).or_default() += 1;
                    if let Some(parent) = parent {
                        assert_eq!(element.get(b"P").unwrap().as_reference().unwrap(), parent, "parent of {id:?}");
                    }
                    if let Ok(kids) = element.get(b"K") {
                        walk(document, kids, Some(*id), seen);
                    }
                }
            }
            _ => {}
        }
    }
    let mut seen = std::collections::BTreeMap::new();
    let root = document.catalog().unwrap().get(b"StructTreeRoot").unwrap().as_reference().unwrap();
    walk(document, document.get_dictionary(root).unwrap().get(b"K").unwrap(), None, &mut seen);
    seen
}

#[test]
fn readers_who_do_not_see_the_page_find_headings_tables_figures_and_links() {
    let document = Document::load_mem(&pdf(Lang::En, Paper::A4)).unwrap();
    let catalog = document.catalog().unwrap();
    assert!(catalog.get(b"MarkInfo").unwrap().as_dict().unwrap().get(b"Marked").unwrap().as_bool().unwrap());
    let seen = structure(&document);
    let on = sample().plan.report.sections.iter().filter(|(_, on)| *on).count();
    let count = |kind: &str| seen.get(kind).copied().unwrap_or(0);
    assert_eq!(count("Sect"), on, "{seen:?}");
    assert_eq!(count("H1"), on, "each section has one title: {seen:?}");
    for kind in ["Document", "H2", "P", "Table", "TR", "TH", "TD", "Figure", "Link", "L", "LI", "LBody"] {
        assert!(count(kind) > 0, "no {kind}: {seen:?}");
    }
    // Every figure says in words what it shows, and every link where it leads.
    for object in document.objects.values().filter_map(|object| object.as_dict().ok()) {
        if object.get(b"S").and_then(Object::as_name).is_ok_and(|kind| kind == b"Figure") {
            assert!(!object.get(b"Alt").unwrap().as_str().unwrap().is_empty());
        }
        if object.get(b"Subtype").and_then(Object::as_name).is_ok_and(|kind| kind == b"Link") {
            assert!(object.has(b"StructParent") && object.has(b"Contents"));
        }
    }
    // The way back: as many lists of elements as pages, each as long as the page has marked content.
    let root = document.get_dictionary(catalog.get(b"StructTreeRoot").unwrap().as_reference().unwrap()).unwrap();
    let parents = document.get_dictionary(root.get(b"ParentTree").unwrap().as_reference().unwrap()).unwrap();
    let numbers = parents.get(b"Nums").unwrap().as_array().unwrap();
    for (index, page) in pages(Lang::En, Paper::A4).iter().enumerate() {
        let elements = document.get_object(numbers[2 * index + 1].as_reference().unwrap()).unwrap().as_array().unwrap();
        assert_eq!(elements.len(), page.tags.len(), "page {}", index + 1);
    }
}

#[test]
fn every_text_is_either_tagged_or_decoration_and_tags_do_not_overlap() {
    for paper in [Paper::A4, Paper::Slides] {
        for (number, page) in pages(Lang::De, paper).iter().enumerate() {
            let mut ranges: Vec<_> =
                page.tags.iter().map(|tag| tag.marks.clone()).filter(|marks| !marks.is_empty()).collect();
            ranges.sort_by_key(|marks| marks.start);
            for pair in ranges.windows(2) {
                assert!(pair[0].end <= pair[1].start, "{paper:?}, page {}: {pair:?}", number + 1);
            }
            assert!(page.tags.iter().any(|tag| matches!(tag.role, Role::Heading(1))) || number > 0);
        }
    }
}

#[test]
fn the_contents_lead_to_every_section_and_figures_to_where_they_are_derived() {
    let pages = pages(Lang::En, Paper::A4);
    let at = |section| {
        let index = sample().plan.report.sections.iter().position(|(known, _)| *known == section).unwrap();
        pages.iter().position(|page| page.section == index)
    };
    let targets = |page: usize| -> Vec<usize> {
        pages[page]
            .links
            .iter()
            .filter_map(|link| if let LinkTo::Page(to) = link.to { Some(to) } else { None })
            .collect()
    };
    let contents = targets(at(Section::Contents).unwrap());
    for section in [Section::Summary, Section::Timeline, Section::Budget, Section::Sources] {
        assert!(contents.contains(&at(section).unwrap()), "{section:?} is not in the contents");
    }
    let cover = targets(0);
    assert!(cover.contains(&at(Section::Budget).unwrap()) && cover.contains(&at(Section::Timeline).unwrap()));
    assert!(targets(at(Section::Timeline).unwrap()).contains(&at(Section::Sources).unwrap()));
    assert!(pages.iter().flat_map(|page| &page.links).all(|link| !matches!(link.to, LinkTo::Section(_))));
}

#[test]
fn a_report_gives_back_the_plan_it_was_made_from() {
    let sample = sample();
    let document = document::Document {
        plan: Arc::new(sample.plan.clone()),
        fleet: Arc::clone(&sample.fleet),
        ..document::Document::default()
    };
    let bytes = Arc::new(document::write(&document).unwrap());
    let attachment = Attachment {
        name: "Brennhold.switchover".to_owned(),
        description: "Plan".to_owned(),
        bytes: Arc::clone(&bytes),
    };
    let pdf = with_input(sample, Lang::De, Paper::A4, |input| report::pdf(input, Some(attachment)).unwrap());
    let read = Document::load_mem(&pdf).unwrap();
    let associated = read.catalog().unwrap().get(b"AF").unwrap().as_array().unwrap();
    let file = read.get_dictionary(associated[0].as_reference().unwrap()).unwrap();
    assert_eq!(file.get(b"AFRelationship").unwrap().as_name().unwrap(), b"Source");
    let path = tempfile::Builder::new().suffix(".pdf").tempfile().unwrap();
    std::fs::write(path.path(), &pdf).unwrap();
    let opened = document::open(path.path()).unwrap();
    assert_eq!(*opened.plan, sample.plan);
    assert_eq!(opened.fleet.len(), sample.fleet.len());
    // A PDF without a plan, and one that is cut off, say so.
    for foreign in [cut_off(&pdf), pdf_without_plan()] {
        std::fs::write(path.path(), foreign).unwrap();
        assert!(matches!(document::open(path.path()), Err(document::DocumentError::NoPlanInside)));
    }
}

fn cut_off(pdf: &[u8]) -> Vec<u8> {
    pdf[..pdf.len() / 3].to_vec()
}

fn pdf_without_plan() -> Vec<u8> {
    pdf(Lang::En, Paper::A4)
}

/// A sample whose names are as long and as foreign as names can be.
fn stressed(change: impl FnOnce(&mut Plan)) -> Sample {
    sample().with(|plan| {
        "Migrationsplan für Tischtelefone der Unternehmensgruppe Überlandleitungsbetriebsgesellschaft Donaudampfschifffahrt \
            und verbundener Unternehmen einschließlich Außenstellen"
            .clone_into(&mut plan.settings.title);
        "Brennhold Überlandleitungsbetriebsgesellschaftsverwaltung Maschinenbau GmbH & Co. KG a. A. (Stiftung)"
            .clone_into(&mut plan.settings.organization);
        "Informationstechnik, Arbeitsplatzdienste und Telekommunikationsinfrastruktur"
            .clone_into(&mut plan.settings.author);
        for (index, scenario) in plan.scenarios.iter_mut().enumerate() {
            scenario.name = format!(
                "Szenario {index} mit einem sehr langen Namen, der nirgends hineinpasst (Arbeitsstand Überlingen)"
            );
        }
        change(plan);
    })
}

#[test]
fn the_longest_names_fit_without_being_cut_or_colliding() {
    let sample = stressed(|plan| {
        for (_, on) in &mut plan.report.sections {
            *on = true;
        }
        plan.report.own_page.text = "Überlandleitungsbetriebsgesellschaftsverwaltungsangestellte ".repeat(90);
        plan.settings.horizon_years = 12;
    });
    nothing_collides(&sample, "long");
}

#[test]
fn a_report_without_prices_names_no_money() {
    let sample = stressed(|plan| plan.report.prices = false);
    for paper in [Paper::A4, Paper::Slides] {
        for page in with_input(&sample, Lang::En, paper, report::pages) {
            for (text, ..) in texts(&page) {
                assert!(!text.contains('€'), "{text}");
            }
        }
    }
}

#[test]
fn names_cannot_write_into_the_file_behind_them() {
    let evil = ") Tj ET /JS (app.alert(1)) >> endobj <script>\u{0}\u{7}\\(((";
    let sample = stressed(|plan| {
        plan.settings.title = evil.to_owned();
        plan.settings.organization = evil.to_owned();
        plan.settings.author = evil.to_owned();
        plan.scenarios[0].name = evil.to_owned();
        plan.report.own_page.title = evil.to_owned();
        plan.report.own_page.text = evil.to_owned();
        plan.report.sections.iter_mut().for_each(|(_, on)| *on = true);
    });
    let bytes = with_input(&sample, Lang::En, Paper::A4, |input| report::pdf(input, None).unwrap());
    let document = Document::load_mem(&bytes).unwrap();
    for object in document.objects.values() {
        if let Ok(dictionary) = object.as_dict() {
            assert!(
                !dictionary.has(b"JS") && !dictionary.has(b"OpenAction") && !dictionary.has(b"AA"),
                "{dictionary:?}"
            );
        }
    }
    let info = document.get_dictionary(document.trailer.get(b"Info").unwrap().as_reference().unwrap()).unwrap();
    let title = lopdf::decode_text_string(info.get(b"Title").unwrap()).unwrap();
    assert_eq!(title, evil.replace(char::is_control, ""));
}

#[test]
fn slides_have_one_message_each_and_nothing_smaller_than_the_back_row_reads() {
    for lang in Lang::ALL {
        let pages = pages(lang, Paper::Slides);
        assert!((6..=12).contains(&pages.len()), "{} slides", pages.len());
        for (number, page) in pages.iter().enumerate() {
            let titles = page.tags.iter().filter(|tag| tag.role == Role::Heading(1)).count();
            assert_eq!(titles, 1, "{lang:?}, slide {}", number + 1);
            for (text, _, size) in texts(page) {
                // A slide is 1,280 units wide: 12 of them are what 18 pixels are on a projector with 1,920.
                assert!(size >= 12.0, "{lang:?}, slide {}: {text:?} is {size}", number + 1);
            }
        }
    }
}

#[test]
fn qpdf_finds_nothing_to_complain_about() {
    let file = tempfile::Builder::new().suffix(".pdf").tempfile().unwrap();
    for paper in [Paper::A4, Paper::Slides] {
        std::fs::write(file.path(), pdf(Lang::De, paper)).unwrap();
        match Command::new("qpdf").arg("--check").arg(file.path()).output() {
            Ok(output) => {
                let text =
                    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
                assert!(output.status.success() && !text.contains("WARNING"), "{text}");
            }
            Err(error) => {
                println!("skipped: qpdf is not installed ({error})");
                return;
            }
        }
    }
}
