"""Guide cards: guides as they are offered outside the private chat, typed behind the bot's name in any chat or asked
for in a team's group. They change nothing of what is remembered of a person.
"""

from dataclasses import dataclass

from flows.core.address import HOME, Address, address
from flows.core.content.guide import Guide
from flows.core.library import Library
from flows.core.places.place import Place
from flows.core.places.share_code import make_share_code
from flows.core.record import Member
from flows.core.screen import Go, Row, Screen
from flows.core.secret import find_secret
from flows.core.teams.seats import find_credit
from flows.core.text.fold import fold
from flows.core.text.richtext import to_plain

OFFERED_MAX = 20  # cards for one question in any chat
POSTED_MAX = 4  # guides to choose from in a group: as many as fit on a small phone
_LIKELY = 0.01  # 0-1; a guide that is less sure than this is not what is being typed
_TYPED_MIN_CHARS = 2  # fewer characters mean nothing yet


@dataclass(frozen=True, slots=True)
class GuideCard:
    """A guide as a card that one person sends to others."""

    guide: str
    title: str  # plain
    summary: str  # plain, a sentence
    text: str  # Markdown; sent with the title
    button: str  # its label
    address: Address  # where it leads


def find_card_credit(seat: Member | None, place: Place | None = None) -> str | None:
    """Return the share code of a card: the sending member's, else that of the place that it is sent in."""
    return find_credit(seat) or (make_share_code("place", place.id) if place else None)


def offer_cards(text: str, language: str, library: Library) -> tuple[GuideCard, ...]:
    """Return the cards for what is being typed, best first; for nothing yet, one of every topic; for a secret, none."""
    if find_secret(text) is not None:
        return ()
    if len(fold(text)) < _TYPED_MIN_CHARS:
        guides = _list_first_guides(language, library)
    else:
        hits = library.finder.search(text, OFFERED_MAX)
        guides = _find_guides([hit.guide for hit in hits if hit.sure >= _LIKELY], language, library)
    return tuple(_make_card(guide, language, library) for guide in guides[:OFFERED_MAX])


def draw_group_answer(text: str, language: str, library: Library) -> Screen:
    """Draw the answer to a group that asks for a guide: a card, a few to choose from, or how to ask."""
    if not fold(text):
        return _draw_choice("ask", _list_first_guides(language, library)[:POSTED_MAX], language, library)
    meant = library.finder.interpret(text, library.deployment.finding)
    likely = _find_guides(
        [hit.guide for hit in meant.hits if hit.sure >= library.deployment.finding.maybe], language, library
    )
    if meant.kind == "guide" and likely:
        card = _make_card(likely[0], language, library)
        return Screen(card.address, language, card.title, card.text, rows=((Go(card.button, card.address),),))
    if meant.kind == "maybe" and likely:
        return _draw_choice("maybe", likely[:POSTED_MAX], language, library)
    return _draw_choice("none", (), language, library)


def label_link(screen: Screen, library: Library) -> str | None:
    """Label a link to the screen that answers a group; None where it is not one that anyone may open."""
    return library.sentences.say(screen.language, "inline-open") if screen.address.flow == "guide" else None


def _draw_choice(kind: str, guides: tuple[Guide, ...], language: str, library: Library) -> Screen:
    """Draw guides to choose from, under words of this kind: `ask`, `maybe`, `none`."""
    say = library.sentences.say
    rows: list[Row] = [(Go(guide.title, address("guide", guide.id)),) for guide in guides]
    rows = rows or [(Go(say(language, "inline-here"), HOME),)]
    title, body = say(language, f"inline-{kind}-title"), say(language, f"inline-{kind}-body")
    return Screen(HOME, language, title, body, rows=tuple(rows))


def _make_card(guide: Guide, language: str, library: Library) -> GuideCard:
    say = library.sentences.say
    return GuideCard(
        guide.id,
        guide.title,
        to_plain(guide.summary),
        f"{guide.summary}\n\n{say(language, 'inline-ready')}",
        say(language, "inline-open"),
        address("guide", guide.id),
    )


def _list_first_guides(language: str, library: Library) -> tuple[Guide, ...]:
    """Return the first guide of every topic, then the second ones, and so on."""
    shelves = [library.shelves[topic.id] for topic in library.topics if topic.id in library.shelves]
    longest = max(map(len, shelves), default=0)
    ids = [shelf[place] for place in range(longest) for shelf in shelves if place < len(shelf)]
    return _find_guides(ids, language, library)


def _find_guides(ids: list[str], language: str, library: Library) -> tuple[Guide, ...]:
    """Return guides by id, as far as they exist: the index may be older than the library."""
    return tuple(guide for id in ids if (guide := library.guide(id, language)))
