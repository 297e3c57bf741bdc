# Namen der Änderungen und Aufgaben, Meldungen, Namen der vorgeschlagenen Szenarien.

scenario-recommended = Brücke über SIP Gateway
scenario-replace-all = Alles ersetzen
scenario-do-nothing = Nichts tun

# Namen der Schritte zum Rückgängigmachen.
edit-settings = Einstellungen ändern
edit-decide = { $what }: { $action }
edit-recommended = { $what }: Empfehlung verwenden
edit-all-recommended = Alle Empfehlungen verwenden
edit-decide-all =
    { $count ->
        [one] Über eine Zeile entscheiden
       *[other] Über { $count } Zeilen entscheiden
    }
edit-rule-insert = Regel hinzufügen: { $what }
edit-rule-replace = Regel ändern: { $what }
edit-rule-remove = Regel löschen
edit-rule-move = Regel { $from } an Stelle { $to } setzen
edit-move-scenario = Szenario verschieben
edit-fix = Betrag festlegen: { $what }
edit-unfix = Zurück zum berechneten Betrag: { $what }
edit-price = Preis ändern: { $what }
edit-price-currency = Währung auf { $currency } ändern: { $what }
edit-escalation = Preissteigerung ändern
edit-contingency = Reserve ändern
edit-minutes = Arbeitsminuten ändern
edit-technicians = Techniker ändern
edit-assumptions = Annahmen festlegen
edit-finance = Finanzvorgaben festlegen
edit-assign = { $what } zuordnen
edit-assign-many = { $count ->
    [one] Ein Modell zuordnen
   *[other] { $count } Modelle zuordnen
}
edit-own-product = { $name } beschreiben
edit-forget-product = Eigenes Produkt vergessen
edit-merge-sites = Standorte zu { $name } zusammenführen
edit-date = Datum wählen: { $fact }
edit-duplicate-scenario = Szenario { $name } hinzufügen
edit-rename-scenario = Szenario in { $name } umbenennen
edit-delete-scenario = Szenario löschen
edit-waves = Wellen ändern
edit-report = Bericht ändern
edit-save-view = Ansicht { $name } merken
edit-forget-view = Ansicht { $name } vergessen
edit-import = { $n-files ->
    [one] Eine Datei importieren
   *[other] { $n-files } Dateien importieren
 }
all-devices = Alle Geräte
first-of = { $first } von { $what }
no-site = Kein Standort
firmware-below = Firmware älter als { $version }
firmware-at-least = Firmware ab { $version }
firmware-missing = Firmware nicht bekannt

# Aufgaben, Dialoge, Meldungen.
untitled = Telefonplan
pasted-table = Eingefügte Tabelle
task-open = { $name } öffnen
task-save = { $name } speichern
task-export = { $name } exportieren
task-simulate = Budget simulieren
task-import = Inventare lesen
task-failed = Im Programm ist ein Fehler aufgetreten; der Plan ist unverändert. Bitte mit den Einzelheiten melden
dialog-open-plan = Plan öffnen
dialog-import = Inventare importieren
dialog-save = Plan speichern
dialog-export = Exportieren
filter-plans = Switchover-Pläne
filter-inventories = Inventare und Preislisten
filter-all = Alle Dateien
no-dialog = Das System hat keinen Dateidialog gezeigt: xdg-desktop-portal oder zenity installieren. Dateien lassen sich auch auf das Fenster ziehen
no-such-scenario = Es gibt kein Szenario „{ $name }“; der Plan hat { $names }
confirm-save = Änderungen an „{ $title }“ speichern?
nothing-to-import = In diesen Dateien ist nichts zu importieren
exported = Exportiert nach { $path }
export-failed = { $name } konnte nicht geschrieben werden: { $reason }
settings-damaged = Die Einstellungen waren nicht lesbar und beginnen neu; die alte Datei bleibt als { $path } erhalten
settings-not-saved = Die Einstellungen konnten nicht gespeichert werden: { $reason }
file-too-large = Die Datei ist größer als 2 GiB; bitte aufteilen
io-not-found = Datei oder Ordner gibt es nicht
io-denied = Zugriff verweigert; anderen Ordner wählen oder Berechtigungen ändern
io-full = der Datenträger ist voll
io-folder = es ist ein Ordner
plan-io = { $name }: { $reason }
plan-foreign = { $name } ist kein Switchover-Plan; ein Inventar über „Importieren“ lesen
plan-newer = { $name } wurde mit einer neueren Version von Switchover gespeichert und blieb unverändert. Zum Öffnen das Programm aktualisieren
plan-damaged = { $name } ist beschädigt ({ $member }); eine Sicherung oder Kopie öffnen
plan-damaged-backup = { $name } ist beschädigt ({ $member }); die Fassung davor öffnen: { $backup }
plan-too-large = { $name } ist für einen Plan zu groß und wurde nicht geöffnet

# Befehle.
command-inventory = Inventar
command-timeline = Zeitachse
command-certificates = Zertifikate
command-strategy = Strategie
command-rollout = Rollout
command-budget = Budget
command-report = Bericht
command-start = Start
command-catalog = Katalog
command-settings = Einstellungen
command-new-plan = Neuer Plan
command-open-plan = Plan öffnen…
command-import = Inventare importieren…
command-sample = Beispielbestand ansehen
command-save = Speichern
command-save-as = Speichern unter…
command-undo = Rückgängig
command-redo = Wiederholen
command-export-pdf = Bericht als PDF exportieren…
command-export-xlsx = Arbeitsmappe exportieren (XLSX)…
command-export-csv = Geräte exportieren (CSV)…
command-export-ics = Kalender exportieren (ICS)…
command-export-svg = Zeitachse exportieren (SVG)…
command-export-png = Zeitachse exportieren (PNG)…
command-filter = Filtern
command-palette = Suchen oder Befehl ausführen
command-inspector = Inspektor ein- oder ausblenden
command-explain = Auswahl erklären
command-back = Zurück
command-forward = Vorwärts
command-zoom-in = Vergrößern
command-zoom-out = Verkleinern
command-zoom-reset = Zoom auf 100 %
command-english = Sprache: Englisch
command-german = Sprache: Deutsch
command-theme-system = Design: wie das System
command-theme-light = Design: hell
command-theme-dark = Design: dunkel
command-cancel-task = Laufende Aufgabe abbrechen
command-quit = Beenden

# Tasten.
key-ctrl = Strg
key-shift = Umschalt
key-alt = Alt
key-command = Cmd
key-option = Option
key-plus = Plus
key-minus = Minus
key-left = Links
key-right = Rechts
picture-copied = Das Bild liegt in der Zwischenablage.
dialog-certificates = Zertifikate importieren
dialog-logs = Protokolle von Telefonen importieren
filter-certificates = Zertifikate
filter-logs = Protokolle
task-read = { $name } wird gelesen
task-read-files =
    { $count ->
        [one] Eine Datei wird gelesen
       *[other] { $count } Dateien werden gelesen
    }
certificates-read =
    { $count ->
        [one] Ein Zertifikat wurde gelesen
       *[other] { $count } Zertifikate wurden gelesen
    }
log-read =
    { $count ->
        [0] Das Protokoll wurde gelesen; kein Telefon lehnt ein Zertifikat ab
        [one] Das Protokoll wurde gelesen; ein Telefon lehnt ein Zertifikat ab
       *[other] Das Protokoll wurde gelesen; { $count } Telefone lehnen ein Zertifikat ab
    }
command-import-certificates = Zertifikat importieren
command-import-logs = Syslog importieren
edit-log = Protokoll importieren
edit-certificates = Zertifikate importieren
edit-remove-certificate = Zertifikat entfernen
edit-certificate = Zertifikat ändern
edit-remove-log = Protokoll entfernen
edit-log-root = Fehlende Wurzel benennen
edit-add-date = „{ $title }“ hinzufügen
edit-change-date = „{ $title }“ ändern
edit-remove-date = Datum entfernen
edit-trust = Vertrauen von { $name }
edit-accept = Fehlende Wurzel von { $name } hinnehmen
edit-automation = Kosten der Automatisierung ändern
task-pages = Seiten werden gezeichnet
task-copy = Bild wird gezeichnet
copy-failed = Das Bild konnte nicht gemacht werden. { $reason }
dialog-logo = Logo wählen
filter-pictures = Bilder
logo-too-large = { $name } ist größer als { $most } KiB oder hat zu viele Bildpunkte. Speichern Sie es kleiner und wählen Sie es erneut.
logo-unreadable = { $name } ist kein PNG-, JPEG- oder SVG-Bild, oder es ist beschädigt. Wählen Sie eine andere Datei.
logo-io = { $name } konnte nicht gelesen werden: { $reason }
subject-budget = Budget
plan-not-inside = { $name } ist ein PDF ohne Plan darin. Öffnen Sie einen Bericht, der mit seinem Plan exportiert wurde, oder die Plandatei selbst.
filter-reports = Berichte mit Plan darin
task-regroup = Alle Geräte werden neu zugeordnet
