# Schritte der Importansicht, Zuordnungen und die Datei der ausgelassenen Zeilen.

read = Datei anders lesen
mapping = Zuordnung { $name } verwenden
mapping-off = Keine Zuordnung verwenden
remove = Datei herausnehmen
adds = Zu den vorhandenen Geräten hinzufügen
replaces = Die vorhandenen Geräte ersetzen
repair = { $count ->
    [one] Einen Wert berichtigen
   *[other] { $count } Werte berichtigen
}
unrepair = Berichtigung zurücknehmen
leave-out = Zeile { $row } auslassen
take-in = Zeile { $row } wieder aufnehmen
keep = So lassen
take-changes = Änderungen annehmen
refuse-changes = Änderungen ablehnen
rejected-file = Datei
rejected-sheet = Blatt
rejected-row = Zeile
rejected-reason = Grund
rejected-hint = Was zu tun ist
rejected-name = ausgelassene-zeilen
dialog-rejected = Ausgelassene Zeilen exportieren
dialog-export-mappings = Zuordnungen exportieren
dialog-import-mappings = Zuordnungen importieren
mappings-name = zuordnungen
mappings-unreadable = { $path } enthält keine Zuordnungen; bitte eine Datei wählen, die hier exportiert wurde
mappings-imported = { $count ->
    [one] Eine Zuordnung importiert
   *[other] { $count } Zuordnungen importiert
}
mapping-name-taken = Es gibt schon eine Zuordnung „{ $name }“; bitte einen eigenen Namen wählen
task-accept = Import in den Plan übernehmen
nothing-new = Der Plan enthält das alles schon; es wurde nichts geändert
command-rejected = Ausgelassene Zeilen exportieren…
command-import-mappings = Zuordnungen importieren…
command-export-mappings = Zuordnungen exportieren…
command-models = Modelle zuordnen
