"""Rendering: a screen as one message: what stands above what, and where its buttons lead."""

from urllib.parse import parse_qs, urlsplit

from bot.channels.telegram.render import draw_card, draw_group_card
from flows.core.address import Act, address
from flows.core.screen import Do, Go, Link, Screen, Share

BOT = "go_cua_bot"
TEA = address("guide", "tea")
SCREEN = Screen(
    TEA,
    "vi",
    "Pha trà",
    "Đun **nước**.",
    rows=(
        (Do("Bắt đầu", Act("start", TEA)), Go("Xem hết", TEA.under("all"))),
        (Link("Trang đá", "https://da.vn"),),
        (Share("Gửi", TEA, "Xem bài này", "m-bcdfghj"), Share("Gửi nữa", TEA, "Xem bài này")),
    ),
)


def shared(button: dict[str, str]) -> str:
    """The link that a button hands on."""
    return parse_qs(urlsplit(button["url"]).query)["url"][0]


def test_what_is_shared_is_credited() -> None:
    """A Share button hands on the link with its code, or without one."""
    drawn = draw_card(SCREEN, BOT)
    assert drawn.keyboard is not None
    with_code, without = drawn.keyboard["inline_keyboard"][2]
    assert shared(with_code) == f"https://t.me/{BOT}?start=guide_tea__m-bcdfghj"
    assert shared(without) == f"https://t.me/{BOT}?start=guide_tea"


def test_a_code_that_does_not_fit_is_left_out() -> None:
    """An address that fills the payload is shared without its credit."""
    long = address("guide", "g" * 24, "s" * 16, "p" * 8)
    screen = Screen(long, "vi", "Dài", rows=((Share("Gửi", long, "Xem", "m-" + "b" * 13),),))
    drawn = draw_card(screen, BOT)
    assert drawn.keyboard is not None
    assert shared(drawn.keyboard["inline_keyboard"][0][0]) == f"https://t.me/{BOT}?start={long.token}"


def test_a_demonstration_says_so_above_all_else() -> None:
    """The banner stands in bold above the note, which stands above the title; all of it as it is written."""
    screen = Screen(TEA, "vi", "Pha <trà>", note="Xong & tốt", banner="CHẠY <THỬ>")
    assert draw_card(screen, BOT).texts == (
        "<b>CHẠY &lt;THỬ&gt;</b>\n\n<i>Xong &amp; tốt</i>\n\n<b>Pha &lt;trà&gt;</b>",
    )  # fmt: skip
    assert "CHẠY" in draw_group_card(screen, BOT).texts[0]


def test_a_group_s_card_has_links_alone() -> None:
    """In a group only what shows is kept, as links into the private chat, one of them to the screen itself."""
    drawn = draw_group_card(SCREEN, BOT, "Mở ở chat riêng", "p-lia-1")
    assert drawn.keyboard == {
        "inline_keyboard": [
            [{"text": "Mở ở chat riêng", "url": f"https://t.me/{BOT}?start=guide_tea__p-lia-1"}],
            [{"text": "Xem hết", "url": f"https://t.me/{BOT}?start=guide_tea_all__p-lia-1"}],
        ]
    }
    assert draw_group_card(Screen(TEA, "vi", "Trà"), BOT).keyboard is None
