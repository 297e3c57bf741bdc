# Certificates screen.

title = Certificates
note =
    { $count ->
        [one] 1 event, { $when }
       *[other] { $count } events, { $when }
    }
note-next = next { $when }
note-past = all in the past
events = Rotation events and milestones
events-all = All
events-coming = Coming
events-fleet = This fleet
events-filter = Which events
col-date = Date
col-kind = Kind
col-title = Event
col-affects = Touches
col-devices = Devices here
col-needs = What a phone needs
in-days =
    { $count ->
        [0] today
        [one] in 1 day
       *[other] in { $count } days
    }
days-ago =
    { $count ->
        [one] 1 day ago
       *[other] { $count } days ago
    }
event-row = { $date }, { $title }, { $devices } devices
trust = Roots that firmware ships with
trust-note =
    { $count ->
        [one] 1 documented firmware
       *[other] { $count } documented firmwares
    }
trust-fleet = This fleet
trust-all = All vendors
trust-none = No documented firmware for the vendors of this fleet
col-vendor = Vendor
col-family = Family
col-firmware = Firmware
col-ships = Ships with
col-missing = Lacks
col-text = Note
events-none = No events to show
kind-root-expiry = Root expires
kind-distrust = Distrust
kind-root-rotation = New root
kind-issuer-expiry = Issuer expires
kind-issuer-rotation = New issuer
kind-eku = Key usage
kind-validity = Shorter validity
kind-tls = TLS version
kind-mic = Device certificate
kind-end-of-support = End of support
kind-retirement = Service ends
kind-firmware = Firmware
kind-policy = Policy
affects-all = All
affects-sbc = SBC
none-affected = –
