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

reason-no-tls12 = Kein TLS 1.2, keine Anmeldung möglich
reason-on-gateway = Auf der SIP-Gateway-Liste
reason-on-gateway-minimum = Auf der SIP-Gateway-Liste, braucht Firmware { $firmware } oder neuer
reason-no-way = Nicht auf der SIP-Gateway-Liste, der eigene Dienst ist beendet
reason-support-ends = Support endet am { $date }
reason-no-end = Kein Enddatum veröffentlicht
reason-firmware = Microsoft zertifiziert Firmwareversionen: { $firmware } ist zertifiziert, einige Geräte haben ältere, was dieses Programm als Best Effort liest
reason-behind-sbc = Arbeitet hinter SBC oder ATA
reason-identify = Zuerst das Modell bestimmen
reason-no-dates = Keine Daten im Katalog

impossible-gateway = Nicht möglich: nicht auf der SIP-Gateway-Liste
impossible-sbc = Nicht möglich: kein Analog- oder DECT-Gerät
impossible-firmware = Nicht möglich: keine neuere Firmware bekannt
impossible-ended = Nicht möglich: der Support ist bereits beendet
impossible-unknown = Nicht möglich: das Modell ist nicht erkannt

## Phasen, vom längsten Text zum kürzesten

phase-certified-long = Zertifiziert bis { $date }
phase-certified-medium = Zertifiziert bis { $month }
phase-certified-short = Zertifiziert
phase-best-effort-long = Best Effort bis { $date }
phase-best-effort-medium = Best Effort bis { $month }
phase-best-effort-short = Best Effort
phase-best-effort-open = Best Effort, Ende nicht bekannt
phase-unsupported-long = Ohne Support nach dem { $date }
phase-unsupported-medium = Ohne Support nach { $month }
phase-unsupported-short = Ohne Support
phase-skype-long = Für Skype for Business zertifiziert bis { $date }
phase-skype-medium = SfB-zertifiziert bis { $month }
phase-skype-short = SfB-zertifiziert
phase-gateway-long = Am SIP-Gateway, kein Enddatum veröffentlicht
phase-gateway-medium = Am SIP-Gateway, kein Ende
phase-gateway-short = Am SIP-Gateway
phase-gateway-firmware-long = Am SIP-Gateway, Firmware { $firmware } oder neuer
phase-gateway-firmware-medium = Am SIP-Gateway, ≥ { $firmware }
phase-below-long = Firmware älter als { $firmware }
phase-below-medium = Firmware < { $firmware }
phase-below-short = Alte Firmware
phase-below-certified-long = Best Effort: Firmware älter als die zertifizierte { $firmware }. Microsoft zertifiziert Firmwareversionen; ältere als Best Effort zu zählen ist die Lesart dieses Programms
phase-below-certified-medium = Best Effort, Firmware < { $firmware }
phase-multiplatform-long = Enterprise-Firmware; das SIP-Gateway braucht Multiplatform-Firmware
phase-multiplatform-medium = Braucht Multiplatform-Firmware
phase-multiplatform-short = Braucht MPP
phase-sbc-long = Hinter SBC oder ATA, kein Enddatum veröffentlicht
phase-sbc-medium = Hinter SBC, kein Ende
phase-sbc-short = Hinter SBC
phase-updated-long = Firmware aktualisiert, zertifiziert bis { $date }
phase-updated-medium = Aktualisiert, zertifiziert bis { $month }
phase-updated-short = Aktualisiert
phase-replaced-long = Ersetzt durch { $product }
phase-replaced-medium = Ersetzt
phase-replaced-open = Ersetzt, neues Telefon nicht gewählt
phase-softphone-long = Durch Softphone abgelöst
phase-softphone-medium = Softphone
phase-no-dates-long = Keine Daten im Katalog
phase-no-dates-medium = Keine Daten
phase-not-identified-long = Modell nicht erkannt
phase-not-identified-medium = Nicht erkannt

## Zu welcher Uhr eine Frist gehört

deadline-class = Support der ganzen Klasse endet
deadline-best-effort = Microsoft-Support nach der Zertifizierung endet
deadline-certification = Microsoft-Zertifizierung endet
deadline-vendor = Support des Herstellers endet
deadline-bridge = Überbrückung am SIP-Gateway endet, in diesem Plan gesetzt

## Was offen ist

question-unknown = Welches Modell sind diese Geräte?
question-likely = Wahrscheinliche Zuordnungen bestätigen
question-undecided = Entscheiden, was mit diesen Geräten geschieht
question-conflict = Quellen nennen verschiedene Daten: { $fact }
question-firmware = Welche Firmware läuft auf { $lane }?
question-no-site = An welchem Standort sind diese Geräte?
question-target-ends = Der Support für { $product } endet am { $date }, noch in diesem Plan
question-no-contingency = Keine Reserve gesetzt
question-pace =
    { $n-crews ->
        [one] Techniker und Minuten sind nicht gesetzt; die Wellen rechnen mit { $devices } Geräten am Tag
       *[other] Techniker und Minuten sind nicht gesetzt; die Wellen rechnen mit { $n-crews } Teams zu je { $devices } Geräten am Tag
    }
question-not-priced = Hierfür ist kein Preis gesetzt und das Budget enthält es nicht: { $what }
question-unsupported = Ohne Support am { $date }, dem Ende dieses Plans
