"""Finding: from typed words to the guide, the problem or the reply that they ask for.

`typed` restores Vietnamese syllables, `reading` turns them into words and features, `index` and `model` compare these
with the texts of the guides, and `finder` weighs the results and decides.
"""
