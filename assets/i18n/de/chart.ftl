# Zeitachse und Budgetdiagramme.

axis-fiscal = Geschäftsjahr
axis-years = Kalenderjahr
axis-quarters = Quartal
axis-months = Monat
axis-weeks = Woche ab
axis-days = Tag
axis-devices = Geräte

state-supported = Unterstützt
state-best-effort = Best Effort
state-unsupported = Ohne Support
state-replaced = Ersetzt
state-unknown = Unbekannt

group-lpe = Lync Phone Edition
group-three-pip = 3PIP, SfB-zertifiziert
group-sip-gateway = SIP-Gateway-Telefone
group-teams-android = Teams-Android-Telefone
group-analog-dect = Analog und DECT
group-unknown = Unbekannt
group-no-vendor = Ohne Hersteller

cost-devices = Geräte
cost-licenses = Lizenzen
cost-labor = Arbeit
cost-accessories = Zubehör
cost-shipping = Versand
cost-trade-in = Rücknahme
cost-contingency = Reserve
cost-vat = Nicht abziehbare USt

phase-certified = Zertifiziert
phase-certified-until = Zertifiziert bis { $date }
phase-certified-to = Zertifiziert bis { $month }
phase-best-effort-until = Best Effort bis { $date }
phase-best-effort-to = Best Effort bis { $month }
phase-best-effort-open = Best Effort, Ende nicht bekannt
phase-unsupported-after = Ohne Support nach { $date }
phase-skype-until = Für Skype for Business zertifiziert bis { $date }
phase-skype-short = SfB-zertifiziert bis { $month }
phase-gateway = Am SIP-Gateway
phase-gateway-open = Am SIP-Gateway, kein Ende veröffentlicht
phase-gateway-firmware = Am SIP-Gateway, Firmware { $version } oder neuer
phase-gateway-version = Am SIP-Gateway, ≥ { $version }
phase-firmware-below = { $state }, Firmware unter { $version }
phase-firmware-below-short = Firmware unter { $version }
phase-multiplatform = { $state }, braucht Multiplattform-Firmware
phase-multiplatform-short = Braucht MPP-Firmware
phase-sbc = Hinter SBC oder ATA
phase-sbc-open = Hinter SBC oder ATA, kein Ende veröffentlicht
phase-updated = Aktualisiert
phase-updated-until = Aktualisiert, zertifiziert bis { $date }
phase-updated-to = Aktualisiert, zertifiziert bis { $month }
phase-replaced-by = Ersetzt durch { $product }
phase-softphone = Auf Softphone umgestellt
phase-softphone-short = Softphone
phase-no-dates = Keine Daten im Katalog
phase-no-dates-short = Keine Daten
phase-not-identified = Modell nicht erkannt

certificates = Zertifikate
certificates-count =
    { $count ->
        [one] 1 Ereignis
       *[other] { $count } Ereignisse
    }
certificates-expiry = Ablauf
certificates-validity = Kürzere Laufzeit
certificates-more = +{ $count }
waves = Rollout-Wellen
waves-count =
    { $count ->
        [0] keine geplant
        [one] 1 geplant
       *[other] { $count } geplant
    }
waves-some =
    { $count ->
        [one] 1 Welle
       *[other] { $count } Wellen
    }
today = Heute { $date }
today-short = Heute
new-phones = Neu: { $product }
devices-by-state = Geräte nach Support-Status
devices-on = am { $date }
devices-today = heute, { $date }
no-devices = Importieren Sie ein Inventar, um Ihre Geräte hier zu sehen

hit-lane =
    { $count ->
        [one] { $name }, 1 Gerät
       *[other] { $name }, { $count } Geräte
    }
hit-lane-state = { $lane }, { $state }
hit-lane-deadline = { $lane }, letzter Support-Tag { $date }
hit-event =
    { $count ->
        [0] { $title }, { $date }, keine Geräte betroffen
        [one] { $title }, { $date }, 1 Gerät betroffen
       *[other] { $title }, { $date }, { $count } Geräte betroffen
    }
hit-wave =
    { $count ->
        [one] { $name }, { $from } bis { $to }, 1 Gerät
       *[other] { $name }, { $from } bis { $to }, { $count } Geräte
    }
hit-cell = { $category }, { $year }: { $amount }
hit-year = { $year }: { $amount }
