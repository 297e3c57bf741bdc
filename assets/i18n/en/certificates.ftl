# Certificates screen.

title = Certificates
note = { $models }, { $roots }, { $certificates }
note-models =
    { $count ->
        [one] 1 model
       *[other] { $count } models
    }
note-roots =
    { $count ->
        [one] 1 root
       *[other] { $count } roots
    }
note-certificates =
    { $count ->
        [one] 1 imported certificate
       *[other] { $count } imported certificates
    }
import-certificate = Import certificate
import-log = Import syslog
upper = What the upper half shows
trust = Trust matrix
breaks = What breaks when
firmware = Firmware to install
trust-none = No devices yet. The matrix shows which of your phones trust which root.
trust-import = Import inventories
rows-filter = Which phones
rows-all = All
rows-missing = Missing
rows-unknown = Unknown
rows-none = No phone here
col-model = Model
col-devices = Devices
col-date = Date
col-title = Event
col-drops = Drop off
col-wave = In this plan
col-fix = What fixes it
col-installed = Installed
col-gateway = SIP Gateway minimum
col-teams = Teams minimum
col-root = Root in use
col-latest = Latest known
col-before = To do
group-microsoft = Roots that Microsoft Teams and SIP Gateway may present
group-own = Own servers
group-device = Device identity
root-expired = expired { $year }
state-trusted = trusted
state-missing = missing
state-undocumented = not documented
state-not-used = not used
cell = { $lane }, { $root }: { $state }
cell-some =
    { $count ->
        [one] { $lane }, { $root }: missing on 1 of { $of }
       *[other] { $lane }, { $root }: missing on { $count } of { $of }
    }
legend-trusted = Trusted
legend-missing = Missing, with number of phones if only some
legend-undocumented = Not documented and not tested
legend-not-used = Not used
unknown-cells = { $undocumented } of { $n-cells } cells unknown
no-firmware = no version recorded
no-host = A device without name
not-in-fleet = Not in the fleet
basis-nothing = No source says anything, and nobody tested it
basis-no-tls = This class never gained TLS 1.2; no connection to Microsoft 365 succeeds, whatever it trusts
basis-certified = Concluded: Microsoft certified it after { $day } (“{ $title }”), so it has to trust this root
basis-store = Read from the trust store { $file } on { $day }
basis-tested-trusted = Tested by you on { $day }: trusted
basis-tested-missing = Tested by you on { $day }: missing
basis-log = { $problem } in { $file }
basis-log-solved = Failed in { $file } and came through later
problem-issuer = issuer not in the store (OpenSSL error { $code })
problem-not-yet = certificate not yet valid (OpenSSL error 9); the clock may not be set
problem-expired = certificate expired (OpenSSL error 10)
problem-self-signed = self-signed certificate in the path (OpenSSL error { $code }); TLS may be inspected
problem-host = certificate names another host (OpenSSL error 62)
problem-code = OpenSSL error { $code } { $name }
problem-renew = tries to renew its root certificate
problem-protocol = no common TLS version
problem-alert = TLS alert 48 unknown_ca
problem-untrusted = certificate not trusted
problem-unknown = verification failed, code not readable
matched-mac = found by MAC address
matched-name = found by name
matched-ip = found by IP address
matched-extension = found by extension
usage-both = server and client authentication
usage-server = server authentication
usage-client = client authentication
usage-authority = signs certificates
usage-any = any use
menu-explain = Explain
menu-by-hand = Set by hand
menu-trusted = Tested by me, trusted
menu-missing = Tested by me, missing
menu-documented = As documented
menu-timeline = Show in timeline
accept = Mark as accepted
unaccept = No longer accepted
accepted = accepted
create-task = Create task
task-title = Give { $name } the root { $root }
copy-fingerprint = Copy fingerprint
show-phones = Show phones
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
events = Rotation events
events-near = Coming
events-fleet = This fleet
events-all = All
events-own = Own dates
events-none = No events to show
add-date = Add a date
edit-date = Edit date
remove-date = Remove date
form-title = What happens
form-day = Day
form-note = Note
form-task = Something to do
form-save = Save
form-cancel = Cancel
form-day-hint = A day such as 15 Mar 2027 or 2027-03-15
form-no-title = Say what happens on that day.
form-no-day = This is no day; write it as 15 Mar 2027 or 2027-03-15.
below-drops =
    { $count ->
        [one] 1 phone drops off
       *[other] { $count } phones drop off
    }
below-unknown =
    { $count ->
        [one] 1 phone not documented
       *[other] { $count } phones not documented
    }
below-affected =
    { $count ->
        [one] 1 phone affected
       *[other] { $count } phones affected
    }
below-safe =
    { $count ->
        [one] 1 phone comes through
       *[other] { $count } phones come through
    }
below-chains =
    { $count ->
        [one] 1 own certificate
       *[other] { $count } own certificates
    }
below-elsewhere = Only where a server of yours uses it
breaks-filter = Which events
breaks-coming = Coming
breaks-all = All
breaks-none = Nothing known breaks for this fleet
drops =
    { $count ->
        [one] 1 phone
       *[other] { $count } phones
    }
unknown = { $count } unknown
why-root = needs one of: { $roots }
why-tls = cannot speak TLS 1.2
why-identity = factory certificate ends; whether services check it is not published
why-own = own server certificates
no-wave-before = No wave before
wave-before = { $wave } before
wave-after = { $wave } only after
removed-before =
    { $count ->
        [one] 1 phone gone by then
       *[other] { $count } phones gone by then
    }
no-fix = No source names a firmware; import the root by hand or replace
fix-firmware = Firmware { $version }
fix-ships = documented to hold the root
fix-approved = approved for SIP Gateway
fix-certified = certified for Teams
firmware-none = No product of this fleet is in the catalog yet
behind =
    { $count ->
        [one] 1 phone to update
       *[other] { $count } phones to update
    }
stands-enough = reached
stands-behind = older
stands-incomparable = not comparable
stands-not-recorded = not recorded
incomparable-why = The two versions belong to different lines of the maker, or one is not exact enough to compare
install = Install { $version }
by-day = by { $day }: { $why }
check-before = Check by { $day }
before-support-ends = Support ends
renewals = Renewals per certificate and year
tracked = SBC certificates in this plan
renewals-in = Renewals in { $year }
hours = { $hours } h
cap-days = { $count } days
chart-tip = At least, under the limits of the Baseline Requirements: one certificate that is renewed on its last day. The plan renews 30 days before the end, or when two thirds have passed.
minutes = Minutes per renewal
automation-cost = One-off cost of automation
advice-none = Import the certificates of your SBCs to plan their renewals.
advice-cap = From { $day } one certificate lasts { $n-days } days.
advice-minutes = Enter the minutes of a renewal, and the work flows into the budget.
advice-cost = Enter the cost of automation to see where it pays.
advice-pays = Automation for { $cost } pays from { $day } on: { $n-renewals } renewals by hand at { $each } cost as much.
advice-never = Automation for { $cost } does not pay within this plan: it costs as much as { $n-renewals } renewals by hand at { $each }.
imported = Imported certificate
imported-none = No certificate imported
subject = Subject
issuer = Issuer
root = Root
root-missing = not in the file, above { $issuer }
valid = Valid
span-endless = from { $day }, without end
length = Length
length-left = { $n-days } days, { $n-left } left
length-expired = { $n-days } days, expired { $n-ago } days ago
length-future = { $n-days } days, begins in { $n-ahead } days
length-endless = Without end
key = Key
used = { $count } days used
renew-by = Renew by { $day }
track = Plan its renewals
public = Issued by a public authority
remove = Remove
as-store = Trust store of …
as-store-of =
    { $count ->
        [one] The root of this file is trusted by
       *[other] The { $count } authorities of this file are trusted by
    }
triage = Syslog triage
triage-none = No syslog read. It finds phones that reject a certificate, since when, and which root they lack.
rejecting =
    { $count ->
        [0] No phone rejects a certificate
        [one] 1 phone rejects a certificate
       *[other] { $count } phones reject a certificate
    }
log-about =
    { $n-hosts ->
        [0] { $n-lines } lines that name no device, until { $until }
        [one] { $n-lines } lines of 1 device, until { $until }
       *[other] { $n-lines } lines of { $n-hosts } devices, until { $until }
    }
log-reading = Reading { $file }
log-so-far = { $done } of { $total } MB, { $n-lines } lines
rejecting-so-far =
    { $count ->
        [0] No phone rejects a certificate so far
        [one] 1 phone rejects a certificate so far
       *[other] { $count } phones reject a certificate so far
    }
log-cancel = Cancel, nothing is kept
find-version = Record the version to know
compare-by-hand = Compare by hand; the schemes differ
missing-roots = Missing: { $roots }
root-not-named = The log names no server, so the missing root is open.
which-root = Which root?
peer = peer { $host }
solved =
    { $count ->
        [one] 1 failed and came through later
       *[other] { $count } failed and came through later
    }
other-problems =
    { $count ->
        [one] 1 with another problem
       *[other] { $count } with other problems
    }
show-rejecting =
    { $count ->
        [one] Show 1 phone
       *[other] Show { $count } phones
    }
details = Details
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
kind-own-certificate = Own certificate
kind-task = Task
kind-own-date = Own date
affects-all = All
affects-sbc = SBC
affects-own-server = Own server
why-missing = Why missing?
why-trusted = Why trusted?
why-undocumented = Why not known?
why-not-used = Why not used?
not-used-why = These devices never meet this root.
on-lane =
    { $count ->
        [one] on { $name }, 1 device
       *[other] on { $name }, { $count } devices
    }
on-some = on { $part } of { $of } phones
by-firmware = By firmware
approved = Approved
evidence = Evidence
evidence-lines = Lines { $from } to { $to }; { $n-lines } lines read
evidence-none = No source on the root store of this model
root-certificate = Root certificate
serial = Serial
sha256 = SHA-256
sha1 = SHA-1
valid-until = Valid until
distrusted = Browsers drop it
required-by = Required by
used-teams = Teams, SIP Gateway
used-direct = Direct Routing
used-skype = Skype for Business Online
used-device = Device identity
in-plan = In this plan
in-plan-waves = { $waves } work on it, done by { $day }.
in-plan-none = No wave works on it.
in-plan-update =
    { $count ->
        [one] Until then, update 1 phone to { $version }.
       *[other] Until then, update { $count } phones to { $version }.
    }
chain = Chain
chain-ends = ends at { $issuer }, which is not in the file
names = Names
renewals-planned = Renewals planned
log-devices = Devices with problems
log-times =
    { $count ->
        [one] once, { $from }
       *[other] { $count } times, { $from } to { $to }
    }
log-times-open =
    { $count ->
        [one] once
       *[other] { $count } times
    }
log-solved = came through { $when }
log-open = still failing
more-devices = { $count } more
phones-missing =
    { $count ->
        [one] 1 phone lacks it
       *[other] { $count } phones lack it
    }
phones-unknown =
    { $count ->
        [one] 1 phone not documented
       *[other] { $count } phones not documented
    }
phones-trusting =
    { $count ->
        [one] 1 phone trusts it
       *[other] { $count } phones trust it
    }
fix-replace = Replace; without TLS 1.2 no root helps
