# Shell and widgets of the window.
