"""The guides: from files in a folder to the live library.

`load` reads the folder and builds a library, `checks` finds editors' mistakes, `live` watches the folder and swaps in
each new library, `last_good` keeps the revisions that passed. `preview` shows drafts to editors, `review` says what to
look at next, and `stranded` says whom an edit would leave without their step.
"""
