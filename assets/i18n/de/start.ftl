# Startansicht.

title = Planen Sie die Ablösung Ihrer Tischtelefone
lead = Bringen Sie die Telefonliste mit, die Sie haben. Switchover findet heraus, welche Telefone wann ausfallen und was ihr Umzug kostet.
drop-title = Telefoninventare hier ablegen
drop-lead = Eine Datei oder viele. Exporte aus dem Teams Admin Center, Listen der Telefonanlage, Tabellen.
choose-files = Dateien wählen
paste-table = Tabelle einfügen
paste-empty = In der Zwischenablage ist keine Tabelle
path-label = Pfad einer Datei
path-hint = oder Pfad eingeben und Eingabe drücken
open-title = Plan öffnen
open-lead = Mit einer .switchover-Datei von der Festplatte oder einer Freigabe fortfahren.
open-button = Plan öffnen
sample-title = Beispielbestand ansehen
sample-lead = Eine erfundene Organisation mit mehreren Standorten und allen Geräteklassen.
sample-note = Wird importiert wie Ihre eigenen Dateien
sample-button = Beispiel ansehen
recent-title = Zuletzt geöffnet
recent-clear = Liste leeren
recent-note = { $count ->
    [one] 1 Gerät, { $scenarios }
   *[other] { $count } Geräte, { $scenarios }
}
recent-scenarios = { $count ->
    [one] 1 Szenario
   *[other] { $count } Szenarien
}
recent-menu = Mehr zu { $name }
recent-open = Öffnen
recent-copy-path = Pfad kopieren
recent-forget = Aus der Liste entfernen
offline = Arbeitet offline. Inventare, Pläne und Katalog bleiben auf diesem Computer.
