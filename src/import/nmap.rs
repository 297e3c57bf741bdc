//! An nmap scan (`-oX`) to rows. Entities of the document itself are never expanded and nothing outside is ever read.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::sheet::Grid;

/// A scan as a table.
#[derive(Debug, Default)]
pub(crate) struct Scan {
    /// A header, then one row a host that was up; the row number is the host's number in the file.
    pub(crate) grid: Grid,
    /// Numbers of the hosts that were down.
    pub(crate) down: Vec<u32>,
    /// True if the document declares entities; their uses were left out.
    pub(crate) entities: bool,
    /// True if the document ends too early.
    pub(crate) truncated: bool,
}

const HEADER: [&str; 9] = [
    "Name",
    "MAC Address",
    "IP Address",
    "Vendor",
    "Model",
    "Device type",
    "Firmware version",
    "OS guess",
    "Last seen",
];

#[derive(Default)]
struct Host {
    up: bool,
    name: String,
    mac: String,
    ip: String,
    vendor: String,
    product: String,
    title: String,
    device_type: String,
    class: String,
    version: String,
    os: String,
    seen: String,
}

/// Reads a scan.
pub(crate) fn read(text: &str) -> Scan {
    let mut scan = Scan::default();
    scan.grid.push_texts(0, HEADER.map(str::to_owned));
    let mut reader = Reader::from_str(text);
    let mut number = 0_u32;
    let mut host: Option<Host> = None;
    let mut finished = false;
    loop {
        match reader.read_event() {
            Ok(Event::DocType(doctype)) => {
                scan.entities |= doctype.contains("<!ENTITY");
            }
            Ok(Event::Start(element)) => {
                if element.name().as_ref() == "host" {
                    number = number.saturating_add(1);
                    host = Some(Host { seen: epoch(&attribute(&element, "endtime")), ..Host::default() });
                } else if let Some(host) = &mut host {
                    read_element(host, &element);
                }
            }
            Ok(Event::Empty(element)) => {
                if let Some(host) = &mut host {
                    read_element(host, &element);
                }
            }
            Ok(Event::End(element)) => match element.name().as_ref() {
                "host" => {
                    if let Some(host) = host.take() {
                        if host.up {
                            scan.grid.push_texts(number, row(host));
                        } else {
                            scan.down.push(number);
                        }
                    }
                }
                "nmaprun" => finished = true,
                _ => {}
            },
            Ok(Event::Eof) => break,
            Ok(_) => {}
            Err(_) => {
                scan.truncated = true;
                break;
            }
        }
    }
    scan.truncated |= !finished;
    scan
}

fn read_element(host: &mut Host, element: &BytesStart<'_>) {
    let get = |name: &str| attribute(element, name);
    match element.name().as_ref() {
        "status" => host.up = get("state") == "up",
        "address" => match get("addrtype").as_str() {
            "mac" => {
                host.mac = get("addr");
                host.vendor = get("vendor");
            }
            _ if host.ip.is_empty() => host.ip = get("addr"),
            _ => {}
        },
        "hostname" if host.name.is_empty() => host.name = get("name"),
        "service" => {
            let product = get("product");
            // The most telling product is the one with a type beside it.
            if !product.is_empty() && (host.product.is_empty() || !get("devicetype").is_empty()) {
                host.product = product;
                host.version = get("version");
            }
            if host.device_type.is_empty() {
                host.device_type = get("devicetype");
            }
        }
        "script" if matches!(get("id").as_str(), "http-title" | "snmp-sysdescr") => host.title = get("output"),
        "osmatch" if host.os.is_empty() => host.os = get("name"),
        "osclass" if host.class.is_empty() => host.class = get("type"),
        _ => {}
    }
}

fn row(host: Host) -> [String; 9] {
    let generic = |text: &str| {
        let text = text.to_ascii_lowercase();
        text.is_empty() || text.contains("voip phone") || text.starts_with("apache") || text.starts_with("nginx")
    };
    // A title names the model where the service does not ("Yealink VoIP phone http config" beside "Yealink MP56 Phone").
    let described = if generic(&host.product) && !host.title.is_empty() { &host.title } else { &host.product };
    let model = if generic(described) { String::new() } else { strip(described) };
    let device_type = if host.device_type.is_empty() { host.class } else { host.device_type };
    [host.name, host.mac, host.ip, host.vendor, model, device_type, host.version, host.os, host.seen]
}

/// Leaves the model of a banner: `Cisco IP Phone CP-8851 http config` is `Cisco CP-8851`.
fn strip(banner: &str) -> String {
    let mut text = banner.trim().to_owned();
    for end in [" http config", " httpd", " SIP client", " SIP", " Phone", " web interface"] {
        text = text.strip_suffix(end).map(str::to_owned).unwrap_or(text);
    }
    text.replace(" IP Phone ", " ").replace('_', " ")
}

/// An attribute with the five entities of XML resolved; empty if it has any other.
fn attribute(element: &BytesStart<'_>, name: &str) -> String {
    element
        .attributes()
        .flatten()
        .find(|attribute| attribute.key.as_ref() == name)
        .and_then(|attribute| {
            attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok().map(std::borrow::Cow::into_owned)
        })
        .unwrap_or_default()
}

fn epoch(seconds: &str) -> String {
    let day = seconds.parse::<i64>().ok().map(|seconds| seconds.div_euclid(86_400));
    let day = day.filter(|day| *day > 0).and_then(|day| i32::try_from(day).ok());
    day.map(|day| crate::model::Day::from_number(day).to_string()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn banners_leave_the_model() {
        assert_eq!(strip("Cisco IP Phone CP-8851 http config"), "Cisco CP-8851");
        assert_eq!(strip("Polycom VVX_411 SIP client"), "Polycom VVX 411");
        assert_eq!(strip("Yealink MP56 Phone"), "Yealink MP56");
    }

    #[test]
    fn own_entities_are_refused_and_a_cut_off_scan_is_noticed() {
        let scan = read(
            "<!DOCTYPE nmaprun [<!ENTITY a \"x\">]><nmaprun><host><status state=\"up\"/><hostname name=\"&a;\"/></host>",
        );
        assert!(scan.entities && scan.truncated);
        assert_eq!(scan.grid.rows[1].1[0].text.as_ref(), "");
    }
}
