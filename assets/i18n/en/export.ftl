# Words of workbook, device list and calendar.

currency = Currency
product = Product
class = Class
state-today = State today
deadline = Deadline
action = Action
organization = Organization
scenario = Scenario
matched = Identified
as-of = As of
devices = Devices
total = Total
category = Category
fiscal-year = Fiscal year
date = Date
site = Site
cost-center = Cost center
wave = Wave
quantity = Quantity
unit-price = Unit price
amount = Amount
capex = Type
capex-yes = CapEx
capex-no = OpEx
derivation = Derivation
question = Open question
no-site = no site
sheet-summary = Summary
sheet-budget = Budget
sheet-lines = Budget lines
sheet-devices = Devices
sheet-questions = Open questions
too-many-rows = a worksheet holds 1,048,576 rows, and there are more; export the devices as CSV
ics-deadline = { $name }: last day of support
ics-wave = Wave { $name }, { $site }
ics-devices = { $count ->
    [one] One device
   *[other] { $count } devices
 }
state = { $state ->
    [supported] Supported
    [best_effort] Best effort
    [unsupported] Unsupported
    [replaced] Replaced
   *[unknown] Unknown
 }
action-name = { $action ->
    [keep] Keep
    [update_firmware] Update, then replace
    [sip_gateway] Keep via SIP Gateway
    [keep_on_sbc] Keep on SBC
    [replace] Replace
    [softphone] Retire to softphone
   *[undecided] Not decided
 }
wave-start = First day
wave-end = Last day
work-days = Work days
publisher = Publisher
address = Address
read-on = Read on
sheet-waves = Waves
sheet-sources = Sources
sheet-findings = Findings
finding = Finding
field = Field
value = Value in the plan
other-value = Says otherwise
file = File
row = Row
finding-model = Model not identified
finding-warranty = Warranty ends before the purchase
finding-conflict = Another source says otherwise
worth = Present value on { $day } at { $rate } a year
