# Inspektor der Planungsansichten.

clock-class = Ende der Klasse
clock-best-effort = Ende von Best Effort
clock-certification = Ende der Zertifizierung
clock-vendor = Ende des Herstellersupports
clock-bridge = Ende der Überbrückung
lane-note = { $class }, { $devices } an { $sites }
devices =
    { $count ->
        [one] 1 Gerät
       *[other] { $count } Geräte
    }
sites =
    { $count ->
        [0] keinem Standort
        [one] 1 Standort
       *[other] { $count } Standorten
    }
plan = Plan
open-strategy = In der Strategie öffnen
show-timeline = In der Zeitachse zeigen
show-rollout = Im Rollout öffnen
show-certificates = In Zertifikate öffnen
action = Maßnahme
target = Ziel
deadline = Letzter Supporttag
slack = Reserve
slack-days =
    { $count ->
        [one] 1 Tag
       *[other] { $count } Tage
    }
late-days =
    { $count ->
        [one] 1 Tag verspätet
       *[other] { $count } Tage verspätet
    }
wave-line = { $from } – { $to }
total = Kosten über alle Jahre
action-cost = Maßnahme, Kosten über alle Jahre
not-possible = Nicht möglich: { $reason }
recommended = Empfohlen
why-recommended = Warum wird „{ $action }“ empfohlen?
use-recommendation = Empfehlung übernehmen
differs = Ihre Wahl weicht ab
your-reason = Ihre Begründung
reason-hint = Warum? Steht im Bericht
why-state = Warum { $state }?
life = Im Zeitverlauf
life-line = ab { $from }
life-span = { $from } – { $to }
fact-sources = { $what }: Quellen
sources-disagree =
    { $count ->
        [one] { $what }: 1 Quelle widerspricht
       *[other] { $what }: { $count } Quellen widersprechen
    }
used = Verwendet
conflicts =
    { $count ->
        [0] Weicht ab
        [one] Weicht ab, 1 Tag
       *[other] Weicht ab, { $count } Tage
    }
use-date = Dieses Datum verwenden
use-catalog = Datum des Katalogs verwenden
checked = geprüft { $date }
no-date = Ohne Datum
past = Schon vorbei
by-site = Nach Standort
by-firmware = Nach Firmware
no-firmware = Ohne Firmware
no-site = Ohne Standort
more =
    { $count ->
        [one] und 1 weitere
       *[other] und { $count } weitere
    }
sources = Quellen
needs = Was ein Telefon braucht
affects = Betrifft
affected-here = In dieser Flotte
certificates = Zertifikate
valid-until = gültig bis { $date }
fingerprint = SHA-256
wave-work = Arbeit
wave-days = Arbeitstage
wave-unknown = Nicht bekannt, solange Minuten oder Techniker fehlen
why-amount = Warum dieser Betrag?
cell-all = Alle Kategorien
cell-all-years = Alle Jahre
sum = Summe
cell-lines =
    { $count ->
        [one] 1 Zeile
       *[other] { $count } Zeilen
    }
cell-empty = Hier wird nichts bezahlt
cell-missing = Fehlt, der Betrag ist deshalb eine Untergrenze
inputs = Eingaben
origin-fleet = Flotte
origin-catalog = Katalog
origin-default = Vorgabe
origin-scenario = Strategie und Wellen
origin-user = { $words }
group-lanes = Modelle
states-on = Am { $date }
computing = Wird berechnet

# Warum eine Maßnahme empfohlen wird.
reason-no-tls = Kein TLS 1.2, keine Anmeldung
reason-gateway-short = Braucht Firmware { $version }
reason-gateway = Auf der Liste für SIP Gateway
reason-gateway-firmware = Auf der Liste für SIP Gateway, ab Firmware { $version }
reason-no-way = Nicht auf der Liste für SIP Gateway, und der eigene Dienst ist beendet
reason-ends = Support endet am { $date }
reason-no-end = Kein Enddatum veröffentlicht
reason-firmware = Firmware { $version } lebt länger
reason-sbc = Läuft hinter SBC oder ATA
reason-identify = Das Modell muss zuerst erkannt werden
reason-no-dates = Keine Daten im Katalog

# Warum eine Maßnahme nicht möglich ist.
impossible-gateway = nicht auf der Liste für SIP Gateway
impossible-sbc = kein analoges oder DECT-Gerät
impossible-firmware = keine neuere Firmware bekannt
impossible-ended = der Support ist schon beendet
impossible-identify = das Modell ist nicht erkannt

# Die Schritte eines Betrags.
step-price = { $what }: { $amount }
step-price-dated = { $what }: { $amount }, Preis vom { $date }
step-net = ohne { $rate } Umsatzsteuer: { $result }
step-discount = abzüglich { $discount }: { $result }
step-escalation =
    { $count ->
        [one] + { $rate } für 1 Geschäftsjahr: { $result }
       *[other] + { $rate } pro Jahr für { $count } Geschäftsjahre: { $result }
    }
step-quantity = { $quantity } × { $unit } = { $result }
step-labor = { $quantity } × { $minutes } min { $work } zu { $hourly } pro Stunde = { $result }
step-months = { $quantity } × { $months } Monate × { $monthly }, { $from } bis { $to } = { $result }
step-contingency = { $rate } von { $base } = { $result }
step-vat = { $rate } Umsatzsteuer auf { $net }, { $recovered } erstattet: { $result }
step-share = { $weight } von { $whole } Anteilen an { $total } = { $result }
step-year = { $date } liegt in { $year }
