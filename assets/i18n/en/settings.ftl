# Settings, and the catalog screen.

plan = Plan
organization = Organization
title = Title
author = Department or author
currency = Currency
currency-wrong = Write a currency as three letters, such as EUR
fiscal = Fiscal year starts
fiscal-label = Named after
label-ending = the year it ends in
label-starting = the year it starts in
horizon = Fiscal years shown
vat = VAT rate
vat-none = VAT is left out
vat-wrong = Write the rate as a percentage, such as 19
vat-recoverable = Share of VAT recovered
vat-mode = VAT is reckoned
vat-total = On the sum of a year
vat-line = On every line
rounding = Rounding
round-away = Half away from zero
round-even = Half to even
sources = Keep the imported files in the plan file
window = Window
language = Language
theme = Theme
zoom = Zoom
plan-note = Kept in the plan; every change can be undone
window-note = Kept on this computer

## Catalog

catalog-note = Edition { $edition }, { $n-models } models, { $n-sources } sources
catalog-search = Search models
catalog-empty = No model matches “{ $text }”
column-model = Model
column-class = Class
column-gateway = SIP Gateway
column-certified = Certified until
column-support = Supported until
column-sources = Sources
gateway-yes = yes
gateway-no = no
gateway-unknown = not documented
gateway-from = from { $version }
not-announced = Not announced
of-class = { $day }, class
mappings = Mappings
mappings-note = How files with known columns are read. Saved in the import workbench, used for every file with the same columns.
mappings-none = None saved yet.
mappings-export-all = Export all…
mapping-columns = { $n } columns
mapping-rename = Rename { $name }
mapping-new-name = New name of { $name }
mapping-export = Export { $name }…
mapping-delete = Delete { $name }
