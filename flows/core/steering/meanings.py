"""The meanings of words that steer."""

from typing import Literal

Meaning = Literal[
    "yes",  # agreed, understood
    "done",  # what the screen asks for has been done
    "next",  # go on
    "no",  # not so
    "back",  # one screen back
    "stuck",  # it does not work, or is not understood
    "wait",  # still busy
    "later",  # enough for now
    "home",  # the first screen
    "again",  # the same once more
    "over",  # from the beginning
    "help",  # how does one use this
    "person",  # a human being, please
]
GO_ON: tuple[Meaning, ...] = ("yes", "done", "next")
"""What people say when they have done a step, or have read a page that asks for nothing."""
