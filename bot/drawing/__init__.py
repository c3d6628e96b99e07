"""Drawing: step pictures, posters, leaflets and sheets, all set by typst from the templates in `typ/`.

Nothing here decides what is said: texts come from the guide and flows/words. Every text is data, never typst code.
"""
