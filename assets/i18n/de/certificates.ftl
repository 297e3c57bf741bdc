# Zertifikate.

title = Zertifikate
note =
    { $count ->
        [one] 1 Ereignis, { $when }
       *[other] { $count } Ereignisse, { $when }
    }
note-next = nächstes { $when }
note-past = alle vergangen
events = Wechsel und Meilensteine
events-all = Alle
events-coming = Kommende
events-fleet = Diese Flotte
events-filter = Welche Ereignisse
col-date = Datum
col-kind = Art
col-title = Ereignis
col-affects = Betrifft
col-devices = Geräte hier
col-needs = Was ein Telefon braucht
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
event-row = { $date }, { $title }, { $devices } Geräte
trust = Stammzertifikate der Firmware
trust-note =
    { $count ->
        [one] 1 dokumentierte Firmware
       *[other] { $count } dokumentierte Firmwarestände
    }
trust-fleet = Diese Flotte
trust-all = Alle Hersteller
trust-none = Keine dokumentierte Firmware für die Hersteller dieser Flotte
col-vendor = Hersteller
col-family = Familie
col-firmware = Firmware
col-ships = Enthält
col-missing = Fehlt
col-text = Hinweis
events-none = Keine Ereignisse
kind-root-expiry = Root läuft ab
kind-distrust = Misstrauen
kind-root-rotation = Neuer Root
kind-issuer-expiry = Aussteller läuft ab
kind-issuer-rotation = Neuer Aussteller
kind-eku = Schlüsselzweck
kind-validity = Kürzere Gültigkeit
kind-tls = TLS-Version
kind-mic = Gerätezertifikat
kind-end-of-support = Supportende
kind-retirement = Dienst endet
kind-firmware = Firmware
kind-policy = Richtlinie
affects-all = Alle
affects-sbc = SBC
none-affected = –
