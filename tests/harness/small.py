"""A small library for tests: two guides that have one of everything, and ways to change them."""

from functools import cache
from typing import Any

from flows.core.content.glossary import Glossary
from flows.core.content.guide import Guide
from flows.core.content.overlay import Overlay, apply_overlay
from flows.core.content.smalltalk import Reply
from flows.core.library import Catalogue, Library, Topic
from flows.core.places.deployment import Deployment
from flows.core.text.sentences import Sentences
from tests.harness.real_guides import real_sentences

HOUSE = Deployment(run_by="Tổ thử", contact="anh Thử")
REPLIES = (
    Reply("hello", "smalltalk", ("xin chào", "chào em"), {"vi": "Chào bà con!"}),
    Reply("officer", "human", ("gặp cán bộ", "cho gặp người thật"), {"vi": "Mình là máy."}),
    Reply("passport", "none", ("làm hộ chiếu", "đi nước ngoài"), {"vi": "Mình chưa có bài này."}),
    Reply("care", "crisis", ("không thiết chi nữa",), {"vi": "Bà con đừng ở một mình."}),
)
TOPICS = (
    Topic("kitchen", {"vi": "Bếp núc", "en": "Kitchen"}),
    Topic("garden", {"vi": "Vườn tược"}),
    Topic("empty", {"vi": "Chưa có bài"}),
)


def deployment(**thresholds: float) -> Deployment:
    """The deployment with other thresholds of the finder."""
    return HOUSE.model_copy(update={"finding": HOUSE.finding.model_copy(update=thresholds)})


def step(id: str, text: str = "", **more: Any) -> dict[str, Any]:
    return {"id": id, "text": text or f"Làm việc {id}."} | more


def problem(id: str, when: str, then: str = "Làm lại cho đúng.", **more: Any) -> dict[str, Any]:
    return {"id": id, "when": when, "then": then} | more


def guide(id: str, steps: list[dict[str, Any]], **more: Any) -> Guide:
    """A sound guide with these steps; anything else can be given another value."""
    sound = {
        "format": "1",
        "topic": "kitchen",
        "title": f"Bài {id}",
        "summary": f"Tóm tắt {id}.",
        "result": f"Có {id}.",
        "time": "PT10M",
        "service": {"authority": "Nhà bếp", "cost": "0 đồng"},
        "search": {"phrases": [f"tìm {id}"]},
        "checked": {"on": "2026-11-23", "by_sources": ["sổ tay"]},
        "id": id,
        "revision": "0" * 12,
        "steps": steps,
    }
    return Guide.model_validate(sound | more)


TEA_STEPS = (
    step(
        "ask",
        "Bà con uống trà nóng hay trà đá?",
        choices=[{"label": "Nóng", "next": "boil"}, {"label": "Đá", "next": "ice"}],
    ),
    step(
        "boil",
        "Đun **nước** sôi.",
        next="pour",
        picture={"photo": "kettle.png", "alt": "Cái ấm"},
        problems=[
            problem("gas", "Bếp không lên lửa", see="cup"),
            problem("spill", "Nước tràn ra ngoài"),
        ],
    ),
    step("ice", "Lấy đá.", link={"label": "Mở trang đá", "to": "https://da.vn/x"}),
    step("pour", "Rót nước vào.", problems=[problem("hot", "Ấm nóng quá không cầm được")]),
    step("drink", "Uống thôi."),
)


def tea(steps: tuple[dict[str, Any], ...] = TEA_STEPS, **more: Any) -> Guide:
    """A guide with a question, two ways, problems, a photo, a link, a hotline, needs and a sequel."""
    rich = {
        "title": "Pha trà",
        "summary": "Pha một ấm trà ngon.",
        "needs": {"devices": ["Cái ấm"], "documents": ["Gói trà"], "guides": ["cup"]},
        "service": {
            "authority": "Nhà bếp",
            "cost": "0 đồng",
            "processing_time": "5 phút",
            "output": "Ấm trà",
            "hotline": "19000368",
        },
        "warnings": ["Đừng uống trà của người lạ."],
        "then": ["cup"],
        "search": {"phrases": ["pha trà", "nấu nước chè"], "not": ["trà sữa"]},
        "official": {"domains": ["da.vn"], "phones": ["19000368"]},
        "photos": {"kettle.png": "a" * 64},
    }
    return guide("tea", list(steps), **(rich | more))


def cup(**more: Any) -> Guide:
    """A guide of two steps that asks nothing and has no problems."""
    plain = {"title": "Rửa chén", "summary": "Rửa cái chén cho sạch.", "search": {"phrases": ["rửa chén"]}}
    return guide("cup", [step("soap"), step("rinse")], **(plain | more))


def library(words: Sentences, *guides: Guide, overlays: tuple[Overlay, ...] = (), **more: Any) -> Library:
    """A library of these guides; each overlay is laid over the first."""
    by_id: dict[str, Guide] = {one.id: one for one in guides}
    translated: dict[tuple[str, str], Guide] = {
        (overlay.language, guides[0].id): apply_overlay(guides[0], overlay) for overlay in overlays
    }
    catalogue = Catalogue(by_id, translated, TOPICS, more.pop("glossary", Glossary()), replies=more.pop("replies", ()))
    made = Library.of(catalogue, words, more.pop("house", HOUSE), more.pop("issues", ()))
    assert not more
    return made


@cache
def small_library() -> Library:
    """Two guides of a few steps that have one of everything."""
    return library(real_sentences(), tea(), cup())
