# Strategy screen.

title = Strategy
note = { $decided } of { $devices } devices decided
use-all = Use all recommendations
bar = Devices by action
bar-part = { $action }: { $devices } of { $all } devices
col-model = Model
col-count = Count
col-deadline = Deadline
col-recommended = Recommended
col-action = Chosen action
col-target = Target
col-unit = Unit
col-total = Total
no-deadline = None
not-in-catalog = Not in the catalog
no-purchase = No purchase
no-target = No target chosen
target-ends = Ends { $date }
row = { $name }, { $devices } devices, { $action }
choose-action = Action for { $name }
choose-target = Target for { $name }
recommended = Recommended
later-waves = in { $waves }
differs = Differs from the recommendation: { $action }
table = Strategy by model
total-row = Total
total-note = Prices in the year of purchase. Contingency and VAT follow in Budget.
total-missing =
    { $count ->
        [one] 1 price or assumption is missing, amounts are lower bounds. See Budget.
       *[other] { $count } prices or assumptions are missing, amounts are lower bounds. See Budget.
    }
bridge-until = Bridge until { $date }
firmware-from = Firmware { $version } or later
empty = Import an inventory to decide what happens to your devices
empty-button = Import files
all-recommended = Every choice follows the recommendation
unknown-target-date = No end date published
menu-recommendation = Use recommendation
menu-class = Same action for the class
menu-timeline = Show on timeline
menu-devices = Show devices
menu-copy = Copy as table

# Rows, rules, and changes before they are made.
by = Rows: { $what }
by-model = By model
by-class = By class
by-site = By site
by-rule = By rule
col-class = Class
mixed = Different
several-targets = Different targets
models =
    { $count ->
        [one] 1 model
       *[other] { $count } models
    }
rows-marked =
    { $count ->
        [one] 1 row
       *[other] { $count } rows
    }
set-action = Set action
unmark = Unmark all
apply = Apply
discard = Discard
pending-action = { $what }: { $action }
pending-target = { $what }: target { $target }
pending-recommended = { $what }: use recommendation
change-none = Nothing changes
change-devices =
    { $count ->
        [0] No device changes
        [one] 1 device changes
       *[other] { $count } devices change
    }
change-unsupported = without support at the end: { $before } → { $after }
change-late = after their deadline: { $before } → { $after }
change-impossible =
    { $count ->
        [one] not possible for 1 device, which stays undecided
       *[other] not possible for { $count } devices, which stay undecided
    }
change-total = Cost, all years
change-row-unsupported = Without support at end
change-row-late = Worked on too late
change-incomplete = Prices or assumptions are missing: amounts are lower bounds
target-filter = Find a product
no-target-found = No product matches
enter-price = Price
price-of = Price of { $what }
unit-hover = { $amount } ({ $source }); { $unit } in the year of purchase
unit-bought = { $unit } in the year of purchase
price-shared = One price for the whole plan: it counts for every model that gets this product.
menu-explain = Explain
menu-split = Split by site
menu-split-number = Split by number…
menu-merge = Show as one row
menu-rule = Make a rule of it
rules-none = No rules of your own yet: every device follows the recommendation. Add a rule, or choose an action in one of the other views.
rules-rest = All other devices
rules-rest-note = Devices that no rule speaks of
rules-undecided =
    { $count ->
        [one] 1 device is not decided
       *[other] { $count } devices are not decided
    }
base-recommended = Follow the recommendation
base-replace = Replace before the deadline
base-nothing = Keep as they are
rule-name = Rule { $number }: { $what }, { $action }
rule-title = Rule { $number }
rule-split = Split { $name } by number
rule-new = New rule
rule-add = Add rule
rule-edit = Edit rule
rule-delete = Delete rule
rule-up = Move up
rule-down = Move down
rule-move = Move the rule for { $what }
rule-matches = of { $devices } it matches
rule-matches-none = Matches no device
rule-shadowed = rule { $rule } comes first for { $devices }
rule-devices = Devices
rule-outcome = What happens to them
rule-effects = What changes
rule-any = Any
rule-class = Class
rule-model = Model
rule-site = Site
rule-firmware = Firmware
rule-first = Number
rule-first-all = All of them
rule-first-wrong = Write a whole number above 0, or nothing for all of them
rule-first-how = Picked by site from A to Z, at a site by model, firmware and cost center; neither age nor rank counts. The rest is left to the next rules.
rule-state = Status
rule-action = Action
rule-below = older than
rule-at-least = at least
rule-no-firmware = not known
rule-version = Version
rule-version-missing = Write a version: without one the rule does not say which devices it means
rule-versions = Versions of the model
rule-versions-none = Choose a model to see its versions
rule-minimum = { $version } (minimum)
rule-note = Reason (printed in the report)
rule-meets = Devices it matches
rule-decides = Devices it decides
rule-prevented = Devices it cannot decide
rule-impossible =
    { $count ->
        [one] Not possible for 1 device: { $reason }. It stays undecided.
       *[other] Not possible for { $count } devices: { $reason }. They stay undecided.
    }
rule-changes = Devices that change
