"""Radio: the script takes a minute and reads as it is said; the news text reads as it is written."""

import re
from dataclasses import replace
from math import ceil

import pytest

from bot.drawing.links import Links
from bot.papers import radio
from bot.papers.spoken import count_syllables
from flows.core.library import Library
from tests.harness import small
from tests.harness.orders import order
from tests.harness.real_guides import GUIDES


@pytest.mark.parametrize("id", GUIDES)
def test_an_announcement_takes_a_minute(library: Library, id: str) -> None:
    """An announcement is heard to its end: what it is about, and last whom to ask, in a minute; no step is read."""
    made = radio.build_radio_data(replace(order(library.guides[id]), library=library))
    said = [row["text"] for row in made["rows"]]
    assert sum(row["seconds"] for row in made["rows"]) <= 60
    assert [row["call"] for row in made["rows"]] == [False] * (len(said) - 1) + [True]
    assert not any(re.search(r"(?i)sang bước|bước (một|hai|ba|bốn|năm)", text) for text in said)


def test_all_that_is_to_be_heard() -> None:
    """What, the result, what to bring, the cost, a hotline, a warning, and whom to ask are read, in this order."""
    ordered = order()
    house = ordered.library.deployment.model_copy(update={"phone": "0905123456"})
    rows = radio.build_radio_data(replace(ordered, library=replace(ordered.library, deployment=house)))["rows"]
    heard = ["Pha trà", "Làm xong", "Cái ấm; Gói trà", "không đồng", "một chín không không", "người lạ"]
    heard += [small.HOUSE.contact, "không chín không năm"]
    assert len(rows) == len(heard)
    assert all(words in row["text"] for words, row in zip(heard, rows, strict=True))
    assert [row["call"] for row in rows] == [False] * 6 + [True] * 2


def test_what_does_not_fit_is_not_read() -> None:
    """Where all of it is too long, what it is and whom to ask remain, with as much of the rest as fits."""
    long = " ".join(["chữ"] * 85)
    guide = small.guide("g", [small.step("a")], summary=long, result=long)
    rows = radio.build_radio_data(order(guide))["rows"]
    assert sum(row["seconds"] for row in rows) <= 60
    assert (long in rows[0]["text"], rows[-1]["call"]) == (True, True)
    assert not any("Làm xong" in row["text"] for row in rows)


@pytest.mark.parametrize("rate", [60, 160, 300])
def test_time_goes_by_syllables(rate: int) -> None:
    """Each paragraph takes its syllables at the reader's speed and a pause; all together are told in minutes."""
    ordered = replace(order(), syllables_per_minute=rate)
    made = radio.build_radio_data(ordered)
    for row in made["rows"]:
        assert row["seconds"] == ceil(count_syllables(row["text"]) / rate * 60) + 2
    minutes = ceil(sum(row["seconds"] for row in made["rows"]) / 60)
    assert made["how"] == ordered.say("radio-how", rate=rate, minutes=minutes)


def test_names_are_said_as_the_glossary_says() -> None:
    """An abbreviation is read as the glossary has it, and a phone number digit by digit, however short."""
    summary = "Gõ OTP, PIN, nhắn tới **6167**, 15 lần."
    guide = small.guide("g", [small.step("a")], summary=summary, official={"phones": ["6167"]})
    first = radio.build_radio_data(order(guide))["rows"][0]["text"]
    assert "Gõ ô tê pê, pê i nờ, nhắn tới sáu một sáu bảy, mười lăm lần." in first.replace("**", "")


def test_lines_become_sentences() -> None:
    """In the news a list is written as sentences, without its marks."""
    step = small.step("a", "Chuẩn bị:\n\n- **ấm**\n- chén!\n\nxong")
    assert "Chuẩn bị: ấm. chén! xong." in radio.build_news(order(small.guide("g", [step])))[1]


def test_another_language_keeps_its_figures() -> None:
    """How numbers are said is known in Vietnamese only: a script in another language is left as it is written."""
    rows = radio.build_radio_data(order(language="en"))["rows"]
    assert any("10" in row["text"] or "1" in row["text"] for row in rows)
    assert any("19000368" in row["text"] for row in rows)


def test_the_news_reads_as_it_is_written() -> None:
    """The news keeps figures, has every step, and says where the guide is found."""
    said = radio.build_news(order())
    assert "gocua.example.vn/guide/tea" in said[-1]
    numbers = ("1", "2a", "2b", "3", "4")
    assert all(f"Bước {n}." in paragraph for n, paragraph in zip(numbers, said[1:], strict=False))
    draft = radio.build_news(order(links=Links(None, "gocua_bot")))
    assert "t.me/gocua_bot" in draft[-1]


def test_both_as_one_text() -> None:
    """As a text, the script comes first with its seconds, then the news, then the version."""
    text = radio.build_radio_text(order())
    made = radio.build_radio_data(order())
    assert text.startswith(made["title"].upper())
    places = [text.rindex(piece) for piece in (made["how"], made["rows"][0]["text"], *made["news"]["paragraphs"])]
    assert places == sorted(places)
    assert text.endswith(made["version"] + "\n")
    assert all(f"{row['seconds']} " in text for row in made["rows"])
