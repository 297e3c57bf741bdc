# Der exportierte Bericht. Überschriften sind Befunde und müssen für keines, eines und viele stimmen.

untitled = Migrationsplan für Tischtelefone
page-of = Seite { $page } von { $pages }
footer-catalog = Katalog { $edition }
footer-checked = Katalog { $edition }, Quellen geprüft am { $date }
as-of = Stand { $date }
scenario-years = Szenario „{ $name }“, { $first } bis { $last }

section-cover = Titelseite
section-contents = Inhalt
section-own-page = Eigene Seite
section-devices = Geräteliste
section-summary = Zusammenfassung
section-timeline = Zeitachse
section-certificates = Zertifikate
section-strategy = Strategie
section-rollout = Rollout
section-budget = Budget
section-assumptions = Annahmen
section-questions = Offene Fragen
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
figure-unknown = heute unbekannt, { $share }
figure-later = ohne Support ab { $month }
figure-end = ohne Support am { $date }
figure-cost =
    { $count ->
        [one] netto, in 1 Geschäftsjahr
       *[other] netto, in { $count } Geschäftsjahren
    }
figure-cost-open = netto bisher, Preise fehlen

head-none = Noch keine Telefone im Plan
head-unknown =
    { $count ->
        [one] Ob das 1 Telefon unterstützt ist, ist nicht bekannt
       *[other] Ob die { $count } Telefone unterstützt sind, ist nicht bekannt
    }
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
lead-matched =
    { $count ->
        [0] Noch keines der Telefone ist erkannt (insgesamt { $devices }).
        [one] { $n-devices ->
            [one] Das einzige Telefon ist erkannt.
           *[other] 1 von { $n-devices } Telefonen ist erkannt ({ $share }).
        }
       *[other] { $n-devices ->
           *[other] { $count } von { $n-devices } Telefonen sind erkannt ({ $share }).
        }
    }

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
timeline-collapsed = Die übrigen Modelle stehen auf den folgenden Seiten.
legend-replaced = Ersetzt oder ausgemustert
legend-passed = Termin im Einsatz überschritten
legend-met = Termin eingehalten
legend-wave = Rollout-Welle
no-end = Für SIP-Gateway-, DECT- und Analogtelefone ist kein Ende veröffentlicht.

certificates-title =
    { $count ->
        [0] Bis { $date } berührt kein Zertifikatsereignis diese Flotte
        [one] Bis { $date } berührt 1 Zertifikatsereignis diese Flotte
       *[other] Bis { $date } berühren { $count } Zertifikatsereignisse diese Flotte
    }
certificates-title-next =
    { $count ->
        [one] Am { $date } berührt ein Zertifikatsereignis 1 Telefon: { $title }
       *[other] Am { $date } berührt ein Zertifikatsereignis { $count } Telefone: { $title }
    }
certificates-lead =
    { $count ->
        [one] Es ist das einzige Zertifikatsereignis für diese Flotte bis { $date }.
       *[other] { $count } Zertifikatsereignisse betreffen diese Flotte bis { $date }: ablaufende Wurzeln, andere Aussteller, kürzere Gültigkeit.
    }
column-touches = Telefone nach Klasse
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
        [one] { $n-devices ->
            [one] 1 Welle bearbeitet 1 Gerät bis { $date }
           *[other] 1 Welle bearbeitet { $n-devices } Geräte bis { $date }
        }
       *[other] { $n-devices ->
            [one] { $count } Wellen bearbeiten 1 Gerät bis { $date }
           *[other] { $count } Wellen bearbeiten { $n-devices } Geräte bis { $date }
        }
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
ceiling-over = { $year } kostet { $over } mehr als seine Grenze von { $ceiling }.
hints = Was günstiger ginge:
hints-more =
    { $count ->
        [one] und 1 weiterer
       *[other] und { $count } weitere
    }
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

# Inhaltsverzeichnis, eigene Seite, Geräteliste.

contents-title = Inhalt
own-title = Anmerkungen
own-empty = Es ist noch nichts geschrieben.
devices-title =
    { $count ->
        [0] Kein Gerät ist im Plan
        [one] 1 Gerät nach Standort
       *[other] { $count } Geräte nach Standort
    }
devices-lead = Nach Standort und Modell, mit MAC-Adresse und Name, soweit das Inventar sie kennt.
devices-too-many = Eine Liste von mehr als { $most } Geräten liest niemand auf Papier. Arbeitsmappe und CSV-Datei enthalten jedes Gerät.
devices-site =
    { $count ->
        [one] { $site }: 1 Gerät
       *[other] { $site }: { $count } Geräte
    }
attachment = Der Plan, aus dem dieser Bericht entstanden ist
carried = Übertrag
brought = Übertrag
and = und
legend-alt = Was Farben, Muster und Wimpel bedeuten
sources-note = Quellen: { $names }; zuletzt gelesen am { $date }.

# Die Zusammenfassung in Sätzen.

scenario-named = Szenario „{ $name }“
part-decision = Entscheidung
part-money = Geld
part-risk = Risiko
part-dates = Termine
decisions-by = Entscheidungen nötig bis { $date }
does = Der Plan { $what }.
does-none = Es gibt noch nichts zu entscheiden.
does-keep =
    { $count ->
        [one] behält 1 Telefon, wie es ist
       *[other] behält { $count } Telefone, wie sie sind
    }
does-update =
    { $count ->
        [one] aktualisiert die Firmware von 1 Telefon, bevor es ersetzt wird
       *[other] aktualisiert die Firmware von { $count } Telefonen, bevor sie ersetzt werden
    }
does-gateway =
    { $count ->
        [one] nutzt 1 Telefon über SIP-Gateway weiter
       *[other] nutzt { $count } Telefone über SIP-Gateway weiter
    }
does-sbc =
    { $count ->
        [one] behält 1 Telefon hinter dem SBC
       *[other] behält { $count } Telefone hinter dem SBC
    }
does-replace =
    { $count ->
        [one] ersetzt 1 Telefon
       *[other] ersetzt { $count } Telefone
    }
does-softphone =
    { $count ->
        [one] stellt 1 Nutzer auf ein Softphone um
       *[other] stellt { $count } Nutzer auf Softphones um
    }
does-nothing-yet =
    { $count ->
        [one] lässt 1 Telefon offen
       *[other] lässt { $count } Telefone offen
    }
costs =
    { $count ->
        [one] Er kostet { $amount } in einem Geschäftsjahr.
       *[other] Er kostet { $amount } in { $count } Geschäftsjahren.
    }
costs-at-least =
    { $count ->
        [one] Er kostet mindestens { $amount } in einem Geschäftsjahr.
       *[other] Er kostet mindestens { $amount } in { $count } Geschäftsjahren.
    }
costs-nothing =
    { $count ->
        [one] Er kostet im Geschäftsjahr des Plans nichts.
       *[other] Er kostet in den { $count } Geschäftsjahren des Plans nichts.
    }
costs-unknown = Was er kostet, ist nicht bekannt: Es ist kein Preis eingetragen.
other-same = „{ $name }“ kostet gleich viel.
other-same-leaves =
    { $count ->
        [one] „{ $name }“ kostet gleich viel und lässt am { $date } 1 Telefon ohne Support.
       *[other] „{ $name }“ kostet gleich viel und lässt am { $date } { $count } Telefone ohne Support.
    }
other-more = „{ $name }“ kostet { $amount } mehr.
other-more-leaves =
    { $count ->
        [one] „{ $name }“ kostet { $amount } mehr und lässt am { $date } 1 Telefon ohne Support.
       *[other] „{ $name }“ kostet { $amount } mehr und lässt am { $date } { $count } Telefone ohne Support.
    }
other-less = „{ $name }“ kostet { $amount } weniger.
other-less-leaves =
    { $count ->
        [one] „{ $name }“ kostet { $amount } weniger, lässt aber am { $date } 1 Telefon ohne Support.
       *[other] „{ $name }“ kostet { $amount } weniger, lässt aber am { $date } { $count } Telefone ohne Support.
    }
other-leaves =
    { $count ->
        [one] „{ $name }“ lässt am { $date } 1 Telefon ohne Support.
       *[other] „{ $name }“ lässt am { $date } { $count } Telefone ohne Support.
    }
risk-none =
    { $count ->
        [one] Das 1 Telefon der Flotte ist heute nicht bekanntermaßen ohne Support.
       *[other] Keines der { $count } Telefone ist heute bekanntermaßen ohne Support.
    }
risk-unsupported =
    { $count ->
        [one] { $n-devices ->
            [one] Das einzige Telefon ist heute ohne Support: Fehler und Sicherheitslücken bleiben offen.
           *[other] 1 von { $n-devices } Telefonen ({ $share }) ist heute ohne Support: Fehler und Sicherheitslücken bleiben offen.
        }
       *[other] { $n-devices ->
           *[other] { $count } von { $n-devices } Telefonen ({ $share }) sind heute ohne Support: Fehler und Sicherheitslücken bleiben offen.
        }
    }
risk-best-effort =
    { $count ->
        [one] Bei 1 Telefon hilft Microsoft nur, soweit möglich (Best Effort).
       *[other] Bei { $count } Telefonen hilft Microsoft nur, soweit möglich (Best Effort).
    }
risk-unknown =
    { $count ->
        [one] Von 1 Telefon ist der Status nicht bekannt.
       *[other] Von { $count } Telefonen ist der Status nicht bekannt.
    }
risk-certificate =
    { $count ->
        [one] Das nächste Zertifikatsereignis am { $date } berührt 1 Telefon: { $title }.
       *[other] Das nächste Zertifikatsereignis am { $date } berührt { $count } Telefone: { $title }.
    }
dates-work =
    { $count ->
        [one] Die Arbeit ist eine Welle, von { $first } bis { $last }.
       *[other] Die Arbeit sind { $count } Wellen, von { $first } bis { $last }.
    }
dates-no-work = Es ist keine Arbeit geplant.
dates-late =
    { $count ->
        [one] Eine davon endet nach einem Termin ihrer Geräte.
       *[other] { $count } davon enden nach einem Termin ihrer Geräte.
    }
dates-next =
    { $count ->
        [one] Als Nächstes endet der Support am { $date }, für 1 Telefon: { $models }.
       *[other] Als Nächstes endet der Support am { $date }, für { $count } Telefone: { $models }.
    }
rollout-lead =
    { $count ->
        [0] Jede Welle endet vor den Terminen, die noch kommen.
        [one] Eine Welle endet nach einem Termin ihrer Geräte; sie ist schraffiert.
       *[other] { $count } Wellen enden nach einem Termin ihrer Geräte; sie sind schraffiert.
    }

# Folien.

slide-answer-after = Kein Telefon ohne Support ab { $month }, für { $amount }
slide-answer-remain =
    { $count ->
        [one] 1 Telefon bleibt bis { $date } ohne Support, für { $amount }
       *[other] { $count } Telefone bleiben bis { $date } ohne Support, für { $amount }
    }
slide-answer-fine = Die Flotte bleibt bis { $date } unterstützt, für { $amount }
slide-answer-after-free = Kein Telefon ohne Support ab { $month }
slide-answer-remain-free =
    { $count ->
        [one] 1 Telefon bleibt bis { $date } ohne Support
       *[other] { $count } Telefone bleiben bis { $date } ohne Support
    }
slide-answer-fine-free = Die Flotte bleibt bis { $date } unterstützt
slide-highest = teuerstes Jahr, { $year }
slide-against = gegenüber „{ $name }“
slide-more-rows =
    { $count ->
        [one] und 1 weitere, im Bericht
       *[other] und { $count } weitere, im Bericht
    }
slide-sources = Katalog { $edition }, Quellen gelesen bis { $date }
slide-strategy = Was mit jeder Klasse geschieht
slide-decide =
    { $count ->
        [0] Keine Entscheidung ist offen
        [one] Eine Entscheidung ist nötig
       *[other] { $count } Entscheidungen sind nötig
    }
slide-decide-by =
    { $count ->
        [0] Keine Entscheidung ist offen
        [one] Eine Entscheidung ist nötig bis { $date }
       *[other] { $count } Entscheidungen sind nötig bis { $date }
    }
slide-fleet =
    { $count ->
        [0] Kein Telefon verliert den Support, bevor der Plan es ersetzt
        [one] 1 Telefon verliert im Plan den Support
       *[other] { $count } Telefone verlieren im Plan den Support
    }
slide-work =
    { $count ->
        [0] Es ist keine Arbeit geplant
        [one] 1 Welle bringt die Flotte bis { $date } ans Ziel
       *[other] { $count } Wellen bringen die Flotte bis { $date } ans Ziel
    }
slide-questions =
    { $count ->
        [0] Keine Frage ist offen
        [one] 1 offene Frage kann die Zahlen ändern
       *[other] { $count } offene Fragen können die Zahlen ändern
    }
slide-compare = „{ $name }“ kostet { $amount }
slide-capex = Investitionen (CapEx)
slide-opex = laufende Kosten (OpEx)
slide-more-sites =
    { $count ->
        [one] Die weiteren Standorte stehen im Bericht.
       *[other] Die weiteren Standorte stehen im Bericht.
    }
head-after-known =
    { $count ->
        [one] 1 Telefon ist heute ohne Support, nach { $date } ist keines bekannt
       *[other] { $count } Telefone sind heute ohne Support, nach { $date } ist keines bekannt
    }
slide-answer-after-known = Ab { $month } kein bekanntes Telefon ohne Support, für { $amount }
slide-answer-after-known-free = Ab { $month } kein bekanntes Telefon ohne Support
certificates-title-drop =
    { $count ->
        [one] 1 Telefon fällt am { $date } aus: { $title }
       *[other] { $count } Telefone fallen am { $date } aus: { $title }
    }
column-drops = Fallen aus
column-undocumented = Nicht belegt

# Zahlungen neben Gewinn und Verlust, die Wege zwischen den Szenarien, und was nicht sicher ist.

books-all = Die gezahlten { $cash } sind bis Ende { $year } ganz zu Kosten geworden
books-rest = Von { $cash } Zahlungen werden bis Ende { $year } { $cost } zu Kosten; { $rest } bleiben in den Büchern
books-written = { $cash } werden gezahlt, { $cost } sind Kosten: { $written } Buchwert alter Telefone wird abgeschrieben
books-both = { $cash } werden gezahlt, { $cost } sind bis Ende { $year } Kosten: { $written } Buchwert alter Telefone wird abgeschrieben, { $rest } bleiben in den Büchern
books-no-method = Von { $cash } Zahlungen stehen { $rest } als Anschaffungen in den Büchern, bis ein Verfahren der Abschreibung gewählt ist
books-paid = Zahlungen zusammen
books-cost = Kosten zusammen
derived-in-assumptions = Preise, Sätze und Verfahren hinter diesen Beträgen stehen unter den Annahmen.
bridge-more = „{ $name }“ kostet { $amount } mehr, vor allem durch { $effect }
bridge-less = „{ $name }“ kostet { $amount } weniger, vor allem durch { $effect }
bridge-same = „{ $name }“ kostet gleich viel: Die Unterschiede heben sich auf
bridge-effect =
    { $effect ->
        [scope] das, was nur eines von beiden kauft
        [quantity] andere Mengen
        [price] andere Preise
        [timing] einen anderen Zeitpunkt des Kaufs
        [currency] einen anderen Wechselkurs
       *[tax] die Umsatzsteuer
    }
bridge-sum = Unterschied
bridge-others =
    { $count ->
        [one] 1 kleinerer Posten
       *[other] { $count } kleinere Posten
    }
column-effect = Wirkung
column-units = Stück
column-difference = Unterschied
risk-title = In vier von fünf simulierten Läufen kostet der Plan vor Reserve höchstens { $amount }
risk-note = { $runs } Läufe vom Startwert { $seed } aus. P50, P80 und P95 werden in 50, 80 und 95 % der Läufe nicht überschritten; die der Jahre addieren sich nicht zur Summe. Die Reserve steckt nicht in diesen Beträgen: An ihnen wird sie gemessen.
risk-drivers = Was die Summe am stärksten bewegt: { $name }
risk-p80 = höchstens vor Reserve, in vier von fünf simulierten Läufen
worth-title = Barwert am { $day }: { $amount }
worth-note = Zahlungen aller Jahre, mit { $rate } im Jahr nach Tagen / 365 abgezinst auf den { $day }, den Tag, an dem der Plan gemacht ist. Die Annuität ist der gleiche Betrag über { $n-years ->
    [one] ein Jahr
   *[other] { $n-years } Jahre
}, der so viel wert ist.
column-optimistic = Optimistisch
column-pessimistic = Pessimistisch
certificates-all = Alle Telefone
assumption-contingency-fixed = Reserve, fester Betrag
assumption-depreciation = Abschreibung
assumption-straight = Linear über { $months } Monate
assumption-residual = { $method }, Restwert { $share }
assumption-method-months = { $method }, { $months } Monate
assumption-low-value = Geringwertige Güter
assumption-old-life = Nutzungsdauer der heutigen Telefone, Monate
assumption-rate = Plankurs: { $currency } für 1 { $own }
assumption-discount = Kalkulationszins im Jahr
assumption-discounted-to = { $rate }, Zahlungen abgezinst auf den { $day }
assumption-overlap = Monate, in denen alter und neuer Dienst bezahlt werden
assumption-failures = Ausfälle im Jahr bei Telefonen ohne Support
assumption-support = Zusätzliche Minuten Betreuung im Monat bei Telefonen ohne Support
assumption-headsets = Softphone-Nutzer, die ein Headset brauchen
assumption-default = { $value } (Vorgabe)
assumption-range = { $name }: optimistisch bis pessimistisch
assumption-range-values = { $low } bis { $high }
