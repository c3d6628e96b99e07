"""Finding: from typed words to the guide, the problem or the kind word that they ask for.

`typed` reads what the fingers left, `reading` makes words and features of it, `index` and `model` compare those with
the texts of the guides, `finder` weighs all of it and decides.
"""
