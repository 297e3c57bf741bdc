# Budget.

title = Budget
note = { $currency } ohne Umsatzsteuer, Geschäftsjahr ab { $start }
note-vat = { $currency } mit nicht erstatteter Umsatzsteuer, Geschäftsjahr ab { $start }
by = Zeilen
by-category = Kategorie
by-class = Klasse
by-site = Standort
by-cost-center = Nach Kostenstelle
by-spending = Investition und Aufwand
export = XLSX exportieren
chart = Kosten je Geschäftsjahr
chart-name = Kosten je Geschäftsjahr und Kategorie
scenarios =
    { $count ->
        [one] Szenarien, 1 Jahr
       *[other] Szenarien, { $count } Jahre
    }
scenarios-name = Gesamtkosten jedes Szenarios
cumulative = Kumuliert
cumulative-name = Kumulierte Kosten jedes Szenarios
table = Budgettabelle
col-category = Kategorie
col-class = Klasse
col-site = Standort
col-cost-center = Kostenstelle
col-spending = Art der Ausgabe
col-total = Summe
row-total = Summe
row-cumulative = Kumuliert
row-no-class = Ohne Klasse
row-no-site = Ohne Standort
row-no-cost-center = Keine Kostenstelle
row-capex = Investition (CapEx)
row-opex = Laufender Aufwand (OpEx)
cell = { $row }, { $year }: { $amount }
all-years = alle Jahre
compare-highest = Teuerstes Jahr
compare-replaced = Ersetzt am Ende
compare-unsupported = Ohne Support am Ende
assumptions = Annahmen
assumptions-missing =
    { $count ->
        [one] 1 fehlt, Summen sind Untergrenzen
       *[other] { $count } fehlen, Summen sind Untergrenzen
    }
assumptions-complete = Alles, was die Summen brauchen, ist angegeben
assume-escalation = Preisanstieg pro Jahr
assume-contingency = Puffer
assume-technicians = Techniker
assume-hours = Stunden pro Tag
assume-hour = Technikerstunde
group-rates = Sätze und Personal
group-minutes = Minuten pro Gerät
group-prices = Preise
missing = Fehlt für { $quantity } Einheiten ab { $year }
missing-rate = Preis ist in { $currency }, bitte in der Währung des Plans angeben
missing-target = Ziel in der Strategie wählen
not-set = Nicht gesetzt
source-typed = Eingegeben am { $date }
work-swap = Tausch
work-gateway = Umzug auf SIP Gateway
work-firmware = Firmware-Update
work-softphone = Softphone einrichten
price-license = Shared Devices, Monat
price-headset = Headset
price-accessories = Zubehör pro Telefon
price-shipping = Versand pro Gerät
price-hour = Technikerstunde
unit-minutes = min
unit-hours = h
empty = Wählen Sie Maßnahmen in der Strategie, um Kosten zu sehen
empty-button = Strategie öffnen
error-empty = Geben Sie eine Zahl ein
error-sign = „{ $sign }“ gehört nicht in eine Zahl
error-separators = Punkte und Kommas ergeben hier keine Zahl
error-decimals =
    { $count ->
        [0] Geben Sie eine ganze Zahl ein
        [one] Höchstens 1 Nachkommastelle
       *[other] Höchstens { $count } Nachkommastellen
    }
error-range = Geben Sie eine Zahl von { $low } bis { $high } ein

# Tabelle und Diagramm.
missing-prices =
    { $count ->
        [one] 1 Preis fehlt
       *[other] { $count } Preise fehlen
    }
counts-from = { $year } zählt ab { $date }
share-of-year = { $share } von { $year }
against = { $name }: { $amount } ({ $difference })
menu-explain = Erklären
menu-devices = Geräte zeigen
menu-copy = Mit Formel kopieren
menu-export = Tabelle exportieren
