# Start screen.

title = Plan your desk-phone migration
lead = Bring the phone list you have. Switchover finds out which phones stop working, when, and what it costs to move them.
drop-title = Drop phone inventories here
drop-lead = One file or many. Teams admin center exports, call-manager lists, spreadsheets.
choose-files = Choose files
paste-table = Paste a table
path-label = Path of a file
path-hint = or type a path and press Enter
open-title = Open a plan
open-lead = Continue with a .switchover file from disk or a file share.
open-button = Open plan
sample-title = Explore the sample fleet
sample-lead = Brennhold Werke, an invented company with all classes of phones.
sample-counted = Brennhold Werke, invented: { $phones } phones, { $sites }
sample-sites = { $count ->
    [one] 1 site
   *[other] { $count } sites
}
sample-bar = Phones of the sample by class
sample-button = Explore sample
recent-title = Recent plans
recent-clear = Clear list
recent-note = { $count ->
    [one] 1 phone, { $scenarios }
   *[other] { $count } phones, { $scenarios }
}
recent-scenarios = { $count ->
    [one] 1 scenario
   *[other] { $count } scenarios
}
recent-menu = More for { $name }
recent-open = Open
recent-copy-path = Copy path
recent-forget = Remove from list
offline = Works offline. Inventories, plans and the catalog stay on this computer.
