# Der exportierte Bericht. Überschriften sind Befunde und müssen für keines, eines und viele stimmen.

untitled = Migrationsplan für Tischtelefone
page-of = Seite { $page } von { $pages }
footer-catalog = Katalog { $edition }
footer-checked = Katalog { $edition }, Quellen geprüft am { $date }
as-of = Stand { $date }
scenario-years = Szenario „{ $name }“, { $first } bis { $last }

section-cover = Titelseite
section-summary = Zusammenfassung
section-timeline = Zeitachse
section-certificates = Zertifikate
section-strategy = Strategie
section-rollout = Rollout
section-budget = Budget
section-assumptions = Annahmen
section-questions = Befunde und offene Fragen
section-sources = Quellen

figure-phones =
    { $n-sites ->
        [0] { $count ->
            [one] Telefon
           *[other] Telefone
        }
        [one] { $count ->
            [one] Telefon an 1 Standort
           *[other] Telefone an 1 Standort
        }
       *[other] { $count ->
            [one] Telefon an { $n-sites } Standorten
           *[other] Telefone an { $n-sites } Standorten
        }
    }
figure-unsupported = heute ohne Support, { $share }
figure-later = ohne Support ab { $month }
figure-end = ohne Support am { $date }
figure-cost =
    { $count ->
        [one] netto, in 1 Geschäftsjahr
       *[other] netto, in { $count } Geschäftsjahren
    }
figure-cost-open = netto bisher, Preise fehlen

head-none = Noch keine Telefone im Plan
head-after =
    { $count ->
        [one] 1 Telefon ist heute ohne Support, keines nach { $date }
       *[other] { $count } Telefone sind heute ohne Support, keines nach { $date }
    }
head-remain =
    { $count ->
        [one] 1 Telefon ist heute ohne Support, { $later } am { $date }
       *[other] { $count } Telefone sind heute ohne Support, { $later } am { $date }
    }
head-later =
    { $count ->
        [one] 1 Telefon ist am { $date } ohne Support
       *[other] { $count } Telefone sind am { $date } ohne Support
    }
head-gap = Heute ist kein Telefon ohne Support, und keines nach { $date }
head-fine = Kein Telefon verliert vor { $date } bekanntermaßen den Support
lead-states =
    { $count ->
        [one] Von 1 Telefon sind heute { $supported } unterstützt, { $best-effort } in Best Effort, { $unsupported } ohne Support und { $unknown } unbekannt.
       *[other] Von { $count } Telefonen sind heute { $supported } unterstützt, { $best-effort } in Best Effort, { $unsupported } ohne Support und { $unknown } unbekannt.
    }
lead-matched = { $matched } von { $devices } Telefonen sind erkannt ({ $share }).

decisions = Nötige Entscheidungen
decision-release = { $amount } für { $year } freigeben
decision-release-detail =
    { $count ->
        [one] 1 Gerät in { $waves }
       *[other] { $count } Geräte in { $waves }
    }
decision-prices =
    { $count ->
        [one] Fehlenden Preis oder fehlende Annahme ergänzen
       *[other] { $count } fehlende Preise oder Annahmen ergänzen
    }
decision-prices-detail = Bis dahin sind alle Summen Untergrenzen.
decision-softphones =
    { $count ->
        [one] 1 Nutzer auf Softphone umstellen
       *[other] { $count } Nutzer auf Softphone umstellen
    }
decision-bridge =
    { $count ->
        [one] 1 Telefon am SIP-Gateway behalten
       *[other] { $count } Telefone am SIP-Gateway behalten
    }
decision-bridge-detail = { $models }. Microsoft hat kein Ende veröffentlicht.
decision-undecided =
    { $count ->
        [one] Über 1 Telefon entscheiden
       *[other] Über { $count } Telefone entscheiden
    }
decision-unknown =
    { $count ->
        [one] 1 Telefon erkennen
       *[other] { $count } Telefone erkennen
    }
decision-unknown-detail = Der Katalog kennt ihr Modell nicht; sie haben keine Termine und keine Kosten.
decision-none = Keine Entscheidung ist offen.
and-more = und { $count } weitere

states-by-year = Geräte nach Support-Status am Ende jedes Geschäftsjahres
state = Status
today = Heute

timeline-continued = Zeitachse nach Modell
timeline-collapsed = Alle Modelle stehen auf den folgenden Seiten.
legend-replaced = Ersetzt oder ausgemustert
legend-passed = Termin im Einsatz überschritten
legend-met = Termin eingehalten
legend-wave = Rollout-Welle
no-end = Für SIP-Gateway-, DECT- und Analogtelefone ist kein Ende veröffentlicht.

certificates-title =
    { $count ->
        [0] Kein Zertifikatsereignis betrifft diese Flotte bis { $date }
        [one] 1 Zertifikatsereignis betrifft diese Flotte bis { $date }
       *[other] { $count } Zertifikatsereignisse betreffen diese Flotte bis { $date }
    }
certificates-lead = Ablaufende Roots, Wechsel der Aussteller und kürzere Laufzeiten, mit den Geräten der betroffenen Klassen.
column-date = Datum
column-event = Ereignis
column-devices = Geräte
column-needs = Was ein Telefon braucht

strategy-title =
    { $count ->
        [0] Noch über kein Telefon ist entschieden
        [one] Über 1 von { $devices } Telefonen ist entschieden
       *[other] Über { $count } von { $devices } Telefonen ist entschieden
    }
strategy-title-all =
    { $count ->
        [one] Über das einzige Telefon ist entschieden
       *[other] Über alle { $count } Telefone ist entschieden
    }
group-phones =
    { $count ->
        [one] { $group }: 1 Telefon
       *[other] { $group }: { $count } Telefone
    }
column-model = Modell
column-state = Status heute
column-until = Support bis
column-action = Maßnahme
column-reason = Warum
column-cost = Kosten
target = { $action }: { $product }

reason-own = Ihre Entscheidung

rollout-title =
    { $count ->
        [0] Keine Rollout-Wellen geplant
        [one] 1 Welle bearbeitet { $devices } Geräte bis { $date }
       *[other] { $count } Wellen bearbeiten { $devices } Geräte bis { $date }
    }
column-wave = Welle
column-site = Standort
column-from = Von
column-to = Bis
column-days = Arbeitstage
column-deadline = Termin
column-slack = Puffer in Tagen

budget-title =
    { $count ->
        [one] { $amount } in einem Geschäftsjahr
       *[other] { $amount } in { $count } Geschäftsjahren
    }
budget-title-open =
    { $count ->
        [one] Mindestens { $amount } in einem Geschäftsjahr
       *[other] Mindestens { $amount } in { $count } Geschäftsjahren
    }
budget-title-none = Dieses Szenario kostet nichts
budget-title-missing = Noch ist kein Preis bekannt, also gibt es keine Summe
budget-lead-highest = Das teuerste Jahr ist { $year } mit { $amount }.
budget-lead-missing =
    { $count ->
        [one] 1 Preis oder Annahme fehlt: Summen sind Untergrenzen.
       *[other] { $count } Preise oder Annahmen fehlen: Summen sind Untergrenzen.
    }
column-category = Kategorie
total = Summe
total-net = Summe, netto
cumulative = Kumuliert
cumulative-cost = Kumulierte Kosten
scenarios-compared = Szenarien im Vergleich
column-scenario = Szenario
column-total = Summe
column-highest = Teuerstes Jahr
column-unsupported = Am Ende ohne Support
budget-note = { $currency } ohne USt. Geschäftsjahre beginnen am { $date }.
budget-note-vat = { $currency } mit nicht abziehbarer USt. Geschäftsjahre beginnen am { $date }.

assumptions-title = Worauf die Zahlen beruhen
assumption-escalation = Preissteigerung je Geschäftsjahr
assumption-contingency = Reserve
assumption-technicians = Techniker
assumption-hours = Produktive Stunden am Tag
assumption-minutes = { $work }, Minuten je Gerät
assumption-vat = USt-Satz
assumption-currency = Währung
not-set = nicht gesetzt
column-assumption = Annahme
column-value = Wert
prices = Preise
prices-none = Keine Preise eingetragen.
column-item = Posten
column-price = Preis
column-priced-on = Datum
column-source = Quelle

questions-title =
    { $count ->
        [0] Keine Frage ist offen
        [one] 1 Frage ist offen
       *[other] { $count } Fragen sind offen
    }
column-question = Frage
column-weight = Geräte

sources-title =
    { $count ->
        [0] Keine Quellen verwendet
        [one] 1 Quelle, gelesen am { $date }
       *[other] { $count } Quellen, zuletzt gelesen am { $date }
    }
column-publisher = Herausgeber
column-address = Adresse
column-read = Gelesen am
conflicts =
    { $count ->
        [one] 1 Datum, bei dem sich Quellen widersprechen
       *[other] { $count } Daten, bei denen sich Quellen widersprechen
    }
column-fact = Angabe
column-reading = Lesart
column-used = Verwendet
used = Verwendet
files = Importierte Dateien
column-file = Datei
column-imported = Importiert am
