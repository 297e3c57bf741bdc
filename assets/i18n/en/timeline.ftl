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
menu-copy = Copy value
empty = Import an inventory to see your devices here
empty-button = Import files
