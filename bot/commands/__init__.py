"""The commands of `python -m bot`: one file and one line in COMMANDS each.

A command is a function of its arguments that returns the exit status: 0 done, 1 the guides or the settings have issues,
2 the command was called wrongly.
"""

COMMANDS = (
    "run",
    "talk",
    "check",
    "new",
    "stamp",
    "print",
    "preview",
    "map",
    "find",
    "review",
    "schema",
    "facts",
    "report",
    "demo",
    "admin",
    "law",
    "backup",
    "restore",
)
