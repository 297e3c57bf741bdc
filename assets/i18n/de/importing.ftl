# Importansicht.

step-files = Dateien
step-columns = Spalten und Probleme
step-result = Ergebnis
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
columns-note = { $file }, { $used } von { $all } Spalten verwendet
columns-sure = { $sure } von { $all } Spalten mit 90 % oder mehr zugeordnet
row-number = Zeile
not-used = Nicht verwendet
secret = Geheim, verworfen
no-preview = Aus dieser Datei können keine Zeilen gezeigt werden
problems = Probleme
tab-attention = Zu prüfen { $n }
tab-duplicates = Dubletten { $n }
tab-notes = Hinweise { $n }
column-file = Datei
column-row = Zeile
column-field = Feld
column-reason = Grund
column-hint = Was geschieht
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
