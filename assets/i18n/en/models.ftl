# The work list of models that are not certain, own products, and sites that may be one.

note = { $count ->
    [0] Every phone is identified
    [one] 1 phone is not identified
   *[other] { $count } phones are not identified
}
models = Models
by-weight = The heaviest first
tab-unknown = To name { $n }
tab-likely = Likely { $n }
tab-sites = Sites { $n }
confirm-all = { $count ->
    [one] Confirm 1 likely match
   *[other] Confirm all { $count } likely matches
}
all-known = Every model is known.
column-written = As written in the files
column-devices = Devices
column-paid = Paid for them
column-known = What is known
nothing-written = Nothing written
unknown = Nothing in the catalog fits
several = Several fit: { $names }
only-class = Only the class is known: { $class }
likely = { $name }, { $percent } %: { $why }
named = You said: { $name }
named-own = You described: { $name }
take-back = Take back
confirm = Confirm
describe = Describe…
assign = Assign…
no-sites = No two sites look like one.
sites-note = Merging changes the name everywhere in the plan, also for files imported later; the imported files stay as they are.
site-devices = { $site }: { $devices }
merge-into = Merge into { $site }
own-title = Describe a product
own-note = For devices written as “{ $written }”. What you enter counts as your own fact in this plan, with you as its source.
own-vendor = Vendor
own-model = Model
own-class = Class
own-form = Kind
own-gateway = Works with SIP Gateway
own-certification = End of Microsoft certification
own-best-effort = End of Microsoft support
own-sale = Vendor’s end of sale
own-support = Vendor’s end of support
own-date-hint = 30 Jun 2028, if known
own-source = Where you read it
own-source-hint = Letter, web page, price list
own-refused = Vendor and model are needed, and dates like 30 Jun 2028 or 2028-06-30.
own-save = Describe and assign
not-known = Not known
yes = Yes
no = No
form-desk = Desk phone
form-conference = Conference phone
form-dect = DECT or Wi-Fi
form-display = Display
form-ata = Analog adapter
form-panel = Room panel
form-expansion = Expansion module
