# Was in Zertifikatsdateien und Protokollen auffiel, und was zu tun ist.

private-key = Das ist ein privater Schlüssel; nichts davon wurde gelesen oder behalten
private-key-hint = Importieren Sie das Zertifikat dazu und lassen Sie den Schlüssel, wo er ist.
request = Das ist ein Zertifikatsantrag (CSR), kein Zertifikat
request-hint = Importieren Sie, was die Zertifizierungsstelle zurückgeschickt hat.
html-page = Das ist eine Webseite, kein Zertifikat
html-page-hint = Laden Sie das Zertifikat erneut herunter; der Server wollte vielleicht eine Anmeldung.
pem-end = Dem Zertifikat fehlt die END-Zeile; die Datei ist abgeschnitten
pem-end-hint = Kopieren oder laden Sie die ganze Datei noch einmal.
not-base64 = Der Block enthält Zeichen, die nicht hineingehören (außerhalb von Base64)
not-base64-hint = Kopieren Sie den Block unverändert noch einmal; Mailprogramm oder Editor haben ihn vielleicht verändert.
no-certificate = Es ist kein Zertifikat darin
no-certificate-hint = Prüfen Sie, ob es die richtige Datei ist, und exportieren Sie sie erneut als PEM oder DER.
no-block = Kein Zertifikatsblock gefunden
no-block-hint = Ein Zertifikat beginnt mit einer Zeile „BEGIN CERTIFICATE“ zwischen fünf Strichen.
other-block = Der Block heißt „{ $label }“; das ist kein Zertifikat
other-block-hint = Ein Zertifikat beginnt mit einer Zeile „BEGIN CERTIFICATE“ zwischen fünf Strichen.
cut = Das Zertifikat ist unvollständig; die Datei ist abgeschnitten
cut-hint = Kopieren oder laden Sie die ganze Datei noch einmal.
repeated = „{ $subject }“ steht mehrfach in der Datei
repeated-hint = Nichts zu tun; es wird einmal übernommen.
expired = „{ $subject }“ ist am { $day } abgelaufen
expired-hint = Wer Zertifikate prüft, nimmt es nicht mehr an.
not-yet-valid = „{ $subject }“ gilt erst ab { $day }
not-yet-valid-hint = Prüfen Sie das Datum, oder warten Sie bis dahin.
endless = „{ $subject }“ hat kein Ende (31.12.9999)
endless-hint = Nichts zu tun; Gerätezertifikate werden oft so ausgestellt.
odd-dates = Die Daten von „{ $subject }“ können nicht stimmen (ab { $day })
odd-dates-hint = Prüfen Sie die Uhr des Systems, das es ausgestellt hat.
client-usage = „{ $subject }“ erlaubt auch Client-Authentifizierung, die öffentliche Stellen bis März 2027 beenden
client-usage-hint = Prüfen Sie, ob die Gegenseite des SIP-Trunks ein reines Serverzertifikat annimmt.
chain = Die Kette von „{ $subject }“ endet bei „{ $issuer }“, das nicht in der Datei steht
chain-hint = Ein Telefon ohne diesen Aussteller meldet OpenSSL-Fehler 20. Nehmen Sie dessen Zertifikat in die Kette des Servers auf.
not-syslog = Keine Protokollzeile erkannt
not-syslog-hint = Importieren Sie den Text, den Telefon oder Syslog-Server geschrieben haben, kein Inventar.
malformed =
    { $count ->
        [one] Eine Zeile hat einen fehlerhaften Kopf
       *[other] { $count } Zeilen haben einen fehlerhaften Kopf
    }
malformed-hint = Ihr Text wurde gelesen, wo es einen gab; ihre Zeit nicht.
lines-cut =
    { $count ->
        [one] Eine Zeile ist länger als 16 KiB; ihr Anfang wurde gelesen
       *[other] { $count } Zeilen sind länger als 16 KiB; ihr Anfang wurde gelesen
    }
lines-cut-hint = Nichts zu tun.
lines-foreign =
    { $count ->
        [one] Eine Zeile ist kein UTF-8; sie wurde als Windows-1252 gelesen
       *[other] { $count } Zeilen sind kein UTF-8; sie wurden als Windows-1252 gelesen
    }
lines-foreign-hint = Nichts zu tun, solange die Namen stimmen; sonst das Protokoll als UTF-8 exportieren.
last-line = Die letzte Zeile hat kein Ende; sie ist vielleicht abgeschnitten
last-line-hint = Nichts zu tun; einer Zahl ganz am Ende wird nicht geglaubt.
