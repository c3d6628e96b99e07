"""Cards: guides as they are offered outside the private chat, where nobody's place moves: typed behind the bot's name
in any chat, or asked for in a team's group.
"""

from dataclasses import dataclass

from flows.core.address import HOME, Address, address
from flows.core.content.guide import Guide
from flows.core.library import Library
from flows.core.places.place import Place
from flows.core.places.share_code import code_of
from flows.core.record import Member
from flows.core.screen import Go, Row, Screen
from flows.core.secret import secret_in
from flows.core.teams.seats import credit_of
from flows.core.text.fold import fold
from flows.core.text.richtext import to_plain

OFFERED = 20  # of one question in any chat
POSTED = 4  # in a group: a small phone has room for
_LIKELY = 0.01  # 0-1; less sure than this, a guide is not what is being typed
_TYPED_MIN_CHARS = 2  # with fewer nothing is meant yet


@dataclass(frozen=True, slots=True)
class GuideCard:
    """A guide as a card that somebody sends to others."""

    guide: str
    title: str  # plain
    summary: str  # plain, a sentence
    text: str  # Markdown; what is sent beside the title
    button: str  # its label
    address: Address  # where it leads


def credit(seat: Member | None, place: Place | None = None) -> str | None:
    """The share code of a card: of the member who sends it, else of the place that it is sent in."""
    return credit_of(seat) or (code_of("place", place.id) if place else None)


def offered(text: str, language: str, library: Library) -> tuple[GuideCard, ...]:
    """The cards for what is being typed, best first; for nothing yet, a guide of every topic; for a secret, none."""
    if secret_in(text) is not None:
        return ()
    if len(fold(text)) < _TYPED_MIN_CHARS:
        guides = _firsts(language, library)
    else:
        hits = library.finder.search(text, OFFERED)
        guides = _guides([hit.guide for hit in hits if hit.sure >= _LIKELY], language, library)
    return tuple(_card(guide, language, library) for guide in guides[:OFFERED])


def posted(text: str, language: str, library: Library) -> Screen:
    """What a group is shown that asks for a guide: a card, a few to choose from, or how to ask."""
    if not fold(text):
        return _choice("ask", _firsts(language, library)[:POSTED], language, library)
    meant = library.finder.meant(text, library.lines)
    likely = _guides([hit.guide for hit in meant.hits if hit.sure >= library.deployment.maybe], language, library)
    if meant.kind == "guide" and likely:
        card = _card(likely[0], language, library)
        return Screen(card.address, language, card.title, card.text, rows=((Go(card.button, card.address),),))
    if meant.kind == "maybe" and likely:
        return _choice("maybe", likely[:POSTED], language, library)
    return _choice("none", (), language, library)


def way_in(screen: Screen, library: Library) -> str | None:
    """The label of a link to the screen that answers a group, where it is one that anybody may open."""
    return library.words.say(screen.language, "inline-open") if screen.address.flow == "guide" else None


def _choice(kind: str, guides: tuple[Guide, ...], language: str, library: Library) -> Screen:
    """Guides to choose from, under words of this kind: `ask`, `maybe`, `none`."""
    say = library.words.say
    rows: list[Row] = [(Go(guide.title, address("guide", guide.id)),) for guide in guides]
    rows = rows or [(Go(say(language, "inline-here"), HOME),)]
    title, body = say(language, f"inline-{kind}-title"), say(language, f"inline-{kind}-body")
    return Screen(HOME, language, title, body, rows=tuple(rows))


def _card(guide: Guide, language: str, library: Library) -> GuideCard:
    say = library.words.say
    return GuideCard(
        guide.id,
        guide.title,
        to_plain(guide.summary),
        f"{guide.summary}\n\n{say(language, 'inline-ready')}",
        say(language, "inline-open"),
        address("guide", guide.id),
    )


def _firsts(language: str, library: Library) -> tuple[Guide, ...]:
    """The first guide of every topic, then the second ones, and so on."""
    shelves = [library.shelves[topic.id] for topic in library.topics if topic.id in library.shelves]
    longest = max(map(len, shelves), default=0)
    ids = [shelf[place] for place in range(longest) for shelf in shelves if place < len(shelf)]
    return _guides(ids, language, library)


def _guides(ids: list[str], language: str, library: Library) -> tuple[Guide, ...]:
    """Guides by id; the index may be older than the library, so some may be no more."""
    return tuple(guide for id in ids if (guide := library.guide(id, language)))
