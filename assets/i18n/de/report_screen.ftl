# Bericht.

title = Bericht
pages =
    { $count ->
        [0] keine Seiten
        [one] 1 Seite
       *[other] { $count } Seiten
    }
note = { $pages }, { $off }
off =
    { $count ->
        [0] alle Abschnitte an
        [one] 1 Abschnitt aus
       *[other] { $count } Abschnitte aus
    }
reset = Layout zurücksetzen
sections = Abschnitte
page = Seite
switch = { $section } zeigen
move-section = { $section } verschieben
hint = Zum Umordnen ziehen, oder Alt+Auf und Alt+Ab. Leertaste schaltet einen Abschnitt an oder aus.
page-of = Seite { $page } von { $pages }
previous = Vorherige Seite
next = Nächste Seite
zoom-in = Vergrößern
zoom-out = Verkleinern
fit = Seite einpassen
preview = Vorschau von Seite { $page }, { $section }
thumbnail = Seite { $page }, { $section }
document = Dokument
format = Format
format-a4 = A4
format-letter = Letter
format-slides = Folien 16:9
language = Sprache
english = English
german = Deutsch
field-title = Titel
field-organization = Organisation
field-author = Verfasser
hint-title = Titel des Plans
hint-organization = Name auf dem Deckblatt
hint-author = Abteilung oder Person
scenarios = Szenarien
main = Haupt
compare = Vergleich
checks = Prüfen vor dem Export
check-good = Nichts ist offen
check-unknown =
    { $count ->
        [one] 1 Gerät ist nicht erkannt
       *[other] { $count } Geräte sind nicht erkannt
    }
check-undecided =
    { $count ->
        [one] 1 Gerät ohne Entscheidung
       *[other] { $count } Geräte ohne Entscheidung
    }
check-missing =
    { $count ->
        [one] 1 Preis oder Annahme fehlt, Summen sind Untergrenzen
       *[other] { $count } Preise oder Annahmen fehlen, Summen sind Untergrenzen
    }
check-conflicts =
    { $count ->
        [one] 1 Datum, bei dem Quellen sich widersprechen
       *[other] { $count } Daten, bei denen Quellen sich widersprechen
    }
check-ends =
    { $count ->
        [one] 1 neues Modell verliert den Support im Planungszeitraum
       *[other] { $count } neue Modelle verlieren den Support im Planungszeitraum
    }
export-pdf = PDF exportieren, { $pages }
export-xlsx = XLSX
export-png = PNG
export-ics = ICS
export-note = XLSX ist die Arbeitsmappe zum Budget, CSV jedes Gerät, ICS jeder Termin mit Erinnerung
empty = Importieren Sie ein Inventar, um einen Bericht zu erstellen
empty-button = Dateien importieren
all-off = Schalten Sie einen Abschnitt ein
field-logo = Logo
field-date = Datum
logo-choose = Bild wählen
logo-remove = Logo entfernen
options = Optionen
option-sources = Quellen auf jeder Seite
option-hatching = Schraffur für Schwarz-Weiß-Druck
option-prices = Preise im Bericht
option-attach = Plandatei im PDF
own-heading = Überschrift der eigenen Seite
own-heading-hint = Überschrift
own-text = Text der eigenen Seite
own-text-hint = Text; eine leere Zeile beginnt einen Absatz
check-characters =
    { $count ->
        [one] Für 1 Zeichen gibt es hier keine Schrift, es erscheint als Kästchen: { $characters }
       *[other] Für { $count } Zeichen gibt es hier keine Schrift, sie erscheinen als Kästchen: { $characters }
    }
export-csv = CSV
export-svg = SVG
charts = Diagramme
chart-timeline = Zeitachse
chart-budget = Budget
chart-width = Breite
copy = Kopieren
copy-budget = Budget als Tabelle kopieren
copy-page = Seite als Bild kopieren
switch-off = { $section } ausschalten
