# Strategie.

title = Strategie
note = { $decided } von { $devices } Geräten entschieden
use-all = Alle Empfehlungen übernehmen
bar = Geräte nach Maßnahme
bar-part = { $action }: { $devices } von { $all } Geräten
col-model = Modell
col-count = Anzahl
col-deadline = Frist
col-recommended = Empfehlung
col-action = Gewählte Maßnahme
col-target = Ziel
col-unit = Einzeln
col-total = Summe
no-deadline = Keine
not-in-catalog = Nicht im Katalog
no-purchase = Kein Kauf
no-target = Kein Ziel gewählt
target-ends = Endet { $date }
row = { $name }, { $devices } Geräte, { $action }
choose-action = Maßnahme für { $name }
choose-target = Ziel für { $name }
recommended = Empfohlen
later-waves = in { $waves }
differs = Weicht von der Empfehlung ab: { $action }
table = Strategie nach Modell
total-row = Summe
total-note = Preise im Kaufjahr. Reserve und Umsatzsteuer stehen im Budget.
total-missing =
    { $count ->
        [one] Ein Preis oder eine Annahme fehlt, die Beträge sind Untergrenzen. Siehe Budget.
       *[other] { $count } Preise oder Annahmen fehlen, die Beträge sind Untergrenzen. Siehe Budget.
    }
bridge-until = Überbrückt bis { $date }
firmware-from = Ab Firmware { $version }
empty = Importieren Sie ein Inventar, um über Ihre Geräte zu entscheiden
empty-button = Dateien importieren
all-recommended = Jede Wahl folgt der Empfehlung
unknown-target-date = Kein Enddatum veröffentlicht
menu-recommendation = Empfehlung übernehmen
menu-class = Gleiche Maßnahme für die Klasse
menu-timeline = In der Zeitachse zeigen
menu-devices = Geräte zeigen
menu-copy = Als Tabelle kopieren

# Zeilen, Regeln, und Änderungen, bevor sie gelten.
by = Zeilen: { $what }
by-model = Nach Modell
by-class = Nach Klasse
by-site = Nach Standort
by-rule = Nach Regel
col-class = Klasse
mixed = Unterschiedlich
several-targets = Unterschiedliche Ziele
models =
    { $count ->
        [one] 1 Modell
       *[other] { $count } Modelle
    }
rows-marked =
    { $count ->
        [one] 1 Zeile
       *[other] { $count } Zeilen
    }
set-action = Maßnahme setzen
unmark = Markierung aufheben
apply = Übernehmen
discard = Verwerfen
pending-action = { $what }: { $action }
pending-target = { $what }: Ziel { $target }
pending-recommended = { $what }: Empfehlung verwenden
change-none = Nichts ändert sich
change-devices =
    { $count ->
        [0] Kein Gerät ändert sich
        [one] 1 Gerät ändert sich
       *[other] { $count } Geräte ändern sich
    }
change-unsupported = ohne Support am Ende: { $before } → { $after }
change-late = nach ihrem Termin: { $before } → { $after }
change-impossible =
    { $count ->
        [one] nicht möglich für 1 Gerät, das nicht entschieden ist
       *[other] nicht möglich für { $count } Geräte, die nicht entschieden sind
    }
change-total = Kosten, alle Jahre
change-row-unsupported = Ohne Support am Ende
change-row-late = Zu spät bearbeitet
change-incomplete = Preise oder Annahmen fehlen: Beträge sind Untergrenzen
target-filter = Produkt suchen
no-target-found = Kein Produkt passt
enter-price = Preis
price-of = Preis: { $what }
unit-hover = { $amount } ({ $source }); im Jahr des Kaufs { $unit }
unit-bought = Im Jahr des Kaufs { $unit }
price-shared = Ein Preis für den ganzen Plan: Er gilt für jedes Modell, das dieses Produkt bekommt.
menu-explain = Erklären
menu-split = Nach Standort aufteilen
menu-split-number = Nach Anzahl aufteilen…
menu-merge = Als eine Zeile zeigen
menu-rule = Regel daraus machen
rules-none = Noch keine eigenen Regeln: Jedes Gerät folgt der Empfehlung. Fügen Sie eine Regel hinzu, oder wählen Sie eine Maßnahme in einer der anderen Ansichten.
rules-rest = Alle übrigen Geräte
rules-rest-note = Geräte, für die keine Regel gilt
rules-undecided =
    { $count ->
        [one] 1 Gerät ist nicht entschieden
       *[other] { $count } Geräte sind nicht entschieden
    }
base-recommended = Der Empfehlung folgen
base-replace = Vor dem Termin ersetzen
base-nothing = Unverändert behalten
rule-name = Regel { $number }: { $what }, { $action }
rule-title = Regel { $number }
rule-split = { $name } nach Anzahl aufteilen
rule-new = Neue Regel
rule-add = Regel hinzufügen
rule-edit = Regel bearbeiten
rule-delete = Regel löschen
rule-up = Nach oben
rule-down = Nach unten
rule-move = Regel für { $what } verschieben
rule-matches = von { $devices } passenden
rule-matches-none = Passt auf kein Gerät
rule-shadowed = Regel { $rule } geht vor bei { $devices }
rule-devices = Geräte
rule-outcome = Was mit ihnen geschieht
rule-effects = Was sich ändert
rule-any = Alle
rule-class = Klasse
rule-model = Modell
rule-site = Standort
rule-firmware = Firmware
rule-first = Anzahl
rule-first-all = Alle davon
rule-first-wrong = Schreiben Sie eine ganze Zahl über 0, oder nichts für alle davon
rule-first-how = Gewählt nach Standort von A bis Z, am Standort nach Modell, Firmware und Kostenstelle; weder Alter noch Rang zählen. Der Rest bleibt den nächsten Regeln.
rule-state = Status
rule-action = Maßnahme
rule-below = älter als
rule-at-least = mindestens
rule-no-firmware = nicht bekannt
rule-version = Version
rule-version-missing = Schreiben Sie eine Version: Ohne sie sagt die Regel nicht, welche Geräte sie meint
rule-versions = Versionen des Modells
rule-versions-none = Modell wählen, um Versionen zu sehen
rule-minimum = { $version } (Minimum)
rule-note = Begründung (steht im Bericht)
rule-meets = Passende Geräte
rule-decides = Entschiedene Geräte
rule-prevented = Davon nicht möglich
rule-impossible =
    { $count ->
        [one] Nicht möglich für 1 Gerät: { $reason }. Es ist nicht entschieden.
       *[other] Nicht möglich für { $count } Geräte: { $reason }. Sie sind nicht entschieden.
    }
rule-changes = Geräte, die sich ändern
