# Zeitachse.

title = Zeitachse
finding-until = { $unsupported } heute ohne Support, keine nach dem { $date }
finding-never = { $unsupported } heute ohne Support, { $later } am { $date }
finding-none = Kein Gerät ist ohne Support, weder heute noch später
finding-soon = Heute keine ohne Support, keine nach dem { $date }
finding-later = Heute keine ohne Support, { $later } am { $date }
group-class = Nach Klasse
group-vendor = Nach Hersteller
layers = Ebenen
layer-certificates = Zertifikate
layer-waves = Rollout-Wellen
layer-deadlines = Fristen
layer-areas = Geräte nach Support-Status
span = Zeitraum
span-year = 1 GJ
span-years = 3 GJ
span-all = Alles
zoom = Zoom
zoom-in = Vergrößern
zoom-out = Verkleinern
fit = Erstes bis letztes Ereignis
chart = Zeitachse der Geräteklassen
tip-devices =
    { $count ->
        [one] 1 Gerät
       *[other] { $count } Geräte
    }
tip-sites =
    { $count ->
        [one] 1 Standort
       *[other] { $count } Standorte
    }
tip-deadline = Frist
tip-done = { $wave } fertig bis
tip-slack = Puffer
tip-late = Verspätet
tip-days =
    { $count ->
        [one] 1 Tag
       *[other] { $count } Tage
    }
tip-on = Am { $date }
tip-affected =
    { $count ->
        [0] Keine Geräte betroffen
        [one] 1 Gerät betroffen
       *[other] { $count } Geräte betroffen
    }
tip-span = { $from } – { $to }
menu-explain = Erklären
menu-strategy = In der Strategie öffnen
menu-rollout = Im Rollout öffnen
menu-certificates = In Zertifikate öffnen
menu-open = Gruppe aufklappen
menu-close = Gruppe zuklappen
menu-add = Zu Welle hinzufügen
menu-add-more = Zu Welle hinzufügen …
menu-add-nothing = Für diese Geräte ist nichts zu tun. In der Strategie wählen.
menu-devices = Geräte zeigen
menu-copy = Wert kopieren
empty = Importieren Sie ein Inventar, dann erscheinen Ihre Geräte hier
empty-button = Dateien importieren
as-of-today = Stand heute
as-of = Stand { $date }
as-of-name = Stichtag
as-of-explain = Alle Zahlen, Zustände und Listen gelten für diesen Tag. Der Plan bleibt, wie er heute gemacht ist.
as-of-field = Anderer Tag
as-of-enter = Eingabetaste: { $date }
as-of-wrong = Bitte ein Datum schreiben, etwa 1.1.2028, 2028-01-01 oder Jan 2028.
as-of-preset-today = Heute, { $date }
as-of-preset-year = { $date }, Beginn { $year }
as-of-preset-end = { $date }, Ende des Plans
finding-on = { $unsupported } ohne Support am { $date }
group-site = Nach Standort
list-zoom = Auf diese zoomen
menu-as-of = Alles am { $date } lesen
menu-picture = Als Bild kopieren
menu-other-date = { $date } verwenden, { $source }
tip-list = Klicken listet sie auf
tip-open = Doppelklick listet die Geräte
tip-as-of = Ziehen, tippen oder doppelklicken: alle Zahlen und Listen gelten für diesen Tag
tip-cost = Kosten über alle Jahre
tip-no-change = keine Änderung
tip-cancel = Esc bricht ab
