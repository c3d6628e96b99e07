"""Radio: the script is timed, calls again and again, and reads as it is said; the news text reads as it is written."""

from dataclasses import replace
from math import ceil

import pytest

from bot.drawing.links import Links
from bot.papers import radio
from bot.papers.spoken import count_syllables
from tests.harness import small
from tests.harness.orders import order


def many(count: int) -> list[dict[str, object]]:
    return [small.step(f"s{n}") for n in range(count)]


@pytest.mark.parametrize(("steps", "calls"), [(1, 2), (4, 2), (5, 3), (8, 3), (9, 4)])
def test_the_call_comes_again(steps: int, calls: int) -> None:
    """Whoever begins to listen late still hears whom to ask: at the start, after every four steps, at the end."""
    rows = radio.build_radio_data(order(small.guide("g", many(steps))))["rows"]
    said = [row["text"] for row in rows if row["call"]]
    assert len(said) == calls
    assert set(said) == {radio.build_radio_data(order())["rows"][1]["text"]}
    assert small.HOUSE.contact in said[0]


def test_all_that_is_to_be_heard() -> None:
    """Greeting, what to have ready, the cost, each step with its answers, and the warnings are read, in this order."""
    rows = [row["text"] for row in radio.build_radio_data(order())["rows"] if not row["call"]]
    heard = ["Pha trà", "Cái ấm; Gói trà", "không đồng", *("một", "hai", "ba", "bốn", "năm"), "người lạ"]
    assert len(rows) == len(heard) + 1
    assert all(words in row for words, row in zip(heard, rows, strict=False))
    assert "Nóng" in rows[3]
    assert "sang bước hai" in rows[3]


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
    step = small.step("a", "Gõ OTP, PIN, nhắn tới **6167**, 15 lần.")
    rows = radio.build_radio_data(order(small.guide("g", [step], official={"phones": ["6167"]})))["rows"]
    assert "Gõ ô tê pê, pê i nờ, nhắn tới sáu một sáu bảy, mười lăm lần." in [row["text"] for row in rows][3]


def test_lines_become_sentences() -> None:
    """A list is read as sentences, and marks are not read."""
    step = small.step("a", "Chuẩn bị:\n\n- **ấm**\n- chén!\n\nxong")
    rows = radio.build_radio_data(order(small.guide("g", [step])))["rows"]
    assert "Chuẩn bị: ấm. chén! xong." in rows[3]["text"]


def test_another_language_keeps_its_figures() -> None:
    """How numbers are said is known in Vietnamese only: a script in another language is left as it is written."""
    rows = radio.build_radio_data(order(language="en"))["rows"]
    assert any("10" in row["text"] or "1" in row["text"] for row in rows)
    assert not any(" một" in row["text"] for row in rows if row["text"].startswith("Step"))


def test_the_news_reads_as_it_is_written() -> None:
    """The news keeps figures, has every step, and says where the guide is found."""
    said = radio.build_news(order())
    assert "gocua.example.vn/guide/tea" in said[-1]
    assert sum(f"{n}." in paragraph for n in range(1, 6) for paragraph in said) >= 5
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
