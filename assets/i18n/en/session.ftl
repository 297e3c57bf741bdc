# Names of edits and tasks, messages, names of proposed scenarios.

scenario-recommended = Bridge via SIP Gateway
scenario-replace-all = Replace all
scenario-do-nothing = Do nothing

# Names of undo steps.
edit-settings = Change settings
edit-decide = { $what }: { $action }
edit-recommended = { $what }: use recommendation
edit-all-recommended = Use all recommendations
edit-decide-all =
    { $count ->
        [one] Decide about one row
       *[other] Decide about { $count } rows
    }
edit-rule-insert = Add rule: { $what }
edit-rule-replace = Change rule: { $what }
edit-rule-remove = Delete rule
edit-rule-move = Move rule { $from } to { $to }
edit-move-scenario = Move scenario
edit-fix = Fix amount: { $what }
edit-unfix = Back to calculated: { $what }
edit-price = Change price: { $what }
edit-price-currency = Change currency to { $currency }: { $what }
edit-escalation = Change price increase
edit-contingency = Change contingency
edit-minutes = Change minutes of work
edit-technicians = Change technicians
edit-assumptions = Set assumptions
edit-finance = Set finance choices
edit-assign = Assign { $what }
edit-assign-many = { $count ->
    [one] Name one model
   *[other] Name { $count } models
}
edit-own-product = Describe { $name }
edit-forget-product = Forget an own product
edit-merge-sites = Merge sites into { $name }
edit-date = Choose date: { $fact }
edit-duplicate-scenario = Add scenario { $name }
edit-rename-scenario = Rename scenario to { $name }
edit-delete-scenario = Delete scenario
edit-waves = Change waves
edit-report = Change report
edit-save-view = Keep the view { $name }
edit-forget-view = Forget the view { $name }
edit-import = { $n-files ->
    [one] Import one file
   *[other] Import { $n-files } files
 }
all-devices = All devices
first-of = { $first } of { $what }
no-site = No site
firmware-below = firmware older than { $version }
firmware-at-least = firmware { $version } or later
firmware-missing = firmware not known

# Tasks, dialogs, messages.
untitled = Phone plan
pasted-table = Pasted table
task-open = Open { $name }
task-save = Save { $name }
task-export = Export { $name }
task-simulate = Simulate the budget
task-import = Read inventories
task-failed = The program ran into an error of its own; the plan is unchanged. Please report it with the details
dialog-open-plan = Open plan
dialog-import = Import inventories
dialog-save = Save plan
dialog-export = Export
filter-plans = Switchover plans
filter-inventories = Inventories and price lists
filter-all = All files
no-dialog = The system showed no file dialog: install xdg-desktop-portal or zenity. Files can also be dropped on the window
no-such-scenario = There is no scenario “{ $name }”; the plan has { $names }
confirm-save = Save the changes to “{ $title }”?
nothing-to-import = There is nothing to import in these files
exported = Exported to { $path }
export-failed = { $name } could not be written: { $reason }
settings-damaged = The settings could not be read and start anew; the old file is kept as { $path }
settings-not-saved = The settings could not be saved: { $reason }
file-too-large = The file is larger than 2 GiB; split it
io-not-found = there is no such file or folder
io-denied = access is denied; choose another folder or change its permissions
io-full = the disk is full
io-folder = it is a folder
plan-io = { $name }: { $reason }
plan-foreign = { $name } is not a Switchover plan; to read an inventory use Import
plan-newer = { $name } was saved by a newer version of Switchover; it was left as it is. Update the program to open it
plan-damaged = { $name } is damaged ({ $member }); open a backup or a copy of it
plan-damaged-backup = { $name } is damaged ({ $member }); open the version before it, { $backup }
plan-too-large = { $name } is too large to be a plan; it was not opened

# Commands.
command-inventory = Inventory
command-timeline = Timeline
command-certificates = Certificates
command-strategy = Strategy
command-rollout = Rollout
command-budget = Budget
command-report = Report
command-start = Start
command-catalog = Catalog
command-settings = Settings
command-new-plan = New plan
command-open-plan = Open plan…
command-import = Import inventories…
command-sample = Explore the sample fleet
command-save = Save
command-save-as = Save as…
command-undo = Undo
command-redo = Redo
command-export-pdf = Export report as PDF…
command-export-xlsx = Export workbook (XLSX)…
command-export-csv = Export devices (CSV)…
command-export-ics = Export calendar (ICS)…
command-export-svg = Export timeline (SVG)…
command-export-png = Export timeline (PNG)…
command-filter = Filter
command-palette = Search or run a command
command-inspector = Show or hide the inspector
command-explain = Explain the selection
command-back = Back
command-forward = Forward
command-zoom-in = Zoom in
command-zoom-out = Zoom out
command-zoom-reset = Zoom to 100 %
command-english = Language: English
command-german = Language: German
command-theme-system = Theme: as the system
command-theme-light = Theme: light
command-theme-dark = Theme: dark
command-cancel-task = Cancel the running task
command-quit = Quit

# Keys.
key-ctrl = Ctrl
key-shift = Shift
key-alt = Alt
key-command = Cmd
key-option = Option
key-plus = Plus
key-minus = Minus
key-left = Left
key-right = Right
picture-copied = The picture is on the clipboard.
dialog-certificates = Import certificates
dialog-logs = Import logs of phones
filter-certificates = Certificates
filter-logs = Logs
task-read = Reading { $name }
task-read-files =
    { $count ->
        [one] Reading one file
       *[other] Reading { $count } files
    }
certificates-read =
    { $count ->
        [one] One certificate was read
       *[other] { $count } certificates were read
    }
log-read =
    { $count ->
        [0] The log was read; no phone rejects a certificate
        [one] The log was read; one phone rejects a certificate
       *[other] The log was read; { $count } phones reject a certificate
    }
command-import-certificates = Import certificate
command-import-logs = Import syslog
edit-log = Import log
edit-certificates = Import certificates
edit-remove-certificate = Remove certificate
edit-certificate = Change certificate
edit-remove-log = Remove log
edit-log-root = Name the missing root
edit-add-date = Add “{ $title }”
edit-change-date = Change “{ $title }”
edit-remove-date = Remove date
edit-trust = Trust of { $name }
edit-accept = Accept a missing root of { $name }
edit-automation = Change cost of automation
task-pages = Drawing pages
task-copy = Drawing a picture
copy-failed = The picture could not be made. { $reason }
dialog-logo = Choose a logo
filter-pictures = Pictures
logo-too-large = { $name } is larger than { $most } KiB or has too many pixels. Save it smaller and choose it again.
logo-unreadable = { $name } is no PNG, JPEG or SVG picture, or it is damaged. Choose another file.
logo-io = { $name } could not be read: { $reason }
subject-budget = budget
plan-not-inside = { $name } is a PDF without a plan inside. Open a report that was exported with its plan, or the plan file itself.
filter-reports = Reports with a plan inside
task-regroup = Matching all devices anew
