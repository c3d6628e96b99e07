"""The cover: what the person will have at the end, what it takes, what to beware of."""

from flows.core.address import Act, address
from flows.core.content.guide import Guide
from flows.core.pages.page import Page, Rows, make_list
from flows.core.screen import Do, Go, Screen, Share
from flows.core.steering.meanings import GO_ON
from flows.guide.standing import find_open_run, find_run, locate_cover, locate_guide


def view(page: Page, guide: Guide) -> Screen:
    page = page.at(locate_cover(guide))
    say = page.say
    rows: Rows = [
        *_list_starts(page, guide),
        page.other_finds(),
        Go(say("whole"), locate_guide(guide).under("all")),
        *_list_needed(page, guide),
        make_share(page, guide),
        (Go(say("topic-back"), address("topic", guide.topic), heeds=("back",)), page.home),
    ]
    return page.screen(guide.title, _describe(page, guide), rows, hint=say("hint-find"))


def _describe(page: Page, guide: Guide) -> list[str]:
    say, needs, service = page.say, guide.needs, guide.service
    things = (*needs.devices, *needs.documents)
    facts = [
        say("cover-time", minutes=guide.minutes),
        say("cover-cost", cost=service.cost),
        say("cover-needs", thing="; ".join(things)) if things else "",
        say("cover-authority", authority=service.authority),
        say("cover-processing", time=service.processing_time) if service.processing_time else "",
    ]
    warnings = [say("cover-warnings"), make_list(guide.warnings)] if guide.warnings else []
    translated = page.library.is_translated(guide, page.person.language)
    said = "" if translated else say("cover-untranslated")  # once, where a guide begins
    return [said, guide.summary, say("cover-result", result=guide.result), make_list(facts), *warnings]


def _list_starts(page: Page, guide: Guide) -> Rows:
    """Return the buttons that begin the guide, or go on with it."""
    say, here, run = page.say, locate_guide(guide), find_open_run(guide, page.person)
    if run is None:
        return [Do(say("start"), Act("start", here), main=True, heeds=GO_ON)]
    return [
        Go(say("go-on"), here.under(run.step), main=True, heeds=GO_ON),
        (Do(say("again"), Act("again", here), heeds=("over",)), Do(say("drop"), Act("drop", here))),
    ]


def _list_needed(page: Page, guide: Guide) -> list[Go]:
    """Return the guides to do first, unless the person has done them."""
    buttons = []
    for id in guide.needs.guides:
        needed = page.guide(id)
        run = find_run(needed, page.person) if needed else None
        if needed and not (run and run.state == "finished"):
            buttons.append(Go(page.say("cover-before", title=needed.title), locate_guide(needed)))
    return buttons


def make_share(page: Page, guide: Guide) -> Share:
    """Return the button that sends a guide to the family."""
    return Share(page.say("share"), locate_guide(guide), page.say("share-text", title=guide.title))


def ask_for_whom(page: Page, guide: Guide) -> Screen | None:
    """Ask for whom the guide is, where the person belongs to a household: one phone may serve several people of it."""
    if page.person.house is None:
        return None
    say, here = page.say, locate_guide(guide)
    rows: Rows = [
        Do(say("for-me"), Act("me", here), main=True),
        Do(say("for-other"), Act("other", here)),
        page.back(locate_cover(guide)),
    ]
    return page.screen(say("for-whom-title"), say("for-whom-body", title=guide.title), rows, asks=True)
