"""What a store raises, named by what the caller does next."""


class StoreUnavailable(Exception):
    """Nothing was saved (disk full, file broken or locked). Do not acknowledge; try again later."""


class Stale(Exception):
    """Nothing was saved: somebody else has changed a record meanwhile. Play the turn again on what is there now."""
