# Einstellungen und Katalogansicht.

plan = Plan
organization = Organisation
title = Titel
author = Abteilung oder Verfasser
currency = Währung
currency-wrong = Schreiben Sie die Währung mit drei Buchstaben, etwa EUR
fiscal = Geschäftsjahr beginnt
fiscal-label = Benannt nach
label-ending = dem Jahr, in dem es endet
label-starting = dem Jahr, in dem es beginnt
horizon = Gezeigte Geschäftsjahre
vat = Umsatzsteuersatz
vat-none = Umsatzsteuer bleibt außen vor
vat-wrong = Schreiben Sie den Satz in Prozent, etwa 19
vat-recoverable = Anteil abziehbarer Umsatzsteuer
vat-mode = Umsatzsteuer rechnen
vat-total = Auf die Jahressumme
vat-line = Auf jede Zeile
rounding = Rundung
round-away = Hälfte von null weg
round-even = Hälfte zur geraden Ziffer
sources = Importierte Dateien in der Plandatei behalten
window = Fenster
language = Sprache
theme = Design
zoom = Größe
plan-note = Steht im Plan; jede Änderung kann rückgängig gemacht werden
window-note = Steht auf diesem Computer

## Katalog

catalog-note = Ausgabe { $edition }, { $n-models } Modelle, { $n-sources } Quellen
catalog-search = Modelle suchen
catalog-empty = Kein Modell passt zu „{ $text }“
column-model = Modell
column-class = Klasse
column-gateway = SIP-Gateway
column-certified = Zertifiziert bis
column-support = Unterstützt bis
column-sources = Quellen
gateway-yes = ja
gateway-no = nein
gateway-unknown = nicht dokumentiert
gateway-from = ab { $version }
not-announced = Nicht angekündigt
of-class = { $day }, Klasse
mappings = Zuordnungen
mappings-note = Wie Dateien mit bekannten Spalten gelesen werden. In der Importansicht gespeichert, für jede Datei mit denselben Spalten verwendet.
mappings-none = Noch keine gespeichert.
mappings-export-all = Alle exportieren…
mapping-columns = { $n } Spalten
mapping-rename = { $name } umbenennen
mapping-new-name = Neuer Name von { $name }
mapping-export = { $name } exportieren…
mapping-delete = { $name } löschen
