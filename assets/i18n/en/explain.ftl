# Derivations of amounts, and the words they need.

unit-price = { $what }: { $amount } ({ $origin })
unit-price-dated = { $what }: { $amount } ({ $origin }, { $day })
tier-all = Volume price from { $from } units on, for all units: { $result }
tier-graduated = Volume price for the units from { $from } on: { $result }
exchange = { $amount } at 1 { $own } = { $quote } { $foreign } ({ $origin }) = { $result }
sum = { $n-parts } parts together = { $result }
trade-in = { $program }: credit for { $quantity } × { $unit } = { $result }; claim by { $claim-by }, cash by { $cash-by } ({ $origin })
failures = { $rate } of phones without support fail in a year: { $months } device-months / 12 × { $each } = { $result }
support = { $months } device-months without support × { $minutes } min at { $hourly } an hour = { $result }
contingency-fixed = Contingency as a fixed amount: { $result } ({ $origin })
net-of-tax = Without { $rate } VAT = { $result }
discount = Less { $off } discount = { $result }
escalation = { $rate } increase over { $n-years ->
    [one] one year
   *[other] { $n-years } years
 } = { $result }
quantity = { $quantity } × { $unit } = { $result }
needed = { $share } of { $users } users need one: { $order } in this order, { $quantity } of them here
labor = { $work }: { $quantity } × { $minutes } min at { $hourly } an hour = { $result }
months = { $quantity } × { $monthly } × { $n-months ->
    [one] one month
   *[other] { $n-months } months
 }, { $from } to { $to } = { $result }
contingency = { $rate } contingency on { $base } = { $result }
vat = { $rate } VAT on { $net }, { $recoverable } of it recovered = { $result }
vat-by-line = { $rate } VAT on each of { $lines } lines, together { $net }, each rounded, { $recoverable } of it recovered = { $result }
share = { $weight } of { $of } shares of { $total } = { $result }
in-year = { $day } is in { $year }

missing-price = Price missing: { $what }
missing-tax = { $what }: the price includes VAT, and the plan has no VAT rate
missing-rate = { $what }: the price is in { $currency }, and the plan has no rate for it
missing-minutes = Minutes of work missing: { $work }
missing-target = Replacement product missing
missing-overlap = Months missing in which the old telephone service is still paid
missing-running = Cost of phones that stay without support: failures a year and extra minutes of support

hint-more = { $what }: { $order } units cost more than { $quantity } would; the larger order saves { $saves }
hint-window = { $program }: { $wave } orders outside its days, so { $devices } old devices earn nothing
hint-minimum = { $program }: { $wave } buys too few new devices, so { $devices } old ones earn nothing

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
price-visit = Travel to a site, per wave
price-old-service = Old phone service, per device and month
price-failure = Putting one failed phone right

work-swap = Phone swap
work-gateway = Move to SIP Gateway
work-firmware = Firmware update
work-softphone = Softphone setup
work-renewal = Certificate renewal

category-devices = Devices
category-licenses = Licenses
category-labor = Labor
category-accessories = Accessories
category-shipping = Shipping
category-trade-in = Trade-in rebate
category-contingency = Contingency
category-vat = VAT not recovered
category-operations = Running phones without support

unknown-devices = Unknown devices
wave-no-site = No site
wave-sites =
    { $count ->
        [one] 1 site
       *[other] { $count } sites
    }
own-chain-ends = Certificate of { $name } ends
publisher-own = Your own entry
fixed = fixed by you at { $amount }, calculated { $calculated }: { $result }
fixed-both = fixed by you at { $amount }, calculated { $calculated }: { $result }; contingency and VAT follow
fixed-vat = fixed by you at { $amount }, calculated { $calculated }: { $result }; VAT follows, no contingency is taken on it
range-currency = The range of “{ $what }” is in { $range }, its price in { $price }: the simulation takes the price as certain until its range is entered anew
range-no-value = “{ $what }” has a range and no likely value: the simulation leaves the range out
range-zero = The likely value of “{ $what }” is zero: the simulation leaves its range out
range-outside = The likely value of “{ $what }” is not inside its range: the simulation leaves the range out until one of them is entered anew
