"""The radio script: what a guide is for, whom to ask and whom to call, in a minute; and a news text to be posted."""

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

_LENGTH_S = 60  # of an announcement that is heard to its end
_PAUSE_S = 2  # between paragraphs


def _join_lines(text: str) -> str:
    """Return a text as one paragraph, with a sentence for each of its lines."""
    lines = [line.strip("• ").strip() for line in to_plain(text).splitlines() if line.strip("• ").strip()]
    return " ".join(line if line[-1] in ".!?:…;," else f"{line}." for line in lines)


def _say_step(order: Order, step: Step) -> str:
    number = order.guide.name_step(step.id)
    parts = [order.say("radio-step", number=number, text=_join_lines(step.text))]
    for lead in pages.list_leads(order, step):
        answer, to = lead["answer"], lead["to"]
        parts.append(order.say("radio-answer", answer=answer, to=to) if answer else order.say("radio-then", to=to))
    return " ".join(parts)


def _list_paragraphs(order: Order) -> list[tuple[str, bool]]:
    """Return what is read aloud, each with whether it is a call to action: as much as is heard to its end.

    Steps are not read: nobody follows them by ear. What, whom to ask and which number to call always are.
    """
    guide, deployment = order.guide, order.library.deployment
    hello = order.say("radio-hello", run_by=deployment.run_by, title=guide.title, summary=guide.summary)
    calls = [order.say("radio-call", contact=deployment.contact)]
    if deployment.phone:
        calls.append(order.say("radio-phone", phone=deployment.phone))
    things = "; ".join((*guide.needs.devices, *guide.needs.documents))
    more = [
        order.say("radio-warning", warning=guide.warnings[0]) if guide.warnings else "",
        order.say("radio-needs", things=things) if things else "",
        order.say("radio-cost", cost=guide.service.cost),
        order.say("radio-hotline", phone=guide.service.hotline) if guide.service.hotline else "",
        order.say("radio-result", result=guide.result),
    ]
    left_s = _LENGTH_S - sum(_count_seconds_of(order, text) for text in (hello, *calls))
    kept: set[str] = set()
    for text in filter(None, more):
        seconds = _count_seconds_of(order, text)
        if seconds <= left_s:
            kept.add(text)
            left_s -= seconds
    said = [more[n] for n in (4, 1, 2, 3, 0) if more[n] in kept]
    return [(hello, False), *((text, False) for text in said), *((text, True) for text in calls)]


def _count_seconds_of(order: Order, text: str) -> int:
    return _count_seconds(write_aloud(order, text), order.syllables_per_minute)


def write_aloud(order: Order, text: str) -> str:
    """Write a text as it is read aloud, in Vietnamese; other languages stay as they are."""
    if order.language != SOURCE_LANGUAGE:
        return text
    names = {form: term.spoken for term in order.library.glossary.terms if term.spoken for form in term.written}
    known = (*order.guide.official.phones, order.library.deployment.phone or "")
    phones = {phone: spell_digits(phone) for phone in filter(None, known)}
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
