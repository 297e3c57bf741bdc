# Names of edits and tasks, messages, names of proposed scenarios.

scenario-recommended = Bridge via SIP Gateway
scenario-replace-all = Replace all
scenario-do-nothing = Do nothing
