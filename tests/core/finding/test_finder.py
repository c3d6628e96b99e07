"""The finder: people misspell, leave out marks and tell what went wrong; the right guide comes all the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.core.content.smalltalk import Reply
from flows.core.finding.finder import MAX_CHARS, Finder
from flows.core.finding.synonyms import Synonyms
from flows.core.finding.thresholds import Thresholds
from flows.core.library import Library
from flows.core.text.fold import fold
from tests.harness import small


def first(library: Library, text: str) -> str | None:
    """The guide that is offered first, if any."""
    hits = library.finder.search(text)
    return hits[0].guide if hits and hits[0].sure >= library.deployment.finding.maybe else None


LINES = Thresholds(sure=0.5, maybe=0.12)
REPLIES = (
    Reply("hello", "smalltalk", ("xin chào", "chào em"), {"vi": "Chào bà con!", "en": "Hello!"}),
    Reply("passport", "none", ("làm hộ chiếu", "đi nước ngoài"), {"vi": "Chưa có bài."}),
    Reply("silent", "none", (), {"vi": "Không ai gõ."}),
)


def taught() -> Finder:
    """A finder of two guides, with replies and synonyms."""
    synonyms = Synonyms([["pha trà", "brew tea", "hãm chè"], ["chén", "đọi"]])
    return Finder.build([small.tea(), small.cup()], synonyms, REPLIES)


@pytest.mark.parametrize(
    ("text", "guide"),
    [
        ("cài vneid", "eid-install"),
        ("cai vneid", "eid-install"),
        ("CÀI VNEID!!!", "eid-install"),
        ("cài vnied", "eid-install"),
        ("cai vnei", "eid-install"),
        ("tai\u200b ung\u202e dung vneid", "eid-install"),
        ("install vneid", "eid-install"),
        ("mở tài khoản ngân hàng", "pay-bank-account"),
        ("mo tai khoan ngan hang", "pay-bank-account"),
        ("quét mã qr trả tiền", "pay-qr"),
        ("ðóng tiền ðiện", "pay-bills"),
        ("Đăng ký VNeID", "eid-register"),
        ("dang ky vneid", "eid-register"),
        ("đăng kí vneid", "eid-register"),
        ("dk vneid", "eid-register"),
        ("bị mất tiền", "safe-report"),
        ("vừa bị lừa mất tiền", "safe-report"),
        ("nó bảo con công an bắt chuyển tiền tôi chuyển rồi", "safe-report"),
        ("hôm qua bấm link trong tin nhắn rồi nhập mật khẩu giờ lo quá", "safe-report"),
        ("giá lúa hôm nay", "farm-advice"),
        ("xyzzy qwerty", None),
        ("", None),
        ("???", None),
    ],
)
def test_typed_words_find_their_guide(library: Library, text: str, guide: str | None) -> None:
    """Without marks, misspelt, shouted, with invisible characters or in English, words find their guide."""
    assert first(library, text) == guide


def test_money_sent_to_the_wrong_person(library: Library) -> None:
    """A slip of one's own leads to its remedy, not to the police."""
    hit = library.finder.search("chuyển nhầm")[0]
    assert (hit.guide, hit.problem) == ("pay-transfer", "wrong")


def test_every_phrase_without_marks_finds_its_guide(library: Library) -> None:
    """Every phrase of every guide finds it among the first offers also when typed without marks."""
    lost = [
        (guide.id, phrase)
        for guide in library.guides.values()
        for phrase in guide.search.phrases
        if guide.id not in [hit.guide for hit in library.finder.search(fold(phrase))[:1]]
    ]
    assert lost == []


def test_a_refused_phrase_leads_elsewhere(library: Library) -> None:
    """What stands under a guide's `not` never leads there first."""
    for guide in library.guides.values():
        for text in guide.search.nots:
            assert first(library, text) != guide.id


def test_refusing_is_of_the_whole_text() -> None:
    """Only the very phrase under `not` is refused, however it is spelt; other words find the guide."""
    finder = Finder.build([small.tea(), small.cup()])
    assert "tea" not in [hit.guide for hit in finder.search("TRÀ SỮA")]
    assert finder.search("trà sữa nóng")[0].guide == "tea"


def test_a_problem_is_found_as_one() -> None:
    """Words that describe a problem lead to it, in the guide that has it."""
    finder = Finder.build([small.tea(), small.cup()])
    hit = finder.search("bếp không lên lửa")[0]
    assert (hit.guide, hit.step, hit.problem) == ("tea", "boil", "gas")
    assert finder.search("pha trà")[0].problem is None


def test_a_problem_is_told_by_more_than_the_guide_s_name() -> None:
    """Words of the title tell no problem from another; a problem that has no others is found by them all the same."""
    problems = [
        small.problem("no-tea", "Không pha được trà"),
        small.problem("cold", "Nước nguội ngắt"),
        small.problem("name", "Trà"),
    ]
    finder = Finder.build([small.guide("tea", [small.step("a", problems=problems)], title="Pha trà"), small.cup()])
    assert finder.search("pha trà")[0].problem in (None, "name")
    assert finder.search("pha trà mà nước nguội")[0].problem == "cold"


def test_problems_of_one_guide_and_of_one_step() -> None:
    """A problem is looked for in one guide, or in one step of it."""
    finder = Finder.build([small.tea(), small.cup()])
    hit = finder.find_problem("am nong qua", "tea")
    assert hit is not None
    assert (hit.step, hit.problem) == ("pour", "hot")
    within = finder.find_problem("am nong qua", "tea", "boil")
    assert within is None or within.step == "boil"
    assert finder.find_problem("am nong qua", "cup") is None
    assert finder.find_problem("", "tea") is None


def test_each_guide_is_offered_once_best_first(library: Library) -> None:
    """Several texts of one guide make one offer; the surest comes first; no more than asked for."""
    hits = library.finder.search("vneid", limit=3)
    assert len(hits) == len({hit.guide for hit in hits}) == 3
    assert [hit.sure for hit in hits] == sorted((hit.sure for hit in hits), reverse=True)


def test_an_empty_library_finds_nothing() -> None:
    """Without guides there is nothing to find, and no error."""
    finder = Finder.build([])
    assert finder.search("cài vneid") == ()
    assert finder.find_problem("cài", "x") is None


def test_translations_are_more_texts_of_their_guide(library: Library) -> None:
    """Words of any language find the guide, whatever the person's language is."""
    assert first(library, "download vneid app") == "eid-install"


@given(st.text(max_size=MAX_CHARS + 100))
def test_any_text_can_be_searched(library: Library, text: str) -> None:
    """Any text gives hits between 0 and 1 that name guides of the library, or none."""
    for hit in library.finder.search(text):
        assert hit.guide in library.guides
        assert 0 <= hit.sure <= 1


def test_a_long_text_is_cut(library: Library) -> None:
    """What stands behind the first 600 characters does not count."""
    head = "cài vneid " * 59 + "x" * 10
    assert len(head) == MAX_CHARS
    assert library.finder.search(head + " mở tài khoản ngân hàng") == library.finder.search(head)


@pytest.mark.parametrize(
    ("text", "kind", "guide", "reply"),
    [
        ("pha trà", "guide", "tea", None),
        ("brew tea", "guide", "tea", None),
        ("rửa cái đọi cho sạch", "guide", "cup", None),
        ("rửa đọi", "maybe", "cup", None),
        ("xin chào", "smalltalk", None, "hello"),
        ("chào em nghe", "smalltalk", None, "hello"),
        ("xin hộ chiếu đi nước ngoài", "none", None, "passport"),
        ("xyzzy", "none", None, None),
        ("", "none", None, None),
    ],
)
def test_what_is_meant(text: str, kind: str, guide: str | None, reply: str | None) -> None:
    """A guide, several to choose from, a kind word, or nothing; guides are named with each."""
    meant = taught().interpret(text, LINES)
    assert (meant.kind, meant.reply.id if meant.reply else None) == (kind, reply)
    assert len(meant.hits) == 2
    assert guide in (None, meant.hits[0].guide)


def test_a_phrase_of_a_reply_is_sure_to_mean_it() -> None:
    """Who types just what stands in smalltalk.yaml means just that, however near a guide is."""
    near = Reply("near", "human", ("pha trà giùm",), {"vi": "Nhờ người nhà nhé."})
    meant = Finder.build([small.tea()], replies=[near]).interpret("pha trà giùm", LINES)
    assert (meant.kind, meant.reply) == ("human", near)


def test_without_guides_there_are_still_replies() -> None:
    """A library without guides answers small talk, and has no hits."""
    finder = Finder.build([], replies=REPLIES)
    assert finder.interpret("xin chào", LINES).kind == "smalltalk"
    assert finder.interpret("chào", LINES).hits == ()
    assert Finder.build([]).interpret("xin chào", LINES).kind == "none"


def test_a_reply_is_in_the_person_s_language() -> None:
    """An answer that is not translated is in Vietnamese."""
    assert [REPLIES[0].answer("en"), REPLIES[1].answer("en")] == ["Hello!", "Chưa có bài."]


def test_a_phrase_that_is_also_refused_is_not_literal() -> None:
    """What stands under phrases and under not alike leads elsewhere."""
    odd = small.tea(search={"phrases": ["trà đá"], "not": ["trà đá"]})
    assert [hit.guide for hit in Finder.build([odd, small.cup()]).search("trà đá")] == ["cup"]


def test_a_phrase_may_be_searched_as_any_text() -> None:
    """Where phrases shall be proven, the very phrase is not taken as sure."""
    finder = taught()
    assert finder.search("pha trà")[0].sure == 1.0
    assert finder.search("pha trà", literal=False)[0].sure < 1.0


def test_many_guides_are_told_apart() -> None:
    """A library of hundreds of guides finds as well as a small one."""
    names = [f"{a}{b}{c}" for a in "bcdghklmnt" for b in "aeiou" for c in "cmnpt"]
    said = ("ở đâu", "sao", "mấy", "nào", "khi", "nhà", "chợ", "xã", "tỉnh", "huyện", "thôn")
    finder = Finder.build(
        small.guide(f"g-{name}", [small.step("a")], search={"phrases": [f"làm {name} {word}" for word in said]})
        for name in names
    )
    assert [finder.search(f"muốn làm {name}")[0].guide for name in names[::50]] == [f"g-{name}" for name in names[::50]]


def test_synonyms_are_equal_where_their_groups_are() -> None:
    """A reload sees whether the groups changed."""
    assert Synonyms([["a", "b"]]) == Synonyms([("a", "b")])
    assert len({Synonyms([["a", "b"]]), Synonyms([["a", "c"]])}) == 2
    assert Synonyms() != ()
