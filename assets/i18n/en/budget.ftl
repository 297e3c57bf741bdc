# Budget screen.

title = Budget
note = { $currency } without VAT, fiscal years from { $start }
note-vat = { $currency } with VAT that is not recovered, fiscal years from { $start }
by = Rows
by-category = By category
by-class = By class
by-site = By site
by-cost-center = By cost center
by-spending = CapEx and OpEx
export = Export XLSX
chart = Cost by fiscal year
chart-name = Cost by fiscal year and category
scenarios =
    { $count ->
        [one] Scenarios, 1 year
       *[other] Scenarios, { $count } years
    }
scenarios-name = Total cost of every scenario
cumulative = Cumulative
cumulative-name = Cumulative cost of every scenario
table = Budget table
col-category = Category
col-class = Class
col-site = Site
col-cost-center = Cost center
col-spending = Kind of spending
col-total = Total
row-total = Total
row-cumulative = Cumulative
row-no-class = Not tied to a class
row-no-site = No site
row-no-cost-center = No cost center
row-capex = Capital expenditure (CapEx)
row-opex = Running cost (OpEx)
cell = { $row }, { $year }: { $amount }
all-years = all years
compare-highest = Highest year
compare-replaced = Replaced at end
compare-unsupported = Unsupported then
assumptions = Assumptions
assumptions-missing =
    { $count ->
        [one] 1 missing, totals are lower bounds
       *[other] { $count } missing, totals are lower bounds
    }
assume-escalation = Price increase a year
assume-contingency = Contingency
assume-technicians = Technicians
assume-hours = Hours per day
group-rates = Rates and work force
group-minutes = Minutes per device
group-prices = Prices
missing = Missing for { $quantity } units from { $year } on
missing-rate = Price is in { $currency }: enter its rate under Finance
missing-target = Choose a target in Strategy
not-set = Not set
source-typed = Entered on { $date }
work-swap = Swap
work-gateway = Move to SIP Gateway
work-firmware = Firmware update
work-softphone = Softphone setup
price-license = Shared Devices, month
price-headset = Headset
price-accessories = Accessories per phone
price-shipping = Shipping per device
price-hour = Technician hour
unit-minutes = min
unit-hours = h
unit-months = months
empty = Choose actions in Strategy to see costs
empty-button = Open Strategy
error-empty = Enter a number
error-sign = “{ $sign }” does not belong into a number
error-separators = Points and commas do not make a number here: write 1,234.50
error-grouping = Commas group thousands by three digits, decimals follow a point: write 1,234.50
error-currency = Enter the amount in { $currency }
error-decimals =
    { $count ->
        [0] Enter a whole number
        [one] At most 1 decimal
       *[other] At most { $count } decimals
    }
error-range = Enter a number from { $low } to { $high }

# Table and chart.
open-points =
    { $count ->
        [one] 1 open point
       *[other] { $count } open points
    }
open-missing = Missing, so totals are lower bounds
open-not-priced = Without a price and not in the totals
open-hints = Could be had better
open-weight = { $count } units
open-prices = Open prices
counts-from = { $year } counts from { $date }
share-of-year = { $share } of { $year }
against = { $name }: { $amount } ({ $difference })
menu-explain = Explain
menu-devices = Show devices
menu-copy = Copy with formula
menu-export = Export table

# The pane of the assumptions.
tab-basics = Basics
tab-prices = Prices
tab-finance = Finance
tab-ranges = Uncertainty
assumptions-changed =
    { $count ->
        [0] Defaults everywhere
        [one] 1 changed from the default
       *[other] { $count } changed from the defaults
    }
assumptions-tall = Make the pane taller
assumptions-low = Make the pane lower
defaults = Defaults
defaults-hint = Resets the assumptions of this scenario; prices and finance stay
reset = Reset to default
reset-to = Reset to default: { $value }
about-unit = Unit: { $unit }
about-default = Default: { $value }
about-origin = This value: { $origin }
origin-default = the default of the program
origin-plan = entered in this plan
group-work-force = Work force
assume-failures = Failures a year
assume-failures-note = Share of the phones without support that fail in a year
assume-support = Extra support a month
assume-support-note = Minutes for one phone without support
assume-headsets = Need a headset
assume-headsets-note = Share of the softphone users who need a headset; every order buys whole ones
assume-overlap = Months of dual running
assume-overlap-note = Months in which the old service is still paid after a phone has moved
assume-escalation-note = Compound, for every whole fiscal year between the date of a price and its order; below 0 % prices fall. The default assumes no change
assume-contingency-note = On everything flagged for it. No share is standard, published ones lie between 5 % and 25 %, so none is assumed
assume-minutes-note = No credible figure is published: time a few phones of your own
assume-technicians-note = How many phones a day are possible; the cost of labor comes from the minutes
error-day = Enter a day, such as { $example }
error-day-needed = A day is needed, such as { $example }
error-year = Enter the year with four digits, from { $first } to { $last }
ends-before = Ends before it begins

# Prices.
price-row = Price of { $name }
price-none = No price
price-enter = Enter an amount; currency, tax, dates, discounts and tiers follow.
price-amount = Amount for one unit
price-currency = Currency
price-currency-note = Numbers stay as they were typed, in tiers, fixed discounts and the range of the price as well: 199.00 EUR becomes 199.00 USD
price-tax = VAT included
price-on = Price of
price-valid = Valid until
price-valid-note = Until then the price is not escalated
price-source = Source
price-contingency = Contingency is taken on it
price-remove = Remove price
price-tiers =
    { $count ->
        [one] 1 tier
       *[other] { $count } tiers
    }
price-discounts =
    { $count ->
        [one] 1 discount
       *[other] { $count } discounts
    }
group-discounts = Discounts, one after the other
discount-step = Discount { $number }
discount-percent = Percent
discount-fixed = Fixed amount
discount-above = More than is left of the price: nothing is paid for one unit
group-tiers = Tiers by quantity of one order
tier-from = From units
tier-amount = Amount for one unit
tier-add = Tier
tier-mode = A tier prices
tier-all = all units of the order
tier-graduated = only units within it
tier-twice = Two tiers begin at this quantity; the lower one in the list counts
group-price-used = What the plan pays

# Finance.
group-depreciation = Depreciation
method = Method
method-none = Not chosen
method-straight = Straight line
method-open = Choose a method to see profit and loss.
life-preset = Useful life
life-own = Own value
life-months = Useful life, months
residual = Residual value
start = Begins
start-month = in the month of first use
start-next = in the month after
low-value = Low-value assets
low-value-none = Like all others
low-value-now = { $title }: at once
low-value-pool = { $title }: pool
old-life = Life of today's phones
old-life-note = For the book value of phones that are replaced early
group-worth = Present value
discount-rate = Discount rate a year
discount-rate-note = For present value and equivalent annual cost
group-rates-fx = Exchange rates of the plan
rate-of = { $foreign } for 1 { $plan }
rate-on = Rate of
rate-add = Currency
group-ceilings = Budget ceilings
ceiling-over = Over by { $amount }
ceiling-planned = Planned: { $amount }
ceiling-none = no ceiling
group-trade-in = Trade-in programs
trade-in-add = Program
trade-in-new = Trade-in
trade-in-remove = Remove program
trade-in-name = Name
trade-in-credit = Credit for one phone
trade-in-from = Orders from
trade-in-to = Orders until
trade-in-minimum = New phones, at least
trade-in-cap = Phones, at most
trade-in-claim = Days to claim
trade-in-pay = Days to payment
trade-in-old = Takes
trade-in-any = all old phones
trade-in-for = For
trade-in-for-note = New products that count for the program
trade-in-all = all new products
trade-in-products =
    { $count ->
        [one] 1 product
       *[other] { $count } products
    }

# Ranges.
group-ranges = How values are distributed
shape = Distribution
shape-pert = PERT
shape-triangular = Triangular
range-quantity = Quantities
range-hint = What has no optimistic and pessimistic value is taken as certain.
group-range-minutes = Minutes per device
range-no-minutes = Enter minutes under Basics first.
group-range-prices = Prices
range-low = { $name }: optimistic
range-high = { $name }: pessimistic
range-quantity-note = Of all devices the plan counts
range-certain = taken as certain
range-not-above = Optimistic: not above the likely value { $likely }
range-not-below = Pessimistic: not below the likely value { $likely }
range-wrong-low = Optimistic: { $sentence }
range-wrong-high = Pessimistic: { $sentence }
group-range-quantity = Devices
head-optimistic = Optimistic
head-likely = Likely
head-pessimistic = Pessimistic

# What is looked at.
mode = View: { $what }
mode-years = Years
mode-statement = Cash, profit and loss
mode-licenses = Licenses
mode-scenarios = Scenarios
mode-risk = Uncertainty
compare-title = Scenarios side by side
compare-choose = { $shown } of { $all }
compare-months = Device-months without support
compare-breaks = Certificate events that reach phones
compare-reached = Phones they reach, over all events
compare-drops = Phones that drop off, over all events
compare-worth = Present value on { $day }
compare-worth-why = Every payment of the plan, discounted at { $rate } a year by its days / 365 from { $day }, the day the plan is made on
compare-yearly = Equivalent annual cost
compare-yearly-why = The equal amount in every year of the plan that is worth as much as the present value on { $day }, at { $rate } a year
compare-no-rate = no discount rate
bridge-title = From one to the other
bridge-note = A click on a bar lists its items
bridge-from = From
bridge-to = To
bridge-pick = Click a bar to see what it consists of.
bridge-items =
    { $count ->
        [one] 1 item
       *[other] { $count } items
    }
effect =
    { $effect ->
        [scope] Scope
        [quantity] Quantity
        [price] Price
        [timing] Timing
        [currency] Currency
       *[tax] Tax
    }
statement-note = Money as it moves, and cost as the books show it
statement-cash = Cash
statement-cash-total = Cash
statement-profit = Profit and loss
statement-expense = Running cost
statement-depreciation = Depreciation
statement-low-value = Low-value assets
statement-write-off = Book value of phones given up
statement-profit-total = Profit and loss
statement-why =
    { $row ->
        [capex] Purchases and what belongs to them, in the year they are paid
        [opex] Licenses, services and work that is no purchase, in the year they are paid; trade-in credits are negative and come in the year they are paid out
        [cash] Capital expenditure and running cost together
        [expense] Running cost in the year it belongs to
        [depreciation] What purchases cost, spread over the years in which they are used
        [low-value] Purchases below the thresholds of low-value assets
        [write-off] Book value of today's phones on the day they are given up; paid before the plan, so no money of it
       *[profit] The four rows above together
    }
statement-table = Cash, profit and loss by fiscal year
book-cost =
    { $count ->
        [one] 1 phone costs { $cost } with everything that belongs to it, contingency and VAT that is not recovered; in use from { $day }
       *[other] { $number } phones cost { $cost } with everything that belongs to them, contingency and VAT that is not recovered; in use from { $day }
    }
book-cost-other = { $cost } that belong to no model, on { $day }
book-low-value = One costs { $unit } without VAT, at most { $limit }: { $rule }
book-residual = { $share } are left at the end of the life; { $base } are depreciated
book-spread = { $method } over { $months } months from { $month }
book-charge = { $year }: { $amount }
book-charge-months = { $year }, { $months ->
        [one] 1 month
       *[other] { $months } months
    }: { $amount }
book-given-up =
    { $count ->
        [one] 1 phone that cost { $cost } is given up; depreciated in a straight line over { $life } months, { $rest } of it are left on that day
       *[other] { $number } phones that cost { $cost } are given up; depreciated in a straight line over { $life } months, { $rest } of it are left on that day
    }
statement-too-large = The amounts are too large to be added up
reconciled = Reconciled
reconciled-not = Differs by { $amount }
reconciliation = Cash { $cash } + write-off { $written } = profit and loss { $profit } + still on the books { $residual }
note-no-method = No method of depreciation is chosen: purchases stay on the books.
note-no-old-life = The useful life of today's phones is not set: their book value at replacement is not known.
note-unknown-purchases =
    { $count ->
        [one] Purchase date or price of 1 replaced phone is not known: its book value is left out.
       *[other] Purchase date or price of { $count } replaced phones is not known: their book value is left out.
    }
note-outside = Some purchases lie outside the dates the chosen rule holds for.
note-mid-quarter = In { $year } most purchases fall into the last quarter: the mid-quarter convention may apply.
note-unknown-rule = The chosen rule is not known to this program.
open-finance = Open finance
licenses-note = Shared-device licenses by month, and devices whose old service is still paid
licenses-empty = No licenses or services are paid by month in this scenario
licenses-new = { $devices } licenses
licenses-dual = { $devices } devices with old service beside it
legend-new = New licenses
legend-dual = Old service beside it
col-year = Year
col-new = Licenses at year end
col-dual = Devices paid twice, at most
col-cost = Cost of licenses
col-base = Base
risk-note = { $runs } runs, seed { $seed }
risk-empty = Enter optimistic and pessimistic values to see what the budget may become
risk-ready = Run the simulation to see P50, P80 and P95 of every year
risk-running = Simulating
risk-outdated = Made before the plan was changed: simulate again
risk-sums = Percentiles of the years do not add up to those of the total: the years are seldom bad all at once.
open-ranges = Enter ranges
simulate = Simulate
seed = Seed
contingency-p80 = Set contingency to P80 minus base: { $amount }
contingency-p80-note = Replaces the share by a fixed amount; undo takes it back
contingency-p80-source = P80 minus base, seed { $seed }, { $runs } runs
contingency-p80-taken = Taken over; undo takes it back
drivers = What drives it
drivers-note = The total with each value at its ends, all others likely
driver-row = { $name }: { $low } to { $high }
menu-fix = Override amount
menu-unfix = Back to calculated
fixed-cell = Fixed by you
fix-cell = Amount for { $row }, { $year }
error-large = The number is too large
range-was = Entered in another currency: { $low } to { $high }
