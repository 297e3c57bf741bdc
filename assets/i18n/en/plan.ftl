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
reason-on-gateway-minimum = On the SIP Gateway list, needs firmware { $firmware } or later
reason-no-way = Not on the SIP Gateway list, and its own service has ended
reason-support-ends = Support ends on { $date }
reason-no-end = No end date published
reason-firmware = Microsoft certifies firmware versions: { $firmware } is certified and some devices run older firmware, which this program reads as best effort
reason-behind-sbc = Works behind the SBC or ATA
reason-identify = Identify the model first
reason-no-dates = No dates in the catalog

impossible-gateway = Not possible: not on the SIP Gateway list
impossible-sbc = Not possible: no analog or DECT device
impossible-firmware = Not possible: no newer firmware is known
impossible-ended = Not possible: support has already ended
impossible-unknown = Not possible: the model is not identified

## Phases, from the longest text to the shortest

phase-certified-long = Certified until { $date }
phase-certified-medium = Certified to { $month }
phase-certified-short = Certified
phase-best-effort-long = Best effort until { $date }
phase-best-effort-medium = Best effort to { $month }
phase-best-effort-short = Best effort
phase-best-effort-open = Best effort, end not known
phase-unsupported-long = Unsupported after { $date }
phase-unsupported-medium = Unsupported after { $month }
phase-unsupported-short = Unsupported
phase-skype-long = Certified for Skype for Business until { $date }
phase-skype-medium = SfB certified to { $month }
phase-skype-short = SfB certified
phase-gateway-long = On SIP Gateway, no end date published
phase-gateway-medium = On SIP Gateway, no end
phase-gateway-short = On SIP Gateway
phase-gateway-firmware-long = On SIP Gateway, firmware { $firmware } or later
phase-gateway-firmware-medium = On SIP Gateway, ≥ { $firmware }
phase-below-long = Firmware below { $firmware }
phase-below-medium = Firmware < { $firmware }
phase-below-short = Old firmware
phase-below-certified-long = Best effort: firmware below the certified { $firmware }. Microsoft certifies firmware versions; counting older ones as best effort is this program’s reading
phase-below-certified-medium = Best effort, firmware < { $firmware }
phase-multiplatform-long = Enterprise firmware; SIP Gateway needs multiplatform firmware
phase-multiplatform-medium = Needs multiplatform firmware
phase-multiplatform-short = Needs MPP
phase-sbc-long = Behind SBC or ATA, no end date published
phase-sbc-medium = Behind SBC, no end
phase-sbc-short = Behind SBC
phase-updated-long = Firmware updated, certified until { $date }
phase-updated-medium = Updated, certified to { $month }
phase-updated-short = Updated
phase-replaced-long = Replaced by { $product }
phase-replaced-medium = Replaced
phase-replaced-open = Replaced, new phone not chosen
phase-softphone-long = Retired to softphone
phase-softphone-medium = Softphone
phase-no-dates-long = No dates in the catalog
phase-no-dates-medium = No dates
phase-not-identified-long = Model not identified
phase-not-identified-medium = Not identified

## Which clock a deadline belongs to

deadline-class = Support of the whole class ends
deadline-best-effort = Microsoft support after certification ends
deadline-certification = Microsoft certification ends
deadline-vendor = Support of the vendor ends
deadline-bridge = Bridge via SIP Gateway ends, set in this plan

## What is open

question-unknown = Which model are these devices?
question-likely = Confirm the likely matches
question-undecided = Decide what happens to these devices
question-conflict = Sources disagree about a date: { $fact }
question-firmware = Which firmware runs on { $lane }?
question-no-site = Which site are these devices at?
question-target-ends = Support of the chosen { $product } ends on { $date }, within this plan
question-no-contingency = No contingency is set
question-pace =
    { $n-crews ->
        [one] Technicians and minutes are not set; waves use { $devices } devices a day
       *[other] Technicians and minutes are not set; waves use { $n-crews } crews with { $devices } devices a day each
    }
question-not-priced = No price is set for this and the budget leaves it out: { $what }
question-unsupported = Without support on { $date }, at the end of this plan
