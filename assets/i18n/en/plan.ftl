# What the plan says: states, classes, actions, reasons, phases, open questions.

## Support states

state-supported = Supported
state-best-effort = Best effort
state-unsupported = Unsupported
state-replaced = Replaced
state-unknown = Unknown

## Device classes

class-lpe = Lync Phone Edition
class-lync-qualified = Lync qualified
class-three-pip = 3PIP, Skype for Business certified
class-sip-gateway = SIP Gateway phone
class-dect-sip-gateway = DECT on SIP Gateway
class-analog-ata = Analog line on an ATA
class-analog-sbc = Analog device behind an SBC
class-teams-native = Teams phone, Android
class-teams-display = Teams display
class-teams-panel = Teams panel
class-unknown = Not identified

group-lpe = Lync Phone Edition
group-three-pip = 3PIP, SfB certified
group-sip-gateway = SIP Gateway phones
group-teams-android = Teams Android phones
group-analog-dect = Analog and DECT
group-unknown = Unknown

## Actions

action-undecided = Not decided
action-keep = Keep
action-update-firmware = Update, then replace
action-sip-gateway = Keep via SIP Gateway
action-keep-on-sbc = Keep on SBC
action-replace = Replace
action-softphone = Retire to softphone

## Reasons for a recommendation

reason-no-tls12 = No TLS 1.2, cannot sign in
reason-on-gateway = On the SIP Gateway list
reason-on-gateway-minimum = On the SIP Gateway list, firmware { $firmware } or later
reason-no-way = Not on the SIP Gateway list, and its own service has ended
reason-support-ends = Support ends { $date }
reason-no-end = No end date is published
reason-firmware = Firmware { $firmware } lives longer
reason-behind-sbc = Works behind the SBC or ATA
reason-identify = The model has to be identified first
reason-no-dates = No dates in the catalog

impossible-gateway = not on the SIP Gateway list
impossible-sbc = no analog or DECT device
impossible-firmware = no newer firmware is known
impossible-ended = its support has already ended
impossible-unknown = the model is not identified

## Phases, from the longest text to the shortest

phase-certified = Certified
phase-certified-until = Certified until { $date }
phase-certified-to = Certified to { $month }
phase-best-effort-until = Best effort until { $date }
phase-best-effort-to = Best effort to { $month }
phase-best-effort-open = Best effort, end not known
phase-unsupported-after = Unsupported after { $date }
phase-supported-until = Supported until { $date }
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
phase-below-certified-long = Best effort: firmware below the certified { $firmware }. Microsoft certifies firmware versions; counting older ones as best effort is this program’s reading
phase-below-certified-medium = Best effort, firmware < { $firmware }
phase-replaced-open = Replaced, new phone not chosen

## Which clock a deadline belongs to

deadline-class = End of the class
deadline-best-effort = End of best effort
deadline-certification = End of certification
deadline-vendor = End of vendor support
deadline-bridge = End of the bridge

## What is open

question-unknown = Which models are the phones the catalog does not know?
question-likely = Are the likely matches right?
question-undecided = What happens to the phones without a decision?
question-conflict = Sources disagree about { $fact }. Which date applies?
question-firmware = Which firmware do the { $model } phones run?
question-no-site = At which site are the phones without one?
question-target-ends = { $product } loses support on { $date }, within the plan. Is it still the right target?
question-no-contingency = How much contingency is planned?
question-pace =
    { $n-crews ->
        [one] Technicians, hours or minutes are not set; waves use { $devices } devices a day
       *[other] Technicians, hours or minutes are not set; waves use { $n-crews } crews with { $devices } devices a day each
    }
question-not-priced = No price is set for this and the budget leaves it out: { $what }
question-unsupported = Without support on { $date }, at the end of this plan
question-running = How many phones without support fail in a year, and how much extra support does one need? The budget leaves it out
question-overlap = For how many months is the old telephone service still paid after a move?
question-price = What does this cost: { $item }?
question-tax = Which VAT rate does the price include: { $item }?
question-rate = What is { $currency } worth in the plan’s currency: { $item }?
question-minutes = How many minutes does one device take: { $work }?
question-target = Which product replaces the phones that are to be replaced?
fact-end = { $name }, end of support
fact-best-effort = { $name }, end of best effort
fact-certification = { $name }, end of certification
fact-sale = { $name }, end of sale

# What speaks for and against a recommendation.
check-listed = On the SIP Gateway list
check-not-listed = Not on the SIP Gateway list
check-firmware = { $enough } of { $of } have firmware { $version } or later
check-firmware-unknown = { $enough } of { $of } have firmware { $version } or later, { $unknown } not known
check-supported = Supported today
check-unsupported = { $devices } of { $of } without support today
check-ends = Support ends { $date }, within the plan
check-ends-later = Supported until { $date }, beyond the plan
check-no-purchase = Nothing is bought
check-target-ends = The target's own support ends { $date }, within the plan
check-target-later = The target is supported until { $date }, beyond the plan
check-target-priced = The target has a price in this plan, so it comes before others
check-target-unpriced = The price of the target was taken out; it stays the target
