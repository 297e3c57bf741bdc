# Was die Kommandozeile ausgibt.

no-scenarios = Der Plan hat keine Szenarien; einmal im Fenster öffnen und speichern
file-counts = { $n-records } Zeilen, { $n-devices } Geräte, { $n-merged } zusammengeführt, { $n-rejected } abgewiesen, { $n-not-phones } keine Telefone, { $n-unknown } mit unbekanntem Modell
warning = Warnung
error = Fehler
row-column = , Zeile { $row }, Spalte { $column }
row-only = , Zeile { $row }
column-only = , Spalte { $column }
fleet-counts = Bestand: { $n-devices } Telefone, { $n-merged } Datensätze dateiübergreifend zusammengeführt
head-product = Produkt
head-devices = Geräte
head-state = Heute
head-deadline = Frist
head-date = Datum
head-event = Ereignis
head-category = Kategorie
head-total = Summe
nothing-imported = Kein Gerät und kein Preis konnte importiert werden; es wurde kein Plan geschrieben
plan-written = { $path } geschrieben: { $n-devices } Telefone, { $share } erkannt
timeline-title = { $n-devices } Telefone, Stand { $day }, Szenario { $name }
budget-title = Budget, Szenario { $name }
budget-worth = Barwert am { $day } bei { $rate } im Jahr: { $value }. Annuität über { $n-years ->
    [one] ein Jahr
   *[other] { $n-years } Jahre
}: { $yearly }
budget-missing = Die Summen sind Untergrenzen; es fehlt:
budget-missing-what = { $what } ({ $n-units ->
    [one] 1 Einheit
   *[other] { $n-units } Einheiten
} ab { $year })
budget-not-priced = Ohne Preis und nicht in den Summen:
budget-not-priced-what = { $what } ({ $n-units ->
    [one] 1 Einheit
   *[other] { $n-units } Einheiten
})
budget-hints = Geht günstiger:
unknown-export = { $name } hat keine Endung, die exportiert werden kann; pdf, xlsx, csv, ics, svg oder png verwenden

no-changes = Nichts hat sich geändert
diff-devices = Telefone: vorher { $n-before }, jetzt { $n-after }
diff-value = { $name }: { $before } → { $after }
diff-deadline = Frist von { $name }
diff-price = Preis von { $name }
certificate = { $subject }, ausgestellt von { $issuer }, { $from } bis { $until }
no-end = ohne Ende
log =
    { $n-hosts ->
        [0] { $n-lines } Zeilen, die kein Gerät nennen, { $n-devices } mit Problemen
        [one] { $n-lines } Zeilen von 1 Gerät, { $n-devices } mit Problemen
       *[other] { $n-lines } Zeilen von { $n-hosts } Geräten, { $n-devices } mit Problemen
    }
no-host = ein Gerät ohne Namen
came-through = kam später durch
