# Shell and widgets of the window.

app-name = Switchover
untitled-plan = Untitled plan
visible-rows = Rows { $first } to { $last } of { $rows }

## Screens, as the rail, the command palette and headings name them

screen-import = Import inventory
rail-import = Import files

## Badges of the rail

badge-unknown = { $count } unknown
badge-open = { $count } open
badge-events = { $count } ahead

## Commands

command-undo-what = Undo: { $what }
command-redo-what = Redo: { $what }

## Top bar

search-hint = Search or run a command
plan-menu = Plan menu
scenarios = Scenarios
scenario-add = Add scenario
scenario-copy-name = { $name } (copy)
scenario-rename = Rename
scenario-duplicate = Duplicate
scenario-delete = Delete
scenario-name = Name of the scenario
scenario-copy-of = Copy of “{ $name }”
scenario-new-as = New: { $name }
scenario-left = Move left
scenario-right = Move right
scenario-delete-ask = Delete the scenario “{ $name }”?
scenario-delete-note = Its rules, waves and assumptions go with it. Undo brings it back.
language = Language
theme = Theme
theme-system = As the system
theme-light = Light
theme-dark = Dark

## Command palette

palette-none = No command or model matches “{ $text }”
palette-screen = Screen
palette-command = Command
palette-model = Model
palette-scenario = Scenario
palette-keys = Up and Down choose, Enter runs, Esc closes

## Status bar

status-devices = { $count ->
    [one] 1 phone
   *[other] { $count } phones
}
status-devices-none = No devices in this plan
status-coverage = Catalog coverage { $share }
status-fiscal = Fiscal year starts { $day }
status-saved = Saved
status-unsaved = Not saved yet
status-changed = Unsaved changes
status-ready = Up to date
status-catalog = Catalog { $edition }, { $n-models } models, checked { $day }
status-catalog-undated = Catalog { $edition }, { $n-models } models
status-as-of = { $count ->
    [one] 1 unsupported on { $day }
   *[other] { $count } unsupported on { $day }
}
as-of = As of { $day }
as-of-back = Back to today
as-of-note = Counts, states, lists and countdowns are those of this day. The plan stays as it is made today.
task-cancel = Cancel { $task }
task-percent = { $percent } %
task-log = { $task }: { $n-lines } lines, { $n-rejecting } reject
message-close = Close message
message-details = Copy details

## Inspector

inspector = Inspector
inspector-close = Close the inspector
inspector-empty = Select something to see where it comes from
inspector-gone = The selection is no longer in the plan

## Class groups and classes

group-short-lpe = LPE
group-short-three-pip = 3PIP
group-short-sip-gateway = SIP Gateway
group-short-teams-android = Teams Android
group-short-analog-dect = Analog/DECT
group-short-unknown = Unknown
class-lpe = LPE
class-lync-qualified = Lync qualified
class-three-pip = 3PIP
class-sip-gateway = SIP Gateway
class-dect-sip-gateway = DECT, SIP Gateway
class-analog-ata = Analog on ATA
class-analog-sbc = Analog on SBC
class-teams-native = Teams Android
class-teams-display = Teams display
class-teams-panel = Teams panel
class-unknown = Unknown

## Before something is lost

confirm-title = Save changes?
confirm-save = Save
confirm-discard = Discard
confirm-cancel = Cancel

## Files over the window

drop-import = { $count ->
    [one] Release to import 1 file
   *[other] Release to import { $count } files
}
drop-open = Release to open the plan
drop-refused = This kind of file cannot be imported

## Loading and errors

not-possible = The window cannot be opened: { $reason }. Without a display use the commands check, import, timeline, budget and export; see switchover --help.
no-display = no display was found
no-graphics = no graphics adapter could be used
badge-reject =
    { $count ->
        [one] 1 rejects
       *[other] { $count } reject
    }
