# Shell and widgets of the window.

visible-rows = Rows { $first } to { $last } of { $rows }
