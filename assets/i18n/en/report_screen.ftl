# Report screen.

title = Report
pages =
    { $count ->
        [0] no pages
        [one] 1 page
       *[other] { $count } pages
    }
note = { $pages }, { $off }
off =
    { $count ->
        [0] all sections on
        [one] 1 section off
       *[other] { $count } sections off
    }
reset = Reset layout
sections = Sections
page = Page
switch = Show { $section }
move-section = Move { $section }
hint = Drag to reorder, or Alt+Up and Alt+Down. Space switches a section on or off.
page-of = Page { $page } of { $pages }
previous = Previous page
next = Next page
zoom-in = Zoom in
zoom-out = Zoom out
fit = Fit page
preview = Preview of page { $page }, { $section }
thumbnail = Page { $page }, { $section }
document = Document
format = Format
format-a4 = A4
format-letter = Letter
format-slides = Slides 16:9
language = Language
english = English
german = Deutsch
field-title = Title
field-organization = Organization
field-author = Author
hint-title = Title of the plan
hint-organization = Name on the cover
hint-author = Department or person
scenarios = Scenarios
main = main
compare = compare
checks = Check before export
check-good = Nothing is open
check-unknown =
    { $count ->
        [one] 1 device is not identified
       *[other] { $count } devices are not identified
    }
check-undecided =
    { $count ->
        [one] 1 device without decision
       *[other] { $count } devices without decision
    }
check-missing =
    { $count ->
        [one] 1 price or assumption missing, totals are lower bounds
       *[other] { $count } prices or assumptions missing, totals are lower bounds
    }
check-conflicts =
    { $count ->
        [one] 1 date on which sources disagree
       *[other] { $count } dates on which sources disagree
    }
check-ends =
    { $count ->
        [one] 1 new model loses support within the plan
       *[other] { $count } new models lose support within the plan
    }
export-pdf = Export PDF, { $pages }
export-xlsx = XLSX
export-png = PNG
export-ics = ICS
export-note = XLSX is the workbook behind the budget, CSV every device, ICS every deadline with an alarm
empty = Import an inventory to make a report
empty-button = Import files
all-off = Switch on a section
field-logo = Logo
field-date = Date
logo-choose = Choose a picture
logo-remove = Remove the logo
options = Options
option-sources = Sources on every page
option-hatching = Hatching for black-and-white print
option-prices = Prices in the report
option-attach = Plan file inside the PDF
own-heading = Heading of the own page
own-heading-hint = Heading
own-text = Text of the own page
own-text-hint = Text; an empty line begins a new paragraph
check-characters =
    { $count ->
        [one] 1 character has no font here and prints as a box: { $characters }
       *[other] { $count } characters have no font here and print as boxes: { $characters }
    }
export-csv = CSV
export-svg = SVG
charts = Charts
chart-timeline = Timeline
chart-budget = Budget
chart-width = Width
copy = Copy
copy-budget = Copy budget as table
copy-page = Copy page as picture
switch-off = Switch off { $section }
