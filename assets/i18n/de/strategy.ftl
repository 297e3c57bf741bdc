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
total-note = Preise im Kaufjahr. Puffer und Umsatzsteuer stehen im Budget.
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
