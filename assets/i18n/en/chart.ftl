# Timeline and budget charts.

axis-fiscal = Fiscal year
axis-years = Calendar year
axis-quarters = Quarter
axis-months = Month
axis-weeks = Week from
axis-days = Day
axis-devices = Devices

group-no-vendor = No vendor
group-no-site = No site

certificates = Certificates
certificates-count =
    { $count ->
        [one] 1 event
       *[other] { $count } events
    }
certificates-expiry = Expiry
certificates-validity = Shorter validity
certificates-own = Own date
certificates-more = +{ $count }
waves = Rollout waves
waves-count =
    { $count ->
        [0] none planned
        [one] 1 planned
       *[other] { $count } planned
    }
waves-some =
    { $count ->
        [one] 1 wave
       *[other] { $count } waves
    }
today = Today { $date }
today-short = Today
as-of = As of { $date }
span-days =
    { $count ->
        [one] 1 day
       *[other] { $count } days
    }
overview = Whole span
new-phones = New { $product }
devices-by-state = Devices by support state
devices-on = on { $date }
devices-today = today, { $date }
no-devices = Import an inventory to see your devices here

hit-lane =
    { $count ->
        [one] { $name }, 1 device
       *[other] { $name }, { $count } devices
    }
hit-lane-state = { $lane }, { $state }
hit-lane-deadline = { $lane }, last day of support { $date }
hit-as-of = { $pill }. Drag to read every count on another day
hit-overview = Whole span; in view { $from } to { $to }
hit-state =
    { $count ->
        [one] { $state }: 1 device on { $date }
       *[other] { $state }: { $count } devices on { $date }
    }
hit-event =
    { $count ->
        [0] { $title }, { $date }, no devices affected
        [one] { $title }, { $date }, 1 device affected
       *[other] { $title }, { $date }, { $count } devices affected
    }
hit-wave =
    { $count ->
        [one] { $name }, { $from } to { $to }, 1 device
       *[other] { $name }, { $from } to { $to }, { $count } devices
    }
hit-cell = { $category }, { $year }: { $amount }
rest =
    { $count ->
        [one] 1 more
       *[other] { $count } more
    }
ceiling = Budget ceiling
hit-ceiling = { $year }: budget ceiling { $most }, planned { $planned }
