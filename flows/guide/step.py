"""A step: one action on one screen, or one question with its answers."""

from flows.core.address import Act, Address, address
from flows.core.content.guide import DONE, STOP, Guide, Step
from flows.core.library import Library
from flows.core.pages.page import Say, home_button, sayer
from flows.core.person import Person
from flows.core.screen import Do, Drawing, Go, Link, Photo, Row, Screen
from flows.guide.places import cover_of, nearest, run_of

_TERMS_MAX = 2  # buttons in one row of a small phone


def store_url(target: str) -> str:
    """The https address of a destination: `android:<package>`, `ios:<number>` or already https."""
    kind, _, name = target.partition(":")
    match kind:
        case "android":
            return f"https://play.google.com/store/apps/details?id={name}"
        case "ios":
            return f"https://apps.apple.com/vn/app/id{name}"
        case _:
            return target


def _answers(guide: Guide, step: Step, chosen: str | None, say: Say) -> list[Row]:
    here = cover_of(guide).under(step.id)
    if not step.choices:
        label = {DONE: "finish", STOP: "stop"}.get(guide.following(step), "next")
        return [(Do(say(label), Act("next", here), main=True),)]
    return [
        (Do(f"✓ {c.label}" if c.next == chosen else c.label, Act("pick", here.under(c.next))),) for c in step.choices
    ]


def _back(guide: Guide, step: Step, person: Person) -> Address:
    run = run_of(guide, person)
    before = nearest(guide, run.came.get(step.id, ""), run) if run else None
    return cover_of(guide).under(before.id) if before and before.id != step.id else cover_of(guide)


def picture_of(guide: Guide, step: Step) -> Photo | Drawing | None:
    """The step's picture; none where a photo's file is missing, which the checker tells."""
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


def _words(guide: Guide, step: Step, library: Library, say: Say) -> list[Row]:
    """Buttons for the terms that this step is the first to use."""
    new = {term.id for term in library.glossary.found(step.text)}
    for before in guide.before(step):
        new -= {term.id for term in library.glossary.found(before.text)}
    terms = [library.glossary.by_id[id] for id in library.glossary.by_id if id in new][:_TERMS_MAX]
    return (
        [tuple(Go(say("term-what", term=term.term), address("term", term.id, guide.id, step.id)) for term in terms)]
        if terms
        else []
    )


def title_of(guide: Guide, step: Step, say: Say) -> str:
    number = guide.depths.get(step.id, 1)
    total = number - 1 + guide.heights.get(step.id, 1)
    return say("step-title", title=guide.title, number=number, total=total)


def view(guide: Guide, id: str, person: Person, library: Library) -> Screen | None:
    """Draw a step; a removed one gives the nearest earlier one still there, with a note."""
    run = run_of(guide, person)
    step = nearest(guide, id, run)
    if step is None:
        return None
    say = sayer(person, library)
    here = cover_of(guide).under(step.id)
    chosen = run.answers.get(step.id) if run else None
    links: list[Row] = [(Link(step.link.label, store_url(step.link.to)),)] if step.link else []
    rows = (
        *links,
        *_answers(guide, step, chosen, say),
        (Go(say("stuck"), here.under("stuck")),),
        *([(Do(say("differs"), Act("differs", here)),)] if shows_phone(step) else []),
        *_words(guide, step, library, say),
        (Go(say("back"), _back(guide, step, person)), home_button(say)),
    )
    return Screen(
        here,
        person.language,
        title_of(guide, step, say),
        step.text,
        note_id="note-step-gone" if guide.step(id) is None else None,
        rows=rows,
        picture=picture_of(guide, step),
        hint=say("hint-stuck"),
    )
