"""A person whose row cannot be read: they are answered, and everybody else is answered too."""

import pytest

from tests.harness.odd_rows import spoil
from tests.harness.telegram import Plan
from tests.harness.telegram_scenes import at_step, playing


@pytest.mark.parametrize("webhook", [False, True], ids=["polling", "webhook"])
async def test_one_broken_row_stops_nobody(plan: Plan, webhook: bool) -> None:
    """The update is acknowledged, its person sees a calm screen, and those who write with them and later go on."""
    async with playing(Plan(plan.library, plan.database, webhook=webhook)) as house:
        broken = house.phone()
        await at_step(broken)
        spoil(plan.database, "UPDATE person SET serial = serial + 1, state = '{'")
        await broken.press("Android")
        for id in range(2, 6):
            await at_step(house.phone(id))
        await broken.wait_answer()
        await broken.wait_quiet()
        assert plan.library().sentences.say("vi", "note-unreadable")[:20] in broken.screen.text
        assert await house.store.debts.find("telegram") == []
