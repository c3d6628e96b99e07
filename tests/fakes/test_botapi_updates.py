"""Updates reach the bot as from Telegram: again until acknowledged, in order, to one taker only."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import aiohttp
import pytest
from aiohttp import web

from tests.fakes.botapi import FakeBotApi, Phone, PollHabits, Rules
from tests.fakes.botapi.refusals import ENDED_BY_WEBHOOK, OTHER_POLLER, WEBHOOK_ACTIVE, Refused
from tests.fakes.conftest import PERSON, Caller
from tests.harness.patience import PATIENCE_S

pytestmark = pytest.mark.anyio

IMPATIENT = Rules(poll=PollHabits(repeat_s=0, single_s=0, conflict_s=0), set_webhook_pause_s=0, webhook_retry_s=0.01)


@pytest.fixture(params=[False, True], ids=["aiohttp", "bare"])
async def api(request: pytest.FixtureRequest) -> AsyncIterator[FakeBotApi]:
    async with FakeBotApi(rules=IMPATIENT, bare=request.param) as started:
        yield started


def ids(updates: list[dict[str, Any]]) -> list[int]:
    return [update["update_id"] for update in updates]


async def test_an_update_comes_again_until_it_is_acknowledged(bot: Caller, phone: Phone) -> None:
    """Only a higher offset takes an update off the queue, however often it was handed over."""
    await phone.say("một")
    first = await bot.ask("getUpdates")
    assert [update["message"]["text"] for update in first] == ["/start", "một"]
    assert first == await bot.ask("getUpdates", offset=first[0]["update_id"])
    assert ids(await bot.ask("getUpdates", offset=ids(first)[1])) == ids(first)[1:]
    assert ids(await bot.ask("getUpdates", limit=1)) == ids(first)[1:]
    assert await bot.ask("getUpdates", offset=ids(first)[1] + 1) == []
    assert [pushed.deliveries for pushed in bot.api.world.pushed] == [2, 4]


async def test_a_negative_offset_keeps_only_the_newest(bot: Caller, phone: Phone) -> None:
    """offset=-1 gives the newest update and forgets those before it."""
    await phone.say("một")
    assert [update["message"]["text"] for update in await bot.ask("getUpdates", offset=-1)] == ["một"]
    assert len(await bot.ask("getUpdates")) == 1


async def test_a_long_poll_waits_for_an_update(bot: Caller, phone: Phone) -> None:
    """A poll with a timeout is answered when something comes, or empty when its time is up."""
    (started,) = await bot.ask("getUpdates")
    after = started["update_id"] + 1
    poll = asyncio.create_task(bot.ask("getUpdates", offset=after, timeout=5))
    await asyncio.sleep(0.05)
    assert not poll.done()
    await phone.say("a")
    await phone.say("b")
    assert [update["message"]["text"] for update in await poll] == ["a", "b"]
    assert await bot.ask("getUpdates", offset=after + 2, timeout=1) == []


async def test_a_second_poller_ends_the_first(bot: Caller) -> None:
    """Two pollers at once are a conflict, told to the one that waited."""
    first = asyncio.create_task(bot.ask("getUpdates", timeout=5))
    await asyncio.sleep(0.05)
    second = asyncio.create_task(bot.ask("getUpdates", timeout=1))
    with pytest.raises(Refused) as caught:
        await first
    assert (caught.value.code, caught.value.description) == (409, OTHER_POLLER)
    assert await second == []


async def test_a_poller_that_died_is_forgotten(bot: Caller, phone: Phone) -> None:
    """After a connection is lost in a poll, the next poll gets what came meanwhile, without a conflict."""
    (started,) = await bot.ask("getUpdates")
    poll = asyncio.create_task(bot.ask("getUpdates", offset=started["update_id"] + 1, timeout=5))
    await asyncio.sleep(0.05)
    poll.cancel()
    await phone.say("a")
    assert len(await bot.ask("getUpdates", offset=started["update_id"] + 1, timeout=5)) == 1


async def test_asking_again_at_once_is_slowed_down() -> None:
    """The same offset within half a second gives one update, and an empty queue is waited for."""
    rules = Rules(poll=PollHabits(repeat_s=0.2, single_s=0.5))
    async with FakeBotApi(rules=rules) as api, aiohttp.ClientSession() as session:
        bot, phone = Caller(api, session), Phone(api, PERSON)
        await phone.open()
        await phone.say("a")
        assert [len(await bot.ask("getUpdates")) for _ in range(2)] == [2, 1]
        last = api.world.pushed[-1].update_id
        assert await bot.ask("getUpdates", offset=last + 1) == []
        started = asyncio.get_running_loop().time()
        assert await bot.ask("getUpdates", offset=last + 1) == []
        assert asyncio.get_running_loop().time() - started > 0.15


async def test_only_the_kinds_asked_for_are_sent(bot: Caller, phone: Phone) -> None:
    """allowed_updates holds for updates that come later, until it is given again."""
    await bot.ask("getUpdates", allowed_updates=["callback_query"])
    with pytest.raises(RuntimeError, match="did not ask"):
        await phone.say("a")
    await bot.ask("getUpdates", allowed_updates=[])
    await phone.say("a")
    assert bot.api.push("message_reaction", PERSON, {}) is None


@dataclass
class Hook:
    """A bot's webhook: what came, and what it is to answer."""

    url: str = ""
    came: list[dict[str, Any]] = field(default_factory=list)
    secrets: list[str | None] = field(default_factory=list)
    answers: list[web.Response] = field(default_factory=list)
    """Given one by one; then 200."""
    news: asyncio.Event = field(default_factory=asyncio.Event)

    async def handle(self, request: web.BaseRequest) -> web.Response:
        self.came.append(await request.json())
        self.secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        self.news.set()
        return self.answers.pop(0) if self.answers else web.Response()

    async def wait(self, count: int) -> list[str]:
        """Wait for so many updates and give their texts."""
        async with asyncio.timeout(PATIENCE_S):
            while len(self.came) < count:
                self.news.clear()
                await self.news.wait()
        return [update["message"]["text"] for update in self.came]


async def until_taken(api: FakeBotApi) -> None:
    async with asyncio.timeout(PATIENCE_S):
        while api.world.updates.pending:
            await asyncio.sleep(0.01)


@asynccontextmanager
async def listening() -> AsyncIterator[Hook]:
    hook = Hook()
    runner = web.ServerRunner(web.Server(hook.handle, access_log=None))
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    hook.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield hook
    await runner.cleanup()


async def test_a_webhook_is_repeated_until_it_says_yes(bot: Caller, phone: Phone) -> None:
    """Waiting updates are brought with the secret token, again after a refusal, one chat's in order."""
    async with listening() as hook:
        hook.answers = [web.Response(status=500), web.Response(status=503)]
        await bot.ask("setWebhook", url=hook.url, secret_token="s3cret")
        await phone.say("một")
        assert await hook.wait(4) == ["/start", "/start", "/start", "một"]
        assert set(hook.secrets) == {"s3cret"}
        await until_taken(bot.api)
        info = await bot.ask("getWebhookInfo")
        assert (info["url"], info["pending_update_count"]) == (hook.url, 0)
        assert info["last_error_message"] == "Wrong response from the webhook: 503 Service Unavailable"


async def test_one_slow_chat_holds_up_no_other(bot: Caller, phone: Phone) -> None:
    """A chat whose update is refused again and again does not stop another chat's."""
    async with listening() as hook:
        await bot.ask("setWebhook", url=hook.url)
        await hook.wait(1)
        await until_taken(bot.api)
        hook.answers = [web.Response(status=500, headers={"Retry-After": "30"})]
        await phone.say("chậm")
        await hook.wait(2)
        await Phone(bot.api, PERSON + 1).say("nhanh")
        assert await hook.wait(3) == ["/start", "chậm", "nhanh"]


async def test_a_webhook_may_answer_with_a_call(bot: Caller, phone: Phone) -> None:
    """The method in a webhook's answer is carried out, its result told to nobody."""
    async with listening() as hook:
        reply = {"method": "sendMessage", "chat_id": PERSON, "text": "Chào bà con"}
        hook.answers = [web.json_response(reply), web.json_response({"method": "setWebhook", "url": ""})]
        await bot.ask("setWebhook", url=hook.url)
        assert (await phone.wait_answer()).text == "Chào bà con"
        await phone.say("a")
        await until_taken(bot.api)
        assert bot.api.service.webhook.active
        (call,) = [call for call in bot.api.calls if call.by_webhook]
        assert (call.method, call.code) == ("sendMessage", 200)


async def test_a_webhook_and_polling_exclude_each_other(bot: Caller, phone: Phone) -> None:
    """While a webhook is set getUpdates is a conflict; after deleteWebhook what was not taken is polled."""
    poll = asyncio.create_task(bot.ask("getUpdates", offset=10**9, timeout=5))
    await asyncio.sleep(0.05)
    await bot.ask("setWebhook", url="http://127.0.0.1:9/nobody")
    with pytest.raises(Refused, match=ENDED_BY_WEBHOOK):
        await poll
    await phone.say("a")
    assert await bot.refusal("getUpdates") == f"409 {WEBHOOK_ACTIVE}"
    await bot.ask("deleteWebhook")
    assert [update["message"]["text"] for update in await bot.ask("getUpdates")] == ["a"]
    await bot.ask("deleteWebhook", drop_pending_updates=True)
    assert await bot.ask("getUpdates") == []


@pytest.mark.parametrize(
    ("params", "words"),
    [
        ({"url": "ftp://a.vn"}, "400 Bad Request: invalid webhook URL specified"),
        ({"url": "https://a.vn", "secret_token": "é"}, "400 Bad Request: secret token contains unallowed characters"),
        ({"url": "https://a.vn", "secret_token": "x" * 257}, "400 Bad Request: secret token is too long"),
    ],
)
async def test_a_bad_webhook_is_refused(bot: Caller, params: dict[str, Any], words: str) -> None:
    """The address and the secret token of a webhook are checked."""
    assert await bot.refusal("setWebhook", **params) == words


async def test_webhooks_are_not_set_in_haste() -> None:
    """A second setWebhook within a second is a flood."""
    async with FakeBotApi() as api, aiohttp.ClientSession() as session:
        bot = Caller(api, session)
        await bot.ask("setWebhook", url="https://127.0.0.1:9/hook")
        assert await bot.refusal("setWebhook", url="https://127.0.0.1:9/hook") == (
            "429 Too Many Requests: retry after 1"
        )
