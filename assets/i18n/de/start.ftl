# Startansicht.

title = Planen Sie die Ablösung Ihrer Tischtelefone
lead = Bringen Sie die Telefonliste mit, die Sie haben. Switchover findet heraus, welche Telefone wann ausfallen und was ihr Umzug kostet.
drop-title = Telefoninventare hier ablegen
drop-lead = Eine Datei oder viele. Exporte aus dem Teams Admin Center, Listen der Telefonanlage, Tabellen.
choose-files = Dateien wählen
paste-table = Tabelle einfügen
path-label = Pfad einer Datei
path-hint = oder Pfad eingeben und Eingabe drücken
open-title = Plan öffnen
open-lead = Mit einer .switchover-Datei von der Festplatte oder einer Freigabe fortfahren.
open-button = Plan öffnen
sample-title = Beispielbestand ansehen
sample-lead = Brennhold Werke, eine erfundene Firma mit allen Geräteklassen.
sample-counted = Brennhold Werke, erfunden: { $phones } Telefone, { $sites }
sample-sites = { $count ->
    [one] 1 Standort
   *[other] { $count } Standorte
}
sample-bar = Telefone des Beispiels nach Klasse
sample-button = Beispiel ansehen
recent-title = Zuletzt geöffnet
recent-clear = Liste leeren
recent-note = { $count ->
    [one] 1 Telefon, { $scenarios }
   *[other] { $count } Telefone, { $scenarios }
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
