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
