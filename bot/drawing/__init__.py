"""Drawing: step pictures, QR codes, charts and papers, all set by typst from the templates in `typ/`; maps as SVG.

Nothing here decides what is said: texts come from the guides and flows/words. Every text is data, never typst code.
"""
