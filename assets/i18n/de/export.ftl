# Wörter der Arbeitsmappe, der Geräteliste und des Kalenders.

currency = Währung
product = Produkt
class = Klasse
state-today = Zustand heute
deadline = Frist
action = Maßnahme
organization = Organisation
scenario = Szenario
matched = Erkannt
as-of = Stand
devices = Geräte
total = Summe
category = Kategorie
fiscal-year = Geschäftsjahr
date = Datum
site = Standort
cost-center = Kostenstelle
wave = Welle
quantity = Menge
unit-price = Einzelpreis
amount = Betrag
capex = Art
capex-yes = CapEx
capex-no = OpEx
derivation = Herleitung
question = Offene Frage
no-site = ohne Standort
sheet-summary = Übersicht
sheet-budget = Budget
sheet-lines = Budgetzeilen
sheet-devices = Geräte
sheet-questions = Offene Fragen
too-many-rows = ein Tabellenblatt fasst 1.048.576 Zeilen, und es sind mehr; die Geräte als CSV exportieren
ics-deadline = { $name }: letzter Supporttag
ics-wave = Welle { $name }, { $site }
ics-devices = { $count ->
    [one] Ein Gerät
   *[other] { $count } Geräte
 }
state = { $state ->
    [supported] Unterstützt
    [best_effort] Nach bestem Bemühen
    [unsupported] Nicht unterstützt
    [replaced] Ersetzt
   *[unknown] Unbekannt
 }
action-name = { $action ->
    [keep] Behalten
    [update_firmware] Aktualisieren, dann ersetzen
    [sip_gateway] Über SIP Gateway behalten
    [keep_on_sbc] Am SBC behalten
    [replace] Ersetzen
    [softphone] Durch Softphone ablösen
   *[undecided] Nicht entschieden
 }
wave-start = Erster Tag
wave-end = Letzter Tag
work-days = Arbeitstage
publisher = Herausgeber
address = Adresse
read-on = Gelesen am
sheet-waves = Wellen
sheet-sources = Quellen
sheet-findings = Befunde
finding = Befund
field = Feld
value = Wert im Plan
other-value = Dagegen steht
file = Datei
row = Zeile
finding-model = Modell nicht erkannt
finding-warranty = Garantie endet vor dem Kauf
finding-conflict = Eine andere Quelle sagt etwas anderes
worth = Barwert am { $day } bei { $rate } im Jahr
