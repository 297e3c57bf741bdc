# Herleitungen von Beträgen und die Wörter dafür.

unit-price = { $what }: { $amount } ({ $origin })
unit-price-dated = { $what }: { $amount } ({ $origin }, { $day })
tier-all = Staffelpreis ab { $from } Stück für alle Stücke: { $result }
tier-graduated = Staffelpreis für die Stücke ab { $from }: { $result }
exchange = { $amount } zu 1 { $own } = { $quote } { $foreign } ({ $origin }) = { $result }
sum = { $n-parts } Teile zusammen = { $result }
trade-in = { $program }: Gutschrift für { $quantity } × { $unit } = { $result }; beantragen bis { $claim-by }, Geld bis { $cash-by } ({ $origin })
failures = { $rate } der Telefone ohne Support fallen im Jahr aus: { $months } Gerätemonate / 12 × { $each } = { $result }
support = { $months } Gerätemonate ohne Support × { $minutes } min zu { $hourly } je Stunde = { $result }
contingency-fixed = Reserve als fester Betrag: { $result } ({ $origin })
net-of-tax = Ohne { $rate } Umsatzsteuer = { $result }
discount = Abzüglich { $off } Rabatt = { $result }
escalation = { $rate } Steigerung über { $n-years ->
    [one] ein Jahr
   *[other] { $n-years } Jahre
 } = { $result }
quantity = { $quantity } × { $unit } = { $result }
needed = { $share } von { $users } Nutzern brauchen eines: { $order } in dieser Bestellung, davon hier { $quantity }
labor = { $work }: { $quantity } × { $minutes } min zu { $hourly } je Stunde = { $result }
months = { $quantity } × { $monthly } × { $n-months ->
    [one] ein Monat
   *[other] { $n-months } Monate
 }, { $from } bis { $to } = { $result }
contingency = { $rate } Reserve auf { $base } = { $result }
vat = { $rate } Umsatzsteuer auf { $net }, davon { $recoverable } erstattet = { $result }
vat-by-line = { $rate } Umsatzsteuer auf jede von { $lines } Zeilen, zusammen { $net }, einzeln gerundet, davon { $recoverable } abziehbar = { $result }
share = { $weight } von { $of } Anteilen an { $total } = { $result }
in-year = { $day } liegt im { $year }

missing-price = Preis fehlt: { $what }
missing-tax = { $what }: der Preis enthält Umsatzsteuer, und der Plan hat keinen Steuersatz
missing-rate = { $what }: der Preis ist in { $currency }, und der Plan hat dafür keinen Kurs
missing-minutes = Arbeitsminuten fehlen: { $work }
missing-target = Ersatzprodukt fehlt
missing-overlap = Monate fehlen, in denen der alte Telefondienst noch bezahlt wird
missing-running = Kosten der Telefone, die ohne Support bleiben: Ausfälle im Jahr und zusätzliche Supportminuten

hint-more = { $what }: { $order } Stück kosten mehr als { $quantity }; die größere Bestellung spart { $saves }
hint-window = { $program }: { $wave } bestellt außerhalb seiner Tage, { $devices } alte Geräte bringen nichts
hint-minimum = { $program }: { $wave } kauft zu wenige neue Geräte, { $devices } alte bringen nichts

origin-fleet = im Bestand gezählt
origin-catalog = Katalog, { $publisher }
origin-user = von Ihnen eingegeben
origin-default = Vorgabe des Programms
origin-scenario = Strategie und Wellen des Szenarios

price-license = Teams-Lizenz für gemeinsame Geräte
price-headset = Headset
price-accessories = Zubehör
price-shipping = Versand
price-hour = Technikerstunde
price-visit = Anfahrt zu einem Standort, je Welle
price-old-service = Alter Telefondienst, je Gerät und Monat
price-failure = Instandsetzung je Ausfall

work-swap = Telefontausch
work-gateway = Umzug auf SIP Gateway
work-firmware = Firmware-Aktualisierung
work-softphone = Einrichten des Softphones
work-renewal = Erneuern eines Zertifikats

category-devices = Geräte
category-licenses = Lizenzen
category-labor = Arbeit
category-accessories = Zubehör
category-shipping = Versand
category-trade-in = Inzahlungnahme
category-contingency = Reserve
category-vat = Nicht erstattete Umsatzsteuer
category-operations = Betrieb der Telefone ohne Support

unknown-devices = Unbekannte Geräte
wave-no-site = Ohne Standort
wave-sites =
    { $count ->
        [one] 1 Standort
       *[other] { $count } Standorte
    }
own-chain-ends = Zertifikat von { $name } endet
publisher-own = Ihre eigene Angabe
fixed = von Ihnen auf { $amount } festgelegt, berechnet { $calculated }: { $result }
fixed-both = von Ihnen auf { $amount } festgelegt, berechnet { $calculated }: { $result }; Reserve und Umsatzsteuer folgen
fixed-vat = von Ihnen auf { $amount } festgelegt, berechnet { $calculated }: { $result }; die Umsatzsteuer folgt, eine Reserve gibt es darauf nicht
range-currency = Die Spanne von „{ $what }“ ist in { $range }, der Preis in { $price }: die Simulation nimmt den Preis als sicher, bis die Spanne neu eingegeben ist
range-no-value = „{ $what }“ hat eine Spanne, aber keinen wahrscheinlichen Wert: die Simulation lässt die Spanne weg
range-zero = Der wahrscheinliche Wert von „{ $what }“ ist null: die Simulation lässt die Spanne weg
range-outside = Der wahrscheinliche Wert von „{ $what }“ liegt nicht in seiner Spanne: die Simulation lässt die Spanne weg, bis eines von beiden neu eingegeben ist
