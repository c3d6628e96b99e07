"""Papers: guides as poster, leaflet, class sheet and radio script, and visit slips. PAPERS lists those of guides.

Each is made from the same data of one revision of a guide, so paper, loudspeaker and chat cannot differ. Its texts
come from the guide and flows/words, its looks from bot/drawing.
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
