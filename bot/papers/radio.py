"""The radio script: a guide as a timed text for a commune's loudspeaker, and as a news text to be posted."""

from itertools import count
from math import ceil
from typing import Any

from bot.drawing import links
from bot.papers import pages
from bot.papers.number_words import spell_digits
from bot.papers.pages import Order
from bot.papers.paper import Paper
from bot.papers.spoken import count_syllables, write_spoken
from flows.core.content.guide import Step
from flows.core.text.richtext import to_plain
from flows.core.text.sentences import SOURCE_LANGUAGE

_CALL_EVERY = 4  # steps between two calls to action
_PAUSE_S = 2  # between paragraphs


def _join_lines(text: str) -> str:
    """Return a text as one paragraph, with a sentence for each of its lines."""
    lines = [line.strip("• ").strip() for line in to_plain(text).splitlines() if line.strip("• ").strip()]
    return " ".join(line if line[-1] in ".!?:…;," else f"{line}." for line in lines)


def _say_step(order: Order, step: Step) -> str:
    number = order.guide.places[step.id] + 1
    parts = [order.say("radio-step", number=number, text=_join_lines(step.text))]
    for lead in pages.list_leads(order, step):
        answer, to = lead["answer"], lead["to"]
        parts.append(order.say("radio-answer", answer=answer, to=to) if answer else order.say("radio-then", to=to))
    return " ".join(parts)


def _list_paragraphs(order: Order) -> list[tuple[str, bool]]:
    """Return what is read aloud, each with whether it is a call to action."""
    guide, deployment = order.guide, order.library.deployment
    call = (order.say("radio-call", contact=deployment.contact), True)
    said = [(order.say("radio-hello", run_by=deployment.run_by, title=guide.title, summary=guide.summary), False), call]
    if things := [*guide.needs.devices, *guide.needs.documents]:
        said.append((order.say("radio-needs", things="; ".join(things)), False))
    said.append((order.say("radio-cost", cost=guide.service.cost), False))
    for number, step in zip(count(1), guide.steps, strict=False):
        said.append((_say_step(order, step), False))
        if number % _CALL_EVERY == 0 and number < len(guide.steps):
            said.append(call)
    said += [(order.say("radio-warning", warning=warning), False) for warning in guide.warnings]
    return [*said, call, (order.say("radio-again"), False)]


def write_aloud(order: Order, text: str) -> str:
    """Write a text as it is read aloud, in Vietnamese; other languages stay as they are."""
    if order.language != SOURCE_LANGUAGE:
        return text
    names = {form: term.spoken for term in order.library.glossary.terms if term.spoken for form in term.written}
    phones = {phone: spell_digits(phone) for phone in order.guide.official.phones}
    return write_spoken(text, names | phones)


def _count_seconds(text: str, rate: int) -> int:
    return ceil(count_syllables(text) / rate * 60) + _PAUSE_S


def build_radio_data(order: Order) -> dict[str, Any]:
    """Return the script and the news text as the template takes them; times in seconds."""
    rate = order.syllables_per_minute
    rows = [(write_aloud(order, text), call) for text, call in _list_paragraphs(order)]
    timed = [{"text": text, "call": call, "seconds": _count_seconds(text, rate)} for text, call in rows]
    minutes = ceil(sum(_count_seconds(text, rate) for text, _ in rows) / 60)
    words = pages.build_page_data(order)["words"]
    return {
        "title": order.say("radio-title", title=order.guide.title),
        "how": order.say("radio-how", rate=rate, minutes=minutes),
        "rows": timed,
        "news": {"title": order.say("news-title", title=order.guide.title), "paragraphs": build_news(order)},
        "words": words,
        "version": words["version"],
        "draft": order.links.draft,
    }


def build_news(order: Order) -> list[str]:
    """Return the paragraphs of the news text, in ordinary spelling."""
    guide, deployment = order.guide, order.library.deployment
    lead = order.say(
        "news-lead", run_by=deployment.run_by, title=guide.title, summary=guide.summary, result=guide.result
    )
    steps = [_say_step(order, step) for step in guide.steps]
    url = next(iter(order.links.to(order.address, order.via)))[1]
    call = order.say("news-call", address=links.shorten_url(url), contact=deployment.contact)
    return [lead, *steps, *guide.warnings, call]


def build_radio_text(order: Order) -> str:
    """Return script and news as one text file."""
    made = build_radio_data(order)
    rows = [f"({order.say('radio-seconds', seconds=row['seconds'])}) {row['text']}" for row in made["rows"]]
    parts = [made["title"].upper(), made["how"], *rows, "* * *", made["news"]["title"].upper()]
    return "\n\n".join([*parts, *made["news"]["paragraphs"], made["version"]]) + "\n"


RADIO = Paper("radio.typ", build_radio_data, build_radio_text, usual="txt")
