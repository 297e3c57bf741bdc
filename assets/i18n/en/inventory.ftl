# Inventory, and the inspector of a device.

count-phones = { $count ->
    [one] 1 phone
   *[other] { $count } phones
}
count-others = { $count ->
    [one] { $phones }, 1 other device
   *[other] { $phones }, { $count } other devices
}
count-some = { $shown } of { $all } devices
import = Import
columns = Columns
export = Export devices
filter-name = Filter of the inventory
filter-hint = model, room, firmware < 5.9.5, seen before 2026-09
remove-term = Remove { $term } from the filter
clear-filter = Clear filter
save-view = Save view
view-name = Name of the view
view-keep = Keep
view-forget = Forget { $name }
views = Kept views
by-class = By class
matched = { $count } matched, { $share }
unknown = { $count } unknown
class-only = { $count } by class only
facet-class = Class
facet-site = Site
facet-vendor = Vendor
facet-state = State
facet-none = (empty)
facet-more = { $count } more
facet-fewer = Show fewer
empty = No devices yet
empty-button = Import an inventory
no-match = No device matches this filter
column-name = Name
column-model = Model
column-class = Class
column-state = State
column-deadline = Deadline
column-match = Match
no-deadline = None
not-in-catalog = Not in catalog
no-phone = No phone
soft-client = Softphone client
match-none = none
match-several = several
match-class = class
android = Android { $version }
footer-sorted = { $rows }, sorted by { $column }
footer-selected = { $count } selected
menu-explain = Explain
menu-model = Change model…
menu-strategy = Show in Strategy
menu-timeline = Show in Timeline
menu-copy = Copy row
menu-copy-many = Copy { $count } rows

## Inspector of a device

unnamed = Unnamed device
device = Device
provenance = Provenance
origin-row = row { $row }
said-instead = { $field } here: { $value }
origin-more = { $count ->
    [one] 1 more row
   *[other] { $count } more rows
}
merged = Merged from { $count } rows
imported-on = Imported { $day }
why-model = Why this model?
source-text = Source text
rule = Rule
match-score = Match
nothing-written = Nothing is written about the model
change-model = Change model
open-model = Open model
life = Life cycle
deadline = Deadline
passed = passed { $days } days ago
ahead = in { $days } days
action = Action
wave = Wave
reason-exact = Exact name
reason-alias = Known spelling
reason-normalized = Name without prefix and punctuation
reason-with-vendor = Short name together with its vendor
reason-look-alike = Letters and digits that look alike
reason-typo = One or two letters differ
reason-extra-words = Words around the name ignored
reason-family = Family name that means one model
reason-device-type = Device type names the class
reason-short-name = Short name that only one maker uses
reason-other-vendor = Name of another vendor's model
reason-user = You assigned it
reason-several = Fits several models
reason-unknown = Fits no model of the catalog
candidates = Could be

## Model picker

pick-title = Which model is “{ $text }”?
pick-devices = { $count ->
    [one] Applies to 1 device that is written like this
   *[other] Applies to { $count } devices that are written like this
}
pick-hint = Search vendor and model
pick-back = Use the program's match
pick-class = Class without model
pick-none = No model matches “{ $text }”
pick-cancel = Cancel
