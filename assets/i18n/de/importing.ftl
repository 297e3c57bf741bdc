# Importansicht.

step-files = Dateien
cancel = Abbrechen
add-file = Datei hinzufügen
remove-file = { $name } entfernen
rows = { $count ->
    [one] 1 Zeile
   *[other] { $count } Zeilen
}
chip-header = Zeile { $row }
chip-sheets = { $count ->
    [one] Blatt „{ $name }“
   *[other] { $count } Blätter
}
delimiter-comma = Komma
delimiter-semicolon = Semikolon
delimiter-tab = Tabulator
delimiter-pipe = Senkrechter Strich
delimiter-other = Trennzeichen { $sign }
columns = Spalten
columns-sure = { $sure } von { $all } Spalten mit 90 % oder mehr zugeordnet
row-number = Zeile
not-used = Nicht verwendet
secret = Geheim, verworfen
no-preview = Aus dieser Datei können keine Zeilen gezeigt werden
problems = Probleme
tab-attention = Zu prüfen { $n }
tab-duplicates = Dubletten { $n }
column-file = Datei
column-row = Zeile
column-field = Feld
column-reason = Grund
no-problems = { $count ->
    [one] Keine Probleme in 1 Zeile
   *[other] Keine Probleme in { $count } Zeilen
}
result = Ergebnis
result-devices = { $count ->
    [one] 1 Telefon
   *[other] { $count } Telefone
}
result-from = { $records } in { $files }
result-files = { $count ->
    [one] 1 Datei
   *[other] { $count } Dateien
}
result-bar = Zeilen nach Ergebnis
valid = Gültige Zeilen
merged = Dubletten zusammengeführt
attention = Zu prüfen
rejected = Ausgelassene Zeilen
not-phones = Keine Telefone
duplicate-rule = Eine Dublette ist dieselbe MAC-Adresse oder Seriennummer in zwei Zeilen. Beide Zeilen bleiben als Herkunft sichtbar.
after = Nach dem Import
after-devices = Telefone im Plan
after-sites = Standorte gefunden
after-spellings = Schreibweisen von Modellen
after-unknown = Nicht erkannt
after-prices = Preise gefunden
unknown-note = Nicht erkannte Geräte werden auch importiert und bleiben markiert, bis Sie ihr Modell benennen.
add-to-fleet = Zu den vorhandenen Geräten hinzufügen
replace-fleet = Die vorhandenen Geräte ersetzen
import-button = { $count ->
    [one] 1 Telefon importieren
   *[other] { $count } Telefone importieren
}
import-prices = Preise importieren
nothing = In diesen Dateien ist nichts zu importieren
empty = Keine Dateien für den Import geöffnet
empty-button = Dateien wählen
reading = Dateien werden gelesen …
step-changes = Änderungen
step-models = Modelle zuordnen
step-columns = Spalten und Probleme
chip-name = { $file }: { $name }
automatic = Automatisch ermitteln
encoding = Zeichensatz
delimiter = Trennzeichen
sheet = Blatt
header-row = Kopfzeile
header-entry = Zeile { $row }: { $words }
chip-no-header = Ohne Kopfzeile
date-order = Reihenfolge von Tag und Monat
dates-auto = Datum: automatisch
day-first = Tag zuerst
month-first = Monat zuerst
currency = Währung von Preisen ohne Angabe
currency-auto = Währung: automatisch
mapping = Zuordnung
mapping-none = Keine Zuordnung
mapping-used = Gelesen mit der Zuordnung „{ $name }“
more-options = Datum und Währung
earlier-files = Vorige Dateien
later-files = Weitere Dateien
files-note = { $rows } in { $files }
show-columns = Spalten und Probleme
drop-hint = Weitere Dateien irgendwo im Fenster ablegen oder eine Tabelle einfügen.
file-columns = { $used } von { $all } Spalten verwendet
file-devices = { $count ->
    [one] 1 Gerät
   *[other] { $count } Geräte
}
file-merged = { $n } zusammengeführt
file-rejected = { $n } ausgelassen
file-others = { $n } keine Telefone
percent = { $n } %
secret-why = Diese Spalte enthält Kennwörter oder PINs. Sie wird verworfen und nie gespeichert.
shared-field = Mehr als eine Spalte wird als { $field } gelesen; der erste Wert einer Zeile zählt. Für eine davon ein anderes Feld wählen.
chosen-by-you = Dieses Feld haben Sie gewählt.
chosen-by-program = An Kopf und Zellen erkannt, zu { $n } % sicher.
not-used-why = Aus dieser Spalte wird nichts übernommen. Ein Feld wählen oder sie als Notiz behalten.
kept-as-note = Als Notiz behalten
samples = Zum Beispiel: { $cells }
find-field = Feld suchen
rows-note = { $file }, Zeilen { $first } bis { $last } von { $all }
save-mapping = Als Zuordnung speichern
mapping-note = Die nächste Datei mit diesen Spalten wird ebenso gelesen, gleich in welcher Reihenfolge.
mapping-name = Name der Zuordnung
save = Speichern
take-row-in = Diese Zeile wieder aufnehmen
leave-row-out = Diese Zeile auslassen
use-as-header = Als Kopfzeile verwenden
take-back = Berichtigung von { $field } zurücknehmen
empty-cell = leer
was-written = In der Datei: { $text }
correct = { $field } in Zeile { $row } berichtigen
tab-cleaned = Bereinigt { $n }
no-duplicates = Keine Zeile steht zweimal in diesen Dateien.
nothing-cleaned = Es war nichts zu bereinigen.
column-suggestion = Vorschlag
apply-all = { $count ->
    [one] 1 Vorschlag anwenden
   *[other] { $count } Vorschläge anwenden
}
export-rejected = Ausgelassene exportieren
emptied = Leer gelassen
read-as = Als { $value } lesen
leave-empty = Leer lassen
corrected-by-you = Von Ihnen berichtigt
kept-by-you = Von Ihnen so gelassen
apply-alike = { $count ->
    [one] Auf alle dieser Art anwenden
   *[other] Auf alle { $count } dieser Art anwenden
}
copy-reason = Grund kopieren
apply = Anwenden
edit = Bearbeiten
keep = So lassen
reopen = Wieder zeigen
undo-one = Zurücknehmen
leave-out = Auslassen
take-in = Aufnehmen
remove-all = Alle entfernen
keep-all = Alle behalten
accept-all = Alle annehmen
reject-all = Alle ablehnen
none-of-class = Es gibt keine.
column-accept = Annehmen
column-remove = Entfernen
column-changes = Was sich ändert
column-also = Noch in
column-source = Herkunft
class-new = Neu { $n }
class-changed = Geändert { $n }
class-unchanged = Unverändert { $n }
class-gone = Weggefallen { $n }
note-new = Geräte, die der Plan noch nicht hat: { $taken } von { $all } kommen hinzu.
note-changed = Geräte, die der Plan mit anderen Werten hat: { $taken } von { $all } werden geändert.
note-unchanged = Geräte, die der Plan genau so hat. Mit ihnen geschieht nichts.
note-gone = Geräte aus einem früheren Stand dieser Dateien, die darin nicht mehr stehen: { $taken } von { $all } werden aus dem Plan entfernt.
row-accepted = Angenommen
row-rejected = Abgelehnt
row-removed = Entfernt
row-kept = Behalten
joined = { $count ->
    [one] ein Gerät
   *[other] { $count } Geräte werden eins
}
nowhere-else = Keine andere Datei
source-row = { $file }, Zeile { $row }
after-new = Neu in diesem Plan
after-changed = Geändert
after-unchanged = Unverändert
after-removed = Entfernt
attention-note = Geräte mit offenen Problemen werden auch importiert und bleiben so, wie sie in der Datei stehen.
take-changes = { $count ->
    [0] Nichts zu ändern
    [one] 1 Änderung importieren
   *[other] { $count } Änderungen importieren
}
import-clean = { $count ->
    [one] Nur das 1 fehlerfreie importieren
   *[other] Nur die { $count } fehlerfreien importieren
}
more-actions = Mehr
brief-invalid-mac = „{ $written }“ ist keine MAC-Adresse
brief-damaged-mac = „{ $written }“ ist eine beschädigte MAC-Adresse
brief-invalid-date = „{ $written }“ ist kein Datum
brief-future-date = „{ $written }“ liegt in der Zukunft
brief-invalid-price = „{ $written }“ ist kein Preis
brief-odd-price = „{ $written }“ ist negativ oder viel zu hoch
brief-approximate-price = „{ $written }“ ist nur ungefähr
brief-formula = „{ $written }“ beginnt wie eine Formel
brief-ragged = { $written } statt { $detail } Felder; ausgelassen
brief-duplicate = Dasselbe Gerät wie Zeile { $detail }: { $written }
brief-no-identity = Nennt kein Gerät: keine MAC-Adresse, Seriennummer, Inventarnummer, kein Modell
brief-quote = Ein Anführungszeichen wird nie geschlossen; ausgelassen
in-sheet = { $sheet }, { $file }
column-device = Gerät
result-changes = { $count ->
    [one] 1 Änderung
   *[other] { $count } Änderungen
}
sheet-shown = Unten gezeigtes Blatt
