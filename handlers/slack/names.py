"""The names that Slack brings back: ids of controls, commands, events. What stands here stands in the manifest too."""

COMMAND = "/bucp"

# Shortcuts are commands with another door, for where a command can't be typed (in a thread).
SHORTCUTS = {"start_agreement": "new", "my_agreements": "list"}

FORM = "form"
INPUT = "in:"
LINK = "link:"
MENU = "menu"
# In the id of a block with a picker, before the packed act: a picker has no hidden value of its own.
ACT_MARK = "~"

METADATA = "bucp"
