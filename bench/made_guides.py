"""Guides made by a program, to see how the library copes with many: ten steps, problems, pictures, a talk each."""

import random
from pathlib import Path
from textwrap import dedent

STEPS = 10
_WORDS = """
ba bán bình cà cam cao cây chè chợ cơm đan đèn đò đồng gạo gió giếng gốm hạt hoa
khoai lá lúa mắm măng mật mây mít mưa nắng ngô nhà nồi ổi ong quả rau rẫy rừng rượu
sắn sen sông tằm than thóc thuyền tiêu tôm trâu tre vải vịt vườn xoài
"""
_SYLLABLES = tuple(_WORDS.split())


def write_guides(folder: Path, count: int) -> None:
    """Write `count` sound guides and their topics into a folder. The same every time."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "topics.yaml").write_text("- {id: made, vi: Bài máy làm}\n", "utf-8")
    chance = random.Random(20261124)
    for number in range(count):
        home = folder / f"made-{number:04}"
        home.mkdir(exist_ok=True)
        subject = " ".join(chance.sample(_SYLLABLES, 3)) + f" {_spell_number(number)}"
        (home / "guide.yaml").write_text(_make_guide(subject, chance), "utf-8")
        (home / "talks.yaml").write_text(_make_talk(home.name), "utf-8")


def _spell_number(number: int) -> str:
    """Spell a number in letters, so that it is no phone number: 111 → `b-b-b`."""
    return "-".join("abcdefghij"[int(digit)] for digit in str(number))


def _pick_words(chance: random.Random, count: int) -> str:
    return " ".join(chance.choices(_SYLLABLES, k=count))


def _make_guide(subject: str, chance: random.Random) -> str:
    head = dedent(f"""\
        format: 1
        topic: made
        title: Làm {subject}
        summary: Cách làm {subject} tại nhà.
        result: Có {subject} trong tay.
        time: PT20M
        needs: {{devices: [Điện thoại có mạng], documents: [Sổ ghi]}}
        service: {{authority: Tổ thử, cost: Không mất tiền}}
        warnings: [Đừng đưa tiền cho người lạ hứa làm {subject} giúp.]
        search:
          phrases:
        """)
    phrases = [f"làm {subject}", f"muốn có {subject}", f"{subject} mần răng", f"tui cần {subject}"]
    lines = [f"    - {phrase}" for phrase in phrases]
    lines += ["checked: {on: 2026-11-23, by_sources: [bench]}", "steps:"]
    return head + "\n".join(lines + [line for n in range(STEPS) for line in _make_step(n, subject, chance)]) + "\n"


def _make_step(number: int, subject: str, chance: random.Random) -> list[str]:
    words = _pick_words(chance, 6)
    asks = (
        ["    choices:", "      - {label: Có rồi, next: s2}", "      - {label: Chưa có, next: s1}"]
        if number == 0
        else []
    )
    return [
        f"  - id: s{number}",
        f"    text: Mở phần **{words}** của {subject}, đọc cho kỹ.",
        *asks,
        "    picture:",
        f"      screen: {{title: {_pick_words(chance, 2)}, show: [{{item: {words}}}, {{button: Tiếp}}], tap: Tiếp}}",
        f"      alt: Màn hình {words}.",
        "    problems:",
        f"      - {{id: a, when: Không thấy {_pick_words(chance, 3)}, then: Tìm lại ở phần {_pick_words(chance, 3)}.}}",
        f"      - {{id: b, when: Máy báo {_pick_words(chance, 3)}, then: Chờ một lúc rồi bấm lại.}}",
    ]


def _make_talk(id: str) -> str:
    here = f"guide_{id}"
    turns = [
        f"    - {{open: {here}}}",
        "    - {press: Bắt đầu}",
        f"    - {{press: Nhớ giúp tôi, at: {here}_s0}}",
        f"    - {{press: Chưa có, at: {here}_s1}}",
        *(f"    - {{press: Xong bước này, at: {here}_s{n}}}" for n in range(2, STEPS)),
        f"    - {{press: Xong hết rồi, at: {here}_done}}",
    ]
    return "\n".join(["- talk: Một mạch tới xong", "  turns:", *turns]) + "\n"
