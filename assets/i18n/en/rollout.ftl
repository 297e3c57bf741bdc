# Rollout screen.

title = Rollout
note =
    { $count ->
        [0] no waves
        [one] 1 wave
       *[other] { $count } waves
    }
note-devices = { $waves }, { $devices } devices
note-suggested = suggested, follows every change
note-fixed = fixed by you
col-wave = Wave
col-site = Site
col-year = Fiscal year
col-start = Start
col-end = End
col-devices = Devices
col-work = Work
col-deadline = Deadline
col-slack = Slack
col-effort = Days of work
no-deadline = None
effort-unknown = Minutes or technicians missing
work-item = { $devices } × { $work }
row = { $name }, { $site }, { $devices } devices, { $start } to { $end }
empty = No waves yet: they follow from what Strategy decides
empty-button = Open Strategy
fix = Keep these waves
unfix = Suggest anew
fix-note = Waves no longer move when the strategy changes
unfix-note = Waves follow the strategy again
