//! Phone, soft client or something else, by what the row says it is.

use super::fields::text::words;
use crate::model::DeviceKind;

/// Words that name a class of devices, and what they make of a row.
const CLASSES: [(&str, Option<DeviceKind>); 109] = {
    const PHONE: Option<DeviceKind> = Some(DeviceKind::Phone);
    const OTHER: Option<DeviceKind> = Some(DeviceKind::NotPhone);
    [
        ("phone", PHONE),
        ("phones", PHONE),
        ("ipphone", PHONE),
        ("telefon", PHONE),
        ("telephone", PHONE),
        ("téléphone", PHONE),
        ("teléfono", PHONE),
        ("telefono", PHONE),
        ("telefoon", PHONE),
        ("tischtelefon", PHONE),
        ("konferenztelefon", PHONE),
        ("analogtelefon", PHONE),
        ("tischapparat", PHONE),
        ("systemtelefon", PHONE),
        ("dect", PHONE),
        ("handset", PHONE),
        ("mobilteil", PHONE),
        ("basis", PHONE),
        ("ata", PHONE),
        ("adapter", PHONE),
        ("türstation", PHONE),
        ("intercom", PHONE),
        ("voip", PHONE),
        ("sip", PHONE),
        ("lowcostphone", PHONE),
        ("teamsdisplay", PHONE),
        ("teamspanel", PHONE),
        ("panel", PHONE),
        ("display", PHONE),
        ("headset", PHONE),
        ("conference", PHONE),
        ("konferenzspinne", PHONE),
        ("fax", PHONE),
        ("printer", OTHER),
        ("drucker", OTHER),
        ("imprimante", OTHER),
        ("impresora", OTHER),
        ("stampante", OTHER),
        ("drukarka", OTHER),
        ("multifunction", OTHER),
        ("mfp", OTHER),
        ("scanner", OTHER),
        ("switch", OTHER),
        ("switches", OTHER),
        ("router", OTHER),
        ("firewall", OTHER),
        ("ap", OTHER),
        ("access point", OTHER),
        ("accesspoint", OTHER),
        ("wifi", OTHER),
        ("wlan", OTHER),
        ("patch", OTHER),
        ("pdu", OTHER),
        ("ups", OTHER),
        ("usv", OTHER),
        ("server", OTHER),
        ("storage", OTHER),
        ("laptop", OTHER),
        ("notebook", OTHER),
        ("desktop", OTHER),
        ("workstation", OTHER),
        ("computer", OTHER),
        ("pc", OTHER),
        ("monitor", OTHER),
        ("camera", OTHER),
        ("kamera", OTHER),
        ("tablet", OTHER),
        ("mtr", OTHER),
        ("teamsroom", OTHER),
        ("teamsrooms", OTHER),
        ("collaborationbar", OTHER),
        ("touchconsole", OTHER),
        ("surfacehub", OTHER),
        ("sbc", OTHER),
        ("gateway", OTHER),
        ("gateways", OTHER),
        ("hypervisor", OTHER),
        ("beamer", OTHER),
        ("mobiletelephone", OTHER),
        ("smartphone", OTHER),
        ("smartphones", OTHER),
        ("smartdevice", OTHER),
        ("mobiltelefon", OTHER),
        ("mobiltelefone", OTHER),
        ("mobilephone", OTHER),
        ("cellphone", OTHER),
        ("handy", OTHER),
        ("handys", OTHER),
        ("webcam", OTHER),
        ("webcams", OTHER),
        ("projector", OTHER),
        ("projektor", OTHER),
        ("docking", OTHER),
        ("dockingstation", OTHER),
        ("bildschirm", OTHER),
        ("fernseher", OTHER),
        ("tv", OTHER),
        ("nas", OTHER),
        ("thinclient", OTHER),
        ("windows", OTHER),
        ("linux", OTHER),
        ("macos", OTHER),
        ("vmware", OTHER),
        ("esxi", OTHER),
        ("ipad", OTHER),
        ("iphone", OTHER),
        ("workstations", OTHER),
        ("telewizor", OTHER),
        ("komputer", OTHER),
    ]
};

const SOFT: [&str; 10] = [
    "client services framework",
    "dual mode for",
    "jabber",
    "softphone",
    "soft phone",
    "soft client",
    "softclient",
    "ip communicator",
    "webex app",
    "zoom workplace",
];

const OTHER_MODELS: [&str; 36] = [
    "laserjet",
    "officejet",
    "deskjet",
    "pagewide",
    "catalyst",
    "mediant",
    "meraki",
    "thinkpad",
    "optiplex",
    "latitude",
    "elitebook",
    "macbook",
    "proliant",
    "poweredge",
    "fortigate",
    "unifi",
    "imagerunner",
    "bizhub",
    "iphone",
    "ipad",
    "galaxy ",
    "surface pro",
    "surface laptop",
    "surface go",
    "vmware",
    "imac",
    "elitedesk",
    "prodesk",
    "probook",
    "zbook",
    "thinkcentre",
    "air-ap",
    "air-cap",
    "ws-c",
    "powerstore",
    "synology",
];

/// True for text that names a class of devices rather than a model.
pub(crate) fn is_class(text: &str) -> bool {
    let lower = text.to_lowercase();
    !text.bytes().any(|byte| byte.is_ascii_digit())
        && (words(text).len() <= 3 && class_of(text).is_some() || SOFT.iter().any(|word| lower.contains(word)))
}

fn class_of(text: &str) -> Option<DeviceKind> {
    let words = words(text);
    let joined = words.concat();
    let found = |word: &str| words.iter().any(|known| known == word) || joined == word;
    let of = |kind: DeviceKind| CLASSES.iter().any(|(word, class)| *class == Some(kind) && found(word));
    if joined.contains("accesspoint") || joined.contains("meetingroomsystem") || joined.contains("teamsroom") {
        return Some(DeviceKind::NotPhone);
    }
    // "IP phone switch" does not exist, "Phone printer" neither: a word for something else decides.
    if of(DeviceKind::NotPhone) {
        Some(DeviceKind::NotPhone)
    } else if of(DeviceKind::Phone)
        || ["telefon", "phone", "handset", "headset"].iter().any(|end| joined.ends_with(end))
    {
        Some(DeviceKind::Phone)
    } else {
        None
    }
}

/// True for analog adapters and DECT bases, which some systems file under gateways.
fn is_adapter(model: &str) -> bool {
    let joined = words(model).concat();
    [
        "ata", "ht8", "ht7", "spa1", "spa2", "mp1", "m700", "m900", "n720", "n510", "n870", "w60", "w70", "w80", "w90",
        "rfp",
    ]
    .iter()
    .any(|part| joined.contains(part))
}

/// True for the names that call managers give soft clients (`CSFMILLER`, `BOTSMITH`).
pub(crate) fn is_soft_name(name: &str) -> bool {
    ["CSF", "TCT", "BOT", "TAB"].iter().any(|start| name.strip_prefix(start).is_some_and(|rest| rest.len() >= 3))
        && name.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_' || byte == b'-')
}

/// What a row is.
pub(crate) fn of(name: &str, device_type: &str, model: &str) -> DeviceKind {
    for text in [model, device_type] {
        let lower = text.to_lowercase();
        if SOFT.iter().any(|word| lower.contains(word)) {
            return DeviceKind::SoftClient;
        }
    }
    if is_soft_name(name) && model.is_empty() {
        return DeviceKind::SoftClient;
    }
    let lower = model.to_lowercase();
    if OTHER_MODELS.iter().any(|word| lower.contains(word)) {
        return DeviceKind::NotPhone;
    }
    match class_of(device_type) {
        Some(DeviceKind::NotPhone) if is_adapter(model) => DeviceKind::Phone,
        Some(kind) => kind,
        None => match class_of(model) {
            Some(kind) if is_class(model) => kind,
            _ => DeviceKind::Phone,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_phone_is_told_by_its_class() {
        for (device_type, model) in [
            ("Access Switch", "C9200L-48P-4X"),
            ("WiFi AP", "C9120AXI"),
            ("Patch Panel", "48-Port RJ45"),
            ("Voice Gateway", "Mediant 1000B"),
            ("PDU", "AP8853"),
            ("Printer", "HP LaserJet M404"),
            ("MTR Windows", "surface hub"),
            ("collaborationBar", "rally bar"),
        ] {
            assert_eq!(of("", device_type, model), DeviceKind::NotPhone, "{device_type}");
        }
        for (device_type, model) in [
            ("VoIP Gateways", "HT802"),
            ("Tischtelefon", "CX600"),
            ("DECT-Mobilteil", "S700H PRO"),
            ("ipPhone", "mp56"),
            ("Conference phone", "TrioC60"),
            ("", "Konferenzspinne"),
            ("", "CX600"),
        ] {
            assert_eq!(of("", device_type, model), DeviceKind::Phone, "{device_type} {model}");
        }
    }

    #[test]
    fn soft_clients_are_told_by_model_and_name() {
        assert_eq!(of("CSFEMPFANG1001", "", "Cisco Unified Client Services Framework"), DeviceKind::SoftClient);
        assert_eq!(of("BOTLABOR1007", "", ""), DeviceKind::SoftClient);
        assert_eq!(of("Bottrop Empfang", "", ""), DeviceKind::Phone);
    }
}
