"""Secrets in a talk: the guard sees through to the step that the talk is about."""

import pytest

from flows.core.record import HelpRequest
from tests.harness import small
from tests.harness.chats import Scene
from tests.harness.real_guides import real_sentences
from tests.harness.world import TEAMS, Villager, World


def talking(text: str, *, documents: bool = False) -> tuple[Villager, Villager]:
    """Two who talk about a step that says this."""
    needs = {"documents": ["Thẻ"]} if documents else {}
    guide = small.guide("doc", [small.step("a", text), small.step("b")], needs=needs)
    world = World(small.library(real_sentences(), guide, small.cup(), house=small.HOUSE.with_places(TEAMS)))
    helper, asker = world.member("mai", "qt"), world.person("an")
    asker.open("guide_doc_a")
    asker.do("ask:help_guide_doc_a")
    helper.do(f"take:{asker.at}")
    return asker, helper


@pytest.mark.parametrize("at", ["talk", "cup"])
def test_a_bare_code_where_the_step_asks_for_one(at: str) -> None:
    """A bare number is a code, or a part of one, in a talk about whatever step, wherever it is typed in it."""
    for asker, helper in (talking("Nhập mã OTP vào ô."), reversed(talking("Nhập mã OTP vào ô."))):
        asker.open(asker.at if at == "talk" else "guide_cup_soap")
        asker.say("482913")
        assert asker.kinds == ["Warned"]
        assert helper.brought == []
    asker, helper = talking("Rửa tay.")
    asker.say("482913")
    assert helper.brought == []


@pytest.mark.parametrize(
    ("text", "documents", "kinds"),
    [
        ("Chụp hai mặt thẻ căn cước.", False, ["Warned"]),
        ("Bấm nút Đăng nhập.", True, ["Carried"]),  # the guide needs papers, but at this step a phone is shown
    ],
)
def test_photos_of_papers(text: str, documents: bool, kinds: list[str]) -> None:
    """A photo is refused at a step that is about papers; elsewhere it shows what the phone does, and is carried."""
    asker, _ = talking(text, documents=documents)
    asker.send("photo")
    assert asker.kinds == kinds


def test_before_and_after_the_talk_the_guard_sees_the_place_alone() -> None:
    """Only while two talk is the step looked at that it is about."""
    asker, _ = talking("Nhập mã OTP vào ô.")
    asker.do(f"end:{asker.at}")
    asker.say("482913")
    assert asker.kinds != ["Warned"]
    assert asker.world.one(HelpRequest).state == "closed"


@pytest.mark.parametrize("text", ["038043", "806306", "038 043", "0380.43", "482913"])
def test_bare_numbers_never_go_to_another(text: str) -> None:
    """Six digits and more by themselves are a code, or a part of a number: not carried in a chat."""
    scene = Scene().taken()
    scene.asker.say(text)
    assert scene.asker.kinds == ["Warned"]
    assert scene.mai.brought == []
    scene.asker.open(scene.talk)
    scene.asker.say("bước 3, nút thứ 2")
    assert scene.mai.brought == ["bước 3, nút thứ 2"]
