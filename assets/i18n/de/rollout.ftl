# Rollout: Kopf.

title = Rollout
note =
    { $count ->
        [0] keine Wellen
        [one] 1 Welle
       *[other] { $count } Wellen
    }
note-over =
    { $count ->
        [one] { $waves }, 1 Woche über der Kapazität
       *[other] { $waves }, { $count } Wochen über der Kapazität
    }
note-fits = { $waves }, keine Woche über der Kapazität
badge-over =
    { $count ->
        [one] 1 zu voll
       *[other] { $count } zu voll
    }
zoom = Zoom
zoom-weeks = Wochen
zoom-months = Monate
zoom-all = Alles
by-site = Nach Standort
by-wave = Nach Welle
by-vendor = Nach Hersteller
level = Wochen ausgleichen
level-none = Keine Woche ist über der Kapazität
suggest = Wellen vorschlagen
suggest-note = Verwirft Ihre Änderungen; Wellen folgen wieder der Strategie
chart = Rollout nach Wochen
empty = Noch keine Wellen: Sie ergeben sich aus der Strategie
empty-button = Strategie öffnen
pace-note =
    { $crews ->
        [one] Techniker, Stunden oder Minuten fehlen: Angenommen werden { $devices } Geräte am Tag und 1 Team
       *[other] Techniker, Stunden oder Minuten fehlen: Angenommen werden { $devices } Geräte am Tag und { $crews } Teams
    }
pace-button = Eintragen
late-note =
    { $count ->
        [one] 1 Gerät passt nicht mehr vor den { $deadline }: { $what }
       *[other] { $count } Geräte passen nicht mehr vor den { $deadline }: { $what }
    }
late-more = und { $count } weitere

# Diagramm.

all-waves = Alle Wellen
all-devices =
    { $count ->
        [one] 1 Umstellung
       *[other] { $devices } Umstellungen
    }
month = Monat
week-starting = Woche ab
deadlines = Fristen
deadline-ends = { $what }: Support endet
deadline-models =
    { $count ->
        [one] 1 Modell
       *[other] { $count } Modelle
    }
year-starts = { $year } beginnt
today = Heute
row-devices = { $planned } von { $devices } Geräten
row-wave =
    { $count ->
        [one] { $devices } Geräte, 1 Standort
       *[other] { $devices } Geräte, { $count } Standorte
    }
row-vendor =
    { $count ->
        [one] 1 Gerät
       *[other] { $devices } Geräte
    }
no-vendor = Andere
no-site = Ohne Standort
bar = { $name }, { $devices }
merged =
    { $count ->
        [one] 1 Balken
       *[other] { $count } Balken
    }
load = Geräte pro Woche
legend-wave = { $waves }, { $work }
legend-waves =
    { $count ->
        [one] 1 Welle, { $work }
       *[other] { $count } Wellen, { $work }
    }
legend-over = Über der Kapazität
legend-capacity = Kapazität
legend-blackout = Sperrzeit
work-swap = ersetzen
work-gateway = umstellen
work-firmware = aktualisieren
work-softphone = Softphone
work-certificate = Zertifikate erneuern
work-mixed = gemischt
per-week = { $devices } pro Woche
over = +{ $devices }
days-late =
    { $count ->
        [one] 1 Tag zu spät
       *[other] { $count } Tage zu spät
    }
hit-bar = { $site }, { $name }, { $devices } Geräte, { $start } bis { $end }
hit-bar-late =
    { $count ->
        [one] { $bar }, 1 Tag zu spät
       *[other] { $bar }, { $count } Tage zu spät
    }
hit-week = Woche ab { $date }: { $devices } von { $capacity } Geräten
hit-week-over = Woche ab { $date }: { $devices } von { $capacity } Geräten, { $over } über der Kapazität
hit-blackout = Sperrzeit { $name }, { $first } bis { $last }, { $site }
hit-wave = { $name }, { $work }, { $devices } Geräte, { $start } bis { $end }
all-sites = alle Standorte

# Sperrzeiten.

blackout = Sperrzeit
blackout-new = Neue Sperrzeit
blackout-edit = Sperrzeit
blackout-name = Name
blackout-name-hint = Jahresabschluss
blackout-first = Von
blackout-last = Bis
blackout-site = Standort
blackout-all = Alle Standorte
blackout-add = Hinzufügen
blackout-save = Speichern
blackout-delete = Löschen
blackout-cancel = Abbrechen
blackout-date-hint = 22.03.2027
blackout-bad-date = Schreiben Sie den Tag wie { $example }
blackout-bad-order = Der letzte Tag liegt vor dem ersten
blackout-waits = Die Arbeit wartet, bis sie vorbei ist
blackout-days =
    { $count ->
        [one] 1 Arbeitstag
       *[other] { $count } Arbeitstage
    }

# Kontextmenü.

menu-devices = Geräte zeigen
menu-split = Balken hier teilen
menu-to-wave = In { $wave } verschieben
menu-new-wave = In eine neue Welle verschieben
menu-technicians = Techniker festlegen
menu-blackout = Sperrzeit hier hinzufügen
menu-calendar = Als Kalenderdatei exportieren
menu-timeline = In der Zeitachse zeigen
menu-explain = Erklären
menu-copy = Als Text kopieren

# Hinweis und Inspektor.

tip-capacity = Kapazität
tip-rest = Frei
tip-over = Über der Kapazität
week-of = Woche ab { $date }
week-number = Kalenderwoche { $week }, { $year }
over-capacity = { $devices } über der Kapazität
within = Innerhalb der Kapazität
of = { $devices } von { $capacity }
planned = Geplant
planned-none = In dieser Woche ist nichts geplant
week-first =
    { $count ->
        [one] einzige Woche
       *[other] erste von { $count } Wochen
    }
week-last = letzte von { $count } Wochen
week-nth = { $nth }. von { $count } Wochen
total = Summe
why-capacity = Warum { $devices }?
why-formula =
    { $technicians ->
        [one] 1 Techniker × { $each } Geräte = { $devices }
       *[other] { $technicians } Techniker × { $each } Geräte = { $devices }
    }
why-formula-crews =
    { $technicians ->
        [one] 1 Team × { $each } Geräte = { $devices }
       *[other] { $technicians } Teams × { $each } Geräte = { $devices }
    }
why-days =
    { $count ->
        [one] 1 Arbeitstag dieser Woche ist frei von Sperrzeiten
       *[other] { $count } Arbeitstage dieser Woche sind frei von Sperrzeiten
    }
per-technician = Je Techniker
per-technician-value = { $devices } pro Woche, { $work }
technicians = Techniker
technicians-until = { $count } bis { $date }
technicians-from = { $count } ab { $date }
source = Quelle
source-assumptions = Annahmen des Szenarios
source-default = Standardtempo, bis Techniker, Stunden und Minuten eingetragen sind
source-own = { $wave } hat eigene Techniker
fixes = Auswege
fixes-none = Keine Änderung an nur einem Standort genügt: „Wochen ausgleichen“ verteilt alle
fix-start = { $site } am { $date } beginnen
fix-spread = { $site } auf mehr Wochen verteilen
fix-first =
    { $count ->
        [one] { $devices } Geräte in der ersten Woche
       *[other] { $devices } Geräte in jeder der ersten { $count } Wochen
    }
fix-same-end = Höchstens { $devices } pro Woche, gleiches Ende
fix-later =
    { $count ->
        [one] Höchstens { $devices } pro Woche, endet 1 Woche später
       *[other] Höchstens { $devices } pro Woche, endet { $count } Wochen später
    }
fix-sooner =
    { $count ->
        [one] Höchstens { $devices } pro Woche, endet 1 Woche früher
       *[other] Höchstens { $devices } pro Woche, endet { $count } Wochen früher
    }
fix-add =
    { $count ->
        [one] 1 Techniker mehr { $time }
       *[other] { $count } Techniker mehr { $time }
    }
fix-weeks =
    { $count ->
        [one] für eine Woche
       *[other] für { $count } Wochen
    }
fix-cost = { $count } × { $hours } h × { $rate } = { $cost }
fix-hours = { $count } × { $hours } h, kein Stundensatz eingetragen
apply = Anwenden
also-over = Auch über der Kapazität
also-week = Woche ab { $date }, { $sites }
set-pace = Minuten und Techniker eintragen
late = Zu spät
late-title =
    { $count ->
        [one] 1 Gerät passt nicht mehr vor den { $deadline }
       *[other] { $count } Geräte passen nicht mehr vor den { $deadline }
    }
late-none = Keine Änderung an nur einem Standort hilft: Planen Sie mehr Techniker oder andere Arbeit später
before = Vor dem Beginn
before-orders =
    { $count ->
        [one] 1 Telefon bestellen: { $product }
       *[other] { $devices } Telefone bestellen: { $product }
    }
before-target = Neues Telefon für { $devices } Geräte wählen
before-firmware = Firmware auf den zertifizierten Stand bringen
before-mpp = Cisco-Telefone brauchen vorher Multiplattform-Firmware
before-ips = Öffentliche IP-Adressen der Standorte 24 h vorher als vertrauenswürdig eintragen
before-policy = Richtlinien 24 h vorher zuweisen
before-reset = Telefone auf Werkseinstellungen zurücksetzen
before-batches =
    { $count ->
        [one] Sammelanmeldung: 1 Stapel mit höchstens 100 Geräten
       *[other] Sammelanmeldung: { $count } Stapel mit höchstens 100 Geräten, 3 zugleich
    }
before-codes = Codes: Verifizierung 24 h, Geräteanmeldung 15 min
before-headsets = Headsets für { $devices } Softphone-Nutzer, so viele wie nötig
by-site-model = Geräte nach Standort
cost = Kosten der Welle
cost-none = Noch keine Preise
budget-show = Im Budget zeigen
per-week-range = { $least } bis { $most } pro Woche
per-week-same = { $devices } pro Woche
weeks = Wochen
start = Beginn
end = Ende
own-technicians = Eigene Techniker
own-none = Gemeinsam
slack = Puffer
deadline = Frist
no-deadline = Keine
devices-week = Geräte in dieser Woche
periods = Techniker nach Zeitraum
period-row = { $count } von { $from } bis { $until }
period-row-open = { $count } ab { $from }
period-add = Zeitraum hinzufügen
period-delete = Diesen Zeitraum löschen
period-from = Von
period-until = Bis, leer für offen
period-count = Techniker

# Namen der Schritte beim Rückgängigmachen.

edit-move = { $what } auf { $to } verschieben
edit-stretch = Wochen von { $what } ändern
edit-week = { $what } in der Woche ab { $day } ändern
edit-split = { $what } teilen
edit-to-wave = { $what } in { $wave } verschieben
edit-own-technicians = Techniker von { $wave } festlegen
edit-spread = { $what } verteilen
edit-add-technicians =
    { $count ->
        [one] 1 Techniker mehr
       *[other] { $count } Techniker mehr
    }
edit-periods = Techniker nach Zeitraum ändern
edit-level = Wochen ausgleichen
edit-suggest = Wellen vorschlagen
edit-add-blackout = Sperrzeit { $name } hinzufügen
edit-change-blackout = Sperrzeit { $name } ändern
edit-delete-blackout = Sperrzeit { $name } löschen
