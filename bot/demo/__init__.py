"""The demonstration: a believable place whose teams, households, visits and months of facts are all made up, so that
every screen and report can be looked at. The same seed and day give the same place.

`places` plans how large each place is; `village` makes it up from a `team`, the lives of `citizen`s, their `walks`
through guides and likely `dates`; `commune` turns it into rows, which `database` writes. `settings` are those for such
a database.
"""
