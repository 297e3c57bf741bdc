# Zeitachse und Budgetdiagramme.

axis-fiscal = Geschäftsjahr
axis-years = Kalenderjahr
axis-quarters = Quartal
axis-months = Monat
axis-weeks = Woche ab
axis-days = Tag
axis-devices = Geräte

group-no-site = Ohne Standort
group-no-vendor = Ohne Hersteller

certificates = Zertifikate
certificates-count =
    { $count ->
        [one] 1 Ereignis
       *[other] { $count } Ereignisse
    }
certificates-expiry = Ablauf
certificates-validity = Kürzere Laufzeit
certificates-own = Eigenes Datum
certificates-more = +{ $count }
waves = Rollout-Wellen
waves-count =
    { $count ->
        [0] keine geplant
        [one] 1 geplant
       *[other] { $count } geplant
    }
waves-some =
    { $count ->
        [one] 1 Welle
       *[other] { $count } Wellen
    }
today = Heute { $date }
today-short = Heute
as-of = Stand { $date }
span-days =
    { $count ->
        [one] 1 Tag
       *[other] { $count } Tage
    }
overview = Ganze Zeitspanne
new-phones = Neu: { $product }
devices-by-state = Geräte nach Support-Status
devices-on = am { $date }
devices-today = heute, { $date }
no-devices = Importieren Sie ein Inventar, um Ihre Geräte hier zu sehen

hit-lane =
    { $count ->
        [one] { $name }, 1 Gerät
       *[other] { $name }, { $count } Geräte
    }
hit-lane-state = { $lane }, { $state }
hit-lane-deadline = { $lane }, letzter Support-Tag { $date }
hit-as-of = { $pill }. Ziehen, um alle Zahlen an einem anderen Tag zu lesen
hit-overview = Ganze Zeitspanne; im Bild { $from } bis { $to }
hit-state =
    { $count ->
        [one] { $state }: 1 Gerät am { $date }
       *[other] { $state }: { $count } Geräte am { $date }
    }
hit-event =
    { $count ->
        [0] { $title }, { $date }, keine Geräte betroffen
        [one] { $title }, { $date }, 1 Gerät betroffen
       *[other] { $title }, { $date }, { $count } Geräte betroffen
    }
hit-wave =
    { $count ->
        [one] { $name }, { $from } bis { $to }, 1 Gerät
       *[other] { $name }, { $from } bis { $to }, { $count } Geräte
    }
hit-cell = { $category }, { $year }: { $amount }
rest =
    { $count ->
        [one] 1 weitere Zeile
       *[other] { $count } weitere
    }
ceiling = Budgetobergrenze
hit-ceiling = { $year }: Budgetobergrenze { $most }, geplant { $planned }
