# Timeline and budget charts.

axis-fiscal = Fiscal year
axis-years = Calendar year
axis-quarters = Quarter
axis-months = Month
axis-weeks = Week from
axis-days = Day
axis-devices = Devices

state-supported = Supported
state-best-effort = Best effort
state-unsupported = Unsupported
state-replaced = Replaced
state-unknown = Unknown

group-lpe = Lync Phone Edition
group-three-pip = 3PIP, SfB certified
group-sip-gateway = SIP Gateway phones
group-teams-android = Teams Android phones
group-analog-dect = Analog and DECT
group-unknown = Unknown
group-no-vendor = No vendor

cost-devices = Devices
cost-licenses = Licenses
cost-labor = Labor
cost-accessories = Accessories
cost-shipping = Shipping
cost-trade-in = Trade-in rebate
cost-contingency = Contingency
cost-vat = VAT not recovered

phase-certified = Certified
phase-certified-until = Certified until { $date }
phase-certified-to = Certified to { $month }
phase-best-effort-until = Best effort until { $date }
phase-best-effort-to = Best effort to { $month }
phase-best-effort-open = Best effort, end not known
phase-unsupported-after = Unsupported after { $date }
phase-skype-until = Certified for Skype for Business until { $date }
phase-skype-short = SfB certified to { $month }
phase-gateway = On SIP Gateway
phase-gateway-open = On SIP Gateway, no end date published
phase-gateway-firmware = On SIP Gateway, firmware { $version } or later
phase-gateway-version = On SIP Gateway, ≥ { $version }
phase-firmware-below = { $state }, firmware below { $version }
phase-firmware-below-short = Firmware below { $version }
phase-multiplatform = { $state }, needs multiplatform firmware
phase-multiplatform-short = Needs MPP firmware
phase-sbc = Behind SBC or ATA
phase-sbc-open = Behind SBC or ATA, no end date published
phase-updated = Updated
phase-updated-until = Updated, certified until { $date }
phase-updated-to = Updated, certified to { $month }
phase-replaced-by = Replaced by { $product }
phase-softphone = Retired to softphone
phase-softphone-short = Softphone
phase-no-dates = No dates in the catalog
phase-no-dates-short = No dates
phase-not-identified = Model not identified

certificates = Certificates
certificates-count =
    { $count ->
        [one] 1 event
       *[other] { $count } events
    }
certificates-expiry = Expiry
certificates-validity = Shorter validity
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
hit-year = { $year }: { $amount }
