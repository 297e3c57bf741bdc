# Zertifikate.

title = Zertifikate
note = { $models }, { $roots }, { $certificates }
note-models =
    { $count ->
        [one] 1 Modell
       *[other] { $count } Modelle
    }
note-roots =
    { $count ->
        [one] 1 Wurzel
       *[other] { $count } Wurzeln
    }
note-certificates =
    { $count ->
        [one] 1 importiertes Zertifikat
       *[other] { $count } importierte Zertifikate
    }
import-certificate = Zertifikat importieren
import-log = Syslog importieren
upper = Was die obere Hälfte zeigt
trust = Vertrauensmatrix
breaks = Was wann bricht
firmware = Zu installierende Firmware
trust-none = Noch keine Geräte. Die Matrix zeigt, welche Ihrer Telefone welcher Wurzel vertrauen.
trust-import = Inventare importieren
rows-filter = Welche Telefone
rows-all = Alle
rows-missing = Fehlend
rows-unknown = Unbekannt
rows-none = Hier ist kein Telefon
col-model = Modell
col-devices = Geräte
col-date = Datum
col-title = Ereignis
col-drops = Fallen aus
col-wave = In diesem Plan
col-fix = Was hilft
col-installed = Installiert
col-gateway = Minimum SIP Gateway
col-teams = Minimum Teams
col-root = Wurzel im Einsatz
col-latest = Neueste bekannte
col-before = Zu tun
group-microsoft = Wurzeln, die Microsoft Teams und SIP Gateway zeigen können
group-own = Eigene Server
group-device = Geräteidentität
root-expired = endete { $year }
state-trusted = vertraut
state-missing = fehlt
state-undocumented = nicht dokumentiert
state-not-used = nicht benutzt
cell = { $lane }, { $root }: { $state }
cell-some =
    { $count ->
        [one] { $lane }, { $root }: fehlt auf 1 von { $of }
       *[other] { $lane }, { $root }: fehlt auf { $count } von { $of }
    }
legend-trusted = Vertraut
legend-missing = Fehlt, mit Zahl, wenn nur bei einigen
legend-undocumented = Nicht dokumentiert, nicht getestet
legend-not-used = Nicht benutzt
unknown-cells = { $undocumented } von { $n-cells } Zellen unbekannt
no-firmware = keine Version erfasst
no-host = Ein Gerät ohne Namen
not-in-fleet = Nicht im Bestand
basis-nothing = Keine Quelle sagt etwas, und niemand hat es getestet
basis-no-tls = Diese Klasse hat TLS 1.2 nie bekommen; keine Verbindung zu Microsoft 365 gelingt, welchen Wurzeln sie auch vertraut
basis-certified = Gefolgert: Microsoft hat es nach dem { $day } zertifiziert („{ $title }“), also muss es dieser Wurzel vertrauen
basis-store = Gelesen aus dem Zertifikatsspeicher { $file } am { $day }
basis-tested-trusted = Von Ihnen getestet am { $day }: vertraut
basis-tested-missing = Von Ihnen getestet am { $day }: fehlt
basis-log = { $problem } in { $file }
basis-log-solved = Scheiterte in { $file } und kam später durch
problem-issuer = Aussteller nicht im Speicher (OpenSSL-Fehler { $code })
problem-not-yet = Zertifikat noch nicht gültig (OpenSSL-Fehler 9); die Uhr ist vielleicht nicht gestellt
problem-expired = Zertifikat abgelaufen (OpenSSL-Fehler 10)
problem-self-signed = selbstsigniertes Zertifikat im Weg (OpenSSL-Fehler { $code }); vielleicht wird TLS aufgebrochen
problem-host = Zertifikat nennt einen anderen Host (OpenSSL-Fehler 62)
problem-code = OpenSSL-Fehler { $code } { $name }
problem-renew = versucht, sein Wurzelzertifikat zu erneuern
problem-protocol = keine gemeinsame TLS-Version
problem-alert = TLS-Alarm 48 unknown_ca
problem-untrusted = Zertifikat nicht vertraut
problem-unknown = Prüfung gescheitert, Code nicht lesbar
matched-mac = gefunden über MAC-Adresse
matched-name = gefunden über Namen
matched-ip = gefunden über IP-Adresse
matched-extension = gefunden über Nebenstelle
usage-both = Server- und Client-Authentifizierung
usage-server = Serverauthentifizierung
usage-client = Client-Authentifizierung
usage-authority = signiert Zertifikate
usage-any = jede Verwendung
menu-explain = Erklären
menu-by-hand = Von Hand setzen
menu-trusted = Von mir getestet, vertraut
menu-missing = Von mir getestet, fehlt
menu-documented = Wie dokumentiert
menu-timeline = Im Zeitstrahl zeigen
accept = Als hingenommen markieren
unaccept = Nicht mehr hinnehmen
accepted = hingenommen
create-task = Aufgabe anlegen
task-title = { $name } die Wurzel { $root } geben
copy-fingerprint = Fingerabdruck kopieren
show-phones = Telefone zeigen
in-days =
    { $count ->
        [0] heute
        [one] in 1 Tag
       *[other] in { $count } Tagen
    }
days-ago =
    { $count ->
        [one] vor 1 Tag
       *[other] vor { $count } Tagen
    }
events = Wechsel von Zertifikaten
events-near = Kommend
events-fleet = Dieser Bestand
events-all = Alle
events-own = Eigene Daten
events-none = Keine Ereignisse
add-date = Datum hinzufügen
edit-date = Datum bearbeiten
remove-date = Datum entfernen
form-title = Was geschieht
form-day = Tag
form-note = Notiz
form-task = Etwas zu tun
form-save = Speichern
form-cancel = Abbrechen
form-day-hint = Ein Tag wie 15.03.2027 oder 2027-03-15
form-no-title = Schreiben Sie, was an diesem Tag geschieht.
form-no-day = Das ist kein Tag; schreiben Sie ihn als 15.03.2027 oder 2027-03-15.
below-drops =
    { $count ->
        [one] 1 Telefon fällt aus
       *[other] { $count } Telefone fallen aus
    }
below-unknown =
    { $count ->
        [one] 1 Telefon nicht dokumentiert
       *[other] { $count } Telefone nicht dokumentiert
    }
below-affected =
    { $count ->
        [one] 1 Telefon betroffen
       *[other] { $count } Telefone betroffen
    }
below-safe =
    { $count ->
        [one] 1 Telefon kommt durch
       *[other] { $count } Telefone kommen durch
    }
below-chains =
    { $count ->
        [one] 1 eigenes Zertifikat
       *[other] { $count } eigene Zertifikate
    }
below-elsewhere = Nur wo ein eigener Server sie benutzt
breaks-filter = Welche Ereignisse
breaks-coming = Kommend
breaks-all = Alle
breaks-none = Für diesen Bestand ist kein Bruch bekannt
drops =
    { $count ->
        [one] 1 Telefon
       *[other] { $count } Telefone
    }
unknown = { $count } unbekannt
why-root = braucht eine von: { $roots }
why-tls = kann kein TLS 1.2
why-identity = Werkszertifikat endet; ob Dienste es prüfen, ist nicht veröffentlicht
why-own = eigene Serverzertifikate
no-wave-before = Keine Welle davor
wave-before = { $wave } davor
wave-after = { $wave } erst danach
removed-before =
    { $count ->
        [one] 1 Telefon bis dahin weg
       *[other] { $count } Telefone bis dahin weg
    }
no-fix = Keine Quelle nennt eine Firmware; Wurzel von Hand importieren oder ersetzen
fix-firmware = Firmware { $version }
fix-ships = enthält die Wurzel laut Quelle
fix-approved = für SIP Gateway freigegeben
fix-certified = für Teams zertifiziert
firmware-none = Noch kein Produkt dieses Bestands ist im Katalog
behind =
    { $count ->
        [one] 1 Telefon zu aktualisieren
       *[other] { $count } Telefone zu aktualisieren
    }
stands-enough = erreicht
stands-behind = älter
stands-incomparable = nicht vergleichbar
stands-not-recorded = nicht erfasst
incomparable-why = Die beiden Versionen gehören zu verschiedenen Reihen des Herstellers, oder eine ist zu ungenau
install = { $version } installieren
by-day = bis { $day }: { $why }
check-before = Prüfen bis { $day }
before-support-ends = Support endet
renewals = Erneuerungen je Zertifikat und Jahr
tracked = SBC-Zertifikate in diesem Plan
renewals-in = Erneuerungen { $year }
hours = { $hours } h
cap-days = { $count } Tage
chart-tip = Mindestens, nach den Grenzen der Baseline Requirements: ein Zertifikat, das am letzten Tag erneuert wird. Der Plan erneuert 30 Tage vor dem Ende, oder wenn zwei Drittel vorbei sind.
minutes = Minuten je Erneuerung
automation-cost = Einmalkosten der Automatisierung
advice-none = Importieren Sie die Zertifikate Ihrer SBCs, um ihre Erneuerungen zu planen.
advice-cap = Ab { $day } gilt ein Zertifikat { $n-days } Tage.
advice-minutes = Geben Sie die Minuten einer Erneuerung ein, dann fließt die Arbeit ins Budget.
advice-cost = Geben Sie die Kosten der Automatisierung ein, um zu sehen, ab wann sie sich lohnt.
advice-pays = Automatisierung für { $cost } lohnt sich ab { $day }: { $n-renewals } Erneuerungen von Hand zu { $each } kosten ebenso viel.
advice-never = Automatisierung für { $cost } lohnt sich in diesem Plan nicht: Sie kostet so viel wie { $n-renewals } Erneuerungen von Hand zu { $each }.
imported = Importiertes Zertifikat
imported-none = Kein Zertifikat importiert
subject = Inhaber
issuer = Aussteller
root = Wurzel
root-missing = nicht in der Datei, über { $issuer }
valid = Gültig
span-endless = ab { $day }, ohne Ende
length = Dauer
length-left = { $n-days } Tage, noch { $n-left }
length-expired = { $n-days } Tage, abgelaufen vor { $n-ago } Tagen
length-future = { $n-days } Tage, beginnt in { $n-ahead } Tagen
length-endless = Ohne Ende
key = Schlüssel
used = { $count } Tage genutzt
renew-by = Erneuern bis { $day }
track = Erneuerungen planen
public = Von einer öffentlichen Stelle ausgestellt
remove = Entfernen
as-store = Speicher von …
as-store-of =
    { $count ->
        [one] Der Wurzel dieser Datei vertraut
       *[other] Den { $count } Stellen dieser Datei vertraut
    }
triage = Syslog-Auswertung
triage-none = Kein Syslog gelesen. Er zeigt Telefone, die ein Zertifikat ablehnen, seit wann, und welche Wurzel fehlt.
rejecting =
    { $count ->
        [0] Kein Telefon lehnt ein Zertifikat ab
        [one] 1 Telefon lehnt ein Zertifikat ab
       *[other] { $count } Telefone lehnen ein Zertifikat ab
    }
log-about =
    { $n-hosts ->
        [0] { $n-lines } Zeilen, die kein Gerät nennen, bis { $until }
        [one] { $n-lines } Zeilen von 1 Gerät, bis { $until }
       *[other] { $n-lines } Zeilen von { $n-hosts } Geräten, bis { $until }
    }
log-reading = { $file } wird gelesen
log-so-far = { $done } von { $total } MB, { $n-lines } Zeilen
rejecting-so-far =
    { $count ->
        [0] Bisher lehnt kein Telefon ein Zertifikat ab
        [one] Bisher lehnt 1 Telefon ein Zertifikat ab
       *[other] Bisher lehnen { $count } Telefone ein Zertifikat ab
    }
log-cancel = Abbrechen, nichts wird behalten
find-version = Version erfassen, um es zu wissen
compare-by-hand = Von Hand vergleichen; die Schemata unterscheiden sich
missing-roots = Fehlt: { $roots }
root-not-named = Das Protokoll nennt keinen Server, darum ist die fehlende Wurzel offen.
which-root = Welche Wurzel?
peer = Gegenstelle { $host }
solved =
    { $count ->
        [one] 1 scheiterte und kam später durch
       *[other] { $count } scheiterten und kamen später durch
    }
other-problems =
    { $count ->
        [one] 1 mit einem anderen Problem
       *[other] { $count } mit anderen Problemen
    }
show-rejecting =
    { $count ->
        [one] 1 Telefon zeigen
       *[other] { $count } Telefone zeigen
    }
details = Einzelheiten
kind-root-expiry = Wurzel läuft ab
kind-distrust = Vertrauensentzug
kind-root-rotation = Neue Wurzel
kind-issuer-expiry = Aussteller läuft ab
kind-issuer-rotation = Neuer Aussteller
kind-eku = Schlüsselverwendung
kind-validity = Kürzere Gültigkeit
kind-tls = TLS-Version
kind-mic = Gerätezertifikat
kind-end-of-support = Support-Ende
kind-retirement = Dienst endet
kind-firmware = Firmware
kind-policy = Regel
kind-own-certificate = Eigenes Zertifikat
kind-task = Aufgabe
kind-own-date = Eigenes Datum
affects-all = Alle
affects-sbc = SBC
affects-own-server = Eigener Server
why-missing = Warum fehlt sie?
why-trusted = Warum vertraut?
why-undocumented = Warum nicht bekannt?
why-not-used = Warum nicht benutzt?
not-used-why = Diese Geräte begegnen dieser Wurzel nie.
on-lane =
    { $count ->
        [one] auf { $name }, 1 Gerät
       *[other] auf { $name }, { $count } Geräte
    }
on-some = auf { $part } von { $of } Telefonen
by-firmware = Nach Firmware
approved = Freigegeben
evidence = Belege
evidence-lines = Zeilen { $from } bis { $to }; { $n-lines } Zeilen gelesen
evidence-none = Keine Quelle zum Zertifikatsspeicher dieses Modells
root-certificate = Wurzelzertifikat
serial = Seriennummer
sha256 = SHA-256
sha1 = SHA-1
valid-until = Gültig bis
distrusted = Browser entfernen sie
required-by = Benötigt von
used-teams = Teams, SIP Gateway
used-direct = Direct Routing
used-skype = Skype for Business Online
used-device = Geräteidentität
in-plan = In diesem Plan
in-plan-waves = { $waves } bearbeiten sie, fertig am { $day }.
in-plan-none = Keine Welle bearbeitet sie.
in-plan-update =
    { $count ->
        [one] Bis dahin 1 Telefon auf { $version } aktualisieren.
       *[other] Bis dahin { $count } Telefone auf { $version } aktualisieren.
    }
chain = Kette
chain-ends = endet bei { $issuer }, nicht in der Datei
names = Namen
renewals-planned = Geplante Erneuerungen
log-devices = Geräte mit Problemen
log-times =
    { $count ->
        [one] einmal, { $from }
       *[other] { $count }-mal, { $from } bis { $to }
    }
log-times-open =
    { $count ->
        [one] einmal
       *[other] { $count }-mal
    }
log-solved = kam durch { $when }
log-open = scheitert weiter
more-devices = { $count } weitere
phones-missing =
    { $count ->
        [one] Einem Telefon fehlt sie
       *[other] { $count } Telefonen fehlt sie
    }
phones-unknown =
    { $count ->
        [one] 1 Telefon nicht dokumentiert
       *[other] { $count } Telefone nicht dokumentiert
    }
phones-trusting =
    { $count ->
        [one] 1 Telefon vertraut ihr
       *[other] { $count } Telefone vertrauen ihr
    }
fix-replace = Ersetzen; ohne TLS 1.2 hilft keine Wurzel
