# Rahmen und Bedienelemente des Fensters.

app-name = Switchover
untitled-plan = Unbenannter Plan
visible-rows = Zeilen { $first } bis { $last } von { $rows }

## Ansichten

screen-import = Inventar importieren
rail-import = Dateien importieren

## Hinweise in der Leiste

badge-unknown = { $count } unbekannt
badge-open = { $count } offen
badge-events = { $count } künftig

## Befehle

command-undo-what = Rückgängig: { $what }
command-redo-what = Wiederholen: { $what }

## Obere Leiste

search-hint = Suchen, Befehl ausführen
plan-menu = Plan-Menü
scenarios = Szenarien
scenario-add = Szenario hinzufügen
scenario-copy-name = { $name } (Kopie)
scenario-rename = Umbenennen
scenario-duplicate = Duplizieren
scenario-delete = Löschen
scenario-name = Name des Szenarios
scenario-copy-of = Kopie von „{ $name }“
scenario-new-as = Neu: { $name }
scenario-left = Nach links
scenario-right = Nach rechts
scenario-delete-ask = Szenario „{ $name }“ löschen?
scenario-delete-note = Seine Regeln, Wellen und Annahmen gehen mit. Rückgängig bringt es zurück.
language = Sprache
theme = Design
theme-system = Wie das System
theme-light = Hell
theme-dark = Dunkel

## Befehlspalette

palette-none = Kein Befehl und kein Modell passt zu „{ $text }“
palette-screen = Ansicht
palette-command = Befehl
palette-model = Modell
palette-scenario = Szenario
palette-keys = Auf und Ab wählen, Eingabe führt aus, Esc schließt

## Statusleiste

status-devices = { $count ->
    [one] 1 Telefon
   *[other] { $count } Telefone
}
status-devices-none = Keine Geräte in diesem Plan
status-coverage = Katalogabdeckung { $share }
status-fiscal = Geschäftsjahr beginnt am { $day }
status-saved = Gespeichert
status-unsaved = Noch nicht gespeichert
status-changed = Ungespeicherte Änderungen
status-ready = Aktuell
status-catalog = Katalog { $edition }, { $n-models } Modelle, geprüft am { $day }
status-catalog-undated = Katalog { $edition }, { $n-models } Modelle
status-as-of = { $count ->
    [one] 1 ohne Support am { $day }
   *[other] { $count } ohne Support am { $day }
}
as-of = Stand { $day }
as-of-back = Zurück zu heute
as-of-note = Zahlen, Zustände, Listen und Fristen gelten für diesen Tag. Der Plan bleibt, wie er heute gemacht ist.
task-cancel = { $task } abbrechen
task-percent = { $percent } %
task-log = { $task }: { $n-lines } Zeilen, { $n-rejecting } lehnen ab
message-close = Meldung schließen
message-details = Details kopieren

## Inspektor

inspector = Inspektor
inspector-close = Inspektor schließen
inspector-empty = Wählen Sie etwas aus, um zu sehen, woher es kommt
inspector-gone = Die Auswahl gibt es im Plan nicht mehr

## Klassen

group-short-lpe = LPE
group-short-three-pip = 3PIP
group-short-sip-gateway = SIP-Gateway
group-short-teams-android = Teams-Android
group-short-analog-dect = Analog/DECT
group-short-unknown = Unbekannt
class-lpe = LPE
class-lync-qualified = Lync-qualifiziert
class-three-pip = 3PIP
class-sip-gateway = SIP-Gateway
class-dect-sip-gateway = DECT, SIP-Gateway
class-analog-ata = Analog am ATA
class-analog-sbc = Analog am SBC
class-teams-native = Teams-Android
class-teams-display = Teams-Display
class-teams-panel = Teams-Panel
class-unknown = Unbekannt

## Bevor etwas verloren geht

confirm-title = Änderungen speichern?
confirm-save = Speichern
confirm-discard = Verwerfen
confirm-cancel = Abbrechen

## Dateien über dem Fenster

drop-import = { $count ->
    [one] Loslassen, um 1 Datei zu importieren
   *[other] Loslassen, um { $count } Dateien zu importieren
}
drop-open = Loslassen, um den Plan zu öffnen
drop-refused = Diese Art von Datei kann nicht importiert werden

## Laden und Fehler

not-possible = Das Fenster kann nicht geöffnet werden: { $reason }. Ohne Bildschirm gibt es die Befehle check, import, timeline, budget und export; siehe switchover --help.
no-display = kein Bildschirm gefunden
no-graphics = kein Grafikadapter nutzbar
badge-reject =
    { $count ->
        [one] 1 lehnt ab
       *[other] { $count } lehnen ab
    }
