# Inventar und Inspektor eines Geräts.

count-phones = { $count ->
    [one] 1 Telefon
   *[other] { $count } Telefone
}
count-others = { $count ->
    [one] { $phones }, 1 anderes Gerät
   *[other] { $phones }, { $count } andere Geräte
}
count-some = { $shown } von { $all } Geräten
import = Importieren
columns = Spalten
export = Geräte exportieren
filter-name = Filter des Inventars
filter-hint = Modell, Raum, Firmware < 5.9.5, gesehen vor 2026-09
remove-term = { $term } aus dem Filter entfernen
clear-filter = Filter leeren
save-view = Ansicht merken
view-name = Name der Ansicht
view-keep = Merken
view-forget = { $name } vergessen
views = Gemerkte Ansichten
by-class = Nach Klasse
matched = { $count } zugeordnet, { $share }
unknown = { $count } unbekannt
class-only = { $count } nur nach Klasse
facet-class = Klasse
facet-site = Standort
facet-vendor = Hersteller
facet-state = Zustand
facet-none = (leer)
facet-more = { $count } weitere
facet-fewer = Weniger zeigen
empty = Noch keine Geräte
empty-button = Inventar importieren
no-match = Kein Gerät passt zu diesem Filter
column-name = Name
column-model = Modell
column-class = Klasse
column-state = Zustand
column-deadline = Frist
column-match = Treffer
no-deadline = Keine
not-in-catalog = Nicht im Katalog
no-phone = Kein Telefon
soft-client = Softphone
match-none = keiner
match-several = mehrere
match-class = Klasse
android = Android { $version }
footer-sorted = { $rows }, sortiert nach { $column }
footer-selected = { $count } ausgewählt
menu-explain = Erklären
menu-model = Modell ändern …
menu-strategy = In Strategie zeigen
menu-timeline = Im Zeitplan zeigen
menu-copy = Zeile kopieren
menu-copy-many = { $count } Zeilen kopieren

## Inspektor eines Geräts

unnamed = Gerät ohne Namen
device = Gerät
provenance = Herkunft
origin-row = Zeile { $row }
said-instead = { $field } hier: { $value }
origin-more = { $count ->
    [one] 1 weitere Zeile
   *[other] { $count } weitere Zeilen
}
merged = Aus { $count } Zeilen zusammengeführt
imported-on = Importiert am { $day }
why-model = Warum dieses Modell?
source-text = Quelltext
rule = Regel
match-score = Treffer
nothing-written = Über das Modell steht nichts geschrieben
change-model = Modell ändern
open-model = Modell öffnen
life = Lebenszyklus
deadline = Frist
passed = vor { $days } Tagen abgelaufen
ahead = in { $days } Tagen
action = Maßnahme
wave = Welle
reason-exact = Genauer Name
reason-alias = Bekannte Schreibweise
reason-normalized = Name ohne Vorsilbe und Satzzeichen
reason-with-vendor = Kurzer Name zusammen mit seinem Hersteller
reason-look-alike = Ähnlich aussehende Buchstaben und Ziffern
reason-typo = Ein oder zwei Buchstaben weichen ab
reason-extra-words = Wörter um den Namen ausgelassen
reason-family = Familienname, der ein Modell bedeutet
reason-device-type = Der Gerätetyp nennt die Klasse
reason-short-name = Kurzer Name, den nur ein Hersteller verwendet
reason-other-vendor = Name des Modells eines anderen Herstellers
reason-user = Von Ihnen zugeordnet
reason-several = Passt zu mehreren Modellen
reason-unknown = Passt zu keinem Modell des Katalogs
candidates = Möglich sind

## Modellauswahl

pick-title = Welches Modell ist „{ $text }“?
pick-devices = { $count ->
    [one] Gilt für 1 Gerät, das so geschrieben ist
   *[other] Gilt für { $count } Geräte, die so geschrieben sind
}
pick-hint = Hersteller und Modell suchen
pick-back = Zuordnung des Programms verwenden
pick-class = Klasse ohne Modell
pick-none = Kein Modell passt zu „{ $text }“
pick-cancel = Abbrechen
