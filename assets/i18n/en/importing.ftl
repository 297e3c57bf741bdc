# Import workbench.

step-files = Files
step-columns = Columns and problems
step-result = Result
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
columns-note = { $file }, { $used } of { $all } columns used
columns-sure = { $sure } of { $all } columns mapped with 90 % or more
row-number = Row
not-used = Not used
secret = Secret, dropped
no-preview = No rows can be shown from this file
problems = Problems
tab-attention = Need attention { $n }
tab-duplicates = Duplicates { $n }
tab-notes = Notes { $n }
column-file = File
column-row = Row
column-field = Field
column-reason = Reason
column-hint = What happens
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
