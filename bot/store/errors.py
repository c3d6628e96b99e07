"""What a store raises, named by what the caller does next."""


class StoreUnavailable(Exception):
    """Nothing was saved (disk full, file broken or locked). Do not acknowledge; try again later."""


class Unreadable(Exception):
    """A row cannot be read and waiting does not help (broken, or of a newer program). Acknowledge; answer calmly."""


class Stale(Exception):
    """Nothing was saved: somebody else has changed a record meanwhile. Play the turn again on what is there now."""
