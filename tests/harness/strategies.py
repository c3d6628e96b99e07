"""Values for hypothesis: addresses, people and runs of any kind that the program may meet."""

from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from flows.core.address import HOME, TOKEN_MAX_CHARS, Address
from flows.core.help.requests import locate_ask
from flows.core.library import Library
from flows.core.person import Person, Run
from flows.core.secret import SECRET_KINDS
from flows.core.ways import HOW
from flows.guide.printing import PAPER_KINDS

ids = st.text("abz059-", min_size=1, max_size=24).map(lambda made: made.strip("-") or "x")
codes = st.text("AZaz09-", min_size=1, max_size=15)
times = st.datetimes(datetime(2026, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 (the zone is given beside)
addresses = (
    st.lists(ids, min_size=1, max_size=5)
    .map(lambda parts: Address(tuple(parts)))
    .filter(lambda address: len(address.token) <= TOKEN_MAX_CHARS)
)
"""Addresses of any flow, mostly of none."""


def _text(library: Library, guide: str, language: str, step: str) -> str:
    """What a step says in a language."""
    told = library.guide(guide, language)
    return told.by_id[step].text if told else ""


def _known_terms(library: Library) -> list[Address]:
    """The pages of the glossary's list, and its terms."""
    ids = [term.id for term in library.glossary.terms]
    return [Address(("term", *more)) for more in ((), *((id,) for id in ids), *(("after", id) for id in ids))]


def known_addresses(library: Library) -> tuple[Address, ...]:
    """Every address that the library can make, with former ids and ids of nothing among them."""
    found = [HOME, *(Address((flow,)) for flow in ("mine", "find", "about", "issues", "help", "talk"))]
    found += [HOW, Address(("about", "notice"))]
    found += [Address(("talk", "none")), Address(("help", "guide")), Address(("help", "settings", "erase"))]
    found += [Address(("report", *ids)) for ids in ((), ("progress",), ("reach", "lia", "all"), ("none",))]
    found += [
        Address(("settings", *ids))
        for ids in ((), ("data",), ("erase",), ("erased",), ("erased", "en"), ("vi",), ("en",))
    ]
    found += [Address(("topic", topic.id)) for topic in library.topics]
    found += [
        Address(("secret", kind, *place)) for kind in SECRET_KINDS for place in ((), ("settings", "data"), ("secret",))
    ]
    found += _known_terms(library)
    for guide in library.guides.values():
        found += [Address(("secret", "otp", "guide", guide.id, guide.first.id))]
        for id in (guide.id, *guide.formerly):
            cover = Address(("guide", id))
            found += [
                cover,
                *(cover.under(name) for name in ("cover", "consent", "all", "done", "stop", "no-such-step")),
            ]
            found += [cover.under("print"), *(cover.under("print", kind) for kind in (*PAPER_KINDS, "none"))]
            found += [locate_ask(cover), locate_ask(cover.under("no-such-step"))]
            for step in guide.steps:
                found += [locate_ask(cover.under(step.id, *more)) for more in ((), ("none",))]
                found += [locate_ask(cover.under(step.id, problem.id)) for problem in step.problems]
                found += [cover.under(step.id), cover.under(step.id, "stuck"), cover.under(step.id, "none-such")]
                found += [
                    Address(("term", term.id, id, step.id))
                    for language in library.sentences.languages
                    for term in library.glossary.find_terms(_text(library, id, language, step.id))
                ]
                found += [cover.under(step.id, problem.id) for problem in step.problems]
                found += [cover.under(step.id, choice.next) for choice in step.choices]
            found += [cover.under(old) for old in guide.renamed]
    return tuple(found)


def mixed_addresses(library: Library) -> st.SearchStrategy[Address]:
    """Addresses of the library, and of nothing: a known flow with any ids behind it among them."""
    flows = st.sampled_from(
        ["home", "topic", "guide", "find", "mine", "settings", "about", "issues", "term", "help", "talk"]
    )
    loose = st.builds(lambda flow, more: Address((flow, *more)), flows, st.lists(ids, max_size=4))
    return st.one_of(st.sampled_from(known_addresses(library)), loose, addresses)


def runs(guides: tuple[str, ...], steps: tuple[str, ...]) -> st.SearchStrategy[Run]:
    """Runs through these guides; their steps need not belong to them."""
    step = st.sampled_from(steps) | ids
    return st.builds(
        Run,
        id=ids,
        guide=st.sampled_from(guides) | ids,
        revision=st.just("0" * 12),
        started_at=times,
        step=step,
        came=st.dictionaries(step, st.just("") | step, max_size=6),
        answers=st.dictionaries(step, step, max_size=3),
        state=st.sampled_from(["open", "finished"]),
        ended_at=st.none() | times,
        rating=st.sampled_from([None, "easy", "fair", "hard"]),
        via=st.none() | codes,
        still=st.integers(0, 3),
        tried=st.lists(ids.map("{}/p1".format), max_size=2).map(tuple),
    )


def people(library: Library) -> st.SearchStrategy[Person]:
    """People in any state that could have been saved, also by another version of the guides."""
    guides = tuple(library.guides)
    steps = tuple(step.id for guide in library.guides.values() for step in guide.steps)
    places = mixed_addresses(library)
    return st.builds(
        Person,
        key=ids,
        language=st.sampled_from(library.sentences.languages),
        consent=st.sampled_from([None, True, False]),
        here=places,
        runs=st.lists(runs(guides, steps), max_size=4).map(lambda found: {run.guide: run for run in found}),
        via=st.none() | codes,
        found=st.lists(places.map(lambda address: address.token), max_size=4).map(tuple),
        found_sure=st.booleans(),
        note=st.none()
        | st.sampled_from([id for id in library.sentences.bundles["vi"]._messages if id.startswith("note-")]),
        seen_at=st.none() | times,
        order=st.integers(0, 2**40),
        alone=st.lists(st.sampled_from(guides), max_size=3, unique=True).map(tuple),
    )


steps_back_in_time = st.timedeltas(timedelta(seconds=-30), timedelta(days=2))
