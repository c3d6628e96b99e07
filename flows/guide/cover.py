"""The cover: what the person will have at the end, what it takes, what to beware of. And the question of consent."""

from flows.core.address import Act, address
from flows.core.content.guide import Guide
from flows.core.library import Library
from flows.core.pages.page import Say, home_button, other_rows, sayer
from flows.core.person import Person
from flows.core.screen import Button, Do, Go, Row, Screen, Share
from flows.guide.places import cover_of, open_run_of, run_of


def _facts(guide: Guide, say: Say) -> list[str]:
    needs, service = guide.needs, guide.service
    lines = [say("cover-time", minutes=guide.minutes), say("cover-cost", cost=service.cost)]
    lines += [say("cover-needs", thing=thing) for thing in (*needs.devices, *needs.documents)]
    lines.append(say("cover-authority", authority=service.authority))
    if service.processing_time:
        lines.append(say("cover-processing", time=service.processing_time))
    return lines


def _body(guide: Guide, say: Say) -> str:
    parts = [guide.summary, say("cover-result", result=guide.result)]
    parts.append("\n".join(f"- {line}" for line in _facts(guide, say)))
    if guide.warnings:
        parts.append(say("cover-warnings") + "\n\n" + "\n".join(f"- {warning}" for warning in guide.warnings))
    return "\n\n".join(parts)


def _start(guide: Guide, person: Person, say: Say) -> list[Row]:
    here = cover_of(guide)
    run = open_run_of(guide, person)
    if run is None:
        return [(Do(say("start"), Act("start", here), main=True),)]
    return [
        (Go(say("go-on"), here.under(run.step), main=True),),
        (Do(say("again"), Act("again", here)), Do(say("drop"), Act("drop", here))),
    ]


def _before(guide: Guide, person: Person, library: Library, say: Say) -> list[Row]:
    """Guides to do first, unless done."""
    rows: list[Row] = []
    for id in guide.needs.guides:
        needed = library.guide(id, person.language)
        run = run_of(needed, person) if needed else None
        if needed and not (run and run.state == "finished"):
            rows.append((Go(say("cover-before", title=needed.title), cover_of(needed)),))
    return rows


def share(guide: Guide, say: Say) -> Share:
    """The button that sends a guide to the family."""
    return Share(say("share"), cover_of(guide), say("share-text", title=guide.title))


def view(guide: Guide, person: Person, library: Library) -> Screen:
    say = sayer(person, library)
    last: tuple[Button, ...] = (Go(say("topic-back"), address("topic", guide.topic)), home_button(say))
    rows = (
        *_start(guide, person, say),
        *other_rows(person, say),
        (Go(say("whole"), cover_of(guide).under("all")),),
        *_before(guide, person, library, say),
        (share(guide, say),),
        last,
    )
    return Screen(cover_of(guide), person.language, guide.title, _body(guide, say), rows=rows, hint=say("hint-find"))


def for_whom(guide: Guide, person: Person, library: Library) -> Screen | None:
    """Asked of who belongs to a house, since one phone may serve several people of it. No name is asked."""
    if person.house is None:
        return None
    say = sayer(person, library)
    here = cover_of(guide)
    rows: tuple[Row, ...] = (
        (Do(say("for-me"), Act("me", here), main=True),),
        (Do(say("for-other"), Act("other", here)),),
        (Go(say("back"), here), home_button(say)),
    )
    body = say("for-whom-body", title=guide.title)
    return Screen(here.under("for-whom"), person.language, say("for-whom-title"), body, rows=rows)


def consent(guide: Guide, person: Person, library: Library) -> Screen:
    """Asked once, by itself, when the first guide starts (Law 91/2025/QH15 Art. 9: per purpose, nothing pre-ticked)."""
    say = sayer(person, library)
    here = cover_of(guide)
    rows: tuple[Row, ...] = ((Do(say("keep"), Act("keep", here)),), (Do(say("skip"), Act("skip", here)),))
    title, body = say("consent-title"), say("consent-body", run_by=library.deployment.run_by)
    return Screen(here.under("consent"), person.language, title, body, rows=rows)
