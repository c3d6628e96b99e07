"""JSON-LD: a guide as a schema.org HowTo, for search engines. A data block: browsers do not run it, CSP lets it be."""

import json
from datetime import timedelta
from typing import Any

from pydantic import TypeAdapter

from flows.core.address import Address, address
from flows.core.content.guide import Guide, Step
from flows.core.library import Library
from flows.core.text.richtext import to_plain

_DURATION = TypeAdapter(timedelta)
_ESCAPED = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}


def find_guide(here: Address, library: Library, language: str) -> Guide | None:
    """Find the guide that a page shows as a whole: on its cover and on its page of all steps."""
    return library.at(here, language).guide if here.ids[1:] in ((), ("all",)) else None


def write_how_to(guide: Guide, public: str, language: str) -> str:
    """Write the block's text, safe inside a script element. `public`: what addresses begin with."""
    cover = address("guide", guide.id)
    value: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "HowTo",
        "name": guide.title,
        "description": guide.summary,
        "inLanguage": language,
        "url": public + cover.path,
        "totalTime": _DURATION.dump_python(guide.time, mode="json"),
        "tool": [{"@type": "HowToTool", "name": thing} for thing in guide.needs.devices],
        "supply": [{"@type": "HowToSupply", "name": thing} for thing in guide.needs.documents],
        "step": [_step(step, number, cover, public) for number, step in enumerate(guide.steps, 1)],
    }
    return json.dumps({k: v for k, v in value.items() if v}, ensure_ascii=False).translate(_ESCAPED)


def _step(step: Step, number: int, cover: Address, public: str) -> dict[str, Any]:
    text = to_plain(step.text)
    return {
        "@type": "HowToStep",
        "position": number,
        "name": text.partition("\n")[0],
        "text": text,
        "url": public + cover.under(step.id).path,
    }
