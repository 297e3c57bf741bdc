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
compare-unsupported = Unsupported at end
assumptions = Assumptions
assumptions-missing =
    { $count ->
        [one] 1 missing, totals are lower bounds
       *[other] { $count } missing, totals are lower bounds
    }
assumptions-complete = Everything the totals need is given
assume-escalation = Price increase a year
assume-contingency = Contingency
assume-technicians = Technicians
assume-hours = Hours per day
assume-hour = Technician hour
group-rates = Rates and work force
group-minutes = Minutes per device
group-prices = Prices
missing = Missing for { $quantity } units from { $year } on
missing-rate = Price is in { $currency }, enter it in the plan's currency
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
empty = Choose actions in Strategy to see costs
empty-button = Open Strategy
error-empty = Enter a number
error-sign = “{ $sign }” does not belong into a number
error-separators = Points and commas do not make a number here
error-decimals =
    { $count ->
        [0] Enter a whole number
        [one] At most 1 decimal
       *[other] At most { $count } decimals
    }
error-range = Enter a number from { $low } to { $high }

# Table and chart.
missing-prices =
    { $count ->
        [one] 1 price missing
       *[other] { $count } prices missing
    }
counts-from = { $year } counts from { $date }
share-of-year = { $share } of { $year }
against = { $name }: { $amount } ({ $difference })
menu-explain = Explain
menu-devices = Show devices
menu-copy = Copy with formula
menu-export = Export table
