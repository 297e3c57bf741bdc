# The exported report. Headings are findings and must be true for none, one and many.

untitled = Desk-phone migration plan
page-of = Page { $page } of { $pages }
footer-catalog = Catalog { $edition }
footer-checked = Catalog { $edition }, sources checked { $date }
as-of = As of { $date }
scenario-years = Scenario “{ $name }”, { $first } to { $last }

section-cover = Cover
section-summary = Summary
section-timeline = Timeline
section-certificates = Certificates
section-strategy = Strategy
section-rollout = Rollout
section-budget = Budget
section-assumptions = Assumptions
section-questions = Findings and open questions
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
figure-later = unsupported from { $month }
figure-end = unsupported on { $date }
figure-cost =
    { $count ->
        [one] net, over 1 fiscal year
       *[other] net, over { $count } fiscal years
    }
figure-cost-open = net so far, prices are missing

head-none = No phones in the plan yet
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
lead-matched = { $matched } of { $devices } phones are identified ({ $share }).

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
timeline-collapsed = Every model is on the following pages.
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
certificates-lead = Expiring roots, changes of issuers and shorter validity, with the devices of the classes they touch.
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
        [one] 1 wave works on { $devices } devices until { $date }
       *[other] { $count } waves work on { $devices } devices until { $date }
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
