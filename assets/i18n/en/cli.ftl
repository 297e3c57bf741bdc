# What the command line prints.

no-scenarios = The plan has no scenarios; open and save it in the window once
file-counts = { $n-records } rows, { $n-devices } devices, { $n-merged } merged, { $n-rejected } rejected, { $n-not-phones } not phones, { $n-unknown } of unknown model
warning = warning
error = error
row-column = , row { $row }, column { $column }
row-only = , row { $row }
column-only = , column { $column }
fleet-counts = Fleet: { $n-devices } phones, { $n-merged } records merged across files
head-product = Product
head-devices = Devices
head-state = Today
head-deadline = Deadline
head-date = Date
head-event = Event
head-category = Category
head-total = Total
nothing-imported = No device or price could be imported; no plan was written
plan-written = { $path } written: { $n-devices } phones, { $share } identified
timeline-title = { $n-devices } phones, seen from { $day }, scenario { $name }
budget-title = Budget, scenario { $name }
budget-worth = Present value on { $day } at { $rate } a year: { $value }. Equivalent annual cost over { $n-years ->
    [one] one year
   *[other] { $n-years } years
}: { $yearly }
budget-missing = The totals are lower bounds; missing:
budget-missing-what = { $what } ({ $n-units ->
    [one] 1 unit
   *[other] { $n-units } units
} from { $year } on)
budget-not-priced = Without a price and not in the totals:
budget-not-priced-what = { $what } ({ $n-units ->
    [one] 1 unit
   *[other] { $n-units } units
})
budget-hints = Could be had better:
unknown-export = { $name } has no extension that can be exported; use pdf, xlsx, csv, ics, svg or png

no-changes = Nothing has changed
diff-devices = Phones: { $n-before } before, { $n-after } now
diff-value = { $name }: { $before } → { $after }
diff-deadline = Deadline of { $name }
diff-price = Price of { $name }
certificate = { $subject }, issued by { $issuer }, { $from } to { $until }
no-end = without end
log =
    { $n-hosts ->
        [0] { $n-lines } lines that name no device, { $n-devices } with problems
        [one] { $n-lines } lines of 1 device, { $n-devices } with problems
       *[other] { $n-lines } lines of { $n-hosts } devices, { $n-devices } with problems
    }
no-host = a device without name
came-through = came through later
