"""Somebody on the web whom the program knows."""

from tests.harness.web import WebProgram
from tests.harness.web_client import Client


async def known(me: Client, house: WebProgram) -> str:
    """Become somebody; gives the key."""
    await me.open("/guide/pha-tra/consent")
    await me.press("Nhớ giúp tôi")
    loaded = await house.store.load(me.account, "")
    assert loaded.key
    return loaded.key
