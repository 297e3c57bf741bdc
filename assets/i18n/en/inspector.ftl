# Inspector of the planning screens.

lane-note = { $class }, { $devices } in { $sites }
devices =
    { $count ->
        [one] 1 device
       *[other] { $count } devices
    }
sites =
    { $count ->
        [0] no site
        [one] 1 site
       *[other] { $count } sites
    }
plan = Plan
open-strategy = Open in Strategy
show-timeline = Show on timeline
show-rollout = Open in Rollout
show-certificates = Open in Certificates
action = Action
target = Target
deadline = Last day of support
slack = Slack
slack-days =
    { $count ->
        [one] 1 day
       *[other] { $count } days
    }
late-days =
    { $count ->
        [one] 1 day late
       *[other] { $count } days late
    }
wave-line = { $from } – { $to }
total = Cost over all years
action-cost = Action, cost over all years
of-devices = { $devices } of { $all }
choice-sets-all =
    { $count ->
        [one] A choice sets 1 device
       *[other] A choice sets all { $count } devices
    }
choice-mixed = These devices have different actions. A choice sets all { $count } of them.
choice-changes =
    { $count ->
        [one] choosing it changes 1 device
       *[other] choosing it changes { $count } devices
    }
rule-prevented = { $rule }: not possible, { $reason }. Its devices stay undecided.
not-possible = Not possible: { $reason }
recommended = Recommended
why-recommended = Why is “{ $action }” recommended?
use-recommendation = Use recommendation
differs = Your choice differs
your-reason = Your reason
by-number = Picked by number
by-number-rule = Rule { $rule }, { $action }
by-number-devices = { $devices } of { $all }
by-number-how = Taken in this order: sites from A to Z, phones without a site first; at a site the models in the order of the strategy, of a model the firmware versions as the inventory lists them, then cost centers from A to Z. Neither age nor rank counts. What is left goes to the next rules, or to the recommendation.
reason-hint = Why? Printed in the report
why-state = Why { $state }?
life = Over time
life-line = from { $from }
life-span = { $from } – { $to }
fact-sources = { $what }: sources
sources-disagree =
    { $count ->
        [one] { $what }: 1 source disagrees
       *[other] { $what }: { $count } sources disagree
    }
used = Used
conflicts =
    { $count ->
        [0] Differs
        [one] Differs, 1 day
       *[other] Differs, { $count } days
    }
use-date = Use other date
use-catalog = Use the catalog's date
checked = checked { $date }
no-date = No date
past = Already past
by-site = By site
by-firmware = By firmware
no-firmware = No firmware
no-site = No site
more =
    { $count ->
        [one] and 1 more
       *[other] and { $count } more
    }
sources = Sources
needs = What a phone needs
affects = Touches
affected-here = In this fleet
certificates = Certificates
valid-until = valid until { $date }
fingerprint = SHA-256
wave-work = Work
wave-days = Days of work
wave-unknown = Not known while minutes or technicians are missing
why-amount = Why this amount?
cell-all = All categories
cell-all-years = All years
sum = Sum
cell-empty = Nothing is paid here
cell-missing = Missing, so the amount is a lower bound
inputs = Inputs
origin-fleet = Fleet
origin-catalog = Catalog
origin-default = Default
origin-scenario = Strategy and waves
origin-user = { $words }
group-lanes = Models
states-on = On { $date }

# Why an action is recommended.
reason-gateway-short = Needs { $version } or later

# Why an action is not possible.

# What comes with an action.
consequences = { $action }: work and consequences
consequence-below =
    { $count ->
        [one] 1 phone needs other firmware first
       *[other] { $count } phones need other firmware first
    }
consequence-sources =
    { $count ->
        [one] 1 source, checked { $date }
       *[other] { $count } sources, checked { $date }
    }

# Why a lane is in its state.
since = since { $date }
after = after { $date }
until = until { $date }
waves = Rollout waves
rule-after = The as-of day is after the last day of support ({ $clock })
rule-before = The as-of day is not after the last day of support ({ $clock })
rule-certified = The as-of day is not after the last day of certification
rule-updated = The plan updates the firmware; the as-of day is not after its last day of certification
rule-best-effort = Certification has ended; the as-of day is not after the last day of best effort
rule-best-effort-open = Certification has ended; no end of best effort is published
rule-gateway = On Microsoft’s list for SIP Gateway; no end is published
rule-firmware = The installed firmware is below the minimum
rule-multiplatform = Enterprise firmware is installed; SIP Gateway needs multiplatform firmware
rule-sbc = Connected through an SBC or ATA; no end is published
rule-replaced = Its wave has ended by the as-of day
rule-no-dates = The catalog has no dates for this model
rule-unknown = The model is not identified. Choose it in Inventory.
effect = Using it would change: { $parts }.
effect-cost = cost { $amount }
effect-waves =
    { $count ->
        [one] 1 wave
       *[other] { $count } waves
    }
effect-unsupported = devices without support from { $was } to { $is }
effect-none = Using it changes no cost, no wave and no count in this plan.
own-date = End of certification, by you
own-date-hint = 31 Dec 2028

## Several devices selected together

several = { $count } devices selected
several-models = By model

## A product of the catalog

end-of-sale = End of sale
spellings = Spellings in inventories
catalog-note = Note
in-this-fleet = In this fleet
show-devices = Show devices
firmware-gateway = SIP Gateway, lowest
firmware-approved = SIP Gateway, approved
firmware-certified = Teams, certified
firmware-latest = Newest known
firmware-day = Released

# What a budget cell adds up, and what would change it.
formula =
    { $what ->
        [devices] Σ devices bought × price in the year
        [licenses] Σ licenses × months × price
        [labor] Σ devices × minutes × hourly rate ÷ 60
        [accessories] Σ accessories × price in the year
        [shipping] Σ devices shipped × price
        [trade_in] − Σ devices handed in × credit
        [contingency] share × Σ flagged lines
        [vat] Σ net × rate × share not recovered
        [operations] Σ months without support × cost of a month
       *[all] Σ all lines
    }
open-model = Open { $name }
ceiling = Budget ceiling
ceiling-most = At most
ceiling-planned = Planned
ceiling-kept = { $amount } left
ceiling-over = { $amount } over
ceiling-no-wave = No wave
what-if = If it costs { $share } more
what-if-cell = This cell
what-if-overhead = Contingency and VAT
figure-cumulative = Cumulative
figure-cumulative-why = The sums of all fiscal years up to this one
figure-replaced-why = Phones that are replaced or taken away by { $day }, the last day of the plan
figure-unsupported-why = Phones without support on { $day }, the last day of the plan
figure-months-why = Phones without support on the first day of every month, from the day the plan is made on to { $day }
figure-events-why = Certificate events up to { $day } that reach phones which are neither replaced nor taken away by then
figure-worth-of = { $paid } paid
figure-yearly-formula = { $value } × { $rate } ÷ (1 − (1 + { $rate })⁻ⁿ), n = { $years } years
figure-yearly-flat = { $value } ÷ { $years } years
figure-drops =
    { $count ->
        [one] 1 of them drops off
       *[other] { $count } of them drop off
    }
figure-no-rate = Without a discount rate there is no present value. Enter one under Finance.
show-more = Show { $count } more
capex = CapEx
opex = OpEx
no-model = No model
statement-none = Nothing is charged here
statement-profit-all = Profit and loss, all years
statement-cash-all = Cash, all years
what-if-total = Total
fixed-by-you = Fixed by you
unfix = Back to calculated
