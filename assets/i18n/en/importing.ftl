# Import workbench.

step-files = Files
cancel = Cancel
add-file = Add file
remove-file = Remove { $name }
rows = { $count ->
    [one] 1 row
   *[other] { $count } rows
}
chip-header = Row { $row }
chip-sheets = { $count ->
    [one] Sheet “{ $name }”
   *[other] { $count } sheets
}
delimiter-comma = Comma
delimiter-semicolon = Semicolon
delimiter-tab = Tab
delimiter-pipe = Pipe
delimiter-other = Delimiter { $sign }
columns = Columns
columns-sure = { $sure } of { $all } columns mapped with 90 % or more
row-number = Row
not-used = Not used
secret = Secret, dropped
no-preview = No rows can be shown from this file
problems = Problems
tab-attention = Need attention { $n }
tab-duplicates = Duplicates { $n }
column-file = File
column-row = Row
column-field = Field
column-reason = Reason
no-problems = { $count ->
    [one] No problems in 1 row
   *[other] No problems in { $count } rows
}
result = Result
result-devices = { $count ->
    [one] 1 phone
   *[other] { $count } phones
}
result-from = { $records } in { $files }
result-files = { $count ->
    [one] 1 file
   *[other] { $count } files
}
result-bar = Rows by result
valid = Valid rows
merged = Duplicates merged
attention = Need attention
rejected = Rows left out
not-phones = No phones
duplicate-rule = A duplicate is one MAC address or serial number in two rows. Both rows stay visible as provenance.
after = After import
after-devices = Phones in the plan
after-sites = Sites found
after-spellings = Model spellings
after-unknown = Not identified
after-prices = Prices found
unknown-note = Devices that are not identified are imported too and stay marked until you name their model.
add-to-fleet = Add to the devices that are there
replace-fleet = Replace the devices that are there
import-button = { $count ->
    [one] Import 1 phone
   *[other] Import { $count } phones
}
import-prices = Import prices
nothing = Nothing to import in these files
empty = No files are open for import
empty-button = Choose files
reading = Reading the files…
step-changes = Changes
step-models = Match models
step-columns = Columns and problems
chip-name = { $file }: { $name }
automatic = Found out automatically
encoding = Encoding
delimiter = Delimiter
sheet = Sheet
header-row = Header row
header-entry = Row { $row }: { $words }
chip-no-header = No header
date-order = Order of day and month
dates-auto = Dates: automatic
day-first = Day first
month-first = Month first
currency = Currency of prices without one
currency-auto = Currency: automatic
mapping = Mapping
mapping-none = No mapping
mapping-used = Read by the mapping “{ $name }”
more-options = Dates and currency
earlier-files = Earlier files
later-files = Later files
files-note = { $rows } in { $files }
show-columns = Columns and problems
drop-hint = Drop more files anywhere in the window, or paste a table.
file-columns = { $used } of { $all } columns used
file-devices = { $count ->
    [one] 1 device
   *[other] { $count } devices
}
file-merged = { $n } merged
file-rejected = { $n } left out
file-others = { $n } no phones
percent = { $n } %
secret-why = This column holds passwords or PINs. It is dropped and never stored.
shared-field = More than one column is read as { $field }; the first value of a row counts. Choose another field for one of them.
chosen-by-you = You chose this field.
chosen-by-program = Recognized by its header and its cells, { $n } % sure.
not-used-why = Nothing of this column is taken. Choose a field, or keep it as a note.
kept-as-note = Kept as note
samples = For example: { $cells }
find-field = Find a field
rows-note = { $file }, rows { $first } to { $last } of { $all }
save-mapping = Save as mapping
mapping-note = The next file with these columns is read the same way, whatever their order.
mapping-name = Name of the mapping
save = Save
take-row-in = Take this row in again
leave-row-out = Leave this row out
use-as-header = Use as header row
take-back = Take back the correction of { $field }
empty-cell = empty
was-written = In the file: { $text }
correct = Correct { $field } in row { $row }
tab-cleaned = Cleaned { $n }
no-duplicates = No row is in these files twice.
nothing-cleaned = Nothing had to be cleaned.
column-suggestion = Suggestion
apply-all = { $count ->
    [one] Apply 1 suggestion
   *[other] Apply { $count } suggestions
}
export-rejected = Export rejected rows
emptied = Left empty
read-as = Read as { $value }
leave-empty = Leave empty
corrected-by-you = Corrected by you
kept-by-you = Kept as it is by you
apply-alike = { $count ->
    [one] Apply to all like this
   *[other] Apply to all { $count } like this
}
copy-reason = Copy reason
apply = Apply
edit = Edit
keep = Keep
reopen = List again
undo-one = Take back
leave-out = Leave out
take-in = Take in
remove-all = Remove all
keep-all = Keep all
accept-all = Accept all
reject-all = Reject all
none-of-class = There are none.
column-accept = Accept
column-remove = Remove
column-changes = What changes
column-also = Still in
column-source = Source
class-new = New { $n }
class-changed = Changed { $n }
class-unchanged = Unchanged { $n }
class-gone = Gone { $n }
note-new = Devices the plan does not have yet: { $taken } of { $all } are added.
note-changed = Devices the plan has with other values: { $taken } of { $all } are changed.
note-unchanged = Devices the plan has just like this. Nothing happens to them.
note-gone = Devices from an earlier edition of these files that are no longer in them: { $taken } of { $all } are removed from the plan.
row-accepted = Accepted
row-rejected = Rejected
row-removed = Removed
row-kept = Kept
joined = { $count ->
    [one] one device
   *[other] { $count } devices become one
}
nowhere-else = No other file
source-row = { $file }, row { $row }
after-new = New in this plan
after-changed = Changed
after-unchanged = Unchanged
after-removed = Removed
attention-note = Devices with open problems are imported too and stay as they are in the file.
take-changes = { $count ->
    [0] Nothing to change
    [one] Import 1 change
   *[other] Import { $count } changes
}
import-clean = { $count ->
    [one] Import only the 1 clean phone
   *[other] Import only the { $count } clean ones
}
more-actions = More
brief-invalid-mac = “{ $written }” is no MAC address
brief-damaged-mac = “{ $written }” is a damaged MAC address
brief-invalid-date = “{ $written }” is no date
brief-future-date = “{ $written }” lies in the future
brief-invalid-price = “{ $written }” is no price
brief-odd-price = “{ $written }” is negative or far too high
brief-approximate-price = “{ $written }” is only approximate
brief-formula = “{ $written }” begins like a formula
brief-ragged = { $written } fields instead of { $detail }; left out
brief-duplicate = The same device as row { $detail }: { $written }
brief-no-identity = Names no device: no MAC address, serial number, tag or model
brief-quote = A quote is never closed; left out
in-sheet = { $sheet }, { $file }
column-device = Device
result-changes = { $count ->
    [one] 1 change
   *[other] { $count } changes
}
sheet-shown = Sheet shown below
