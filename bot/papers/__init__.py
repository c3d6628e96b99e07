"""Papers: a guide off the screen: poster, leaflet, class sheet, radio script. PAPERS is their list.

Each is made of the same pages of one guide and one revision, so paper, loudspeaker and chat cannot differ. What it
says comes from the guide and flows/words; what it looks like is bot/drawing's.
"""

from collections.abc import Mapping

from bot.papers.paper import Paper
from bot.papers.radio import RADIO

PAPERS: Mapping[str, Paper] = {
    "poster": Paper("poster.typ"),
    "leaflet": Paper("leaflet.typ"),
    "radio": RADIO,
    "class": Paper("class.typ"),
}
