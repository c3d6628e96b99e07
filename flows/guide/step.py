"""A step: one action on one screen, or one question with its answers."""

from flows.core.address import Act, Address, address
from flows.core.content.guide import DONE, STOP, Guide, Step
from flows.core.content.numbering import count_way
from flows.core.pages.page import Page, Rows, Say
from flows.core.person import Run
from flows.core.screen import Do, Drawing, Go, Link, Photo, Row, Screen
from flows.core.steering.meanings import GO_ON
from flows.guide.standing import find_nearest, find_open_run, find_run, locate_cover, locate_guide

_TERMS_MAX = 2  # buttons in one row of a small phone


def make_store_url(target: str) -> str:
    """Return the https address of a destination: `android:<package>`, `ios:<number>` or already https."""
    kind, _, name = target.partition(":")
    match kind:
        case "android":
            return f"https://play.google.com/store/apps/details?id={name}"
        case "ios":
            return f"https://apps.apple.com/vn/app/id{name}"
        case _:
            return target


def _list_answers(guide: Guide, step: Step, chosen: str | None, page: Page) -> list[Do]:
    here = page.here
    if not step.choices:
        label = {DONE: "finish", STOP: "stop"}.get(guide.following(step), "next")
        return [Do(page.say(label), Act("next", here), main=True, heeds=GO_ON)]
    return [Do(f"✓ {c.label}" if c.next == chosen else c.label, Act("pick", here.under(c.next))) for c in step.choices]


def _list_go_on(guide: Guide, step: Step, page: Page) -> Row:
    """Return the way on, where an urgent guide opened at its first step for a person who was further."""
    run = find_open_run(guide, page.person)
    further = guide.urgent and run is not None and step is guide.first and run.step != step.id
    return (Go(page.say("go-on"), locate_guide(guide).under(run.step)),) if run and further else ()


def _locate_back(guide: Guide, step: Step, run: Run | None) -> Address:
    """Return the step that the run came from, or the cover."""
    before = find_nearest(guide, run.came.get(step.id, ""), run) if run else None
    return locate_guide(guide).under(before.id) if before and before.id != step.id else locate_cover(guide)


def make_picture(guide: Guide, step: Step) -> Photo | Drawing | None:
    """Return the step's picture; None where a photo's file is missing, which the checker reports."""
    picture = step.picture
    if picture is None:
        return None
    if picture.photo is None:
        return Drawing(guide.drawings[step.id], picture.alt)
    if picture.photo not in guide.photos:
        return None
    return Photo(f"{guide.id}/{picture.photo}", guide.photos[picture.photo], picture.alt)


def shows_phone(step: Step) -> bool:
    """Whether the step has a picture of a phone's screen, which the person's own may differ from."""
    return step.picture is not None and step.picture.scene is None


def _list_terms(guide: Guide, step: Step, page: Page) -> Row:
    """Return buttons for the terms that this step is the first to use."""
    glossary = page.library.glossary
    new = {term.id for term in glossary.find_terms(step.text)}
    for before in guide.before(step):
        new -= {term.id for term in glossary.find_terms(before.text)}
    terms = [term for id, term in glossary.by_id.items() if id in new][:_TERMS_MAX]
    return tuple(
        Go(page.say("term-what", term=term.term), address("term", term.id, guide.id, step.id)) for term in terms
    )


def make_title(guide: Guide, step: Step, run: Run | None, say: Say) -> str:
    """Name the guide, the step's label on the person's way, and how many steps that way has at most.

    The longest way from here is told, so an answer may make it shorter, and nothing makes it longer.
    """
    came = run.came if run else {}
    total = count_way(guide.labels, step.id, came) - 1 + guide.heights.get(step.id, 1)
    return say("step-title", title=guide.title, number=guide.label(step, came), total=total)


def view(page: Page, guide: Guide, id: str) -> Screen | None:
    """Draw a step; in place of a removed one the nearest earlier one that is still there, with a note."""
    run = find_run(guide, page.person)
    step = find_nearest(guide, id, run)
    if step is None:
        return None
    page = page.at(locate_guide(guide).under(step.id))
    say, here, chosen = page.say, page.here, run.answers.get(step.id) if run else None
    rows: Rows = [
        Link(step.link.label, make_store_url(step.link.to)) if step.link else (),
        *_list_answers(guide, step, chosen, page),
        page.other_finds(),
        _list_go_on(guide, step, page),
        Go(say("stuck"), here.under("stuck"), heeds=("stuck", "no")),
        Do(say("differs"), Act("differs", here)) if shows_phone(step) else (),
        _list_terms(guide, step, page),
        page.back(_locate_back(guide, step, run)),
    ]
    return page.screen(
        make_title(guide, step, run, say),
        step.text,
        rows,
        note_id="note-step-gone" if guide.step(id) is None else None,
        picture=make_picture(guide, step),
        hint=say("hint-stuck"),
        asks=bool(step.choices),
    )
