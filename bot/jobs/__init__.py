"""Jobs: what runs all the time next to the conversation, one file each.

`retention` forgets and prunes, `escalation` carries on help requests that wait for too long, `class_boards` refreshes
the live screens of classes, `counting` keeps the counts of reports up to date. Each runs until it is cancelled, and a
kill at any moment loses nothing.
"""
