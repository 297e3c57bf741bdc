# Derivations of amounts, and the words they need.

unit-price = { $what }: { $amount } ({ $origin })
unit-price-dated = { $what }: { $amount } ({ $origin }, { $day })
net-of-tax = Without { $rate } VAT = { $result }
discount = Less { $off } discount = { $result }
escalation = { $rate } increase over { $n-years ->
    [one] one year
   *[other] { $n-years } years
 } = { $result }
quantity = { $quantity } × { $unit } = { $result }
labor = { $work }: { $quantity } × { $minutes } min at { $hourly } an hour = { $result }
months = { $quantity } × { $monthly } × { $n-months ->
    [one] one month
   *[other] { $n-months } months
 }, { $from } to { $to } = { $result }
contingency = { $rate } contingency on { $base } = { $result }
vat = { $rate } VAT on { $net }, { $recoverable } of it recovered = { $result }
share = { $weight } of { $of } shares of { $total } = { $result }
in-year = { $day } is in { $year }

missing-price = Price missing: { $what }
missing-rate = { $what }: the price is in { $currency }, and the plan has no rate for it
missing-minutes = Minutes of work missing: { $work }
missing-target = Replacement product missing

origin-fleet = counted in the fleet
origin-catalog = catalog, { $publisher }
origin-user = entered by you
origin-default = default of the program
origin-scenario = strategy and waves of the scenario

price-license = Teams Shared Devices license
price-headset = Headset
price-accessories = Accessories
price-shipping = Shipping
price-hour = Technician hour

work-swap = Phone swap
work-gateway = Move to SIP Gateway
work-firmware = Firmware update
work-softphone = Softphone setup

category-devices = Devices
category-licenses = Licenses
category-labor = Labor
category-accessories = Accessories
category-shipping = Shipping
category-trade-in = Trade-in rebate
category-contingency = Contingency
category-vat = VAT not recovered

unknown-devices = Unknown devices
