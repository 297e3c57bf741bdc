//! The catalog's files: from RON entries to the tables.
//!
//! Most files hold the table rows themselves. Products and classes have a short form, so that adding a model by hand is
//! a few lines: a date is `"2027-08-15"`, or `"2027-08"` where only the month is known, and a group of facts names its
//! sources once.

use std::collections::HashMap;

use ron::extensions::Extensions;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::fact::{Fact, Known, SourceId};
use super::facts::{ClassFacts, FormFactor, OnGateway, Product, Source, TeamsPath, Vendor};
use super::{Catalog, disagree};
use crate::model::{Class, Day, Precision};

/// A file that ships with the program: its name and text.
type File = (&'static str, &'static str);

macro_rules! files {
    ($($name:literal),* $(,)?) => { [$(($name, include_str!(concat!("../../assets/catalog/", $name)))),*] };
}

const PRODUCTS: [File; 17] = files![
    "products/alcatel-lucent-enterprise.ron",
    "products/ascom.ron",
    "products/audiocodes.ron",
    "products/cisco.ron",
    "products/crestron.ron",
    "products/epos.ron",
    "products/gigaset.ron",
    "products/hp.ron",
    "products/lenovo.ron",
    "products/lg-nortel.ron",
    "products/logitech.ron",
    "products/mitel.ron",
    "products/neat.ron",
    "products/poly.ron",
    "products/snom.ron",
    "products/spectralink.ron",
    "products/yealink.ron",
];

const TABLES: [File; 10] = files![
    "catalog.ron",
    "sources.ron",
    "classes.ron",
    "milestones.ron",
    "conflicts.ron",
    "certificates.ron",
    "events.ron",
    "trust.ron",
    "prices.ron",
    "consequences.ron",
];

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    edition: String,
    checked_on: Option<Day>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ClassEntry {
    class: Class,
    name_en: String,
    name_de: String,
    operating_system: String,
    teams_path: TeamsPath,
    #[serde(default)]
    tls12: Option<bool>,
    management: String,
    #[serde(default)]
    end: Option<String>,
    #[serde(default)]
    best_effort_end: Option<String>,
    #[serde(default)]
    note: String,
    sources: Vec<SourceId>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct VendorFile {
    vendor: String,
    brands: Vec<String>,
    products: Vec<ProductEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ProductEntry {
    model: String,
    #[serde(default)]
    aliases: Vec<String>,
    class: Class,
    form: FormFactor,
    #[serde(default)]
    gateway: GatewayEntry,
    #[serde(default)]
    teams: TeamsEntry,
    #[serde(default)]
    maker: MakerEntry,
    #[serde(default)]
    note: String,
    #[serde(default)]
    sources: Vec<SourceId>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct GatewayEntry {
    #[serde(default)]
    on: OnGateway,
    #[serde(default)]
    min: Option<String>,
    #[serde(default)]
    approved: Option<String>,
    #[serde(default)]
    from: Vec<SourceId>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct TeamsEntry {
    #[serde(default)]
    android: Option<String>,
    #[serde(default)]
    certified_until: Option<String>,
    #[serde(default)]
    supported_until: Option<String>,
    #[serde(default)]
    min_firmware: Option<String>,
    #[serde(default)]
    latest_firmware: Option<String>,
    #[serde(default)]
    latest_on: Option<Day>,
    #[serde(default)]
    from: Vec<SourceId>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct MakerEntry {
    #[serde(default)]
    end_of_sale: Option<String>,
    #[serde(default)]
    end_of_support: Option<String>,
    #[serde(default)]
    from: Vec<SourceId>,
}

/// Reads the files that ship with the program. What cannot be read is left out and named in the second value, which a
/// test keeps empty.
pub(super) fn load() -> (Catalog, Vec<String>) {
    let mut reader = Reader::default();
    let [head, sources, classes, milestones, conflicts, certificates, events, trust, prices, consequences] = TABLES;
    let head: Head = reader.read(head);
    let mut catalog = Catalog {
        edition: head.edition,
        checked_on: head.checked_on,
        sources: reader.read(sources),
        milestones: reader.read(milestones),
        conflicts: reader.read(conflicts),
        certificates: reader.read(certificates),
        events: reader.read(events),
        firmware_trust: reader.read(trust),
        prices: reader.read(prices),
        consequences: reader.read(consequences),
        ..Catalog::default()
    };
    reader.read_on = catalog.sources.iter().map(|source: &Source| (source.id.clone(), source.read_on)).collect();
    let entries: Vec<ClassEntry> = reader.read(classes);
    catalog.classes = entries.into_iter().map(|entry| reader.class(entry)).collect();
    for file in PRODUCTS {
        let Some(file) = reader.read::<Option<VendorFile>>(file) else { continue };
        catalog.products.extend(file.products.into_iter().map(|entry| reader.product(&file.vendor, entry)));
        catalog.vendors.push(Vendor { name: file.vendor, brands: file.brands });
    }
    catalog.products.sort_by(|a, b| a.key.cmp(&b.key));
    disagree::source_events(&mut catalog);
    disagree::attach(&mut catalog);
    (catalog, reader.problems)
}

#[derive(Default)]
struct Reader {
    problems: Vec<String>,
    read_on: HashMap<SourceId, Day>,
}

impl Reader {
    fn read<T: Default + DeserializeOwned>(&mut self, (name, text): File) -> T {
        let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
        options.from_str(text).unwrap_or_else(|error| {
            self.problems.push(format!("assets/catalog/{name}: {error}"));
            T::default()
        })
    }

    fn fact<T>(&self, value: Known<T>, precision: Precision, sources: &[SourceId]) -> Fact<T> {
        match value {
            Known::Unknown => Fact::default(),
            value => {
                let read_on = sources.iter().filter_map(|source| self.read_on.get(source)).max().copied();
                Fact { value, precision, sources: sources.to_vec(), read_on, also: Vec::new() }
            }
        }
    }

    fn text(&self, text: Option<String>, sources: &[SourceId]) -> Fact<String> {
        self.fact(text.map_or(Known::Unknown, Known::Is), Precision::Day, sources)
    }

    /// A last day: `2027-08-15`; `2027-08` and `2027` stand for their last day; `not announced` as the publisher says it.
    fn last_day(&mut self, text: Option<String>, sources: &[SourceId], what: &str) -> Fact<Day> {
        let Some(text) = text else { return Fact::default() };
        if text == "not announced" {
            return self.fact(Known::NotAnnounced, Precision::Day, sources);
        }
        let Some((day, precision)) = last_day(&text) else {
            self.problems.push(format!("{what}: `{text}` is not a date; write 2027-08-15, 2027-08 or 2027"));
            return Fact::default();
        };
        self.fact(Known::Is(day), precision, sources)
    }

    fn class(&mut self, entry: ClassEntry) -> ClassFacts {
        let key = entry.class.key();
        ClassFacts {
            class: entry.class,
            name_en: entry.name_en,
            name_de: entry.name_de,
            operating_system: entry.operating_system,
            teams_path: entry.teams_path,
            tls12: entry.tls12,
            management: entry.management,
            end: self.last_day(entry.end, &entry.sources, key),
            best_effort_end: self.last_day(entry.best_effort_end, &entry.sources, key),
            note: entry.note,
            sources: entry.sources,
        }
    }

    fn product(&mut self, vendor: &str, entry: ProductEntry) -> Product {
        let ProductEntry { model, aliases: others, class, form, gateway, teams, maker, note, sources: own } = entry;
        let key = product_key(vendor, &model);
        let mut sources: Vec<SourceId> = Vec::new();
        for source in gateway.from.iter().chain(&teams.from).chain(&maker.from).chain(&own) {
            if !sources.contains(source) {
                sources.push(source.clone());
            }
        }
        let or_all = |from: Vec<SourceId>| if from.is_empty() { sources.clone() } else { from };
        let (gateway_from, teams_from, maker_from) = (or_all(gateway.from), or_all(teams.from), or_all(maker.from));
        let mut aliases = vec![model.clone()];
        aliases.extend(others);
        Product {
            vendor: vendor.to_owned(),
            model,
            aliases,
            class,
            form,
            android: teams.android,
            certification_end: self.last_day(teams.certified_until, &teams_from, &key),
            best_effort_end: self.last_day(teams.supported_until, &teams_from, &key),
            end_of_sale: self.last_day(maker.end_of_sale, &maker_from, &key),
            end_of_support: self.last_day(maker.end_of_support, &maker_from, &key),
            on_gateway: gateway.on,
            gateway_min_firmware: self.text(gateway.min, &gateway_from),
            gateway_approved_firmware: self.text(gateway.approved, &gateway_from),
            teams_min_firmware: self.text(teams.min_firmware, &teams_from),
            latest_firmware: self.text(teams.latest_firmware, &teams_from),
            latest_firmware_on: teams.latest_on,
            note,
            sources,
            key,
        }
    }
}

/// The stable key of a product: vendor and model in lower case, everything else a dash (`yealink-mp56-e2`).
#[must_use]
pub fn product_key(vendor: &str, model: &str) -> String {
    let mut key = String::with_capacity(vendor.len() + model.len() + 1);
    for c in vendor.chars().chain(" ".chars()).chain(model.chars()) {
        if c.is_alphanumeric() {
            key.extend(c.to_lowercase());
        } else if !key.ends_with('-') && !key.is_empty() {
            key.push('-');
        }
    }
    key.trim_end_matches('-').to_owned()
}

fn last_day(text: &str) -> Option<(Day, Precision)> {
    let mut numbers = text.split('-').map(|part| part.parse::<u32>().ok());
    let year = i32::try_from(numbers.next()??).ok()?;
    match (numbers.next(), numbers.next()) {
        (Some(Some(month)), None) => Some((Day::from_ymd(year, month, 1)?.month_end(), Precision::Month)),
        (None, _) => Some((Day::from_ymd(year, 12, 31)?, Precision::Year)),
        _ => Some((text.parse().ok()?, Precision::Day)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_parses() {
        assert_eq!(load().1, Vec::<String>::new());
    }

    fn product(entry: &str) -> (Product, Vec<String>) {
        let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
        let mut reader = Reader::default();
        let read_on = "2026-11-23".parse().unwrap_or(Day::MIN);
        reader.read_on = HashMap::from([(SourceId("list".to_owned()), read_on)]);
        let entry = options.from_str(entry).unwrap_or_else(|error| panic!("{error}"));
        (reader.product("Yealink", entry), reader.problems)
    }

    #[test]
    fn a_short_entry_is_a_product() {
        let (product, problems) = product(r#"(model: "T88", class: r#3pip, form: desk, sources: ["list"])"#);
        assert_eq!(problems, Vec::<String>::new());
        assert_eq!((product.key.as_str(), product.class), ("yealink-t88", Class::ThreePip));
        assert_eq!(product.aliases, ["T88"]);
        assert_eq!(product.certification_end, Fact::default());
        assert_eq!(product.on_gateway, OnGateway::Unknown);
    }

    #[test]
    fn a_group_of_facts_rests_on_its_own_sources_or_on_all() {
        let (product, problems) = product(
            r#"(
                model: "T88", class: teams_native, form: desk,
                teams: (android: "14", certified_until: "2028-10", from: ["list"]),
                maker: (end_of_sale: "not announced", end_of_support: "2028-02-30"),
                sources: ["other"],
            )"#,
        );
        let list = SourceId("list".to_owned());
        assert_eq!(product.certification_end.precision, Precision::Month);
        assert_eq!(product.certification_end.get().map(ToString::to_string).as_deref(), Some("2028-10-31"));
        assert_eq!(product.certification_end.sources.as_slice(), std::slice::from_ref(&list));
        assert!(product.certification_end.read_on.is_some());
        assert_eq!(product.end_of_sale.value, Known::NotAnnounced);
        assert_eq!(product.end_of_sale.sources, [list, SourceId("other".to_owned())]);
        assert_eq!(product.end_of_support.value, Known::Unknown);
        assert!(problems.iter().any(|problem| problem.contains("2028-02-30")), "{problems:?}");
    }

    #[test]
    fn months_and_years_stand_for_their_last_day() {
        let day = |text: &str| text.parse::<Day>().unwrap();
        assert_eq!(last_day("2028-02"), Some((day("2028-02-29"), Precision::Month)));
        assert_eq!(last_day("2028"), Some((day("2028-12-31"), Precision::Year)));
        assert_eq!(last_day("2023-06-31"), None);
    }

    #[test]
    fn keys_are_lower_case_words() {
        assert_eq!(product_key("Yealink", "T21P_E2"), "yealink-t21p-e2");
        assert_eq!(product_key("LG-Nortel", "IP8540"), "lg-nortel-ip8540");
    }
}
