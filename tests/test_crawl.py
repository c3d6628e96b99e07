"""A crawl of every screen that can be reached or addressed, over the real guides.

It is made three times: by a newcomer, by a person in the middle of every guide, and by one who did them all; in
`make test-all` each time in both languages. What a seat in a team adds is crawled by tests/test_roles.py.
"""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

import pytest

import flows
from flows.core.address import (
    DATA_MAX_BYTES,
    HOME,
    TOKEN_MAX_CHARS,
    Act,
    Address,
    address,
    read_data,
    read_path,
    read_token,
)
from flows.core.content.guide import DONE, Guide
from flows.core.event import ROLES, Origin, Pressed, Role
from flows.core.library import Library
from flows.core.person import Person, Run
from flows.core.screen import Button, Do, Go, Link, Screen, Share
from flows.core.text.richtext import to_plain
from tests.harness.make import make
from tests.harness.player import FIRST_DAY, seat
from tests.harness.strategies import known_addresses
from tests.harness.whole import mostly

TEXT_MAX, CAPTION_MAX, NOTE_ROOM = 4096, 1024, 200  # Telegram's limits, UTF-16 units; a note may stand above
LABEL_MAX_CHARS = 100
USUAL = [("newcomer", "vi"), ("under way", "en"), ("done", "vi")]


def _run(guide: Guide, *, finished: bool) -> Run:
    """A run that came by every step, answered every question, and stands on the second or the last step."""
    came = dict(zip(guide.order, ("", *guide.order), strict=False))
    answers = {step.id: step.choices[0].next for step in guide.steps if step.choices}
    if finished:
        return make(
            Run,
            id=f"run-{guide.id}",
            guide=guide.id,
            revision="r",
            started_at=FIRST_DAY,
            step=guide.order[-1],
            came=came,
            answers=answers,
            state="finished",
            ended_at=FIRST_DAY,
        )
    return make(
        Run,
        id=f"run-{guide.id}",
        guide=guide.id,
        revision="r",
        started_at=FIRST_DAY,
        step=guide.order[1],
        came=came,
        answers=answers,
    )


def _people(library: Library) -> Iterator[tuple[str, Person]]:
    yield "newcomer", Person("k")
    under_way: dict[str, Run] = {guide.id: _run(guide, finished=False) for guide in library.guides.values()}
    found = tuple(f"guide_{id}" for id in list(library.guides)[:4])
    yield "under way", Person("k", consent=False, runs=under_way, found=found, via="To-Lia")
    done: dict[str, Run] = {guide.id: _run(guide, finished=True) for guide in library.guides.values()}
    yield "done", Person("k", consent=True, runs=done, found=found[:1], found_sure=True)


@dataclass(frozen=True)
class Crawl:
    """All screens of one person."""

    person: Person
    library: Library

    def view(self, place: Address) -> Screen:
        return flows.view(place, self.person, self.library)

    @cached_property
    def screens(self) -> dict[Address, Screen]:
        """Every addressable screen, by where it stands after climbing."""
        drawn = (self.view(place) for place in known_addresses(self.library))
        return {screen.address: replace(screen, note=None, note_id=None) for screen in drawn}

    @cached_property
    def landings(self) -> dict[Act, tuple[Address, str | None]]:
        """Where each act on any screen lands, and with which note."""
        acts = {button.act for _, button in self.buttons() if isinstance(button, Do)}
        return {act: self._landing(act) for act in acts}

    def _landing(self, act: Act) -> tuple[Address, str | None]:
        turn = flows.advance(self.person, Pressed(Origin("test:1", FIRST_DAY, "seed", "test"), act), self.library)
        return turn.person.here, turn.person.note

    def buttons(self) -> Iterator[tuple[Screen, Button]]:
        for screen in self.screens.values():
            for row in screen.rows:
                yield from ((screen, button) for button in row)

    def ways(self, screen: Screen) -> Iterator[Address]:
        """Where the buttons of a screen lead, but for the one that deletes."""
        for button in screen.choices:
            if isinstance(button, Go):
                yield self.view(button.address).address
            elif button.act.verb != "erase":
                yield self.landings[button.act][0]

    def reached(self, start: Address) -> set[Address]:
        """All screens that buttons lead to from one."""
        met, todo = {start}, deque([start])
        while todo:
            for place in self.ways(self.screens[todo.popleft()]):
                if place not in met:
                    met.add(place)
                    todo.append(place)
        return met


@pytest.fixture(
    scope="module",
    params=mostly(USUAL, [(who, language) for who in ("newcomer", "under way", "done") for language in ("vi", "en")]),
    ids="-".join,
)
def crawl(request: pytest.FixtureRequest, library: Library) -> Crawl:
    who, language = request.param
    return Crawl(replace(dict(_people(library))[who], language=language), library)


def test_all_languages_and_roles_are_crawled(library: Library) -> None:
    """The crawl above names every language that there is."""
    assert library.sentences.languages == ("vi", "en")
    assert ROLES == ("citizen", "member", "lead", "admin")


def test_every_screen_stands_where_it_says(crawl: Crawl) -> None:
    """A screen's own address draws the same screen, without a note, in the person's language."""
    assert len(crawl.screens) > 400
    for place, screen in crawl.screens.items():
        assert crawl.view(place) == screen
        told = place == address("settings", "erased", "en")  # to somebody of whom nothing else is known any more
        assert screen.language == crawl.person.language or told


def test_every_step_and_problem_has_its_screen(crawl: Crawl) -> None:
    """Nothing that a guide holds climbs away: each part of each guide is a screen of its own."""
    for guide in crawl.library.guides.values():
        cover = address("guide", guide.id)
        places = [
            cover.under("cover") if guide.urgent else cover,
            *(cover.under(name) for name in ("consent", "all", DONE)),
        ]
        for step in guide.steps:
            places += [cover.under(step.id), cover.under(step.id, "stuck")]
            places += [cover.under(step.id, problem.id) for problem in step.problems]
        assert [place for place in places if place not in crawl.screens] == []


def test_links_lead_to_screens(crawl: Crawl) -> None:
    """Every Go button and every shared link leads to a screen that is there, none to what is gone."""
    links = {b.address: s.address for s, b in crawl.buttons() if isinstance(b, Go | Share)}
    assert {to: at for to, at in links.items() if crawl.view(to).note_id == "note-gone"} == {}
    assert {to for to in links if crawl.view(to).address not in crawl.screens} == set()


def test_acts_are_known_and_land_on_screens(crawl: Crawl) -> None:
    """Every Do button has a verb that its flow knows, and pressing it lands on a screen that is there."""
    for act, (place, note) in crawl.landings.items():
        assert act.verb in flows.FLOWS.by_name[act.address.flow].acts
        assert place in crawl.screens, act
        assert note not in ("note-gone", "note-step-gone", "note-changed"), act


def test_spellings_lead_back(crawl: Crawl) -> None:
    """Every screen's token and path are read back as its address, and fit a start payload."""
    for place in crawl.screens:
        link = read_token(place.token)
        assert link is not None
        assert (link.address, read_path(place.path)) == (place, place)
        assert len(place.token) <= TOKEN_MAX_CHARS


def test_buttons_fit_telegram(crawl: Crawl) -> None:
    """Every button's data has at most 64 bytes and is read back as what it is."""
    for _, button in crawl.buttons():
        if isinstance(button, Go | Do):
            data = button.act.data if isinstance(button, Do) else button.address.token
            assert len(data.encode()) <= DATA_MAX_BYTES
            assert read_data(data) == (button.act if isinstance(button, Do) else button.address)
        elif isinstance(button, Link):
            assert button.url.startswith("https://")


def test_labels_can_be_read(crawl: Crawl) -> None:
    """No label is empty, broken over lines, or has marks that a button cannot show; none stands twice on a screen."""
    for screen, button in crawl.buttons():
        label = button.label
        assert label == label.strip() != ""
        assert len(label) <= LABEL_MAX_CHARS, label
        assert not {"\n", "*", "{", "<"} & set(label)
        assert [b.label for b in screen.choices].count(label) <= 1, (screen.address.token, label)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def test_texts_fit_telegram(crawl: Crawl) -> None:
    """Every screen fits one message or caption with a note above; a long one can be cut at blank lines."""
    for screen in crawl.screens.values():
        limit = (CAPTION_MAX if screen.picture else TEXT_MAX) - NOTE_ROOM
        text = f"{screen.title}\n\n{to_plain(screen.body)}"
        pieces = text.split("\n\n") if screen.long else [text]
        assert max(map(_units, pieces)) <= limit, screen.address.token


def test_words_are_all_there(crawl: Crawl) -> None:
    """Every screen has a title and a body without holes, and its marks are closed."""
    for screen in crawl.screens.values():
        assert screen.title.strip()
        assert screen.body.strip()
        for text in (screen.title, screen.body, screen.hint or "-"):
            assert not {"{", "}"} & set(text), screen.address.token
        assert "**" not in to_plain(screen.body), screen.address.token


def test_every_screen_has_a_way_home(crawl: Crawl) -> None:
    """From every screen, buttons lead home without deleting anything: nobody is ever shut in."""
    assert all(screen.choices for screen in crawl.screens.values())
    back: dict[Address, set[Address]] = {}
    for place, screen in crawl.screens.items():
        for to in crawl.ways(screen):
            back.setdefault(to, set()).add(place)
    met, todo = {HOME}, deque([HOME])
    while todo:
        new = back.get(todo.popleft(), set()) - met
        met |= new
        todo.extend(new)
    assert set(crawl.screens) - met == set()


def test_every_guide_is_reached_from_home(crawl: Crawl) -> None:
    """By buttons alone one comes from home to every step and every problem of every guide, once consent is answered."""
    asked = crawl.person if crawl.person.consent is not None else replace(crawl.person, consent=False)
    reached = Crawl(asked, crawl.library).reached(HOME)
    assert reached <= set(crawl.screens)
    for guide in crawl.library.guides.values():
        for step in guide.steps:
            place = address("guide", guide.id, step.id)
            assert {place, *(place.under(problem.id) for problem in step.problems)} <= reached


@pytest.mark.parametrize("role", ROLES)
def test_only_admins_have_the_issues(library: Library, role: Role) -> None:
    """The issues are a screen for admins, and for others no screen at all."""
    screens = Crawl(Person("k", seat=seat(role)), library).screens
    assert (address("issues") in screens) == (role == "admin")
