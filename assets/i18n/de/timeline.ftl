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
tip-slack = Reserve
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
menu-devices = Geräte zeigen
menu-copy = Wert kopieren
empty = Importieren Sie ein Inventar, dann erscheinen Ihre Geräte hier
empty-button = Dateien importieren
