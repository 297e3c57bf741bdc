# Rollout screen: head.

title = Rollout
note =
    { $count ->
        [0] no waves
        [one] 1 wave
       *[other] { $count } waves
    }
note-over =
    { $count ->
        [one] { $waves }, 1 week over capacity
       *[other] { $waves }, { $count } weeks over capacity
    }
note-fits = { $waves }, no week over capacity
badge-over =
    { $count ->
        [one] 1 over
       *[other] { $count } over
    }
zoom = Zoom
zoom-weeks = Weeks
zoom-months = Months
zoom-all = All
by-site = By site
by-wave = By wave
by-vendor = By vendor
level = Level weeks
level-none = No week is over capacity
suggest = Suggest waves
suggest-note = Drops your changes; waves follow the strategy again
chart = Rollout by week
empty = No waves yet: they follow from what Strategy decides
empty-button = Open Strategy
pace-note =
    { $crews ->
        [one] Technicians, hours or minutes are not set: { $devices } devices a day and 1 crew stand in
       *[other] Technicians, hours or minutes are not set: { $devices } devices a day and { $crews } crews stand in
    }
pace-button = Set them
late-note =
    { $count ->
        [one] 1 device does not fit before { $deadline }: { $what }
       *[other] { $count } devices do not fit before { $deadline }: { $what }
    }
late-more = and { $count } more

# Chart.

all-waves = All waves
all-devices =
    { $count ->
        [one] 1 move or installation
       *[other] { $devices } moves and installations
    }
month = Month
week-starting = Week starting
deadlines = Deadlines
deadline-ends = { $what }: support ends
deadline-models =
    { $count ->
        [one] 1 model
       *[other] { $count } models
    }
year-starts = { $year } starts
today = Today
row-devices = { $planned } of { $devices } devices
row-wave =
    { $count ->
        [one] { $devices } devices, 1 site
       *[other] { $devices } devices, { $count } sites
    }
row-vendor =
    { $count ->
        [one] 1 device
       *[other] { $devices } devices
    }
no-vendor = Other
no-site = No site
bar = { $name }, { $devices }
merged =
    { $count ->
        [one] 1 bar
       *[other] { $count } bars
    }
load = Devices per week
legend-wave = { $waves }, { $work }
legend-waves =
    { $count ->
        [one] 1 wave, { $work }
       *[other] { $count } waves, { $work }
    }
legend-over = Over capacity
legend-capacity = Capacity
legend-blackout = Blackout
work-swap = replace
work-gateway = move
work-firmware = update
work-softphone = softphone
work-certificate = renew certificates
work-mixed = mixed work
per-week = { $devices } per week
over = +{ $devices }
days-late =
    { $count ->
        [one] 1 day late
       *[other] { $count } days late
    }
hit-bar = { $site }, { $name }, { $devices } devices, { $start } to { $end }
hit-bar-late =
    { $count ->
        [one] { $bar }, 1 day late
       *[other] { $bar }, { $count } days late
    }
hit-week = Week of { $date }: { $devices } of { $capacity } devices
hit-week-over = Week of { $date }: { $devices } of { $capacity } devices, { $over } over capacity
hit-blackout = Blackout { $name }, { $first } to { $last }, { $site }
hit-wave = { $name }, { $work }, { $devices } devices, { $start } to { $end }
all-sites = all sites

# Blackouts.

blackout = Blackout
blackout-new = New blackout
blackout-edit = Blackout
blackout-name = Name
blackout-name-hint = Year-end close
blackout-first = From
blackout-last = To
blackout-site = Site
blackout-all = All sites
blackout-add = Add
blackout-save = Save
blackout-delete = Delete
blackout-cancel = Cancel
blackout-date-hint = 22 Mar 2027
blackout-bad-date = Write the day as { $example }
blackout-bad-order = The last day is before the first
blackout-waits = Work waits until it is over
blackout-days =
    { $count ->
        [one] 1 working day
       *[other] { $count } working days
    }

# Context menu.

menu-devices = Show devices
menu-split = Split bar here
menu-to-wave = Move to { $wave }
menu-new-wave = Move to a new wave
menu-technicians = Set technicians
menu-blackout = Add blackout here
menu-calendar = Export as calendar file
menu-timeline = Show in Timeline
menu-explain = Explain
menu-copy = Copy as text

# Tooltip and inspector.

tip-capacity = Capacity
tip-rest = Free
tip-over = Over capacity
week-of = Week of { $date }
week-number = Calendar week { $week }, { $year }
over-capacity = { $devices } over capacity
within = Within capacity
of = { $devices } of { $capacity }
planned = Planned
planned-none = Nothing is planned in this week
week-first =
    { $count ->
        [one] only week
       *[other] first of { $count } weeks
    }
week-last = last of { $count } weeks
week-nth = { $nth } of { $count } weeks
total = Total
why-capacity = Why { $devices }?
why-formula =
    { $technicians ->
        [one] 1 technician × { $each } devices = { $devices }
       *[other] { $technicians } technicians × { $each } devices = { $devices }
    }
why-formula-crews =
    { $technicians ->
        [one] 1 crew × { $each } devices = { $devices }
       *[other] { $technicians } crews × { $each } devices = { $devices }
    }
why-days =
    { $count ->
        [one] 1 working day of this week is free of blackouts
       *[other] { $count } working days of this week are free of blackouts
    }
per-technician = Per technician
per-technician-value = { $devices } a week, { $work }
technicians = Technicians
technicians-until = { $count } until { $date }
technicians-from = { $count } from { $date }
source = Source
source-assumptions = Assumptions of the scenario
source-default = Default pace until technicians, hours and minutes are set
source-own = { $wave } has technicians of its own
fixes = Ways to fix
fixes-none = No single change of one site is enough: Level weeks spreads all sites
fix-start = Start { $site } on { $date }
fix-spread = Spread { $site } over more weeks
fix-first =
    { $count ->
        [one] { $devices } devices in the first week
       *[other] { $devices } devices in each of the first { $count } weeks
    }
fix-same-end = At most { $devices } a week, same end
fix-later =
    { $count ->
        [one] At most { $devices } a week, ends 1 week later
       *[other] At most { $devices } a week, ends { $count } weeks later
    }
fix-sooner =
    { $count ->
        [one] At most { $devices } a week, ends 1 week sooner
       *[other] At most { $devices } a week, ends { $count } weeks sooner
    }
fix-add =
    { $count ->
        [one] Add 1 technician { $time }
       *[other] Add { $count } technicians { $time }
    }
fix-weeks =
    { $count ->
        [one] for a week
       *[other] for { $count } weeks
    }
fix-cost = { $count } × { $hours } h × { $rate } = { $cost }
fix-hours = { $count } × { $hours } h, no hourly rate is set
apply = Apply
also-over = Also over capacity
also-week = Week of { $date }, { $sites }
set-pace = Set minutes and technicians
late = Late
late-title =
    { $count ->
        [one] 1 device does not fit before { $deadline }
       *[other] { $count } devices do not fit before { $deadline }
    }
late-none = No change of one site helps: plan more technicians, or begin other work later
before = Before it begins
before-orders =
    { $count ->
        [one] Order 1 phone: { $product }
       *[other] Order { $devices } phones: { $product }
    }
before-target = Choose the new phone for { $devices } devices
before-firmware = Update the firmware to the certified version
before-mpp = Cisco phones need multiplatform firmware first
before-ips = Enter the public IP addresses of the sites as trusted, 24 h ahead
before-policy = Assign policies 24 h ahead
before-reset = Reset phones to factory settings
before-batches =
    { $count ->
        [one] Bulk sign-in: 1 batch of at most 100 devices
       *[other] Bulk sign-in: { $count } batches of at most 100 devices, 3 at a time
    }
before-codes = Codes: verification 24 h, device sign-in 15 min
before-headsets = Headsets for { $devices } softphone users, as many as need one
by-site-model = Devices by site
cost = Cost of the wave
cost-none = No prices yet
budget-show = Show in Budget
per-week-range = { $least } to { $most } a week
per-week-same = { $devices } a week
weeks = Weeks
start = Start
end = End
own-technicians = Technicians of its own
own-none = Shared
slack = Slack
deadline = Deadline
no-deadline = None
devices-week = Devices in this week
periods = Technicians by period
period-row = { $count } from { $from } to { $until }
period-row-open = { $count } from { $from }
period-add = Add period
period-delete = Delete this period
period-from = From
period-until = To, empty for open
period-count = Technicians

# Labels of undo.

edit-move = Move { $what } to { $to }
edit-stretch = Change weeks of { $what }
edit-week = Change { $what } in the week of { $day }
edit-split = Split { $what }
edit-to-wave = Move { $what } to { $wave }
edit-own-technicians = Set technicians of { $wave }
edit-spread = Spread { $what }
edit-add-technicians =
    { $count ->
        [one] Add 1 technician
       *[other] Add { $count } technicians
    }
edit-periods = Change technicians by period
edit-level = Level weeks
edit-suggest = Suggest waves
edit-add-blackout = Add blackout { $name }
edit-change-blackout = Change blackout { $name }
edit-delete-blackout = Delete blackout { $name }
