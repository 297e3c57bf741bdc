# Rollout.

title = Rollout
note =
    { $count ->
        [0] keine Wellen
        [one] 1 Welle
       *[other] { $count } Wellen
    }
note-devices = { $waves }, { $devices } Geräte
note-suggested = vorgeschlagen, folgt jeder Änderung
note-fixed = von Ihnen festgelegt
col-wave = Welle
col-site = Standort
col-year = Geschäftsjahr
col-start = Beginn
col-end = Ende
col-devices = Geräte
col-work = Arbeit
col-deadline = Frist
col-slack = Reserve
col-effort = Arbeitstage
no-deadline = Keine
effort-unknown = Minuten oder Techniker fehlen
work-item = { $devices } × { $work }
row = { $name }, { $site }, { $devices } Geräte, { $start } bis { $end }
empty = Noch keine Wellen: Sie ergeben sich aus der Strategie
empty-button = Strategie öffnen
fix = Wellen festhalten
unfix = Neu vorschlagen
fix-note = Wellen bewegen sich nicht mehr, wenn sich die Strategie ändert
unfix-note = Wellen folgen wieder der Strategie
