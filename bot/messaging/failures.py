"""Failures of a delivery, named by what comes next. A channel turns the errors of its own library into these."""


class Undelivered(Exception):
    """A message was not delivered. Its words are for the log and hold nothing that people typed."""


class Unreachable(Undelivered):
    """The person left, blocked the bot or is gone: give up, nothing is wrong."""


class Refused(Undelivered):
    """The message will never be accepted: give up, and report it."""


class Throttled(Undelivered):
    """Too many calls: try again after exactly this time."""

    def __init__(self, reason: str, wait_s: float) -> None:
        super().__init__(reason)
        self.wait_s = wait_s


class Failed(Undelivered):
    """The line or the server failed: try again later."""

    def __init__(self, reason: str, *, expected: bool = True) -> None:
        super().__init__(reason)
        self.expected = expected  # False: report it, for trying again may not help
