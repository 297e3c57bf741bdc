# Inspektor der Planungsansichten.

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
slack = Puffer
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
of-devices = { $devices } von { $all }
choice-sets-all =
    { $count ->
        [one] Eine Wahl gilt für 1 Gerät
       *[other] Eine Wahl gilt für alle { $count } Geräte
    }
choice-mixed = Diese Geräte haben verschiedene Maßnahmen. Eine Wahl gilt für alle { $count }.
choice-changes =
    { $count ->
        [one] Wahl ändert 1 Gerät
       *[other] Wahl ändert { $count } Geräte
    }
rule-prevented = { $rule }: nicht möglich, { $reason }. Ihre Geräte sind nicht entschieden.
not-possible = Nicht möglich: { $reason }
recommended = Empfohlen
why-recommended = Warum wird „{ $action }“ empfohlen?
use-recommendation = Empfehlung übernehmen
differs = Ihre Wahl weicht ab
your-reason = Ihre Begründung
by-number = Nach Anzahl gewählt
by-number-rule = Regel { $rule }, { $action }
by-number-devices = { $devices } von { $all }
by-number-how = In dieser Reihenfolge: Standorte von A bis Z, Telefone ohne Standort zuerst; an einem Standort die Modelle in der Reihenfolge der Strategie, von einem Modell die Firmware-Versionen, wie das Inventar sie aufführt, dann Kostenstellen von A bis Z. Weder Alter noch Rang zählen. Was übrig bleibt, geht an die nächsten Regeln oder die Empfehlung.
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
use-date = Anderes Datum verwenden
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

# Warum eine Maßnahme empfohlen wird.
reason-gateway-short = Braucht { $version } oder neuer

# Warum eine Maßnahme nicht möglich ist.

# Was mit einer Maßnahme kommt.
consequences = { $action }: Arbeit und Folgen
consequence-below =
    { $count ->
        [one] 1 Telefon braucht vorher andere Firmware
       *[other] { $count } Telefone brauchen vorher andere Firmware
    }
consequence-sources =
    { $count ->
        [one] 1 Quelle, geprüft { $date }
       *[other] { $count } Quellen, geprüft { $date }
    }

# Warum eine Zeile ihren Status hat.
since = seit { $date }
after = nach dem { $date }
until = bis { $date }
waves = Rollout-Wellen
rule-after = Der Stichtag liegt nach dem letzten Support-Tag ({ $clock })
rule-before = Der Stichtag liegt nicht nach dem letzten Support-Tag ({ $clock })
rule-certified = Der Stichtag liegt nicht nach dem letzten Tag der Zertifizierung
rule-updated = Der Plan aktualisiert die Firmware; der Stichtag liegt nicht nach dem letzten Tag ihrer Zertifizierung
rule-best-effort = Die Zertifizierung ist beendet; der Stichtag liegt nicht nach dem letzten Tag von Best Effort
rule-best-effort-open = Die Zertifizierung ist beendet; ein Ende von Best Effort ist nicht veröffentlicht
rule-gateway = Auf Microsofts Liste für das SIP-Gateway; kein Ende veröffentlicht
rule-firmware = Die installierte Firmware ist älter als die Mindestversion
rule-multiplatform = Enterprise-Firmware ist installiert; das SIP-Gateway braucht Multiplatform-Firmware
rule-sbc = Über SBC oder ATA angeschlossen; kein Ende veröffentlicht
rule-replaced = Die Welle ist am Stichtag beendet
rule-no-dates = Der Katalog hat für dieses Modell keine Daten
rule-unknown = Das Modell ist nicht erkannt. Es lässt sich im Inventar wählen.
effect = Damit würde sich ändern: { $parts }.
effect-cost = Kosten { $amount }
effect-waves =
    { $count ->
        [one] 1 Welle
       *[other] { $count } Wellen
    }
effect-unsupported = Geräte ohne Support von { $was } auf { $is }
effect-none = Damit ändern sich in diesem Plan weder Kosten noch Wellen noch Zahlen.
own-date = Ende der Zertifizierung, von Ihnen
own-date-hint = 31.12.2028

## Several devices selected together

several = { $count } Geräte ausgewählt
several-models = Nach Modell

## A product of the catalog

end-of-sale = Verkaufsende
spellings = Schreibweisen in Inventaren
catalog-note = Anmerkung
in-this-fleet = In dieser Flotte
show-devices = Geräte zeigen
firmware-gateway = SIP Gateway, mindestens
firmware-approved = SIP Gateway, freigegeben
firmware-certified = Teams, zertifiziert
firmware-latest = Neueste bekannte
firmware-day = Erschienen

# Was eine Budgetzelle summiert, und was sie ändern würde.
formula =
    { $what ->
        [devices] Σ gekaufte Geräte × Preis im Jahr
        [licenses] Σ Lizenzen × Monate × Preis
        [labor] Σ Geräte × Minuten × Stundensatz ÷ 60
        [accessories] Σ Zubehör × Preis im Jahr
        [shipping] Σ versandte Geräte × Preis
        [trade_in] − Σ abgegebene Geräte × Gutschrift
        [contingency] Anteil × Σ gekennzeichnete Zeilen
        [vat] Σ netto × Satz × nicht erstatteter Anteil
        [operations] Σ Monate ohne Support × Kosten eines Monats
       *[all] Σ alle Zeilen
    }
open-model = { $name } öffnen
ceiling = Budgetgrenze
ceiling-most = Höchstens
ceiling-planned = Geplant
ceiling-kept = { $amount } übrig
ceiling-over = { $amount } darüber
ceiling-no-wave = Keine Welle
what-if = Wenn es { $share } mehr kostet
what-if-cell = Diese Zelle
what-if-overhead = Reserve und Umsatzsteuer
figure-cumulative = Kumuliert
figure-cumulative-why = Die Summen aller Geschäftsjahre bis zu diesem
figure-replaced-why = Telefone, die bis zum { $day }, dem letzten Tag des Plans, ersetzt oder abgegeben sind
figure-unsupported-why = Telefone ohne Support am { $day }, dem letzten Tag des Plans
figure-months-why = Telefone ohne Support am ersten Tag jedes Monats, von dem Tag an, an dem der Plan gemacht ist, bis zum { $day }
figure-events-why = Zertifikatsereignisse bis zum { $day }, die Telefone treffen, die bis dahin weder ersetzt noch abgegeben sind
figure-worth-of = { $paid } gezahlt
figure-yearly-formula = { $value } × { $rate } ÷ (1 − (1 + { $rate })⁻ⁿ), n = { $years } Jahre
figure-yearly-flat = { $value } ÷ { $years } Jahre
figure-drops =
    { $count ->
        [one] 1 davon fällt aus
       *[other] { $count } davon fallen aus
    }
figure-no-rate = Ohne Kalkulationszins gibt es keinen Barwert. Sie geben ihn unter Finanzen ein.
show-more = { $count } weitere zeigen
capex = Investition
opex = Aufwand
no-model = Kein Modell
statement-none = Hier wird nichts belastet
statement-profit-all = Gewinn und Verlust, alle Jahre
statement-cash-all = Zahlungen, alle Jahre
what-if-total = Summe
fixed-by-you = Von Ihnen festgelegt
unfix = Zurück zum berechneten Betrag
