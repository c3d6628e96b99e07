"""A guide's screens: cover, consent, step, whole guide, ending, each with the buttons that belong there."""

import pytest

import flows
from flows.core.address import Act, Address, address
from flows.core.content.overlay import Overlay
from flows.core.library import Library
from flows.core.person import Person
from flows.core.screen import Do, Drawing, Go, Link, Photo, Screen, Share
from flows.core.text.phone_number import format_phone
from flows.core.text.sentences import Sentences
from flows.guide.step import make_picture, make_store_url
from tests.harness import small
from tests.harness.player import address_of, started

TEA = address("guide", "tea")


def seen(library: Library, token: str) -> Screen:
    return flows.view(address_of(token), Person("k"), library)


def labels(screen: Screen) -> list[str]:
    return [b.label for row in screen.rows for b in row]


def test_the_cover_tells_what_it_takes(small_library: Library) -> None:
    """Result, time, cost, needs, authority, waiting time and warnings stand on the cover."""
    body = seen(small_library, "guide_tea").body
    tea = small.tea()
    for text in (
        tea.summary,
        tea.result,
        "10 phút",
        "0 đồng",
        "Cái ấm",
        "Gói trà",
        "Nhà bếp",
        "5 phút",
        *tea.warnings,
        small_library.sentences.say("vi", "cover-warnings"),
    ):
        assert text in body
    plain = seen(small_library, "guide_cup").body
    assert small_library.sentences.say("vi", "cover-warnings") not in plain
    assert small_library.sentences.say("vi", "cover-processing", time="").strip() not in plain


def test_the_cover_leads_to_all_parts(small_library: Library) -> None:
    """Start, the whole guide, what comes before, sharing, the shelf and home can be reached from the cover."""
    rows = seen(small_library, "guide_tea").rows
    assert [b for row in rows for b in row] == [
        Do("Bắt đầu", Act("start", TEA), main=True),
        Go("Xem cả bài", TEA.under("all")),
        Go("Làm trước: Rửa chén", address("guide", "cup")),
        Share("Gửi cho người nhà", TEA, small_library.sentences.say("vi", "share-text", title="Pha trà")),
        Go("Bài cùng loại", address("topic", "kitchen")),
        Go("Trang đầu", address("home")),
    ]


def test_the_cover_of_a_guide_under_way(small_library: Library) -> None:
    """With an open run one goes on, begins anew or puts it away, instead of starting."""
    player = started(small_library)
    assert labels(player.open("guide_tea"))[:3] == ["Làm tiếp", "Làm lại từ đầu", "Thôi, không làm"]
    assert player.press("Làm tiếp").address.token == "guide_tea_ask"


def test_what_comes_before_is_left_out_once_done(small_library: Library, words: Sentences) -> None:
    """A needed guide that is finished, under any of its ids, or that is no more, is not asked for."""
    before = "Làm trước: Rửa chén"
    player = started(small_library, "cup")
    assert before in labels(player.open("guide_tea"))
    player.do("next:guide_cup_rinse")
    assert before not in labels(player.open("guide_tea"))
    mug = small.guide("mug", [small.step("soap")], title="Rửa chén", formerly=["cup"])
    player.library = small.library(words, small.tea(needs={"guides": ["mug"]}), mug)
    assert before not in labels(player.open("guide_tea"))
    player.library = small.library(words, small.tea())
    assert before not in labels(player.open("guide_tea"))


def test_consent_has_two_even_answers(small_library: Library) -> None:
    """Nothing is pre-chosen, nothing else is asked, who runs the bot is named, and all about it can be read."""
    screen = seen(small_library, "guide_tea_consent")
    assert [b.label for b in screen.choices if b.main] == []
    assert labels(screen) == ["Nhớ giúp tôi", "Không cần nhớ", "Mình giữ gì, bao lâu, ai xem"]
    assert small.HOUSE.run_by in screen.body


def test_a_step_with_one_way_on(small_library: Library) -> None:
    """A step has its link, the way on, help, back and home, and its number on the longest way."""
    screen = seen(small_library, "guide_tea_ice")
    assert [b for row in screen.rows for b in row] == [
        Link("Mở trang đá", "https://da.vn/x"),
        Do("Xong bước này", Act("next", TEA.under("ice")), main=True),
        Go("Tôi bị mắc", TEA.under("ice", "stuck")),
        Go("Quay lại", TEA),
        Go("Trang đầu", address("home")),
    ]
    assert screen.title == small_library.sentences.say("vi", "step-title", title="Pha trà", number="2b", total=4)
    assert (screen.body, screen.picture) == ("Lấy đá.", None)


def test_the_last_step_finishes(small_library: Library) -> None:
    """The button of a last step says that it is the last."""
    assert labels(seen(small_library, "guide_tea_drink"))[0] == "Xong hết rồi"


def test_a_question_has_its_answers(small_library: Library) -> None:
    """Each answer is a button that names the step it leads to; the one that was given bears a tick."""
    player = started(small_library)
    assert player.screen.choices[:2] == (
        Do("Nóng", Act("pick", TEA.under("ask", "boil"))),
        Do("Đá", Act("pick", TEA.under("ask", "ice"))),
    )
    player.press("Đá")
    assert labels(player.press("Quay lại"))[:2] == ["Nóng", "✓ Đá"]


def test_a_step_shows_its_photo(small_library: Library, words: Sentences) -> None:
    """The photo is of the guide's folder, with its hash; a file that is missing is no photo."""
    assert seen(small_library, "guide_tea_boil").picture == Photo("tea/kettle.png", "a" * 64, "Cái ấm")
    bare = small.library(words, small.tea(photos={}))
    assert seen(bare, "guide_tea_boil").picture is None


def test_a_step_shows_its_drawing(words: Sentences) -> None:
    """A screen or a scene is to be drawn, told in the person's language; a step may have no picture."""
    steps = [small.step("a", picture={"scene": "counter", "alt": "Quầy"}), small.step("b")]
    one = small.guide("g", steps)
    assert seen(small.library(words, one), "guide_g_a").picture == Drawing(one.drawings["a"], "Quầy")
    assert make_picture(one, one.by_id["b"]) is None
    overlay = Overlay.model_validate({"language": "en", "steps": {"a": {"alt": "Counter"}}})
    translated = small.library(words, one, overlays=(overlay,)).guide("g", "en")
    assert translated is not None
    assert make_picture(translated, translated.by_id["a"]) == Drawing(one.drawings["a"], "Counter")


def test_the_whole_guide_on_one_page(small_library: Library) -> None:
    """Every step with its number, answers with where they go, jumps, and remedies; it may be cut into pieces."""
    screen = seen(small_library, "guide_tea_all")
    say = small_library.sentences.say
    for n, step in zip(("1", "2a", "2b", "3", "4"), small.tea().steps, strict=True):
        assert f"**{say('vi', 'whole-step', number=n)}** {step.text}" in screen.text
    assert f"- Nóng → {say('vi', 'whole-goto', number='2a')}" in screen.text
    assert f"Đun **nước** sôi.\n\n→ {say('vi', 'whole-goto', number=3)}" in screen.text
    assert "- *Bếp không lên lửa*: Làm lại cho đúng." in screen.text
    assert screen.long
    assert screen.text.count("→") == 3
    assert screen.body == small.tea().summary


def test_the_whole_guide_has_chapters(small_library: Library) -> None:
    """Each step is a chapter with its own picture, its answers, and what may go wrong apart from them."""
    screen, say = seen(small_library, "guide_tea_all"), small_library.sentences.say
    ask, boil, *_ = screen.chapters
    assert (ask.title, boil.title) == tuple(say("vi", "whole-step", number=n) for n in ("1", "2a"))
    assert (ask.aside, ask.aside_body) == ("", "")
    assert boil.picture == Photo("tea/kettle.png", "a" * 64, "Cái ấm")
    assert (boil.step, boil.aside) == (TEA.under("boil"), say("vi", "whole-problems", count=2))
    assert "Bếp không lên lửa" in boil.aside_body
    assert "Bếp" not in boil.body


def test_the_whole_guide_tells_where_it_ends(words: Sentences) -> None:
    """An answer or a jump that ends the guide says so; the last step need not."""
    steps = [
        small.step("a", choices=[{"label": "x", "next": "b"}, {"label": "y", "next": "done"}]),
        small.step("b", next="done"),
        small.step("c"),
    ]
    body = seen(small.library(words, small.guide("g", steps)), "guide_g_all").text
    assert f"- y → {words.say('vi', 'whole-end')}" in body
    assert f"Làm việc b.\n\n→ {words.say('vi', 'whole-end')}" in body
    assert body.endswith("Làm việc c.")


def test_the_ending(small_library: Library) -> None:
    """The end tells what was done and what could be next; rating is for those who finished."""
    screen = seen(small_library, "guide_tea_done")
    assert small.tea().result in screen.body
    assert screen.choices[0] == Go("Rửa chén", address("guide", "cup"), main=True)
    assert not {"Dễ", "Khó"} & set(labels(screen))
    assert labels(seen(small_library, "guide_cup_done")) == ["Gửi cho người nhà", "Xem lại bài này", "Trang đầu"]


def test_a_sequel_that_is_no_more_is_left_out(words: Sentences) -> None:
    """What could be next is named only while it is there."""
    screen = seen(small.library(words, small.tea()), "guide_tea_done")
    assert words.say("vi", "done-next") not in screen.body


@pytest.mark.parametrize(
    ("target", "url"),
    [
        ("android:com.vnid", "https://play.google.com/store/apps/details?id=com.vnid"),
        ("ios:1582750372", "https://apps.apple.com/vn/app/id1582750372"),
        ("https://vneid.gov.vn/x?y=1", "https://vneid.gov.vn/x?y=1"),
    ],
)
def test_addresses_outside(target: str, url: str) -> None:
    """A store's app and a page each have their https address."""
    assert make_store_url(target) == url


@pytest.mark.parametrize(
    ("digits", "read"),
    [
        ("113", "113"),
        ("6167", "6167"),
        ("19000368", "1900 0368"),
        ("18001096", "1800 1096"),
        ("1900545413", "1900 545 413"),
        ("0912345678", "0912 345 678"),
        ("692348560", "692 348 560"),
    ],
)
def test_phone_numbers_can_be_read_aloud(digits: str, read: str) -> None:
    """A number stands in groups of three or four, and loses no digit."""
    assert format_phone(digits) == read
    assert format_phone(digits).replace(" ", "") == digits


def test_a_screen_is_in_the_person_s_language(library: Library) -> None:
    """Buttons are in the person's language; texts too where they are translated, else in the source's."""
    person = Person("k", language="en")
    translated = flows.view(Address(("guide", "eid-install")), person, library)
    assert (translated.title, translated.language) == ("Install the VNeID app", "en")
    source = flows.view(Address(("guide", "safe-scam")), person, library)
    assert source.title == library.guides["safe-scam"].title
    assert source.choices[0].label == "Start"


def test_the_whole_guide_names_its_laws_last(words: Sentences) -> None:
    """The laws that a service rests on stand at the end of the whole guide, with their days where these are known."""
    laws = [{"name": "Nghị định 69/2024/NĐ-CP", "on": "2024-06-25"}, {"name": "Thông tư 09/2026/TT-BTC"}]
    service = {"authority": "Nhà bếp", "cost": "0 đồng", "legal_basis": laws}
    body = seen(small.library(words, small.guide("g", [small.step("a")], service=service)), "guide_g_all").text
    named = "Nghị định 69/2024/NĐ-CP (25/06/2024); Thông tư 09/2026/TT-BTC"
    assert body.endswith(f"\n\n{words.say('vi', 'whole-legal-basis', laws=named)}")
