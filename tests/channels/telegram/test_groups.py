"""Groups: a team's group is told of what concerns the team, and shown the guides that it asks for. Nothing can be done
there, all buttons lead into the private chat.
"""

import asyncio
from dataclasses import replace

import pytest

from bot.config import Flood as Patience
from bot.store import SystemChange
from flows.core.address import Address
from tests.fakes.botapi import FakeBotApi, Flood, Group, Phone, Rule
from tests.harness.patience import PATIENCE_S
from tests.harness.telegram import Plan, TelegramProgram, running
from tests.harness.telegram_chats import CALL, GROUP, NOW, OTHER_GROUP, TEAMS, seated, talking
from tests.harness.telegram_scenes import playing

LINK = "https://t.me/go_cua_test_bot?start="


@pytest.fixture
def plan(plan: Plan) -> Plan:
    """A house whose teams have groups."""
    library = replace(plan.library(), teams=TEAMS)
    return replace(plan, library=lambda: library)


async def told(house: TelegramProgram, chat: int = GROUP, place: Address = CALL) -> None:
    """A group is told of something, and has been shown it."""
    account = house.account(str(chat))
    await house.store.apply(SystemChange(NOW, told=[(account, place)]))
    house.turns.deliveries.announce([(account, place)])
    await paid(house)


async def paid(house: TelegramProgram) -> None:
    async with asyncio.timeout(PATIENCE_S):
        while await house.store.debts.find("telegram"):
            await asyncio.sleep(0.02)


async def taken(house: TelegramProgram) -> None:
    async with asyncio.timeout(PATIENCE_S):
        while house.api.world.updates.pending:
            await asyncio.sleep(0.02)
    await asyncio.sleep(0.3)


def links(phone: Phone) -> list[str]:
    return [url.removeprefix(LINK) for url in phone.screen.links.values()]


async def test_a_group_is_told(plan: Plan) -> None:
    """The card of a team stands in its group, with links alone: to itself, and where its buttons only show."""
    async with playing(plan) as house:
        with talking():
            phone, other = Group(house.api, GROUP).member(7), Group(house.api, OTHER_GROUP).member(8)
            await told(house)
            assert "Bà con ở Thôn 1 cần người giúp" in phone.screen.text
            assert links(phone) == ["call_k", "home"]
            assert not any(button.data for row in phone.screen.rows for button in row)
            await told(house, OTHER_GROUP)
            assert other.history == []  # it is not theirs


async def test_a_press_tells_the_group(plan: Plan) -> None:
    """What one person's turn has for a group comes there at once, and is no debt of theirs."""
    async with playing(plan) as house:
        with talking():
            group, phone = Group(house.api, GROUP).member(7), house.phone(1)
            await phone.open()
            await phone.wait_answer()
            await phone.press_forged("ask:ask")
            async with asyncio.timeout(PATIENCE_S):
                while not group.history:
                    await asyncio.sleep(0.02)
            await paid(house)
            assert "Bà con ở Thôn 1" in group.screen.text
            assert "Bà con ở Thôn 1" not in phone.screen.text


async def test_it_is_told_anew_in_the_same_message(plan: Plan) -> None:
    """Told again, the earlier message says how it is now, once only where nothing has changed."""
    async with playing(plan) as house:
        with talking() as here:
            phone = Group(house.api, GROUP).member(7)
            await told(house)
            await told(house)
            here.call = "Chị Hoa đã nhận"
            await told(house)
            assert [screen.text for screen in phone.history] == ["Chị Hoa đã nhận"]
            phone.delete(phone.screen)
            await told(house)
            assert [screen.text for screen in phone.history] == ["Chị Hoa đã nhận"]


async def test_what_is_no_longer_theirs_is_withdrawn(plan: Plan) -> None:
    """Where the screen is gone, or another team's now, the message that told of it says so and leads nowhere."""
    async with playing(plan) as house:
        with talking() as here:
            phone = Group(house.api, GROUP).member(7)
            await told(house)
            here.place = "lia-2"
            await told(house)
            assert len(phone.history) == 1
            assert "chuyển cho tổ khác" in phone.screen.text
            assert phone.screen.rows == ()
            here.call = None
            await told(house)
            assert len(phone.history) == 1


async def test_a_withdrawal_that_was_flooded_is_tried_again(plan: Plan) -> None:
    """A card that Telegram would not edit at this moment is withdrawn by the next try."""
    async with playing(plan) as house:
        with talking() as here:
            phone = Group(house.api, GROUP).member(7)
            await told(house)
            house.api.strike(Rule(Flood(1), frozenset({"editMessageText"}), chat_id=GROUP, count=1))
            here.place = "lia-2"
            await told(house)
            assert "chuyển cho tổ khác" in phone.screen.text


async def test_a_group_is_told_after_a_restart(plan: Plan) -> None:
    """What a group is owed when the program ends it is shown by the next start."""
    with talking() as here:
        async with FakeBotApi() as api:
            phone = Group(api, GROUP).member(7)
            rule = api.strike(Rule(Flood(60), chat_id=GROUP))
            async with running(api, plan) as house:
                await house.store.apply(SystemChange(NOW, told=[(house.account(str(GROUP)), CALL)]))
                house.turns.deliveries.announce([(house.account(str(GROUP)), CALL)])
                await asyncio.sleep(0.3)
            here.call = "Chị Hoa đã nhận"
            api.lift(rule)
            async with running(api, plan) as house:
                async with asyncio.timeout(PATIENCE_S):
                    while not phone.history:
                        await asyncio.sleep(0.02)
                await paid(house)
            assert [screen.text for screen in phone.history] == ["Chị Hoa đã nhận"]


async def test_a_group_that_moved_and_one_that_put_the_bot_out(plan: Plan) -> None:
    """A group that became another is told there; one that the bot may not write to is owed nothing more."""
    async with playing(plan) as house:
        with talking() as here:
            group, shut = Group(house.api, GROUP), Group(house.api, OTHER_GROUP)
            await told(house)
            group.move(-1002000000009)
            here.call = "Chị Hoa đã nhận"
            await told(house)
            here.call = "Xong rồi"
            await told(house)
            moved = house.api.world.chats[-1002000000009]
            assert [message.text for message in moved.messages.values()] == ["Xong rồi"]
            here.place = "lia-2"
            shut.kick_bot()
            await told(house, OTHER_GROUP)
            assert shut.chat.messages == {}


async def asked(phone: Phone, words: str) -> list[str]:
    """Ask in a group, and give where the answer's links lead."""
    await phone.say(words)
    await phone.wait_answer()
    return links(phone)


async def test_a_guide_is_posted(plan: Plan) -> None:
    """`/guide` and what to do: a card of the guide, credited to the place of the group, or to the member who asks."""
    async with playing(plan) as house:
        phone = Group(house.api, GROUP, sees_all=False).member(7)
        assert await asked(phone, "/guide cài vneid") == ["guide_eid-install__p-lia-1"]
        assert "Cài ứng dụng VNeID" in phone.screen.text
        assert await asked(phone, "/guide@go_cua_test_bot cài vneid") == ["guide_eid-install__p-lia-1"]
        alone = house.phone(7)
        await alone.open()
        await alone.wait_answer()
        await seated(house, alone)
        assert await asked(phone, "/GUIDE   cài\nvneid ") == ["guide_eid-install__m-bcdfghj"]
        elsewhere = Group(house.api, -1002000000003).member(9)
        assert await asked(elsewhere, "/guide cài vneid") == ["guide_eid-install"]
        assert await asked(elsewhere, "@go_cua_test_bot /guide cài vneid") == ["guide_eid-install"]
        assert "Reached" not in await house.facts()


async def test_words_to_the_bot_are_credited_too(plan: Plan) -> None:
    """Who mentions the bot is answered by links that carry the same credit, one of them to the guide itself."""
    async with playing(plan) as house:
        phone = Group(house.api, GROUP).member(7)
        assert "guide_eid-install__p-lia-1" in await asked(phone, "@go_cua_test_bot cài vneid")
        assert all(token.endswith("__p-lia-1") for token in links(phone))


async def test_several_guides_none_or_only_the_command(plan: Plan) -> None:
    """Several that may be meant: up to four of them. None: the way in. Only the command: how to ask, and a few."""
    async with playing(plan) as house:
        phone = Group(house.api, -1002000000003).member(7)
        assert 2 <= len(await asked(phone, "/guide vneid")) <= 4
        assert await asked(phone, "/guide zzzz") == ["home"]
        assert len(await asked(phone, "/guide")) == 4
        assert "/guide vneid" in phone.screen.text


async def test_a_secret_in_a_group(plan: Plan) -> None:
    """A secret behind the command is answered by the warning, and looked up nowhere."""
    async with playing(plan) as house:
        phone = Group(house.api, GROUP).member(7)
        await asked(phone, "/guide mã otp là 482913")
        assert "482913" not in phone.screen.text
        assert not any("guide_eid" in token for token in links(phone))
        assert await house.facts() == []


async def test_other_commands_are_not_ours(plan: Plan) -> None:
    """Commands without the bot's name, other bots' commands and mere words are left alone, as is a flood of ours."""
    async with playing(replace(plan, flood=Patience(burst=3, per_second=0.01))) as house:
        phone = Group(house.api, GROUP).member(7)
        for words in ("/start", "/guides vneid", "/guide@other_bot vneid", "guide vneid", "/help"):
            await phone.say(words)
        await taken(house)
        assert phone.history == []
        for _ in range(12):
            await phone.say("/guide vneid")
        await taken(house)
        assert len(phone.history) == 3


async def test_the_menu_of_groups(plan: Plan) -> None:
    """Telegram is told the command of groups, in every language, beside those of private chats."""
    async with playing(plan) as house:
        async with asyncio.timeout(PATIENCE_S):
            while len(house.api.world.profile) < 4:
                await asyncio.sleep(0.02)
        commands = house.api.world.profile
        for language in ("", "en"):
            assert [c["command"] for c in commands[f"commands/{language}/all_group_chats"]] == ["guide"]
            assert "start" in [c["command"] for c in commands[f"commands/{language}/default"]]
