# Herleitungen von Beträgen und die Wörter dafür.

unit-price = { $what }: { $amount } ({ $origin })
unit-price-dated = { $what }: { $amount } ({ $origin }, { $day })
net-of-tax = Ohne { $rate } Umsatzsteuer = { $result }
discount = Abzüglich { $off } Rabatt = { $result }
escalation = { $rate } Steigerung über { $n-years ->
    [one] ein Jahr
   *[other] { $n-years } Jahre
 } = { $result }
quantity = { $quantity } × { $unit } = { $result }
labor = { $work }: { $quantity } × { $minutes } min zu { $hourly } je Stunde = { $result }
months = { $quantity } × { $monthly } × { $n-months ->
    [one] ein Monat
   *[other] { $n-months } Monate
 }, { $from } bis { $to } = { $result }
contingency = { $rate } Rückstellung auf { $base } = { $result }
vat = { $rate } Umsatzsteuer auf { $net }, davon { $recoverable } erstattet = { $result }
share = { $weight } von { $of } Anteilen an { $total } = { $result }
in-year = { $day } liegt im { $year }

missing-price = Preis fehlt: { $what }
missing-rate = { $what }: der Preis ist in { $currency }, und der Plan hat dafür keinen Kurs
missing-minutes = Arbeitsminuten fehlen: { $work }
missing-target = Ersatzprodukt fehlt

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

work-swap = Telefontausch
work-gateway = Umzug auf SIP Gateway
work-firmware = Firmware-Aktualisierung
work-softphone = Einrichten des Softphones

category-devices = Geräte
category-licenses = Lizenzen
category-labor = Arbeit
category-accessories = Zubehör
category-shipping = Versand
category-trade-in = Inzahlungnahme
category-contingency = Rückstellung
category-vat = Nicht erstattete Umsatzsteuer

unknown-devices = Unbekannte Geräte
