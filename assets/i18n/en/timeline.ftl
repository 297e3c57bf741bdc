# Timeline screen.

title = Timeline
finding-until = { $unsupported } unsupported today, none after { $date }
finding-never = { $unsupported } unsupported today, { $later } on { $date }
finding-none = No device is without support, today or later
finding-soon = None unsupported today, none after { $date }
finding-later = None unsupported today, { $later } on { $date }
group-class = By class
group-vendor = By vendor
layers = Layers
layer-certificates = Certificates
layer-waves = Rollout waves
layer-deadlines = Deadlines
layer-areas = Devices by support state
span = Time span
span-year = 1 FY
span-years = 3 FY
span-all = All
zoom = Zoom
zoom-in = Zoom in
zoom-out = Zoom out
fit = Fit first to last event
chart = Timeline of device classes
tip-devices =
    { $count ->
        [one] 1 device
       *[other] { $count } devices
    }
tip-sites =
    { $count ->
        [one] 1 site
       *[other] { $count } sites
    }
tip-deadline = Deadline
tip-done = { $wave } done by
tip-slack = Slack
tip-late = Late
tip-days =
    { $count ->
        [one] 1 day
       *[other] { $count } days
    }
tip-on = On { $date }
tip-affected =
    { $count ->
        [0] No devices affected
        [one] 1 device affected
       *[other] { $count } devices affected
    }
tip-span = { $from } – { $to }
menu-explain = Explain
menu-strategy = Open in Strategy
menu-rollout = Open in Rollout
menu-certificates = Open in Certificates
menu-open = Open the group
menu-close = Close the group
menu-devices = Show devices
menu-add = Add to wave
menu-add-more = Add to wave …
menu-add-nothing = Nothing is to be done for these devices. Choose in Strategy.
menu-copy = Copy value
empty = Import an inventory to see your devices here
empty-button = Import files
as-of-today = As of today
as-of = As of { $date }
as-of-name = As-of day
as-of-explain = Every count, state and list is read on this day. The plan stays as it is made today.
as-of-field = Another day
as-of-enter = Enter: { $date }
as-of-wrong = Write a date such as 1 Jan 2028, 2028-01-01 or Jan 2028.
as-of-preset-today = Today, { $date }
as-of-preset-year = { $date }, start of { $year }
as-of-preset-end = { $date }, end of the plan
finding-on = { $unsupported } unsupported on { $date }
group-site = By site
list-zoom = Zoom in on these
menu-as-of = Read everything on { $date }
menu-picture = Copy as image
menu-other-date = Use { $date }, { $source }
tip-list = Click to list them
tip-open = Double click lists the devices
tip-as-of = Drag, type or double click: every count and list is read on this day
tip-cost = Cost over all years
tip-no-change = no change
tip-cancel = Esc cancels
