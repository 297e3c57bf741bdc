## Support-Zustände

state-supported = Unterstützt
state-best-effort = Best Effort
state-unsupported = Ohne Support
state-replaced = Ersetzt
state-unknown = Unbekannt

## Geräteklassen

class-lpe = Lync Phone Edition
class-lync-qualified = Für Lync qualifiziert
class-three-pip = 3PIP, für Skype for Business zertifiziert
class-sip-gateway = SIP-Gateway-Telefon
class-dect-sip-gateway = DECT am SIP-Gateway
class-analog-ata = Analoger Anschluss am ATA
class-analog-sbc = Analoges Gerät hinter einem SBC
class-teams-native = Teams-Telefon, Android
class-teams-display = Teams-Display
class-teams-panel = Teams-Panel
class-unknown = Nicht erkannt

group-lpe = Lync Phone Edition
group-three-pip = 3PIP, SfB-zertifiziert
group-sip-gateway = SIP-Gateway-Telefone
group-teams-android = Teams-Android-Telefone
group-analog-dect = Analog und DECT
group-unknown = Unbekannt

## Maßnahmen

action-undecided = Nicht entschieden
action-keep = Behalten
action-update-firmware = Aktualisieren, dann ersetzen
action-sip-gateway = Am SIP-Gateway behalten
action-keep-on-sbc = Am SBC behalten
action-replace = Ersetzen
action-softphone = Durch Softphone ablösen

## Gründe einer Empfehlung

reason-no-tls12 = Kein TLS 1.2, keine Anmeldung
reason-on-gateway = Auf der Liste für SIP Gateway
reason-on-gateway-minimum = Auf der Liste für SIP Gateway, ab Firmware { $firmware }
reason-no-way = Nicht auf der Liste für SIP Gateway, und der eigene Dienst ist beendet
reason-support-ends = Support endet am { $date }
reason-no-end = Kein Enddatum veröffentlicht
reason-firmware = Firmware { $firmware } lebt länger
reason-behind-sbc = Läuft hinter SBC oder ATA
reason-identify = Das Modell muss zuerst erkannt werden
reason-no-dates = Keine Daten im Katalog

impossible-gateway = nicht auf der Liste für SIP Gateway
impossible-sbc = kein analoges oder DECT-Gerät
impossible-firmware = keine neuere Firmware bekannt
impossible-ended = der Support ist schon beendet
impossible-unknown = das Modell ist nicht erkannt

## Phasen, vom längsten Text zum kürzesten

phase-certified = Zertifiziert
phase-certified-until = Zertifiziert bis { $date }
phase-certified-to = Zertifiziert bis { $month }
phase-best-effort-until = Best Effort bis { $date }
phase-best-effort-to = Best Effort bis { $month }
phase-best-effort-open = Best Effort, Ende nicht bekannt
phase-unsupported-after = Ohne Support nach { $date }
phase-supported-until = Unterstützt bis { $date }
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
phase-below-certified-long = Best Effort: Firmware älter als die zertifizierte { $firmware }. Microsoft zertifiziert Firmwareversionen; ältere als Best Effort zu zählen ist die Lesart dieses Programms
phase-below-certified-medium = Best Effort, Firmware < { $firmware }
phase-replaced-open = Ersetzt, neues Telefon nicht gewählt

## Zu welcher Uhr eine Frist gehört

deadline-class = Ende der Klasse
deadline-best-effort = Ende von Best Effort
deadline-certification = Ende der Zertifizierung
deadline-vendor = Ende des Herstellersupports
deadline-bridge = Ende der Überbrückung

## Was offen ist

question-unknown = Welche Modelle sind die Telefone, die der Katalog nicht kennt?
question-likely = Stimmen die wahrscheinlichen Zuordnungen?
question-undecided = Was geschieht mit den Telefonen ohne Entscheidung?
question-conflict = Quellen widersprechen sich: { $fact }. Welches Datum gilt?
question-firmware = Welche Firmware haben die Telefone { $model }?
question-no-site = An welchem Standort sind die Telefone ohne Angabe?
question-target-ends = { $product } verliert am { $date } den Support, noch im Plan. Ist es weiter das richtige Ziel?
question-no-contingency = Wie viel Reserve ist geplant?
question-pace =
    { $n-crews ->
        [one] Techniker, Stunden oder Minuten sind nicht gesetzt; die Wellen rechnen mit { $devices } Geräten am Tag
       *[other] Techniker, Stunden oder Minuten sind nicht gesetzt; die Wellen rechnen mit { $n-crews } Teams zu je { $devices } Geräten am Tag
    }
question-not-priced = Hierfür ist kein Preis gesetzt und das Budget enthält es nicht: { $what }
question-unsupported = Ohne Support am { $date }, dem Ende dieses Plans
question-running = Wie viele Telefone ohne Support fallen im Jahr aus, und wie viel Support braucht eines zusätzlich? Das Budget lässt es weg
question-overlap = Wie viele Monate wird der alte Telefondienst nach einem Umzug noch bezahlt?
question-price = Was kostet das: { $item }?
question-tax = Welchen Umsatzsteuersatz enthält der Preis: { $item }?
question-rate = Was ist { $currency } in der Währung des Plans wert: { $item }?
question-minutes = Wie viele Minuten braucht ein Gerät: { $work }?
question-target = Welches Produkt ersetzt die Telefone, die ersetzt werden sollen?
fact-end = { $name }, Support-Ende
fact-best-effort = { $name }, Ende von Best Effort
fact-certification = { $name }, Ende der Zertifizierung
fact-sale = { $name }, Verkaufsende

# Was für und gegen eine Empfehlung spricht.
check-listed = Auf der Liste von SIP Gateway
check-not-listed = Nicht auf der Liste von SIP Gateway
check-firmware = { $enough } von { $of } haben Firmware { $version } oder neuer
check-firmware-unknown = { $enough } von { $of } haben Firmware { $version } oder neuer, { $unknown } nicht bekannt
check-supported = Heute unterstützt
check-unsupported = { $devices } von { $of } heute ohne Support
check-ends = Support endet { $date }, innerhalb des Plans
check-ends-later = Unterstützt bis { $date }, über den Plan hinaus
check-no-purchase = Nichts wird gekauft
check-target-ends = Der Support des Ziels endet { $date }, innerhalb des Plans
check-target-later = Das Ziel wird bis { $date } unterstützt, über den Plan hinaus
check-target-priced = Das Ziel hat einen Preis in diesem Plan und geht anderen vor
check-target-unpriced = Der Preis des Ziels wurde entfernt; es bleibt das Ziel
