# Steps in the import workbench, mappings, and the file of rejected rows.

read = Read the file another way
mapping = Use the mapping { $name }
mapping-off = Use no mapping
remove = Take a file out
adds = Add to the devices that are there
replaces = Replace the devices that are there
repair = { $count ->
    [one] Correct one value
   *[other] Correct { $count } values
}
unrepair = Take a correction back
leave-out = Leave row { $row } out
take-in = Take row { $row } in again
keep = Keep as it is
take-changes = Accept changes
refuse-changes = Reject changes
rejected-file = File
rejected-sheet = Sheet
rejected-row = Row
rejected-reason = Reason
rejected-hint = What to do
rejected-name = rejected-rows
dialog-rejected = Export rejected rows
dialog-export-mappings = Export mappings
dialog-import-mappings = Import mappings
mappings-name = mappings
mappings-unreadable = { $path } holds no mappings; choose a file that was exported from here
mappings-imported = { $count ->
    [one] One mapping imported
   *[other] { $count } mappings imported
}
mapping-name-taken = There is another mapping named “{ $name }”; choose a name of its own
task-accept = Take the import into the plan
nothing-new = The plan already holds all of this; nothing was changed
command-rejected = Export rejected rows…
command-import-mappings = Import mappings…
command-export-mappings = Export mappings…
command-models = Match models
