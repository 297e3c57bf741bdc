# Die Arbeitsliste der unsicheren Modelle, eigene Produkte und Standorte, die einer sein können.

note = { $count ->
    [0] Jedes Telefon ist erkannt
    [one] 1 Telefon ist nicht erkannt
   *[other] { $count } Telefone sind nicht erkannt
}
models = Modelle
by-weight = Die gewichtigsten zuerst
tab-unknown = Zu benennen { $n }
tab-likely = Wahrscheinlich { $n }
tab-sites = Standorte { $n }
confirm-all = { $count ->
    [one] 1 wahrscheinlichen Treffer bestätigen
   *[other] Alle { $count } wahrscheinlichen Treffer bestätigen
}
all-known = Jedes Modell ist bekannt.
column-written = Wie in den Dateien geschrieben
column-devices = Geräte
column-paid = Dafür bezahlt
column-known = Was bekannt ist
nothing-written = Nichts angegeben
unknown = Nichts im Katalog passt
several = Mehrere passen: { $names }
only-class = Nur die Klasse ist bekannt: { $class }
likely = { $name }, { $percent } %: { $why }
named = Von Ihnen zugeordnet: { $name }
named-own = Von Ihnen beschrieben: { $name }
take-back = Zurücknehmen
confirm = Bestätigen
describe = Beschreiben…
assign = Zuordnen…
no-sites = Keine zwei Standorte sehen aus wie einer.
sites-note = Zusammenführen ändert den Namen überall im Plan, auch für später importierte Dateien; die importierten Dateien bleiben, wie sie sind.
site-devices = { $site }: { $devices }
merge-into = Zu { $site } zusammenführen
own-title = Produkt beschreiben
own-note = Für Geräte, die als „{ $written }“ geschrieben sind. Was Sie eingeben, gilt in diesem Plan als Ihre eigene Angabe, mit Ihnen als Quelle.
own-vendor = Hersteller
own-model = Modell
own-class = Klasse
own-form = Art
own-gateway = Geht mit SIP Gateway
own-certification = Ende der Microsoft-Zertifizierung
own-best-effort = Ende der Microsoft-Unterstützung
own-sale = Verkaufsende des Herstellers
own-support = Supportende des Herstellers
own-date-hint = 30.06.2028, falls bekannt
own-source = Wo Sie es gelesen haben
own-source-hint = Brief, Webseite, Preisliste
own-refused = Hersteller und Modell sind nötig, und Daten wie 30.06.2028 oder 2028-06-30.
own-save = Beschreiben und zuordnen
not-known = Nicht bekannt
yes = Ja
no = Nein
form-desk = Tischtelefon
form-conference = Konferenztelefon
form-dect = DECT oder WLAN
form-display = Display
form-ata = Analogadapter
form-panel = Raumpanel
form-expansion = Erweiterungsmodul
