# Budget.

title = Budget
note = { $currency } ohne Umsatzsteuer, Geschäftsjahr ab { $start }
note-vat = { $currency } mit nicht erstatteter Umsatzsteuer, Geschäftsjahr ab { $start }
by = Zeilen
by-category = Kategorie
by-class = Klasse
by-site = Standort
by-cost-center = Kostenstelle
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
row-no-cost-center = Ohne Kostenstelle
row-capex = Investition (CapEx)
row-opex = Laufender Aufwand (OpEx)
cell = { $row }, { $year }: { $amount }
all-years = alle Jahre
compare-highest = Teuerstes Jahr
compare-replaced = Ersetzt am Ende
compare-unsupported = Dann ohne Support
assumptions = Annahmen
assumptions-missing =
    { $count ->
        [one] 1 fehlt, Summen sind Untergrenzen
       *[other] { $count } fehlen, Summen sind Untergrenzen
    }
assume-escalation = Preisanstieg pro Jahr
assume-contingency = Reserve
assume-technicians = Techniker
assume-hours = Stunden pro Tag
group-rates = Sätze und Personal
group-minutes = Minuten pro Gerät
group-prices = Preise
missing = Fehlt für { $quantity } Einheiten ab { $year }
missing-rate = Preis ist in { $currency }: Kurs unter „Finanzen“ eingeben
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
unit-months = Monate
empty = Wählen Sie Maßnahmen in der Strategie, um Kosten zu sehen
empty-button = Strategie öffnen
error-empty = Geben Sie eine Zahl ein
error-sign = „{ $sign }“ gehört nicht in eine Zahl
error-separators = Punkte und Kommas ergeben hier keine Zahl: schreiben Sie 1.234,50
error-grouping = Punkte gliedern Tausender zu drei Ziffern, Nachkommastellen folgen einem Komma: schreiben Sie 1.234,50
error-currency = Geben Sie den Betrag in { $currency } ein
error-decimals =
    { $count ->
        [0] Geben Sie eine ganze Zahl ein
        [one] Höchstens 1 Nachkommastelle
       *[other] Höchstens { $count } Nachkommastellen
    }
error-range = Geben Sie eine Zahl von { $low } bis { $high } ein

# Tabelle und Diagramm.
open-points =
    { $count ->
        [one] 1 offener Punkt
       *[other] { $count } offene Punkte
    }
open-missing = Fehlt, darum sind Summen Untergrenzen
open-not-priced = Ohne Preis und nicht in den Summen
open-hints = Geht günstiger
open-weight = { $count } Stück
open-prices = Preise öffnen
counts-from = { $year } zählt ab { $date }
share-of-year = { $share } von { $year }
against = { $name }: { $amount } ({ $difference })
menu-explain = Erklären
menu-devices = Geräte zeigen
menu-copy = Mit Formel kopieren
menu-export = Tabelle exportieren

# Der Bereich der Annahmen.
tab-basics = Grundlagen
tab-prices = Preise
tab-finance = Finanzen
tab-ranges = Unsicherheit
assumptions-changed =
    { $count ->
        [0] Überall Vorgaben
        [one] 1 weicht von der Vorgabe ab
       *[other] { $count } weichen von den Vorgaben ab
    }
assumptions-tall = Bereich vergrößern
assumptions-low = Bereich verkleinern
defaults = Vorgaben
defaults-hint = Setzt die Annahmen dieses Szenarios zurück; Preise und Finanzen bleiben
reset = Auf Vorgabe zurücksetzen
reset-to = Auf Vorgabe zurücksetzen: { $value }
about-unit = Einheit: { $unit }
about-default = Vorgabe: { $value }
about-origin = Dieser Wert: { $origin }
origin-default = die Vorgabe des Programms
origin-plan = in diesem Plan eingegeben
group-work-force = Arbeitskräfte
assume-failures = Ausfälle im Jahr
assume-failures-note = Anteil der Telefone ohne Support, die in einem Jahr ausfallen
assume-support = Mehr Betreuung im Monat
assume-support-note = Minuten für ein Telefon ohne Support
assume-headsets = Headset nötig
assume-headsets-note = Anteil der Softphone-Nutzer, die ein Headset brauchen; jede Bestellung kauft ganze
assume-overlap = Monate Doppelbetrieb
assume-overlap-note = Monate, in denen der alte Dienst noch bezahlt wird, nachdem ein Telefon umgezogen ist
assume-escalation-note = Mit Zinseszins, für jedes ganze Geschäftsjahr zwischen Preisdatum und Bestellung; unter 0 % fallen Preise. Die Vorgabe nimmt keine Änderung an
assume-contingency-note = Auf alles, was dafür vorgemerkt ist. Kein Anteil ist üblich, veröffentlichte liegen zwischen 5 % und 25 %; darum wird keiner angenommen
assume-minutes-note = Es gibt keine belastbare veröffentlichte Zahl: Stoppen Sie die Zeit an einigen eigenen Telefonen
assume-technicians-note = Wie viele Telefone am Tag möglich sind; die Kosten der Arbeit kommen aus den Minuten
error-day = Einen Tag eingeben, etwa { $example }
error-day-needed = Ein Tag wird gebraucht, etwa { $example }
error-year = Geben Sie das Jahr mit vier Ziffern ein, von { $first } bis { $last }
ends-before = Endet, bevor es beginnt

# Preise.
price-row = Preis: { $name }
price-none = Kein Preis
price-enter = Betrag eingeben; Währung, Steuer, Daten, Rabatte und Staffeln folgen.
price-amount = Betrag je Stück
price-currency = Währung
price-currency-note = Zahlen bleiben, wie sie eingegeben sind, auch in Staffeln, festen Rabatten und der Spanne des Preises: aus 199,00 EUR wird 199,00 USD
price-tax = Umsatzsteuer enthalten
price-on = Preis vom
price-valid = Gültig bis
price-valid-note = Bis dahin wird der Preis nicht gesteigert
price-source = Quelle
price-contingency = Reserve wird darauf gebildet
price-remove = Preis entfernen
price-tiers =
    { $count ->
        [one] 1 Staffel
       *[other] { $count } Staffeln
    }
price-discounts =
    { $count ->
        [one] 1 Rabatt
       *[other] { $count } Rabatte
    }
group-discounts = Rabatte, einer nach dem anderen
discount-step = Rabatt { $number }
discount-percent = Prozent
discount-fixed = Fester Betrag
discount-above = Mehr, als vom Preis übrig ist: Ein Stück kostet dann nichts
group-tiers = Staffeln nach Menge einer Bestellung
tier-from = Ab Stück
tier-amount = Betrag je Stück
tier-add = Staffel
tier-mode = Eine Staffel gilt für
tier-all = alle Stück der Bestellung
tier-graduated = nur die Stück darin
tier-twice = Zwei Staffeln beginnen bei dieser Menge; die untere zählt
group-price-used = Was der Plan bezahlt

# Finanzen.
group-depreciation = Abschreibung
method = Methode
method-none = Nicht gewählt
method-straight = Linear
method-open = Methode wählen, um Gewinn und Verlust zu sehen.
life-preset = Nutzungsdauer
life-own = Eigener Wert
life-months = Nutzungsdauer, Monate
residual = Restwert
start = Beginnt
start-month = im Monat der Nutzung
start-next = im Monat danach
low-value = Geringwertige Güter
low-value-none = Wie alle anderen
low-value-now = { $title }: sofort
low-value-pool = { $title }: Sammelposten
old-life = Heutige Telefone nutzbar
old-life-note = Für den Buchwert vorzeitig ersetzter Telefone
group-worth = Barwert
discount-rate = Kalkulationszins im Jahr
discount-rate-note = Für Barwert und Annuität
group-rates-fx = Plankurse
rate-of = { $foreign } für 1 { $plan }
rate-on = Kurs vom
rate-add = Währung
group-ceilings = Budgetgrenzen
ceiling-over = { $amount } darüber
ceiling-planned = Geplant: { $amount }
ceiling-none = keine Grenze
group-trade-in = Programme zur Inzahlungnahme
trade-in-add = Programm
trade-in-new = Inzahlungnahme
trade-in-remove = Programm entfernen
trade-in-name = Name
trade-in-credit = Gutschrift je Telefon
trade-in-from = Bestellungen ab
trade-in-to = Bestellungen bis
trade-in-minimum = Neue Telefone, mindestens
trade-in-cap = Telefone, höchstens
trade-in-claim = Tage bis zum Antrag
trade-in-pay = Tage bis zur Zahlung
trade-in-old = Nimmt
trade-in-any = alle alten Telefone
trade-in-for = Für
trade-in-for-note = Neue Produkte, die für das Programm zählen
trade-in-all = alle neuen Produkte
trade-in-products =
    { $count ->
        [one] 1 Produkt
       *[other] { $count } Produkte
    }

# Spannen.
group-ranges = Wie Werte verteilt sind
shape = Verteilung
shape-pert = PERT
shape-triangular = Dreieck
range-quantity = Mengen
range-hint = Was keinen optimistischen und pessimistischen Wert hat, gilt als sicher.
group-range-minutes = Minuten je Gerät
range-no-minutes = Zuerst Minuten unter Grundlagen eingeben.
group-range-prices = Preise
range-low = { $name }: optimistisch
range-high = { $name }: pessimistisch
range-quantity-note = Aller Geräte, die der Plan zählt
range-certain = gilt als sicher
range-not-above = Optimistisch: nicht über dem wahrscheinlichen Wert { $likely }
range-not-below = Pessimistisch: nicht unter dem wahrscheinlichen Wert { $likely }
range-wrong-low = Optimistisch: { $sentence }
range-wrong-high = Pessimistisch: { $sentence }
group-range-quantity = Geräte
head-optimistic = Optimistisch
head-likely = Wahrscheinlich
head-pessimistic = Pessimistisch

# Was gezeigt wird.
mode = Ansicht: { $what }
mode-years = Jahre
mode-statement = Zahlungen, Gewinn und Verlust
mode-licenses = Lizenzen
mode-scenarios = Szenarien
mode-risk = Unsicherheit
compare-title = Szenarien nebeneinander
compare-choose = { $shown } von { $all }
compare-months = Gerätemonate ohne Support
compare-breaks = Zertifikatsereignisse, die Telefone treffen
compare-reached = Getroffene Telefone, über alle Ereignisse
compare-drops = Telefone, die ausfallen, über alle Ereignisse
compare-worth = Barwert am { $day }
compare-worth-why = Jede Zahlung des Plans, mit { $rate } im Jahr nach Tagen / 365 abgezinst auf den { $day }, den Tag, an dem der Plan gemacht ist
compare-yearly = Annuität
compare-yearly-why = Der gleiche Betrag in jedem Jahr des Plans, der so viel wert ist wie der Barwert am { $day }, bei { $rate } im Jahr
compare-no-rate = kein Kalkulationszins
bridge-title = Vom einen zum anderen
bridge-note = Ein Klick auf einen Balken zeigt seine Posten
bridge-from = Von
bridge-to = Nach
bridge-pick = Einen Balken anklicken, um zu sehen, woraus er besteht.
bridge-items =
    { $count ->
        [one] 1 Posten
       *[other] { $count } Posten
    }
effect =
    { $effect ->
        [scope] Umfang
        [quantity] Menge
        [price] Preis
        [timing] Zeitpunkt
        [currency] Währung
       *[tax] Steuer
    }
statement-note = Geld, wie es fließt, und Kosten, wie die Bücher sie zeigen
statement-cash = Zahlungen
statement-cash-total = Zahlungen
statement-profit = Gewinn und Verlust
statement-expense = Laufende Kosten
statement-depreciation = Abschreibung
statement-low-value = Geringwertige Güter
statement-write-off = Buchwert abgegebener Telefone
statement-profit-total = Gewinn und Verlust
statement-why =
    { $row ->
        [capex] Käufe mit allem, was dazugehört, im Jahr der Zahlung
        [opex] Lizenzen, Dienste und Arbeit, die kein Kauf ist, im Jahr der Zahlung; Gutschriften aus Inzahlungnahme sind negativ und stehen im Jahr ihrer Auszahlung
        [cash] Investition und Aufwand zusammen
        [expense] Aufwand in dem Jahr, zu dem er gehört
        [depreciation] Was Käufe kosten, verteilt auf die Jahre ihrer Nutzung
        [low-value] Käufe unter den Grenzen für geringwertige Güter
        [write-off] Buchwert heutiger Telefone an dem Tag, an dem sie aufgegeben werden; vor dem Plan bezahlt, also kein Geld des Plans
       *[profit] Die vier Zeilen darüber zusammen
    }
statement-table = Zahlungen, Gewinn und Verlust je Geschäftsjahr
book-cost =
    { $count ->
        [one] 1 Telefon kostet { $cost } mit allem, was dazugehört, Reserve und nicht erstatteter Umsatzsteuer; in Gebrauch ab { $day }
       *[other] { $number } Telefone kosten { $cost } mit allem, was dazugehört, Reserve und nicht erstatteter Umsatzsteuer; in Gebrauch ab { $day }
    }
book-cost-other = { $cost }, die zu keinem Modell gehören, am { $day }
book-low-value = Eines kostet { $unit } ohne Umsatzsteuer, höchstens { $limit }: { $rule }
book-residual = { $share } bleiben am Ende der Nutzungsdauer; { $base } werden abgeschrieben
book-spread = { $method } über { $months } Monate ab { $month }
book-charge = { $year }: { $amount }
book-charge-months = { $year }, { $months ->
        [one] 1 Monat
       *[other] { $months } Monate
    }: { $amount }
book-given-up =
    { $count ->
        [one] 1 Telefon, das { $cost } gekostet hat, wird aufgegeben; linear über { $life } Monate abgeschrieben, bleiben davon an diesem Tag { $rest }
       *[other] { $number } Telefone, die { $cost } gekostet haben, werden aufgegeben; linear über { $life } Monate abgeschrieben, bleiben davon an diesem Tag { $rest }
    }
statement-too-large = Die Beträge sind zu groß, um sie zu addieren
reconciled = Abgestimmt
reconciled-not = Weicht um { $amount } ab
reconciliation = Zahlungen { $cash } + Abgang { $written } = Gewinn und Verlust { $profit } + noch in den Büchern { $residual }
note-no-method = Keine Abschreibungsmethode gewählt: Käufe bleiben in den Büchern.
note-no-old-life = Die Nutzungsdauer heutiger Telefone fehlt: Ihr Buchwert beim Ersatz ist nicht bekannt.
note-unknown-purchases =
    { $count ->
        [one] Kaufdatum oder Preis von 1 ersetzten Telefon ist nicht bekannt: Sein Buchwert fehlt.
       *[other] Kaufdatum oder Preis von { $count } ersetzten Telefonen ist nicht bekannt: Ihr Buchwert fehlt.
    }
note-outside = Einige Käufe liegen außerhalb der Geltung der gewählten Regel.
note-mid-quarter = In { $year } fallen die meisten Käufe ins letzte Quartal: Die Mid-Quarter-Regel kann gelten.
note-unknown-rule = Die gewählte Regel kennt dieses Programm nicht.
open-finance = Finanzen öffnen
licenses-note = Lizenzen für gemeinsam genutzte Geräte je Monat, und Geräte, deren alter Dienst noch bezahlt wird
licenses-empty = In diesem Szenario werden keine Lizenzen oder Dienste monatlich bezahlt
licenses-new = { $devices } Lizenzen
licenses-dual = { $devices } Geräte mit altem Dienst daneben
legend-new = Neue Lizenzen
legend-dual = Alter Dienst daneben
col-year = Jahr
col-new = Lizenzen am Jahresende
col-dual = Doppelt bezahlte Geräte, höchstens
col-cost = Kosten der Lizenzen
col-base = Basis
risk-note = { $runs } Läufe, Startwert { $seed }
risk-empty = Optimistische und pessimistische Werte eingeben, um zu sehen, was aus dem Budget werden kann
risk-ready = Simulation starten, um P50, P80 und P95 jedes Jahres zu sehen
risk-running = Simulation läuft
risk-outdated = Vor einer Änderung des Plans gemacht: noch einmal simulieren
risk-sums = Perzentile der Jahre ergeben zusammen nicht die der Summe: Selten sind alle Jahre zugleich schlecht.
open-ranges = Spannen eingeben
simulate = Simulieren
seed = Startwert
contingency-p80 = Reserve auf P80 minus Basis setzen: { $amount }
contingency-p80-note = Ersetzt den Anteil durch einen festen Betrag; Rückgängig nimmt es zurück
contingency-p80-source = P80 minus Basis, Startwert { $seed }, { $runs } Läufe
contingency-p80-taken = Übernommen; Rückgängig nimmt es zurück
drivers = Was es treibt
drivers-note = Die Summe mit jedem Wert an seinen Enden, alle anderen wahrscheinlich
driver-row = { $name }: { $low } bis { $high }
menu-fix = Betrag festlegen
menu-unfix = Zurück zum berechneten Betrag
fixed-cell = Von Ihnen festgelegt
fix-cell = Betrag für { $row }, { $year }
error-large = Die Zahl ist zu groß
range-was = In einer anderen Währung eingegeben: { $low } bis { $high }
