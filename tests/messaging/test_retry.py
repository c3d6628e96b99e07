"""The one retry."""

import asyncio
import time

import pytest

from bot.messaging import retry
from bot.messaging.failures import Failed, Refused, Throttled
from bot.messaging.retry import Retry

pytestmark = pytest.mark.anyio
QUICK = Retry(first_s=0.001, max_s=0.01)


class Act:
    """Fails with each of these in turn, then works."""

    def __init__(self, *failures: Exception) -> None:
        self.failures, self.tries = list(failures), 0

    async def __call__(self) -> str:
        self.tries += 1
        if self.failures:
            raise self.failures.pop(0)
        return "done"


async def test_what_works_at_once_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the machinery is touched where the first try works."""
    monkeypatch.delattr(retry, "AsyncRetrying")
    assert await QUICK.run(act := Act()) == "done"
    assert act.tries == 1


async def test_it_is_tried_until_it_works() -> None:
    """Failures that may pass are tried again, however many there are."""
    assert await QUICK.run(act := Act(*[Failed("line")] * 9)) == "done"
    assert act.tries == 10


async def test_what_will_never_work_is_raised_at_once() -> None:
    """A refusal is not tried again, whether it comes first or later."""
    for failures in ([Refused("no")], [Failed("line"), Refused("no")]):
        act = Act(*failures)
        with pytest.raises(Refused):
            await QUICK.run(act)
        assert act.tries == len(failures)


async def test_tries_may_be_counted() -> None:
    """With a number of tries, the last failure is raised once they are used up."""
    for tries in (1, 3):
        act = Act(*[Failed(str(n)) for n in range(9)])
        with pytest.raises(Failed, match=str(tries - 1)):
            await Retry(first_s=0.001, tries=tries).run(act)
        assert act.tries == tries


async def test_who_asks_for_time_gets_it() -> None:
    """What the other side asks for is waited, no less, and not the time that would come next."""
    begun = time.monotonic()
    await Retry(first_s=60).run(Act(Throttled("slow down", 0.05), Throttled("slow down", 0.05)))
    assert 0.1 <= time.monotonic() - begun < 60


@pytest.mark.parametrize(("failures", "least", "most"), [(1, 0.4, 0.6), (4, 3.2, 4.8), (9, 48, 72), (2000, 48, 72)])
async def test_waits_grow_to_a_limit(monkeypatch: pytest.MonkeyPatch, failures: int, least: float, most: float) -> None:
    """The wait doubles with each failure up to a minute, spread a little."""
    waits: list[float] = []

    async def sleep(wait_s: float) -> None:
        waits.append(wait_s)

    monkeypatch.setattr(asyncio, "sleep", sleep)
    await Retry().run(Act(*[Failed("line")] * failures))
    assert len(waits) == failures
    assert least <= waits[-1] <= most
