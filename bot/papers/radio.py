"""Radio: a guide as text for the reader at a commune's loudspeaker, timed, and as a news text to be posted."""

from itertools import count
from math import ceil
from typing import Any

from bot.drawing import links
from bot.papers import pages
from bot.papers.numbers import digits_in_words
from bot.papers.pages import Order
from bot.papers.paper import Paper
from bot.papers.spoken import spoken, syllables
from flows.core.content.guide import Step
from flows.core.text.richtext import to_plain
from flows.core.text.sentences import SOURCE_LANGUAGE

_CALL_EVERY = 4  # steps between two calls to action
_PAUSE_S = 2  # between paragraphs


def _one_line(text: str) -> str:
    """A text as one paragraph: what stood on lines of its own becomes sentences."""
    lines = [line.strip("• ").strip() for line in to_plain(text).splitlines() if line.strip("• ").strip()]
    return " ".join(line if line[-1] in ".!?:…;," else f"{line}." for line in lines)


def _step(order: Order, step: Step) -> str:
    number = order.guide.places[step.id] + 1
    parts = [order.say("radio-step", number=number, text=_one_line(step.text))]
    for lead in pages.leads(order, step):
        answer, to = lead["answer"], lead["to"]
        parts.append(order.say("radio-answer", answer=answer, to=to) if answer else order.say("radio-then", to=to))
    return " ".join(parts)


def _paragraphs(order: Order) -> list[tuple[str, bool]]:
    """What is read, each with whether it is a call to action."""
    guide, house = order.guide, order.library.deployment
    call = (order.say("radio-call", contact=house.contact), True)
    said = [(order.say("radio-hello", run_by=house.run_by, title=guide.title, summary=guide.summary), False), call]
    if things := [*guide.needs.devices, *guide.needs.documents]:
        said.append((order.say("radio-needs", things="; ".join(things)), False))
    said.append((order.say("radio-cost", cost=guide.service.cost), False))
    for number, step in zip(count(1), guide.steps, strict=False):
        said.append((_step(order, step), False))
        if number % _CALL_EVERY == 0 and number < len(guide.steps):
            said.append(call)
    said += [(order.say("radio-warning", warning=warning), False) for warning in guide.warnings]
    return [*said, call, (order.say("radio-again"), False)]


def aloud(order: Order, text: str) -> str:
    """A text as it is read aloud. How numbers are said is known in Vietnamese only."""
    if order.language != SOURCE_LANGUAGE:
        return text
    names = {form: term.spoken for term in order.library.glossary.terms if term.spoken for form in term.written}
    phones = {phone: digits_in_words(phone) for phone in order.guide.official.phones}
    return spoken(text, names | phones)


def _seconds(text: str, rate: int) -> int:
    return ceil(syllables(text) / rate * 60) + _PAUSE_S


def data(order: Order) -> dict[str, Any]:
    """The script and the news text as the template takes them; times in seconds."""
    rate = order.syllables_per_minute
    rows = [(aloud(order, text), call) for text, call in _paragraphs(order)]
    timed = [{"text": text, "call": call, "seconds": _seconds(text, rate)} for text, call in rows]
    minutes = ceil(sum(_seconds(text, rate) for text, _ in rows) / 60)
    words = pages.data(order)["words"]
    return {
        "title": order.say("radio-title", title=order.guide.title),
        "how": order.say("radio-how", rate=rate, minutes=minutes),
        "rows": timed,
        "news": {"title": order.say("news-title", title=order.guide.title), "paragraphs": news(order)},
        "words": words,
        "version": words["version"],
        "draft": order.links.draft,
    }


def news(order: Order) -> list[str]:
    """The news text, a paragraph each, in ordinary spelling."""
    guide, house = order.guide, order.library.deployment
    lead = order.say("news-lead", run_by=house.run_by, title=guide.title, summary=guide.summary, result=guide.result)
    steps = [_step(order, step) for step in guide.steps]
    url = next(iter(order.links.of(order.address, order.via)))[1]
    call = order.say("news-call", address=links.readable(url), contact=house.contact)
    return [lead, *steps, *guide.warnings, call]


def text(order: Order) -> str:
    """Both as one text file."""
    made = data(order)
    rows = [f"({order.say('radio-seconds', seconds=row['seconds'])}) {row['text']}" for row in made["rows"]]
    parts = [made["title"].upper(), made["how"], *rows, "* * *", made["news"]["title"].upper()]
    return "\n\n".join([*parts, *made["news"]["paragraphs"], made["version"]]) + "\n"


RADIO = Paper("radio.typ", data, text, usual="txt")
