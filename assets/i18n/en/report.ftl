# The exported report. Headings are findings and must be true for none, one and many.

untitled = Desk-phone migration plan
page-of = Page { $page } of { $pages }
footer-catalog = Catalog { $edition }
footer-checked = Catalog { $edition }, sources checked { $date }
as-of = As of { $date }
scenario-years = Scenario “{ $name }”, { $first } to { $last }

section-cover = Cover
section-contents = Contents
section-own-page = Own page
section-devices = Device list
section-summary = Summary
section-timeline = Timeline
section-certificates = Certificates
section-strategy = Strategy
section-rollout = Rollout
section-budget = Budget
section-assumptions = Assumptions
section-questions = Open questions
section-sources = Sources

figure-phones =
    { $n-sites ->
        [0] { $count ->
            [one] phone
           *[other] phones
        }
        [one] { $count ->
            [one] phone at 1 site
           *[other] phones at 1 site
        }
       *[other] { $count ->
            [one] phone at { $n-sites } sites
           *[other] phones at { $n-sites } sites
        }
    }
figure-unsupported = unsupported today, { $share }
figure-unknown = of unknown model today, { $share }
figure-later = unsupported from { $month }
figure-end = unsupported on { $date }
figure-cost =
    { $count ->
        [one] net, over 1 fiscal year
       *[other] net, over { $count } fiscal years
    }
figure-cost-open = net so far, prices are missing

head-none = No phones in the plan yet
head-unknown =
    { $count ->
        [one] It is not known whether the 1 phone is supported
       *[other] It is not known whether the { $count } phones are supported
    }
head-after =
    { $count ->
        [one] 1 phone is unsupported today, none after { $date }
       *[other] { $count } phones are unsupported today, none after { $date }
    }
head-remain =
    { $count ->
        [one] 1 phone is unsupported today, { $later } on { $date }
       *[other] { $count } phones are unsupported today, { $later } on { $date }
    }
head-later =
    { $count ->
        [one] 1 phone is unsupported by { $date }
       *[other] { $count } phones are unsupported by { $date }
    }
head-gap = No phone is unsupported today, and none after { $date }
head-fine = No phone is known to lose support before { $date }
lead-states =
    { $count ->
        [one] Of 1 phone, { $supported } is supported, { $best-effort } best effort, { $unsupported } unsupported and { $unknown } unknown today.
       *[other] Of { $count } phones, { $supported } are supported, { $best-effort } best effort, { $unsupported } unsupported and { $unknown } unknown today.
    }
lead-matched =
    { $count ->
        [0] None of the phones is identified yet ({ $devices } in all).
        [one] { $n-devices ->
            [one] The only phone is identified.
           *[other] 1 of { $n-devices } phones is identified ({ $share }).
        }
       *[other] { $n-devices ->
           *[other] { $count } of { $n-devices } phones are identified ({ $share }).
        }
    }

decisions = Decisions needed
decision-release = Release { $amount } for { $year }
decision-release-detail =
    { $count ->
        [one] 1 device in { $waves }
       *[other] { $count } devices in { $waves }
    }
decision-prices =
    { $count ->
        [one] Add the missing price or assumption
       *[other] Add { $count } missing prices or assumptions
    }
decision-prices-detail = Until then all totals are lower bounds.
decision-softphones =
    { $count ->
        [one] Accept 1 user on a softphone
       *[other] Accept { $count } users on softphones
    }
decision-bridge =
    { $count ->
        [one] Keep 1 phone on SIP Gateway
       *[other] Keep { $count } phones on SIP Gateway
    }
decision-bridge-detail = { $models }. Microsoft has published no end date.
decision-undecided =
    { $count ->
        [one] Decide about 1 phone
       *[other] Decide about { $count } phones
    }
decision-unknown =
    { $count ->
        [one] Identify 1 phone
       *[other] Identify { $count } phones
    }
decision-unknown-detail = The catalog does not know their model, so they have no dates and no cost.
decision-none = No decision is open.
and-more = and { $count } more

states-by-year = Devices by support state at the end of each fiscal year
state = State
today = Today

timeline-continued = Timeline by model
timeline-collapsed = The other models are on the following pages.
legend-replaced = Replaced or retired
legend-passed = Deadline passed in use
legend-met = Deadline met
legend-wave = Rollout wave
no-end = SIP Gateway, DECT and analog phones have no published end date.

certificates-title =
    { $count ->
        [0] No certificate event touches this fleet until { $date }
        [one] 1 certificate event touches this fleet until { $date }
       *[other] { $count } certificate events touch this fleet until { $date }
    }
certificates-title-next =
    { $count ->
        [one] On { $date } a certificate event touches 1 phone: { $title }
       *[other] On { $date } a certificate event touches { $count } phones: { $title }
    }
certificates-lead =
    { $count ->
        [one] It is the only certificate event for this fleet until { $date }.
       *[other] { $count } certificate events concern this fleet until { $date }: expiring roots, changed issuers, shorter validity.
    }
column-touches = Phones by class
column-date = Date
column-event = Event
column-devices = Devices
column-needs = What a phone needs

strategy-title =
    { $count ->
        [0] No phone has a decision yet
        [one] 1 of { $devices } phones has a decision
       *[other] { $count } of { $devices } phones have a decision
    }
strategy-title-all =
    { $count ->
        [one] The only phone has a decision
       *[other] All { $count } phones have a decision
    }
group-phones =
    { $count ->
        [one] { $group }: 1 phone
       *[other] { $group }: { $count } phones
    }
column-model = Model
column-state = State today
column-until = Supported until
column-action = Action
column-reason = Why
column-cost = Cost
target = { $action }: { $product }

reason-own = Your decision

rollout-title =
    { $count ->
        [0] No rollout waves are planned
        [one] { $n-devices ->
            [one] 1 wave works on 1 device until { $date }
           *[other] 1 wave works on { $n-devices } devices until { $date }
        }
       *[other] { $n-devices ->
            [one] { $count } waves work on 1 device until { $date }
           *[other] { $count } waves work on { $n-devices } devices until { $date }
        }
    }
column-wave = Wave
column-site = Site
column-from = From
column-to = To
column-days = Work days
column-deadline = Deadline
column-slack = Slack in days

budget-title =
    { $count ->
        [one] { $amount } in one fiscal year
       *[other] { $amount } over { $count } fiscal years
    }
budget-title-open =
    { $count ->
        [one] At least { $amount } in one fiscal year
       *[other] At least { $amount } over { $count } fiscal years
    }
budget-title-none = This scenario costs nothing
budget-title-missing = No price is known yet, so there is no total
budget-lead-highest = The highest year is { $year } with { $amount }.
budget-lead-missing =
    { $count ->
        [one] 1 price or assumption is missing: totals are lower bounds.
       *[other] { $count } prices or assumptions are missing: totals are lower bounds.
    }
column-category = Category
total = Total
total-net = Total, net
cumulative = Cumulative
cumulative-cost = Cumulative cost
scenarios-compared = Scenarios compared
column-scenario = Scenario
column-total = Total
column-highest = Highest year
column-unsupported = Unsupported at the end
ceiling-over = { $year } costs { $over } more than its ceiling of { $ceiling }.
hints = What could be had better:
hints-more =
    { $count ->
        [one] and 1 more
       *[other] and { $count } more
    }
budget-note = { $currency } without VAT. Fiscal years start on { $date }.
budget-note-vat = { $currency }, VAT that is not recovered included. Fiscal years start on { $date }.

assumptions-title = What the numbers rest on
assumption-escalation = Price increase per fiscal year
assumption-contingency = Contingency
assumption-technicians = Technicians
assumption-hours = Productive hours a day
assumption-minutes = { $work }, minutes for one device
assumption-vat = VAT rate
assumption-currency = Currency
not-set = not set
column-assumption = Assumption
column-value = Value
prices = Prices
prices-none = No prices are entered.
column-item = Item
column-price = Price
column-priced-on = Date
column-source = Source

questions-title =
    { $count ->
        [0] No question is open
        [one] 1 question is open
       *[other] { $count } questions are open
    }
column-question = Question
column-weight = Devices

sources-title =
    { $count ->
        [0] No sources are used
        [one] 1 source, read on { $date }
       *[other] { $count } sources, the last one read on { $date }
    }
column-publisher = Publisher
column-address = Address
column-read = Read on
conflicts =
    { $count ->
        [one] 1 date on which sources disagree
       *[other] { $count } dates on which sources disagree
    }
column-fact = Fact
column-reading = Reading
column-used = Used
used = Used
files = Imported files
column-file = File
column-imported = Imported on

# The table of contents, own page, device list.

contents-title = Contents
own-title = Remarks
own-empty = Nothing is written yet.
devices-title =
    { $count ->
        [0] No device is in the plan
        [one] 1 device, listed by site
       *[other] { $count } devices, listed by site
    }
devices-lead = By site and model, with MAC address and name where the inventory has them.
devices-too-many = A list of more than { $most } devices is no reading for paper. The workbook and the CSV file hold every device.
devices-site =
    { $count ->
        [one] { $site }: 1 device
       *[other] { $site }: { $count } devices
    }
attachment = The plan this report was made from
carried = Carried forward
brought = Brought forward
and = and
legend-alt = What colors, patterns and pennants mean
sources-note = Sources: { $names }; last read on { $date }.

# The summary in sentences.

scenario-named = Scenario “{ $name }”
part-decision = The decision
part-money = The money
part-risk = The risk
part-dates = The dates
decisions-by = Decisions needed by { $date }
does = The plan { $what }.
does-none = There is nothing to decide yet.
does-keep =
    { $count ->
        [one] keeps 1 phone as it is
       *[other] keeps { $count } phones as they are
    }
does-update =
    { $count ->
        [one] updates the firmware of 1 phone before it is replaced
       *[other] updates the firmware of { $count } phones before they are replaced
    }
does-gateway =
    { $count ->
        [one] keeps 1 phone in use over SIP Gateway
       *[other] keeps { $count } phones in use over SIP Gateway
    }
does-sbc =
    { $count ->
        [one] keeps 1 phone behind the SBC
       *[other] keeps { $count } phones behind the SBC
    }
does-replace =
    { $count ->
        [one] replaces 1 phone
       *[other] replaces { $count } phones
    }
does-softphone =
    { $count ->
        [one] moves 1 user to a softphone
       *[other] moves { $count } users to softphones
    }
does-nothing-yet =
    { $count ->
        [one] leaves 1 phone undecided
       *[other] leaves { $count } phones undecided
    }
costs =
    { $count ->
        [one] It costs { $amount } in one fiscal year.
       *[other] It costs { $amount } over { $count } fiscal years.
    }
costs-at-least =
    { $count ->
        [one] It costs at least { $amount } in one fiscal year.
       *[other] It costs at least { $amount } over { $count } fiscal years.
    }
costs-nothing =
    { $count ->
        [one] It costs nothing in the fiscal year of the plan.
       *[other] It costs nothing in the { $count } fiscal years of the plan.
    }
costs-unknown = What it costs is not known: no price is entered.
other-same = “{ $name }” costs the same.
other-same-leaves =
    { $count ->
        [one] “{ $name }” costs the same and leaves 1 phone without support on { $date }.
       *[other] “{ $name }” costs the same and leaves { $count } phones without support on { $date }.
    }
other-more = “{ $name }” costs { $amount } more.
other-more-leaves =
    { $count ->
        [one] “{ $name }” costs { $amount } more and leaves 1 phone without support on { $date }.
       *[other] “{ $name }” costs { $amount } more and leaves { $count } phones without support on { $date }.
    }
other-less = “{ $name }” costs { $amount } less.
other-less-leaves =
    { $count ->
        [one] “{ $name }” costs { $amount } less, but leaves 1 phone without support on { $date }.
       *[other] “{ $name }” costs { $amount } less, but leaves { $count } phones without support on { $date }.
    }
other-leaves =
    { $count ->
        [one] “{ $name }” leaves 1 phone without support on { $date }.
       *[other] “{ $name }” leaves { $count } phones without support on { $date }.
    }
risk-none =
    { $count ->
        [one] The 1 phone of the fleet is not known to be without support today.
       *[other] None of the { $count } phones is known to be without support today.
    }
risk-unsupported =
    { $count ->
        [one] { $n-devices ->
            [one] The only phone is without support today: faults and security holes stay open.
           *[other] 1 of { $n-devices } phones ({ $share }) is without support today: faults and security holes stay open.
        }
       *[other] { $n-devices ->
           *[other] { $count } of { $n-devices } phones ({ $share }) are without support today: faults and security holes stay open.
        }
    }
risk-best-effort =
    { $count ->
        [one] For 1 phone Microsoft helps only as far as it can (best effort).
       *[other] For { $count } phones Microsoft helps only as far as it can (best effort).
    }
risk-unknown =
    { $count ->
        [one] For 1 phone the state is not known.
       *[other] For { $count } phones the state is not known.
    }
risk-certificate =
    { $count ->
        [one] The next certificate event, on { $date }, touches 1 phone: { $title }.
       *[other] The next certificate event, on { $date }, touches { $count } phones: { $title }.
    }
dates-work =
    { $count ->
        [one] The work is one wave, from { $first } to { $last }.
       *[other] The work is { $count } waves, from { $first } to { $last }.
    }
dates-no-work = No work is planned.
dates-late =
    { $count ->
        [one] One of them ends after a deadline of its devices.
       *[other] { $count } of them end after a deadline of their devices.
    }
dates-next =
    { $count ->
        [one] Support ends next on { $date }, for 1 phone: { $models }.
       *[other] Support ends next on { $date }, for { $count } phones: { $models }.
    }
rollout-lead =
    { $count ->
        [0] Every wave ends before the deadlines that are still to come.
        [one] One wave ends after a deadline of its devices; it is hatched.
       *[other] { $count } waves end after a deadline of their devices; they are hatched.
    }

# Slides.

slide-answer-after = No phone without support from { $month }, for { $amount }
slide-answer-remain =
    { $count ->
        [one] 1 phone stays without support until { $date }, for { $amount }
       *[other] { $count } phones stay without support until { $date }, for { $amount }
    }
slide-answer-fine = The fleet stays supported until { $date }, for { $amount }
slide-answer-after-free = No phone without support from { $month }
slide-answer-remain-free =
    { $count ->
        [one] 1 phone stays without support until { $date }
       *[other] { $count } phones stay without support until { $date }
    }
slide-answer-fine-free = The fleet stays supported until { $date }
slide-highest = highest year, { $year }
slide-against = against “{ $name }”
slide-more-rows =
    { $count ->
        [one] and 1 more, in the report
       *[other] and { $count } more, in the report
    }
slide-sources = Catalog { $edition }, sources read until { $date }
slide-strategy = What happens to each class
slide-decide =
    { $count ->
        [0] No decision is open
        [one] One decision is needed
       *[other] { $count } decisions are needed
    }
slide-decide-by =
    { $count ->
        [0] No decision is open
        [one] One decision is needed by { $date }
       *[other] { $count } decisions are needed by { $date }
    }
slide-fleet =
    { $count ->
        [0] No phone loses support before the plan replaces it
        [one] 1 phone loses support within the plan
       *[other] { $count } phones lose support within the plan
    }
slide-work =
    { $count ->
        [0] No work is planned
        [one] 1 wave brings the fleet there by { $date }
       *[other] { $count } waves bring the fleet there by { $date }
    }
slide-questions =
    { $count ->
        [0] No question is open
        [one] 1 open question could change the numbers
       *[other] { $count } open questions could change the numbers
    }
slide-compare = “{ $name }” costs { $amount }
slide-capex = capital expenditure
slide-opex = operating expenditure
slide-more-sites =
    { $count ->
        [one] Another page of sites is in the report.
       *[other] The other sites are in the report.
    }
head-after-known =
    { $count ->
        [one] 1 phone is unsupported today, none is known to be after { $date }
       *[other] { $count } phones are unsupported today, none is known to be after { $date }
    }
slide-answer-after-known = No phone known to be without support from { $month }, for { $amount }
slide-answer-after-known-free = No phone known to be without support from { $month }
certificates-title-drop =
    { $count ->
        [one] 1 phone drops off on { $date }: { $title }
       *[other] { $count } phones drop off on { $date }: { $title }
    }
column-drops = Drop off
column-undocumented = Not documented

# Cash beside profit and loss, the ways between scenarios, and what is not certain.

books-all = All of the { $cash } paid has become cost by the end of { $year }
books-rest = Of { $cash } paid, { $cost } becomes cost by the end of { $year }; { $rest } stays on the books
books-written = { $cash } is paid, but { $cost } is cost: { $written } of old phones is written off
books-both = { $cash } is paid, { $cost } is cost by the end of { $year }: { $written } of old phones is written off, { $rest } stays on the books
books-no-method = Of { $cash } paid, { $rest } is purchases that stay on the books until a method of depreciation is chosen
books-paid = Paid in all
books-cost = Cost in all
derived-in-assumptions = Prices, rates and methods behind these amounts are listed under the assumptions.
bridge-more = “{ $name }” costs { $amount } more, most of it through { $effect }
bridge-less = “{ $name }” costs { $amount } less, most of it through { $effect }
bridge-same = “{ $name }” costs the same: its differences cancel each other out
bridge-effect =
    { $effect ->
        [scope] what only one of the two buys
        [quantity] other quantities
        [price] other prices
        [timing] another time of purchase
        [currency] another exchange rate
       *[tax] VAT
    }
bridge-sum = Difference
bridge-others =
    { $count ->
        [one] 1 smaller item
       *[other] { $count } smaller items
    }
column-effect = Effect
column-units = Units
column-difference = Difference
risk-title = In four of five simulated runs the plan costs at most { $amount } before contingency
risk-note = { $runs } runs from seed { $seed }. P50, P80 and P95 are not exceeded in 50, 80 and 95 % of the runs; those of the years do not add up to the total. Contingency is not in these amounts: they are what it is measured by.
risk-drivers = What moves the total most: { $name }
risk-p80 = at most before contingency, in four of five simulated runs
worth-title = Present value on { $day }: { $amount }
worth-note = Payments of all years, discounted at { $rate } a year by their days / 365 to { $day }, the day the plan is made on. The equivalent annual cost is the equal amount over { $n-years ->
    [one] one year
   *[other] { $n-years } years
} that is worth as much.
column-optimistic = Optimistic
column-pessimistic = Pessimistic
certificates-all = All phones
assumption-contingency-fixed = Contingency, fixed amount
assumption-depreciation = Depreciation
assumption-straight = Straight line over { $months } months
assumption-residual = { $method }, residual value { $share }
assumption-method-months = { $method }, { $months } months
assumption-low-value = Low-value assets
assumption-old-life = Useful life of today's phones, months
assumption-rate = Plan rate: { $currency } for 1 { $own }
assumption-discount = Discount rate a year
assumption-discounted-to = { $rate }, payments discounted to { $day }
assumption-overlap = Months in which old and new service are both paid
assumption-failures = Phones without support that fail in a year
assumption-support = Extra minutes of support a month, phones without support
assumption-headsets = Softphone users who need a headset
assumption-default = { $value } (default)
assumption-range = { $name }: optimistic to pessimistic
assumption-range-values = { $low } to { $high }
