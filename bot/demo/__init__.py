"""The demonstration: a believable place whose teams, houses, visits and months of facts are all made up, so that every
screen and report can be looked at. The same seed and day give the same place.

Facts and records are the ones that the conversation itself makes, and are kept just as the store keeps them.
"""
