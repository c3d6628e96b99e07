"""A person on the web whose row cannot be read: pages stay, calm and with a word why."""

import pytest

from tests.harness.odd_rows import BROKEN, spoil
from tests.harness.web import WebBuilder
from tests.harness.web_client import Client


@pytest.mark.parametrize("state", BROKEN)
async def test_who_cannot_be_read_reads_on(builder: WebBuilder, state: str) -> None:
    """Guides are shown, with a note; a press is answered by it too, and no page says that the store is away."""
    async with builder.open() as house, Client(house.app) as me:
        await me.open("/guide/pha-tra")
        await me.press("Bắt đầu")
        await me.press("Nhớ giúp tôi")
        pressed = me.page.form("Trà xanh")
        spoil(builder.folder / "test.db", "UPDATE person SET serial = serial + 1, state = ?", (state,))
        said = house.library.sentences.say("vi", "note-unreadable")
        for path in ("/", "/guide/pha-tra", "/guide/pha-tra/all", "/mine"):
            page = await me.open(path)
            assert (page.status, page.note) == (200, said)
        page = await me.send(pressed)
        assert (page.status, page.note) == (200, said)
        for path in ("/live/home", "/shown/home/x.png"):
            assert (await me.http.get(path)).status_code == 404
        assert (await me.http.get("/health")).status_code == 200
