"""A fake Bot API that is started for a test, a bot without a library, and a person who has opened it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from tests.fakes.botapi import FakeBotApi, Phone
from tests.fakes.botapi.refusals import Refused

PERSON = 77


class Caller:
    """A bot without a library: plain calls and what came back."""

    def __init__(self, api: FakeBotApi, session: aiohttp.ClientSession) -> None:
        self.api = api
        self.session = session

    async def ask(self, method: str, **params: Any) -> Any:
        """Call a method with JSON and give its result; raises Refused."""
        return await self.answer_of(method, json=params)

    async def answer_of(self, method: str, **body: Any) -> Any:
        """Call a method with any kind of body."""
        url = f"{self.api.api_base}{self.api.token}/{method}"
        async with self.session.post(url, **body) as answer:
            told = await answer.json()
        if told["ok"]:
            return told["result"]
        assert answer.status == told["error_code"]
        raise Refused(told["error_code"], told["description"], told.get("parameters"))

    async def refusal(self, method: str, **params: Any) -> str:
        """Call a method that must be refused and give its code and words."""
        with pytest.raises(Refused) as caught:
            await self.ask(method, **params)
        return f"{caught.value.code} {caught.value.description}"


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(params=[False, True], ids=["aiohttp", "bare"])
async def api(request: pytest.FixtureRequest) -> AsyncIterator[FakeBotApi]:
    """Start a server behind each of its two doors."""
    async with FakeBotApi(bare=request.param) as started:
        yield started


@pytest.fixture
async def bot(api: FakeBotApi) -> AsyncIterator[Caller]:
    async with aiohttp.ClientSession() as session:
        yield Caller(api, session)


@pytest.fixture
async def phone(api: FakeBotApi) -> Phone:
    person = Phone(api, PERSON)
    await person.open()
    return person
